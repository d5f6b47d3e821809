"""What a reviewer says of the names in a discrepancy: that two of them are two things, or one, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.lexicon.spellings import name_key
from factcheck.review.acts import Ask, Keys, Rule, Say
from factcheck.review.asking import said
from factcheck.review.drafts import YES
from factcheck.review.walk import Session, Turn

__all__ = ["MOST_PAIRS", "NamePair", "Naming", "name_pairs"]

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

    def opened(self, session: Session) -> Turn:
        """Which names? Where one pair alone differs, that is asked about."""
        if not self.pairs:
            return said(session, "No two sides have different names: there is nothing to say of them.")
        naming = replace(self, pair=self.pairs[0]) if len(self.pairs) == 1 else self
        rows = () if naming.pair is not None else (Keys(tuple(naming.rows())),)
        return replace(session, dialogue=naming), (*rows, naming.prompt())

    def answered(self, session: Session, answer: str) -> Turn:
        """What follows from the answer to which names, or to whether the ruling shall be recorded."""
        if self.pair is not None and answer in YES:
            rule = Rule(self.pair.name, self.pair.other, self.same)
            return session, (Say("Comparing again with what is said of the names ..."), rule)
        picked = self.chosen(answer) if self.pair is None else None
        if picked is not None:
            return replace(session, dialogue=picked), (picked.prompt(),)
        return said(session, "Not recorded.")

    def chosen(self, answer: str) -> Naming | None:
        """The ruling with the pair that an answer names by its number, counted from 1; None where it names none."""
        if not (answer.isascii() and answer.isdigit()) or not 1 <= int(answer) <= len(self.pairs):
            return None
        return replace(self, pair=self.pairs[int(answer) - 1])

    def prompt(self) -> Ask:
        """What must be asked next: which pair, then whether it shall be recorded."""
        if self.pair is None:
            what = "one thing" if self.same else "two things"
            return Ask(f"Which names are {what}, 1 to {len(self.pairs)}? Enter takes it back: ")
        verb = "is" if self.same else "is not"
        told = f"“{self.pair.name}” {verb} “{self.pair.other}”"
        return Ask(f"{told}, here and in articles to come. Record it? y; anything else takes it back: ")

    def rows(self) -> Iterator[tuple[str, str]]:
        """The pairs with their keys, for people."""
        for at, pair in enumerate(self.pairs, start=1):
            yield str(at), f"{pair.what}: “{pair.name}” and “{pair.other}”"


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


def _names(claims: Iterable[Claim], what: str) -> list[str]:
    found = (claim.metric or claim.counted if what == "metric" else getattr(claim, what) for claim in claims)
    return list(dict.fromkeys(name for name in found if name))
