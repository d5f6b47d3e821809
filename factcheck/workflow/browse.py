"""Lists with filters: articles, sources, claims, series, discrepancies."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.quantity import decimal_text
from factcheck.core.wording import figure
from factcheck.store.batches import standing_on
from factcheck.store.engine import open_ledger
from factcheck.store.listings import (
    ArticleRow,
    ClaimFilter,
    DiscrepancyFilter,
    list_articles,
    list_claims,
    list_discrepancies,
    list_series,
)
from factcheck.store.numbers import row_of
from factcheck.store.series import NumberedSeries

__all__ = [
    "ArticleRow",
    "ClaimFilter",
    "DiscrepancyFilter",
    "Point",
    "SeriesRow",
    "WaitingRow",
    "articles",
    "claims",
    "discrepancies",
    "series",
    "waiting",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure of a series: its period (EDTF), its print, its exact value and the number of its claim.

    ``told`` is what people are shown: the print, or the value that a reviewer put over it.
    """

    as_of: str | None
    value_text: str | None
    value: str | None
    claim: str | None
    told: str = ""

    def as_record(self) -> dict[str, object]:
        """The dict that stands in the NDJSON line of a series."""
        return {"as_of": self.as_of, "value_text": self.value_text, "value": self.value, "claim": self.claim}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """A line of the list of series, with its figures by period."""

    id: str
    key: str
    subject: str | None
    metric: str | None
    scope: str | None
    basis: str | None
    modality: str | None
    dimension: str
    unit: str | None
    occurrence: str | None
    points: tuple[Point, ...]

    @property
    def claims(self) -> int:
        """How many claims the series has."""
        return len(self.points)

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return {
            "id": self.id,
            "key": self.key,
            "subject": self.subject,
            "metric": self.metric,
            "scope": self.scope,
            "basis": self.basis,
            "modality": self.modality,
            "dimension": self.dimension,
            "unit": self.unit,
            "occurrence": self.occurrence,
            "claims": self.claims,
            "points": [point.as_record() for point in self.points],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A line of the list of discrepancies that wait, with the decision that left each waiting."""

    discrepancy: Discrepancy
    decision: Decision | None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides of the discrepancy."""
        return self.discrepancy.sides

    def as_record(self) -> dict[str, object]:
        """The record of the discrepancy, with for whom, since when and until when it waits: names and ISO dates, null for nobody and no day."""
        made = self.decision
        finding = None if made is None else made.finding
        return self.discrepancy.as_record() | {
            "waits_for": None if finding is None else finding.assignee,
            "waits_since": None if made is None else made.recorded.date().isoformat(),
            "waits_until": None if finding is None or finding.due is None else finding.due.isoformat(),
        }


def articles(address: str, *, source: str | None = None, words: str | None = None) -> list[ArticleRow]:
    """The articles of a ledger, by number; ``source`` is part of a name, each of the ``words`` must stand in title or text."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return list_articles(connection, by=source, words=words)


def claims(address: str, *, filters: ClaimFilter) -> list[Claim]:
    """The current claims that are asked for, by article and place."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return list_claims(connection, filters)


def series(address: str, *, subject: str | None = None, metric: str | None = None) -> list[SeriesRow]:
    """The series of a ledger, by number; ``subject`` and ``metric`` are parts of the names."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return [_row(found) for found in list_series(connection, subject=subject, metric=metric)]


def discrepancies(address: str, *, filters: DiscrepancyFilter) -> list[Discrepancy]:
    """The discrepancies that are asked for, the most severe first; without a state, those that wait for a reviewer."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return list_discrepancies(connection, filters)


def waiting(address: str, *, filters: DiscrepancyFilter) -> list[WaitingRow]:
    """The discrepancies that are asked for with the decisions that stand on them, the most severe first: what is waited for."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        found = list_discrepancies(connection, filters)
        standing = standing_on(connection, [row_of(one.id, "D") for one in found])
        return [WaitingRow(discrepancy=one, decision=standing.get(row_of(one.id, "D"))) for one in found]


def _row(found: NumberedSeries) -> SeriesRow:
    one = found.series
    return SeriesRow(
        id=found.id,
        key=one.key,
        subject=one.subject,
        metric=one.metric,
        scope=one.scope,
        basis=one.basis,
        modality=one.modality,
        dimension=one.dimension,
        unit=one.unit,
        occurrence=one.occurrence,
        points=tuple(
            Point(
                as_of=claim.as_of,
                value_text=claim.value_text,
                value=decimal_text(claim.value),
                claim=claim.id,
                told=figure(claim) if claim.restated else claim.value_text or "",
            )
            for claim in one.claims
        ),
    )
