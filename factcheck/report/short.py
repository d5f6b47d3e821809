"""A discrepancy in a line: what its sides state, who says so, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.wording import side_figure
from factcheck.report.words import period

__all__ = ["Told", "sides_told"]

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
    """Each side with its figure and its sources: ``158``, ``China Daily and 2 more, December 2022``."""
    return tuple(Told(_cut(side_figure(side, noun=False)), _who(side)) for side in found.sides)


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"


def _who(side: Side) -> str:
    """The sources, the first of them by name, and the period."""
    if side.working is not None:
        return "worked out"
    names = list(dict.fromkeys(claim.article.publisher or "source unknown" for claim in side.claims))
    said = " and ".join(names[:_NAMED])
    left = len(names) - _NAMED
    if left > 0:
        said = f"{', '.join(names[:_NAMED])} and {left} more"
    return ", ".join(words for words in (said, period(side.as_of) if side.as_of else "") if words)
