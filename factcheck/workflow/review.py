"""Review sessions: what waits, one thing of it at a time, decisions written as they are taken, and the place kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.core.chain import Head
from factcheck.core.claim import Claim
from factcheck.core.decision import By, Decision, Evidence, Finding, Question, Verdict
from factcheck.core.titles import Title
from factcheck.core.vocabulary import DiscrepancyKind, EvidenceKind
from factcheck.core.wording import byline
from factcheck.errors import DecisionError, UnknownId
from factcheck.review.acts import Matter
from factcheck.review.claims import ClaimToCheck, Weight, claim_rank, is_weighty
from factcheck.review.queue import Entry, question_rank
from factcheck.review.walk import rank_of
from factcheck.store.chain import head_of
from factcheck.store.claims import claim_of, place_of
from factcheck.store.decisions import standing_decision
from factcheck.store.discrepancies import discrepancy_of
from factcheck.store.engine import Ledger, open_ledger
from factcheck.store.numbers import parse_number
from factcheck.store.queue import open_discrepancies_of, repeats_of, waiting_claims, waiting_questions
from factcheck.store.sessions import end_session, mark_session, open_session, unfinished_session
from factcheck.store.titles import claim_titles, question_titles
from factcheck.workflow import aliases, decide
from factcheck.workflow.evidence import read_evidence
from factcheck.workflow.precedents import precedents_of

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["CLAIMS", "DISCREPANCIES", "Former", "Scope", "Sitting"]

DISCREPANCIES = "discrepancies"
CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a session walks: ``about`` discrepancies or claims, the former from a severity on or of one kind."""

    about: str = DISCREPANCIES
    min_severity: int | None = None
    kind: DiscrepancyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """Where an unfinished session stood: when it was used last, its place and what it had come to."""

    seen: datetime
    place: Entry | None
    skipped: tuple[str, ...]
    decided: int


class Sitting:
    """One reviewer before one ledger. Each call is a transaction of its own, so that nothing is held while the reviewer thinks.

    The record of the session is made with the first mark: who only finds an empty queue leaves none.
    """

    def __init__(self, address: str, reviewer: str, scope: Scope) -> None:
        self.address = address
        self.reviewer = reviewer
        self.scope = scope
        self._session: int | None = None
        self._known: tuple[Head | None, list[Entry]] | None = None

    def waiting(self) -> list[Entry]:
        """What waits now. Raises a LedgerError."""
        with open_ledger(self.address) as ledger, ledger.transaction() as connection:
            return self._waiting(connection)

    def resume(self) -> Former | None:
        """The session that this reviewer left unfinished, which goes on now; None where there is none, or it never showed anything."""
        with open_ledger(self.address) as ledger, ledger.transaction() as connection:
            former = unfinished_session(connection, self.reviewer, self.scope.about)
            if former is None:
                return None
            place = None if former.place is None else _matter(connection, former.place)
        self._session = former.id
        return Former(
            seen=former.seen,
            place=None if place is None else Entry(place.id, rank_of(place)),
            skipped=former.skipped,
            decided=former.decided,
        )

    def fetch(self, number: str | None) -> tuple[Matter | None, list[Entry]]:
        """The thing of a number as it is now (None where there is none, or none was named), and what waits now."""
        with open_ledger(self.address) as ledger, ledger.transaction() as connection:
            return None if number is None else _matter(connection, number), self._waiting(connection)

    def titles(self, numbers: Sequence[str]) -> dict[str, Title]:
        """Short lines for these numbers of the queue, by number; those that are not in the ledger any more are left out."""
        read = claim_titles if self.scope.about == CLAIMS else question_titles
        with open_ledger(self.address) as ledger, ledger.transaction() as connection:
            return {one.number: one for one in read(connection, numbers)}

    def mark(self, place: str, skipped: Sequence[str], decided: int, *, now: datetime) -> None:
        """Keeps the place of the session. Raises a LedgerError where the ledger cannot be written."""
        with self._writing() as ledger, ledger.transaction() as connection:
            session = self._session
            if session is None:
                session = open_session(connection, self.reviewer, self.scope.about, now=now).id
            mark_session(connection, session, place=place, skipped=skipped, decided=decided, now=now)
        self._session = session  # not before it is in the ledger

    def finish(self, *, now: datetime) -> None:
        """Ends the session, so that the next one begins from the top; nothing, where none was begun."""
        if self._session is not None:
            with self._writing() as ledger, ledger.transaction() as connection:
                end_session(connection, self._session, now=now)
            self._session = None

    def weigh(self, words: str) -> Evidence:
        """Words as evidence. Raises DecisionError, MissingPath, InputError, and UnknownId for a claim that is not there."""
        found = read_evidence(words)
        if found.kind is EvidenceKind.CLAIM:
            with open_ledger(self.address) as ledger, ledger.transaction() as connection:
                claim_of(connection, parse_number(found.text)[1])
        return found

    def save(self, seen: Question, finding: Finding, *, now: datetime) -> Decision:
        """Writes a finding down. Raises DecisionError where the question is not the one that was seen, and a LedgerError."""
        return decide.resolve(self.address, seen.id, finding, by=self._by(now), seen=seen)

    def verify(self, seen: Claim, verdict: Verdict, *, now: datetime) -> Decision:
        """Writes the status of a claim down. Raises DecisionError where the claim is not as it was seen, UnknownId and a LedgerError."""
        return decide.verify(self.address, [seen.id or ""], verdict, by=self._by(now), seen=[seen])

    def rule(self, name: str, other: str, *, same: bool, now: datetime) -> aliases.Ruled:
        """Rules that two names are one thing, or two, and compares again. Raises UsageError for what contradicts a ruling, and a LedgerError."""
        return aliases.add(self.address, name, other, same=same, by=self._by(now))

    def undo(self, *, now: datetime) -> Decision:
        """Takes the latest decision of this session back. Raises DecisionError where none stands."""
        if self._session is None:
            raise DecisionError("no decision of this session stands")
        return decide.undo(self.address, by=self._by(now))

    def _by(self, now: datetime) -> By:
        return By(reviewer=self.reviewer, now=now, session=self._session)

    def _writing(self) -> AbstractContextManager[Ledger]:
        return open_ledger(self.address, write=True)

    def _waiting(self, connection: Connection) -> list[Entry]:
        """What waits. Whatever changes it leaves an event, so it is looked up again only where there is a new one; else it is the same list."""
        head = head_of(connection)
        if self._known is None or self._known[0] != head:
            self._known = head, self._looked_up(connection)
        return self._known[1]

    def _looked_up(self, connection: Connection) -> list[Entry]:
        if self.scope.about == CLAIMS:
            return [
                Entry(
                    one.number,
                    claim_rank(
                        Weight(
                            severity=one.severity,
                            weighty=is_weighty(one.unit_code, one.metric, one.counted, one.predicate),
                            repeated=one.repeated,
                        )
                    ),
                )
                for one in waiting_claims(connection)
            ]
        found = waiting_questions(connection, min_severity=self.scope.min_severity, kind=self.scope.kind)
        return [Entry(one.number, question_rank(one.severity, one.score)) for one in found]


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
            )
        claim = claim_of(connection, row)
    except UnknownId:
        return None
    return ClaimToCheck(
        claim=claim,
        discrepancies=open_discrepancies_of(connection, row),
        repeated=tuple(byline(one.article) for one in repeats_of(connection, row)),
        retired=place_of(connection, row).retired is not None,
    )
