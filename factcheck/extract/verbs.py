"""Which words of a sentence are verbs, and what their groups say. No tagger: closed lists, and the words around."""

from __future__ import annotations

from factcheck.extract.sentences import Sentence
from factcheck.lexicon.dates import MONTHS, PERIOD_NOUNS, WEEKDAYS
from factcheck.lexicon.nouns import ADVERBS, DETERMINERS, PREPOSITIONS, is_plural
from factcheck.lexicon.verbs import AUXILIARIES, NOUNS_TOO, PAST_FORMS, VERB_FORMS, lemma

__all__ = ["REPORTING", "finite_before", "group_end", "is_passive", "is_verb_at", "verbs_of"]

REPORTING = frozenset(
    "say tell add announce confirm estimate show indicate reveal note warn believe think know claim state fear".split()
)
"""Verbs that a statement hangs on: they govern no figure of it."""

_INTRANSITIVE = frozenset(
    "die rise fall grow live work remain arrive come go happen occur appear collapse perish drown flee escape increase decrease".split()
)
_NO_OBJECT = REPORTING | _INTRANSITIVE
_PERIODS = (
    PERIOD_NOUNS
    | WEEKDAYS.keys()
    | MONTHS.keys()
    | {"weekend", "night", "summer", "winter", "spring", "autumn", "fall"}
)
_PLAIN_VERBS = frozenset("needs cut cuts hit hits set sets put puts lifts raises wins estimates places".split())
_OBJECT_LEADS = frozenset("the its their his her a an this that".split())
_RISING = frozenset(
    "rises falls climbs jumps drops increases slips gains declines tops hits totals slumps surges".split()
)
_STARTING = frozenset("start end price trade open close finish".split())
_BEFORE_LEVELS = frozenset("to by above past over below under nearly about almost more".split())
_DETERMINING = frozenset("the a an its their his her this these those each per".split())
_GRADING = frozenset("worst most hardest best least badly newly".split())
_BEFORE_NOUN = frozenset("of in for with".split())
_NO_NOUN_BEHIND = PREPOSITIONS | DETERMINERS
_ADJECTIVES_TOO = frozenset(
    "nationwide worldwide daily weekly monthly yearly overnight early late last next overseas far long most least".split()
)
_BEFORE_VERB = (
    frozenset("to and also not they it he she we which who that".split()) | AUXILIARIES | (ADVERBS - _ADJECTIVES_TOO)
)
_BE = frozenset("is are was were be been being".split())


def is_verb_at(sentence: Sentence, i: int) -> bool:
    """Is the token a verb here? A form that is a noun as often is one only where the word before it asks for a verb."""
    return verbs_of(sentence)[i]


def verbs_of(sentence: Sentence) -> list[bool]:
    """Which of the tokens are verbs."""
    if not sentence.verbs:
        sentence.verbs = [word.lower in VERB_FORMS and _is_verb(sentence, k) for k, word in enumerate(sentence.tokens)]
    return sentence.verbs


def _is_verb(sentence: Sentence, i: int) -> bool:
    words = sentence.tokens
    lower = words[i].lower
    if lower in AUXILIARIES:
        return True
    if words[i].is_capital and i > 0:
        return False
    if lower == "last" and i + 1 < len(words) and words[i + 1].lower.partition("'")[0].partition("’")[0] in _PERIODS:
        return False
    if lower == "close" and i + 1 < len(words) and words[i + 1].lower == "to":
        return False  # `were close to 4 million`
    previous = words[i - 1].lower if i else ""
    following = words[i + 1] if i + 1 < len(words) else None
    if previous == "this" and lower.endswith("s") and lemma(lower) != lower:
        return True  # `this gives the city relief`: no noun behind `this` is a plural
    if (
        previous in _GRADING
        and lower in PAST_FORMS
        and following is not None
        and following.is_word
        and following.lower not in PREPOSITIONS
    ):
        return False  # `the worst affected regions`
    if previous in _DETERMINING or (previous in _BEFORE_NOUN and not lower.endswith("ing")):
        return False
    if (
        i == 0
        and lower.endswith("s")
        and following is not None
        and (following.lower in PAST_FORMS or following.lower in AUXILIARIES)
    ):
        return False  # `Rents rose`
    if lower not in NOUNS_TOO:
        # `24 wounded soldiers`: a participle between a figure and its noun.
        counted = lower.endswith("ed") and previous[:1].isdigit() and sentence.figure_at(words[i - 1]) is not None
        noun = following is not None and following.is_word and following.lower not in _NO_NOUN_BEHIND
        return not (counted and noun)
    if previous == "to" and lemma(lower) != lower:
        return False  # `compared to profits of`
    asked = _is_asked_for(sentence, i)
    return previous in _BEFORE_VERB if asked is None else asked


