"""A report that is split: files beside one another, all of them or none, and nothing of a former one left."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.report import layout
from factcheck.workflow import writing

Cli = Callable[..., Any]


@pytest.fixture
def splitting(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes pages carry so many discrepancies, and further pages two."""

    def carry(most: int) -> None:
        monkeypatch.setattr(layout, "CARRIES_DISCREPANCIES", most)
        monkeypatch.setattr(layout, "_DISCREPANCIES", 2)

    carry(3)
    return carry


def write(cli: Cli, seeded: Path, *more: str, name: str = "a.html") -> Any:
    return cli("report", "--output", name, "--db", str(seeded), *more)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


@pytest.mark.usefixtures("splitting")
def test_a_large_report_is_a_page_and_a_folder(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    done = write(cli, seeded)
    files = tree(tmp_path)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Written: a.html and {len(files) - 1} pages in a_files\n"
    assert {"a.html", "a_files/discrepancies-1.html", "a_files/series-1.html", "a_files/sources-1.html"} <= set(files)
    again = write(cli, seeded, "--force")
    assert again.code == 0
    assert tree(tmp_path) == files


def test_nothing_of_a_former_report_is_left(
    cli: Cli, seeded: Path, tmp_path: Path, splitting: Callable[[int], None]
) -> None:
    assert write(cli, seeded).code == 0
    assert write(cli, seeded, "--force", "--only", "D1").code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["a.html"]
    assert write(cli, seeded, "--force").code == 0
    splitting(1000)
    assert write(cli, seeded, "--force").err == "Written: a.html\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.usefixtures("splitting")
def test_a_folder_that_is_there_is_left_alone(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "notes.txt").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    assert "a_files: is there already. Give another name, or --force to write over it." in write(cli, seeded).err
    done = write(cli, seeded, "--force")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert (
        "a_files: holds what is no page of a report: notes.txt. Move it away, or give the report another name."
        in done.err
    )
    assert tree(tmp_path) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a_files"]


@pytest.mark.usefixtures("splitting")
@pytest.mark.parametrize("kind", ["a page of somebody else", "a link", "a folder inside", "a file"])
def test_only_pages_of_a_report_are_taken_away(cli: Cli, seeded: Path, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "a_files"
    if kind == "a link":
        (tmp_path / "elsewhere").mkdir()
        folder.symlink_to(tmp_path / "elsewhere")
    elif kind == "a file":
        folder.write_text("mine", encoding="utf-8")
    else:
        folder.mkdir()
        inside = folder / "discrepancies-1.html"
        inside.mkdir() if kind == "a folder inside" else inside.write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    done = write(cli, seeded, "--force")
    assert (done.code, "holds what is no page of a report" in done.err) == (2, True)
    assert tree(tmp_path) == before


def test_a_small_report_leaves_a_folder_of_others_alone(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "picture.png").write_bytes(b"mine")
    for more in ((), ("--force",)):
        assert write(cli, seeded, *more).code == 0
        assert (tmp_path / "a_files" / "picture.png").read_bytes() == b"mine"


@pytest.mark.usefixtures("splitting")
@pytest.mark.parametrize("fails", ["the folder", "the first page", "a page"])
def test_where_it_fails_all_is_as_it_was(
    cli: Cli, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    assert write(cli, seeded).code == 0
    before = tree(tmp_path)

    def stop(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    def stop_at(real: Callable[..., Any], name: str) -> Callable[..., Any]:
        return lambda self, *more, **said: (stop if self.name == name else real)(self, *more, **said)

    if fails == "the folder":
        monkeypatch.setattr(Path, "rename", stop_at(Path.rename, ".a_files.part"))
    elif fails == "the first page":
        monkeypatch.setattr(Path, "replace", stop)
    else:
        monkeypatch.setattr(Path, "write_text", stop_at(Path.write_text, "series-1.html"))
    done = write(cli, seeded, "--force")
    assert (done.code, done.err) == (
        2,
        "factcheck: a.html: cannot be written: No space left on device. Name another place.\n",
    )
    monkeypatch.undo()
    assert tree(tmp_path) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html", "a_files"]


@pytest.mark.usefixtures("splitting")
def test_what_a_call_that_was_killed_left_is_taken_away(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    for name in (".a_files.part", ".a_files.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "series-1.html").write_text("half", encoding="utf-8")
    assert write(cli, seeded).code == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html", "a_files"]
    (tmp_path / ".a_files.part").mkdir()
    (tmp_path / ".a_files.part" / "mine.txt").write_text("mine", encoding="utf-8")
    done = write(cli, seeded, "--force")
    assert (done.code, ".a_files.part: is in the way" in done.err) == (2, True)
    assert (tmp_path / ".a_files.part" / "mine.txt").exists()


@pytest.mark.usefixtures("splitting")
def test_on_stdout_and_into_a_device_it_is_one_page(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    done = cli("report", "--format", "html", "--db", str(seeded))
    assert done.code == 0
    assert done.out.count("<!DOCTYPE html>") == 1
    assert "To get them all: factcheck report --output report.html --db " in done.err
    (tmp_path / "out.html").symlink_to(os.devnull)
    assert write(cli, seeded, name="out.html").code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["out.html"]
    cut = tmp_path / "cut.html"
    cut.write_text(done.out, encoding="utf-8")
    refused = cli("report", "diff", "cut.html", "cut.html")
    assert "cut.html: is the first page of a report whose others were not written" in refused.err


@pytest.mark.usefixtures("splitting")
def test_a_split_report_is_read_back(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    assert write(cli, seeded).code == 0
    assert cli("report", "--output", "b.json", "--db", str(seeded)).code == 0
    assert cli("report", "diff", "a.html", "b.json").code == 0
    (tmp_path / "a_files" / "discrepancies-2.html").unlink()
    assert (
        "a.html: has a page discrepancies-2.html, which is not there" in cli("report", "diff", "a.html", "b.json").err
    )
    assert cli("report", "--since", "a.html", "--db", str(seeded)).code == 0


def test_other_formats_are_one_file(cli: Cli, seeded: Path, tmp_path: Path, splitting: Callable[[int], None]) -> None:
    splitting(0)
    for form in ("md", "json", "csv"):
        assert write(cli, seeded, name=f"a.{form}").code == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv", "a.json", "a.md"]


def test_a_page_knows_its_mark() -> None:
    assert writing._MARK.search('<meta name="generator" content="factcheck">')
