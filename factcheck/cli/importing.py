"""``import``: claims of another extractor, or of a language model, each held against its article."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import files
from factcheck.cli.counter import counter
from factcheck.cli.decide import dry_run_option
from factcheck.cli.options import command_on, format_option, ledger_option, reviewer_option, words
from factcheck.cli.reviewer import note_option, signed, tell_aftermath
from factcheck.core.claim_line import LineOutcome, LineState
from factcheck.core.wording import many, visible
from factcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from factcheck.core.decision import By
    from factcheck.ingest.containers.spool import Spool
    from factcheck.workflow.importing import ImportReport

__all__ = ["import_file"]

_SHOWN = 20
"""So many refused lines, and so many notes, are told one by one; the rest are counted, and stand in the lists."""

_LONGEST_NAME = 200


def _name(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The name of a program, in one line that is not too long."""
    said = None if value is None else words(value)
    if said is not None and len(said) > _LONGEST_NAME:
        raise click.BadParameter(f"has more than {_LONGEST_NAME} characters. Give a name and a version")
    return said


@click.command(
    "import",
    cls=Command,
    examples=(
        "factcheck claims --format ndjson > claims.ndjson && factcheck import claims.ndjson --dry-run",
        """echo '{"article": "A1", "quote": "the \\"10 policies\\" for the park", "value": 10, "metric": "policies"}' | factcheck import - --from 'claim-finder 2.1'""",
        "factcheck claims --format ndjson | factcheck import - --format csv",
    ),
)
@click.argument("file", metavar="FILE", required=False, shell_complete=files)
@click.option(
    "--from",
    "origin",
    metavar="NAME",
    callback=_name,
    help="Which program made the claims, in which version; else the file's name.",
)
@click.option("--undo", "number", type=click.IntRange(1), metavar="N", help="Withdraw all claims of import N instead.")
@note_option
@dry_run_option
@format_option
@reviewer_option
@ledger_option
@click.pass_context
def import_file(
    context: click.Context, /, file: str | None, origin: str | None, reviewer: str, address: str, **said: object
) -> None:
    """Take claims that another program made, or a whole ledger.

    FILE has a claim a line, as `claims --format ndjson` prints them, or with fewer keys: at least an article and a quote, and what is counted where the words
    do not show it. A dash reads standard input.

    A claim is taken only if its quote stands in the stored text and its figure in the quote. All others are told with the reason.

    A file of factcheck export --format ndjson holds a whole ledger: it is made again in a new file (--db), or in an empty ledger, whole or not at all.
    """
    number, note, by = said["number"], said["note"], signed(reviewer)
    dry_run = bool(said["dry_run"])
    if isinstance(number, int):
        if file is not None or origin is not None:
            raise UsageError("--undo takes a whole import back", where="import", mend="Leave FILE and --from out.")
        _take_back(address, number, by, None if note is None else str(note), dry_run=dry_run)
        return
    if file is None:
        raise UsageError("no file is named", where="import", mend="Name a file of claims, or - for standard input.")
    if note is not None:
        raise UsageError("--note goes with --undo", where="import", mend="Say where the claims are from with --from.")
    from factcheck.ingest.containers.spool import spooled
    from factcheck.ingest.first_line import LookedAt
    from factcheck.ingest.ledger_lines import LONGEST_HEADER, is_ledger_file

    where, form = "standard input" if file == "-" else file, str(said["form"])
    with _opened(file) as opened:
        looked = LookedAt(opened, LONGEST_HEADER + 1)
        source = cast("BinaryIO", looked)
        if is_ledger_file(looked.first):
            _whole(address, source, (where, origin), form=form, dry_run=dry_run)
            return
        with spooled(source, where) as spool:
            report = _imported(address, spool, (where, origin), by, form=form, dry_run=dry_run)
    if report.states[LineState.REFUSED]:
        context.exit(2)


def _whole(address: str, source: BinaryIO, named: tuple[str, str | None], *, form: str, dry_run: bool) -> None:
    """Makes the whole ledger that a file holds. Raises UsageError for options that are about claims."""
    from factcheck.cli.rebuilding import import_ledger

    where, name = named
    if name is not None or form != "table":
        option = "--format" if name is None else "--from"
        raise UsageError(f"holds a whole ledger, and takes no {option}", where=where, mend="Leave it out.")
    with counter("importing") as on_step:
        import_ledger(address, source, where, dry_run=dry_run, on_step=on_step)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file != "-":
        from factcheck.ingest.containers.spool import open_file

        with open_file(file) as opened:
            yield opened
        return
    if sys.stdin is None:
        raise InputError("is closed", where="standard input", mend="Give it something to read, or name a file.")
    yield sys.stdin.buffer


