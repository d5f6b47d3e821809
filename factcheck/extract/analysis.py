"""What every extractor works on: an article cut into sentences, with its figures, names and times in their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factcheck.core.article import Article
from factcheck.core.period import Period
from factcheck.core.quantity import Quantity
from factcheck.extract.attribution import Attribution, attributions
from factcheck.extract.lone import CASUALTY_FORMS, lone_casualties
from factcheck.extract.names import Seen, find_mentions
from factcheck.extract.quantities import figures_of_claims
from factcheck.extract.sentences import Sentence, sentence_spans
from factcheck.extract.tables import table_labels
from factcheck.extract.tokens import tokens
from factcheck.lexicon.dates import DATED_HEADING

__all__ = ["Analysis", "analyse"]

_MOST_FIGURES = 100
"""So many figures stand in one sentence at most. More are a table in one line, and each would be compared with all the others."""

_LOWER_WORD = re.compile(r"(?<!\w)[a-z]\w+")
_PROPER_WORD = re.compile(r"(?<!\w)(?:in|of|from|near|at|across)[ \u00a0]([A-Z][a-z]{2,})(?!\w)")


@dataclass(slots=True)
class Analysis:
    """An article and its sentences; ``said_by`` holds, for each of them, who says it."""

    article: Article
    sentences: list[Sentence]
    said_by: list[Attribution | None]


def analyse(article: Article) -> Analysis:
    """The analysis of an article's text."""
    text = article.text
    figures = figures_of_claims(text)
    common = frozenset(_LOWER_WORD.findall(text))
    proper = frozenset(word.lower() for word in _PROPER_WORD.findall(text)) - common
    seen = Seen(common, proper)
    sentences: list[Sentence] = []
    reference, heading = article.published, None
    place = line = previous = 0
    for start, end in _sparse(_whole(sentence_spans(text), figures), figures):
        line, previous = text.rfind("\n", previous, start) + 1 or line, start
        dated = DATED_HEADING.fullmatch(text, start, end)
        if dated is not None:
            reference, heading = _day(dated["iso"], reference), dated["iso"]
            continue
        here = []
        while place < len(figures) and figures[place].start < end:
            if figures[place].start >= start:
                here.append(figures[place])
            place += 1
        words = tokens(text, start, end)
        if any(word.lower in CASUALTY_FORMS for word in words):
            here = sorted([*here, *lone_casualties(text, words, here)], key=lambda figure: figure.start)
        sentences.append(
            Sentence(
                text=text,
                start=start,
                end=end,
                line=line,
                tokens=words,
                figures=here,
                mentions=find_mentions(text, words, seen),
                reference=reference,
                heading=heading,
                starts=[word.start for word in words],
            )
        )
    for sentence in sentences:
        sentence.labels = table_labels(text, sentence)
    return Analysis(article, sentences, attributions(text, sentences))


def _day(iso: str, otherwise: date | None) -> date | None:
    return Period.parse(iso).first or otherwise


def _whole(spans: list[tuple[int, int]], figures: list[Quantity]) -> list[tuple[int, int]]:
    """The spans, with those joined that a figure straddles: a split inside `3:25 p. m.` or `Rs. 500`."""
    joined: list[tuple[int, int]] = []
    place = 0
    for start, end in spans:
        while place < len(figures) and figures[place].end <= start:
            place += 1
        straddles = place < len(figures) and figures[place].start < start
        if straddles and joined:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _sparse(spans: list[tuple[int, int]], figures: list[Quantity]) -> list[tuple[int, int]]:
    """The spans, with those cut that hold too many figures, before a figure."""
    parts: list[tuple[int, int]] = []
    place = 0
    for start, end in spans:
        first, count = start, 0
        while place < len(figures) and figures[place].start < end:
            if count == _MOST_FIGURES:
                parts.append((first, figures[place].start))
                first, count = figures[place].start, 0
            count += 1
            place += 1
        parts.append((first, end))
    return parts
