"""What a reviewer sees of a discrepancy or a claim, as lines: every word of an article defused, the figure set off by marks as well as by colour."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from shutil import get_terminal_size

from factcheck.cli.describe import Line, about, decision_lines, one_voice_lines, precedent_lines
from factcheck.core.cells import cells as _cells
from factcheck.core.cells import folded as _folded
from factcheck.core.claim import Claim
from factcheck.core.decision import Question
from factcheck.core.discrepancy import Side
from factcheck.core.verdict import reworded_words, waits_words
from factcheck.core.vocabulary import Part, State, Status
from factcheck.core.wording import SEVERITIES, byline, figure, reasons, side_figure, visible, voices
from factcheck.review.acts import Matter
from factcheck.review.claims import ClaimToCheck, weight_words
from factcheck.review.sides import Row, excerpt, side_rows
from factcheck.review.timeline import timeline, timeline_lines

__all__ = [
    "claim_lines",
    "key_lines",
    "lines_above",
    "lines_below",
    "preview_lines",
    "reason_line",
    "sheet",
    "side_lines",
    "table",
]

_QUOTES = 3
"""So many claims of a side are quoted; the others only repeat them."""

_WIDEST = 100
_NARROWEST = 14
"""A column of the table has at least so many characters; where there is no room for that, the sides stand below one another."""

_PARTS = {
    Part.SECOND: "A second review: somebody else decided this; what was found is not shown.",
    Part.THIRD: "Two reviewers disagree: you settle it.",
}
"""What is said to whoever looks at it after others."""

_FIELDS = "form direction counted unit per scope share_of occurrence modality extent object instrument jurisdiction stage effective".split()


def sheet(matter: Matter, *, reach: int, position: str, today: date = date.min) -> Iterator[Line]:
    """Everything that a reviewer needs to decide; the quotes alone, with more around them, where ``reach`` says that more was asked for.

    ``position`` says where in the queue it stands (``3 of 14``), ``today`` what of what waits is overdue.
    """
    width = _width()
    yield [("", "")]
    head = f"── {matter.id}, {position} "
    yield [(_plain(head + "─" * max(3, width - len(head))), "bold")]
    if isinstance(matter, Question):
        yield from _question(matter, reach, width, today)
    else:
        yield from claim_lines(matter, reach)
    yield [("", "")]


def table(rows: Sequence[Row], width: int) -> Iterator[Line]:
    """What differs among sides, a row for each field and a column for each side; below that, in one line, what is the same in all."""
    different = [row for row in rows if not row.same]
    same = [row for row in rows if row.same]
    if different:
        sides = len(different[0].words)
        label = max(len(row.field) for row in different)
        room = (width - label - 2) // sides - 2
        if room < _NARROWEST:
            yield from _stacked(different)
        else:
            heads = Row("", tuple(f"side {at + 1}" for at in range(sides)))
            for row in (heads, *different):
                yield from _columns(row, label, min(room, max(_cells(cell) for one in different for cell in one.words)))
    if same and len(rows[0].words) > 1:
        told = "; ".join(f"{row.field} {row.words[0]}" for row in same)
        yield [("  the same: ", "dim"), (visible(told), "")]


def key_lines(rows: Sequence[tuple[str, str]]) -> Iterator[Line]:
    """What the keys mean, a line each."""
    width = max(len(key) for key, _ in rows)
    for key, words in rows:
        yield [("  ", ""), (f"{key:<{width}}", "bold"), (f"  {visible(words)}", "")]


def preview_lines(lines: Sequence[str]) -> Iterator[Line]:
    """What will be recorded, summed up in the first line."""
    yield [("", "")]
    yield [(visible(lines[0]), "bold")]
    for line in lines[1:]:
        yield [(f"  {visible(line)}", "")]


def lines_above(matter: Question) -> Iterator[Line]:
    """What stands above the sides of a discrepancy: what it is about, how bad it is, and of what kind."""
    found = matter.discrepancy
    yield [(about(found.metric, found.subject), "bold")]
    yield [(f"severity {found.severity} of 5", "bold"), (f": {SEVERITIES[found.severity]}", "")]
    state = "" if found.state is State.OPEN else f" ({found.state})"
    yield [(f"most likely {reasons(found)}", "bold"), (state, "")]
    if matter.part is not Part.FIRST:
        yield [(_PARTS[matter.part], "bold")]


def reason_line(matter: Question) -> Line:
    """How the sides may have come to differ, in sentences."""
    return [(visible(matter.discrepancy.explanation), "")]


def lines_below(matter: Question, width: int, today: date) -> Iterator[Line]:
    """What stands below the sides of a discrepancy: what differs, the series, what was decided on it, and on those like it, and for whom it waits."""
    found = matter.discrepancy
    yield from one_voice_lines(found)
    if len(found.sides) > 1:
        yield [("", "")]
        yield from table(side_rows(found), width)
    yield from _through_time(matter, width)
    yield from _standing(matter)
    yield from precedent_lines(matter.similar)
    yield from _waits(matter, today)


def _question(matter: Question, reach: int, width: int, today: date) -> Iterator[Line]:
    if reach == 0:
        yield from lines_above(matter)
        yield reason_line(matter)
    for at, side in enumerate(matter.discrepancy.sides):
        yield [("", "")]
        yield from side_lines(at, side, reach)
    if reach == 0:
        yield from lines_below(matter, width, today)
        return
    yield from _standing(matter)
    yield from _waits(matter, today)


def _standing(matter: Question) -> Iterator[Line]:
    if matter.decision is not None:
        yield [("", "")]
        yield from decision_lines(matter.decision, matter.discrepancy.state)
    if matter.second is not None:
        yield [("", "")]
        yield from decision_lines(matter.second)


def _through_time(matter: Question, width: int) -> Iterator[Line]:
    """The series as a timeline, where that tells more than the table of the sides."""
    drawn = timeline(matter.discrepancy, matter.series)
    if drawn.says_more:
        yield [("", "")]
        yield [("  Through time:", "bold")]
        for line in timeline_lines(drawn, width, ascii_only=not _can("─·┼")):
            yield [(line, "")]


def _waits(matter: Question, today: date) -> Iterator[Line]:
    """For whom it waits, since when and until when, where it does."""
    made = matter.decision
    told = waits_words(made, today) if made is not None and matter.discrepancy.state is State.WAITING else None
    if told is not None:
        yield [("    ", ""), (visible(f"{matter.id} {told}"), "yellow")]


def side_lines(at: int, side: Side, reach: int, *, paragraph: bool = False) -> Iterator[Line]:
    """A side with its number, counted from 1, its figure, how it was worked out, and its quotes in their sentences, or in their ``paragraph``."""
    said = f", {voices(side)}" if voices(side) else ""
    yield [(f"{at + 1}  ", "bold cyan"), (visible(side_figure(side)), "bold"), (said, "dim")]
    if side.working:
        yield [("   worked out: ", "dim"), (visible(side.working), "")]
    for claim in side.claims[:_QUOTES]:
        yield from _quoted(claim, reach, paragraph=paragraph)
    if len(side.claims) > _QUOTES:
        yield [(f"   and {len(side.claims) - _QUOTES} more that say the same", "dim")]


def _quoted(claim: Claim, reach: int, *, paragraph: bool = False) -> Iterator[Line]:
    """The quote with its figure between marks, and who published it, when, and who is said to say so."""
    found, (left, right) = excerpt(claim, reach, paragraph=paragraph), _marks()
    opening, closing = _plain("… " if found.cut_before else ""), _plain(" …" if found.cut_after else "")
    yield [
        ("   ", ""),
        (_plain("“") + opening, "dim"),
        (_lined(found.before), ""),
        (visible(found.lead), ""),
        (f"{left}{visible(found.figure)}{right}", "bold yellow"),
        (visible(found.rest), ""),
        (_lined(found.after), ""),
        (closing + _plain("”"), "dim"),
    ]
    title = f", {_plain('“')}{visible(claim.article.title)}{_plain('”')}" if claim.article.title else ""
    said = f"; said by {visible(claim.attribution)}" if claim.attribution else ""
    status = f"; {claim.status}" if claim.status is not Status.UNVERIFIED else ""
    number = f"{claim.id}, {claim.article.id}: " if claim.id else ""
    yield [(f"   {number}{visible(byline(claim.article))}{title}{said}{status}", "dim")]


def claim_lines(matter: ClaimToCheck, reach: int, *, paragraph: bool = False) -> Iterator[Line]:
    """A claim with its quote, what is known of it, and where else it stands."""
    claim = matter.claim
    yield [
        (visible(figure(claim) or str(claim.action or claim.kind)), "bold"),
        (f"  {about(claim.metric, claim.subject or claim.actor)}", "bold"),
    ]
    yield from _quoted(claim, reach, paragraph=paragraph)
    when = f"{claim.as_of} ({claim.as_of_basis})" if claim.as_of else "unknown"
    facts = [("as of", when), *((name.replace("_", " "), getattr(claim, name)) for name in _FIELDS)]
    told = "; ".join(f"{name} {value}" for name, value in facts if value is not None)
    yield [(f"   {visible(told)}", "")]
    why = weight_words(matter)
    if why:
        yield [("   weighs by: ", "dim"), (visible("; ".join(why)), "")]
    if matter.repeated:
        yield [("   also in ", "dim"), (visible("; ".join(matter.repeated)), "")]
    if claim.status is not Status.UNVERIFIED:
        yield [("   ", ""), (f"is {claim.status}", "bold")]
    if matter.reworded is not None:
        yield [("   ", ""), (visible(_plain(reworded_words(matter.reworded))), "yellow")]


def _columns(row: Row, label: int, room: int) -> Iterator[Line]:
    """A row of the table, in as many lines as its longest cell needs."""
    style = "dim" if not row.field else ""
    for at, parts in enumerate(zip_longest(*(_folded(visible(words), room) for words in row.words), fillvalue="")):
        field = row.field if at == 0 else ""
        cells = "  ".join(part + " " * (room - _cells(part)) for part in parts)
        yield [(f"  {field:<{label}}  ", "dim"), (cells.rstrip(), style)]


def _stacked(rows: Sequence[Row]) -> Iterator[Line]:
    for row in rows:
        yield [(f"  {row.field}", "dim")]
        for at, words in enumerate(row.words):
            yield [(f"    {at + 1}  {visible(words)}", "")]


def _width() -> int:
    return min(get_terminal_size().columns, _WIDEST)


def _marks() -> tuple[str, str]:
    """What stands before and behind a figure: arrowheads, or brackets where the terminal has none."""
    return ("▸", "◂") if _can("▸◂") else ("[", "]")


def _lined(text: str) -> str:
    """Text of an article in one line, its line ends marked."""
    return visible(_LINES.sub(_plain(" ¶ "), text))


_LINES = re.compile(r"\s*[\r\n]\s*")

_ASCII = str.maketrans({"¶": "/", "─": "-", "…": "...", "“": '"', "”": '"'})


def _plain(words: str) -> str:
    """Our own marks, in ASCII where the terminal has nothing else."""
    return words if _can(words) else words.translate(_ASCII)


def _can(words: str) -> bool:
    # The full screen puts something that has no encoding in the place of stdout.
    encoding = getattr(sys.stdout, "encoding", None) or getattr(sys.__stdout__, "encoding", None)
    try:
        words.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
