"""Kinds of thing: the noun that a name or a description ends with -> what it is. A zone is never a city."""

from __future__ import annotations

__all__ = ["GENERIC_HEADS", "KIND_OF_NOUN", "ROLES", "SPEAKERS", "TITLES"]

_KINDS = {
    "zone": "zone park district",
    "city": "city town municipality village capital borough suburb",
    "region": "region province state county prefecture territory banner governorate emirate canton oblast peninsula island islands",
    "country": "country nation kingdom republic federation",
    "company": "company co corp corporation inc ltd plc llc ag sa group holdings bank firm airline airlines motors industries maker carrier manufacturer retailer enterprise exchange "
    "technologies systems electronics petroleum energy pharmaceuticals partners capital ventures",
    "body": "bureau department ministry agency commission office committee council authority board administration government police army navy force court parliament congress "
    "senate assembly cabinet service secretariat survey directorate treasury taskforce",
    "association": "association society federation union league club party organization organisation foundation alliance consortium network watch group",
    "institute": "university college institute academy school laboratory observatory center centre hospital museum",
    "plan": "plan programme program project initiative strategy scheme policy",
    "media": "daily times post news journal herald tribune agency newspaper magazine television radio",
}

KIND_OF_NOUN: dict[str, str] = {}
for _kind, _nouns in _KINDS.items():
    for _noun in _nouns.split():
        KIND_OF_NOUN.setdefault(_noun, _kind)

GENERIC_HEADS = frozenset(
    "zone park city town municipality village capital region province state county prefecture country nation company group bank firm airline bureau department ministry "
    "agency commission office committee council authority government association society institute university center centre hospital district organization organisation airport".split()
)
"""Heads of descriptions (`the zone`, `the company`) that stand for a name given before."""

TITLES = frozenset("mr mrs ms dr prof president minister chairman chairwoman director general manager secretary governor mayor spokesman spokeswoman spokesperson chief premier king queen prince sheikh captain colonel lieutenant sergeant senator judge".split())

ROLES = frozenset(
    """spokesman spokeswoman spokesperson official officials officer officers director manager minister president chairman chairwoman chief head mayor governor
    secretary analyst analysts economist economists expert experts doctor doctors dean engineer professor researcher researchers scientist scientists lawyer lawyers witness witnesses
    commander executive leader premier deputy coordinator ambassador vice-president person-in-charge activist activists resident residents source sources trader traders dealer dealers""".split()
)
"""Nouns for people who say things."""

SPEAKERS = frozenset(
    """report reports statistics figures data survey poll study statement announcement newspaper agency ministry police government authorities media officials bureau
    department company organisation organization group bank union association commission notice bulletin release document communique census tally account accounts estimate estimates""".split()
)
"""Nouns for things that say, show or indicate."""
