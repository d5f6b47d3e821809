"""What governs a figure: the clause it stands in, the verb, and the words before and after it.

No parser: a clause ends at a semicolon, a dash, a colon, and at a comma or conjunction that a new subject or relative follows; the
verb of a figure is the next one to its left in its clause, or the one that follows it where the figure opens the clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.core.quantity import Quantity
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.sentences import Sentence
from factcheck.extract.verbs import REPORTING, finite_before, group_end, is_passive, is_verb_at, verbs_of
from factcheck.lexicon.verbs import AUXILIARIES, NOUNS_TOO, PAST_FORMS, lemma

__all__ = ["Frame", "frame_of"]

_SIZE = re.compile(r"[ \u00a0]?[x×][ \u00a0]?\d+")
_MODEL = re.compile(r"[ -]\d{1,4}[ \u00a0][a-z-]+s\b")
_HARD = frozenset({";", "—", "–", ":", "--", "which", "while", "whereas"})
_SOFT = frozenset({",", "and", "but"})
_RELATIVES = frozenset(
    "which who while where but whereas when although though because that as after before since if".split()
)
_OPENERS = frozenset(
    """a an the total of some about around nearly almost more less than at least most up to over only just as many few fewer under roughly approximately another additional further
    estimated all these those no not other well combined record approximate""".split()
)
_BEFORE_STATEMENT = frozenset("that and or but while when as because after before since if where".split())
_DIVIDING = frozenset({"a", "an", "each", "every"})
_PRONOUNS = frozenset("it he she they we there".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """``start`` and ``end``: the clause, as token indices; ``first`` and ``last``: the figure with the words that open it.

    ``noun`` is the span, in the text, of the noun phrase counted; ``verb`` the index of the governing verb, None where the clause
    has none; ``follows`` says that the verb follows the figure, ``passive`` that it is passive.
    """

    start: int
    end: int
    first: int
    last: int
    noun: tuple[int, int] | None
    verb: int | None
    follows: bool
    passive: bool


def frame_of(text: str, sentence: Sentence, figure: Quantity) -> Frame:
    """What governs the figure in its sentence."""
    words = sentence.tokens
    first, last = sentence.index_at(figure.start), sentence.index_at(figure.end - 1)
    noun = noun_phrase_after(text, figure.end, sentence.end) if figure.unit is None else None
    if noun is not None and any(time.start <= noun[0] < time.end for time in sentence.times):
        noun = None  # `from 3,808 a year ago`
    if noun is not None and text[figure.end : noun[0]].strip().lower() in _DIVIDING:
        noun = None  # `two a month`
    size = _SIZE.match(text, figure.end, sentence.end) if noun is not None else None
    if size is not None:
        noun = noun_phrase_after(text, size.end(), sentence.end)  # `a 1440 x 900 display`
    if noun is not None:
        model = _MODEL.match(text, noun[1], sentence.end)
        if model is not None and text[noun[0]].isupper():
            noun = (noun[0], model.end())  # `12 AK 47 rifles`
    after = last + 1 if noun is None else sentence.index_at(noun[1] - 1) + 1
    opening = first
    while opening > 0 and (words[opening - 1].lower in _OPENERS or words[opening - 1].text in {">", "~", "<"}):
        opening -= 1
    start, end = _clause(sentence, first, after)
    following = _verb_after(sentence, after)
    before = (
        None
        if following is not None and _opens_clause(sentence, opening, start)
        else _verb_before(sentence, opening, start)
    )
    verb = following if before is None else before
    return Frame(
        start,
        end,
        opening,
        last,
        noun,
        verb,
        before is None and verb is not None,
        verb is not None and is_passive(sentence, verb),
    )


def _clause(sentence: Sentence, first: int, after: int) -> tuple[int, int]:
    """The clause around a figure, as token indices. A bracket that the figure does not stand in is passed over."""
    words, breaks, brackets = sentence.tokens, _breaks(sentence), _brackets(sentence)
    start = first
    while start > 0:
        before = words[start - 1].text
        if before == "(" or breaks[start - 1]:
            break
        start = brackets.get(start - 1, start - 1) if before == ")" else start - 1
    end = after
    while end < len(words):
        here = words[end].text
        if here == ")" or breaks[end]:
            break
        end = brackets.get(end, end) + 1 if here == "(" else end + 1
    return start, min(end, len(words))


def _brackets(sentence: Sentence) -> dict[int, int]:
    """The index of the next `)` behind each `(`, and of the next `(` before each `)`, where there is one."""
    if sentence.brackets is None:
        sentence.brackets = found = {}
        opened: list[int] = []
        last: int | None = None
        for i, word in enumerate(sentence.tokens):
            if word.text == "(":
                last = i
                opened.append(i)
            elif word.text == ")":
                if last is not None:
                    found[i] = last
                found.update(dict.fromkeys(opened, i))
                opened.clear()
    return sentence.brackets


def _breaks(sentence: Sentence) -> list[bool]:
    """At which tokens a clause ends."""
    if sentence.breaks is None:
        sentence.breaks = [
            word.lower in _HARD or (word.lower in _SOFT and _is_break(sentence, i))
            for i, word in enumerate(sentence.tokens)
        ]
    return sentence.breaks


def _is_break(sentence: Sentence, i: int) -> bool:
    """Does a clause end at this comma or conjunction?"""
    words = sentence.tokens
    word = words[i]
    if i + 1 >= len(words):
        return True
    lower = words[i + 1].lower
    if word.text == "," and lower in _RELATIVES:
        return True
    skip = 2 if word.text == "," and lower in {"and", "or"} and i + 2 < len(words) else 1
    return _starts_clause(sentence, i + skip)


def _starts_clause(sentence: Sentence, i: int) -> bool:
    """Does a verb phrase, or a new subject with a finite verb, begin here? A new subject needs a verb before it: else it is a list."""
    words = sentence.tokens
    lower = words[i].lower
    if lower in PAST_FORMS and lower not in NOUNS_TOO:
        return finite_before(sentence, i)
    if lower.endswith("ing") and lemma(lower) is not None:
        return True
    if lower in _PRONOUNS:
        return True
    if lower in AUXILIARIES and sentence.tokens[i - 1].lower in {"and", "but"}:
        return finite_before(sentence, i)  # `was founded in 2007 and is backed with`
    if not finite_before(sentence, i):
        return False
    for k in range(i, min(i + 12, len(words))):
        if words[k].text in {",", ";", ".", ":"}:
            return False
        if k > i and (words[k].lower in AUXILIARIES or (words[k].lower in PAST_FORMS and is_verb_at(sentence, k))):
            return True
    return False


def _opens_clause(sentence: Sentence, opening: int, start: int) -> bool:
    """Does nothing stand between the clause's start and the figure, or a mark, a conjunction or a reporting verb right before it?"""
    if opening <= start:
        return True
    previous = sentence.tokens[opening - 1]
    return (
        previous.text in {",", '"', "“", "'", "‘"}
        or previous.lower in _BEFORE_STATEMENT
        or lemma(previous.lower) in REPORTING
    )


