"""Words of tolls: what nobody suffered, what `no` counts, who is told one by one."""

from __future__ import annotations

__all__ = [
    "ALONE",
    "ONE_BY_ONE",
    "QUAKES",
    "TOLL_ACTS",
    "TOLL_NOUNS",
    "TOLL_PREDICATES",
    "TOLL_VERBS",
    "UNCHANGED_AFTER",
    "VAGUE_AFTER",
]

TOLL_NOUNS = frozenset(
    "deaths death casualties casualty injuries injury fatalities fatality victims survivors survivor infections infection arrests".split()
)
"""`No` before these is a figure: zero."""

TOLL_PREDICATES = frozenset(
    "killed hurt injured wounded harmed dead missing arrested detained charged convicted hospitalised hospitalized infected died survived "
    "evacuated displaced".split()
)
"""`No one was` before these is a figure: zero."""

TOLL_VERBS = frozenset("was were is are has have had died survived".split())
"""What stands between `no one` and its predicate."""

TOLL_ACTS = frozenset(
    "kill kills killed killing injure injures injured injuring wound wounds wounded wounding arrest arrests arrested arresting detain detained "
    "detaining displace displaced displacing trap trapped trapping hurt hurting".split()
)
"""Before `dozens` these show that people are counted: ``injuring dozens``."""

QUAKES = frozenset("quake quakes earthquake earthquakes temblor temblors tremor tremors aftershock aftershocks".split())
"""After a small decimal these show that it is a magnitude: ``a 7.6 quake``."""

UNCHANGED_AFTER = frozenset("at from in".split())
"""`Unchanged` before these is a change of zero."""

VAGUE_AFTER = frozenset("of more killed dead injured missing wounded homeless arrested displaced".split())
"""After `dozens` or `thousands` these show that somebody is counted."""

ALONE = frozenset(["a", "an", "another"])
"""Figures that count nobody else: `a deputy was killed` leaves it open who was killed besides."""

ONE_BY_ONE = frozenset("man woman boy girl".split())
"""Those who are told one by one where a toll is taken apart: `two women and a man`."""
