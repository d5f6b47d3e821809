"""Number words, scales and fractions as printed, and what they are worth.

Reason: the short scale (a billion is 10^9) is that of all English news since the 1970s; `lakh` and `crore` are the
Indian 10^5 and 10^7. Every value is an exact `Decimal`.
"""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

__all__ = [
    "CERTAIN_MARKS",
    "FOLDS",
    "FRACTION_MARKS",
    "FRACTION_WORDS",
    "ONES",
    "ORDINALS",
    "PART_CUES",
    "PART_FOLLOWERS",
    "PART_UNITS",
    "SCALES",
    "SCALE_MARKS",
    "TENS",
    "VAGUE",
]

ONES = MappingProxyType(
    {
        word: Decimal(value)
        for value, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen".split()
        )
    }
)
"""Words for 0 to 19."""

TENS = MappingProxyType(
    {
        word: Decimal(10 * value)
        for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
    }
    | {"fourty": Decimal(40)}
)
"""Words for the tens, with one frequent misspelling."""

SCALES = MappingProxyType(
    {
        "hundred": Decimal(100),
        "thousand": Decimal(1000),
        "million": Decimal(10**6),
        "billion": Decimal(10**9),
        "trillion": Decimal(10**12),
        "quadrillion": Decimal(10**15),
        "lakh": Decimal(10**5),
        "lakhs": Decimal(10**5),
        "lac": Decimal(10**5),
        "crore": Decimal(10**7),
        "crores": Decimal(10**7),
        "dozen": Decimal(12),
    }
)
"""Words that multiply the number before them, after digits and after number words."""

SCALE_MARKS = MappingProxyType(
    {
        "mln": Decimal(10**6),
        "mn": Decimal(10**6),
        "mil": Decimal(10**6),
        "mio": Decimal(10**6),
        "mm": Decimal(10**6),
        "m": Decimal(10**6),
        "bn": Decimal(10**9),
        "bln": Decimal(10**9),
        "b": Decimal(10**9),
        "tn": Decimal(10**12),
        "trn": Decimal(10**12),
        "tln": Decimal(10**12),
        "t": Decimal(10**12),
        "k": Decimal(1000),
        "cr": Decimal(10**7),
    }
)
"""Abbreviations of scales after digits, lower case. `m`, `mm`, `b`, `t`, `k`, `cr` are other things too: see extract/numbers.py."""

CERTAIN_MARKS = frozenset("mln bn bln tn trn tln mio mil".split())
"""Abbreviations that are scales and nothing else."""

VAGUE = MappingProxyType(
    {
        "dozens": Decimal(12),
        "scores": Decimal(20),
        "tens": Decimal(10),
        "hundreds": Decimal(100),
        "thousands": Decimal(1000),
        "millions": Decimal(10**6),
        "billions": Decimal(10**9),
        "trillions": Decimal(10**12),
    }
)
"""Plurals that bound a count from below: `dozens` is at least one dozen. Reason: the least that nobody would call wrong."""

ORDINALS = MappingProxyType(
    {
        word: Decimal(value)
        for value, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
            start=1,
        )
    }
    | {
        word: Decimal(10 * value)
        for value, word in enumerate(
            "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(), start=2
        )
    }
    | {
        "thousandth": Decimal(1000),
        "millionth": Decimal(10**6),
        "billionth": Decimal(10**9),
        "trillionth": Decimal(10**12),
    }
)
"""Ordinal words."""

FRACTION_WORDS = MappingProxyType(
    {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
    | {
        form: value
        for value, word in enumerate("third fourth fifth sixth seventh eighth ninth tenth".split(), start=3)
        for form in (word, word + "s")
    }
    | {
        "hundredth": 100,
        "hundredths": 100,
        "thousandth": 1000,
        "thousandths": 1000,
        "millionth": 10**6,
        "millionths": 10**6,
    }
)
"""Words for the parts of one, singular and plural, and their denominators."""

FOLDS = MappingProxyType(
    {
        word + "fold": Decimal(value)
        for value, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
    }
    | {"twentyfold": Decimal(20), "hundredfold": Decimal(100), "thousandfold": Decimal(1000)}
)
"""Multiples in one word: ``a threefold rise``."""

PART_UNITS = frozenset("point percentage percent century mile hour cent inch pound".split())
"""After `quarter` these make it a quarter of a unit: ``a quarter-point rise``; else a quarter is a part of the year."""

PART_CUES = frozenset("up down by than nearly almost about roughly around over under only least approximately".split())
"""Before `a third` and the like these make it a share without `of`: ``sales were up a third``."""

PART_FOLLOWERS = frozenset(
    "more less higher lower fewer larger smaller bigger cheaper greater said say says think thought believe believed want wanted live lived "
    "work worked voted vote compared".split()
)
"""What may follow such a share, besides words that are no nouns."""

FRACTION_MARKS = MappingProxyType(
    {
        "½": (1, 2),
        "⅓": (1, 3),
        "⅔": (2, 3),
        "¼": (1, 4),
        "¾": (3, 4),
        "⅕": (1, 5),
        "⅖": (2, 5),
        "⅗": (3, 5),
        "⅘": (4, 5),
        "⅙": (1, 6),
        "⅚": (5, 6),
        "⅛": (1, 8),
        "⅜": (3, 8),
        "⅝": (5, 8),
        "⅞": (7, 8),
    }
)
"""Single characters that are fractions: numerator and denominator."""
