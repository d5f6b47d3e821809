from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.ingested import tell_notes

Cli = Callable[..., Any]
TEXT = "Kiel counts its ships\n\nPublished 3 July 2021\n\nThe port of Kiel took 48 ships in 2020.\n"


def test_a_summary_says_what_is_unknown(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = cli("ingest", "a.txt")
    assert (said.code, said.err) == (0, "")
    assert ", new, 1 claim; source unknown" in said.out
    assert "A1  Kiel counts its ships" in said.out
    assert "source unknown" in said.out
    assert "1 article read with 1 claim." in said.out
    assert (tmp_path / "factcheck.db").exists()


def test_what_was_read_before_is_known(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    cli("ingest", "a.txt")
    said = cli("ingest", "a.txt")
    assert said.code == 0
    assert ", known, 1 claim" in said.out
    assert "0 articles read with 0 claims, 1 known before." in said.out


def test_options_go_before_the_text(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = cli("ingest", "a.txt", "--source", "Port Daily", "--published", "2021-07-04", "--title", "Ships")
    assert "Port Daily, 2021-07-04, new" in said.out
    assert "unknown" not in said.out


def test_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="utf-8"))
    assert "1 article read with 1 claim" in cli("ingest", "-").out


def test_one_bad_file_is_said_and_the_rest_is_kept(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes("caf\xe9 48".encode("latin-1"))
    for number in range(9):
        (folder / f"{number}.jpg").write_bytes(b"\xff\xd8\xff")
    said = cli("ingest", "in", "none.txt")
    assert said.code == 2
    assert "1 article read with 1 claim, 3 not read." in said.out
    lines = said.err.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["not read"] * 3 + ["passed over"] * 6
    assert lines[-1] == "factcheck: passed over: 4 more files that are no articles"


def test_what_lies_in_a_folder_is_no_failure(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "b.jpg").write_bytes(b"\xff\xd8\xff")
    assert cli("ingest", "in").code == 0


@pytest.mark.parametrize("path", ["none.txt", "empty"])
def test_nothing_read_makes_no_ledger(cli: Cli, path: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = cli("ingest", path)
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert not (tmp_path / "factcheck.db").exists()


def test_the_ledger_in_the_folder_is_not_worth_a_word(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert cli("ingest", ".").err == ""
    assert cli("ingest", ".").err == ""


@pytest.mark.parametrize("option", ["--source", "--title", "--genre"])
def test_an_option_without_words_is_refused(cli: Cli, tmp_path: Path, option: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = cli("ingest", "a.txt", option, "  ")
    assert (said.code, said.out) == (2, "")
    assert "holds no words" in said.err
    assert not (tmp_path / "factcheck.db").exists()


def test_an_empty_name_reads_no_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = cli("ingest", "")
    assert said.code == 2
    assert "an empty name is no path" in said.err
    assert not (tmp_path / "factcheck.db").exists()


def test_the_next_command_names_the_ledger(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "The port of Kiel took 58 ships in 2020.\n", encoding="utf-8")
    assert "See them: factcheck discrepancies\n" in cli("ingest", "a.txt").out
    said = cli("ingest", "a.txt", "--db", "other one.db")
    assert "See them: factcheck discrepancies --db 'other one.db'\n" in said.out
    assert "See them" not in cli("ingest", "nowhere.txt").out


def test_few_of_many_notes_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    tell_notes([f"note {number}" for number in range(9)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Left out: note 0"
    assert lines[5:] == ["Left out: 4 more groups, all in the notes of the ledger's table run"]


def test_closed_standard_input_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    said = cli("ingest", "-")
    assert said.code == 2
    assert "factcheck: not read: standard input: is closed." in said.err


def test_what_is_reopened_is_said(cli: Cli, tmp_path: Path) -> None:
    for name, ships in (("a", 48), ("b", 84)):
        text = TEXT.replace("counts its", f"{name.upper()} counts its").replace("48 ships", f"{ships} ships")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert "1 new discrepancy, 1 open in" in cli("ingest", "a.txt", "b.txt").out
    assert cli("resolve", "D1", "not_comparable").code == 0
    (tmp_path / "b.txt").write_text(
        (tmp_path / "b.txt").read_text(encoding="utf-8").replace("84", "85"), encoding="utf-8"
    )
    said = cli("ingest", "b.txt").out
    assert (
        "R1 on D1 reopens: its figures are not those that were judged\n1 new discrepancy, 1 reopened, 2 open in" in said
    )
    assert "0 new discrepancies, 0 not found any more, 2 open." in cli("match").out


def test_a_ledger_with_the_name_of_an_article_is_none(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "kept.png").write_bytes(b"\x89PNG")
    for _ in range(2):
        said = cli("ingest", "in", "--db", "in/k")
        assert (said.code, said.err.count("\n")) == (0, 1)
        assert "kept.png" in said.err
    assert cli("ingest", "in/k", "--db", "in/k").err.startswith("factcheck: not read: in/k: is a SQLite database")


def test_names_longer_than_a_file_system_takes(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    address = f"https://port.example/{'ships-' * 60}"
    for arguments in (
        ["--offline", address],
        ["--offline", "--title", "Ships", address],
        ["a" * 300],
        [f"{'a' * 300}/b"],
    ):
        said = cli("ingest", *arguments)
        assert said.code == 2
        assert "not read: " in said.err
        assert "unexpected" not in said.err


def test_ctrl_c_says_how_to_go_on(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("factcheck.workflow.ingest.ingest", stopped)
    said = cli("ingest", "a.txt")
    assert said.code == 130
    told, _, stopped_ = said.err.splitlines()
    assert told == "factcheck: what was read stays; go on by giving the same command again"
    assert stopped_ == "factcheck: stopped"
