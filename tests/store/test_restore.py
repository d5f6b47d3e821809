"""Restoring: only from a sound backup, what is there kept first, and either the old ledger or the new one at any moment."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.core.chain import check_chain
from factcheck.core.vocabulary import EventKind
from factcheck.errors import (
    BusyLedger,
    DamagedLedger,
    FactcheckError,
    LaterLedger,
    LedgerError,
    MissingPath,
    NotALedger,
    ReadOnlyLedger,
    UsageError,
)
from factcheck.store import restore
from factcheck.store.audit import audit_ledger
from factcheck.store.backup import back_up
from factcheck.store.chain import append_event, events
from factcheck.store.engine import connect_file, locate, open_ledger
from factcheck.store.restore import restore_ledger
from factcheck.store.revision import KNOWN
from factcheck.store.upgrade import migrate

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
KILLED_AT = ("copy_ledger", "examine", "place_new", "append_event", "transfer")


def add_sources(path: Path, *names: str) -> None:
    with open_ledger(path, write=True) as ledger, ledger.transaction() as connection:
        for name in names:
            connection.exec_driver_sql("INSERT INTO source (name, recorded) VALUES (?, '2023-04-05')", (name,))
            append_event(connection, EventKind.MATCH, reviewer=None, facts={"name": name}, now=NOW)


def sources(path: Path) -> list[str]:
    with open_ledger(path) as ledger, ledger.transaction() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM source ORDER BY id").scalars())


def told(path: Path) -> list[tuple[str, object]]:
    """The kinds of the events with the names in them."""
    with open_ledger(path) as ledger, ledger.transaction() as connection:
        assert list(check_chain(events(connection))) == []
        return [(str(event.kind), event.facts.get("name")) for event in events(connection)]


def change(path: Path, script: str) -> None:
    opened = sqlite3.connect(path)
    opened.executescript(script)
    opened.close()


def spoil(path: Path, first: int = 3) -> None:
    """Overwrites all pages from one on, as a bad disk may."""
    with path.open("r+b") as file:
        file.seek(4096 * first)
        file.write(b"\xff" * (path.stat().st_size - 4096 * first))


@pytest.fixture
def filled(ledger_path: Path) -> Path:
    """A ledger with one source more than its backup, ``safe.db``."""
    add_sources(ledger_path, "Daily", "Weekly")
    back_up(ledger_path, ledger_path.with_name("safe.db"), now=NOW)
    add_sources(ledger_path, "Monthly")
    return ledger_path


@pytest.fixture
def safe(filled: Path) -> Path:
    return filled.with_name("safe.db")


def test_the_ledger_holds_what_the_backup_holds_and_an_event_tells_so(filled: Path, safe: Path) -> None:
    bytes_before = safe.read_bytes()
    with open_ledger(filled) as ledger, ledger.transaction() as connection:
        former = events(connection)[-1]
    done = restore_ledger(filled, safe, now=NOW, reviewer="Ana")
    assert sources(filled) == ["Daily", "Weekly"]
    assert told(filled) == [("match", "Daily"), ("match", "Weekly"), ("restore", None)]
    with open_ledger(filled) as ledger, ledger.transaction() as connection:
        last = events(connection)[-1]
        assert audit_ledger(connection).head == done.head
    assert (last.reviewer, last.hash) == ("Ana", done.head.hash)
    assert done.kept is not None
    assert last.facts["kept"] == done.kept.name == "ledger.before-restore-20230405T060708Z.db"
    assert last.facts["replaced"] == {"id": 3, "hash": former.hash}
    assert sources(done.kept) == ["Daily", "Weekly", "Monthly"]
    assert safe.read_bytes() == bytes_before
    assert sorted(path.name for path in filled.parent.iterdir()) == [done.kept.name, "ledger.db", "safe.db"]


def test_a_restore_can_be_taken_back(filled: Path, safe: Path) -> None:
    kept = restore_ledger(filled, safe, now=NOW).kept
    assert kept is not None
    restore_ledger(filled, kept, now=NOW)
    assert sources(filled) == ["Daily", "Weekly", "Monthly"]


def test_where_no_ledger_is_one_is_made(filled: Path, safe: Path) -> None:
    done = restore_ledger(filled.with_name("new.db"), safe, now=NOW)
    assert (done.kept, done.damaged) == (None, False)
    assert sources(done.path) == ["Daily", "Weekly"]


def test_who_reads_meanwhile_goes_on_with_what_was_there(filled: Path, safe: Path) -> None:
    with open_ledger(filled) as ledger:
        with ledger.transaction() as connection:
            count = "SELECT count(*) FROM source"
            assert connection.exec_driver_sql(count).scalar() == 3
            restore_ledger(filled, safe, now=NOW)
            assert connection.exec_driver_sql(count).scalar() == 3
        with ledger.transaction() as connection:
            assert connection.exec_driver_sql(count).scalar() == 2


def test_a_writer_is_not_disturbed(filled: Path, safe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.engine.BUSY_SECONDS", 0)
    writer = connect_file(filled, write=True)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO source (name, recorded) VALUES ('Hourly', '2023')")
    with pytest.raises(BusyLedger):
        restore_ledger(filled, safe, now=NOW)
    writer.execute("COMMIT")
    writer.close()
    assert sources(filled) == ["Daily", "Weekly", "Monthly", "Hourly"]
    assert sorted(path.name for path in filled.parent.iterdir()) == ["ledger.db", "safe.db"]


def test_what_was_written_since_it_was_kept_is_not_lost(
    filled: Path, safe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def and_somebody_writes(*given: object, **named: object) -> object:
        add_sources(filled, "Hourly")
        return append_event(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(restore, "append_event", and_somebody_writes)
    with pytest.raises(BusyLedger, match="another process has written"):
        restore_ledger(filled, safe, now=NOW)
    assert sources(filled) == ["Daily", "Weekly", "Monthly", "Hourly"]


def test_a_backup_of_an_earlier_revision_is_brought_up_to_date(filled: Path, safe: Path) -> None:
    migrate(locate(safe), KNOWN[0])
    before = safe.read_bytes()
    done = restore_ledger(filled, safe, now=NOW)
    assert (done.found.revision, sources(filled)) == (KNOWN[0], ["Daily", "Weekly"])
    assert told(filled) == [("upgrade", None), ("restore", None)]
    assert safe.read_bytes() == before


@pytest.mark.parametrize(
    "there",
    [
        pytest.param(lambda path: migrate(locate(path), KNOWN[0]), id="an earlier revision"),
        pytest.param(lambda path: change(path, "UPDATE alembic_version SET version_num = '9999'"), id="a later revision"),
        pytest.param(lambda path: change(path, "PRAGMA journal_mode=DELETE; PRAGMA page_size=1024; VACUUM; PRAGMA journal_mode=WAL"), id="pages of another size"),
        pytest.param(lambda path: change(path, "PRAGMA journal_mode=DELETE"), id="no log"),
        pytest.param(lambda path: change(path, "DROP TRIGGER event_kept; UPDATE event SET payload = '{}'"), id="a broken chain"),
    ],
)  # fmt: skip
def test_whatever_ledger_is_there_can_be_replaced(filled: Path, safe: Path, there: Callable[[Path], None]) -> None:
    there(filled)
    done = restore_ledger(filled, safe, now=NOW)
    assert (done.damaged, sources(filled)) == (False, ["Daily", "Weekly"])
    assert told(filled)[-1] == ("restore", None)
    add_sources(filled, "Hourly")


@pytest.mark.parametrize("first", [pytest.param(1, id="all but its first page"), pytest.param(20, id="its last pages")])
def test_a_damaged_ledger_is_kept_byte_for_byte(filled: Path, safe: Path, first: int) -> None:
    spoil(filled, first)
    before = filled.read_bytes()
    done = restore_ledger(filled, safe, now=NOW)
    assert done.kept is not None
    assert (done.damaged, done.kept.read_bytes(), sources(filled)) == (True, before, ["Daily", "Weekly"])


def text_in_place(ledger: Path, safe: Path) -> tuple[Path, Path]:
    ledger.write_text("Ayr has 12 boats.", encoding="utf-8")
    return ledger, safe


def other_in_place(ledger: Path, safe: Path) -> tuple[Path, Path]:
    ledger.unlink()
    change(ledger, "CREATE TABLE bookmark (address)")
    return ledger, safe


def lost_log(ledger: Path, safe: Path) -> tuple[Path, Path]:
    (ledger.parent / "new.db-wal").write_bytes(b"what remains")
    return ledger.with_name("new.db"), safe


def backup_after(act: Callable[[Path], object]) -> Callable[[Path, Path], tuple[Path, Path]]:
    def prepare(ledger: Path, safe: Path) -> tuple[Path, Path]:
        act(safe)
        return ledger, safe

    return prepare


@pytest.mark.parametrize(
    ("prepare", "error", "words"),
    [
        pytest.param(lambda ledger, _: (ledger, ledger), UsageError, "the ledger itself", id="the ledger itself"),
        pytest.param(lambda ledger, safe: (ledger, safe.with_name("none.db")), MissingPath, "no such file", id="no file"),
        pytest.param(lambda ledger, safe: (ledger, safe.parent), NotALedger, "folder", id="a folder"),
        pytest.param(backup_after(lambda safe: safe.write_text("Ayr has 12 boats.")), NotALedger, "no SQLite database", id="a text"),
        pytest.param(backup_after(lambda safe: change(safe, "DROP TABLE alembic_version")), NotALedger, "holds no ledger", id="no ledger"),
        pytest.param(backup_after(spoil), DamagedLedger, "damaged", id="a damaged backup"),
        pytest.param(backup_after(lambda safe: change(safe, "UPDATE alembic_version SET version_num = '9999'")), LaterLedger, "later version", id="a later revision"),
        pytest.param(
            backup_after(lambda safe: change(safe, "DROP TRIGGER event_kept; UPDATE event SET payload = '{}' WHERE id = 1")),
            NotALedger, "event 1 was changed", id="a broken chain",
        ),
        pytest.param(backup_after(lambda safe: change(safe, "INSERT INTO alias (entity_id, name, origin, current) VALUES (7, 'a', 'article', 1)")), NotALedger, "without their parents", id="rows without parents"),
        pytest.param(text_in_place, NotALedger, "no SQLite database", id="a text in its place"),
        pytest.param(other_in_place, NotALedger, "holds no ledger", id="another database in its place"),
        pytest.param(lost_log, LedgerError, "what remains of another ledger", id="a log without its ledger"),
        pytest.param(lambda _, safe: (Path("/proc/new.db"), safe), ReadOnlyLedger, "/proc", id="a place that cannot be written"),
        pytest.param(lambda ledger, safe: (ledger.parent / "nowhere" / "new.db", safe), ReadOnlyLedger, "no such folder", id="no such folder"),
    ],
)  # fmt: skip
def test_a_refusal_changes_nothing(
    filled: Path,
    safe: Path,
    prepare: Callable[[Path, Path], tuple[Path, Path]],
    error: type[FactcheckError],
    words: str,
) -> None:
    ledger, file = prepare(filled, safe)
    before = {path.name: path.read_bytes() for path in filled.parent.iterdir()}
    with pytest.raises(error, match=words) as caught:
        restore_ledger(ledger, file, now=NOW)
    assert ".restore-" not in str(caught.value)
    assert {path.name: path.read_bytes() for path in filled.parent.iterdir()} == before


KILL = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from factcheck.store import restore
place, ledger, file = sys.argv[1:]
act = getattr(restore, place)
def die(*given, **named):
    if place == "transfer":
        given[0].backup(given[1], pages=1, progress=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    os.kill(os.getpid(), signal.SIGKILL)
setattr(restore, place, die)
restore.restore_ledger(ledger, Path(file), now=datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC))
"""


