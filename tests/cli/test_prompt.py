from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from factcheck.cli import prompt
from factcheck.cli.prompt import Keyboard, Lines, answers_from
from factcheck.errors import MissingPath
from factcheck.review.acts import Ask

KEY = Ask("D1 > ", legend="1-2 right")
LINE = Ask("Note: ", single=False)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the terminal gives, piece by piece; nothing more means that it is gone."""
    pieces: list[str] = []
    monkeypatch.setattr(prompt, "_typed", lambda _: pieces.pop(0) if pieces else "")
    return pieces


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        pytest.param(["x", "y"], ["x", "y", None], id="one by one"),
        pytest.param(["xy"], ["x", "y", None], id="typed ahead"),
        pytest.param(["\r", "\n"], ["", "", None], id="Enter"),
        pytest.param(["\x1b[C", "\x1b[D"], ["s", "p", None], id="arrows"),
        pytest.param(["\x1b"], ["\x1b", None], id="Escape"),
        pytest.param(["\x1b[A"], ["\x1b[A", None], id="another arrow is one key"),
        pytest.param(["x\x04y"], ["x", None, "y"], id="Ctrl-D"),
        pytest.param([], [None], id="the terminal is gone"),
    ],
)
def test_keys(typed: list[str], pieces: list[str], keys: list[str | None]) -> None:
    typed.extend(pieces)
    keyboard = Keyboard()
    assert [keyboard.ask(KEY) for _ in keys] == keys


def test_a_key_is_shown_behind_its_prompt(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    typed.extend(["x", "\x1b[A"])
    keyboard = Keyboard()
    keyboard.ask(KEY)
    keyboard.ask(Ask("D\x1b1 > "))
    assert capsys.readouterr().out == "1-2 right\nD1 > x\nD\\x1b1 > \n"


def test_words_are_not_broken_on_a_narrow_terminal(
    typed: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    typed.append("d")
    Keyboard().ask(Ask("Why is side 2 (1000 boats) wrong: ", legend="s scale, u unit, d digits, o other"))
    assert capsys.readouterr().out == "s scale, u unit, d\ndigits, o other\nWhy is side 2 (1000\nboats) wrong: d\n"


def test_ctrl_c_that_was_typed_ahead(typed: list[str]) -> None:
    typed.append("x\x03")
    keyboard = Keyboard()
    assert keyboard.ask(KEY) == "x"
    with pytest.raises(KeyboardInterrupt):
        keyboard.ask(KEY)


def test_a_line_that_was_typed_ahead(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    typed.append("mby telephone\ry")
    keyboard = Keyboard()
    assert [keyboard.ask(KEY), keyboard.ask(LINE), keyboard.ask(KEY)] == ["m", "by telephone", "y"]
    assert "Note: by telephone\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        pytest.param("by telephone", "by telephone", id="words"),
        pytest.param("by\x1b[Dt", "", id="Escape takes it back"),
        pytest.param(EOFError(), None, id="the end of the input"),
        pytest.param(KeyboardInterrupt(), "", id="Ctrl-C takes it back"),
    ],
)
def test_a_line(monkeypatch: pytest.MonkeyPatch, given: str | BaseException, answer: str | None) -> None:
    def read(_: str) -> str:
        if isinstance(given, BaseException):
            raise given
        return given

    monkeypatch.setattr("builtins.input", read)
    monkeypatch.setattr(prompt, "_HAS_MODES", False)
    assert Keyboard().ask(LINE) == answer


def told(lines: Iterable[str], *, typed: bool, capsys: pytest.CaptureFixture[str]) -> tuple[list[str | None], str]:
    answers = Lines(lines, typed=typed)
    return [answers.ask(KEY), answers.ask(LINE), answers.ask(KEY)], capsys.readouterr().out


def test_lines_read_like_a_session(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(["x\r\n", "a\x07b"], typed=False, capsys=capsys) == (["x", "a\x07b", None], "D1 > x\nNote: a\\x07b\n")


def test_lines_of_a_keyboard_are_asked_for_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(["x\n", "ab\n"], typed=True, capsys=capsys) == (["x", "ab", None], "D1 > Note: D1 > ")


def test_a_file_of_answers(tmp_path: Path) -> None:
    path = tmp_path / "answers.txt"
    path.write_bytes("\ufeffx\n\xe9\n".encode() + b"\xff\n")
    with answers_from(str(path)) as answers:
        assert [answers.ask(KEY) for _ in range(4)] == ["x", "é", "\udcff", None]
    with pytest.raises(MissingPath, match="there is no such file"), answers_from(str(tmp_path / "none")):
        pass


@pytest.mark.parametrize(
    ("beats", "times"),
    [
        pytest.param(0, 0, id="a key at once"),
        pytest.param(prompt._IDLE - 1, 0, id="a short thought"),
        pytest.param(prompt._IDLE, 1, id="a long thought"),
        pytest.param(prompt._IDLE * 3, 1, id="a very long one is told once"),
    ],
)
def test_that_a_person_thinks_is_told(beats: int, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([[]] * beats + [[1]])
    monkeypatch.setattr(prompt.select, "select", lambda *_: (next(looks), [], []))
    told: list[None] = []
    prompt._await_key(lambda: told.append(None))
    assert len(told) == times
