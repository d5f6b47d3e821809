"""A command with examples, which its help shows, the docs repeat and the tests run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

__all__ = ["Command", "Group"]


class Command(click.Command):
    """A click command that knows examples of its use, whole command lines."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, one a line, at the help's end."""
        super().format_epilog(ctx, formatter)
        if self.examples:
            with formatter.section("Examples" if len(self.examples) > 1 else "Example"):
                for example in self.examples:
                    formatter.write(f"{'':{formatter.current_indent}}{example}\n")


class Group(Command, click.Group):
    """A command that does something by itself, and has further ones in it."""
