"""Periods of time as EDTF text, and what can be said about two of them.

The part of the Extended Date/Time Format that is read and written (Source: EDTF, Library of Congress, levels 0 and 1):
``2021``, ``2022-12``, ``2022-12-19``, intervals ``2021/2025``, open ends ``../2023-07`` and ``2017/..``, and ``XXXX-01-30``,
a month and day (or a month, ``XXXX-09``) of an unknown year.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from factcheck.errors import ClaimError

__all__ = ["Period"]

_DATE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days. ``first`` and ``last`` are inclusive; None is an open or unknown end.

    ``text`` is the EDTF text. ``year_known`` is False for ``XXXX-01-30``, whose ends are both None.
    """

    text: str
    first: date | None
    last: date | None
    year_known: bool = True

    @staticmethod
    def parse(text: str) -> Period:
        """The period of an EDTF text. Raises ClaimError for a text that is none."""
        return _parse(text)

    @staticmethod
    def of(first: date, last: date) -> Period:
        """The shortest text for whole days, months or years from first to last."""
        return _parse(_shortest(first, last))

    def overlaps(self, other: Period) -> bool:
        """Have the two a day in common? Unknown years overlap nothing that is known."""
        if not (self.year_known and other.year_known):
            return self.text == other.text
        return not (_before(self.last, other.first) or _before(other.last, self.first))


def _before(last: date | None, first: date | None) -> bool:
    return last is not None and first is not None and last < first


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    if "/" not in text:
        first, last = _ends(text)
        return Period(text, first, last, not text.startswith("XXXX"))
    left, _, right = text.partition("/")
    first = None if left == ".." else _ends(left)[0]
    last = None if right == ".." else _ends(right)[1]
    if first is not None and last is not None and last < first:
        raise ClaimError(f"period {text!r} ends before it begins", mend="Say the earlier end first.")
    return Period(text, first, last, "XXXX" not in text)


def _ends(text: str) -> tuple[date | None, date | None]:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ClaimError(f"period {text!r} is not EDTF", mend="Write 2021, 2022-12, 2022-12-19 or 2021/2025.")
    if found["year"] == "XXXX":
        return None, None
    year = int(found["year"])
    month, day = (int(part) if part else None for part in found.group("month", "day"))
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise ClaimError(
            f"period {text!r} is not a date of the calendar", mend="Look at the day and the month."
        ) from error


def _shortest(first: date, last: date) -> str:
    month_end = calendar.monthrange(last.year, last.month)[1]
    if first == last:
        return first.isoformat()
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return _interval(f"{first:%Y}", f"{last:%Y}")
    if first.day == 1 and last.day == month_end:
        return _interval(f"{first:%Y-%m}", f"{last:%Y-%m}")
    return f"{first.isoformat()}/{last.isoformat()}"


def _interval(left: str, right: str) -> str:
    return left if left == right else f"{left}/{right}"
