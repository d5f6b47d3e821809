"""Which article of the ledger a line of a file means."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.core.claim_line import ClaimLine, LineFault
from factcheck.core.keys import content_key
from factcheck.errors import LineError
from factcheck.store.references import key_of_row, keys_beside, rows_at, rows_of_key, rows_titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

__all__ = ["References"]

_NUMBER = re.compile(r"A[1-9][0-9]{0,17}", re.ASCII | re.IGNORECASE)
_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII | re.IGNORECASE)

_SHOWN = 4
"""So many articles are named where one must be chosen."""

Reference = tuple[str | None, ...]


class References:
    """The articles that lines have meant so far: many lines mean the same one."""

    def __init__(self) -> None:
        self._rows: dict[Reference, int] = {}
        self._renumbered: dict[Reference, int] = {}
        self._keys: dict[int, str | None] = {}

    def begin(self) -> None:
        """A transaction begins: content keys may have changed since the last one."""
        self._keys.clear()

    def find(self, connection: Connection, line: ClaimLine) -> int:
        """The row of the article that a line means. Raises LineError where it names none, one that is not there, or several."""
        said = line.said
        named = tuple(said.get(name) for name in ("article", "address", "path", "title"))
        reference = (*named, said.get("source") if not any(named[:3]) else None)
        if reference not in self._rows:
            self._rows[reference] = _looked_up(connection, line)
        row = self._rows[reference]
        if named[0] is None or not _NUMBER.fullmatch(named[0]) or "key" not in said:
            return row
        return self._with_key(connection, line, row)

    def _with_key(self, connection: Connection, line: ClaimLine, row: int) -> int:
        """The article of a number, where the line comes from a ledger that may number articles in another way: the key of the claim tells."""
        beside = (line.said["article"], line.said.get("source"), line.said.get("published"))
        for one in (self._renumbered.get(beside), row):
            if one is not None and _claim_key(line, self._key_of(connection, one)) == line.said["key"]:
                return one
        near = keys_beside(connection, *beside[1:])
        for other, key in near:
            if _claim_key(line, key) == line.said["key"]:
                self._renumbered[beside] = other
                return other
        if row in {other for other, _ in near}:
            return row  # its claim was changed, or its text has been, since the key was made
        raise LineError(
            LineFault.UNKNOWN_ARTICLE, f"{beside[0]} is another article here than the one that the claim's key was made of",
            mend="Name the article by its address or its key, or leave the claim's key out.",
        )  # fmt: skip

    def _key_of(self, connection: Connection, row: int) -> str | None:
        if row not in self._keys:
            self._keys[row] = key_of_row(connection, row)
        return self._keys[row]


def _looked_up(connection: Connection, line: ClaimLine) -> int:
    said = line.said
    for name in ("article", "address", "path"):
        words = said.get(name)
        if words is not None:
            return _only(_called(connection, words.strip()), f"the article {words.strip()}")
    title, source = said.get("title"), said.get("source")
    if title is None:
        raise LineError(
            LineFault.NO_ARTICLE, "it names no article", mend="Give article, address, path, or title with source."
        )
    by = "" if source is None else f" of {source.strip()}"
    return _only(
        rows_titled(connection, title.strip(), None if source is None else source.strip()),
        f"the article “{title.strip()}”{by}",
    )


def _called(connection: Connection, words: str) -> list[int]:
    """The articles that some words name: a number, a content key, an address or a path."""
    if _NUMBER.fullmatch(words):
        row = int(words[1:])
        return [row] if key_of_row(connection, row) is not None else []
    if _KEY.fullmatch(words):
        return rows_of_key(connection, words)
    addresses = [words] if "://" in words else [words, str(Path(words).absolute())]
    return rows_at(connection, addresses)


def _only(rows: Sequence[int], what: str) -> int:
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise LineError(
            LineFault.UNKNOWN_ARTICLE, f"{what} is not in the ledger", mend="List them: factcheck articles."
        )
    shown = ", ".join(f"A{row}" for row in rows[:_SHOWN]) + (" …" if len(rows) > _SHOWN else "")
    raise LineError(LineFault.UNKNOWN_ARTICLE, f"{what} may be any of {shown}", mend="Name it by its number.")


def _claim_key(line: ClaimLine, article: str | None) -> str | None:
    """The content key of a line's claim, were it one of that article (see core/claim.py)."""
    said, places = line.said, line.places
    ends = ("value_start", "value_end") if "value_start" in places else ("start", "end")
    return content_key(["claim", article, said.get("kind"), said.get("form"), *(places.get(name) for name in ends)])
