"""Days as they are written in a text."""

from __future__ import annotations

from datetime import date

__all__ = ["MONTHS", "long_date"]

MONTHS = (
    "January February March April May June July August September October November December"
).split()  # not the calendar module's, which follow the locale


def long_date(day: date | None) -> str:
    """A day as it is written in a text: ``19 December 2022``; ``date unknown`` for none."""
    return "date unknown" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"
