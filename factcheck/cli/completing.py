"""Completing what is typed on a command line: the numbers of a ledger, and files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["files", "ids"]

Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def ids(letters: str, *, beside: Iterable[str] = ()) -> Complete:
    """What completes numbers of these kinds (``CD``: claims and discrepancies) from the ledger that the command line names; nothing on any failure.

    ``beside`` are words that may stand behind any number of them: click cannot tell where the numbers end.
    """
    words = tuple(beside)

    def complete(context: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from factcheck.workflow.completion import numbers

        address = context.params.get("address")
        found = numbers(address if isinstance(address, str) else "", letters, typed)
        told = [CompletionItem(number, help=said) for number, said in found]
        return [*told, *(CompletionItem(word) for word in words if word.startswith(typed))]

    return complete


def files(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Lets the shell complete the names of files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]
