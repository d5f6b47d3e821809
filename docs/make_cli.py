"""Write docs/cli.md: the help of every command, as it is printed.

usage: python docs/make_cli.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from factcheck.cli.run import root

PAGE = Path(__file__).resolve().parent / "cli.md"
WIDTH = 80

INTRODUCTION = """\
# The command line

Written by `make docs` from the help texts; a test fails when it is behind them.

`--db PATH|URL` names the ledger, before or behind the command's name; else `FACTCHECK_DB` does, else it is `factcheck.db` here.
Every list takes `--format table|json|ndjson|csv|tsv|md`: a table on a terminal, aligned text into a pipe; `json`, `ndjson`, `csv` and `tsv`
hold every field.

Exit codes: 0 fine; 2 wrong use or bad input, with one line on stderr that says what, where and how to mend it; 3 a fault of factcheck's own;
130 stopped with Ctrl-C. `--debug` shows a traceback. A reader who leaves (`| head`) is no error.
"""


def commands(group: click.Group, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every command with its whole name and context, groups before what is in them."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context, terminal_width=WIDTH)
        yield inner.command_path, command, inner
        if isinstance(command, click.Group):
            yield from commands(command, inner)


def page() -> str:
    """The text of docs/cli.md."""
    context = click.Context(root, info_name="factcheck", terminal_width=WIDTH, help_option_names=["-h", "--help"])
    parts = [INTRODUCTION, "```text", root.get_help(context), "```", ""]
    for path, command, inner in commands(root, context):
        parts += [f"## {path}", "", "```text", command.get_help(inner), "```", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Written: {PAGE.name}")
