"""A decision from its row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factcheck.core.decision import Decision, Effect, Evidence, Finding, JudgedSide, SecondReview
from factcheck.core.vocabulary import Cause
from factcheck.store.numbers import number
from factcheck.store.types import AnyRow

__all__ = ["decision_from"]


def decision_from(
    row: AnyRow, changes: tuple[Effect, ...], rests: tuple[Evidence, ...], seconds: tuple[SecondReview, ...]
) -> Decision:
    """The decision of a row, with what it does to claims, what it rests on, and the second reviews of it that stand."""
    finding = None
    if row.resolution is not None:
        finding = Finding(
            resolution=row.resolution,
            side=row.side,
            because=row.because,
            established=row.established,
            causes=tuple(None if cause is None else Cause(cause) for cause in row.causes),
            note=row.note,
            evidence=rests,
            assignee=row.assignee,
            due=row.due,
        )
    return Decision(
        id=number("R", row.id),
        reviewer=row.reviewer,
        recorded=row.recorded,
        effects=changes,
        discrepancy=None if row.discrepancy_id is None else number("D", row.discrepancy_id),
        finding=finding,
        judged=tuple(_judged(side) for side in row.judged),
        status=row.status,
        note=row.note,
        evidence=rests,
        session=row.session_id,
        ended=row.ended,
        ending=row.ending,
        batch=_named(row.batch_id),
        second_of=_named(row.second_of_id),
        agrees=row.agrees,
        settles=_named(row.settles_id),
        seconds=seconds,
    )


def _named(row: int | None) -> str | None:
    return None if row is None else number("R", row)


def _judged(side: dict[str, Any]) -> JudgedSide:
    value, high = side["value"], side["value_high"]
    return JudgedSide(
        value=None if value is None else Decimal(value),
        value_high=None if high is None else Decimal(high),
        claims=tuple(side["claims"]),
        keys=tuple(side["keys"]),
    )
