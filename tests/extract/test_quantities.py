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

VETOED = {
    QuantityKind.DATE,
    QuantityKind.CLOCK,
    QuantityKind.NAME,
    QuantityKind.ORDINAL,
    QuantityKind.IDIOM,
    QuantityKind.FURNITURE,
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
    ],
)
def test_a_count_spans_the_number_and_names_its_noun(text: str, value: str, counted: str) -> None:
    quantity = only(text)
    assert quantity.value == Decimal(value)
    assert quantity.unit is None
    assert quantity.counted == counted


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        pytest.param("more than 500 firms", "more_than", id="more-than"),
        pytest.param("over 500 firms", "more_than", id="over"),
        pytest.param("> 500 firms", "more_than", id="sign"),
        pytest.param("at least 24 miners", "at_least", id="at-least"),
        pytest.param("no fewer than 24 miners", "at_least", id="no-fewer-than"),
        pytest.param("500-plus firms", "at_least", id="plus"),
        pytest.param("14 or more games", "at_least", id="or-more"),
        pytest.param("fewer than 24 miners", "less_than", id="fewer-than"),
        pytest.param("under 3 tons", "less_than", id="under"),
        pytest.param("up to 400 jobs", "at_most", id="up-to"),
        pytest.param("as many as 40 people", "at_most", id="as-many-as"),
        pytest.param("no more than 8 seats", "at_most", id="no-more-than"),
        pytest.param("nearly 300 boats", "approx", id="nearly"),
        pytest.param("some 39 regions", "approx", id="some"),
        pytest.param("around 39 regions", "approx", id="around"),
        pytest.param("a dozen villages", "approx", id="a-dozen"),
        pytest.param("dozens of villages", "at_least", id="dozens"),
        pytest.param("at least another 24 miners", "at_least", id="word-between"),
        pytest.param("39 regions", "exact", id="nothing"),
    ],
)
def test_bounds(text: str, comparator: str) -> None:
    assert str(only(text).comparator) == comparator


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        pytest.param("Exports rose by 6.5%.", "up", id="rose-by"),
        pytest.param("Shares fell nearly 3 percent.", "down", id="fell-nearly"),
        pytest.param("The index was down 12 points.", "down", id="down"),
        pytest.param("It closed 12 points higher.", "up", id="higher"),
        pytest.param("Rates rose to 6.5%.", None, id="a-level-reached"),
        pytest.param("It is 2% higher than in May.", None, id="a-comparison"),
        pytest.param("They raised $57m for victims.", None, id="raising-money"),
        pytest.param("The result includes a gain of $3m.", None, id="a-noun"),
    ],
)
def test_direction_is_of_verbs_and_adverbs(text: str, direction: str | None) -> None:
    found = only(text).direction
    assert (None if found is None else str(found)) == direction


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        pytest.param("between 44 and 50 people", "44", "50", None, id="between"),
        pytest.param("44 to 50 people", "44", "50", None, id="to"),
        pytest.param("a 5-10W laser", "5", "10", "watt", id="hyphen"),
        pytest.param("worth $89 to $93 billion", "89000000000", "93000000000", "us dollar", id="shared-scale"),
        pytest.param("four to five thousand users", "4000", "5000", None, id="shared-scale-words"),
        pytest.param("ranging from 1 per cent to 1.5 per cent", "1", "1.5", "percent", id="ranging-from"),
        pytest.param("men aged 18 to 34", "18", "34", "year of age", id="ages"),
        pytest.param("temperatures dropped by 1 to 1.5 degrees", "1", "1.5", "degree", id="amount-of-a-change"),
    ],
)
def test_ranges(text: str, low: str, high: str, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.value_high) == (Decimal(low), Decimal(high))
    assert str(quantity.comparator) == "range"
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "first", "second", "direction"),
    [
        pytest.param("grew from 30 million yuan to 276 million yuan", "30000000", "276000000", "up", id="both-units"),
        pytest.param("it fell from 208 pounds to 193", "208", "193", "down", id="unit-once"),
        pytest.param("output was cut from 3 to 2.5 million tons", "3000000", "2500000", "down", id="scale-once"),
    ],
)
def test_a_change_is_two_figures_not_a_range(text: str, first: str, second: str, direction: str) -> None:
    before, after = find_quantities(text)
    assert (before.value, after.value) == (Decimal(first), Decimal(second))
    assert before.value_high is None
    assert before.change_from is None
    assert after.change_from == Decimal(first)
    assert str(after.direction) == direction
    assert before.unit == after.unit


def test_an_earlier_value_may_stand_second() -> None:
    now, before = find_quantities("Revenue rose to $7.36 billion from $6.78 billion a year earlier.")
    assert now.change_from == before.value == Decimal(6780000000)
    assert before.unit == "us dollar"  # `a year earlier` is no denominator


