"""Who speaks in a sentence: the noun phrase before or behind a verb of saying."""

from __future__ import annotations

from factcheck.extract.sentences import Sentence
from factcheck.extract.tokens import Token
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, singular
from factcheck.lexicon.speakers import ADDED, ROLES, SAYING, SPEAKERS, STATING, TITLES
from factcheck.lexicon.verbs import AUXILIARIES, NOUNS_TOO

__all__ = ["speaker"]

_BE = frozenset("is are was were be been being".split())
_SPEAKING = frozenset("he she it they we".split())
_HAVING = frozenset("has have had also then".split())
_MARKS = frozenset({",", ";", ":", '"', "“", "”", "—", "–", "--", "...", "…", "'", "‘", "’"})
_QUOTED = frozenset({",", '"', "”", "’", "'"})
_OPENS = {">": "<", ")": "(", "]": "["}
_CAUSING = frozenset("that said with as".split())
_INSIDE = frozenset("of for at from to in with on".split())
_SETTING = frozenset("in on after as during when while that by before at following amid".split())
_GOING_ON = frozenset("who which adding citing referring speaking quoting noting including".split())
_NOUNS = ROLES | SPEAKERS | TITLES
_MOST_WORDS = 25
_MOST_APPOSITIONS = 3
_ROLE_REACH = 3
_LONGEST_ASIDE = 40  # tokens between two brackets


def speaker(sentence: Sentence) -> tuple[int, int] | None:
    """The tokens ``[first, end)`` of who says what the sentence says, None where nobody does.

    Verbs that only say (`said`) are tried before those that may do something else (`announced a cut`).
    """
    words = sentence.tokens
    for verbs in (SAYING, STATING):
        for i, word in enumerate(words):
            if word.text in verbs and not _says_nothing(words, i):
                found = _before(sentence, i) or _behind(sentence, i)
                if found is not None:
                    return found
    return None


def _says_nothing(words: list[Token], i: int) -> bool:
    """Is it a passive (`was said to`), an adjective (`a reported 5`), or does it add things (`added 12 looms`)?"""
    before = words[i - 1].lower if i else ""
    behind = words[i + 1].lower if i + 1 < len(words) else "."
    if before in _BE or before in DETERMINERS or before == "to":
        return True
    if words[i].lower in NOUNS_TOO and words[i].lower.endswith("s") and behind != "that":
        return True  # `six Gulf states will meet`
    return words[i].lower in ADDED and behind != "that" and behind not in _MARKS and behind != "."