@pytest.mark.parametrize("place", KILLED_AT)
def test_a_restore_that_is_killed_leaves_the_ledger_as_it_was(filled: Path, safe: Path, place: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILL, place, str(filled), str(safe)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert sources(filled) == ["Daily", "Weekly", "Monthly"]
    assert told(filled)[-1] == ("match", "Monthly")
    left = {path.name for path in filled.parent.iterdir()} - {"ledger.db", "safe.db"}
    assert all(
        name.startswith((".ledger.db.restore-", ".ledger.before-restore-", "ledger.before-restore-")) for name in left
    )
    restore_ledger(filled, safe, now=NOW)
    assert sources(filled) == ["Daily", "Weekly"]


FULL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from factcheck.errors import LedgerError
from factcheck.store.backup import back_up
from factcheck.store.restore import restore_ledger
limit, verb, ledger, file = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
now = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
try:
    back_up(ledger, Path(file), now=now, replace=True) if verb == "backup" else restore_ledger(ledger, Path(file), now=now)
except LedgerError as error:
    sys.exit(f"refused: {error}")
"""


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        pytest.param("backup", -8192, id="a backup"),
        pytest.param("restore", -8192, id="a restore, at its draft"),
        pytest.param("restore", 1024, id="a restore, in the ledger"),
    ],
)
def test_where_the_disk_is_full_nothing_changes(filled: Path, safe: Path, verb: str, more: int) -> None:
    before = {path.name: path.read_bytes() for path in filled.parent.iterdir()}
    limit = str(filled.stat().st_size + more)
    full = [sys.executable, "-c", FULL, limit, verb, str(filled), str(safe)]
    done = subprocess.run(full, capture_output=True, text=True, check=False)
    assert done.stderr.startswith("refused: "), done.stderr
    assert {path.name: path.read_bytes() for path in filled.parent.iterdir()} == before
