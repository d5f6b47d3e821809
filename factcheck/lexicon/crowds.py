"""Words for crowds that march, and for those who come to something."""

from __future__ import annotations

__all__ = ["CROWDS", "CROWD_OF_VERB", "MARCHES"]

CROWD_OF_VERB = {
    "march": "protesters", "protest": "protesters", "demonstrate": "protesters", "rally": "protesters", "take to the streets": "protesters",
}  # fmt: skip
"""What people are who do it: `50,000 people marched`."""

MARCHES = frozenset("protest protests demonstration demonstrations march marches rally rallies sit-in".split())
"""What is told by how many come to it: `put the march at 30,000 people`, `a rally attended by 200`."""

CROWDS = frozenset("people persons others men women citizens residents".split())
"""Nouns that say nothing of why the people came."""
