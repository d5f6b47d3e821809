"""A ledger of the first revision, filled, brought up to date: nothing lost, a backup before, an event that takes stock; and down again."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.core.vocabulary import EventKind
from factcheck.errors import BusyLedger, DamagedLedger, LedgerError
from factcheck.store import upgrade
from factcheck.store.audit import audit_ledger
from factcheck.store.backup import examine
from factcheck.store.chain import append_event, events
from factcheck.store.creation import create_ledger
from factcheck.store.engine import connect_file, locate, open_ledger
from factcheck.store.guards import GUARDS, made_of
from factcheck.store.revision import HEAD
from factcheck.store.search_index import check_index
from factcheck.store.upgrade import migrate, upgrade_ledger

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
FIRST = "0001"
OLD_TABLES = (
    "run", "source", "article", "article_version", "entity", "alias", "series", "discrepancy", "discrepancy_side", "claim", "claim_anchor",
    "discrepancy_claim",
)  # fmt: skip
DECIDED = """
    INSERT INTO decision (id, discrepancy_id, resolution, side, causes, judged, reviewer, recorded)
        VALUES (1, 1, 'one_right', 0, '[]', '[]', 'Ana', '2023'), (2, 1, 'unsure', NULL, '[]', '[]', 'Ana', '2023');
    INSERT INTO decision_claim VALUES (1, 1, 0, 'unverified', 'verified'), (1, 2, 1, 'unverified', 'refuted');
    INSERT INTO archive VALUES (printf('%064d', 7), 'text/html', 1, x'00', '2023');
    INSERT INTO evidence (id, decision_id, kind, text, sha256, archived, retrieved) VALUES
        (1, 1, 'note', 'counted on the quay', NULL, NULL, NULL), (2, 1, 'address', 'https://ayr.example', printf('%064d', 7), printf('%064d', 7), '2023'),
        (3, 1, 'document', 'list.pdf', printf('%064d', 8), NULL, NULL);
    INSERT INTO correction VALUES (1, 1, 'metric', '"boats"', '"craft"', NULL, 'Ana', '2023', NULL);
    INSERT INTO name_ruling VALUES (1, 'Ayr', 'Ayr Harbour', 0, NULL, 'Ana', '2023', NULL);
    INSERT INTO review_session VALUES (1, 'Ana', 'claims', '2023', '2023', NULL, 'C1', '[]', 1);
"""


@pytest.fixture(scope="session")
def first_revision(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger as the first migration alone makes it."""
    path = tmp_path_factory.mktemp("first") / "first.db"
    root = Path(factcheck.__file__).parent.parent
    alembic = [sys.executable, "-m", "alembic", "-c", str(root / "alembic.ini"), "-x", f"db={path}", "upgrade", FIRST]
    subprocess.run(alembic, check=True, capture_output=True)
    return path


@pytest.fixture(scope="session")
def decided_template(
    first_revision: Path, tmp_path_factory: pytest.TempPathFactory, fill: Callable[[Path], None]
) -> Path:
    path = Path(shutil.copy(first_revision, tmp_path_factory.mktemp("decided") / "ledger.db"))
    fill(path)
    upgrade_ledger(path, now=NOW)
    with open_ledger(path, write=True) as ledger, ledger.transaction() as connection:
        append_event(connection, EventKind.MATCH, reviewer=None, facts={}, now=NOW)
    run(path, DECIDED)
    return path


@pytest.fixture
def decided(decided_template: Path, tmp_path: Path) -> Path:
    """A ledger brought up to date, with decisions and two events, written past the program."""
    return Path(shutil.copy(decided_template, tmp_path / "decided.db"))


@pytest.fixture
def old(first_revision: Path, tmp_path: Path, fill: Callable[[Path], None]) -> Path:
    path = Path(shutil.copy(first_revision, tmp_path / "ledger.db"))
    fill(path)
    return path


def rows(path: Path, tables: tuple[str, ...] = OLD_TABLES) -> dict[str, list[Any]]:
    opened = sqlite3.connect(path)
    try:
        return {table: opened.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in tables}  # noqa: S608
    finally:
        opened.close()


