"""What is known of an article beside its text, and where it was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date

__all__ = ["SAID", "Facts"]

CALL = "the call"
SAID = frozenset((CALL, "articles.toml", "its record"))
"""Where a fact may be said that goes before all that the bytes tell: in an option or an argument, in the manifest, in the NDJSON record that holds the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What somebody, or something, says of an article beside its text. None where nothing is said.

    ``address`` is the one that names the article (its canonical one), not where these bytes were got. ``places`` says of each fact where it was said,
    one of ``SAID``; of a fact that is not in it, that is the call.
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
    places: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def over(self, other: Facts) -> Facts:
        """These facts, with what they leave open taken from others."""
        lacking = {name: value for name, value in other.told().items() if getattr(self, name) is None}
        places = {name: other.place_of(name) for name in lacking} | dict(self.places)
        return replace(self, **lacking, places=places)  # type: ignore[arg-type]

    def told(self) -> dict[str, object]:
        """The facts that are said, by name."""
        said = ((one.name, getattr(self, one.name)) for one in fields(self) if one.compare)
        return {name: value for name, value in said if value is not None}

    def place_of(self, name: str) -> str:
        """Where a fact was said."""
        return self.places.get(name, CALL)

    def said_in(self, place: str) -> Facts:
        """The same facts, said in a place."""
        return replace(self, places=dict.fromkeys(self.told(), place))
