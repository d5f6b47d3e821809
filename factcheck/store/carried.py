"""What of a reviewer's decisions on claims carries over when their article changes, and what does not."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.decision import Reworded
from factcheck.core.wording import figure
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import article_version, claim_anchor, decision, decision_claim, run

__all__ = ["not_carried", "reworded_since"]


def not_carried(connection: Connection, old: Claim, new: Claim) -> tuple[str, ...]:
    """In words, what reviewers decided on a claim that does not hold for the one whose figure took its place: a sentence for each verdict, one where there is none."""
    verdicts = _verdicts(connection, row_of(old.id, "C"))
    if not verdicts:
        return (f"{old.id}, which a reviewer worked on, has another figure now: {new.id} stands in its place",)
    change = _change(old, new)
    return tuple(
        f"{verdict} on {old.id} reopens: {change}; {new.id} stands in its place and is {new.status}"
        for verdict in verdicts
    )


def _change(old: Claim, new: Claim) -> str:
    """What is another thing about the figure, in words."""
    if not old.value_text:
        return "it says something else now"
    for name, before, now in (
        ("figure", figure(old), figure(new)),
        *((name, getattr(old, name), getattr(new, name)) for name in ("direction", "change_from", "per", "unit")),
    ):
        if before != now:
            return f"its {name.replace('_', ' ')} changed, {before} -> {now}"
    return "it says something else now"


def reworded_since(connection: Connection, found: Claim) -> Reworded | None:
    """That the latest standing decision on a claim was taken when its quote had other words, with those; None where it was not."""
    row = row_of(found.id, "C")
    made = connection.execute(
        sa.select(decision.c.id, decision.c.recorded)
        .join(decision_claim, decision_claim.c.decision_id == decision.c.id)
        .where(decision_claim.c.claim_id == row, decision.c.ended.is_(None))
        .order_by(decision.c.id.desc())
        .limit(1)
    ).one_or_none()
    if made is None:
        return None
    then = connection.execute(
        sa.select(article_version.c.text, claim_anchor.c.quote_start, claim_anchor.c.quote_end)
        .join(claim_anchor, claim_anchor.c.version_id == article_version.c.id)
        .join(run, run.c.id == article_version.c.run_id)
        .where(claim_anchor.c.claim_id == row, claim_anchor.c.key.is_not(None), *_stood(made.recorded))
        .order_by(article_version.c.number.desc())
        .limit(1)
    ).one_or_none()
    quote = None if then is None else then.text[then.quote_start : then.quote_end]
    if quote is None or quote == found.quote:
        return None
    return Reworded(decision=number("R", made.id), quote=quote)


def _verdicts(connection: Connection, row: int) -> list[str]:
    """The standing decisions that gave a claim a status by itself, and not on a discrepancy."""
    taken = (
        sa.select(decision.c.id)
        .join(decision_claim, decision_claim.c.decision_id == decision.c.id)
        .where(decision_claim.c.claim_id == row, decision.c.ended.is_(None), decision.c.discrepancy_id.is_(None))
        .order_by(decision.c.id)
    )
    return [number("R", made) for made in connection.execute(taken).scalars()]


def _stood(then: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    """Was a version there then? A run that is gone on with later is older than what it reads, and a record may be got long before it is read."""
    return run.c.started <= then, article_version.c.retrieved <= then
