"""Articles in, claims out of them, compared with what is there: all in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Literal

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.document import Document, Refusal
from factcheck.core.original import Original
from factcheck.core.vocabulary import EventKind
from factcheck.errors import ClaimError, FactcheckError, LedgerError
from factcheck.workflow.ahead import Ahead, read_ahead
from factcheck.workflow.portions import Portions
from factcheck.workflow.progress import OnStep, Step
from factcheck.workflow.reading import Given, Read, read
from factcheck.workflow.trail import tell_article

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from factcheck.store.engine import Ledger

__all__ = ["IngestReport", "IngestedArticle", "OnStep", "Step", "ingest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestedArticle:
    """What became of an article: its number, how many claims it has, and whether it is ``new``, a ``new version`` or ``known``.

    ``unknown`` says what the ledger does not know about it (its source, its date), ``notes`` what changed or was odd.
    """

    id: str
    title: str | None
    source: str | None
    published: date | None
    claims: int
    state: Literal["new", "new version", "known"]
    where: str
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What a call of ingest did. ``claims`` counts those of the articles that were read, known ones left out; ``uncompared`` articles wait to be compared.

    ``reopenings`` say which decisions on discrepancies do not hold any more; those on single claims are told in the notes of their article.
    """

    articles: tuple[IngestedArticle, ...]
    refused: tuple[Refusal, ...]
    claims: int
    new_discrepancies: int
    open_discrepancies: int
    reopened: int = 0
    notes: tuple[str, ...] = ()
    reopenings: tuple[str, ...] = ()
    uncompared: int = 0


def ingest(
    address: str,
    given: Iterable[Given],
    *,
    now: datetime,
    on_step: OnStep | None = None,
    jobs: int = 1,
    compare: bool = True,
) -> IngestReport:
    """Reads articles into a ledger, which is made when the first one comes, and compares their claims with all others.

    Each article is one transaction: one that fails is refused and the rest goes on. Comparing is one transaction for each portion of them; it is
    made up for where an earlier call was broken off. With ``jobs`` above 1 the bytes are read by so many processes, and the ledger is the
    same. With ``compare`` False the claims are compared by the next call that does, or by ``match``. Raises a LedgerError when the ledger cannot be opened, made or written.
    """
    tell = on_step or _nothing
    total = len(given) if isinstance(given, Sized) else None
    with ExitStack() as stack:
        batch = _Batch(address, now, stack, tell, compares=compare)
        ahead = read_ahead(given, partial(read, now=now), jobs=jobs, is_known=batch.knows)
        stack.callback(ahead.close)  # before the ledger: nobody reads for a call that was broken off
        for done, one in enumerate(ahead, start=1):
            tell(Step("reading", done - 1, total))
            batch.take(one)
            tell(Step("reading", done, total))
        return batch.finish()


