from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.errors import LaterLedger, LedgerError, MissingLedger, NotALedger, OutdatedLedger
from factcheck.store import engine
from factcheck.store.engine import driver_of, open_ledger
from factcheck.store.entrance import Entrance, reading, writing


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def add_source(connection: object, name: str) -> None:
    connection.exec_driver_sql("INSERT INTO source (name, recorded) VALUES (?, '2022-01-01')", (name,))  # type: ignore[attr-defined]


def sources(where: str | Path | Entrance) -> list[str]:
    with reading(where) as connection:
        return list(connection.exec_driver_sql("SELECT name FROM source ORDER BY name").scalars())


@pytest.mark.parametrize("way", [str, Path, Entrance], ids=["a path as text", "a path", "an entrance"])
def test_a_ledger_is_read_and_written_by_its_address_or_an_entrance(way: Callable[[str], object], ledger_path: Path) -> None:  # fmt: skip
    where = way(str(ledger_path))
    with writing(where) as connection:  # type: ignore[arg-type]
        add_source(connection, "Daily")
    assert sources(where) == ["Daily"]  # type: ignore[arg-type]


def test_what_is_committed_is_there_for_everybody_at_once(ledger_path: Path) -> None:
    one, other = Entrance(ledger_path), Entrance(ledger_path)
    assert sources(other) == []
    with one.writing() as connection:
        add_source(connection, "Daily")
    assert sources(other) == ["Daily"]
    assert sources(ledger_path) == ["Daily"]


def test_an_error_takes_back_the_whole_transaction(ledger_path: Path) -> None:
    entrance = Entrance(ledger_path)

    def fail() -> None:
        with entrance.writing() as connection:
            add_source(connection, "Daily")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert sources(entrance) == []


def test_nobody_waits_for_an_entrance_that_is_not_used(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    entrance = Entrance(ledger_path)
    with entrance.writing() as connection:
        add_source(connection, "Daily")
    sources(entrance)
    with writing(ledger_path) as connection:
        add_source(connection, "Weekly")
    with closing(sqlite3.connect(ledger_path)) as other:
        assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    assert sources(entrance) == ["Daily", "Weekly"]


@pytest.mark.parametrize("end", [Entrance.rest, lambda _: None], ids=["it rests", "nobody has it any more"])
def test_in_the_end_nothing_lies_beside_the_ledger(end: Callable[[Entrance], None], ledger_path: Path) -> None:
    entrance = Entrance(ledger_path)
    with entrance.writing() as connection:
        add_source(connection, "Daily")
    sources(entrance)
    assert "ledger.db-wal" in beside(ledger_path)
    end(entrance)
    del entrance
    assert beside(ledger_path) == ["ledger.db"]


def test_after_a_rest_it_goes_on(ledger_path: Path) -> None:
    entrance = Entrance(ledger_path)
    entrance.rest()
    with entrance.writing() as connection:
        add_source(connection, "Daily")
    entrance.rest()
    assert sources(entrance) == ["Daily"]


def test_threads_use_one_entrance(ledger_path: Path) -> None:
    entrance = Entrance(ledger_path)
    sources(entrance)

    def write(name: str) -> None:
        with entrance.writing() as connection:
            add_source(connection, name)

    names = [f"Daily {at}" for at in range(8)]
    threads = [threading.Thread(target=write, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sources(entrance) == names


def remove(path: Path) -> None:
    path.unlink()


def make_text(path: Path) -> None:
    path.write_text("no ledger at all, but words that fill a page of it" * 100, encoding="utf-8")


def make_another(path: Path) -> None:
    with sqlite3.connect(path) as opened:
        opened.execute("CREATE TABLE dishes (name)")
    opened.close()


def set_revision(revision: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with sqlite3.connect(path) as opened:
            opened.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        opened.close()

    return change


@pytest.mark.parametrize("write", [False, True], ids=["read", "written"])
@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param(set_revision("9999"), LaterLedger, id="upgraded by a later version"),
        pytest.param(set_revision("0002"), OutdatedLedger, id="of an earlier revision"),
    ],
)
def test_a_ledger_that_changes_under_it_is_named(
    change: Callable[[Path], None], error: type[LedgerError], write: bool, ledger_path: Path
) -> None:
    entrance = Entrance(ledger_path)
    with entrance.writing() as connection:
        add_source(connection, "Daily")
    change(ledger_path)
    with pytest.raises(error), entrance.writing() if write else entrance.reading():
        pass


@pytest.mark.parametrize("write", [False, True], ids=["read", "written"])
@pytest.mark.parametrize(
    ("put", "error"),
    [
        pytest.param(remove, MissingLedger, id="nothing"),
        pytest.param(make_text, NotALedger, id="a text"),
        pytest.param(make_another, NotALedger, id="another database"),
    ],
)
def test_what_is_put_in_its_place_is_named(
    put: Callable[[Path], None], error: type[LedgerError], write: bool, ledger_path: Path
) -> None:
    entrance = Entrance(ledger_path)
    with entrance.writing() as connection:
        add_source(connection, "Daily")
    draft = ledger_path.with_name("draft.db")
    draft.touch()
    put(draft)
    ledger_path.rename(ledger_path.with_name("former.db"))
    if draft.exists():
        draft.rename(ledger_path)
    with pytest.raises(error), entrance.writing() if write else entrance.reading():
        pass


def test_a_ledger_that_is_put_in_its_place_is_whole_and_so_is_the_one_moved_away(ledger_path: Path) -> None:
    """The log of the former file lies beside the new one: it must not be taken for its own, and what it holds must not be lost."""
    other = Path(shutil.copy(ledger_path, ledger_path.with_name("other.db")))
    with writing(other) as connection:
        add_source(connection, "Weekly")
    entrance = Entrance(ledger_path)
    with entrance.writing() as connection:
        add_source(connection, "Daily")
    former = ledger_path.rename(ledger_path.with_name("former.db"))
    other.rename(ledger_path)
    assert sources(entrance) == ["Weekly"]
    entrance.rest()
    assert sources(former) == ["Daily"]
    assert sources(ledger_path) == ["Weekly"]
    with reading(ledger_path) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def test_what_is_committed_is_on_disk_whatever_the_library_was_built_for(
    ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def lax(*given: object, **chosen: object) -> sqlite3.Connection:
        made = connect(*given, **chosen)  # type: ignore[call-overload]
        made.execute("PRAGMA synchronous=NORMAL")
        return made

    monkeypatch.setattr(engine.sqlite3, "connect", lax)
    with Entrance(ledger_path).writing() as connection, open_ledger(ledger_path) as ledger:
        driver = driver_of(connection)
        assert driver.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert driver.execute("PRAGMA synchronous").fetchone() == (2,)
        assert driver.execute("PRAGMA fullfsync").fetchone() == (1,)
        assert ledger.location.path == ledger_path


def test_the_path_is_looked_at_each_time(ledger_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    entrance = Entrance(os.path.relpath(ledger_path, tmp_path))
    assert sources(entrance) == []
