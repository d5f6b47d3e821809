"""What every extractor works on: an article cut into sentences, with its figures, names and times in their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from factcheck.core.article import Article
from factcheck.core.period import Period
from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.names import Mention, Seen, find_mentions
from factcheck.extract.quantities import find_quantities
from factcheck.extract.sentences import sentence_spans
from factcheck.extract.times import TimeExpression, find_times
from factcheck.extract.tokens import Token, tokens

__all__ = ["NOT_CLAIMS", "Analysis", "Sentence", "analyse"]

NOT_CLAIMS = frozenset(
    {
        QuantityKind.DATE,
        QuantityKind.CLOCK,
        QuantityKind.NAME,
        QuantityKind.ORDINAL,
        QuantityKind.IDIOM,
        QuantityKind.FURNITURE,
    }
)
"""The kinds of figure that the veto layer keeps out of the claims."""

_LOWER_WORD = re.compile(r"(?<!\w)[a-z]\w+")
_DATED_HEADING = re.compile(r"[\[(]?[ \u00a0]*(?P<iso>(?:1[89]|20)\d\d-\d\d-\d\d)(?:T[\d:]+Z?)?[ \u00a0]*[\])]?")


@dataclass(slots=True)
class Sentence:
    """One sentence: ``[start, end)`` in the article's text.

    ``line`` is where its line begins; ``reference`` is the day that
    relative times count from: the date of the heading above it, else the day of publication.
    """

    start: int
    end: int
    line: int
    tokens: list[Token]
    figures: list[Quantity]
    mentions: list[Mention]
    times: list[TimeExpression]
    reference: date | None
    heading: str | None = None
    starts: list[int] = field(default_factory=list)

    def index_at(self, position: int) -> int:
        """The index of the token that a position lies in, or of the last one before it."""
        return max(0, bisect_right(self.starts, position) - 1)

    def figure_at(self, token: Token) -> Quantity | None:
        """The figure that a token is a part of."""
        return next((figure for figure in self.figures if figure.start <= token.start < figure.end), None)


@dataclass(slots=True)
class Analysis:
    """An article and its sentences; ``vetoed`` are the figures that are not claims, each with its reason."""

    article: Article
    sentences: list[Sentence]
    vetoed: list[Quantity]


def analyse(article: Article) -> Analysis:
    """The analysis of an article's text."""
    text = article.text
    figures: list[Quantity] = []
    vetoed: list[Quantity] = []
    for figure in find_quantities(text, everything=True):
        (vetoed if figure.kind in NOT_CLAIMS else figures).append(figure)
    seen = Seen(common=frozenset(_LOWER_WORD.findall(text)))
    sentences: list[Sentence] = []
    reference, heading = article.published, None
    place = 0
    for start, end in _whole(sentence_spans(text), figures):
        dated = _DATED_HEADING.fullmatch(text, start, end)
        if dated is not None:
            reference, heading = _day(dated["iso"], reference), dated["iso"]
            continue
        here = []
        while place < len(figures) and figures[place].start < end:
            if figures[place].start >= start:
                here.append(figures[place])
            place += 1
        words = list(tokens(text, start, end))
        sentences.append(
            Sentence(
                start=start,
                end=end,
                line=text.rfind("\n", 0, start) + 1,
                tokens=words,
                figures=here,
                mentions=find_mentions(text, words, seen),
                times=find_times(text, start, end, reference),
                reference=reference,
                heading=heading,
                starts=[word.start for word in words],
            )
        )
    return Analysis(article, sentences, vetoed)


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
