"""Words that say how sure a figure is, how much of its metric it covers, and what a verb's object counts."""

from __future__ import annotations

from factcheck.core.vocabulary import Direction, Extent, Modality

__all__ = [
    "BASELINE_WORDS",
    "CARRIERS",
    "CHANGE_VERBS",
    "COPULAS",
    "EVENT_NOUNS",
    "EXTENT_CUES",
    "FLOWS",
    "GUESSES",
    "MEASURE_NOUNS",
    "METRIC_OF_ADJECTIVE",
    "METRIC_OF_TOLL",
    "METRIC_OF_VERB",
    "MODALITY_CUES",
    "MOVEMENT_NOUNS",
    "PERSON_NOUNS",
    "PUTTING_VERBS",
    "QUANTITY_NOUNS",
    "SHARE_NOUNS",
    "SILENT_VERBS",
    "TAKING_VERBS",
    "THINGS_IN_ER",
]  # fmt: skip

METRIC_OF_VERB = {
    "kill": "deaths", "die": "deaths", "murder": "deaths", "massacre": "deaths", "slay": "deaths", "perish": "deaths", "drown": "deaths", "execute": "executions",
    "injure": "injuries", "wound": "injuries", "hurt": "injuries", "maim": "injuries", "arrest": "arrests", "detain": "arrests", "jail": "people jailed",
    "hospitalise": "people hospitalised", "hospitalize": "people hospitalised", "displace": "people displaced", "evacuate": "people evacuated", "infect": "infections",
    "kidnap": "kidnappings", "abduct": "kidnappings", "rescue": "people rescued", "capture": "captures", "trap": "people trapped", "strand": "people stranded",
    "lay off": "layoffs", "employ": "employees", "hire": "hires", "sack": "layoffs", "fire": "layoffs", "vaccinate": "vaccinations",
}  # fmt: skip
"""A verb whose object is a number of people -> what the number counts. `killed 24` is 24 deaths."""

FLOWS = frozenset(
    "exports imports sales shipments deliveries output production orders purchases stocks inventories supplies stockpiles reserves consumption demand".split()
)
"""Nouns that `of` ties to a number of things that are moved or kept: `exports of 9.9 million bags`."""

METRIC_OF_TOLL = {
    "death": "deaths", "killing": "deaths", "slaying": "deaths", "murder": "deaths", "slaughter": "deaths", "massacre": "deaths", "shooting": "people shot",
    "injury": "injuries", "injurie": "injuries", "wounding": "injuries", "arrest": "arrests", "kidnapping": "kidnappings", "abduction": "kidnappings", "rescue": "people rescued",
    "evacuation": "people evacuated", "hospitalisation": "people hospitalised", "hospitalization": "people hospitalised", "infection": "infections", "vaccination": "vaccinations",
}  # fmt: skip
"""A noun that `of` ties a number of people to -> what the number counts: `the slaying of two women`."""

METRIC_OF_ADJECTIVE = {
    "dead": "deaths", "killed": "deaths", "injured": "injuries", "wounded": "injuries", "hurt": "injuries", "missing": "missing people", "homeless": "homeless people",
    "trapped": "people trapped", "stranded": "people stranded", "arrested": "arrests", "displaced": "people displaced", "unaccounted": "missing people", "ill": "illnesses", "sick": "illnesses",
    "infected": "infections", "custody": "arrests", "arrest": "arrests", "detained": "arrests", "unconscious": "injuries", "recovered": "recoveries",
}  # fmt: skip
"""What a number of people is -> what it counts: `24 people dead`, `two men under arrest`."""

PERSON_NOUNS = frozenset(
    """people person persons man men woman women child children girl girls boy boys civilian civilians soldier soldiers policeman policemen police officer officers protester protesters demonstrator
    demonstrators resident residents worker workers villager villagers passenger passengers student students tourist tourists militant militants rebel rebels fighter fighters others victim victims
    crew member members pirate pirates sailor sailors fisherman fishermen patient patients refugee refugees prisoner prisoners suspect suspects journalist journalists troops personnel individual
    individuals citizen citizens employee employees survivor survivors firefighter firefighters miner miners pilgrim pilgrims american americans foreigner foreigners national nationals one ones""".split()
)

