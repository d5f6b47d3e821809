"""Bytes as they were got, before anything is read in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from factcheck.core.facts import Facts
from factcheck.core.keys import content_key
from factcheck.core.vocabulary import Got

__all__ = ["Original"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes of one article (or of something that is none), with how they were got.

    ``where`` names them in messages and is kept as the place that they are from: a path, ``pages.zip: a/b.html``, an address. ``address`` is what the article's address will be
    unless something names another: the path of a file, the address that was asked for, None for standard input. ``base`` is the web address that the bytes were got
    at after redirects, against which links of the page are read. ``media_type`` and ``charset`` are what a server or a record said of them. ``retrieved``
    is None where they were got by this very call from this machine. ``said`` goes before all that is found in the bytes; ``hinted`` (by the archive or the feed that they came from) after it.
    """

    raw: bytes = field(repr=False)
    where: str
    got: Got = Got.FILE
    address: str | None = None
    base: str | None = None
    media_type: str | None = None
    charset: str | None = None
    retrieved: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    said: Facts = field(default_factory=Facts)
    hinted: Facts = field(default_factory=Facts)

    def key(self, reading: str) -> str:
        """The same for the same bytes at the same address, with the same words said about them, read in the same way (``reading`` names the readers' version)."""
        told = [sorted((name, str(value)) for name, value in one.told().items()) for one in (self.said, self.hinted)]
        return content_key([reading, self.sha256, self.address, self.base, self.media_type, self.charset, *told])

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.raw).hexdigest()
