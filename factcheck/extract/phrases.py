"""Noun phrases without a tagger: closed word classes, a list of verbs and the shape of words decide where one ends."""

from __future__ import annotations

from factcheck.extract.tokens import TOKEN
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.nouns import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    NO_ADVERBS,
    PREDICATIVES,
    PREPOSITIONS,
    PRONOUNS,
    is_plural,
    singular_phrase,
)
from factcheck.lexicon.verbs import AUXILIARIES, FINITE_PAST, PAST_FORMS, is_verb, lemma

__all__ = ["noun_phrase_after", "noun_text"]

_LONGEST = 12
_CLOSERS = PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES
_LEADS = DETERMINERS - {"that", "those", "this"}
_VERBS = frozenset("injures hurts destroys said says told".split())  # whatever they look like
_DAYS = WEEKDAYS.keys() | MONTHS.keys()
_MANY = frozenset("several many one plus ages".split())  # after a plural they begin something else
_QUOTES = frozenset("\"'“”‘’")


def noun_phrase_after(text: str, position: int, end: int | None = None) -> tuple[int, int] | None:
    """The span of the noun phrase that starts right after a position, None where none does.

    ``158| innovation platforms, which`` gives ``innovation platforms``; ``3,228| full-time research and development professionals
    working`` keeps the coordination; ``24| people were`` stops at the verb. Quotation marks inside are kept.
    """
    limit = len(text) if end is None else end
    first = last = -1
    previous = ""
    count = 0
    position = _skip_lead(text, position, limit)
    while count < _LONGEST:
        found = TOKEN.match(text, _skip_spaces(text, position, limit), limit)
        if found is None:
            break
        word = found.group()
        if word in _QUOTES:
            position = found.end()
            continue
        if not word[0].isalnum() or "\n" in text[position : found.start()]:
            break
        if word[0].isdigit() and not (word[-1].isalpha() and first < 0):
            break
        if _ends_phrase(text, word, previous, found.end(), limit):
            break
        if word.lower() not in {"and", "or", "&"}:
            if first < 0:
                first = found.start()
            last = found.end()
        previous = word
        position = found.end()
        count += 1
    return (first, last) if first >= 0 else None


def noun_text(text: str, span: tuple[int, int]) -> str:
    """The singular of a printed noun phrase, its spaces made one."""
    return singular_phrase(" ".join(text[span[0] : span[1]].split()))


def _skip_spaces(text: str, position: int, limit: int) -> int:
    while position < limit and text[position] in " \t\u00a0\u2009\u202f":
        position += 1
    return position


def _skip_lead(text: str, position: int, limit: int) -> int:
    """Past `of the`, `of its` and determiners: `more than 40 of the new stations`."""
    while True:
        found = TOKEN.match(text, _skip_spaces(text, position, limit), limit)
        if found is None or found.group().lower() not in _LEADS:
            return position
        position = found.end()


def _ends_phrase(text: str, word: str, previous: str, after: int, limit: int) -> bool:
    """Does the noun phrase end before this word?"""
    lower = word.lower()
    if lower in {"and", "or"}:
        return not (previous and _coordination_goes_on(text, previous, after, limit))
    if lower in {"others", "other"} and not previous:
        return False  # `250 others injured`
    if lower in _CLOSERS or (not previous and lower in WEEKDAYS) or lower.endswith(("n't", "n’t")):
        return True
    if _is_adverb(lower) and not is_plural(previous) and _participle_follows(text, after, limit):
        return False  # `five privately held companies`
    if lower in ADVERBS or lower in DETERMINERS or _is_adverb(lower):
        return True
    if not previous:
        verb = (lower in PAST_FORMS or lower.endswith("ed")) and lower not in PREDICATIVES
        return verb and _followed_by_break(text, after, limit)
    if lower in _VERBS or lower in FINITE_PAST:
        return True
    if lower.endswith("s") and lower != lemma(lower) and is_verb(lower) and lower not in AUXILIARIES:
        return True  # `95 octane remains`
    if is_plural(previous):
        if lower in _MANY or (word[0].isupper() and previous[0].islower()):
            return True
        # After a plural head a verb, a participle or a predicative adjective begins something else.
        if (
            lower in PREDICATIVES
            or lower in PAST_FORMS
            or lower.endswith(("ing", "ed"))
            or is_verb(lower)
            or (lemma(lower) and not is_plural(lower))
        ):
            return True
        return (
            not is_plural(lower)
            and not word[0].isupper()
            and previous.lower() in {"people", "men", "women", "children"}
        )
    if (
        word.islower()
        and lower.endswith("s")
        and lemma(lower) not in {None, lower}
        and _names_follow(text, after, limit)
    ):
        return not is_verb(previous)  # a headline: `6.1 quake strikes Norland`
    if word.islower() and lower.endswith("ed") and "-" not in lower and _names_follow(text, after, limit):
        return True
    return is_verb(lower) and (lower in PAST_FORMS and _followed_by_break(text, after, limit))


def _is_adverb(lower: str) -> bool:
    """Does the word look like an adverb (``nearly``)? A compound (``gas-only``) is an adjective."""
    return lower.endswith("ly") and lower not in NO_ADVERBS and "-" not in lower


def _participle_follows(text: str, after: int, limit: int) -> bool:
    """After an adverb: does a participle follow, and a noun behind that?"""
    found = TOKEN.match(text, _skip_spaces(text, after, limit), limit)
    if found is None or not (found.group() in PAST_FORMS or found.group().endswith("ed")):
        return False
    noun = TOKEN.match(text, _skip_spaces(text, found.end(), limit), limit)
    return noun is not None and is_plural(noun.group())


def _names_follow(text: str, after: int, limit: int) -> bool:
    """After a participle: does a name follow, as in `document labelled Plan B`?"""
    found = TOKEN.match(text, _skip_spaces(text, after, limit), limit)
    return found is not None and found.group()[0].isupper() and found.group().lower() not in _DAYS


def _followed_by_break(text: str, after: int, limit: int) -> bool:
    """After a past form: is what follows a determiner, a preposition, a figure or a mark, so that the form is a verb?"""
    found = TOKEN.match(text, _skip_spaces(text, after, limit), limit)
    if found is None:
        return True
    lower = found.group().lower()
    return not lower[0].isalpha() or lower in _CLOSERS or lower in DETERMINERS or lower in ADVERBS or _is_adverb(lower)


def _coordination_goes_on(text: str, previous: str, after: int, limit: int) -> bool:
    """Is `and` inside one phrase: `research and development professionals`, not `24 dead and 30 missing`?

    It is where the word before is no plural and a noun that is plural follows within three words.
    """
    if is_plural(previous):
        return False
    first = TOKEN.match(text, _skip_spaces(text, after, limit), limit)
    if first is not None and first.group().lower() in PAST_FORMS and previous.lower() not in PAST_FORMS:
        return False  # `killed a girl and injured dozens`
    position = after
    for _ in range(4):
        found = TOKEN.match(text, _skip_spaces(text, position, limit), limit)
        if found is None:
            return False
        lower = found.group().lower()
        if not lower[0].isalpha() or lower in _CLOSERS or lower in DETERMINERS:
            return False
        if is_plural(lower):
            return True
        position = found.end()
    return False
