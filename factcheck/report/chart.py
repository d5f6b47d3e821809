"""A small chart of readings through time, as inline SVG: no script, no colour of its own, words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from itertools import pairwise
from types import MappingProxyType

from factcheck.core.vocabulary import Comparator
from factcheck.core.wording import grouped, visible
from factcheck.report.marks import Drawing, Mark
from factcheck.report.scale import are_days, time_ticks, value_ticks

__all__ = ["chart"]

_WIDTH, _HEIGHT = 360, 190
_TOP, _RIGHT, _BOTTOM = 26, 16, 26
_LETTER = Decimal("7.1")
"""The width of a digit of the labels, which are 11 units high, in a wide font. Source: DejaVu Sans, 0.636 em, and a little room."""

_LABELS = 4
"""A chart of so many marks or fewer has each value written at its mark."""

_RADIUS = 4
_AROUND = 9
"""Half as wide is the diamond around a mark that is in conflict."""

_NO_LINKS: Mapping[str, str] = MappingProxyType({})
_UP = {Comparator.MORE_THAN, Comparator.AT_LEAST}
_DOWN = {Comparator.LESS_THAN, Comparator.AT_MOST}
_SAID = 40
"""So many letters of a unit are written at the axis."""

_ZOOMED = 10
"""The axis begins at zero, so that nothing looks larger than it is, unless all values lie within a tenth of the largest."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and values stand in the drawing."""

    left: Decimal
    first: int
    days: int
    low: Decimal
    high: Decimal

    def x(self, day: date) -> Decimal:
        """From the left, in units of the drawing."""
        share = Decimal(day.toordinal() - self.first) / self.days
        return self.left + 8 + share * (_WIDTH - _RIGHT - self.left - 16)

    def y(self, value: Decimal) -> Decimal:
        """From the top."""
        return _HEIGHT - _BOTTOM - (value - self.low) / (self.high - self.low) * (_HEIGHT - _BOTTOM - _TOP)


def chart(
    drawn: Drawing, *, name: str, title: str, joined: bool = True, links: Mapping[str, str] = _NO_LINKS
) -> str | None:
    """The chart as an ``svg`` element, None where no two marks are about times apart. ``name`` makes its ids unique in the page.

    A dot is an exact figure, a ring an approximate one, a triangle a bound that points to where the true value lies; a bar is as long as the period that
    the figure is about, an upright one as high as what it claims. With ``joined`` a line leads through marks of one thing whose times follow one another. A mark that
    stands in open discrepancies has a diamond around it, the number of the first beside it, and leads to where ``links`` say that it is told.
    """
    marks = drawn.marks
    if not marks or marks[-1].first <= min(mark.last for mark in marks):
        return None
    ticks = _value_ticks(marks)
    labels = [grouped(tick.normalize() + 0) for tick in ticks]
    first, last = marks[0].first, max(mark.last for mark in marks)
    left = max(len(label) for label in labels) * _LETTER + 6
    frame = _Frame(left, first.toordinal(), max((last - first).days, 1), ticks[0], ticks[-1])
    name = escape(name)
    parts = [
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="{_role(marks, links)}" aria-labelledby="{name}-title {name}-desc">',
        f'<title id="{name}-title">{_said(title)}</title>',
        f'<desc id="{name}-desc">{_said(_description(drawn))}</desc>',
        f'<text class="axis" x="0" y="11">{_said(_axis(drawn.unit, ticks, (first, last)))}</text>',
        *_grid(frame, ticks, labels, (first, last)),
        *(_line(frame, marks) if joined else ()),
        *(_drawn(frame, mark, links) for mark in marks),
        *(_labels(frame, marks) if len(marks) <= _LABELS else ()),
        "</svg>",
    ]
    return "".join(parts)


def _value_ticks(marks: Sequence[Mark]) -> tuple[Decimal, ...]:
    values = [end for mark in marks for end in mark.ends]
    low, high = min(values), max(values)
    if low >= 0 and high / _ZOOMED <= high - low:
        low = Decimal(0)
    if low == high:
        low, high = low - max(abs(low) / 10, Decimal(1)), high + max(abs(high) / 10, Decimal(1))
    return value_ticks(low, high)


def _description(drawn: Drawing) -> str:
    """The readings in words; of many, the first, the last and the extremes."""
    marks = drawn.marks
    if len(marks) <= 8:
        said = "; ".join(mark.words + _disputed(mark) for mark in marks)
    else:
        low, high = min(marks, key=lambda mark: mark.value), max(marks, key=lambda mark: mark.value)
        said = f"{len(marks)} readings. First {marks[0].words}; last {marks[-1].words}; lowest {low.words}; highest {high.words}"
        disputed = sum(bool(mark.disputes) for mark in marks)
        said += f". {disputed} of them in open discrepancies" if disputed else ""
    return f"{said}. The table beside it has them all."


def _grid(frame: _Frame, ticks: Sequence[Decimal], labels: Sequence[str], ends: tuple[date, date]) -> Iterator[str]:
    right = _WIDTH - _RIGHT
    for tick, label in zip(ticks, labels, strict=True):
        y = _at(frame.y(tick))
        yield f'<path class="grid" d="M{_at(frame.left)} {y}H{right}"/>'
        yield f'<text class="tick" x="{_at(frame.left - 6)}" y="{_at(frame.y(tick) + 4)}" text-anchor="end">{label}</text>'
    for day, label in time_ticks(*ends):
        x = frame.x(day)
        yield f'<path class="grid" d="M{_at(x)} {_HEIGHT - _BOTTOM}v4"/>'
        half = len(label) * _LETTER / 2
        x = min(max(x, half), _WIDTH - half)
        yield f'<text class="tick" x="{_at(x)}" y="{_HEIGHT - 8}" text-anchor="middle">{label}</text>'


