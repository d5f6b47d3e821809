"""What reviewers say, in words: can a ledger keep it? And what is said to them inside a session."""

from __future__ import annotations

import re

from factcheck.errors import DecisionError, FactcheckError

__all__ = ["check_text", "in_session"]

_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


def check_text(*said: str | None) -> None:
    """Nothing, where all words can be written as UTF-8. Raises DecisionError."""
    for words in said:
        if words is not None and any("\ud800" <= character <= "\udfff" for character in words):
            raise DecisionError("the words hold bytes that are no text", mend="Write them in UTF-8.")


def in_session(error: FactcheckError) -> str:
    """An error as a sentence for somebody who answers questions: fields are called by their names, and nothing is cleared by two quotes.

    How to mend a decision is left out: the question that follows is the way.
    """
    if isinstance(error, DecisionError):
        return f"{error.what[:1].upper()}{error.what[1:]}."
    if error.mend is not None and "factcheck " in error.mend:
        return str(error)
    return _OPTION.sub(lambda found: found[1].replace("-", " "), str(error).replace(" ''", " -"))
