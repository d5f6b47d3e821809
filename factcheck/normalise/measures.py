"""One numeric claim -> its measure."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.core.claim import Claim
from factcheck.core.measure import Interval, Measure
from factcheck.core.period import Period
from factcheck.core.vocabulary import Comparator, Direction, Extent, Form, LinkRole
from factcheck.errors import ClaimError
from factcheck.lexicon.bases import base_of
from factcheck.lexicon.concepts import GENERIC_HEADS
from factcheck.lexicon.rarity import GRAMMAR
from factcheck.lexicon.roundness import SHORT_OF, VAGUE
from factcheck.lexicon.spellings import fold
from factcheck.lexicon.stems import stem
from factcheck.normalise.intervals import intervals, of_year, short_of
from factcheck.normalise.metrics import MetricForm, metric_form, metric_terms, with_outcome
from factcheck.normalise.names import name_form
from factcheck.normalise.occurrences import occurrences_in, years_in
from factcheck.normalise.telling import states_its_time, told_on
from factcheck.normalise.topics import beside, topic_of, wording

__all__ = ["firm_of", "measure_of", "period_of"]

_LOSSES = frozenset(["destruction", "damages"])
_FOLLOWING = 70
_UP_TO = re.compile(r"[,;:.\n\d]|\b(?:and|but|while|when|after|who|which|that|by|in)\b")
_OF_THEM = re.compile(r"\s+of\s+(?:which|whom|them|these|those|the|its|his|her|their)\b", re.IGNORECASE)
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:in|across|at|on|within|throughout|from)\s+(?:about|some|around|at least|more than|nearly|almost|over|the)?\s*$",
    re.IGNORECASE,
)
_ONE = Decimal(1)
_YEARS = (Decimal(1000), Decimal(2200))


def measure_of(claim: Claim, *, earlier: bool = False, chronicle: bool = False) -> Measure:
    """The measure of a numeric claim; ``earlier`` marks the value that a change started from. Raises ClaimError for one without a value."""
    if claim.value is None or claim.form is None or claim.value_start is None:
        raise ClaimError("a claim without a value has no measure")
    nature = str(Form.LEVEL if claim.form is Form.CHANGE and claim.change_from is not None else claim.form)
    dimension, factor = _dimension(claim)
    sign = -_ONE if nature == Form.CHANGE and claim.direction is Direction.DOWN else _ONE
    place = claim.place if claim.place is not None else min(0, _exponent(claim.value))
    firm, compatible = (
        (of_year(claim.value, claim.comparator or Comparator.EXACT),) * 2
        if dimension == "year"
        else _intervals(claim, claim.value, place, whole=dimension in {"count", "rank"})
    )
    form = _metric(claim, dimension)
    subject = name_form(claim.subject)
    terms = metric_terms(claim.metric, claim.counted, claim.predicate, form.head)
    return Measure(
        claim=claim,
        key=claim.key,
        article_key=claim.article.key,
        dimension=dimension,
        nature=nature,
        value=claim.value * factor * sign,
        value_high=None if claim.value_high is None else claim.value_high * factor * sign,
        factor=factor,
        step=Decimal("0.5").scaleb(place) * factor,
        firm=_scaled(firm, factor * sign),
        compatible=_scaled(compatible, factor * sign),
        period=None if dimension == "year" else period_of(claim.as_of),
        subject=subject,
        full=subject,
        metric=form.text,
        head=form.head,
        facet=form.facet,
        modifiers=form.modifiers,
        action=form.action,
        scope=form.extra | frozenset(word for word in fold(claim.scope or "") if word not in GRAMMAR),
        whole=name_form(claim.share_of),
        sentence=topic_of(claim.context),
        article=topic_of(claim.article.text),
        quote_hash=wording(claim.context),
        terms=terms,
        beside=beside(claim) - terms - frozenset(stem(word) for word in subject.words),
        occurrences=occurrences_in(claim.context),
        years=_years(claim, dimension),
        told=told_on(claim),
        states_time=dimension != "year" and states_its_time(claim),
        extent=_extent(claim),
        earlier=earlier,
        chronicle=chronicle,
        converted=not dimension.startswith("money:") and any(link.role is LinkRole.CONVERSION for link in claim.links),
    )


def firm_of(claim: Claim) -> Interval | None:
    """What a figure claims firmly, in its printed unit and without the sign of its direction; None for a year, and for a claim without a value."""
    if claim.value is None or claim.form is None:
        return None
    dimension, _ = _dimension(claim)
    if dimension == "year":
        return None
    place = claim.place if claim.place is not None else min(0, _exponent(claim.value))
    return _intervals(claim, claim.value, place, whole=dimension in {"count", "rank"})[0]


def _intervals(claim: Claim, value: Decimal, place: int, *, whole: bool) -> tuple[Interval, Interval]:
    """What is firmly claimed, and what the print is compatible with, in the unit of the print."""
    start = claim.value_start or 0
    if claim.restated:
        return intervals(value, claim.value_high, claim.comparator or Comparator.EXACT, place, whole=whole)
    if claim.comparator is Comparator.APPROX and SHORT_OF.search(claim.article.text[max(0, start - 20) : start]):
        return short_of(value)
    if VAGUE.fullmatch(claim.value_text or ""):
        interval = Interval(value, value * 10)
        return interval, interval
    return intervals(value, claim.value_high, claim.comparator or Comparator.EXACT, place, whole=whole)


def _metric(claim: Claim, dimension: str) -> MetricForm:
    """The metric's head and modifiers; a count of nothing but people takes what befell them, money that was lost is a loss.

    A time that only a verb is told with is one of that verb: the time served.
    """
    form = metric_form(claim.metric, claim.counted, None if _is_complement(claim) else claim.predicate)
    if dimension == "time" and not form.head:
        return replace(form, head=form.action)
    if dimension == "count" and (not form.head or form.head in GENERIC_HEADS):
        return with_outcome(form, _what_follows(claim))
    if dimension.startswith("money:") and form.head in _LOSSES:
        return replace(form, head="loss")
    return form


def _years(claim: Claim, dimension: str) -> frozenset[int]:
    """The years that the sentence names. The figure itself is none: `1800 people` are no year, and a value is no evidence."""
    return frozenset() if dimension == "year" else years_in(claim.context) - {claim.value}


def _is_complement(claim: Claim) -> bool:
    """Does the figure stand behind a preposition, `killed 200 people in 14 countries`? Then the verb is not of what it counts.

    In `carried over 200 people` it is a bound.
    """
    start = claim.value_start or 0
    return (
        claim.counted is not None
        and _BEHIND_PREPOSITION.search(claim.article.text[max(0, start - 24) : start]) is not None
    )


def _extent(claim: Claim) -> Extent | None:
    """A part where `of them` stands right behind the figure and nothing else was read."""
    is_part = claim.extent is None and _OF_THEM.match(claim.article.text, claim.value_end or claim.end)
    return Extent.PART if is_part else claim.extent


def _what_follows(claim: Claim) -> str:
    """The words right behind a figure, up to the next figure, comma or half of the sentence: `(300) people were feared dead`."""
    end = claim.value_end or claim.end
    return _UP_TO.split(claim.article.text[end : min(claim.context_end, end + _FOLLOWING)], maxsplit=1)[0]


def period_of(text: str | None) -> Period | None:
    """The period of EDTF text, None for none and for text that is none."""
    if not text:
        return None
    try:
        return Period.parse(text)
    except ClaimError:
        return None


def _dimension(claim: Claim) -> tuple[str, Decimal]:
    """What the figure is compared with, and the base units in one printed unit."""
    per = "" if not claim.per else "/" + " ".join(fold(claim.per))
    if claim.form is Form.RANK:
        return "rank", _ONE
    unit = claim.unit
    if unit is None or unit in {"count", "person", "people"}:
        return "count" + per, _ONE
    if (
        unit == "year"
        and claim.value is not None
        and _YEARS[0] <= claim.value <= _YEARS[1]
        and claim.form is not Form.DURATION
    ):
        return "year", _ONE
    known = base_of(unit, claim.unit_code)
    if known is not None:
        return known[0] + per, known[1]
    if (
        claim.unit_code is not None
        and len(claim.unit_code) == 3
        and claim.unit_code.isupper()
        and claim.unit_code.isalpha()
    ):
        return f"money:{claim.unit_code}{per}", _ONE
    return " ".join(fold(unit)) + per, _ONE


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _scaled(interval: Interval, factor: Decimal) -> Interval:
    if factor == _ONE:
        return interval
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return Interval(high, low) if factor < 0 else Interval(low, high)
