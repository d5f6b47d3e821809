"""What a reviewer says of a claim that the rules did not find, and what a claim would be with what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.core.claim import Claim

__all__ = ["FIGURE", "Addition", "Fitted"]

FIGURE = "figure"
"""What a claim lacks whose words hold no figure, or several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a reviewer says of a claim to add: its words, which occurrence of them (from 1), its figure, and its fields in words.

    ``span`` is where the words stand, in code points of the article's text, for whoever marked them there; ``nth`` says nothing then.
    """

    quote: str
    said: Mapping[str, str] = field(default_factory=dict)
    nth: int | None = None
    span: tuple[int, int] | None = None
    figure: str | None = None
    policy: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What a claim would be with what a reviewer says of it; None where that is none.

    ``trouble`` is the sentence that says why it cannot be recorded so; ``lacks`` what must be said for that: ``figure``, or the name of a field; None
    where no single thing helps. ``figures`` are those that stand in the words, where one must be named.
    """

    claim: Claim | None
    trouble: str | None = None
    lacks: str | None = None
    figures: tuple[str, ...] = ()
