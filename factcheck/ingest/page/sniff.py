"""Is it a web page? Told by its first bytes."""

from __future__ import annotations

import codecs
import re

from factcheck.core.original import Original
from factcheck.ingest.charset import codec_of

__all__ = ["is_page", "page_charset"]

_PROLOGUE = re.compile(rb"(?:[ \t\r\n\f]++|<!--(?:[^-]++|-(?!->))*+-->|<\?xml[^>]*+>)*+")
_START = re.compile(
    rb"<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link|article|section|main|header)[\s/>]",
    re.IGNORECASE,
)
"""Source: WHATWG MIME Sniffing Standard, section 7.1, with the elements that pieces of pages begin with besides."""

_WHOLE = re.compile(rb"<(?:!doctype html|html|head|body)[\s/>]", re.IGNORECASE)
_XHTML = re.compile(
    rb"(?:<!doctype html[^\[>]*+(?:\[[^\]]*+\])?[^>]*+>\s*+(?:<!--(?:[^-]++|-(?!->))*+-->\s*+)*+)?<html[\s>]",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(rb"<(?:p|div|span|br|h[1-6]|a|body|html)[\s/>]", re.IGNORECASE)
_META = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_COMMENT = re.compile(rb"<!--(?:[^-]++|-(?!->))*+(?:-->)?")
_MARKDOWN = (".md", ".markdown")
_PAGES = frozenset(["text/html", "application/xhtml+xml"])
_PRESCAN = 16 * 1024
"""How far a page's own words on its encoding are looked for. The standard says 1,024 bytes; many pages need more."""


def is_page(head: bytes, original: Original) -> bool:
    """Do the first bytes begin a web page? Where they leave it open, what a server said decides; a Markdown file may begin with an element."""
    seen = _narrow(head)
    found = _PROLOGUE.match(seen)
    start = 0 if found is None else found.end()
    if seen[:start].lstrip().startswith(b"<?xml"):
        return _XHTML.match(seen, start) is not None
    if (original.address or original.where).lower().endswith(_MARKDOWN):
        return _WHOLE.match(seen, start) is not None
    if _START.match(seen, start):
        return True
    return original.media_type in _PAGES and _ANY_TAG.search(seen) is not None


def page_charset(raw: bytes) -> tuple[tuple[str, str | None], ...]:
    """What a page says of its own encoding: who says it (``the page``), and the label. UTF-16 without a mark is told by its zeros, since the page cannot say it."""
    head = raw[:_PRESCAN]
    if head[:64].count(0) > 16:
        wide = _wide(head)
        return () if wide is None else (("the page", wide),)
    bare = _COMMENT.sub(b"", head)
    labels = [found[1].decode("ascii", "replace") for found in (_META.search(bare), _XML.match(head)) if found]
    # A page that calls itself UTF-16 in single bytes is UTF-8 (Source: HTML Living Standard, prescan, step 15).
    return tuple(("the page", "utf-8" if (codec_of(one) or "").startswith("utf-16") else one) for one in labels)


def _narrow(head: bytes) -> bytes:
    """The first bytes as ASCII has them, without a byte order mark and without the zeros of UTF-16."""
    if head.startswith(codecs.BOM_UTF8):
        return head[3:]
    if head.startswith(codecs.BOM_UTF16_LE) or _wide(head) == "utf-16le":
        return head.removeprefix(codecs.BOM_UTF16_LE)[::2]
    if head.startswith(codecs.BOM_UTF16_BE) or _wide(head) == "utf-16be":
        return head.removeprefix(codecs.BOM_UTF16_BE)[1::2]
    return head


def _wide(head: bytes) -> str | None:
    """UTF-16 that begins with ASCII, without a byte order mark."""
    start = head[:64]
    if len(start) >= 8 and not any(start[1::2]) and all(start[::2]):
        return "utf-16le"
    return "utf-16be" if len(start) >= 8 and not any(start[::2]) and all(start[1::2]) else None
