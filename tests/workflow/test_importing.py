"""Claims of another program, with the real rules: what is taken, known and refused; what becomes of it afterwards."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.claim_line import LineFault, LineOutcome, LineState
from factcheck.core.decision import By
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, EventKind, Form, Stage, Status
from factcheck.errors import DecisionError, UnknownId
from factcheck.ingest import Document
from factcheck.ingest.claim_lines import read_claim_lines
from factcheck.store.chain import events
from factcheck.store.engine import open_ledger
from factcheck.store.runs import is_unfinished
from factcheck.workflow import decide, importing
from factcheck.workflow.audit import verify as audit
from factcheck.workflow.browse import ClaimFilter, claims
from factcheck.workflow.claims import edit, withdraw
from factcheck.workflow.extract import extract_again
from factcheck.workflow.importing import (
    ImportReport,
    Listening,
    Origin,
    import_claims,
    standing_claims,
    take_back_import,
)
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again
from factcheck.workflow.show import ClaimCard, show

NOW = datetime(2023, 4, 5, tzinfo=UTC)
ANN = By(reviewer="Ann", now=NOW)
KIEL = "Kiel Harbour Authority carried 4,200 passengers in 2021. Staff praised “12 golden rules” of the board, and “12 golden rules” it is."
OSLO = "Oslo Ferry Board paid more than 1000 million kroner for repairs in 2020. Some rope was found, and “40 thieves” were named. The board wants a better pier."
COPY = "Reprinted.\n" + KIEL
RULES = {
    "article": "A1",
    "quote": "praised “12 golden rules”",
    "value": 12,
    "metric": "golden rules",
    "subject": "Kiel Harbour Authority",
    "as_of": "2021",
}
THIEVES = {"article": "A2", "quote": "“40 thieves”", "value_text": "40", "metric": "thieves", "as_of": "2020"}
PIER = {"article": "A2", "quote": "wants a better pier", "actor": "the board", "action": "want", "object": "a better pier", "stage": "proposed", "subject": "the board"}  # fmt: skip


def document(text: str, address: str, source: str | None = "Daily", title: str | None = None) -> Document:
    article = Article(text=text, published=date(2022, 12, 19), address=address, source=source, title=title)
    return Document(article, text.encode())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("importing") / "ledger.db"
    given = [document(KIEL, "https://daily.example/kiel", title="Harbour news"), document(OSLO, "/news/oslo.txt", "Post", "Ferries"),
             document(COPY, "https://copy.example/1", "Copy", "Harbour news")]  # fmt: skip
    ingest(str(path), given, now=NOW)
    return path


@pytest.fixture
def ledger(whole: Path, tmp_path: Path) -> str:
    return str(shutil.copy(whole, tmp_path / "ledger.db"))


def bring(address: str, *lines: object, dry_run: bool = False) -> tuple[ImportReport, list[LineOutcome]]:
    """Imports lines, objects or text, and gives what became of each."""
    raw = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines).encode()
    origin = Origin(name="finder 2.1", file="claims.ndjson", sha256="0" * 64, size=len(raw), lines=len(lines))
    outcomes: list[LineOutcome] = []
    found = read_claim_lines(BytesIO(raw), "claims.ndjson")
    told = Listening(on_line=outcomes.append)
    return import_claims(address, found, origin, by=ANN, dry_run=dry_run, told=told), outcomes


def all_claims(address: str) -> list[Claim]:
    return claims(address, filters=ClaimFilter())


def one(address: str, number: str | None) -> Claim:
    card = show(address, str(number))
    assert isinstance(card, ClaimCard)
    return card.claim


def bytes_of(address: str) -> list[str]:
    opened = sqlite3.connect(address)
    dump = list(opened.iterdump())
    opened.close()
    return dump


def test_a_claim_is_taken_with_what_it_says_and_what_the_rules_read(ledger: str) -> None:
    report, (figure, act) = bring(ledger, RULES, PIER)
    made = one(ledger, figure.claim)
    assert (figure.state, figure.article, figure.notes) == (LineState.ACCEPTED, "A1", ())
    assert (made.quote, made.value_text, made.value, made.form) == (
        "praised “12 golden rules”",
        "12",
        Decimal(12),
        Form.LEVEL,
    )
    assert (made.metric, made.subject, made.as_of, made.as_of_basis) == ("golden rules", "Kiel Harbour Authority", "2021", AsOfBasis.STATED)  # fmt: skip
    assert made.context.startswith("Staff praised")
    assert made.rule == f"imported: finder 2.1 (import {report.number})"
    policy = one(ledger, act.claim)
    assert (policy.kind, policy.actor, policy.action, policy.stage, policy.subject) == (ClaimKind.POLICY, "the board", "want", Stage.PROPOSED, "the board")  # fmt: skip
    assert report.states == {LineState.ACCEPTED: 2}
    assert report.aftermath is not None


REFERENCES = [
    pytest.param({"article": "a1"}, id="a number in another case"),
    pytest.param({"article": "https://daily.example/kiel"}, id="an address as article"),
    pytest.param({"address": "https://daily.example/kiel"}, id="an address"),
    pytest.param({"title": "Harbour news", "source": "Daily"}, id="a title and its source"),
]


@pytest.mark.parametrize("reference", REFERENCES)
def test_articles_are_named_in_several_ways(ledger: str, reference: dict[str, str]) -> None:
    rest = {name: value for name, value in RULES.items() if name != "article"}
    _, (outcome,) = bring(ledger, reference | rest)
    assert (outcome.state, outcome.article) == (LineState.ACCEPTED, "A1")


def test_an_article_is_named_by_its_key_or_its_path(ledger: str) -> None:
    key = one(ledger, "C1").article.key
    _, (first, second) = bring(ledger, RULES | {"article": key}, {**THIEVES, "article": None, "path": "/news/oslo.txt"})
    assert (first.article, second.article) == ("A1", "A2")


REFUSED = [
    pytest.param({"quote": "4,200"}, LineFault.NO_ARTICLE, "it names no article", id="no article"),
    pytest.param(RULES | {"article": "A9"}, LineFault.UNKNOWN_ARTICLE, "A9 is not in the ledger", id="no such number"),
    pytest.param(RULES | {"article": "0" * 64}, LineFault.UNKNOWN_ARTICLE, "is not in the ledger", id="no such key"),
    pytest.param(RULES | {"article": "oslo.txt"}, LineFault.UNKNOWN_ARTICLE, "oslo.txt is not in the ledger", id="no such path"),
    pytest.param({"title": "Harbour news", "quote": "4,200"}, LineFault.UNKNOWN_ARTICLE, "may be any of A1, A3", id="a title that two have"),
    pytest.param({"title": "Harbour news", "source": "Post", "quote": "4,200"}, LineFault.UNKNOWN_ARTICLE, "of Post is not in the ledger", id="a title of another source"),
    pytest.param(RULES | {"quote": "praised “13 golden rules”"}, LineFault.QUOTE_NOT_FOUND, "do not stand in the article", id="no such words"),
    pytest.param(RULES | {"article": "A2"}, LineFault.QUOTE_NOT_FOUND, "do not stand in the article", id="words of another article"),
    pytest.param(RULES | {"quote": "“12 golden rules”"}, LineFault.QUOTE_REPEATED, "stand 2 times", id="words that stand twice"),
    pytest.param(RULES | {"value": 13}, LineFault.VALUE_DIFFERS, "its value is 13, but its quote prints “12”", id="a value that is not printed"),
    pytest.param(RULES | {"value_text": "13"}, LineFault.FIGURE_NOT_FOUND, "does not stand in its quote", id="a figure that is not printed"),
    pytest.param(RULES | {"value_text": "12", "value": 13}, LineFault.VALUE_DIFFERS, "its value is 13, but “12” reads as 12", id="another value than its print"),
    pytest.param(RULES | {"as_of": "last year"}, LineFault.BAD_FIELD, "is not EDTF", id="a period in words"),
    pytest.param(RULES | {"comparator": "roughly"}, LineFault.BAD_FIELD, "is no comparator", id="no comparator"),
    pytest.param(RULES | {"unit": "cubits"}, LineFault.BAD_FIELD, "no unit or currency", id="no unit"),
    pytest.param(RULES | {"stage": "planned"}, LineFault.BAD_FIELD, "a numeric claim has no stage", id="a field of another kind"),
    pytest.param(RULES | {"comparator": "range"}, LineFault.BAD_FIELD, "a range needs its upper end", id="fields that do not fit one another"),
    pytest.param({**RULES, "metric": None, "subject": None}, LineFault.SAYS_TOO_LITTLE, "what is counted", id="nothing that is counted"),
    pytest.param({"article": "A2", "quote": "wants a better pier", "actor": "the board"}, LineFault.SAYS_TOO_LITTLE, "what is done", id="an act that is none"),
    pytest.param(RULES | {"status": "withdrawn"}, LineFault.WITHDRAWN, "says of itself", id="withdrawn, as it says"),
    pytest.param({"article": "A1", "quote": "carried 4,200 passengers", "value": 4300}, LineFault.VALUE_DIFFERS, "prints “4,200”", id="a known figure with another value"),
    pytest.param({"article": "A1", "quote": "carried 4,200 passengers", "value_text": "4,200", "value": 4300}, LineFault.VALUE_DIFFERS, "C1 stands for “4,200”, and the line contradicts it: value 4300, where it has 4200", id="a known figure, named, with another value"),
    pytest.param({"article": "A2", "quote": "more than 1000 million kroner", "comparator": "less than"}, LineFault.CONTRADICTS, "comparator less than, where it has more_than", id="a known figure with another bound"),
    pytest.param({"article": "A2", "quote": "more than 1000 million kroner", "unit": "euro"}, LineFault.CONTRADICTS, "unit euro, where it has", id="a known figure in another unit"),
    pytest.param("48", LineFault.NOT_AN_OBJECT, "no JSON object", id="a line that cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "fault", "said"), REFUSED)
def test_what_cannot_be_held_against_the_article_is_refused(
    ledger: str, line: object, fault: LineFault, said: str
) -> None:
    before = bytes_of(ledger)
    report, (outcome,) = bring(ledger, line)
    assert (outcome.state, outcome.fault, outcome.claim) == (LineState.REFUSED, fault, None)
    assert said in str(outcome.what)
    assert (report.number, report.faults) == (None, {fault: 1})
    assert bytes_of(ledger) == before


def test_one_bad_line_stops_nothing(ledger: str) -> None:
    report, outcomes = bring(ledger, "{", RULES, THIEVES | {"value": 41}, "", THIEVES)
    assert [(its.line, its.state) for its in outcomes] == [
        (1, LineState.REFUSED),
        (2, LineState.ACCEPTED),
        (3, LineState.REFUSED),
        (5, LineState.ACCEPTED),
    ]
    assert report.faults == {LineFault.NOT_JSON: 1, LineFault.VALUE_DIFFERS: 1}


def test_unknown_keys_are_counted_once_each(ledger: str) -> None:
    report, _ = bring(ledger, RULES, THIEVES | {"claim": "x", "text": "y"}, PIER | {"claim": "z"})
    assert report.unknown == {"claim": (2, 2), "text": (2, 1)}


def test_what_is_known_is_left_as_it_is_and_the_difference_told(ledger: str) -> None:
    before = bytes_of(ledger)
    _, (outcome,) = bring(
        ledger,
        {"article": "A1", "quote": "carried 4,200 passengers", "value": 4200, "subject": "Flensburg", "as_of": "2020"},
    )
    assert (outcome.state, outcome.claim) == (LineState.KNOWN, "C1")
    assert outcome.notes == ("C1 says subject Kiel Harbour Authority", "C1 says as of 2021")
    assert bytes_of(ledger) == before


def test_a_line_that_comes_twice_is_known_the_second_time(ledger: str) -> None:
    _, (first, second) = bring(ledger, RULES, RULES | {"quote": "Staff praised “12 golden rules”"})
    assert (second.state, second.claim) == (LineState.KNOWN, first.claim)
    before = bytes_of(ledger)
    report, outcomes = bring(ledger, RULES)
    assert [its.state for its in outcomes] == [LineState.KNOWN]
    assert report.number is None
    assert bytes_of(ledger) == before


def test_another_form_of_a_known_figure_is_a_claim_of_its_own(ledger: str) -> None:
    said = {
        "article": "A1",
        "quote": "carried 4,200 passengers",
        "form": "change",
        "metric": "growth",
        "subject": "Kiel",
    }
    _, (outcome,) = bring(ledger, said)
    assert outcome.state is LineState.ACCEPTED


def test_a_withdrawn_claim_does_not_come_back_by_an_import(ledger: str) -> None:
    withdraw(ledger, "C1", by=ANN)
    _, (outcome,) = bring(ledger, {"article": "A1", "quote": "carried 4,200 passengers", "value": 4200})
    assert (outcome.state, outcome.notes) == (LineState.KNOWN, ("C1 was withdrawn",))
    assert one(ledger, "C1").status is Status.WITHDRAWN


def test_a_value_that_a_reviewer_corrected_is_told(ledger: str) -> None:
    edit(ledger, "C1", {"value": "4300"}, by=ANN)
    _, (printed, other) = bring(
        ledger,
        {"article": "A1", "quote": "carried 4,200 passengers", "value": 4200},
        {"article": "A1", "quote": "carried 4,200 passengers", "value_text": "4,200", "value": 4300},
    )
    assert (printed.state, printed.notes) == (LineState.KNOWN, ("C1 says value 4300",))
    assert (other.state, other.notes) == (LineState.KNOWN, ())


def test_with_a_dry_run_nothing_is_written_and_the_same_is_told(ledger: str) -> None:
    before = bytes_of(ledger)
    lines = (RULES, THIEVES, RULES, "{", PIER)
    report, outcomes = bring(ledger, *lines, dry_run=True)
    assert bytes_of(ledger) == before
    assert (report.number, report.aftermath) == (None, None)
    assert [its.claim for its in outcomes] == [None] * 5
    assert outcomes[2].notes == ("line 1 says that already",)
    again, _ = bring(ledger, *lines)
    assert (again.states, again.faults) == (report.states, report.faults)


def test_all_claims_of_a_ledger_are_known_to_it(ledger: str) -> None:
    bring(ledger, RULES, THIEVES, PIER)
    edit(ledger, "C1", {"form": "change", "subject": "Port of Kiel"}, by=ANN)
    before = bytes_of(ledger)
    lines = [its.as_record() for its in all_claims(ledger)]
    _, outcomes = bring(ledger, *lines)
    assert [(its.state, its.claim, its.notes) for its in outcomes] == [
        (LineState.KNOWN, line["id"], ()) for line in lines
    ]
    assert bytes_of(ledger) == before


def test_a_ledger_that_numbers_its_articles_otherwise_knows_them_by_their_keys(ledger: str, tmp_path: Path) -> None:
    bring(ledger, RULES)
    lines = [its.as_record() for its in all_claims(ledger)]
    other = str(tmp_path / "other.db")
    given = [document("Nothing at all.", "/none"), document(COPY, "https://copy.example/1", "Copy", "Harbour news"),
             document(OSLO, "/elsewhere/oslo.txt", "Post", "Ferries"), document(KIEL, "https://daily.example/kiel")]  # fmt: skip
    ingest(other, given, now=NOW)
    _, outcomes = bring(other, *lines)
    assert {line["article"]: its.article for line, its in zip(lines, outcomes, strict=True)} == {
        "A1": "A4",
        "A2": "A3",
        "A3": "A2",
    }
    assert [its.state for its in outcomes].count(LineState.ACCEPTED) == 1
    foreign = lines[0] | {"source": "Nobody"}
    _, (outcome,) = bring(other, foreign)
    assert (outcome.fault, str(outcome.what)[:30]) == (LineFault.UNKNOWN_ARTICLE, "A1 is another article here tha")


def test_what_was_imported_survives_and_is_corrected_and_taken_back_like_what_was_added(ledger: str) -> None:
    _, (outcome,) = bring(ledger, RULES)
    made = one(ledger, outcome.claim)
    extract_again(ledger, now=NOW)
    match_again(ledger, now=NOW)
    assert one(ledger, outcome.claim) == made
    ingest(ledger, [document("Late news.\n" + KIEL, "https://daily.example/kiel")], now=NOW)
    moved = one(ledger, outcome.claim)
    assert (moved.quote, moved.rule, moved.start - made.start) == (made.quote, made.rule, 11)
    assert edit(ledger, str(outcome.claim), {"subject": "Kiel"}, by=ANN).claim.subject == "Kiel"
    assert audit(ledger).faults == ()
    withdraw(ledger, str(outcome.claim), by=ANN)
    decide.undo(ledger, str(outcome.claim), by=ANN)
    assert audit(ledger).faults == ()
    last = ingest(ledger, [document("Nothing is left.", "https://daily.example/kiel")], now=NOW)
    assert f"{outcome.claim}, which was imported, is not found any more: its words changed" in last.articles[0].notes
    card = show(ledger, str(outcome.claim))
    assert isinstance(card, ClaimCard)
    assert card.retired is not None
    assert audit(ledger).faults == ()


def test_what_was_imported_is_compared(ledger: str) -> None:
    report, _ = bring(
        ledger,
        RULES,
        {
            **RULES,
            "article": "A3",
            "value": None,
            "value_text": "4,200",
            "quote": "carried 4,200 passengers",
            "form": "level",
        },
    )
    assert report.aftermath is not None
    assert report.states[LineState.ACCEPTED] == 1
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        assert not is_unfinished(connection)


def test_a_whole_import_is_taken_back_and_brought_back(ledger: str) -> None:
    report, outcomes = bring(ledger, RULES, THIEVES)
    number = report.number or 0
    assert [its.id for its in standing_claims(ledger, number)] == [its.claim for its in outcomes]
    made, _ = take_back_import(ledger, number, by=ANN, note="a bad model")
    assert (made.status, made.note, len(made.effects)) == (Status.WITHDRAWN, "a bad model", 2)
    assert {one(ledger, its.claim).status for its in outcomes} == {Status.WITHDRAWN}
    with pytest.raises(DecisionError, match=f"no claim of import {number} stands"):
        take_back_import(ledger, number, by=ANN)
    with pytest.raises(UnknownId, match="no import 99"):
        standing_claims(ledger, 99)
    decide.undo(ledger, made.id, by=ANN)
    assert {one(ledger, its.claim).status for its in outcomes} == {Status.UNVERIFIED}
    assert audit(ledger).faults == ()


def test_events_tell_of_the_file_and_of_each_claim(ledger: str) -> None:
    report, outcomes = bring(ledger, RULES, "{", THIEVES)
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        told = [event for event in events(connection) if event.kind is EventKind.IMPORT]
    claims_told, whole_told = (event.facts for event in told)
    assert {event.reviewer for event in told} == {"Ann"}
    assert isinstance(claims_told["digests"], dict)
    assert list(claims_told["digests"]) == [its.claim for its in outcomes if its.claim]
    assert (whole_told["import"], whole_told["from"], whole_told["file"], whole_told["sha256"]) == (
        report.number, "finder 2.1", "claims.ndjson", "0" * 64,
    )  # fmt: skip
    assert (whole_told["accepted"], whole_told["refused"], whole_told["reasons"]) == (2, 1, {"not_json": 1})


FORGED = [
    pytest.param("UPDATE claim SET value = '13' WHERE rule LIKE 'imported%'", "imported, which is not the same in the ledger", id="a value"),
    pytest.param("UPDATE claim SET subject = 'Bude' WHERE rule LIKE 'imported%'", "imported, which is not the same in the ledger", id="a subject"),
    pytest.param("UPDATE claim SET rule = replace(rule, 'finder 2.1', 'finder 3') WHERE rule LIKE 'imported%'", "imported, which is not the same in the ledger", id="another program"),
    pytest.param("UPDATE claim SET rule = 'by hand' WHERE rule LIKE 'imported%'", "imported, which is not in the ledger", id="called one by hand"),
    pytest.param("UPDATE claim SET rule = 'numeric: counted' WHERE rule LIKE 'imported%'", "imported, which is not in the ledger", id="called one of the rules"),
    pytest.param("UPDATE claim SET rule = 'imported: finder 2.1 (import 2)' WHERE id = 1", "C1, imported, has no event", id="one of the rules called imported"),
    pytest.param("UPDATE claim SET article_id = 2 WHERE rule LIKE 'imported%'", "imported, which is not the same in the ledger", id="another article"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "fault"), FORGED)
def test_a_forged_claim_is_found(ledger: str, script: str, fault: str) -> None:
    bring(ledger, RULES)
    opened = sqlite3.connect(ledger)
    opened.execute(script)
    opened.commit()
    opened.close()
    assert any(fault in its.told for its in audit(ledger).faults)


def test_an_import_that_was_broken_off_is_gone_on_with(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_PORTION", 1)

    def lines() -> Iterator[dict[str, object]]:
        yield RULES
        yield THIEVES
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_claims(
            ledger,
            (next(iter(read_claim_lines(BytesIO(json.dumps(line).encode()), "x"))) for line in lines()),
            Origin(name="finder 2.1", file="claims.ndjson", sha256="0" * 64, size=1, lines=3),
            by=ANN,
        )
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        assert is_unfinished(connection)
    assert audit(ledger).faults == ()
    report, outcomes = bring(ledger, RULES, THIEVES)
    assert [its.state for its in outcomes] == [LineState.KNOWN, LineState.KNOWN]
    assert report.aftermath is not None
    assert audit(ledger).faults == ()
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        assert not is_unfinished(connection)
    opened = sqlite3.connect(ledger)
    verbs = [verb for (verb,) in opened.execute("SELECT verb FROM run ORDER BY id")]
    opened.close()
    assert verbs == ["ingest", "import", "match"], "a call that brings nothing is no import"
