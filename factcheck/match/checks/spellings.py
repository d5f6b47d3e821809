"""One person under two spellings, in articles on the same events: `Jon Marsh` here, `Jon Marsch` there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from factcheck.core.discrepancy import Signal
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.lexicon.kinds import kind_of_name
from factcheck.lexicon.rarity import is_everyday, is_familiar
from factcheck.lexicon.verbs import lemma
from factcheck.match.checks.check import Item, Key
from factcheck.match.checks.severities import severity
from factcheck.match.entities import closeness
from factcheck.match.findings import Finding, printed_side
from factcheck.match.ledger import Ledger
from factcheck.match.likeness import likeness
from factcheck.match.words import day, source_of

__all__ = ["person_keys", "person_spellings"]

_WORD = r"[A-Z](?:['’][A-Z])?[a-z-]+"
_PERSON = re.compile(rf"\b{_WORD}(?: {_WORD}){{1,2}}\b")
_SHORTEST = 5
_CLOSE = 0.8
"""Two spellings of a name of five letters or more differ in one letter or two."""
_SAME_EVENTS = 0.2
"""How alike the articles must be: two people with like names are common, in one story they are not."""


def person_keys(item: Item, _home: Ledger) -> Iterator[Key]:
    """The names of people, each without one of its words."""
    for name in _people(item):
        words = name.lower().split()
        for at in range(len(words)):
            yield (str(at), *words[:at], "…", *words[at + 1 :])


def _people(item: Item) -> list[str]:
    """The names in a claim's sentence that may be of people: two or three words with capitals, two of them telling, that name no thing of a known kind."""
    found = []
    for name in dict.fromkeys(_PERSON.findall(item.claim.context)):
        words = name.lower().split()
        told = [word for word in words if not is_everyday(word) and not is_familiar(word) and lemma(word) is None]
        if len(told) == len(words) and not kind_of_name(tuple(words)):
            found.append(name)
    return found


def person_spellings(ledger: Ledger) -> Iterator[Finding]:
    """Two names of people that differ in the spelling of one word, in two articles on the same events."""
    named: dict[str, list[Item]] = defaultdict(list)
    for item in ledger.items:
        for name in _people(item):
            named[name].append(item)
    for one, other in combinations(sorted(named), 2):
        if (
            not _is_spelling(one, other)
            or ledger.names.rulings.are_one(one, other)
            or ledger.names.rulings.are_two(one, other)
        ):
            continue
        pair = next(((a, b) for a in named[one] for b in named[other] if _are_alike(a, one, b, other)), None)
        if pair is not None:
            yield _finding(one, other, named[one], named[other])


def _is_spelling(one: str, other: str) -> bool:
    left, right = one.lower().split(), other.lower().split()
    if len(left) != len(right):
        return False
    differ = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(differ) != 1:
        return False
    a, b = differ[0]
    return (
        min(len(a), len(b)) >= _SHORTEST
        and a[0] == b[0]
        and a + "s" != b
        and b + "s" != a
        and closeness(a, b) >= _CLOSE
    )


def _are_alike(a: Item, one: str, b: Item, other: str) -> bool:
    """Are the articles about the same events, and has neither both names?"""
    if a.article_key == b.article_key or other in a.claim.article.text or one in b.claim.article.text:
        return False
    return likeness(a.article, b.article) >= _SAME_EVENTS


def _finding(one: str, other: str, a: list[Item], b: list[Item]) -> Finding:
    first, second = a[0].claim, b[0].claim
    return Finding(
        relation="spelling", kind=DiscrepancyKind.IDENTITY, severity=severity("spelling"), score=0.7, sides=(printed_side(a[:6]), printed_side(b[:6])), subject=one, metric=None, unit=None,
        signals=(Signal("identity", f"{one} and {other} may be one person"),),
        explanation=f"{one} ({source_of(first)}, {day(first.article.published)}) and {other} ({source_of(second)}, {day(second.article.published)}) stand in articles on the same events. "
        "Most likely they are one person, and one spelling is wrong. Ask for the right one before quoting.",
    )  # fmt: skip
