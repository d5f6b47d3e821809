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
    "blaze wildfire inferno",
    "crash collision derailment pileup",
    "shipwreck sinking capsizing",
    "shooting gunman gunfire massacre",
    "bombing bomb blast explosion",
    "stabbing",
    "robbery heist burglary theft",
    "kidnapping abduction hijacking",
    "protest riot unrest demonstration",
    "coup",
    "epidemic outbreak pandemic",
    "election referendum",
    "auction",
    "stampede",
    "siege standoff",
]
_OF_WORD = {word: line.split()[0] for line in _SAME for word in line.split()}


def occurrence_of(word: str) -> str | None:
    """The sort of occurrence that a folded noun names, None for a word that names none."""
    return _OF_WORD.get(word)
