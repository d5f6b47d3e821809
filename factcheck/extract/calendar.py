"""Dates, clock times, years and periods among the numbers: they say when, they are no figures of their own."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.numbers import Number
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.dates import MONTHS, PERIOD_NOUNS, TIME_ZONES, WEEKDAYS
from factcheck.lexicon.nouns import is_plural

__all__ = ["date_veto", "is_year", "year_veto"]

_EARLIEST, _LATEST = 1000, 2199
_MODERN = 1800
_BEFORE_YEARS = frozenset(
    "in since until till by during before after from of year years ad circa early late mid spring summer autumn winter fall fiscal calendar "
    "through around between season and to the a".split()
)
_IN_YEARS = _BEFORE_YEARS - {"to", "from", "and", "of", "by"}
_CLOSE_TO_YEARS = _BEFORE_YEARS - {"the", "a", "of", "to"}
_LOOSE_DATES = frozenset({"around", "about", "circa", "over", "under", "some", "near", "by"})
_SAFE_MONTHS = frozenset(MONTHS) - {"may", "march", "mar"}
_NOT_AFTER_MODAL = frozenset("be have not also well still even only never seem need".split())


def date_veto(pieces: Pieces, number: Number) -> Veto | None:
    """The date, clock time or period that a number is a part of, None where it is none."""
    first, last = number.first, number.last
    words = pieces.words
    if pieces.kinds[first] == "n":
        found = _clock(pieces, number) or _numeric_date(pieces, number)
        if found is not None:
            return found
    if number.ordinal and words[last] in {"century", "centuries"}:
        return Veto(QuantityKind.DATE, "a century", first, last + 1)
    if (
        not number.spelled
        or number.ordinal
        or words[first - 1] in _SAFE_MONTHS
        or (pieces.is_capital(first - 1) and (pieces.is_capital(first) or pieces.kinds[last] != "w"))
    ):
        found = _month_before(pieces, number) or _month_after(pieces, number)
        if found is not None:
            return found
    counts_days = words[last] in PERIOD_NOUNS or words[last].removesuffix("s") in WEEKDAYS  # two Sundays ago
    if counts_days and words[last + 1] == "ago" and not number.ordinal:
        return Veto(QuantityKind.DATE, "a time before now", first, last + 2)
    return None


def is_year(pieces: Pieces, at: int) -> bool:
    """Is the piece printed as a year: four digits without a separator, 1000 to 2199?"""
    printed = pieces.words[at]
    return pieces.kinds[at] == "n" and len(printed) == 4 and printed.isdigit() and _EARLIEST <= int(printed) <= _LATEST


def _is_day(pieces: Pieces, at: int) -> bool:
    printed = pieces.words[at]
    return pieces.kinds[at] == "n" and len(printed) <= 2 and printed.isdigit() and 1 <= int(printed) <= 31


def _past_year(pieces: Pieces, at: int) -> int:
    """Past `, 2021` or `2021` where one follows."""
    if pieces.words[at] == "," and is_year(pieces, at + 1) and not pieces.touches(at + 1):
        return at + 2
    return at + 1 if is_year(pieces, at) else at


def _clock(pieces: Pieces, number: Number) -> Veto | None:
    """``09:36``, ``10.45pm``, ``5 a.m.``, ``11 o'clock``, ``0600 GMT``."""
    first, last = number.first, number.last
    words = pieces.words
    if words[last] == ":" and pieces.kinds[last + 1] == "n" and pieces.touches(last) and pieces.touches(last + 1):
        end = last + 2
        while end + 1 < len(pieces) and words[end] == ":" and pieces.kinds[end + 1] == "n" and pieces.touches(end + 1):
            end += 2
        if words[end] == "-" and pieces.kinds[end + 1] == "n" and pieces.touches(end) and pieces.touches(end + 1):
            end += 2  # 10:30-11, Genesis 1:1-3
            if words[end] == ":" and pieces.kinds[end + 1] == "n" and pieces.touches(end):
                end += 2
        if words[end] in {"am", "pm"}:
            end += 1
        elif words[end] in {"a", "p"} and words[end + 1] == "." and len(words) > end + 2 and words[end + 2] == "m":
            end += 3
        return Veto(QuantityKind.CLOCK, "a clock time or a ratio", first, end)
    # `611 pm` has lost its colon.
    hour = number.value < 25 or (len(words[first]) in {3, 4} and words[first].isdigit() and number.value % 100 < 60)
    if words[last] in {"am", "pm", "noon", "midnight"} and hour and number.scale == 1:
        return Veto(QuantityKind.CLOCK, "a clock time", first, last + 1)
    if words[last] in {"a", "p"} and words[last + 1] == "." and len(words) > last + 2 and words[last + 2] == "m":
        return Veto(QuantityKind.CLOCK, "a clock time", first, last + 3)
    if (
        words[last] in {"-", "to"}
        and pieces.kinds[last + 1] == "n"
        and words[last + 2] in {"am", "pm"}
        and number.value < 25
    ):
        return Veto(QuantityKind.CLOCK, "a clock time", first, last + 3)
    if words[last] == "o" and words[last + 1] == "'":
        return Veto(QuantityKind.CLOCK, "a clock time", first, last + 2)
    if (
        len(words[first]) in {4, 5}
        and words[last] in TIME_ZONES
        and words[first].replace(".", "").isdigit()
        and number.value < 2400
    ):
        zone = (
            words[last] not in {"hours", "hrs", "local"}
            or words[first].startswith("0")
            or words[last + 1] in TIME_ZONES
        )
        minutes = words[first].partition(".")[2] or (words[first][2:] if len(words[first]) == 4 else "")
        if zone and len(minutes) == 2 and int(minutes) < 60:
            return Veto(QuantityKind.CLOCK, "a clock time", first, last + 1)
    return None


