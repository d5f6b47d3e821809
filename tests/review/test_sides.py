from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Side
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Form
from factcheck.review.sides import REACHES, excerpt, later_side, side_rows

Make = Callable[..., Any]


def test_what_agrees_and_what_differs(question: Make, side: Make, claim: Make) -> None:
    first = side(claim(1, 12, source="Gull", published=date(2021, 3, 4), as_of="2020", as_of_basis=AsOfBasis.STATED))
    second = side(
        claim(2, 14, source="Heron", published=date(2021, 3, 4), as_of="2021-03-04", as_of_basis=AsOfBasis.PUBLISHED, metric="Ferries", scope="in winter"),
        claim(3, 14, source="Gull", published=None, attribution="the harbour master"),
    )  # fmt: skip
    rows = {row.field: (row.words, row.same) for row in side_rows(question(1, first, second).discrepancy)}
    assert rows == {
        "figure": (("12", "14"), False),
        "as of": (("2020", "2021-03-04 (published)"), False),
        "subject": (("Merrow", "Merrow"), True),
        "metric": (("ferries", "Ferries; ferries"), False),
        "scope": (("-", "in winter"), False),
        "form": (("level", "level"), True),
        "said by": (("-", "the harbour master"), False),
        "source": (("Gull", "Heron; Gull"), False),
        "published": (("2021-03-04", "2021-03-04; unknown"), False),
    }


def test_upper_and_lower_case_make_no_difference(question: Make, side: Make, claim: Make) -> None:
    rows = side_rows(question(1, side(claim(1, 12)), side(claim(2, 14, metric="FERRIES"))).discrepancy)
    assert next(row for row in rows if row.field == "metric").same


def test_a_computed_side_has_its_result_and_its_period(question: Make, side: Make) -> None:
    computed = side(working="13 / 50% = 26")
    rows = {row.field: row.words for row in side_rows(question(1, computed, 14).discrepancy)}
    assert rows["figure"] == ("26", "14")
    assert rows["subject"] == ("-", "Merrow")


TEXT = (
    "Ferries of the coast\n\nThe strait is wide. Merrow runs 12 ferries to the isles. They are old.\n\n"
    + "Nobody counted the boats of Oban. " * 60
)


def standing(text: str = TEXT, begin: str = "Merrow", figure: str = "12") -> Claim:
    start = text.index(figure)
    first, last = text.index(begin), text.index("isles.") + len("isles.")
    return Claim(
        article=Article(text=text), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=start, end=start + len("12 ferries"), context_start=first,
        context_end=last, value_start=start, value_end=start + 2, value=Decimal(12), rule="test",
    )  # fmt: skip


def test_the_quote_stands_in_its_sentence() -> None:
    found = excerpt(standing())
    assert (found.before, found.lead, found.figure, found.rest, found.after) == (
        "Merrow runs ",
        "",
        "12",
        " ferries",
        " to the isles.",
    )
    assert (found.cut_before, found.cut_after) == (True, True)


@pytest.mark.parametrize("reach", [1, 2, 3, 9])
def test_more_is_shown_each_time_and_no_word_is_cut(reach: int) -> None:
    claim = standing()
    found, less = excerpt(claim, reach), excerpt(claim, min(reach, len(REACHES)) - 1)
    whole = found.before + found.lead + found.figure + found.rest + found.after
    assert whole in TEXT
    assert TEXT[TEXT.index(whole) + len(whole) :][:1] in {"", " ", "\n"}
    assert len(whole) > len(less.before + less.lead + less.figure + less.rest + less.after) or reach >= len(REACHES)
    assert whole.startswith("Ferries of the coast")
    assert not found.cut_before


def test_a_sentence_without_end_is_cut_at_words() -> None:
    found = excerpt(
        standing("Of the " + "many " * 100 + "12 ferries of Merrow " + "some " * 100 + "to the isles.", "Of")
    )
    assert found.before.startswith("many ")
    assert found.after.endswith(" some")
    assert len(found.before) <= REACHES[0]
    assert found.cut_before
    assert found.cut_after


def test_a_policy_is_its_own_figure() -> None:
    text = "The council of Merrow banned motor boats."
    claim = Claim(
        article=Article(text=text),
        kind=ClaimKind.POLICY,
        start=0,
        end=len(text) - 1,
        context_start=0,
        context_end=len(text),
        rule="test",
    )
    assert excerpt(claim).figure == text[:-1]
    assert not excerpt(claim).cut_after


def dated(side: Make, claim: Make, number: int, *, as_of: str | None = None, published: str | None = None) -> Side:
    day = None if published is None else date.fromisoformat(published)
    made: Side = side(claim(number, 10 + number, as_of=as_of, published=day))
    return made


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        pytest.param({"as_of": "2020"}, {"as_of": "2021"}, 1, id="years"),
        pytest.param({"as_of": "2021-12"}, {"as_of": "2021-03-04"}, 0, id="a month ends later than a day in it"),
        pytest.param({"as_of": "2020", "published": "2023-01-01"}, {"as_of": "2021", "published": "2022-01-01"}, 1, id="periods go before dates of publication"),
        pytest.param({"as_of": "2020", "published": "2023-01-01"}, {"as_of": "2020", "published": "2022-01-01"}, 0, id="one period: the date of publication"),
        pytest.param({"as_of": "2020"}, {"as_of": "2020"}, None, id="nothing tells them apart"),
        pytest.param({"as_of": "2020"}, {}, None, id="one without a date"),
        pytest.param({"as_of": "XXXX-03", "published": "2020-01-01"}, {"as_of": "2021", "published": "2021-01-01"}, 1, id="a year that is not known"),
        pytest.param({"as_of": "soon", "published": "2020-01-01"}, {"as_of": "2021", "published": "2021-01-01"}, 1, id="what is no period"),
    ],
)  # fmt: skip
def test_the_later_side(
    question: Make, side: Make, claim: Make, first: dict[str, str], second: dict[str, str], later: int | None
) -> None:
    found = question(1, dated(side, claim, 1, **first), dated(side, claim, 2, **second)).discrepancy
    assert later_side(found) == later
    assert later_side(found, earlier=True) == (None if later is None else 1 - later)


def test_among_three_sides_none_is_the_later_one(question: Make) -> None:
    assert later_side(question(1, 12, 14, 16).discrepancy) is None
