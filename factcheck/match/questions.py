"""Measures that speak of the same thing -> one question each, with the figures that do not agree as sides."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.core.discrepancy import Side, Signal
from factcheck.core.measure import Interval, Measure
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.match.affinity import Affinity, affinity
from factcheck.match.blocks import pairs
from factcheck.match.entities import Names
from factcheck.match.explanations import explain_values
from factcheck.match.findings import MOST_SIDES, Finding, side_of, spokesman
from factcheck.match.kinds import Verdict, judge
from factcheck.match.readings import agreement, readings
from factcheck.match.stops import stop

__all__ = ["Edge", "Sums", "asked", "edge_of", "find_edges", "find_questions"]

ASKED = 0.35
"""From this score on two measures are worth a question, if only a hint."""

SURER = 0.6
"""What two measures with different heads must reach: sentences of almost the same words."""

POINTS = 10_000
"""Scores have four decimals; sums of them are kept in whole points, so that their order does not depend on how they are added."""

JOINED = POINTS // 2
"""A measure joins a question where its mean score with those in it is at least this, in points."""

RAISED = 2
"""From this severity on a pair is a question; below it is a hint."""

MOST_NEIGHBOURS = 60
LARGEST_HINT = 8
LARGEST_QUESTION = 60
"""Measures of one question at most; the pairs left out make further ones. Reason: nobody reads a question of more."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two measures that may be about the same thing, and how sure that is; ``points`` is the score in whole points."""

    a: Measure
    b: Measure
    affinity: Affinity
    points: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", round(self.affinity.score * POINTS))


@dataclass(frozen=True, slots=True)
class Apart:
    """A pair that does not agree, and why that may be."""

    edge: Edge
    verdict: Verdict


