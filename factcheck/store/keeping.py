"""Keeping the numbers and states of claims when their article is read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.anchor import Anchor, Found
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import AnchorFit
from factcheck.store.claims import claims_where, content_of
from factcheck.store.identity import pair
from factcheck.store.numbers import row_of
from factcheck.store.tables import claim, claim_anchor

__all__ = ["Kept", "Reading", "keep_claims"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a version of an article by the rules: the rows concerned, and when it was."""

    article_id: int
    version_id: int
    run_id: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What a reading did to the claims of an article: how many are new, how many were there, how many were retired."""

    new: int
    known: int
    retired: int


def keep_claims(connection: Connection, reading: Reading, article: Article, found: Sequence[Claim]) -> Kept:
    """Writes what the rules found in an article, keeping the numbers and states of claims that were there.

    What was not found again is retired, never withdrawn.
    """
    of_article = claim.c.article_id == reading.article_id
    if connection.execute(sa.select(claim.c.id).where(of_article).limit(1)).first() is None:
        fresh = _insert(connection, reading, [(one, None) for one in found])
        _insert_anchors(
            connection, [_anchor(row, one, reading, AnchorFit.EXACT) for row, one in zip(fresh, found, strict=True)]
        )
        return Kept(new=len(fresh), known=0, retired=0)
    stored = claims_where(connection, of_article, claim.c.retired.is_(None))
    lost_earlier = connection.execute(
        sa.select(claim.c.key, claim.c.id).where(of_article, claim.c.retired.is_not(None)).order_by(claim.c.id.desc())
    )
    pairing = pair(stored, {row.key: row.id for row in lost_earlier}, found, article.text)
    before = {row_of(one.id, "C"): one for one in stored}
    changed = [(row, one) for row, one, _ in pairing.kept if not _is_unchanged(before.get(row), one)]
    _update(connection, reading, changed)
    fresh = _insert(connection, reading, pairing.fresh)
    _retire(connection, reading, [row for row, _ in pairing.lost])
    anchors = [_anchor(row, one, reading, fit) for row, one, fit in pairing.kept]
    anchors += [_anchor(row, one, reading, AnchorFit.EXACT) for row, (one, _) in zip(fresh, pairing.fresh, strict=True)]
    anchors += [_last_anchor(row, place, article.text, reading) for row, place in pairing.lost]
    _keep_anchors(connection, reading, anchors)
    return Kept(new=len(fresh), known=len(pairing.kept), retired=len(pairing.lost))


def _is_unchanged(before: Claim | None, now: Claim) -> bool:
    """Is the stored claim, in the version it stands in, what was found now?"""
    if before is None:
        return False
    article = replace(now.article, id=before.article.id)
    return replace(now, id=before.id, status=before.status, article=article) == before


def _insert(connection: Connection, reading: Reading, fresh: Sequence[tuple[Claim, int | None]]) -> Sequence[int]:
    """Writes new claims, each with the row that it replaces; their rows, in order.

    The rows come back by key: to ask the database for their order would insert them one by one on SQLite.
    """
    if not fresh:
        return []
    since = {"recorded": reading.now, "retired": None}
    rows = [_columns(one, reading) | since | {"status": one.status, "replaces_id": old} for one, old in fresh]
    made: dict[str, list[int]] = {}
    for row in connection.execute(sa.insert(claim).returning(claim.c.id, claim.c.key), rows):
        made.setdefault(row.key, []).append(row.id)
    waiting = {key: iter(sorted(numbers)) for key, numbers in made.items()}
    return [next(waiting[one.key]) for one, _ in fresh]


def _retire(connection: Connection, reading: Reading, rows: Sequence[int]) -> None:
    if rows:
        connection.execute(
            sa.update(claim).where(claim.c.id == sa.bindparam("row")).values(retired=reading.now),
            [{"row": row} for row in rows],
        )


def _update(connection: Connection, reading: Reading, kept: Iterable[tuple[int, Claim]]) -> None:
    rows = [{f"to_{name}": value for name, value in _columns(one, reading).items()} | {"row": row} for row, one in kept]
    if rows:
        values: dict[str, object] = {name.removeprefix("to_"): sa.bindparam(name) for name in rows[0] if name != "row"}
        connection.execute(
            sa.update(claim).where(claim.c.id == sa.bindparam("row")).values(**values, retired=None), rows
        )


def _anchor(row: int, one: Claim, reading: Reading, fit: AnchorFit) -> dict[str, object]:
    around = Anchor.of(one.article.text, one.start, one.end)
    return {
        "claim_id": row,
        "version_id": reading.version_id,
        "key": one.key,
        "quote_start": one.start,
        "quote_end": one.end,
        "prefix": around.prefix,
        "suffix": around.suffix,
        "fit": fit,
    }


def _last_anchor(row: int, place: Found, text: str, reading: Reading) -> dict[str, object]:
    """Where the quote of a lost claim stands, if it does."""
    around = None if place.start is None or place.end is None else Anchor.of(text, place.start, place.end)
    return {
        "claim_id": row,
        "version_id": reading.version_id,
        "key": None,
        "quote_start": place.start,
        "quote_end": place.end,
        "prefix": "" if around is None else around.prefix,
        "suffix": "" if around is None else around.suffix,
        "fit": place.fit,
    }


def _insert_anchors(connection: Connection, anchors: Sequence[dict[str, object]]) -> None:
    if anchors:
        connection.execute(sa.insert(claim_anchor), anchors)


def _keep_anchors(connection: Connection, reading: Reading, anchors: Sequence[dict[str, object]]) -> None:
    """Writes the anchors of a reading; a version that is read a second time keeps the fit that was found first."""
    here = claim_anchor.c.version_id == reading.version_id
    mine = claim.c.article_id == reading.article_id
    ids = sa.select(claim.c.id).where(mine)
    known = {
        row.claim_id: row
        for row in connection.execute(sa.select(claim_anchor).where(here, claim_anchor.c.claim_id.in_(ids)))
    }
    fresh = [anchor for anchor in anchors if anchor["claim_id"] not in known]
    _insert_anchors(connection, fresh)
    names = ("key", "quote_start", "quote_end", "prefix", "suffix")
    moved = [
        {"row": anchor["claim_id"], **{f"to_{name}": anchor[name] for name in names}}
        for anchor in anchors
        if (old := known.get(anchor["claim_id"])) is not None
        and anchor["key"] is not None
        and any(anchor[name] != getattr(old, name) for name in names)
    ]
    if moved:
        connection.execute(
            sa.update(claim_anchor)
            .where(here, claim_anchor.c.claim_id == sa.bindparam("row"))
            .values({name: sa.bindparam(f"to_{name}") for name in names}),
            moved,
        )


def _columns(one: Claim, reading: Reading) -> dict[str, object]:
    """The columns that a reading gives a claim; its status and its times are not among them."""
    return content_of(one) | {
        "article_id": reading.article_id,
        "version_id": reading.version_id,
        "run_id": reading.run_id,
        "quote": one.quote,
        "quote_start": one.start,
        "quote_end": one.end,
        "value_text": one.value_text,
        "links": [[str(link.role), link.value_start] for link in one.links],
    }