def first_rows(path: Path) -> dict[str, list[Any]]:
    """The rows of the tables of the first revision, in the columns that they had then. The bytes of articles are elsewhere now."""
    opened = sqlite3.connect(path)
    opened.create_function("unpacked", 1, zlib.decompress)
    columns = {
        "source": "id, name, recorded",
        "article_version": (
            "id, article_id, number, is_current, run_id, title, address, published, modified, retrieved, genre, language, machine_translated,"
            " text_sha256, raw_sha256, text, (SELECT unpacked(body) FROM archive WHERE sha256 = raw_sha256)"
        ),
    }
    try:
        return {
            table: opened.execute(f"SELECT {columns.get(table, '*')} FROM {table} ORDER BY 1, 2, 3").fetchall()  # noqa: S608
            for table in OLD_TABLES
        }
    finally:
        opened.close()


def run(path: Path, script: str) -> None:
    opened = sqlite3.connect(path)
    opened.execute("PRAGMA foreign_keys=ON")
    try:
        opened.executescript(script)
    finally:
        opened.close()


def schema(path: Path) -> dict[str, str]:
    """The SQL of everything, blanks and quotes apart."""
    opened = sqlite3.connect(path)
    found = opened.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    opened.close()
    return {name: " ".join(sorted(sql.replace('"', "").replace(",", " ").split())) for name, sql in found}


def test_nothing_is_lost_and_nothing_invented(old: Path) -> None:
    before = rows(old)
    done = upgrade_ledger(old, now=NOW)
    assert (done.before, done.after) == (FIRST, HEAD)
    assert first_rows(old) == before
    assert examine(old).faults == ()


def test_what_it_was_is_kept_beside_it(old: Path) -> None:
    before = rows(old)
    kept = upgrade_ledger(old, now=NOW).backup
    assert kept is not None
    assert kept.name == f"ledger.before-{HEAD}-20230405T060708Z.db"
    assert (rows(kept), examine(kept).revision) == (before, FIRST)
    assert sorted(path.name for path in old.parent.iterdir()) == [kept.name, "ledger.db"]


def test_an_event_takes_stock(old: Path) -> None:
    upgrade_ledger(old, now=NOW)
    with open_ledger(old) as ledger, ledger.transaction() as connection:
        (event,) = events(connection)
        found = audit_ledger(connection)
    assert (event.kind, event.recorded) == (EventKind.UPGRADE, "2023-04-05T06:07:08+00:00")
    assert (event.facts["before"], event.facts["after"]) == (FIRST, HEAD)
    (article,) = event.facts["articles"]  # type: ignore[misc]
    assert (article["article"], article["version"], article["source"], article["claims"]) == ("A1", 1, "Daily", 2)
    assert (found.articles, found.faults) == (1, ())
    run(old, "UPDATE claim SET value = '21' WHERE id = 1")
    with open_ledger(old) as ledger, ledger.transaction() as connection:
        (fault,) = audit_ledger(connection).faults
    assert (fault.event, "the claims of A1" in fault.what) == (1, True)


def test_a_second_time_nothing_is_done(old: Path) -> None:
    upgrade_ledger(old, now=NOW)
    before = old.read_bytes()
    assert upgrade_ledger(old, now=NOW).backup is None
    assert old.read_bytes() == before


