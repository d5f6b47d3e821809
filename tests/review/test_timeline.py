from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.cells import cells
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.vocabulary import ClaimKind, DiscrepancyKind, Form
from factcheck.review.timeline import timeline, timeline_lines

PRINTED = date(2022, 3, 4)


def claim(number: int, as_of: str | None = None, *, source: str | None = "Daily", published: date | None = PRINTED) -> Claim:  # fmt: skip
    """A claim whose figure is its number."""
    text = f"Ayr has {number} boats."
    return Claim(
        article=Article(text=text, source=source, published=published), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=0, end=len(text) - 1,
        context_start=0, context_end=len(text), value_start=8, value_end=8 + len(str(number)), value=Decimal(number), rule="t", as_of=as_of,
        id=f"C{number}",
    )  # fmt: skip


def question(*sides: Sequence[Claim]) -> Discrepancy:
    return Discrepancy(
        key="k", kind=DiscrepancyKind.UPDATE, also=(), severity=3, score=0.5, subject="Ayr", metric="boats", unit=None, signals=(),
        explanation="x",
        sides=tuple(Side(value=one[0].value, value_high=None, low=None, high=None, as_of=None, claims=tuple(one), voices=1) for one in sides),
    )  # fmt: skip


TWO = question([claim(12, "2021")], [claim(14, "2022-12-19")])


def test_the_readings_in_their_order_with_their_sides() -> None:
    shown = timeline(TWO, [claim(13, "2022-06"), claim(12, "2021")])
    assert [(mark.when, mark.figure, mark.side) for mark in shown.marks] == [
        ("2021", "12", 0),
        ("2022-06", "13", None),
        ("2022-12-19", "14", 1),
    ]
    assert (shown.marks[0].first, shown.marks[0].last) == (date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("as_of", "published", "told"),
    [
        pytest.param("2021-05", PRINTED, ("2021-05", False), id="a stated time"),
        pytest.param("2017/..", PRINTED, ("2017/..", False), id="an open end"),
        pytest.param(None, PRINTED, ("2022-03-04", True), id="the article's day"),
        pytest.param("XXXX-01-30", PRINTED, ("2022-03-04", True), id="a year that is not known"),
        pytest.param("soon", PRINTED, ("2022-03-04", True), id="no time at all"),
    ],
)
def test_where_a_reading_stands_in_time(as_of: str | None, published: date, told: tuple[str, bool]) -> None:
    (mark,) = timeline(question([claim(12, as_of, published=published)])).marks
    assert (mark.when, mark.published) == told


def test_a_reading_without_a_date_is_listed_beneath() -> None:
    shown = timeline(TWO, [claim(13, None, published=None)])
    assert [mark.figure for mark in shown.undated] == ["13"]
    lines = timeline_lines(shown, 80)
    assert lines[-2:] == ("  without a date:", "  ·    13  Daily")


def test_claims_of_one_time_and_figure_are_one_reading() -> None:
    one, other = claim(13, "2020"), claim(13, "2020", source="Weekly")
    copies = [one, Claim(**{name: getattr(other, name) for name in ("article", "kind", "form", "start", "end", "context_start", "context_end", "value_start", "value_end", "value", "rule", "as_of")}, id="C99")]  # fmt: skip
    (mark, *_) = timeline(TWO, copies).marks
    assert mark.sources == ("Daily", "Weekly")
    assert mark.claims == ("C13", "C99")
    assert any(line.endswith("Daily and 1 more") for line in timeline_lines(timeline(TWO, copies), 80))


@pytest.mark.parametrize(
    ("series", "more"),
    [
        pytest.param([], False, id="the sides alone"),
        pytest.param([claim(13, "2020")], True, id="a reading beside them"),
    ],
)
def test_it_says_more_than_the_table(series: list[Claim], more: bool) -> None:
    assert timeline(TWO, series).says_more is more


def test_three_times_say_more_than_the_table() -> None:
    assert timeline(question([claim(12, "2021")], [claim(14, "2022")], [claim(15, "2023")])).says_more
    assert not timeline(question([claim(12, "2021")], [claim(14, "2022")], [claim(15, "2022")])).says_more


