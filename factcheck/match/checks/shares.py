"""A share with its part or its whole: the total that it implies, against whole numbers and against totals printed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.core.discrepancy import Side, Signal
from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import DiscrepancyKind, LinkRole
from factcheck.lexicon.checks import IS_SHARE, OF_ALL
from factcheck.lexicon.concepts import GENERIC_HEADS
from factcheck.lexicon.definitions import are_near
from factcheck.match.checks.check import Item, Key, tell_words
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import amount, cited, plain, printed, rounded

__all__ = ["same_metric", "share_bases", "share_totals", "shares_of_counts", "total_keys", "total_of"]

_HUNDRED = Decimal(100)
_FEWEST = 5
"""Fewer are told for their own sake: `two of its creditors, who hold 50.5%`."""
_HELD = frozenset(["share", "stock"])
"""What a firm has may be others' that it holds: its own whole is not told by it."""
K = DiscrepancyKind


def total_keys(item: Item, home: Ledger) -> Iterator[Key]:
    """A figure by what it measures and a word of its subject; a share and its part by a word of the whole too."""
    if not isinstance(item, Measure):
        return
    if item.nature == "share":
        for part in home.linked(item, LinkRole.PART):
            yield from _figure_keys(part, home, item)
    else:
        yield from _figure_keys(item, home, None)
        for share in home.linking(item, LinkRole.PART):
            yield from _figure_keys(item, home, share)


def _figure_keys(part: Measure, home: Ledger, share: Measure | None) -> Iterator[Key]:
    if part.head and part.head not in GENERIC_HEADS:
        words = tell_words(home.subject(part))
        told = (*tell_words(home.subject(share)), *share.whole.words) if share is not None else ()
        for word in sorted({*words, *told}):
            yield (part.dimension, part.nature, part.head, word)


def share_totals(ledger: Ledger) -> Iterator[Finding]:
    """The total that a part and its share imply, where a figure for the same thing does not fit under it.

    206 million that are 76% make a total of 271 million: no part of that total can be 276 million, unless it is of another time
    or counts something else.
    """
    for share in _shares(ledger):
        for part in ledger.linked(share, LinkRole.PART):
            total = total_of(part, share)
            if total is None:
                continue
            working = f"{printed(part)} / {printed(share)} = {amount(_quotient(part, share), part)}"
            for other in () if part.head in GENERIC_HEADS else ledger.of_head(part.dimension, part.nature, part.head):
                if other.key == part.key or not same_metric(part, other):
                    continue
                relation = _in_whole(ledger, share, part, other)
                if relation == "part" and other.firm.is_above(total):
                    yield _finding(share, part, total, working, other, "is larger than the whole that is implied")
                elif relation == "whole" and not total.meets(other.firm) and not total.meets(other.compatible):
                    yield _finding(share, part, total, working, other, "is printed for the whole")


def shares_of_counts(ledger: Ledger) -> Iterator[Finding]:
    """Things come in whole numbers: a count and its share must leave one for the total."""
    for share in _shares(ledger):
        for part in ledger.linked(share, LinkRole.PART):
            total = total_of(part, share)
            if total is not None and part.value >= _FEWEST and _is_said_of(part, share):
                working = f"{printed(part)} / {printed(share)} = {amount(_quotient(part, share), part)}"
                yield from _against_whole_numbers(share, part, total, working)


def _is_said_of(part: Measure, share: Measure) -> bool:
    """Do the words between a count and a share say that the one is the other: `7 platforms, or 93 percent of them`?"""
    between = part.claim.article.text[part.claim.value_end or 0 : share.claim.value_start or 0]
    return IS_SHARE.search(between) is not None


def share_bases(ledger: Ledger) -> Iterator[Finding]:
    """A share that can be of two figures of its sentence: of the number of contracts, or of their value."""
    for sentence in ledger.by_sentence():
        for share in (
            m
            for m in sentence
            if m.nature == "share" and m.dimension == "percent" and OF_ALL.search(m.claim.share_of or "")
        ):
            parts = ledger.linked(share, LinkRole.PART)
            start = share.claim.value_start or 0
            rivals = [
                m
                for m in sentence
                if m.nature == "level"
                and m.dimension != "percent"
                and m.value >= _FEWEST
                and not _is_earlier(m, sentence)
                and not any(link.role is LinkRole.CONVERSION for link in m.claim.links)
                and (m.claim.value_start or 0) < start
                and any(m.head and m.head == p.head and m.dimension != p.dimension for p in parts)
            ]
            for part in parts[:1]:
                for rival in rivals[:1]:
                    yield Finding(
                        relation="share base", kind=K.SCOPE, severity=severity("share base"), score=0.6, sides=(side_of([share]), side_of([part]), side_of([rival])),
                        signals=(Signal("scope", f"the share may be of {printed(part)} or of {printed(rival)}"),), subject=share.claim.subject, metric=share.claim.metric,
                        unit=share.claim.unit,
                        explanation=f"{cited(share)}: the sentence leaves open whether it is a share of {printed(part)} or of {printed(rival)}. "
                        f"{_reachable(rival, share)} Ask what the whole is before quoting the share.",
                    )  # fmt: skip


