from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Side
from factcheck.core.vocabulary import ClaimKind, Form
from factcheck.core.wording import grouped, guarded, json_text, many, moment, storable, visible, voices


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("48 ships — “all” of them", "48 ships — “all” of them", id="plain words stay"),
        pytest.param("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m", id="escape sequence"),
        pytest.param("a\x9b2Jb", "a\\x9b2Jb", id="C1 control"),
        pytest.param("a\x7fb\x00", "a\\x7fb\\x00", id="delete and zero"),
        pytest.param("\u202e48\u202c", "\\u202e48\\u202c", id="turned round"),
        pytest.param("4\u200b8", "4\\u200b8", id="no width"),
        pytest.param("\U000e0041", "\\U000e0041", id="tag character"),
        pytest.param("one\r\ntwo\tthree", "one two three", id="line ends and tabs"),
        pytest.param("48\u00a0ships", "48\u00a0ships", id="no-break space stays"),
        pytest.param("包头", "包头", id="other letters stay"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("119", "119"),
        ("3228", "3,228"),
        ("4.12", "4.12"),
        ("206000000", "206 million"),
        ("4368000", "4.368 million"),
        ("5491000000", "5.491 billion"),
        ("1000000000", "1 billion"),
        ("1234567", "1,234,567"),
        ("-30430000", "-30.43 million"),
        ("0", "0"),
    ],
)
def test_grouped_is_short_and_exact(value: str, words: str) -> None:
    assert grouped(Decimal(value)) == words


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param(" \t\r\n=1+1", "' \t\r\n=1+1", id="behind spaces"),
        pytest.param("\ufeff\u200b\x07=1+1", "'\ufeff\u200b\x07=1+1", id="behind what is not seen"),
        pytest.param("－2+3", "'－2+3", id="full width"),
        pytest.param("-1,234.5%", "-1,234.5%", id="signed number"),
        pytest.param("-.5e+3", "-.5e+3", id="number with a power"),
        pytest.param("-" + "1" * 50_000 + "x", "'-" + "1" * 50_000 + "x", id="very long"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_cell_is_no_formula(words: str, cell: str) -> None:
    assert guarded(words) == cell


def test_json_steers_no_terminal_and_keeps_its_value() -> None:
    value = {"quote": "48\x1b[2J\u202e ships\n包头 \U000e0041"}
    for indent in (None, 2):
        text = json_text(value, indent=indent)
        assert all(character.isprintable() or character == "\n" for character in text)
        assert json.loads(text) == value


def test_counts() -> None:
    assert [many(1, "claim"), many(1200, "claim"), many(2, "discrepancy")] == [
        "1 claim",
        "1,200 claims",
        "2 discrepancies",
    ]


def test_a_time() -> None:
    assert moment(datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)) == "2023-04-05 06:07 UTC"


def _side(articles: int, counted: int, working: str | None = None) -> Side:
    claims = tuple(
        Claim(article=Article(text="48 ships", source=str(at)), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=0, end=8, value_start=0, value_end=2, context_start=0, context_end=8, rule="r", value=Decimal(48))
        for at in range(articles)
    )  # fmt: skip
    return Side(value=None, value_high=None, low=None, high=None, as_of=None, claims=claims, voices=counted, working=working)  # fmt: skip


@pytest.mark.parametrize(
    ("side", "words"),
    [
        pytest.param(_side(1, 1), "one voice", id="one article"),
        pytest.param(_side(3, 3), "said by 3 independent voices", id="three articles"),
        pytest.param(_side(3, 1), "one voice, printed in 3 articles", id="copies"),
        pytest.param(_side(5, 2), "said by 2 independent voices in 5 articles", id="copies of two"),
        pytest.param(_side(2, 2, "1 + 1 = 2"), "", id="worked out"),
        pytest.param(_side(0, 0), "", id="nobody"),
    ],
)
def test_voices_of_a_side(side: Side, words: str) -> None:
    assert voices(side) == words


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("news/包头.html", "news/包头.html", id="letters stay"),
        pytest.param("100%.txt", "100%.txt", id="a sign stays"),
        pytest.param("caf\udce9\udc80.txt", "caf%E9%80.txt", id="bytes that are no UTF-8"),
    ],
)
def test_names_that_any_database_holds(name: str, kept: str) -> None:
    assert storable(name) == kept
    assert kept.encode()
