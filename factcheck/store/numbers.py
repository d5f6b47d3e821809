"""Local numbers: ``A1`` an article, ``C12`` a claim, ``D3`` a discrepancy, ``S4`` a series, ``R5`` a decision, ``E7`` a piece of evidence. A letter and the row's integer."""

from __future__ import annotations

import re

from factcheck.errors import UnknownId

__all__ = ["number", "parse_number", "row_of"]

_NUMBER = re.compile(r"([ACDERS])([1-9][0-9]{0,17})", re.ASCII)


def number(letter: str, row: int) -> str:
    """The number that people use for a row."""
    return f"{letter}{row}"


def parse_number(text: str, letters: str = "ACDRS") -> tuple[str, int]:
    """The letter, one of those asked for, and the row of a number, in either case. Raises UnknownId for what is none."""
    found = _NUMBER.fullmatch(text.strip().upper())
    if found is None or found[1] not in letters:
        raise UnknownId(
            f"{text!r} is no number of the ledger",
            mend="Write A1 for an article, C12 a claim, D3 a discrepancy, S4 a series, R5 a decision.",
        )
    return found[1], int(found[2])


def row_of(text: str | None, letter: str) -> int:
    """The row of a number of one kind. Raises UnknownId for another kind."""
    found, row = parse_number(text or "", "ACDERS")
    if found != letter:
        raise UnknownId(f"{text} does not begin with {letter}", mend=f"Write {letter}{row}.")
    return row
