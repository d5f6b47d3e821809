"""Unverified claims as a session walks them: what each weighs, and all that a reviewer sees of one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.core.claim import Claim
from factcheck.core.wording import byline
from factcheck.review.claims import ClaimToCheck, Weight, claim_rank, costs_lives, is_money
from factcheck.review.queue import Entry
from factcheck.review.readings import fellows
from factcheck.store.carried import reworded_since
from factcheck.store.numbers import row_of
from factcheck.store.queue import open_discrepancies_of, repeats_of, standing_beside
from factcheck.store.weights import WaitingClaim, citing_articles, decisions_resting_on

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["claim_entry", "claim_to_check"]


def claim_entry(one: WaitingClaim) -> Entry:
    """An unverified claim with its place in the queue."""
    number, severity, repeated, cited, rests, unit_code, *words = one
    return Entry(number, _rank(severity, repeated, cited, rests, is_money(unit_code), _on_lives(*words)))


@lru_cache(maxsize=65536)
def _rank(*facts: int) -> tuple[float, ...]:
    """The rank of all claims of which the same is known: of a hundred thousand claims some hundred things."""
    severity, repeated, cited, rests, money, lives = facts
    weight = Weight(
        severity=severity, repeated=repeated, cited=cited, rests=rests, money=bool(money), lives=bool(lives)
    )
    return claim_rank(weight)


@lru_cache(maxsize=65536)
def _on_lives(*words: str | None) -> bool:
    return costs_lives(*words)


def claim_to_check(connection: Connection, claim: Claim) -> ClaimToCheck:
    """A claim of the ledger with where it stands, what it weighs by, and the claims of its reading."""
    row = row_of(claim.id, "C")
    repeats = repeats_of(connection, row)
    return ClaimToCheck(
        claim=claim,
        discrepancies=open_discrepancies_of(connection, row),
        repeated=tuple({one.article.id: byline(one.article) for one in repeats}.values()),
        cited=citing_articles(connection, row),
        rests_on_it=decisions_resting_on(connection, row),
        fellows=fellows(claim, [*repeats, *standing_beside(connection, row)]),
        retired=claim.retired,
        reworded=reworded_since(connection, claim),
    )