class Sums:
    """What the figures of one sentence add up to: 8 seriously and 261 slightly injured are 269 injured."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        sentences: dict[tuple[str, int, str], list[Measure]] = defaultdict(list)
        for measure in measures:
            if measure.nature == "level":
                sentences[measure.article_key, measure.claim.context_start, measure.dimension].append(measure)
        self._sums: dict[str, list[Interval]] = defaultdict(list)
        for group in sentences.values():
            group.sort(key=lambda m: (m.claim.value_start or 0, m.key))
            self._add(group)

    def _add(self, group: list[Measure]) -> None:
        for first in range(len(group)):
            low: Decimal | None = Decimal(0)
            high: Decimal | None = Decimal(0)
            for last in range(first, min(len(group), first + 4)):
                firm = group[last].firm
                low = None if low is None or firm.low is None else low + firm.low
                high = None if high is None or firm.high is None else high + firm.high
                if last > first:
                    for part in group[first : last + 1]:
                        self._sums[part.key].append(Interval(low, high))

    def explain(self, part: Measure, whole: Measure) -> bool:
        """Is the whole what the part adds up to with its neighbours?"""
        return any(total.meets(whole.firm) for total in self._sums.get(part.key, ()))


def asked(result: Affinity) -> float:
    """From which score on two measures are worth a question."""
    return SURER if "other metric" in result.traits else ASKED


def find_edges(measures: Sequence[Measure], names: Names, skipped: list[str]) -> list[Edge]:
    """The pairs that may be about the same thing, from ASKED on."""
    found = (edge_of(a, b, names) for a, b in pairs([m for m in measures if not m.converted], names, skipped))
    return [edge for edge in found if edge is not None]


def edge_of(a: Measure, b: Measure, names: Names) -> Edge | None:
    """What two measures have in common, None where that is too little or something keeps them apart. A function of the two."""
    if stop(a, b) is not None or names.parted(a, b):
        return None
    result = affinity(a, b, names)
    return Edge(a, b, result) if result.score >= asked(result) else None


def find_questions(edges: Sequence[Edge], sums: Sums, names: Names, weak: list[int]) -> Iterator[Finding]:
    """The questions of a connected set of edges: each grows from the surest pair that does not agree and is in no earlier one.

    A measure joins where it is, on average, near enough to those that are in, and where nothing stops it from being compared with any of them. So every
    pair that does not agree is in some question, and a question holds all the readings that belong to it. A mere hint is made only of measures that
    are in no question yet; how many were not made for that reason is added to ``weak``.
    """
    left_out = 0
    near: dict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in edges:
        near[edge.a.key][edge.b.key] = edge
        near[edge.b.key][edge.a.key] = edge
    near = {key: _nearest(others) for key, others in near.items()}
    apart = _apart(edges, sums)
    covered: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for pair in sorted(apart, key=lambda k: (-apart[k].verdict.severity, -apart[k].edge.affinity.score, k)):
        hint = apart[pair].verdict.severity < RAISED
        if pair in covered:
            continue
        if hint and not taken.isdisjoint(pair):
            left_out += 1
            continue
        members = _grow(apart[pair].edge, near, names, LARGEST_HINT if hint else LARGEST_QUESTION)
        keys = sorted(members)
        inside = [apart[a, b] for at, a in enumerate(keys) for b in keys[at + 1 :] if (a, b) in apart]
        new = [item for item in inside if (item.edge.a.key, item.edge.b.key) not in covered]
        taken.update(keys)
        covered.update((item.edge.a.key, item.edge.b.key) for item in inside)
        yield _finding(apart[pair], new, members)
    weak.append(left_out)


def _nearest(others: dict[str, Edge]) -> dict[str, Edge]:
    """The surest edges of a measure: those that a question grows along. The others make questions of their own where they are sure enough."""
    if len(others) <= MOST_NEIGHBOURS:
        return others
    return dict(sorted(others.items(), key=lambda item: (-item[1].affinity.score, item[0]))[:MOST_NEIGHBOURS])


def _apart(edges: Sequence[Edge], sums: Sums) -> dict[tuple[str, str], Apart]:
    """The pairs that do not agree and do not add up, each judged."""
    found = {}
    for edge in edges:
        relation = agreement(edge.a, edge.b)
        if relation != "agree" and not sums.explain(edge.a, edge.b) and not sums.explain(edge.b, edge.a):
            found[edge.a.key, edge.b.key] = Apart(edge, judge(edge.a, edge.b, edge.affinity, relation))
    return found


def _grow(start: Edge, near: dict[str, dict[str, Edge]], names: Names, largest: int) -> dict[str, Measure]:
    """The measures that belong to one question with a pair, by key."""
    members = {start.a.key: start.a, start.b.key: start.b}
    total: dict[str, int] = defaultdict(int)
    waiting: list[tuple[int, str]] = []

    def reach(key: str) -> None:
        # A total below the mean that is asked for waits for further members to raise it: only then does it go on the heap.
        least = JOINED * len(members)
        for other, edge in near[key].items():
            if other not in members and total[other] >= 0:
                total[other] += edge.points
                if total[other] >= least:
                    heapq.heappush(waiting, (-total[other], other))

    for key in sorted(members):
        reach(key)
    while waiting and len(members) < largest:
        score, key = heapq.heappop(waiting)
        if key in members or total[key] != -score:
            continue
        if total[key] < JOINED * len(members):
            break
        edge = next(iter(near[key].values()))
        measure = edge.a if edge.a.key == key else edge.b
        if any(other.key not in near[key] and _are_kept_apart(measure, other, names) for other in members.values()):
            total[key] = -1
            continue
        members[key] = measure
        reach(key)
    return members


def _are_kept_apart(a: Measure, b: Measure, names: Names) -> bool:
    """Does something certain, or a reviewer, keep two measures from being compared?"""
    return stop(a, b) is not None or names.parted(a, b)


def _shown(lead: Apart, loud: Sequence[Apart], members: dict[str, Measure]) -> list[Measure]:
    """Who stands on a side: the pair that leads, then by their surest pair. Of two figures that one article tells of as two things, the first."""
    best: dict[str, float] = {}
    certain = {(item.edge.a.key, item.edge.b.key) for item in loud}
    for item in loud:
        for key in (item.edge.a.key, item.edge.b.key):
            best[key] = max(best.get(key, 0.0), item.edge.affinity.score)
    first = (lead.edge.a.key, lead.edge.b.key)
    shown: list[Measure] = []
    for key in sorted(best, key=lambda k: (k not in first, -best[k], k)):
        measure = members[key]
        if key in first or not any(_two_things(measure, other, certain) for other in shown):
            shown.append(measure)
    return shown


def _two_things(a: Measure, b: Measure, certain: set[tuple[str, str]]) -> bool:
    """Does one article tell of both, with different figures, and without a sign that they are one?"""
    first, second = sorted((a.key, b.key))
    return a.article_key == b.article_key and (first, second) not in certain and agreement(a, b) == "disagree"


def _finding(lead: Apart, inside: list[Apart], members: dict[str, Measure]) -> Finding:
    """The discrepancy of a question. On a side stands who disagrees with another side as surely as the pair that leads, or nearly."""
    least = min(lead.verdict.severity, 2)
    level = lead.verdict.kind is DiscrepancyKind.ROUNDING
    loud = [
        item
        for item in inside
        if item.verdict.severity >= least and (level or item.verdict.kind is not DiscrepancyKind.ROUNDING)
    ] or [lead]
    sides = readings(_shown(lead, loud, members))
    kept, folded = _kept(sides, {lead.edge.a.key, lead.edge.b.key})
    also = [*lead.verdict.also, *(item.verdict.kind for item in loud if item.verdict.severity >= 2)]
    signals = list(lead.verdict.signals)
    if folded:
        signals.append(Signal("folded", f"{folded} further readings are not shown as sides"))
    speaker = spokesman([lead.edge.a, lead.edge.b])
    made: tuple[Side, ...] = tuple(side_of(shown, common) for common, shown in kept)
    return Finding(
        relation="values", kind=lead.verdict.kind, also=tuple(also), severity=lead.verdict.severity, score=lead.edge.affinity.score, sides=made, signals=tuple(signals),
        explanation=explain_values(lead.edge.a, lead.edge.b, lead.verdict, len(sides), folded), subject=speaker.claim.subject,
        metric=speaker.claim.metric or speaker.claim.counted, unit=speaker.claim.unit, keys=tuple(m.key for _, shown in kept for m in shown),
    )  # fmt: skip


def _kept(
    sides: list[tuple[Interval, list[Measure]]], judged: set[str]
) -> tuple[list[tuple[Interval, list[Measure]]], int]:
    """At most six sides: those judged first, then those with most claims, the latest before the earlier; in order of value again."""
    if len(sides) <= MOST_SIDES:
        return sides, 0

    def rank(at: int) -> tuple[object, ...]:
        members = sides[at][1]
        latest = max((m.claim.article.published.toordinal() if m.claim.article.published else 0) for m in members)
        return (not any(m.key in judged for m in members), -len(members), -latest, at)

    chosen = sorted(sorted(range(len(sides)), key=rank)[:MOST_SIDES])
    return [sides[at] for at in chosen], len(sides) - MOST_SIDES
