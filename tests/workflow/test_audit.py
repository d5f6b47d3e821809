"""What the audit finds: a ledger with all that can be in it, changed in every way that its own program never would."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.chain import Event, event_hash
from factcheck.core.claim import Claim
from factcheck.core.decision import By, Evidence, Finding, Verdict
from factcheck.core.document import Document
from factcheck.core.vocabulary import EventKind, EvidenceKind, Resolution, Status
from factcheck.errors import MissingLedger, UsageError
from factcheck.workflow import aliases
from factcheck.workflow.additions import Addition, add
from factcheck.workflow.audit import AuditReport, log, verify
from factcheck.workflow.claims import edit
from factcheck.workflow.database import backup, restore
from factcheck.workflow.decide import resolve, undo
from factcheck.workflow.decide import verify as give_status
from factcheck.workflow.extract import extract_again
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
LATER = datetime(2023, 4, 6, tzinfo=UTC)
ANA = By(reviewer="Ana", now=NOW)
NOTE = Evidence(kind=EvidenceKind.NOTE, text="counted on the quay")
BOATS = "Ayr Harbour had 12 boats in 2021. In 2021 Bude Marina employed 30 people. The regatta was fun, with 7 prizes."
OTHER = "Ayr Harbour had 14 boats in 2021. In 2021 Bude Marina employed 35 people."


def article(text: str, name: str) -> Document:
    given = Article(text=text, source=f"{name} Post", published=date(2022, 3, 4), address=f"https://{name}.example/1")
    return Document(given, text.encode())


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with two articles, decisions that stand, ended and were taken back, corrections, a claim by hand, rulings on names."""
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    address = str(path)
    ingest(address, [article(BOATS, "Ayr"), article(OTHER, "Bude")], now=NOW)
    right = Finding(resolution=Resolution.ONE_RIGHT, side=0, note="the register", evidence=(NOTE,))
    resolve(address, "D1", right, by=ANA)
    made = resolve(address, "D1", replace(right, side=1), by=By(reviewer="Bo", now=LATER))
    undone = give_status(address, ["C3"], Verdict(status=Status.VERIFIED, evidence=(NOTE,)), by=ANA)
    undo(address, undone.id, by=By(reviewer="Ana", now=LATER), note="a mistake")
    assert made.id == "R2"
    edit(address, "C1", {"metric": "fishing boats"}, by=ANA, note="the caption says so")
    edit(address, "C4", {"value": "36"}, by=ANA)
    add(
        address,
        "A1",
        Addition(quote="The regatta was fun", said={"action": "held", "actor": "Ayr"}, policy=True),
        by=ANA,
    )
    aliases.add(address, "Ayr Harbour", "Ayr Port", same=True, by=ANA)
    ruled = aliases.add(address, "Bude Marina", "Bude Harbour", same=False, by=ANA)
    aliases.remove(address, ruled.ruling.id, by=By(reviewer="Ana", now=LATER))
    match_again(address, now=LATER)
    return path


@pytest.fixture
def address(whole: Path, tmp_path: Path) -> str:
    return str(shutil.copy(whole, tmp_path / "ledger.db"))


def run(address: str, script: str) -> None:
    """What any program that reads SQLite can do, the triggers out of its way."""
    opened = sqlite3.connect(address)
    names = opened.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _, _ in names:
        opened.execute(f"DROP TRIGGER {name}")
    opened.executescript("PRAGMA ignore_check_constraints=ON;" + script)
    left = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for _, table, sql in names:
        if table in left:
            opened.execute(sql)
    opened.commit()
    opened.close()


def told(report: AuditReport) -> list[str]:
    return [fault.told for fault in report.faults]


def read_events(address: str) -> list[Event]:
    return log(address)


def write_events(address: str, events: list[Event]) -> None:
    """Puts other events in the place of those that are there."""
    opened = sqlite3.connect(address)
    names = opened.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
    ).fetchall()
    for name, _ in names:
        opened.execute(f"DROP TRIGGER {name}")
    opened.execute("DELETE FROM event")
    for one in events:
        payload = one.payload.encode("utf-8", "surrogateescape")
        values = (one.id, one.recorded, str(one.kind), one.reviewer, payload, one.prev_hash, one.hash)
        opened.execute("INSERT INTO event VALUES (?, ?, ?, ?, CAST(? AS TEXT), ?, ?)", values)
    for _, sql in names:
        opened.execute(sql)
    opened.commit()
    opened.close()


