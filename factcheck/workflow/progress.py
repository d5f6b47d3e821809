"""How far a long piece of work has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["OnStep", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done (``reading``, ``comparing``), how many of it are done, and of how many (None: not known)."""

    name: str
    done: int
    total: int | None


OnStep = Callable[[Step], None]
"""Is told of every step."""
