"""One thing of a ledger, by its number, with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import Correction
from factcheck.core.decision import Decision, Reworded
from factcheck.core.discrepancy import Discrepancy, Series
from factcheck.core.evidence import KeptEvidence
from factcheck.core.fragment import places_of
from factcheck.core.precedent import Precedent
from factcheck.core.version import KeptVersion
from factcheck.core.watched import Watched
from factcheck.store.articles import article_of
from factcheck.store.carried import reworded_since
from factcheck.store.claims import History, claim_of, claims_of_article, history_of, place_of
from factcheck.store.corrections import corrections_of
from factcheck.store.decisions import decision_of, decisions_of_claim, decisions_of_discrepancy
from factcheck.store.discrepancies import discrepancy_of, numbers_of_article, numbers_of_claim
from factcheck.store.engine import open_ledger
from factcheck.store.evidence import kept_evidence
from factcheck.store.numbers import parse_number
from factcheck.store.origins import blocks_of_claim
from factcheck.store.provenance import kept_versions
from factcheck.store.series import series_of
from factcheck.store.watch import watched
from factcheck.workflow.precedents import precedents_of

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["ArticleCard", "ClaimCard", "DiscrepancyCard", "History", "SeriesCard", "discrepancy_card", "show"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """An article with its current claims, the numbers of its discrepancies, and the versions that it has had, the present one among them; how it is watched, where it has a web address."""

    article: Article
    versions: tuple[KeptVersion, ...]
    claims: tuple[Claim, ...]
    discrepancies: tuple[str, ...]
    watched: Watched | None = None

    @property
    def present(self) -> KeptVersion:
        """The version that the claims are of."""
        return next(one for one in self.versions if one.is_current)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """A claim with the numbers of its series and discrepancies, and where its quote stood in each version of its article.

    ``retired`` is when the rules stopped finding it; ``replaces`` and ``replaced_by`` are claims whose figure was changed; ``decisions`` are
    those that set its status, ended ones too; ``corrections`` those that stand; ``reworded`` tells that the latest decision was taken on other words. ``places``
    are where the quote stands in the bytes of the article: XPaths of a page, pages of a PDF.
    """

    claim: Claim
    series: str | None
    discrepancies: tuple[str, ...]
    history: tuple[History, ...]
    retired: datetime | None
    replaces: str | None
    replaced_by: str | None
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reworded: Reworded | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyCard:
    """A discrepancy with every decision that was taken on it, ended ones too, and those that stand on the ones most like it."""

    discrepancy: Discrepancy
    decisions: tuple[Decision, ...]
    similar: tuple[Precedent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesCard:
    """A series with its number; its claims are in order of their periods."""

    id: str
    series: Series


def discrepancy_card(connection: Connection, row: int) -> DiscrepancyCard:
    """The card of a discrepancy. Raises UnknownId."""
    found = discrepancy_of(connection, row)
    return DiscrepancyCard(
        discrepancy=found,
        decisions=decisions_of_discrepancy(connection, row),
        similar=precedents_of(connection, found),
    )


def show(address: str, number: str) -> ArticleCard | ClaimCard | Decision | DiscrepancyCard | KeptEvidence | SeriesCard:
    """What a number stands for: ``A1`` an article, ``C12`` a claim, ``D3`` a discrepancy, ``S4`` a series, ``R5`` a decision, ``E7`` evidence.

    Raises UnknownId for a number that the ledger does not have, or that is none.
    """
    letter, row = parse_number(number, "ACDERS")
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        if letter == "D":
            return discrepancy_card(connection, row)
        if letter == "R":
            return decision_of(connection, row)
        if letter == "E":
            return kept_evidence(connection, row)
        if letter == "S":
            found = series_of(connection, row)
            return SeriesCard(id=found.id, series=found.series)
        if letter == "A":
            return ArticleCard(
                article=article_of(connection, row),
                versions=kept_versions(connection, row),
                claims=tuple(claims_of_article(connection, row)),
                discrepancies=numbers_of_article(connection, row),
                watched=next(iter(watched(connection, [row])), None),
            )
        claim, place = claim_of(connection, row), place_of(connection, row)
        return ClaimCard(
            claim=claim,
            series=place.series,
            discrepancies=numbers_of_claim(connection, row),
            history=history_of(connection, row),
            retired=place.retired,
            replaces=place.replaces,
            replaced_by=place.replaced_by,
            decisions=decisions_of_claim(connection, row),
            corrections=corrections_of(connection, row),
            reworded=reworded_since(connection, claim),
            places=places_of(blocks_of_claim(connection, row), claim.start, claim.end),
        )
