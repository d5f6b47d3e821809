"""Whom a text and a figure go back to: the agency that a dateline or byline names, the person or body that is said to say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.lexicon.agencies import CONTRIBUTIONS, NOBODY, SPELLINGS, UNMISTAKABLE, WRITERS, agency_named
from factcheck.lexicon.dates import MONTH_NAMES
from factcheck.lexicon.kinds import KIND_OF_NOUN
from factcheck.lexicon.rarity import GRAMMAR, is_everyday, is_familiar
from factcheck.lexicon.speakers import ROLES, TITLES
from factcheck.lexicon.spellings import fold, same_spelling

__all__ = ["agencies_of_sentence", "agencies_of_text", "agency_named", "are_one_speaker", "speaker_words"]

_HEAD, _TAIL = 1200, 600
"""Datelines and bylines stand in so many first characters, credits in so many last ones."""

_FIELD_LINE = 100
"""A longer line is no byline; its part before a dash may be a dateline."""

_LONGEST_NAME = 5
_BRACKETED = re.compile(r"[(\[]\s*([A-Za-z][^()\[\]\n]{1,60}?)\s*[)\]]")
_AND = re.compile(r"\s*[/,;&]\s*|\s+and\s+")
_FIELDS = re.compile(r"\s*[|,·•;]\s*|\s+(?:--|[-–—])\s+|\s{2,}|\s*(?:--|—)\s*|\s+[-–—]+$")
_BEFORE_NAME = re.compile(
    r"^(?:(?:by|from|via|sources?|credit|agency|text|published by)\b:?\s*|©\s*|\(c\)\s*|copyright\s*(?:©|\(c\))?\s*|(?:19|20)\d\d\s*|the\s+)+",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"[\s.]*(?:all rights reserved)?[\s.:]*$", re.IGNORECASE)
_DASH = re.compile(r"\s(?:--|[-–—])\s|\s?—\s?|--")
_NEAR = 100
"""Who contributed, or was told, stands within so many characters."""

_CONTRIBUTED = re.compile(r"\s+contributed\b", re.IGNORECASE)
_GIVEN = re.compile(rf"\b(?:{'|'.join(sorted(CONTRIBUTIONS))})\s+(?:from|by)\s+", re.IGNORECASE)
_MENTION = re.compile(
    rf"(?<![\w/])(?:{'|'.join(sorted(map(re.escape, SPELLINGS), key=lambda one: (-len(one), one)))})(?![\w/])",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_FIRST_WORDS = frozenset(_WORD.findall(name)[0] for name in SPELLINGS)
_INITIALS = re.compile(rf"(?<![\w/])(?:{'|'.join(sorted(UNMISTAKABLE))})(?! (?-i:[A-Z])|[\w/])")
_SENTENCE_END = re.compile(r"[.;:()\n]+(?:\s|$)|[()\n]")
_NUMBER = re.compile(r"\b\d")
_MONTHS = frozenset(name[:3] for name in MONTH_NAMES)


@lru_cache(maxsize=4096)
def agencies_of_text(text: str) -> frozenset[str]:
    """The agencies that a text comes from, wholly or in part: named in its dateline, its byline or a credit. Not one that took its photograph."""
    head, tail = text[:_HEAD], text[max(_HEAD, len(text) - _TAIL) :]
    found: set[str] = set()
    for part in (head, tail):
        for bracket in _BRACKETED.finditer(part):
            found.update(_all_agencies(_BEFORE_NAME.sub("", bracket[1])))
        for line in part.split("\n"):
            found.update(_fields(line))
        for given in _CONTRIBUTED.finditer(part):
            before = part[max(0, given.start() - _NEAR) : given.start()]
            found.update(_some_agencies(_SENTENCE_END.split(before)[-1]))
        for given in _GIVEN.finditer(part):
            found.update(_some_agencies(_SENTENCE_END.split(part[given.end() : given.end() + _NEAR])[0]))
    return frozenset(found)


@lru_cache(maxsize=8192)
def agencies_of_sentence(sentence: str) -> frozenset[str]:
    """The agencies that a sentence names: ``told Reuters``, ``an AFP journalist said``. Whether it is about them, the sentence alone does not show."""
    found: set[str] = set()
    if not _FIRST_WORDS.isdisjoint(
        _WORD.findall(sentence.lower())
    ):  # a cheap look, which spares most sentences the other
        found.update(SPELLINGS[one.group().lower()] for one in _MENTION.finditer(sentence))
    return frozenset(found | {UNMISTAKABLE[one.group()] for one in _INITIALS.finditer(sentence)})


@lru_cache(maxsize=8192)
def speaker_words(attribution: str) -> frozenset[str]:
    """The folded words of an attribution that say who it is: a name, a body. Empty where it is nobody in particular (``local officials``, ``it is reported``)."""
    if attribution.lower().startswith("it is "):
        return frozenset()
    return frozenset(word for word in fold(attribution) if word not in _SAYS_NOT_WHO and not word[0].isdigit())


def are_one_speaker(one: str, other: str) -> bool:
    """Do two attributions name one person or body? One says no more than the other, or they share two words of a name of its own."""
    left, right = speaker_words(one), speaker_words(other)
    if not left or not right:
        return False
    if left <= right or right <= left:
        return True
    own = {
        word for word in left & right if not is_everyday(word) and not is_familiar(word) and word not in KIND_OF_NOUN
    }
    return len(own) > 1


_SAYS_NOT_WHO = frozenset(same_spelling(word) for word in GRAMMAR | TITLES | ROLES | NOBODY) | GRAMMAR


def _fields(line: str) -> Iterator[str]:
    """The agencies that are a field of a byline, or of the part of a line before its dash: a dateline."""
    line = line.strip()
    if len(line) > _FIELD_LINE:
        dash = _DASH.search(line[:_FIELD_LINE])
        line = line[: dash.start()] if dash is not None else ""
    for field in _FIELDS.split(line) if line else ():
        named = agency_named(_without_writer(_BEHIND_NAME.sub("", _BEFORE_NAME.sub("", field.strip()))))
        if named is not None:
            yield named


def _without_writer(field: str) -> str:
    """A field without the date and the word for its writer that stand behind the name."""
    words = _NUMBER.split(field)[0].split()
    while len(words) > 1 and (words[-1].lower() in WRITERS or words[-1].lower().rstrip(".")[:3] in _MONTHS):
        words.pop()
    return " ".join(words)


def _all_agencies(phrase: str) -> list[str]:
    """The agencies of a list of nothing else: ``AFP/dpa``; none of ``REUTERS/A. Person``, who took the picture."""
    named = [agency_named(_BEFORE_NAME.sub("", one)) for one in _AND.split(phrase)]
    return [one for one in named if one is not None] if None not in named else []


def _some_agencies(phrase: str) -> Iterator[str]:
    for one in _AND.split(phrase):
        named = _closing(one) or _leading(one)
        if named is not None:
            yield named


def _leading(phrase: str) -> str | None:
    """The agency that a phrase begins with."""
    words = phrase.split()[:_LONGEST_NAME]
    named = (agency_named(" ".join(words[:count])) for count in range(len(words), 0, -1))
    return next((one for one in named if one is not None), None)


def _closing(phrase: str) -> str | None:
    """The agency that a phrase ends with."""
    words = phrase.split()[-_LONGEST_NAME:]
    named = (agency_named(" ".join(words[at:])) for at in range(len(words)))
    return next((one for one in named if one is not None), None)
