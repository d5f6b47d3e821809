"""Names and the descriptions that stand for them."""

from __future__ import annotations

import pytest

from factcheck.extract.names import Seen, find_mentions
from factcheck.extract.tokens import tokens


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.kind) for mention in find_mentions(text, list(tokens(text)), Seen())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Norland Green Energy Park in Norland grew.",
            [("Norland Green Energy Park", "zone"), ("Norland", "")],
            id="a zone in a city",
        ),
        pytest.param(
            "Officials of Norland rare Metals Industrial Zone met.",
            [("Norland rare Metals Industrial Zone", "zone")],
            id="a lost capital is forgiven",
        ),
        pytest.param(
            "Tools by Velan Magnet Co., Ltd. sold well.",
            [("Velan Magnet Co., Ltd.", "company")],
            id="a legal form behind a comma",
        ),
        pytest.param(
            "The Bureau of Science, Technology and Trade of Norland City said so.",
            [("Bureau of Science, Technology and Trade of Norland City", "bureau")],
            id="a list inside a name",
        ),
        pytest.param("It hit Orvale province hard.", [("Orvale province", "region")], id="a place noun in lower case"),
        pytest.param(
            "It hit the Verdian province of Orvale hard.", [("Orvale province", "region")], id="a place noun with of"
        ),
        pytest.param("Norland's mayor left.", [("Norland", "")], id="a possessor"),
        pytest.param(
            "Enterprises were asked to build R&D offices.", [], id="a common word at the head, an abbreviation"
        ),
        pytest.param("Five people died on Tuesday in May.", [], id="numbers, days and months"),
        pytest.param("Property damage is great.", [], id="a plain word at the head"),
        pytest.param("STORMS LEAVE MANY HOMELESS IN ORVALE", [], id="a headline in capitals"),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_common_word_in_capitals_is_no_name() -> None:
    text = "A FLOOD hit Norland."
    found = find_mentions(text, list(tokens(text)), Seen(common=frozenset({"flood"})))
    assert [mention.name for mention in found] == ["Norland"]


def test_a_description_stands_for_the_last_name_of_its_kind() -> None:
    seen = Seen()
    first = "Norland Green Energy Park lies in Orvale province."
    second = "The park has 12 firms, and the energy park pays the province."
    find_mentions(first, list(tokens(first)), seen)
    found = find_mentions(second, list(tokens(second)), seen)
    assert [(second[m.start : m.end], m.name, m.is_description) for m in found] == [
        ("park", "Norland Green Energy Park", True),
        ("energy park", "Norland Green Energy Park", True),
        ("province", "Orvale province", True),
    ]


def test_a_description_without_a_name_before_it_stands_for_nothing() -> None:
    text = "The company hired 12 people."
    assert find_mentions(text, list(tokens(text)), Seen()) == []