def _imported(
    address: str, spool: Spool, named: tuple[str, str | None], by: By, *, form: str, dry_run: bool
) -> ImportReport:
    """Imports the lines, tells what became of them in the form that is asked for, and the whole in a few lines."""
    from factcheck.ingest.claim_lines import read_claim_lines
    from factcheck.workflow.importing import Listening, Origin, import_claims

    where, name = named
    file = Path(where).name
    origin = Origin(name=name or file, file=file, sha256=spool.sha256, size=spool.size, lines=spool.lines)
    told = _Telling(form)
    lines = read_claim_lines(spool.stream, where)
    with counter("importing", is_quiet=form == "ndjson" and sys.stdout.isatty()) as on_step:
        heard = Listening(on_step=on_step, on_line=told.take)
        report = import_claims(address, lines, origin, by=by, dry_run=dry_run, told=heard)
    if not report.states.total():
        raise InputError("holds no line with a claim", where=where, mend="Write one JSON object a line.")
    told.finish()
    _summary(report, address, out=form == "table", dry_run=dry_run)
    return report


class _Telling:
    """What is printed of single lines: each in a list, or, for people and when all is done, those that were refused and what is to be noted of the others."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._kept: list[LineOutcome] = []
        self._lines: list[str] = []
        self._shown = {True: 0, False: 0}

    def take(self, outcome: LineOutcome) -> None:
        """Prints a line where it can be printed at once; else keeps it."""
        if self._form == "ndjson":
            from factcheck.cli.render import json_line

            click.echo(json_line(outcome.as_record()))
        elif self._form != "table":
            self._kept.append(outcome)
        else:
            self._tell(outcome)

    def finish(self) -> None:
        """Prints what was kept, and how many were not told."""
        for line in self._lines:
            click.echo(line, err=True)
        from factcheck.cli.columns import LINES
        from factcheck.cli.render import print_list

        if self._form not in {"table", "ndjson"}:
            print_list(self._kept, LINES, self._form, empty="No line was read.")
        for is_refused, what in ((True, "refused line"), (False, "line with a note")):
            more = self._shown[is_refused] - _SHOWN
            if more > 0:
                click.echo(f"factcheck: and {many(more, what)} more: --format ndjson tells all", err=True)

    def _tell(self, outcome: LineOutcome) -> None:
        refused = outcome.state is LineState.REFUSED
        if not refused and not outcome.notes:
            return
        self._shown[refused] += 1
        if self._shown[refused] > _SHOWN:
            return
        said = outcome.what if refused else "; ".join(outcome.notes)
        state = "" if refused else f"{outcome.state}{f' as {outcome.claim}' if outcome.claim else ''}: "
        self._lines.append(visible(f"factcheck: line {outcome.line}: {state}{said}"))


def _summary(report: ImportReport, address: str, *, out: bool, dry_run: bool) -> None:
    """The whole in a few lines: on stdout for people, on stderr beside a list."""
    for key, (line, times) in report.unknown.items():
        click.echo(
            visible(
                f"factcheck: the key {key[:60]!r} means nothing here and was passed over ({many(times, 'line')}, first {line})"
            ),
            err=True,
        )
    counts = [f"{report.states[state]:,} {state}" for state in LineState]
    would = "Nothing was saved. It would be: " if dry_run else ""
    click.echo(f"{would}{many(report.states.total(), 'line')}: {', '.join(counts)}.", err=not out)
    for fault, times in report.faults.most_common():
        click.echo(f"  {times:,} {str(fault).replace('_', ' ')}", err=not out)
    if report.number is not None:
        back = command_on(address, f"import --undo {report.number}")
        click.echo(f"Import {report.number}. Take it back with: {back}", err=not out)
    if report.aftermath is not None and out:
        tell_aftermath(report.aftermath)


def _take_back(address: str, number: int, by: By, note: str | None, *, dry_run: bool) -> None:
    from factcheck.workflow.importing import standing_claims, take_back_import

    found = standing_claims(address, number)
    click.echo(f"Import {number}: {many(len(found), 'claim')}, {_ends([one.id or '' for one in found])}.")
    if dry_run:
        click.echo("Nothing was saved.")
        return
    made, aftermath = take_back_import(address, number, by=by, note=note)
    click.echo(
        f"Withdrawn: {many(len(made.effects), 'claim')} by {made.id}. Take that back with: {command_on(address, f'undo {made.id}')}"
    )
    tell_aftermath(aftermath)


def _ends(numbers: Sequence[str]) -> str:
    """Several numbers in a few words."""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
