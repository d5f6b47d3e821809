"""What reviewers say, in words: can a ledger keep it?"""

from __future__ import annotations

from factcheck.errors import DecisionError

__all__ = ["check_text"]


def check_text(*said: str | None) -> None:
    """Nothing, where all words can be written as UTF-8. Raises DecisionError."""
    for words in said:
        if words is not None and any("\ud800" <= character <= "\udfff" for character in words):
            raise DecisionError("the words hold bytes that are no text", mend="Write them in UTF-8.")
