"""Markdown: the text as a reader sees it, with the line of the file for each part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from factcheck.core.article import Article
from factcheck.core.document import Block, Document, Provenance
from factcheck.core.original import Original
from factcheck.errors import EmptyArticle, TooLarge
from factcheck.ingest.decode import decode
from factcheck.ingest.front_matter import front_matter
from factcheck.ingest.head import read_head
from factcheck.ingest.language import find_language

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["is_markdown", "read_markdown"]

_ENDINGS = frozenset({".markdown", ".md"})
_MEDIA_TYPES = frozenset({"text/markdown", "text/x-markdown"})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PAGE = re.compile(rb"\s*<(?:!doctype\s|html[\s>]|head[\s>]|body[\s>]|\?xml\s)", re.IGNORECASE)
_MAX_CHARACTERS = 500_000
"""The cap on Markdown: half a book. What is written to be slow takes half a minute then."""

_FULL_LINE = 50
"""A line of at least so many characters goes on in the next; a shorter one was ended on purpose, as in a list of facts under a headline."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_WORD = re.compile(r"\w")
_FRONT = "the front matter"


def is_markdown(head: bytes, original: Original) -> bool:
    """Is it called Markdown, by its name or by a server, and no web page by its first tag?"""
    said = (original.media_type or "").lower()
    is_named = said not in _PAGES and (PurePosixPath(original.where).suffix.lower() in _ENDINGS or said in _MEDIA_TYPES)
    return is_named and _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")) is None


def read_markdown(original: Original) -> Document:
    """The document in Markdown, with a block ``line 12`` for each paragraph, heading, list item and row of a table.

    The text is without marks, addresses of links, pictures, comments and blocks of code, which state nothing. Title, source and dates are those of the front matter, else the first heading and what
    stands below it. Raises an InputError for bytes that are no text, or hold none.
    """
    characters = decode(original.raw, original.where, original.charset)
    written = characters.text
    if len(written) > _MAX_CHARACTERS:
        cap = f"holds more than {_MAX_CHARACTERS:,} characters, the cap on Markdown"
        raise TooLarge(cap, where=original.where, mend="Split it, or save it as plain text (.txt).")
    facts, body, lines_above = front_matter(written)
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(body)
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for line, text in _paragraphs(tokens):
        parts.append(text)
        blocks.append(Block(length, length + len(text), f"line {line + lines_above + 1}"))
        length += len(text) + 1
    text = "\n".join(parts)
    if not _WORD.search(text):
        raise EmptyArticle("holds no words", where=original.where, mend="Check that it was saved, or leave it out.")
    found = _document(original, text, tuple(blocks), facts, _first_heading(tokens))
    return replace(
        found,
        notes=characters.notes,
        provenance=replace(found.provenance, charset=characters.charset),
    )


def _document(
    original: Original, text: str, blocks: tuple[Block, ...], facts: dict[str, Any], heading: str | None
) -> Document:
    head = read_head(text)
    known = dict(facts)
    found = dict.fromkeys(facts, _FRONT)
    language = find_language(text, facts.get("language"), _FRONT)
    known["language"] = language.code
    if language.found is not None:
        found["language"] = language.found
    for name, value, place in (
        ("title", heading, "the first heading"),
        ("title", head.title, "the text's head"),
        ("source", head.source, "the text's head"),
        ("published", head.published, "the text's head"),
    ):
        if value is not None and name not in known:
            known[name], found[name] = value, place
    return Document(Article(text=text, **known), original.raw, (), head.undated, Provenance(found=found), blocks)


def _first_heading(tokens: Sequence[Token]) -> str | None:
    """The words of the first heading of the first rank."""
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return " ".join(_printed(tokens[number + 1]).split()) or None
    return None


def _paragraphs(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The line on which each paragraph, heading, list item or row begins, from 0, and its text, without line breaks at its ends."""
    row: list[str] | None = None
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type == "tr_open":
            row, begins = [], line
        elif token.type == "tr_close" and row is not None:
            if any(row):
                yield begins, "\t".join(row)
            row = None
        elif token.type == "inline" and row is not None:
            row.append(" ".join(_printed(token).split()))
        elif token.type in {"inline", "html_block"}:
            text = _printed(token) if token.type == "inline" else _bare(token.content)
            if text.strip():
                yield line, text.strip()


def _printed(token: Token) -> str:
    """What is seen of a paragraph; its lines are joined where they were broken for their length."""
    pieces: list[str] = []
    for child in token.children or ():
        if child.type in {"text", "code_inline", "text_special"}:
            pieces.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            pieces.append("\n" if child.type == "hardbreak" else "\v")
    lines = "".join(pieces).split("\v")
    text = lines[0]
    for above, line in pairwise(lines):
        is_broken = len(above.rpartition("\n")[2]) >= _FULL_LINE or line.lstrip()[:1].islower()
        text += (" " if is_broken else "\n") + line
    return text


def _bare(markup: str) -> str:
    """The words in a block of HTML, line by line."""
    from html import unescape

    seen = _TAG.sub(" ", _UNSEEN.sub("", _COMMENT.sub("", markup)))
    return "\n".join(line for line in (" ".join(unescape(one).split()) for one in seen.splitlines()) if line)
