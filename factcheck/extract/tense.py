"""Whether a time is still to come: what the words around it say."""

from __future__ import annotations

import re

__all__ = ["is_coming"]

_BEFORE = re.compile(
    r"\b(?:will|shall|to[ \u00a0](?:be|open|begin|start|take|come|end)|due|scheduled|planned|expected|expects?|plans?|beginning|starting|extend(?:ed|s)?|expir(?:e|es|ing)|effective|payable|by|until|deadline)\b[^.;\n]*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[^.;,\n]*\bwill\b", re.IGNORECASE)
_REACH = 80  # characters to each side in which these words stand


def is_coming(text: str, start: int, end: int) -> bool:
    """Do the words around the time at ``text[start:end]`` speak of what is to come: `will open on`, `beginning`?"""
    if _BEFORE.search(text, max(0, start - _REACH), start) is not None:
        return True
    return _BEHIND.match(text, end, end + _REACH) is not None
