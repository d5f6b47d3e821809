"""What every decision and every taking back of one shares: its transaction, and what the end of a decision does to claims."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.core.decision import By, Decision, Effect
from factcheck.store.claims import claim_of
from factcheck.store.decisions import statuses_without, withdrawn_claims
from factcheck.store.entrance import Where, writing
from factcheck.store.numbers import row_of
from factcheck.store.sessions import check_session
from factcheck.workflow.match import compare_corrected

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["deciding", "without"]


@contextmanager
def deciding(address: Where, by: By) -> Iterator[Connection]:
    """A transaction in which something is decided. Where claims were withdrawn or came back by it, all are compared again at its end."""
    with writing(address) as connection:
        if by.session is not None:
            check_session(connection, by.session, by.reviewer)
        before = withdrawn_claims(connection)
        yield connection
        if withdrawn_claims(connection) != before:
            compare_corrected(connection, now=by.now)


def without(connection: Connection, ended: Decision) -> tuple[Effect, ...]:
    """What the end of a decision does to claims; those whose status stays are left out."""
    left = statuses_without(connection, ended)
    found = (
        Effect(claim=one.claim, before=claim_of(connection, row_of(one.claim, "C")).status, after=left[one.claim], side=one.side)
        for one in ended.effects
    )  # fmt: skip
    return tuple(one for one in found if one.before is not one.after)
