"""Review sessions: what waits, one thing of it at a time, decisions written as they are taken, and the place kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.copy import Copies
from factcheck.core.decision import By, Decision, Evidence, Finding, Question, Verdict
from factcheck.core.scope import CLAIMS, DISCREPANCIES, SECOND, Scope
from factcheck.core.titles import Title
from factcheck.core.vocabulary import EvidenceKind
from factcheck.errors import DecisionError, UnknownId
from factcheck.review.acts import Matter
from factcheck.review.addition import Addition, Fitted
from factcheck.review.patterns import Trait
from factcheck.review.queue import Entry, Lineup, question_rank
from factcheck.review.taken import Takeable
from factcheck.review.together import Foreseen, SavedTogether, Way
from factcheck.review.walk import rank_of
from factcheck.store.claims import claim_of
from factcheck.store.decisions import standing_decision
from factcheck.store.discrepancies import discrepancy_of
from factcheck.store.due import due_questions
from factcheck.store.entrance import Entrance
from factcheck.store.leases import give_up, held_by_others, renew_lease, take_lease
from factcheck.store.numbers import parse_number
from factcheck.store.queue import waiting_questions
from factcheck.store.scopes import claims_in_scope, questions_in_scope
from factcheck.store.seconds import disagreements, waiting_for_second
from factcheck.store.series import claims_beside
from factcheck.store.sessions import check_session, end_session, mark_session, open_session, unfinished_session
from factcheck.store.titles import claim_titles, question_titles
from factcheck.store.weights import waiting_claims
from factcheck.workflow import additions, aliases, bulk, claims, decide, seconds, sketch, steps
from factcheck.workflow.aftermath import Aftermath
from factcheck.workflow.evidence import read_evidence, with_copy
from factcheck.workflow.precedents import precedents_of
from factcheck.workflow.waiting import Waiting
from factcheck.workflow.weights import claim_entry, claim_to_check

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["CLAIMS", "DISCREPANCIES", "SECOND", "Former", "Scope", "Sitting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """Where an unfinished session stood: when it was used last, its place and what it had come to."""

    seen: datetime
    place: Entry | None
    skipped: tuple[str, ...]
    decided: int


class Sitting:
    """One reviewer before one ledger. Each call is a transaction of its own, so that nothing is held while the reviewer thinks.

    What was to wait until a day waits again when that has come by ``today``. The record of the session is made with the first mark: who only finds an empty queue leaves none.
    """

    def __init__(
        self, address: str, reviewer: str, scope: Scope, copies: Copies = Copies.FILES, *, today: date = date.min
    ) -> None:
        self.address = address
        self.copies = copies
        self.reviewer = reviewer
        self.scope = scope
        self.today = today
        self._entrance = Entrance(address)
        self._session: int | None = None
        self._waiting = self._waiting_in(scope)

    def waiting(self) -> list[Entry]:
        """What waits now. Raises a LedgerError."""
        with self._entrance.reading() as connection:
            return list(self._waiting.now(connection))

    def resume(self) -> Former | None:
        """The session that this reviewer left unfinished, which goes on now; None where there is none, or it never showed anything."""
        with self._entrance.reading() as connection:
            former = unfinished_session(connection, self.reviewer, self.scope.about)
            if former is None:
                return None
            place = None if former.place is None else self._matter(connection, former.place)
        self._session = former.id
        return Former(
            seen=former.seen,
            place=None if place is None else Entry(place.id, rank_of(place, self.today)),
            skipped=former.skipped,
            decided=former.decided,
        )

    def fetch(self, number: str | None, *, now: datetime) -> tuple[Matter | None, Lineup, Mapping[str, str]]:
        """The thing of a number as it is now (None where there is none, or none was named), what waits, and what is before others, with their names."""
        with self._entrance.reading() as connection:
            found = None if number is None else self._matter(connection, number)
            return found, self._waiting.now(connection), held_by_others(connection, self.reviewer, now=now)

    def narrow(self, scope: Scope) -> Lineup:
        """What waits behind another filter, which is the session's from now on where it lets anything through."""
        waiting = self._waiting_in(scope)
        with self._entrance.reading() as connection:
            found = waiting.now(connection)
        if found:
            self.scope, self._waiting = scope, waiting
        return found

    def titles(self, numbers: Sequence[str]) -> dict[str, Title]:
        """Short lines for these numbers of the queue, by number; those that are not in the ledger any more are left out."""
        read = claim_titles if self.scope.about == CLAIMS else question_titles
        with self._entrance.reading() as connection:
            return {one.number: one for one in read(connection, numbers)}

    def mark(self, place: str, skipped: Sequence[str], decided: int, *, now: datetime) -> None:
        """Keeps the place of the session, which others pass by as long as it is kept. Raises a LedgerError where the ledger cannot be written."""
        with self._entrance.writing() as connection:
            session = self._session
            if session is None:
                session = open_session(connection, self.reviewer, self.scope.about, now=now).id
            else:
                check_session(connection, session, self.reviewer)
            mark_session(connection, session, place=place, skipped=skipped, decided=decided, now=now)
            take_lease(connection, place, self.reviewer, session, now=now)
        self._session = session  # not before it is in the ledger

    def renew(self, *, now: datetime) -> None:
        """Says that what is open is still before the reviewer, who may think for longer than others would wait; nothing, where nothing is."""
        if self._session is not None:
            with self._entrance.writing() as connection:
                renew_lease(connection, self._session, now=now)

    def release(self) -> None:
        """Gives up what is open, so that others need not pass it by. The place stays."""
        if self._session is not None:
            with self._entrance.writing() as connection:
                give_up(connection, self._session)

    def finish(self, *, now: datetime) -> None:
        """Ends the session, so that the next one begins from the top; nothing, where none was begun."""
        if self._session is not None:
            with self._entrance.writing() as connection:
                end_session(connection, self._session, now=now)
                give_up(connection, self._session)
            self._session = None

    def rest(self) -> None:
        """Closes the ledger until the next call, so that nothing lies beside its file while the reviewer thinks."""
        self._entrance.rest()

    def weigh(self, words: str, *, now: datetime) -> Evidence:
        """Words as evidence, with a copy of what they name; an address may take some seconds. Raises DecisionError, MissingPath, InputError, and UnknownId for a claim that is not there."""
        found = read_evidence(words)
        if found.kind is EvidenceKind.CLAIM:
            with self._entrance.reading() as connection:
                claim_of(connection, parse_number(found.text)[1])
        return with_copy(found, self.copies, now=now)

    def save(self, seen: Question, finding: Finding, *, now: datetime) -> Decision:
        """Writes a finding down. Raises DecisionError where the question is not the one that was seen, and a LedgerError."""
        return decide.resolve(self._entrance, seen.id, finding, by=self._by(now), seen=seen)

    def verify(self, seen: Sequence[Claim], verdict: Verdict, *, now: datetime) -> tuple[Decision, Aftermath | None]:
        """Writes the status of claims down. Raises DecisionError where one is not as it was seen, UnknownId and a LedgerError."""
        return claims.judge(self._entrance, seen, verdict, by=self._by(now))

    def correct(self, seen: Claim, said: Mapping[str, str], note: str | None, *, now: datetime) -> claims.Edited:
        """Corrects fields of a claim. Raises DecisionError where the claim is not as it was seen, and what ``claims.edit`` raises."""
        return claims.edit(self._entrance, seen, said, by=self._by(now), note=note)

    def sketch(self, article: Article, addition: Addition) -> Fitted:
        """What claim words of an article make. Raises what ``sketch.sketch`` raises."""
        return sketch.sketch(self._entrance, article, addition)

    def add(self, article: Article, addition: Addition, *, now: datetime) -> additions.Added:
        """Adds a claim to an article. Raises DecisionError where its text is not as it was seen, and what ``additions.add`` raises."""
        return additions.add(self._entrance, article.id or "", addition, by=self._by(now), seen=article)

    def survey(self, article: Article) -> tuple[tuple[int, int], ...]:
        """Where the claims of an article stand. Raises UnknownId and a LedgerError."""
        return sketch.places_of(self._entrance, article)

    def rule(self, name: str, other: str, *, same: bool, now: datetime) -> aliases.Ruled:
        """Rules that two names are one thing, or two, and compares again. Raises UsageError for what contradicts a ruling, and a LedgerError."""
        return aliases.add(self._entrance, name, other, same=same, by=self._by(now))

    def undo(self, *, now: datetime) -> steps.Undone:
        """Takes the last step of this session back. Raises DecisionError where none stands, and a LedgerError."""
        return steps.undo_step(self._entrance, by=self._by(now))

    def look_back(self, *, now: datetime) -> Takeable:
        """How much of this session can be taken back. Raises DecisionError where nothing can, and a LedgerError."""
        return steps.takeable(self._entrance, self._begun(), by=self._by(now))

    def undo_all(self, *, now: datetime) -> steps.Undone:
        """Takes all of this session back. Raises DecisionError where nothing stands, and a LedgerError."""
        return steps.undo_session(self._entrance, self._begun(), by=self._by(now))

    def alike(self, numbers: Sequence[str]) -> tuple[Trait, ...]:
        """What those of the discrepancies that wait are about. Raises a LedgerError."""
        return bulk.traits(self._entrance, numbers)

    def foresee(self, numbers: Sequence[str], way: Way, *, now: datetime) -> Foreseen:
        """What a way of deciding would do to several discrepancies. Raises a LedgerError."""
        return bulk.foresee(self._entrance, numbers, way, by=self._by(now))

    def save_all(self, foreseen: Foreseen, *, now: datetime) -> SavedTogether:
        """Writes decisions on several discrepancies down, all together. Raises DecisionError, UnknownId for evidence, and a LedgerError."""
        return bulk.save(self._entrance, foreseen, by=self._by(now))

    @property
    def number(self) -> int | None:
        """The number of the session; None while it has none."""
        return self._session

    def _begun(self) -> int:
        if self._session is None:
            raise DecisionError("no decision of this session stands")
        return self._session

    def _by(self, now: datetime) -> By:
        return By(reviewer=self.reviewer, now=now, session=self._session)

    def _waiting_in(self, scope: Scope) -> Waiting:
        return Waiting("C" if scope.about == CLAIMS else "D", partial(self._looked_up, scope))

    def _matter(self, connection: Connection, number: str) -> Matter | None:
        """The thing of a number as this reviewer sees it."""
        found = _matter(connection, number)
        if not isinstance(found, Question):
            return found
        return seconds.as_seen(connection, found, self.reviewer, again=self.scope.about == SECOND)

    def _looked_up(self, scope: Scope, connection: Connection, only: Collection[int] | None) -> list[Entry]:
        """What waits now behind a filter; with ``only``, of these rows."""
        if scope.about == CLAIMS:
            return [claim_entry(one) for one in waiting_claims(connection, *claims_in_scope(scope), only=only)]
        conditions = questions_in_scope(scope)
        if scope.about == SECOND:
            found = waiting_for_second(connection, self.reviewer, *conditions, only=only)
            return [Entry(one.number, question_rank(one.severity, one.score)) for one in found]
        others = {one.number for one in disagreements(connection, only=only) if self.reviewer in one.reviewers}
        found = waiting_questions(connection, *conditions, only=only)
        again = due_questions(connection, self.reviewer, self.today, *conditions, only=only)
        return [
            *(Entry(one.number, question_rank(one.severity, one.score)) for one in found if one.number not in others),
            *(Entry(one.number, question_rank(one.severity, one.score, due=one.due)) for one in again),
        ]


def _matter(connection: Connection, number: str) -> Matter | None:
    """A discrepancy with its standing decision, or a claim with where it stands; None where the ledger has none of that number."""
    letter, row = parse_number(number)
    try:
        if letter == "D":
            found = discrepancy_of(connection, row)
            return Question(
                discrepancy=found,
                decision=standing_decision(connection, row),
                similar=precedents_of(connection, found),
                series=claims_beside(connection, found.claims),
            )
        claim = claim_of(connection, row)
    except UnknownId:
        return None
    return claim_to_check(connection, claim)
