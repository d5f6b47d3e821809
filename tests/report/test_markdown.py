from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Side, Signal
from factcheck.core.vocabulary import ClaimKind, Comparator, DiscrepancyKind, Form, State
from factcheck.report import FORMATS, ArticleLine, Contents


def claim(text: str, value: str, number: str = "C1", source: str | None = "Port Daily") -> Claim:
    article = Article(
        text=text, title="Ships *again*", source=source, published=date(2021, 7, 3) if source else None, id="A1"
    )
    start = text.index(value)
    return Claim(
        article=article,
        kind=ClaimKind.NUMERIC,
        form=Form.LEVEL,
        start=0,
        end=len(text),
        context_start=0,
        context_end=len(text),
        value_start=start,
        value_end=start + len(value),
        value=Decimal(value.split(maxsplit=1)[0]),
        comparator=Comparator.MORE_THAN,
        rule="test",
        id=number,
    )


def discrepancy(*claims: Claim) -> Discrepancy:
    sides = tuple(
        Side(value=one.value, value_high=None, low=one.value, high=one.value, as_of="2021", claims=(one,), voices=1)
        for one in claims
    )
    return Discrepancy(
        key="k",
        kind=DiscrepancyKind.UPDATE,
        also=(DiscrepancyKind.DEFINITION,),
        severity=3,
        score=0.9,
        subject="port of Kiel",
        metric="ships",
        unit=None,
        sides=sides,
        signals=(Signal("update", "a year lies between"),),
        explanation="The figure moved.",
        id="D1",
    )


FIRST = claim("The port took more than 48 ships.", "48")
SECOND = claim("The port took more than 84 ships.", "84", "C2", source=None)
FOUND = discrepancy(FIRST, SECOND)
CONTENTS = Contents(discrepancies=(FOUND,), articles=(ArticleLine(FIRST.article, 1),), facts=(("factcheck", "0.1"),))


def test_both_quotes_with_source_date_and_working() -> None:
    text = FORMATS["md"](CONTENTS)
    for words in (
        "### D1: ships of port of Kiel",
        "Severity 3 (must be shown with an explanation). Most likely: **update, perhaps definition**. State: open.",
        "**Side 1: more than 48**, as of 2021",
        "> The port took more than **48** ships.",
        "> — Port Daily, 2021-07-03, “Ships \\*again\\*” \\[C1\\]",
        "> — source unknown, date unknown",
        "- update: a year lies between",
        "| A1 | Ships \\*again\\* | Port Daily | 2021-07-03 | 1 |",
        "- factcheck: 0.1",
    ):
        assert words in text
    assert text.endswith("\n")


def test_open_ones_come_first() -> None:
    closed = replace(FOUND, id="D2", state=State.RESOLVED, resolution="all_right: update")
    text = FORMATS["md"](Contents(discrepancies=(closed, FOUND), articles=()))
    assert text.index("D1") < text.index("## Decided") < text.index("D2")
    assert "Decided: all\\_right: update" in text


def test_nothing_open_is_said() -> None:
    assert "None." in FORMATS["md"](Contents(discrepancies=(), articles=()))


def test_the_same_contents_give_the_same_bytes() -> None:
    assert FORMATS["md"](CONTENTS) == FORMATS["md"](CONTENTS)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("# 48 ships", "> \\# **48** ships", id="heading"),
        pytest.param("<script>x</script> 48", "> \\<script\\>x\\</script\\> **48**", id="tags"),
        pytest.param("[a](http://b) ![c](d) 48", "> \\[a\\](http://b) \\!\\[c\\](d) **48**", id="links and pictures"),
        pytest.param("*48* ships", "> \\***48**\\* ships", id="stars"),
        pytest.param("`48` a|b", "> \\`**48**\\` a\\|b", id="code and cells"),
        pytest.param("\u202e48\x1b[2J", "> \\\\u202e**48**\\\\x1b\\[2J", id="control characters"),
        pytest.param("- one\n- 48 ships\n", "> \\- one - **48** ships", id="lists and line ends"),
    ],
)
def test_words_of_an_article_are_no_markup(text: str, printed: str) -> None:
    lines = FORMATS["md"](Contents(discrepancies=(discrepancy(claim(text, "48")),), articles=())).splitlines()
    assert printed in [line.rstrip() for line in lines]


def test_a_past_decision_is_told_with_what_is_alike(contents: Contents) -> None:
    text = FORMATS["md"](contents)
    opened = text.partition("## Decided")[0]
    assert "Decided before, on a question like this one: R2 on D2: " in opened
    assert "(the same metric: “ships”)" in opened
    assert "Decided before" not in FORMATS["md"](replace(contents, similar={}))