def _numeric_date(pieces: Pieces, number: Number) -> Veto | None:
    """``2021-03-03``, ``10/2/2020``, ``2021-2025``, ``2023-25``, ``1990s``."""
    first, last = number.first, number.last
    words, kinds = pieces.words, pieces.kinds
    mark = words[last]
    year = is_year(pieces, first)
    apart = mark == "/" and not pieces.touches(last)
    if mark in {"-", "/"} and kinds[last + 1] == "n" and (apart or (pieces.touches(last) and pieces.touches(last + 1))):
        third = last + 2
        if (
            words[third] == mark
            and kinds[third + 1] == "n"
            and (apart or (pieces.touches(third) and pieces.touches(third + 1)))
        ):
            ends_in_year = is_year(pieces, third + 1) or len(words[third + 1]) == 2
            if (year or ends_in_year) and _is_day(pieces, last + 1) and (year or _is_day(pieces, first)):
                end = third + 2
                if words[end] == "t" and pieces.touches(end):  # 2019-09-01T10:38:07Z
                    while pieces.touches(end) and (kinds[end] == "n" or words[end] in {"t", "z", ":", "-", "+"}):
                        end += 1
                return Veto(QuantityKind.DATE, "a calendar date", first, end)
        if year and not apart and len(words[last + 1]) == 2 and words[last + 1].isdigit():
            return Veto(QuantityKind.DATE, "a span of years", first, last + 2)
    spaced = pieces.touches(last) == pieces.touches(last + 1)
    if year and mark in {"-", "/"} and spaced and is_year(pieces, last + 1) and _both_modern(pieces, first, last + 1):
        return Veto(QuantityKind.DATE, "a span of years", first, last + 2)
    if year and words[last] in {"s", "'s"} and pieces.touches(last):
        return Veto(QuantityKind.DATE, "a year or a decade", first, last + 1)
    short = words[first - 1] == "'" and pieces.touches(first) and len(words[first]) == 2 and words[first].isdigit()
    if short and (words[first - 2] in _BEFORE_YEARS or words[first - 2] in MONTHS):
        return Veto(QuantityKind.DATE, "a year", first - 1, last)  # early '09
    if words[first].isdigit() and words[last] in {"s", "'s"} and pieces.touches(last) and int(words[first]) % 10 == 0:
        decade = len(words[first]) == 2 and not (first > 0 and words[first - 1] == "$")
        if decade:
            return Veto(QuantityKind.DATE, "a decade", first, last + 1)
    return None


def _both_modern(pieces: Pieces, first: int, second: int) -> bool:
    return all(_MODERN <= int(pieces.words[at]) <= _LATEST for at in (first, second))


def _month_before(pieces: Pieces, number: Number) -> Veto | None:
    """``Dec 13, 2021``, ``Sept. 20-24``, ``October 2008``, ``June of 2018``, ``May 4th``."""
    first, last = number.first, number.last
    words = pieces.words
    at = first - 1
    if at > 0 and words[at] in {".", ",", "of"}:
        at -= 1
    if at >= 0 and words[at] not in MONTHS and pieces.raw(at)[-3:].lower() in MONTHS and _glued_month(pieces.raw(at)):
        return (
            Veto(QuantityKind.DATE, "a calendar date", first, _past_year(pieces, last))
            if _is_day(pieces, first)
            else None
        )
    if (
        at < 0
        or words[at] not in MONTHS
        or (
            words[at] in {"may", "march"}
            and not pieces.is_capital(at)
            and words[at - 1] not in {"on", "since", "by", "of", "from", "until", "in"}
        )
    ):
        return None
    if is_year(pieces, first) and not number.ordinal:
        return Veto(QuantityKind.DATE, "a month and year", at, last)
    printed_day = (pieces.kinds[first] == "n" and number.place == 0 and 1 <= number.value <= 31) or (
        number.spelled and number.value <= 31
    )
    if not printed_day or number.scale != 1 or words[first - 1] == "of":
        return None
    if words[at - 1] == "in" and (
        words[last] == "people" or (pieces.kinds[last] == "w" and is_plural(words[last]) and not number.ordinal)
    ):
        return None
    if words[last] in {"%", "percent", "million", "billion", "per"}:
        return None
    return Veto(QuantityKind.DATE, "a calendar date", at, _past_year(pieces, _past_days(pieces, last)))


