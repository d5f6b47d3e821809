"""Taking decisions back by their numbers: one, or all that were recorded together. One transaction, and an event for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.core.decision import By, Decision, Effect
from factcheck.errors import DecisionError
from factcheck.store.batches import batch_of, effects_of_undoing, undo_decisions
from factcheck.store.claims import claim_of
from factcheck.store.decisions import (
    check_standing,
    decision_of,
    decisions_of_claim,
    latest_standing,
    standing_decision,
    undo_decision,
)
from factcheck.store.discrepancies import discrepancy_of
from factcheck.store.entrance import Where, reading
from factcheck.store.numbers import parse_number, row_of
from factcheck.workflow.deciding import deciding, without
from factcheck.workflow.said import check_text

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["preview_batch", "preview_undo", "undo", "undo_batch"]


def preview_undo(address: Where, number: str | None, *, by: By) -> tuple[Decision, tuple[Effect, ...]]:
    """The decision that ``undo`` would take back, and what that would do to claims. Raises as ``undo`` does."""
    with reading(address) as connection:
        found = _to_undo(connection, number, by)
        return found, without(connection, found)


def undo(address: Where, number: str | None = None, *, by: By, note: str | None = None) -> Decision:
    """Takes a decision back: ``R5``, the one that stands on ``D3``, the one on ``C12``, or the reviewer's latest that stands.

    With ``by.session`` the latest is that of the session. Its discrepancy is open then, its claims have the status that the decisions left
    give them; nothing that it superseded is revived. Raises UnknownId, a LedgerError, and DecisionError where nothing stands.
    """
    check_text(by.reviewer, note)
    with deciding(address, by) as connection:
        found = _to_undo(connection, number, by)
        return undo_decision(connection, row_of(found.id, "R"), by=by, note=note)


def preview_batch(address: Where, number: str | None, *, by: By) -> tuple[list[Decision], tuple[Effect, ...]]:
    """The decisions that ``undo_batch`` would take back, and what that would do to claims. Raises as ``undo_batch`` does."""
    with reading(address) as connection:
        standing = _standing(connection, number, by)
        return standing, effects_of_undoing(connection, standing)


def undo_batch(address: Where, number: str | None = None, *, by: By, note: str | None = None) -> list[Decision]:
    """Takes back what still stands of the decisions that were recorded together with one, which is named as for ``undo``, but need not stand.

    Raises UnknownId, a LedgerError, and DecisionError where none of them stands.
    """
    check_text(by.reviewer, note)
    with deciding(address, by) as connection:
        rows = [row_of(one.id, "R") for one in _standing(connection, number, by)]
        return undo_decisions(connection, rows, by=by, note=note)


def _standing(connection: Connection, number: str | None, by: By) -> list[Decision]:
    """What stands of the batch of a decision."""
    if number is not None and parse_number(number)[0] == "R":
        named = decision_of(connection, row_of(number, "R"))
    else:
        named = _to_undo(connection, number, by)
    standing = [one for one in batch_of(connection, row_of(named.id, "R")) if one.stands]
    if not standing:
        check_standing(connection, named)
    return standing


def _to_undo(connection: Connection, number: str | None, by: By) -> Decision:
    """The decision that is meant."""
    if number is None:
        latest = latest_standing(connection, reviewer=by.reviewer, session=by.session)
        if latest is None:
            whose = "of this session" if by.session is not None else f"of {by.reviewer}"
            raise DecisionError(f"no decision {whose} stands", mend="Name one: factcheck undo R5.")
        return latest
    letter, row = parse_number(number)
    if letter == "R":
        named = decision_of(connection, row)
        check_standing(connection, named)
        return named
    if letter == "D":
        discrepancy_of(connection, row)
        stands = standing_decision(connection, row)
        if stands is None:
            raise DecisionError(f"no decision stands on D{row}", mend="List them with: factcheck decisions.")
        return stands
    if letter == "C":
        return _on_claim(connection, row)
    raise DecisionError(f"{number} has no decision", mend="Name a decision, a discrepancy or a claim: R5, D3, C12.")


def _on_claim(connection: Connection, row: int) -> Decision:
    """The decision that a claim has its status from, where it was made about claims alone."""
    claim_of(connection, row)
    standing = [one for one in decisions_of_claim(connection, row) if one.stands]
    if not standing:
        raise DecisionError(
            f"no decision stands on C{row}",
            mend=f"List them with: factcheck decisions. A correction is taken back with: factcheck claim edit C{row} --reset FIELD.",
        )
    latest = standing[-1]
    if latest.discrepancy is not None:
        raise DecisionError(
            f"C{row} has its status from {latest.id} on {latest.discrepancy}",
            mend=f"Take that back: factcheck undo {latest.id}.",
        )
    return latest
