"""RSS, Atom and JSON Feed: where articles are. What a feed says of them is a hint; its summaries are never quoted."""

from __future__ import annotations

import codecs
import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urldefrag, urljoin, urlsplit

from factcheck.core.document import Refusal
from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.errors import InputError, TooLarge
from factcheck.ingest.containers.unpacking import Budget
from factcheck.ingest.quiet import quiet

if TYPE_CHECKING:
    from factcheck.ingest.readers import Lead

__all__ = ["is_feed", "unpack_feed"]

_MAX_BYTES = 16 * 1024 * 1024
_MAX_TAGS = 200_000
"""The cap on tags, which take some 50 microseconds each. A thousand entries with their full texts have some 50,000."""

_MAX_ATTRIBUTES = 100
_CROWDED = re.compile(rb"<[A-Za-z][^<>\"']*+(?:(?:\"[^\"<]*+\"|'[^'<]*+')[^<>\"']*+){%d}" % (_MAX_ATTRIBUTES + 1))
"""A tag with more attributes than any has. Reason: the time that they take grows with their square; 20,000 in one tag took half a minute."""

_ENTITY = re.compile(rb"<!ENTITY")
_ROOT = re.compile(
    r"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<\[>]*+(?:\[.*?\]\s*+>|>))\s*+)*+<(?:\w++:)?+(\w+)", re.DOTALL
)
"""What was matched once is never tried in another way: of a hundred remarks there are more ways than can be tried."""

_ROOTS = frozenset({"rss", "feed", "RDF"})
_NAMESPACES = re.compile(
    r"""=\s*["']http://(?:www\.w3\.org/2005/Atom|purl\.org/(?:rss/1\.0|atom/ns)|my\.netscape\.com/rdf)"""
)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version')
"""Source: JSON Feed 1.1, Top-level: the version is an address of the format."""

