"""What reads which bytes, chosen by the bytes themselves: one visible registry of readers, and one of containers.

A reader makes one article of bytes. A container holds other bytes (an archive), or addresses of articles (a feed). To add a kind, write its function and its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from typing import BinaryIO

from factcheck.core.document import Document, Refusal
from factcheck.core.facts import Facts
from factcheck.core.keys import content_key
from factcheck.core.original import Original
from factcheck.ingest.containers.archives import is_tar, is_zip, unpack_tar, unpack_zip
from factcheck.ingest.containers.feeds import is_feed, unpack_feed
from factcheck.ingest.containers.ndjson import is_ndjson, unpack_ndjson
from factcheck.ingest.containers.packed import is_packed, unpack_packed
from factcheck.ingest.containers.unpacking import Budget
from factcheck.ingest.containers.warc import is_warc, unpack_warc
from factcheck.ingest.language import language_notes
from factcheck.ingest.markdown import is_markdown, read_markdown
from factcheck.ingest.page.sniff import is_page
from factcheck.ingest.pdf.reader import is_pdf, read_pdf
from factcheck.ingest.plain import read_plain
from factcheck.ingest.remarks import VERSION as REMARKS
from factcheck.ingest.remarks import is_by_machine, with_remarks

__all__ = [
    "CONTAINERS",
    "HEAD",
    "READERS",
    "Container",
    "Lead",
    "Reader",
    "container_of",
    "is_known",
    "read_original",
    "reading_version",
]

HEAD = 64 * 1024
"""So many first bytes decide what something is."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A way of reading one article. ``matches`` sees the first 64 kB and the original without its bytes (its name and what a server said of it, as a hint where bytes leave it open).

    ``read`` gives the article with where each fact was found; it raises an InputError for bytes that it cannot read. ``version`` changes whenever the same bytes may be
    read in another way; ``libraries`` are those whose own versions count, too.
    """

    name: str
    version: str
    matches: Callable[[bytes, Original], bool]
    read: Callable[[Original], Document]
    libraries: tuple[str, ...] = ()

    @property
    def whole_version(self) -> str:
        """The version with those of its libraries: ``1, trafilatura 2.3.1``."""
        return ", ".join((self.version, *(f"{name} {_version_of(name)}" for name in self.libraries)))


@dataclass(frozen=True, slots=True)
class Lead:
    """An address where an article may be, with what the feed that names it says of it."""

    address: str
    hinted: Facts
    where: str


@dataclass(frozen=True, slots=True)
class Container:
    """Something that holds other things. ``unpack`` gets the open file, the original without bytes, and how much may still be unpacked of the file in which all of it lies; it gives what is in it, one at a time."""

    name: str
    matches: Callable[[bytes, Original], bool]
    unpack: Callable[[BinaryIO, Original, Budget], Iterator[Original | Lead | Refusal]]


@lru_cache
def _version_of(library: str) -> str:
    return version(library)


def _any(head: bytes, original: Original) -> bool:  # noqa: ARG001 - the shape of all of them
    return True


def _page(original: Original) -> Document:
    from factcheck.ingest.page.reader import read_html

    return read_html(original)


READERS: tuple[Reader, ...] = (
    Reader("pdf", "1", is_pdf, read_pdf, ("pypdf",)),
    Reader("markdown", "1", is_markdown, read_markdown, ("markdown-it-py",)),
    Reader("html", "1", is_page, _page, ("trafilatura", "htmldate", "lxml")),
    Reader("text", "2", _any, read_plain),
)
"""The first that matches reads; plain text is the last, and says of what it cannot read what that is."""

CONTAINERS: tuple[Container, ...] = (
    Container("zip", is_zip, unpack_zip),
    Container("tar", is_tar, unpack_tar),
    Container("packed", is_packed, unpack_packed),
    Container("warc", is_warc, unpack_warc),
    Container("feed", is_feed, unpack_feed),
    Container("ndjson", is_ndjson, unpack_ndjson),
)
"""Looked at before the readers, in order."""


def reading_version() -> str:
    """One word that changes whenever a reader does, or what is looked for in every text."""
    return content_key([*(f"{one.name} {one.whole_version}" for one in READERS), f"remarks {REMARKS}"])[:12]


def container_of(head: bytes, original: Original) -> Container | None:
    """The container that these first bytes begin, None where they begin an article."""
    return next((one for one in CONTAINERS if one.matches(head, original)), None)


def is_known(head: bytes, original: Original) -> bool:
    """Do the first bytes, and not the name, say what this is?"""
    return container_of(head, original) is not None or any(one.matches(head, original) for one in READERS[:-1])


def read_original(original: Original) -> Document:
    """The document in some bytes, completed with what was said about it. Raises an InputError."""
    bare = replace(original, raw=b"")
    reader = next(one for one in READERS if one.matches(original.raw[:HEAD], bare))
    return _completed(reader.read(original), original, reader)


def _completed(document: Document, original: Original, reader: Reader) -> Document:
    """What was said goes before what was found, what was hinted after it, but before what is only assumed (English); each fact tells where it is from."""
    article, provenance = document.article, document.provenance
    facts = {name: getattr(article, name) for name in _FACTS}
    found = dict(provenance.found)
    for name, value in original.said.told().items():
        found[name] = original.said.place_of(name)
        if name in facts:
            facts[name] = value
    for name, value in original.hinted.told().items():
        if name in facts and name not in found:
            facts[name], found[name] = value, original.hinted.place_of(name)
    remarks = with_remarks(document.remarks, article.text)
    if facts["machine_translated"] is None and any(map(is_by_machine, remarks)):
        facts["machine_translated"], found["machine_translated"] = True, "said in the text"
    address = original.said.address or article.address or original.address
    article = replace(article, **facts, address=address)
    return replace(
        document,
        article=article,
        raw=original.raw,
        notes=(*document.notes, *language_notes(article)),
        remarks=remarks,
        provenance=replace(
            provenance,
            got=original.got,
            place=original.where,
            media_type=original.media_type,
            retrieved=original.retrieved,
            etag=original.etag,
            last_modified=original.last_modified,
            reader=reader.name,
            version=reader.whole_version,
            found=found,
            key=original.key(reading_version()),
        ),
    )


_FACTS = ("title", "source", "author", "published", "modified", "genre", "language", "machine_translated")
