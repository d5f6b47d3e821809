"""Reading ahead of time on several processes: the same documents and claims in the same order, only sooner.

Reading is a pure function of the bytes, so it does not matter where it runs. What is written is written by one process, in order.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from factcheck.core.document import Document, Refusal
from factcheck.core.original import Original
from factcheck.errors import InputError
from factcheck.workflow.reading import Given, Read

__all__ = ["Ahead", "Reader", "read_ahead"]

Reader = Callable[[Given], Read]
"""What reads: a function that other processes find by its name."""

_WINDOW = 128
"""So many things wait for each process. Reason: two processes have more than a portion of 200 articles to read while this one compares the portion before."""

_BYTES = 32 * 1024 * 1024
"""So many bytes wait at most, whatever their number, so that a folder of large files does not fill the memory."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was given, whether the ledger knew it when it was its turn to be read, and what gives its reading: begun already, but for what is known."""

    given: Given
    is_known: bool
    read: Callable[[], Read]


def read_ahead(
    given: Iterable[Given], reader: Reader, *, jobs: int, is_known: Callable[[Given], bool]
) -> Generator[Ahead]:
    """What was given, in its order, each with its reading, which has begun on one of ``jobs`` processes where there are several.

    That for which ``is_known`` holds is read only where somebody asks for it.
    """
    if jobs == 1:
        for one in given:
            yield Ahead(one, is_known(one), partial(reader, one))
        return
    with ExitStack() as stack:
        readers = _Readers(reader, jobs, stack)
        waiting: deque[tuple[Ahead, int]] = deque()
        held = 0
        for one in given:
            known = is_known(one)
            size = len(one.raw) if isinstance(one, Original) else 0
            waiting.append((Ahead(one, known, partial(reader, one) if known else readers.begin(one)), size))
            held += size
            while waiting and (len(waiting) > jobs * _WINDOW or held > _BYTES):
                first, size = waiting.popleft()
                held -= size
                yield first
        while waiting:
            yield waiting.popleft()[0]


class _Readers:
    """The processes that read. One that dies takes its pool along: what waited there is read again, each by itself."""

    def __init__(self, reader: Reader, jobs: int, stack: ExitStack) -> None:
        self._reader, self._jobs, self._stack = reader, jobs, stack
        self._pool = self._start(jobs)

    def begin(self, one: Given) -> Callable[[], Read]:
        """Begin to read; what comes back waits for the reading, and raises what it raised."""
        if isinstance(one, Refusal):
            return lambda: Read(one)
        try:
            begun = self._pool.submit(self._reader, one)
        except BrokenProcessPool:
            self._pool = self._start(self._jobs)
            begun = self._pool.submit(self._reader, one)
        return lambda: self._finish(begun, one)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        # Not by fork: this process holds the ledger open, and its screen has a thread.
        pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts)
        self._stack.callback(pool.shutdown, cancel_futures=True)
        return pool

    def _finish(self, begun: Future[Read], one: Original | Document) -> Read:
        try:
            return begun.result()
        except BrokenProcessPool:
            return self._alone(one)

    def _alone(self, one: Original | Document) -> Read:
        """What a process of its own reads of one thing; a refusal where that dies of it."""
        where = one.where if isinstance(one, Original) else one.article.address or "standard input"
        with self._start(1) as pool:
            try:
                return pool.submit(self._reader, one).result()
            except BrokenProcessPool:
                died = InputError(
                    "the process that read this ended (the memory may have been full)",
                    where=where,
                    mend="Nothing of it was kept; please report it with the file.",
                )
                return Read(Refusal(where, died))


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that waits: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