def test_the_amount_and_the_level_reached_are_no_range() -> None:
    amount, level = find_quantities("The gap widened by $43.6 billion to $419.2 billion.")
    assert (amount.value_high, level.value_high) == (None, None)


def test_a_bracket_converts_and_is_never_negative() -> None:
    yuan, dollars = find_quantities("a turnover of 206 million yuan ($29.5 million)")
    assert dollars.conversion_of == yuan.start
    assert dollars.value == Decimal(29500000)
    assert yuan.conversion_of is None


def test_a_conversion_has_the_bound_of_what_it_converts() -> None:
    kilometres, miles = find_quantities("It flew more than 100 kilometers (60 miles).")
    assert kilometres.comparator is miles.comparator
    assert miles.conversion_of == kilometres.start


def test_a_rate_beside_a_total_is_no_conversion() -> None:
    total, rate = find_quantities("a loss of 1.7 mln dlrs, or five cts per share")
    assert rate.conversion_of is None
    assert rate.per == "share"
    assert total.per is None


def test_a_bare_dollar_beside_another_is_left_open() -> None:
    named, bare = find_quantities("a debt of US$113 trillion ($161 trillion)")
    assert (named.unit_code, bare.unit_code) == ("USD", None)


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        pytest.param("the number of patents per 10,000 people has reached 21.9", "21.9", "10,000 people", id="before"),
        pytest.param("21.9 per 10,000 people", "21.9", "10,000 people", id="after"),
        pytest.param("It makes 20 cars a day.", "20", "day", id="a-day"),
        pytest.param("8.5 cases per 100,000 residents", "8.5", "100,000 residents", id="behind-the-noun"),
    ],
)
def test_a_denominator_is_no_figure_of_its_own(text: str, value: str, per: str) -> None:
    quantity = only(text)
    assert quantity.value == Decimal(value)
    assert quantity.per == per


def test_respectively_zips_figures_and_nouns() -> None:
    found = find_quantities("The number of mines, steel works and ports reached 116, 95 and 23 respectively.")
    assert [(int(quantity.value), quantity.counted) for quantity in found] == [
        (116, "mine"),
        (95, "steel work"),
        (23, "port"),
    ]


def test_respectively_may_list_shares() -> None:
    assert values("They hold 30%, 20% and 5% respectively.") == ["30", "20", "5"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("one in three homes", "0.3333333333", id="one-in-three"),
        pytest.param("one in every five homes", "0.2", id="one-in-every-five"),
        pytest.param("nine out of 10 voters", "0.9", id="out-of"),
        pytest.param("half of the fleet", "0.5", id="half"),
        pytest.param("one-third of the fleet", "0.3333333333", id="one-third"),
        pytest.param("nearly two-thirds of sales", "0.6666666667", id="two-thirds"),
        pytest.param("three quarters of the oil", "0.75", id="three-quarters"),
    ],
)
def test_fractions(text: str, value: str) -> None:
    quantity = only(text)
    assert quantity.value == Decimal(value)
    assert quantity.kind is QuantityKind.MULTIPLE


@pytest.mark.parametrize(
    ("text", "printed", "value", "comparator"),
    [
        pytest.param("It is among the top 10 ports.", "top 10", 10, "at_most", id="top"),
        pytest.param("It was ranking first in the province.", "first", 1, "exact", id="ranking-first"),
        pytest.param("Their team came in third place.", "third", 3, "exact", id="third-place"),
        pytest.param("the second-largest port", "second", 2, "exact", id="second-largest"),
        pytest.param("the first foreign laboratory in Lhasa", "first", 1, "exact", id="first-in-a-place"),
        pytest.param("ranked No. 4 in the survey", "No. 4", 4, "exact", id="ranked-number"),
    ],
)
def test_ranks(text: str, printed: str, value: int, comparator: str) -> None:
    quantity = only(text)
    assert quantity.kind is QuantityKind.RANK
    assert (quantity.text, int(quantity.value), str(quantity.comparator)) == (printed, value, comparator)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("No one was killed in the blast.", "No one", id="no-one"),
        pytest.param("nobody has been injured", "nobody", id="nobody"),
        pytest.param("No casualties were reported.", "No", id="no-casualties"),
        pytest.param("Rates were left unchanged at", "unchanged", id="unchanged"),
    ],
)
def test_zero_without_a_digit(text: str, printed: str) -> None:
    quantity = only(text)
    assert quantity.text == printed
    assert quantity.value == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("No one knows the answer.", id="no-one-knows"),
        pytest.param("There is no doubt about that.", id="no-doubt"),
        pytest.param("The sign is unchanged.", id="unchanged-alone"),
        pytest.param("a number of towns and several cities", id="no-figure"),
    ],
)
def test_no_figure(text: str) -> None:
    assert find_quantities(text) == []


def test_the_part_counts_what_the_whole_counts() -> None:
    part, whole = find_quantities("Rain hit 2 of the 3 mines.")
    assert part.counted == whole.counted == "mine"


