"""What was decided before on questions like one: told beside it, never taken for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.core.precedent import Precedent, gist_of
from factcheck.review.precedents import CaseBook
from factcheck.store.precedents import decided_like, standing_on

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from factcheck.core.discrepancy import Discrepancy

__all__ = ["precedents_of"]


def precedents_of(connection: Connection, found: Discrepancy) -> tuple[Precedent, ...]:
    """The standing decisions on the discrepancies most like this one, the most like first; none where nothing like it was decided."""
    asked = gist_of(found)
    alike = CaseBook(decided_like(connection, asked)).like(asked)
    made = standing_on(connection, [gist.id for gist, _, _ in alike])
    return tuple(
        Precedent(decision=made[gist.id], gist=gist, likeness=likeness, reasons=reasons)
        for gist, likeness, reasons in alike
    )
