"""The list of commands, in sections, each imported when it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

__all__ = ["COMMANDS", "LazyGroup"]

Table = Mapping[str, Mapping[str, str]]
"""Section -> command -> where it is, as ``module:attribute``."""

COMMANDS: Table = MappingProxyType(
    {
        "Begin here": {
            "demo": "factcheck.cli.demo:demo",
            "ingest": "factcheck.cli.ingest:ingest",
            "watch": "factcheck.cli.watch:watch",
        },
        "What the ledger holds": {
            "articles": "factcheck.cli.lists:articles",
            "sources": "factcheck.cli.lists:sources",
            "claims": "factcheck.cli.lists:claims",
            "series": "factcheck.cli.lists:series",
            "search": "factcheck.cli.search:search",
        },
        "What cannot all be right": {
            "discrepancies": "factcheck.cli.lists:discrepancies",
            "review": "factcheck.cli.review:review",
            "show": "factcheck.cli.look:show",
            "explain": "factcheck.cli.look:explain",
            "resolve": "factcheck.cli.decide:resolve",
            "verify": "factcheck.cli.decide:verify",
            "undo": "factcheck.cli.undo:undo",
            "decisions": "factcheck.cli.decide:decisions",
            "evidence": "factcheck.cli.evidence:evidence",
            "reviewers": "factcheck.cli.reviewers:reviewers",
            "lint": "factcheck.cli.lint:lint",
            "check": "factcheck.cli.check:check",
            "cite": "factcheck.cli.cite:cite",
            "report": "factcheck.cli.report:report",
            "export": "factcheck.cli.export:export",
        },
        "What a person knows better": {
            "article": "factcheck.cli.article:article",
            "claim": "factcheck.cli.claim:claim",
            "alias": "factcheck.cli.alias:alias",
            "source": "factcheck.cli.source:source",
            "import": "factcheck.cli.importing:import_file",
        },
        "Without a ledger": {
            "extract": "factcheck.cli.files:extract",
            "compare": "factcheck.cli.files:compare",
        },
        "Upkeep": {
            "match": "factcheck.cli.match:match",
            "db": "factcheck.cli.db:db",
            "audit": "factcheck.cli.audit:audit",
            "completion": "factcheck.cli.completion:completion",
        },
    }
)


class LazyGroup(click.Group):
    """A group whose commands are imported one by one, listed in the sections of its table."""

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        self.places = {name: place for section in table.values() for name, place in section.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, in the table's order."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a name, imported now; None where there is none."""
        place = self.places.get(cmd_name)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{place} is not a command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; a misspelt name is answered with the nearest ones."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.places:
            import difflib

            near = difflib.get_close_matches(name, self.places, n=3, cutoff=0.6)
            hint = f". Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"there is no command {name!r}{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help's list of commands, a section at a time."""
        limit = formatter.width - 6 - max(len(name) for name in self.places)
        for section, names in self.table.items():
            rows = [
                (name, command.get_short_help_str(limit))
                for name in names
                if (command := self.get_command(ctx, name)) is not None
            ]
            with formatter.section(section):
                formatter.write_dl(rows)
