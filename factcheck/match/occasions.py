"""Figures of two occasions: of two matches, two models, two weeks, two people. Their words and names are alike whether or not they are one thing.

A player has points, catches and wins with every match, a maker memory, screens and prices with every model, a bureau its stocks with every week. So more is asked
of such a pair before it is worth a reviewer's time; the score does not know it.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from factcheck.core.measure import Measure, Topic
from factcheck.lexicon.concepts import OUTCOMES, concept
from factcheck.lexicon.nouns import singular
from factcheck.lexicon.periods import spans_before
from factcheck.lexicon.stems import stem
from factcheck.lexicon.themes import DEVICES, GAMES, SPORT
from factcheck.lexicon.tolls import ALONE, ONE_BY_ONE
from factcheck.lexicon.verbs import lemma
from factcheck.match.likeness import likeness

__all__ = ["are_of_two_occasions"]

ENOUGH = {"sport": 2, "devices": 3}
"""Words of a theme that an article on it has at least. Reason: of sport most words are of nothing else; articles on other things had two of devices at most,
`display` and `tablet`."""

NEAR, ALIKE = Decimal("1.4"), 0.4
"""How near two figures of a theme are, and how alike their sentences, that may be one thing told twice. Reason: figures of two matches are as far apart as
chance has it; those of one differ by a slip, or by the match that only one of them counts."""

A_PRICE = Decimal(50_000)
"""What a device costs at most; more money is that of a deal."""

A_BIRTHDAY, A_SLIP, SOON = 1, 5, 90
"""Years between two ages of one person: a birthday where nobody knows how long lies between the reports; where it is a quarter at most (days), a slip too."""

_OWN = (OUTCOMES - {"injury", "rescue"}) | {"age", "contract"}
"""What sport has no more often than other news. Injuries and saves are of a match."""

_OF_AGE = "year of age"
_RATIOS = frozenset(["percent", "percentage point"])
_COUNTS = frozenset(["count", "point"])


def are_of_two_occasions(a: Measure, b: Measure, traits: frozenset[str]) -> bool:
    """Are two figures likely of two occasions? ``traits`` are those of their affinity; of a theme in which figures recur, the words must show that they are of one."""
    if _is_age(a) or _is_age(b):
        return _are_ages_apart(a, b)
    if a.head in OUTCOMES and _told_apart(a) != _told_apart(b):
        return True
    if _are_of_two_spans(a, b):
        return True
    return (_recurs(a) or _recurs(b)) and not _is_one_told_twice(a, b, traits)


def _is_one_told_twice(a: Measure, b: Measure, traits: frozenset[str]) -> bool:
    """Do two articles tell of one player or model, in sentences alike, with figures that are near one another?

    An article with several prices or sizes tells of several models.
    """
    if "same subject" not in traits or "same article" in traits or _is_average(a) is not _is_average(b):
        return False
    if max(a.crowd, b.crowd) > 1 and "devices" in {_theme(a.article), _theme(b.article)}:
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return high <= low * NEAR and likeness(a.sentence, b.sentence) >= ALIKE


def _recurs(measure: Measure) -> bool:
    """Is it of a kind of which its article's theme has one with every match or model?"""
    if measure.head in _OWN or measure.dimension in _RATIOS:
        return False
    theme = _theme(measure.article)
    if measure.currency is not None:
        return theme == "devices" and abs(measure.value) < A_PRICE
    return theme != ""


def _known(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand in a topic: plain words by the stems of their concepts, names as they are."""
    return frozenset(form for word in words for form in (word, stem(concept(lemma(word) or word))))


_THEMES = (("sport", _known(SPORT), _known(GAMES)), ("devices", _known(DEVICES), frozenset[str]()))


@lru_cache(maxsize=512)
def _theme(article: Topic) -> str:
    """The theme of an article in which figures recur, "" for any other."""
    words = article.words | article.names
    for theme, certain, likely in _THEMES:
        sure, half = (len({stem(word) for word in words & known}) for known in (certain, likely))
        if sure and sure + half / 2 >= ENOUGH[theme]:
            return theme
    return ""


def _is_age(measure: Measure) -> bool:
    """Is it an age, by its metric, or by its unit where the words behind it tell what became of the person?"""
    return measure.head == "age" or measure.claim.unit == _OF_AGE


def _are_ages_apart(a: Measure, b: Measure) -> bool:
    """Are two ages too far from one another to be those of one person at one time?"""
    soon = a.told is not None and b.told is not None and abs((a.told - b.told).days) <= SOON
    return abs(a.value / a.factor - b.value / b.factor) > (A_SLIP if soon else A_BIRTHDAY)


def _told_apart(measure: Measure) -> int:
    """Are the people told one by one: `a deputy` (2), `two women and a man` (1)? Then the figure is no toll of all (0)."""
    claim = measure.claim
    if (claim.value_text or "").lower() in ALONE:
        return 2
    return 0 if ONE_BY_ONE.isdisjoint(map(singular, (claim.counted or "").split())) else 1


def _is_average(measure: Measure) -> bool:
    """Is it a count with a fraction? `7.2 rebounds` are so many a match."""
    return measure.dimension in _COUNTS and measure.value != measure.value.to_integral_value()


def _are_of_two_spans(a: Measure, b: Measure) -> bool:
    """Are both for the week before they were told, or the month, and told further apart than that?"""
    if a.told is None or b.told is None:
        return False
    days = abs((a.told - b.told).days)
    return any(days >= length for length in spans_before(a.claim.context) & spans_before(b.claim.context))
