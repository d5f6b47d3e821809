"""Which figure an imported claim is about, and whether its value and unit are what is printed. The figures are read by the real rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck import api
from factcheck.core.claim_line import ClaimLine, LineFault
from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import QuantityKind
from factcheck.errors import FactcheckError, LineError
from factcheck.review.line_figures import Words, check_unit, check_values, figure_at, figure_place, is_rounding
from factcheck.workflow.claims import read_figure
from factcheck.workflow.drafting import NO_FIGURES

TEXT = (
    "The port took 1,119 ships and 276 million yuan in fees, up from 30 million yuan, on 19 December 2021. "
    'Sales fell 3% to $29.5 million; 5-6 cranes stand still under the "12 golden rules". Dues rose by 3%. About 120,000 boats came.'
)


def line(**said: str) -> ClaimLine:
    return ClaimLine(number=1, said=said)


def words(quote: str) -> Words:
    start = TEXT.index(quote)
    return Words(
        TEXT,
        (start, start + len(quote)),
        lambda text, *_: tuple(api.find_quantities(text, all=True)),
        frozenset(NO_FIGURES),
    )


def figure_of(quote: str, given: ClaimLine) -> tuple[Quantity, tuple[str, ...]]:
    there = words(quote)
    found = figure_at(there, figure_place(there, given), given, read_figure)
    return found, (*check_values(found, given, read_figure), *check_unit(found, given))


FEES = "1,119 ships and 276 million yuan in fees, up from 30 million yuan"


@pytest.mark.parametrize(
    ("quote", "given", "printed", "value", "notes"),
    [
        pytest.param("took 1,119 ships", line(), "1,119", "1119", 0, id="the only one"),
        pytest.param("took 1,119 ships", line(value="1,119"), "1,119", "1119", 0, id="a value with its comma"),
        pytest.param(FEES, line(value="1119"), "1,119", "1119", 0, id="by its value"),
        pytest.param(FEES, line(value_text="276 million yuan"), "276 million yuan", "276000000", 0, id="by its words"),
        pytest.param(FEES, line(value_text="276 million", value="276000000"), "276 million yuan", "276000000", 0, id="without its unit"),
        pytest.param(FEES, line(value="276 million", unit="CNY"), "276 million yuan", "276000000", 0, id="a value in words"),
        pytest.param(FEES, line(value="276000000", unit="yuan", unit_code="CNY"), "276 million yuan", "276000000", 0, id="its unit, and the code of that"),
        pytest.param(FEES, line(value="276400000"), "276 million yuan", "276000000", 1, id="within its rounding"),
        pytest.param("fell 3% to $29.5 million", line(value="29500000", unit="hong kong dollar"), "$29.5 million", "29500000", 1, id="a sign that leaves the country open"),
        pytest.param("5-6 cranes", line(value="5", value_high="6"), "5-6", "5", 0, id="a range"),
        pytest.param("5-6 cranes", line(value="5"), "5-6", "5", 0, id="the lower end of a range"),
        pytest.param('the "12 golden rules"', line(value="12"), "12", "12", 0, id="a figure in a name, by its value"),
        pytest.param('the "12 golden rules"', line(value_text="12"), "12", "12", 0, id="a figure in a name, by its words"),
        pytest.param("120,000 boats", line(value="120000", unit="tonne"), "120,000", "120000", 1, id="a unit that is not printed"),
    ],
)  # fmt: skip
def test_a_figure_that_stands_there(quote: str, given: ClaimLine, printed: str, value: str, notes: int) -> None:
    found, noted = figure_of(quote, given)
    assert (found.text, found.value) == (printed, Decimal(value))
    assert TEXT[found.start : found.end] == printed
    assert len(noted) == notes


@pytest.mark.parametrize(
    ("quote", "given", "fault", "said"),
    [
        pytest.param("took 1,119 ships", line(value="1120"), LineFault.VALUE_DIFFERS, "its value is 1120, but its quote prints “1,119”", id="another value"),
        pytest.param("took 1,119 ships", line(value_text="1,119", value="119"), LineFault.VALUE_DIFFERS, "but “1,119” reads as 1119", id="another value than its words"),
        pytest.param("took 1,119 ships", line(value_text="119"), LineFault.FIGURE_NOT_FOUND, "only a part of the figure “1,119”", id="a part of a figure"),
        pytest.param("119 ships", line(value_text="119"), LineFault.FIGURE_NOT_FOUND, "cuts the figure “1,119” in two", id="a quote that begins inside a figure"),
        pytest.param("119 ships", line(value="119"), LineFault.FIGURE_NOT_FOUND, "no figure is read", id="a value inside a figure"),
        pytest.param(FEES, line(value_text="277 million"), LineFault.FIGURE_NOT_FOUND, "does not stand in its quote, which prints “1,119”", id="no such words"),
        pytest.param(FEES, line(value_text="276", value="276"), LineFault.VALUE_DIFFERS, "“276 million yuan” reads as 276000000", id="without its scale"),
        pytest.param(FEES, line(value="276600000"), LineFault.VALUE_DIFFERS, "its quote prints “1,119”", id="beyond its rounding"),
        pytest.param(FEES, line(), LineFault.FIGURE_REPEATED, "prints “1,119”, “276 million yuan”", id="several, and none is named"),
        pytest.param('3% to $29.5 million; 5-6 cranes stand still under the "12 golden rules". Dues rose by 3%', line(value_text="3%"), LineFault.FIGURE_REPEATED, "stands 2 times in its quote", id="its words twice"),
        pytest.param('3% to $29.5 million; 5-6 cranes stand still under the "12 golden rules". Dues rose by 3%', line(value="3"), LineFault.FIGURE_REPEATED, "prints “3%”, “3%”", id="its value twice"),
        pytest.param("on 19 December 2021", line(value_text="19 December 2021"), LineFault.FIGURE_NOT_FOUND, "is no figure of a claim but a date", id="a date"),
        pytest.param("on 19 December 2021", line(value_text="19", value="19"), LineFault.FIGURE_NOT_FOUND, "only a part of the figure", id="a part of a date"),
        pytest.param("stand still", line(value="2"), LineFault.FIGURE_NOT_FOUND, "no figure is read in its quote", id="no figure"),
        pytest.param("stand still", line(value_text="still", value="2"), LineFault.FIGURE_NOT_FOUND, "“still” is not read as a number", id="words for a figure"),
        pytest.param(FEES, line(value="276000000", unit="us dollar"), LineFault.UNIT_DIFFERS, "its unit is us dollar, but “276 million yuan” is printed in chinese yuan", id="another unit"),
        pytest.param("fell 3% to", line(value="3", unit="percentage point"), LineFault.UNIT_DIFFERS, "is printed in percent", id="points for percent"),
        pytest.param(FEES, line(value="276000000", unit="yuan", unit_code="USD"), LineFault.BAD_FIELD, "unit_code USD is not that of chinese yuan", id="a code of another unit"),
        pytest.param("took 1,119 ships", line(value="1119", value_high="1200"), LineFault.VALUE_DIFFERS, "value high is 1200, but “1,119” reads as no range", id="no range"),
        pytest.param("took 1,119 ships", line(value="many"), LineFault.BAD_FIELD, "value is “many”, which is no number", id="no number"),
        pytest.param("took 1,119 ships", line(value="1119", change_from="900"), LineFault.VALUE_DIFFERS, "reads as no earlier value", id="an earlier value that is not printed"),
    ],
)  # fmt: skip
def test_a_figure_that_does_not(quote: str, given: ClaimLine, fault: LineFault, said: str) -> None:
    with pytest.raises(LineError, match=r".") as raised:
        figure_of(quote, given)
    assert raised.value.fault == fault
    assert said in str(raised.value)


def test_a_unit_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(FactcheckError, match="no unit or currency"):
        figure_of("took 1,119 ships", line(value="1119", unit="cubits of old"))


def test_the_edge_of_a_rounding_is_outside() -> None:
    assert is_rounding(Decimal(119), Decimal("119.4"), 0)
    assert not is_rounding(Decimal(119), Decimal("119.5"), 0)
    assert not is_rounding(Decimal("4.12"), Decimal("4.1"), -2)


def test_kinds_that_nobody_can_make_a_claim_are_vetoed_for_others_too() -> None:
    assert {QuantityKind.DATE, QuantityKind.CLOCK} <= NO_FIGURES
