"""A reviewer's time is short: of the many differences that an article leaves in print, the best are raised, the rest kept as hints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from factcheck.core.discrepancy import Signal
from factcheck.match.findings import Finding

__all__ = ["ALWAYS_RAISED", "HELD_BACK", "RAISED_FOR_AN_ARTICLE", "former_severity", "restrain"]

ALWAYS_RAISED = 4
"""From this severity on nothing is held back: wrong as printed is wrong however much else there is."""

RAISED_FOR_AN_ARTICLE, A_LONG_ARTICLE = 4, 4000
"""Discrepancies of severity 2 and 3 that are raised for an article. Reason: readers of prototypes found two in five of
those worth their time, and stopped reading where there was one an article; a discrepancy between two articles counts for both."""


HELD_BACK = "held back"
_LOWERED = "lowered from severity {} to 1: "


def former_severity(severity: int, signals: Iterable[Signal]) -> int:
    """The severity that a finding had before it was held back, the one it has where it was not."""
    for signal in signals:
        if signal.name == HELD_BACK:
            levels = range(2, ALWAYS_RAISED)
            return next(level for level in levels if signal.detail.startswith(_LOWERED.format(level)))
    return severity


def restrain(findings: Iterable[Finding]) -> list[Finding]:
    """The findings; those that are among the first of none of their articles get severity 1 and a signal that says so.

    What is raised of an article depends on the findings about that article alone.
    """
    found = list(findings)
    crowds: dict[str, list[Finding]] = defaultdict(list)
    room: dict[str, int] = {}
    for finding in found:
        if _is_ranked(finding):
            for article, length in _articles(finding).items():
                room[article] = RAISED_FOR_AN_ARTICLE * max(1, length // A_LONG_ARTICLE)
                crowds[article].append(finding)
    first = {id(finding) for article, crowd in crowds.items() for finding in sorted(crowd, key=_rank)[: room[article]]}
    return [
        finding
        if not _is_ranked(finding) or id(finding) in first
        else _hold_back(finding, min(room[article] for article in _articles(finding)))
        for finding in found
    ]


def _is_ranked(finding: Finding) -> bool:
    return finding.relation == "values" and 2 <= finding.severity < ALWAYS_RAISED


def _articles(finding: Finding) -> dict[str, int]:
    """The articles of its claims, with the lengths of their texts in characters."""
    return {claim.article.key: len(claim.article.text) for side in finding.sides for claim in side.claims}


def _rank(finding: Finding) -> tuple[object, ...]:
    """Severity, how sure it is that they speak of one thing, how many independent voices stand against one another."""
    voices = sorted((min(side.voices, 3) for side in finding.sides), reverse=True)
    return (-finding.severity, -finding.score, -sum(voices[:2]), tuple(sorted(finding.keys)))


def _hold_back(finding: Finding, room: int) -> Finding:
    """The finding as a hint; each of its articles has at least ``room`` others that weigh more."""
    reason = f"each of its articles has {room} that weigh more"
    signal = Signal(HELD_BACK, _LOWERED.format(finding.severity) + reason)
    return replace(finding, severity=1, signals=(*finding.signals, signal))
