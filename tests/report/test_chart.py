from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from factcheck.core.claim import Claim
from factcheck.core.interval import Interval
from factcheck.core.vocabulary import Comparator, Direction, Form
from factcheck.report.chart import chart
from factcheck.report.marks import drawing, interval_words
from factcheck.report.scale import time_ticks, value_ticks

Make = Callable[..., Claim]


def figures(claim: Make, *stated: tuple[str | None, str], **facts: object) -> list[Claim]:
    return [
        claim(f"It took {value} ships.", value, f"C{at}", as_of=as_of, **facts)
        for at, (as_of, value) in enumerate(stated, 1)
    ]


def drawn(claims: list[Claim], title: str = "Ships") -> ET.Element:
    svg = chart(drawing(claims), name="S1", title=title)
    assert svg is not None
    return ET.fromstring(svg)  # noqa: S314 - what we have made ourselves


def texts(svg: ET.Element, kind: str) -> list[str]:
    return [one.text or "" for one in svg.iter("text") if one.get("class") == kind]


def test_a_chart_has_words_axes_and_a_mark_a_reading(claim: Make) -> None:
    svg = drawn(figures(claim, ("2017", "30"), ("2019", "60"), ("2021-06", "84"), ("2021-06", "84"), counted="ship"))
    assert svg.get("role") == "img"
    assert next(one.text for one in svg.iter("title")) == "Ships"
    assert "2017: 30; 2019: 60; June 2021: 84" in (svg.findtext("desc") or "")
    assert texts(svg, "axis") == ["ship"]
    assert texts(svg, "value") == ["30", "60", "84"]
    assert [one.get("class") for one in svg.iter("g")] == ["mark"] * 3
    assert sum(one.get("class") == "line" for one in svg.iter("path")) == 1
    assert {"0", "2018", "2020"} <= set(texts(svg, "tick"))


def test_everything_stands_inside_the_drawing(claim: Make) -> None:
    svg = drawn(figures(claim, ("1848", "1"), ("2021/2025", "123456789"), ("../2023-07", "9")))
    _, _, width, height = map(int, (svg.get("viewBox") or "").split())
    for one in svg.iter():
        across, down = one.get("cx") or one.get("x"), one.get("cy") or one.get("y")
        if across is not None and down is not None:
            assert 0 <= Decimal(across) <= width
            assert 0 <= Decimal(down) <= height


@pytest.mark.parametrize(
    "stated",
    [
        pytest.param([], id="nothing"),
        pytest.param([("2021", "48")], id="one reading"),
        pytest.param([("2021", "48"), ("2021", "84")], id="one time"),
        pytest.param([("2021", "48"), ("2021-12", "84")], id="a time inside another"),
        pytest.param([(None, "48"), ("2021", "84")], id="no time"),
        pytest.param([("XXXX-01-30", "48"), ("2021", "84")], id="no year"),
        pytest.param([("soon", "48"), ("2021", "84")], id="no period at all"),
    ],
)
def test_what_has_no_two_times_is_not_drawn(claim: Make, stated: list[tuple[str | None, str]]) -> None:
    assert chart(drawing(figures(claim, *stated)), name="S1", title="Ships") is None


@pytest.mark.parametrize(
    ("stated", "lowest"),
    [
        pytest.param([("2020", "48"), ("2021", "84")], "0", id="from zero"),
        pytest.param([("2020", "1000"), ("2021", "1004")], "1,000", id="close together"),
        pytest.param([("2020", "48"), ("2021", "48")], "40", id="nothing moved"),
    ],
)
def test_the_axis_begins_at_zero_or_says_so(claim: Make, stated: list[tuple[str, str]], lowest: str) -> None:
    svg = drawn(figures(claim, *stated, counted="ship"))
    assert texts(svg, "tick")[0] == lowest
    assert texts(svg, "axis") == ["ship" if lowest == "0" else "ship, the axis does not begin at 0"]


def test_days_have_their_year_at_the_axis(claim: Make) -> None:
    assert texts(drawn(figures(claim, ("2021-12-30", "48"), ("2022-01-03", "84"), counted="ship")), "axis") == [
        "ship, 2021, 2022"
    ]