class _Batch:
    """One call of ingest: the ledger, once there is one, and what became of the articles so far."""

    def __init__(self, address: str, now: datetime, stack: ExitStack, tell: OnStep, *, compares: bool) -> None:
        from factcheck.store.engine import ledger_exists

        self._address, self._now, self._stack, self._tell = address, now, stack, tell
        self._compares = compares
        self._articles: list[IngestedArticle] = []
        self._refused: list[Refusal] = []
        self._ledger: Ledger | None = None
        self._portions = Portions(now)
        self._version = api.reading_version()
        if ledger_exists(address):
            self._open()

    def knows(self, given: Given) -> bool:
        """Is it in the ledger already, so that it need not be read? Bytes are known by their key, articles by their text and facts."""
        if self._ledger is None:
            return False
        with self._ledger.transaction() as connection:
            return self._found(connection, given) is not None

    def take(self, one: Ahead) -> None:
        """Reads one article into the ledger, or writes down why not; compares, where a portion is full."""
        where = _where(one.given)
        try:
            told = self._known(one.given, where) if one.is_known else None
            if told is None:
                found = one.read()
                if isinstance(found.document, Refusal):
                    self._refused.append(found.document)
                    return
                told = self._keep(found, where)
            self._articles.append(told)
        except LedgerError:
            raise
        except FactcheckError as error:
            self._refused.append(Refusal(where, error))
        if self._compares and self._portions.is_due:
            self._compare()

    def finish(self) -> IngestReport:
        """Compares what is left, or what an earlier call did not come to, and reports."""
        from factcheck.store.discrepancies import count_open

        waiting = 0
        if self._ledger is not None:
            if self._compares and self._portions.is_open:
                self._compare(last=True)
            with self._ledger.transaction() as connection:
                waiting = count_open(connection)
        gave = self._portions.gave
        return IngestReport(
            articles=tuple(self._articles),
            refused=tuple(self._refused),
            claims=sum(article.claims for article in self._articles if article.state != "known"),
            new_discrepancies=gave.new,
            open_discrepancies=waiting,
            reopened=gave.reopened,
            notes=gave.notes,
            reopenings=gave.reopenings,
            uncompared=self._portions.waiting,
        )

    def _compare(self, *, last: bool = False) -> None:
        if self._ledger is None:
            return
        self._tell(Step("comparing", 0, 1))
        with self._ledger.transaction() as connection:
            self._portions.compare(connection, last=last)
        self._tell(Step("comparing", 1, 1))

    def _found(self, connection: Connection, given: Given) -> Article | None:
        """The article that the ledger has of something that was given, None where it is to be read."""
        from factcheck.store.articles import Standing, known_reading, recognise

        if isinstance(given, Refusal):
            return None
        try:
            if isinstance(given, Original):
                return known_reading(connection, given, self._version)
            known = recognise(connection, given.article)
        except UnicodeEncodeError:  # what no database can hold is in none
            return None
        return known.article if known.standing is Standing.KNOWN else None

    def _known(self, given: Given, where: str) -> IngestedArticle | None:
        """What the ledger has of something that was known when it was asked for; None where it is to be read after all, since another version came in the meantime."""
        from factcheck.store.claims import count_of_article
        from factcheck.store.numbers import row_of

        if self._ledger is None:
            return None
        with self._ledger.transaction() as connection:
            kept = self._found(connection, given)
            if kept is None:
                return None
            claims = count_of_article(connection, row_of(kept.id, "A"))
        known = Document(kept, b"")
        if isinstance(given, Document):
            known = replace(given, article=kept, notes=(*given.notes, *_elsewhere(kept, given.article)))
        return _told(known, claims, "known", where)

    def _keep(self, found: Read, where: str) -> IngestedArticle:
        """Recognises an article; writes it and its claims where it is not known. One transaction."""
        from factcheck.store.articles import Standing, check_keepable, keep_version, recognise
        from factcheck.store.claims import count_of_article
        from factcheck.store.keeping import Reading, keep_claims

        document = found.document
        if isinstance(document, Refusal) or found.copy is None:
            raise ClaimError("there is nothing to keep", where=where)
        check_keepable(document.article, document.provenance.place)
        if self._ledger is None:  # a ledger is made for an article that can be read, not before
            found.claims_of(document.article)
        ledger = self._ledger or self._open()
        with ledger.transaction() as connection:
            known = recognise(connection, document.article)
            if known.standing is Standing.KNOWN and known.article_id is not None:
                claims = count_of_article(connection, known.article_id)
                again = replace(
                    document,
                    article=known.article,
                    notes=(*document.notes, *_elsewhere(known.article, document.article)),
                )
                return _told(again, claims, "known", where)
            run_id = self._portions.begin(connection)
            claims_now = found.claims_of(known.article)
            kept, version = keep_version(connection, known, document, found.copy, now=self._now, run_id=run_id)
            reading = Reading(version.article_id, version.version_id, run_id, self._now)
            done = keep_claims(connection, reading, kept, claims_now)
            tell_article(connection, EventKind.INGEST, version.article_id, run_id=run_id, now=self._now)
        claims = done.new + done.known
        self._portions.add(is_new=known.standing is Standing.NEW)
        notes = (*document.notes, *known.changes, *done.notes)
        return _told(replace(document, article=kept, notes=notes), claims, known.standing.value, where)

    def _open(self) -> Ledger:
        """Opens the ledger, made first where there is none."""
        from factcheck.store.engine import ledger_exists, open_ledger

        if not ledger_exists(self._address):
            from factcheck.store.creation import create_ledger

            create_ledger(self._address)
        self._ledger = ledger = self._stack.enter_context(open_ledger(self._address, write=True))
        with ledger.transaction() as connection:
            self._portions.resume(connection)
        return ledger


def _told(
    document: Document, claims: int, state: Literal["new", "new version", "known"], where: str
) -> IngestedArticle:
    article = document.article
    return IngestedArticle(
        id=article.id or "",
        title=article.title,
        source=article.publisher,
        published=article.published,
        claims=claims,
        state=state,
        where=where,
        unknown=document.unknown,
        notes=document.notes,
    )


def _where(given: Given) -> str:
    if isinstance(given, Document):
        return given.article.address or given.article.title or "standard input"
    return given.where


def _elsewhere(kept: Article, given: Article) -> tuple[str, ...]:
    """A note where the same text was read from somewhere else."""
    if kept.address == given.address:
        return ()
    return (f"the same text was read before from {kept.address or 'standard input'}",)


def _nothing(step: Step) -> None:
    """What is done with a step when nobody asks."""
