from __future__ import annotations

import pytest

from factcheck.cli.desk.editing import History, LineEdit
from factcheck.cli.desk.foot import asked_lines, clickable, said_line, working_line
from factcheck.review.acts import Ask
from factcheck.review.keys import legend


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        pytest.param(legend(None), ["v", "f", "o", "i", "w", "c", "?"], id="a claim"),
        pytest.param("1-2 right, u d c b r all right, ? keys", ["1", "2", "u", "d", "c", "b", "r", "?"], id="a discrepancy"),
        pytest.param("Record it? y, or first m note, e evidence; anything else takes it back:", ["y", "m", "e"], id="confirmation"),
        pytest.param("Why is side 2 (1000 boats) wrong? Enter: not known:", ["enter"], id="a cause"),
        pytest.param("Which side is right, 1 to 3? Enter takes it back:", ["1", "3", "enter"], id="a side"),
        pytest.param("4 still wait. Enter begins from the top, q quits:", ["enter", "q"], id="the end"),
        pytest.param("D1 >", [], id="a bare prompt"),
    ],
)  # fmt: skip
def test_keys_that_are_named_can_be_clicked(words: str, keys: list[str]) -> None:
    line = clickable(words, "", first=words.startswith(("v ", "1-2 ")))
    assert "".join(part for part, _ in line) == words
    assert [style.partition("key:")[2] for _, style in line if "key:" in style] == keys


def test_a_line_has_its_cursor() -> None:
    edit = LineEdit(History(), text="a\x1bb", at=1)
    prompt, below = asked_lines(Ask("Note: ", single=False, legend="words\x07"), edit)
    assert prompt == [("Note: ", "bold"), ("a", ""), (r"\x1b", "reverse"), ("b", "")]
    assert below == [(r"words\x07", "dim")]


def test_what_is_in_the_ledger_stands_out() -> None:
    assert said_line("Saved: R1.") == [("Saved:", "bold green"), (" R1.", "")]
    assert said_line("Nothing: here")[0] == ("Nothing:", "")
    assert said_line("a\x1b[2J")[0] == (r"a\x1b[2J", "")


@pytest.mark.parametrize(("kept", "told"), [(0, "…"), (1, "One key is kept."), (3, "3 keys are kept.")])
def test_how_many_keys_wait(kept: int, told: str) -> None:
    assert told in "".join(words for words, _ in working_line(kept))