def _verb_after(sentence: Sentence, after: int) -> int | None:
    """The finite verb that follows, over an `of` phrase and a relative clause between commas; of a verb group, its last word."""
    words = sentence.tokens
    i = after
    limit = min(len(words), after + 40)
    while i < limit:
        word = words[i]
        if word.text == ";" or (word.text == "," and not _closes_relative(sentence, after, i)):
            following = words[i + 1].lower if i + 1 < len(words) else ""
            if following in {"which", "who", "including", "among", "whose"}:
                i = _after_relative(sentence, i + 1)
                continue
            return None
        if is_verb_at(sentence, i) and not (word.lower.endswith("ing") and words[i - 1].lower not in AUXILIARIES):
            return group_end(sentence, i)
        if sentence.figure_at(word) is not None and i > after:
            return None
        i += 1
    return None


def _closes_relative(sentence: Sentence, after: int, i: int) -> bool:
    return (
        any(word.lower in {"which", "who", "including", "whose"} for word in sentence.tokens[after:i])
        and i + 1 < len(sentence.tokens)
        and is_verb_at(sentence, i + 1)
    )


def _after_relative(sentence: Sentence, i: int) -> int:
    """The index of the comma that a finite verb follows, which closes the relative clause; the end where none does."""
    words = sentence.tokens
    for k in range(i, len(words) - 1):
        if words[k].text == "," and words[k + 1].lower in AUXILIARIES:
            return k + 1
    return len(words)


def _verb_before(sentence: Sentence, opening: int, start: int) -> int | None:
    """The next verb to the left inside the clause, over the figures and nouns of a list."""
    verbs = verbs_of(sentence)
    return next((i for i in range(opening - 1, start - 1, -1) if verbs[i]), None)