def sealed(event: Event, **said: object) -> Event:
    """An event that says something else, its own hash computed."""
    changed = replace(event, **said)  # type: ignore[arg-type]
    return replace(changed, hash=event_hash(changed))


def rechained(events: list[Event], at: int, **said: object) -> list[Event]:
    """The chain as a forger writes it anew who knows the rule, from the event ``at`` (from 1) on."""
    forged = [*events[: at - 1], sealed(events[at - 1], **said)]
    for one in events[at:]:
        forged.append(sealed(one, prev_hash=forged[-1].hash))
    return forged


BROKEN_CHAINS = [
    pytest.param(lambda all_: [*all_[:4], replace(all_[4], payload=all_[4].payload.replace("register", "rumour")), *all_[5:]], ["event 5 was changed"], id="a changed payload"),
    pytest.param(lambda all_: [*all_[:4], replace(all_[4], reviewer="Eve"), *all_[5:]], ["event 5 was changed"], id="another reviewer"),
    pytest.param(lambda all_: [*all_[:4], replace(all_[4], recorded="2020-01-01T00:00:00+00:00"), *all_[5:]], ["event 5 was changed"], id="another time"),
    pytest.param(lambda all_: [*all_[:4], replace(all_[4], payload="{not JSON"), *all_[5:]], ["event 5 was changed", "event 5 says nothing that can be read", "R2 has no event"], id="no JSON"),
    pytest.param(lambda all_: [*all_[:4], sealed(all_[4], payload="[1]"), *all_[5:]], ["event 5 says nothing that can be read", "event 6 does not follow event 5", "R2 has no event"], id="no JSON object, its hash computed"),
    pytest.param(lambda all_: [*all_[:4], replace(all_[4], payload="\udcff\udcfe"), *all_[5:]], ["event 5 was changed", "event 5 says nothing"], id="bytes that are no text"),
    pytest.param(lambda all_: [*all_[:4], *all_[5:]], ["event 6 does not follow event 4: event 5 is missing", "R2 has no event"], id="one deleted"),
    pytest.param(lambda all_: all_[2:], ["event 3 is the first: events 1 to 2 are missing", "A1, version 1, has no event", "A2, version 1, has no event"], id="the first ones deleted"),
    pytest.param(lambda all_: [*all_[:4], sealed(all_[4], payload=all_[4].payload.replace("register", "rumour")), *all_[5:]], ["event 6 does not follow event 5: that was replaced", "event 5 tells of R2, which is not the same in the ledger: note"], id="replaced, its own hash computed"),
    pytest.param(lambda all_: rechained(all_, 5, payload=all_[4].payload.replace("register", "rumour")), ["event 5 tells of R2, which is not the same in the ledger: note"], id="replaced, and all behind it written anew"),
    pytest.param(lambda all_: rechained(all_, 5, payload=all_[4].payload.replace("R2", "R7")), ["event 5 tells of R7, which is not in the ledger", "R2 has no event"], id="a decision renumbered"),
    pytest.param(lambda all_: rechained(all_, 5, payload=all_[3].payload), ["event 5 tells again of R1, of which event 4 tells already", "R2 has no event"], id="a decision told twice"),
    pytest.param(lambda all_: rechained(all_, 1, payload=all_[0].payload.replace('"claims":3', '"claims":2')), [], id="a number that proves nothing"),
    pytest.param(lambda all_: all_[:-8], ["event 6 tells of R3, which was undone", "a correction of the metric of C1 has no event", "C6, added by hand, has no event", "ruling 1 on names has no event"], id="cut off before corrections"),
    pytest.param(lambda _: [], ["R1 has no event", "A1, version 1, has no event"], id="emptied"),
]  # fmt: skip


@pytest.mark.parametrize(("forge", "faults"), BROKEN_CHAINS)
def test_a_chain_that_was_changed_is_found_at_its_place(
    address: str, forge: Callable[[list[Event]], list[Event]], faults: list[str]
) -> None:
    write_events(address, forge(read_events(address)))
    found = told(verify(address))
    assert [fault for fault in faults if not any(one.startswith(fault) for one in found)] == [], found
    assert bool(found) is bool(faults)


