"""Measures that are about one thing -> one question, with the figures that do not agree as sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.core.discrepancy import Signal
from factcheck.core.interval import Interval
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.match.clusters import clusters
from factcheck.match.edges import Apart, Edge, apart
from factcheck.match.entities import Names
from factcheck.match.explanations import explain_values
from factcheck.match.findings import MOST_SIDES, Finding, side_of, spokesman
from factcheck.match.readings import agreement, readings
from factcheck.match.stops import report_of
from factcheck.match.voices import shared_origin
from factcheck.match.words import translated_by_machine

__all__ = ["find_questions"]

RAISED = 2
"""From this severity on a pair is worth a reviewer's time; below it is a hint."""


def find_questions(edges: Sequence[Edge], names: Names) -> Iterator[Finding]:
    """The questions of a connected set of edges: one for each cluster that holds figures which do not agree.

    What one article tells of as another thing makes a further question, so that no pair is lost and no claim stands in two.
    """
    cluster_of: dict[str, int] = {}
    gathered = clusters(edges, names)
    for at, members in enumerate(gathered):
        cluster_of.update(dict.fromkeys(members, at))
    inside: list[list[Apart]] = [[] for _ in gathered]
    for item in apart(edges, names, cluster_of):
        inside[cluster_of[item.edge.a.key]].append(item)
    for members, items in zip(gathered, inside, strict=True):
        left = items
        while left:
            finding, told = _finding(min(left, key=_surest), left, members)
            yield finding
            left = [item for item in left if told.isdisjoint(item.edge.keys)]


def _surest(item: Apart) -> tuple[object, ...]:
    return (-item.verdict.severity, -item.edge.points, item.edge.keys)


def _shown(lead: Apart, loud: Sequence[Apart], members: Mapping[str, Measure]) -> list[Measure]:
    """Who stands on a side: the pair that leads, then by their surest pair. Of two figures that one article tells of as two things, the first."""
    best: dict[str, float] = {}
    certain = {(item.edge.a.key, item.edge.b.key) for item in loud}
    for item in loud:
        for key in (item.edge.a.key, item.edge.b.key):
            best[key] = max(best.get(key, 0.0), item.edge.score)
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
    return report_of(a) == report_of(b) and (first, second) not in certain and agreement(a, b) == "disagree"


def _finding(lead: Apart, inside: Sequence[Apart], members: Mapping[str, Measure]) -> tuple[Finding, frozenset[str]]:
    """The discrepancy of a question, and the keys of the measures that it tells of, those of folded readings too."""
    loud = _loud(lead, inside)
    sides = readings(_shown(lead, loud, members))
    kept, folded = _kept(sides, {*lead.edge.keys})
    signals = list(lead.verdict.signals)
    if folded:
        signals.append(Signal("folded", f"{folded} further readings are not shown as sides"))
    origin = "" if lead.edge.a.article_key == lead.edge.b.article_key else shared_origin(lead.edge.a, lead.edge.b)
    if origin:
        signals.append(Signal("one voice", origin))
    translated = translated_by_machine(lead.edge.a, lead.edge.b)
    if translated:
        signals.append(Signal("machine translation", translated))
    speaker = spokesman([lead.edge.a, lead.edge.b])
    finding = Finding(
        relation="values",
        kind=lead.verdict.kind,
        also=(*lead.verdict.also, *(item.verdict.kind for item in loud if item.verdict.severity >= RAISED)),
        severity=lead.verdict.severity,
        score=lead.edge.score,
        sides=tuple(side_of(shown, common) for common, shown in kept),
        signals=tuple(signals),
        explanation=explain_values(lead.edge.a, lead.edge.b, lead.verdict, len(sides), folded),
        subject=speaker.claim.subject,
        metric=speaker.claim.metric or speaker.claim.counted,
        unit=speaker.claim.unit,
        keys=tuple(m.key for _, shown in kept for m in shown),
    )
    return finding, frozenset(m.key for _, shown in sides for m in shown)


def _loud(lead: Apart, inside: Iterable[Apart]) -> list[Apart]:
    """The pairs whose figures make the sides: those that disagree as surely as the pair that leads, or nearly."""
    least = min(lead.verdict.severity, RAISED)
    level = lead.verdict.kind is DiscrepancyKind.ROUNDING
    return [
        item
        for item in inside
        if item.verdict.severity >= least and (level or item.verdict.kind is not DiscrepancyKind.ROUNDING)
    ] or [lead]


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
