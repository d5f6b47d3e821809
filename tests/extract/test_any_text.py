"""Whatever the text: spans that give it back, claims in reading order, no crash, the same twice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Article, Claim, extract_claims, find_quantities

DAY = date(2022, 12, 19)
NEWS = st.sampled_from(
    "said the a of in per killed 24 people rose fell by to from 3.2 % million yuan $ ( ) , . ; “ ” ' Oban Air Ada Lind will not 2021 Dec 13 "
    "more than one half top 10 first respectively and or approved plan zone it we \n \u00a0 — < > / - : <OBA.N> U.S. Ltd".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(NEWS, max_size=40).map(" ".join))


def check(text: str) -> list[Claim]:
    article = Article(text=text, published=DAY)
    claims = extract_claims(article)
    for claim in claims:
        assert claim.article is article
        assert text[claim.start : claim.end] == claim.quote
        if claim.value_start is not None:
            assert claim.start <= claim.value_start < (claim.value_end or 0) <= claim.end
    numeric = [claim.value_start for claim in claims if claim.kind == "numeric"]
    assert numeric == sorted(numeric)
    for quantity in find_quantities(text, all=True):
        assert text[quantity.start : quantity.end] == quantity.text
    return claims


@settings(max_examples=250)
@given(TEXTS)
def test_any_text(text: str) -> None:
    assert [claim.as_record() for claim in check(text)] == [claim.as_record() for claim in check(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("7" * 1_000_000, id="a-million-digits"),
        pytest.param("1," * 10_000, id="separators"),
        pytest.param("(" * 50_000 + "3 ships" + ")" * 50_000, id="nested-brackets"),
        pytest.param("“" * 20_000 + "3 ships", id="open-quotation-marks"),
        pytest.param("a" * 300_000 + " 3 ships", id="one-long-word"),
        pytest.param("A " * 60_000, id="capitals"),
        pytest.param("3 " * 5_000, id="figures-alone"),
        pytest.param("$" * 100_000 + "3", id="signs"),
        pytest.param(" " * 300_000 + "3 ships", id="spaces"),
        pytest.param("<" * 50_000, id="angle-brackets"),
        pytest.param("3 ships, " * 3_000, id="a-list-without-an-end"),
        pytest.param("Oban said, " * 8_000, id="speakers-without-an-end"),
        pytest.param("The mill said it will not approve a plan " * 3_000, id="one-sentence-without-an-end"),
        pytest.param("قُتل 24 شخصًا في 3 هجمات، بنسبة 57٪ و ٣٤ جريحًا.", id="right-to-left"),
        pytest.param("\u202e24 people\u202c were killed \u200f3\u200e times", id="marks-of-direction"),
        pytest.param("Itâ€™s â‚¬3 million â€“ not Â£5 million â€œnowâ€\x9d.", id="mojibake"),
        pytest.param("24\x00 people\x07 were\x1b[31m killed\x7f in 3\ud800 towns", id="controls-and-a-lone-surrogate"),
        pytest.param("𝟐𝟒 people and ２４ people and ²⁴ and ⅔ of them", id="other-digits"),
        pytest.param("e\u0301" * 2_000 + " 3 ships", id="combining-marks"),
    ],
)
def test_hard_texts(text: str) -> None:
    check(text)
