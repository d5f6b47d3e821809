"""What reading gives: a document for each file that could be read, a refusal for each that could not."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.article import Article
from factcheck.errors import FactcheckError

__all__ = ["Document", "Refusal"]


@dataclass(frozen=True, slots=True)
class Document:
    """An article with the bytes that it was read from.

    ``notes`` are short sentences on what was odd in the file. ``undated`` says why the text's head gives no date, where there is
    more to say than that it has none.
    """

    article: Article
    raw: bytes
    notes: tuple[str, ...] = ()
    undated: str = ""

    @property
    def unknown(self) -> tuple[str, ...]:
        """What is not known about the article, its source or its date, in words."""
        said = () if self.article.source is not None else ("source unknown",)
        if self.article.published is not None:
            return said
        return (*said, f"date unknown: {self.undated}" if self.undated else "date unknown")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not read, and why. The rest of its batch goes on.

    ``passed_over`` is True for what merely lay in a folder (a picture, a link) and False for what was asked for by name, or
    should have been an article and is not.
    """

    where: str
    error: FactcheckError
    passed_over: bool = False
