"""Units as they are written, the dimension each measures, and how many base units one of them is, exactly.

Source: BIPM, The International System of Units (9th ed.); NIST Special Publication 811, appendix B (international foot and pound, US gallon and
barrel, acre); the names are the singular English names and UCUM codes that claims carry.
"""

from __future__ import annotations

from decimal import Decimal

__all__ = ["CONVERSIONS", "base_of"]

_TABLE = {
    "length": {
        "1": "metre meter m", "1000": "kilometre kilometer km", "0.01": "centimetre centimeter cm", "0.001": "millimetre millimeter mm", "1609.344": "mile mi [mi_i]",
        "0.3048": "foot ft feet [ft_i]", "0.0254": "inch in [in_i]", "0.9144": "yard yd [yd_i]", "1852": "nautical mile [nmi_i]", "0.000001": "micrometre um",
        "0.000000001": "nanometre nm", "500": "li",
    },
    "area": {
        "1": "square metre square meter m2", "1000000": "square kilometre square kilometer km2", "10000": "hectare ha har", "4046.8564224": "acre [acr_us] [acr_br]",
        "2589988.110336": "square mile [smi_us] [mi_i]2 [sft_i]2", "0.09290304": "square foot [sft_i] [ft_i]2", "2000/3": "mu",
    },
    "volume": {
        "0.001": "litre liter l L", "1": "cubic metre cubic meter m3", "0.003785411784": "gallon [gal_us]", "0.158987294928": "barrel [bbl_us] bbl", "0.000001": "millilitre milliliter ml mL cubic centimetre",
        "0.028316846592": "cubic foot [cft_i] [ft_i]3", "1000000000": "cubic kilometre km3", "1233.48183754752": "acre-foot acre foot", "0.03523907016688": "bushel [bu_us]",
    },
    "mass": {
        "1": "kilogram kilogramme kg", "1000": "tonne ton t metric ton metric tonne", "0.001": "gram gramme g", "0.000001": "milligram mg", "0.45359237": "pound lb [lb_av]",
        "0.028349523125": "ounce oz [oz_av]", "0.0311034768": "troy ounce [oz_tr]", "907.18474": "short ton [ston_av]", "1016.0469088": "long ton [lton_av]", "1000000": "kilotonne kt",
        "0.0002": "carat", "0.5": "jin",
    },
    "time": {
        "1": "second s", "60": "minute min", "3600": "hour h", "86400": "day d", "604800": "week wk", "2629800": "month mo", "31557600": "year a", "315576000": "decade", "3155760000": "century",
        "0.001": "millisecond ms",
    },
    "power": {"1": "watt W", "1000": "kilowatt kW", "1000000": "megawatt MW", "1000000000": "gigawatt GW", "1000000000000": "terawatt TW", "745.69987158227022": "horsepower [HP]"},
    "energy": {
        "1": "joule J", "3600000": "kilowatt-hour kilowatt hour kW.h kWh", "3600000000": "megawatt-hour megawatt hour MW.h MWh", "3600000000000": "gigawatt-hour gigawatt hour GW.h GWh",
        "3600000000000000": "terawatt-hour terawatt hour TW.h TWh", "4184": "kilocalorie kcal", "1000000": "megajoule MJ", "1000000000": "gigajoule GJ",
    },
    "speed": {"1": "metre per second meter per second m/s", "5/18": "kilometre per hour kilometer per hour km/h", "0.44704": "mile per hour [mi_i]/h mph", "463/900": "knot [kn_i]"},
    "information": {"1": "byte By", "1000": "kilobyte kBy", "1000000": "megabyte MBy", "1000000000": "gigabyte GBy", "1000000000000": "terabyte TBy", "0.125": "bit"},
    "frequency": {"1": "hertz Hz", "1000": "kilohertz kHz", "1000000": "megahertz MHz", "1000000000": "gigahertz GHz"},
    "pressure": {"1": "pascal Pa", "100": "hectopascal millibar hPa mbar", "100000": "bar", "1000": "kilopascal kPa"},
}  # fmt: skip


def _exact(text: str) -> Decimal:
    numerator, _, denominator = text.partition("/")
    return Decimal(numerator) / Decimal(denominator) if denominator else Decimal(numerator)


_SPACED = frozenset(
    """nautical mile|square metre|square meter|square kilometre|square kilometer|square mile|square foot|cubic metre|cubic meter|cubic centimetre|cubic foot|cubic kilometre|acre foot|
    metric ton|metric tonne|troy ounce|short ton|long ton|kilowatt hour|megawatt hour|gigawatt hour|terawatt hour|metre per second|meter per second|kilometre per hour|kilometer per hour|
    mile per hour""".replace("\n", "").split("|")
)


def _names(text: str) -> list[str]:
    """The names of a cell: words, where those that belong together are taken from the list of spaced names."""
    words, names, at = text.split(), [], 0
    while at < len(words):
        size = next((n for n in (3, 2) if " ".join(words[at : at + n]) in {name.strip() for name in _SPACED}), 1)
        names.append(" ".join(words[at : at + size]))
        at += size
    return names


_BASES = {
    name: (dimension, _exact(factor))
    for dimension, cells in _TABLE.items()
    for factor, text in cells.items()
    for name in _names(text)
}

CONVERSIONS = (
    ("miles and kilometres", Decimal("1.609344")),
    ("pounds and kilograms", Decimal("2.20462")),
    ("feet and metres", Decimal("3.28084")),
    ("gallons and litres", Decimal("3.785411784")),
    ("barrels and gallons", Decimal(42)),
    ("acres and hectares", Decimal("2.47105")),
    ("short tons and tonnes", Decimal("1.10231")),
    ("barrels and tonnes of oil", Decimal("7.33")),
    ("mu and hectares", Decimal(15)),
)
"""Ratios that two prints of one quantity have when a unit was mistaken for another. Source: NIST SP 811; barrels a tonne: BP Statistical Review, world average."""


def base_of(unit: str | None, code: str | None) -> tuple[str, Decimal] | None:
    """The dimension of a unit, named by its code or its singular English name, and the base units in one; None for one that is not known."""
    for name in (code, unit, unit.lower() if unit else None):
        if name is not None and name in _BASES:
            return _BASES[name]
    return None
