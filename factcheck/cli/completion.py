"""``completion``: the script that makes a shell complete commands, options and numbers."""

from __future__ import annotations

import click

from factcheck.cli.command import Command
from factcheck.errors import UnknownChoice

__all__ = ["completion"]

SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=Command,
    examples=(
        "factcheck completion bash | tee completion.bash",
        "factcheck completion zsh",
        "factcheck completion fish",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """The script that makes a shell complete.

    Put its output where the shell looks when it starts. For bash: factcheck completion bash > ~/.local/share/bash-completion/completions/factcheck

    Commands, options and their choices complete, and so do the numbers of the ledger that --db or FACTCHECK_DB names: factcheck show D<Tab>
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise UnknownChoice(f"{shell!r} is no shell that is known", mend=f"Choose one of: {', '.join(SHELLS)}.")
    root = context.find_root().command
    click.echo(found(root, {}, "factcheck", "_FACTCHECK_COMPLETE").source(), nl=False)
