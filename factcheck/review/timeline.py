"""The readings of a discrepancy's series through time: which day or years each is about, and on which side it stands.

As values for a screen to draw, and as lines of text. No colour carries meaning: a side is its number, everything else a dot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.core.cells import cells, folded
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.period import Period
from factcheck.core.wording import figure, visible
from factcheck.errors import ClaimError
from factcheck.review.axis import Axis, axis_of, drawn

__all__ = ["Mark", "Timeline", "timeline", "timeline_lines"]

MOST_ROWS = 12
"""So many readings are listed; those of the sides are, however many they are. More would push the quotes off a screen of 24 lines."""

_TELLING = 3
"""From so many different times on a timeline tells more than the table of the sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One reading: the days from ``first`` to ``last`` that it is about (None: unknown), what it states and who says so, as words.

    ``when`` is the period as it is known (``2021``), empty for none; ``published`` says that it is only the day of the article. ``side`` counts
    from 0, None for a reading that stands on no side. ``claims`` are the numbers of its claims.
    """

    first: date | None
    last: date | None
    when: str
    published: bool
    figure: str
    sources: tuple[str, ...]
    side: int | None
    claims: tuple[str, ...]

    @property
    def middle(self) -> int | None:
        """The ordinal of the day at which it is drawn: the middle of its days."""
        if self.first is None or self.last is None:
            return None
        return (self.first.toordinal() + self.last.toordinal()) // 2


@dataclass(frozen=True, slots=True)
class Timeline:
    """The readings with a time, in order of it, and those without."""

    marks: tuple[Mark, ...]
    undated: tuple[Mark, ...] = ()

    @property
    def times(self) -> int:
        """How many different times the readings have."""
        return len({(mark.first, mark.last) for mark in self.marks})

    @property
    def says_more(self) -> bool:
        """Is there more to see than the sides in their table: a reading beside them, or many times?"""
        return self.times >= _TELLING or any(mark.side is None for mark in (*self.marks, *self.undated))


def timeline(found: Discrepancy, series: Iterable[Claim] = ()) -> Timeline:
    """The readings of the claims on the sides of a discrepancy and of those of its series. Claims of one side, time and figure are one reading."""
    sides = {_name(claim): at for at, side in enumerate(found.sides) for claim in side.claims}
    claims = {_name(claim): claim for claim in (*found.claims, *series)}
    groups: dict[tuple[str, bool, str, int | None], list[Claim]] = defaultdict(list)
    for name, claim in claims.items():
        when, published = _when(claim)
        groups[when, published, _words(claim), sides.get(name)].append(claim)
    marks = sorted((_mark(*key, members) for key, members in groups.items()), key=_order)
    return Timeline(
        tuple(mark for mark in marks if mark.middle is not None), tuple(mark for mark in marks if mark.middle is None)
    )


def timeline_lines(shown: Timeline, width: int, *, ascii_only: bool = False, most: int = MOST_ROWS) -> tuple[str, ...]:
    """The timeline as lines of at most ``width`` columns (40 or more): the axis with its marks, then a row for each reading, ``most`` of them.

    Words of articles are defused. With one time only there is no axis.
    """
    listed = _nearest((*shown.marks, *shown.undated), most)
    left = len(shown.marks) + len(shown.undated) - len(listed)
    lines: list[str] = []
    axis = _axis(shown.marks, width) if shown.times > 1 else None
    if axis is not None:
        first_sides = sorted(shown.marks, key=lambda mark: mark.side is None)
        lines += drawn(axis, [(mark.middle or 0, _sign(mark)) for mark in first_sides])
    dated = [mark for mark in listed if mark.middle is not None]
    undated = [mark for mark in listed if mark.middle is None]
    lines += _rows(dated, width)
    if undated:
        lines += ["  without a date:", *_rows(undated, width)]
    if left:
        lines.append(f"  and {left} more")
    if any(mark.published for mark in listed):
        lines += [f"  {line}" for line in folded("* no time is stated: the day of the article", width - 2)]
    return tuple(line.translate(_ASCII) if ascii_only else line for line in lines)


_ASCII = str.maketrans({"·": ".", "─": "-", "┼": "+", "…": "~"})

_DOT = "·"


def _name(claim: Claim) -> str:
    return claim.id or claim.key


def _words(claim: Claim) -> str:
    return figure(claim) or claim.action or str(claim.kind)


def _when(claim: Claim) -> tuple[str, bool]:
    """The time of a claim as EDTF text that can be placed, and whether it is only that of its article; empty for none."""
    if claim.as_of is not None and _span(claim.as_of) is not None:
        return claim.as_of, False
    published = claim.article.published
    if published is not None:
        return published.isoformat(), True
    return claim.as_of or "", False


def _span(text: str) -> tuple[date, date] | None:
    """The days of a period; of one with an open end the known one. None where no day is known."""
    try:
        period = Period.parse(text)
    except ClaimError:
        return None
    first, last = period.first or period.last, period.last or period.first
    return None if first is None or last is None else (first, last)


def _mark(when: str, published: bool, words: str, side: int | None, claims: Sequence[Claim]) -> Mark:
    first, last = (_span(when) if when else None) or (None, None)
    return Mark(
        first=first,
        last=last,
        when=when,
        published=published,
        figure=words,
        sources=tuple(dict.fromkeys(claim.article.publisher or "source unknown" for claim in claims)),
        side=side,
        claims=tuple(_name(claim) for claim in claims),
    )


def _order(mark: Mark) -> tuple[int, int, str, str]:
    """By time; at one time the sides first."""
    return mark.middle or 0, 10_000 if mark.side is None else mark.side, mark.figure, mark.when


def _sign(mark: Mark) -> str:
    return _DOT if mark.side is None else str(mark.side + 1)


def _axis(marks: Sequence[Mark], width: int) -> Axis:
    first = min(mark.first for mark in marks if mark.first is not None)
    last = max(mark.last for mark in marks if mark.last is not None)
    return axis_of(first, last, width)


def _nearest(marks: Sequence[Mark], most: int) -> list[Mark]:
    """The readings that are listed, in their order: all of the sides, and those nearest to one in time."""
    anchors = [mark.middle for mark in marks if mark.side is not None and mark.middle is not None]
    room = max(0, most - sum(mark.side is not None for mark in marks))

    def distance(at: int) -> tuple[bool, int, int]:
        middle = marks[at].middle
        return middle is None, 0 if middle is None else min((abs(middle - one) for one in anchors), default=0), at

    others = sorted((at for at, mark in enumerate(marks) if mark.side is None), key=distance)
    chosen = set(others[:room])
    return [mark for at, mark in enumerate(marks) if mark.side is not None or at in chosen]


def _rows(marks: Sequence[Mark], width: int) -> Iterator[str]:
    """A row for each reading: the sign that it has on the axis, its time, its figure, who says so. What has no room goes on below."""
    signs = max((len(_sign(mark)) for mark in marks), default=1)
    times = max((len(_time(mark)) for mark in marks), default=0)
    figures = max((cells(visible(mark.figure)) for mark in marks), default=0)
    for mark in marks:
        head = f"  {_sign(mark):>{signs}}  {_time(mark):<{times}}  "
        words = visible(mark.figure)
        said = _sources(mark) if mark.side is None else f"{_sources(mark)}, side {mark.side + 1}"
        room = width - len(head)
        if figures + 2 + cells(said) <= room:
            yield head + words + " " * (figures - cells(words) + 2) + said
        else:
            first, *more = (*folded(words, room), *folded(said, room))
            yield head + first
            yield from (" " * len(head) + line for line in more)


def _time(mark: Mark) -> str:
    return f"{visible(mark.when)}*" if mark.published else visible(mark.when)


def _sources(mark: Mark) -> str:
    """Who says so: one by name, the others counted."""
    more = len(mark.sources) - 1
    return visible(mark.sources[0]) + (f" and {more} more" if more else "")
