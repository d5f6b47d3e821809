"""Each trouble that a ledger can have is found, told with its mending, and mended where that harms nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factcheck.core.document import Document
from factcheck.errors import MissingLedger, NotALedger
from factcheck.store import health
from factcheck.store.creation import create_ledger
from factcheck.store.engine import connect_file, locate
from factcheck.store.health import CHECKS, MENDS
from factcheck.store.upgrade import migrate
from factcheck.workflow.audit import verify
from factcheck.workflow.doctor import Condition, Diagnosis, Finding, look_over
from factcheck.workflow.ingest import ingest

NOW = datetime.now(UTC)
Make = Callable[..., Document]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with claims, made once."""
    from factcheck.core.article import Article

    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    texts = ("The port of Kiel took 48 ships in 2021.", "The port of Kiel took 84 ships in 2021.")
    documents = [
        Document(Article(text=text, source="Daily", address=f"https://daily.example/{at}"), text.encode())
        for at, text in enumerate(texts)
    ]
    ingest(str(path), documents, now=NOW)
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "ledger.db"))


def troubles(found: Diagnosis, condition: Condition = Condition.FOUND) -> list[Finding]:
    return [finding for finding in found.findings if finding.condition is condition]


def run(path: Path, script: str) -> None:
    opened = sqlite3.connect(path)
    opened.executescript(script)
    opened.close()


def test_a_sound_ledger_is_fine(path: Path) -> None:
    found = look_over(str(path), now=NOW)
    assert [(finding.check, finding.condition) for finding in found.findings] == [
        (name, Condition.FINE) for name in CHECKS
    ]
    assert (found.troubles, found.path) == (0, str(path))
    assert found.findings[0].as_record() == {"check": "pages", "condition": "fine", "what": None, "mend": None}


def test_looking_changes_nothing(path: Path) -> None:
    before = verify(str(path)).head
    rows = sqlite3.connect(path).execute("SELECT count(*) FROM claim_search_data").fetchone()
    look_over(str(path), now=NOW)
    assert verify(str(path)).head == before
    assert sqlite3.connect(path).execute("SELECT count(*) FROM claim_search_data").fetchone() == rows


FOUND = [
    pytest.param("PRAGMA foreign_keys=OFF; INSERT INTO alias VALUES (99, 999, 'x', 'article', 1)", "references", "row 99 of alias speaks of a row of entity", "factcheck db restore", id="an orphan"),
    pytest.param("UPDATE alembic_version SET version_num = '9999'", "revision", "revision 9999, which is later", "Update factcheck", id="a later revision"),
    pytest.param("DROP TRIGGER event_kept", "audit trail", "the trigger event_kept is missing", "factcheck db restore", id="a guard is missing"),
    pytest.param("UPDATE claim SET status = 'verified' WHERE id = 1", "audit trail", "C1", "factcheck db restore", id="changed behind the trail"),
    pytest.param("DROP TRIGGER archive_kept; UPDATE archive SET body = x'00'", "audit trail", "the copy with the hash", "factcheck db restore", id="bytes that have another hash"),
    pytest.param("INSERT INTO claim_search (claim_search) VALUES ('delete-all')", "search", "claims are not in it", "--mend", id="an empty index"),
    pytest.param("DROP TABLE claim_search", "search", "the table claim_search is missing", "--mend", id="no index"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "check", "what", "mend"), FOUND)
def test_what_is_wrong_is_found(path: Path, script: str, check: str, what: str, mend: str) -> None:
    run(path, script)
    found = troubles(look_over(str(path), now=NOW))
    mine = [one for one in found if one.check == check and what in str(one.what)]
    assert mine, found
    assert all(mend in str(one.mend) for one in mine)


def test_the_index_is_made_anew(path: Path) -> None:
    run(path, "INSERT INTO claim_search (claim_search) VALUES ('delete-all')")
    assert [one.check for one in troubles(look_over(str(path), now=NOW, mend=True), Condition.MENDED)] == ["search"]
    assert look_over(str(path), now=NOW).troubles == 0


def test_what_cannot_be_mended_stays_a_finding(path: Path) -> None:
    run(path, "DROP TABLE claim_search")
    (found,) = troubles(look_over(str(path), now=NOW, mend=True))
    assert str(found.mend).startswith("It could not be mended")


