"""Measurable units as printed -> singular English name, code and dimension.

A unit that is not in the tables is a noun (a count). Codes are UCUM where UCUM has one, else None (points, basis points).
Source: The Unified Code for Units of Measure, https://ucum.org/ucum
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["METRE_WORDS", "MORE", "PER_NOUNS", "SPELLED", "STRETCHING", "SYMBOLS", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: singular English name, UCUM code (or None), and the dimension that conversions stay within."""

    name: str
    code: str | None
    dimension: str


_PREFIXES = (
    ("kilo", "k", "k"),
    ("mega", "M", "M"),
    ("giga", "G", "G"),
    ("tera", "T", "T"),
    ("peta", "P", "P"),
    ("exa", "E", "E"),
    ("zetta", "Z", "Z"),
    ("milli", "m", "m"),
    ("centi", "c", "c"),
    ("deci", "d", "d"),
    ("hecto", "h", "h"),
    ("micro", "u", "u µ μ"),
    ("nano", "n", "n"),
    ("pico", "p", "p"),
)

# name; UCUM; dimension; spelled forms besides name and name + s; symbols (case counts); prefixes that occur
_METRIC = (
    ("metre", "m", "length", "meter meters mtr mtrs", "m", "kilo centi deci milli micro nano pico"),
    ("gram", "g", "mass", "gramme grammes", "g", "kilo milli micro nano"),
    ("tonne", "t", "mass", "", "t", "kilo mega giga"),
    ("litre", "L", "volume", "liter liters", "l L", "milli centi deci hecto micro mega giga"),
    ("watt", "W", "power", "", "W", "kilo mega giga tera milli micro"),
    ("hertz", "Hz", "frequency", "", "Hz HZ", "kilo mega giga tera milli"),
    ("pascal", "Pa", "pressure", "", "Pa", "kilo mega giga hecto"),
    ("volt", "V", "voltage", "", "V", "kilo mega milli"),
    ("ampere", "A", "current", "amp amps", "A", "milli kilo"),
    ("joule", "J", "energy", "", "J", "kilo mega giga tera peta exa milli"),
    ("electronvolt", "eV", "energy", "electron-volt electron-volts", "eV", "kilo mega giga tera milli"),
    ("newton", "N", "force", "", "N", "kilo mega milli"),
    ("farad", "F", "capacitance", "", "", "milli"),
    ("henry", "H", "inductance", "henries", "H", "milli micro"),
    ("mole", "mol", "amount of substance", "", "mol", ""),
    ("gauss", "G", "magnetic field", "", "", "kilo milli"),
    ("calorie", "cal", "energy", "", "cal", "kilo"),
    ("byte", "By", "information", "", "B", "kilo mega giga tera peta exa zetta"),
    ("bit", "bit", "information", "", "b", "kilo mega giga tera peta"),
    ("ohm", "Ohm", "resistance", "", "Ω", "kilo mega milli"),
    ("sievert", "Sv", "dose", "", "Sv", "milli micro"),
    ("becquerel", "Bq", "activity", "", "Bq", "kilo mega giga tera"),
    ("bar", "bar", "pressure", "", "bar", "milli"),
    ("lumen", "lm", "luminous flux", "", "lm", "kilo"),
    ("parsec", "pc", "length", "", "", "kilo mega giga"),
    ("dalton", "u", "mass", "", "", "kilo"),
)

