"""A whole ledger out and in again: equal row by row, or one clear line and nothing at all."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.run import run
from factcheck.core.ledger_file import END
from factcheck.store.revision import HEAD
from factcheck.store.tables import metadata

Lines = list[dict[str, dict[str, Any]]]

_OTHERS = """
    INSERT INTO review_session (id, reviewer, about, started, seen, skipped, decided)
        VALUES (1, 'Ann', 'discrepancies', '2023-04-05 06:07:08.000900', '2023-04-05 06:07:09.000000', '["D1"]', 0);
    INSERT INTO lease (number, reviewer, session_id, until) VALUES ('D1', 'Ann', 1, '2023-04-05 06:17:08.000000');
    INSERT INTO session_step (id, session_id, kind, about, recorded) VALUES (1, 1, 'rule', '{}', '2023-04-05 06:07:08.000000');
    INSERT INTO watch (article_id, checked, outcome, failures, note) VALUES (1, '2023-04-05 06:07:08.000000', 'failed', 2, 'a' || char(0) || 'b');
"""
"""What the ledger of the tests has none of."""


@pytest.fixture(scope="module")
def whole(rich: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a row in every table."""
    path = Path(shutil.copy(rich, tmp_path_factory.mktemp("whole") / "whole.db"))
    with closing(sqlite3.connect(path)) as opened:
        opened.executescript(_OTHERS)
    return path


@pytest.fixture(scope="module")
def exported(whole: Path) -> Path:
    path = whole.with_name("ledger.ndjson")
    assert run(["export", "--format", "ndjson", "--output", str(path), "--db", str(whole)]) == 0
    return path


