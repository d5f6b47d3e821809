from __future__ import annotations

import pytest

from factcheck.cli.desk.editing import History, LineEdit
from factcheck.cli.desk.typed import PASTE, Typed


def edited(*keys: str, history: History | None = None) -> LineEdit:
    edit = LineEdit(history or History())
    for key in keys:
        edit.take(Typed(key, key if len(key) == 1 else ""))
    return edit


@pytest.mark.parametrize(
    ("keys", "line", "at"),
    [
        pytest.param("note", "note", 4, id="words"),
        pytest.param([*"nte", "left", "left", "o"], "note", 2, id="in the middle"),
        pytest.param([*"note", "home", "delete"], "ote", 0, id="the first"),
        pytest.param([*"note", "left", "backspace"], "noe", 2, id="before the cursor"),
        pytest.param([*"note", "home", "backspace", "left"], "note", 0, id="nothing before"),
        pytest.param([*"note", "delete", "right"], "note", 4, id="nothing behind"),
        pytest.param([*"by boat", "ctrl+w"], "by ", 3, id="a word"),
        pytest.param([*"by boat ", "ctrl+w", "ctrl+w"], "", 0, id="two words"),
        pytest.param([*"by boat", "left", "ctrl+u"], "t", 0, id="to the begin"),
        pytest.param([*"by boat", "ctrl+a", "right", "ctrl+k"], "b", 1, id="to the end"),
        pytest.param([*"ab", "f1", "ctrl+e"], "ab", 2, id="a key that means nothing"),
    ],
)
def test_keys_edit(keys: list[str], line: str, at: int) -> None:
    edit = edited(*keys)
    assert (edit.text, edit.at) == (line, at)


def test_what_is_pasted_is_one_line() -> None:
    edit = edited(*"ab", "left")
    edit.take(Typed(PASTE, "from\r\nthe\nregister"))
    assert edit.text == "afrom the registerb"


def test_lines_before_on_the_upward_arrow() -> None:
    history = History()
    for line in ("first", "second", "second", " "):
        history.add(line)
    assert history.lines == ["first", "second"]
    assert edited("up", history=history).text == "second"
    assert edited("up", "up", "up", history=history).text == "first"
    assert edited("x", "up", "down", history=history).text == "x"
    assert edited("down", history=history).text == ""