# name | UCUM or - | dimension | spelled forms, comma between | symbols, space between
_OTHERS = """
percent | % | share | percent, per cent, pct, percentage, per centum | % ％ pc
percentage point | - | points of a share | percentage point, percentage points, percent point, percent points, per cent point, per cent points, percentage pts, pct point, pct points | pp ppt ppts
basis point | - | points of a share | basis point, basis points | bp bps
per mille | [ppth] | share | per mille, per mil | ‰
part per million | [ppm] | share | part per million, parts per million | ppm
part per billion | [ppb] | share | part per billion, parts per billion | ppb
point | - | points | point, points, pts |
second | s | time | second, seconds, sec, secs | s
millisecond | ms | time | millisecond, milliseconds | ms
nanosecond | ns | time | nanosecond, nanoseconds | ns
minute | min | time | minute, minutes, min, mins | min
hour | h | time | hour, hours, hr, hrs | h
day | d | time | day, days |
week | wk | time | week, weeks, wks |
month | mo | time | month, months, mos, mth, mths |
year | a | time | year, years, yr, yrs |
decade | 10.a | time | decade, decades |
century | 100.a | time | century, centuries |
year of age | a | age | year old, years old, year-old, years-old, year-olds, year olds, year of age, years of age, yr old, yrs old, yo, y/o, y.o. |
month of age | mo | age | month old, months old, month-old, months-old, month of age, months of age |
week of age | wk | age | week old, weeks old, week-old, weeks-old, week of age, weeks of age |
day of age | d | age | day old, days old, day-old, days-old, day of age, days of age |
inch | [in_i] | length | inch, inches | in ″
foot | [ft_i] | length | foot, feet, ft | ft ′
yard | [yd_i] | length | yard, yards, yd, yds | yd
mile | [mi_i] | length | mile, miles, mi | mi
nautical mile | [nmi_i] | length | nautical mile, nautical miles | nmi
light year | [ly] | length | light year, light years, light-year, light-years |
hectare | har | area | hectare, hectares, ha | ha
acre | [acr_us] | area | acre, acres |
square metre | m2 | area | sqm, sq mtr | ㎡
square kilometre | km2 | area | sqkm | ㎢
square foot | [ft_i]2 | area | sqft, square-foot, sq-ft |
mu | - | area | mu |
cubic metre | m3 | volume | cum, cbm |
cubic centimetre | cm3 | volume | cc | cc
cubic foot | [ft_i]3 | volume | cu ft, cf |
barrel | [bbl_us] | volume | barrel, barrels, bbl, bbls |
barrel per day | [bbl_us]/d | flow | bpd, b/d | bpd
gallon | [gal_us] | volume | gallon, gallons, gal, gals |
quart | [qt_us] | volume | quart, quarts |
pint | [pt_us] | volume | pint, pints |
cup | [cup_us] | volume | cup, cups |
tablespoon | [tbs_us] | volume | tablespoon, tablespoons, tbsp |
teaspoon | [tsp_us] | volume | teaspoon, teaspoons, tsp |
bushel | [bu_us] | volume | bushel, bushels |
bag | - | package | bag, bags |
bale | - | package | bale, bales |
fluid ounce | [foz_us] | volume | fluid ounce, fluid ounces, fl oz |
pound | [lb_av] | mass | pound, pounds, lb, lbs, pound-mass | lb lbs
ounce | [oz_av] | mass | ounce, ounces | oz
troy ounce | [oz_tr] | mass | troy ounce, troy ounces |
ton | - | mass | ton, tons |
tonne | t | mass | mt, metric ton, metric tons, metric tonne, metric tonnes |
short ton | [ston_av] | mass | short ton, short tons |
long ton | [lton_av] | mass | long ton, long tons |
quintal | - | mass | quintal, quintals |
stone | [stone_av] | mass | st |
dram | [dr_av] | mass | dram, drams, drachma |
carat | [car_m] | mass | carat, carats |
kilogram | kg | mass | kilo, kilos, kgs, kilogramme, kilogrammes | Kg KG
kilometre | km | length | kms, kilometer, kilometers, klick, klicks | Km KM
microgram | ug | mass | mcg | mcg
celsius | Cel | temperature | celsius, celcius, centigrade, centigrate, degree celsius, degrees celsius, degree celcius, degrees celcius, deg celsius, degree centigrade, degrees centigrade, degrees c, degree c, deg c, °c, °celsius, ° c, ° celsius | °C ℃ C
fahrenheit | [degF] | temperature | fahrenheit, farenheit, degree fahrenheit, degrees fahrenheit, degrees farenheit, degree farenheit, deg fahrenheit, degrees f, degree f, deg f, °f, °fahrenheit, ° f, ° fahrenheit | °F ℉ F
kelvin | K | temperature | kelvin, kelvins, degrees kelvin, degree kelvin | K
degree | deg | angle | degree, degrees, deg | °
radian | rad | angle | radian, radians | rad
turn | circ | angle | turn, turns |
kilometre per hour | km/h | speed | kph, kmph, kmh, km/h, km/hr | km/h kph
mile per hour | [mi_i]/h | speed | mph | mph
metre per second | m/s | speed | | m/s mps
knot | [kn_i] | speed | knot, knots, kts | kt
mile per gallon | [mi_i]/[gal_us] | fuel economy | mpg | mpg
revolutions per minute | {rev}/min | frequency | rpm, revolution per minute, revolutions per minute | rpm
beat per minute | {beat}/min | frequency | bpm | bpm
horsepower | [HP] | power | horsepower, hp, bhp, ps | hp PS bhp
kilowatt hour | kW.h | energy | kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours | kWh kwh KWh
megawatt hour | MW.h | energy | megawatt hour, megawatt hours, megawatt-hour, megawatt-hours | MWh
gigawatt hour | GW.h | energy | gigawatt hour, gigawatt hours, gigawatt-hour, gigawatt-hours | GWh
terawatt hour | TW.h | energy | terawatt hour, terawatt hours, terawatt-hour, terawatt-hours | TWh
milliampere-hour | mA.h | charge | milliampere hour, milliampere hours, milliampere-hour, milliampere-hours | mAh
british thermal unit | [Btu] | energy | british thermal units | BTU Btu
kilopound per square inch | 1000.[psi] | pressure | | ksi
pound per square inch | [psi] | pressure | | psi
newton metre | N.m | torque | newton metre, newton metres, newton meter, newton meters, newton-metres, newton-meters | Nm
pound-foot | [ft_i].[lbf_av] | torque | pound-foot, pound-feet, pound feet, pound foot, lb-ft of torque, foot-pound, foot-pounds, foot pounds |
foot pound-force | [ft_i].[lbf_av] | torque | lb-ft, lb ft, ft-lb, ft lb, ft-lbs, ft lbs, lb-fts |
decibel | dB | sound | decibel, decibels | dB
magnitude | - | magnitude | magnitude |
megabit per second | Mbit/s | data rate | | Mbps Mbit/s Mb/s
gigabit per second | Gbit/s | data rate | | Gbps Gbit/s Gb/s
kilobit per second | kbit/s | data rate | | kbps Kbps
megapixel | - | pixels | megapixel, megapixels | MP
point per game | - | per game | | ppg
rebound per game | - | per game | | rpg
assist per game | - | per game | | apg
steal per game | - | per game | | spg
block per game | - | per game | | bpg
win above replacement | - | per season | wins above replacement, win above replacement | WAR
earned run average | - | per game | earned run average | ERA
megabit | Mbit | information | | mb
gray | Gy | absorbed dose | grays of radiation | Gy
milligray | mGy | absorbed dose | milligray, milligrays | mGy
kilodalton | ku | mass | | kDa
watt hour | W.h | energy | watt hour, watt hours, watt-hour, watt-hours | Wh
ampere hour | A.h | charge | ampere hour, ampere hours, amp hour, amp hours, ampere-hour, ampere-hours, amp-hour, amp-hours | Ah
kilovolt ampere | kV.A | power | kilovolt ampere, kilovolt amperes, kilovolt-ampere, kilovolt-amperes | kVA
megavolt ampere | MV.A | power | megavolt ampere, megavolt amperes, megavolt-ampere, megavolt-amperes | MVA
million british thermal unit | - | energy | million british thermal units, million british thermal unit | MMBtu mmBtu MMBTU
therm | [Btu]5 | energy | therm, therms |
microsecond | us | time | microsecond, microseconds | µs μs
picosecond | ps | time | picosecond, picoseconds |
fortnight | 2.wk | time | fortnight, fortnights |
millennium | 1000.a | time | millennium, millennia, millenniums |
microfarad | uF | capacitance | microfarad, microfarads | µF μF
nanofarad | nF | capacitance | nanofarad, nanofarads | nF
picofarad | pF | capacitance | picofarad, picofarads | pF
tesla | T | magnetic field | tesla, teslas | T
millitesla | mT | magnetic field | millitesla, milliteslas | mT
candela | cd | luminous intensity | candela, candelas | cd
kilobyte | kBy | information | | KB
weber | Wb | magnetic flux | weber, webers | Wb
steradian | sr | solid angle | steradian, steradians |
degree | deg | angle | degrees north, degrees south, degrees east, degrees west |
million barrel per day | - | flow | | mb/d mbpd mmbpd mbd
kilowatt peak | - | power | | kWp
megawatt peak | - | power | | MWp
mile per gallon equivalent | - | fuel economy | | MPGe mpge
nit | - | luminance | nits |
lux | lx | illuminance | lux |
millimole | mmol | amount of substance | millimole, millimoles | mmol
micromole | umol | amount of substance | micromole, micromoles | µmol μmol
international unit | [iU] | amount of substance | international units, international unit | IU
curie | Ci | activity | curie, curies | Ci
roentgen | R | exposure | roentgen, roentgens |
millirem | - | dose | millirem, millirems | mrem
atmosphere | atm | pressure | atmospheres | atm
torr | - | pressure | torr | Torr
millimetre of mercury | mm[Hg] | pressure | millimetre of mercury, millimetres of mercury, millimeter of mercury, millimeters of mercury, mm hg | mmHg
inch of mercury | [in_i'Hg] | pressure | inch of mercury, inches of mercury | inHg
pound-force | [lbf_av] | force | pound-force, pounds-force, pounds of force, pounds of thrust | lbf
kilogram-force | kgf | force | kilogram-force | kgf
fathom | [fth_i] | length | fathom, fathoms |
furlong | [fur_us] | length | furlong, furlongs |
astronomical unit | AU | length | astronomical unit, astronomical units |
angstrom | Ao | length | angstrom, angstroms, ångström, ångströms | Å
arcminute | ' | angle | arcminute, arcminutes |
arcsecond | '' | angle | arcsecond, arcseconds |
base pair | - | base pairs | base pair, base pairs |
kilobase | - | base pairs | kilobase, kilobases |
acre-foot | - | volume | acre-foot, acre-feet, acre foot, acre feet |
cubic foot per second | [ft_i]3/s | flow | cfs | cfs
cubic foot per minute | [ft_i]3/min | flow | cfm | cfm CFM
cubic metre per second | m3/s | flow | cumec, cumecs |
gallon per minute | [gal_us]/min | flow | gpm | gpm
thousand cubic foot | 1000.[ft_i]3 | volume | mcf | mcf Mcf
million cubic foot | 1000000.[ft_i]3 | volume | mmcf | mmcf MMcf
billion cubic foot | 1000000000.[ft_i]3 | volume | bcf | bcf Bcf
trillion cubic foot | 1000000000000.[ft_i]3 | volume | tcf | tcf Tcf
billion cubic metre | 1000000000.m3 | volume | bcm | bcm
barrel of oil equivalent | - | energy | boe, barrel of oil equivalent, barrels of oil equivalent | boe BOE
barrel of oil equivalent per day | - | flow | boepd, boed, boe/d | boepd BOEPD
tonne of oil equivalent | - | energy | tonne of oil equivalent, tonnes of oil equivalent, tons of oil equivalent |
million tonne of oil equivalent | - | energy | | Mtoe mtoe
million tonne per year | - | flow | mtpa | mtpa MTPA Mtpa
deadweight ton | - | capacity | dwt, deadweight ton, deadweight tons, deadweight tonne, deadweight tonnes | DWT
twenty-foot equivalent unit | - | capacity | teu, teus, twenty-foot equivalent unit, twenty-foot equivalent units | TEU TEUs
kiloton | - | mass | kiloton, kilotons |
megaton | - | mass | megaton, megatons |
gigaton | - | mass | gigaton, gigatons |
hundredweight | [lcwt_av] | mass | hundredweight, hundredweights | cwt
karat | [car_Au] | fineness | karat, karats |
pixel | - | pixels | pixel, pixels | px
gigapixel | - | pixels | gigapixel, gigapixels |
frame per second | - | frame rate | fps | fps
dot per inch | - | resolution | dpi | dpi
pixel per inch | - | resolution | ppi | ppi
gibibyte | GiBy | information | gibibyte, gibibytes | GiB
mebibyte | MiBy | information | mebibyte, mebibytes | MiB
tebibyte | - | information | tebibyte, tebibytes | TiB
terabit per second | Tbit/s | data rate | | Tbps Tbit/s Tb/s
gigatransfer per second | - | data rate | | GT/s
decibel | dB | sound | db | dBA dB(A)
metre per second squared | m/s2 | acceleration | | m/s2 m/s²
square degree | - | angle | square degree, square degrees |
tola | - | mass | tola, tolas |
bigha | - | area | bigha, bighas |
dunam | - | area | dunam, dunams |
feddan | - | area | feddan, feddans |
pyeong | - | area | pyeong |
tsubo | - | area | tsubo |
"""

