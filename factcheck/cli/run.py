"""One call of the command line: every error becomes one line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from factcheck import __version__
from factcheck.cli.group import COMMANDS, LazyGroup
from factcheck.cli.options import Call, common_options
from factcheck.core.wording import visible
from factcheck.errors import FactcheckError

__all__ = ["COMPLETING", "FAULT", "WRONG", "root", "run"]

WRONG = 2
"""Wrong use, or bad input."""

COMPLETING = "_FACTCHECK_COMPLETE"
"""The variable in which a shell asks for completion: nothing is said then, whatever goes wrong."""

FAULT = 3
"""Something that factcheck did not foresee."""

_STOPPED = 130
"""Ctrl-C. Source: the shells' convention, 128 + SIGINT."""


@click.group(
    cls=LazyGroup, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
@common_options
def root() -> None:
    """A ledger of claims: reads articles, keeps every figure with its exact words, and shows those that cannot all be right.

    New here? Run: factcheck demo
    """


def run(arguments: Sequence[str]) -> int:
    """Run a command line. Returns the exit code; prints nothing but the command's output, and one line where it fails."""
    _open_what_was_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    call = Call()
    try:
        code = root.main(list(arguments), prog_name="factcheck", standalone_mode=False, obj=call, color=_colours())
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except (BrokenPipeError, SystemExit):  # click makes the one into the other, and leaves by it when it has completed
        return 0 if COMPLETING in os.environ else _hung_up()
    except Exception as error:  # noqa: BLE001 - the last stop: whatever happened is said in one line
        return WRONG if COMPLETING in os.environ else _failed(error, debug=call.debug)
    return code if isinstance(code, int) else 0


def _colours() -> bool | None:
    """None lets click see for itself whether there is a terminal; ``$NO_COLOR``, which it does not know, says no. Source: no-color.org."""
    return False if os.environ.get("NO_COLOR") else None


def _open_what_was_closed() -> None:
    """Python has no stream where the caller closed it (``factcheck undo >&-``): what is printed there goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open while the program runs; pathlib would be loaded for it


def _failed(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exc()
    try:
        sys.stdout.flush()
    except OSError:
        _silence(sys.stdout)
    line, code = _line(error)
    click.echo(f"factcheck: {visible(line)}", err=True)
    return code


def _line(error: Exception) -> tuple[str, int]:
    """What is said of an error, and the exit code."""
    if isinstance(error, FactcheckError):
        return str(error), error.exit_code
    if isinstance(error, click.Abort):
        return "stopped", _STOPPED
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx is not None else "factcheck"
        name = path.removeprefix("factcheck").strip()
        what = error.format_message().rstrip(".")
        stop = "" if what.endswith("?") else "."
        return f"{name + ': ' if name else ''}{what}{stop} See: {path} --help", WRONG
    if isinstance(error, click.ClickException):
        return error.format_message(), WRONG
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename is not None else ""
        return f"{where}{error.strerror}", WRONG
    kind = type(error).__name__
    return (
        f"unexpected {kind}: {error}. This is a fault of factcheck: run it again with --debug and report what it prints",
        FAULT,
    )


def _hung_up() -> int:
    """Whoever read the output has seen enough (``factcheck claims | head``): nothing went wrong, and nothing is said."""
    _silence(sys.stdout)
    return 0


def _silence(stream: object) -> None:
    """Let what is still buffered go nowhere, so that closing the stream at exit cannot fail."""
    if isinstance(stream, TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
