"""Edges -> what hangs together: questions are made inside what sure edges connect, so that what is far away changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factcheck.match.clusters import JOINED
from factcheck.match.edges import Edge
from factcheck.match.entities import Names
from factcheck.match.findings import Finding
from factcheck.match.questions import find_questions

__all__ = ["components", "is_sure", "questions_of"]


def components(edges: Iterable[Edge]) -> list[list[Edge]]:
    """The sets that sure edges connect, each with all edges that touch it, in the order given; the sets by their smallest key.

    No cluster reaches beyond such a set: two clusters are joined by the mean of the edges between them, and one of these is no less sure than the mean.
    The other edges say which claims have a surer counterpart elsewhere.
    """
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while (over := above[key]) != key:
            above[key] = above[over]
            key = over
        return key

    found = list(edges)
    for edge in found:
        if is_sure(edge.points):
            for key in edge.keys:
                above.setdefault(key, key)
            first, second = sorted(map(root, edge.keys))
            above[second] = first
    sets: dict[str, list[Edge]] = defaultdict(list)
    for edge in found:
        for top in dict.fromkeys(root(key) for key in edge.keys if key in above):
            sets[top].append(edge)
    return [sets[key] for key in sorted(sets)]


def is_sure(points: int) -> bool:
    """May an edge of so many points join two claims in one question?"""
    return points >= JOINED


def questions_of(edges: Iterable[Edge], names: Names) -> list[Finding]:
    """The questions of all components, by their smallest claim."""
    found = (finding for component in components(edges) for finding in find_questions(component, names))
    return sorted(found, key=lambda finding: min(finding.keys))
