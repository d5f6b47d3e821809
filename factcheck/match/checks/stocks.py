"""What is there on a day and what adds up over a period, under one `at present`."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import AsOfBasis, DiscrepancyKind, LinkRole
from factcheck.lexicon.checks import FLOW_ACTIONS, FLOW_FACETS, PRESENT
from factcheck.lexicon.kinds import kind_of_name
from factcheck.match.checks.severities import severity
from factcheck.match.findings import MOST_SIDES, Finding, printed_side
from factcheck.match.ledger import Ledger
from factcheck.match.words import day, named, source_of

__all__ = ["stocks_and_flows"]

_FEWEST_FLOWS = 2
_ACTING = frozenset(["person", "employee", "expert", "professional", "student", "member"])


def stocks_and_flows(ledger: Ledger) -> Iterator[Finding]:
    """Paragraphs that give stocks and at least two flows under one `at present`, and no period: contracts signed since when?"""
    if not any(PRESENT.search(item.claim.article.text) for item in ledger.measures[:1]):
        return
    for paragraph in _paragraphs(ledger):
        undated = [m for m in paragraph if _is_undated(m)]
        flows = [m for m in undated if _is_flow(m)]
        stocks = [m for m in undated if _is_stock(m)]
        if len(flows) >= _FEWEST_FLOWS and stocks:
            yield _finding(stocks[:MOST_SIDES], flows[:MOST_SIDES])


def _paragraphs(ledger: Ledger) -> Iterator[list[Measure]]:
    """The figures of each paragraph from the sentence on that speaks of the present."""
    run: list[Measure] = []
    end = -1
    for sentence in ledger.by_sentence():
        claim = sentence[0].claim
        if claim.context_start > end:
            if run:
                yield run
            run = []
        if run or PRESENT.search(claim.context):
            run = [*run, *sentence]
            found = claim.article.text.find("\n", claim.context_end)
            end = len(claim.article.text) if found < 0 else found
    if run:
        yield run


def _is_undated(measure: Measure) -> bool:
    claim = measure.claim
    if measure.nature != "level" or claim.as_of_basis not in {AsOfBasis.PUBLISHED, AsOfBasis.UNKNOWN}:
        return False
    is_amount = measure.dimension == "count" or measure.currency is not None
    return is_amount and not any(link.role is LinkRole.CONVERSION for link in claim.links)


def _is_flow(measure: Measure) -> bool:
    """Does it add up over time? Those who sign or produce are not what is signed or produced."""
    acts = kind_of_name((measure.head,)) or measure.head in _ACTING
    return (measure.action in FLOW_ACTIONS and not acts) or measure.facet in FLOW_FACETS


def _is_stock(measure: Measure) -> bool:
    return not measure.action and not measure.facet and bool(measure.head)


def _finding(stocks: list[Measure], flows: list[Measure]) -> Finding:
    claim = stocks[0].claim
    told = [", ".join(named(m) for m in group) for group in (stocks, flows)]
    return Finding(
        relation="stocks and flows", kind=DiscrepancyKind.BASIS, also=(DiscrepancyKind.DATING,), severity=severity("stocks and flows"), score=0.6,
        sides=(printed_side(stocks), printed_side(flows)), subject=claim.subject, metric=None, unit=None, signals=(Signal("basis", "stocks and flows under one present, without a period"),),
        explanation=f"{source_of(claim)}, {day(claim.article.published)}, gives what is there ({told[0]}) and what adds up over time ({told[1]}) as of one present, "
        "and names no period for the latter. They may be of different years. Ask since when the latter were counted before comparing them with other years.",
    )  # fmt: skip
