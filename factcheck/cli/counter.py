"""A counter on stderr, for work that takes a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.workflow.progress import OnStep

__all__ = ["counter"]


@contextmanager
def counter(label: str, *, is_quiet: bool = False) -> Iterator[OnStep | None]:
    """Whom to tell of each step; None where stderr is no terminal, or where it ``is_quiet`` because a list runs over it."""
    if is_quiet or not sys.stderr.isatty():
        yield None
        return
    from factcheck.cli.screen import progress

    with progress(label) as step:
        yield lambda done: step(done.done, done.total, done.name)
