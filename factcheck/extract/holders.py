"""Whose age a figure is: the person named beside it, before it in the clause, or in the sentences before where a pronoun stands."""

from __future__ import annotations

from factcheck.core.quantity import Quantity
from factcheck.extract.names import Mention
from factcheck.extract.sentences import Sentence
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.ages import AGED_ROLES
from factcheck.lexicon.beginnings import YEAR_OF
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.nouns import ADVERBS, NO_ADVERBS, PREPOSITIONS, PRONOUNS
from factcheck.lexicon.speakers import ROLES, TITLES
from factcheck.lexicon.verbs import AUXILIARIES, PAST_FORMS, VERB_FORMS

__all__ = ["holder_of_age", "holder_of_year", "person_of"]

_NEXT_TO = 3
"""Characters between a name and an age that belong together: a full stop, a comma and a space."""

_LONGEST_INITIALS = 3
_FURTHEST = 8
"""Sentences to look back for the person that a pronoun stands for."""

_QUOTES = frozenset({'"', "'", "“", "‘"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
_OF_A_LIFE = frozenset(
    "die dies died dying dead death passed turn turns turned turning is was be been being celebrate celebrated celebrates retired retire".split()
)
_BEFORE_NAMES = (
    ROLES
    | TITLES
    | AGED_ROLES
    | frozenset("legend legendary swimming film movie pop soul rock former veteran late hollywood".split())
)
_IN_HEADLINES = frozenset({"dead", "dies", "died", "turns", "passes", "aged"})


def holder_of_year(sentence: Sentence, figure: Quantity) -> str | None:
    """The name of whose beginning or end a year is; "" for a thing without a name, None where the clause has to say it.

    A bracket behind a name says it, and so does a participle that opens the sentence: `Ada Lind (born 1950)`, `Founded in 1990 by Ada Lind, the mill
    at Oban`. A participle behind a plain noun is said of that: `a mill built in 1990`.
    """
    words = sentence.tokens
    first = sentence.index_at(figure.start)
    verb = next((k for k in range(first - 1, -1, -1) if words[k].lower in YEAR_OF), None)
    if verb is None:
        return None
    if verb and words[verb - 1].text == "(":
        return next((one.name for one in sentence.mentions if verb > 1 and one.end == words[verb - 2].end), None)
    if verb == 0:
        return next(
            (one.name for one in sentence.mentions if one.start > figure.end and _opens_clause(sentence, one)), ""
        )
    before = words[verb - 1]
    plain = before.is_word and not before.is_capital and before.lower not in AUXILIARIES | ADVERBS | PRONOUNS
    adverb = before.lower.endswith("ly") and before.lower not in NO_ADVERBS
    return "" if plain and not adverb and before.lower not in {"that", "which", "who"} else None


def _opens_clause(sentence: Sentence, mention: Mention) -> bool:
    """Does a name stand behind a comma, with no more than `the` between, and not only say where the place before it is: `in Kiel, Norland, the mill`?"""
    words = sentence.tokens
    at = sentence.index_at(mention.start) - 1
    if words[at].lower == "the":
        at -= 1
    if at < 1 or words[at].text != ",":
        return False
    behind = sentence.index_at(mention.end - 1) + 1
    closed = behind < len(words) and words[behind].text == ","
    return not (closed and any(one.end == words[at - 1].end for one in sentence.mentions))


def holder_of_age(sentences: list[Sentence], at: int, figure: Quantity) -> str | None:
    """The name of whose age a figure in the ``at``-th sentence is, None for somebody without a name.

    In order: the name right beside it (`Ada Lind, 35,`, `17-year-old Ada Lind`); who dies or turns so old in its clause; where `he`, `she`
    or `the 35-year-old` stands, the person named last before, in the sentence or in those before it.
    """
    sentence = sentences[at]
    beside = _beside(sentence, figure)
    if beside is not None:
        return beside
    words = sentence.tokens
    first, last = sentence.index_at(figure.start), sentence.index_at(figure.end - 1)
    compound = "-" in figure.text
    if compound and not _stands_alone(sentence, first, last):
        return None
    start = next((k + 1 for k in range(first - 1, -1, -1) if words[k].text in {";", ":"}), 0)
    before = {word.lower for word in words[start:first]}
    pronoun = next((k for k in range(first - 1, start - 1, -1) if words[k].lower in _PRONOUNS), None)
    if not compound and pronoun is None and before.isdisjoint(_OF_A_LIFE):
        return None
    if pronoun is None and not compound:
        return _named_before(sentence, words[start].start, figure.start)
    end = figure.start if pronoun is None else words[pronoun].start
    own = _named_before(sentence, words[start].start, end)
    if own is not None:
        return own
    earlier = (person_of(sentences[k]) for k in range(at - 1, max(-1, at - 1 - _FURTHEST), -1))
    return next((name for name in earlier if name is not None), None)


def person_of(sentence: Sentence) -> str | None:
    """The person that the sentence tells of: the first name of several words that no preposition leads, without role and without a verb of the headline."""
    named = (
        _person(mention)
        for mention in sentence.mentions
        if not _is_led(sentence, mention) and sentence.text[mention.start - 1 : mention.start] not in _QUOTES
    )
    names = [name for name in named if name is not None and " " in name]
    with_role = next((name for name in names if _has_role(sentence, name)), None)
    return with_role or (names[0] if names else None)


def _has_role(sentence: Sentence, name: str) -> bool:
    """Does a title or a role stand before the name: `the actress Ada Lind`?"""
    at = sentence.text.find(name, sentence.start, sentence.end)
    first = sentence.index_at(at)
    return at >= 0 and first > 0 and sentence.tokens[first - 1].lower.rstrip(".") in _BEFORE_NAMES


def _beside(sentence: Sentence, figure: Quantity) -> str | None:
    start, end = figure.start, figure.end
    for mention in sentence.mentions:
        if mention.is_description:
            continue
        between = (mention.end, start) if mention.end <= start else (end, mention.start)
        if 0 <= between[1] - between[0] <= _NEXT_TO and mention.name:
            return _person(mention) or mention.name
    # `Williams, 91,`: a capital at the head of a sentence is a name here.
    words, at = sentence.tokens, sentence.index_at(start)
    if at > 1 and words[at - 1].text == "," and words[at - 2].is_word and words[at - 2].is_capital:
        lower = words[at - 2].lower
        if lower not in MONTHS and lower not in WEEKDAYS and lower not in _BEFORE_NAMES:
            return words[at - 2].text
    return None


def _stands_alone(sentence: Sentence, first: int, last: int) -> bool:
    """Does `the 35-year-old` stand for a person: no noun behind it?"""
    words = sentence.tokens
    if first == 0 or words[first - 1].lower not in {"the", "now"}:
        return False
    following = words[last + 1] if last + 1 < len(words) else None
    if following is None or not following.is_word:
        return True
    lower = following.lower
    return lower in PREPOSITIONS or lower in PAST_FORMS or lower in {"who", "and"} or is_verb_at(sentence, last + 1)


def _named_before(sentence: Sentence, start: int, end: int) -> str | None:
    """The first person in a stretch of the sentence that no preposition leads."""
    people = [
        (mention, name)
        for mention in sentence.mentions
        if start <= mention.start and mention.start < end and (name := _person(mention)) is not None
    ]
    return next((name for mention, name in people if not _is_led(sentence, mention)), None)


def _person(mention: Mention) -> str | None:
    """The name of a mention as that of a person: without titles and roles before it and the verb of a headline behind; None for no person."""
    if mention.kind or mention.is_description:
        return None
    words = mention.name.split()
    cut = next((k for k, word in enumerate(words) if word.lower() in _IN_HEADLINES), len(words))
    words = words[:cut]
    while len(words) > 1 and (words[0].lower().rstrip(".") in _BEFORE_NAMES):
        words = words[1:]
    headline = next(
        (k for k in range(2, len(words)) if words[k].endswith("s") and words[k].lower() in VERB_FORMS), None
    )
    words = words[:headline]
    if not words or (words[0].isupper() and len(words[0]) > _LONGEST_INITIALS):
        return None
    return " ".join(words)


def _is_led(sentence: Sentence, mention: Mention) -> bool:
    at = sentence.index_at(mention.start) - 1
    return at >= 0 and sentence.tokens[at].lower in PREPOSITIONS
