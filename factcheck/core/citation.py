"""A claim as it is cited: its words, where they are from, and what must be known before they are used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.fragment import link_to

__all__ = ["Citation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A claim to cite.

    ``retrieved`` is the day on which its text was got. ``caveats`` are what must be known before it is used, a clause each: that it is disputed, was refuted,
    is not said any more; none for a claim that may simply be cited.
    """

    claim: Claim
    retrieved: date | None = None
    caveats: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The whole sentence of the claim, in one line."""
        return " ".join(self.claim.context.split())

    @property
    def article(self) -> Article:
        """What the claim is from."""
        return self.claim.article

    @property
    def link(self) -> str | None:
        """The address that opens the page at the sentence; None for what is not on the web, or has an address that no link can hold."""
        claim, address = self.claim, self.article.address
        if address is None or not self.article.is_online or not _is_plain(address):
            return None
        if claim.retired:  # the page does not say it any more: a search for it would find nothing
            return _safe(address)
        return _safe(link_to(address, self.article.text, claim.context_start, claim.context_end))


def _is_plain(address: str) -> bool:
    """Is it printable, in one piece, and names a host?"""
    if not address.isprintable() or any(character.isspace() for character in address):
        return False
    try:
        return bool(urlsplit(address).netloc)
    except ValueError:
        return False


def _safe(address: str) -> str:
    """With what ends a link in Markdown, HTML or BibTeX percent-encoded. Source: RFC 3986, section 2.1; those are none that separate its parts."""
    return "".join(quote(character) if character in "<>\"'`\\{}()[]|^" else character for character in address)
