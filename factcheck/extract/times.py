"""Times in a text: what is printed, and the period that it names, resolved against the day of publication.

A date without a year is the latest one that is not after the day of publication; where that day is unknown, its year stays
unknown (``XXXX-01-30``), and nothing is invented. Source of the notation: EDTF, see :mod:`factcheck.core.period`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.core.period import Period
from factcheck.core.vocabulary import AsOfBasis
from factcheck.errors import ClaimError
from factcheck.extract.tense import is_coming
from factcheck.extract.time_patterns import ACCOUNT, BEFORE_YEAR, TIME
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.periods import ORDINAL_WORDS, SEASONS, SMALL_NUMBERS

__all__ = ["TimeExpression", "find_times"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A printed time. ``as_of`` is EDTF text, None where it cannot be resolved; ``basis`` is ``stated``, or ``published`` for "at present".

    ``background`` says that it names a year before the one of publication.
    """

    start: int
    end: int
    as_of: str | None
    basis: AsOfBasis
    background: bool = False


def find_times(text: str, start: int, end: int, published: date | None) -> list[TimeExpression]:
    """The times in ``text[start:end]``, in reading order, resolved against the day of publication (None: unknown)."""
    return list(_times(text, start, end, published))


def _times(text: str, start: int, end: int, published: date | None) -> Iterator[TimeExpression]:
    for found in TIME.finditer(text, start, end):
        kind = (
            found.lastgroup
            if found.lastgroup in _RESOLVERS
            else next(name for name in _RESOLVERS if found[name] is not None)
        )
        if (
            kind == "year"
            and not BEFORE_YEAR.search(text, max(start, found.start() - 12), found.start())
            and not ACCOUNT.match(text, found.end(), end)
        ):
            continue
        if (
            kind == "my"
            and found["m3"].rstrip(".").lower() in {"may", "march", "mar", "sun", "dec", "jan"}
            and not (found["m3"][0].isupper() and (found["y6"] or _led(text, found)))
        ):
            continue
        try:
            as_of, basis = _RESOLVERS[kind](found, published)
        except (ClaimError, ValueError, OverflowError):
            continue
        lead = len(found.group()) - len(found.group().lstrip())
        yield TimeExpression(found.start() + lead, found.end(), as_of, basis, _is_background(as_of, published))


def _led(text: str, found: re.Match[str]) -> bool:
    """Does a preposition or a qualifier stand before a month that is also another word (May, March)?"""
    return (
        found["when1"] is not None
        or re.search(
            r"\b(?:in|since|by|until|from|during|of|for|after|before|on)[ \u00a0]$",
            text[: found.start()][-8:],
            re.IGNORECASE,
        )
        is not None
    )


def _is_background(as_of: str | None, published: date | None) -> bool:
    if as_of is None or published is None:
        return False
    last = Period.parse(as_of).last
    return last is not None and last.year < published.year


_Result = tuple[str | None, AsOfBasis]


def _stated(text: str | None) -> _Result:
    return (None, AsOfBasis.UNKNOWN) if text is None else (Period.parse(text).text, AsOfBasis.STATED)


def _iso(found: re.Match[str], _published: date | None) -> _Result:
    return _stated(found["iso"])


def _years(found: re.Match[str], _published: date | None) -> _Result:
    first = found["y1"]
    last = found["y2"] or first[:2] + found["y2s"]
    return _stated(f"{first}/{last}")


def _month_day(found: re.Match[str], month: str, day: str, year: str | None, published: date | None) -> _Result:
    number = MONTHS[month.rstrip(".").lower()]
    days = int(re.sub(r"\D", "", day))
    if year is not None:
        return _stated(f"{year}-{number:02d}-{days:02d}")
    if published is None:
        return _stated(f"XXXX-{number:02d}-{days:02d}")
    later = (number, days) > (published.month, published.day)
    back = 1 if later and not is_coming(found.string, *found.span()) else 0
    return _stated(f"{published.year - back}-{number:02d}-{days:02d}")


def _mdy(found: re.Match[str], published: date | None) -> _Result:
    return _month_day(found, found["m1"], found["d1"], found["y3"], published)


def _dmy(found: re.Match[str], published: date | None) -> _Result:
    return _month_day(found, found["m2"], found["d2"], found["y4"], published)


def _year_of(words: str | None, published: date | None) -> int | None:
    """The year that "2021", "this year", "last year" or no word at all stands for."""
    if words is not None and words[:4].isdigit():
        return int(words[:4])
    if published is None:
        return None
    return published.year - (1 if words is not None and words.lower().startswith("last") else 0)


def _quarter(found: re.Match[str], published: date | None) -> _Result:
    year = _year_of(found["y5"], published)
    if year is None:
        return _stated(None)
    number = ORDINAL_WORDS[found["q1"].lower()] if found["q1"] else int(found["q2"] or found["q3"])
    months = 6 if found["q3"] or (found["part"] or "").lower() == "half" else 3
    last = number * months
    if last > 12:
        return _stated(None)
    if found["y5"] is None and published is not None and (year, last - months + 1) > (published.year, published.month):
        year -= 1
    return _stated(f"{year}-{last - months + 1:02d}/{year}-{last:02d}")


