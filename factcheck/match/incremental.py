"""A new article compared with what it touches, and nothing else: the same discrepancies as comparing everything again.

What two claims have in common depends on them and their articles; a question on a connected set of such pairs; what is raised of an article on the
questions about that article; a check on the claims under one key. So what changes can be followed outward from the claims that came or went: their
blocks, the pairs found or lost there, the connected sets of those, the articles of these sets, the groups of the checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from factcheck.core.discrepancy import Alias, Discrepancy
from factcheck.core.measure import Measure
from factcheck.core.rate import Rates
from factcheck.core.shelf import Change, Shelf
from factcheck.match.checked import Checked
from factcheck.match.checking import groups_of
from factcheck.match.checks.check import Item
from factcheck.match.components import questions_of
from factcheck.match.entities import Names, entities_of
from factcheck.match.findings import Finding, compose, is_question
from factcheck.match.matching import marks_of, stored_keys
from factcheck.match.pairing import Pairing
from factcheck.match.restraint import ALWAYS_RAISED, HELD_BACK, former_severity, restrain
from factcheck.match.series import metric_entities, series_of
from factcheck.match.stock import Read, Stock

__all__ = ["Read", "match_change"]


def match_change(
    fresh: Iterable[Item],
    articles: Collection[str],
    shelf: Shelf,
    read: Read,
    *,
    rates: Rates | None = None,
    aliases: Iterable[Alias] = (),
) -> Change:
    """What changes when ``articles`` state what is in ``fresh``, and nothing else any more. ``read`` gives other claims. The aliases must be those of the last comparison."""
    names = Names(aliases)
    stock = Stock(fresh, articles, shelf, read, names)
    stated = [stock.load(())[key] for key in sorted(stock.fresh)]
    groups = groups_of(stated, names)
    keys, marks = stored_keys(stated, names, groups), marks_of(stated)
    pairing = Pairing(stock, keys, marks)
    found, lost = pairing.pairs()
    touched, edges = pairing.reached(found, lost)
    replaced = {d.key: d for d in shelf.discrepancies_of(touched | stock.gone) if is_question(d)}
    questions, altered = _restrained(questions_of(edges, names), replaced, shelf)
    checked = Checked(stock, groups, rates)
    findings, outdated = checked.run()
    figures = [item for item in stated if isinstance(item, Measure)]
    return Change(
        discrepancies=(*compose([*questions, *findings]), *altered),
        replaced=frozenset(replaced.keys() | outdated | {d.key for d in altered}),
        keys=keys,
        marks=marks,
        found=found,
        lost=frozenset(lost),
        entities=entities_of(stated, names) + metric_entities(figures),
        series=series_of(figures, names),
        skipped=tuple(sorted(set(checked.skipped))),
    )


def _restrained(
    raw: list[Finding], replaced: Mapping[str, Discrepancy], shelf: Shelf
) -> tuple[list[Finding], list[Discrepancy]]:
    """The questions as they are raised or held back, and stored ones of their articles for which that changed."""
    articles = {claim.article.key for finding in raw for side in finding.sides for claim in side.claims}
    articles |= {claim.article.key for d in replaced.values() for claim in d.claims}
    near = _beside(articles, replaced.keys(), shelf)
    further = {claim.article.key for d in near.values() for claim in d.claims} - articles
    beyond = _beside(further, replaced.keys() | near.keys(), shelf)
    others = [_as_finding(d) for d in (*near.values(), *beyond.values())]
    seen = restrain([*raw, *others])
    altered = []
    for stored, now in zip(near.values(), seen[len(raw) :], strict=False):
        if now.severity != stored.severity:
            altered.append(replace(stored, severity=now.severity, signals=now.signals))
    return seen[: len(raw)], altered


def _beside(articles: Collection[str], known: Collection[str], shelf: Shelf) -> dict[str, Discrepancy]:
    """The stored questions on claims of articles that may be raised, but for those that are known."""
    if not articles:
        return {}
    found = (d for d in shelf.discrepancies_in(articles) if d.key not in known and _may_be_raised(d))
    return {d.key: d for d in sorted(found, key=lambda d: d.key) if is_question(d)}


def _may_be_raised(d: Discrepancy) -> bool:
    """Is it one of those of which an article raises the best, whether it was raised or held back?"""
    return 2 <= former_severity(d.severity, d.signals) < ALWAYS_RAISED


def _as_finding(d: Discrepancy) -> Finding:
    """A stored question as it was before anything was held back."""
    return Finding(
        relation="values", kind=d.kind, severity=former_severity(d.severity, d.signals), score=d.score, sides=d.sides, explanation=d.explanation, also=d.also,
        signals=tuple(signal for signal in d.signals if signal.name != HELD_BACK), subject=d.subject, metric=d.metric, unit=d.unit,
        keys=tuple(sorted(claim.key for claim in d.claims)),
    )  # fmt: skip
