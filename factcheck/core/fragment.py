"""A link that opens a page at a quote: the ``#:~:text=`` fragment that browsers understand.

Source: WICG, URL Fragment Text Directives (text fragments), sections 3.2 and 3.5: ``text=[prefix-,]start[,end][,-suffix]``, percent-encoded, a match within one block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote as percent

from factcheck.core.document import Block

__all__ = ["link_to", "places_of", "text_fragment"]

_WHOLE = 100
"""A longer quote is named by its beginning and its end. Source: the 300 characters that the specification's authors advise leave room for percent-encoding."""

_WORDS = 5
"""So many words are a beginning, or an end."""

_AROUND = 3
"""So many words of the surroundings tell one `119 platforms` from another."""

_CUT = re.compile(r"\n| \| ")
"""Where a block of the page ends: lines, and the cells of a row."""


def text_fragment(quote: str, prefix: str = "", suffix: str = "") -> str:
    """The fragment, with its ``#``, that finds a quote in a page: whole, or by its first and last words where it is long or runs over several blocks.

    ``prefix`` and ``suffix`` are the text around it, of which some words of the same block are named. Empty for a quote without words.
    """
    parts = [part for part in (" ".join(one.split()) for one in _CUT.split(quote)) if part]
    if not parts:
        return ""
    if len(parts) == 1 and len(parts[0]) <= _WHOLE:
        found = [parts[0]]
    elif len(parts) == 1:
        words = parts[0].split(" ")
        middle = min(_WORDS, len(words) // 2)
        found = [" ".join(words[:middle]), " ".join(words[len(words) - middle :])] if middle else [parts[0]]
    else:
        found = [" ".join(parts[0].split(" ")[:_WORDS]), " ".join(parts[-1].split(" ")[-_WORDS:])]
    before = "" if _is_glued(prefix[-1:], quote[:1]) else " ".join(_CUT.split(prefix)[-1].split()[-_AROUND:])
    after = "" if _is_glued(quote[-1:], suffix[:1]) else " ".join(_CUT.split(suffix)[0].split()[:_AROUND])
    pieces = [f"{_encoded(before)}-"] if before else []
    pieces += [_encoded(one) for one in found]
    pieces += [f"-{_encoded(after)}"] if after else []
    return f"#:~:text={','.join(pieces)}"


def link_to(address: str, text: str, start: int, end: int) -> str:
    """The link that opens ``text[start:end]`` at an http(s) address. A fragment that the address has already makes way."""
    around = 80
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = before.partition(" ")[2]  # its first word may be cut
    if end + around < len(text):
        after = after.rpartition(" ")[0]
    return address.partition("#")[0] + text_fragment(text[start:end], before, after)


def places_of(blocks: Sequence[Block], start: int, end: int) -> tuple[str, ...]:
    """Where ``[start, end)`` of a text stands: the places of the blocks that it touches, each once, in order."""
    return tuple(dict.fromkeys(one.place for one in blocks if one.start < end and start < one.end))


def _is_glued(before: str, after: str) -> bool:
    """Do two characters belong to one word? A browser matches whole words only."""
    return before.isalnum() and after.isalnum()


def _encoded(words: str) -> str:
    """Percent-encoded, with the three marks that have a meaning in the fragment."""
    return percent(words, safe="").replace("-", "%2D")
