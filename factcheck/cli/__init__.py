"""The command line. Commands are imported when they are called; see ``factcheck/cli/group.py`` for the list."""

from __future__ import annotations

import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line and exit: 0 fine, 2 wrong use or bad input, 3 a fault of factcheck's own."""
    from factcheck.cli.run import run

    sys.exit(run(sys.argv[1:]))
