"""What is no figure, with a reason."""

from __future__ import annotations

import pytest

from factcheck.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("It snowed on Dec 13, 2021.", "date", id="month-day-year"),
        pytest.param("It opened on 9 May.", "date", id="day-month"),
        pytest.param("Updated: 2022-12-19", "date", id="iso"),
        pytest.param("iconDec 13, 2021 it said", "date", id="glued-month"),
        pytest.param("It shrank in 1998.", "date", id="year"),
        pytest.param("the 1988 quarter", "date", id="year-before-a-noun"),
        pytest.param("projects for 2023-25", "date", id="short-span"),
        pytest.param("the period 2021-2025", "date", id="span-of-years"),
        pytest.param("in the 1970s", "date", id="decade"),
        pytest.param("dividend payable April one to holders", "date", id="day-in-words"),
        pytest.param("at 09:36 it rang", "clock", id="clock"),
        pytest.param("at 10.45pm it rang", "clock", id="clock-with-a-point"),
        pytest.param("at 5 p.m. it rang", "clock", id="pm"),
        pytest.param("It reopened around 1900 GMT.", "clock", id="zone"),
        pytest.param("It closed two years ago", "date", id="a time before now"),
        pytest.param("the 14th Five-Year Plan", "name", id="plan"),
        pytest.param("a five-year plan", "name", id="small-plan"),
        pytest.param("an AK-47 rifle", "name", id="hyphen-name"),
        pytest.param("It flies the Boeing 747.", "name", id="capital-name"),
        pytest.param("in Section 427 Row 21", "name", id="labels"),
        pytest.param("see page 12 of the file", "name", id="page"),
        pytest.param("the Group of Seven", "name", id="group-of-seven"),
        pytest.param("see pp. 12-15", "name", id="pages"),
        pytest.param("the spread of COVID-19", "name", id="covid"),
        pytest.param("the G20 summit", "name", id="glued-name"),
        pytest.param("better 5G networks", "name", id="glued-letters"),
        pytest.param("575 Wilbraham Road", "name", id="address"),
        pytest.param("a 3-1 win", "name", id="score"),
        pytest.param('the "10 policies" for parks', "name", id="quoted-name"),
        pytest.param("a second-level test", "ordinal", id="ordinal-compound"),
        pytest.param("for the first time", "ordinal", id="first-time"),
        pytest.param("its third quarter", "ordinal", id="third-quarter"),
        pytest.param("a one-to-one talk", "idiom", id="one-to-one"),
        pytest.param("a four-in-one scheme", "idiom", id="four-in-one"),
        pytest.param("one of them", "idiom", id="one-of-them"),
        pytest.param("they met one another", "idiom", id="one-another"),
        pytest.param("at one point it rained", "idiom", id="at-one-point"),
        pytest.param("a two-way street", "idiom", id="two-way"),
        pytest.param("0 Comments", "furniture", id="counter"),
        pytest.param("res_pic (1).jpg", "furniture", id="file-name"),
        pytest.param("mail box7@example.org", "furniture", id="e-mail"),
        pytest.param("https://example.org/a/55.html", "furniture", id="address-of-a-page"),
        pytest.param("call 010-6559-1234 now", "furniture", id="phone"),
        pytest.param("12345678901234567890123", "name", id="too-many-digits"),
        pytest.param("results of phase 3 trials", "name", id="numbering-before-a-plural"),
        pytest.param("the Group of 20", "name", id="group-of-20"),
        pytest.param("won by a 3-to-1 margin", "name", id="ratio-in-words"),
        pytest.param("Members voted 52 to 48 for it", "name", id="vote"),
        pytest.param("sold by 3M Co", "name", id="3M"),
        pytest.param("in Genesis 1:1-3", "clock", id="verses"),
        pytest.param("at 12 noon", "clock", id="noon"),
        pytest.param("she was 6-under", "idiom", id="under-par"),
        pytest.param("They finished 2-4 in their group", "name", id="wins-and-losses"),
        pytest.param("at 40 East 5th Avenue", "name", id="address-with-an-ordinal"),
        pytest.param("They fell to 15-17.", "name", id="record"),
        pytest.param("a 2-for-1 stock split", "idiom", id="split"),
        pytest.param("the 8900 is its best phone", "name", id="model-called-by-its-number"),
        pytest.param("it comes in early '09", "date", id="short-year"),
        pytest.param("paper in band two at par", "name", id="band"),
        pytest.param("a 1-in-100-year flood", "idiom", id="flood"),
        pytest.param("it rang at 611 pm in Ayr", "clock", id="clock-without-its-colon"),
        pytest.param("at 08.33 BST in Ayr", "clock", id="clock-with-a-point-and-a-zone"),
        pytest.param("a 911 dispatcher heard it", "name", id="emergency-call"),
        pytest.param("Standard and Poor's 500 index", "name", id="index"),
        pytest.param("the 911 operator", "name", id="operator"),
    ],
)
def test_vetoed_with_a_reason(text: str, kind: str) -> None:
    assert find_quantities(text) == []
    everything = find_quantities(text, everything=True)
    assert kind in {str(quantity.kind) for quantity in everything}
    assert all(quantity.why.startswith("veto: ") for quantity in everything)


def test_a_plan_keeps_its_span() -> None:
    found = find_quantities("during the 14th Five-Year Plan (2021-2025)", everything=True)
    assert {quantity.text for quantity in found} == {"14th Five-Year Plan", "2021-2025"}


def test_dates_end_with_their_line() -> None:
    found = find_quantities("[2009-05-04]\nTests of 19 patients", everything=True)
    assert [quantity.text for quantity in found] == ["2009-05-04", "19"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("It runs on Windows 7 and 8, they said", [], id="two-versions"),
        pytest.param("under Articles 3, 4 and 5 of the law", [], id="three-articles"),
        pytest.param("On Flight 7 and 3 people died", [3], id="a-count-behind-a-name"),
    ],
)
def test_a_name_goes_on_to_its_next_number(text: str, values: list[int]) -> None:
    assert [quantity.value for quantity in find_quantities(text)] == values


def test_the_yards_of_a_down_are_no_figure() -> None:
    assert find_quantities("It was stopped on 4th-and-1 and on third-and-12.") == []
