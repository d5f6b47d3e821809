"""One sentence in two articles with another date: the same figures, which are said to be of two times.

A sentence is known by what is left of it without digits, number words and names of months and days. The key is a hash of that, so that only copies are
looked at together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Signal
from factcheck.core.keys import content_key
from factcheck.core.measure import Measure
from factcheck.core.period import Period
from factcheck.core.vocabulary import AsOfBasis, DiscrepancyKind
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.numbers import ONES, ORDINALS, SCALES, TENS
from factcheck.lexicon.rarity import is_everyday
from factcheck.match.checks.check import Item, Key
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import cited, named

__all__ = ["are_skeletons_alike", "copied_dates", "copy_keys", "dated"]

_FEWEST = 6
"""Telling words of a sentence, at least. Reason: rows of tables, templates and `the firm employs 300 people` are printed in the same words by many."""

_WORD = re.compile(r"[^\W_]+")
_CHANGING = MONTHS.keys() | WEEKDAYS.keys() | ONES.keys() | TENS.keys() | SCALES.keys() | ORDINALS.keys()
_ENDINGS = re.compile(r"\d+(?:st|nd|rd|th)?")


def _changing(sentence: str) -> list[str]:
    """The numbers and names of months and days of a sentence, as printed."""
    return [word for word in _WORD.findall(sentence.lower()) if _ENDINGS.fullmatch(word) or word in _CHANGING]


@lru_cache(maxsize=4096)
def _skeleton(sentence: str) -> str:
    """The words of a sentence that are no numbers and no names of months and days; "" where too few of them tell."""
    words = [word for word in _WORD.findall(sentence.lower()) if not (_ENDINGS.fullmatch(word) or word in _CHANGING)]
    return " ".join(words) if len({word for word in words if not is_everyday(word)}) >= _FEWEST else ""


def are_skeletons_alike(a: Claim, b: Claim) -> bool:
    """Are the sentences of two claims the same but for numbers and dates?"""
    return bool(_skeleton(a.context)) and _skeleton(a.context) == _skeleton(b.context)


def dated(claim: Claim) -> Period | None:
    """The period that the words state for a claim, None where they state none."""
    if claim.as_of is None or claim.as_of_basis is not AsOfBasis.STATED:
        return None
    return Period.parse(claim.as_of)


def copy_keys(item: Item, _home: Ledger) -> Iterator[Key]:
    """A figure with a stated period, by the hash of its sentence without figures and dates."""
    if isinstance(item, Measure) and dated(item.claim) is not None and not item.claim.is_tabular:
        skeleton = _skeleton(item.claim.context)
        if skeleton:
            yield ("copy", content_key(["copy", skeleton]))


def copied_dates(ledger: Ledger) -> Iterator[Finding]:
    """Two articles with the same figures in the same sentence, under two stated dates."""
    sentences: dict[tuple[str, int], list[Measure]] = defaultdict(list)
    for measure in ledger.measures:
        sentences[measure.article_key, measure.claim.context_start].append(measure)
    told = [sorted(sentences[place], key=lambda m: (m.claim.value_start or 0, m.key)) for place in sorted(sentences)]
    for one, other in combinations(told, 2):
        if one[0].article_key == other[0].article_key or len(one) != len(other):
            continue
        if _changing(one[0].claim.context) == _changing(other[0].claim.context):
            continue  # `today`, printed again the day after
        pairs = list(zip(one, other, strict=True))
        if not all(_is_one_figure(a, b) for a, b in pairs):
            continue  # an account of another day, whose figures are compared as figures
        apart = next(((a, b) for a, b in pairs if _are_apart(a, b)), None)
        if apart is not None:
            yield _finding(*apart)


def _is_one_figure(a: Measure, b: Measure) -> bool:
    return (a.value, a.value_high, a.claim.comparator, a.dimension) == (
        b.value,
        b.value_high,
        b.claim.comparator,
        b.dimension,
    )


def _are_apart(a: Measure, b: Measure) -> bool:
    """Are the stated periods two, as far as both are known?"""
    left, right = dated(a.claim), dated(b.claim)
    return left is not None and right is not None and left.year_known is right.year_known and not left.overlaps(right)


def _case(a: Measure, b: Measure) -> str:
    """One source on two days prints its account anew: a figure that has not moved is no error."""
    one, other = a.claim.article, b.claim.article
    is_bulletin = one.publisher is not None and one.publisher == other.publisher and one.published != other.published
    return "one source" if is_bulletin else "two sources"


def _finding(a: Measure, b: Measure) -> Finding:
    case = _case(a, b)
    sides = sorted((side_of([a]), side_of([b])), key=lambda side: (side.as_of or "", side.claims[0].key))
    return Finding(
        relation="copied date", kind=DiscrepancyKind.DATING, severity=severity("copied date", case), score=0.8, sides=tuple(sides), subject=a.claim.subject, metric=a.claim.metric, unit=a.claim.unit,
        signals=(Signal("dating", f"the same words and figures for {sides[0].as_of} and for {sides[1].as_of}"),),
        explanation=f"{cited(a)}; and {cited(b)}, in the same words: the figures are the same, the dates are not ({sides[0].as_of} and {sides[1].as_of}). "
        f"Either one of the dates is wrong, or {named(b)} was carried over with a new date. Take the date from whoever published the figure first.",
    )  # fmt: skip
