"""A correction taken back: what stood in the fields before stands there again, by a correction of its own where a reviewer had put it there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.core.claim import Claim
from factcheck.core.correction import HIDDEN, FieldValue, corrected, field_text, field_value
from factcheck.core.decision import By
from factcheck.core.vocabulary import EventKind, Status
from factcheck.errors import UsageError
from factcheck.store.chain import append_event
from factcheck.store.claims import claim_of, claims_of_article, place_of
from factcheck.store.corrections import correct_claim, corrections_of
from factcheck.store.numbers import row_of

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Change", "changes_of", "check_apart", "correction_step", "restore"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of a claim before and after, and what the rules say of it, as text; None for nothing."""

    field: str
    before: str | None
    after: str | None
    machine: str | None

    def as_record(self) -> dict[str, object]:
        """The dict that the event of a correction keeps."""
        return {"field": self.field, "before": self.before, "after": self.after, "machine": self.machine}


def changes_of(
    before: Claim, after: Claim, fields: Iterable[str], machine: Mapping[str, FieldValue]
) -> tuple[Change, ...]:
    """What stood in the fields that changed, what stands there now, and what the rules say (in ``machine`` of those that were corrected)."""
    return tuple(
        Change(
            field=name,
            before=field_text(getattr(before, name)),
            after=field_text(getattr(after, name)),
            machine=field_text(machine.get(name, getattr(before, name))),
        )
        for name in dict.fromkeys(fields)
        if getattr(before, name) != getattr(after, name)
    )


def correction_step(claim: str | None, changes: Sequence[Change], held: Iterable[str]) -> str:
    """A correction as a step of a session keeps it. ``held`` are the fields that were corrected before it."""
    over = set(held)
    fields = [
        {"field": one.field, "before": one.before, "after": one.after, "held": one.field in over} for one in changes
    ]
    return json.dumps({"claim": claim, "fields": fields}, ensure_ascii=True)


def restore(connection: Connection, step: str, *, by: By) -> str:
    """Puts back what stood in the fields of a claim before the correction of a step, without comparing again; what was done, in words.

    One event. Raises UsageError, which says why, where the claim is not any more as that correction left it.
    """
    said = json.loads(step)
    number, fields = str(said["claim"]), said["fields"]
    row = row_of(number, "C")
    before = claim_of(connection, row)
    _check_untouched(before, fields, is_retired=place_of(connection, row).retired is not None)
    machine = {one.field: one.machine for one in corrections_of(connection, row)}
    values = {
        one["field"]: field_value(one["field"], one["before"])
        if one["held"] or one["field"] not in machine
        else machine[one["field"]]
        for one in fields
    }
    check_apart(corrected(before, values), claims_of_article(connection, row_of(before.article.id, "A")))
    after = correct_claim(connection, before, values, by=by)
    changes = changes_of(before, after, values, machine)
    facts = {"claim": number, "changes": [one.as_record() for one in changes], "reset": [], "note": None}
    append_event(connection, EventKind.CORRECT, reviewer=by.reviewer, facts=facts, now=by.now)
    told = [one for one in changes if one.field not in HIDDEN] or changes
    back = "; ".join(f"{one.field.replace('_', ' ')} is {_said(one.after)} again" for one in told)
    return f"the correction of {number}: {back}"


def check_apart(edited: Claim, others: Sequence[Claim]) -> None:
    """Nothing, where the claim does not become one that its article has already. Raises UsageError."""
    for other in others:
        if other.id != edited.id and other.key == edited.key and _is_new_key(edited, others):
            raise UsageError(
                f"{edited.id} would be what {other.id} is: the same figure in the form of a {edited.form}",
                mend=f"Withdraw one of the two: factcheck claim withdraw {edited.id}.",
            )


def _is_new_key(edited: Claim, others: Sequence[Claim]) -> bool:
    """Did the edit change what the claim is known by?"""
    return all(other.key != edited.key for other in others if other.id == edited.id)


def _check_untouched(found: Claim, fields: Sequence[Mapping[str, object]], *, is_retired: bool) -> None:
    look = f"See it: factcheck show {found.id}."
    if is_retired:
        raise UsageError(f"{found.id} is not found in its article any more", mend=look)
    if found.status is Status.WITHDRAWN:
        raise UsageError(f"{found.id} was withdrawn since it was corrected", mend=look)
    if any(field_text(getattr(found, str(one["field"]))) != one["after"] for one in fields):
        raise UsageError(f"{found.id} was corrected again since", mend=look)


def _said(text: str | None) -> str:
    return "nothing" if text is None else f"“{text}”"