_TAG = re.compile(r"<[^>]{0,500}>")
_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T ]|\s*$)")
_LONGEST = 1000
_HARMLESS = frozenset({"CharacterEncodingOverride", "NonXMLContentType"})
"""What feedparser calls ill-formed, and what loses nothing: the encoding or media type is not the one that was declared."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a feed says of one article, as it stands there."""

    address: str | None
    title: str | None
    author: str | None
    published: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed: its title, the address against which those of its entries are read, the entries, and what is wrong with it."""

    title: str | None
    base: str | None
    entries: list[_Entry]
    wrong: str | None = None


def is_feed(head: bytes, original: Original) -> bool:  # noqa: ARG001 - the shape of all of them
    """Do the first bytes begin RSS, Atom or JSON Feed?"""
    text = _start_of(head)
    if text.lstrip().startswith("{"):
        return _JSON_FEED.search(text) is not None
    root = _ROOT.match(text)
    if root is None or root[1] not in _ROOTS:
        return False
    return root[1] == "rss" or _NAMESPACES.search(text) is not None


def unpack_feed(stream: BinaryIO, around: Original, budget: Budget) -> Iterator[Lead | Refusal]:  # noqa: ARG001 - the shape of all of them
    """The addresses that a feed names, in its order, each once, with what it says of them. An entry without one is refused. Raises InputError for a feed that cannot be read."""
    from factcheck.ingest.readers import Lead

    raw = stream.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise TooLarge(f"holds more than {_MAX_BYTES // 1024 // 1024} MB, the cap on a feed", where=around.where)
    feed = _json_feed(raw, around) if _start_of(raw[:100]).lstrip().startswith("{") else _xml_feed(raw, around)
    if not feed.entries:
        what = f"is a feed that cannot be read: {feed.wrong}" if feed.wrong else "is a feed without entries"
        raise InputError(what, where=around.where, mend="Name the addresses of its articles.")
    if feed.wrong:
        yield Refusal(
            around.where,
            InputError(f"is a feed that is not well-formed ({feed.wrong}), read as far as it goes", where=around.where),
            passed_over=True,
        )
    met: set[str] = set()
    for number, entry in enumerate(feed.entries, start=1):
        where = f"{around.where}: entry {number}"
        try:
            address = _address_of(entry, feed.base)
        except ValueError as error:
            yield Refusal(where, InputError(str(error), where=where, mend="It was left out."))
            continue
        if address not in met:
            met.add(address)
            yield Lead(address, _hints(entry, feed), where)


def _start_of(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def _check(raw: bytes, where: str) -> None:
    """Nothing, for XML that cannot grow while it is read. Raises InputError for entities of its own, which no feed needs, and TooLarge."""
    bare = raw.replace(b"\x00", b"")  # UTF-16
    if _ENTITY.search(bare):
        raise InputError("declares entities, which are not read in a feed", where=where, mend="Leave it out.")
    if bare.count(b"<") > _MAX_TAGS:
        raise TooLarge(f"holds more than {_MAX_TAGS:,} tags, the cap on a feed", where=where)
    if _CROWDED.search(bare):
        raise TooLarge(f"holds a tag with more than {_MAX_ATTRIBUTES} attributes, the cap on a feed", where=where)


def _xml_feed(raw: bytes, around: Original) -> _Feed:
    _check(raw, around.where)
    with quiet("feedparser"):
        import feedparser

        headers = {"content-type": _declared(around)} if around.media_type else {}
        if around.base:
            headers["content-location"] = around.base
        found = feedparser.parse(
            io.BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
        wrong = found.get("bozo_exception") if found.get("bozo") else None
        top = found.get("feed", {})
        entries = [_xml_entry(one) for one in found.get("entries", [])]
    is_wrong = wrong is not None and type(wrong).__name__ not in _HARMLESS
    own = next((one.get("href") for one in top.get("links", []) if one.get("rel") == "self"), None)
    base = around.base or _online(own) or _online(top.get("link"))
    return _Feed(_words(top.get("title")), base, entries, _said_of(wrong) if is_wrong else None)


def _declared(around: Original) -> str:
    return f"{around.media_type}; charset={around.charset}" if around.charset else str(around.media_type)


def _xml_entry(one: Mapping[str, Any]) -> _Entry:
    # Asked of the plain dictionary: feedparser's own takes the date of change for one of publication, and warns.
    plain = dict(one)
    links = [link for link in plain.get("links", []) if link.get("href")]
    page = next((link for link in links if link.get("rel") == "alternate"), None)
    address = plain.get("link") or (page or {}).get("href")
    return _Entry(
        address if isinstance(address, str) else None,
        plain.get("title"),
        plain.get("author"),
        plain.get("published"),
        plain.get("updated"),
    )


def _json_feed(raw: bytes, around: Original) -> _Feed:
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(
            "is a JSON feed that cannot be read", where=around.where, mend="Name the addresses of its articles."
        ) from error
    items = found.get("items") if isinstance(found, dict) else None
    entries = [_json_entry(one) for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    base = around.base or _online(found.get("feed_url")) or _online(found.get("home_page_url"))
    return _Feed(_words(found.get("title")), base, entries)


def _json_entry(one: dict[str, Any]) -> _Entry:
    authors = one.get("authors") or [one.get("author")]
    names = [person.get("name") for person in authors if isinstance(person, dict)] if isinstance(authors, list) else []
    told = {name: value for name, value in one.items() if isinstance(value, str)}
    address = told.get("url") or (told["id"] if _online(told.get("id")) else None)
    author = ", ".join(name for name in names if isinstance(name, str)) or None
    return _Entry(address, told.get("title"), author, told.get("date_published"), told.get("date_modified"))


def _address_of(entry: _Entry, base: str | None) -> str:
    """The address of an entry without its fragment. Raises ValueError, which says why there is none that can be fetched."""
    said = "".join((entry.address or "").split())
    if not said:
        raise ValueError("names no address")
    named = f"names {said[:200]!r}, "
    try:
        is_relative = not urlsplit(said).scheme
        whole = urldefrag(urljoin(base or "", said)).url
        is_online = urlsplit(whole).scheme in {"http", "https"} and bool(urlsplit(whole).hostname)
    except ValueError:
        raise ValueError(f"{named}which is no address") from None
    if is_relative and base is None:
        raise ValueError(f"{named}and the feed does not say of which site")
    if not is_online:
        raise ValueError(f"{named}which is no http(s) address")
    return whole


def _hints(entry: _Entry, feed: _Feed) -> Facts:
    return Facts(
        title=_words(entry.title),
        source=feed.title,
        author=_words(entry.author),
        published=_day(entry.published),
        modified=_day(entry.modified),
    ).said_in("the feed")


def _online(address: object) -> str | None:
    return address if isinstance(address, str) and address.startswith(("http://", "https://")) else None


def _words(value: object) -> str | None:
    """The words without markup and runs of spaces, None where there are none."""
    if not isinstance(value, str):
        return None
    whole = value[: 4 * _LONGEST].encode(errors="replace").decode()  # half a character is none
    text = " ".join(html.unescape(_TAG.sub(" ", whole)).split())
    return text[:_LONGEST] or None


def _day(printed: object) -> date | None:
    """The day as the feed prints it, in its own time zone."""
    from email.utils import parsedate_to_datetime

    if not isinstance(printed, str):
        return None
    try:
        iso = _ISO.match(printed)
        return date.fromisoformat(iso[1]) if iso else parsedate_to_datetime(printed).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _said_of(error: object) -> str:
    """What was wrong with a feed, in one line."""
    text = " ".join(str(getattr(error, "getMessage", error.__str__)()).split())
    line = getattr(error, "getLineNumber", lambda: None)()
    return f"line {line}: {text}"[:200] if line else text[:200]
