"""Facts of an article that a person knows better: a new version with the same text."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.copy import Copy
from factcheck.core.document import Block, Document
from factcheck.core.facts import Facts
from factcheck.errors import UsageError
from factcheck.store.articles import Recognised, Standing, article_of, changes_between
from factcheck.store.numbers import number
from factcheck.store.provenance import bytes_of_version, kept_versions
from factcheck.store.tables import article, article_version

__all__ = ["restate_facts"]


def restate_facts(
    connection: Connection, article_id: int, said: Facts, place: str
) -> tuple[Recognised, Document, Copy]:
    """An article with other facts, as a version of it is kept: its text, bytes, blocks and remarks stay. ``place`` tells where the facts were found.

    Raises UnknownId, and UsageError where nothing changes, or where the article would then be another one that the ledger has.
    """
    present = article_of(connection, article_id)
    told = {name: value for name, value in said.told().items() if name != "address"}
    known_as = None if said.source is not None else present.known_as  # what another source is called is not known here
    restated = replace(present, **told, known_as=known_as)  # type: ignore[arg-type]
    changes = changes_between(present, restated)
    if not changes:
        raise UsageError(
            f"{present.id} says that already, so nothing changes", mend=f"See it: factcheck show {present.id}."
        )
    twin = connection.execute(
        sa.select(article.c.id).where(article.c.key == restated.key, article.c.id != article_id)
    ).scalar()
    if twin is not None:
        raise UsageError(
            f"{number('A', twin)} has the same text from that source",
            mend=f"See it: factcheck show {number('A', twin)}.",
        )
    version = next(one for one in kept_versions(connection, article_id) if one.is_current)
    how = version.provenance
    found = {**how.found, **dict.fromkeys(told, place)}
    document = Document(
        restated,
        b"",
        provenance=replace(how, found=found),
        blocks=_blocks(connection, article_id),
        remarks=version.remarks,
    )
    body = bytes_of_version(connection, article_id, version.number)
    copy = Copy.of(body, retrieved=version.retrieved, media_type=how.media_type)
    return Recognised(Standing.NEW_VERSION, restated, article_id, changes), document, copy


def _blocks(connection: Connection, article_id: int) -> tuple[Block, ...]:
    """Where the text of the present version stands in its bytes."""
    rows = connection.execute(
        sa.select(article_version.c.blocks).where(
            article_version.c.article_id == article_id, article_version.c.is_current
        )
    ).scalar_one()
    return tuple(Block(start, end, place) for start, end, place in rows)