def test_four_times_is_a_multiple() -> None:
    quantity = only("more than four times the national rate")
    assert (quantity.kind, quantity.text) == (QuantityKind.MULTIPLE, "four times")
    assert str(quantity.comparator) == "more_than"


def test_the_year_of_a_foundation_is_a_claim() -> None:
    quantity = only("Founded in 1990, the zone grew.")
    assert (quantity.kind, quantity.value, quantity.unit) == (QuantityKind.YEAR, Decimal(1990), "year")


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
    ("text", "kind"),
    [
        pytest.param("It opened on Dec 13, 2021.", "date", id="month-day-year"),
        pytest.param("It opened on 9 May.", "date", id="day-month"),
        pytest.param("Updated: 2022-12-19", "date", id="iso"),
        pytest.param("iconDec 13, 2021 it said", "date", id="glued-month"),
        pytest.param("It shrank in 1998.", "date", id="year"),
        pytest.param("the 1988 quarter", "date", id="year-before-a-noun"),
        pytest.param("projects for 2023-25", "date", id="short-span"),
        pytest.param("the period 2021-2025", "date", id="span-of-years"),
        pytest.param("in the 1970s", "date", id="decade"),
        pytest.param("in the past four years", "date", id="period"),
        pytest.param("for the first nine months", "date", id="first-months"),
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
        pytest.param("one of the towns", "idiom", id="one-of-the"),
        pytest.param("they met one another", "idiom", id="one-another"),
        pytest.param("at one point it rained", "idiom", id="at-one-point"),
        pytest.param("a two-way street", "idiom", id="two-way"),
        pytest.param("0 Comments", "furniture", id="counter"),
        pytest.param("res_pic (1).jpg", "furniture", id="file-name"),
        pytest.param("mail box7@example.org", "furniture", id="e-mail"),
        pytest.param("https://example.org/a/55.html", "furniture", id="address-of-a-page"),
        pytest.param("call 010-6559-1234 now", "furniture", id="phone"),
        pytest.param("12345678901234567890123", "name", id="too-many-digits"),
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


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("since 7.6 and 7.5 magnitude quakes", ["magnitude", "magnitude"], id="unit-printed-once"),
        pytest.param("44 billion marks compared with 37.2 billion", ["mark", "mark"], id="compared-with"),
        pytest.param("It rose 64.06 points to 4,577.10.", ["point", "point"], id="level-of-an-index"),
        pytest.param("Supplies grew 4.1 mln barrels to 212.6 mln.", ["barrel", "barrel"], id="level-in-millions"),
        pytest.param("The toll rose by 9 to 36.", [None, None], id="counts-have-none"),
        pytest.param("In 1980 it paid 5 yen, then 40 homes.", ["japanese yen", None], id="nothing-compared"),
    ],
)
def test_a_unit_is_carried_to_what_it_is_compared_with(text: str, units: list[str | None]) -> None:
    assert [quantity.unit for quantity in find_quantities(text)] == units


def test_a_physical_unit_has_its_denominator_inside() -> None:
    speed = only("at 55 miles an hour")
    assert (speed.unit, speed.per) == ("mile per hour", None)
    price = only("at $70 a share")
    assert (price.unit, price.per) == ("us dollar per share", "share")


def test_by_finds_its_verb_further_off() -> None:
    quantity = only("It raised its estimate of imports by three mln tonnes.")
    assert str(quantity.direction) == "up"


def test_vague_plurals_behind_a_toll_count_people() -> None:
    assert values("killing two and injuring dozens in town") == ["2", "12"]


def test_counts_in_a_list_may_be_one() -> None:
    assert values("It has three museums, one library and 13 parks.") == ["3", "1", "13"]


def test_dates_end_with_their_line() -> None:
    found = find_quantities("[2009-05-04]\nTests of 19 patients", everything=True)
    assert [quantity.text for quantity in found] == ["2009-05-04", "19"]


def test_an_empty_text_has_no_figures() -> None:
    assert find_quantities("") == []


ALPHABET = "0123456789.,-–/%$€£¥:;()'\"’ \u00a0\n\u2009ambnkKRsHU½×onetwfirdzyhulpc"
WORDS = st.sampled_from(
    "one two twenty - million half a third dozen of per from to between and $ 5.4 1,000 2021 % percent yuan ( ) , . top first "
    "year old no one respectively Dec 13 \n \u00a0 up more than 10 /".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(ALPHABET, max_size=60), st.text(max_size=40), st.lists(WORDS, max_size=14).map(" ".join)))
def test_every_span_gives_its_text_back(text: str) -> None:
    found = find_quantities(text, everything=True)
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)
    assert [(quantity.start, quantity.end) for quantity in found] == sorted(
        (quantity.start, quantity.end) for quantity in found
    )
    kept = [quantity for quantity in found if quantity.kind not in VETOED]
    assert kept == find_quantities(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
