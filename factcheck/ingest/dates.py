"""Whole dates as the heads of articles print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factcheck.lexicon.dates import MONTHS

__all__ = ["PrintedDate", "find_date", "month_and_day"]

# A month may be glued to a lower-case word: a page's little picture leaves its name behind ("iconDec 13, 2021").
_EDGE = r"(?:(?<![A-Za-z])|(?<=[a-z])(?=(?-i:[A-Z])))"
_MONTH = rf"{_EDGE}(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)(?!\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d-])(?P<year>1[89]\d\d|20\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01]|[1-9])(?!\d)(?:T(?=\d))?",
        rf"{_MONTH}\s{{0,3}}{_DAY},?\s{{1,3}}{_YEAR}",
        rf"(?<!\d){_DAY}\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}{_YEAR}",
    )
)
_SLASHES = re.compile(
    r"(?<![\d-])(?P<first>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<second>\d{1,2})\s?(?P=sep)\s?(?P<year>1[89]\d\d|20\d\d)(?!\d)"
)
_MONTH_DAY = tuple(
    re.compile(form, re.IGNORECASE) for form in (rf"{_MONTH}\s{{0,3}}{_DAY}", rf"{_DAY}\s{{1,3}}{_MONTH}")
)
_AMERICAN = re.compile(r"\b[ECMP][SD]?T\b")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found at ``[start, end)`` of a line. ``day`` is None where day and month cannot be told apart (05/02/2013)."""

    start: int
    end: int
    day: date | None


def find_date(line: str) -> PrintedDate | None:
    """The first whole date of a line, None where there is none, or none of the calendar."""
    found = [hit for form in _FORMS if (hit := _named(form, line)) is not None]
    slashed = _slashed(line)
    if slashed is not None:
        found.append(slashed)
    return min(found, key=lambda hit: (hit.start, -hit.end), default=None)


def month_and_day(words: str) -> tuple[int, int] | None:
    """The month and day of ``July 3`` or ``3 July``, None for anything else."""
    for form in _MONTH_DAY:
        found = form.fullmatch(words.strip())
        if found is not None:
            return _month(found["month"]), int(found["day"])
    return None


def _named(form: re.Pattern[str], line: str) -> PrintedDate | None:
    for found in form.finditer(line):
        try:
            day = date(int(found["year"]), _month(found["month"]), int(found["day"]))
        except ValueError:
            continue
        return PrintedDate(found.start(), found.end(), day)
    return None


def _slashed(line: str) -> PrintedDate | None:
    """A date in figures.

    Day and month are clear with dots (nobody writes the month first there), where one of the two is above 12, where they are
    equal, and beside an American time zone.
    """
    found = _SLASHES.search(line)
    if found is None:
        return None
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    month_first = second > 12 or (found["sep"] != "." and _AMERICAN.search(line) is not None)
    if not month_first and first <= 12 and first != second and found["sep"] != ".":
        return PrintedDate(found.start(), found.end(), None) if min(first, second) >= 1 else None
    month, day = (first, second) if month_first else (second, first)
    try:
        return PrintedDate(found.start(), found.end(), date(year, month, day))
    except ValueError:
        return None


def _month(printed: str) -> int:
    return int(printed) if printed.isdigit() else MONTHS[printed.lower()]
