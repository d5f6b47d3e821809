"""Backups: whole or not at all, compared with the ledger, never over something else."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.core.vocabulary import EventKind
from factcheck.errors import (
    DamagedLedger,
    FactcheckError,
    LedgerError,
    MissingLedger,
    NotALedger,
    ReadOnlyLedger,
    UsageError,
)
from factcheck.store.backup import back_up
from factcheck.store.chain import append_event, head_of
from factcheck.store.engine import connect_file, open_ledger

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
KILLED_AT = (
    "factcheck.store.backup.transfer",
    "factcheck.store.backup.examine",
    "factcheck.store.backup.sync",
    "factcheck.store.backup.place_over",
)


def add_sources(path: Path, *names: str) -> None:
    with open_ledger(path, write=True) as ledger, ledger.transaction() as connection:
        for name in names:
            connection.exec_driver_sql("INSERT INTO source (name, recorded) VALUES (?, '2023-04-05')", (name,))
            append_event(connection, EventKind.MATCH, reviewer=None, facts={"name": name}, now=NOW)


def sources(path: Path) -> list[str]:
    with open_ledger(path) as ledger, ledger.transaction() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM source ORDER BY id").scalars())


def spoil(path: Path) -> None:
    """Overwrites the pages behind the first ones, as a bad disk may."""
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * (path.stat().st_size - 4096 * 3))


@pytest.fixture
def filled(ledger_path: Path) -> Path:
    add_sources(ledger_path, "Daily", "Weekly")
    return ledger_path


def test_a_backup_holds_what_the_ledger_holds(filled: Path) -> None:
    filled.chmod(0o640)
    made = back_up(filled, filled.with_name("safe.db"), now=NOW)
    with open_ledger(filled) as ledger, ledger.transaction() as connection:
        assert made.head == head_of(connection)
    assert (made.rows, made.faults, made.size) == (2 + 2 + 1, (), made.path.stat().st_size)
    assert sources(made.path) == ["Daily", "Weekly"]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o640
    assert sorted(path.name for path in filled.parent.iterdir()) == ["ledger.db", "safe.db"]


def test_a_backup_can_be_written_to_as_a_ledger(filled: Path) -> None:
    made = back_up(filled, None, now=NOW)
    add_sources(made.path, "Monthly")
    assert sources(made.path) == ["Daily", "Weekly", "Monthly"]


def test_without_a_name_it_lies_beside_the_ledger_under_the_time(filled: Path, tmp_path: Path) -> None:
    names = [back_up(filled, None, now=NOW).path.name for _ in range(2)]
    assert names == ["ledger.backup-20230405T060708Z.db", "ledger.backup-20230405T060708Z-2.db"]
    (tmp_path / "kept").mkdir()
    assert back_up(filled, tmp_path / "kept", now=NOW).path == tmp_path / "kept" / "ledger.backup-20230405T060708Z.db"


def test_what_a_writer_has_not_finished_is_not_in_it(filled: Path) -> None:
    writer = connect_file(filled, write=True)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO source (name, recorded) VALUES ('Hourly', '2023')")
    made = back_up(filled, None, now=NOW)
    writer.execute("COMMIT")
    writer.close()
    assert sources(made.path) == ["Daily", "Weekly"]


def other_database(folder: Path) -> Path:
    opened = sqlite3.connect(folder / "other.db")
    opened.execute("CREATE TABLE bookmark (address)")
    opened.close()
    return folder / "other.db"


def busy_backup(folder: Path) -> Path:
    back_up(folder / "ledger.db", folder / "busy.db", now=NOW)
    (folder / "busy.db-wal").touch()
    return folder / "busy.db"


def linked(folder: Path, make: Callable[[Path, Path], None]) -> Path:
    make(folder / "ledger.db", folder / "again.db")
    return folder / "again.db"


def pipe(folder: Path) -> Path:
    place = folder.with_name(f"{folder.name}.pipe")  # beside it: what is in the folder is read
    os.mkfifo(place)
    return place


def written(folder: Path) -> Path:
    (folder / "notes.txt").write_text("Ayr has 12 boats.", encoding="utf-8")
    return folder / "notes.txt"


@pytest.mark.parametrize("replace", [pytest.param(False, id="new"), pytest.param(True, id="in the place of another")])
@pytest.mark.parametrize(
    ("place", "error"),
    [
        pytest.param(lambda folder: folder / "ledger.db", UsageError, id="the ledger itself"),
        pytest.param(lambda folder: linked(folder, lambda old, new: new.symlink_to(old)), UsageError, id="a link to it"),
        pytest.param(lambda folder: linked(folder, os.link), UsageError, id="another name of it"),
        pytest.param(lambda folder: folder / "ledger.db-wal", UsageError, id="its log"),
        pytest.param(written, (UsageError, NotALedger), id="a text"),
        pytest.param(other_database, (UsageError, NotALedger), id="a database of something else"),
        pytest.param(busy_backup, UsageError, id="a backup that somebody has open"),
        pytest.param(lambda folder: folder / "nowhere" / "safe.db", ReadOnlyLedger, id="no such folder"),
        pytest.param(pipe, NotALedger, id="a pipe"),
        pytest.param(lambda _: Path("/proc/safe.db"), ReadOnlyLedger, id="a folder that cannot be written"),
    ],
)  # fmt: skip
def test_places_that_will_not_do(
    filled: Path, place: Callable[[Path], Path], error: type[FactcheckError], replace: bool
) -> None:
    target = place(filled.parent)
    before = {path.name: path.read_bytes() for path in filled.parent.iterdir()}
    with pytest.raises(error):
        back_up(filled, target, now=NOW, replace=replace)
    assert {path.name: path.read_bytes() for path in filled.parent.iterdir()} == before


def test_a_former_backup_is_overwritten_when_that_is_said(filled: Path) -> None:
    place = filled.with_name("safe.db")
    back_up(filled, place, now=NOW)
    add_sources(filled, "Monthly")
    with pytest.raises(UsageError, match="--replace"):
        back_up(filled, place, now=NOW)
    back_up(filled, place, now=NOW, replace=True)
    assert sources(place) == ["Daily", "Weekly", "Monthly"]


def test_a_backup_tells_what_is_wrong_with_the_ledger_and_overwrites_no_sound_one(filled: Path) -> None:
    place = filled.with_name("safe.db")
    back_up(filled, place, now=NOW)
    raw = sqlite3.connect(filled)
    raw.executescript("DROP TRIGGER event_kept; UPDATE event SET payload = '{}' WHERE id = 2;")
    raw.execute(
        "INSERT INTO article_version (id, article_id, number, is_current, run_id, retrieved, language, text_sha256, raw_sha256, text, found, blocks, remarks)"
        " VALUES (1, 9, 1, 1, 9, '', 'en', '', '', '', '{}', '[]', '[]')"
    )
    raw.commit()
    raw.close()
    orphans, chain = back_up(filled, None, now=NOW).faults
    assert "without their parents" in orphans
    assert chain == "event 2 was changed: its words do not give its hash"
    with pytest.raises(LedgerError, match="the former backup was kept"):
        back_up(filled, place, now=NOW, replace=True)
    assert back_up(place, None, now=NOW).faults == ()


def test_a_damaged_ledger_is_not_copied(filled: Path) -> None:
    spoil(filled)
    with pytest.raises(DamagedLedger, match=r"ledger\.db"):
        back_up(filled, None, now=NOW)
    assert [path.name for path in filled.parent.iterdir()] == ["ledger.db"]


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(MissingLedger):
        back_up(tmp_path / "none.db", None, now=NOW)


KILL = """
import os, signal, sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
import factcheck.store.restore
place, verb, ledger, file = sys.argv[1:]
module, _, name = place.rpartition(".")
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(import_module(module), name, die)
now = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
if verb == "backup":
    import_module("factcheck.store.backup").back_up(ledger, Path(file), now=now, replace=True)
else:
    import_module("factcheck.store.restore").restore_ledger(ledger, Path(file), now=now)
"""


@pytest.mark.parametrize("place", KILLED_AT)
def test_a_backup_that_is_killed_leaves_the_former_one(filled: Path, place: str) -> None:
    safe = filled.with_name("safe.db")
    back_up(filled, safe, now=NOW)
    before = safe.read_bytes()
    add_sources(filled, "Monthly")
    done = subprocess.run([sys.executable, "-c", KILL, place, "backup", str(filled), str(safe)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert safe.read_bytes() == before
    assert [path.name.startswith(".safe.db.backup-") for path in filled.parent.iterdir() if path.is_dir()] == [True]
    back_up(filled, safe, now=NOW, replace=True)
    assert sources(safe) == ["Daily", "Weekly", "Monthly"]
