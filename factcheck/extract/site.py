"""Where a figure stands in its sentence, and the metric that is read off that place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import Direction, Form
from factcheck.extract.clauses import Frame
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.sentences import Sentence
from factcheck.extract.verbs import is_verb_at

__all__ = ["Metric", "Site"]

_YEAR_ON_YEAR = re.compile(
    r"(?:year|month|quarter|week)[ \u00a0-](?:on|over|to)[ \u00a0-](?:year|month|quarter|week|date)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a figure stands: the article's text, its sentence, the figure and its frame. ``verb`` is the lemma of the governing verb."""

    text: str
    sentence: Sentence
    figure: Quantity
    frame: Frame
    verb: str | None

    @property
    def end(self) -> int:
        """Where the figure ends in the text."""
        return self.figure.end

    def words_behind(self) -> tuple[int, int] | None:
        """The span of the noun phrase right behind the figure; a time there (`27 percent a year ago`) or a verb is none."""
        found = noun_phrase_after(self.text, self.figure.end, self.sentence.end)
        if (
            found is None
            or _YEAR_ON_YEAR.match(self.text, found[0])
            or is_verb_at(self.sentence, self.sentence.index_at(found[0]))
        ):
            return None
        if any(time.start <= found[0] < time.end for time in self.sentence.times):
            return None
        return found


@dataclass(slots=True)
class Metric:
    """The metric of a figure in the article's words, with its form, the verb that carries it and what narrows it.

    ``end`` is where the words used end, so that the quote can reach them; ``direction`` which way a noun says that it moved; ``rule`` names the
    rule.
    """

    name: str | None
    form: Form
    rule: str
    end: int
    counted: str | None = None
    scope: str | None = None
    share_of: str | None = None
    predicate: str | None = None
    direction: Direction | None = None
