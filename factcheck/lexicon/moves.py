"""Words of change and comparison between two figures."""

from __future__ import annotations

from factcheck.lexicon.comparators import DIRECTION_BEFORE

__all__ = ["ACCOUNTS", "COMPARED", "COMPARING", "MOVES"]

MOVES = frozenset(DIRECTION_BEFORE) | frozenset(
    "go goes went going gone move moves moved moving change changes changed changing bring brings brought bringing take takes took taken "
    "taking push pushed pushes pull pulled revise revised upgrade upgraded upgrading downgrade downgraded downgrading shift shifted develop "
    "developed double doubled doubling triple tripled tripling treble trebled quadruple quadrupled quintupled halve halved halving balloon "
    "ballooned mushroomed multiply multiplied extend extended expanded increase rise drop decline fall growth reduction jump reached".split()
)
"""Before ``from A to B`` these make it a change, not a range."""

COMPARING = frozenset("against versus vs from".split())
"""Between two figures these compare the second with the first."""

COMPARED = frozenset({("compared", "with"), ("compared", "to"), ("average", "of")})
"""Pairs of words that do the same."""

ACCOUNTS = frozenset("loss profit gain net income revised about some nearly".split())
"""Words that may stand between `vs` and the figure: ``net 5.5 mln vs loss 112.7 mln``."""
