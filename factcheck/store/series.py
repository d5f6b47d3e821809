"""Series: the figures of one thing through time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Series
from factcheck.core.vocabulary import Status
from factcheck.errors import UnknownId
from factcheck.store.claims import claims_where
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import article_version, claim, series

__all__ = ["NumberedSeries", "add_series", "claims_beside", "keep_series", "later_claims", "series_of", "series_where"]

_FIELDS = ("subject", "metric", "scope", "basis", "modality", "dimension", "unit", "occurrence")


@dataclass(frozen=True, slots=True)
class NumberedSeries:
    """A series with its local number (``S4``)."""

    id: str
    series: Series


def keep_series(connection: Connection, found: Sequence[Series]) -> dict[int, int]:
    """Writes the series of a matching, keeping rows by key; the row of the series by claim row.

    What the matching does not give any more stays, marked as not current.
    """
    known = {row.key: row for row in connection.execute(sa.select(series))}
    rows = {key: row.id for key, row in known.items()}
    fresh = [_columns(one) | {"key": one.key, "current": True} for one in found if one.key not in known]
    if fresh:
        rows |= {
            row.key: row.id for row in connection.execute(sa.insert(series).returning(series.c.key, series.c.id), fresh)
        }
    changed = [
        {f"to_{name}": value for name, value in _columns(one).items()} | {"row": known[one.key].id}
        for one in found
        if one.key in known and (not known[one.key].current or _columns(one) != _columns(known[one.key]))
    ]
    if changed:
        values: dict[str, object] = {name: sa.bindparam(f"to_{name}") for name in _FIELDS}
        connection.execute(
            sa.update(series).where(series.c.id == sa.bindparam("row")).values(**values, current=True), changed
        )
    present = {one.key for one in found}
    gone = [{"row": row.id} for key, row in known.items() if row.current and key not in present]
    if gone:
        connection.execute(sa.update(series).where(series.c.id == sa.bindparam("row")).values(current=False), gone)
    belongs: dict[int, int] = {}
    for one in found:
        for member in one.claims:
            belongs.setdefault(row_of(member.id, "C"), rows[one.key])
    return belongs


def add_series(connection: Connection, found: Sequence[Series]) -> dict[int, int]:
    """Writes the series that the claims of new articles are in beside those that are there; the row of the series by claim row.

    A series is told in the words of its first claim: a new one that comes before all others changes them.
    """
    belongs: dict[int, int] = {}
    for one in found:
        row = connection.execute(sa.select(series).where(series.c.key == one.key)).one_or_none()
        if row is None:
            written = sa.insert(series).values(**_columns(one), key=one.key, current=True).returning(series.c.id)
            number_of = int(connection.execute(written).scalar_one())
        else:
            number_of = row.id
            if not row.current or _place(one.claims[0]) < _first_place(connection, number_of):
                changed = sa.update(series).where(series.c.id == number_of).values(**_columns(one), current=True)
                connection.execute(changed)
        for member in one.claims:
            belongs.setdefault(row_of(member.id, "C"), number_of)
    return belongs


_Place = tuple[str, str, str]


def _place(one: Claim) -> _Place:
    """Where a claim stands in its series: by its period, then by publication."""
    published = one.article.published
    return (one.as_of or "", "" if published is None else published.isoformat(), one.key)


def _first_place(connection: Connection, row: int) -> _Place:
    """Where the first claim of a stored series stands; behind every other where it has none."""
    rows = connection.execute(
        sa.select(claim.c.as_of, article_version.c.published, claim.c.key)
        .join(article_version, article_version.c.id == claim.c.version_id)
        .where(claim.c.series_id == row, claim.c.retired.is_(None), claim.c.status != Status.WITHDRAWN)
    )
    places = [(as_of or "", "" if published is None else published.isoformat(), key) for as_of, published, key in rows]
    return min(places, default=("\U0010ffff", "", ""))


def series_where(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[NumberedSeries]:
    """The current series that meet the conditions, with their claims by period. Three queries, however many there are."""
    rows = connection.execute(sa.select(series).where(series.c.current, *conditions).order_by(series.c.id)).all()
    if not rows:
        return []
    wanted = sa.select(series.c.id).where(series.c.current, *conditions)
    members: dict[int, list[str]] = {}
    of_series = sa.select(claim.c.id, claim.c.series_id).where(claim.c.series_id.in_(wanted), claim.c.retired.is_(None))
    for row in connection.execute(of_series):
        members.setdefault(row.series_id, []).append(number("C", row.id))
    claims = {one.id: one for one in claims_where(connection, claim.c.series_id.in_(wanted), claim.c.retired.is_(None))}
    found = []
    for row in rows:
        own = sorted(
            (claims[name] for name in members.get(row.id, ())), key=lambda one: (one.as_of or "", row_of(one.id, "C"))
        )
        found.append(NumberedSeries(number("S", row.id), Series(key=row.key, **_columns(row), claims=tuple(own))))
    return found


def series_of(connection: Connection, series_id: int) -> NumberedSeries:
    """One series. Raises UnknownId."""
    found = series_where(connection, series.c.id == series_id)
    if not found:
        raise UnknownId(f"there is no series S{series_id} in the ledger", mend="List them with: factcheck series.")
    return found[0]


_MOST = 200
"""Of a series at most so many claims are given beside some of it, the latest that the ledger got: nobody looks at more beside one question."""


def claims_beside(connection: Connection, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The current claims of the series that some claims of the ledger stand in, these among them, by article and place. Two queries.

    Retired and withdrawn ones are left out, and of very long series the earlier ones.
    """
    rows = sorted({row_of(one.id, "C") for one in claims})
    own = sa.select(claim.c.series_id).where(claim.c.id.in_(rows), claim.c.series_id.is_not(None))
    stands = (claim.c.series_id.in_(own), claim.c.retired.is_(None), claim.c.status != Status.WITHDRAWN)
    latest = sa.select(claim.c.id).where(*stands).order_by(claim.c.id.desc()).limit(_MOST)
    return tuple(claims_where(connection, claim.c.id.in_(latest)))


_LATEST = 20
"""Of the later claims of a series so many are looked at."""


def later_claims(connection: Connection, key: str, as_of: str) -> list[Claim]:
    """The claims of a series (by key) that are for a time behind another, the latest first; of very many the latest. Two queries.

    Times are compared as texts: a year comes before its months.
    """
    stands = (claim.c.retired.is_(None), claim.c.status != Status.WITHDRAWN)
    own = sa.select(series.c.id).where(series.c.key == key).scalar_subquery()
    latest = (
        sa.select(claim.c.id)
        .where(claim.c.series_id == own, claim.c.as_of > as_of, *stands)
        .order_by(claim.c.as_of.desc(), claim.c.id)
        .limit(_LATEST)
    )
    found = claims_where(connection, claim.c.id.in_(latest))
    return sorted(found, key=lambda one: (one.as_of or "", -row_of(one.id, "C")), reverse=True)


def _columns(one: object) -> dict[str, Any]:
    """The fields that a series and its row share."""
    return {name: getattr(one, name) for name in _FIELDS}
