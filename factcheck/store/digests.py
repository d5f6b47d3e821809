"""What a ledger holds, hashed: the digests that events of runs carry, and that ``audit verify`` makes again.

They are made of the columns as they stand, so that a change by any program shows. What reviewers may change (status, corrected fields,
claims that were added, states of discrepancies) is left out or taken as the rules gave it: it has events of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy.engine import Connection

from factcheck.core.added import IMPORTED
from factcheck.core.correction import BY_HAND, DECIMALS
from factcheck.core.keys import content_key
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import GONE

__all__ = [
    "article_facts",
    "claims_digest",
    "discrepancies_digest",
    "ledger_facts",
    "ledger_versions",
    "plain_value",
    "version_facts",
]

_CLAIM = (
    "id key version_id replaces_id links context_start context_end kind form quote quote_start quote_end value_start value_end value_text value value_high comparator direction change_from unit unit_code per counted "
    "subject metric scope share_of predicate occurrence as_of as_of_basis attribution modality extent actor action object instrument jurisdiction stage "
    "effective rule"
).split()
_VERSIONS = (
    "SELECT version.*, source.name AS source FROM article JOIN article_version AS version ON version.article_id = article.id "
    "LEFT JOIN source ON source.id = article.source_id"
)
_GOT = "author got got_from charset etag last_modified reader reader_version found blocks remarks reading_key".split()
_VERSION = "title address published modified retrieved genre language machine_translated text_sha256 raw_sha256".split()


def article_facts(connection: Connection, article: int) -> dict[str, object]:
    """What an event says of the current version of an article: where it is from, its hashes, its claims and their digest."""
    (current,) = connection.exec_driver_sql(
        f"{_VERSIONS} WHERE article.id = ? AND version.is_current", (article,)
    ).mappings()
    return _said_of(connection, current)


def ledger_facts(connection: Connection) -> list[dict[str, object]]:
    """What an event says of every version of every article: for an upgrade of a ledger that was filled before there were events."""
    rows = connection.exec_driver_sql(f"{_VERSIONS} ORDER BY article.id, version.number").mappings().all()
    return [_said_of(connection, row) for row in rows]


def ledger_versions(connection: Connection) -> Iterator[dict[str, object]]:
    """Every version of every article as it stands: its number, its hashes, and the source of a current one."""
    for row in connection.exec_driver_sql(f"{_VERSIONS} ORDER BY article.id, version.number").mappings():
        said = {"article": f"A{row['article_id']}", "version": row["number"], **version_facts(row)}
        yield said | {"source": row["source"]} if row["is_current"] else said


def _said_of(connection: Connection, row: Mapping[Any, Any]) -> dict[str, object]:
    """A version's hashes; with its source and its claims where it is the current one."""
    said = {"article": f"A{row['article_id']}", "version": row["number"], **version_facts(row)}
    if not row["is_current"]:
        return said
    count, digest = claims_digest(connection, row["article_id"])
    return said | {"source": row["source"], "claims": count, "claims_sha256": digest}


def version_facts(row: Mapping[Any, Any]) -> dict[str, object]:
    """The hashes of a version's row, made from what stands there: of the text, of what is said about it, of how it was got. Its bytes are looked at in the archive."""
    said: dict[str, object] = {
        "published": row["published"],
        "text_sha256": _sha256(row["text"]),
        "raw_sha256": row["raw_sha256"],
        "about_sha256": content_key(str(row[name]) for name in _VERSION),
    }
    if row["got"] is not None:  # versions of before revision 0009 do not know how they were got, nor do their events
        said["got_sha256"] = content_key(str(row[name]) for name in _GOT)
    return said


def claims_digest(connection: Connection, article: int) -> tuple[int, str]:
    """How many claims the rules found in an article, and the digest of them; what a reviewer put over a field is looked through."""
    machine: dict[int, dict[str, Any]] = defaultdict(dict)
    for claim, field, said in connection.exec_driver_sql(
        "SELECT correction.claim_id, correction.field, correction.machine FROM correction JOIN claim ON claim.id = correction.claim_id "
        "WHERE correction.ended IS NULL AND claim.article_id = ?",
        (article,),
    ):
        machine[claim][field] = None if said is None else json.loads(said)
    rows = connection.exec_driver_sql(
        f"SELECT {', '.join(_CLAIM)} FROM claim WHERE article_id = ? AND retired IS NULL AND rule <> ? AND substr(rule, 1, ?) <> ? ORDER BY id",  # noqa: S608 - the names above
        (article, BY_HAND, len(IMPORTED), IMPORTED),
    ).mappings()
    said = [[plain_value(name, machine[row["id"]].get(name, row[name])) for name in _CLAIM] for row in rows]
    return len(said), content_key(said)


def discrepancies_digest(connection: Connection) -> tuple[int, str]:
    """How many discrepancies the last comparison found, and the digest of them with their sides and claims; not of their states."""
    queries = (
        "SELECT id, key, kind, also, severity, score, subject, metric, unit, signals, explanation FROM discrepancy WHERE {present} ORDER BY id",
        "SELECT discrepancy_id, side, value, value_high, low, high, as_of, voices, working FROM discrepancy_side "
        "WHERE discrepancy_id IN (SELECT id FROM discrepancy WHERE {present}) ORDER BY discrepancy_id, side",
        "SELECT discrepancy_id, side, position, claim_id FROM discrepancy_claim "
        "WHERE discrepancy_id IN (SELECT id FROM discrepancy WHERE {present}) ORDER BY discrepancy_id, side, position",
    )
    present = f"state NOT IN ({', '.join(repr(str(state)) for state in GONE)})"
    found: list[list[Sequence[Any]]] = [
        [[_plain(value) for value in row] for row in connection.exec_driver_sql(query.format(present=present))]
        for query in queries
    ]
    return len(found[0]), content_key(found)


def plain_value(name: str, value: object) -> object:
    """A field as the digest takes it: numbers in one spelling, whether they come from a claim's row or from a correction."""
    if name not in DECIMALS or value is None:
        return _plain(value)
    try:
        return decimal_text(Decimal(str(value)))
    except InvalidOperation:
        return _plain(value)


def _plain(value: object) -> object:
    """A column's value as the digest takes it: text, whole numbers and None alike, whatever else as its words."""
    return value if value is None or isinstance(value, (int, str)) else str(value)


def _sha256(value: object) -> str:
    data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()
