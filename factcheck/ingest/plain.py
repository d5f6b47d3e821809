"""Plain text: the whole file is the article's text."""

from __future__ import annotations

from factcheck.core.article import Article
from factcheck.core.document import Document, Provenance
from factcheck.core.original import Original
from factcheck.ingest.decode import decode
from factcheck.ingest.head import read_head

__all__ = ["read_plain"]

_LATIN_SHARE = 0.5
"""Fewer letters than this from the Latin alphabets, and English rules will find little."""


def read_plain(original: Original) -> Document:
    """The document in the bytes of a plain text file.

    ``article.text`` is the file's own text, character for character, line ends and no-break spaces included. Raises an InputError for
    bytes that are no text.
    """
    text = decode(original.raw, original.where)
    head = read_head(text)
    notes: tuple[str, ...] = ()
    letters = [character for character in text[:4000] if character.isalpha()]
    if letters and sum(character < "\u0250" for character in letters) < _LATIN_SHARE * len(letters):
        notes = ("mostly not in Latin letters: only English is read",)
    article = Article(text=text, title=head.title, source=head.source, published=head.published)
    found = {name: "the text's head" for name in ("title", "source", "published") if getattr(head, name) is not None}
    return Document(article, original.raw, notes, head.undated, Provenance(found=found))
