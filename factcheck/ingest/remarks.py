"""What an article says of where it has its words from: whom it repeats, that it was translated, that nobody answers for what it says.

Only what it says of itself counts. That a company sells translations, or that somebody was quoted by name, is no remark: who says a thing is the attribution of
a claim. One pass over the sentences of the text; patterns look at one sentence of bounded length at a time, so that the time grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.core.document import Remark
from factcheck.core.vocabulary import RemarkKind
from factcheck.lexicon import remarks as words
from factcheck.lexicon.agencies import agency_named
from factcheck.lexicon.dates import MONTH_NAMES, WEEKDAYS

__all__ = ["VERSION", "is_by_machine", "remarks_beside", "remarks_of", "with_remarks"]

VERSION = "1"
"""Changes whenever the same text may give other remarks."""

_LONGEST = 600
"""A longer sentence is looked at in pieces of so many characters."""

_MOST = 50
"""So many remarks are kept of one text. Reason: an article has a few; a page with more repeats them in every comment."""

_SENTENCE = re.compile(rf"[^\n]{{1,{_LONGEST}}}?(?:[.!?…][\"”’')\]]{{0,3}}(?=\s|$)|(?=\n)|$)|[^\n]{{{_LONGEST}}}")


def _any(entries: Iterable[str]) -> str:
    """The entries as one group, the longest first; their spaces may be any, an apostrophe may be curly."""
    listed = sorted(entries, key=lambda one: (-len(one), one))
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in listed) + ")"


_DAYS = _any([*MONTH_NAMES, *(name for name in WEEKDAYS if len(name) > 3)])
_NAME = rf"(?:the\s+)?(?-i:(?!(?i:{_DAYS})\b)[A-Z][\w&’'.-]{{0,30}}(?:\s+(?:(?:of|the|and|for|de|du|la|&)\s+){{0,3}}[A-Z][\w&’'.-]{{0,30}}){{0,8}})"
_PIECE = rf"{_any(words.PIECES)}s?"
_SELF = rf"(?:(?:this|these|parts?\s+of\s+(?:this|the))\s+(?:[a-z]{{2,14}}\s+){{0,2}}?{_PIECE}|the\s+(?:above|following|present|preceding|original|full|english)\s+(?:[a-z]{{2,14}}\s+)?{_PIECE})"
_BEGINS = r"^\W{0,3}(?:(?:(?:editor[’']?s?|translator[’']?s?)\s+)?(?:note|disclaimer|notice)\s*[:：]\s*)?"
_IS = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|may\s+be|may\s+have\s+been)"
_BY_ENGINE = rf"{_any(words.ENGINES)}[\s-]*(?:generated\s+|assisted\s+)?"
_KIND = rf"(?:(?:{_BY_ENGINE}|{_any(words.UNOFFICIAL)}\s+|[a-z]+ly\s+|an?\s+|first\s+|also\s+|been\s+))"

_PRESS_SAYS = (
    rf"\b{_any(words.REPEATS)}\s+(?:{_any(words.WHOSE)}\s+){{0,3}}{_any(words.PRESS)}(?=\s*(?:[,.;:)\]”\"—–]|$)|\s+(?:{_any(words.OTHERWISE_SAID)}\b|[-—–]|\d))",
    rf"\b(?:(?:{_any({*words.WHOSE} - {'the'})}\s+){{1,3}}{_any(words.PRESS)}|(?:media|press|news)\s+reports)\s+{_any(words.SAYS)}\b",
)
_APPEARED_IN = (
    rf"(?:\b{_SELF}|\bthe\s+{_PIECE})\s+(?:{_IS}\s+)?(?:(?:first|originally|initially|previously|also)\s+)?{_any(words.APPEARED)}\s+(?:(?:first|originally|here)\s+)?(?:with\s+(?:the\s+)?(?:kind\s+)?permission\s+)?(?:in|on|by|at|from|of|with|via)\s+{_NAME}",
    rf"{_BEGINS}(?:republished|reprinted|reposted|reproduced|syndicated|adapted|excerpted|(?:first|originally|previously)\s+(?:published|posted|printed|appeared))\s+(?:here\s+)?(?:with\s+(?:the\s+)?(?:kind\s+)?permission\s+)?(?:in|on|by|at|from|of)\s+{_NAME}",
)
_PART_FROM = (
    rf"(?:\bwith\s+(?:additional\s+|further\s+|some\s+)?|\((?:additional\s+)?){_any(words.PARTS)}\s+(?:by|from)\s+{_NAME}",
)
_CREDIT_LINE = rf"^\W{{0,3}}{_any(words.LABELS)}\s{{0,2}}[:：]\s{{0,4}}\S[^\n]{{0,118}}$"
_AGENCY_IN_BRACKETS = re.compile(r"[(\[]\s{0,2}([A-Za-z][^()\[\]\n]{1,60}?)\s{0,2}[)\]]")
_BEFORE_BYLINE = re.compile(r"^[A-Z][^()\n]{0,80}$")
_DASHED = re.compile(r"\s{0,3}(?:--|[-–—:])")
_AND = re.compile(r"\s*[/,;&]\s*|\s+and\s+")

_TRANSLATED = (
    rf"\b{_SELF}\s+{_IS}\s+{_KIND}{{0,4}}translat(?:ed|ions?)\b",
    rf"\b(?:the|this|an?)\s+{_KIND}{{0,2}}translation\s+(?:of\s+this\s+{_PIECE}\s+)?{_IS}\s+(?:[a-z]+ly\s+)?(?:made|done|produced|provided|generated|prepared|created|machine|automatic|unofficial)\b",
    r"\b(?:in\s+case\s+of|where\s+there\s+(?:is|are)|should\s+there\s+be|in\s+the\s+event\s+of)\s+(?:an?y?\s+)?(?:discrepanc(?:y|ies)|inconsistenc(?:y|ies)|conflicts?|differences?)\b.{0,100}?\b(?:version|original|text)\b.{0,40}?\b(?:prevails?|shall|will|counts?|governs?)\b",
    r"\bthe\s+(?-i:[A-Z][a-z]{2,14})\s+(?:version|original|text)\s+(?:shall\s+|will\s+)?(?:prevails?|takes?\s+precedence)\b",
    rf"\b{_SELF}\s+{_IS}\s+originally\s+(?:written|published|printed|posted)\s+in\s+(?-i:(?!{_DAYS})[A-Z][a-z]{{3,12}})\b(?!\s+\d)",
)
_ALONE_TRANSLATED = rf"{_BEGINS}(?:translat(?:ed|ion)\s+(?:by|from|using|with|automatically)\b|{_BY_ENGINE}translat(?:ed|ion)\b(?!\s+(?:is|are|was|were|has|have|had|will|can|may)\b)|(?:an?\s+)?{_any(words.UNOFFICIAL)}\s+(?:english\s+)?translation\b)"
_MACHINE = re.compile(
    rf"\b{_any(words.ENGINES)}[\s-]*(?:generated\s+|assisted\s+)?translat|\btranslat(?:ed|ion)\s+(?:[a-z]+\s+){{0,8}}?(?:automatically|(?:by|using|with|through|via|from)\s+(?:the\s+(?:help|aid|use)\s+of\s+)?{_any(words.ENGINES)})\b"
    rf"|\btranslation\b.{{0,40}}\b(?:made|done|produced|provided|generated|created)\s+(?:automatically|(?:by|using|with)\s+(?:the\s+help\s+of\s+)?{_any(words.ENGINES)})\b|\b{_any(words.ENGINES)}[\s-]+generated\s+translation",
    re.IGNORECASE,
)

_VIEWS = r"(?:views|opinions|statements|positions)"
_OUR = r"(?:we|our|this|the|it|he|she)"
_UNVERIFIED = (
    r"\b(?:could|can|did|has|have|had|was|were|is|are)\s*(?:not|n[’']t)\s+(?:(?:yet|immediately|been|be)\s+){0,3}(?:independently\s+(?:verif|confirm|authenticat)\w*|(?:verif|confirm|authenticat)\w*\s+(?:[a-z’']+\s+){0,6}?independently)\b",
    r"\b(?:cannot|unable\s+to|not\s+able\s+to|impossible\s+to)\s+(?:(?:immediately|be)\s+){0,2}(?:independently\s+(?:verif|confirm|authenticat)\w*|(?:verif|confirm|authenticat)\w*\s+(?:[a-z’']+\s+){0,6}?independently)\b",
    r"\bno\s+independent\s+(?:verification|confirmation)\b",
)
_DISCLAIMED = (
    rf"\b{_VIEWS}(?:(?:\s*[,/]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+){_VIEWS}){{0,4}}\s+(?:[a-z]+\s+){{0,2}}(?:expressed|stated|presented|contained|given|published)\b.{{0,120}}?\b(?:(?:are|is)\s+(?:solely\s+|entirely\s+|strictly\s+|exclusively\s+|purely\s+)?(?:those\s+of|that\s+of|the\s+(?:author|writer|contributor)|(?:his|her|their|my|our|its)\s+own|not\s+necessarily|not\s+those|personal)|(?:do|does|may|might)\s+not\s+(?:necessarily\s+)?(?:reflect|represent|coincide))",
    r"\b(?:views|opinions)\s+are\s+(?:(?:the\s+author[’']s|my|his|her|their)\s+own|those\s+of\s+the\s+authors?)\b",
    rf"\b(?:{_OUR}|(?-i:[A-Z]\w+))\b.{{0,60}}?\b{_any(words.RESERVED)}\s+(?:(?:be|held|any|accept|assume|take|bear|make)\s+){{0,3}}{_any(words.STANDS_FOR)}\b.{{0,90}}?\b{_any(words.ANSWERED_FOR)}\b",
    r"\bfor\s+(?:general\s+|your\s+)?(?:reference|information|informational|educational|illustrative|entertainment|guidance)(?:\s+(?:and|or)\s+[a-z]+)?(?:\s+purposes)?\s+only(?=\s*(?:[.,;)\]]|$|\s+and\b))",
    rf"\b(?:do(?:es)?\s+not|should\s+not|shall\s+not|is\s+not|are\s+not|must\s+not|not\s+intended\s+to)\s+(?:(?:be|constitute|construed\s+as|considered(?:\s+as)?|taken\s+as|intended\s+as|provide|offer)\s+){{0,2}}(?:an?\s+|any\s+)?{_any(words.ADVISORS)}(?:(?:\s*,\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+){_any(words.ADVISORS)}){{0,6}}\s+advice\b",
)


def _compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


_FIND_TRANSLATED, _FIND_DISCLAIMED = _compiled(_TRANSLATED), _compiled([*_UNVERIFIED, *_DISCLAIMED])
_FIND_THIS_TRANSLATED, _FIND_PUBLISHER = _compiled(_TRANSLATED[:1]), _compiled(_DISCLAIMED)
_FIND_CREDIT, _FIND_ALONE = _compiled([_CREDIT_LINE]), _compiled([_ALONE_TRANSLATED])


def remarks_of(text: str) -> tuple[Remark, ...]:
    """What a text says of its own words, in reading order, each remark once.

    A remark of a source is its words alone (``according to local media``), one of a translation and a disclaimer the whole sentence.
    """
    found: dict[tuple[RemarkKind, str], Remark] = {}
    for sentence in _SENTENCE.finditer(text):
        for remark in _of_sentence(sentence[0], sentence.start()):
            found.setdefault((remark.kind, remark.quote.casefold()), remark)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def remarks_beside(text: str) -> tuple[Remark, ...]:
    """What a page says of its article beside it, in its margins and its foot; without a place in the article's text.

    Words of other articles and of readers stand there too. So only that *this* page was translated counts, and that its publisher does not answer for what it says.
    """
    found: dict[tuple[RemarkKind, str], Remark] = {}
    for sentence in _SENTENCE.finditer(text):
        said = sentence[0].strip()
        low = said.lower()
        if "comment" in low:
            continue
        for kind, cues, pattern in _BESIDE:
            if _holds(low, cues) and pattern.search(said):
                found.setdefault((kind, low), Remark(kind, said))
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def with_remarks(known: Iterable[Remark], text: str) -> tuple[Remark, ...]:
    """What is known that an article says of its own words, from the page around it, and what its text says; each once."""
    found = {(one.kind, one.quote.casefold()): one for one in (*known, *remarks_of(text))}
    return tuple(sorted(found.values(), key=lambda one: (one.start is None, one.start or 0)))


def is_by_machine(remark: Remark) -> bool:
    """Does a remark say that nobody but a machine translated the text?"""
    return remark.kind is RemarkKind.TRANSLATION and _MACHINE.search(remark.quote) is not None


def _of_sentence(said: str, start: int) -> Iterator[Remark]:
    low, translated = said.lower(), None
    if _holds(low, _OF_TRANSLATION):
        translated = _FIND_TRANSLATED.search(said)
        if translated is not None or _stands_alone(said):
            yield _whole(RemarkKind.TRANSLATION, said, start)
    own = range(0) if translated is None else range(start + translated.start(), start + translated.end())
    yield from (one for one in _sources(said, low, start) if one.start not in own)  # `in Spanish` names no outlet
    if _holds(low, _OF_DISCLAIMER) and _FIND_DISCLAIMED.search(said):
        yield _whole(RemarkKind.DISCLAIMER, said, start)


def _holds(low: str, cues: Iterable[str]) -> bool:
    """A cheap look: a sentence (in lower case) without any of these holds no such remark."""
    return any(cue in low for cue in cues)


_OF_TRANSLATION = ("translat", "version", "original")
_OF_DISCLAIMER = ("views", "opinions", "statements", "positions", " only", "independent", "advice", *words.STANDS_FOR)
_BESIDE = (
    (RemarkKind.TRANSLATION, _OF_TRANSLATION, _FIND_THIS_TRANSLATED),
    (RemarkKind.DISCLAIMER, _OF_DISCLAIMER, _FIND_PUBLISHER),
)
_OF_SOURCE = (
    (tuple({entry.split()[0] for entry in words.PRESS}), _compiled(_PRESS_SAYS)),
    ((*(entry for entry in words.APPEARED if entry != "ran"), " ran ", "excerpted"), _compiled(_APPEARED_IN)),
    (words.PARTS, _compiled(_PART_FROM)),
)
"""What a sentence must hold before it is looked through, and what is looked for."""


def _sources(said: str, low: str, start: int) -> Iterator[Remark]:
    if (":" in said or "：" in said) and _FIND_CREDIT.match(said.rstrip()):
        yield _whole(RemarkKind.SOURCE, said, start)
        return
    for cues, pattern in _OF_SOURCE:
        for found in pattern.finditer(said) if _holds(low, cues) else ():
            yield _whole(RemarkKind.SOURCE, found[0].rstrip(" .,"), start + found.start())
    for found in _AGENCY_IN_BRACKETS.finditer(said) if "(" in said or "[" in said else ():
        if _is_byline(said, found) and all(agency_named(one) for one in _AND.split(found[1])):
            yield Remark(RemarkKind.SOURCE, found[0], start + found.start())


def _is_byline(said: str, bracket: re.Match[str]) -> bool:
    """Do brackets stand where a text names its agency: before the dash of a dateline, alone on a line, or behind the last sentence?"""
    before, behind = said[: bracket.start()], said[bracket.end() :]
    if not before.strip():
        return not behind.strip(" .") or _DASHED.match(behind) is not None
    if _DASHED.match(behind):
        return _BEFORE_BYLINE.match(before.strip()) is not None
    return not behind.strip(" .") and before.rstrip().endswith((".", "!", "?", "”", '"', "’"))


def _stands_alone(said: str) -> bool:
    """Is a sentence nothing but a note that the text is a translation: ``Translated from the Chinese by Li Na``?"""
    return len(said) <= 200 and _FIND_ALONE.match(said) is not None and "," not in said.rstrip(" .,)")


def _whole(kind: RemarkKind, said: str, start: int) -> Remark:
    """A remark of the words, without the spaces around them."""
    bare = said.strip()
    return Remark(kind, bare, start + said.index(bare))
