"""What is counted or measured -> head, facet, modifiers: the parts that two metrics are compared by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.lexicon.concepts import BLAND_VERBS, FACETS, GENERIC_HEADS, OUTCOMES, concept
from factcheck.lexicon.definitions import EMPTY_QUALIFIERS
from factcheck.lexicon.rarity import GRAMMAR
from factcheck.lexicon.spellings import fold
from factcheck.lexicon.stems import stem
from factcheck.lexicon.verbs import NOUNS_TOO, PAST_FORMS, lemma

__all__ = ["MetricForm", "metric_form", "metric_terms", "with_outcome"]

_BREAKS = frozenset(
    """of in on at for to per from by with that which who whose including under over among within between during since until against across into as after before through worth about
    above below than via and or""".split()
)
_PLAIN_FACETS = frozenset(["number", "total", "amount", "count", "figure", "toll", "tally"])
_TIMES = frozenset(["year", "month", "quarter", "week", "day", "period", "time", "mth", "today", "yesterday"])
"""Heads that only say when: what the figure is of is not in the phrase."""
_OF_NOBODY = frozenset(["penalty", "sentence", "sentences", "row", "threat", "threats", "warrant"])
"""Behind `death` or `arrest` these say that it has become of nobody yet."""
_JOINED = frozenset(["and", "or"])
_SAY_NOTHING = GRAMMAR | EMPTY_QUALIFIERS | GENERIC_HEADS | FACETS | BLAND_VERBS | _TIMES


@dataclass(frozen=True, slots=True)
class MetricForm:
    """The parts of a metric. ``text`` is its folded words; ``head`` is the concept counted ("" unknown); ``extra`` the words behind the head phrase."""

    text: str
    head: str
    facet: str
    modifiers: frozenset[str]
    action: str
    extra: frozenset[str]


@lru_cache(maxsize=32768)
def metric_form(metric: str | None, counted: str | None, predicate: str | None) -> MetricForm:
    """The parts of a metric phrase, with the noun that was counted and the verb that carries the figure to help it out.

    ``number of people killed`` counts deaths; ``turnover of technical contracts`` is about contracts, in the facet of turnover.
    """
    action = _action(predicate)
    for phrase in (metric, counted):
        words = tuple(word for word in fold(phrase or "") if not word[0].isdigit())
        if words:
            facet, head_words, extra = _phrase(words)
            return _form(words, facet, head_words, extra, action)
    return MetricForm("", action if action in OUTCOMES else "", "", frozenset(), action, frozenset())


@lru_cache(maxsize=32768)
def metric_terms(*phrases: str | None) -> frozenset[str]:
    """The concepts of all the words that tell what a figure is of, whatever place they have: nouns, qualifiers, verb.

    `barrels of oil leaking` and `the oil leak` have both theirs in common, though their heads differ.
    """
    return frozenset(
        stem(meaning)
        for phrase in phrases
        for word in fold(phrase or "")
        if not word[0].isdigit() and (meaning := concept(_base(word))) not in _SAY_NOTHING and word not in _SAY_NOTHING
    )


def _action(predicate: str | None) -> str:
    """The concept of a verb, "" for one that says nothing of what the figure is of."""
    for word in fold(predicate or ""):
        base = lemma(word) or word
        if base not in BLAND_VERBS and base not in GRAMMAR:
            return concept(base)
    return ""


def _phrase(words: tuple[str, ...]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The facet, the words of the head phrase, and those behind it."""
    segments: list[list[str]] = [[]]
    for position, word in enumerate(words):
        if word in _BREAKS and not (word in _JOINED and position):
            segments.append([])
        elif word not in GRAMMAR:
            segments[-1].append(word)
    filled = [segment for segment in segments if segment]
    if not filled:
        return "", (), ()
    facet = ""
    while len(filled) > 1 and filled[0][-1] in FACETS:
        facet = facet or filled[0][-1]
        filled = [[*filled[0][:-1], *filled[1]], *filled[2:]]
    if len(filled) == 1 and len(filled[0]) > 1 and filled[0][-1] in FACETS and filled[0][-1] not in {"output", "price"}:
        facet = facet or filled[0][-1]
        filled = [filled[0][:-1]]
    return facet, tuple(filled[0]), tuple(word for segment in filled[1:] for word in segment)


def _form(
    words: tuple[str, ...], facet: str, phrase: tuple[str, ...], extra: tuple[str, ...], action: str
) -> MetricForm:
    outcome = next(
        (concept(_base(word)) for word in phrase if concept(_base(word)) in OUTCOMES),
        action if action in OUTCOMES else "",
    )
    nouns = list(phrase)
    while len(nouns) > 1 and _is_participle(nouns[-1]):
        action = action or _action(nouns[-1])
        nouns.pop()
    head = concept(nouns[-1]) if nouns else ""
    rest = [concept(word) for word in nouns[:-1]]
    if outcome and head != outcome:
        rest = [word for word in (*rest, head) if word != outcome]
        head = outcome
    if head in GENERIC_HEADS and rest and head != "person":
        head = rest.pop()
    if head in _TIMES:
        head = rest.pop() if rest else ""
    kept = frozenset(
        word
        for word in rest
        if word not in EMPTY_QUALIFIERS and word not in GENERIC_HEADS and word not in GRAMMAR and word not in OUTCOMES
    )
    behind = frozenset(concept(word) for word in extra if word not in EMPTY_QUALIFIERS and word not in GENERIC_HEADS)
    return MetricForm(
        " ".join(words),
        head,
        facet if facet not in _PLAIN_FACETS else "",
        kept,
        action,
        behind,
    )


def _base(word: str) -> str:
    return word if concept(word) != word else lemma(word) or word


def _is_participle(word: str) -> bool:
    return word in PAST_FORMS and word not in NOUNS_TOO and lemma(word) is not None


def with_outcome(form: MetricForm, following: str) -> MetricForm:
    """The form with what became of the people for its head, where the words behind the figure say so; else as it is."""
    words = fold(following)
    told = (word for at, word in enumerate(words) if _OF_NOBODY.isdisjoint(words[at + 1 : at + 2]))
    outcome = next((concept(_base(word)) for word in told if concept(_base(word)) in OUTCOMES), None)
    return form if outcome is None else replace(form, head=outcome, action="")