BROKEN_ROWS = [
    pytest.param("UPDATE decision SET note = 'hearsay' WHERE id = 2", ["event 5 tells of R2, which is not the same in the ledger: note"], id="a decision's note"),
    pytest.param("UPDATE decision SET side = 0, reviewer = 'Eve' WHERE id = 2", ["event 5 tells of R2, which is not the same in the ledger: side, reviewer"], id="a decision's side and reviewer"),
    pytest.param("UPDATE decision SET resolution = 'nonsense' WHERE id = 2", ["event 5 tells of R2, which cannot be read in the ledger"], id="a resolution that is none"),
    pytest.param("UPDATE decision SET judged = '{' WHERE id = 2", ["event 5 tells of R2, which cannot be read in the ledger"], id="sides that are no JSON"),
    pytest.param("UPDATE evidence SET text = 'heard on the quay' WHERE decision_id = 2", ["event 5 tells of R2, which is not the same in the ledger: evidence"], id="evidence changed"),
    pytest.param("DELETE FROM evidence WHERE decision_id = 2", ["event 5 tells of R2, which is not the same in the ledger: evidence"], id="evidence deleted"),
    pytest.param("INSERT INTO evidence (id, decision_id, kind, text) VALUES (9, 2, 'address', 'https://ayr.example')", ["event 5 tells of R2, which is not the same in the ledger: evidence"], id="evidence added"),
    pytest.param("UPDATE decision_claim SET after = 'verified' WHERE decision_id = 2", ["event 5 tells of R2, which is not the same in the ledger: effects", "C2 is refuted in the ledger, but the decisions make it verified"], id="an effect"),
    pytest.param("DELETE FROM evidence WHERE decision_id = 2; DELETE FROM decision_claim WHERE decision_id = 2; DELETE FROM decision WHERE id = 2", ["event 5 tells of R2, which is not in the ledger", "D1 is resolved, one_right in the ledger, but no decision stands on it"], id="a decision deleted"),
    pytest.param("INSERT INTO decision (id, status, causes, judged, reviewer, recorded) VALUES (4, 'verified', '[]', '[]', 'Ana', '2023-04-05 00:00:00.000000')", ["R4 has no event"], id="a decision written in"),
    pytest.param("UPDATE decision SET ended = NULL, ending = NULL WHERE id = 3", ["event 7 takes R3 back, but in the ledger that stands", "C3 is unverified in the ledger, but the decisions make it verified"], id="one taken back stands again"),
    pytest.param("UPDATE decision SET ended = NULL, ending = NULL WHERE id = 1", ["event 5 supersedes R1, but in the ledger that stands"], id="one superseded stands again"),
    pytest.param("UPDATE decision SET ended = '2023-04-07 00:00:00.000000', ending = 'undone' WHERE id = 2", ["event 5 tells of R2, which was undone"], id="one that stands is ended"),
    pytest.param("UPDATE claim SET status = 'verified' WHERE id = 3", ["C3 is verified in the ledger, but no standing decision says so"], id="a status"),
    pytest.param("UPDATE discrepancy SET state = 'resolved', resolution = 'all_right' WHERE id = 2", ["D2 is resolved, all_right in the ledger, but no decision stands on it"], id="a discrepancy resolved by nobody"),
    pytest.param("UPDATE discrepancy SET state = 'open', resolution = NULL WHERE id = 1", ["D1 is open in the ledger, but R2 stands on it: one_right"], id="a discrepancy opened by nobody"),
    pytest.param("UPDATE discrepancy SET severity = 1 WHERE id = 2", ["event 14 tells of the discrepancies found, which are not the same"], id="a severity"),
    pytest.param("DELETE FROM discrepancy_claim WHERE discrepancy_id = 2; DELETE FROM discrepancy_side WHERE discrepancy_id = 2; DELETE FROM discrepancy WHERE id = 2", ["event 14 tells of the discrepancies found, which are not the same in the ledger: there were 2, there are 1"], id="a discrepancy deleted"),
    pytest.param("UPDATE article_version SET text = replace(text, '12 boats', '13 boats') WHERE id = 1", ["event 1 tells of A1, version 1: its text is not the same in the ledger"], id="a text"),
    pytest.param("UPDATE archive SET body = x'00' WHERE sha256 = (SELECT raw_sha256 FROM article_version WHERE id = 2)", ["the copy with the hash"], id="bytes"),
    pytest.param("UPDATE article_version SET raw_sha256 = (SELECT raw_sha256 FROM article_version WHERE id = 1) WHERE id = 2", ["event 2 tells of A2, version 1: its bytes are not the same in the ledger", "event 2 tells of A2, version 1: its title", "the copy with the hash"], id="the bytes of another"),
    pytest.param("UPDATE article_version SET got_from = '/tmp/other.txt' WHERE id = 2", ["event 2 tells of A2, version 1: how it was got"], id="how it was got"),
    pytest.param("UPDATE article_version SET published = '2021-03-04' WHERE id = 1", ["event 1 tells of A1, version 1: its date is not the same in the ledger", "event 1 tells of A1, version 1: its title"], id="a date"),
    pytest.param("UPDATE source SET name = 'Nobody' WHERE id = 1", ["event 1 tells of A1, version 1: its source is not the same"], id="a source"),
    pytest.param("UPDATE claim SET value = '31' WHERE id = 2", ["event 1 tells of the claims of A1, which are not the same in the ledger: something"], id="a value"),
    pytest.param("UPDATE claim SET quote = 'Bude Marina employed 31 people' WHERE id = 2", ["event 1 tells of the claims of A1"], id="a quote"),
    pytest.param("UPDATE claim SET retired = '2023-04-05' WHERE id = 3", ["event 1 tells of the claims of A1, which are not the same in the ledger: it had 3 claims and has 2"], id="a claim retired"),
    pytest.param("UPDATE claim SET rule = 'by hand' WHERE id = 3", ["event 1 tells of the claims of A1", "C3, added by hand, has no event"], id="a claim called one by hand"),
    pytest.param("UPDATE claim SET value = '37' WHERE id = 4", ["C4 does not hold what its value was corrected to"], id="a corrected value"),
    pytest.param("UPDATE correction SET value = '\"37\"' WHERE claim_id = 4 AND field = 'value'; UPDATE claim SET value = '37' WHERE id = 4", ["event 9 corrects the value of C4 to another value"], id="a correction"),
    pytest.param("UPDATE correction SET machine = '\"15\"' WHERE claim_id = 4 AND field = 'value'", ["event 2 tells of the claims of A2"], id="what the rules say under a correction"),
    pytest.param("UPDATE correction SET value = '{' WHERE claim_id = 4 AND field = 'value'", ["event 9 corrects the value of C4 to another value", "C4 does not hold"], id="a correction that is no JSON"),
    pytest.param("DELETE FROM correction WHERE claim_id = 4", ["event 9 corrects the value of C4, but in the ledger no correction of it stands"], id="a correction deleted"),
    pytest.param("UPDATE correction SET ended = '2023' WHERE claim_id = 4", ["event 9 corrects the value of C4, but in the ledger no correction of it stands", "event 2 tells of the claims of A2"], id="a correction ended by nobody"),
    pytest.param("INSERT INTO correction VALUES (9, 3, 'metric', '\"medals\"', '\"prizes\"', NULL, 'Ana', '2023', NULL); UPDATE claim SET metric = 'medals' WHERE id = 3", ["a correction of the metric of C3 has no event"], id="a correction written in"),
    pytest.param("UPDATE claim SET action = 'cancelled' WHERE id = 6", ["event 10 tells of C6, added by hand, whose action is not the same"], id="a claim by hand"),
    pytest.param("UPDATE name_ruling SET same = 0 WHERE id = 1", ["event 11 tells of ruling 1 on names, which is not the same"], id="a ruling on names"),
    pytest.param("UPDATE name_ruling SET ended = NULL WHERE id = 2", ["event 13 tells otherwise of ruling 2 on names, which stands"], id="a ruling taken back stands again"),
    pytest.param("DELETE FROM name_ruling WHERE id = 1", ["event 11 tells of ruling 1 on names, which is not in the ledger"], id="a ruling deleted"),
    pytest.param("UPDATE claim SET article_id = 2 WHERE id = 6", ["event 10 tells of C6, added by hand, whose article is not the same"], id="a claim by hand moved elsewhere"),
    pytest.param("UPDATE claim SET stage = 'planned' WHERE id = 6", ["event 10 tells of C6, added by hand, whose stage is not the same"], id="the stage of a claim by hand"),
    pytest.param("UPDATE claim SET version_id = 2 WHERE id = 3", ["event 1 tells of the claims of A1"], id="a claim of another version"),
    pytest.param("UPDATE claim SET links = '[[\"linked\",4]]' WHERE id = 3", ["event 1 tells of the claims of A1"], id="a link between figures"),
    pytest.param("UPDATE claim SET replaces_id = 2 WHERE id = 3", ["event 1 tells of the claims of A1"], id="what a claim replaces"),
    pytest.param("UPDATE article_version SET is_current = 0 WHERE id = 1", ["event 1 tells which version of A1 is the current one: not so in the ledger"], id="an article without a current version"),
    pytest.param("UPDATE article_version SET retrieved = '2020-01-01 00:00:00.000000' WHERE id = 1", ["event 1 tells of A1, version 1: its title, address, dates"], id="when it was read"),
    pytest.param("UPDATE article_version SET text_sha256 = '00' WHERE id = 1", ["event 1 tells of A1, version 1: its title, address, dates, genre, language or stored hashes"], id="a stored hash"),
    pytest.param("UPDATE discrepancy SET explanation = 'all is well' WHERE id = 2", ["event 14 tells of the discrepancies found, which are not the same"], id="an explanation"),
    pytest.param("UPDATE discrepancy SET score = 0.01, signals = '[]' WHERE id = 2", ["event 14 tells of the discrepancies found, which are not the same"], id="a score"),
    pytest.param("INSERT INTO run SELECT 99, verb, started, version, rules, completed, articles, claims, discrepancies, notes FROM run WHERE id = 1; UPDATE discrepancy SET severity = 1 WHERE id = 2", ["event 14 tells of the discrepancies found, which are not the same"], id="a severity, behind a run that never was"),
    pytest.param("DELETE FROM run", ["the table article_version speaks of rows of run that are not in the ledger"], id="runs deleted"),
    pytest.param("INSERT INTO decision_claim VALUES (99, 3, NULL, 'unverified', 'unverified')", ["the table decision_claim speaks of rows of decision that are not in the ledger"], id="an effect of no decision"),
    pytest.param("INSERT INTO evidence (id, decision_id, kind, text) VALUES (9, 77, 'note', 'heard')", ["the table evidence speaks of rows of decision that are not in the ledger"], id="evidence of no decision"),
    pytest.param("UPDATE correction SET note = 'hearsay' WHERE claim_id = 1", ["the correction of the metric of C1: who made it, when and why is not what any event tells"], id="a correction's note"),
    pytest.param("UPDATE correction SET reviewer = 'Eve' WHERE claim_id = 4", ["the correction of the value of C4: who made it"], id="a correction's reviewer"),
    pytest.param("UPDATE correction SET recorded = '2020-01-01 00:00:00.000000' WHERE claim_id = 4", ["the correction of the value of C4: who made it"], id="a correction's time"),
    pytest.param("UPDATE claim SET value = (SELECT json_extract(machine, '$') FROM correction WHERE claim_id = 4) WHERE id = 4; UPDATE correction SET value = machine, ended = '2023-04-06 00:00:00.000000' WHERE claim_id = 4", ["event 9 corrects the value of C4, but in the ledger no correction of it stands"], id="a correction ended as if the rules agreed"),
    pytest.param("UPDATE name_ruling SET reviewer = 'Eve' WHERE id = 1", ["event 11 tells of ruling 1 on names, which is not the same"], id="a ruling's reviewer"),
    pytest.param("UPDATE name_ruling SET note = 'hearsay' WHERE id = 2", ["event 13 tells of ruling 2 on names, which is not the same"], id="the note of a ruling taken back"),
    pytest.param("DROP TABLE correction", ["the ledger cannot be held against what its events tell: no such table: correction"], id="corrections dropped"),
    pytest.param("DROP TABLE claim", ["the ledger cannot be held against what its events tell: no such table: claim"], id="claims dropped"),
    pytest.param("UPDATE correction SET machine = '{' WHERE claim_id = 4", ["the ledger cannot be held against what its events tell"], id="what the rules say is no JSON"),
    pytest.param("INSERT INTO name_ruling VALUES (9, 'Ayr', 'Bude', 1, NULL, 'Ana', '2023', NULL)", ["ruling 9 on names has no event"], id="a ruling written in"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "faults"), BROKEN_ROWS)
