"""Claims that another program made: writing them down with the digest of each, and finding those of one import."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.added import IMPORTED, import_ending
from factcheck.core.claim import Claim
from factcheck.core.keys import content_key
from factcheck.core.vocabulary import Status
from factcheck.store.claims import claims_where
from factcheck.store.digests import plain_value
from factcheck.store.keeping import Reading, add_claims
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import claim

__all__ = ["import_digests", "import_exists", "keep_imported", "last_claim", "standing_of_import"]

_SAID = (
    "id article_id rule kind form quote value_text value value_high comparator direction change_from unit unit_code per counted subject metric scope share_of occurrence "
    "as_of as_of_basis attribution modality extent actor action object instrument jurisdiction stage effective"
).split()
"""What the digest of an imported claim is made of: all that it says. Where its quote stands may change with the article."""

_DIGITS = 32
"""Hexadecimal digits of a digest: 128 bits. Reason: an event tells of hundreds."""


def last_claim(connection: Connection) -> int:
    """The row of the latest claim, 0 where there is none. Inside a writer's transaction the next ones follow it."""
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(claim.c.id), 0))).scalar_one())


def keep_imported(
    connection: Connection, run_id: int, added: Sequence[tuple[int, int, Claim]], *, now: datetime
) -> dict[str, str]:
    """Writes claims that have their numbers, each with the rows of its article and its version; the digest of each, by number."""
    add_claims(connection, [(Reading(article, version, run_id, now), one) for article, version, one in added])
    first, last = (row_of(one.id, "C") for _, _, one in (added[0], added[-1]))
    return dict(import_digests(connection, between=(first, last)))


def import_digests(connection: Connection, *, between: tuple[int, int] | None = None) -> Iterator[tuple[str, str]]:
    """The imported claims by number, each with the digest of what it says as it was imported: what a reviewer put over it is looked through."""
    machine: dict[int, dict[str, Any]] = defaultdict(dict)
    for row, field, said in connection.exec_driver_sql(
        "SELECT correction.claim_id, correction.field, correction.machine FROM correction "
        "JOIN claim ON claim.id = correction.claim_id WHERE correction.ended IS NULL AND substr(claim.rule, 1, ?) = ?",
        (len(IMPORTED), IMPORTED),
    ):
        machine[row][field] = None if said is None else json.loads(said)
    first, last = between or (0, 2**62)
    rows = connection.exec_driver_sql(
        f"SELECT {', '.join(_SAID)} FROM claim WHERE substr(rule, 1, ?) = ? AND id BETWEEN ? AND ? ORDER BY id",  # noqa: S608 - the names above
        (len(IMPORTED), IMPORTED, first, last),
    )
    for row in rows.mappings():
        yield number("C", row["id"]), _digest(row, machine.get(row["id"], {}))


def _digest(row: Mapping[Any, Any], machine: Mapping[str, Any]) -> str:
    return content_key([plain_value(name, machine.get(name, row[name])) for name in _SAID])[:_DIGITS]


def import_exists(connection: Connection, import_id: int) -> bool:
    """Did an import of that number bring claims?"""
    return connection.execute(sa.select(claim.c.id).where(*_of(import_id)).limit(1)).first() is not None


def standing_of_import(connection: Connection, import_id: int) -> list[Claim]:
    """The claims that an import brought and that stand in their articles; withdrawn ones are left out."""
    stands = (claim.c.retired.is_(None), claim.c.status != Status.WITHDRAWN)
    found = claims_where(connection, *_of(import_id), *stands)
    return sorted(found, key=lambda one: row_of(one.id, "C"))


def _of(import_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return claim.c.rule.startswith(IMPORTED, autoescape=True), claim.c.rule.endswith(
        import_ending(import_id), autoescape=True
    )
