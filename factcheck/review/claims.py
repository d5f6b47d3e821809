"""The walk over unverified claims: which of them weigh most, and why."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.claim import Claim
from factcheck.core.decision import Reworded
from factcheck.core.wording import many
from factcheck.lexicon.currencies import AFTER
from factcheck.lexicon.tolls import TOLL_ACTS, TOLL_NOUNS, TOLL_PREDICATES
from factcheck.review.readings import Fellow

__all__ = ["ClaimToCheck", "Weight", "claim_rank", "costs_lives", "is_money", "weight_of", "weight_words"]

_HELD = frozenset("arrest arrests arrested arresting detain detains detained detaining charged convicted".split())
"""Words of tolls that cost nobody life or limb."""

_CODES = frozenset(currency.code for currency in AFTER.values() if currency.code is not None)

_LIVES = (TOLL_NOUNS | TOLL_ACTS | TOLL_PREDICATES) - _HELD

_MONEY_POINTS = 3
_LIVES_POINTS = 4
_RESTS_POINTS = 3
_CITED_POINTS = 2
_REPEATED_POINTS = (0, 2, 3, 4)
_CITES_AT_MOST = 5
"""The points of a claim, beside one for each step of the severity (1 to 5) of the worst open discrepancy that it stands in.

Reason: no single reason weighs more than the gravest discrepancy, and two of middling weight (money in print twice, a discrepancy of severity 3 about
lives) weigh as much as that or more; a life weighs more than money; a figure is cited more by a decision that rests on it, and by each of up to three
articles that print it, than by one that names it.
"""

_SHOWN = 3
"""So many discrepancies and decisions are named as reasons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What makes a claim worth a check.

    ``severity`` is that of the worst open discrepancy that it stands in, 0 where it stands in none; ``money`` and ``lives`` say what it is about;
    ``repeated`` counts the other articles whose claims state the same, ``cited`` those of them that name its source as theirs, ``rests`` the
    standing decisions that name it as evidence.
    """

    severity: int = 0
    money: bool = False
    lives: bool = False
    repeated: int = 0
    cited: int = 0
    rests: int = 0

    @property
    def points(self) -> int:
        """What it all adds up to, 0 to 17."""
        repeated = _REPEATED_POINTS[min(self.repeated, len(_REPEATED_POINTS) - 1)]
        cites = repeated + (_CITED_POINTS if self.cited else 0) + (_RESTS_POINTS if self.rests else 0)
        at_stake = (_MONEY_POINTS if self.money else 0) + (_LIVES_POINTS if self.lives else 0)
        return self.severity + at_stake + min(cites, _CITES_AT_MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimToCheck:
    """A claim before a reviewer's eyes, with the open discrepancies that it stands in and the articles that repeat it.

    ``discrepancies`` are numbers with severities, the worst first; ``repeated`` are bylines; ``cited`` and ``rests_on_it`` as in :class:`Weight`, the
    latter by their numbers. ``fellows`` are the claims of its reading. ``retired`` says that the rules do not find it any more, ``reworded`` that the
    latest decision on it was taken on other words.
    """

    claim: Claim
    discrepancies: tuple[tuple[str, int], ...] = ()
    repeated: tuple[str, ...] = ()
    cited: int = 0
    rests_on_it: tuple[str, ...] = ()
    fellows: tuple[Fellow, ...] = ()
    retired: bool = False
    reworded: Reworded | None = None

    @property
    def id(self) -> str:
        """The claim's number."""
        return self.claim.id or ""


def weight_of(matter: ClaimToCheck) -> Weight:
    """What the claim weighs by all that is known of it."""
    claim = matter.claim
    return Weight(
        severity=max((severity for _, severity in matter.discrepancies), default=0),
        money=is_money(claim.unit_code),
        lives=costs_lives(claim.metric, claim.counted, claim.predicate),
        repeated=len(matter.repeated),
        cited=matter.cited,
        rests=len(matter.rests_on_it),
    )


def weight_words(matter: ClaimToCheck) -> tuple[str, ...]:
    """Why the claim stands where it does in the queue, a clause a reason, empty for one that nothing speaks for: ``stands in D3 (severity 5)``, ``money``."""
    weight, found = weight_of(matter), []
    if matter.discrepancies:
        found.append(f"stands in {_few([f'{name} (severity {severity})' for name, severity in matter.discrepancies])}")
    if weight.lives:
        found.append("lives")
    if weight.money:
        found.append("money")
    if weight.repeated:
        found.append(f"printed in {many(weight.repeated + 1, 'article')}")
    if weight.cited:
        verb = "names" if weight.cited == 1 else "name"
        found.append(f"{many(weight.cited, 'other article')} {verb} its source for it")
    if matter.rests_on_it:
        verb = "rests" if weight.rests == 1 else "rest"
        found.append(f"{_few(matter.rests_on_it)} {verb} on it")
    return tuple(found)


def claim_rank(weight: Weight) -> tuple[float, ...]:
    """The rank of a claim in the queue: by its points; of equal ones the one in the more severe discrepancy comes first."""
    return (-float(weight.points), -float(weight.severity))


def is_money(unit_code: str | None) -> bool:
    """Is a figure in a unit of this code one of money?"""
    return unit_code is not None and unit_code in _CODES


def costs_lives(*words: str | None) -> bool:
    """Is a claim about lives? ``words`` are those that say what is counted: metric, counted noun, predicate."""
    return any(part in _LIVES for phrase in words if phrase for part in phrase.casefold().split())


def _few(names: tuple[str, ...] | list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
