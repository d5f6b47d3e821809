"""``check``: an exit code for what waits for a decision."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.options import format_option, ledger_option
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.wording import many, side_figure, visible
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.workflow.check import Beside

__all__ = ["check"]

_GONE = 5
"""So many that are gone are named."""


@click.command(
    cls=Command,
    examples=(
        'factcheck check --min-severity 5 || echo "Settle these before you publish."',
        "factcheck check --min-severity 5 --format ndjson || true",
        "factcheck check --write-baseline known.json && factcheck check --baseline known.json",
    ),
)
@click.option(
    "--min-severity",
    type=click.IntRange(1, 5),
    default=3,
    show_default=True,
    metavar="1-5",
    help="Look at those of this severity and above.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Pass over those that this file knows, with the same figures.",
)
@click.option(
    "--write-baseline",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write those that are found to a file, for --baseline, and fail on none.",
)
@click.option("--force", is_flag=True, help="With --write-baseline: write over the file that exists.")
@format_option
@ledger_option
@click.pass_context
def check(context: click.Context, /, min_severity: int, form: str, address: str, **asked: object) -> None:
    """Fail where something severe is undecided.

    Exits with 1 where a discrepancy is open or waits, each on a line, the worst first; with 0 where none is. With a baseline only what is new fails: what the
    file does not know, and what it knows with other figures.
    """
    from factcheck.workflow.check import check as undecided
    from factcheck.workflow.check import check_beside

    baseline, target = asked["baseline"], asked["target"]
    if isinstance(target, Path):
        _write(address, target, min_severity, asked)
        return
    if asked["force"]:
        raise click.UsageError("--force belongs to --write-baseline. Give that too, or leave it out")
    if not isinstance(baseline, Path):
        found = undecided(address, min_severity=min_severity)
        _tell(found, form, f"No discrepancy of severity {min_severity} or above is undecided.")
        context.exit(1 if found else 0)
    beside = check_beside(address, baseline, min_severity=min_severity)
    new = beside.judged.new
    none = f"No new discrepancy of severity {min_severity} or above: {beside.judged.known:,} known, in {visible(str(baseline))}."
    _tell(new, form, none, beside.judged.changed)
    _tell_rest(beside, baseline, is_told=form == "table" and not new)
    context.exit(1 if new else 0)


def _tell(found: Sequence[Discrepancy], form: str, none: str, changed: Collection[str] = ()) -> None:
    """Prints what was found, each on a line; ``none`` where nothing was. ``changed`` are the keys of those that a baseline has with other figures."""
    from factcheck.cli.columns import DISCREPANCIES
    from factcheck.cli.render import print_list

    if form != "table":
        print_list(found, DISCREPANCIES, form, empty="")
    elif not found:
        click.echo(none)
    else:
        for one in found:
            click.echo(_line(one) + (", changed since the baseline" if one.key in changed else ""))


def _tell_rest(beside: Beside, path: Path, *, is_told: bool) -> None:
    """On stderr: how many are known, unless that was told, and which are gone, so that the baseline can be made smaller."""
    if beside.judged.known and not is_told:
        click.echo(f"{beside.judged.known:,} more known, in {visible(str(path))}.", err=True)
    if beside.gone:
        these = "is" if len(beside.gone) == 1 else "are"
        again = f"Write the baseline anew: factcheck check --write-baseline {visible(str(path))} --force"
        click.echo(f"{many(len(beside.gone), 'discrepancy')} of the baseline {these} gone. {again}", err=True)
    for one in beside.gone[:_GONE]:
        click.echo(f"  gone: {visible(one.told or one.key)}", err=True)
    if len(beside.gone) > _GONE:
        click.echo(f"  and {len(beside.gone) - _GONE:,} more", err=True)


def _write(address: str, path: Path, min_severity: int, asked: dict[str, object]) -> None:
    """Writes a baseline of what is undecided now."""
    from factcheck.workflow.check import baseline_of
    from factcheck.workflow.check import check as undecided
    from factcheck.workflow.place import check_place
    from factcheck.workflow.whole_file import write_pieces

    if asked["baseline"] is not None:
        raise click.UsageError("--baseline reads a file and --write-baseline writes one. Leave one of them out")
    check_place(address, path)
    if path.exists() and path.is_file() and not asked["force"]:
        raise UsageError("is there already", where=path, mend="Give another name, or --force to write over it.")
    found = undecided(address, min_severity=min_severity)
    write_pieces(path, [baseline_of(found)])
    click.echo(f"Written: {visible(str(path))}, {many(len(found), 'discrepancy')}", err=True)


def _line(found: Discrepancy) -> str:
    """``D3: severity 4, trend, open: 206 million yuan | 276 million yuan (contracts, harbour)``."""
    sides = " | ".join(visible(side_figure(side, noun=False)) for side in found.sides)
    about = visible(", ".join(words for words in (found.metric, found.subject) if words))
    told = f"{found.id}: severity {found.severity}, {found.kind}, {found.state}: {sides}"
    return f"{told} ({about})" if about else told
