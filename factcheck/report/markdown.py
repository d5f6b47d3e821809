"""The report as Markdown: discrepancies with their quotes, working and decisions, then figures, sources and articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.precedent import Precedent
from factcheck.core.telling import remark_words
from factcheck.core.verdict import causes, evidence_words, review_words, verdict
from factcheck.core.vocabulary import Status
from factcheck.core.wording import (
    SEVERITIES,
    byline,
    figure,
    in_markdown,
    many,
    quote_pieces,
    reasons,
    side_figure,
    voices,
)
from factcheck.report.contents import Contents, SeriesLine
from factcheck.report.moves import MOVES
from factcheck.report.short import sides_told
from factcheck.report.since import Since
from factcheck.report.words import STATES, heading, lead, series_heading, series_notes

__all__ = ["markdown"]

_QUOTES = 3
"""So many quotes are printed for a side; further voices are counted."""

_LINE_START = re.compile(r"^(\s*\d*)([-+=.)])(?=[\s=-]|$)")
"""What would begin a list or underline a heading."""


def markdown(contents: Contents) -> str:
    """The whole report as one Markdown text with a line end at its end. Words of articles are escaped: they cannot become markup."""
    decisions = contents.decisions_on
    parts = ["# Discrepancies", "", *_summary(contents), ""]
    parts += [] if contents.since is None else _since(contents.since)
    parts += ["## Open", ""]
    for found in contents.open:
        parts += _discrepancy(found, decisions.get(found.id or "", ()))
        parts += _similar(contents.similar.get(found.id or ""))
    if not contents.open:
        parts += ["None.", ""]
    for name, group in (("Decided", contents.decided), ("Settled by corrections", contents.gone)):
        if group:
            parts += [f"## {name}", ""]
        for found in group:
            parts += _discrepancy(found, decisions.get(found.id or "", ()))
    if contents.verifications:
        parts += ["## Claims decided by themselves", ""]
        for decision in contents.verifications:
            parts += _decision(decision)
    parts += _figures(contents.series)
    parts += _sources(contents)
    parts += _record(contents)
    return "\n".join(parts) + "\n"


def _summary(contents: Contents) -> Iterator[str]:
    yield lead(contents)
    if contents.narrowing is not None:
        yield ""
        yield f"**This is a part of the ledger: {_plain(contents.narrowing.words)}.** {_plain(contents.narrowing.left_out)}."
    graded = Counter(found.severity for found in contents.open)
    if graded:
        yield ""
    for severity in sorted(graded, reverse=True):
        yield f"- severity {severity} ({SEVERITIES[severity]}): {graded[severity]:,}"


def _since(since: Since) -> Iterator[str]:
    """What changed, a line for each thing."""
    yield f"## What changed since {since.when}"
    yield ""
    if since.is_empty:
        yield "Nothing that this report tells of."
    if since.claims:
        yield f"- {many(since.claims, 'claim')} came since"
    for move, words in MOVES.items():
        for found in since.moves.get(move, ()):
            sides = " \\| ".join(f"{_plain(one.figure)} ({_plain(one.who)})" for one in sides_told(found))
            yield f"- {words}: {found.id}, {_plain(heading(found))}: {sides}"
    for one in since.figures:
        yield f"- {one.claim.id}: {_plain(one.before)} → **{_plain(one.after)}** ({_plain(one.why)})"
    for moved in since.statuses:
        yield f"- {moved.claim.id}: {moved.before} → **{moved.after}**"
    for words, articles in (("New article", since.articles), ("New version", since.versions)):
        for article in articles:
            yield f"- {words}: {article.id}, {_plain(article.title or 'untitled')}, {_plain(byline(article))}"
    yield ""


def _discrepancy(found: Discrepancy, made: Sequence[Decision]) -> Iterator[str]:
    name = f"{found.id}: " if found.id else ""
    yield f"### {name}{_plain(heading(found))}"
    yield ""
    grade = f"Severity {found.severity} ({SEVERITIES[found.severity]})"
    yield f"{grade}. Most likely: **{_plain(reasons(found))}**. State: {STATES[found.state]}."
    yield ""
    yield _plain(found.explanation)
    yield ""
    for number, side in enumerate(found.sides, start=1):
        yield from _side(number, side)
    if found.signals:
        yield "The working:"
        yield ""
        for signal in found.signals:
            yield f"- {_plain(signal.name)}: {_plain(signal.detail)}"
        yield ""
    if found.resolution and not made:
        yield f"Decided: {_plain(found.resolution)}"
        yield ""
    for decision in made:
        yield from _decision(decision)


def _similar(one: Precedent | None) -> Iterator[str]:
    """What was decided before on a question like this one, and what is alike."""
    if one is not None:
        made = one.decision
        said = f"{made.id} on {made.discrepancy}: {verdict(made)}. ({'; '.join(one.reasons)})"
        yield f"Decided before, on a question like this one: {_plain(said)}"
        yield ""


def _decision(made: Decision) -> Iterator[str]:
    """A decision with its reasons; one that stands no longer in a line."""
    signed = f"{_plain(made.reviewer)}, {made.recorded.date().isoformat()}"
    if not made.stands:
        ended = "" if made.ended is None else f" {made.ended.date().isoformat()}"
        found = _plain("; ".join((verdict(made), *review_words(made))))
        yield f"Earlier decision {made.id}: {found}. ({signed}; {made.ending}{ended})"
        yield ""
        return
    yield f"**Decision {made.id}: {_plain(verdict(made))}.** ({signed})"
    yield ""
    said = [_plain(words) for words in (*review_words(made), *causes(made), *([made.note] if made.note else []))]
    said += [f"rests on {_plain(evidence_words(one))}" for one in made.evidence]
    said += [f"{one.claim}: {one.before} → {one.after}" for one in made.effects if one.before is not one.after]
    for words in said:
        yield f"- {words}"
    if said:
        yield ""


def _side(number: int, side: Side) -> Iterator[str]:
    when = f", as of {side.as_of}" if side.as_of else ""
    said = f", {voices(side)}" if voices(side) else ""
    yield f"**Side {number}: {_plain(side_figure(side))}**{when}{said}"
    yield ""
    if side.working:
        yield f"Worked out: {_plain(side.working)}"
        yield ""
    for claim in side.claims[:_QUOTES]:
        number_of = f" \\[{_plain(claim.id)}\\]" if claim.id else ""
        status = f", corrected by a reviewer to {_plain(figure(claim))}" if claim.restated else ""
        status += "" if claim.status is Status.UNVERIFIED else f", {claim.status}"
        yield f"> {_quote(claim)}"
        yield ">"
        yield f"> — {_plain(byline(claim.article))}{_where(claim)}{number_of}{status}"
        yield ""
    if len(side.claims) > _QUOTES:
        yield f"…and {many(len(side.claims) - _QUOTES, 'further claim')} that say the same."
        yield ""


def _figures(series: Sequence[SeriesLine]) -> Iterator[str]:
    """The figures of things that have more than one, through time; those that stand alone are counted."""
    several = [line for line in series if len(line.series.claims) > 1]
    if several:
        yield "## Figures through time"
        yield ""
    for line in several:
        notes = series_notes(line.series)
        yield f"### {line.id}: {_plain(series_heading(line.series))}"
        yield ""
        if notes:
            yield _plain(notes)
            yield ""
        yield "| as of | figure | said by |"
        yield "|---|---|---|"
        for reading in line.readings:
            told = "; ".join(f"{byline(claim.article)} [{claim.id}]" for claim in reading.claims)
            yield _row(reading.as_of or "unknown", figure(reading.claims[0]), told)
        yield ""
    alone = len(series) - len(several)
    if alone:
        verb = "stands" if alone == 1 else "stand"
        yield f"{many(alone, 'further figure' if several else 'figure')} {verb} alone: `factcheck series` lists them."
        yield ""


def _sources(contents: Contents) -> Iterator[str]:
    if contents.sources:
        yield from (
            "## Sources",
            "",
            "| source | articles | claims | verified | refuted | outdated | disputed | first | last |",
            "|---|---:|---:|---:|---:|---:|---:|---|---|",
        )
        for line in contents.sources:
            dates = (line.first or "unknown", line.last or "unknown")
            statuses = (line.statuses.get(one, 0) for one in (Status.VERIFIED, Status.REFUTED, Status.OUTDATED))
            name = line.name or "unknown"
            yield _row(
                f"{name} ({line.told})" if line.told else name,
                line.articles,
                line.claims,
                *statuses,
                line.disputed,
                *dates,
            )
        yield ""
    yield from ("## Articles", "", "| id | title | source | published | claims |", "|---|---|---|---|---:|")
    for one in contents.articles:
        article = one.article
        says = remark_words(one.remarks)
        title = article.title or "untitled"
        told = (f"{title} ({says})" if says else title, article.publisher or "unknown", article.published or "unknown")
        yield _row(article.id or "", *told, one.claims)


def _record(contents: Contents) -> Iterator[str]:
    """What the report was made from, and the end of the audit trail."""
    facts = [*contents.facts]
    if contents.head is not None:
        facts += [("last event", str(contents.head.id)), ("head of the chain", contents.head.hash)]
    if facts:
        yield from ("", "## Made from", "")
        yield from (f"- {_plain(name)}: {_plain(value)}" for name, value in facts)


def _row(*cells: object) -> str:
    return "| " + " | ".join(_plain(str(cell)) for cell in cells) + " |"


def _where(claim: Claim) -> str:
    title = claim.article.title
    return f", “{_plain(title)}”" if title else ""


def _quote(claim: Claim) -> str:
    """The quote with its figure in bold."""
    before, value, after = quote_pieces(claim)
    if not value:
        return _plain(before)
    return f"{_plain(before)}**{in_markdown(value.strip())}**{in_markdown(after)}"


def _plain(words: str) -> str:
    """Words of an article that may stand at the start of a line, defused."""
    return _LINE_START.sub(r"\1\\\2", in_markdown(words))
