"""Times in a text: what is printed, and the period that it names, resolved against the day of publication.

A date without a year is the latest one that is not after the day of publication; where that day is unknown, its year stays
unknown (``XXXX-01-30``), and nothing is invented. Source of the notation: EDTF, see :mod:`factcheck.core.period`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.core.period import Period
from factcheck.core.vocabulary import AsOfBasis
from factcheck.errors import ClaimError
from factcheck.extract.time_heads import TIME_BEGINS
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.periods import ORDINAL_WORDS, PRESENT, RECENT, SEASONS, SMALL_NUMBERS

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


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word).replace(r"\ ", r"[ \u00a0]") for word in words), key=len, reverse=True))


_S = r"[ \u00a0]"
_MONTH = rf"(?:{_any(MONTHS)})\.?"
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})"
_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = rf"(?:\d{{1,3}}|{_any(SMALL_NUMBERS)})"
_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade)s?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"

_PATTERN = re.compile(
    # The look-behind lets the search pass over the inside of words at once, the look ahead over most other words.
    rf"(?<!\w){TIME_BEGINS}(?:"
    + "|".join(
        [
            rf"(?P<iso>\b{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)",
            rf"(?P<years>\b(?:between{_S}|from{_S})?(?P<y1>{_YEAR})(?:(?:{_S}?[-–—]{_S}?|{_S}to{_S}|{_S}and{_S})(?P<y2>{_YEAR})|[-–](?P<y2s>\d\d))\b(?![-–.,]?\d))",
            rf"(?P<mdy>\b(?P<m1>{_MONTH}){_S}(?P<d1>{_DAY})\b(?:{_S}?,?{_S}?(?P<y3>{_YEAR})\b)?(?!{_S}?(?:%|percent|people)))",
            rf"(?P<dmy>\b(?P<d2>{_DAY}){_S}(?:of{_S})?(?P<m2>{_MONTH})\b(?:,?{_S}(?P<y4>{_YEAR})\b)?)",
            rf"(?P<quarter>\b(?:the{_S})?(?:(?P<q1>{_any(ORDINAL_WORDS)})[ \u00a0-](?P<part>quarter|half)|Q(?P<q2>[1-4])|H(?P<q3>[12]))"
            rf"(?:{_S}(?:of{_S})?(?P<y5>{_YEAR}|this{_S}year|last{_S}year))?\b)",
            rf"(?P<my>\b(?:(?P<when1>last|next|this|early|late|mid){_S})?(?P<m3>{_MONTH})(?:,?{_S}(?:of{_S})?(?P<y6>{_YEAR}|this{_S}year|last{_S}year))?(?![\w-]))",
            rf"(?P<season>\b(?:(?P<when2>last|this|next){_S})?(?P<s1>{_any(SEASONS)}){_S}(?:of{_S})?(?P<y7>{_YEAR})\b)",
            rf"(?P<decade>\b(?:the{_S})?(?P<y8>(?:1[89]|20)\d)0s\b)",
            rf"(?P<weekday>\b(?:(?P<when3>last|next|this){_S})?(?P<w1>{_WEEKDAY})\b)",
            rf"(?P<sincestart>\b(?:since|from){_S}the{_S}(?:beginning|start){_S}of{_S}(?P<sy>this{_S}year|the{_S}year|{_YEAR}|last{_S}year)\b)",
            rf"(?P<past>\b(?:over|in|during|for|within|throughout)?{_S}?(?:the{_S})?(?:past|last|previous|recent){_S}(?P<n1>{_NUMBER}){_S}(?P<u1>{_UNIT})\b)",
            rf"(?P<ago>\b(?P<n2>{_NUMBER}){_S}(?P<u2>{_UNIT}){_S}(?:ago|earlier|before)\b)",
            rf"(?P<run>\bfor{_S}(?P<n3>{_NUMBER}){_S}(?:consecutive|straight|successive){_S}(?P<u3>years|months|weeks|quarters)\b)",
            rf"(?P<near>\b(?:(?:earlier|later|so{_S}far|since{_S}the{_S}start{_S}of){_S})?(?P<which>this|last|next|the{_S}(?:previous|current|same|following)|current|previous|that){_S}"
            rf"(?P<u4>year|month|week|quarter|decade|weekend)\b|\b(?:the{_S})?(?P<u5>year|month|week){_S}(?:before|earlier)\b|\ba{_S}(?P<u6>year|month|week){_S}(?:ago|earlier|before)\b|\byear-ago\b)",
            r"(?P<deictic>\b(?:today|yesterday|tonight|tomorrow|this[ \u00a0](?:morning|afternoon|evening))\b)",
            rf"(?P<recent>\b(?:{_any(RECENT)})\b)",
            rf"(?P<present>\b(?:{_any(PRESENT)})\b)",
            rf"(?P<year>(?<![\w.,/$€£¥-])(?P<y9>{_YEAR})(?![\w%/]|[-–.,]\d|-\w|{_S}(?:people|yuan|dollars?|tons?|tonnes?|metres?|meters?|rpm|bpd|barrels|km|kilometres?|kilometers?|miles)))",
        ]
    )
    + ")",
    re.IGNORECASE,
)

# A bare four-digit number is a year only after one of these words, before a name of an event, or in brackets.
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|of|for|after|before|through|early|late|mid|year|fiscal|the|to|and|end-|back in|than|vs|late-|early-|FY|around|on)|[(\[,/]|^)[ \u00a0]?$",
    re.IGNORECASE,
)


def find_times(text: str, start: int, end: int, published: date | None) -> list[TimeExpression]:
    """The times in ``text[start:end]``, in reading order, resolved against the day of publication (None: unknown)."""
    return list(_times(text, start, end, published))


def _times(text: str, start: int, end: int, published: date | None) -> Iterator[TimeExpression]:
    for found in _PATTERN.finditer(text, start, end):
        kind = (
            found.lastgroup
            if found.lastgroup in _RESOLVERS
            else next(name for name in _RESOLVERS if found[name] is not None)
        )
        if kind == "year" and not _BEFORE_YEAR.search(text, max(start, found.start() - 12), found.start()):
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


def _month_day(month: str, day: str, year: str | None, published: date | None) -> _Result:
    number = MONTHS[month.rstrip(".").lower()]
    days = int(re.sub(r"\D", "", day))
    if year is not None:
        return _stated(f"{year}-{number:02d}-{days:02d}")
    if published is None:
        return _stated(f"XXXX-{number:02d}-{days:02d}")
    back = 0 if (number, days) <= (published.month, published.day) else 1
    return _stated(f"{published.year - back}-{number:02d}-{days:02d}")


def _mdy(found: re.Match[str], published: date | None) -> _Result:
    return _month_day(found["m1"], found["d1"], found["y3"], published)


def _dmy(found: re.Match[str], published: date | None) -> _Result:
    return _month_day(found["m2"], found["d2"], found["y4"], published)


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
        elif number > published.month or (when == "last" and number == published.month):
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
    if (found["when3"] or "").lower() == "next":
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
