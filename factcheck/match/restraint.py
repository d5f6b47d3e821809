"""A reviewer's time is short: of the many differences that an article leaves in print, the best are raised, the rest kept as hints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from factcheck.core.discrepancy import Discrepancy, Signal
from factcheck.core.shelf import Shelf
from factcheck.match.findings import Finding, is_question

__all__ = ["ALWAYS_RAISED", "HELD_BACK", "RAISED_FOR_AN_ARTICLE", "former_severity", "restrain", "restrain_change"]

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


def restrain_change(
    raw: Sequence[Finding], before: Mapping[str, Discrepancy], shelf: Shelf
) -> tuple[list[Finding], list[Discrepancy]]:
    """The questions that were asked anew, as they are raised or held back, and the stored ones of their articles for which that changed.

    ``before`` are the stored questions that they take the place of. Only articles that have another question, or one that weighs more or less, are looked at.
    """
    former = {_seen(_as_finding(d)): d for d in before.values()}
    now = {_seen(finding) for finding in raw}
    articles = {article for finding in raw if _seen(finding) not in former for article in _articles(finding)}
    articles |= {article for seen, d in former.items() if seen not in now for article in _articles_of(d)}
    same = [finding for finding in raw if articles.isdisjoint(_articles(finding))]
    other = [finding for finding in raw if not articles.isdisjoint(_articles(finding))]
    near = _beside(articles, before.keys(), shelf)
    met = {article for finding in other for article in _articles(finding)}
    met |= {article for d in near.values() for article in _articles_of(d)}
    beyond = _beside(met - articles, before.keys() | near.keys(), shelf)
    # What stays as it was may stand in an article of what does not.
    seen = restrain([*other, *map(_as_finding, near.values()), *map(_as_finding, beyond.values()), *same])
    altered = [
        replace(stored, severity=finding.severity, signals=finding.signals)
        for stored, finding in zip(near.values(), seen[len(other) :], strict=False)
        if finding.severity != stored.severity
    ]
    stands = [_as_it_stood(finding, former[_seen(finding)]) for finding in same]
    return [*seen[: len(other)], *stands], altered


def _seen(finding: Finding) -> tuple[object, ...]:
    """All that restraint sees of a finding."""
    return (finding.first, _is_ranked(finding), _rank(finding), *sorted(_articles(finding)))


def _as_it_stood(finding: Finding, stored: Discrepancy) -> Finding:
    """A finding in whose articles nothing changed: held back where the stored one was."""
    held = tuple(signal for signal in stored.signals if signal.name == HELD_BACK)
    return replace(finding, severity=stored.severity, signals=finding.signals + held)


def _beside(articles: Collection[str], known: Collection[str], shelf: Shelf) -> dict[str, Discrepancy]:
    """The stored questions on claims of articles of which the best are raised, but for those that are known."""
    if not articles:
        return {}
    found = (d for d in shelf.discrepancies_in(articles) if d.key not in known)
    ranked = (d for d in found if 2 <= former_severity(d.severity, d.signals) < ALWAYS_RAISED)
    return {d.key: d for d in sorted(ranked, key=lambda d: d.key) if is_question(d)}


def _as_finding(d: Discrepancy) -> Finding:
    """A stored question as it was before anything was held back."""
    return Finding(
        relation="values", kind=d.kind, severity=former_severity(d.severity, d.signals), score=d.score, sides=d.sides, explanation=d.explanation, also=d.also,
        signals=tuple(signal for signal in d.signals if signal.name != HELD_BACK), subject=d.subject, metric=d.metric, unit=d.unit,
        keys=tuple(sorted(claim.key for claim in d.claims)),
    )  # fmt: skip


def _articles_of(d: Discrepancy) -> set[str]:
    return {claim.article.key for claim in d.claims}


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
