"""When articles were asked for again at their addresses, what came of it, and what a new version did to their quotes.

Each function runs inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.facts import SAID, Facts
from factcheck.core.schedule import born, next_due
from factcheck.core.vocabulary import AnchorFit, Got
from factcheck.core.watched import Check, Watched, WatchOutcome
from factcheck.store.claims import claims_where
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import article, article_version, claim, claim_anchor, source, watch
from factcheck.store.types import AnyRow

__all__ = ["Became", "keep_check", "known_of", "watched", "what_became"]

_VERSION = article_version


@dataclass(frozen=True, slots=True)
class Became:
    """What became of the quotes of the version before: how many of them fit in which way, and the claims whose figure is another now, each with the one that replaces it."""

    fits: dict[AnchorFit, int]
    replaced: tuple[tuple[Claim, Claim], ...]


def watched(connection: Connection, rows: Collection[int] | None = None) -> list[Watched]:
    """The articles that are watched, the longest due first and those that are never due last; with ``rows``, those of these articles that have a web address.

    Watched are those whose current version was fetched, and those that were asked for again before: of a page that somebody saved, only its owner knows whether
    the web has it.
    """
    wanted = (
        sa.select(
            article.c.id,
            article.c.address,
            article.c.recorded,
            _VERSION.c.id.label("version_id"),
            _VERSION.c.number,
            _VERSION.c.title,
            _VERSION.c.published,
            _VERSION.c.retrieved,
            _VERSION.c.got,
            _VERSION.c.got_from,
            _VERSION.c.raw_sha256,
            _VERSION.c.etag.label("version_etag"),
            _VERSION.c.last_modified.label("version_modified"),
            watch.c.article_id.label("watched"),
            watch.c.checked,
            watch.c.due,
            watch.c.outcome,
            watch.c.failures,
            watch.c.note,
            watch.c.etag,
            watch.c.last_modified,
        )
        .join(_VERSION, sa.and_(_VERSION.c.article_id == article.c.id, _VERSION.c.is_current))
        .outerjoin(watch, watch.c.article_id == article.c.id)
        .where(sa.or_(*(article.c.address.startswith(scheme) for scheme in ("http://", "https://"))))
        .order_by(article.c.id)
    )
    if rows is None:
        wanted = wanted.where(sa.or_(_VERSION.c.got == Got.FETCHED, watch.c.article_id.is_not(None)))
    else:
        wanted = wanted.where(article.c.id.in_(sorted(rows)))
    found = [_watched(row) for row in connection.execute(wanted)]
    return sorted(found, key=lambda one: (one.due is None, one.due or one.read))


def known_of(connection: Connection, version: int) -> tuple[Facts, Facts]:
    """What is known of an article when it is read again.

    First what a person said when this version of it was read, with the address that names it, whatever its page says now; then what
    was known besides, which holds where the page says nothing of it any more.
    """
    row = connection.execute(
        sa.select(_VERSION, article.c.address.label("named"), source.c.name.label("source"))
        .join(article, article.c.id == _VERSION.c.article_id)
        .outerjoin(source, source.c.id == article.c.source_id)
        .where(_VERSION.c.id == version)
    ).one()
    told = {name: getattr(row, name) for name in _SAID}
    said = {name: value for name, value in told.items() if row.found.get(name) in SAID}
    places = {name: row.found[name] for name in said} | {"address": row.found.get("address", _BEFORE)}
    return Facts(**said, address=row.named, places=places), Facts(**told | {"modified": None}).said_in(_BEFORE)


_BEFORE = "the version before"
"""Where a fact is said to be found that the bytes do not tell any more."""


_SAID = ("title", "source", "author", "published", "modified", "genre", "language", "machine_translated")


def keep_check(connection: Connection, number_of: str, check: Check) -> None:
    """Writes down the last asking for an article (``A3``), over the one before."""
    row = row_of(number_of, "A")
    values = {
        "checked": check.asked,
        "due": check.due,
        "outcome": str(check.outcome),
        "failures": check.failures,
        "note": check.note,
        "etag": check.etag,
        "last_modified": check.last_modified,
    }
    done = connection.execute(sa.update(watch).where(watch.c.article_id == row).values(**values))
    if not done.rowcount:
        connection.execute(sa.insert(watch).values(article_id=row, **values))


def what_became(connection: Connection, before: int, after: int) -> Became:
    """What became of the quotes of one version of an article in the next (the rows of both)."""
    old, new = claim_anchor.alias(), claim_anchor.alias()
    fits = (
        sa.select(new.c.fit, sa.func.count())
        .join(old, old.c.claim_id == new.c.claim_id)
        .where(old.c.version_id == before, old.c.key.is_not(None), new.c.version_id == after)
        .group_by(new.c.fit)
    )
    there = sa.select(claim_anchor.c.claim_id).where(claim_anchor.c.version_id == before)
    fresh = claims_where(
        connection, claim.c.version_id == after, claim.c.replaces_id.is_not(None), claim.c.id.not_in(there)
    )
    links = sa.select(claim.c.id, claim.c.replaces_id).where(claim.c.id.in_([row_of(one.id, "C") for one in fresh]))
    replaces = {number("C", row.id): row.replaces_id for row in connection.execute(links)}
    olds = {one.id: one for one in claims_where(connection, claim.c.id.in_(sorted(set(replaces.values()))))}
    return Became(
        fits={row[0]: row[1] for row in connection.execute(fits)},
        replaced=tuple((olds[number("C", replaces[one.id or ""])], one) for one in fresh),
    )


def _watched(row: AnyRow) -> Watched:
    """The article of a row. A version that was read after the last asking stands for itself."""
    changed = row.retrieved if row.number > 1 else None
    begun = born(row.recorded, row.published, changed)
    last = None
    if row.watched is not None and row.checked >= row.retrieved:
        last = Check(
            asked=row.checked,
            due=row.due,
            outcome=WatchOutcome(row.outcome),
            failures=row.failures,
            note=row.note,
            etag=row.etag,
            last_modified=row.last_modified,
        )
    known = last is not None and (last.etag or last.last_modified)
    fetched = row.got is Got.FETCHED and (row.got_from or "").startswith(("http://", "https://"))
    return Watched(
        id=number("A", row.id),
        title=row.title,
        place=row.got_from if fetched else row.address,
        address=row.address,
        version=row.version_id,
        begun=begun,
        read=row.retrieved,
        sha256=row.raw_sha256,
        etag=last.etag if known and last is not None else row.version_etag,
        last_modified=last.last_modified if known and last is not None else row.version_modified,
        due=last.due if last is not None else next_due(row.retrieved, begun) if fetched else None,
        last=last,
    )