METRE_WORDS = frozenset(
    "tall long wide high deep thick above below away from apart sprint race freestyle hurdles backstroke butterfly breaststroke relay dash "
    "final pool tower x by in and or at to on up underwater altitude".split()
)
"""After ``50m`` these make it fifty metres, not fifty million."""

STRETCHING = frozenset(
    "consecutive straight more full whole additional further calendar successive extra solid long short good other such fewer less business "
    "trading working".split()
)
"""Words that may stand between a number and its unit of time: ``five consecutive years``."""

MORE = frozenset("more additional further extra fewer less".split())
"""The ones of these that may stand before any unit: ``15 more miles``."""

_SQUARE = "metre kilometre centimetre millimetre foot mile inch yard".split()

PER_NOUNS = frozenset(
    "share person capita head household family barrel gallon litre liter ounce pound ton tonne unit dozen game hour "
    "day week month year quarter annum minute second night session student pupil worker employee customer user vote "
    "point square acre lb kg oz bbl cwt kwh mwh hectare mile kilometre kilometer gram kilogram kilo bushel litre page visit call trip flight "
    "passenger vehicle car child woman man adult resident inhabitant birth death patient hundred thousand million "
    "decade century".split()
)
"""Nouns that `a`, `an` or a slash makes the denominator of a rate: `$70 a share`. After `per` any noun does."""


