"""Parts and their whole: what is a part of a figure must not be more than it, alone or together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import DiscrepancyKind, Extent, LinkRole
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, printed

__all__ = ["enumerated_parts", "parts_and_whole"]


_FEWEST, _MOST = 2, 8
_LISTS = re.compile(r"[^.;:\n]{0,60}(?::|\s[-–—])\s*(?:about|some|around)?\s*", re.IGNORECASE)
_JOINS = re.compile(r"[^.;:\n]{1,60}(?:,|\band|,? and)\s+(?:about|some|around)?\s*", re.IGNORECASE)


def parts_and_whole(ledger: Ledger) -> Iterator[Finding]:
    """Parts that an article itself ties to a whole, and that add up to more than it."""
    parts: dict[str, list[Measure]] = defaultdict(list)
    wholes: dict[str, Measure] = {}
    for measure in ledger.measures:
        if measure.nature != "level" or measure.extent not in {Extent.PART, None}:
            continue
        for whole in ledger.linked(measure, LinkRole.WHOLE):
            if whole.key != measure.key and whole.dimension == measure.dimension and whole.nature == "level":
                parts[whole.key].append(measure)
                wholes[whole.key] = whole
    for key in sorted(parts):
        yield from _check(wholes[key], sorted(parts[key], key=lambda m: (m.claim.value_start or 0, m.key)))


def enumerated_parts(ledger: Ledger) -> Iterator[Finding]:
    """`24 were killed: 10 men and 12 women`: a whole with a colon or dash behind it, and the counts that make it up."""
    for sentence in ledger.by_sentence():
        for at, whole in enumerate(sentence):
            parts = sentence[at + 1 :]
            if not _FEWEST <= len(parts) <= _MOST or any(
                not _is_plain(m) or m.dimension != whole.dimension for m in (whole, *parts)
            ):
                continue
            if not _LISTS.fullmatch(_between(whole, parts[0])) or any(
                not _JOINS.fullmatch(_between(a, b)) for a, b in pairwise(parts)
            ):
                continue
            total = Interval.total([part.compatible for part in parts])
            if not total.meets(whole.compatible):
                yield _enumerated(whole, parts, total)


def _is_plain(measure: Measure) -> bool:
    return measure.nature == "level" and not measure.claim.links and measure.dimension not in {"rank", "year", "time"}


def _between(a: Measure, b: Measure) -> str:
    return a.claim.article.text[a.claim.value_end or 0 : b.claim.value_start or 0]


def _enumerated(whole: Measure, parts: list[Measure], total: Interval) -> Finding:
    value = sum((part.value for part in parts), Decimal(0))
    working = f"{' + '.join(printed(part) for part in parts)} = {amount(value, parts[0])}"
    return Finding(
        relation="sum", kind=DiscrepancyKind.ARITHMETIC, severity=severity("sum", "enumerated"), score=0.7,
        sides=(printed_side(parts, value=value, interval=total, working=working), side_of([whole])), subject=whole.claim.subject, metric=whole.claim.metric, unit=whole.claim.unit,
        signals=(Signal("arithmetic", f"{working}, not {printed(whole)}"),),
        explanation=f"{cited(whole)}, is listed as {working}. Most likely a part is missing in the list, or one of the figures is wrong. Ask for the breakdown.",
    )  # fmt: skip


def _check(whole: Measure, parts: list[Measure]) -> Iterator[Finding]:
    if not Interval.total([part.firm for part in parts]).is_above(whole.compatible):
        return
    alone = [part for part in parts if part.firm.is_above(whole.compatible)]
    shown = alone[:1] or parts
    total = sum((part.value for part in shown), Decimal(0))
    told = " + ".join(printed(part) for part in shown)
    working = f"{told} = {amount(total, shown[0])}" if len(shown) > 1 else None
    yield Finding(
        relation="sum", kind=DiscrepancyKind.ARITHMETIC, severity=severity("sum", "more"), score=0.8,
        sides=(printed_side(shown, value=total, interval=Interval.total([part.firm for part in shown]), working=working), side_of([whole])), subject=whole.claim.subject, metric=whole.claim.metric,
        unit=whole.claim.unit, signals=(Signal("arithmetic", f"{working or told}, more than the whole of {printed(whole)}"),),
        explanation=f"{cited(whole)}, is given as the whole, but its {'part is' if len(shown) == 1 else 'parts make'} {working or told}. A part cannot be more than its whole: "
        "most likely the groups overlap, or one figure is wrong. Ask for the breakdown.",
    )  # fmt: skip
