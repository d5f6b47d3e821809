"""One sentence with another date, and the dates of one beginning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.api import compare_claims, extract_claims
from factcheck.core.article import Article
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import DiscrepancyKind

Found = Callable[..., list[Discrepancy]]
BULLETIN = (
    "As of {day} 2020, doctors of the Merrow harbour clinic have treated {number} sailors with marsh fever from Tarsia."
)
ALBUM = "It was released as the second single of the Harbour Nights album on May {day}, 2003 through Merrow Records and Tarsia Music."


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param([BULLETIN.format(day="21 March", number=568), BULLETIN.format(day="22 March", number=568)], "2020-03-21 and 2020-03-22", id="a count under two days"),
        pytest.param([ALBUM.format(day=18), ALBUM.format(day=14)], "2003-05-14 and 2003-05-18", id="a release on two days"),
        pytest.param(["Ada Lind was born on 18 October 1984.", "Ada Lind (born October 19, 1984) paints."], "1984-10-18 and 1984-10-19", id="two birthdays in other words"),
        pytest.param(["Ada Lind was born before July 1984.", "Ada Lind (born October 19, 1984) paints."], "two", id="a bound that the day breaks"),
    ],
)  # fmt: skip
def test_another_date(found: Found, texts: list[str], told: str) -> None:
    hints = [one for one in found("dating", *texts) if one.severity >= 2]
    assert [one.kind for one in hints] == [DiscrepancyKind.DATING]
    assert told in hints[0].explanation or told == "two"


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([BULLETIN.format(day="21 March", number=568), BULLETIN.format(day="22 March", number=590)], id="a count that moved with the day"),
        pytest.param([BULLETIN.format(day="21 March", number=568), BULLETIN.format(day="21 March", number=568)], id="one date"),
        pytest.param(["The clinic had 12 beds in March 2019.", "The clinic had 12 beds in March 2020."], id="few telling words"),
        pytest.param(["Ada Lind was born before July 1984.", "Ada Lind (born March 19, 1984) paints."], id="a bound that the day keeps"),
        pytest.param(["Ada Lind was born on 18 October 1984.", "Oda Brand was born on 19 October 1984."], id="two people"),
    ],
)  # fmt: skip
def test_no_other_date(found: Found, texts: list[str]) -> None:
    assert not [one for one in found("dating", *texts) if one.severity >= 2]


def test_a_bulletin_that_has_not_moved_is_cosmetic() -> None:
    claims = []
    for day in (21, 22):
        text = BULLETIN.format(day=f"{day} March", number=568)
        claims += extract_claims(Article(text=text, published=date(2020, 3, day), source="The Courier"))
    [hint] = compare_claims(claims).discrepancies
    assert (hint.kind, hint.severity) == (DiscrepancyKind.DATING, 1)


def test_a_copy_of_another_day_with_today_is_no_other_date() -> None:
    claims = []
    for day in (11, 12):
        text = "Today the Merrow harbour clinic treated 568 sailors with marsh fever from Tarsia and Port Elling."
        claims += extract_claims(Article(text=text, published=date(2020, 3, day), source=f"Paper {day}"))
    assert not [one for one in compare_claims(claims).discrepancies if one.severity >= 2]


def test_two_years_of_one_founding_are_a_conflict_whatever_their_dates() -> None:
    claims = []
    for number, year in enumerate((1976, 1984)):
        text = f"The Merrow Space Agency was founded on 4 May {year} in Tarsia."
        claims += extract_claims(Article(text=text, source=f"Paper {number}"))
    assert [one.severity >= 2 for one in compare_claims(claims).discrepancies] == [True]
