"""Seeing what claim words of an article make before it is added: nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import corrected
from factcheck.errors import FactcheckError, QuoteError, UsageError
from factcheck.review.addition import FIGURE, Addition, Fitted
from factcheck.review.fields import check_claim, read_fields
from factcheck.review.quotes import occurrences
from factcheck.store.articles import article_of
from factcheck.store.claims import claims_of_article, spans_of_article
from factcheck.store.entrance import Where, reading
from factcheck.store.numbers import row_of
from factcheck.workflow.additions import check_new, check_seen, check_told, draft, figures_in, span_of
from factcheck.workflow.claims import read_figure
from factcheck.workflow.said import check_text, in_session

__all__ = ["places_of", "sketch"]


def sketch(address: Where, seen: Article, addition: Addition) -> Fitted:
    """What claim words of an article make as it was seen; what they lack for one, or the sentence that says why they make none.

    Raises UnknownId, DecisionError for an article that has another text now, UsageError, ClaimError or UnknownChoice for words that do not
    fit their own field, and a LedgerError.
    """
    row = row_of(seen.id, "A")
    check_text(addition.quote, addition.figure, *addition.said.values())
    with reading(address) as connection:
        article, stored = article_of(connection, row), claims_of_article(connection, row)
    check_seen(article, seen)
    return _sketched(article, stored, addition)


def places_of(address: Where, article: Article) -> tuple[tuple[int, int], ...]:
    """The spans of the quotes of an article's current claims, in order. Raises UnknownId and a LedgerError."""
    with reading(address) as connection:
        return spans_of_article(connection, row_of(article.id, "A"))


def _sketched(article: Article, stored: Sequence[Claim], addition: Addition) -> Fitted:
    if addition.policy and not addition.said.get("action", "").strip():
        return Fitted(claim=None, trouble="A policy claim needs what is done.", lacks="action")
    try:
        drafted = draft(article, stored, addition)
    except QuoteError as error:
        return _without_figure(article, addition, error)
    values = read_fields(drafted, addition.said, read_figure)
    try:
        made = corrected(drafted, values)
        check_claim(made)
        check_new(made, stored)
    except FactcheckError as error:
        return Fitted(claim=None, trouble=in_session(error))
    try:
        check_told(made)
    except UsageError as error:
        return Fitted(claim=made, trouble=_sentence(error), lacks="metric")
    return Fitted(claim=made)


def _without_figure(article: Article, addition: Addition, error: QuoteError) -> Fitted:
    """What is asked for where the words hold no figure, or several; the value of one that stands there once and is not read as a number."""
    stands_once = addition.figure is not None and len(occurrences(addition.quote, addition.figure)) == 1
    if stands_once:
        return Fitted(claim=None, trouble=_sentence(error), lacks="value")
    figures = tuple(dict.fromkeys(one.text for one in figures_in(article, span_of(article, addition))))
    return Fitted(claim=None, trouble=_sentence(error), lacks=FIGURE, figures=figures)


def _sentence(error: FactcheckError) -> str:
    """What is the matter; what to do about it is asked for next."""
    return f"{error.what[:1].upper()}{error.what[1:]}."
