"""Edges -> what hangs together: questions are made inside a connected component, so that what is far away changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.core.measure import Measure
from factcheck.match.entities import Names
from factcheck.match.findings import Finding
from factcheck.match.questions import Edge, Sums, find_questions

__all__ = ["components", "questions_of", "said_of_weak"]


def components(edges: Iterable[Edge]) -> list[list[Edge]]:
    """The edges in connected sets, each in the order given, the sets by their smallest key."""
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while (over := above.setdefault(key, key)) != key:
            above[key] = above[over]
            key = over
        return key

    found = list(edges)
    for edge in found:
        first, second = sorted((root(edge.a.key), root(edge.b.key)))
        above[second] = first
    sets: dict[str, list[Edge]] = defaultdict(list)
    for edge in found:
        sets[root(edge.a.key)].append(edge)
    return [sets[key] for key in sorted(sets)]


def questions_of(edges: Iterable[Edge], measures: Sequence[Measure], names: Names) -> tuple[list[Finding], int]:
    """The questions of all components, one for each smallest claim, and how many weak pairs were left out.

    ``measures`` are those whose figures may add up: all that stand in the sentences of the edges' measures.
    """
    sums = Sums(measures)
    best: dict[str, Finding] = {}
    weak: list[int] = []
    for component in components(edges):
        for finding in find_questions(component, sums, names, weak):
            smallest = min(finding.keys)
            known = best.get(smallest)
            if known is None or _rank(finding) < _rank(known):
                best[smallest] = finding
    return [best[key] for key in sorted(best)], sum(weak)


def said_of_weak(count: int) -> str:
    """What ``skipped`` says of weak pairs that were left out."""
    return f"{count} weak pair{'s' if count > 1 else ''}, since one of their figures is in another discrepancy already"


def _rank(finding: Finding) -> tuple[object, ...]:
    return (-finding.severity, -finding.score, finding.explanation)
