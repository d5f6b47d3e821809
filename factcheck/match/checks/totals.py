"""Totals that shares imply, compared with one another, and what the shares leave for the rest of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from factcheck.core.discrepancy import Signal
from factcheck.core.interval import Interval
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind, LinkRole
from factcheck.lexicon.concepts import GENERIC_HEADS
from factcheck.lexicon.definitions import are_near
from factcheck.match.checks.check import Item, Key, tell_words
from factcheck.match.checks.severities import severity
from factcheck.match.checks.shares import same_metric, total_of
from factcheck.match.findings import Finding, printed_side
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, named, plain, printed, rounded

__all__ = ["implied_keys", "implied_totals", "unlike_shares"]

_HUNDRED = Decimal(100)
_UNLIKE = Decimal(8)
"""How many times the odds of one share must be those of the other: 94% against 54% is 15.7 to 1 against 1.2 to 1. Reason: neighbouring groups
(technology firms, high-tech firms) seldom sit so differently in one place."""


@dataclass(frozen=True, slots=True)
class _Implied:
    part: Measure
    share: Measure
    total: Interval

    @property
    def value(self) -> Decimal:
        return self.part.value * _HUNDRED / self.share.value

    @property
    def working(self) -> str:
        return f"{printed(self.part)} / {printed(self.share)} = {amount(self.value, self.part)}"


def implied_keys(item: Item, home: Ledger) -> Iterator[Key]:
    """A share and its part, by what is shared out and a word of the whole."""
    if not isinstance(item, Measure):
        return
    pairs = [(part, item) for part in home.linked(item, LinkRole.PART)] if item.nature == "share" else []
    pairs += [(item, share) for share in home.linking(item, LinkRole.PART)]
    for part, share in pairs:
        if part.head and part.head not in GENERIC_HEADS and share.whole.kind not in {"", "generic"}:
            for word in tell_words(share.whole):
                yield (part.dimension, part.nature, part.head, word)


def implied_totals(ledger: Ledger) -> Iterator[Finding]:
    """Two shares of one whole whose totals do not agree: 206 million are 76%, 150 million are 40%, of one city's contracts."""
    for a, b in combinations(_implied(ledger), 2):
        if (
            a.part.key == b.part.key
            or a.share.key == b.share.key
            or not _is_one_whole(ledger, a, b)
            or not same_metric(a.part, b.part)
        ):
            continue
        if a.total.meets(b.total):
            continue
        same = a.part.modifiers == b.part.modifiers and _are_of_one_time(a.part, b.part)
        yield _rival_totals(a, b, same)


def _are_of_one_time(a: Measure, b: Measure) -> bool:
    return a.article_key == b.article_key or (
        a.period is not None and b.period is not None and a.period.overlaps(b.period)
    )


def _implied(ledger: Ledger) -> list[_Implied]:
    found = []
    for share in ledger.measures:
        if share.nature == "share" and share.dimension == "percent" and 0 < share.value <= _HUNDRED:
            for part in ledger.linked(share, LinkRole.PART):
                total = total_of(part, share)
                if total is not None and part.value:
                    found.append(_Implied(part, share, total))
    return sorted(found, key=lambda one: (one.share.article_key, one.share.claim.value_start or 0, one.share.key))


def _is_one_whole(ledger: Ledger, a: _Implied, b: _Implied) -> bool:
    return a.share.whole.kind not in {"", "generic"} and ledger.names.relation(a.share.whole, b.share.whole) == "same"


def _rival_totals(a: _Implied, b: _Implied, same_time: bool) -> Finding:
    kinds = () if same_time else (DiscrepancyKind.UPDATE, DiscrepancyKind.DEFINITION)
    return Finding(
        relation="implied totals", kind=DiscrepancyKind.ARITHMETIC, also=kinds, severity=severity("implied totals", "one time" if same_time else "other times"), score=0.7,
        sides=tuple(printed_side([one.part, one.share], value=rounded(one.value, 6), interval=one.total, working=one.working) for one in (a, b)), subject=a.share.claim.share_of,
        metric=a.part.claim.metric, unit=a.part.claim.unit, signals=(Signal("arithmetic", f"{a.working}; {b.working}"),),
        explanation=f"{cited(a.part)}, is said to be {printed(a.share)} of {a.share.claim.share_of}, {cited(b.part)}, to be {printed(b.share)} of it: {a.working}, but {b.working}. "
        + ("One whole has one total: one of the four is wrong as printed. " if same_time else "Most likely the periods or the definitions differ. ") + "Ask for the total.",
    )  # fmt: skip


def unlike_shares(ledger: Ledger) -> Iterator[Finding]:
    """Two neighbouring groups of one article whose shares of one whole differ so much that the rest of the whole would hardly have the one."""
    for a, b in combinations([one for one in _implied(ledger) if one.part.dimension == "count"], 2):
        if a.part.key == b.part.key or not _is_one_whole(ledger, a, b) or not _are_neighbours(a.part, b.part):
            continue
        small, large = sorted((_odds(a), _odds(b)))
        if (
            small > 0
            and large / small >= _UNLIKE
            and ledger.names.relation(ledger.subject(a.part), ledger.subject(b.part)) == "same"
        ):
            yield _unlike(a, b)


def _are_neighbours(a: Measure, b: Measure) -> bool:
    near = [x for x in a.modifiers for y in b.modifiers if are_near(x, y)]
    return a.value != b.value and bool(near) and (a.head != b.head or not same_metric(a, b))


def _odds(one: _Implied) -> Decimal:
    rest = _HUNDRED - one.share.value
    return one.share.value / rest if rest else Decimal(0)


def _unlike(a: _Implied, b: _Implied) -> Finding:
    sides, told = [], []
    for one in (a, b):
        rest = one.value - one.part.value
        working = f"{printed(one.part)} / {printed(one.share)} - {printed(one.part)} = {plain(Decimal(round(rest)))}"
        interval = one.total.minus(one.part.firm)
        sides.append(
            printed_side([one.part, one.share], value=Decimal(round(rest)), interval=interval, working=working)
        )
        told.append(
            f"{named(one.part)} are {printed(one.share)} of {one.share.claim.share_of}, which leaves {plain(Decimal(round(rest)))} elsewhere in it ({working})"
        )
    return Finding(
        relation="unlike shares", kind=DiscrepancyKind.SCOPE, also=(DiscrepancyKind.DEFINITION,), severity=severity("unlike shares"), score=0.5, sides=tuple(sides), subject=a.part.claim.subject,
        metric=a.share.claim.metric, unit=None, signals=(Signal("arithmetic", "; ".join(side.working or "" for side in sides)),),
        explanation=f"{cited(a.part)}, and {named(b.part)} of the same article: {'; '.join(told)}. Arithmetic allows it, but two groups so alike are seldom spread so differently. "
        "Ask how each of them is registered, and where.",
    )  # fmt: skip
