"""Measures -> series: the figures of one subject, metric, scope, basis, modality and dimension, through time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factcheck.core.discrepancy import Entity, Series
from factcheck.core.keys import content_key
from factcheck.core.measure import Measure
from factcheck.match.entities import Names

__all__ = ["metric_entities", "series_of"]

_Key = tuple[str | None, ...]


def series_of(measures: Iterable[Measure], names: Names) -> tuple[Series, ...]:
    """The series, by key; the claims of each in order of their periods. A measure whose metric is not known is in none."""
    groups: dict[_Key, list[Measure]] = defaultdict(list)
    for measure in measures:
        if measure.head:
            groups[_key(measure, names)].append(measure)
    made = [_series(key, sorted(members, key=_order)) for key, members in groups.items()]
    return tuple(sorted(made, key=lambda s: s.key))


def metric_entities(measures: Iterable[Measure]) -> tuple[Entity, ...]:
    """The metrics under all the phrases that claims have for them."""
    phrases: dict[str, set[str]] = defaultdict(set)
    for measure in measures:
        if measure.head:
            phrases[_metric(measure)].add(measure.claim.metric or measure.claim.counted or measure.head)
    return tuple(
        Entity(
            key=content_key(["entity", "metric", metric]),
            role="metric",
            name=Entity.called("metric", names),
            names=tuple(sorted(names)),
        )
        for metric, names in sorted(phrases.items())
    )


def _metric(measure: Measure) -> str:
    words = [*sorted(measure.modifiers), measure.head]
    if measure.facet:
        words.insert(0, measure.facet)
    if measure.action and measure.action != measure.head:
        words.append(measure.action)
    return " ".join(words)


def _key(measure: Measure, names: Names) -> _Key:
    claim = measure.claim
    return (
        names.thing(measure)[1] or None,
        _metric(measure),
        " ".join(sorted(measure.scope)) or None,
        measure.nature if claim.extent is None else f"{measure.nature}, {claim.extent}",
        None if claim.modality is None else str(claim.modality),
        measure.dimension,
        claim.occurrence,
    )


def _order(measure: Measure) -> tuple[str, str, str]:
    published = measure.claim.article.published
    return (measure.claim.as_of or "", "" if published is None else published.isoformat(), measure.key)


def _series(key: _Key, members: list[Measure]) -> Series:
    subject, _, scope, basis, modality, dimension, occurrence = key
    first = members[0].claim
    return Series(
        key=content_key(["series", *key]), subject=first.subject if subject else None, metric=first.metric or first.counted or members[0].head, scope=scope, basis=basis,
        modality=modality, dimension=dimension or "count", unit=first.unit, occurrence=occurrence, claims=tuple(m.claim for m in members),
    )  # fmt: skip
