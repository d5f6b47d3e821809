"""Words that the checks beside the comparison of figures look for: the present tense of statistics, flows, size classes, leads, works."""

from __future__ import annotations

import re

__all__ = [
    "ABOVE",
    "ADJUSTED",
    "ALL_OF_THEM",
    "BARE_SPEAKERS",
    "FLOW_ACTIONS",
    "FLOW_FACETS",
    "IS_SHARE",
    "LEAD",
    "LESS",
    "LOOKING_AHEAD",
    "MORE",
    "OF_ALL",
    "OVERALL_HEADS",
    "PER_PEOPLE",
    "PLANNING",
    "PRESENT",
    "SIZE_CLASS",
    "WORKS",
]

PRESENT = re.compile(
    r"\b(?:at present|at the moment|currently|presently|as of now|to date|so far|up to now)\b", re.IGNORECASE
)
"""Words that date figures to the present, without saying when a sum over time began."""

FLOW_ACTIONS = frozenset(
    """sign apply register export import ship deliver issue grant award win complete release publish produce process handle treat recruit hire graduate train transfer commercialize
    organize conduct introduce attract transform output""".split()
)
"""Verbs of what adds up over a period: contracts are signed in a year, staff are there on a day."""

FLOW_FACETS = frozenset("turnover sales revenue income output production export import".split())
"""Nouns that measure over a period."""

ABOVE = re.compile(
    r"\babove (?:the )?(?:scale\b|(?:[\w-]+ ){0,4}?(?:national|state|ministerial|provincial|regional|region|province|municipal|city|prefecture|county|district)[- ]level\b)",
    re.IGNORECASE,
)
"""`above the provincial level`, `above the scale`: translated from a word that means *this or higher* (以上); in English it leaves the level itself out.
Source: the National Bureau of Statistics of China renders 规模以上 as "above designated size": an income from main business of 20 million yuan or more in industry."""

SIZE_CLASS = re.compile(
    r"\b(?:large-scale|above (?:the )?(?:designated |state-designated )?(?:scale|size)|(?:large|medium|small)(?:- and | and |/)(?:medium|small)[- ]sized|medium-sized|large-sized|micro and small)\b",
    re.IGNORECASE,
)
"""Words that put an enterprise into a class of size: each statistical office, and each translation, has its own."""

LEAD = re.compile(
    r"\b(?:(?:take|takes|took|taking|hold|holds|held) the lead|(?:lead|leads|led|leading) (?:all of |the whole |the entire |the )|rank(?:s|ed|ing)? (?:first|top|no\. ?1)\b|top(?:s|ped|ping) (?:all|the))",
    re.IGNORECASE,
)
"""Words that put somebody before all others."""

OVERALL_HEADS = frozenset("indicator index figure measure number category respect item".split())
"""Nouns for figures themselves: `all five indicators`."""

ALL_OF_THEM = re.compile(r"\b(?:all|these|the above|the|all these|all of the)\s+$", re.IGNORECASE)
"""Before a number it leads back to things that were listed."""

MORE = re.compile(r"\s*(?:higher|above|more|greater|over|up)\b", re.IGNORECASE)
LESS = re.compile(r"\s*(?:lower|below|less|fewer|under|smaller|short of)\b", re.IGNORECASE)
"""Right behind a difference: which way it lies."""

PLANNING = frozenset("plan propose consider study design".split())
WORKS = frozenset("build construct complete open launch create establish".split())
"""Verbs of an intention, and of carrying it out."""

BARE_SPEAKERS = frozenset(
    "this that it they these those which program pilot initiative move decision announcement policy".split()
)
"""Words for an actor that was named before."""

PER_PEOPLE = frozenset(
    "person people inhabitant resident citizen head capita household family woman man child birth student pupil employee worker patient vehicle".split()
)
"""What a rate is for each so many of, where their number can be looked up."""

LOOKING_AHEAD = re.compile(
    r"\b(?:will|would|expect(?:s|ed)?|forecasts?|project(?:s|ed|ion)|estimat(?:es?|ed)|likely|believes?|predict(?:s|ed)?|sees?|target(?:s|ed)?|limit|ceiling|budget(?:s|ed)?|plan(?:s|ned)?)\b",
    re.IGNORECASE,
)
"""Words of what is yet to come or only allowed: a ratio to a year's output may be told before the year ends."""

ADJUSTED = re.compile(
    r"\b(?:comparable|adjusted|like-for-like|same-store|real terms|constant (?:prices|currency|currencies)|inflation|annuali[sz]ed|annual rate)\b",
    re.IGNORECASE,
)
"""Words that say that a rate of growth was not computed from the two amounts beside it."""

IS_SHARE = re.compile(
    r"(?:\bor|\baccounting for|\brepresenting|\bequal to|\bequivalent to|\bmaking up|[(–—-])\s*(?:about|around|some|roughly|nearly|almost)?\s*$",
    re.IGNORECASE,
)
"""Between a count and its share: the one is the other."""

OF_ALL = re.compile(r"\b(?:total|whole|overall|entire|all)\b", re.IGNORECASE)
"""A whole that is not named."""
