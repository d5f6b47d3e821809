"""Words beside `one`, `half`, `zero` and compounds that say whether a number word counts anything."""

from __future__ import annotations

__all__ = [
    "COMPOUND_IDIOMS",
    "FRAMES",
    "HALF_AFTER_BOUNDS",
    "HALF_OF_TIME",
    "HALF_OWNERS",
    "HALF_UNITS",
    "ONE_BOUNDS",
    "ONE_IDIOMS",
    "ONE_MARKED",
    "SPEECH",
    "ZERO_IDIOMS",
]

FRAMES = frozenset("to in of on by for".split())
"""Between two number words with hyphens these make a fixed expression: ``one-to-one``, ``four-in-one``."""

COMPOUND_IDIOMS = frozenset(
    "time way off sided star star-rated dimensional liner third thirds quarter quarters fifth fifths half halves tenths eighths "
    "fourths stop up piece sum emission emissions carbon tolerance coupon hit faced part tier tiered wheel wheeled wheeler timer yearly pronged "
    "digit digits figure figures ply ish step edged handed minded party man woman person odd over out under down bit set class team rate "
    "run game inning ever seed ranked placed hander".split()
)
"""After a number word and a hyphen these make an adjective that counts nothing: ``one-time``, ``two-way``."""

ZERO_IDIOMS = COMPOUND_IDIOMS | {"error", "growth", "hour", "gravity"}
"""After `zero` these make a fixed expression: ``zero tolerance``."""

ONE_IDIOMS = frozenset(
    "another of time day point way thing who that which whose hand side more such is was has can could would should might may must will in on "
    "at to for and or by with from as than if but not too just here there does did had be were are also step stop word else morning night "
    "evening afternoon moment reason example kind sort respect case sense instance place last final same all".split()
)
"""After `one` these make it a pronoun or an article, not a count."""

ONE_MARKED = frozenset(
    "no this same each every any some the which another new last next first only good big number day".split()
)
"""Before `one` these make it a pronoun: ``the same one``, ``each one``."""

ONE_BOUNDS = frozenset("least than only just exactly about nearly almost".split())
"""Before `one` these make it a figure: ``at least one day``."""

SPEECH = frozenset(
    "said says told added adds explained recalled wrote noted commented put calculated estimated predicted suggested argued believed".split()
)
"""In `one diplomat said` the source is unnamed; nobody is counted."""

HALF_OF_TIME = frozenset("last this other latter better next year in and - 1st 2nd opening closing final".split())
"""Before `half` these make it a part of a year or of a game, as an ordinal does."""

HALF_OWNERS = frozenset("of the its their all his her our these those".split())
"""After `half` these make it a share: ``half the fleet``."""

HALF_UNITS = frozenset(
    "hour mile point percentage percent turn day year century kilometre kilometer metre meter pound cent".split()
)
"""After `half` or `half a` these make it half a unit."""

HALF_AFTER_BOUNDS = frozenset("about than nearly almost over by roughly approximately around least".split())
"""Before a bare `half` these make it a share: ``more than half``."""
