"""How an article was got and read, what it says of its own sources, the versions that it has had, and what differs between two of them, as lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.cli.describe import Line, fact_lines
from factcheck.core.difference import GONE, NEW, Hunk, Piece, TextLine
from factcheck.core.version import BY_HAND, ClaimChange, KeptVersion
from factcheck.core.vocabulary import Got, RemarkKind
from factcheck.core.wording import many, moment, visible
from factcheck.workflow.versions import VersionsCompared

__all__ = ["difference_lines", "provenance_lines", "version_lines"]

_GOT = {
    Got.FILE: "from a file",
    Got.MEMBER: "from a file inside an archive",
    Got.RECORD: "from a record",
    Got.FETCHED: "from the web",
    Got.GIVEN: "given to the program",
}
_REMARKS = {
    RemarkKind.SOURCE: "it says where it has it from",
    RemarkKind.TRANSLATION: "it says that it was translated",
    RemarkKind.DISCLAIMER: "it disclaims",
}
_FACTS = ("title", "source", "author", "published", "modified", "genre", "language", "machine_translated", "address")
_MARKS = {GONE: ("[-", "-]", "red"), NEW: ("{+", "+}", "green")}
"""Source: the words that git puts around changed words in a plain word diff."""


def provenance_lines(version: KeptVersion, text: str) -> Iterator[Line]:
    """Who wrote it and when it was changed, its language, how it was got and read, where each fact was found, and what it says of its own sources."""
    how = version.provenance
    translated = None if version.machine_translated is None else "yes" if version.machine_translated else "no"
    yield from fact_lines(
        ("author", version.author),
        ("last changed", version.modified),
        ("genre", version.genre),
        ("language", version.language),
        ("machine-translated", translated),
        ("got", f"{_GOT[how.got]}, {moment(version.retrieved)}" if version.knows_how else moment(version.retrieved)),
        ("place", how.place if how.place != version.address else None),
        ("read by", f"reader {how.reader}, version {how.version}" if version.knows_how else None),
        ("charset", how.charset),
        ("media type", how.media_type),
        ("etag", how.etag),
        ("last modified, as the server said", how.last_modified),
        ("bytes", f"{version.size:,}, sha256 {version.raw_sha256}"),
        ("text", f"{version.length:,} characters, sha256 {version.text_sha256}"),
    )
    names = [name for name in _FACTS if name in how.found]
    if names:
        places = "; ".join(f"{name.replace('_', ' ')}: {how.found[name]}" for name in names)
        yield [("  found in ", "dim"), (visible(places), "")]
    for remark in version.remarks:
        where = "" if remark.start is None else f", line {text.count(chr(10), 0, remark.start) + 1}"
        yield [(f"  {_REMARKS[remark.kind]}: ", "dim"), (visible(f"“{remark.quote}”"), ""), (where, "dim")]


def version_lines(versions: Sequence[KeptVersion]) -> Iterator[Line]:
    """A line for each version, where there are several."""
    if len(versions) < 2:
        return
    yield [(f"  {len(versions)} versions:", "dim")]
    for one in versions:
        published = "date unknown" if one.published is None else f"published {one.published}"
        changed = "" if one.modified is None else f", changed {one.modified}"
        set_ = "" if not _by_hand(one) else f", by hand: {', '.join(_by_hand(one))}"
        yield [
            (f"    {one.number}  ", "bold" if one.is_current else ""),
            (f"of {one.day}, got {moment(one.retrieved)}, {published}{changed}, {many(one.length, 'character')}", ""),
            (visible(set_), "dim"),
            ("  (the present one)" if one.is_current else "", "dim"),
        ]


def difference_lines(found: VersionsCompared) -> Iterator[Line]:
    """Where two versions differ, word by word, with the numbers of the claims that changed under the lines that they stand in."""
    yield [(f"{found.id}  ", "bold"), (visible(found.title or "untitled"), "bold")]
    for mark, one in (("---", found.first), ("+++", found.second)):
        yield [(f"{mark} version {one.number}, of {one.day}", "dim")]
    yield from _changed_facts(found.first, found.second)
    waiting = list(found.changes)
    for hunk in found.hunks:
        yield [("", "")]
        yield [(f" line {hunk.first_old} -> line {hunk.first_new} ", "cyan")]
        yield from _hunk_lines(hunk, waiting)
    if not found.hunks:
        yield [("The texts are the same.", "")]
    if waiting:
        yield [("", "")]
        yield from (_change_line(one, "") for one in waiting)


def _by_hand(version: KeptVersion) -> list[str]:
    return [name.replace("_", " ") for name, place in version.provenance.found.items() if place.startswith(BY_HAND)]


def _changed_facts(first: KeptVersion, second: KeptVersion) -> Iterator[Line]:
    """The facts that are not the same in both."""
    for name in _FACTS:
        before, now = (getattr(one, name, None) for one in (first, second))
        if before != now:
            told = f"{name.replace('_', ' ')}: {_said(before)} -> {_said(now)}"
            yield [(visible(told), "yellow")]


def _said(value: object) -> str:
    return "unknown" if value is None else "yes" if value is True else "no" if value is False else str(value)


def _hunk_lines(hunk: Hunk, waiting: list[ClaimChange]) -> Iterator[Line]:
    """The lines of a hunk, each with the changes of the claims that stand in it, which are taken from those that wait."""
    under: Mapping[int, list[ClaimChange]] = defaultdict(list)
    for change in list(waiting):
        at = next((at for at, line in enumerate(hunk.lines) if _holds(line, change)), None)
        if at is not None:
            under[at].append(change)
            waiting.remove(change)
    for at, line in enumerate(hunk.lines):
        yield [("  " if line.is_same else "! ", "dim"), *(part for piece in line.pieces for part in _marked(piece))]
        for change in under[at]:
            yield _change_line(change, "      ")


def _holds(line: TextLine, change: ClaimChange) -> bool:
    """Does the claim begin in the line: as it stands now, else as it stood?"""
    (start, end), place = (line.new, change.now) if change.now is not None else (line.old, change.before)
    return place is not None and start <= place[1] < end


def _marked(piece: Piece) -> Iterator[tuple[str, str]]:
    opening, closing, style = _MARKS.get(piece.what, ("", "", ""))
    yield opening + visible(piece.words) + closing, style


def _change_line(change: ClaimChange, indent: str) -> Line:
    """What became of a claim: ``C3 -> C9: 119 -> 158``, ``C4: its words changed``, ``C5 is gone``, ``C9 is new``."""
    before, now = (None if place is None else place[0] for place in (change.before, change.now))
    if before is None or now is None:
        figure = next((one for one in change.figures if one), None)
        told = f"{before or now}{f' ({figure})' if figure else ''} is {'new' if before is None else 'gone'}"
    elif before == now:
        told = f"{now}: its words changed"
    else:
        told = f"{before} -> {now}: {change.figures[0] or 'its words'} -> {change.figures[1] or 'other words'}"
    return [(indent, ""), (visible(told), "bold yellow")]
