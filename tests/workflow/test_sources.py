"""Sources changed by a reviewer: what that does to voices, to the record, and to what comes later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from factcheck.core.decision import By
from factcheck.core.facts import Facts
from factcheck.core.vocabulary import EventKind, SourceKind
from factcheck.errors import DecisionError, UnknownId, UsageError
from factcheck.ingest import Document
from factcheck.store.chain import events
from factcheck.store.engine import open_ledger
from factcheck.store.restated import restate_facts
from factcheck.workflow import browse, sources
from factcheck.workflow.audit import log, verify
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again
from factcheck.workflow.report import report
from factcheck.workflow.show import ArticleCard, show

NOW = datetime(2023, 4, 5, tzinfo=UTC)
ANN = By(reviewer="Ann", now=NOW)
Make = Callable[..., Document]

TEXTS = (
    ("Elling Post", "Larkfield Harbour Works employs 1,204 welders in 2021, the town said."),
    ("The Post of Elling", "Larkfield Harbour Works now employs 1,204 welders, a count of 2021 shows."),
    ("Merrow Courier", "Larkfield Harbour Works employs 1,402 welders in 2021."),
    ("Weekly", "Storm Ada killed 24 people in Port Elling on 3 March 2022."),
    ("Elling Post", "Storm Ada killed at least 31 people in Port Elling on 3 March 2022."),
)

HELD = (
    "SELECT key, kind, severity, score, signals, explanation FROM discrepancy WHERE state NOT IN ('stale', 'settled') ORDER BY key",
    "SELECT d.key, s.side, s.value, s.voices, c.key FROM discrepancy d JOIN discrepancy_side s ON s.discrepancy_id = d.id JOIN discrepancy_claim m ON m.discrepancy_id = d.id "
    "AND m.side = s.side JOIN claim c ON c.id = m.claim_id WHERE d.state NOT IN ('stale', 'settled') ORDER BY d.key, s.side, m.position",
    "SELECT c.key, k.key, k.mark FROM match_key k JOIN claim c ON c.id = k.claim_id ORDER BY c.key, k.key",
    "SELECT a.key, b.key, e.points FROM match_edge e JOIN claim a ON a.id = e.claim_id JOIN claim b ON b.id = e.other_id ORDER BY a.key, b.key",
)


def held(address: str) -> list[list[tuple[object, ...]]]:
    """What comparing left in a ledger, without its numbers."""
    opened = sqlite3.connect(address)
    found = [opened.execute(query).fetchall() for query in HELD]
    opened.close()
    return found


@pytest.fixture
def documents(document: Make) -> list[Document]:
    return [
        document(text, source=source, address=f"/{at}.txt", published=date(2022, 4, 1 + at))
        for at, (source, text) in enumerate(TEXTS)
    ]


@pytest.fixture
def ledger(address: str, documents: list[Document]) -> str:
    ingest(address, documents, now=NOW)
    return address


def voices(address: str) -> dict[str, int]:
    """How many independent voices each figure for the welders has."""
    found = browse.discrepancies(address, filters=browse.DiscrepancyFilter())
    return {
        str(side.claims[0].value_text): side.voices for one in found for side in one.sides if one.metric == "employees"
    }


def test_names_that_are_one_source_are_one_voice(ledger: str) -> None:
    assert voices(ledger) == {"1,204": 2, "1,402": 1}
    done = sources.merge(ledger, "Elling Post", "The Post of Elling", by=ANN, note="one newsroom")
    assert voices(ledger) == {"1,204": 1, "1,402": 1}
    assert done.aftermath is not None
    assert {claim.article.publisher for claim in browse.claims(ledger, filters=browse.ClaimFilter(article="A1"))} == {
        "The Post of Elling"
    }
    sources.split(ledger, "Elling Post", by=ANN)
    assert voices(ledger) == {"1,204": 2, "1,402": 1}
    assert verify(ledger).faults == ()


def test_merged_before_or_after_gives_the_same(ledger: str, documents: list[Document], tmp_path: object) -> None:
    other = f"{tmp_path}/other.db"
    ingest(other, documents[:3], now=NOW)
    sources.merge(other, "Elling Post", "The Post of Elling", by=ANN)
    sources.rename(other, "Merrow Courier", "The Courier", by=ANN)
    for one in documents[3:]:
        ingest(other, [one], now=NOW)
    sources.rename(ledger, "Merrow Courier", "The Courier", by=ANN)
    sources.merge(ledger, "Elling Post", "The Post of Elling", by=ANN)
    assert held(other) == held(ledger)
    match_again(other, now=NOW)
    assert held(other) == held(ledger)
    assert "The Courier" in str(held(ledger)[0])
    assert verify(other).faults == verify(ledger).faults == ()


def test_everything_is_on_the_record(ledger: str) -> None:
    sources.edit(
        ledger, "weekly", {"kind": "outlet", "country": "france", "owner": "the town"}, by=ANN, note="masthead"
    )
    sources.rename(ledger, "Weekly", "The Weekly", by=ANN)
    sources.merge(ledger, "The Weekly", "Merrow Courier", by=ANN)
    sources.split(ledger, "Weekly", by=ANN)
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        told = [event for event in events(connection) if event.kind is EventKind.SOURCE]
    assert [(event.reviewer, event.facts["act"]) for event in told] == [
        ("Ann", act) for act in ("edit", "rename", "merge", "split")
    ]
    assert told[0].facts["note"] == "masthead"
    assert told[0].facts["sources"] == [
        {"source": "Weekly", "label": None, "kind": "outlet", "owner": "the town", "country": "FR", "notes": None, "merged_into": None}
    ]  # fmt: skip
    assert told[2].facts["with"] == ["Weekly", "The Weekly"]
    assert verify(ledger).is_whole
    card = sources.card(ledger, "The Weekly")
    assert (card.source.name, card.source.kind, card.source.country) == ("The Weekly", SourceKind.OUTLET, "FR")
    assert [line.kind for line in log(ledger)].count(EventKind.SOURCE) == 4


def test_an_edit_compares_nothing_and_says_what_changed(ledger: str) -> None:
    done = sources.edit(ledger, "Weekly", {"notes": "agency copy", "owner": None}, by=ANN)
    assert (done.changes, done.aftermath) == ((("notes", None, "agency copy"),), None)
    cleared = sources.edit(ledger, "Weekly", {"notes": None}, by=ANN)
    assert cleared.changes == (("notes", "agency copy", None),)
    assert verify(ledger).is_whole


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param("UPDATE source SET kind = 'agency' WHERE name = 'Weekly'", "not the same in the ledger: kind", id="a fact"),
        pytest.param("UPDATE source SET label = 'Daily' WHERE name = 'Merrow Courier'", "changed past the audit trail", id="a name"),
        pytest.param("UPDATE source SET merged_into_id = NULL WHERE name = 'Elling Post'", "not the same in the ledger: merged into", id="a merger"),
    ],
)  # fmt: skip
def test_a_source_changed_past_the_record_shows(ledger: str, change: str, fault: str) -> None:
    sources.edit(ledger, "Weekly", {"kind": "outlet"}, by=ANN)
    sources.merge(ledger, "Elling Post", "The Post of Elling", by=ANN)
    with sqlite3.connect(ledger) as opened:
        opened.execute(change)
    opened.close()
    assert [one for one in verify(ledger).faults if fault in one.told]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        pytest.param({"kind": "blog"}, UsageError, id="no kind"),
        pytest.param({"country": "Ruritania"}, UsageError, id="no country"),
        pytest.param({"owner": None}, UsageError, id="nothing changes"),
        pytest.param({"notes": "\ud800"}, DecisionError, id="no text"),
    ],
)
def test_what_cannot_be_said_of_a_source(ledger: str, given: dict[str, str | None], error: type[Exception]) -> None:
    with pytest.raises(error):
        sources.edit(ledger, "Weekly", given, by=ANN)
    assert EventKind.SOURCE not in {event.kind for event in log(ledger)}


def test_what_was_taken_over_goes_back_with_the_name(ledger: str) -> None:
    sources.edit(ledger, "Weekly", {"kind": "agency", "country": "CN", "owner": "the town"}, by=ANN)
    sources.edit(ledger, "Merrow Courier", {"country": "FR"}, by=ANN)
    sources.merge(ledger, "Weekly", "Merrow Courier", by=ANN)
    sources.edit(ledger, "Merrow Courier", {"owner": "its readers"}, by=ANN)
    before = sources.card(ledger, "Weekly").source
    assert (before.kind, before.country, before.owner) == (SourceKind.AGENCY, "FR", "its readers")
    sources.split(ledger, "Weekly", by=ANN)
    first, second = (sources.card(ledger, name).source for name in ("Weekly", "Merrow Courier"))
    assert (first.kind, first.country, first.owner) == (SourceKind.AGENCY, "CN", "the town")
    assert (second.kind, second.country, second.owner) == (None, "FR", "its readers")
    assert verify(ledger).faults == ()


def test_a_failed_change_leaves_nothing(ledger: str) -> None:
    with pytest.raises(UnknownId):
        sources.merge(ledger, "Weekly", "nobody", by=ANN)
    assert verify(ledger).is_whole
    assert EventKind.SOURCE not in {event.kind for event in log(ledger)}


COPY = (
    "Larkfield Harbour Works employs 1,204 welders in 2021 and trains 80 apprentices in its two halls.\n"
    "The yard built 12 ferries for the outer islands in 2021, the town said in a statement.\n"
)


def test_how_much_is_copied_follows_the_names(address: str, document: Make) -> None:
    printed = (("Elling Wire", 1), ("Elling Post", 2), ("Weekly", 3))
    ingest(
        address,
        [
            document(f"{COPY}Page {day}.", source=source, address=f"/{day}", published=date(2022, 4, day))
            for source, day in printed
        ],
        now=NOW,
    )
    found = {line.row.name: line.repeats for line in sources.listed(address)}
    assert {name: one.origins for name, one in found.items()} == {
        "Elling Wire": (), "Elling Post": (("Elling Wire", 1),), "Weekly": (("Elling Wire", 1),),
    }  # fmt: skip
    assert found["Weekly"].repeated_claims > 1
    sources.merge(address, "Elling Wire", "Elling Post", by=ANN)
    assert sources.card(address, "Elling Wire").repeats.repeating == 0
    assert sources.card(address, "Weekly").repeats.told == "1 of 1 article repeats Elling Post (1)"


def test_remarks_are_kept_and_told(address: str, document: Make) -> None:
    from factcheck.core.document import Remark
    from factcheck.core.vocabulary import RemarkKind

    one = document("Ayr has 12 boats, according to local media.", source="Weekly", title="Boats")
    remark = Remark(RemarkKind.SOURCE, "according to local media", 18)
    beside = Remark(RemarkKind.DISCLAIMER, "<b>For reference only.</b>")
    ingest(address, [Document(one.article, one.raw, remarks=(remark, beside))], now=NOW)
    card = show(address, "A1")
    assert isinstance(card, ArticleCard)
    assert card.present.remarks == (remark, beside)
    assert verify(address).is_whole
    made = json.loads(report(address, format="json"))
    assert made["articles"][0]["remarks"][0] == {"kind": "source", "quote": "according to local media"}
    assert "repeats: “according to local media”; disclaims: “&lt;b&gt;For reference only.&lt;/b&gt;”" in report(
        address, format="html"
    )
    assert "Boats (repeats: “according to local media”" in report(address, format="md")


def test_a_source_set_by_hand_is_not_shown_under_another_name(ledger: str) -> None:
    sources.rename(ledger, "Weekly", "The Weekly", by=ANN)
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        known, _, _ = restate_facts(connection, 4, Facts(source="Merrow Courier"), "by hand")
        assert (known.article.source, known.article.publisher) == ("Merrow Courier", "Merrow Courier")
        known, _, _ = restate_facts(connection, 4, Facts(title="Storm"), "by hand")
        assert (known.article.source, known.article.publisher) == ("Weekly", "The Weekly")
