"""What is known of an article beside its text."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

__all__ = ["Facts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What somebody, or something, says of an article beside its text. None where nothing is said.

    ``address`` is the one that names the article (its canonical one), not where these bytes were got.
    """

    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: date | None = None
    modified: date | None = None
    genre: str | None = None
    language: str | None = None
    machine_translated: bool | None = None
    address: str | None = None

    def over(self, other: Facts) -> Facts:
        """These facts, with what they leave open taken from others."""
        lacking = {name: value for name, value in other.told().items() if getattr(self, name) is None}
        return replace(self, **lacking)  # type: ignore[arg-type]

    def told(self) -> dict[str, object]:
        """The facts that are said, by name."""
        said = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in said if value is not None}
