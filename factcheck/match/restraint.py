"""A reviewer's time is short: of the many differences that one event leaves in print, the best are raised, the rest kept as hints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from factcheck.core.discrepancy import Signal
from factcheck.match.events import Events
from factcheck.match.findings import Finding

__all__ = ["ALWAYS_RAISED", "restrain"]

ALWAYS_RAISED = 4
"""From this severity on nothing is held back: wrong as printed is wrong however much else there is."""

_FEWEST = 4
_SHARE = 0.75
"""Discrepancies of severity 2 and more that are raised for one event: four, or three for every four articles. Reason: readers of prototypes found two in five of
those worth their time, and stopped reading where there was one an article."""


def restrain(findings: Iterable[Finding], events: Events) -> list[Finding]:
    """The findings, those of an event that has too many with severity 1 and a signal that says so: the least sure first."""
    kept: list[Finding] = []
    crowds: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if 2 <= finding.severity < ALWAYS_RAISED and finding.relation == "values":
            crowds[min(events.of(claim.article.key) for side in finding.sides for claim in side.claims)].append(finding)
        else:
            kept.append(finding)
    for event in sorted(crowds):
        crowd = sorted(crowds[event], key=_rank)
        room = max(_FEWEST, int(events.size(event) * _SHARE))
        kept.extend(crowd[:room])
        kept.extend(_hold_back(finding, len(crowd) - room) for finding in crowd[room:])
    return kept


def _rank(finding: Finding) -> tuple[object, ...]:
    """Severity, how many independent voices stand against one another, how sure it is that they speak of one thing."""
    voices = sorted((min(side.voices, 3) for side in finding.sides), reverse=True)
    return (-finding.severity, -sum(voices[:2]), -finding.score, finding.keys)


def _hold_back(finding: Finding, number: int) -> Finding:
    signal = Signal("held back", f"one of {number} that were lowered to severity 1, because their event has too many")
    return replace(finding, severity=1, signals=(*finding.signals, signal))
