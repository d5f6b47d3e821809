"""Names of months, weekdays and spans of time as printed."""

from __future__ import annotations

import re
from types import MappingProxyType

__all__ = ["DATED_HEADING", "MONTHS", "MONTH_NAMES", "PERIOD_NOUNS", "PERIOD_WORDS", "TIME_ZONES", "WEEKDAYS"]

MONTH_NAMES = tuple("january february march april may june july august september october november december".split())
"""In lower case, from January."""

MONTHS = MappingProxyType(
    {name: number for number, name in enumerate(MONTH_NAMES, start=1)}
    | {name[:3]: number for number, name in enumerate(MONTH_NAMES, start=1)}
    | {"sept": 9}
)
"""Month names and their abbreviations without the full stop, lower case, to 1 .. 12."""

_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()

WEEKDAYS = MappingProxyType(
    {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
    | {name[:3]: number for number, name in enumerate(_WEEKDAY_NAMES) if name[:3] not in {"sat", "sun", "wed"}}
    | {"tues": 1, "thur": 3, "thurs": 3}
)
"""Weekday names to 0 (Monday) .. 6, as `date.weekday()`. `sat`, `sun` and `wed` are left out: they are words."""

PERIOD_WORDS = frozenset(
    "past last previous preceding next coming following recent final first latest opening closing".split()
)
"""Before a number and a unit of time these make a period: `in the past four years`."""

PERIOD_NOUNS = frozenset(
    "year years month months week weeks day days quarter quarters decade decades hour hours minute minutes century "
    "centuries season seasons fiscal".split()
)
"""Units that periods are counted in."""

TIME_ZONES = frozenset("gmt utc est edt pst pdt cst cdt mst mdt bst cet cest ist jst hkt ist local hours hrs".split())
"""What stands behind a clock time without a colon: `0600 GMT`, `1430 local time`."""

DATED_HEADING = re.compile(r"[\[(]?[ \u00a0]*(?P<iso>(?:1[89]|20)\d\d-\d\d-\d\d)(?:T[\d:]+Z?)?[ \u00a0]*[\])]?")
"""A line that is a date: the heading of an entry in a chronicle, or the time at which a report went out."""
