"""Days as reviewers say them: a date, a weekday, or so many days or weeks from today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.errors import DecisionError

__all__ = ["DAYS", "read_day"]

DAYS = "2026-12-01, a weekday, 7d or 2w"
"""How a day may be said, by examples."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"([0-9]{1,4}) ?([dw])", re.ASCII)
_SHORTEST = 3
"""Weekdays are known by their first three letters."""


def read_day(words: str, today: date) -> date:
    """The day that words mean, seen from ``today``, which it may be. A weekday is the next one after today.

    Raises DecisionError for words that mean no day, and for a day that is over.
    """
    said = " ".join(words.casefold().split())
    found = _named(said, today) or _counted(said, today) or _dated(said)
    if found is None:
        raise DecisionError(f"“{words}” is no day", mend=f"Write {DAYS}.")
    if found < today:
        raise DecisionError(f"{found.isoformat()} is over: today is {today.isoformat()}", mend="Name a day to come.")
    return found


def _named(said: str, today: date) -> date | None:
    if said in {"today", "tomorrow"}:
        return today + timedelta(days=said == "tomorrow")
    for at, name in enumerate(_WEEKDAYS):
        if len(said) >= _SHORTEST and name.startswith(said):
            return today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    return None


def _counted(said: str, today: date) -> date | None:
    span = _SPAN.fullmatch(said)
    if span is None:
        return None
    try:
        return today + timedelta(days=int(span[1]) * (7 if span[2] == "w" else 1))
    except OverflowError:
        return None


def _dated(said: str) -> date | None:
    if not _DATE.fullmatch(said):
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
"""The one form of a date that has no second meaning."""
