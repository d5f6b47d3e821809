"""A new article compared with what it touches, and nothing else: the same discrepancies as comparing everything again.

What two claims have in common depends on them and their articles; a question on a connected set of such pairs; what is raised of an article on the
questions about that article; a check on the claims under one key. So what changes can be followed outward from the claims that came or went: their
blocks, the pairs found or lost there, the connected sets of those, the articles of these sets, the groups of the checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.core.discrepancy import Alias
from factcheck.core.measure import Measure
from factcheck.core.rate import Rates
from factcheck.core.shelf import Change, Pair, Shelf
from factcheck.match.checked import Checked
from factcheck.match.checking import Groups, groups_of
from factcheck.match.checks.check import Item
from factcheck.match.components import questions_of
from factcheck.match.edges import Edge
from factcheck.match.entities import Names, entities_of
from factcheck.match.findings import compose, is_question
from factcheck.match.matching import marks_of, stored_keys
from factcheck.match.pairing import Pairing
from factcheck.match.restraint import restrain_change
from factcheck.match.series import metric_entities, series_of
from factcheck.match.stock import Read, Stock

__all__ = ["Followed", "Read", "follow", "match_change"]


@dataclass(frozen=True, slots=True)
class Followed:
    """How far a change reaches among the figures.

    ``stated`` are the fresh claims in order of their keys, ``groups`` theirs of the checks, ``keys`` and ``marks`` what they are looked up by; ``found`` and ``lost`` the pairs, ``touched``
    the claims in a connected set that changed, ``edges`` those that touch them, as they are.
    """

    stock: Stock
    names: Names
    stated: Sequence[Item]
    groups: Groups
    keys: Mapping[str, Collection[int]]
    marks: Mapping[str, int]
    found: Mapping[Pair, int]
    lost: set[Pair]
    touched: set[str]
    edges: Sequence[Edge]

    @property
    def figures(self) -> list[Measure]:
        """The fresh figures."""
        return [item for item in self.stated if isinstance(item, Measure)]


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
    reach = follow(fresh, articles, shelf, read, aliases=aliases)
    names, stock = reach.names, reach.stock
    before = {d.key: d for d in shelf.discrepancies_of(reach.touched | stock.gone) if is_question(d)}
    questions, altered = restrain_change(questions_of(reach.edges, names), before, shelf)
    checked = Checked(stock, reach.groups, rates)
    findings, outdated = checked.run()
    made = {d.key: d for d in compose([*questions, *findings])}
    replaced = before | outdated
    return Change(
        discrepancies=(*(d for d in made.values() if replaced.get(d.key) != d), *altered),
        replaced=frozenset({key for key, d in replaced.items() if made.get(key) != d} | {d.key for d in altered}),
        keys=reach.keys,
        marks=reach.marks,
        found=reach.found,
        lost=frozenset(reach.lost),
        entities=entities_of(reach.stated, names) + metric_entities(reach.figures),
        series=series_of(reach.figures, names),
        skipped=tuple(sorted(set(checked.skipped))),
    )


def follow(
    fresh: Iterable[Item], articles: Collection[str], shelf: Shelf, read: Read, *, aliases: Iterable[Alias] = ()
) -> Followed:
    """How far a change reaches; the arguments are those of :func:`match_change`."""
    names = Names(aliases)
    stock = Stock(fresh, articles, shelf, read, names)
    stated = [stock.load(())[key] for key in sorted(stock.fresh)]
    groups = groups_of(stated, names)
    keys, marks = stored_keys(stated, names, groups), marks_of(stated)
    pairing = Pairing(stock, keys, marks)
    found, lost = pairing.pairs()
    touched, edges = pairing.reached(found, lost)
    return Followed(stock, names, stated, groups, keys, marks, found, lost, touched, edges)
