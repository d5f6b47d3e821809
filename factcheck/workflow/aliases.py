"""What a person knows of names: that two are one thing, or that they are not. One transaction and one event each."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.core.correction import Ruling
from factcheck.core.decision import By
from factcheck.core.vocabulary import EventKind, StepKind
from factcheck.review.names import check_ruling, key_of
from factcheck.store.chain import append_event
from factcheck.store.claims import current_claims
from factcheck.store.entrance import Where, reading, writing
from factcheck.store.rulings import end_ruling, keep_ruling, rulings
from factcheck.store.steps import keep_step
from factcheck.workflow.aftermath import Aftermath, compare_after
from factcheck.workflow.said import check_text

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Ruled", "add", "listed", "remove", "take_back"]

_NAMED_BY = ("subject", "actor", "metric", "counted")
"""The fields of claims whose names rulings are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruling that was made or taken back, and what that changed among the discrepancies.

    ``unknown`` says, in words, which of the names no claim has.
    """

    ruling: Ruling
    aftermath: Aftermath
    unknown: tuple[str, ...] = ()


def add(address: Where, name: str, other: str, *, same: bool, by: By, note: str | None = None) -> Ruled:
    """Rules that two names are one thing (``same``), or that they are not, and compares again.

    Raises UsageError for a ruling that says nothing new or contradicts those that stand, and a LedgerError.
    """
    check_text(by.reviewer, name, other, note)
    names = (" ".join(one.split()) for one in (name, other))
    given = Ruling(**dict(zip(("name", "other"), names, strict=True)), id=0, same=same, reviewer=by.reviewer, recorded=by.now, note=note)  # fmt: skip
    with writing(address) as connection:
        check_ruling(given, rulings(connection))
        kept = keep_ruling(connection, given)
        _tell(connection, kept, by, taken_back=False)
        keep_step(connection, StepKind.RULE, str(kept.id), by=by)
        unknown = _unknown(connection, kept)
        return Ruled(ruling=kept, aftermath=compare_after(connection, now=by.now), unknown=unknown)


def listed(address: Where) -> list[Ruling]:
    """The rulings that stand, in the order they were made."""
    with reading(address) as connection:
        return rulings(connection)


def remove(address: Where, row: int, *, by: By, note: str | None = None) -> Ruled:
    """Takes a ruling back by its number, and compares again. Raises UnknownId for one that does not stand, and a LedgerError."""
    check_text(by.reviewer, note)
    with writing(address) as connection:
        ended = take_back(connection, row, by=by, note=note)
        return Ruled(ruling=ended, aftermath=compare_after(connection, now=by.now))


def take_back(connection: Connection, row: int, *, by: By, note: str | None = None) -> Ruling:
    """Takes a ruling back inside a transaction that is open, without comparing again. One event. Raises UnknownId for one that does not stand."""
    ended = end_ruling(connection, row, now=by.now)
    _tell(connection, ended, by, taken_back=True, note=note)
    return ended


def _tell(connection: Connection, ruling: Ruling, by: By, *, taken_back: bool, note: str | None = None) -> None:
    said = {"ruling": ruling.id, "name": ruling.name, "other": ruling.other, "same": ruling.same}
    facts = said | {"taken_back": taken_back, "note": note if taken_back else ruling.note}
    append_event(connection, EventKind.ALIAS, reviewer=by.reviewer, facts=facts, now=by.now)


def _unknown(connection: Connection, ruling: Ruling) -> tuple[str, ...]:
    """Which names no claim has, with the nearest that one has."""
    named = {getattr(one, field) for one in current_claims(connection) for field in _NAMED_BY} - {None}
    keys = {key_of(one) for one in named}
    told = []
    for name in (ruling.name, ruling.other):
        if key_of(name) not in keys:
            near = difflib.get_close_matches(name, sorted(named), n=2, cutoff=0.6)
            hint = f"; the nearest are “{'” and “'.join(near)}”" if near else ""
            told.append(f"no claim is about “{name}” so far{hint}")
    return tuple(told)
