"""A discrepancy in a line: what its sides state, who says so, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from factcheck.core.article import Article
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.core.wording import side_figure
from factcheck.report.words import period

__all__ = ["KINDS", "Told", "kinds_among", "reason_told", "sides_told"]

KINDS: Mapping[DiscrepancyKind, str] = MappingProxyType(
    {
        DiscrepancyKind.CONTRADICTION: "both cannot be right",
        DiscrepancyKind.UPDATE: "the figure moved between the two",
        DiscrepancyKind.RESTATEMENT: "a later statement of the same figure",
        DiscrepancyKind.DEFINITION: "they count different things",
        DiscrepancyKind.SCOPE: "one is about more than the other",
        DiscrepancyKind.BASIS: "they are measured on another basis",
        DiscrepancyKind.MODALITY: "one is a plan, a fear or a guess, the other a fact",
        DiscrepancyKind.ROUNDING: "one is rounded",
        DiscrepancyKind.SCALE: "one is wrong by a power of ten",
        DiscrepancyKind.UNIT: "one is in another unit",
        DiscrepancyKind.DIGITS: "a mistyped digit",
        DiscrepancyKind.ARITHMETIC: "the figures do not work out together",
        DiscrepancyKind.TREND: "a figure breaks a direction that was stated",
        DiscrepancyKind.DATING: "a date is missing or cannot be",
        DiscrepancyKind.POLICY: "two accounts of what was decided",
        DiscrepancyKind.IDENTITY: "one thing under two names, or two under one",
    }
)
"""The kinds in words, for those who have never seen them."""

_SHORT = 60
"""A policy's words are cut where a discrepancy is one line."""

_NAMED = 2
"""So many sources of a side are named."""


@dataclass(frozen=True, slots=True)
class Told:
    """A side in short: its figure, and who states it for what time."""

    figure: str
    who: str


def sides_told(found: Discrepancy) -> tuple[Told, ...]:
    """Each side with its figure and its sources: ``158``, ``China Daily and 2 more, as of December 2022``."""
    return tuple(Told(_cut(side_figure(side, noun=False)), _who(side)) for side in found.sides)


def reason_told(found: Discrepancy) -> str:
    """The kind in words, with what else it may be: ``a figure breaks a direction that was stated (trend), perhaps update``."""
    others = ", ".join(str(kind) for kind in found.also)
    return f"{KINDS[found.kind]} ({found.kind}){f', perhaps {others}' if others else ''}"


def kinds_among(found: Iterable[Discrepancy]) -> tuple[tuple[DiscrepancyKind, str], ...]:
    """The kinds that some discrepancies have or may have, in words, in the order of the list of kinds."""
    there = {kind for one in found for kind in (one.kind, *one.also)}
    return tuple((kind, words) for kind, words in KINDS.items() if kind in there)


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"


def _named(article: Article) -> str:
    """The source of an article; where that is unknown its title, else its number."""
    if article.publisher:
        return article.publisher
    if article.title:
        return f"“{_cut(article.title)}”, source unknown"
    return f"{article.id}, source unknown" if article.id else "source unknown"


def _who(side: Side) -> str:
    """The sources, the first of them by name, and the period."""
    if side.working is not None:
        return "worked out"
    names = list(dict.fromkeys(_named(claim.article) for claim in side.claims))
    said = " and ".join(names[:_NAMED])
    left = len(names) - _NAMED
    if left > 0:
        said = f"{', '.join(names[:_NAMED])} and {left} more"
    return f"{said}, as of {period(side.as_of)}" if side.as_of else said
