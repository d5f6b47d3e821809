"""Clusters by average link: whatever the order, every measure in one, and nothing joined that must be kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Alias, Matching
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import ClaimKind, Comparator, Form
from factcheck.match.clusters import JOINED, LARGEST, clusters
from factcheck.match.components import components
from factcheck.match.entities import Names
from factcheck.match.stops import stop
from factcheck.normalise import normalise


@dataclass(frozen=True)
class Pair:
    """An edge with points of its own, in the place of one that was weighed."""

    a: Measure
    b: Measure
    points: int

    @property
    def keys(self) -> tuple[str, str]:
        return self.a.key, self.b.key


def figures(
    count: int, metrics: tuple[str, ...] = ("wells",), subjects: tuple[str, ...] = ("Merrow",)
) -> list[Measure]:
    """Counts in as many articles, by their keys; metrics and subjects in turn."""
    claims = []
    for at in range(count):
        text = f"{subjects[at % len(subjects)]} counted {at + 10} of them in the survey of paper {at}."
        start = text.index(str(at + 10))
        claims.append(
            Claim(
                article=Article(text=text, source=f"Paper {at}"), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=start, end=start + 2, value_start=start, value_end=start + 2,
                context_start=0, context_end=len(text), rule="by hand", value=Decimal(at + 10), place=0, comparator=Comparator.EXACT, metric=metrics[at % len(metrics)],
                subject=subjects[at % len(subjects)],
            )
        )  # fmt: skip
    return sorted((m for m in normalise(claims) if isinstance(m, Measure)), key=lambda m: m.key)


def paired(measures: list[Measure], points: dict[tuple[int, int], int]) -> list[Any]:
    """Edges between measures by their places."""
    return [Pair(measures[one], measures[other], score) for (one, other), score in points.items()]


def places(measures: list[Measure], found: Iterable[dict[str, Measure]]) -> list[list[int]]:
    """The clusters as places."""
    at = {measure.key: place for place, measure in enumerate(measures)}
    return [[at[key] for key in members] for members in found]


TABLE = [
    pytest.param({(0, 1): 9000}, [[0, 1]], id="a pair"),
    pytest.param({(0, 1): JOINED}, [[0, 1]], id="just sure enough"),
    pytest.param({(0, 1): JOINED - 1}, [], id="not sure enough"),
    pytest.param({(0, 1): 9000, (1, 2): 8900, (0, 2): 8000}, [[0, 1, 2]], id="a triangle"),
    pytest.param({(0, 1): 9000, (1, 2): 8500}, [[0, 1, 2]], id="a chain whose mean is enough"),
    pytest.param({(0, 1): 9000, (1, 2): 7900}, [[0, 1]], id="a chain whose mean is not"),
    pytest.param(
        {(0, 1): 9000, (2, 3): 9000, (1, 2): 8000}, [[0, 1], [2, 3]], id="two pairs that one edge does not join"
    ),
    pytest.param(
        {(0, 1): 9500, (2, 3): 9000, (0, 2): 5000, (0, 3): 4000, (1, 2): 4000, (1, 3): 3000},
        [[0, 1, 2, 3]],
        id="two pairs, alike on average",
    ),
    pytest.param({(0, 1): 9000, (0, 2): 3000, (1, 2): 5200}, [[0, 1, 2]], id="an edge too weak alone counts too"),
    pytest.param({}, [], id="nothing"),
]


@pytest.mark.parametrize(("points", "members"), TABLE)
def test_clusters(points: dict[tuple[int, int], int], members: list[list[int]]) -> None:
    measures = figures(4)
    found = clusters(paired(measures, points), Names())
    assert places(measures, found) == members


def test_what_must_not_be_compared_stands_in_no_cluster_together() -> None:
    measures = figures(3, metrics=("coffee exports", "coffee trade", "coffee imports"))
    goods = {m.claim.metric: at for at, m in enumerate(measures)}
    out, trade, back = goods["coffee exports"], goods["coffee trade"], goods["coffee imports"]
    assert stop(measures[out], measures[back]) is not None
    points = {(out, trade): 9900, (trade, back): 9800}
    assert places(measures, clusters(paired(measures, points), Names())) == [sorted([out, trade])]


def test_a_wall_stands_between_clusters() -> None:
    measures = figures(3, subjects=("Merrow", "Elling", "Tarsia"))
    towns = {m.claim.subject: at for at, m in enumerate(measures)}
    points = {(towns["Merrow"], towns["Elling"]): 9900, (towns["Elling"], towns["Tarsia"]): 9800}
    free = clusters(paired(measures, points), Names())
    walled = clusters(paired(measures, points), Names([Alias("Merrow", "Tarsia", same=False)]))
    assert places(measures, free) == [[0, 1, 2]]
    assert places(measures, walled) == [sorted([towns["Merrow"], towns["Elling"]])]


def test_no_cluster_is_larger_than_a_reader_can_take() -> None:
    measures = figures(LARGEST + 5)
    points = dict.fromkeys(combinations(range(len(measures)), 2), 9000)
    found = clusters(paired(measures, points), Names())
    assert max(map(len, found)) <= LARGEST
    assert sum(map(len, found)) == len(measures)


MEASURES = figures(9, metrics=("coffee exports", "coffee trade", "coffee imports", "coffee trade"))
NAMES: Names = Names()
EDGES = st.dictionaries(
    st.sampled_from(list(combinations(range(len(MEASURES)), 2))), st.integers(2000, 10_000), max_size=36
)


def allowed(points: dict[tuple[int, int], int]) -> list[Any]:
    """Edges as they come: none between measures that something certain keeps apart."""
    return [pair for pair in paired(MEASURES, points) if stop(pair.a, pair.b) is None]


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_edges_changes_nothing(points: dict[tuple[int, int], int], random: Random) -> None:
    edges = allowed(points)
    first = clusters(edges, NAMES)
    random.shuffle(edges)
    turned = [Pair(edge.b, edge.a, edge.points) if random.random() < 0.5 else edge for edge in edges]
    again = clusters(cast("list[Any]", turned), NAMES)
    assert [list(members) for members in again] == [list(members) for members in first]


@given(EDGES)
def test_every_measure_is_in_one_and_nothing_certain_is_broken(points: dict[tuple[int, int], int]) -> None:
    edges = allowed(points)
    found = clusters(edges, NAMES)
    keys = [key for members in found for key in members]
    assert len(keys) == len(set(keys))
    for members in found:
        assert len(members) > 1
        assert all(stop(a, b) is None for a, b in combinations(members.values(), 2))
    assert [list(members) for members in found] == sorted(sorted(members) for members in found)


@given(EDGES)
def test_far_edges_change_nothing(points: dict[tuple[int, int], int]) -> None:
    edges = allowed(points)
    apart = [members for component in components(edges) for members in clusters(component, NAMES)]
    assert sorted(map(sorted, apart)) == sorted(map(sorted, clusters(edges, NAMES)))


def test_a_claim_stands_in_one_question_at_most(compare: Callable[..., Matching], stated: Callable[..., Claim]) -> None:
    claims = [
        stated(f"The Merrow quake killed {n} people, rescuers in Tarsia said.", str(n), n, source=f"Paper {n}", metric="people killed", predicate="kill", published=None)
        for n in (12, 25, 38, 41, 57, 63, 79, 84)
    ] + [
        stated(f"The Merrow quake killed {n} children, rescuers in Tarsia said.", str(n), n, source=f"Paper {n}", metric="children killed", predicate="kill", published=None)
        for n in (3, 9)
    ]  # fmt: skip
    found = [d for d in compare(*claims).discrepancies if any(len(side.claims) for side in d.sides)]
    keys = [claim.key for d in found for claim in d.claims]
    assert found
    assert len(keys) == len(set(keys))
