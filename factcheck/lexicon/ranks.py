"""Words beside an ordinal that make it a rank, and those that keep it from being one."""

from __future__ import annotations

__all__ = [
    "EVER",
    "NEVER_ONLY",
    "NOT_SUPERLATIVES",
    "OWNERS",
    "PLACES_OF_ALL",
    "RANKED_AFTER",
    "RANK_FILLERS",
    "RANK_NOUNS",
    "RANK_VERBS",
    "SUPERLATIVES",
    "TURNS",
    "WHOLES",
]

RANK_VERBS = frozenset(
    "rank ranks ranked ranking rated placed places placing finish finishes finished finishing come comes came coming stand stands stood "
    "sit sits lie lies lay takes took secured clinched listed named seeded".split()
)
"""Verbs whose ordinal is a rank: ``ranking first``, ``came in second``."""

RANK_FILLERS = frozenset("in as the joint overall nationally globally a equal at".split())
"""What may stand between such a verb and its ordinal."""

RANK_NOUNS = frozenset("place position spot rank ranking".split())
"""Nouns after an ordinal that is a rank: ``in third place``."""

RANKED_AFTER = frozenset(
    "in of to among worldwide nationally globally overall nationwide for on with by behind across out from at according".split()
)
"""What may follow the ordinal of a rank; any other word is a noun that the ordinal numbers."""

SUPERLATIVES = frozenset("most best worst least".split())
"""Superlatives that do not end in `-est`."""

NEVER_ONLY = frozenset(
    "way thing reason one ones hope option choice chance time problem question person people child children son daughter difference exception condition other".split()
)
"""What is the only one in a manner of speaking: ``the only way in``."""

NOT_SUPERLATIVES = frozenset(
    "interest request forest harvest protest contest test guest west rest arrest conquest".split()
)
"""Words in `-est` that are none."""

OWNERS = frozenset("'s its their ' his her our".split())
"""Before an ordinal these own what it ranks."""

TURNS = frozenset(
    "time times half quarter quarters day days week weeks month months year years hour hours minute minutes season round leg game games "
    "match matches set lady person instance place glance sight step steps name names thing things phase stage part class degree line floor "
    "aid base order team amendment baron man minister deputy draft edition wave grade rate lieutenant secretary responder responders "
    "generation down inning innings period ones two few three four several nine six ten century decade".split()
)
"""Nouns after `first` that number a period, a turn or an office: no rank is claimed."""

WHOLES = frozenset("world country nation city province region state".split())
"""``The world's first plant`` is the first of all in it."""

PLACES_OF_ALL = frozenset({("the", noun) for noun in sorted(WHOLES)} | {("its", "kind")})
"""After `first X in` or `first X of` these say among what it was the first."""

EVER = frozenset({"ever"})
"""After `first X` this says that no other was before it."""