def test_a_row_that_is_not_what_its_event_tells_is_found(address: str, script: str, faults: list[str]) -> None:
    run(address, script)
    found = told(verify(address))
    assert [fault for fault in faults if not any(one.startswith(fault) for one in found)] == [], found


def test_a_row_that_is_no_text_is_found(address: str) -> None:
    run(
        address,
        "UPDATE article_version SET text = CAST(x'fffe' AS TEXT) WHERE id = 1; UPDATE decision SET note = CAST(x'ff' AS TEXT) WHERE id = 2",
    )
    found = told(verify(address))
    assert [one.partition(":")[2] for one in found] == [" note", " its text is not the same in the ledger"]


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        pytest.param("DROP TRIGGER event_kept", "the trigger event_kept is missing", id="dropped"),
        pytest.param("DROP TRIGGER event_stays; CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT 1; END", "the trigger event_stays is not what factcheck made", id="replaced"),
        pytest.param("CREATE TRIGGER sly AFTER INSERT ON event BEGIN UPDATE claim SET status = 'verified'; END", "the trigger sly was not made by factcheck", id="added"),
        pytest.param("DROP VIEW v_open; CREATE VIEW v_open AS SELECT 1", "the view v_open is not what factcheck made", id="a view replaced"),
        pytest.param("DROP TABLE event", "the table event is missing", id="the whole table dropped"),
    ],
)  # fmt: skip
def test_what_keeps_the_record_is_looked_at_too(address: str, script: str, fault: str) -> None:
    opened = sqlite3.connect(address)
    opened.executescript(script)
    opened.close()
    assert told(verify(address)) == [fault]


