"""Sums, changes, averages, multiples, lists, totals: each with a text that works out, and the same text with one figure changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.discrepancy import Discrepancy

Found = Callable[..., list[Discrepancy]]

PLAIN = [
    pytest.param(
        "Sales rose 30 million euros to 100 million euros from 70 million euros.",
        "Sales rose 20 million euros to 100 million euros from 70 million euros.",
        "100 million euros - 70 million euros = up 30 million euros",
        id="a change in its own unit",
    ),
    pytest.param(
        "Sales fell 25% to 60 million euros from 80 million euros.",
        "Sales fell 52% to 60 million euros from 80 million euros.",
        "60 million euros / 80 million euros - 1 = down 25%",
        id="a change in percent",
    ),
    pytest.param(
        "The jobless rate rose 1.0 percentage points to 6.5 percent from 5.5 percent.",
        "The jobless rate rose 1.5 percentage points to 6.5 percent from 5.5 percent.",
        "6.5 percent - 5.5 percent = up 1 points",
        id="a change in percentage points",
    ),
    pytest.param(
        "The firm paid 10 million dollars to 50 employees, or 200,000 dollars each.",
        "The firm paid 10 million dollars to 50 employees, or 500,000 dollars each.",
        "10 million dollars / 50 = 200,000 dollars",
        id="so much for each",
    ),
    pytest.param(
        "The state spent 2.4 billion dollars on 1.2 million students, or 2,000 dollars per student.",
        "The state spent 2.4 billion dollars on 1.2 million students, or 3,000 dollars per student.",
        "2.4 billion dollars / 1.2 million = 2,000 dollars per student",
        id="so much per head",
    ),
    pytest.param(
        "The city has 17 bases: three national, one regional and 13 local bases.",
        "The city has 17 bases: three national, one regional and 12 local bases.",
        "three + one + 12 = 16",
        id="parts behind a colon",
    ),
    pytest.param(
        "Output was 120 tons, four times the 30 tons of last year.",
        "Output was 120 tons, five times the 30 tons of last year.",
        "30 tons x five times = 150 tons",
        id="a multiple",
    ),
    pytest.param(
        "The park opened five laboratories: a laser laboratory, a wind tunnel, a chip line, a test track and a cold store.",
        "The park opened four laboratories: a laser laboratory, a wind tunnel, a chip line, a test track and a cold store.",
        "four announced, 5 listed",
        id="a list behind a colon",
    ),
    pytest.param(
        "Larkfield Park has 68 platforms, or 57 percent of the total of Larkfield City.",
        "Larkfield Park has 7 platforms, or 93 percent of the total of Larkfield City.",
        "7 / 93 percent = 7.527: no whole number",
        id="things come in whole numbers",
    ),
    pytest.param(
        "Tarsia had an unemployment rate of 6.2 percent in 2023, 1.5 percentage points above that of Norland. Norland had an unemployment rate of 4.7 percent in 2023.",
        "Tarsia had an unemployment rate of 6.2 percent in 2023, 1.5 percentage points above that of Norland. Norland had an unemployment rate of 5.9 percent in 2023.",
        "6.2 percent - 1.5 percentage points = 4.7% for Norland",
        id="points above another",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "working"), PLAIN)
def test_what_works_out_and_what_does_not(found: Found, right: str, wrong: str, working: str) -> None:
    assert not found("arithmetic", right)
    (one,) = found("arithmetic", wrong)
    assert one.kind == "arithmetic"
    assert one.severity >= 2
    assert any(working in signal.detail for signal in one.signals) or any(
        working in (side.working or "") for side in one.sides
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rigs rose by 23 to 784, against 1,063 rigs a year ago.", id="against another time"),
        pytest.param(
            "Sales rose 7.3% on a comparable basis to 60.9 million euros from 57.2 million euros.",
            id="an adjusted rate",
        ),
        pytest.param(
            "Profit fell to 14.1 million euros from 22.6 million euros and the dividend lost one euro.",
            id="another change",
        ),
        pytest.param(
            "Debt rose 54% to 7.7 billion euros, while the deficit rose to 2 billion euros from 1.2 billion euros.",
            id="another clause",
        ),
        pytest.param(
            "The 28-year-old got a $184 million offer, or $23 million per season.", id="an age is no number of seasons"
        ),
        pytest.param(
            "The firm paid 10 million dollars to 50 employees, who hold 500,000 dollars each.",
            id="each has something else",
        ),
        pytest.param("The firm has two creditors, who hold 50.5 percent of it.", id="a share of something else"),
        pytest.param(
            "The park was fined four times for many things: a fire, a leak and a flood.", id="how often, not what"
        ),
        pytest.param("Three of the ships are new: the Ada, the Ben and one of 12 more.", id="a list with figures"),
        pytest.param(
            "The park opened two laboratories: a centre for trade and industry, and a wind tunnel.",
            id="an and inside an item",
        ),
    ],
)
def test_what_is_not_tied_together(found: Found, text: str) -> None:
    assert not found("arithmetic", text)


def test_a_factor_of_five_weighs_more(found: Found) -> None:
    (one,) = found("arithmetic", "The firm paid 10 million dollars to 50 employees, or 2,000 dollars each.")
    assert (one.severity, one.also) == (4, ("scale",))


def test_all_of_the_indicators(found: Found) -> None:
    few = "Larkfield Park has 116 mills and 95 firms. All five indicators take the lead in the region."
    (one,) = found("arithmetic", few)
    assert one.severity == 1
    assert "five announced, 2 told" in {signal.detail for signal in one.signals}
    assert not found("arithmetic", few.replace("five", "two"))


def test_two_shares_of_one_whole(found: Found) -> None:
    one = "Larkfield High-tech Zone signed 90 export contracts, accounting for 90% of Larkfield City."
    other = "Merrow Harbour Park signed {} export contracts, accounting for 10% of Larkfield City."
    assert not found("arithmetic", one, other.format(10))
    (made,) = found("arithmetic", one, other.format(60))
    assert [side.working for side in made.sides] == ["90 / 90% = 100", "60 / 10% = 600"]
    assert made.severity == 3
    (later,) = found("arithmetic", one, (other.format(60), "2025-05-05"))
    assert later.severity == 2
    assert {"update", "definition"} <= set(later.also)


def test_money_at_the_rate_of_its_day(found: Found) -> None:
    text = "The zone signed contracts with a turnover of 206 million yuan (${} million)."
    assert not found("rate", (text.format("29.5"), "2022-12-19"))
    (one,) = found("rate", (text.format("295"), "2022-12-19"))
    assert one.severity == 4
    assert "19 December 2022, European Central Bank, euro reference rates" in (one.sides[0].working or "")
