"""Figures, sources and dates in plain English, for explanations."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from factcheck.core.claim import Claim
from factcheck.core.measure import Measure
from factcheck.core.wording import figure
from factcheck.lexicon.dates import MONTH_NAMES
from factcheck.lexicon.numbers import SCALE_MARKS, SCALES

__all__ = [
    "amount",
    "cited",
    "day",
    "named",
    "plain",
    "printed",
    "rounded",
    "source_of",
    "thing",
    "translated_by_machine",
]

_LONGEST = 80
_TOLD_IN = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_SCALE = rf"(?:{'|'.join([*SCALES, *SCALE_MARKS])})"
_UNIT_BEHIND = re.compile(
    rf"[\d.,]+\W*(?:{_SCALE}\W+)?(?!{_SCALE}$)(?P<unit>[^\W\d]{{2,}}(?:[ -]\w+)*)$", re.IGNORECASE
)
"""The words behind a figure and its scale, to the end of the print."""


def day(when: date | None) -> str:
    """``13 December 2021``; ``no date`` for None."""
    return "no date" if when is None else f"{when.day} {MONTH_NAMES[when.month - 1].capitalize()} {when.year}"


def plain(value: Decimal) -> str:
    """A number with separators and without an exponent or closing zeros: ``271,052,632``."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, dot, rest = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return sign + f"{int(whole.lstrip('-') or 0):,}" + dot + rest


def rounded(value: Decimal, digits: int = 4) -> Decimal:
    """The value to a number of significant digits, half to even."""
    if value == 0:
        return value
    place = value.adjusted() - digits + 1
    return (
        value.quantize(Decimal(1).scaleb(min(place, 0)), rounding=ROUND_HALF_EVEN)
        if place <= 0
        else Decimal(round(value.scaleb(-place))).scaleb(place)
    )


def amount(value: Decimal, like: Measure) -> str:
    """A computed value (base units, four digits) as a printed one is told, with its unit and its scale: ``271.1 million yuan``."""
    scale, name = next(
        ((scale, f" {name}") for scale, name in _TOLD_IN if abs(like.value) >= scale and like.step >= scale / 1000),
        (Decimal(1), ""),
    )
    unit = _unit(like)
    return f"{plain(rounded(value / scale / like.factor))}{name}{f' {unit}' if unit else ''}"


def _unit(measure: Measure) -> str:
    """The unit in the words of the print, or the code of a currency that is printed as a mark before the figure."""
    behind = _UNIT_BEHIND.search(printed(measure))
    return behind["unit"] if behind is not None else measure.currency or measure.claim.unit or ""


def source_of(claim: Claim) -> str:
    """Who published the claim, as a reader knows it."""
    article = claim.article
    return article.publisher or (f"“{_short(article.title)}”" if article.title else "an article without a named source")


def translated_by_machine(*measures: Measure) -> str:
    """That figures come out of articles which a machine translated, in words; "" where none does. Scales and units are what machines get wrong most."""
    told = {m.article_key: source_of(m.claim) for m in measures if m.claim.article.machine_translated}
    if not told:
        return ""
    who = " and ".join(sorted(set(told.values())))
    if len(told) == 1:
        return f"the article of {who} was translated by machine: its figure is trusted less; look at the original"
    return f"the articles of {who} were translated by machine: their figures are trusted less; look at the originals"


def printed(measure: Measure) -> str:
    """The figure as printed, in one line, with its comparator in words."""
    return " ".join(figure(measure.claim).split())


def thing(measure: Measure) -> str:
    """What the figure is of, in the article's words, "" where that is not known."""
    return _short(measure.claim.counted or measure.claim.metric or "")


def named(measure: Measure) -> str:
    """``119 (R & D platforms)``: the figure with what it is of."""
    name = _short(measure.claim.metric or measure.claim.counted or "")
    return f"{printed(measure)} ({name})" if name else printed(measure)


def cited(measure: Measure) -> str:
    """``119 (R & D platforms), SMM, 13 December 2021``: the figure with its source and date."""
    return f"{named(measure)}, {source_of(measure.claim)}, {day(measure.claim.article.published)}"


def _short(text: str | None) -> str:
    text = " ".join((text or "").split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
