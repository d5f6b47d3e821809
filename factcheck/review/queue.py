"""What waits for a reviewer, in which order, and what comes next while others change it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter

__all__ = ["Entry", "Queue", "question_rank"]


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


def question_rank(severity: int, score: float) -> tuple[float, ...]:
    """The rank of a discrepancy: the most severe first, then the one whose sides most surely speak of the same thing."""
    return (-float(severity), -score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Entries in order, and where a reviewer is among them.

    ``place`` is what is before the reviewer's eyes; it may have left ``entries``. ``trail`` is what was shown before it, the last one at the
    end; ``skipped`` are the numbers passed over. ``given`` is what the entries were made of, so that the same is not put in order again.
    """

    entries: tuple[Entry, ...] = ()
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
        return replace(self, entries=tuple(sorted(entries, key=_ORDER)), given=entries)

    @property
    def waiting(self) -> frozenset[str]:
        """The numbers that wait."""
        return frozenset(one.number for one in self.entries)

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

    def settled(self) -> Queue:
        """The place noted as skipped no longer: it was decided."""
        place = self.place
        if place is None:
            return self
        return replace(self, skipped=tuple(one for one in self.skipped if one != place.number))

    def rewound(self) -> Queue:
        """The reviewer in front of the first entry again, with nothing skipped."""
        return Queue(entries=self.entries, given=self.given)

    def entry_of(self, number: str) -> Entry | None:
        """The entry, the place or the station of the trail that has a number."""
        known = (*self.entries, *self.trail, *(() if self.place is None else (self.place,)))
        return next((one for one in known if one.number == number), None)
