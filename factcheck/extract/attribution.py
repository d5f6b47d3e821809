"""Who says so: a person with a role, a body, a report, or the article's own `it is reported`."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.sentences import Sentence
from factcheck.extract.word_tree import word_tree
from factcheck.lexicon.nouns import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from factcheck.lexicon.speakers import SPEAKERS
from factcheck.lexicon.verbs import AUXILIARIES, NOUNS_TOO, PAST_FORMS

__all__ = ["Attribution", "attributions"]


class Attribution(NamedTuple):
    """Who says so, in the article's words, and where these stand."""

    text: str
    start: int
    end: int


_SAID = r"(?:said|says|told|added|adds|announced|reported|reports|noted|stated|warned|explained|confirmed|estimated|estimates|claimed|believes?|suggested|urged|according to)"
_ACCORDING = re.compile(r"\b(?:according to|citing|quoted)[ \u00a0]+(?P<who>[^,;.\"”]+)", re.IGNORECASE)
_IMPERSONAL = re.compile(
    r"\b(?P<who>it is (?:reported|understood|learned|learnt|said|believed|estimated))\b", re.IGNORECASE
)
_SHOWS = re.compile(
    rf"\b(?P<who>(?:[A-Za-z'’-]+[ \u00a0]){{0,3}}{word_tree(SPEAKERS)}(?:[ \u00a0](?:from|of|by)[ \u00a0](?:the[ \u00a0])?[^,;.]{{3,90}}?)?)[ \u00a0](?:shows?|showed|indicates?|indicated|reveals?|revealed|suggests?|suggested|finds|found)\b",
    re.IGNORECASE,
)
_INFORMATION = re.compile(r"\binformation from (?P<who>[^,;.]{3,110}?)[ \u00a0]shows?\b", re.IGNORECASE)
_SPEECH = re.compile(rf"(?P<who>[^\s;.\"“”][^;.\"“”]{{1,110}}?)[ \u00a0,]+(?:also[ \u00a0])?{_SAID}\b")
_INVERTED = re.compile(r"\b(?:said|says|added)[ \u00a0]+(?P<who>[A-Z][^;.\"“”]{1,110})")
_SPEECH_REACH = 200
"""`_SPEECH` begins at most so many characters before the word of saying: 111 of who says so, and some space."""

_CUES = {
    "accord": ("according to, citing, quoted", (_ACCORDING, _SPEECH)),
    "impersonal": ("it is", (_IMPERSONAL,)),
    "shows": ("show, indicat, reveal, finds, found", (_INFORMATION, _SHOWS)),
    "suggests": ("suggest", (_SHOWS, _SPEECH)),
    "says": ("said, says, added", (_INVERTED, _SPEECH)),
    "speech": (
        "told, adds, announced, reported, reports, noted, stated, warned, explained, confirmed, estimated, estimates, claimed, believe, urged",
        (_SPEECH,),
    ),
}
"""The beginnings of words that show who says so, and the patterns that each can be a part of."""

_CUE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{word_tree(words.split(', '))})" for name, (words, _) in _CUES.items()) + ")"
)
"""A cheap look before the real ones, most of which it spares."""

_CUE_WORDS = frozenset(
    """according citing quoted understood learned learnt believed show shows showed indicate indicates indicated reveal reveals revealed suggest suggests suggested finds found said says told add
    added adds announced reported reports noted stated warned explained confirmed estimated estimates claimed believe believes urged""".split()
)
"""One of these stands in every sentence that says who says it."""

_ORDER = (_INFORMATION, _ACCORDING, _IMPERSONAL, _SHOWS, _INVERTED, _SPEECH)
_NEXT_PHRASE = re.compile(r"(?P<before>\w+)[ \u00a0](?:the|an?|this|its)[ \u00a0]")
_NO_NOUNS = PREPOSITIONS | CONJUNCTIONS | DETERMINERS
_PRONOUNS = frozenset({"he", "she", "they", "it", "we"})
_QUOTE_OPEN = re.compile(r"[\"“]")
_QUOTE_CLOSE = re.compile(r"[\"”]")