def test_the_drawing() -> None:
    shown = timeline(question([claim(12, "2021")], [claim(14, "2022")], [claim(15, "2022")]), [claim(20, None)])
    assert timeline_lines(shown, 60) == (
        "                1                  ·        2",
        "                                            3",
        "  ┼───────────────────────────┼─────────────────────────────",
        "  2021                        2022",
        "  1  2021         12  Daily, side 1",
        "  ·  2022-03-04*  20  Daily",
        "  2  2022         14  Daily, side 2",
        "  3  2022         15  Daily, side 3",
        "  * no time is stated: the day of the article",
    )


def test_one_time_has_no_axis() -> None:
    assert timeline_lines(timeline(question([claim(12, "2021")], [claim(14, "2021")])), 80) == (
        "  1  2021  12  Daily, side 1",
        "  2  2021  14  Daily, side 2",
    )


def test_nothing_has_no_lines() -> None:
    assert timeline_lines(timeline(question()), 80) == ()


MANY = [claim(100 + at, f"{1970 + at}") for at in range(48)]


def test_of_fifty_readings_the_axis_has_all_and_the_list_the_nearest() -> None:
    lines = timeline_lines(timeline(TWO, MANY), 120, most=19)
    axis = "".join(lines[:next(at for at, line in enumerate(lines) if "┼" in line)])  # fmt: skip
    assert sum(axis.count(sign) for sign in "·12") == 50
    assert "  and 31 more" in lines
    rows = [line for line in lines if "Daily" in line]
    assert len(rows) == 19
    assert rows[0].startswith("  ·  2001")


def test_where_too_many_stand_at_one_place_it_says_how_many() -> None:
    lines = timeline_lines(timeline(TWO, [claim(100 + at, "2021") for at in range(48)]), 80)
    assert "  + stands for 44 more" in lines
    assert len(lines) < 25


@pytest.mark.parametrize("width", [40, 41, 60, 80, 119, 120])
@pytest.mark.parametrize(
    "series",
    [
        pytest.param(MANY, id="many"),
        pytest.param([claim(7, "2022-12-20", source="博物馆和图书馆的数量" * 4)], id="wide letters"),
        pytest.param([claim(7, "1100"), claim(8, "9999")], id="from one end of the calendar to the other"),
        pytest.param([claim(7, "2022-12-31/2023-01-02", source="a" * 90)], id="one long word"),
    ],
)
@pytest.mark.parametrize("sides", [2, 12])
def test_no_line_is_wider_than_it_may_be(width: int, series: list[Claim], sides: int) -> None:
    found = question(*([claim(500 + at, "2022-12-31")] for at in range(sides)))
    assert max(cells(line) for line in timeline_lines(timeline(found, series), width)) <= width


def test_numbers_of_two_digits_do_not_run_together() -> None:
    found = question(*([claim(500 + at, f"2022-12-{at + 1:02d}")] for at in range(12)))
    signs = " ".join(timeline_lines(timeline(found), 40)).split("┼")[0].split()
    assert {"11", "12"} <= set(signs)
    assert all(int(sign.rstrip("─")) <= 12 for sign in signs if sign.rstrip("─"))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        pytest.param("2021-03-01", "2021-03-02", ["2021-03-01", "2021-03-02"], id="days"),
        pytest.param("2021-03", "2021-08", ["2021-03", "2021-04", "2021-05", "2021-06", "2021-07", "2021-08"], id="months"),
        pytest.param("2021", "2022", ["2021", "2022"], id="years"),
        pytest.param("1951", "2049", ["1960", "1970", "1980", "1990", "2000", "2010", "2020", "2030", "2040"], id="tens of years"),
    ],
)  # fmt: skip
def test_the_ticks_are_round_times(first: str, last: str, labels: list[str]) -> None:
    lines = timeline_lines(timeline(question([claim(12, first)], [claim(14, last)])), 80)
    assert lines[2].split() == labels


def test_ascii_has_the_same_meaning() -> None:
    lines = timeline_lines(timeline(TWO, MANY), 80, ascii_only=True)
    assert all(line.isascii() for line in lines)


def test_words_are_defused() -> None:
    shown = timeline(TWO, [claim(13, "2022", source="Dai\x1b[2Jly")])
    assert not any("\x1b" in line for line in timeline_lines(shown, 80))