def _unpacked() -> Iterator[tuple[Unit, list[str], list[str]]]:
    """Each unit with its spelled forms (lower case) and its symbols."""
    for name, code, dimension, spelled, symbols, prefixes in _METRIC:
        forms = [name, name if name == "hertz" else name + "s", *spelled.split()]
        yield Unit(name, code, dimension), forms, symbols.split()
        for long, short, printed in _PREFIXES:
            if long in prefixes.split():
                marks = [mark + symbol for mark in printed.split() for symbol in symbols.split()]
                yield Unit(long + name, short + code, dimension), [long + form for form in forms], marks
    for row in _OTHERS.strip().splitlines():
        name, given, dimension, spelled, symbols = (cell.strip() for cell in row.split("|"))
        forms = [form.strip() for form in spelled.split(",") if form.strip()]
        yield Unit(name, None if given == "-" else given, dimension), forms, symbols.split()


def _spelled() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for unit, forms, symbols in _unpacked():
        for form in forms:
            found[form] = unit
        for form in [*forms, *(symbol.lower() for symbol in symbols if symbol.isalpha())]:
            if unit.name in _SQUARE and not form.startswith(("sq", "cu")):
                code = unit.code or unit.name
                for power, short, dimension, exponent in (("square", "sq", "area", 2), ("cubic", "cu", "volume", 3)):
                    wider = Unit(f"{power} {unit.name}", f"{code}{exponent}", dimension)
                    for start in (power, short, short + ".", power + "-"):
                        found[start + form if start.endswith("-") else f"{start} {form}"] = wider
    return found


def _symbols() -> dict[str, Unit]:
    found = {symbol: unit for unit, _, symbols in _unpacked() for symbol in symbols}
    for unit, _, symbols in _unpacked():
        if unit.name in _SQUARE:
            for symbol in symbols:
                for mark in ("2", "²"):
                    found[symbol + mark] = Unit(f"square {unit.name}", f"{unit.code}2", "area")
                for mark in ("3", "³"):
                    found[symbol + mark] = Unit(f"cubic {unit.name}", f"{unit.code}3", "volume")
    return found


SPELLED = MappingProxyType(_spelled())
"""Forms in which case does not count, lower case."""

SYMBOLS = MappingProxyType(_symbols())
"""Symbols in which case counts: `MB` and `mb`, `W` and `m`."""