def test_a_view_of_ones_own_is_no_fault(address: str) -> None:
    opened = sqlite3.connect(address)
    opened.execute("CREATE VIEW mine AS SELECT * FROM v_open")
    opened.close()
    assert verify(address).is_whole


def test_a_head_that_was_noted_shows_what_the_chain_alone_does_not(address: str) -> None:
    events = log(address)
    noted = events[3].hash
    assert verify(address, noted[:8].upper()).is_whole
    assert verify(address, events[-1].hash).is_whole
    last = events[-1].hash
    write_events(address, events[:-1])
    assert verify(address).is_whole
    (fault,) = verify(address, last).faults
    assert (fault.event, last in fault.what) == (None, True)
    write_events(address, rechained(events, 3, recorded="2020-01-01T00:00:00+00:00"))
    assert verify(address).is_whole
    assert not verify(address, noted).is_whole
    assert verify(address, events[1].hash).is_whole


@pytest.mark.parametrize("head", ["", "5b0c6f1", "not a hash", "5b0c6f1e" * 9, "ｅ" * 8])
def test_what_is_no_head_is_refused(address: str, head: str) -> None:
    with pytest.raises(UsageError, match="no head"):
        verify(address, head)


def test_a_restore_is_told_where_a_noted_head_is_gone(address: str, tmp_path: Path) -> None:
    safe = tmp_path / "safe.db"
    backup(address, safe, now=NOW)
    undo(address, "R2", by=ANA)
    noted = log(address)[-1].hash
    kept = restore(address, safe, now=LATER, reviewer="Bo").kept
    assert verify(address).is_whole
    gone, restored = verify(address, noted).faults
    assert (gone.event, restored.event) == (None, 15)
    assert kept is not None
    assert Path(kept).name in restored.what
    assert verify(kept, noted).is_whole


