"""Nouns of what happens at one place and time and leaves figures behind it: quakes, crashes, robberies, votes.

What is not here is told apart by names and times alone.
"""

from __future__ import annotations

__all__ = ["occurrence_of"]

_SAME = [
    "quake earthquake temblor",
    "aftershock",
    "tsunami",
    "flood flooding inundation",
    "storm hurricane cyclone typhoon tornado blizzard",
    "landslide mudslide avalanche rockslide",
    "eruption volcano",
    "drought famine",
    "fire blaze wildfire inferno",
    "crash collision derailment pileup",
    "shipwreck sinking capsizing",
    "shooting gunman gunfire",
    "bombing bomb blast explosion",
    "stabbing",
    "massacre",
    "robbery heist burglary theft",
    "kidnapping abduction hijacking",
    "riot unrest",
    "protest demonstration rally march",
    "strike walkout",
    "war invasion offensive battle",
    "coup",
    "epidemic outbreak pandemic",
    "election vote referendum poll",
    "auction",
    "stampede",
    "siege standoff",
]
_OF_WORD = {word: line.split()[0] for line in _SAME for word in line.split()}


def occurrence_of(word: str) -> str | None:
    """The sort of occurrence that a folded noun names, None for a word that names none."""
    return _OF_WORD.get(word)