def attributions(text: str, sentences: list[Sentence]) -> list[Attribution | None]:
    """For each sentence who says it, None where nobody does.

    An attribution holds for its own sentence and, within the same line, for the sentences after it until another one; inside quotation marks the
    speaker named behind them holds for all that is quoted.
    """
    own = [_own(text, sentence) for sentence in sentences]
    found: list[Attribution | None] = []
    for i, sentence in enumerate(sentences):
        if own[i] is None and i and sentences[i - 1].line == sentence.line:
            found.append(found[-1])
        else:
            found.append(own[i])
    _spread_back(text, sentences, own, found)
    return found


def _own(text: str, sentence: Sentence) -> Attribution | None:
    if _CUE_WORDS.isdisjoint(sentence.words):
        return None
    cues = list(_CUE.finditer(text, sentence.start, sentence.end))
    if not cues:
        return None
    possible = {pattern for cue in cues for pattern in _CUES[cue.lastgroup or ""][1]}
    for pattern in _ORDER:
        if pattern not in possible:
            continue
        start = sentence.start
        if pattern is _SPEECH:
            start = max(start, cues[0].start() - _SPEECH_REACH)
        match = pattern.search(text, start, sentence.end)
        if match is not None:
            start, end = match.span("who")
            if pattern is _ACCORDING:
                end = _phrase_end(text, start, end)
            if pattern is _SPEECH:
                start = _speaker_start(text, start, end)
                if not _can_speak(text[start:end]):
                    continue
            return Attribution(" ".join(text[start:end].split()).strip(" ,\"'“”"), start, end)
    return None


def _phrase_end(text: str, start: int, end: int) -> int:
    """Where a noun phrase ends that another follows without a comma: `according to new figures | the zone employs`."""
    for found in _NEXT_PHRASE.finditer(text[start:end]):
        if found["before"].lower() not in _NO_NOUNS:
            return start + found.end("before")
    return end


def _can_speak(who: str) -> bool:
    """Is it a name or a description, not half a sentence: without an auxiliary, and not ending in the middle of a noun phrase?"""
    words = who.lower().replace(",", " ").split()
    return bool(words) and len(words) <= 18 and AUXILIARIES.isdisjoint(words) and words[-1] not in _NO_NOUNS


def _speaker_start(text: str, start: int, end: int) -> int:
    """Where the speaker begins in the words before `said`: the part behind the last comma, with the parts before that hold no verb.

    Of `the mill is safe, Ada Lind, its director,` that is `Ada Lind, its director`, of `By now, she` it is `she`.
    """
    place = end
    while True:
        comma = text.rfind(",", start, place)
        part = text[comma + 1 if comma >= 0 else start : place]
        if place < end and (any(_is_finite(word) for word in part.split()) or _is_aside(part, first=comma < 0)):
            break
        place = comma if comma >= 0 else start
        if comma < 0 or part.strip().lower() in _PRONOUNS:
            break
    return place + len(text[place:end]) - len(text[place:end].lstrip(" ,\u00a0\"'“”"))


def _is_aside(part: str, *, first: bool) -> bool:
    """Do the first words of a sentence say when or where: `In May, Ada Lind said`?"""
    return first and any(word.lower() in PREPOSITIONS for word in part.split()[:1])


def _is_finite(word: str) -> bool:
    lower = word.strip(".,;\"'“”").lower()
    return lower in AUXILIARIES or (lower in PAST_FORMS and lower not in NOUNS_TOO)


def _spread_back(
    text: str, sentences: list[Sentence], own: list[Attribution | None], found: list[Attribution | None]
) -> None:
    """Give the sentences of a quotation the speaker who is named where it ends."""
    for i, sentence in enumerate(sentences):
        if own[i] is None:
            continue
        close = _QUOTE_CLOSE.search(text, sentence.start, sentence.end)
        if close is None or _QUOTE_OPEN.search(text, sentence.start, close.start()):
            continue
        k = i - 1
        while k >= 0 and sentences[k].line == sentence.line and own[k] is None:
            found[k] = own[i]
            if _QUOTE_OPEN.search(text, sentences[k].start, sentences[k].end):
                break
            k -= 1
