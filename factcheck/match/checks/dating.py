"""Dates that are incomplete, or that cannot be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure, Provision
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, DiscrepancyKind, Modality
from factcheck.lexicon.checks import LOOKING_AHEAD
from factcheck.match.checks.comparisons import Comparison, comparisons_in
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side
from factcheck.match.ledger import Ledger
from factcheck.match.words import cited, day, rounded, source_of

__all__ = ["dates_without_year", "ratios_before_year_end"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ANNUAL = re.compile(
    r"\b(?:gdp|gross domestic product|gross regional product|annual (?:output|income|revenue|sales|turnover)|year's (?:output|revenue|income))\b",
    re.IGNORECASE,
)
_HAS_DAY = re.compile(r"^XXXX-\d\d-\d\d$")
_LONGEST = 6


def dates_without_year(ledger: Ledger) -> Iterator[Finding]:
    """A month and day without a year, in an article that bears no date: what it reports cannot be placed in time.

    One for an article and date. Severity 3 where a policy rests on it and no year stands in the whole article, 2 where one does, 1 for figures and where no day is given.
    """
    groups: dict[tuple[str, str], list[Measure | Provision]] = defaultdict(list)
    for item in ledger.items:
        if item.period is not None and not item.period.year_known and item.claim.article.published is None:
            groups[item.article_key, item.period.text].append(item)
    for (_, text), items in sorted(groups.items()):
        claim = items[0].claim
        placeless = not _YEAR.search(claim.article.text)
        policy = any(item.claim.kind is ClaimKind.POLICY for item in items)
        if not placeless and not policy:
            continue
        told = text.replace("XXXX-", "")
        quote = " ".join(min((item.claim.quote for item in items), key=lambda q: (len(q), q)).split())
        yield Finding(
            relation="date without a year", kind=DiscrepancyKind.DATING, severity=severity("date without a year", ("policy, no year at all" if placeless else "policy") if policy and _HAS_DAY.search(text) else "figures"), score=1.0,
            sides=(printed_side(items[:_LONGEST], as_of=text),), subject=claim.subject or claim.actor, metric=claim.metric, unit=None,
            signals=(Signal("dating", f"month and day ({told}) without a year, in an article without a date"),), keys=tuple(item.key for item in items),
            explanation=f"“{quote}” ({source_of(claim)}, no date): the text gives month and day ({told}) but no year, and the article bears no date. "
            "It cannot be put in order with other articles. Take the year from the page or from the outlet that first published it, not from a guess.",
        )  # fmt: skip


def ratios_before_year_end(ledger: Ledger) -> Iterator[Finding]:
    """A ratio to a whole year's output for a year that had not ended when it was published."""
    for measure in ledger.measures:
        published = measure.claim.article.published
        if (
            published is None
            or measure.nature not in {"share", "rate", "level"}
            or measure.dimension != "percent"
            or measure.claim.modality in {Modality.TARGET, Modality.PLAN, Modality.ESTIMATE}
        ):
            continue
        if not _ANNUAL.search(
            f"{measure.claim.metric or ''} {measure.claim.share_of or ''} {measure.claim.scope or ''}"
        ):
            continue
        if (
            measure.period is None
            or measure.claim.as_of_basis is AsOfBasis.PUBLISHED
            or not _is_running_year(measure, published)
            or LOOKING_AHEAD.search(measure.claim.context)
        ):
            continue
        tied = [found for found in comparisons_in(ledger.sentence_of(measure)) if found.base.key == measure.key]
        yield _early_ratio(measure, published, tied)


def _early_ratio(measure: Measure, published: date, tied: list[Comparison]) -> Finding:
    compared = (
        f"It is compared in the same sentence: {'; '.join(found.working for found in tied)}. That holds for one year only. "
        if tied
        else ""
    )
    others = tuple(
        printed_side([found.by], value=rounded(found.value, 6), interval=found.interval, working=found.working)
        for found in tied
    )
    return Finding(
        relation="ratio before the year's end", kind=DiscrepancyKind.DATING, severity=severity("ratio before the year's end"), score=0.9,
        sides=(printed_side([measure], value=measure.value, interval=measure.firm), *others), subject=measure.claim.subject, metric=measure.claim.metric, unit=measure.claim.unit,
        signals=(Signal("dating", f"published on {day(published)}, before {published.year} ended"),), keys=(measure.key,),
        explanation=f"{cited(measure)}, is a ratio to a whole year's output, but {published.year} had not ended when it was published. Most likely it is the figure of {published.year - 1}. "
        f"{compared}Ask which year it is for.",
    )  # fmt: skip


def _is_running_year(measure: Measure, published: date) -> bool:
    """Is the period the whole of the year of publication?"""
    period = measure.period
    return period is not None and period.text == str(published.year) and (published.month, published.day) != (12, 31)
