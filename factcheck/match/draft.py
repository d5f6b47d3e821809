"""A draft beside a ledger: which claims speak of the same thing as its own, whether they agree, and what the checks find on them.

The same blocks, pairs, clusters and checks as when an article is read into the ledger; nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Alias
from factcheck.core.draft import Compared, Meeting, Relation
from factcheck.core.measure import Measure, Provision
from factcheck.core.rate import Rates
from factcheck.core.shelf import Shelf
from factcheck.core.vocabulary import AsOfBasis, DiscrepancyKind
from factcheck.match.affinity import affinity
from factcheck.match.checked import Checked
from factcheck.match.checking import LARGEST_GROUP
from factcheck.match.checks.check import IN_ARTICLE, Item
from factcheck.match.checks.policies import POLICY_TERMS, are_one_act
from factcheck.match.clusters import clusters
from factcheck.match.components import components
from factcheck.match.edges import Apart, Edge, apart
from factcheck.match.entities import Names
from factcheck.match.explanations import explain_values
from factcheck.match.findings import compose
from factcheck.match.incremental import Followed, Read, follow
from factcheck.match.kinds import judge, known_day
from factcheck.match.matching import hashed_group
from factcheck.match.readings import agreement
from factcheck.match.series import series_of

__all__ = ["CONFIRMS", "match_draft"]

CONFIRMS = 0.5
"""The score from which a figure that agrees confirms another. Reason: below it, it is likelier that the two are about different things, and equal by chance."""

_NOT_QUITE = frozenset([DiscrepancyKind.MODALITY, DiscrepancyKind.BASIS, DiscrepancyKind.SCOPE])
"""What keeps an equal figure from confirming one: a target is no fact, a part no whole, a city not its zone."""


def match_draft(
    fresh: Iterable[Item],
    articles: Collection[str],
    shelf: Shelf,
    read: Read,
    *,
    rates: Rates | None = None,
    aliases: Iterable[Alias] = (),
) -> Compared:
    """What the claims of a draft (``fresh``; ``articles`` are its content keys) meet in a ledger, in order of their keys. The arguments are those of ``match_change``."""
    reach = follow(map(_as_told_then, fresh), articles, shelf, read, aliases=aliases)
    checked = Checked(reach.stock, reach.groups, rates)
    findings, _ = checked.run()
    own = reach.stock.fresh
    meetings = [*_figures(reach.edges, reach.names, own), *_acts(reach, shelf)]
    return Compared(
        meetings=tuple(sorted(meetings, key=_order)),
        discrepancies=tuple(d for d in compose(findings) if any(claim.key in own for claim in d.claims)),
        series=series_of(reach.figures, reach.names),
        skipped=tuple(sorted(set(checked.skipped))),
    )


def _as_told_then(item: Item) -> Item:
    """What a draft says of a past time, as if it were told then.

    A draft looks back. Among articles a figure that one tells as the past and another as news is seldom the same (an earlier quake beside the one of today); but what
    a writer says of a year is what the articles of that year said.
    """
    if not isinstance(item, Measure) or item.period is None or item.told is None:
        return item
    if item.claim.as_of_basis not in {AsOfBasis.STATED, AsOfBasis.INFERRED}:
        return item
    last = item.period.last
    return item if last is None or last >= item.told else replace(item, told=last)


def _order(one: Meeting) -> tuple[object, ...]:
    return (one.claim.key, -one.severity, -one.score, one.other.key)


def _figures(edges: Iterable[Edge], names: Names, own: Collection[str]) -> Iterator[Meeting]:
    """The figures of the draft with those that stand in one cluster with them."""
    for component in components(edges):
        if not any(key in own for edge in component for key in edge.keys):
            continue
        cluster_of: dict[str, int] = {}
        for at, members in enumerate(clusters(component, names)):
            cluster_of.update(dict.fromkeys(members, at))
        for item in apart(component, names, cluster_of):
            yield from _differing(item, own)
        for edge in component:
            if cluster_of.get(edge.a.key, -1) == cluster_of.get(edge.b.key, -2) and edge.score >= CONFIRMS:
                yield from _agreeing(edge, names, own)


def _differing(item: Apart, own: Collection[str]) -> Iterator[Meeting]:
    a, b, verdict = item.edge.a, item.edge.b, item.verdict
    is_rounding = verdict.kind is DiscrepancyKind.ROUNDING
    if is_rounding and item.edge.score < CONFIRMS:
        return
    explanation = explain_values(a, b, verdict, 2, 0)
    for one, other in ((a, b), (b, a)):
        if one.key in own and not (is_rounding and other.key in own):
            yield Meeting(
                claim=one.claim, other=other.claim, relation=Relation.ROUNDED if is_rounding else Relation.DIFFERS, score=item.edge.score, day=known_day(one),
                other_day=known_day(other), is_dated=one.states_time, is_own=other.key in own, kind=None if is_rounding else verdict.kind,
                severity=0 if is_rounding else verdict.severity, explanation="" if is_rounding else explanation,
            )  # fmt: skip


def _agreeing(edge: Edge, names: Names, own: Collection[str]) -> Iterator[Meeting]:
    """Where a draft says a thing twice, neither confirms the other."""
    a, b = edge.a, edge.b
    if (a.key in own) is (b.key in own) or agreement(a, b) != "agree":
        return
    one, other = (a, b) if a.key in own else (b, a)
    verdict = judge(one, other, affinity(a, b, names), "disagree")
    apart_by = {verdict.kind, *verdict.also} & _NOT_QUITE
    yield Meeting(
        claim=one.claim, other=other.claim, relation=Relation.ALIKE if apart_by else Relation.SAME, score=edge.score, day=known_day(one), other_day=known_day(other),
        is_dated=one.states_time, explanation="; ".join(signal.detail for signal in verdict.signals if signal.name in apart_by),
    )  # fmt: skip


def _acts(reach: Followed, shelf: Shelf) -> Iterator[Meeting]:
    """The policies of the draft with those of the ledger that tell the same act at the same stage."""
    stock = reach.stock
    groups = {
        hashed_group(*group): members
        for group, members in reach.groups.items()
        if group[0] == POLICY_TERMS and group[1][:1] != (IN_ARTICLE,)
    }
    blocks = shelf.under(groups.keys(), LARGEST_GROUP)
    near = {key: sorted(set(block.marks) - stock.gone) for key, block in blocks.items()}
    items = stock.load({claim for claims in near.values() for claim in claims})
    for key in sorted(near):
        for one in groups[key]:
            for claim in near[key]:
                other = items[claim]
                if isinstance(one, Provision) and isinstance(other, Provision) and are_one_act(one, other):
                    yield _act(one.claim, other.claim)


def _act(one: Claim, other: Claim) -> Meeting:
    days = [0 if claim.article.published is None else claim.article.published.toordinal() for claim in (one, other)]
    return Meeting(
        claim=one, other=other, relation=Relation.SAME, score=1.0, day=days[0], other_day=days[1], is_dated=False
    )
