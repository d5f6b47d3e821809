"""A discrepancy, a claim, an article at length: lines of ``(words, style)`` for a terminal, plain lines for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.precedent import Precedent
from factcheck.core.verdict import causes, evidence_words, judged_value, review_words, verdict
from factcheck.core.vocabulary import State
from factcheck.core.wording import SEVERITIES, byline, moment, quote_pieces, reasons, side_figure, visible, voices

__all__ = [
    "Line",
    "about",
    "decision_lines",
    "discrepancy_lines",
    "fact_lines",
    "one_voice_lines",
    "precedent_lines",
    "quote_line",
    "say",
    "show_at_length",
]

Line = Sequence[tuple[str, str]]
"""Pieces of one line: words, and the style that a terminal shows them in."""

_SEVERITY_STYLES = {5: "bold red", 4: "red", 3: "yellow", 2: "cyan", 1: "dim"}
_QUOTES = 3


def say(lines: Iterable[Line]) -> None:
    """Print lines: styled and wrapped on a terminal, plain into a pipe."""
    if sys.stdout.isatty():
        from factcheck.cli.screen import console, print_lines

        print_lines(console(), lines)
        return
    _plain(lines)


def show_at_length(lines: Iterable[Line]) -> None:
    """Print all that a command has to say: as ``say`` does, through the pager where it is longer than the terminal is high."""
    if sys.stdout.isatty():
        from factcheck.cli.screen import paged, print_lines

        with paged() as screen:
            print_lines(screen, lines)
        return
    _plain(lines)


def _plain(lines: Iterable[Line]) -> None:
    for pieces in lines:
        click.echo("".join(words for words, _ in pieces))


def about(metric: str | None, subject: str | None) -> str:
    """What a figure is about: ``innovation platform, high-tech zone``; a dash where nothing is known."""
    return visible(", ".join(words for words in (metric, subject) if words)) or "-"


def discrepancy_lines(
    found: Discrepancy, decisions: Sequence[Decision] = (), similar: Sequence[Precedent] = ()
) -> Iterator[Line]:
    """A discrepancy at length: what, how bad, why, every side with its quotes, what was decided on it, and on those like it."""
    style = _SEVERITY_STYLES.get(found.severity, "")
    name = f"{found.id}  " if found.id else ""
    yield [(name, "bold"), (about(found.metric, found.subject), "bold")]
    yield [("  severity ", "dim"), (f"{found.severity}", style), (f" ({SEVERITIES[found.severity]})", "dim")]
    yield [("  most likely ", "dim"), (reasons(found), style), (f"   state {found.state}", "dim")]
    yield [("  " + visible(found.explanation), "")]
    for side in found.sides:
        yield from _side_lines(side)
    yield from one_voice_lines(found)
    if found.resolution and not decisions:
        yield [("  decided: ", "dim"), (visible(found.resolution), "")]
    for decision in decisions:
        yield [("", "")]
        yield from decision_lines(decision, found.state)
    yield from precedent_lines(similar)


def one_voice_lines(found: Discrepancy) -> Iterator[Line]:
    """That the figures held against one another go back to one origin, where that is known."""
    for signal in found.signals:
        if signal.name == "one voice":
            yield [("", "")]
            yield [("  One voice says both: ", "bold"), (visible(signal.detail), "")]


def precedent_lines(similar: Sequence[Precedent]) -> Iterator[Line]:
    """What was decided on discrepancies like one, and what is alike; nothing where there is none."""
    if similar:
        yield [("", "")]
        yield [("  Decided before, on questions like this one:", "bold")]
    for one in similar:
        made = one.decision
        yield [(f"  {made.id} on {made.discrepancy}  ", "bold"), (visible(f"{verdict(made)}."), "")]
        if made.note:
            yield [("    note: ", "dim"), (visible(made.note), "")]
        yield [(f"    {visible('; '.join(one.reasons))}", "dim")]
        yield [(f"    by {visible(made.reviewer)}, {moment(made.recorded)}", "dim")]


def decision_lines(decision: Decision, state: State | None = None) -> Iterator[Line]:
    """A decision at length: what was found, what it did to claims, on what it rests, who took it and what became of it.

    ``state`` is that of its discrepancy: where values have changed since, those that it judged are told.
    """
    style = "bold" if decision.stands else "dim"
    yield [(f"  {decision.id}  ", "bold"), (visible(f"{verdict(decision)}."), style)]
    for clause in causes(decision):
        yield [("    cause: ", "dim"), (visible(clause), "")]
    for effect in decision.effects:
        yield [("    ", ""), (f"{effect.claim}: {effect.before} -> {effect.after}", "")]
    for one in decision.evidence:
        number = f"  {one.id}" if one.id else ""
        yield [("    rests on: ", "dim"), (visible(evidence_words(one)), ""), (number, "dim")]
    if decision.note:
        yield [("    note: ", "dim"), (visible(decision.note), "")]
    told = f"by {decision.reviewer}, {moment(decision.recorded)}"
    if decision.ended is not None:
        told += f"; {decision.ending} {moment(decision.ended)}"
    yield [("    ", ""), (visible(told), "dim")]
    for words in review_words(decision):
        yield [("    ", ""), (visible(words), "bold" if decision.stands else "dim")]
    if decision.stands and not decision.is_second and state is State.REOPENED and decision.disputing is None:
        judged = " | ".join(judged_value(side) for side in decision.judged)
        yield [("    reopened: ", "yellow"), (visible(f"{decision.id} judged {judged}. Decide again."), "")]


def _side_lines(side: Side) -> Iterator[Line]:
    when = f", as of {side.as_of}" if side.as_of else ""
    said = f", {voices(side)}" if voices(side) else ""
    yield [("", "")]
    yield [("  ▸ ", "dim"), (visible(side_figure(side)), "bold"), (when + said, "dim")]
    if side.working:
        yield [("    worked out: ", "dim"), (visible(side.working), "")]
    for claim in side.claims[:_QUOTES]:
        yield quote_line(claim)
        number = f"  {claim.id}" if claim.id else ""
        title = f", “{visible(claim.article.title)}”" if claim.article.title else ""
        yield [("      ", ""), (visible(byline(claim.article)) + title + number, "dim")]
    if len(side.claims) > _QUOTES:
        yield [("    ", ""), (f"and {len(side.claims) - _QUOTES} more that say the same", "dim")]


def fact_lines(*pairs: tuple[str, object]) -> Iterator[Line]:
    """A line for each fact that is known, by its name."""
    for name, value in pairs:
        if value is not None:
            yield [(f"  {name}: ", "dim"), (visible(str(value)), "")]


def quote_line(claim: Claim, indent: str = "    ") -> Line:
    """The quote of a claim, its figure set off."""
    before, value, after = quote_pieces(claim)
    if not value:
        return [(f"{indent}“{visible(before)}”", "")]
    return [(f"{indent}“{visible(before)}", ""), (visible(value), "bold yellow"), (f"{visible(after)}”", "")]
