"""What to paste for a claim, or for the side of a discrepancy that was found right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from factcheck.core.citation import Citation
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.verdict import verdict
from factcheck.core.vocabulary import TO_REVIEW, Resolution, Status
from factcheck.core.wording import figure
from factcheck.errors import UsageError
from factcheck.store.cited import UNDECIDED, Question, decisions_on, questions_on, retrieved_on
from factcheck.store.claims import claim_of, place_of
from factcheck.store.decisions import standing_decision
from factcheck.store.discrepancies import discrepancy_of
from factcheck.store.engine import open_ledger
from factcheck.store.numbers import parse_number, row_of

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["cite"]

_DIGEST = "digest"
"""The genre of what retells others."""

_HOLDS = frozenset([Resolution.ONE_RIGHT, Resolution.SUPERSEDED])

_STATUSES = {
    Status.REFUTED: "it was refuted",
    Status.OUTDATED: "it was found outdated",
    Status.UNVERIFIABLE: "it was found unverifiable",
    Status.WITHDRAWN: "it was withdrawn: it is no claim",
}


def cite(address: str, numbers: Sequence[str]) -> list[Citation]:
    """The citations of claims (``C12``) and of discrepancies (``D3``: the side that was found right; every side where all are), in the order given, each claim once.

    Raises UnknownId for numbers that the ledger does not have, UsageError for a discrepancy of which no side was found right.
    """
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        claims = {claim.id or "": claim for number in numbers for claim in _meant(connection, number)}
        made, asked = decisions_on(connection, claims), questions_on(connection, claims)
        got = retrieved_on(connection, claims)
        return [
            Citation(
                claim=claim,
                retrieved=date.fromisoformat(got[name]) if name in got else None,
                caveats=tuple(_caveats(connection, claim, made, asked)),
            )
            for name, claim in claims.items()
        ]


def _meant(connection: Connection, number: str) -> list[Claim]:
    """The claims that a number stands for."""
    letter, row = parse_number(number, "CD")
    return [claim_of(connection, row)] if letter == "C" else _right(connection, row)


def _right(connection: Connection, row: int) -> list[Claim]:
    """A claim of each side of a discrepancy that was found right."""
    found, decision = discrepancy_of(connection, row), standing_decision(connection, row)
    finding = None if decision is None else decision.finding
    if decision is None or finding is None or finding.resolution is Resolution.UNSURE or found.state in TO_REVIEW:
        shown = " ".join(side.claims[0].id or "" for side in found.sides if side.claims)
        raise UsageError(
            f"{found.id} is not decided: no side of it was found right",
            mend=f"Decide it: factcheck resolve {found.id}; or cite the claims as they are: factcheck cite {shown}.",
        )
    if finding.resolution in _HOLDS and finding.side is not None:
        sides = [decision.judged[finding.side]]
    elif finding.resolution is Resolution.ALL_RIGHT:
        sides = list(decision.judged)
    else:
        raise UsageError(
            f"no side of {found.id} was found right: {verdict(decision)} ({decision.id})",
            mend=f"See what that rests on: factcheck show {found.id}.",
        )
    return [
        min((claim_of(connection, row_of(one, "C")) for one in side.claims), key=_fitness)
        for side in sides
        if side.claims
    ]


def _fitness(claim: Claim) -> tuple[object, ...]:
    """Which claim of a side to cite: one that its article still makes, that no machine translated, verified, on the web, dated, the latest."""
    article = claim.article
    published = article.published
    return (
        claim.retired, article.machine_translated is True, claim.status is not Status.VERIFIED, not article.is_online, published is None,
        0 if published is None else -published.toordinal(), row_of(claim.id, "C"),
    )  # fmt: skip


def _caveats(
    connection: Connection,
    claim: Claim,
    made: Mapping[str, Sequence[Decision]],
    asked: Mapping[str, Sequence[Question]],
) -> Iterator[str]:
    """What must be known before a claim is used, the gravest first."""
    name = claim.id or ""
    if claim.status in _STATUSES:
        by = next(
            (
                one
                for one in reversed(made.get(name, ()))
                if any(e.claim == name and e.after is claim.status for e in one.effects)
            ),
            None,
        )
        yield _STATUSES[claim.status] + ("" if by is None else f" by {by.reviewer} ({by.id}: {verdict(by)})")
    if claim.retired:
        newer = place_of(connection, row_of(name, "C")).replaced_by
        yield "its article does not say it any more" + (f"; {newer} stands in its place" if newer else "")
    open_ones = [number for number, state, _ in asked.get(name, ()) if state in UNDECIDED]
    if open_ones:
        yield f"it is disputed: {', '.join(open_ones)} {'is' if len(open_ones) == 1 else 'are'} not decided"
    if claim.restated:
        yield f"a reviewer corrected the printed figure to {figure(claim)}"
    if claim.article.machine_translated:
        yield "its article was translated by machine: look at the original"
    if _DIGEST in (claim.article.genre or "").lower():
        yield "its article is a digest, whose words are not those of who said it: look at the original"
