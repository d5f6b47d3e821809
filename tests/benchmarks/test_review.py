"""The benchmark of review sessions at a small size: the ledger is sound, and every flow is played to its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from crowded import make_crowded
from review import FLOWS, bare_commits, play

from factcheck.store.discrepancies import count_open
from factcheck.store.engine import open_ledger
from factcheck.workflow import audit


@pytest.mark.parametrize("rests", [False, True], ids=["kept open", "closed between keys"])
def test_every_flow_is_played(tmp_path: Path, *, rests: bool) -> None:
    ledger = tmp_path / "factcheck.db"
    make_crowded(ledger, waiting=40, decided=5)
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        assert count_open(connection) == 40
    took = dict(play(ledger, "Ada", 3, rests=rests))
    assert set(FLOWS) < set(took)
    assert len(bare_commits(ledger, 2)) == 2
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        assert 25 <= count_open(connection) < 40
    assert not audit.verify(str(ledger)).faults
