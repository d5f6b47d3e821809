"""schema.org ClaimReview as JSON-LD: a review for each claim that a reviewer judged, as search engines and archives of fact checks read it.

Source: schema.org, types ClaimReview, Claim and Rating; Google Search Central, Fact Check (ClaimReview) structured data, for what is required.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import PurePath

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.decision import Evidence
from factcheck.core.held import Holdings, Judged
from factcheck.core.vocabulary import EvidenceKind
from factcheck.report.exports.pieces import listed, present, uri
from factcheck.report.exports.ratings import Rating, Ratings

__all__ = ["claim_review"]


def claim_review(held: Holdings, ratings: Ratings) -> Iterator[str]:
    """The reviews, in the order of the claims' numbers. ``url`` is the ledger's address with the number of the claim behind it.

    Notes of reviewers stay in the ledger, and so do the paths of their files: of a document its name is told.
    """
    reviews = (
        _review(held.name, one, rating, ratings) for one in held.judged() if (rating := ratings.of(one)) is not None
    )
    yield '{"@context":"https://schema.org","@graph":['
    yield from listed(reviews)
    yield "\n]}\n"


def _review(base: str, judged: Judged, rating: Rating, ratings: Ratings) -> dict[str, object]:
    claim, decision = judged.claim, judged.decision
    person = {"@type": "Person", "name": decision.reviewer}
    ours = ratings.author
    cited = [found for one in decision.evidence if (found := _cited(one)) is not None]
    return {
        "@type": "ClaimReview",
        "url": uri(f"{base}{claim.id}"),
        "identifier": claim.id,
        "datePublished": decision.recorded.date().isoformat(),
        "author": person if ours is None else present(**{"@type": "Organization", "name": ours.name, "url": ours.url}),
        "claimReviewed": " ".join(claim.quote.split()),
        "itemReviewed": _claim(claim),
        "reviewRating": _rating(rating, ratings),
        **({"citation": cited} if cited else {}),
    }


def _claim(claim: Claim) -> dict[str, object]:
    """The claim, by whom it was made, and where it stands."""
    return present(
        **{"@type": "Claim"},
        author=_publisher(claim.article),
        creditText=claim.attribution,
        datePublished=_day(claim.article.published),
        appearance=_article(claim.article),
    )


def _article(article: Article) -> dict[str, object]:
    return present(
        **{"@type": "Article"},
        url=uri(article.address) if article.address is not None and article.is_online else None,
        headline=article.title,
        datePublished=_day(article.published),
        inLanguage=article.language,
        publisher=_publisher(article),
    )


def _publisher(article: Article) -> dict[str, object] | None:
    return None if article.publisher is None else {"@type": "Organization", "name": article.publisher}


def _rating(rating: Rating, ratings: Ratings) -> dict[str, object]:
    """The rating, on its scale where it has a place there."""
    scale: dict[str, object] = {}
    if rating.value is not None:
        scale = {
            "ratingValue": _number(rating.value),
            "bestRating": _number(ratings.best),
            "worstRating": _number(ratings.worst),
        }
    return present(**{"@type": "Rating", "alternateName": rating.name}, **scale, ratingExplanation=rating.explanation)


def _cited(evidence: Evidence) -> dict[str, object] | None:
    """An address or a document that the decision rests on. What people said, and other claims, are nothing to be cited."""
    if evidence.kind is EvidenceKind.ADDRESS:
        return {"@type": "CreativeWork", "url": uri(evidence.text)}
    if evidence.kind is EvidenceKind.DOCUMENT:
        return {"@type": "CreativeWork", "name": PurePath(evidence.text.replace("\\", "/")).name}
    return None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
