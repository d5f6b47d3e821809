"""The word lists that only matching needs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.lexicon.bases import base_of
from factcheck.lexicon.concepts import concept, contrasts
from factcheck.lexicon.definitions import are_near
from factcheck.lexicon.kinds import kind_of_name
from factcheck.lexicon.rarity import name_weight, weight
from factcheck.lexicon.roundness import SHORT_OF, VAGUE, last_figure
from factcheck.lexicon.spellings import fold
from factcheck.lexicon.trends import ODD_SCALE, stated_trend

FOLDED = [
    pytest.param("R & D centres", ("rd", "center"), id="R & D, British plural"),
    pytest.param("research and development", ("rd",), id="the long form"),
    pytest.param("hi-tech companies", ("hightech", "company"), id="hi-tech"),
    pytest.param("the U.S. economy’s growth", ("the", "usa", "economy", "growth"), id="U.S. and a possessive"),
    pytest.param("organisations enterprise", ("organization", "enterprise"), id="ise, and what only looks so"),
    pytest.param("per 10,000 people", ("per", "10,000", "person"), id="a figure stays whole"),
]


@pytest.mark.parametrize(("phrase", "words"), FOLDED)
def test_fold(phrase: str, words: tuple[str, ...]) -> None:
    assert fold(phrase) == words


@pytest.mark.parametrize(
    ("a", "b", "exclude"),
    [
        pytest.param("export", "import", True, id="trade"),
        pytest.param("death", "injury", True, id="what becomes of people"),
        pytest.param("confirmed", "suspected", True, id="how sure"),
        pytest.param("death", "death", False, id="one thing"),
        pytest.param("bridge", "house", False, id="merely different"),
    ],
)
def test_contrasts(a: str, b: str, *, exclude: bool) -> None:
    assert contrasts(a, b) is contrasts(b, a) is exclude


def test_concepts_and_near_qualifiers() -> None:
    assert concept("fatality") == concept("kill") == "death"
    assert concept("ferry") == "ferry"
    assert are_near("rd", "innovation")
    assert not are_near("incentive", "foreign")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param(("larkfield", "hightech", "zone"), "zone", id="zone"),
        pytest.param(("hightech", "district"), "zone", id="high-tech district"),
        pytest.param(("central", "merrow", "district"), "district", id="district"),
        pytest.param(("merrow",), "", id="does not show"),
    ],
)
def test_kind_of_name(words: tuple[str, ...], kind: str) -> None:
    assert kind_of_name(words) == kind


def test_what_words_and_names_tell() -> None:
    assert weight("the") == 0 < weight("official") < weight("landslide") < name_weight("merrow")
    assert name_weight("china") < name_weight("merrow")


@pytest.mark.parametrize(
    ("value", "place"),
    [
        pytest.param("168000", 3, id="thousands"),
        pytest.param("24", 0, id="units"),
        pytest.param("4.12", -2, id="hundredths"),
        pytest.param("0", 0, id="zero"),
    ],
)
def test_last_figure(value: str, place: int) -> None:
    assert last_figure(Decimal(value)) == place


def test_bases_are_exact() -> None:
    assert base_of("mile", "[mi_i]") == ("length", Decimal("1609.344"))
    assert base_of("square metre", None) == ("area", Decimal(1))
    assert base_of("furlong", None) is None


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        pytest.param("which has increased year after year", "up", id="year after year"),
        pytest.param("fell for the third consecutive year", "down", id="consecutive"),
        pytest.param("rose in March", None, id="once"),
    ],
)
def test_stated_trend(text: str, direction: str | None) -> None:
    assert stated_trend(text) == direction


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        pytest.param("1000 million yuan", True, id="odd"),
        pytest.param("900 million yuan", False, id="usual"),
        pytest.param("1,200 houses", False, id="no scale"),
    ],
)
def test_odd_scale(text: str, *, odd: bool) -> None:
    assert bool(ODD_SCALE.search(text)) is odd


def test_words_that_bound() -> None:
    assert SHORT_OF.search("worth nearly $")
    assert not SHORT_OF.search("nearly all of the ")
    assert VAGUE.fullmatch("hundreds of thousands")
    assert not VAGUE.fullmatch("two hundred")
