"""What is known about claims that somebody refers to: the questions that they stand in, and the decisions on these and on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import Decision
from factcheck.core.vocabulary import GONE, TO_REVIEW, State
from factcheck.store.decisions import STANDS, decisions_where
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import article_version, claim, decision, decision_claim, discrepancy, discrepancy_claim

__all__ = ["UNDECIDED", "Question", "articles_of_text", "decisions_on", "questions_on", "retrieved_on"]

_AT_ONCE = 500
"""Values in one query."""

UNDECIDED = (*TO_REVIEW, State.WAITING)
"""The states of a discrepancy that nobody has decided."""

Question = tuple[str, State, int]
"""The number of a discrepancy, its state, and its severity."""


def decisions_on(connection: Connection, claims: Collection[str]) -> dict[str, tuple[Decision, ...]]:
    """The decisions that stand on some claims (by number), or on the discrepancies that these stand in, in the order in which they were taken."""
    pairs: set[tuple[int, int]] = set()
    for rows in _batches(claims):
        set_by = sa.select(decision_claim.c.claim_id, decision_claim.c.decision_id)
        judged = sa.select(discrepancy_claim.c.claim_id, decision.c.id).join(
            decision, decision.c.discrepancy_id == discrepancy_claim.c.discrepancy_id
        )
        for query, column in ((set_by, decision_claim.c.claim_id), (judged, discrepancy_claim.c.claim_id)):
            pairs |= {(row[0], row[1]) for row in connection.execute(query.where(column.in_(rows)))}
    made: dict[int, Decision] = {}
    wanted = sorted({taken for _, taken in pairs})
    for at in range(0, len(wanted), _AT_ONCE):
        some = decisions_where(connection, decision.c.id.in_(wanted[at : at + _AT_ONCE]), *STANDS)
        made |= {row_of(one.id, "R"): one for one in some}
    found: dict[str, list[Decision]] = defaultdict(list)
    for row, taken in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        if taken in made:
            found[number("C", row)].append(made[taken])
    return {name: tuple(own) for name, own in found.items()}


def questions_on(connection: Connection, claims: Collection[str]) -> dict[str, tuple[Question, ...]]:
    """The discrepancies that some claims (by number) stand in, those left out that are not found any more."""
    found: dict[str, list[Question]] = defaultdict(list)
    for rows in _batches(claims):
        asked = (
            sa.select(discrepancy_claim.c.claim_id, discrepancy.c.id, discrepancy.c.state, discrepancy.c.severity)
            .join(discrepancy, discrepancy.c.id == discrepancy_claim.c.discrepancy_id)
            .where(discrepancy_claim.c.claim_id.in_(rows), discrepancy.c.state.not_in(GONE))
            .distinct()
            .order_by(discrepancy.c.id)
        )
        for row in connection.execute(asked):
            found[number("C", row[0])].append((number("D", row[1]), row[2], row[3]))
    return {name: tuple(own) for name, own in found.items()}


def articles_of_text(connection: Connection, text_hash: str) -> list[int]:
    """The rows of the articles whose current version has this very text, whoever published it."""
    same = sa.select(article_version.c.article_id).where(
        article_version.c.text_sha256 == text_hash, article_version.c.is_current
    )
    return sorted(connection.execute(same).scalars())


def retrieved_on(connection: Connection, claims: Collection[str]) -> dict[str, str]:
    """The day on which the version was got that each of some claims (by number) is from, as ISO text, in UTC."""
    found: dict[str, str] = {}
    for rows in _batches(claims):
        got = sa.select(claim.c.id, article_version.c.retrieved).join(
            article_version, article_version.c.id == claim.c.version_id
        )
        for row in connection.execute(got.where(claim.c.id.in_(rows))):
            found[number("C", row[0])] = row[1].date().isoformat()
    return found


def _batches(claims: Collection[str]) -> Iterator[list[int]]:
    rows = sorted({row_of(name, "C") for name in claims})
    for at in range(0, len(rows), _AT_ONCE):
        yield rows[at : at + _AT_ONCE]
