"""Verbs and nouns that prices are told with."""

from __future__ import annotations

__all__ = ["OFFERED", "PRICED", "PRICED_AT"]

PRICED = frozenset("sell retail go".split())
"""With `for` or `at`, of a thing that does it itself: `the phone sells for $300`."""

PRICED_AT = frozenset("start begin retail price list".split())
"""With `at` or `from`: `starts at $300`."""

OFFERED = frozenset("version versions model models edition editions configuration configurations".split())
"""Behind an amount of money these are what it buys: `in $300 and $400 versions`."""
