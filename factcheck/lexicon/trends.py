"""Words that state a direction through time, and words that mark a figure as revised."""

from __future__ import annotations

import re

__all__ = ["ODD_SCALE", "REVISED", "stated_trend"]

_STEADY = (
    r"(?:year[- ](?:on|after|by)[- ]year|year by year|every (?:single )?year|each year|for (?:the )?\w+ (?:consecutive|straight|successive|running) years?"
    r"|(?:steadily|continuously|continually|consistently|constantly|uninterruptedly)|without interruption|in a row|month after month|quarter after quarter)"
)
_UP = r"(?:increas\w*|ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing|owth)|climb\w*|expand\w*|improv\w*|gain\w*)"
_DOWN = r"(?:decreas\w*|f(?:all|alls|ell|allen|alling)|declin\w*|drop\w*|shr(?:ink\w*|ank|unk)|reduc\w*)"
_UPWARD = re.compile(rf"\b(?:{_UP}\b[^.;\n]{{0,40}}\b{_STEADY}|{_STEADY}\b[^.;\n]{{0,40}}\b{_UP})\b", re.IGNORECASE)
_DOWNWARD = re.compile(
    rf"\b(?:{_DOWN}\b[^.;\n]{{0,40}}\b{_STEADY}|{_STEADY}\b[^.;\n]{{0,40}}\b{_DOWN})\b", re.IGNORECASE
)

REVISED = re.compile(
    r"\b(?:revis(?:ed|es|ion)|restat(?:ed|es|ement)|correct(?:ed|s|ion)|final (?:figure|count|toll|data)|re-?calculated)\b",
    re.IGNORECASE,
)

ODD_SCALE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{4,})(?:\.\d+)?[\s\u00a0-]*(?P<scale>million|billion|trillion|mln|bn|thousand)\b",
    re.IGNORECASE,
)
"""A number of four or more digits before a scale word: `1000 million`. English has a word for that; it is what is left where a 万
(ten thousand) was read as a million."""


def stated_trend(text: str) -> str | None:
    """``up`` or ``down`` where a sentence states a steady direction, else None."""
    if _UPWARD.search(text):
        return "up"
    return "down" if _DOWNWARD.search(text) else None
