"""One thing at a time: ``show`` and ``explain``."""

from __future__ import annotations

import re
import sys

import click

from factcheck.cli.command import Command
from factcheck.cli.completing import ids
from factcheck.cli.options import ledger_option
from factcheck.core.wording import visible
from factcheck.errors import UsageError

__all__ = ["explain", "show"]

_RANGE = re.compile(r"\s*(\d{1,9})\s*(?:\.\.|-|:)\s*(\d{1,9})\s*", re.ASCII)


def _versions(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """The two versions of ``1..3``; a usage error for anything else."""
    if value is None:
        return None
    found = _RANGE.fullmatch(value)
    if found is None:
        raise click.BadParameter(f"{value!r} names no two versions. Write them like 1..3")
    return int(found[1]), int(found[2])


@click.command(
    cls=Command,
    examples=(
        "factcheck show D1",
        "factcheck show C12",
        "factcheck show A1",
        "factcheck show A1 --raw",
        "factcheck show A1 --raw --output page.txt",
        "factcheck article edit A1 --title 'A new title' && factcheck show A1 --diff",
    ),
)
@click.argument("number", metavar="ID", shell_complete=ids("ACDSRE"))
@click.option("--diff", is_flag=True, help="Of an article: what changed in its text, the latest two versions.")
@click.option("--versions", metavar="N..M", callback=_versions, help="With --diff: between which versions.")
@click.option("--raw", is_flag=True, help="Of an article: its bytes, as they were got.")
@click.option("--version", type=click.IntRange(1), metavar="N", help="With --raw: of which version.")
@click.option("--output", type=click.Path(), metavar="FILE", help="With --raw: write them to a file.")
@click.option("--force", is_flag=True, help="Write over the file that exists.")
@ledger_option
def show(number: str, address: str, *, diff: bool, raw: bool, **said: object) -> None:
    """One thing with its words in context.

    ID is the number of an article (A1), a claim (C12), a discrepancy (D3), a series (S4), a decision (R5) or evidence (E7).

    In a difference [-words-] stood in the earlier version and {+words+} stand in the later one.
    """
    from factcheck.cli.cards import card
    from factcheck.cli.describe import show_at_length
    from factcheck.cli.provenance import difference_lines
    from factcheck.workflow.show import show as find
    from factcheck.workflow.versions import compare_versions

    _check_options(diff=diff, raw=raw, said=said)
    versions, version, path = said["versions"], said["version"], said["output"]
    if raw:
        _tell_raw(number, address, version, path, force=bool(said["force"]))
    elif diff:
        wanted = versions if isinstance(versions, tuple) else (None, None)
        show_at_length(difference_lines(compare_versions(address, number, wanted)))
    else:
        show_at_length(card(find(address, number)))


def _check_options(*, diff: bool, raw: bool, said: dict[str, object]) -> None:
    """Nothing, where each option stands with the one that it belongs to."""
    if diff and raw:
        raise click.UsageError("--diff and --raw ask for two things. Leave one of them out")
    for name, belongs, given in (("versions", "--diff", diff), ("version", "--raw", raw), ("output", "--raw", raw)):
        if said[name] is not None and not given:
            raise click.UsageError(f"--{name} belongs to {belongs}. Give that too, or leave it out")
    if said["force"] and said["output"] is None:
        raise click.UsageError("--force belongs to --output. Name a file, or leave it out")


def _tell_raw(number: str, address: str, version: object, path: object, *, force: bool) -> None:
    """Writes the bytes of a version to a file, or to standard output."""
    from pathlib import Path

    from factcheck.workflow.versions import raw_version, save_raw

    wanted = version if isinstance(version, int) else None
    if isinstance(path, str):
        found = save_raw(address, number, Path(path), version=wanted, force=force)
        told = f"{len(found.body):,} bytes, sha256 {found.version.raw_sha256}"
        click.echo(f"Written: {visible(path)}, {told}, {found.id} version {found.version.number}")
        return
    body = raw_version(address, number, wanted).body
    if sys.stdout.isatty() and not _is_plain(body):
        raise UsageError(
            f"the bytes of {number} are not all plain text, and could garble the terminal",
            mend="Write them to a file: --output FILE.",
        )
    sys.stdout.buffer.write(body)


def _is_plain(body: bytes) -> bool:
    """Are these bytes text in UTF-8 in which nothing steers a terminal?"""
    try:
        return all(visible(line) == line for line in re.split("\r?\n|\t", body.decode()))
    except UnicodeDecodeError:
        return False


@click.command(cls=Command, examples=("factcheck explain D1", "factcheck explain C12 C40"))
@click.argument("number", metavar="ID", shell_complete=ids("DC"))
@click.argument("other", metavar="[ID]", required=False, shell_complete=ids("C"))
@ledger_option
def explain(number: str, other: str | None, address: str) -> None:
    """Why claims do or do not conflict.

    With one ID, why the sides of a discrepancy (D3) were brought together; with two, how two claims (C12 C40) compare, step by step.
    """
    from factcheck.cli.cards import reasoning
    from factcheck.cli.describe import show_at_length
    from factcheck.workflow.explain import explain as find

    show_at_length(reasoning(find(address, number, other)))