def _month(found: re.Match[str], published: date | None) -> _Result:
    number = MONTHS[found["m3"].rstrip(".").lower()]
    year = _year_of(found["y6"], published)
    if year is None:
        return _stated(f"XXXX-{number:02d}")
    if found["y6"] is None and published is not None:
        when = (found["when1"] or "").lower()
        if when == "next":
            year += 1 if number <= published.month else 0
        elif (number > published.month and not is_coming(found.string, *found.span())) or (
            when == "last" and number == published.month
        ):
            year -= 1
    return _stated(f"{year}-{number:02d}")


def _season(found: re.Match[str], _published: date | None) -> _Result:
    first, last = SEASONS[found["s1"].lower()]
    year = int(found["y7"])
    return _stated(f"{year}-{first:02d}/{year + (last < first)}-{last:02d}")


def _decade(found: re.Match[str], _published: date | None) -> _Result:
    return _stated(f"{found['y8']}0/{found['y8']}9")


def _weekday(found: re.Match[str], published: date | None) -> _Result:
    if published is None:
        return _stated(None)
    back = (published.weekday() - WEEKDAYS[found["w1"].lower()]) % 7
    if (found["when3"] or "").lower() == "next" or (
        back and found["when3"] is None and is_coming(found.string, *found.span())
    ):
        back -= 7
    return _stated((published - timedelta(days=back)).isoformat())


def _since_start(found: re.Match[str], published: date | None) -> _Result:
    words = found["sy"]
    year = _year_of(None if words.lower().startswith("the") else words, published)
    if year is None:
        return _stated(None)
    return _stated(f"{year}" if published is None or year == published.year else f"{year}/{published.year}")


def _count(words: str) -> int | None:
    return int(words) if words.isdigit() else SMALL_NUMBERS[words.lower().replace("\u00a0", " ")]


def _shift(day: date, count: int, unit: str) -> date:
    """The day that lies so many units before."""
    unit = unit.lower().rstrip("s")
    if unit in {"day", "week", "fortnight"}:
        return day - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _coarse(day: date, unit: str) -> str:
    """A day printed as coarsely as the unit: years for years and decades, months for months and quarters."""
    unit = unit.lower().rstrip("s")
    if unit in {"year", "decade"}:
        return f"{day:%Y}"
    return f"{day:%Y-%m}" if unit in {"month", "quarter"} else day.isoformat()


def _past(found: re.Match[str], published: date | None) -> _Result:
    count = _count(found["n1"])
    if published is None:
        return _stated(None)
    if count is None:
        return _stated(f"../{_coarse(published, found['u1'])}")
    first, last = _coarse(_shift(published, count, found["u1"]), found["u1"]), _coarse(published, found["u1"])
    return _stated(f"{first}/{last}")


def _ago(found: re.Match[str], published: date | None) -> _Result:
    count = _count(found["n2"])
    if published is None or count is None:
        return _stated(None)
    return _stated(_coarse(_shift(published, count, found["u2"]), found["u2"]))


def _run(found: re.Match[str], published: date | None) -> _Result:
    count = _count(found["n3"])
    if published is None or count is None:
        return _stated(None)
    first = _coarse(_shift(published, count - 1, found["u3"]), found["u3"])
    last = _coarse(published, found["u3"])
    return _stated(first if first == last else f"{first}/{last}")


def _near(found: re.Match[str], published: date | None) -> _Result:
    if published is None:
        return _stated(None)
    which = (found["which"] or "last").lower().replace("\u00a0", " ")
    unit = (found["u4"] or found["u5"] or found["u6"] or "year").lower()
    if which in {"that", "the same", "the following"}:
        return _stated(None)
    steps = 1 if which in {"last", "previous", "the previous"} else -1 if which == "next" else 0
    if unit in {"week", "weekend"}:
        monday = published - timedelta(days=published.weekday() + 7 * steps)
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        return _stated(f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")
    day = _shift(published, steps, unit)
    if unit == "quarter":
        month = (day.month - 1) // 3 * 3 + 1
        return _stated(f"{day.year}-{month:02d}/{day.year}-{month + 2:02d}")
    if unit == "decade":
        return _stated(f"{day.year // 10 * 10}/{day.year // 10 * 10 + 9}")
    return _stated(_coarse(day, unit))


def _deictic(found: re.Match[str], published: date | None) -> _Result:
    if published is None:
        return _stated(None)
    word = found["deictic"].lower()
    days = 1 if word == "yesterday" else -1 if word == "tomorrow" else 0
    return _stated((published - timedelta(days=days)).isoformat())


def _recent(_found: re.Match[str], published: date | None) -> _Result:
    return (None, AsOfBasis.UNKNOWN) if published is None else (f"../{published:%Y-%m}", AsOfBasis.INFERRED)


def _present(_found: re.Match[str], published: date | None) -> _Result:
    return (None, AsOfBasis.UNKNOWN) if published is None else (published.isoformat(), AsOfBasis.PUBLISHED)


def _bare_year(found: re.Match[str], _published: date | None) -> _Result:
    return _stated(found["y9"])


_RESOLVERS = {
    "iso": _iso,
    "years": _years,
    "mdy": _mdy,
    "dmy": _dmy,
    "quarter": _quarter,
    "my": _month,
    "season": _season,
    "decade": _decade,
    "weekday": _weekday,
    "sincestart": _since_start,
    "past": _past,
    "ago": _ago,
    "run": _run,
    "near": _near,
    "deictic": _deictic,
    "recent": _recent,
    "present": _present,
    "year": _bare_year,
}
