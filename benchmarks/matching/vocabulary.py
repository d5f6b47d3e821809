"""The words that made-up claims are made of: what is counted, its qualifiers, and names of things that do not exist."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["METRICS", "MODIFIERS", "SOURCES", "VERBS", "forms_of", "place_name", "word"]

_ONSETS = "b br c d dr f g gr h j k kl l m n p pr r s st t tr v z th".split()
_VOWELS = "a e i o u ai ea".split()
_ENDS = ["n", "r", "l", "m", "nd", "rk", "sk", "th", ""]
_INDUSTRIES = "Steel Copper Shipping Foods Textile Cement Paper Timber Glass Energy Motors Optics Chemical Mining Logistics Dairy".split()
_LEGAL = ["Co., Ltd.", "Inc", "plc", "Group", "Corporation"]
_FIELDS = "Fisheries Harbour Forestry Labour Transport Water Housing Trade".split()

COUNTED = (
    "platform employee student vessel school patent laboratory bridge tractor clinic turbine farm hotel container warehouse "
    "apartment theatre library museum bus locomotive reactor satellite orchard greenhouse vineyard sensor drone ferry crane "
    "teacher nurse engineer pensioner apprentice subscriber passenger visitor resident licence permit contract complaint "
    "inspection accident fire flood injury arrest strike merger startup incubator franchise branch kiosk charger pipeline well "
    "quarry tannery bakery brewery dam reservoir canal lighthouse orphanage shelter stadium rink court prison tribunal"
).split()
AMOUNTS = (
    "revenue profit turnover investment budget debt export import subsidy loan grant tax fine wage dividend".split()
)
SHARES = "share proportion rate margin yield".split()
MODIFIERS = (
    "new key rural urban private public foreign domestic registered licensed industrial medical agricultural coastal "
    "mountain electric diesel solar nuclear digital wooden concrete mobile regional municipal provincial seasonal annual "
    "experimental temporary permanent specialised vocational primary secondary technical scientific environmental organic "
    "frozen dried imported recycled certified accredited listed protected abandoned restored heated floating automated "
    "armoured amphibious tidal geothermal hydraulic ceramic bamboo cotton woollen leather copper zinc lithium graphite "
    "marble granite salmon oyster mussel shrimp goat sheep poultry dairy barley rye millet quinoa saffron pepper cocoa"
).split()
VERBS = "operate employ build inspect own register open close import lease repair sell fund train host".split()
METRICS: tuple[tuple[str, str], ...] = tuple(
    [("count", noun) for noun in COUNTED]
    + [("money", noun) for noun in AMOUNTS]
    + [("percent", noun) for noun in SHARES]
)
SOURCES = tuple(f"{place} {kind}" for kind in ("Courier", "Gazette", "Chronicle", "Observer") for place in ("Northern", "Harbour", "Valley", "Eastern", "Island", "Border", "Capital", "Lake", "River", "Moor"))  # fmt: skip


@lru_cache(maxsize=65536)
def word(number: int) -> str:
    """A name that nothing has: two or three syllables, another one for each number."""
    count = len(_ONSETS) * len(_VOWELS)
    number = number * 7919 + 104729
    syllables = []
    for _ in range(2):
        number, at = divmod(number, count)
        syllables.append(_ONSETS[at % len(_ONSETS)] + _VOWELS[at // len(_ONSETS)])
    number, end = divmod(number, len(_ENDS))
    while number:
        number, at = divmod(number, count)
        syllables.append(_ONSETS[at % len(_ONSETS)] + _VOWELS[at // len(_ONSETS)])
    return ("".join(syllables) + _ENDS[end]).capitalize()


def place_name(number: int) -> str:
    """A town."""
    return word(3 * number + 1)


@lru_cache(maxsize=65536)
def forms_of(number: int) -> tuple[str, ...]:
    """The prints of the name of a subject: the official one, then short ones, and one misspelt at the end.

    Six in ten are companies; the others towns, development zones within them, schools and authorities.
    """
    first, second = word(3 * number), word(3 * (number // 3) + 2)
    industry = _INDUSTRIES[number % len(_INDUSTRIES)]
    kind = number % 10
    if kind < 6:
        name = f"{first} {second} {industry}"
        return (f"{name} {_LEGAL[number % len(_LEGAL)]}", name, f"{name} Company", f"{_misspelt(first)} {second} {industry} {_LEGAL[number % 5]}")  # fmt: skip
    if kind == 6:
        town = place_name(number + 1)
        return (f"{town} High-tech Industrial Development Zone", f"{town} High-tech Zone", f"{_misspelt(town)} High-tech Zone")  # fmt: skip
    if kind == 7:
        town = place_name(number)
        return (f"{town} City", town, f"the city of {town}", f"{_misspelt(town)} City")
    if kind == 8:
        return (f"{first} University", f"the University of {first}", f"{_misspelt(first)} University")
    field = _FIELDS[number // 10 % len(_FIELDS)]
    return (f"{first} {field} Bureau", f"the {first} {field} Bureau", f"{_misspelt(first)} {field} Bureau")


def _misspelt(name: str) -> str:
    """A name with its last vowels written in another way, as transliterations are."""
    for found, other in (("ea", "e"), ("ai", "e"), ("th", "t"), ("k", "c"), ("u", "oo"), ("i", "y"), ("o", "u"), ("a", "e")):  # fmt: skip
        at = name.lower().rfind(found)
        if at > 0:
            return name[:at] + other + name[at + len(found) :]
    return name + "h"
