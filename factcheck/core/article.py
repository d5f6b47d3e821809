"""An article: one text of one source, as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from factcheck.core.keys import content_key, text_hash

__all__ = ["Article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a source published at one address, in one version.

    ``text`` is never rewritten: every span of every claim counts Unicode code points in it. ``published`` is the date
    that the article bears, None where it bears none (it is never guessed). ``source`` is who publishes, None where
    unknown. ``address`` is where it was read: an http(s) address or a path. ``genre`` says what it is where that is known
    (``digest``, ``press release``). ``machine_translated`` is None where nobody said so. ``id`` is the
    ledger's local number (``A1``), None outside a ledger. ``known_as`` is what a ledger calls the source now, where that is another name than the one in print: it is in no key,
    and ``publisher`` is what people are shown. ``author`` is who wrote it, ``modified`` the day of its last change, as it says itself. ``text_hash`` is the sha256 of the text; ``key`` the content key: of the address,
    where it is on the web, else of source and text.
    """

    text: str
    published: date | None = None
    title: str | None = None
    source: str | None = None
    address: str | None = None
    genre: str | None = None
    language: str = "en"
    machine_translated: bool | None = None
    author: str | None = None
    modified: date | None = None
    id: str | None = None
    known_as: str | None = field(default=None, compare=False)
    text_hash: str = field(init=False, repr=False, compare=False)
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        hashed = text_hash(self.text)
        # A path is left out of the key: the same folder on another machine must give the same keys.
        key = content_key(["article", self.address] if self.is_online else ["article", self.source, hashed])
        object.__setattr__(self, "text_hash", hashed)
        object.__setattr__(self, "key", key)

    @property
    def publisher(self) -> str | None:
        """Who publishes it, under the name that the source has now: after it was renamed, or merged with another."""
        return self.known_as or self.source

    @property
    def is_english(self) -> bool:
        """Is it in the one language that the rules read?"""
        return self.language.partition("-")[0].lower() in {"en", "eng"}

    @property
    def is_online(self) -> bool:
        """Does the address name the article itself, on every machine?"""
        return self.address is not None and self.address.startswith(("http://", "https://"))
