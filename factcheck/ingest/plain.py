"""Plain text: the whole file is the article's text."""

from __future__ import annotations

from factcheck.core.article import Article
from factcheck.core.document import Document, Provenance
from factcheck.core.original import Original
from factcheck.ingest.decode import decode
from factcheck.ingest.head import read_head
from factcheck.ingest.language import find_language

__all__ = ["read_plain"]


def read_plain(original: Original) -> Document:
    """The document in the bytes of a plain text file.

    ``article.text`` is the file's own text, character for character, line ends and no-break spaces included. Raises an InputError for
    bytes that are no text.
    """
    characters = decode(original.raw, original.where, original.charset)
    text = characters.text
    head = read_head(text)
    language = find_language(text)
    article = Article(text=text, title=head.title, source=head.source, published=head.published, language=language.code)
    found = {name: "the text's head" for name in ("title", "source", "published") if getattr(head, name) is not None}
    if language.found is not None:
        found["language"] = language.found
    how = Provenance(charset=characters.charset, found=found)
    return Document(article, original.raw, characters.notes, head.undated, how)
