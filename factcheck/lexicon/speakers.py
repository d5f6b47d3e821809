"""Who and what says things: titles before names, roles of people, things that state something."""

from __future__ import annotations

__all__ = ["ADDED", "ROLES", "SAYING", "SPEAKERS", "STATING", "TITLES"]

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady president minister senator governor mayor general captain colonel lieutenant sergeant lt gen sen rep gov director chairman
    chairwoman manager secretary spokesman spokeswoman spokesperson chief premier king queen prince sheikh judge pastor reverend bishop cardinal rabbi imam detective sheriff constable inspector superintendent coach""".split()
)
"""Words that stand before the name of a person, in lower case without the full stop."""

ROLES = frozenset(
    """spokesman spokeswoman spokesperson official officials officer officers director manager minister president chairman chairwoman chief head mayor governor
    secretary analyst analysts economist economists expert experts doctor doctors dean engineer professor researcher researchers scientist scientists lawyer lawyers witness witnesses
    commander executive leader premier deputy coordinator ambassador vice-president person-in-charge activist activists resident residents source sources trader traders dealer dealers""".split()
)
"""Nouns for people who say things."""

SPEAKERS = frozenset(
    """report reports statistics figures data survey poll study statement announcement newspaper agency ministry police government authorities media officials bureau
    department company organisation organization group bank union association commission notice bulletin release document communique census tally account accounts estimate estimates""".split()
)
"""Nouns for things that say, show or indicate."""

SAYING = frozenset("said says told added adds".split())
"""Verbs that only say."""

STATING = frozenset(
    """announced reported reports noted notes stated states warned warns explained confirmed confirms estimated estimates claimed claims believes believe suggested urged predicted
    predicts acknowledged admitted insisted argued declared stressed emphasized emphasised recalled testified wrote tweeted forecast""".split()
)
"""Verbs that say, and do other things too."""

ADDED = frozenset("added adds".split())
"""Verbs of these that say only before `that` or a mark: ``Norland added 12 looms``."""