THINGS_IN_ER = frozenset(
    """number other tower computer container tanker trailer bomber fighter-bomber order border letter matter paper quarter corner river shelter barrier carrier freighter helicopter cruiser freezer printer
    engineering reactor tractor motor sector factor door floor color colour trawler steamer speaker-system boiler counter trigger chapter character dollar cluster disaster theater theatre encounter
    tree degree committee fee coffee plant restaurant constant grant warrant tenant-unit center charter cancer tumor tumour error mirror meter liter offer power tender user-account member-state list
    twist wrist feast newer older higher larger chest forest nest test west rest guest-house manifest interest request quest conquest locker scooter cooler burner server router browser drawer
    layer water winter summer weather feather poster plaster filter fiber transformer transmitter detector conductor semiconductor elevator generator accelerator compressor propeller""".split()
)
"""Singulars that end like words for people (`raider`, `arsonist`) and name things."""

COPULAS = frozenset(
    {
        "be",
        "reach",
        "total",
        "stand",
        "average",
        "amount",
        "come",
        "number",
        "remain",
        "become",
        "hit",
        "exceed",
        "surpass",
        "top",
        "equal",
        "measure",
        "comprise",
        "register",
        "record",
        "run",
        "cost",
        "weigh",
        "account",
    }
)
"""Verbs between a metric and its level: `the number of firms reached 116`."""

CHANGE_VERBS = frozenset(
    """rise fall grow climb drop increase decrease decline jump surge soar slump plunge slide slip gain lose expand shrink advance ease edge double triple rebound recover tumble
    widen narrow improve accelerate slow leap plummet dip swell balloon shed add rocket reduce cut raise boost lower inch pare trim nudge retreat climb""".split()
)
"""Verbs of movement: by how much, or to what level."""

TAKING_VERBS = frozenset({"bring", "take", "push", "lift", "drive", "carry", "send"})
"""Verbs that bring their object to a level: `bringing the toll to 11`."""

PUTTING_VERBS = frozenset(
    "put estimate value set fix peg place calculate revise upgrade downgrade hold keep assess reckon".split()
)
"""Verbs that say at which level their object stands: `puts the toll at 11`."""

GUESSES = frozenset("data figures statistics estimate estimates forecast forecasts projection projections".split())
"""Nouns that say only how sure a figure is: the metric is what follows `of`."""

SILENT_VERBS = COPULAS | CHANGE_VERBS | {"have", "do", "include", "involve", "say", "report", "believe"}
"""Verbs that say nothing about what a figure measures."""

MOVEMENT_NOUNS = {
    noun: direction
    for direction, nouns in {
        Direction.UP: "rise increase gain growth jump surge hike climb advance expansion boost upturn",
        Direction.DOWN: "fall drop decrease decline cut reduction loss slump plunge slide dip downturn shortfall cutback",
    }.items()
    for noun in nouns.split()
}
"""Nouns of movement behind or before a figure: `an 18 pct drop in imports`, `a drop of 18 pct`."""

CARRIERS = frozenset(
    "number total amount count figure quantity sum volume value level tally range majority minority".split()
)
"""Nouns that say only that something is counted: the metric is what follows `of`."""

QUANTITY_NOUNS = frozenset(
    "turnover revenue revenues sales profit profits income output production investment investments value price cost costs budget debt deficit surplus area length height depth speed width "
    "distance weight population capacity toll magnitude proportion share ratio rate intensity percentage temperature age wage salary fee fine".split()
)
"""Nouns that a figure with a unit is usually the value of."""

SHARE_NOUNS = frozenset("proportion share percentage ratio part fraction quota".split())

