"""The list of commands, in sections, each imported when it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

import click

__all__ = ["COMMANDS", "LazyGroup"]


class Place(NamedTuple):
    """Where a command is, as ``module:attribute``, and the first sentence of its help, so that the list of all commands imports none of them."""

    where: str
    told: str


Table = Mapping[str, Mapping[str, Place]]
"""Section -> command -> where it is."""

COMMANDS: Table = MappingProxyType(
    {
        "Begin here": {
            "demo": Place("factcheck.cli.demo:demo", "Show the whole way on five short articles."),
            "ingest": Place("factcheck.cli.ingest:ingest", "Read articles into the ledger."),
            "watch": Place("factcheck.cli.watch:watch", "Fetch again what is due, and tell what changed."),
        },
        "What the ledger holds": {
            "articles": Place("factcheck.cli.lists:articles", "The articles that were read."),
            "sources": Place("factcheck.cli.lists:sources", "Who published what was read."),
            "claims": Place("factcheck.cli.lists:claims", "The claims, with their exact words."),
            "series": Place("factcheck.cli.lists:series", "The figures of one thing through time."),
            "search": Place("factcheck.cli.search:search", "Find claims by words, the best first."),
        },
        "What cannot all be right": {
            "discrepancies": Place("factcheck.cli.lists:discrepancies", "The figures that cannot all be right."),
            "review": Place("factcheck.cli.review:review", "Decide what waits, one thing at a time, the worst first."),
            "show": Place("factcheck.cli.look:show", "One thing with its words in context."),
            "explain": Place("factcheck.cli.look:explain", "Why claims do or do not conflict."),
            "resolve": Place("factcheck.cli.decide:resolve", "Decide on a discrepancy, or on several at once."),
            "verify": Place("factcheck.cli.decide:verify", "Decide where claims stand."),
            "undo": Place("factcheck.cli.undo:undo", "Take a decision back."),
            "decisions": Place("factcheck.cli.decide:decisions", "What was decided, by whom and on what."),
            "evidence": Place("factcheck.cli.evidence:evidence", "What decisions rest on, and the copies of it."),
            "reviewers": Place("factcheck.cli.reviewers:reviewers", "Who reviewed what, and how far they agree."),
            "lint": Place("factcheck.cli.lint:lint", "A draft against the ledger."),
            "check": Place("factcheck.cli.check:check", "Fail where something severe is undecided."),
            "cite": Place("factcheck.cli.cite:cite", "A claim's sentence with its source and date."),
            "report": Place("factcheck.cli.report:report", "A report to hand on, or what changed between two."),
            "export": Place("factcheck.cli.export:export", "The whole ledger, for other programs."),
        },
        "What a person knows better": {
            "article": Place("factcheck.cli.article:article", "Set what is known of an article."),
            "claim": Place("factcheck.cli.claim:claim", "Correct, withdraw or add a claim."),
            "alias": Place("factcheck.cli.alias:alias", "Say that two names are one thing, or two."),
            "source": Place("factcheck.cli.source:source", "Say who publishes, and which names are one source."),
            "import": Place(
                "factcheck.cli.importing:import_file", "Take claims that another program made, or a whole ledger."
            ),
        },
        "Without a ledger": {
            "extract": Place("factcheck.cli.files:extract", "The claims in one file."),
            "compare": Place("factcheck.cli.files:compare", "The conflicts between files."),
        },
        "Upkeep": {
            "match": Place("factcheck.cli.match:match", "Compare all claims again."),
            "db": Place("factcheck.cli.db:db", "The ledger as a database."),
            "audit": Place("factcheck.cli.audit:audit", "The trail of what was done, and whether it is whole."),
            "completion": Place("factcheck.cli.completion:completion", "The script that makes a shell complete."),
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
        module, _, attribute = place.where.partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{place.where} is not a command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; a misspelt name is answered with the nearest ones."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.places:
            import difflib

            near = difflib.get_close_matches(name, self.places, n=3, cutoff=0.7)
            hint = f". Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"there is no command {name!r}{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The help's list of commands, a section at a time."""
        for section, places in self.table.items():
            with formatter.section(section):
                formatter.write_dl([(name, place.told) for name, place in places.items()])
