"""Claims: writing them, reading them back exactly as they were, and keeping their numbers when an article is read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.anchor import Anchor, Found
from factcheck.core.article import Article
from factcheck.core.claim import Claim, Link
from factcheck.core.vocabulary import AnchorFit, LinkRole
from factcheck.errors import UnknownId
from factcheck.store.articles import articles_where
from factcheck.store.identity import pair
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import article_version, claim, claim_anchor
from factcheck.store.types import AnyRow, approximate

__all__ = [
    "History",
    "Kept",
    "Place",
    "Reading",
    "claim_of",
    "claims_of_article",
    "claims_where",
    "count_of_article",
    "current_claims",
    "history_of",
    "keep_claims",
    "link_claims",
    "place_of",
]

_SAME = (
    "kind form rule context_start context_end value_start value_end value value_high place comparator direction change_from unit "
    "unit_code per counted subject metric scope share_of predicate occurrence as_of as_of_basis attribution modality extent actor "
    "action object instrument jurisdiction stage effective status"
).split()
"""Fields that are called the same in the core and in the table; the others are written out below."""

_READ = tuple(claim.c[name] for name in (*_SAME, "id", "version_id", "quote_start", "quote_end", "links"))
"""What a claim is read from. The quote itself is a part of the text, and its times are not the claim's business."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a version of an article by the rules: the rows concerned, and when it was."""

    article_id: int
    version_id: int
    run_id: int
    now: datetime


@dataclass(frozen=True, slots=True)
class History:
    """Where a claim's quote stood in one version of its article. ``start`` and ``end`` are None for an orphan."""

    version: int
    fit: AnchorFit
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a reading did to the claims of an article: how many are new, how many were there, how many were retired."""

    new: int
    known: int
    retired: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands among the others: its series, when it was retired, what it replaces and what replaced it."""

    series: str | None
    retired: datetime | None
    replaces: str | None
    replaced_by: str | None


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


def claims_where(connection: Connection, *conditions: sa.ColumnElement[bool], limit: int | None = None) -> list[Claim]:
    """The claims that meet the conditions, with their numbers, by article and place. Two queries, however many there are."""
    order = (claim.c.article_id, claim.c.quote_start, claim.c.id)
    versions = sa.select(claim.c.version_id).where(*conditions)
    if limit is not None:
        versions = versions.order_by(*order).limit(limit)
    articles = articles_where(connection, article_version.c.id.in_(versions))
    rows = connection.execute(sa.select(*_READ).where(*conditions).order_by(*order).limit(limit))
    return [_from_row(row, articles[row.version_id]) for row in rows]


def claim_of(connection: Connection, claim_id: int) -> Claim:
    """One claim, retired or not. Raises UnknownId."""
    found = claims_where(connection, claim.c.id == claim_id)
    if not found:
        raise UnknownId(f"there is no claim C{claim_id} in the ledger", mend="List them with: factcheck claims.")
    return found[0]


def current_claims(connection: Connection) -> list[Claim]:
    """All claims that are not retired: those of the articles' current versions."""
    return claims_where(connection, claim.c.retired.is_(None))


def claims_of_article(connection: Connection, article_id: int) -> list[Claim]:
    """The claims of an article that are not retired, by place."""
    return claims_where(connection, claim.c.article_id == article_id, claim.c.retired.is_(None))


def count_of_article(connection: Connection, article_id: int) -> int:
    """How many claims an article has, retired ones left out."""
    count = (
        sa.select(sa.func.count()).select_from(claim).where(claim.c.retired.is_(None), claim.c.article_id == article_id)
    )
    return int(connection.execute(count).scalar_one())


def place_of(connection: Connection, claim_id: int) -> Place:
    """Where a claim that is in the ledger stands among the others."""
    newer = sa.select(sa.func.max(claim.c.id)).where(claim.c.replaces_id == claim_id).scalar_subquery()
    wanted = sa.select(claim.c.series_id, claim.c.retired, claim.c.replaces_id, newer.label("newer"))
    row = connection.execute(wanted.where(claim.c.id == claim_id)).one()
    return Place(
        series=None if row.series_id is None else number("S", row.series_id),
        retired=row.retired,
        replaces=None if row.replaces_id is None else number("C", row.replaces_id),
        replaced_by=None if row.newer is None else number("C", row.newer),
    )


def history_of(connection: Connection, claim_id: int) -> tuple[History, ...]:
    """Where a claim's quote stood in each version that was read since it was found."""
    rows = connection.execute(
        sa.select(article_version.c.number, claim_anchor.c.fit, claim_anchor.c.quote_start, claim_anchor.c.quote_end)
        .join(claim_anchor, claim_anchor.c.version_id == article_version.c.id)
        .where(claim_anchor.c.claim_id == claim_id)
        .order_by(article_version.c.number)
    )
    return tuple(History(row.number, row.fit, row.quote_start, row.quote_end) for row in rows)


def link_claims(connection: Connection, series_of: Mapping[int, int], entity_of: Mapping[tuple[str, str], int]) -> None:
    """Points each claim to its series (by claim row) and its names (by role and name), writing only what changed."""
    linked = (claim.c.series_id, claim.c.subject_id, claim.c.metric_id)
    changed = []
    for row in connection.execute(sa.select(claim.c.id, claim.c.subject, claim.c.metric, *linked)):
        series = series_of.get(row.id)
        subject, metric = entity_of.get(("subject", row.subject)), entity_of.get(("metric", row.metric))
        if (series, subject, metric) != (row.series_id, row.subject_id, row.metric_id):
            changed.append({"row": row.id, "to_series": series, "to_subject": subject, "to_metric": metric})
    if changed:
        connection.execute(
            sa.update(claim)
            .where(claim.c.id == sa.bindparam("row"))
            .values(
                series_id=sa.bindparam("to_series"),
                subject_id=sa.bindparam("to_subject"),
                metric_id=sa.bindparam("to_metric"),
            ),
            changed,
        )


def _columns(one: Claim, reading: Reading) -> dict[str, object]:
    """The columns that a reading gives a claim; its status and its times are not among them."""
    columns = {name: getattr(one, name) for name in _SAME if name != "status"}
    return columns | {
        "key": one.key,
        "article_id": reading.article_id,
        "version_id": reading.version_id,
        "run_id": reading.run_id,
        "quote": one.quote,
        "quote_start": one.start,
        "quote_end": one.end,
        "value_text": one.value_text,
        "value_approx": approximate(one.value),
        "links": [[str(link.role), link.value_start] for link in one.links],
    }


def _from_row(row: AnyRow, article: Article) -> Claim:
    """The claim that was written."""
    *same, row_id, _, start, end, links = row
    return Claim(
        **dict(zip(_SAME, same, strict=True)),
        article=article,
        start=start,
        end=end,
        links=tuple(Link(LinkRole(role), value_start) for role, value_start in links),
        id=number("C", row_id),
    )


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
