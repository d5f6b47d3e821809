"""What a reviewer sees of a discrepancy or a claim on the full screen: the lines of the sheet, the sides beside one another where there is room.

The sides stand before the reason, so that a small screen shows both figures in their words without scrolling.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.cli.describe import Line
from factcheck.cli.desk.rows import beside, wrapped_all
from factcheck.cli.sheet import claim_lines, lines_above, lines_below, reason_line, side_lines
from factcheck.core.decision import Question
from factcheck.review.acts import Show

__all__ = ["matter_lines"]

_NARROWEST = 36
"""A side has at least so many cells; where two do not fit, the sides stand below one another."""

_ROOMY = 48
"""From so many cells on a side shows the whole paragraph of its quotes, below that their sentences: both sides shall be in sight at once."""

_GAP = " │ "


def matter_lines(shown: Show, width: int) -> Iterator[Line]:
    """All that is needed to decide, for a width in cells. Only the lines of sides are wrapped already."""
    matter = shown.matter
    if not isinstance(matter, Question):
        yield from claim_lines(matter, shown.reach, paragraph=True)
        return
    yield from lines_above(matter)
    yield [("", "")]
    yield from _sides(matter, shown.reach, width)
    yield [("", "")]
    yield reason_line(matter)
    yield from lines_below(matter, width, shown.today)


def _sides(matter: Question, reach: int, width: int) -> Iterator[Line]:
    """The sides, as many beside one another as there is room for."""
    sides = matter.discrepancy.sides
    abreast = max(1, min(len(sides), (width + len(_GAP)) // (_NARROWEST + len(_GAP))))
    room = (width + len(_GAP)) // abreast - len(_GAP)
    roomy = room >= _ROOMY
    for first in range(0, len(sides), abreast):
        if first:
            yield [("", "")]
        row = range(first, min(first + abreast, len(sides)))
        columns = [
            wrapped_all(_clickable(at, list(side_lines(at, sides[at], reach, paragraph=roomy))), room) for at in row
        ]
        yield from beside(columns, room, _GAP)


def _clickable(at: int, lines: list[Line]) -> list[Line]:
    """The lines of a side, the first of which stands for the side's number."""
    head = [(words, f"{style} key:{at + 1}") for words, style in lines[0]]
    return [head, *lines[1:]]
