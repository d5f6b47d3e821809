"""Whether what stands at an article's address is still that article, or a page that stands where it stood."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from factcheck.core.article import Article
from factcheck.lexicon.notices import NOTICE

__all__ = ["why_no_article"]

_THIRD = 3
"""A text that is less than a third as long is a notice, a teaser before a wall, or a stub."""

_LEFT = 10
"""Where less than a tenth of the word triples is left, it is another text. Reason: an article that is written anew keeps names, figures and quotes; two articles
of one site share its furniture."""

_WORD = re.compile(r"[぀-ヿ㐀-鿿]|[^\W぀-ヿ㐀-鿿]+")
"""A word, or a character of a script that is written without spaces."""


def why_no_article(before: Article, after: Article, *, asked: str, final: str | None) -> str | None:
    """Why what was got is not taken for a new version of an article, in words; None where it may be one.

    ``asked`` is the address that was asked for, ``final`` where its redirects led.
    """
    if final is not None and urlsplit(final).path in {"", "/"} and urlsplit(asked).path not in {"", "/"}:
        return "it leads to the front page now"
    title = after.title or ""
    if NOTICE.search(title) and not NOTICE.search(before.title or ""):
        return f"the page calls itself {title!r} now"
    if _size(after.text) * _THIRD < _size(before.text):
        return "less than a third of the text is left"
    old = _triples(before.text)
    if len(old & _triples(after.text)) * _LEFT < len(old):
        return "hardly a word of the text is left"
    return None


def _size(text: str) -> int:
    return sum(map(len, text.split()))


def _triples(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))