def contents(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is kept, as SQLite itself gives them, with the types of their values; and the schema."""
    with closing(sqlite3.connect(ledger)) as opened:
        found = {}
        for table in (*metadata.tables, "alembic_version"):
            columns = [row[1] for row in opened.execute(f'PRAGMA table_info("{table}")')]
            typed = ", ".join(f'"{name}", typeof("{name}")' for name in columns)
            found[table] = sorted(opened.execute(f'SELECT {typed} FROM "{table}"').fetchall(), key=repr)  # noqa: S608
        found["schema"] = opened.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    return found


def test_a_ledger_comes_back_equal_in_every_row_of_every_table(whole: Path, exported: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run(["import", str(exported), "--db", str(copy)]) == 0
    before, after = contents(whole), contents(copy)
    assert [name for name, rows in before.items() if not rows] == []
    for table, rows in before.items():
        assert after[table] == rows, table
    assert [path.name for path in tmp_path.iterdir()] == ["copy.db"]


def test_what_came_back_gives_the_same_file(exported: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.db", tmp_path / "again.ndjson"
    assert run(["import", str(exported), "--db", str(copy)]) == 0
    assert run(["export", "--format", "ndjson", "--output", str(again), "--db", str(copy)]) == 0
    assert again.read_bytes() == exported.read_bytes()
    assert run(["match", "--db", str(copy)]) == 0


def test_its_audit_trail_holds_in_the_copy_too(rich: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "ledger.ndjson", tmp_path / "copy.db"
    assert run(["export", "--format", "ndjson", "--output", str(file), "--db", str(rich)]) == 0
    assert run(["import", str(file), "--db", str(copy)]) == 0
    assert run(["audit", "verify", "--db", str(copy)]) == 0


def test_each_line_is_a_row_that_says_its_table(exported: Path) -> None:
    header, *rows, last = (json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines())
    assert list(header) == ["format", "version", "revision", "program", "head", "rows"]
    assert header["revision"] == HEAD
    assert last[END]["rows"] == len(rows) == sum(header["rows"].values())
    order = [next(iter(row)) for row in rows]
    assert sorted(set(order), key=order.index) == [table for table, count in header["rows"].items() if count]
    (claim,) = (row["claim"] for row in rows if row.get("claim", {}).get("metric") == "cranes")
    assert claim["value"] == "7"
    assert isinstance(claim["recorded"], str)


def test_tables_come_after_those_that_they_name(exported: Path) -> None:
    order = list(json.loads(exported.read_text(encoding="utf-8").partition("\n")[0])["rows"])
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table is not table:
                assert order.index(key.column.table.name) < order.index(table.name)


def test_an_empty_ledger_takes_it_and_one_that_is_not_empty_is_left_alone(
    exported: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from factcheck.store.creation import create_ledger

    ledger = tmp_path / "mine.db"
    create_ledger(ledger)
    assert run(["import", str(exported), "--db", str(ledger)]) == 0
    before = contents(ledger)
    capfd.readouterr()
    assert run(["import", str(exported), "--db", str(ledger)]) == 2
    said = capfd.readouterr().err
    assert "mine.db: the ledger is not empty" in said
    assert said.count("\n") == 1
    assert contents(ledger) == before


def test_a_ledger_of_nothing_comes_back_as_one(tmp_path: Path) -> None:
    from factcheck.store.creation import create_ledger

    empty, file, copy = tmp_path / "empty.db", tmp_path / "empty.ndjson", tmp_path / "copy.db"
    create_ledger(empty)
    assert run(["export", "--format", "ndjson", "--output", str(file), "--db", str(empty)]) == 0
    assert run(["import", str(file), "--db", str(copy)]) == 0
    assert contents(copy) == contents(empty)


def test_what_remains_of_another_ledger_is_not_mixed_with_it(
    exported: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new.db-wal").write_bytes(b"old")
    assert run(["import", str(exported), "--db", str(tmp_path / "new.db")]) == 2
    assert "new.db-wal: this is what remains of another ledger here" in capfd.readouterr().err
    assert not (tmp_path / "new.db").exists()


def test_a_line_that_would_fill_the_memory_is_not_read(
    exported: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.ingest.ledger_lines.LONGEST_LINE", 1024 * 1024)
    lines = exported.read_bytes().partition(b"\n")
    (tmp_path / "bad.ndjson").write_bytes(lines[0] + b'\n{"run":{"verb":"' + b"a" * 2 * 1024 * 1024 + b'"}}\n')
    assert run(["import", str(tmp_path / "bad.ndjson"), "--db", str(tmp_path / "new.db")]) == 2
    assert "line 2: is longer than 1 MB, the cap on a line" in capfd.readouterr().err


def test_a_trial_run_leaves_nothing(exported: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(exported), "--db", str(tmp_path / "new.db"), "--dry-run"]) == 0
    assert "Nothing was saved. It would be a whole ledger: 4 articles" in capfd.readouterr().out
    assert list(tmp_path.iterdir()) == []


def parsed(file: Path) -> Lines:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def sealed(lines: Lines) -> bytes:
    """Lines with a last one that fits them: what somebody writes who knows the format."""
    body = "".join(json.dumps(line) + "\n" for line in lines[:-1]).encode()
    end = {END: {"rows": len(lines) - 2, "sha256": hashlib.sha256(body).hexdigest()}}
    return body + json.dumps(end).encode() + b"\n"


def row_of(lines: Lines, table: str) -> dict[str, Any]:
    return next(line[table] for line in lines if table in line)


def changed(change: Callable[[Lines], object]) -> Callable[[Path], bytes]:
    def made(file: Path) -> bytes:
        lines = parsed(file)
        change(lines)
        return sealed(lines)

    return made


def without(lines: Lines, table: str) -> None:
    lines.remove(next(line for line in reversed(lines) if table in line))
    lines[0]["rows"][table] -= 1  # type: ignore[operator]


def bytes_with(old: bytes, new: bytes) -> Callable[[Path], bytes]:
    return lambda file: file.read_bytes().replace(old, new, 1)


BROKEN = [
    pytest.param(lambda file: file.read_bytes()[:40], "is torn within its first line", id="cut in the first line"),
    pytest.param(lambda file: file.read_bytes()[:-100], "is torn: its last line is cut", id="cut in the last line"),
    pytest.param(lambda file: file.read_bytes().rpartition(b'{"end"')[0], "is torn: its last line is missing", id="cut between lines"),
    pytest.param(lambda file: file.read_bytes() + b"\n", "goes on behind its last line", id="something behind it"),
    pytest.param(bytes_with(b"48 ships", b"49 ships"), "do not give the hash in the last", id="a word changed"),
    pytest.param(bytes_with(b'{"run":', b'{"ran":'), ": there is no table 'ran'", id="no such table"),
    pytest.param(bytes_with(b'"verb":', b'"verv":'), ": the table run has no column 'verv'", id="no such column"),
    pytest.param(bytes_with(b'"verb":"ingest"', b'"verb":7'), ": run.verb is not text", id="a number for text"),
    pytest.param(bytes_with(b'"completed":true', b'"completed":1'), "run.completed is not true or false", id="a number for a truth"),
    pytest.param(bytes_with(b'"body":"', b'"body":"*'), "archive.body is not bytes as base64", id="no base64"),
    pytest.param(bytes_with(b'"verb":"ingest"', b'"verb":"digest"'), "CHECK constraint failed: ck_run_verb", id="a word of no list"),
    pytest.param(bytes_with(b'"verb":"ingest"', b'"verb":"\\ud800"'), ": a row that its table refuses", id="half a character"),
    pytest.param(bytes_with(b'"articles":4', b'"articles":' + b"9" * 30), ": a row that its table refuses", id="a number too large"),
    pytest.param(bytes_with(b'"verb":"ingest"', b'"verb":NaN'), ": is no JSON", id="no JSON"),
    pytest.param(bytes_with(b'{"run":', b'["run",'), ": is no JSON", id="brackets that do not match"),
    pytest.param(bytes_with(b'{"run":{', b'{"run":1,"b":{'), ": is no row of a table", id="two keys"),
    pytest.param(bytes_with(b'{"run":{', b'{"run":{"notes":' + b"[" * 200_000 + b"]" * 200_000 + b","), ": is no JSON", id="nested deep"),
    pytest.param(bytes_with(b'"version":1', b'"version":2'), "is of version 2 of its format, this program reads 1", id="a later format"),
    pytest.param(bytes_with(b'"version":1', b'"version":"1"'), "its first line does not say what it should", id="a version that is none"),
    pytest.param(bytes_with(f'"revision":"{HEAD}"'.encode(), b'"revision":"0003"'), "is of a ledger at revision 0003, this program needs", id="an earlier ledger"),
    pytest.param(bytes_with(f'"revision":"{HEAD}"'.encode(), b'"revision":"9999"'), "was written by a later version of factcheck", id="a later ledger"),
    pytest.param(bytes_with(b'"head":{"id":', b'"head":{"is":'), "names no end of an audit trail", id="a head that is none"),
    pytest.param(changed(lambda lines: row_of(lines, "event").update(payload="{}")), "its audit trail is broken: event 1 was changed", id="an event rewritten"),
    pytest.param(changed(lambda lines: without(lines, "event")), "its audit trail does not end where it says", id="the last event gone"),
    pytest.param(changed(lambda lines: without(lines, "archive")), "a row of article_version names one of archive that is not there", id="bytes gone"),
    pytest.param(changed(lambda lines: lines.remove(next(line for line in lines if "watch" in line))), "has 0 rows of watch, and tells of 1", id="a row gone"),
    pytest.param(changed(lambda lines: lines.insert(2, lines[1])), "line 3: a row that its table refuses (copies are never replaced)", id="a row twice"),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "words"), BROKEN)
def test_a_file_that_is_not_what_was_exported_leaves_nothing(
    exported: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], broken: Callable[[Path], bytes], words: str
) -> None:
    file, made = tmp_path / "bad.ndjson", broken(exported)
    assert made != exported.read_bytes()
    file.write_bytes(made)
    capfd.readouterr()
    assert run(["import", str(file), "--db", str(tmp_path / "new.db")]) == 2
    said = capfd.readouterr()
    assert words in said.err
    assert said.err.startswith(f"factcheck: {file}")
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["bad.ndjson"]


@pytest.mark.parametrize("broken", [BROKEN[1].values[0], BROKEN[22].values[0]], ids=["torn", "an event rewritten"])
def test_an_empty_ledger_stays_empty_then(exported: Path, tmp_path: Path, broken: Callable[[Path], bytes]) -> None:
    from factcheck.store.creation import create_ledger

    ledger = tmp_path / "mine.db"
    create_ledger(ledger)
    before = contents(ledger)
    (tmp_path / "bad.ndjson").write_bytes(broken(exported))
    assert run(["import", str(tmp_path / "bad.ndjson"), "--db", str(ledger)]) == 2
    assert contents(ledger) == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param("UPDATE claim SET quote = CAST(x'ff' AS TEXT) WHERE id = 1", "claim holds text that is no UTF-8", id="no UTF-8"),
        pytest.param("UPDATE claim SET quote = x'41' WHERE id = 1", "claim.quote holds something that is not text", id="bytes for text"),
    ],
)  # fmt: skip
def test_a_ledger_that_somebody_wrote_into_is_told_of(
    whole: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], change: str, words: str
) -> None:
    ledger = Path(shutil.copy(whole, tmp_path / "mine.db"))
    with closing(sqlite3.connect(ledger)) as opened:
        opened.execute(change)
        opened.commit()
    assert run(["export", "--format", "ndjson", "--output", str(tmp_path / "a.ndjson"), "--db", str(ledger)]) == 2
    said = capfd.readouterr().err
    assert words in said
    assert "factcheck audit verify" in said
    assert not (tmp_path / "a.ndjson").exists()


def endless() -> Iterator[int]:
    number = 0
    while True:
        yield (number := number + 1)


def test_an_export_holds_one_row_at_a_time() -> None:
    from itertools import islice
    from unittest.mock import Mock

    from factcheck.core.held import KeptRow
    from factcheck.report.exports import EXPORTS, RATINGS

    held = Mock(
        head=None,
        counts={"run": 1},
        revision="1",
        program="factcheck",
        rows=lambda: (KeptRow("run", {"id": number}) for number in endless()),
    )
    pieces = list(islice(EXPORTS["ndjson"].write(held, RATINGS), 4))
    assert pieces[1:] == ['{"run":{"id":1}}\n', '{"run":{"id":2}}\n', '{"run":{"id":3}}\n']