def _past_days(pieces: Pieces, end: int) -> int:
    """Past the further days of a list or a range: `Sept. 20-24`, `May 3 and 4`."""
    words = pieces.words
    while words[end] in {"-", "to", "and", "or", "&"} and _is_day(pieces, end + 1) and not is_plural(words[end + 2]):
        if (
            words[end] == "and"
            and pieces.kinds[end + 2] == "w"
            and words[end + 2] not in {"in", "at", "to", "for", "of", "when"}
        ):
            break
        end += 2
    return end


def _glued_month(printed: str) -> bool:
    """`iconDec`, as pages print it whose icons have lost their space: a capital inside begins the month."""
    return len(printed) > 3 and printed[-3].isupper() and printed[-4].islower()


def _month_after(pieces: Pieces, number: Number) -> Veto | None:
    """``20 June``, ``3rd of May 2019``, ``1-5 May``."""
    first, last = number.first, number.last
    words = pieces.words
    if pieces.kinds[first] == "n" and not (number.place == 0 and 1 <= number.value <= 31 and number.scale == 1):
        return None
    at = last
    if words[at] in {"-", "to", "and"} and _is_day(pieces, at + 1):
        at += 2
    if words[at] == "of":
        at += 1
    if words[at] not in MONTHS or pieces.kinds[at] != "w":
        return None
    if not pieces.is_capital(at):
        if words[at] in {"may", "march", "mar", "dec", "jan", "sep"} and not (
            words[first - 1] in {"on", "the", "by", "until", "from"} or is_year(pieces, at + 1)
        ):
            return None
        if words[at + 1] in _NOT_AFTER_MODAL:
            return None
    end = at + 2 if words[at + 1] == "." and pieces.touches(at + 1) and len(words[at]) <= 4 else at + 1
    return Veto(QuantityKind.DATE, "a calendar date", first, _past_year(pieces, end))


def _speaks_for_count(words: Sequence[str], first: int, last: int) -> bool:
    """`killed 2000 miners`, `a workforce of 1950 nurses`: who is counted, and no results of a year."""
    if words[last] in {"sales", "elections", "games", "results", "earnings", "profits"}:
        return False
    before = words[first - 1] if first else ""
    if before == "of":
        return words[max(0, first - 2)] in {"total", "fleet", "group", "crowd", "workforce", "team", "staff"}
    return before in {"killed", "injured", "some", "hired", "least", "than", "another"}


def year_veto(pieces: Pieces, figure: Figure) -> Veto | None:
    """The calendar year that a bare number is, None where it counts something.

    A four-digit number without a separator is a year unless a bound or a plural noun speaks for a count. Reason: of such
    numbers in news, years are by far the most.
    """
    number = figure.number
    first, last = number.first, number.last
    if not is_year(pieces, first) or last != first + 1:
        return None
    words = pieces.words
    if figure.unit not in {None, "year"}:
        return None
    if figure.unit == "year":
        single = words[figure.last - 1] == "year" and figure.last == last + 1  # `1986 year net`
        return Veto(QuantityKind.DATE, "a year", first, last) if single else None
    value = int(words[first])
    before = words[first - 1] if first else ""
    following = words[last]
    counts = pieces.kinds[last] == "w" and not pieces.is_capital(last) and is_plural(following)
    if value < _MODERN:
        return Veto(QuantityKind.DATE, "a year", first, last) if _is_early_year(pieces, first, counts=counts) else None
    if following in {"per", "%"} or (following == "people" and before not in {"in", "since"}):
        return None
    bounded = figure.comparator is not Comparator.EXACT and before not in _LOOSE_DATES
    if counts and (_speaks_for_count(words, first, last) or bounded or (value % 100 == 0 and before not in _IN_YEARS)):
        return None
    return Veto(QuantityKind.DATE, "a year", first, last)


def _is_early_year(pieces: Pieces, first: int, *, counts: bool) -> bool:
    """Is a number below the modern years one all the same, by the word before it or the year that it is paired with?"""
    words = pieces.words
    before = words[first - 1] if first else ""
    near = before in _CLOSE_TO_YEARS and not counts
    paired = before in {"and", "to", "-"} and first > 1 and is_year(pieces, first - 2) and not counts
    dated = (
        near and before not in {"by", "from", "around", "between", "and", "after"} or paired or before in {"ad", "bc"}
    )
    between = before == "between" and words[first + 1] == "and" and is_year(pieces, first + 2)
    return dated or between
