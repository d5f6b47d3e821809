"""What a call of ingest did, told: each article of a few, the kinds of many; what was not read, and why; what was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import command_on
from factcheck.core.wording import json_text, many, visible
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.core.document import Refusal
    from factcheck.workflow.ingest import IngestReport

__all__ = ["check_log", "tell", "tell_articles", "tell_notes", "write_log"]

_NAMED = 5
"""So many things that were passed over, or not compared, are named; the rest are counted."""

_EACH = 50
"""So many articles are told one by one; of more there is a summary. Reason: what fits two screens is read, what does not is not."""

_OF_ITS_OWN = re.compile(r"[\d.,]*\d|“[^”]*”|'[^']*'|\([^)]*\)")
"""What differs from one message to the next of the same kind."""


def tell(report: IngestReport, address: str, log: Path | None = None) -> None:
    """All of it: articles and outcome on stdout, what was not read on stderr; where not each is told, that ``log`` has it, or could."""
    failed = [refusal for refusal in report.refused if not refusal.passed_over]
    if len(report.articles) <= _EACH:
        tell_articles(report)
    else:
        _tell_kinds(report)
    _tell_failed(failed)
    _tell_passed([refusal for refusal in report.refused if refusal.passed_over])
    if max(len(report.articles), len(failed)) > _EACH:
        place = "the same command with --log FILE writes" if log is None else f"{log} has"
        click.echo(f"factcheck: {visible(place)} a line for each", err=True)
    _tell_outcome(report, address, len(failed))


def check_log(path: Path) -> None:
    """Nothing, where a log can be begun; tried before anything is read, which may take hours. Raises UsageError."""
    try:
        path.touch(exist_ok=False)
        path.unlink()
    except FileExistsError:
        raise UsageError("is there already", where=path, mend="Name another file for the log.") from None
    except OSError as error:
        raise _unwritable(path, error) from error


def write_log(path: Path, report: IngestReport) -> None:
    """Writes a line of NDJSON for each article and each refusal. Raises UsageError for a place that cannot be written."""
    lines: list[dict[str, object]] = [
        {"where": one.where, "outcome": one.state, "article": one.id, "title": one.title, "source": one.source,
         "published": None if one.published is None else one.published.isoformat(), "claims": one.claims, "notes": [*one.unknown, *one.notes]}
        for one in report.articles
    ]  # fmt: skip
    lines += [
        {"where": one.where, "outcome": "passed over" if one.passed_over else "not read", "reason": str(one.error)}
        for one in report.refused
    ]
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.writelines(json_text(line) + "\n" for line in lines)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot be written: {error.strerror or error}", where=path, mend="Name another file for the log."
    )


def _tell_kinds(report: IngestReport) -> None:
    """How many articles became what, and what is not known of how many of them."""
    states = Counter(one.state for one in report.articles)
    told = [f"{count:,} {state}" for state, count in sorted(states.items())]
    click.echo(f"  {many(len(report.articles), 'article')}: {', '.join(told)}.")
    odd = Counter(_kind(note) for one in report.articles if one.state != "known" for note in (*one.unknown, *one.notes))
    for note, count in sorted(odd.items(), key=lambda one: (-one[1], one[0]))[:_NAMED]:
        click.echo(f"  {count:>7,}  {visible(note)}")


def _kind(words: str) -> str:
    """What several messages of one kind have in common."""
    return " ".join(_OF_ITS_OWN.sub("…", words).split())


def tell_articles(report: IngestReport) -> None:
    """Two lines for each article: its number and title; who published it and when, what became of it, and what is not known."""
    from factcheck.cli.describe import Line, say

    lines: list[Line] = []
    for article in report.articles:
        title = article.title or f"untitled, from {Path(article.where).name}"
        lines.append([(f"  {article.id:<4}", "bold"), (visible(title), "bold")])
        known = [str(word) for word in (article.source, article.published) if word is not None]
        facts = [*known, article.state, many(article.claims, "claim")]
        lines.append(
            [
                ("      ", ""),
                (visible(", ".join(facts)), ""),
                (visible("".join(f"; {note}" for note in article.unknown + article.notes)), "yellow"),
            ]
        )
    say(lines)


def _tell_failed(failed: Sequence[Refusal]) -> None:
    """What should have been read and was not, and why, on stderr: each, or, of many, the kinds, the most frequent first, with the first of each."""
    if len(failed) <= _EACH:
        for refusal in failed:
            click.echo(f"factcheck: not read: {visible(str(refusal.error))}", err=True)
        return
    kinds: dict[str, list[Refusal]] = {}
    for refusal in failed:
        kinds.setdefault(_kind(refusal.error.what), []).append(refusal)
    ranked = sorted(kinds.items(), key=lambda one: (-len(one[1]), one[0]))
    for kind, found in ranked[:_EACH]:
        told = f"{len(found):,} × {visible(kind)}, such as {visible(found[0].where)}"
        click.echo(f"factcheck: not read: {told}", err=True)
    rest = sum(len(found) for _, found in ranked[_EACH:])
    if rest:
        click.echo(f"factcheck: not read: {rest:,} more for {len(ranked) - _EACH:,} other reasons", err=True)


def _tell_passed(passed: Sequence[Refusal]) -> None:
    """Some of what merely lay there, on stderr."""
    for refusal in passed[:_NAMED]:
        click.echo(f"factcheck: passed over: {visible(str(refusal.error))}", err=True)
    if len(passed) > _NAMED:
        click.echo(f"factcheck: passed over: {len(passed) - _NAMED:,} more files that are no articles", err=True)


def _tell_outcome(report: IngestReport, address: str, failed: int) -> None:
    known = sum(article.state == "known" for article in report.articles)
    parts = [f"{many(len(report.articles) - known, 'article')} read with {many(report.claims, 'claim')}"]
    if known:
        parts.append(f"{known:,} known before")
    if failed:
        parts.append(f"{failed:,} not read")
    click.echo(", ".join(parts) + ".")
    tell_notes(report.notes)
    if report.uncompared:
        left = f"{many(report.uncompared, 'article')} not compared yet"
        click.echo(f"{left}: {command_on(address, 'match')}")
        return
    for reopening in report.reopenings[:_EACH]:
        click.echo(visible(reopening))
    if len(report.reopenings) > _EACH:
        click.echo(f"and {len(report.reopenings) - _EACH:,} more decisions reopen: {command_on(address, 'review')}")
    if report.articles:
        reopened = f"{report.reopened:,} reopened, " if report.reopened else ""
        click.echo(
            f"{many(report.new_discrepancies, 'new discrepancy')}, {reopened}{report.open_discrepancies:,} open in"
            f" {visible(address)}."
        )
    if report.articles and report.open_discrepancies:
        click.echo(f"See them: {command_on(address, 'discrepancies')}")


def tell_notes(notes: Sequence[str]) -> None:
    """What was not compared or not shown, and why: some of it by name. All of it stands in the ledger's table of runs."""
    for note in notes[:_NAMED]:
        click.echo(f"Left out: {visible(note)}")
    if len(notes) > _NAMED:
        click.echo(f"Left out: {len(notes) - _NAMED} more groups, all in the notes of the ledger's table run")
