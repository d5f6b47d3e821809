"""What kind of thing a name names, from its last words: a zone is never a city, a bureau never a company."""

from __future__ import annotations

__all__ = ["FILLERS", "LEGAL_FORMS", "TITLES", "kind_of_name"]

LEGAL_FORMS = frozenset(
    """co ltd inc corp corporation company plc llc llp lp sa ag gmbh nv bv spa srl ab oy asa as kk pte pty sarl kg limited incorporated holding group""".split()
)
"""Words that say how a company is registered. Source: the usual abbreviations of company law in English, German, French, Dutch, Italian, Nordic and Asian names."""

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady president minister senator governor mayor general captain colonel lt gen sen rep gov director chairman".split()
)

_ENDINGS = {
    "zone": "zone park district-zone corridor estate",
    "district": "district county borough ward banner township prefecture",
    "region": "region province state territory league oblast canton",
    "city": "city town village municipality",
    "bureau": "bureau department ministry agency office commission administration council committee authority board secretariat government court parliament senate congress police army navy",
    "school": "university college school institute academy faculty",
    "association": "association federation union league-of society organization organisation alliance party fund foundation",
    "company": "co ltd inc corp corporation company plc llc gmbh ag sa nv bv limited incorporated holdings bank airlines airways motors",
    "country": "country nation republic kingdom",
    "centre": "center laboratory lab station workstation platform hospital museum plant factory mine",
    "event": "quake earthquake flood storm hurricane cyclone typhoon fire crash election protest war exhibition conference",
}  # fmt: skip
_KIND = {word: kind for kind, words in _ENDINGS.items() for word in words.split()}

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
        kind = _KIND.get(word)
        if kind is not None:
            if kind == "district" and "hightech" in words:
                return "zone"
            return kind
    return ""
