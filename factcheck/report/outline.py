"""What a report says of each discrepancy in short, with the head of the trail: each report carries it, so that a later one can be held against it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.core.chain import Head
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import State
from factcheck.core.wording import side_figure
from factcheck.report.contents import Contents
from factcheck.report.words import heading

__all__ = ["Entry", "Outline", "entry_record", "outline_of", "outline_record", "read_json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A discrepancy in short. ``values`` are those of its sides, lower and upper, ``figures`` the sides in words."""

    id: str | None
    key: str
    heading: str
    kind: str
    severity: int
    state: State
    values: tuple[tuple[Decimal | None, Decimal | None], ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a report was made of. ``ledger`` is the hash of the first event, ``since`` the head that it tells changes since, ``narrowed`` what it was narrowed to, in words; ``is_whole`` is False where further pages were never written."""

    head: Head | None
    ledger: str | None = None
    since: Head | None = None
    has_since: bool = False
    narrowed: str | None = None
    is_whole: bool = True
    entries: tuple[Entry, ...] = ()


def entry_record(found: Discrepancy) -> dict[str, object]:
    """The dict of a discrepancy in short; the record of the whole has the same fields and more."""
    return {
        "id": found.id,
        "key": found.key,
        "heading": heading(found),
        "kind": str(found.kind),
        "severity": found.severity,
        "state": str(found.state),
        "sides": [
            {
                "value": decimal_text(side.value),
                "value_high": decimal_text(side.value_high),
                "figure": side_figure(side),
            }
            for side in found.sides
        ],
    }


def outline_record(contents: Contents) -> dict[str, object]:
    """What a report was made of, as a dict, without its discrepancies."""
    since = contents.since
    return {
        "ledger": contents.ledger,
        "head": _head_record(contents.head),
        "since": None if since is None else _head_record(since.head) or {"event": 0, "hash": None},
        "narrowed": None if contents.narrowing is None else contents.narrowing.words,
    }


def outline_of(record: object, more: Iterable[object] = ()) -> Outline:
    """The outline that a record tells, with the discrepancies of further ones. Raises ValueError for what is no such record."""
    if not isinstance(record, dict) or not isinstance(record.get("discrepancies"), list) or "head" not in record:
        raise ValueError("is no report")
    listed = [*record["discrepancies"]]
    for one in more:
        if not isinstance(one, dict) or not isinstance(one.get("discrepancies"), list):
            raise ValueError("has a page that is none of a report")  # noqa: TRY004 - a file says so, not a caller
        listed += one["discrepancies"]
    since, narrowed = record.get("since"), record.get("narrowed")
    return Outline(
        head=_head(record["head"]),
        ledger=_text(record.get("ledger")),
        since=_head(since),
        has_since=since is not None,
        narrowed=narrowed if isinstance(narrowed, str) else None,
        is_whole=record.get("whole") is not False,
        entries=tuple(_entry(one) for one in listed),
    )


def _head_record(head: Head | None) -> dict[str, object] | None:
    return None if head is None else {"event": head.id, "hash": head.hash}


def _head(record: object) -> Head | None:
    if record is None:
        return None
    if not isinstance(record, dict) or not isinstance(record.get("event"), int):
        raise ValueError("does not tell the head of a trail")  # noqa: TRY004 - as above
    return Head(record["event"], str(record.get("hash"))) if record["event"] else None


def _entry(record: object) -> Entry:
    try:
        found: Mapping[str, Any] = dict(record)  # type: ignore[call-overload]
        sides = [dict(side) for side in found["sides"]]
        return Entry(
            id=_text(found["id"]),
            key=str(found["key"]),
            heading=str(found["heading"]),
            kind=str(found["kind"]),
            severity=int(found["severity"]),
            state=State(found["state"]),
            values=tuple((_decimal(side["value"]), _decimal(side["value_high"])) for side in sides),
            figures=tuple(str(side["figure"]) for side in sides),
        )
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise ValueError("tells of a discrepancy what cannot be read") from error


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def read_json(text: str) -> object:
    """What a JSON text says. Raises ValueError."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("is nested too deep") from error
