"""A ledger that was filled article by article holds what one that was filled at once holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.ingest import Document, read_inputs
from factcheck.workflow import match
from factcheck.workflow.audit import verify
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again

NOW = datetime(2023, 4, 5, tzinfo=UTC)
SEEDS = Path(__file__).parents[2] / "seeds"
Make = Callable[..., Document]

TEXTS = (
    "Larkfield Harbour Works employs 1,204 welders in 2021, the town said.",
    "Larkfield Harbour Works Co., Ltd. employs 1,402 welders in 2021.",
    "The University of Merrow had 310 patents in 2020. It opened 12 laboratories.",
    "Merrow University had 301 patents in 2020.",
    "Storm Ada killed 24 people in Port Elling on 3 March 2022. Some 140 houses were damaged.",
    "Storm Ada killed at least 31 people in Port Elling, officials said on 4 March 2022.",
    "Larkfield Harbour Works said that it employs 1,204 welders and 80 apprentices.",
)

WHAT = {
    "discrepancies": "SELECT key, kind, also, severity, score, subject, metric, unit, signals, explanation FROM discrepancy WHERE state NOT IN ('stale', 'settled') ORDER BY key",
    "sides": "SELECT d.key, s.side, s.value, s.low, s.high, s.as_of, s.voices, c.key FROM discrepancy d JOIN discrepancy_side s ON s.discrepancy_id = d.id "
    "JOIN discrepancy_claim m ON m.discrepancy_id = d.id AND m.side = s.side JOIN claim c ON c.id = m.claim_id WHERE d.state NOT IN ('stale', 'settled') ORDER BY d.key, s.side, m.position",
    "series": "SELECT s.key, s.subject, s.metric, s.unit, c.key FROM series s JOIN claim c ON c.series_id = s.id WHERE s.current ORDER BY s.key, c.key",
    "entities": "SELECT e.key, e.role, e.name, a.name FROM entity e JOIN alias a ON a.entity_id = e.id WHERE e.current AND a.current ORDER BY e.key, a.name",
    "links": "SELECT c.key, s.key, m.key FROM claim c LEFT JOIN entity s ON s.id = c.subject_id LEFT JOIN entity m ON m.id = c.metric_id ORDER BY c.key",
    "keys": "SELECT c.key, k.key, k.mark FROM match_key k JOIN claim c ON c.id = k.claim_id ORDER BY c.key, k.key",
    "pairs": "SELECT a.key, b.key, e.points FROM match_edge e JOIN claim a ON a.id = e.claim_id JOIN claim b ON b.id = e.other_id ORDER BY a.key, b.key",
}  # fmt: skip


def held(address: str) -> dict[str, list[tuple[object, ...]]]:
    """What a ledger holds, without its numbers."""
    opened = sqlite3.connect(address)
    found = {name: opened.execute(query).fetchall() for name, query in WHAT.items()}
    opened.close()
    return found


@pytest.fixture
def articles(document: Make) -> list[Document]:
    made = [document(text, address=f"/{at}.txt", source=f"Daily {at}") for at, text in enumerate(TEXTS)]
    shipped = [one for one in read_inputs([str(SEEDS)]) if isinstance(one, Document)]
    return [*made, *shipped]


@pytest.mark.parametrize("turn", [1, -1])
def test_one_by_one_gives_what_all_at_once_gives(tmp_path: Path, articles: list[Document], turn: int) -> None:
    whole, parts = str(tmp_path / "whole.db"), str(tmp_path / "parts.db")
    ingest(whole, articles, now=NOW)
    for one in articles[::turn]:
        ingest(parts, [one], now=NOW)
    assert len(held(whole)["discrepancies"]) > 5
    assert held(parts) == held(whole)
    assert verify(parts).faults == ()
    before = held(parts)
    match_again(parts, now=NOW)
    assert held(parts) == before


def test_a_new_article_does_not_compare_the_whole_ledger(
    tmp_path: Path, articles: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = str(tmp_path / "ledger.db")
    ingest(address, articles[:-1], now=NOW)
    monkeypatch.setattr(match.api, "compare_claims", None)
    assert ingest(address, articles[-1:], now=NOW).claims > 0


@pytest.mark.parametrize("loss", ["DELETE FROM match_index", "UPDATE run SET rules = 'others'"])
def test_without_an_index_of_these_rules_all_is_compared(tmp_path: Path, articles: list[Document], loss: str) -> None:
    address = str(tmp_path / "ledger.db")
    ingest(address, articles[:3], now=NOW)
    with sqlite3.connect(address) as opened:
        opened.execute(loss)
    opened.close()
    for one in articles[3:7]:
        ingest(address, [one], now=NOW)
    whole = str(tmp_path / "whole.db")
    ingest(whole, articles[:7], now=NOW)
    assert held(address) == held(whole)
