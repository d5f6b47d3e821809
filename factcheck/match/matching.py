"""The whole comparison: names, questions, checks, series."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.discrepancy import Alias, Matching
from factcheck.core.measure import Measure, Provision
from factcheck.core.rate import Rates
from factcheck.match.checking import find_by_checks
from factcheck.match.components import questions_of
from factcheck.match.edges import find_edges
from factcheck.match.entities import Mention, Names, resolve
from factcheck.match.findings import Finding, compose
from factcheck.match.restraint import restrain
from factcheck.match.rulings import with_bridges
from factcheck.match.series import metric_entities, series_of

__all__ = ["match", "names_of"]


def match(
    measures: Iterable[Measure | Provision], *, rates: Rates | None = None, aliases: Iterable[Alias] = ()
) -> Matching:
    """Everything that comparing gives: entities, series, discrepancies (the most severe first, then by key), and what was not compared.

    A function of the set: the order of the measures and the hash seed change nothing. ``rates`` gives the exchange rate of a day, from the first
    currency to the second; ``aliases`` are what reviewers know about names of subjects and actors, and about metric phrases.
    """
    distinct = {item.key: item for item in measures}
    printed = sorted((item for item in distinct.values() if isinstance(item, Measure)), key=lambda m: m.key)
    provisions = sorted((item for item in distinct.values() if isinstance(item, Provision)), key=lambda p: p.key)
    names = names_of([*printed, *provisions], aliases)
    figures = with_bridges(printed, names.rulings)
    skipped: list[str] = []
    edges = find_edges(figures, names, skipped)
    findings: list[Finding] = restrain(questions_of(edges, figures, names))
    findings.extend(find_by_checks([*figures, *provisions], names, skipped, rates))
    return Matching(
        entities=names.entities + metric_entities(figures), series=series_of(figures, names), discrepancies=compose(findings), skipped=tuple(sorted(set(skipped))),
    )  # fmt: skip


def names_of(items: Iterable[Measure | Provision], aliases: Iterable[Alias] = ()) -> Names:
    """What the names of subjects and actors stand for."""
    mentions = []
    for item in items:
        form, printed = (
            (item.subject, item.claim.subject) if isinstance(item, Measure) else (item.actor, item.claim.actor)
        )
        if form.words:
            mentions.append(Mention(item.article_key, printed or form.text, form))
    return resolve(mentions, aliases)
