"""How a session on the full screen ended."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Outcome", "Stopped"]


class Stopped(Exception):
    """Ctrl-C."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it ended: what was said after the last answer, whether the session is ``finished``, was ``stopped`` by Ctrl-C, or what went wrong."""

    said: tuple[str, ...] = ()
    finished: bool = False
    stopped: bool = False
    error: Exception | None = None
