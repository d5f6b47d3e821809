"""Terms that put things into classes: `above the provincial level`, size classes, and counts of one thing under several qualifiers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import Comparator, DiscrepancyKind, Extent
from factcheck.lexicon.checks import ABOVE, SIZE_CLASS
from factcheck.lexicon.concepts import GENERIC_HEADS, OUTCOMES
from factcheck.lexicon.rarity import is_everyday
from factcheck.match.checks.check import Item, Key, tell_words
from factcheck.match.checks.severities import severity
from factcheck.match.findings import MOST_SIDES, Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import cited, day, named, printed, source_of

__all__ = ["class_keys", "nested_counts", "size_classes", "terms_of_level"]

K = DiscrepancyKind
_FEWEST = 10
"""Small numbers (`two armed men`) are told for their own sake, not as statistics."""


_MONEY = frozenset(["loss", "profit", "revenue", "income", "share", "sale"])
"""Heads of amounts that lost their currency, and of what is sold by the day."""


def terms_of_level(ledger: Ledger) -> Iterator[Finding]:
    """Figures for what is `above` a level or scale: a translated term, which includes the level itself where English leaves it out."""
    found = [(m, term[0]) for m in ledger.measures if (term := ABOVE.search(_qualified(m))) is not None]
    found.sort(key=lambda pair: (pair[0].claim.value_start or 0, pair[0].key))
    if not found:
        return
    claim = found[0][0].claim
    told = "; ".join(f"{printed(m)} “{' '.join(term.split())}”" for m, term in found[:MOST_SIDES])
    yield Finding(
        relation="term of level", kind=K.DEFINITION, also=(K.SCOPE,), severity=severity("term of level"), score=0.6, sides=tuple(printed_side([m], value=m.value, interval=m.firm) for m, _ in found[:MOST_SIDES]),
        subject=claim.subject, metric=claim.metric, unit=None, signals=(Signal("definition", f"“{found[0][1]}” may include the level itself"),),
        explanation=f"{source_of(claim)}, {day(claim.article.published)}: {told}. Such terms are translated from a word that means this level or higher; read as English they leave the level itself out. "
        "Ask which of the two is meant before quoting.",
    )  # fmt: skip


def class_keys(item: Item, home: Ledger) -> Iterator[Key]:
    """A count that is put into a class of size, by what is counted and a word of the subject."""
    if isinstance(item, Measure) and item.dimension == "count" and item.nature == "level" and item.head and _size(item):
        for word in tell_words(home.subject(item)):
            yield (item.head, word)


def size_classes(ledger: Ledger) -> Iterator[Finding]:
    """Two counts of one thing for classes of size that are worded differently: they may be one class, and are counted by other rules if not."""
    classed = [(m, size) for m in ledger.measures if (size := _size(m))]
    for (a, one), (b, other) in combinations(classed, 2):
        if one == other or a.firm.meets(b.firm) or ledger.names.metrics_parted(a, b):
            continue
        if ledger.names.relation(ledger.subject(a), ledger.subject(b)) == "same":
            yield Finding(
                relation="size class", kind=K.DEFINITION, also=(K.SCOPE,), severity=severity("size class"), score=0.5, sides=(side_of([a]), side_of([b])), subject=a.claim.subject,
                metric=a.claim.metric, unit=None, signals=(Signal("definition", f"“{one}” and “{other}” may be one class of size in two translations"),),
                explanation=f"{cited(a)}, is for “{one}”; {cited(b)}, for “{other}”. Both name a class of size, in words of their own. Most likely they count by different definitions: "
                "one may hold only a branch, or only certified firms. Ask for the class that each of them is for.",
            )  # fmt: skip


def nested_counts(ledger: Ledger) -> Iterator[Finding]:
    """Counts of one thing in one article under qualifiers that share a word and differ in others: does one lie within the other?"""
    counts = [m for m in ledger.measures if _is_count(m)]
    for a, b in combinations(sorted(counts, key=lambda m: (m.claim.value_start or 0, m.key)), 2):
        shared = {word for word in a.modifiers & b.modifiers if not is_everyday(word)}
        if a.head != b.head or not shared or not a.modifiers - b.modifiers or not b.modifiers - a.modifiers:
            continue
        if (
            _are_of_two_times(a, b)
            or a.claim.context_start == b.claim.context_start
            or a.compatible.meets(b.compatible)
        ):
            continue
        if ledger.names.relation(ledger.subject(a), ledger.subject(b)) == "same" and not ledger.names.metrics_parted(
            a, b
        ):
            yield _nested(a, b)


def _are_of_two_times(a: Measure, b: Measure) -> bool:
    return a.period is not None and b.period is not None and not a.period.overlaps(b.period)


def _is_count(measure: Measure) -> bool:
    return (
        measure.dimension == "count"
        and measure.nature == "level"
        and measure.extent is not Extent.INCREMENT
        and bool(measure.head)
        and measure.head not in GENERIC_HEADS | OUTCOMES | _MONEY
        and not measure.claim.is_tabular
        and measure.value >= _FEWEST
        and measure.claim.comparator is Comparator.EXACT
    )


def _nested(a: Measure, b: Measure) -> Finding:
    return Finding(
        relation="nested counts", kind=K.SCOPE, also=(K.DEFINITION,), severity=severity("nested counts"), score=0.5, sides=(side_of([a]), side_of([b])), subject=a.claim.subject,
        metric=a.claim.metric, unit=None, signals=(Signal("scope", f"one article, one thing, qualifiers that differ: {named(a)}, {named(b)}"),),
        explanation=f"{named(a)} and {named(b)} stand in one article ({source_of(a.claim)}, {day(a.claim.article.published)}). The two are called alike, but not qualified alike. "
        "Most likely one is a part of the other. Ask which of them a headline may use.",
    )  # fmt: skip


def _qualified(measure: Measure) -> str:
    return f"{measure.claim.metric or ''} {measure.claim.scope or ''}"


def _size(measure: Measure) -> str:
    found = SIZE_CLASS.search(_qualified(measure))
    return "" if found is None else " ".join(found[0].lower().split())
