"""Words beside a figure that make it an age."""

from __future__ import annotations

__all__ = ["AGED_BOUNDS", "AGED_NOUNS", "AGED_ROLES", "OLDER"]

OLDER = frozenset({"older", "younger"})
"""Behind a bare figure these make it an age: ``65 or older``."""

AGED_BOUNDS = frozenset("over under above below older younger up".split())
"""Between people and a bare figure, or behind both, these make it an age: ``children under 5``, ``those 65 and over``."""

AGED_NOUNS = frozenset(
    "people persons children child adults kids youngsters teenagers teens youths youth men women boys girls males females seniors pensioners "
    "citizens americans britons residents patients voters workers drivers passengers players students pupils smokers those anyone everyone "
    "somebody someone anybody nobody person man woman athletes immigrants migrants employees respondents consumers customers users "
    "viewers readers parents mothers fathers infants babies toddlers".split()
)
"""Whose age a bound tells."""

AGED_ROLES = frozenset(
    "suspect victim driver man woman boy girl teenager actor actress singer star striker midfielder defender goalkeeper player forward winger "
    "captain brother sister father mother son daughter wife husband widow widower pensioner farmer teacher nurse doctor officer soldier student "
    "passenger cyclist pedestrian gunman shooter resident lawyer journalist politician lawmaker president minister senator coach manager rapper "
    "musician artist author writer comedian presenter model golfer swimmer boxer sprinter jockey rider pilot cleric priest defendant accused "
    "billionaire founder dad mum mom grandfather grandmother uncle aunt nephew niece cousin twin partner girlfriend boyfriend fiancee builder "
    "businessman businesswoman entrepreneur banker broker trader engineer scientist professor footballer cricketer batsman bowler quarterback "
    "pitcher centre center guard veteran rookie champion winner prince princess king queen tycoon activist blogger sergeant corporal detective "
    "plumber electrician chef waiter waitress shopkeeper butcher baker postman firefighter paramedic miner sailor".split()
)
"""Behind one of these a figure between commas is an age: ``The suspect, 34, was``."""
