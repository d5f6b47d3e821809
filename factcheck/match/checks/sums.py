"""Parts and their whole: what is a part of a figure must not be more than it, alone or together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import DiscrepancyKind, Extent, LinkRole
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, printed

__all__ = ["parts_and_whole"]


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


def _check(whole: Measure, parts: list[Measure]) -> Iterator[Finding]:
    lows = [part.firm.low or Decimal(0) for part in parts]
    most = whole.compatible.high
    if most is None or sum(lows) <= most:
        return
    alone = [part for part, low in zip(parts, lows, strict=True) if low > most]
    shown = alone[:1] or parts
    total = sum((part.value for part in shown), Decimal(0))
    told = " + ".join(printed(part) for part in shown)
    working = f"{told} = {amount(total, shown[0])}" if len(shown) > 1 else None
    yield Finding(
        relation="sum", kind=DiscrepancyKind.ARITHMETIC, severity=severity("sum"), score=0.8,
        sides=(printed_side(shown, value=total, interval=Interval(total, total), working=working), side_of([whole])), subject=whole.claim.subject, metric=whole.claim.metric,
        unit=whole.claim.unit, signals=(Signal("arithmetic", f"{working or told}, more than the whole of {printed(whole)}"),),
        explanation=f"{cited(whole)}, is given as the whole, but its {'part is' if len(shown) == 1 else 'parts make'} {working or told}. A part cannot be more than its whole: "
        "most likely the groups overlap, or one figure is wrong. Ask for the breakdown.",
    )  # fmt: skip