def test_an_audit_changes_nothing_and_makes_nothing(address: str, tmp_path: Path) -> None:
    before = Path(address).read_bytes()
    verify(address)
    log(address)
    assert Path(address).read_bytes() == before
    for look in (verify, log):
        with pytest.raises(MissingLedger):
            look(str(tmp_path / "none.db"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.db"]


def test_the_log_says_who_did_what(address: str) -> None:
    kinds = [str(one.kind) for one in log(address)]
    assert kinds == "ingest ingest match decide decide decide undo correct correct add alias alias alias match".split()
    assert [(one.reviewer, one.facts["id"]) for one in log(address) if one.kind is EventKind.DECIDE] == [
        ("Ana", "R1"),
        ("Bo", "R2"),
        ("Ana", "R3"),
    ]
    assert [one.id for one in log(address, 2)] == [13, 14]


def test_reading_again_tells_of_an_article_only_where_its_claims_changed(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract_again(address, now=LATER)
    assert [str(one.kind) for one in log(address)][14:] == ["match"]
    read = api.extract_claims
    monkeypatch.setattr(api, "extract_claims", lambda given: [one for one in read(given) if "prizes" not in one.quote])
    extract_again(address, now=LATER)
    assert [(str(one.kind), one.facts.get("article"), one.facts.get("claims")) for one in log(address)][15:] == [
        ("extract", "A1", 2),
        ("match", None, 5),
    ]
    assert told(verify(address)) == []


def test_a_correction_that_the_rules_came_to_agree_with_may_end_quietly(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = api.extract_claims

    def wiser(given: Article) -> list[Claim]:
        return [replace(one, metric="fishing boats") if "12 boats" in one.quote else one for one in read(given)]

    monkeypatch.setattr(api, "extract_claims", wiser)
    extract_again(address, now=LATER)
    assert told(verify(address)) == []
    edit(address, "C1", {"metric": "fishing boats", "scope": "wooden"}, by=ANA)
    assert told(verify(address)) == []
