"""Two reports held against one another: what is new, gone, decided, reopened, or has other values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.report.moves import Move, state_move
from factcheck.report.outline import Entry, Outline

__all__ = ["Difference", "are_of_one_ledger", "differences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs about one discrepancy, with what it was and what it is in words."""

    move: Move
    id: str | None
    severity: int
    before: str | None
    after: str | None
    about: str

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return {
            "change": str(self.move),
            "id": self.id,
            "severity": self.severity,
            "before": self.before,
            "after": self.after,
            "about": self.about,
        }


def are_of_one_ledger(old: Outline, new: Outline) -> bool:
    """Were both made from one ledger, as far as they tell? Else numbers mean nothing, and discrepancies are known by their keys."""
    return old.ledger == new.ledger and old.ledger is not None


def differences(old: Outline, new: Outline) -> tuple[Difference, ...]:
    """Everything that differs, the most severe first, then by the order of the newer report; what is gone last."""
    named = are_of_one_ledger(old, new)
    before, after = _by_name(old, named=named), _by_name(new, named=named)
    found = [one for name, entry in after.items() for one in _between(before.get(name), entry)]
    found.sort(key=lambda one: -one.severity)
    return (*found, *(_gone(entry) for name, entry in before.items() if name not in after))


def _by_name(outline: Outline, *, named: bool) -> Mapping[str, Entry]:
    return {(one.id if named else None) or one.key: one for one in outline.entries}


def _between(before: Entry | None, after: Entry) -> Iterator[Difference]:
    if before is None:
        yield _difference(Move.NEW, after, None, _told(after))
        return
    move = state_move(before.state, after.state)
    if move is not None:
        yield _difference(move, after, str(before.state), str(after.state))
    if _sorted(before) != _sorted(after):
        yield _difference(Move.VALUE, after, _sides(before), _sides(after))
    if before.severity != after.severity:
        yield _difference(Move.SEVERITY, after, str(before.severity), str(after.severity))
    if before.kind != after.kind:
        yield _difference(Move.KIND, after, before.kind, after.kind)


def _sorted(entry: Entry) -> list[tuple[str, str]]:
    """What its sides state, in whatever order: the values, or the words of a policy."""
    stated = zip(entry.values, entry.figures, strict=True)
    return sorted((figure if low is None else str(low.normalize()), str(high)) for (low, high), figure in stated)


def _gone(entry: Entry) -> Difference:
    return _difference(Move.GONE, entry, _told(entry), None)


def _difference(move: Move, entry: Entry, before: str | None, after: str | None) -> Difference:
    return Difference(move=move, id=entry.id, severity=entry.severity, before=before, after=after, about=entry.heading)


def _told(entry: Entry) -> str:
    return f"{_sides(entry)} ({entry.kind}, {entry.state})"


def _sides(entry: Entry) -> str:
    return " | ".join(entry.figures)
