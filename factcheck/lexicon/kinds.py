"""What kind of thing a name or a description names, from its last noun: a zone is never a city, a bureau never a company."""

from __future__ import annotations

__all__ = ["FILLERS", "GENERIC_HEADS", "KIND_OF_NOUN", "LEGAL_FORMS", "kind_of_name"]

LEGAL_FORMS = frozenset(
    """co ltd inc corp corporation company plc llc llp lp sa ag gmbh nv bv spa srl ab oy asa as kk pte pty sarl kg limited incorporated holding group""".split()
)
"""Words that say how a company is registered. Source: the usual abbreviations of company law in English, German, French, Dutch, Italian, Nordic and Asian names."""

_NOUNS = {
    "zone": "zone park corridor estate",
    "district": "district county borough ward banner township prefecture",
    "region": "region province state territory oblast canton governorate emirate peninsula island islands",
    "city": "city town village municipality capital suburb",
    "country": "country nation republic kingdom",
    "bureau": "bureau department ministry agency office commission administration council committee authority board secretariat government court parliament senate congress assembly cabinet "
    "police army navy force service directorate treasury survey",
    "school": "university college school institute academy faculty",
    "association": "association federation union league society organization organisation alliance party club network fund foundation",
    "company": "company co corp corporation inc ltd plc llc gmbh ag sa nv bv limited incorporated holdings bank firm airline airlines airways motors industries maker manufacturer retailer enterprise "
    "technologies systems electronics petroleum pharmaceuticals partners ventures group exchange",
    "centre": "centre center laboratory lab observatory station hospital museum plant factory mine",
    "event": "quake earthquake flood storm hurricane cyclone typhoon fire crash election protest war exhibition conference",
    "media": "daily times post news journal herald tribune newspaper magazine television radio",
}  # fmt: skip
KIND_OF_NOUN = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
"""The noun that a name ends with, in lower case and singular, to the kind of thing."""

GENERIC_HEADS = frozenset(
    noun for noun, kind in KIND_OF_NOUN.items() if kind not in {"event", "media"}
) - LEGAL_FORMS | {"company", "group", "airport"}
"""Nouns of descriptions (`the zone`, `the company`) that stand for a name given before."""

FILLERS = {
    "zone": frozenset(
        [
            "industrial",
            "development",
            "economic",
            "technological",
            "technology",
            "demonstration",
            "national",
            "pilot",
            "new",
            "area",
            "the",
        ]
    ),
    "company": LEGAL_FORMS,
    "city": frozenset(["municipal", "municipality", "city", "prefecture", "level"]),
    "bureau": frozenset(["municipal", "national", "general", "of"]),
    "region": frozenset(["autonomous", "province", "region", "state"]),
    "district": frozenset(["autonomous", "county", "district"]),
}
"""Words of an official name that are often left out, by kind: the Development Zone is the Zone."""


def kind_of_name(words: tuple[str, ...]) -> str:
    """The kind of thing that folded words name by their ending, "" where it does not show.

    ``("hightech", "district")`` is a zone: what is translated as the high-tech district is no part of a city's administration.
    """
    for word in reversed(words[-2:]):
        kind = KIND_OF_NOUN.get(word)
        if kind is not None:
            if kind == "district" and "hightech" in words:
                return "zone"
            return kind
    return ""
