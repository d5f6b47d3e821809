"""Deciding on many discrepancies at once: what they share, what a decision would do to each, and recording it. One transaction, an event for each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from factcheck.core.decision import By, Question
from factcheck.core.vocabulary import StepKind
from factcheck.errors import DecisionError, UnknownId
from factcheck.review.patterns import Trait
from factcheck.review.together import Foreseen, Omitted, SavedTogether, Way
from factcheck.review.together import foresee as foreseen_of
from factcheck.store.alike import names_of, retired_on
from factcheck.store.batches import Item, disputed_on, in_parts, leased, record_batch, standing_on
from factcheck.store.discrepancies import discrepancies_by_rows
from factcheck.store.entrance import Where, reading
from factcheck.store.numbers import number, row_of
from factcheck.store.steps import keep_step
from factcheck.workflow.decide import check_evidence, words_of
from factcheck.workflow.deciding import deciding
from factcheck.workflow.said import check_text

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["foresee", "foresee_all", "save", "traits"]


def traits(address: Where, numbers: Collection[str]) -> tuple[Trait, ...]:
    """What those of the discrepancies (``D3``) that wait are about, by number. Raises a LedgerError."""
    with reading(address) as connection:
        return tuple(
            Trait(number=one.number, kind=one.kind, subjects=one.subjects, metrics=one.metrics, sources=one.sources)
            for one in names_of(connection, numbers)
        )


def foresee(address: Where, numbers: Sequence[str], way: Way, *, by: By) -> Foreseen:
    """What a way of deciding would do to each of several discrepancies, in their order, and which are left out, why. Raises UnknownId, a LedgerError."""
    rows = list(dict.fromkeys(row_of(one, "D") for one in numbers))
    with reading(address) as connection:
        return _foreseen(connection, rows, way, by)


def foresee_all(address: Where, numbers: Sequence[str], way: Way, *, by: By) -> Foreseen:
    """The same where none may be left out. Raises DecisionError for the first that would be, and whatever ``foresee`` raises."""
    found = foresee(address, numbers, way, by=by)
    for one in found.omitted:
        raise DecisionError(
            f"cannot be decided with the others: {one.why}", where=one.number, mend="Leave it out, or decide it alone."
        )
    return found


def save(address: Where, foreseen: Foreseen, *, by: By) -> SavedTogether:
    """Records what was foreseen, each as a decision of one batch. What changed since, or is open before somebody else, is left out and told.

    Raises DecisionError for evidence that holds nothing, UnknownId for a claim as evidence that is not there, and a LedgerError.
    """
    finding = foreseen.way.finding
    check_text(by.reviewer, finding.note, finding.assignee, *words_of(finding.evidence))
    seen = {one.seen.id: one.seen for one in foreseen.planned}
    with deciding(address, by) as connection:
        check_evidence(connection, finding.evidence)
        now = _foreseen(connection, [row_of(one, "D") for one in seen], foreseen.way, by)
        changed = [
            Omitted(one.seen.id, why)
            for one in now.planned
            if (why := _changed(one.seen, seen[one.seen.id])) is not None
        ]
        if changed:
            left = {one.number for one in changed}
            same = [one.seen for one in now.planned if one.seen.id not in left]
            now = Foreseen(now.way, foreseen_of(now.way, same, busy={}).planned, now.omitted)
        if not now.planned:
            return SavedTogether((), (*now.omitted, *changed))
        items = [Item(one.seen.discrepancy, one.finding, one.changes) for one in now.planned]
        made = record_batch(connection, items, by=by)
        keep_step(connection, StepKind.DECIDE, made[0].id, by=by)
        return SavedTogether(tuple(made), (*now.omitted, *changed))


def _foreseen(connection: Connection, rows: Sequence[int], way: Way, by: By) -> Foreseen:
    found = {row: one for part in in_parts(rows) for row, one in discrepancies_by_rows(connection, part).items()}
    for row in rows:
        if row not in found:
            raise UnknownId(
                f"there is no discrepancy {number('D', row)} in the ledger",
                mend="List them with: factcheck discrepancies.",
            )
    standing = standing_on(connection, rows)
    questions = [Question(discrepancy=found[row], decision=standing.get(row)) for row in rows]
    busy = {one: f"{who} has it open" for one, who in leased(connection, by.reviewer, now=by.now).items()}
    busy |= dict.fromkeys(
        disputed_on(connection, rows), "two reviewers disagree on it, so a third settles it by itself"
    )
    return foreseen_of(way, questions, busy=busy, retired=retired_on(connection, rows))


def _changed(now: Question, seen: Question) -> str | None:
    """How a question differs from what was shown, in words; None where it is the same."""
    before, after = seen.decision, now.decision
    if after is not None and (before is None or before.id != after.id):
        return f"was decided since it was shown, by {after.reviewer} ({after.id})"
    if before is not None and after is None:
        return f"{before.id} on it was taken back since it was shown"
    same = (now.discrepancy.sides, now.discrepancy.state) == (seen.discrepancy.sides, seen.discrepancy.state)
    return None if same else "changed since it was shown"
