"""What find_quantities reads: value, unit, bound, direction, and what it leaves out with a reason."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.core.quantity import Quantity, decimal_text
from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.quantities import find_quantities

QUANTITIES = {
    QuantityKind.COUNT,
    QuantityKind.MONEY,
    QuantityKind.PERCENT,
    QuantityKind.MEASURE,
    QuantityKind.MULTIPLE,
    QuantityKind.MEMBER,
    QuantityKind.PERIOD,
}


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


def values(text: str) -> list[str | None]:
    return [decimal_text(quantity.value) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        pytest.param("The fund paid out 206 million yuan.", "206 million yuan", "206000000", "chinese yuan", id="yuan"),
        pytest.param("It cost $29.5 million.", "$29.5 million", "29500000", "us dollar", id="dollar-sign"),
        pytest.param("It cost $ 5.4 billion .", "$ 5.4 billion", "5400000000", "us dollar", id="tokenised-dollar"),
        pytest.param("a US $5.4-billion deal", "US $5.4-billion", "5400000000", "us dollar", id="us-dollar-hyphen"),
        pytest.param("sales of HK$3m", "HK$3m", "3000000", "hong kong dollar", id="hong-kong-dollar"),
        pytest.param("it raised A$40 million", "A$40 million", "40000000", "australian dollar", id="australian-dollar"),
        pytest.param("a loss of Rs 500 crore", "Rs 500 crore", "5000000000", "indian rupee", id="crore"),
        pytest.param("a profit of RMB1.2bn", "RMB1.2bn", "1200000000", "chinese yuan", id="rmb-glued"),
        pytest.param("a grant of e75m to the port", "e75m", "75000000", "euro", id="wire-euro"),
        pytest.param("net profit of 12.5 mln dlrs", "12.5 mln dlrs", "12500000", "us dollar", id="wire-dollars"),
        pytest.param("a dividend of 15 cts", "15 cts", "15", "cent", id="wire-cents"),
        pytest.param("They owe USD 35.", "USD 35", "35", "us dollar", id="iso-code-before"),
        pytest.param("It sold for 3 dollars 50 cents.", "3 dollars 50 cents", "3.50", "us dollar", id="minor-unit"),
        pytest.param("It rose to 4.12 percent.", "4.12 percent", "4.12", "percent", id="percent"),
        pytest.param("a share of 57%", "57%", "57", "percent", id="percent-sign"),
        pytest.param("a yield of 6 pct", "6 pct", "6", "percent", id="pct"),
        pytest.param(
            "1.7 percentage points higher than", "1.7 percentage points", "1.7", "percentage point", id="points"
        ),
        pytest.param("a 15-percentage-point gain", "15-percentage-point", "15", "percentage point", id="points-hyphen"),
        pytest.param("It took half an hour.", "half an hour", "0.5", "hour", id="half-an-hour"),
        pytest.param("a fee of 40 basis points", "40 basis points", "40", "basis point", id="basis-points"),
        pytest.param("a room of 40 square meters", "40 square meters", "40", "square metre", id="square-metres"),
        pytest.param("It took three months.", "three months", "3", "month", id="months-in-words"),
        pytest.param("for five consecutive years", "five consecutive years", "5", "year", id="consecutive"),
        pytest.param("a 6.1-magnitude quake", "6.1-magnitude", "6.1", "magnitude", id="magnitude-after"),
        pytest.param("a magnitude-6.1 quake", "6.1", "6.1", "magnitude", id="magnitude-before"),
        pytest.param("a 10-year-old boy", "10-year-old", "10", "year of age", id="age"),
        pytest.param("It does 90 km/h.", "90 km/h", "90", "kilometre per hour", id="speed-symbol"),
        pytest.param("at 55 miles an hour", "55 miles an hour", "55", "mile per hour", id="speed-words"),
        pytest.param("it costs $70-a-share", "$70-a-share", "70", "us dollar per share", id="per-share"),
        pytest.param("sales of 1.2m tons", "1.2m tons", "1200000", "ton", id="m-is-million-before-a-noun"),
        pytest.param("He is 1.8m tall.", "1.8m", "1.8", "metre", id="m-is-metre"),
        pytest.param("a 250ml bottle", "250ml", "250", "millilitre", id="glued-unit"),
        pytest.param("lows of -5 degrees celsius", "-5 degrees celsius", "-5", "celsius", id="negative"),
        pytest.param("a coupon of 4-7/8 pct", "4-7/8 pct", "4.875", "percent", id="mixed-fraction"),
        pytest.param(
            "30\u00a0million\u00a0yuan", "30\u00a0million\u00a0yuan", "30000000", "chinese yuan", id="no-break-space"
        ),
    ],
)
def test_a_figure_has_its_unit(text: str, printed: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert quantity.text == printed
    assert quantity.value == Decimal(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "counted"),
    [
        pytest.param("The zone has 158 innovation platforms, it said.", "158", "innovation platform", id="digits"),
        pytest.param("They hold 3,228 patents.", "3228", "patent", id="separator"),
        pytest.param("It has twenty-four teams.", "24", "team", id="words"),
        pytest.param("some two and a half million users", "2500000", "user", id="and-a-half"),
        pytest.param("It lost a hundred trucks.", "100", "truck", id="a-hundred"),
        pytest.param("It built four hundred and six wells.", "406", "well", id="hundred-and"),
        pytest.param("a town of 25 lakh voters", "2500000", "voter", id="lakh"),
        pytest.param("30K people came", "30000", "person", id="K"),
        pytest.param("a 12 page document on ports", "12", "page", id="size"),
        pytest.param("12 pages of notes", "12", "page", id="pages"),
        pytest.param("It offers 50 different courses.", "50", "different course", id="different"),
        pytest.param("It made 500 new jobs.", "500", "new job", id="new"),
        pytest.param("It had two gas-only engines.", "2", "gas-only engine", id="compound-in-ly"),
        pytest.param("It closed 37 sales.", "37", "sale", id="sales"),
        pytest.param("three papers labelled Plan B", "3", "paper", id="participle-before-a-name"),
    ],
)
def test_a_count_spans_the_number_and_names_its_noun(text: str, value: str, counted: str) -> None:
    quantity = only(text)
    assert quantity.value == Decimal(value)
    assert quantity.unit is None
    assert quantity.counted == counted


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        pytest.param("276 million yuan", "276000000", 6, id="million"),
        pytest.param("4.12 percent", "4.12", -2, id="decimals"),
        pytest.param("30.43 million yuan", "30430000", 4, id="decimals-of-a-million"),
        pytest.param("3,228 patents", "3228", 0, id="integer"),
        pytest.param("$1.20", "1.20", -2, id="printed-zero-counts"),
    ],
)
def test_place_is_that_of_the_last_printed_digit(text: str, value: str, place: int) -> None:
    quantity = only(text)
    assert (decimal_text(quantity.value), quantity.place) == (value, place)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("killing at least one and hurting few", "1", None, id="at-least-one"),
        pytest.param("a 7.6 quake", "7.6", "magnitude", id="small-decimal-before-quake"),
        pytest.param("an average of 6.5/10 from critics", "6.5", "point out of 10", id="rating"),
        pytest.param("plus or minus 20%", "20", "percent", id="plus-or-minus"),
        pytest.param("a Japan Air <JAL> 24 crash", "24", None, id="a-ticker-is-no-bound"),
    ],
)
def test_what_reads_otherwise_at_first_sight(text: str, value: str, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert str(quantity.comparator) in {"exact", "at_least"}


def test_an_empty_text_has_no_figures() -> None:
    assert find_quantities("") == []


ALPHABET = "0123456789.,-–/%$€£¥:;()'\"’ \u00a0\n\u2009ambnkKRsHU½×onetwfirdzyhulpc"
WORDS = st.sampled_from(
    "one two twenty - million half a third dozen of per from to between and $ 5.4 1,000 2021 % percent yuan ( ) , . top first "
    "year old no one respectively Dec 13 \n \u00a0 up more than 10 /".split(" ")
)


@settings(max_examples=300)
@given(st.one_of(st.text(ALPHABET, max_size=60), st.text(max_size=40), st.lists(WORDS, max_size=14).map(" ".join)))
def test_every_span_gives_its_text_back(text: str) -> None:
    found = find_quantities(text, everything=True)
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)
    assert [(quantity.start, quantity.end) for quantity in found] == sorted(
        (quantity.start, quantity.end) for quantity in found
    )
    assert [quantity for quantity in found if quantity.kind in QUANTITIES] == find_quantities(text)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It has 7 R & D offices.", [("7", "R & D office")], id="R-and-D-is-no-day"),
        pytest.param(
            "206 million yuan ($29.5 million)", [("206000000", "chinese yuan"), ("29500000", "us dollar")], id="bracket"
        ),
        pytest.param("1.7 percentage points higher", [("1.7", "percentage point")], id="percentage-points"),
        pytest.param(
            "Mines, works, ports and towns numbered 116, 95, 23 and 119 respectively.",
            [("116", "Mine"), ("95", "work"), ("23", "port"), ("119", "town")],
            id="respectively",
        ),
        pytest.param("Patents reached 21.9 this year.", [("21.9", None)], id="no-year-as-a-unit"),
        pytest.param("the rate per 10,000 people was 21.9", [("21.9", None)], id="denominator"),
        pytest.param("in the 14th Five-Year Plan (2021-2025) period", [], id="plan"),
        pytest.param("for 2023-25", [], id="short-span"),
        pytest.param("a one-to-one lesson", [], id="one-to-one"),
        pytest.param("500 key projects", [("500", "key project")], id="key-is-no-thousand"),
        pytest.param("among the top 10 ports", [], id="top-10-is-a-rank"),
    ],
)
def test_what_is_easily_misread(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(decimal_text(quantity.value), quantity.unit or quantity.counted) for quantity in find_quantities(text)]
    assert found == expected
