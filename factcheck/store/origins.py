"""Where the text of a version stands in the bytes that it was read from."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.document import Block
from factcheck.store.tables import article_version, claim

__all__ = ["blocks_of_claim"]


def blocks_of_claim(connection: Connection, claim_id: int) -> tuple[Block, ...]:
    """The blocks of the version that a claim's quote is shown in, in order; empty for plain text and for an unknown claim."""
    wanted = sa.select(article_version.c.blocks).join(claim, claim.c.version_id == article_version.c.id)
    rows = connection.execute(wanted.where(claim.c.id == claim_id)).scalar()
    return tuple(Block(int(start), int(end), str(place)) for start, end, place in rows or ())
