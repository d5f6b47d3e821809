"""Qualifiers of what is counted: those that are near one another, those that grade, those that say nothing.

Two figures whose metrics differ only by near qualifiers (`R&D platforms`, `innovation platforms`) may count the same things under two definitions.
"""

from __future__ import annotations

__all__ = ["ASSURANCES", "EMPTY_QUALIFIERS", "RESTRICTIVE", "SUBGROUPS", "are_near"]

_NEAR = [
    "rd innovation innovative research scitech technology technological scientific science tech technical hightech",
    "enterprise company corporate firm business",
    "key major main large important core",
    "national state country federal central nationwide",
    "regional provincial autonomous region province",
    "municipal city urban town",
    "training education educational teaching",
    "incentive subsidy reward bonus support grant",
    "effective valid active granted",
    "foreign overseas international",
    "industrial manufacturing industry",
    "medical health healthcare hospital",
    "environmental green ecological",
    "digital internet online",
    "job employment work",
    "registered official recorded",
    "confirmed verified established",
]
_GROUPS: dict[str, set[int]] = {}
for _number, _line in enumerate(_NEAR):
    for _word in _line.split():
        _GROUPS.setdefault(_word, set()).add(_number)

EMPTY_QUALIFIERS = frozenset(
    """total various type kind different overall new several certain current latest own entire whole general so-called combined altogether level type class local regional other others additional
    more first""".split()
)
"""Words before a noun that leave what is counted as it is."""

ASSURANCES = frozenset("confirmed reported recorded registered known official officially verified documented".split())
"""Words that say how well a count is known, not what is counted; they still exclude `suspected`."""

RESTRICTIVE = frozenset(
    """above large scale designated industrial new young female male foreign domestic serious severe minor major key primary active registered licensed full-time part-time direct indirect
    average median per child woman man civilian police soldier""".split()
)
"""Qualifiers that make a part of a whole: full-time staff are some of the staff."""


SUBGROUPS = frozenset(
    """child baby infant toddler teenager teen minor girl boy woman man female male mother father student pupil teacher nurse doctor worker employee miner farmer fisherman soldier troop
    policeman policewoman officer police civilian tourist foreigner national expatriate firefighter rescuer journalist reporter rebel militant insurgent fighter guard prisoner
    inmate pilot driver sailor crew elderly pregnant relative""".split()
)
"""People who are some of those that an event strikes, by age, sex, work or side: six children are not the whole toll. Those whom reports call protesters, passengers or
villagers are all of them, told by what they did."""


def are_near(a: str, b: str) -> bool:
    """Do two qualifiers stand for one another loosely: `R&D` and `innovation`?"""
    if a == b:
        return True
    here, there = _GROUPS.get(a), _GROUPS.get(b)
    return bool(here and there and here & there)
