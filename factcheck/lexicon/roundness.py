"""How precise a print is: the steps and halos around a printed figure, in one table, with reasons.

Everything is counted in powers of ten of the figure's own last digits and is exact.
"""

from __future__ import annotations

from decimal import Decimal

__all__ = ["APPROX_SHARE", "LOOSE_FLOOR", "ROUND_ZEROS", "last_figure"]

APPROX_SHARE = Decimal("0.05")
"""`about`, `some`, `nearly` move a figure by up to a twentieth, or by half a unit of its last digit that is not 0, whichever is more:
`about 40` is 35 to 45, `around 135` is 128 to 142. Reason: nobody writes `about 40` of 50, and `about 135` is no guess of the hundred."""

ROUND_ZEROS = 2
"""An exact print with at least this many closing zeros may be rounded: 170,000 may stand for 168,000, but 50 is 50."""

LOOSE_FLOOR = Decimal("1.2")
"""A floor claims firmly up to the next round step of its own precision; up to this multiple a figure above it is not worth a question:
`more than 1,450` and 1,463, but `at least 1` and 24 are two states of one count. Reason: a writer who knows that the figure
is a fifth higher prints a higher floor."""


def last_figure(value: Decimal) -> int:
    """The power of ten of the last digit that is not 0: 3 for 168,000, 0 for 24, -2 for 4.12; 0 for 0."""
    if value == 0:
        return 0
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
