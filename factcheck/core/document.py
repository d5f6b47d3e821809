"""What reading gives: a document for the bytes that could be read, a refusal for those that could not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from factcheck.core.article import Article
from factcheck.core.vocabulary import Got, RemarkKind
from factcheck.errors import FactcheckError

__all__ = ["Block", "Document", "Provenance", "Refusal", "Remark"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch ``[start, end)`` of an article's text, and where it stands in the bytes: ``page 3`` of a PDF, an XPath of a page (``/html/body/main/p[2]``)."""

    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What an article says of where it has its words from: ``according to local media``, ``translated by machine``, a disclaimer.

    ``quote`` are its words; ``start`` is where they stand in the text, None where they stand beside it, in the page's furniture.
    """

    kind: RemarkKind
    quote: str
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How the bytes of an article were got, and what read them.

    ``place`` is where they were got: a path, a member of an archive (``pages.zip: a/b.html``), an address. ``charset`` is the encoding in which they
    were read. ``reader`` is the name of the reader, ``version`` its version. ``found`` says, for each fact of the article, where it was found (``JSON-LD headline``, ``the call``,
    ``articles.toml``, ``the text's head``). ``key`` is the same for the same bytes read in the same way, None where they were made by hand.
    """

    got: Got = Got.FILE
    place: str | None = None
    media_type: str | None = None
    charset: str | None = None
    retrieved: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    reader: str = "text"
    version: str = "1"
    found: Mapping[str, str] = field(default_factory=dict)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article with the bytes that it was read from.

    ``notes`` are short sentences on what was odd in the bytes. ``undated`` says why there is no date, where there is
    more to say than that it has none. ``blocks`` say where the text stands in the bytes, in order and without overlaps; empty for plain text, which is the bytes.
    ``remarks`` are what the article says of its own sources.
    """

    article: Article
    raw: bytes = field(repr=False)
    notes: tuple[str, ...] = ()
    undated: str = ""
    provenance: Provenance = field(default_factory=Provenance)
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """What is not known about the article, its source or its date, in words."""
        said = () if self.article.source is not None else ("source unknown",)
        if self.article.published is not None:
            return said
        return (*said, f"date unknown: {self.undated}" if self.undated else "date unknown")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not read, and why. The rest of its batch goes on.

    ``passed_over`` is True for what merely lay in a folder (a picture, a link) and False for what was asked for by name, or
    should have been an article and is not.
    """

    where: str
    error: FactcheckError
    passed_over: bool = False
