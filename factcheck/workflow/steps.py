"""Taking back the last step of a session, or all of them, whatever they were: decisions, rulings on names, corrections, added claims.

Each is a new event; nothing is deleted. A step of which somebody left nothing meanwhile counts as gone, and is told.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.core.decision import By, Decision, Verdict
from factcheck.core.vocabulary import Ending, Status, StepKind
from factcheck.errors import ClaimError, DecisionError, FactcheckError, UnknownId, UsageError
from factcheck.review.effects import verdict_effects
from factcheck.review.taken import Takeable, TakenBack, batch_words
from factcheck.store.batches import batch_of, undo_decisions
from factcheck.store.claims import claim_of, place_of
from factcheck.store.decisions import check_standing, record_status, standing_decision, withdrawn_claims
from factcheck.store.entrance import Where, reading, writing
from factcheck.store.numbers import row_of
from factcheck.store.sessions import check_session
from factcheck.store.steps import Step, end_step, latest_session_of, standing_steps
from factcheck.workflow.aftermath import Aftermath, compare_after
from factcheck.workflow.aliases import take_back
from factcheck.workflow.restoring import restore
from factcheck.workflow.said import check_text

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Undone", "takeable", "undo_session", "undo_step"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back, and what that changed among the discrepancies, None where nothing had to be compared again."""

    taken: TakenBack
    aftermath: Aftermath | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one step was taken back as: its words and decisions; only ``lost`` where nothing was left of it, which is None where that is nobody's news."""

    words: str | None = None
    decisions: tuple[Decision, ...] = ()
    about: str | None = None
    lost: str | None = None


def undo_step(address: Where, *, by: By) -> Undone:
    """Takes back the last step of the session (``by.session``) that stands. Raises DecisionError where none stands, and a LedgerError."""
    none = DecisionError("no decision of this session stands", mend="Name one: factcheck undo R5.")
    if by.session is None:
        raise none
    with writing(address) as connection:
        check_session(connection, by.session, by.reviewer)
        withdrawn = withdrawn_claims(connection)
        part = _Part()
        while part.words is None and part.lost is None:
            steps = standing_steps(connection, by.session, last=True)
            if not steps:
                raise none
            part = _undone(connection, steps[0], by)
        taken = TakenBack(
            words=part.words,
            decided=len(part.decisions),
            about=part.about,
            lost=() if part.lost is None else (part.lost,),
        )
        anew = part.words is not None and steps[0].kind is not StepKind.DECIDE
        anew = anew or withdrawn_claims(connection) != withdrawn
        return Undone(taken=taken, aftermath=compare_after(connection, now=by.now) if anew else None)


def takeable(address: Where, session: int | None = None, *, by: By) -> Takeable:
    """How much of a session stands: of the one of that number, else of the reviewer's latest in which something does.

    Raises UnknownId for a session that is not there, DecisionError where nothing stands, and a LedgerError.
    """
    with reading(address) as connection:
        return _takeable(connection, session, by)


def undo_session(address: Where, session: int | None = None, *, by: By, note: str | None = None) -> Undone:
    """Takes back all that stands of a session, the newest first, in one transaction; ``session`` and what is raised are as for ``takeable``."""
    check_text(by.reviewer, note)
    with writing(address) as connection:
        withdrawn = withdrawn_claims(connection)
        number = _takeable(connection, session, by).session
        steps = standing_steps(connection, number)
        parts = [(step.kind, _undone(connection, step, by, note)) for step in steps]
        done = [(kind, part) for kind, part in parts if part.words is not None]
        counts = Counter(kind for kind, _ in done)
        decided = sum(len(part.decisions) for _, part in done)
        all_of_it = Takeable(
            session=number,
            decisions=decided,
            rulings=counts[StepKind.RULE],
            corrections=counts[StepKind.CORRECT],
            additions=counts[StepKind.ADD],
        )
        lost = tuple(part.lost for _, part in parts if part.lost is not None)
        words = f"session {number}: {all_of_it.words()}" if all_of_it else None
        anew = any(kind is not StepKind.DECIDE for kind, _ in done) or withdrawn_claims(connection) != withdrawn
        return Undone(
            taken=TakenBack(words=words, decided=decided, lost=lost),
            aftermath=compare_after(connection, now=by.now) if anew else None,
        )