def _is_asked_for(sentence: Sentence, i: int) -> bool | None:
    """Do the words around a form that is a noun as often ask for a verb? None where they do not say."""
    words = sentence.tokens
    lower = words[i].lower
    previous = words[i - 1].lower if i else ""
    following = words[i + 1] if i + 1 < len(words) else None
    if (
        previous in {",", "and", ""}
        and following is not None
        and (following.text[0].isdigit() or following.lower in DETERMINERS)
    ):
        return True  # a bare verb in a list of verbs: `organise 96 projects, win 30 million in support`
    if lower in _PLAIN_VERBS and i and following is not None and (following.is_word or words[i - 1].is_capital):
        if words[i - 1].is_capital:
            return following.lower not in PREPOSITIONS  # `Norland cut shipments`
        if words[i - 1].text[0].isdigit():
            return following.is_capital or following.lower in DETERMINERS  # `a magnitude of 6.1 hit Oban`
        if following.lower in _OBJECT_LEADS and words[i - 1].is_word and previous not in PREPOSITIONS:
            return True  # `the board cut its forecast`, `a count puts the toll`
    if lower in _STARTING and following is not None and following.lower == "at" and is_plural(previous):
        return True  # `the models start at $300`
    if lower in _RISING and i and following is not None and words[i - 1].is_word and previous not in _DETERMINING:
        return (
            following.lower in _BEFORE_LEVELS or following.text[0].isdigit()
        )  # `the number of deaths in Orvale rises to 152`
    return None


def finite_before(sentence: Sentence, i: int) -> bool:
    """Does a verb that is no participle in `-ing` stand before the token?"""
    if sentence.finite is None:
        words = sentence.tokens
        verbs = (k for k, verb in enumerate(verbs_of(sentence)) if verb and not words[k].lower.endswith("ing"))
        sentence.finite = next(verbs, len(words))
    return sentence.finite < i


def group_end(sentence: Sentence, i: int) -> int:
    """The main verb of a group: `have been applied` gives `applied`."""
    words = sentence.tokens
    main = i
    k = i + 1
    while k < len(words) and k <= i + 5:
        lower = words[k].lower
        if lower in AUXILIARIES or (
            lemma(lower) is not None
            and (lower in PAST_FORMS or lower.endswith("ing"))
            and words[main].lower in AUXILIARIES
        ):
            main = k
        elif not (lower in ADVERBS or lower.endswith("ly") or lower == "to") or (
            lower == "to" and not (k + 1 < len(words) and lemma(words[k + 1].lower))
        ):
            break
        k += 1
    return main


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Is it passive: after a form of `be`, or a participle right behind its noun that takes no object (`800 homes destroyed by`)?"""
    words = sentence.tokens
    if words[verb].lower not in PAST_FORMS:
        return False
    for i in range(verb - 1, max(-1, verb - 4), -1):
        lower = words[i].lower
        if lower in _BE:
            return True
        if lower not in ADVERBS and not lower.endswith("ly"):
            break
    following = words[verb + 1] if verb + 1 < len(words) else None
    gapped = (
        following is None
        or not following.text[0].isalnum()
        or following.lower in {"by", "in", "during", "at", "since", "and"}
    )
    return gapped and words[verb - 1].lower not in AUXILIARIES and lemma(words[verb].lower) not in _NO_OBJECT
