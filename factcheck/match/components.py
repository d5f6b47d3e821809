"""Edges -> what hangs together: questions are made inside a connected component, so that what is far away changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.core.measure import Measure
from factcheck.match.edges import Edge
from factcheck.match.entities import Names
from factcheck.match.findings import Finding
from factcheck.match.questions import find_questions
from factcheck.match.sums import Sums

__all__ = ["components", "questions_of"]


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


def questions_of(edges: Iterable[Edge], measures: Sequence[Measure], names: Names) -> list[Finding]:
    """The questions of all components, by their smallest claim.

    ``measures`` are those whose figures may add up: all that stand in the sentences of the edges' measures.
    """
    sums = Sums(measures)
    found = (finding for component in components(edges) for finding in find_questions(component, sums, names))
    return sorted(found, key=lambda finding: min(finding.keys))
