"""Figures of two matches, two models, two weeks and two people, and those that are of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.claim import Claim
from factcheck.core.measure import Measure
from factcheck.match.affinity import affinity
from factcheck.match.entities import Names
from factcheck.match.occasions import are_of_two_occasions
from factcheck.normalise import normalise

Said = tuple[str, str, dict[str, Any]]

SPORT = "\nThe quarterback of the Herons threw a touchdown in the playoff."
GADGETS = "\nIts processor, display, battery and bluetooth are those of the handset before."
POINTS: dict[str, Any] = {"metric": "points", "subject": "Orla Brandt", "predicate": "have"}
MEMORY: dict[str, Any] = {"metric": "memory", "subject": "Lumo Nine", "unit": "gigabyte", "unit_code": "gigabyte"}
PRICE: dict[str, Any] = {"metric": "price", "subject": "Lumo Nine", "unit": "dollar", "unit_code": "USD"}
AGE: dict[str, Any] = {"metric": "age", "subject": "Orla Brandt", "unit": "year of age"}
DEAD: dict[str, Any] = {"metric": "deaths", "counted": "person", "predicate": "kill"}
STOCKS: dict[str, Any] = {"metric": "oil stocks", "subject": "Merrow"}


def points(figure: str, *, around: str = SPORT, text: str = "Orla Brandt has {} points in her career.", **fields: Any) -> Said:  # fmt: skip
    return text.format(figure) + around, figure, {**POINTS, **fields}


def gadget(text: str, figure: str, known: dict[str, Any], **fields: Any) -> Said:
    return text + GADGETS, figure, {**known, **fields}


def aged(figure: str, **fields: Any) -> Said:
    return f"Orla Brandt, {figure}, fell from the ridge.", figure, {**AGE, **fields}


def dead(text: str, figure: str, counted: str = "person", value: int | None = None) -> Said:
    return text, figure, {**DEAD, "counted": counted, "value": value}


def stocks(figure: str, span: str = "week", **fields: Any) -> Said:
    return f"Oil stocks of Merrow fell {figure} barrels in the {span}.", figure, {**STOCKS, **fields}


@pytest.fixture
def pair(stated: Callable[..., Claim]) -> Callable[[Said, Said], tuple[Measure, Measure, frozenset[str]]]:
    """``pair(first, second)``: two measures with the traits of their affinity."""

    def make(*sides: Said) -> tuple[Measure, Measure, frozenset[str]]:
        claims = []
        for at, (text, figure, fields) in enumerate(sides):
            value = fields.get("value") or figure.replace(",", "")
            known = {"source": f"Paper {at}", **{k: v for k, v in fields.items() if k != "value"}}
            claims.append(stated(text, figure, value, **known))
        a, b = normalise(claims)
        assert isinstance(a, Measure)
        assert isinstance(b, Measure)
        return a, b, affinity(a, b, Names()).traits

    return make


TWO = [
    pytest.param(points("12"), points("31"), id="points of two matches"),
    pytest.param(points("12"), points("14", subject="Rena Falk", text="Rena Falk has {} points in her career."), id="points of two players"),
    pytest.param(points("12"), points("14", text="With {} the night was over, and the fans of Port Sorrel went home."), id="told in other words"),
    pytest.param(points("7.2"), points("9"), id="an average and a sum"),
    pytest.param(points("12", around=""), points("31"), id="one article says that it is sport"),
    pytest.param(gadget("The Lumo Nine has 8 gigabytes of memory.", "8", MEMORY), gadget("The Lumo Nine has 16 gigabytes of memory.", "16", MEMORY), id="memory of two models"),
    pytest.param(gadget("The Lumo Nine costs 499 dollars.", "499", PRICE), gadget("The Lumo Nine costs 799 dollars.", "799", PRICE), id="prices of two models"),
    pytest.param(aged("31", published=None), aged("34", published=None), id="ages, nobody knows when"),
    pytest.param(aged("31"), aged("52"), id="ages of two people"),
    pytest.param(aged("31", metric="deaths"), aged("52", metric="deaths"), id="ages of two who died"),
    pytest.param(aged("31"), aged("34", published="2026-01-01"), id="ages, long after"),
    pytest.param(dead("A deputy was killed in Merrow.", "A", "deputy", 1), dead("The siege of Merrow killed 4 people.", "4"), id="a deputy"),
    pytest.param(dead("The blaze killed 2 women and a man.", "2", "woman"), dead("The blaze killed 3 people.", "3"), id="women, of all"),
    pytest.param(stocks("40"), stocks("70", published="2024-05-12"), id="two weeks"),
    pytest.param(stocks("40", "month"), stocks("70", "month", published="2024-07-12"), id="two months"),
]  # fmt: skip

ONE = [
    pytest.param(points("2,301"), points("2,302"), id="one more or less, in the same words"),
    pytest.param(points("12", around=""), points("31", around=""), id="nothing says that it is sport"),
    pytest.param(points("12", around="\nThe coach of the school spoke."), points("31", around="\nThe league met in Oria."), id="a word or two of sport"),
    pytest.param(dead("The blaze at the stadium killed 12 people." + SPORT, "12"), dead("The blaze at the stadium killed 31 people." + SPORT, "31"), id="a toll in a stadium"),
    pytest.param(gadget("The Lumo Nine has 8 gigabytes of memory.", "8", MEMORY), gadget("The Lumo Nine has 9 gigabytes of memory.", "9", MEMORY), id="a slip in one model"),
    pytest.param(gadget("Vesk pays 300 million dollars for Lumo.", "300 million", PRICE, value=300_000_000), gadget("Vesk pays 450 million dollars for Lumo.", "450 million", PRICE, value=450_000_000), id="the price of a maker"),
    pytest.param(aged("31", published=None), aged("32", published=None), id="a birthday"),
    pytest.param(aged("31"), aged("34"), id="a slip in reports of one day"),
    pytest.param(dead("The blaze killed 2 men.", "2", "man"), dead("The blaze killed 3 women.", "3", "woman"), id="told one by one on both sides"),
    pytest.param(stocks("40"), stocks("70", published="2024-05-04"), id="one week"),
    pytest.param(stocks("40"), stocks("70", "month", published="2024-05-12"), id="a week and a month"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), TWO)
def test_of_two_occasions(pair: Callable[..., Any], first: Said, second: Said) -> None:
    a, b, traits = pair(first, second)
    assert are_of_two_occasions(a, b, traits)
    assert are_of_two_occasions(b, a, traits)


@pytest.mark.parametrize(("first", "second"), ONE)
def test_of_one_occasion(pair: Callable[..., Any], first: Said, second: Said) -> None:
    a, b, traits = pair(first, second)
    assert not are_of_two_occasions(a, b, traits)
    assert not are_of_two_occasions(b, a, traits)


def test_an_article_with_several_prices_tells_of_several_models(
    stated: Callable[..., Claim],
) -> None:
    lists = "The Lumo Nine costs 499 dollars.\nThe Lumo Nine costs 529 dollars with a lid." + GADGETS
    single = "The Lumo Nine costs 519 dollars." + GADGETS
    known = {**PRICE, "source": "Paper 0"}
    a, more, b = normalise(
        [
            stated(lists, "499", 499, **known),
            stated(lists, "529", 529, **known),
            stated(single, "519", 519, **{**PRICE, "source": "Paper 1"}),
        ]
    )
    assert isinstance(a, Measure)
    assert isinstance(b, Measure)
    assert isinstance(more, Measure)
    traits = affinity(a, b, Names()).traits
    assert are_of_two_occasions(a, b, traits)
