"""The report as Markdown: open discrepancies with their quotes and the working, then the articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.wording import SEVERITIES, byline, reasons, side_figure, visible
from factcheck.report.contents import Contents

__all__ = ["markdown"]

_QUOTES = 3
"""So many quotes are printed for a side; further voices are counted."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_LINE_START = re.compile(r"^(\s*\d*)([-+=.)])(?=[\s=-]|$)")
"""What would begin a list or underline a heading."""


def markdown(contents: Contents) -> str:
    """The whole report as one Markdown text with a line end at its end. Words of articles are escaped: they cannot become markup."""
    parts = ["# Discrepancies", "", _summary(contents), ""]
    parts += ["## Open", ""]
    for found in contents.open:
        parts += _discrepancy(found)
    if not contents.open:
        parts += ["None.", ""]
    if contents.closed:
        parts += ["## Closed", ""]
        for found in contents.closed:
            parts += _discrepancy(found)
    parts += ["## Articles", "", "| id | title | source | published | claims |", "|---|---|---|---|---|"]
    for line in contents.articles:
        article = line.article
        cells = (
            article.id,
            article.title or "untitled",
            article.source or "unknown",
            article.published or "unknown",
            line.claims,
        )
        parts.append("| " + " | ".join(_plain(str(cell if cell is not None else "")) for cell in cells) + " |")
    if contents.facts:
        parts += ["", "## Made from", ""]
        parts += [f"- {_plain(name)}: {_plain(value)}" for name, value in contents.facts]
    return "\n".join(parts) + "\n"


def _summary(contents: Contents) -> str:
    claims = sum(line.claims for line in contents.articles)
    counts = [
        f"{_many(len(contents.articles), 'article')}, {_many(claims, 'claim')}, {_many(len(contents.open), 'open discrepancy')}"
    ]
    for severity in sorted({found.severity for found in contents.open}, reverse=True):
        number = sum(found.severity == severity for found in contents.open)
        counts.append(f"- severity {severity} ({SEVERITIES[severity]}): {number}")
    return counts[0] + (".\n\n" + "\n".join(counts[1:]) if counts[1:] else ".")


def _many(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def _discrepancy(found: Discrepancy) -> Iterator[str]:
    name = f"{found.id}: " if found.id else ""
    about = " of ".join(_plain(words) for words in (found.metric, found.subject) if words)
    yield f"### {name}{about or _plain(str(found.kind))}"
    yield ""
    yield f"Severity {found.severity} ({SEVERITIES[found.severity]}). Most likely: **{_plain(reasons(found))}**. State: {found.state}."
    yield ""
    yield _plain(found.explanation)
    yield ""
    for number, side in enumerate(found.sides):
        yield from _side(chr(ord("a") + number) if number < 26 else str(number + 1), side)
    if found.signals:
        yield "The working:"
        yield ""
        for signal in found.signals:
            yield f"- {_plain(signal.name)}: {_plain(signal.detail)}"
        yield ""
    if found.resolution:
        yield f"Resolved: {_plain(found.resolution)}"
        yield ""


def _side(letter: str, side: Side) -> Iterator[str]:
    when = f", as of {side.as_of}" if side.as_of else ""
    voices = f", {_many(side.voices, 'voice')}" if side.voices > 1 else ""
    yield f"**({letter}) {_plain(side_figure(side))}**{when}{voices}"
    yield ""
    if side.working:
        yield f"Worked out: {_plain(side.working)}"
        yield ""
    for claim in side.claims[:_QUOTES]:
        number = f" \\[{_plain(claim.id)}\\]" if claim.id else ""
        yield f"> {_quote(claim)}"
        yield ">"
        yield f"> — {_plain(byline(claim.article))}{_where(claim)}{number}"
        yield ""
    if len(side.claims) > _QUOTES:
        yield f"…and {_many(len(side.claims) - _QUOTES, 'further claim')} that say the same."
        yield ""


def _where(claim: Claim) -> str:
    title = claim.article.title
    return f", “{_plain(title)}”" if title else ""


def _quote(claim: Claim) -> str:
    """The quote with its figure in bold."""
    if claim.value_start is None or claim.value_end is None:
        return _plain(claim.quote)
    text = claim.article.text
    before, value, after = (
        text[claim.start : claim.value_start],
        text[claim.value_start : claim.value_end],
        text[claim.value_end : claim.end],
    )
    return f"{_plain(before)}**{_inline(value.strip())}**{_inline(after)}"


def _inline(words: str) -> str:
    """Words of an article inside a line, defused."""
    return _SPECIAL.sub(r"\\\1", visible(words))


def _plain(words: str) -> str:
    """Words of an article that may stand at the start of a line, defused."""
    return _LINE_START.sub(r"\1\\\2", _inline(words))
