"""Asking for articles again at their addresses: what is due, what changed, and what that did to quotes and decisions."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.document import Document, Refusal
from factcheck.core.original import Original
from factcheck.core.schedule import next_due
from factcheck.core.vocabulary import AnchorFit
from factcheck.core.watched import Check, Watched, WatchOutcome
from factcheck.errors import AddressGone, AskedToWait, FetchError, UsageError
from factcheck.workflow.aftermath import Aftermath, between
from factcheck.workflow.ingest import ingest
from factcheck.workflow.progress import OnStep, Step
from factcheck.workflow.reading import read

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from factcheck.store.engine import Ledger

__all__ = ["Ask", "Due", "Looked", "WatchReport", "due_articles", "watch"]

Ask = Callable[[str, str | None, str | None], Original | None]
"""What stands at an address, given the ETag and the date of its last change that are known; None where it did not change. Raises FetchError."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is asked for now, in turn, and how much more of it is due; ``next`` is when the next of the rest is, None where nothing ever is."""

    articles: tuple[Watched, ...]
    left: int
    next: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What came of asking for one article.

    ``fits`` counts the quotes of the version before by how they stand in the new one; ``replaced`` are claims with another figure now, each with the one
    that took its place. ``notes`` say what else changed.
    """

    article: Watched
    check: Check
    fits: Mapping[AnchorFit, int] = field(default_factory=dict)
    replaced: tuple[tuple[Claim, Claim], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchReport:
    """What a call of watch found. ``aftermath`` is what that did to discrepancies, None where nothing was compared; ``refused`` are new texts that could not be kept."""

    looked: tuple[Looked, ...]
    aftermath: Aftermath | None = None
    refused: tuple[Refusal, ...] = ()


def due_articles(
    address: str, numbers: Sequence[str] = (), *, now: datetime, everything: bool = False, limit: int | None = None
) -> Due:
    """The articles that are to be asked for now: those that are due, or with ``everything`` all that are watched, or those that are named, whether they are due or not.

    At most ``limit`` of them, the longest due first; hosts take turns, so that no time is lost in waiting for one. Raises UsageError for an article without a web address, a
    LedgerError.
    """
    from factcheck.store.articles import article_of
    from factcheck.store.engine import open_ledger
    from factcheck.store.numbers import row_of
    from factcheck.store.watch import watched

    rows = list(dict.fromkeys(row_of(one, "A") for one in numbers))
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        found = watched(connection, rows or None)
        there = {one.id for one in found}
        for row in rows:
            if f"A{row}" not in there:
                known = article_of(connection, row)
                raise UsageError(
                    "has no address on the web", where=known.id, mend="Only articles of the web are watched."
                )
    wanted = found if rows or everything else [one for one in found if one.due is not None and one.due <= now]
    chosen = wanted[:limit]
    asked = {one.id for one in chosen}
    rest = [one.due for one in found if one.id not in asked and one.due is not None]
    return Due(tuple(_in_turn(chosen)), len(wanted) - len(chosen), min(rest, default=None))


def watch(
    address: str,
    due: Sequence[Watched],
    ask: Ask,
    *,
    now: Callable[[], datetime],
    accept: bool = False,
    on_step: OnStep | None = None,
) -> WatchReport:
    """Asks for articles again, writes down what came of each at once, and takes new texts over as new versions, which are compared at the end.

    What is no article any more is not taken over but with ``accept``. What was done stays done when the call is broken off. Raises a LedgerError.
    """
    from factcheck.store.discrepancies import states_of
    from factcheck.store.engine import open_ledger
    from factcheck.store.runs import is_unfinished

    with open_ledger(address, write=True) as ledger:
        with ledger.transaction() as connection:
            before, is_left = states_of(connection), is_unfinished(connection)
        call = _Call(ledger, ask, now, accept, on_step or _nothing)
        changed = call.changed(due)
        first = next(changed, None)
        if first is None and not is_left:
            return WatchReport(looked=tuple(call.looked))
        texts = chain((first,), changed) if first is not None else iter(())
        found = ingest(
            address, texts, now=now(), on_step=call.comparing
        )  # also makes up for a call that was broken off
        with ledger.transaction() as connection:
            after = states_of(connection)
    notes = {one.id: one.notes for one in found.articles}
    looked = tuple(replace(one, notes=notes.get(one.article.id, ())) for one in call.looked)
    return WatchReport(looked=looked, aftermath=between(before, after, found.notes), refused=found.refused)


@dataclass(slots=True)
class _Call:
    """One call of watch, and what came of each article so far."""

    ledger: Ledger
    ask: Ask
    now: Callable[[], datetime]
    accept: bool
    tell: OnStep
    looked: list[Looked] = field(default_factory=list)

    def comparing(self, step: Step) -> None:
        """Passes the steps of ingest on that are not this call's own."""
        if step.name != "reading":
            self.tell(step)

    def changed(self, due: Sequence[Watched]) -> Iterator[Document]:
        """The new texts, one at a time; when the next one is wanted, the last one has been kept."""
        for done, one in enumerate(due):
            self.tell(Step("asking", done, len(due)))
            document = self._look(one)
            if document is not None:
                yield document
                self._took(one, document)
            self.tell(Step("asking", done + 1, len(due)))

    def _look(self, one: Watched) -> Document | None:
        """The new text of an article, None where there is none, which is written down."""
        try:
            found = self.ask(one.place, one.etag, one.last_modified)
        except FetchError as error:
            outcome = WatchOutcome.GONE if isinstance(error, AddressGone) else WatchOutcome.FAILED
            wait = error.seconds if isinstance(error, AskedToWait) else 0
            self._note(one, outcome, error.what, wait=wait)
            return None
        if found is None:
            self._note(one, WatchOutcome.UNCHANGED, "the server says so")
            return None
        if found.sha256 == one.sha256:
            self._note(one, WatchOutcome.UNCHANGED, "the same bytes", found)
            return None
        return self._read(one, found)

    def _read(self, one: Watched, found: Original) -> Document | None:
        """The document in bytes that are others than before, None where its text is the same or is no article any more."""
        from factcheck.store.archive import archived_bytes
        from factcheck.store.articles import article_of
        from factcheck.store.numbers import row_of
        from factcheck.store.watch import known_of

        with self.ledger.transaction() as connection:
            before = article_of(connection, row_of(one.id, "A"))
            said, hinted = known_of(connection, one.version)
            raw = archived_bytes(connection, one.sha256)
        given = replace(found, said=said, hinted=hinted)
        document = read(given, self.now()).document
        if not isinstance(document, Document):
            self._note(one, WatchOutcome.FAILED, f"no article any more: {document.error.what}")
            return None
        after = document.article
        if _is_same(before, after) or self._is_other_reading(replace(given, raw=raw), after):
            self._note(one, WatchOutcome.UNCHANGED, "the same text", found)
            return None
        why = None if self.accept else api.why_no_article(before, after, asked=one.place, final=found.base)
        if why is not None:
            self._note(one, WatchOutcome.FAILED, f"no article any more: {why}")
            return None
        return replace(document, raw=found.raw)

    def _is_other_reading(self, kept: Original, after: Article) -> bool:
        """Would the bytes that are kept give the new text today? Then it is the reader that changed, and not the page."""
        document = read(kept, self.now()).document
        return isinstance(document, Document) and _is_same(document.article, after)

    def _took(self, one: Watched, document: Document) -> None:
        """Writes down what became of an article whose new text was given to be kept."""
        from factcheck.store.numbers import row_of
        from factcheck.store.watch import watched, what_became

        how = document.provenance
        with self.ledger.transaction() as connection:
            (present,) = watched(connection, [row_of(one.id, "A")])
            if present.version == one.version:
                note = "its new text could not be kept, or stands in the ledger as another article"
                self._keep(connection, one, self._check(one, WatchOutcome.FAILED, note))
                return
            became = what_became(connection, one.version, present.version)
            check = Check(
                asked=self.now(),
                due=next_due(self.now(), present.begun),
                outcome=WatchOutcome.CHANGED,
                etag=how.etag,
                last_modified=how.last_modified,
            )
            self._keep(connection, one, check, fits=became.fits, replaced=became.replaced)

    def _note(
        self, one: Watched, outcome: WatchOutcome, note: str, found: Original | None = None, *, wait: float = 0
    ) -> None:
        """Writes down what came of asking, where the ledger's text stays as it is."""
        with self.ledger.transaction() as connection:
            self._keep(connection, one, self._check(one, outcome, note, found, wait=wait))

    def _check(
        self, one: Watched, outcome: WatchOutcome, note: str, found: Original | None = None, *, wait: float = 0
    ) -> Check:
        """What is to be written down. Only what stands for the same text brings its own ETag."""
        failures = (one.last.failures if one.last else 0) + 1 if outcome is WatchOutcome.FAILED else 0
        return Check(
            asked=self.now(),
            due=next_due(self.now(), one.begun, outcome=outcome, failures=failures, wait=wait),
            outcome=outcome,
            failures=failures,
            note=note,
            etag=found.etag if found else one.etag,
            last_modified=found.last_modified if found else one.last_modified,
        )

    def _keep(self, connection: Connection, one: Watched, check: Check, **more: object) -> None:
        from factcheck.store.watch import keep_check

        keep_check(connection, one.id, check)
        self.looked.append(Looked(article=one, check=check, **more))  # type: ignore[arg-type]


def _is_same(before: Article, after: Article) -> bool:
    """Is it the same text under the same headline?"""
    return after.text == before.text and (after.title or before.title) == before.title


def _in_turn(articles: Sequence[Watched]) -> Iterator[Watched]:
    """The articles with their hosts in turn."""
    queues: dict[str, deque[Watched]] = {}
    for one in articles:
        queues.setdefault(urlsplit(one.place).netloc.lower(), deque()).append(one)
    while queues:
        for host in list(queues):
            yield queues[host].popleft()
            if not queues[host]:
                del queues[host]


def _nothing(step: Step) -> None:
    """What is done with a step when nobody asks."""