def test_an_outdated_ledger_is_looked_at_as_far_as_it_goes(path: Path) -> None:
    migrate(locate(path), "0009")
    found = look_over(str(path), now=NOW)
    (trouble,) = troubles(found)
    assert (trouble.check, trouble.mend) == ("revision", "Run: factcheck db upgrade.")
    assert [one.check for one in troubles(found, Condition.UNCHECKED)] == ["audit trail", "search", "statistics"]


def test_damage_is_a_finding(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(os.urandom(min(size - 4096 * 3, 4096 * 20)))
    found = troubles(look_over(str(path), now=NOW))
    assert found[0].check == "pages"
    assert "damaged" in str(found[0].what)
    assert "backup" in str(found[0].mend)


def test_a_log_that_somebody_left_is_found_and_cleared(path: Path) -> None:
    writer = connect_file(path, write=True)
    writer.execute("PRAGMA journal_mode=WAL")
    reader = connect_file(path, write=False)
    writer.execute("INSERT INTO alias (entity_id, name, origin, current) SELECT min(id), 'x', 'article', 0 FROM entity")
    killed = path.with_name("killed.db")
    for ending in ("", "-wal"):  # as a program that is killed leaves it
        shutil.copy(f"{path}{ending}", f"{killed}{ending}")
    reader.close()
    writer.close()
    log = killed.with_name("killed.db-wal")
    assert log.stat().st_size > 0
    assert troubles(look_over(str(killed), now=NOW)) == []


def test_an_old_log_is_told(path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"x" * 5000)
    (found,) = troubles(look_over(str(path), now=NOW + timedelta(days=3)))
    assert found.check == "log"
    assert "a log of 5 kB was left beside it, last written to on" in str(found.what)


def test_what_a_killed_program_left_is_told(path: Path) -> None:
    left = path.with_name(f".{path.name}.backup-x1")
    left.mkdir()
    assert troubles(look_over(str(path), now=NOW)) == [], "it may be at work"
    (found,) = troubles(look_over(str(path), now=NOW + timedelta(days=3)))
    assert (found.check, found.what) == ("left behind", f"{left.name} was left behind by a program that was killed")
    assert left.is_dir()


def test_a_full_disk_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 5, 5))  # type: ignore[attr-defined]
    (found,) = troubles(look_over(str(path), now=NOW))
    assert (found.check, found.mend) == ("disk", "Make room.")


def test_statistics_are_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_MANY", 1)
    (found,) = troubles(look_over(str(path), now=NOW))
    assert found.check == "statistics"
    assert "there are none; there are 2 claims now" in str(found.what)
    look_over(str(path), now=NOW, mend=True)
    assert look_over(str(path), now=NOW).troubles == 0
    monkeypatch.setattr(health, "_GROWN", 0.5)
    assert "those of a ledger of 2 claims" in str(troubles(look_over(str(path), now=NOW))[0].what)


def test_free_pages_are_packed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_FREE_BYTES", 1)
    run(path, "CREATE TABLE big AS SELECT zeroblob(2000000) AS x; DROP TABLE big")
    (found,) = troubles(look_over(str(path), now=NOW))
    assert (found.check, path.stat().st_size > 2_000_000) == ("free pages", True)
    look_over(str(path), now=NOW, mend=True)
    assert look_over(str(path), now=NOW).troubles == 0
    assert path.stat().st_size < 2_000_000
    assert verify(str(path)).is_whole


def test_a_writer_is_not_disturbed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.engine.BUSY_SECONDS", 0)
    writer = connect_file(path, write=True)
    writer.execute("BEGIN IMMEDIATE")
    found = look_over(str(path), now=NOW)
    writer.close()
    assert found.troubles == 0
    assert [(one.check, one.what) for one in troubles(found, Condition.UNCHECKED)] == [
        ("search", "another process is writing to the ledger")
    ]


def test_an_empty_ledger_is_fine(tmp_path: Path) -> None:
    create_ledger(tmp_path / "new.db")
    assert look_over(str(tmp_path / "new.db"), now=NOW, mend=True).troubles == 0


def test_what_is_no_ledger_is_no_patient(tmp_path: Path) -> None:
    with pytest.raises(MissingLedger):
        look_over(str(tmp_path / "none.db"), now=NOW)
    (tmp_path / "text.db").write_text("a text, and no more than that", encoding="utf-8")
    with pytest.raises(NotALedger):
        look_over(str(tmp_path / "text.db"), now=NOW)
    assert set(MENDS) < set(CHECKS)
