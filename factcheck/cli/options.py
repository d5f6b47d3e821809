"""Options that many commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import click

from factcheck.core.wording import visible

__all__ = [
    "FORMATS",
    "Call",
    "command_on",
    "common_options",
    "day",
    "format_option",
    "ledger_option",
    "reviewer_option",
    "usual_reviewer",
    "words",
]

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("table", "json", "ndjson", "csv", "tsv", "md")
"""What every list can be printed as."""

_VARIABLE = "FACTCHECK_DB"
_DEFAULT = "factcheck.db"
_REVIEWER = "FACTCHECK_REVIEWER"


@dataclass(slots=True)
class Call:
    """What one call of the command line carries from the group to its commands."""

    debug: bool = False
    address: str | None = None


def _set_debug(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and isinstance(context.obj, Call):
        context.obj.debug = True


def _set_address(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None and isinstance(context.obj, Call):
        context.obj.address = value


def _address(context: click.Context, _: click.Parameter, value: str | None) -> str:
    """The ledger to use: the option, behind or before the command's name, else the environment's, else the one here.

    An option that names nothing is an error, not the default: a script whose variable is empty must not write somewhere else.
    """
    said = context.obj.address if value is None and isinstance(context.obj, Call) else value
    if said is None:
        return os.environ.get(_VARIABLE) or _DEFAULT
    if not said.strip():
        raise click.BadParameter("no ledger is named. Give a path, or leave --db out")
    return said


def command_on(address: str, command: str) -> str:
    """A command line that works on the same ledger, to be copied."""
    import shlex

    usual = os.environ.get(_VARIABLE) or _DEFAULT
    return f"factcheck {command}" + ("" if address == usual else f" --db {shlex.quote(visible(address))}")


def debug_option(command: Command) -> Command:
    """``--debug``, on the group and on each command."""
    return click.option(
        "--debug", is_flag=True, expose_value=False, callback=_set_debug, help="Show a traceback where something fails."
    )(command)


def common_options(command: Command) -> Command:
    """The options that stand before a command's name."""
    told = f"The ledger; else ${_VARIABLE}, else {_DEFAULT} here."
    return click.option("--db", metavar="PATH|URL", expose_value=False, callback=_set_address, help=told)(
        debug_option(command)
    )


def ledger_option(command: Command) -> Command:
    """``--db``, given to the command as ``address``; and ``--debug``."""
    told = f"The ledger; else ${_VARIABLE}, else {_DEFAULT} here."
    return click.option("--db", "address", metavar="PATH|URL", callback=_address, help=told)(debug_option(command))


def format_option(command: Command) -> Command:
    """``--format``, given to the command as ``form``."""
    told = "How to print the list; a table on a terminal, aligned text into a pipe."
    return click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help=told)(
        command
    )


def reviewer_option(command: Command) -> Command:
    """``--reviewer``, given to the command as ``reviewer``: who decides, for the record."""
    told = f"Who decides; else ${_REVIEWER}, else the system's user."
    return click.option("--reviewer", metavar="NAME", callback=_reviewer, help=told)(command)


def _reviewer(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """The name to put on the record, in one line. An option that names nobody is an error, not somebody else."""
    said = usual_reviewer() if value is None else words(value)
    if said is None:
        raise click.BadParameter("nobody is named. Give a name, or set $" + _REVIEWER)
    return said


def usual_reviewer() -> str | None:
    """Who decides where no option says so; None on a system without a list of users."""
    said = " ".join(os.environ.get(_REVIEWER, "").split())
    if said:
        return said
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None


def words(value: str) -> str:
    """The words of an option's text in one line, with plain spaces; a usage error where there are none."""
    said = " ".join(value.split())
    if not said:
        raise click.BadParameter("holds no words. Leave the option out where it is unknown")
    return said


def day(value: str) -> date:
    """The day of an option's text; a usage error for anything else."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a day. Write it like 2022-12-19") from error
