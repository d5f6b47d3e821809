"""The whole comparison: names, questions, checks, series."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from factcheck.core.discrepancy import Alias, Index, Matching
from factcheck.core.measure import Measure, Provision
from factcheck.core.rate import Rates
from factcheck.match.blocks import CHECKED, hashed, keys_of, mark_of
from factcheck.match.checking import Groups, find_by_checks, group, groups_of
from factcheck.match.checks.check import IN_ARTICLE, Key
from factcheck.match.components import questions_of
from factcheck.match.edges import find_edges
from factcheck.match.entities import Names, entities_of
from factcheck.match.findings import Finding, compose
from factcheck.match.restraint import restrain
from factcheck.match.rulings import with_bridges
from factcheck.match.series import metric_entities, series_of

__all__ = ["hashed_group", "marks_of", "match", "stored_keys"]

_GROUP_BITS = 62
"""Reason: of a hundred million groups two share one with a chance of one in a thousand."""


def match(
    measures: Iterable[Measure | Provision],
    *,
    rates: Rates | None = None,
    aliases: Iterable[Alias] = (),
    index: bool = False,
) -> Matching:
    """Everything that comparing gives: entities, series, discrepancies (the most severe first, then by key), and what was not compared.

    A function of the set: the order of the measures and the hash seed change nothing. ``rates`` gives the exchange rate of a day, from the first
    currency to the second; ``aliases`` are what reviewers know about names of subjects and actors, and about metric phrases. With ``index`` the result
    has what makes a later comparison with new articles quick.
    """
    distinct = {item.key: item for item in measures}
    printed = sorted((item for item in distinct.values() if isinstance(item, Measure)), key=lambda m: m.key)
    provisions = sorted((item for item in distinct.values() if isinstance(item, Provision)), key=lambda p: p.key)
    names = Names(aliases)
    figures = with_bridges(printed, names.rulings)
    skipped: list[str] = []
    grouped = group([*figures, *provisions], names, rates)
    keys = stored_keys([*figures, *provisions], names, grouped[0] if index else {})
    edges = find_edges(figures, names, skipped, keys)
    findings: list[Finding] = restrain(questions_of(edges, names))
    findings.extend(find_by_checks([*figures, *provisions], names, skipped, rates, grouped))
    made = None
    if index:
        made = Index(keys, marks_of(figures), {edge.keys: edge.points for edge in edges})
    return Matching(
        entities=entities_of([*figures, *provisions], names) + metric_entities(figures), series=series_of(figures, names), discrepancies=compose(findings), skipped=tuple(sorted(set(skipped))), index=made,
    )  # fmt: skip


def stored_keys(
    items: Sequence[Measure | Provision], names: Names, groups: Groups | None = None
) -> dict[str, array[int]]:
    """The keys under which each claim is looked up, by claim: those of its blocks, and those of checks that look across articles.

    ``groups`` are the groups of the checks, where they are known.
    """
    found = {item.key: array("Q") for item in items}
    for item in items:
        if isinstance(item, Measure) and not item.converted:
            found[item.key].extend(keys_of(item, names))
    for (check, key), members in (groups_of(items, names) if groups is None else groups).items():
        if key[:1] != (IN_ARTICLE,):
            for item in members:
                found[item.key].append(hashed_group(check, key))
    return found


def marks_of(items: Iterable[Measure | Provision]) -> dict[str, int]:
    """What is seen of each claim at a glance, where it is anything."""
    seen = {item.key: mark_of(item) for item in items if isinstance(item, Measure)}
    return {key: mark for key, mark in seen.items() if mark}


def hashed_group(check: str, key: Key) -> int:
    """The key of a group of a check, apart from those of blocks by its last two bits: so many bits that no two groups share one."""
    return hashed("check", check, *key, bits=_GROUP_BITS) | CHECKED