def _before(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The speaker before the verb, with the descriptions between commas behind the name: `Ada Lind, its director, said`."""
    words = sentence.tokens
    last = _past_adverbs(sentence, verb - 1)
    if last < 0:
        return None
    end = last + 1
    described = words[last].text == ","
    if described:
        end = last
    relative = _relative(sentence, end) if described else None
    if relative is not None:
        end, described = relative, False  # `Velan, which has said so before, said`
    first = _phrase_start(sentence, end - 1)
    if first is not None and described:
        first = _named_before(sentence, first)
    return (first, end) if first is not None and _can_speak(words, first, end) else None


def _relative(sentence: Sentence, end: int) -> int | None:
    """The comma before a relative clause that ends before a token, None where none does."""
    words = sentence.tokens
    for i in range(end - 1, max(0, end - _LONGEST_ASIDE), -1):
        if words[i].lower in {"which", "who"} and words[i - 1].text == ",":
            return i - 1
        if words[i].text in {";", "."}:
            return None
    return None


def _named_before(sentence: Sentence, first: int) -> int | None:
    """Where the name begins that descriptions between commas stand behind, None without one; the description begins at a token.

    A description may hold commas: `Ada Lind, head of the Bureau of Trade, Ports and Fishing, said`.
    """
    words = sentence.tokens
    for _ in range(_MOST_APPOSITIONS):
        named = _phrase_start(sentence, first - 2) if first > 1 and words[first - 1].text == "," else None
        if named is None:
            return None
        first = named
        if words[first].is_capital:
            return first
    return None


def _past_adverbs(sentence: Sentence, last: int) -> int:
    """Back over adverbs, `has`, and times: of `the bank later on March 31 announced` the index of `bank`."""
    words = sentence.tokens
    while last >= 0:
        lower = words[last].lower
        timed = _in_time(sentence, words[last]) or (
            lower in PREPOSITIONS and last + 1 < len(words) and _in_time(sentence, words[last + 1])
        )
        if not timed and lower not in _HAVING and lower not in ADVERBS and not lower.endswith("ly"):
            return last
        last -= 1
    return last


def _in_time(sentence: Sentence, word: Token) -> bool:
    return (
        any(time.start <= word.start < time.end for time in sentence.times) or word.lower in WEEKDAYS or _is_month(word)
    )


def _is_month(word: Token) -> bool:
    return word.is_capital and word.lower.rstrip(".") in MONTHS


def _phrase_start(sentence: Sentence, last: int) -> int | None:
    """Where the noun phrase that ends at a token begins, None where it is the object of a verb or half a phrase."""
    words = sentence.tokens
    j = last
    while j >= 0:
        word = words[j]
        opening = _OPENS.get(word.text)
        if opening is not None:
            opened = next((k for k in range(j - 1, max(-1, j - _LONGEST_ASIDE), -1) if words[k].text == opening), None)
            if opened is None:
                break
            j = opened - 1
            continue
        if _ends_before(words, j):
            break
        if is_verb_at(sentence, j) and not (word.is_capital or word.lower in _NOUNS or word.lower.endswith("ing")):
            return None
        if word.lower in DETERMINERS and (j == 0 or words[j - 1].lower not in PREPOSITIONS):
            return j
        j -= 1
    first = j + 1
    while first <= last and (words[first].lower in ADVERBS | CONJUNCTIONS or not words[first].text[0].isalnum()):
        first += 1
    if first <= last and words[first].lower in PREPOSITIONS - {"like"}:
        return None
    return first if first <= last else None


def _ends_before(words: list[Token], j: int) -> bool:
    """Does a noun phrase that goes on behind this token not hold it: a mark, a conjunction, a day, a figure?"""
    word = words[j]
    if word.text == ".":
        return not (j and len(words[j - 1].text) == 1 and words[j - 1].is_capital)
    if word.text in _MARKS or _is_month(word) or word.lower in WEEKDAYS:
        return True
    if word.lower in {"and", "&"}:
        return not (j and words[j - 1].is_capital and j + 1 < len(words) and words[j + 1].is_capital)
    return word.lower in CONJUNCTIONS or (word.lower in PREPOSITIONS and word.lower not in _INSIDE)


def _can_speak(words: list[Token], first: int, end: int) -> bool:
    """Is it a pronoun, a name, a description with a determiner, or people without one (`officials`)?"""
    inside = words[first:end]
    last = inside[-1].lower
    if (
        len(inside) > _MOST_WORDS
        or last in DETERMINERS | PREPOSITIONS | CONJUNCTIONS
        or not inside[-1].text[0].isalnum()
    ):
        return inside[-1].text in _OPENS and len(inside) > 1
    if len(inside) == 1 and last in PRONOUNS:
        return last in _SPEAKING
    if any(word.is_capital for word in inside) or inside[0].lower in DETERMINERS:
        return True
    apart = first == 0 or words[first - 1].text in _MARKS
    return apart or singular(last) in ROLES or last in _NOUNS


def _behind(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The speaker behind the verb: `," said Ada Lind, director of the mill`, `, said officials in Oban`."""
    words = sentence.tokens
    first = verb + 1
    if (verb and words[verb - 1].text not in _QUOTED) or first >= len(words):
        return None
    opening = words[first]
    named = opening.is_capital and opening.lower not in WEEKDAYS and not _is_month(opening)
    described = any(word.lower in _NOUNS for word in words[first : first + _ROLE_REACH])
    if not (named or opening.lower in DETERMINERS or (described and not is_verb_at(sentence, first))):
        return None
    end = first
    while end < len(words) and not _stops(sentence, end):
        if words[end].lower in AUXILIARIES:
            return None  # `said Oban has not agreed`: a statement without `that`
        end += 1
    return (first, end) if end > first else None


def _stops(sentence: Sentence, k: int) -> bool:
    """Does the speaker end before this token: a mark, a clause of its own, where or when it was said?"""
    words = sentence.tokens
    word = words[k]
    following = words[k + 1] if k + 1 < len(words) else None
    if word.text == ".":
        return not (len(words[k - 1].text) == 1 and words[k - 1].is_capital and following is not None)
    if word.text == ",":
        if following is None or following.lower in _GOING_ON | CONJUNCTIONS | _SETTING or following.text in _MARKS:
            return True
        return is_verb_at(sentence, k + 1) or following.lower in PRONOUNS
    if word.text in _MARKS or _in_time(sentence, word):
        return True
    if word.lower in _SETTING:
        role = word.lower in {"in", "at"}  # `head of sales in Oban`, but `in a statement`
        return following is not None and (not role or following.lower in {"a", "an"} or _in_time(sentence, following))
    return False
