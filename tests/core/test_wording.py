from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.core.wording import grouped, visible


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
