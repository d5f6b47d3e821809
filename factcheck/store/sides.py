"""The sides of a discrepancy as they are in the ledger, in short: what a decision is held against."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.decision import JudgedSide
from factcheck.store.numbers import number
from factcheck.store.tables import discrepancy_claim, discrepancy_side

__all__ = ["present_sides"]


def present_sides(connection: Connection, row: int) -> tuple[JudgedSide, ...]:
    """The values of the sides and the numbers of their claims, without the claims' keys, in order."""
    members: dict[int, list[str]] = defaultdict(list)
    links = sa.select(discrepancy_claim.c.side, discrepancy_claim.c.claim_id)
    links = links.where(discrepancy_claim.c.discrepancy_id == row)
    for side, claim in connection.execute(links.order_by(*discrepancy_claim.primary_key.columns)):
        members[side].append(number("C", claim))
    sides = sa.select(discrepancy_side).where(discrepancy_side.c.discrepancy_id == row)
    return tuple(
        JudgedSide(value=one.value, value_high=one.value_high, claims=tuple(members[one.side]), keys=())
        for one in connection.execute(sides.order_by(discrepancy_side.c.side))
    )
