"""What claim a figure of an article, or an act, makes before anybody says anything of its fields: filled in from what the rules read there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import BY_HAND, FieldValue, corrected
from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Form, Modality, QuantityKind, Stage, Status
from factcheck.review.names import key_of
from factcheck.review.quotes import sentence_around
from factcheck.store.identity import is_one_statement
from factcheck.workflow.reading import read_claims

__all__ = [
    "NO_FIGURES",
    "Span",
    "act_of",
    "claim_of_figure",
    "is_told",
    "quantities_about",
    "quantities_in",
    "says_the_same",
]

Span = tuple[int, int]

NO_FIGURES = frozenset(
    [
        QuantityKind.MEMBER,
        QuantityKind.PERIOD,
        QuantityKind.YEAR,
        QuantityKind.DATE,
        QuantityKind.CLOCK,
        QuantityKind.NAME,
        QuantityKind.ORDINAL,
        QuantityKind.IDIOM,
        QuantityKind.FURNITURE,
    ]
)
"""What is printed in figures and is not taken for the figure of a claim unless it is named."""

_AHEAD = frozenset([Stage.PROPOSED, Stage.PLANNED])
"""Stages at which an act is no fact yet."""

_OF_THE_SENTENCE = ("subject", "as_of", "as_of_basis", "attribution", "modality")
"""What a figure shares with its neighbour in a sentence where nothing else is known."""

_OF_THE_FIGURE = ("form", "metric", "subject", "scope", "share_of", "predicate", "attribution", "extent")
"""What the rules read of a figure in its sentence alone."""


def claim_of_figure(article: Article, stored: Sequence[Claim], quote: Span, printed: Quantity) -> Claim:
    """The numeric claim of a figure in a quote, beside the claims that the article has."""
    start, end = quote
    context = _sentence(article, stored, start, end)
    drafted = Claim(
        article=article, kind=ClaimKind.NUMERIC, start=start, end=end, context_start=context[0], context_end=context[1], rule=BY_HAND,
        value_start=printed.start, value_end=printed.end, value=printed.value, value_high=printed.value_high, place=printed.place,
        comparator=printed.comparator, direction=printed.direction, change_from=printed.change_from, unit=printed.unit,
        unit_code=printed.unit_code, per=printed.per, counted=printed.counted, metric=printed.counted, form=_form(printed),
        modality=Modality.ACTUAL, **_published(article),
    )  # fmt: skip
    near = [one for one in stored if one.context_start < context[1] and context[0] < one.context_end]
    near = [one for one in near if one.kind is ClaimKind.NUMERIC and one.status is not Status.WITHDRAWN]
    if near:
        beside = min(near, key=lambda one: (abs((one.value_start or 0) - printed.start), one.start))
        drafted = corrected(drafted, {name: getattr(beside, name) for name in _OF_THE_SENTENCE})
    return _as_read_alone(drafted)


def act_of(article: Article, stored: Sequence[Claim], quote: Span, stage: str | None) -> Claim:
    """The policy claim of a quote, beside the claims that the article has. ``stage`` is what is said of how far it has come."""
    start, end = quote
    context = _sentence(article, stored, start, end)
    return Claim(
        article=article, kind=ClaimKind.POLICY, start=start, end=end, context_start=context[0], context_end=context[1], rule=BY_HAND,
        stage=Stage.REPORTED, modality=Modality.PLAN if stage in _AHEAD else Modality.ACTUAL, **_published(article),
    )  # fmt: skip


def quantities_in(article: Article, quote: Span) -> list[Quantity]:
    """What is printed in figures in a quote, in order."""
    start, end = quote
    found = api.find_quantities(article.text, all=True)
    return [one for one in found if start <= one.start and one.end <= end]


@lru_cache(maxsize=64)
def quantities_about(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """What is printed in figures in the lines of a text that a span stands in, in order. Reason: sentences end with their line, and a text may be long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return tuple(_shifted(one, first) for one in _read(text[first : len(text) if last < 0 else last]))


def says_the_same(one: Claim, other: Claim) -> bool:
    """Do two claims of one text state the same: in one form, or of one figure about the same thing in whatever form?"""
    if is_one_statement(one, other):
        return True
    if one.value_start is None or other.value_start is None:
        return False
    meet = one.value_start < (other.value_end or 0) and other.value_start < (one.value_end or 0)
    names = (("subject", "subject"), ("metric", "counted"))
    return meet and all(
        key_of(getattr(one, name) or getattr(one, instead) or "")
        == key_of(getattr(other, name) or getattr(other, instead) or "")
        for name, instead in names
    )


def is_told(made: Claim) -> bool:
    """Does a claim show what it is about?"""
    return made.kind is ClaimKind.POLICY or made.metric is not None or made.counted is not None


def _as_read_alone(drafted: Claim) -> Claim:
    """The draft with what the rules find in its sentence alone, where they take the figure for a claim there."""
    article, shift = drafted.article, drafted.context_start
    alone = replace(article, text=drafted.context, address=None, id=None)
    for one in read_claims(alone):
        if one.kind is ClaimKind.NUMERIC and (one.value_start or 0) + shift == drafted.value_start:
            said: dict[str, FieldValue] = {
                name: getattr(one, name) for name in _OF_THE_FIGURE if getattr(one, name) is not None
            }
            if one.as_of_basis is AsOfBasis.STATED:
                said |= {"as_of": one.as_of, "as_of_basis": one.as_of_basis}
            return corrected(drafted, said)
    return drafted


@lru_cache(maxsize=256)
def _read(lines: str) -> tuple[Quantity, ...]:
    return tuple(api.find_quantities(lines, all=True))


def _shifted(one: Quantity, by: int) -> Quantity:
    """A quantity where it stands in the whole text."""
    first = None if one.conversion_of is None else one.conversion_of + by
    return replace(one, start=one.start + by, end=one.end + by, conversion_of=first)


def _form(printed: Quantity) -> Form:
    if printed.kind is QuantityKind.RANK:
        return Form.RANK
    if printed.per is not None:
        return Form.RATE
    if printed.direction is not None:
        return Form.CHANGE
    return Form.SHARE if printed.kind is QuantityKind.PERCENT else Form.LEVEL


def _sentence(article: Article, stored: Sequence[Claim], start: int, end: int) -> Span:
    known = sorted({(one.context_start, one.context_end) for one in stored})
    first, last = sentence_around(article.text, start, end, known)
    return min(first, start), max(last, end)


def _published(article: Article) -> dict[str, Any]:
    """The period of a claim that states none."""
    if article.published is None:
        return {"as_of": None, "as_of_basis": AsOfBasis.UNKNOWN}
    return {"as_of": article.published.isoformat(), "as_of_basis": AsOfBasis.PUBLISHED}
