"""How a name goes on over what is no capital: `of`, `and`, a bracket, a comma, a particle, one lower-case word."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extract.tokens import Token
from factcheck.lexicon.dates import MONTHS, TIME_ZONES, WEEKDAYS
from factcheck.lexicon.kinds import KIND_OF_NOUN
from factcheck.lexicon.names import NAMES_WITH_AND
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS
from factcheck.lexicon.numbers import ONES, TENS
from factcheck.lexicon.verbs import AUXILIARIES, is_verb

__all__ = ["NEVER_IN_NAMES", "joint"]

_NO_NAMES = frozenset(
    "born fewer less apart averaged based r&d gdp ceo cfo tv it ai hiv aids dna gps atm suv am pm home photo updated rmb usd eur no none not yes half fiscal qtr html xml url http www rev lt sgt capt col".split()
) | {"r & d"}
NEVER_IN_NAMES = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | PRONOUNS
    | AUXILIARIES
    | ADVERBS
    | MONTHS.keys()
    | WEEKDAYS.keys()
    | ONES.keys()
    | TENS.keys()
    | _NO_NAMES
    | TIME_ZONES
)
"""Words that are no name alone, and over which no name goes on."""

_COMPANY_ENDS = frozenset({"Co", "Co.", "Ltd", "Ltd.", "Inc", "Inc.", "Corp", "Corp."})
_AFTER_COMMA = frozenset({"Ltd", "Ltd.", "Inc", "Inc.", "LLC", "Co.", "Limited"})
_PARTICLES = frozenset({"de", "la", "al", "bin", "von", "van", "del", "du"})
_BODY_ENDS = ("tion", "ment", "ty", "ry")


def joint(words: list[Token], i: int) -> int:
    """How many tokens from the ``i``-th on lead to the next capital of the same name, that capital counted; 0 where the name ends."""
    if i + 1 >= len(words):
        return 0
    token = words[i]
    if token.lower in _JOINTS:
        return _JOINTS[token.lower](words, i)
    return _over_a_word(words, i) if token.is_word and not token.is_capital else 0


def _over_comma(words: list[Token], i: int) -> int:
    """`Merrow Cables, Ltd`, and the list inside `Bureau of Science, Technology and Trade`."""
    following = words[i + 1]
    if following.text in _AFTER_COMMA:
        return 2
    in_list = any(
        words[k].lower == "of" and words[max(0, k - 1)].lower in KIND_OF_NOUN for k in range(max(0, i - 4), i)
    )
    goes_on = i + 2 < len(words) and words[i + 2].lower == "and"
    return 2 if _is_name(following) and in_list and goes_on else 0


def _over_bracket(words: list[Token], i: int) -> int:
    """`Norvane (Port Elling) Co`: a bracket within a company's name."""
    if not words[i + 1].is_capital:
        return 0
    close = next((k for k in range(i + 1, min(i + 5, len(words) - 1)) if words[k].text == ")"), None)
    return close + 2 - i if close is not None and words[close + 1].text in _COMPANY_ENDS else 0


def _over_of(words: list[Token], i: int) -> int:
    """`Ministry of the Interior`: from a noun for a body to what it is for."""
    skip = 1 if words[i + 1].lower == "the" else 0
    before = words[i - 1].lower
    heads = before in KIND_OF_NOUN or before.endswith(_BODY_ENDS) or _heads_list(words, i)
    return 2 + skip if heads and i + 1 + skip < len(words) and _is_name(words[i + 1 + skip]) else 0


def _over_and(words: list[Token], i: int) -> int:
    """`Department of Science and Technology`; `Science and Technology Bureau`, where the word behind leads to a noun for a kind."""
    following = words[i + 1]
    if not _is_name(following):
        return 0
    if (words[i - 1].lower, following.lower) in NAMES_WITH_AND:
        return 2
    if any(word.lower in {"of", "for"} for word in words[max(0, i - 5) : i]) and following.lower not in KIND_OF_NOUN:
        return 2
    return 2 if i + 2 < len(words) and words[i + 2].is_capital and words[i + 2].lower in KIND_OF_NOUN else 0


def _over_particle(words: list[Token], i: int) -> int:
    """`Rio de Janeiro`."""
    return 2 if words[i + 1].is_capital else _over_a_word(words, i)


def _over_a_word(words: list[Token], i: int) -> int:
    """`Northport rare Earth Industrial Zone`: one lower-case word is forgiven where only capitals lead on to a noun for a kind."""
    lower = words[i].lower
    if lower in NEVER_IN_NAMES or is_verb(lower) or not _is_name(words[i + 1]):
        return 0
    for at, token in enumerate(words[i + 1 : i + 5]):
        if not _is_name(token):
            return 0
        if at and token.lower.rstrip(".") in KIND_OF_NOUN:
            return 2
    return 0


def _is_name(token: Token) -> bool:
    return token.is_word and token.is_capital


def _heads_list(words: list[Token], i: int) -> bool:
    """Does the name go on from `Bureau of Science, Technology and Trade` to the place it belongs to?"""
    return any(
        words[k].lower == "of" and words[k - 1].lower in KIND_OF_NOUN and words[k - 1].is_capital
        for k in range(max(1, i - 7), i)
    )


_JOINTS: dict[str, Callable[[list[Token], int], int]] = {
    ",": _over_comma,
    "(": _over_bracket,
    "of": _over_of,
    "for": _over_of,
    "and": _over_and,
    "&": _over_and,
    **dict.fromkeys(_PARTICLES, _over_particle),
}
