"""Bytes -> an article with its claims: what several processes can do at once, since no ledger is asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.copy import Copy
from factcheck.core.document import Document, Refusal
from factcheck.core.original import Original
from factcheck.errors import ClaimError, FactcheckError, InputError

__all__ = ["Given", "Read", "read", "read_claims"]

Given = Document | Original | Refusal
"""What is to be read: bytes, an article that somebody made, or a refusal, which stays one."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one thing that was given: the document without its bytes, the ``copy`` of them that is to be kept, and the claims, or the error of the rules.

    A refusal has neither. Nothing here is large, so that it is cheap to hand from one process to another.
    """

    document: Document | Refusal
    copy: Copy | None = None
    claims: tuple[Claim, ...] = ()
    error: FactcheckError | None = field(default=None)

    def claims_of(self, article: Article) -> list[Claim]:
        """The claims of the article as the ledger knows it: those that were read, where they are of this very article, else read now. Raises ClaimError."""
        if not isinstance(self.document, Document) or self.document.article != article:
            return read_claims(article)
        if self.error is not None:
            raise self.error
        return list(self.claims)


def read(given: Given, now: datetime) -> Read:
    """Reads one thing. Whatever is wrong with it is told in what comes back, and never raised. ``now`` is when its bytes were got, where nothing else is known."""
    if isinstance(given, Refusal):
        return Read(given)
    try:
        document = given if isinstance(given, Document) else _document(given)
    except FactcheckError as error:
        return Read(Refusal(given.where if isinstance(given, Original) else "", error))
    how = document.provenance
    copy = Copy.of(document.raw, retrieved=how.retrieved or now, media_type=how.media_type)
    bare = replace(document, raw=b"")
    try:
        return Read(bare, copy, tuple(read_claims(document.article)))
    except FactcheckError as error:
        return Read(bare, copy, error=error)


def read_claims(article: Article) -> list[Claim]:
    """The claims of an article. Raises ClaimError where the rules fail on it, so that the rest of a batch can go on.

    A broken installation or a full memory is not the article's fault, and passes through.
    """
    try:
        return api.extract_claims(article)
    except (FactcheckError, ImportError, MemoryError):
        raise
    except Exception as error:
        raise ClaimError(
            f"the rules failed on this text ({type(error).__name__}: {error})",
            where=article.address or article.id,
            mend="Nothing of it was kept; please report it with the text.",
        ) from error


def _document(original: Original) -> Document:
    """The document in some bytes. Raises an InputError, also where a library stumbles over them."""
    try:
        return api.read_original(original)
    except (FactcheckError, ImportError, MemoryError):
        raise
    except Exception as error:
        raise InputError(
            f"the reader failed on it ({type(error).__name__}: {error})",
            where=original.where,
            mend="Nothing of it was kept; please report it with the file.",
        ) from error
