"""Copies of what evidence names: kept with the decision, listed, written to files, made later, and watched by the audit."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from serving import Answer, Server

from factcheck.core.chain import GENESIS, Event, event_hash
from factcheck.core.copy import Copies
from factcheck.core.decision import By, Evidence, Finding, Verdict
from factcheck.core.keys import canonical_json
from factcheck.core.vocabulary import EvidenceRole, Resolution, Status
from factcheck.errors import (
    DamagedLedger,
    DecisionError,
    FactcheckError,
    FetchError,
    MissingPath,
    TooLarge,
    UnknownId,
    UsageError,
)
from factcheck.ingest import Document
from factcheck.workflow import audit, evidence
from factcheck.workflow.archive import add, listed, save, shown
from factcheck.workflow.decide import resolve, undo, verify
from factcheck.workflow.evidence import read_evidence, with_copy
from factcheck.workflow.ingest import ingest

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
ANN = By(reviewer="Ann Reed", now=NOW)
BOB = By(reviewer="Bob", now=LATER)
MINUTES = b"12 boats, as counted"
HASH = hashlib.sha256(MINUTES).hexdigest()

Make = Callable[..., Document]

COPIES = "SELECT count(*) FROM archive WHERE sha256 NOT IN (SELECT raw_sha256 FROM article_version)"
"""How many copies there are beside the bytes of the articles."""


@pytest.fixture
def ledger(simple_rules: None, address: str, document: Make) -> str:  # noqa: ARG001
    """C1 (12 boats) against C2 (14 boats) is D1."""
    texts = ("Ayr has 12 boats.", "Ayr has 14 boats.", "Bude has 3 quays.")
    ingest(address, [document(text, address=f"/{at}.txt") for at, text in enumerate(texts)], now=NOW)
    return address


@pytest.fixture
def minutes(tmp_path: Path) -> str:
    (tmp_path / "minutes.txt").write_bytes(MINUTES)
    return str(tmp_path / "minutes.txt")


def given(said: str, copies: Copies = Copies.ALL) -> Evidence:
    return with_copy(read_evidence(said), copies, now=NOW)


def verified(ledger: str, *said: str, copies: Copies = Copies.ALL, claim: str = "C1") -> None:
    rests = tuple(given(one, copies) for one in said)
    verify(ledger, [claim], Verdict(status=Status.VERIFIED, evidence=rests), by=ANN)


def faults(ledger: str) -> list[str]:
    return [fault.told for fault in audit.verify(ledger).faults]


def query(ledger: str, statement: str) -> list[tuple[object, ...]]:
    opened = sqlite3.connect(ledger)
    try:
        return opened.execute(statement).fetchall()
    finally:
        opened.close()


def run(ledger: str, script: str) -> None:
    """What any program that reads SQLite can do, the triggers out of its way."""
    opened = sqlite3.connect(ledger)
    made = opened.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in made:
        opened.execute(f"DROP TRIGGER {name}")
    opened.executescript("PRAGMA ignore_check_constraints=ON;" + script)
    for _, sql in made:
        opened.execute(sql)
    opened.commit()
    opened.close()


def test_a_decision_keeps_the_copy_of_a_file(ledger: str, minutes: str) -> None:
    found = Finding(
        resolution=Resolution.ONE_RIGHT, side=0, evidence=(given(f"primary: {minutes}@line 1"), given("heard"))
    )
    made = resolve(ledger, "D1", found, by=ANN)
    first, second = made.evidence
    assert (first.id, first.role, first.archived, first.sha256, first.retrieved) == (
        "E1", EvidenceRole.PRIMARY, True, HASH, NOW,
    )  # fmt: skip
    assert (second.id, second.archived, second.sha256) == ("E2", False, None)
    kept = shown(ledger, "e1")
    assert (kept.decision, kept.discrepancy, kept.claims, kept.size, kept.reviewer) == (
        "R1", "D1", ("C1", "C2"), len(MINUTES), "Ann Reed",
    )  # fmt: skip
    assert faults(ledger) == []


def test_the_copy_and_the_decision_are_written_together_or_not_at_all(
    ledger: str, minutes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("factcheck.store.decisions.append_event", fail)
    with pytest.raises(OSError, match="disk is full"):
        verified(ledger, minutes)
    assert query(ledger, COPIES) + query(ledger, "SELECT count(*) FROM evidence") == [(0,), (0,)]


def test_the_same_bytes_are_kept_once_and_told_of_each_other(ledger: str, minutes: str, web: Server) -> None:
    web.answers["/minutes"] = Answer((MINUTES,))
    verified(ledger, minutes, web.url("/minutes"), "C2")
    verified(ledger, web.url("/gone"), "C2", claim="C3")
    assert query(ledger, COPIES) == [(1,)]
    assert [one.also for one in listed(ledger)] == [("E2",), ("E1",), ("E5",), (), ("E3",)]
    assert faults(ledger) == []


@pytest.mark.parametrize(
    ("about", "numbers"),
    [
        pytest.param(None, ["E1", "E2", "E3"], id="all"),
        pytest.param("D1", ["E1"], id="a discrepancy"),
        pytest.param("c3", ["E2", "E3"], id="a claim"),
        pytest.param("C2", ["E1"], id="a claim of a discrepancy"),
        pytest.param("R2", ["E2", "E3"], id="a decision"),
        pytest.param("D9", [], id="nothing"),
    ],
)
def test_evidence_is_listed(ledger: str, about: str | None, numbers: list[str]) -> None:
    resolve(ledger, "D1", Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(given("heard"),)), by=ANN)
    verified(ledger, "seen", "C1", claim="C3")
    undo(ledger, "R2", by=ANN)
    found = listed(ledger, about)
    assert [one.id for one in found] == numbers
    assert all((one.ending == "undone") is (one.decision == "R2") for one in found)


def test_what_has_no_evidence_is_said(ledger: str) -> None:
    with pytest.raises(UsageError, match="nothing was decided on A1"):
        listed(ledger, "A1")
    for number in ("E9", "C1", "x"):
        with pytest.raises(UnknownId):
            shown(ledger, number)


def test_a_copy_is_written_to_a_file(ledger: str, minutes: str, tmp_path: Path) -> None:
    verified(ledger, minutes)
    place = tmp_path / "out" / "kept.txt"
    place.parent.mkdir()
    assert save(ledger, "E1", place).size == len(MINUTES)
    assert [(one.name, one.read_bytes()) for one in place.parent.iterdir()] == [("kept.txt", MINUTES)]
    place.write_bytes(b"mine")
    with pytest.raises(UsageError, match="is there already"):
        save(ledger, "E1", place)
    assert place.read_bytes() == b"mine"
    save(ledger, "E1", place, force=True)
    assert place.read_bytes() == MINUTES


def test_where_a_copy_cannot_be_written(ledger: str, minutes: str, tmp_path: Path) -> None:
    verified(ledger, minutes, "heard")
    verified(ledger, minutes, copies=Copies.NONE)
    for number, place, said in (
        ("E1", tmp_path, "is a folder"),
        ("E1", Path(ledger), "the ledger itself"),
        ("E1", tmp_path / "nowhere" / "a", "no such folder"),
        ("E2", tmp_path / "a", "no copy of E2. It is a note"),
        ("E3", tmp_path / "a", "no copy of E3. Make one: factcheck evidence archive E3"),
    ):
        with pytest.raises(FactcheckError, match=said):
            save(ledger, number, place)
    assert not (tmp_path / "a").exists()


def test_a_copy_is_made_later(ledger: str, minutes: str, web: Server) -> None:
    verified(ledger, f"repeater: {web.url('/list')}", minutes, copies=Copies.NONE)
    with pytest.raises(FetchError, match="404 Not Found"):
        add(ledger, "E1", by=BOB)
    web.answers["/list"] = Answer((b"48 ships",), headers={"Content-Type": "text/plain"})
    for number, media_type in (("E1", "text/plain"), ("E2", None)):
        found = add(ledger, number, by=BOB)
        assert (found.evidence.archived, found.evidence.retrieved, found.media_type) == (True, LATER, media_type)
    assert shown(ledger, "E1").evidence.role is EvidenceRole.REPEATER
    told = [(one.kind, one.reviewer, one.facts["evidence"]) for one in audit.log(ledger, 2)]
    assert told == [("archive", "Bob", "E1"), ("archive", "Bob", "E2")]
    assert faults(ledger) == []
    with pytest.raises(DecisionError, match="E1 has its copy already"):
        add(ledger, "E1", by=BOB)


def test_copies_that_cannot_be_made(ledger: str, minutes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone.txt").write_bytes(b"x")
    verified(ledger, "heard", "C2", minutes, str(tmp_path / "gone.txt"), copies=Copies.NONE)
    (tmp_path / "gone.txt").unlink()
    for number, kind, said in (
        ("E1", DecisionError, "E1 is a note"),
        ("E2", DecisionError, "E2 is a claim"),
        ("E4", MissingPath, "no such file"),
        ("E9", UnknownId, "no evidence E9"),
    ):
        with pytest.raises(kind, match=said):
            add(ledger, number, by=BOB)
    Path(minutes).write_bytes(b"13 boats")
    with pytest.raises(DecisionError, match="is not what it was when E3 was given"):
        add(ledger, "E3", by=BOB)
    monkeypatch.setattr(evidence, "LARGEST", 4)
    with pytest.raises(TooLarge, match="the most that is copied"):
        add(ledger, "E3", by=BOB)
    assert query(ledger, COPIES) == [(0,)]
    assert faults(ledger) == []


FORGED = [
    pytest.param("UPDATE archive SET body = x'00'", ["is not what was kept: its bytes have another hash now"], id="a body"),
    pytest.param("DELETE FROM archive", ["the table evidence speaks of rows of archive that are not in the ledger"], id="a copy deleted"),
    pytest.param("UPDATE evidence SET role = 'primary'", ["tells of R1, which is not the same in the ledger: evidence"], id="a role"),
    pytest.param("UPDATE evidence SET archived = NULL, retrieved = NULL", ["tells of R1, which is not the same in the ledger: evidence", "no evidence and no article speaks of"], id="a copy cut off"),
    pytest.param("UPDATE evidence SET retrieved = '2020-01-01 00:00:00'", ["tells of R1"], id="a time"),
    pytest.param("UPDATE evidence SET final = 'https://other.example/'", ["tells of R1"], id="where it led"),
    pytest.param("INSERT INTO archive VALUES (printf('%064d', 1), NULL, 0, x'789c030000000001', '2023')", ["is not what was kept"], id="a copy written in"),
    pytest.param("DELETE FROM evidence WHERE id = 2", ["tells of a copy for E2, which is not in the ledger", "tells of R1"], id="evidence deleted"),
    pytest.param("UPDATE evidence SET sha256 = NULL, archived = NULL, retrieved = NULL WHERE id = 2", ["tells of R1"], id="a copy that came later cut off"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "said"), FORGED)
def test_what_was_changed_behind_its_back_is_told(
    ledger: str, minutes: str, web: Server, script: str, said: list[str]
) -> None:
    verified(ledger, minutes, web.url("/list"))
    web.answers["/list"] = Answer((b"48 ships",))
    add(ledger, "E2", by=BOB)
    assert faults(ledger) == []
    run(ledger, script)
    found = faults(ledger)
    assert [words for words in said if not any(words in one for one in found)] == [], found


def test_a_copy_that_was_changed_is_not_written(ledger: str, minutes: str, tmp_path: Path) -> None:
    verified(ledger, minutes)
    run(ledger, "UPDATE archive SET body = x'00'")
    with pytest.raises(DamagedLedger, match="is not what was kept"):
        save(ledger, "E1", tmp_path / "kept.txt")
    assert not (tmp_path / "kept.txt").exists()


def rewritten(ledger: str, change: Callable[[Event], dict[str, object]]) -> None:
    """Writes the whole chain anew, its payloads changed."""
    before, events = GENESIS, []
    for one in audit.log(ledger):
        values = {name: getattr(one, name) for name in Event.__slots__}
        bare = Event(**values | {"payload": canonical_json(change(one)), "prev_hash": before})
        events.append((bare.payload, before, event_hash(bare), one.id))
        before = events[-1][2]
    quoted = "; ".join(
        "UPDATE event SET payload = '{}', prev_hash = '{}', hash = '{}' WHERE id = {}".format(  # noqa: S608 - a test that forges
            *(str(part).replace("'", "''") for part in one)
        )
        for one in events
    )
    run(ledger, quoted)


def test_events_from_before_there_were_copies_still_hold(ledger: str, minutes: str) -> None:
    verified(ledger, minutes, "https://port.example/1", copies=Copies.NONE)

    def as_it_was(event: Event) -> dict[str, object]:
        facts = json.loads(event.payload)
        for one in facts.get("evidence", ()):
            for name in ("id", "role", "archived", "retrieved", "final"):
                del one[name]
        return dict(facts)

    rewritten(ledger, as_it_was)
    assert "role" not in str(audit.log(ledger, 1)[0].facts)
    assert faults(ledger) == []
    add(ledger, "E1", by=BOB)
    assert faults(ledger) == []
    run(ledger, "UPDATE evidence SET role = 'primary' WHERE id = 2")
    assert len(faults(ledger)) == 1


def test_an_event_that_tells_twice_of_a_copy(ledger: str, minutes: str) -> None:
    verified(ledger, minutes, minutes, copies=Copies.NONE)
    add(ledger, "E1", by=BOB)
    add(ledger, "E2", by=BOB)
    rewritten(ledger, lambda one: dict(one.facts) | ({"evidence": "E1"} if one.kind == "archive" else {}))
    assert any("tells again of a copy for E1" in one for one in faults(ledger))
