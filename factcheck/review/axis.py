"""A time axis in characters: round times at its ticks, and signs placed by their day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

__all__ = ["Axis", "axis_of", "drawn"]

_INDENT = 2
_APART = 2
"""So many columns stand between two labels at least."""

_HIGH = 6
"""So many lines of signs are drawn; where more stand at one place, the last line has a plus there."""

_YEARS_FROM, _MONTHS_FROM = 700, 62
"""From so many days on the axis counts years, months; below that days. Two whole years are two years, two months are days."""

_STEPS = {"year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000), "month": (1, 2, 3, 6, 12), "day": (1, 2, 7, 14, 28)}


@dataclass(frozen=True, slots=True)
class Axis:
    """From one ordinal of a day to another, in so many columns, with the columns and words of its ticks."""

    first: int
    last: int
    room: int
    ticks: tuple[tuple[int, str], ...]

    def column(self, day: int) -> int:
        """The column of the ordinal of a day, from 0."""
        return (day - self.first) * (self.room - 1) // (self.last - self.first)


def axis_of(first: date, last: date, width: int) -> Axis:
    """The axis for the days from first to last, in lines of ``width`` columns: whole years, months or days, as many ticks as have room."""
    days = (last - first).days + 1
    unit = "year" if days >= _YEARS_FROM else "month" if days >= _MONTHS_FROM else "day"
    begin, end = _count(first, unit), _count(last, unit) + 1
    bare = Axis(_day(begin, unit), _day(end, unit), width - _INDENT, ())
    for step in _STEPS[unit]:
        counts = range(begin if unit == "day" else -(-begin // step) * step, end, step)
        ticks = [(bare.column(_day(count, unit)), _label(count, unit)) for count in counts]
        fitting = [(column, label) for column, label in ticks if column + len(label) <= bare.room]
        if fitting and all(one[0] + len(one[1]) + _APART <= two[0] for one, two in pairwise(fitting)):
            return Axis(bare.first, bare.last, bare.room, tuple(fitting))
    return Axis(bare.first, bare.last, bare.room, ((0, _label(begin, unit)),))


def drawn(axis: Axis, placed: Sequence[tuple[int, str]]) -> Iterator[str]:
    """The lines of an axis with signs (ordinal of the day, sign) above it: those at one place below one another, in the order given.

    Where more stand at one place than have room, ``+`` ends the column and a line below the axis says how many there are.
    """
    rows, hidden = _stacked(axis, placed)
    indent = " " * _INDENT
    for row in rows:
        yield indent + _line(row.items())
    line = ["─"] * axis.room
    for column, _ in axis.ticks:
        line[column] = "┼"
    yield indent + "".join(line)
    yield indent + _line(axis.ticks)
    if hidden:
        yield f"{indent}+ stands for {hidden} more"


def _stacked(axis: Axis, placed: Iterable[tuple[int, str]]) -> tuple[list[dict[int, str]], int]:
    """The signs in lines, each in the first line that has room at its column; the last line only says where there were more, and how many that are."""
    rows: list[dict[int, str]] = []
    more: list[int] = []
    for day, sign in placed:
        column = min(axis.column(day), axis.room - len(sign))
        at = next((at for at, row in enumerate(rows) if _is_free(row, column, sign)), len(rows))
        if at >= _HIGH - 1:
            more.append(column)
            continue
        if at == len(rows):
            rows.append({})
        rows[at][column] = sign
    return [*rows, *([dict.fromkeys(more, "+")] if more else [])], len(more)


def _is_free(row: dict[int, str], column: int, sign: str) -> bool:
    """Has a line room for a sign? Two numbers do not touch, or they would read as one."""
    for other, there in row.items():
        gap = 1 if sign.isdigit() and there.isdigit() else 0
        if column < other + len(there) + gap and other < column + len(sign) + gap:
            return False
    return True


def _line(placed: Iterable[tuple[int, str]]) -> str:
    """Words at their columns."""
    line = ""
    for column, words in sorted(placed):
        line = line.ljust(column) + words
    return line


def _count(day: date, unit: str) -> int:
    """Which year, month or day it is, counted from the beginning of the calendar."""
    if unit == "year":
        return day.year
    return day.year * 12 + day.month - 1 if unit == "month" else day.toordinal()


def _day(count: int, unit: str) -> int:
    """The ordinal of the first day of a year, a month, or of a day; of what lies beyond the calendar, the day after its last one."""
    if unit == "day":
        return count
    year, month = (count, 1) if unit == "year" else (count // 12, count % 12 + 1)
    return date(year, month, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1


def _label(count: int, unit: str) -> str:
    if unit == "year":
        return f"{count:04d}"
    return f"{count // 12:04d}-{count % 12 + 1:02d}" if unit == "month" else date.fromordinal(count).isoformat()