def _takeable(connection: Connection, session: int | None, by: By) -> Takeable:
    number = latest_session_of(connection, by.reviewer, session)
    if number is None and session is not None:
        raise UnknownId(f"there is no session {session} in the ledger", mend="Its number is shown where it ends.")
    if number is None:
        raise DecisionError(f"nothing of a session of {by.reviewer} stands", mend="Name one: --session 3.")
    steps = standing_steps(connection, number)
    counts = Counter(step.kind for step in steps)
    decided = sum(
        one.stands for step in steps if step.kind is StepKind.DECIDE for one in batch_of(connection, row_of(step.about, "R"))
    )  # fmt: skip
    found = Takeable(
        session=number,
        decisions=decided,
        rulings=counts[StepKind.RULE],
        corrections=counts[StepKind.CORRECT],
        additions=counts[StepKind.ADD],
    )
    if not found:
        raise DecisionError(f"nothing of session {number} stands", mend="There is nothing left to take back of it.")
    return found


def _undone(connection: Connection, step: Step, by: By, note: str | None = None) -> _Part:
    """Takes one step back, without comparing again, and notes that it is gone."""
    end_step(connection, step, now=by.now)
    match step.kind:
        case StepKind.DECIDE:
            return _decisions(connection, row_of(step.about, "R"), by, note)
        case StepKind.RULE:
            return _ruling(connection, int(step.about), by, note)
        case StepKind.CORRECT:
            try:
                return _Part(words=restore(connection, step.about, by=by))
            except (ClaimError, UsageError) as error:
                return _Part(lost=f"{_sentence(error)}: its correction is left as it is")
        case StepKind.ADD:
            return _addition(connection, step.about, by, note)


def _decisions(connection: Connection, row: int, by: By, note: str | None) -> _Part:
    made = batch_of(connection, row)
    standing = [one for one in made if one.stands]
    lost = _lost(connection, made)
    if not standing:
        return _Part(lost=lost)
    undone = undo_decisions(connection, [row_of(one.id, "R") for one in standing], by=by, note=note)
    about = undone[0].discrepancy or next((effect.claim for effect in undone[0].effects), None)
    return _Part(words=batch_words(undone), decisions=tuple(undone), about=about, lost=lost)


def _lost(connection: Connection, made: list[Decision]) -> str | None:
    """What became of the decisions that stand no longer; None for those that the same session replaced itself."""
    gone = [one for one in made if not one.stands and not _replaced_itself(connection, one)]
    if not gone:
        return None
    if len(gone) > 1:
        return f"{len(gone)} of the {len(made)} decisions from {made[0].id} on had been taken back or superseded"
    try:
        check_standing(connection, gone[0])
    except DecisionError as error:
        return _sentence(error)
    return None


def _replaced_itself(connection: Connection, one: Decision) -> bool:
    if one.ending is not Ending.SUPERSEDED or one.discrepancy is None:
        return False
    stands = standing_decision(connection, row_of(one.discrepancy, "D"))
    return stands is None or stands.session == one.session


def _ruling(connection: Connection, row: int, by: By, note: str | None) -> _Part:
    try:
        ended = take_back(connection, row, by=by, note=note)
    except UnknownId:
        return _Part(lost=f"Ruling {row} on names had been taken back already")
    verb = "is" if ended.same else "is not"
    return _Part(words=f"ruling {ended.id}, “{ended.name}” {verb} “{ended.other}”")


def _addition(connection: Connection, number: str, by: By, note: str | None) -> _Part:
    row = row_of(number, "C")
    added = claim_of(connection, row)
    if added.status is Status.WITHDRAWN or place_of(connection, row).retired is not None:
        return _Part(lost=f"{number}, which was added, is gone already")
    verdict = Verdict(status=Status.WITHDRAWN, note=note)
    record_status(connection, verdict, verdict_effects(verdict, [added]), by=by)
    return _Part(words=f"{number}, which was added: it is withdrawn")


def _sentence(error: FactcheckError) -> str:
    return f"{error.what[:1].upper()}{error.what[1:]}"
