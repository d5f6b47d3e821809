"""One person whom something befell, told without a number: `killing a soldier`, `a man was killed`. A claim of one; no quantity is printed."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.counts import is_person
from factcheck.extract.tokens import Token
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, PREPOSITIONS, PRONOUNS, is_plural
from factcheck.lexicon.verbs import AUXILIARIES, is_verb

__all__ = ["ALONE", "CASUALTY_FORMS", "lone_casualties"]

ALONE = "one without a number"
"""Why such a figure is one."""

CASUALTY_FORMS = frozenset(
    "kill kills killed killing injure injures injured injuring wound wounds wounded wounding".split()
)
_ARTICLES = frozenset({"a", "an"})
_LONGEST = 6  # words of `a 10-year-old local girl`
_BEEN = frozenset(
    "was is has had been were being also later reportedly fatally seriously critically slightly badly shot stabbed found and".split()
)
_HYPOTHETICAL = frozenset("could would might may can if to attempted trying tried not never".split())
_STOPS = PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | ADVERBS
_GOES_ON = frozenset({",", "and", "or", "&", "plus"})


def lone_casualties(text: str, words: list[Token], taken: list[Quantity]) -> list[Quantity]:
    """The articles of a sentence that count one person killed or hurt, each as a figure of one; most sentences have none.

    People who are listed (`a clerk and a guard`) are not counted one by one, and what only might happen is no figure.
    """
    found: list[Quantity] = []
    for i, word in enumerate(words):
        if word.lower not in _ARTICLES:
            continue
        head = _head(words, i)
        if head is None or any(one.start <= word.start < one.end for one in taken):
            continue
        if _acted_on(words, i, head) or _befell(words, i, head):
            found.append(
                Quantity(
                    kind=QuantityKind.COUNT,
                    text=text[word.start : word.end],
                    start=word.start,
                    end=word.end,
                    value=Decimal(1),
                    counted=words[head].lower,
                    why=ALONE,
                )
            )
    return found


def _head(words: list[Token], article: int) -> int | None:
    """The index of the noun for a person that the phrase behind an article ends with."""
    head = article
    for k in range(article + 1, min(article + 1 + _LONGEST, len(words))):
        lower = words[k].lower
        if not words[k].text[0].isalnum() or lower in _STOPS or (k > article + 1 and is_verb(lower)):
            break
        head = k
    if head == article or is_plural(words[head].lower) or not is_person(words[head].lower):
        return None
    return None if words[head].lower in _NO_PERSONS else head


_NO_PERSONS = frozenset("number member order killer attacker gunman bomber other one".split())


def _acted_on(words: list[Token], article: int, head: int) -> bool:
    """`killing a soldier`: a verb right before, and nobody else behind."""
    verb = article - 1
    if verb < 0 or words[verb].lower not in CASUALTY_FORMS:
        return False
    if not _HYPOTHETICAL.isdisjoint(word.lower for word in words[max(0, verb - 3) : verb]):
        return False
    return not _lists(words, head)


def _befell(words: list[Token], article: int, head: int) -> bool:
    """`a man was killed`, `a guard was shot and wounded`: a passive right behind."""
    if article and (words[article - 1].lower in _GOES_ON | {"of", "by", "for"} and words[article - 1].text != ","):
        return False
    k = head + 1
    if k >= len(words) or words[k].lower not in {"was", "is", "has", "had"}:
        return False
    while k < len(words) and words[k].lower in _BEEN:
        k += 1
    return k < len(words) and words[k].lower in CASUALTY_FORMS and words[k].lower.endswith("ed")


def _lists(words: list[Token], head: int) -> bool:
    """Does the list of people go on behind the noun: `a clerk, a guard and their chief`, `a soldier and wounding two` does not?"""
    k = head + 1
    if k >= len(words) or words[k].text not in _GOES_ON:
        return False
    while k < len(words) and words[k].text in _GOES_ON:
        k += 1
    return k < len(words) and words[k].lower not in CASUALTY_FORMS and not is_verb(words[k].lower)
