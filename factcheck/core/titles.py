"""What a list of the queue says of each thing that waits, in a line."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Title"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A discrepancy or a claim in short: its number, what it is about, and the figures that stand against one another, or its own.

    ``severity`` (1 to 5) and ``kind`` are those of the discrepancy, of the worst open one that a claim stands in; None where there is none. Words of
    articles are as they came.
    """

    number: str
    severity: int | None
    kind: str | None
    subject: str | None
    metric: str | None
    figures: tuple[str, ...]