def test_bounds_ranges_and_about_are_drawn_as_such(claim: Make) -> None:
    claims = [
        claim("It took more than 48 ships.", "48", "C1", as_of="2019", comparator=Comparator.MORE_THAN),
        claim("It took up to 60 ships.", "60", "C2", as_of="2020", comparator=Comparator.AT_MOST),
        claim("It took about 70 ships.", "70", "C3", as_of="2021", comparator=Comparator.APPROX),
        claim(
            "It took 50 to 84 ships.",
            "50 to 84",
            "C4",
            as_of="2022",
            value_high=Decimal(84),
            comparator=Comparator.RANGE,
        ),
    ]
    marks = list(drawn(claims).iter("g"))
    assert [[one.get("class") for one in mark if one.tag != "title"] for mark in marks] == [
        ["span", "dot"],
        ["span", "dot"],
        ["span", "ring"],
        ["span", "range", "dot"],
    ]
    assert [mark.findtext("title") for mark in marks] == [
        "2019: more than 48",
        "2020: at most 60",
        "2021: about 70",
        "2022: 50 to 84",
    ]


def test_a_fall_is_below_zero(claim: Make) -> None:
    fell = claim("It fell by 5 ships.", "5", "C1", as_of="2020", form=Form.CHANGE, direction=Direction.DOWN)
    rose = claim("It rose by 3 ships.", "3", "C2", as_of="2021", form=Form.CHANGE, direction=Direction.UP)
    assert [mark.value for mark in drawing([fell, rose]).marks] == [Decimal(-5), Decimal(3)]


def test_other_units_and_unknown_times_are_counted_not_drawn(claim: Make) -> None:
    claims = figures(claim, ("2019", "48"), ("2020", "60"), (None, "70"), unit="ton")
    claims.append(claim("It took 9 pounds.", "9", "C9", unit="pound", as_of="2021"))
    found = drawing(claims)
    assert ([mark.words for mark in found.marks], found.unit, found.left_out) == (["2019: 48", "2020: 60"], "ton", 2)


def test_many_readings_are_told_in_short(claim: Make) -> None:
    svg = drawn(figures(claim, *((f"{year}", f"{year - 1950}") for year in range(1990, 2022))))
    told = svg.findtext("desc") or ""
    assert told.startswith("32 readings. First 1990: 40; last 2021: 71; lowest 1990: 40; highest 2021: 71.")
    assert texts(svg, "value") == []
    assert len(texts(svg, "tick")) < 20


def test_words_of_articles_are_no_markup(claim: Make) -> None:
    claims = figures(claim, ("2020", "48"), ("2021", "84"), counted="</text><script>x</script>\x1b\u202e & more")
    svg = chart(drawing(claims), name="S1", title="<b>&\u202e")
    assert svg is not None
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert ET.fromstring(svg).findtext("title") == "<b>&\\u202e"  # noqa: S314 - what we have made ourselves


def test_only_what_a_page_may_hold_is_in_it(claim: Make) -> None:
    svg = chart(drawing(figures(claim, ("2020", "48"), ("2021", "84"))), name="S1", title="Ships")
    assert svg is not None
    assert not re.search(r"style=|href|url\(|on\w+=", svg)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("0", "158", "0 50 100 150 200"),
        ("30", "276", "0 100 200 300"),
        ("-5", "3", "-6 -4 -2 0 2 4"),
        ("0.001", "0.004", "0.001 0.002 0.003 0.004"),
        ("4.12", "4.9", "4.0 4.2 4.4 4.6 4.8 5.0"),
        ("0", "123456789012345678901234567890", "0 5E+28 1.0E+29 1.5E+29"),
    ],
)
def test_lines_stand_at_round_values(low: str, high: str, ticks: str) -> None:
    found = value_ticks(Decimal(low), Decimal(high))
    assert [Decimal(tick) for tick in ticks.split()] == list(found)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2017-01-01", "2021-12-31", "2017 2018 2019 2020 2021"),
        ("1848-03-01", "2021-12-31", "1850 1900 1950 2000"),
        ("2021-12-13", "2022-12-19", "Jan 2022|Apr 2022|Jul 2022|Oct 2022"),
        ("2022-09-01", "2022-09-11", "1 Sep|3 Sep|5 Sep|7 Sep|9 Sep|11 Sep"),
    ],
)
def test_lines_stand_at_beginnings_of_times(first: str, last: str, labels: str) -> None:
    found = time_ticks(date.fromisoformat(first), date.fromisoformat(last))
    assert [label for _, label in found] == labels.split("|" if "|" in labels else " ")


