"""The filter of a review session as conditions on the tables."""

from __future__ import annotations

import sqlalchemy as sa

from factcheck.core.scope import Scope
from factcheck.store.present import named_like, with_source
from factcheck.store.tables import article, article_version, claim, discrepancy, discrepancy_claim

__all__ = ["claims_in_scope", "questions_in_scope"]

Condition = sa.ColumnElement[bool]


def questions_in_scope(scope: Scope) -> list[Condition]:
    """What a discrepancy must meet: its own kind and severity, and for each other part of the filter a claim on one of its sides, or its own names."""
    found: list[Condition] = []
    if scope.min_severity is not None:
        found.append(discrepancy.c.severity >= scope.min_severity)
    if scope.kind is not None:
        found.append(discrepancy.c.kind == scope.kind)
    if scope.source is not None:
        found.append(discrepancy.c.id.in_(_holding(_source(scope.source))))
    if scope.subject is not None:
        own = discrepancy.c.subject.icontains(scope.subject, autoescape=True)
        found.append(sa.or_(own, discrepancy.c.id.in_(_holding(_subject(scope.subject)))))
    for word in (scope.text or "").split():
        names = (discrepancy.c.subject, discrepancy.c.metric, discrepancy.c.explanation)
        own = sa.or_(*(column.icontains(word, autoescape=True) for column in names))
        found.append(sa.or_(own, discrepancy.c.id.in_(_holding(_word(word)))))
    return found


def claims_in_scope(scope: Scope) -> list[Condition]:
    """What a claim must meet."""
    found: list[Condition] = []
    if scope.source is not None:
        found.append(_source(scope.source))
    if scope.subject is not None:
        found.append(_subject(scope.subject))
    found += [_word(word) for word in (scope.text or "").split()]
    return found


def _holding(condition: Condition) -> sa.Select[tuple[int]]:
    """The discrepancies that have a claim which meets a condition."""
    joined = sa.select(discrepancy_claim.c.discrepancy_id).join(claim, claim.c.id == discrepancy_claim.c.claim_id)
    return joined.where(condition)


def _source(part: str) -> Condition:
    named = sa.select(article.c.id).select_from(with_source(article, article.c.source_id)).where(named_like(part))
    return claim.c.article_id.in_(named)


def _subject(part: str) -> Condition:
    return sa.or_(*(column.icontains(part, autoescape=True) for column in (claim.c.subject, claim.c.actor)))


def _word(word: str) -> Condition:
    said = (claim.c.quote, claim.c.subject, claim.c.metric, claim.c.actor, claim.c.object)
    titled = sa.select(article_version.c.id).where(article_version.c.title.icontains(word, autoescape=True))
    in_words = sa.or_(*(column.icontains(word, autoescape=True) for column in said))
    return sa.or_(in_words, claim.c.version_id.in_(titled))
