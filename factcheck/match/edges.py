"""Pairs of measures that may be about the same thing, and those among them that do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.core.measure import Measure
from factcheck.lexicon.concepts import OUTCOMES
from factcheck.match.affinity import Affinity, affinity
from factcheck.match.blocks import candidates
from factcheck.match.entities import Names
from factcheck.match.kinds import Verdict, judge
from factcheck.match.readings import add_up, agreement
from factcheck.match.stops import report_of
from factcheck.match.weighing import ASKED, SURER, Weighing

__all__ = ["ASKED", "POINTS", "SURER", "Apart", "Edge", "apart", "asked", "edge_of", "find_edges"]

POINTS = 10_000
"""Scores have four decimals; sums of them are kept in whole points, so that their order does not depend on how they are added."""

SURER_COUNTERPART = 3 * POINTS // 10
"""By so many points a figure must be a surer counterpart than another to displace it. Reason: a report that says `two women and one man` has an
answer for either figure of another that says so."""

AS_SURE = POINTS // 20
"""By so few points an answer may be less sure than a pair that does not agree. Reason: what a report says twice, once with a word less."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two measures that may be about the same thing, and how sure that is."""

    a: Measure
    b: Measure
    score: float

    @property
    def points(self) -> int:
        """The score in whole points."""
        return round(self.score * POINTS)

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of its measures."""
        return self.a.key, self.b.key


@dataclass(frozen=True, slots=True)
class Apart:
    """A pair that does not agree, and why that may be."""

    edge: Edge
    verdict: Verdict


def asked(result: Affinity) -> float:
    """From which score on two measures are worth a question."""
    return SURER if "other metric" in result.traits else ASKED


def find_edges(
    measures: Sequence[Measure], names: Names, skipped: list[str], keys: Mapping[str, Iterable[int]] | None = None
) -> list[Edge]:
    """The pairs that may be about the same thing, from ASKED on. ``keys`` are the keys of the blocks of each measure, where they are known."""
    weighing = Weighing(names)
    # What is alike stands together, so that of its parts of the evidence most are remembered when the next pair has them.
    ordered = sorted(
        (m for m in measures if not m.converted), key=lambda m: (*m.comparable, m.head, m.full.words, m.key)
    )
    looks = [weighing.look(measure) for measure in ordered]
    found = []
    for at, others in candidates(ordered, names, skipped, keys):
        one, left = ordered[at], looks[at]
        for place in others:
            other, right = ordered[place], looks[place]
            first = one.key < other.key
            score = weighing.scored(one, other, left, right) if first else weighing.scored(other, one, right, left)
            if score is not None:
                found.append(Edge(one, other, score) if first else Edge(other, one, score))
    return sorted(found, key=lambda edge: edge.keys)


def edge_of(a: Measure, b: Measure, weighing: Weighing) -> Edge | None:
    """The edge between two measures, None where they have too little in common or something keeps them apart. A function of the two."""
    score = weighing.score(a, b)
    return None if score is None else Edge(a, b, score)


def apart(edges: Sequence[Edge], names: Names, cluster_of: Mapping[str, int]) -> list[Apart]:
    """The pairs of one cluster that do not agree, do not add up, and are one another's counterparts in their articles, with no answer there.

    Each is judged, in the order given.
    A surer counterpart may stand in another cluster.
    """
    best = _best_counterparts(edges)
    answers = _answers(edges)
    found = []
    for edge in edges:
        if cluster_of.get(edge.a.key, -1) != cluster_of.get(edge.b.key, -2):
            continue
        relation = agreement(edge.a, edge.b)
        if relation == "agree" or add_up(edge.a, edge.b):
            continue
        if _are_counterparts(edge, best) and not _is_answered(edge, answers):
            result = affinity(edge.a, edge.b, names)
            found.append(Apart(edge, judge(edge.a, edge.b, result, relation)))
    return found


def _best_counterparts(edges: Iterable[Edge]) -> dict[tuple[str, str], int]:
    """For a measure and another report: the points of its surest edge to a figure there."""
    best: dict[tuple[str, str], int] = {}
    for edge in edges:
        if report_of(edge.a) != report_of(edge.b):
            for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
                at = (one.key, report_of(other))
                best[at] = max(best.get(at, 0), edge.points)
    return best


def _are_counterparts(edge: Edge, best: dict[tuple[str, str], int]) -> bool:
    """Has neither of two figures a surer counterpart in the report of the other? Then the two are not about one thing."""
    a, b = edge.a, edge.b
    if report_of(a) == report_of(b):
        return True
    return max(best[a.key, report_of(b)], best[b.key, report_of(a)]) - edge.points <= SURER_COUNTERPART


def _answers(edges: Iterable[Edge]) -> dict[tuple[str, str], int]:
    """For a measure and another report: the points of its surest edge to a figure there that agrees. Tolls have none: an article tells of many states of one."""
    best: dict[tuple[str, str], int] = {}
    for edge in edges:
        a, b = edge.a, edge.b
        if a.head not in OUTCOMES and report_of(a) != report_of(b) and agreement(a, b) == "agree":
            for one, other in ((a, b), (b, a)):
                at = (one.key, report_of(other))
                best[at] = max(best.get(at, 0), edge.points)
    return best


def _is_answered(edge: Edge, answers: Mapping[tuple[str, str], int]) -> bool:
    """Does the report of the other print the figure too, of what is as surely the same thing? Then the two articles agree, and have another figure besides."""
    a, b = edge.a, edge.b
    if a.head in OUTCOMES or report_of(a) == report_of(b):
        return False
    met = [answers[at] for at in ((a.key, report_of(b)), (b.key, report_of(a))) if at in answers]
    return bool(met) and max(met) >= edge.points - AS_SURE