def _line(frame: _Frame, marks: Sequence[Mark]) -> Iterator[str]:
    """A line through the marks, where no two of them are about the same time."""
    if all(before.last < after.first for before, after in pairwise(marks)):
        points = "L".join(f"{_at(_middle(frame, mark))} {_at(frame.y(_height(mark)))}" for mark in marks)
        yield f'<path class="line" d="M{points}"/>'


def _drawn(frame: _Frame, mark: Mark, links: Mapping[str, str]) -> str:
    x, y = _middle(frame, mark), frame.y(_height(mark))
    start, end = frame.x(mark.first), frame.x(mark.last)
    said = _said(mark.words + _disputed(mark))
    parts = [f'<g class="{"mark disputed" if mark.disputes else "mark"}"><title>{said}</title>']
    if end - start > 2 * _RADIUS:
        parts.append(f'<path class="span" d="M{_at(start)} {_at(y)}H{_at(end)}"/>')
    if mark.high is not None:
        parts.append(f'<path class="range" d="M{_at(x)} {_at(frame.y(mark.value))}V{_at(frame.y(mark.high))}"/>')
    parts += _interval(frame, mark, x)
    if mark.comparator in _UP:
        parts.append(f'<path class="dot" d="M{_at(x - 5)} {_at(y + 4)}h10l-5 -9z"/>')
    elif mark.comparator in _DOWN:
        parts.append(f'<path class="dot" d="M{_at(x - 5)} {_at(y - 4)}h10l-5 9z"/>')
    else:
        kind = "ring" if mark.comparator is Comparator.APPROX else "dot"
        parts.append(f'<circle class="{kind}" cx="{_at(x)}" cy="{_at(y)}" r="{_RADIUS}"/>')
    if not mark.disputes:
        return "".join([*parts, "</g>"])
    parts.append(
        f'<path class="diamond" d="M{_at(x)} {_at(y - _AROUND)}l{_AROUND} {_AROUND}l-{_AROUND} {_AROUND}l-{_AROUND} -{_AROUND}z"/>'
    )
    parts.append(_number(mark.disputes[0], x, y))
    place = links.get(mark.disputes[0])
    whole = "".join([*parts, "</g>"])
    return f'<a href="{escape(place)}" aria-label="{said}">{whole}</a>' if place else whole


def _number(number: str, x: Decimal, y: Decimal) -> str:
    """The number of a discrepancy beside its mark, to the left where there is no room to the right."""
    anchor, at = (
        ("start", x + _AROUND + 2) if x + _AROUND + 2 + len(number) * _LETTER <= _WIDTH else ("end", x - _AROUND - 2)
    )
    return f'<text class="dispute" x="{_at(at)}" y="{_at(y + 4)}" text-anchor="{anchor}">{_said(number)}</text>'


def _interval(frame: _Frame, mark: Mark, x: Decimal) -> Iterator[str]:
    """What the figure claims firmly, as a bar with a cap at either end; nothing where that would not be seen."""
    if mark.least is None or mark.most is None or mark.high is not None:
        return
    low, high = frame.y(mark.least), frame.y(mark.most)
    if low - high >= _RADIUS:
        yield f'<path class="interval" d="M{_at(x - 4)} {_at(low)}h8M{_at(x)} {_at(low)}V{_at(high)}M{_at(x - 4)} {_at(high)}h8"/>'


def _disputed(mark: Mark) -> str:
    return f" (in conflict, see {', '.join(mark.disputes)})" if mark.disputes else ""


def _role(marks: Sequence[Mark], links: Mapping[str, str]) -> str:
    """A picture is read as one thing; what has links in it is a group, or nobody could reach them."""
    return "group" if any(mark.disputes and mark.disputes[0] in links for mark in marks) else "img"


def _labels(frame: _Frame, marks: Sequence[Mark]) -> Iterator[str]:
    """The values at their marks; one that would stand on another is left out."""
    taken: list[tuple[Decimal, Decimal, Decimal]] = []
    for mark in marks:
        words = grouped(mark.value) + ("" if mark.high is None else f"–{grouped(mark.high)}")
        half = len(words) * _LETTER / 2
        x = min(max(_middle(frame, mark), frame.left + half), _WIDTH - half)
        y = frame.y(_height(mark)) - (_AROUND + 4 if mark.disputes else 10)
        if all(x - half > right or x + half < left or abs(y - at) > 12 for left, right, at in taken):
            taken.append((x - half, x + half, y))
            yield f'<text class="value" x="{_at(x)}" y="{_at(y)}" text-anchor="middle">{words}</text>'


def _middle(frame: _Frame, mark: Mark) -> Decimal:
    return (frame.x(mark.first) + frame.x(mark.last)) / 2


def _height(mark: Mark) -> Decimal:
    """The value that the mark stands at: the middle of a range."""
    return mark.value if mark.high is None else (mark.value + mark.high) / 2


def _axis(unit: str, ticks: Sequence[Decimal], ends: tuple[date, date]) -> str:
    """What the axis counts, the year where the times say only days, and that zero is not on it where it is not."""
    said = [unit if len(unit) <= _SAID else unit[: _SAID - 1] + "…"] if unit else []
    if are_days(*ends):
        said += sorted({str(end.year) for end in ends})
    if not ticks[0] <= 0 <= ticks[-1]:
        said.append("the axis does not begin at 0")
    return ", ".join(said)


def _said(words: str) -> str:
    return escape(visible(words))


def _at(number: Decimal) -> str:
    """A place in the drawing, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")
