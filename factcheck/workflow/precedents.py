"""What was decided before on questions like one: told beside it, never taken for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.core.precedent import Precedent, gist_of
from factcheck.core.vocabulary import TO_REVIEW, Resolution
from factcheck.review.precedents import CaseBook
from factcheck.store.precedents import decided_like, standing_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.engine import Connection

    from factcheck.core.decision import Decision
    from factcheck.core.discrepancy import Discrepancy

__all__ = ["precedents_among", "precedents_of"]


def precedents_of(connection: Connection, found: Discrepancy) -> tuple[Precedent, ...]:
    """The standing decisions on the discrepancies most like this one, the most like first; none where nothing like it was decided."""
    asked = gist_of(found)
    alike = CaseBook(decided_like(connection, asked)).like(asked)
    made = standing_on(connection, [gist.id for gist, _, _ in alike])
    return tuple(
        Precedent(decision=made[gist.id], gist=gist, likeness=likeness, reasons=reasons)
        for gist, likeness, reasons in alike
    )


def precedents_among(found: Sequence[Discrepancy], made: Sequence[Decision]) -> Mapping[str, Precedent]:
    """For each of some discrepancies that waits, by number, the decision on the one most like it among them; those that have none are left out."""
    standing = {one.discrepancy: one for one in made if one.stands and not one.is_second and _finds(one)}
    book = CaseBook(gist_of(one) for one in found if one.id in standing)
    told = {}
    for one in found:
        if one.state in TO_REVIEW:
            for gist, likeness, reasons in book.like(gist_of(one), most=1):
                told[one.id or ""] = Precedent(
                    decision=standing[gist.id], gist=gist, likeness=likeness, reasons=reasons
                )
    return told


def _finds(made: Decision) -> bool:
    return made.finding is not None and made.finding.resolution is not Resolution.UNSURE
