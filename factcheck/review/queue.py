"""What waits for a reviewer, in which order, and what comes next while others change it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter

__all__ = ["Entry", "Lineup", "Queue", "question_rank"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that waits. ``number`` is the ledger's (``D3``, ``C12``); a smaller ``rank`` comes first."""

    number: str
    rank: tuple[float, ...]

    @property
    def order(self) -> tuple[tuple[float, ...], int]:
        """What it is sorted by: its rank, then its number."""
        return self.rank, int(self.number[1:])


_ORDER = attrgetter("order")


def question_rank(severity: int, score: float, *, due: bool = False) -> tuple[float, ...]:
    """The rank of a discrepancy: the most severe first, then what was to wait until a day that has come (``due``), then the surest to speak of one thing."""
    return (-float(severity), 0.0 if due else 1.0, -score)


class Lineup(tuple[Entry, ...]):  # noqa: SLOT001 - by_number is kept in its dict
    """Entries in their order, each number once. Whoever has one need not put it in order again, nor look through it for a number."""

    @staticmethod
    def of(entries: Iterable[Entry]) -> Lineup:
        """The entries in order; the same object where they are in order already."""
        return entries if isinstance(entries, Lineup) else Lineup(sorted(entries, key=_ORDER))

    @cached_property
    def by_number(self) -> Mapping[str, Entry]:
        """Each entry by its number."""
        return {one.number: one for one in self}

    def changed(self, numbers: Collection[str], now: Iterable[Entry]) -> Lineup:
        """What follows when of some numbers only those ``now`` given wait: in time that the others hardly add to."""
        entries, by_number = list(self), dict(self.by_number)
        for number in numbers:
            former = by_number.pop(number, None)
            if former is not None:
                del entries[bisect_left(entries, former.order, key=_ORDER)]
        for one in now:
            insort(entries, one, key=_ORDER)
            by_number[one.number] = one
        following = Lineup(entries)
        following.__dict__["by_number"] = by_number
        return following


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Entries in order, and where a reviewer is among them.

    ``place`` is what is before the reviewer's eyes; it may have left ``entries``. ``trail`` is what was shown before it, the last one at the
    end; ``skipped`` are the numbers passed over. ``given`` is what the entries were made of, so that the same is not put in order again.
    """

    entries: Lineup = field(default_factory=Lineup)
    place: Entry | None = None
    trail: tuple[Entry, ...] = ()
    skipped: tuple[str, ...] = ()
    given: Iterable[Entry] = field(default=(), compare=False, repr=False)

    @staticmethod
    def of(entries: Iterable[Entry], *, skipped: Iterable[str] = ()) -> Queue:
        """A queue whose reviewer is in front of the first entry."""
        return Queue(skipped=tuple(skipped)).renewed(entries)

    def renewed(self, entries: Iterable[Entry]) -> Queue:
        """The same place among the entries as they are now."""
        if entries is self.given:
            return self
        return replace(self, entries=Lineup.of(entries), given=entries)

    @property
    def waiting(self) -> AbstractSet[str]:
        """The numbers that wait."""
        return self.entries.by_number.keys()

    @property
    def following(self) -> Entry | None:
        """The first entry behind the place, whether or not the place still waits; None at the end."""
        place = self.place
        if place is None:
            return self.entries[0] if self.entries else None
        at = bisect_right(self.entries, place.order, key=_ORDER)
        return self.entries[at] if at < len(self.entries) else None

    @property
    def before(self) -> Entry | None:
        """What was shown before the place; None where it was the first."""
        return self.trail[-1] if self.trail else None

    @property
    def position(self) -> int:
        """How many entries wait up to and with the place, counted from 1."""
        place = self.place
        return 1 if place is None else bisect_left(self.entries, place.order, key=_ORDER) + 1

    def at(self, entry: Entry) -> Queue:
        """The reviewer before an entry, the present place on the trail.

        The same one may have sunk meanwhile, by a correction: the place stays where it was, so that nothing in between is passed over.
        """
        if self.place is None or self.place.number == entry.number:
            return replace(self, place=entry if self.place is None else min(self.place, entry, key=_ORDER))
        return replace(self, place=entry, trail=(*self.trail, self.place))

    def back(self) -> Queue:
        """The reviewer before what was shown last; the same queue where nothing was."""
        if not self.trail:
            return self
        return replace(self, place=self.trail[-1], trail=self.trail[:-1])

    def passed_over(self) -> Queue:
        """The place noted as skipped."""
        if self.place is None or self.place.number in self.skipped:
            return self
        return replace(self, skipped=(*self.skipped, self.place.number))

    def settled(self, numbers: Iterable[str] | None = None) -> Queue:
        """The place, or what is named, noted as skipped no longer: it was decided."""
        place = () if self.place is None else (self.place.number,)
        decided = frozenset(place if numbers is None else numbers)
        return replace(self, skipped=tuple(one for one in self.skipped if one not in decided))

    def rewound(self) -> Queue:
        """The reviewer in front of the first entry again, with nothing skipped."""
        return Queue(entries=self.entries, given=self.given)

    def entry_of(self, number: str) -> Entry | None:
        """The entry, the place or the station of the trail that has a number."""
        waits = self.entries.by_number.get(number)
        passed = (*self.trail, *(() if self.place is None else (self.place,)))
        return waits or next((one for one in passed if one.number == number), None)
