"""Article -> Claims: one pass of compiled patterns over the original text, so that every span is exact by construction."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.extract.analysis import Analysis, analyse
from factcheck.extract.numeric import numeric_claims
from factcheck.extract.policies import policy_claims
from factcheck.extract.quantities import find_quantities

__all__ = ["EXTRACTORS", "extract", "find_quantities"]

EXTRACTORS: dict[str, Callable[[Analysis], Iterable[Claim]]] = {
    "numeric": numeric_claims,
    "policy": policy_claims,
}
"""The extractors by name. A new one is a function and a line here."""


def extract(article: Article) -> list[Claim]:
    """The claims of an article in reading order; an article without any gives an empty list."""
    analysis = analyse(article)
    claims = [claim for extractor in EXTRACTORS.values() for claim in extractor(analysis)]
    return sorted(
        claims,
        key=lambda claim: (claim.value_start if claim.value_start is not None else claim.start, claim.kind, claim.end),
    )
