"""Long output on standard output, as UTF-8."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from factcheck.workflow.whole_file import portions

__all__ = ["print_pieces"]


def print_pieces(pieces: Iterable[str]) -> None:
    """Print them as UTF-8, whatever the terminal's encoding is: other programs read this."""
    sys.stdout.flush()
    out = sys.stdout.buffer
    for portion in portions(pieces):
        out.write(portion.encode("utf-8"))
    out.flush()
