"""Reading claims ahead of time on several processes: the same claims in the same order, only sooner.

The rules are pure functions of an article, so it does not matter where they run. What is written is written by one process, in order.
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

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.document import Document, Refusal
from factcheck.errors import ClaimError

__all__ = ["Ahead", "Read", "read_ahead"]

Read = Callable[[Article], list[Claim]]
"""The rules: a function that other processes find by its name."""

_WINDOW = 4
"""So many articles wait for each process: enough to keep it busy, few enough to keep in memory."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A document or refusal, and the reading that another process has begun, None where none has."""

    document: Document | Refusal
    reading: Callable[[], list[Claim]] | None = None

    def claims(self, article: Article, read: Read) -> list[Claim]:
        """The claims of the article: those that were read ahead, where they are of this very article, else read now."""
        ahead = isinstance(self.document, Document) and self.document.article == article
        return self.reading() if self.reading is not None and ahead else read(article)


def read_ahead(
    documents: Iterable[Document | Refusal], read: Read, *, jobs: int, is_known: Callable[[Article], bool]
) -> Generator[Ahead]:
    """The documents in their order, each with its reading where it has begun on one of ``jobs`` processes.

    Articles for which ``is_known`` holds are not read. With one job nothing is read ahead.
    """
    if jobs == 1:
        yield from map(Ahead, documents)
        return
    with ExitStack() as stack:
        readers = _Readers(read, jobs, stack)
        waiting: deque[Ahead] = deque()
        for document in documents:
            if isinstance(document, Refusal) or is_known(document.article):
                waiting.append(Ahead(document))
            else:
                waiting.append(Ahead(document, readers.begin(document.article)))
            if len(waiting) > jobs * _WINDOW:
                yield waiting.popleft()
        yield from waiting


class _Readers:
    """The processes that read. One that dies takes its pool along: what waited there is read again, each article by itself."""

    def __init__(self, read: Read, jobs: int, stack: ExitStack) -> None:
        self._read, self._jobs, self._stack = read, jobs, stack
        self._pool = self._start(jobs)

    def begin(self, article: Article) -> Callable[[], list[Claim]]:
        """Begin to read; what comes back waits for the claims, and raises what the rules raised."""
        try:
            begun = self._pool.submit(self._read, article)
        except BrokenProcessPool:
            self._pool = self._start(self._jobs)
            begun = self._pool.submit(self._read, article)
        return lambda: self._finish(begun, article)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        # Not by fork: this process holds the ledger open, and its screen has a thread.
        pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts)
        self._stack.callback(pool.shutdown, cancel_futures=True)
        return pool

    def _finish(self, begun: Future[list[Claim]], article: Article) -> list[Claim]:
        try:
            return begun.result()
        except BrokenProcessPool:
            return self._alone(article)

    def _alone(self, article: Article) -> list[Claim]:
        """The claims of an article read by a process of its own. Raises ClaimError where that dies of it."""
        with self._start(1) as pool:
            try:
                return pool.submit(self._read, article).result()
            except BrokenProcessPool as error:
                raise ClaimError(
                    "the process that read this text ended (the memory may have been full)",
                    where=article.address or article.id,
                    mend="Nothing of it was kept; please report it with the text.",
                ) from error


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that waits: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
