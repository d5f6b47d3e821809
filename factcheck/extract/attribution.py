"""Who says so: a person with a role, a body, a report, or the article's own `it is reported`."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.sentences import Sentence
from factcheck.extract.speech import speaker
from factcheck.extract.word_tree import word_tree
from factcheck.lexicon.nouns import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from factcheck.lexicon.speakers import SAYING, SPEAKERS, STATING

__all__ = ["Attribution", "attributions"]


class Attribution(NamedTuple):
    """Who says so, in the article's words, and where these stand."""

    text: str
    start: int
    end: int


_ACCORDING = re.compile(
    r"\b(?:according to|citing|quoted by)[ \u00a0]+(?P<who>(?:[^,;.\"”]|(?<=\b[A-Z])\.|\.(?=\w))+)", re.IGNORECASE
)
_IMPERSONAL = re.compile(
    r"\b(?P<who>it is (?:reported|understood|learned|learnt|said|believed|estimated))\b", re.IGNORECASE
)
_SHOWS = re.compile(
    rf"\b(?P<who>(?:[A-Za-z'’-]+[ \u00a0]){{0,3}}{word_tree(SPEAKERS)}(?:[ \u00a0](?:from|of|by)[ \u00a0](?:the[ \u00a0])?[^,;.]{{3,90}}?)?)[ \u00a0](?:shows?|showed|indicates?|indicated|reveals?|revealed|suggests?|suggested|finds|found)\b",
    re.IGNORECASE,
)
_INFORMATION = re.compile(r"\binformation from (?P<who>[^,;.]{3,110}?)[ \u00a0]shows?\b", re.IGNORECASE)
_CUES = {
    "accord": ("according to, citing, quoted by", (_ACCORDING,)),
    "impersonal": ("it is", (_IMPERSONAL,)),
    "shows": ("show, indicat, reveal, finds, found", (_INFORMATION, _SHOWS)),
    "suggests": ("suggest", (_SHOWS,)),
    "speech": (", ".join(sorted(SAYING | STATING)), ()),
}
"""The beginnings of words that show who says so, and the patterns that each can be a part of."""

_SPOKEN = frozenset({"speech", "suggests"})
_CUE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{word_tree(words.split(', '))})" for name, (words, _) in _CUES.items()) + ")"
)
"""A cheap look before the real ones, most of which it spares."""

_CUE_WORDS = (
    SAYING
    | STATING
    | frozenset(
        "according citing quoted understood learned learnt believed show shows showed indicate indicates indicated reveal reveals revealed suggest suggests "
        "suggested finds found said reported estimated".split()
    )
)
"""One of these stands in every sentence that says who says it."""

_ORDER = (_INFORMATION, _ACCORDING, _IMPERSONAL, _SHOWS)
_NEXT_PHRASE = re.compile(r"(?P<before>\w+)[ \u00a0](?:the|an?|this|its)[ \u00a0]")
_NO_NOUNS = PREPOSITIONS | CONJUNCTIONS | DETERMINERS
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_TICKER = re.compile(r"\s*<[A-Za-z.]{1,8}>")
_QUOTE_OPEN = re.compile(r"[\"“]")
_QUOTE_CLOSE = re.compile(r"[\"”]")


def attributions(text: str, sentences: list[Sentence]) -> list[Attribution | None]:
    """For each sentence who says it, None where nobody does.

    An attribution holds for its own sentence and, within the same line, for the sentences after it until another one; inside quotation marks the
    speaker named behind them holds for all that is quoted.
    """
    own = _named([_own(text, sentence) for sentence in sentences])
    found: list[Attribution | None] = []
    for i, sentence in enumerate(sentences):
        if own[i] is None and i and sentences[i - 1].line == sentence.line:
            found.append(found[-1])
        else:
            found.append(own[i])
    _spread_back(text, sentences, own, found)
    return found


def _named(own: list[Attribution | None]) -> list[Attribution | None]:
    """The same, with each pronoun under the words of the last speaker who was named: `it said` after `Northbank said`."""
    named: Attribution | None = None
    found: list[Attribution | None] = []
    for one in own:
        if one is not None and one.text.lower() in _PRONOUNS:
            found.append(one if named is None else one._replace(text=named.text))
        else:
            found.append(one)
            named = one or named
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
        match = pattern.search(text, sentence.start, sentence.end)
        if match is not None:
            start, end = match.span("who")
            if pattern is _ACCORDING:
                end = _phrase_end(text, start, end)
            return _attribution(text, start, end)
    speaks = speaker(sentence) if any(cue.lastgroup in _SPOKEN for cue in cues) else None
    if speaks is None:
        return None
    return _attribution(text, sentence.tokens[speaks[0]].start, sentence.tokens[speaks[1] - 1].end)


def _attribution(text: str, start: int, end: int) -> Attribution:
    """The words of a span as who says so; the ticker of a company is no part of them."""
    return Attribution(" ".join(_TICKER.sub("", text[start:end]).split()).strip(" ,<>\"'“”"), start, end)


def _phrase_end(text: str, start: int, end: int) -> int:
    """Where a noun phrase ends that another follows without a comma: `according to new figures | the zone employs`."""
    for found in _NEXT_PHRASE.finditer(text[start:end]):
        if found["before"].lower() not in _NO_NOUNS:
            return start + found.end("before")
    return end


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
