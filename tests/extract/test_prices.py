"""Prices of things on sale."""

from __future__ import annotations

import pytest

from factcheck import Article, Claim, extract_claims


def the_claim(text: str, printed: str) -> Claim:
    return next(claim for claim in extract_claims(Article(text=text)) if claim.value_text == printed)


@pytest.mark.parametrize(
    ("text", "printed", "scope"),
    [
        pytest.param("The base model starts at $1,199.", "$1,199", "base model", id="starts at"),
        pytest.param("The models start at $300.", "$300", "models", id="many start at"),
        pytest.param("The Velan Pad will sell for $299.", "$299", None, id="sells for, and a name"),
        pytest.param("Velan will ask $99 for the old version.", "$99", "old version", id="asks for a thing"),
        pytest.param("The Pad comes in $200 and $300 versions.", "$200", None, id="the first of two versions"),
        pytest.param("The Pad comes in $200 and $300 versions.", "$300", None, id="versions"),
        pytest.param("The model, priced at $179, has two ports.", "$179", "model", id="priced at"),
    ],
)
def test_prices(text: str, printed: str, scope: str | None) -> None:
    claim = the_claim(text, printed)
    assert (claim.metric, claim.scope, claim.modality) == ("price", scope, "actual")


@pytest.mark.parametrize(
    ("text", "printed", "metric"),
    [
        pytest.param("The mill was sold for $30 million.", "$30 million", "amount sold", id="sold once"),
        pytest.param("They asked $30 million in damages.", "$30 million", "damages", id="asked in court"),
        pytest.param("Exports rose to $30 million.", "$30 million", "Exports", id="a level"),
    ],
)
def test_other_money_is_no_price(text: str, printed: str, metric: str) -> None:
    assert the_claim(text, printed).metric == metric


def test_the_price_of_what_is_new_is_no_increment() -> None:
    assert the_claim("Velan's new Pad starts at $199.", "$199").extent is None


def test_a_price_says_nothing_of_the_measure_behind() -> None:
    assert the_claim("The model, priced at $179, has 8GB.", "8GB").metric is None
