"""The printed forms of times, as patterns: dates, months, quarters, seasons, weekdays, spans that count from now."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.extract.word_tree import word_tree
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.periods import ORDINAL_WORDS, PRESENT, RECENT, SEASONS, SMALL_NUMBERS

__all__ = ["ACCOUNT", "BEFORE_YEAR", "TIME"]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word).replace(r"\ ", r"[ \u00a0]") for word in words), key=len, reverse=True))


_S = r"[ \u00a0]"
_MONTH = rf"(?:{_any(MONTHS)})\.?"
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})"
_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = rf"(?:\d{{1,3}}|{_any(SMALL_NUMBERS)})"
_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade)s?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"

_LEADS = word_tree(
    "as at between during earlier for from in later of over since so the throughout to until up within".split()
)
_CORES = word_tree(
    [
        *"this last next past previous recent current that same following early late mid year month week".split(),
        *"beginning start far date now moment present currently presently today yesterday tonight tomorrow".split(),
        *MONTHS,
        *WEEKDAYS,
        *SEASONS,
        *ORDINAL_WORDS,
    ]
)
_SPANS = word_tree("day week fortnight month quarter half year decade consecutive straight successive".split())
_FIGURES = rf"{_YEAR}|\d{{1,3}}(?:{word_tree(('st', 'nd', 'rd', 'th'))})?[ \u00a0-](?:{word_tree(['of'])}{_S})?(?:{word_tree(MONTHS)}|{_SPANS})"

# What every time begins with: words that lead one, and then a figure or a word that it cannot do without.
_BEGINS = rf"(?=(?-i:(?:{_LEADS}{_S})*+(?:{_FIGURES}|{_CORES}\b|[QqHh][1-4]|{word_tree(SMALL_NUMBERS)}{_S}{_SPANS})))"

TIME = re.compile(
    # The look-behind lets the search pass over the inside of words at once, the look ahead over most other words.
    rf"(?<!\w){_BEGINS}(?:"
    + "|".join(
        [
            rf"(?P<iso>\b{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)",
            rf"(?P<years>\b(?:between{_S}|from{_S})?(?P<y1>{_YEAR})(?:(?:{_S}?[-–—]{_S}?|{_S}to{_S}|{_S}and{_S})(?P<y2>{_YEAR})|[-–](?P<y2s>\d\d))\b(?![-–.,]?\d))",
            rf"(?P<mdy>\b(?P<m1>{_MONTH}){_S}(?P<d1>{_DAY})\b(?:{_S}?,?{_S}?(?P<y3>{_YEAR})\b)?(?!{_S}?(?:%|percent|people)))",
            rf"(?P<dmy>\b(?P<d2>{_DAY}){_S}(?:of{_S})?(?P<m2>{_MONTH})\b(?:,?{_S}(?P<y4>{_YEAR})\b)?)",
            rf"(?P<quarter>\b(?:the{_S})?(?:(?P<q1>{_any(ORDINAL_WORDS)})[ \u00a0-](?P<part>quarter|half)|Q(?P<q2>[1-4])|H(?P<q3>[12]))"
            rf"(?:{_S}(?:of{_S})?(?P<y5>{_YEAR}|this{_S}year|last{_S}year))?\b)",
            rf"(?P<my>\b(?:(?P<when1>last|next|this|early|late|mid){_S})?(?P<m3>{_MONTH})(?:,?{_S}(?:of{_S})?(?P<y6>{_YEAR}|this{_S}year|last{_S}year))?(?![\w-]))",
            rf"(?P<season>\b(?:(?P<when2>last|this|next){_S})?(?P<s1>{_any(SEASONS)}){_S}(?:of{_S})?(?P<y7>{_YEAR})\b)",
            rf"(?P<decade>\b(?:the{_S})?(?P<y8>(?:1[89]|20)\d)0s\b)",
            rf"(?P<weekday>\b(?:(?P<when3>last|next|this){_S})?(?P<w1>{_WEEKDAY})\b)",
            rf"(?P<sincestart>\b(?:since|from){_S}the{_S}(?:beginning|start){_S}of{_S}(?P<sy>this{_S}year|the{_S}year|{_YEAR}|last{_S}year)\b)",
            rf"(?P<past>\b(?:over|in|during|for|within|throughout)?{_S}?(?:the{_S})?(?:past|last|previous|recent){_S}(?P<n1>{_NUMBER}){_S}(?P<u1>{_UNIT})\b)",
            rf"(?P<ago>\b(?P<n2>{_NUMBER}){_S}(?P<u2>{_UNIT}){_S}(?:ago|earlier|before)\b)",
            rf"(?P<run>\bfor{_S}(?P<n3>{_NUMBER}){_S}(?:consecutive|straight|successive){_S}(?P<u3>years|months|weeks|quarters)\b)",
            rf"(?P<near>\b(?:(?:earlier|later|so{_S}far|since{_S}the{_S}start{_S}of){_S})?(?P<which>this|last|next|the{_S}(?:previous|current|same|following)|current|previous|that){_S}"
            rf"(?P<u4>year|month|week|quarter|decade|weekend)\b|\b(?:the{_S})?(?P<u5>year|month|week){_S}(?:before|earlier)\b|\ba{_S}(?P<u6>year|month|week){_S}(?:ago|earlier|before)\b|\byear-ago\b)",
            r"(?P<deictic>\b(?:today|yesterday|tonight|tomorrow|this[ \u00a0](?:morning|afternoon|evening))\b)",
            rf"(?P<recent>\b(?:{_any(RECENT)})\b)",
            rf"(?P<present>\b(?:{_any(PRESENT)})\b)",
            rf"(?P<year>(?<![\w.,/$€£¥-])(?P<y9>{_YEAR})(?![\w%/]|[-–.,]\d|-\w|{_S}(?:people|yuan|dollars?|tons?|tonnes?|metres?|meters?|rpm|bpd|barrels|km|kilometres?|kilometers?|miles)))",
        ]
    )
    + ")",
    re.IGNORECASE,
)

# A bare four-digit number is a year only after one of these words, before a name of an event, or in brackets.
BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|of|for|after|before|through|early|late|mid|year|fiscal|the|to|and|end-|back in|than|vs|late-|early-|FY|around|on)|[(\[,/]|^)[ \u00a0]?$",
    re.IGNORECASE,
)


ACCOUNT = re.compile(
    r"[ \u00a0](?:net[ \u00a0])?(?:sales|earnings|profits?|revenues?|results|income|loss(?:es)?|budget|deficit|surplus|production|output|exports|imports|harvest|crop)\b"
)
"""What belongs to the year before it: `had 1986 sales of`."""
