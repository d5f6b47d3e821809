"""What a reviewer says of the names in a discrepancy: that two of them are two things, or one, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.lexicon.spellings import name_key
from factcheck.review.acts import Ask

__all__ = ["MOST_PAIRS", "NamePair", "Naming", "chosen", "name_pairs", "pair_rows", "prompt"]

MOST_PAIRS = 9
"""So many pairs of names have a key of their own; further ones are ruled on with ``factcheck alias``."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names that stand on different sides; ``what`` says what they name: ``subject``, ``actor`` or ``metric``."""

    what: str
    name: str
    other: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A ruling in the making: are the names one thing (``same``), and which of the ``pairs`` was chosen, None before that."""

    same: bool
    pairs: tuple[NamePair, ...]
    pair: NamePair | None = None


def name_pairs(found: Discrepancy) -> tuple[NamePair, ...]:
    """The pairs of names that differ between two sides, subjects first, in the order of the sides; spellings of one name are none."""
    pairs: dict[tuple[str, str, str], NamePair] = {}
    for left, right in combinations(found.sides, 2):
        for what in ("subject", "actor", "metric"):
            for one in _names(left.claims, what):
                for other in _names(right.claims, what):
                    keys = sorted((name_key(one), name_key(other)))
                    if all(keys) and keys[0] != keys[1]:
                        pairs.setdefault((what, *keys), NamePair(what, one, other))  # type: ignore[arg-type]
    return tuple(sorted(pairs.values(), key=lambda pair: ("subject", "actor", "metric").index(pair.what)))[:MOST_PAIRS]


def chosen(naming: Naming, answer: str) -> Naming | None:
    """The ruling with the pair that an answer names by its number, counted from 1; None where it names none."""
    if not (answer.isascii() and answer.isdigit()) or not 1 <= int(answer) <= len(naming.pairs):
        return None
    return Naming(naming.same, naming.pairs, naming.pairs[int(answer) - 1])


def prompt(naming: Naming) -> Ask:
    """What must be asked next: which pair, then whether it shall be recorded."""
    if naming.pair is None:
        what = "one thing" if naming.same else "two things"
        return Ask(f"Which names are {what}, 1 to {len(naming.pairs)}? Enter takes it back: ")
    verb = "is" if naming.same else "is not"
    said = f"“{naming.pair.name}” {verb} “{naming.pair.other}”"
    return Ask(f"{said}, here and in articles to come. Record it? y; anything else takes it back: ")


def pair_rows(naming: Naming) -> Iterator[tuple[str, str]]:
    """The pairs with their keys, for people."""
    for at, pair in enumerate(naming.pairs, start=1):
        yield str(at), f"{pair.what}: “{pair.name}” and “{pair.other}”"


def _names(claims: Iterable[Claim], what: str) -> list[str]:
    found = (claim.metric or claim.counted if what == "metric" else getattr(claim, what) for claim in claims)
    return list(dict.fromkeys(name for name in found if name))