def test_of_many_at_once_one_upgrades(old: Path) -> None:
    upgrade_it = [sys.executable, "-m", "factcheck", "db", "upgrade", "--db", str(old)]
    many = [subprocess.Popen(upgrade_it, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [one.communicate()[0] for one in many]
    assert [one.returncode for one in many] == [0, 0, 0]
    assert sorted("upgraded from revision 0001" in one for one in said) == [False, False, True]
    assert sum("is kept in" in one for one in said) == 1
    with open_ledger(old) as ledger, ledger.transaction() as connection:
        assert len(events(connection)) == 1


def test_where_it_fails_the_ledger_is_as_it_was_and_no_backup_stays(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LedgerError("the disk is full")

    before = rows(old)
    monkeypatch.setattr(upgrade, "append_event", fail)
    with pytest.raises(LedgerError, match="full"):
        upgrade_ledger(old, now=NOW)
    assert (rows(old), examine(old).revision) == (before, FIRST)
    assert [path.name for path in old.parent.iterdir()] == ["ledger.db"]


def test_what_was_wrong_before_is_said_with_its_place(old: Path) -> None:
    run(old, "PRAGMA foreign_keys=OFF; INSERT INTO claim_anchor VALUES (999, 1, 'k', 1, 2, '', '', 'exact')")
    with pytest.raises(
        DamagedLedger, match=r"row \d+ of claim_anchor speaks of a row of claim that is not there"
    ) as raised:
        upgrade_ledger(old, now=NOW)
    assert raised.value.where == str(old)
    assert raised.value.mend is not None
    assert [path.name for path in old.parent.glob("*before*")] == []


def test_a_writer_is_not_disturbed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.engine.BUSY_SECONDS", 0)
    writer = connect_file(old, write=True)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyLedger):
        upgrade_ledger(old, now=NOW)
    writer.close()
    assert examine(old).revision == FIRST


def test_the_words_of_an_old_ledger_are_found_after_its_upgrade(old: Path) -> None:
    """From the first revision and from the last one before the index; down and up again makes it anew."""
    run(old, "UPDATE article_version SET title = 'The harbour of Ayr'")
    upgrade_ledger(old, now=NOW)
    for _ in range(2):
        with open_ledger(old, write=True) as ledger, ledger.transaction() as connection:
            found = connection.exec_driver_sql(
                "SELECT rowid FROM claim_search('boat harbours') ORDER BY rowid"
            ).scalars()
            assert found.all() == [1, 2]
            assert list(check_index(connection)) == []
        migrate(locate(old), "0009")
        opened = sqlite3.connect(old)
        left = opened.execute(
            "SELECT name FROM sqlite_master WHERE name LIKE '%search%' OR name IN ('claim_words', 'v_queue')"
        )
        assert left.fetchall() == []
        opened.execute("UPDATE claim SET subject = 'Bute'")
        opened.commit()
        opened.close()
        upgrade_ledger(old, now=NOW, backup=False)


def test_down_again_keeps_what_the_first_revision_knows(old: Path, first_revision: Path) -> None:
    before = rows(old)
    upgrade_ledger(old, now=NOW)
    run(old, DECIDED)
    migrate(locate(old), FIRST)
    assert rows(old) == before
    assert schema(old) == schema(first_revision)
    assert upgrade_ledger(old, now=NOW).before == FIRST
    assert first_rows(old) == before


def test_a_settled_discrepancy_is_settled_without_its_former_state_below(old: Path) -> None:
    upgrade_ledger(old, now=NOW)
    run(old, "UPDATE discrepancy SET state = 'settled', former_state = 'resolved'")
    migrate(locate(old), FIRST)
    opened = sqlite3.connect(old)
    assert opened.execute("SELECT state, former_state FROM discrepancy").fetchall() == [("settled", None)]
    opened.close()
    upgrade_ledger(old, now=NOW)
    opened = sqlite3.connect(old)
    assert opened.execute("SELECT state, former_state FROM discrepancy").fetchall() == [("settled", "open")]
    opened.close()


def test_every_trigger_and_view_is_one_that_the_audit_knows(old: Path, tmp_path: Path) -> None:
    create_ledger(tmp_path / "new.db")
    upgrade_ledger(old, now=NOW)
    for path in (tmp_path / "new.db", old):
        with open_ledger(path) as ledger, ledger.transaction() as connection:
            assert made_of(connection) == GUARDS


FORBIDDEN = {
    "decision": [
        "UPDATE decision SET note = 'x'",
        "UPDATE decision SET reviewer = 'Bo' WHERE id = 1",
        "UPDATE decision SET side = 1",
        "UPDATE decision SET id = 9 WHERE id = 2",
        "UPDATE decision SET rowid = 9 WHERE id = 2",
        "UPDATE OR REPLACE decision SET id = 1 WHERE id = 2",
        "UPDATE OR REPLACE decision SET rowid = 1 WHERE id = 2",
        "UPDATE decision SET ended = '2024', ending = 'undone'; UPDATE decision SET ended = NULL, ending = NULL",
        "DELETE FROM decision",
        "INSERT OR REPLACE INTO decision SELECT * FROM decision WHERE id = 1",
        "REPLACE INTO decision (id, status, causes, judged, reviewer, recorded) VALUES (1, 'verified', '[]', '[]', 'Bo', '2024')",
        "INSERT INTO decision (id, status, causes, judged, reviewer, recorded) VALUES (1, 'verified', '[]', '[]', 'Bo', '2024') "
        "ON CONFLICT DO UPDATE SET reviewer = 'Bo'",
    ],
    "decision_claim": [
        "UPDATE decision_claim SET after = 'verified'",
        "UPDATE OR REPLACE decision_claim SET claim_id = 1 WHERE claim_id = 2",
        "DELETE FROM decision_claim",
        "INSERT OR REPLACE INTO decision_claim VALUES (1, 1, 0, 'unverified', 'refuted')",
        "INSERT OR REPLACE INTO decision_claim (rowid, decision_id, claim_id, \"before\", \"after\") VALUES (1, 2, 2, 'unverified', 'refuted')",
    ],
    "evidence": [
        "UPDATE evidence SET text = 'x'",
        "UPDATE evidence SET rowid = 9 WHERE id = 1",
        "UPDATE OR REPLACE evidence SET id = 2 WHERE id = 1",
        "DELETE FROM evidence",
        "UPDATE evidence SET role = 'primary' WHERE id = 1",
        "UPDATE evidence SET retrieved = '2024' WHERE id = 2",
        "UPDATE evidence SET archived = NULL, retrieved = NULL WHERE id = 2",
        "UPDATE evidence SET sha256 = printf('%064d', 7), archived = printf('%064d', 7), retrieved = '2024' WHERE id = 3",
        "INSERT OR REPLACE INTO evidence (id, decision_id, kind, text) SELECT id, decision_id, kind, 'x' FROM evidence",
        "REPLACE INTO evidence (id, decision_id, kind, text) VALUES (1, 1, 'note', 'x')",
    ],
    "archive": [
        "UPDATE archive SET body = x'01'",
        "UPDATE archive SET rowid = 9",
        "DELETE FROM archive",
        "INSERT OR REPLACE INTO archive SELECT sha256, media_type, 2, x'01', retrieved FROM archive",
        "INSERT OR REPLACE INTO archive (rowid, sha256, size, body, retrieved) VALUES (1, printf('%064d', 9), 1, x'01', '2024')",
    ],
    "event": [
        "UPDATE event SET payload = '{}'",
        "UPDATE event SET rowid = 9 WHERE id = 2",
        "UPDATE OR REPLACE event SET id = 1 WHERE id = 2",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT id, recorded, kind, reviewer, '{}', prev_hash, hash FROM event",
        "INSERT INTO event SELECT 4, recorded, kind, reviewer, payload, hash, hash FROM event WHERE id = 2",
    ],
}  # fmt: skip


@pytest.mark.parametrize("pragma", ["OFF", "ON"], ids=["recursive triggers off", "recursive triggers on"])
@pytest.mark.parametrize(
    ("table", "statement"),
    [pytest.param(table, one, id=" ".join(one.split())) for table, several in FORBIDDEN.items() for one in several],
)
def test_what_is_on_the_record_is_never_changed(decided: Path, table: str, statement: str, pragma: str) -> None:
    before = rows(decided, (table,))
    opened = sqlite3.connect(decided, isolation_level=None)
    opened.execute(f"PRAGMA recursive_triggers={pragma}")
    opened.execute("BEGIN")
    *first, last = statement.split("; ")
    for one in first:
        opened.execute(one)
    with pytest.raises(sqlite3.IntegrityError, match=r"never|must follow"):
        opened.execute(last)
    opened.execute("ROLLBACK")
    opened.close()
    assert rows(decided, (table,)) == before
