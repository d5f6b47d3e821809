"""Articles in, claims out of them, compared with what is there: all in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.document import Document, Refusal
from factcheck.core.vocabulary import EventKind
from factcheck.errors import ClaimError, FactcheckError, LedgerError
from factcheck.workflow.ahead import Ahead, read_ahead
from factcheck.workflow.match import compare_ledger, compare_new, run_of
from factcheck.workflow.progress import OnStep, Step
from factcheck.workflow.trail import tell_article, tell_comparison

if TYPE_CHECKING:
    from factcheck.store.engine import Ledger

__all__ = ["IngestReport", "IngestedArticle", "OnStep", "Step", "ingest", "read_claims"]


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
    """What a call of ingest did. ``claims`` counts those of the articles that were read, known ones left out."""

    articles: tuple[IngestedArticle, ...]
    refused: tuple[Refusal, ...]
    claims: int
    new_discrepancies: int
    open_discrepancies: int
    reopened: int = 0
    notes: tuple[str, ...] = ()


def ingest(
    address: str,
    documents: Iterable[Document | Refusal],
    *,
    now: datetime,
    on_step: OnStep | None = None,
    jobs: int = 1,
) -> IngestReport:
    """Reads articles into a ledger, which is made when the first one comes, and compares their claims with all others.

    Each article is one transaction: one that fails is refused and the rest goes on. Comparing is one transaction after them; it is
    made up for where an earlier call was broken off. With ``jobs`` above 1 the claims are read by so many processes, and the ledger is the
    same. Raises a LedgerError when the ledger cannot be opened, made or written.
    """
    tell = on_step or _nothing
    total = len(documents) if isinstance(documents, Sized) else None
    with ExitStack() as stack:
        batch = _Batch(address, now, stack)
        ahead = read_ahead(map(_at_home, documents), read_claims, jobs=jobs, is_known=batch.knows)
        stack.callback(ahead.close)  # before the ledger: nobody reads for a call that was broken off
        for done, one in enumerate(ahead, start=1):
            tell(Step("reading", done - 1, total))
            batch.take(one)
            tell(Step("reading", done, total))
        return batch.finish(tell)


class _Batch:
    """One call of ingest: the ledger, once there is one, and what became of the articles so far."""

    def __init__(self, address: str, now: datetime, stack: ExitStack) -> None:
        from factcheck.store.engine import ledger_exists

        self._address, self._now, self._stack = address, now, stack
        self._articles: list[IngestedArticle] = []
        self._refused: list[Refusal] = []
        self._ledger: Ledger | None = None
        self._run_id: int | None = None
        self._is_broken_off = False
        if ledger_exists(address):
            self._open()

    def knows(self, article: Article) -> bool:
        """Is the article in the ledger already, so that it need not be read?"""
        from factcheck.store.articles import Standing, recognise

        if self._ledger is None:
            return False
        with self._ledger.transaction() as connection:
            return recognise(connection, article).standing is Standing.KNOWN

    def take(self, one: Ahead) -> None:
        """Reads one article into the ledger, or writes down why not."""
        document = one.document
        if isinstance(document, Refusal):
            self._refused.append(document)
            return
        where = document.article.address or document.article.title or "standard input"
        try:
            self._articles.append(self._keep(document, where, one))
        except LedgerError:
            raise
        except FactcheckError as error:
            self._refused.append(Refusal(where, error))

    def finish(self, tell: OnStep) -> IngestReport:
        """Compares, where anything changed or an earlier call did not come to it, and reports."""
        from factcheck.store.discrepancies import count_open
        from factcheck.store.runs import Outcome, begin_run, complete_run

        read = [article for article in self._articles if article.state != "known"]
        claims = sum(article.claims for article in read)
        new, reopened, waiting = 0, 0, 0
        notes: tuple[str, ...] = ()
        if self._ledger is not None:
            with self._ledger.transaction() as connection:
                if read or self._is_broken_off:
                    tell(Step("comparing", 0, 1))
                    run_id = self._run_id or begin_run(connection, run_of("ingest", self._now))
                    if self._is_broken_off or any(article.state != "new" for article in read):
                        found = compare_ledger(connection, now=self._now, run_id=run_id)
                    else:
                        found = compare_new(connection, [one.id for one in read], now=self._now, run_id=run_id)
                    new, notes, reopened = found.new_discrepancies, found.notes, found.reopened
                    outcome = Outcome(articles=len(read), claims=claims, discrepancies=new, notes=notes)
                    complete_run(connection, run_id, outcome)
                    tell_comparison(connection, run_of("ingest", self._now), run_id, found)
                    tell(Step("comparing", 1, 1))
                waiting = count_open(connection)
        return IngestReport(
            articles=tuple(self._articles),
            refused=tuple(self._refused),
            claims=claims,
            new_discrepancies=new,
            open_discrepancies=waiting,
            reopened=reopened,
            notes=notes,
        )

    def _keep(self, document: Document, where: str, ahead: Ahead) -> IngestedArticle:
        """Recognises an article; writes it and its claims where it is not known. One transaction."""
        from factcheck.store.articles import Standing, check_keepable, keep_version, recognise
        from factcheck.store.claims import count_of_article
        from factcheck.store.keeping import Reading, keep_claims
        from factcheck.store.numbers import number
        from factcheck.store.runs import begin_run

        early = None
        if self._ledger is None:  # a ledger is made for an article that can be read, not before
            check_keepable(document.article)
            early = ahead.claims(document.article, read_claims)
        ledger = self._ledger or self._open()
        run_id = self._run_id
        notes = document.notes
        with ledger.transaction() as connection:
            known = recognise(connection, document.article)
            if known.standing is Standing.KNOWN and known.article_id is not None:
                kept, claims = known.article, count_of_article(connection, known.article_id)
                if kept.address != document.article.address:
                    notes = (*notes, f"the same text was read before from {kept.address or 'standard input'}")
            else:
                run_id = run_id or begin_run(connection, run_of("ingest", self._now))
                found = ahead.claims(known.article, read_claims) if early is None else early
                kept, version = keep_version(connection, known, document.raw, now=self._now, run_id=run_id)
                reading = Reading(version.article_id, version.version_id, run_id, self._now)
                done = keep_claims(connection, reading, kept, found)
                tell_article(connection, EventKind.INGEST, version.article_id, run_id=run_id, now=self._now)
                claims, notes = done.new + done.known, (*notes, *known.changes, *done.notes)
        self._run_id = run_id
        return IngestedArticle(
            id=kept.id or number("A", 0),
            title=kept.title,
            source=kept.source,
            published=kept.published,
            claims=claims,
            state=known.standing.value,
            where=where,
            unknown=replace(document, article=kept).unknown,
            notes=notes,
        )

    def _open(self) -> Ledger:
        """Opens the ledger, made first where there is none."""
        from factcheck.store.engine import ledger_exists, open_ledger
        from factcheck.store.runs import is_unfinished

        if not ledger_exists(self._address):
            from factcheck.store.upgrade import create_ledger

            create_ledger(self._address)
        self._ledger = ledger = self._stack.enter_context(open_ledger(self._address, write=True))
        with ledger.transaction() as connection:
            self._is_broken_off = is_unfinished(connection)
        return ledger


def read_claims(article: Article) -> list[Claim]:
    """The claims of an article. Raises ClaimError where the rules fail on it, so that the rest of a batch can go on.

    A broken installation or a full memory is not the article's fault, and passes through.
    """
    try:
        return api.extract_claims(article)
    except (FactcheckError, ImportError, MemoryError):
        raise
    except Exception as error:
        raise ClaimError(
            f"the rules failed on this text ({type(error).__name__}: {error})",
            where=article.address or article.id,
            mend="Nothing of it was kept; please report it with the text.",
        ) from error


def _at_home(document: Document | Refusal) -> Document | Refusal:
    """The document with the full path of its file as its address, so that it is known again from every folder."""
    if isinstance(document, Refusal):
        return document
    address = document.article.address
    if address is None or "://" in address or not Path(address).exists():
        return document
    return replace(document, article=replace(document.article, address=Path(address).resolve().as_posix()))


def _nothing(step: Step) -> None:
    """What is done with a step when nobody asks."""
