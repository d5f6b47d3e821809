"""What a person types to search, as an expression of SQLite's full-text search.

Nothing that is typed is taken for syntax but ``"…"``, ``*`` and ``OR``: every word goes in quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.errors import UsageError

__all__ = ["MOST", "expression"]

MOST = 64
"""So many words at most. SQLite's parser has a stack of its own, and nobody types more."""

_EXAMPLE = "Write: factcheck search '\"innovation platforms\" zone*'."
_PIECE = re.compile(r'"(?P<phrase>[^"]*)"(?P<begins>\*?)|(?P<word>[^\s"]+)')
_ENDINGS = (
    "",
    "e",
    "s",
    "es",
    "ed",
    "er",
    "or",
    "ing",
    "ion",
    "ions",
    "ive",
    "ment",
    "al",
    "able",
    "ance",
    "ence",
    "ation",
    "y",
    "ies",
    "ity",
)
"""The index holds stems, so a beginning may be longer than the stem of what it begins: ``innovat`` and ``innov``. With these behind it the beginning is a word,
whose stem is looked up too. Source: the suffixes that the algorithm of M. F. Porter (1980) takes away.
"""


def expression(said: str, without: Sequence[str] = ()) -> str:
    """The expression for what is typed: all of the words, in any order and with any ending.

    ``"…"`` is words in a row, ``word*`` a beginning, ``OR`` stands between alternatives. ``without`` are words that must not be there. Raises UsageError for
    what has no word in it, for a quotation mark that is not closed, an ``OR`` with nothing beside it, bytes that are no text, and more than ``MOST`` words.
    """
    groups: list[list[str]] = [[]]
    for term in _terms(said):
        if term is None:
            groups.append([])
        else:
            groups[-1].append(term)
    if len(groups) > 1 and not all(groups):
        raise UsageError("OR stands between words", where=said.strip(), mend="Write: factcheck search boats OR ships.")
    if not groups[0]:
        raise UsageError("there is no word to search for", where=said.strip() or None, mend=_EXAMPLE)
    unwanted = [term for word in without for term in _terms(word) if term is not None]
    if sum(map(len, groups)) + len(unwanted) > MOST:
        raise UsageError(f"more than {MOST} words", mend="Search for fewer.")
    wanted = " OR ".join(f"({' AND '.join(group)})" for group in groups)
    return f"({wanted}) NOT ({' OR '.join(unwanted)})" if unwanted else wanted


def _terms(said: str) -> Iterable[str | None]:
    """The terms of what is typed; None for an ``OR``. What holds neither a letter nor a digit is passed over."""
    try:
        said.encode()
    except UnicodeEncodeError:
        raise UsageError("the words hold bytes that are no text", mend=_EXAMPLE) from None
    if said.count('"') % 2:
        raise UsageError("a quotation mark is not closed", where=said.strip(), mend=_EXAMPLE)
    for piece in _PIECE.finditer(said):
        word = piece["word"]
        if word == "OR":
            yield None
            continue
        if word == "AND":
            continue
        begins = word.endswith("*") if word else bool(piece["begins"])
        plain = (word or piece["phrase"]).replace("\0", " ")
        if any(letter.isalnum() for letter in plain):
            yield _beginning(plain.rstrip("*")) if begins else _quoted(plain)


def _quoted(words: str) -> str:
    return f'"{words}"'


def _beginning(words: str) -> str:
    """What begins so, whatever its stem is."""
    found = [f'"{words}" *']
    if words.isalpha():
        found += [_quoted(words + ending) for ending in _ENDINGS]
    return f"({' OR '.join(found)})"