MEASURE_NOUNS = {
    "square metre": "area", "square kilometre": "area", "hectare": "area", "acre": "area", "square mile": "area", "square foot": "area", "metre": "length", "kilometre": "distance",
    "mile": "distance", "foot": "length", "centimetre": "length", "inch": "length", "tonne": "weight", "kilogram": "weight", "pound-mass": "weight", "ton": "weight", "celsius": "temperature",
    "fahrenheit": "temperature", "magnitude": "magnitude", "year of age": "age", "kilometre per hour": "speed", "mile per hour": "speed", "barrel": "volume", "gallon": "volume", "litre": "volume",
    "watt": "power", "megawatt": "power", "kilowatt": "power", "gigawatt": "power",
}  # fmt: skip
"""What a unit measures, where the words do not say."""

EVENT_NOUNS = frozenset(
    """earthquake quake tremor temblor tsunami flood floods storm hurricane cyclone typhoon tornado landslide avalanche eruption wildfire fire blaze explosion blast bombing bomb crash collision
    derailment sinking shooting massacre attack raid ambush clash clashes riot riots protest protests demonstration strike coup uprising war battle siege hijacking robbery heist kidnapping
    outbreak epidemic pandemic spill leak drought famine election auction merger acquisition takeover bankruptcy trial summit exhibition tournament""".split()
)

MODALITY_CUES: dict[Modality, str] = {
    Modality.DENIED: "not, never, cannot, denied, denies, deny, denying, "
    + ", ".join(
        f"{verb}n{mark}t" for verb in "did do does has have had was were is are could would".split() for mark in "'’"
    )
    + ", won't, won’t, can't, can’t",
    Modality.FEARED: "feared, fear, fears, may have been, may have died, may have killed, could have, presumed, suspected, believed to be, possibly, unconfirmed, reportedly",
    Modality.TARGET: "target, targets, targeted, aim, aims, aimed, aiming, goal, goals, quota, by the end of 20##, strive, strives, striving",
    Modality.PLAN: "will, plan, plans, planned, planning, to be built, to be invested, to be spent, to be opened, intend, intends, pledged, pledges, is expected to, are expected to, set to, due to be, due to open, due to start, due to begin, due to take, due to meet, due to end, due to close, due to expire, due to reach, due to receive, due to pay, due to come, scheduled, propose, proposes, proposed, would, going to, shall",
    Modality.ESTIMATE: "estimate, estimates, estimated, estimating, forecast, forecasts, projected, projection, projections, expect, expects, expected, predict, predicts, predicted, about to, likely, roughly put, put the, reckon, reckons, reckoned",
    Modality.PRELIMINARY: "preliminary, provisional, initial, early figures, so far confirmed, first reports",
}
"""Cues before or after a figure in its clause, between commas, strongest first; ``#`` is any digit."""

EXTENT_CUES: dict[Extent, str] = {
    Extent.INCREMENT: "another, additional, further, extra, newly, new, increased by, rose by, grew by, fell by",
    Extent.PART: "including, combination of, mix of, mixture of, consisting of, consists of, made up of, of them, of whom, of which, of those, of the total, among them, among whom, among which, among those, two of, three of, some of, most of, many of, alone, accounting for",
    Extent.CUMULATIVE: "so far, to date, since, cumulative, cumulatively, in all, altogether, overall, bringing the, until now, up to now, brings the, death toll, toll",
    Extent.WHOLE: "a total of, in total, total, totals, totaled, totalled, totaling, totalling, all, the whole, entire, is home to, altogether",
    Extent.ONE_PERIOD: "annual, annually, a year, per year, daily, a day, per day, a month, monthly, weekly, each year, every year, yearly, quarterly, in the first quarter, in the second quarter, in the third quarter, in the fourth quarter",
}

BASELINE_WORDS = frozenset({"from", "against", "versus", "vs", "compared", "compares", "than", "previously", "earlier"})
"""Before a figure these say that it is the earlier value of a comparison."""