def _is_earlier(measure: Measure, sentence: list[Measure]) -> bool:
    """Is it the value that another of its sentence moved from?"""
    return measure.earlier or any(
        m.claim.change_from is not None and m.claim.change_from * m.factor == measure.value for m in sentence
    )


def _reachable(rival: Measure, share: Measure) -> str:
    total = total_of(rival, share)
    if rival.dimension != "count" or total is None or total.has_whole_number():
        return "Both can be."
    return (
        f"No whole number gives {printed(share)} with {printed(rival)} as the part, which speaks against that reading."
    )


def _shares(ledger: Ledger) -> Iterator[Measure]:
    for measure in ledger.measures:
        if measure.nature == "share" and measure.dimension == "percent" and 0 < measure.value <= _HUNDRED:
            yield measure


def total_of(part: Measure, share: Measure) -> Interval | None:
    """The interval of the total, None where a bound leaves it open."""
    total = part.compatible.scaled(_HUNDRED).over(share.compatible)
    return None if total is None or total.low is None or total.high is None or part.compatible.low is None else total


def _quotient(part: Measure, share: Measure) -> Decimal:
    """The total as anyone would work it out: the printed part over the printed share."""
    return part.value * _HUNDRED / share.value


def _against_whole_numbers(share: Measure, part: Measure, total: Interval, working: str) -> Iterator[Finding]:
    if part.dimension != "count" or total.has_whole_number():
        return
    yield Finding(
        relation="share of a count", kind=K.ARITHMETIC, severity=severity("share of a count"), score=0.7, sides=(side_of([part]), side_of([share])), subject=share.claim.subject, metric=share.claim.metric,
        unit=share.claim.unit, signals=(Signal("arithmetic", f"{working}: no whole number lies between {plain(rounded(total.low or Decimal(0), 6))} and {plain(rounded(total.high or Decimal(0), 6))}"),),
        explanation=f"{cited(part)}, said to be {printed(share)}: no whole number as the total gives that share ({working}). Most likely the share is of something else, or one of the two is of another date. "
        "Ask for the total.",
    )  # fmt: skip


def same_metric(a: Measure, b: Measure) -> bool:
    """Are the qualifiers of one all near those of the other? The heads are one already."""
    only_a, only_b = a.modifiers - b.modifiers, b.modifiers - a.modifiers
    covered = (
        all(any(are_near(x, y) for y in b.modifiers) for x in only_a),
        all(any(are_near(x, y) for x in a.modifiers) for y in only_b),
    )
    return any(covered) if a.modifiers and b.modifiers else all(covered)


def _in_whole(ledger: Ledger, share: Measure, part: Measure, other: Measure) -> str:
    """``part`` where the other figure is of the same part of the whole, ``whole`` where it is of the whole, else ``""``."""
    if part.claim.article is other.claim.article and other.claim.context_start == share.claim.context_start:
        return ""
    if ledger.names.metrics_parted(part, other):
        return ""
    subject = ledger.subject(other)
    if share.whole.words and subject.words:
        core = set(subject.words) - {"city", "region", "province", "state"}
        if (
            part.head not in _HELD
            and core
            and core <= set(share.whole.words)
            and ledger.names.relation(ledger.subject(share), subject) != "same"
        ):
            return "whole"
    return "part" if ledger.names.relation(ledger.subject(share), subject) == "same" else ""


def _finding(share: Measure, part: Measure, total: Interval, working: str, other: Measure, why: str) -> Finding:
    same_time = part.article_key == other.article_key or (
        part.period is not None and other.period is not None and part.period.overlaps(other.period)
    )
    computed: Side = printed_side(
        [part, share], value=rounded(_quotient(part, share), 6), interval=total, working=working
    )
    return Finding(
        relation="share total", kind=K.ARITHMETIC, also=() if same_time else (K.UPDATE, K.DEFINITION), severity=severity("share total", "one time" if same_time else "other times"), score=0.75, sides=(computed, side_of([other])),
        subject=part.claim.subject, metric=part.claim.metric, unit=part.claim.unit, signals=(Signal("arithmetic", working),), keys=(part.key, share.key, other.key),
        explanation=f"{cited(part)}, is said to be {printed(share)} of the whole, which makes the whole {amount(_quotient(part, share), part)} ({working}). "
        f"But {cited(other)}, {why}. " + ("One of the three is wrong as printed. " if same_time else "Most likely the periods or the definitions differ; else one of the three is wrong. ")
        + "Ask for the period and the total that the share was computed from.",
    )  # fmt: skip
