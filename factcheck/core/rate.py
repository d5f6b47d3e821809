"""An exchange rate: what it was, on which day, and who says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = ["Rate", "Rates"]


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of the second currency for one of the first: the rate of ``day``, the last on or before the day asked for, by ``source``."""

    value: Decimal
    day: date
    source: str


Rates = Callable[[str, str, date], Rate | Decimal | None]
"""An exchange rate: units of the second currency for one of the first (ISO 4217 codes) on a day, None where unknown. A bare number is taken for the
rate of that very day, without a source."""
