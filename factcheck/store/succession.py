"""Which stored discrepancy a discrepancy found now is: by its key, or by claims shared on two sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import DiscrepancyKind

__all__ = ["Stored", "successors"]

Sides = tuple[frozenset[int], ...]
"""The rows of the claims on each side."""

Stored = tuple[int, str, DiscrepancyKind, Sides]
"""A stored discrepancy: its row, key, kind and sides."""


def successors(found: Sequence[Discrepancy], sides: Sequence[Sides], stored: Sequence[Stored]) -> dict[int, int]:
    """For each discrepancy found now (by index) the row that it takes over; a new one is left out. A row is taken over once.

    An equal key goes first, then an equal kind, then the most claims shared.
    """
    by_claim: dict[int, set[int]] = defaultdict(set)
    by_key: dict[str, set[int]] = defaultdict(set)
    for place, (_, key, _, old_sides) in enumerate(stored):
        by_key[key].add(place)
        for member in {member for side in old_sides for member in side}:
            by_claim[member].add(place)
    candidates = []
    for index, one in enumerate(found):
        members = {member for side in sides[index] for member in side}
        for place in by_key[one.key].union(*(by_claim[member] for member in members)):
            row, key, kind, old_sides = stored[place]
            same_key, same_kind = key == one.key, kind is one.kind
            shared = len(members & {member for side in old_sides for member in side})
            if same_key or _continues(sides[index], old_sides, same_kind=same_kind):
                candidates.append((not same_key, not same_kind, -shared, row, index))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, row, index in sorted(candidates):
        if index not in taken and row not in used:
            taken[index] = row
            used.add(row)
    return taken


def _continues(new: Sides, old: Sides, *, same_kind: bool) -> bool:
    """Do the two share claims on two sides each? With one side (a date that cannot be) the kind must be equal too."""
    pairs = {(at, place) for at, side in enumerate(new) for place, former in enumerate(old) if side & former}
    if len(new) == 1 and len(old) == 1:
        return same_kind and bool(pairs)
    return any(one[0] != other[0] and one[1] != other[1] for one in pairs for other in pairs)
