"""How precise a print is: the steps and halos around a printed figure, in one table, with reasons.

Everything is counted in powers of ten of the figure's own last digits and is exact.
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["APPROX_MOST", "APPROX_SHARE", "LOOSE_FLOOR", "ROUND_ZEROS", "SHORT_OF", "VAGUE", "last_figure"]

APPROX_SHARE, APPROX_MOST = Decimal("0.05"), Decimal("0.1")
"""`about`, `some`, `around` move a figure by half a unit of its last digit that is not 0, but by no less than a twentieth and no more than a tenth:
`about 40` is 36 to 44, `around 135` is 128 to 142, `about 100` is 90 to 110. Reason: nobody writes `about 40` of 50, and `about 135` is no guess
of the hundred."""

SHORT_OF = re.compile(
    r"\b(?:nearly|almost|close to|just under|just below|not quite|approaching|well-nigh|virtually)\s+(?:the\s+)?(?:[$€£¥]|[A-Z]{2,3}\s?[$€£¥]?)?\s*$",
    re.IGNORECASE,
)
"""Words that put the true figure a little below the printed one: `nearly 100` is 90 to 100."""

ROUND_ZEROS = 2
"""An exact print with at least this many closing zeros may be rounded: 170,000 may stand for 168,000, but 50 is 50."""

LOOSE_FLOOR = Decimal("1.2")
"""A floor claims firmly up to the next round step of its own precision; up to this multiple a figure above it is not worth a question:
`more than 1,450` and 1,463, but `at least 1` and 24 are two states of one count. Reason: a writer who knows that the figure
is a fifth higher prints a higher floor."""


VAGUE = re.compile(
    r"(?:(?:several|many|some)\s+)?(?:(?:tens|dozens|scores|hundreds|thousands)\s+of\s+)?(?:dozens|scores|hundreds|thousands|millions|billions)",
    re.IGNORECASE,
)
"""Plural number words without a figure: `dozens` is from one dozen to ten, `hundreds` from one hundred to ten."""


def last_figure(value: Decimal) -> int:
    """The power of ten of the last digit that is not 0: 3 for 168,000, 0 for 24, -2 for 4.12; 0 for 0."""
    if value == 0:
        return 0
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
