"""Why two claims do or do not conflict."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck import api
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Comparison, Discrepancy
from factcheck.core.vocabulary import Status
from factcheck.errors import UsageError
from factcheck.store.claims import claim_of, claims_of_article
from factcheck.store.decisions import decisions_of_claim
from factcheck.store.discrepancies import discrepancy_of, numbers_of_claim
from factcheck.store.engine import open_ledger
from factcheck.store.numbers import parse_number, row_of
from factcheck.store.rulings import aliases
from factcheck.workflow.show import DiscrepancyCard, discrepancy_card

__all__ = ["ComparisonCard", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonCard:
    """Two claims compared, with the decisions that stand on either, in the order in which they were taken.

    ``claims`` are the two; ``together`` the discrepancies that hold both against one another, ``in_others`` the numbers of those in which only one of the two
    stands, or both on one side.
    """

    comparison: Comparison
    decisions: tuple[Decision, ...]
    claims: tuple[Claim, ...] = ()
    together: tuple[Discrepancy, ...] = ()
    in_others: tuple[str, ...] = ()


def explain(address: str, number: str, other: str | None = None) -> DiscrepancyCard | ComparisonCard:
    """A discrepancy (``D3``) with its signals and decisions, or the comparison of two claims (``C12``, ``C40``), step by step.

    Raises UsageError for other numbers, UnknownId for numbers that the ledger does not have.
    """
    asked = [parse_number(one) for one in (number, other) if one is not None]
    letters = "".join(letter for letter, _ in asked)
    if letters not in {"D", "CC"}:
        raise UsageError(
            "one discrepancy or two claims can be explained", mend="Write D3 alone, or two claims: C12 C40."
        )
    if letters == "CC" and asked[0] == asked[1]:
        raise UsageError(
            f"{number} is compared with itself", mend="Name two claims, or see this one: factcheck show " + number
        )
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        if letters == "D":
            return discrepancy_card(connection, asked[0][1])
        pair = [claim_of(connection, row) for _, row in asked]
        articles = dict.fromkeys(row_of(claim.article.id, "A") for claim in pair)
        beside = [claim for article in articles for claim in claims_of_article(connection, article)]
        others = [claim for claim in beside if claim not in pair and claim.status is not Status.WITHDRAWN]
        ruled = aliases(connection)
        numbers = sorted(
            {one for _, row in asked for one in numbers_of_claim(connection, row)}, key=lambda one: row_of(one, "D")
        )
        found = [discrepancy_of(connection, row_of(one, "D")) for one in numbers]
        taken = {one.id: one for _, row in asked for one in decisions_of_claim(connection, row) if one.stands}
    return ComparisonCard(
        comparison=api.explain_claims(*pair, others=others, aliases=ruled),
        decisions=tuple(sorted(taken.values(), key=lambda one: row_of(one.id, "R"))),
        claims=tuple(pair),
        together=tuple(one for one in found if _holds(one, *pair)),
        in_others=tuple(one.id or "" for one in found if not _holds(one, *pair)),
    )


def _holds(found: Discrepancy, one: Claim, other: Claim) -> bool:
    """Does the discrepancy hold one claim against the other?"""
    stands = [{claim.id for claim in side.claims} for side in found.sides]
    return any(one.id in left and other.id in right for left in stands for right in stands if left is not right)
