"""What is printed on a terminal. The only file that imports rich, and itself imported late.

Words of articles come as ``rich.text.Text``, never as markup, and defused by ``visible`` before.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from factcheck.cli.render import Column

__all__ = ["console", "paged", "print_lines", "print_table", "progress"]

_LESS = "-FRX"
"""How less is asked to show what is too long, as git asks it: colours as they are, and what was read stays on the screen. ``$LESS`` goes before."""


def console(*, stderr: bool = False) -> Console:
    """A console that neither highlights nor reads markup, emoji codes included."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)


@contextmanager
def paged() -> Iterator[Console]:
    """A console whose lines go through ``$PAGER``, else ``less``, where they are more than the terminal shows at once and somebody sits at it."""
    screen = console()
    with screen.capture() as held:
        yield screen
    text = held.get()
    if len(text.splitlines()) < screen.height or not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stdout.write(text)
        return
    os.environ.setdefault("LESS", _LESS)
    click.echo_via_pager(text.removesuffix("\n"), color=screen.color_system is not None)


def print_table(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
    """A table as wide as the terminal; long words wrap inside their columns. A column in which nothing stands takes no room from the others."""
    filled = [at for at in range(len(columns)) if any(row[at] for row in cells)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in (columns[at] for at in filled):
        table.add_column(
            Text(column.head),
            justify="right" if column.right else "left",
            style=column.style,
            no_wrap=column.keep,
            overflow="fold",
        )
    for row in cells:
        table.add_row(*(Text(row[at]) for at in filled))
    with paged() as screen:
        screen.print(table)


def print_lines(screen: Console, lines: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Lines of ``(words, style)`` pieces, wrapped at the terminal's width under their own indentation."""
    for pieces in lines:
        line = Text.assemble(*((words, style) for words, style in pieces))
        indent = len(line.plain) - len(line.plain.lstrip(" "))
        if len(line.plain) <= screen.width or indent > screen.width // 2:
            screen.print(line, soft_wrap=False)
            continue
        body = line[indent:]
        for part in body.wrap(screen, screen.width - indent):
            screen.print(Text(" " * indent) + part)


@contextmanager
def progress(label: str) -> Iterator[Any]:
    """A counter on stderr while something runs; calls take ``(done, total, words)``. Nothing stays of it on the screen."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(label, total=None)

        def step(done: int, total: int | None, words: str = "") -> None:
            bar.update(task, completed=done, total=total, description=words or label)

        yield step
