"""Comparing articles without a ledger."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.discrepancy import Matching

__all__ = ["compare"]


def compare(articles: Sequence[Article]) -> Matching:
    """What comparing the claims of some articles gives. Nothing is kept. An article that is given twice counts once."""
    distinct = {article.key: article for article in articles}
    claims = (claim for article in distinct.values() for claim in api.extract_claims(article))
    return api.compare_claims(claims, rates=api.daily_rate)
