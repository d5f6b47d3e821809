"""The report as CSV: a line for each claim on a side of a discrepancy, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.quantity import decimal_text
from factcheck.core.verdict import evidence_words, review_words, verdict
from factcheck.core.wording import guarded, side_figure, visible
from factcheck.report.contents import Contents, standing

__all__ = ["spreadsheet"]

_OF_DISCREPANCY = (
    "discrepancy state severity score kind also metric subject explanation decision found reviewer decided note evidence"
).split()
_OF_SIDE = "side side_value side_figure side_as_of voices working".split()
_OF_CLAIM = "claim status value_text value unit as_of as_of_basis attribution quote source published title address article".split()


def spreadsheet(contents: Contents) -> str:
    """One line for each claim on each side, the first line names the columns; a computed side without claims has a line too.

    Every cell is one line of text without control characters, and none begins a formula. Paths on the reviewer's machine are left out.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_OF_DISCREPANCY, *_OF_SIDE, *_OF_CLAIM])
    decisions = contents.decisions_on
    for found in contents.discrepancies:
        whole = _of_discrepancy(found, decisions.get(found.id or "", ()))
        for number, side in enumerate(found.sides, start=1):
            part = _of_side(number, side)
            for of_claim in _of_claims(side.claims):
                writer.writerow(_cell(value) for value in (*whole, *part, *of_claim))
    return out.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else guarded(visible(str(value)))


def _of_discrepancy(found: Discrepancy, made: Sequence[Decision]) -> tuple[object, ...]:
    stands = standing(made)
    also = ", ".join(str(kind) for kind in found.also)
    facts = (found.id, found.state, found.severity, found.score, found.kind, also)
    named = (found.metric, found.subject, found.explanation)
    if stands is None:
        return (*facts, *named, None, found.resolution, None, None, None, None)
    rests = "; ".join(evidence_words(one) for one in stands.evidence)
    signed = (stands.reviewer, stands.recorded.isoformat(), stands.note, rests)
    found_now = "; ".join((verdict(stands), *review_words(stands)))
    return (*facts, *named, stands.id, found_now, *signed)


def _of_side(number: int, side: Side) -> tuple[object, ...]:
    return (number, decimal_text(side.value), side_figure(side), side.as_of, side.voices, side.working)


def _of_claims(claims: Sequence[Claim]) -> Iterator[tuple[object, ...]]:
    if not claims:
        yield (None,) * len(_OF_CLAIM)
    for claim in claims:
        article = claim.article
        stated = (claim.value_text, decimal_text(claim.value), claim.unit, claim.as_of, claim.as_of_basis)
        address = article.address if article.is_online else None
        origin = (article.publisher, article.published, article.title, address, article.id)
        yield (claim.id, claim.status, *stated, claim.attribution, claim.quote, *origin)
