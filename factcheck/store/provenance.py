"""The versions of an article as they were got: their facts, their bytes, their texts, and what became of the claims between two of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.document import Provenance, Remark
from factcheck.core.version import ClaimChange, KeptVersion
from factcheck.core.vocabulary import Got, RemarkKind
from factcheck.errors import UnknownId
from factcheck.store.archive import archived_bytes
from factcheck.store.numbers import number
from factcheck.store.revisions import version_days
from factcheck.store.tables import archive, article_version, claim, claim_anchor
from factcheck.store.types import AnyRow

__all__ = ["bytes_of_version", "claim_changes", "kept_versions", "text_of_version"]

_SAME = "number is_current title author published modified genre language machine_translated address retrieved raw_sha256 text_sha256".split()
"""Fields that are called the same in the core and in the table."""


def kept_versions(connection: Connection, article_id: int) -> tuple[KeptVersion, ...]:
    """All versions of an article, in order. Texts and bytes stay in the database."""
    mine = article_version.c.article_id == article_id
    names = (
        *_SAME, "id", "got", "got_from", "charset", "etag", "last_modified", "reader", "reader_version", "found", "remarks", "reading_key",
    )  # fmt: skip
    wanted = (
        sa.select(
            *(article_version.c[name] for name in names),
            sa.func.length(article_version.c.text).label("length"),
            archive.c.size,
            archive.c.media_type,
        )
        .join(archive, archive.c.sha256 == article_version.c.raw_sha256)
        .where(mine)
        .order_by(article_version.c.number)
    )
    days = version_days(connection, mine)
    return tuple(
        KeptVersion(
            **{name: getattr(row, name) for name in _SAME},
            day=days[row.id],
            provenance=_provenance(row),
            remarks=tuple(Remark(RemarkKind(kind), quote, start) for kind, quote, start in row.remarks),
            size=row.size,
            length=row.length,
            knows_how=row.got is not None,
        )
        for row in connection.execute(wanted)
    )


def text_of_version(connection: Connection, article_id: int, version: int) -> str:
    """The text of a version. Raises UnknownId."""
    return str(_version(connection, article_id, version, article_version.c.text))


def bytes_of_version(connection: Connection, article_id: int, version: int) -> bytes:
    """The bytes that a version was read from, as they were got. Raises UnknownId, DamagedLedger."""
    return archived_bytes(connection, str(_version(connection, article_id, version, article_version.c.raw_sha256)))


def claim_changes(connection: Connection, article_id: int, first: int, second: int) -> tuple[ClaimChange, ...]:
    """What became of the claims of an article from one of its versions to a later one, by place; those that stand word for word are left out."""
    before, now = (_stated(connection, article_id, version) for version in (first, second))
    heirs = _heirs(connection, article_id, before, now)
    texts = [text_of_version(connection, article_id, version) for version in (first, second)]
    changes = []
    for name, old in before.items():
        stands, heir = now.get(name), heirs.get(name)
        if stands is None:
            changes.append(_change(old, None if heir is None else now[heir]))
        elif texts[0][old.quote_start : old.quote_end] != texts[1][stands.quote_start : stands.quote_end]:
            changes.append(_change(old, stands))
    fresh = now.keys() - before.keys() - set(heirs.values())
    changes += [_change(None, now[name]) for name in sorted(fresh)]
    return tuple(sorted(changes, key=_place))


def _heirs(connection: Connection, article_id: int, before: Collection[int], now: Collection[int]) -> dict[int, int]:
    """For the claims of one version the claim of a later one that took their place, maybe by way of others, or by going back to what stood there first."""
    replaced = _replaced(connection, article_id)

    def first(name: int) -> int:
        """What stood first where a claim stands."""
        while name in replaced:
            name = replaced[name]
        return name

    fresh = {first(name): name for name in sorted(now) if name not in before}
    return {old: fresh[first(old)] for old in before if old not in now and first(old) in fresh}


def _version(connection: Connection, article_id: int, version: int, column: sa.ColumnElement[str]) -> object:
    found = connection.execute(
        sa.select(column).where(article_version.c.article_id == article_id, article_version.c.number == version)
    ).scalar_one_or_none()
    if found is None:
        raise UnknownId(
            f"{number('A', article_id)} has no version {version}", mend=f"See those that it has: factcheck show {number('A', article_id)}."
        )  # fmt: skip
    return found


def _provenance(row: AnyRow) -> Provenance:
    return Provenance(
        got=row.got or Got.FILE,
        place=row.got_from,
        media_type=row.media_type,
        charset=row.charset,
        retrieved=row.retrieved,
        etag=row.etag,
        last_modified=row.last_modified,
        reader=row.reader or "text",
        version=row.reader_version or "1",
        found=dict(row.found),
        key=row.reading_key,
    )


def _stated(connection: Connection, article_id: int, version: int) -> dict[int, AnyRow]:
    """The claims that a version makes, by row: where their quotes stand in it."""
    wanted = (
        sa.select(claim.c.id, claim.c.value_text, claim_anchor.c.quote_start, claim_anchor.c.quote_end)
        .join(claim_anchor, claim_anchor.c.claim_id == claim.c.id)
        .join(article_version, article_version.c.id == claim_anchor.c.version_id)
        .where(claim.c.article_id == article_id, article_version.c.number == version, claim_anchor.c.key.is_not(None))
    )  # fmt: skip
    return {row.id: row for row in connection.execute(wanted)}


def _replaced(connection: Connection, article_id: int) -> Mapping[int, int]:
    rows = connection.execute(
        sa.select(claim.c.id, claim.c.replaces_id).where(
            claim.c.article_id == article_id, claim.c.replaces_id.is_not(None)
        )
    )
    return {row.id: row.replaces_id for row in rows}


def _change(old: AnyRow | None, new: AnyRow | None) -> ClaimChange:
    def told(row: AnyRow | None) -> tuple[str, int, int] | None:
        return None if row is None else (number("C", row.id), row.quote_start, row.quote_end)

    figures = (None if old is None else old.value_text, None if new is None else new.value_text)
    return ClaimChange(before=told(old), now=told(new), figures=figures)


def _place(change: ClaimChange) -> tuple[int, int, str]:
    """Where it is told: by its place now, else by where it stood."""
    name, start, _ = change.now or change.before or ("", 0, 0)
    return start, int(change.now is None), name
