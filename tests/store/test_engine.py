from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from factcheck.errors import (
    BusyLedger,
    LaterLedger,
    LedgerError,
    MissingLedger,
    NotALedger,
    OutdatedLedger,
    ReadOnlyLedger,
)
from factcheck.store import engine
from factcheck.store.engine import locate, open_ledger


def opens(path: str | Path, *, write: bool = False) -> None:
    with open_ledger(path, write=write) as ledger, ledger.transaction() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM claim")


def test_a_new_ledger_keeps_a_log_and_its_foreign_keys(ledger_path: Path) -> None:
    with open_ledger(ledger_path, write=True) as ledger, ledger.transaction() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert pragma == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000}


def test_a_ledger_is_read_by_path_and_by_url_and_nothing_is_left_beside_it(ledger_path: Path) -> None:
    opens(ledger_path)
    opens(f"sqlite:///{ledger_path}")
    assert [path.name for path in ledger_path.parent.iterdir()] == ["ledger.db"]


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_later(path: Path) -> None:
    _run(path, "UPDATE alembic_version SET version_num = '9999'")


def make_outdated(path: Path) -> None:
    path.unlink()
    _run(path, "CREATE TABLE alembic_version (version_num)")


def make_foreign(path: Path) -> None:
    path.unlink()
    _run(path, "CREATE TABLE recipe (id)")


def make_foreign_with_migrations(path: Path) -> None:
    path.unlink()
    _run(path, "CREATE TABLE recipe (id)")
    _run(path, "CREATE TABLE alembic_version (version_num)")
    _run(path, "INSERT INTO alembic_version VALUES ('ab12')")


def _run(path: Path, statement: str) -> None:
    opened = sqlite3.connect(path)
    with opened:
        opened.execute(statement)
    opened.close()


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        pytest.param(Path.unlink, MissingLedger, "there is no ledger here. Run: factcheck ingest", id="missing"),
        pytest.param(make_folder, NotALedger, "this is a folder", id="a folder"),
        pytest.param(lambda path: path.write_text("Dear diary"), NotALedger, "no SQLite database", id="a text file"),
        pytest.param(lambda path: path.write_bytes(b""), NotALedger, "no SQLite database", id="an empty file"),
        pytest.param(make_foreign, NotALedger, "holds no ledger", id="another program's database"),
        pytest.param(make_foreign_with_migrations, NotALedger, "holds no ledger", id="another program with migrations"),
        pytest.param(make_later, LaterLedger, "Update factcheck", id="a later revision"),
        pytest.param(make_outdated, OutdatedLedger, "factcheck db upgrade", id="no tables yet"),
    ],
)
@pytest.mark.parametrize("write", [False, True], ids=["reading", "writing"])
def test_what_cannot_be_opened_says_why_in_one_line(
    ledger_path: Path, make: object, error: type[LedgerError], says: str, write: bool
) -> None:
    make(ledger_path)  # type: ignore[operator]
    with pytest.raises(error) as caught:
        opens(ledger_path, write=write)
    line = str(caught.value)
    assert says in line
    assert str(ledger_path) in line
    assert "\n" not in line


def test_a_damaged_ledger_is_named(ledger_path: Path) -> None:
    ledger_path.write_bytes(ledger_path.read_bytes()[:100] + b"\xff" * 4000)
    with pytest.raises(LedgerError):
        opens(ledger_path)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("", id="empty"),
        pytest.param("postgresql://host/db", id="another engine"),
        pytest.param("sqlite://", id="no file"),
        pytest.param("sqlite:///:memory:", id="memory"),
        pytest.param("http://[::1", id="no address"),
    ],
)
def test_an_address_that_names_no_file_is_refused(address: str) -> None:
    with pytest.raises(LedgerError) as caught:
        locate(address)
    assert "\n" not in str(caught.value)


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(LedgerError) as caught:
        locate("postgresql://me:secret@host/db")
    assert "secret" not in str(caught.value)


def test_a_second_writer_is_told_that_the_ledger_is_busy(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    with open_ledger(ledger_path, write=True) as one, open_ledger(ledger_path, write=True) as other:
        with one.transaction() as connection:
            connection.exec_driver_sql("INSERT INTO source (name, recorded) VALUES ('Daily', '2022-01-01')")
            with pytest.raises(BusyLedger, match="another process is writing"), other.transaction():
                pass
            opens(ledger_path)
        with other.transaction() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM source").scalar_one() == 1


def test_writers_that_read_first_wait_for_each_other(ledger_path: Path) -> None:
    """Deferred transactions would fail at once when they come to write; these take the lock first, and queue."""
    failed: list[Exception] = []
    together = threading.Barrier(4)

    def count_up() -> None:
        try:
            together.wait()
            with open_ledger(ledger_path, write=True) as ledger:
                for _ in range(5):
                    with ledger.transaction() as connection:
                        count = connection.exec_driver_sql("SELECT count(*) FROM source").scalar_one()
                        connection.exec_driver_sql(
                            "INSERT INTO source (name, recorded) VALUES (?, '2022-01-01')", (f"s{count}",)
                        )
        except Exception as error:  # noqa: BLE001 - a thread's error is looked at below
            failed.append(error)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_ledger(ledger_path) as ledger, ledger.transaction() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM source").scalar_one() == 20


def test_an_error_takes_back_the_whole_transaction(ledger_path: Path) -> None:
    with open_ledger(ledger_path, write=True) as ledger:
        with contextlib.suppress(RuntimeError), ledger.transaction() as connection:
            connection.exec_driver_sql("INSERT INTO source (name, recorded) VALUES ('Daily', '2022-01-01')")
            raise RuntimeError
        with ledger.transaction() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM source").scalar_one() == 0


def test_a_ledger_opened_for_reading_cannot_be_written(ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger, pytest.raises(ReadOnlyLedger), ledger.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM claim")


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_read_only_place_is_named_before_anything_is_written(
    ledger_path: Path, locked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = ledger_path if locked == "file" else ledger_path.parent
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: (mode != os.W_OK or Path(path) != place) and allowed(path, mode)
    )
    with pytest.raises(ReadOnlyLedger, match="read-only") as caught:
        opens(ledger_path, write=True)
    assert str(place) in str(caught.value)
    opens(ledger_path)


def test_a_ledger_in_a_read_only_folder_can_be_read(ledger_path: Path) -> None:
    folder = ledger_path.parent / "archive"
    folder.mkdir()
    shutil.move(ledger_path, folder)
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("permissions do not bind the superuser")
    try:
        opens(folder / ledger_path.name)
        with pytest.raises(ReadOnlyLedger):
            opens(folder / ledger_path.name, write=True)
    finally:
        folder.chmod(0o755)


def test_opening_a_ledger_leaves_the_locks_that_this_process_holds(ledger_path: Path) -> None:
    """A file that is opened and closed beside SQLite drops them: two writers would write at once."""
    writer = engine.connect_file(ledger_path, write=True)
    writer.execute("BEGIN IMMEDIATE")
    opens(ledger_path)
    other = f"import sqlite3; sqlite3.connect({str(ledger_path)!r}, timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"
    done = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=False)
    writer.close()
    assert "database is locked" in done.stderr


def test_a_ledger_without_a_log_gets_one_when_it_is_written(ledger_path: Path) -> None:
    _run(ledger_path, "PRAGMA journal_mode=DELETE")
    opens(ledger_path, write=True)
    with open_ledger(ledger_path) as ledger, ledger.transaction() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
