"""Sizes: how far, how tall, how heavy."""

from __future__ import annotations

import pytest

from factcheck import Article, Claim, extract_claims


def the_claim(text: str, printed: str) -> Claim:
    return next(claim for claim in extract_claims(Article(text=text)) if claim.value_text == printed)


@pytest.mark.parametrize(
    ("text", "printed", "metric"),
    [
        pytest.param("Otto Lind slipped and fell 60 metres down a gully.", "60 metres", "fall", id="who fell so far"),
        pytest.param("Otto Lind died after falling about 60 metres.", "60 metres", "fall", id="after falling"),
        pytest.param("The bus plunged 80 feet into a ravine.", "80 feet", "fall", id="what plunged into something"),
        pytest.param("The lake fell 3 feet.", "3 feet", "lake", id="a lake falls by so much"),
        pytest.param(
            "The Orva fell 2 metres from 9 metres a year ago.", "2 metres", "Orva", id="a level fell from another"
        ),
        pytest.param("Ada Lind walked 12 miles to the camp.", "12 miles", "walk", id="who walked so far"),
        pytest.param("The tower is 300 metres tall.", "300 metres", "height of tower", id="an adjective behind"),
        pytest.param("They built a 300-metre-long pier.", "300-metre", "length of pier", id="an adjective and a noun"),
        pytest.param("Otto Lind is 6 feet tall.", "6 feet", "height", id="the height of somebody"),
        pytest.param("Otto Lind, weighing 80 kilograms, won.", "80 kilograms", "weight", id="weighing so much"),
        pytest.param("Otto Lind is 6 feet and 180 pounds.", "180 pounds", "weight", id="so many pounds of somebody"),
        pytest.param("Rainfall was 30 millimetres.", "30 millimetres", "Rainfall", id="a noun that is a measure"),
        pytest.param("Otto Lind has 4,183 passing yards.", "4,183", "passing yards", id="a unit with its qualifier"),
        pytest.param("Otto Lind threw for 4,051 yards.", "4,051 yards", "yards thrown", id="threw for so many"),
        pytest.param("Otto Lind ran for 226 yards.", "226 yards", "rushing yards", id="ran for so many"),
        pytest.param("Otto Lind scored 14 points.", "14 points", "points scored", id="scored so many"),
        pytest.param("Otto Lind ran 86 yards to the line.", "86 yards", "run", id="ran so far"),
    ],
)
def test_what_a_size_is_of(text: str, printed: str, metric: str) -> None:
    assert the_claim(text, printed).metric == metric


def test_who_fell_is_not_the_place_where_it_was() -> None:
    text = "On Friday Otto Lind died after slipping and falling 60 metres near Lake Orva."
    assert the_claim(text, "60 metres").subject == "Otto Lind"