def test_what_is_in_conflict_is_marked_by_a_form_a_number_and_a_link(claim: Make) -> None:
    claims = figures(claim, ("2019", "48"), ("2020", "60"), ("2021", "84"))
    found = drawing(claims, disputes={"C2": ("D7", "D9")})
    assert [mark.disputes for mark in found.marks] == [(), ("D7", "D9"), ()]
    svg = chart(found, name="S1", title="Ships", links={"D7": "more.html#D7"})
    assert svg is not None
    root = ET.fromstring(svg)  # noqa: S314 - what we have made ourselves
    assert root.get("role") == "group"
    (link,) = root.iter("a")
    assert (link.get("href"), link.get("aria-label")) == ("more.html#D7", "2020: 60 (in conflict, see D7, D9)")
    assert [one.get("class") for one in link.iter("path") if one.get("class") == "diamond"] == ["diamond"]
    assert texts(root, "dispute") == ["D7"]
    assert "2020: 60 (in conflict, see D7, D9)" in (root.findtext("desc") or "")


def test_a_mark_that_leads_nowhere_is_no_link(claim: Make) -> None:
    found = drawing(figures(claim, ("2019", "48"), ("2021", "84")), disputes={"C1": ("D7",)})
    svg = chart(found, name="S1", title="Ships")
    assert svg is not None
    root = ET.fromstring(svg)  # noqa: S314 - what we have made ourselves
    assert (root.get("role"), list(root.iter("a")), texts(root, "dispute")) == ("img", [], ["D7"])


def test_equal_readings_are_one_mark_with_the_conflicts_of_all(claim: Make) -> None:
    found = drawing(figures(claim, ("2021", "84"), ("2021", "84")), disputes={"C2": ("D7",)})
    assert [mark.disputes for mark in found.marks] == [("D7",)]


def test_what_a_figure_claims_is_an_upright_bar(claim: Make) -> None:
    about, above, exact = claims = [
        claim("It took about 84 ships.", "84", "C1", as_of="2019", comparator=Comparator.APPROX),
        claim("It took more than 100 ships.", "100", "C2", as_of="2020", comparator=Comparator.MORE_THAN),
        claim("It took 120 ships.", "120", "C3", as_of="2021"),
    ]
    firm = {
        about.key: Interval(Decimal(76), Decimal(92)),
        above.key: Interval(Decimal(101), Decimal(199)),
        exact.key: Interval(Decimal(120), Decimal(120)),
    }
    found = drawing(claims, firm)
    assert [(mark.least, mark.most) for mark in found.marks] == [(76, 92), (101, 199), (None, None)]
    assert found.marks[0].words == "2019: about 84 (76 to 92)"
    assert [interval_words(one, firm) for one in claims] == ["76 to 92", "101 to 199", ""]
    svg = chart(found, name="S1", title="Ships")
    assert svg is not None
    root = ET.fromstring(svg)  # noqa: S314 - what we have made ourselves
    assert sum(one.get("class") == "interval" for one in root.iter("path")) == 2
    assert texts(root, "tick")[:5] == ["0", "50", "100", "150", "200"]


def test_an_open_end_and_a_tiny_interval_are_not_drawn(claim: Make) -> None:
    claims = figures(claim, ("2019", "48"), ("2021", "84"))
    firm = {claims[0].key: Interval(Decimal(48), None), claims[1].key: Interval(Decimal("83.5"), Decimal("84.5"))}
    svg = chart(drawing(claims, firm), name="S1", title="Ships")
    assert svg is not None
    assert 'class="interval"' not in svg


def test_a_fall_has_its_interval_below_zero(claim: Make) -> None:
    fell = claim("It fell by about 5 ships.", "5", "C1", as_of="2020", form=Form.CHANGE, direction=Direction.DOWN)
    (mark,) = drawing([fell], {fell.key: Interval(Decimal(4), Decimal(6))}).marks
    assert (mark.value, mark.least, mark.most) == (-5, -6, -4)
