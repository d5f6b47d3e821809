"""People, bodies and companies under two names, and offices with two holders."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.discrepancy import Alias, Discrepancy

Found = Callable[..., list[Discrepancy]]
COMPANY = (
    "Larkfield Kerui Wave Optics Co., Ltd. opened a plant with 40 workers.\n{} has spent 4% of its income on research."
)
BUREAU = "Larkfield has 12 docks, said the {} of Larkfield City. It has 40 cranes, said Ana Petrovic, head of the Bureau of Trade, Harbour and Tourism of Larkfield City."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(BUREAU.format("Trade and Harbour Bureau"), "Most likely they are one body", id="a bureau with a word less"),
        pytest.param(COMPANY.format("Corey Wave Optics"), "Most likely they are one company", id="a company rendered twice"),
        pytest.param("Ana Petrovic leads the works. They have 12 cranes, Ana Petro said.", "Ana Petro", id="a name cut short"),
        pytest.param(
            "The visitors met engineer Ana Petrovic. The works have 12 cranes, Ana Petro said.", "speaks in an article that names Ana Petrovic", id="a name cut short, the full one without a figure",
        ),
        pytest.param(
            "There are 12 docks, said Ana Petrovic, head of the Harbour Bureau of Port Elling. There are 40 cranes, said Ana Petrovic, director of the Customs Office of Tarsia.",
            "Most likely one title is a loose translation", id="two roles of one person",
        ),
    ],
)  # fmt: skip
def test_one_under_two_names(found: Found, text: str, told: str) -> None:
    (one,) = found("identity", text)
    assert (one.kind, one.severity) == ("identity", 2)
    assert told in one.explanation


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BUREAU.format("Fisheries and Mining Bureau"), id="another bureau"),
        pytest.param(BUREAU.format("Bureau of Trade, Harbour and Tourism"), id="the bureau by its one name"),
        pytest.param(COMPANY.format("Kerui Wave Optics"), id="the company by its short name"),
        pytest.param(COMPANY.format("Corey Glass Works"), id="another company"),
        pytest.param(COMPANY.format("Corey Wave Optics Co., Ltd."), id="a company of its own"),
        pytest.param("Ana Petrovic leads the works. They have 12 cranes, Ana Marsh said.", id="another name"),
    ],
)
def test_two_things(found: Found, text: str) -> None:
    assert not found("identity", text)


def test_a_reviewer_has_the_last_word(found: Found) -> None:
    text = COMPANY.format("Corey Wave Optics")
    for same in (True, False):
        said = (Alias("Corey Wave Optics", "Larkfield Kerui Wave Optics Co., Ltd", same=same),)
        assert not found("identity", text, aliases=said)


STORY = "The trial over the ferry fire in Merrow Harbour went on. {} said 14 passengers were hurt in the Merrow Harbour ferry fire."


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        pytest.param("Ilona Marsch", "Ilona Marsh", True, id="a letter more"),
        pytest.param("Robyn Wendel", "Robin Wendel", True, id="a letter changed"),
        pytest.param("Ilona Marsch", "Ilona Wendel", False, id="another name"),
        pytest.param("Ilona Marsch", "Anton Marsch", False, id="another first name"),
        pytest.param("Ilona Marsch", "Ilona Marsch", False, id="one spelling"),
    ],
)
def test_spellings_of_one_person(found: Found, one: str, other: str, asked: bool) -> None:
    made = found("identity", STORY.format(one), STORY.replace("went on", "began").format(other))
    assert len(made) == asked


def test_like_names_in_other_stories(found: Found) -> None:
    story = STORY.format("Ilona Marsch")
    assert not found("identity", story, "Wheat prices rose at the mills of Tarsia. Ilona Marsh sold 40 tons of flour.")
    assert not found("identity", story, f"{STORY.format('Ilona Marsh')} Ilona Marsch was not there.")


HOLDERS = "There are 12 cranes, said Ana Petrovic, head of the {} of Larkfield Harbour."


@pytest.mark.parametrize(
    ("body", "holder", "asked"),
    [
        pytest.param("Trade and Tourism Bureau", "Jon Marsh", True, id="another holder"),
        pytest.param("Bureau of Trade", "Jon Marsh", True, id="of the body with a word less"),
        pytest.param("Bureau of Mining", "Jon Marsh", False, id="of another body"),
        pytest.param("Trade and Tourism Bureau", "Ana Petrovic", False, id="the same holder"),
    ],
)
def test_one_office_with_two_holders(found: Found, body: str, holder: str, asked: bool) -> None:
    one = HOLDERS.format("Bureau of Trade and Tourism")
    other = (HOLDERS.format(body).replace("Ana Petrovic", holder).replace("12 cranes", "40 buoys"), "2025-01-05")
    made = found("identity", one, other)
    assert len(made) == asked
    assert all({"update"} == set(one.also) for one in made)
