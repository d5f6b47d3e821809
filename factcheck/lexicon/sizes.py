"""Words that say what a length or weight is of: adjectives behind it, verbs of going before it."""

from __future__ import annotations

__all__ = ["ALONG", "DIMENSION_OF_ADJECTIVE", "DIMENSION_OF_PERSON", "FALLS", "WATERS", "WAY_OF_VERB"]

DIMENSION_OF_ADJECTIVE = {
    "tall": "height", "high": "height", "long": "length", "wide": "width", "across": "width", "deep": "depth", "thick": "thickness",
}  # fmt: skip
"""Behind a length: `300 metres tall` is a height."""

DIMENSION_OF_PERSON = {
    "foot": "height", "inch": "height", "centimetre": "height", "metre": "height", "pound": "weight", "kilogram": "weight", "stone": "weight",
}  # fmt: skip
"""What it is of a person who is so much: `Ada Lind is 5 feet 8 inches and 130 pounds`."""

WAY_OF_VERB = {
    verb: way
    for way, verbs in {
        "fall": "fall plunge plummet tumble slip drop slide topple",
        "jump": "jump leap",
        "climb": "climb ascend",
        "run": "run sprint jog",
        "walk": "walk march hike trek wade stroll",
        "swim": "swim",
        "drive": "drive",
        "ride": "ride cycle",
        "flight": "fly",
        "voyage": "sail row",
        "journey": "travel journey",
        "skid": "skid",
    }.items()
    for verb in verbs.split()
}
"""A verb of going whose object is a length -> what the length is of: who fell 60 metres had a fall of 60 metres."""

FALLS = frozenset({"fall", "jump", "climb"})
"""Ways that levels and prices go as well as people: a lake falls 2 metres."""

ALONG = frozenset(
    "down from off into onto through over out to toward towards below across while when before and after".split()
)
"""Behind the length of a fall these tell of the way, not of a level."""

WATERS = frozenset(
    "lake river sea reservoir canal bay gulf creek dam level levels stream snowpack glacier tide water waters table shares".split()
)
"""What rises and falls by a length."""
