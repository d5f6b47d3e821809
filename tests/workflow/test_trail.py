"""Events of runs: one for each article that was read, one for each comparison, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck.core.document import Document
from factcheck.core.keys import text_hash
from factcheck.store.creation import create_ledger
from factcheck.workflow.audit import log, verify
from factcheck.workflow.ingest import ingest
from factcheck.workflow.match import match_again

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
Make = Callable[..., Document]


def kinds(address: str) -> list[str]:
    assert verify(address).faults == ()
    return [str(event.kind) for event in log(address)]


@pytest.mark.usefixtures("simple_rules")
def test_each_article_and_each_comparison_has_an_event(address: str, document: Make) -> None:
    first = document("Ayr has 12 boats.", address="/1.txt", published=date(2022, 3, 4))
    ingest(address, [first, document("Ayr has 14 boats.", address="/2.txt")], now=NOW)
    read, _, compared = log(address)
    assert kinds(address) == ["ingest", "ingest", "match"]
    said = {name: read.facts[name] for name in ("article", "version", "source", "published", "claims", "run")}
    assert said == {"article": "A1", "version": 1, "source": "Daily", "published": "2022-03-04", "claims": 1, "run": 1}
    assert read.facts["text_sha256"] == read.facts["raw_sha256"] == text_hash("Ayr has 12 boats.")
    assert (compared.facts["verb"], compared.facts["claims"], compared.facts["discrepancies"]) == ("ingest", 2, 1)
    assert compared.recorded == "2023-04-05T06:07:08+00:00"


@pytest.mark.usefixtures("simple_rules")
def test_what_changes_nothing_leaves_no_event(address: str, document: Make) -> None:
    for _ in range(2):
        ingest(address, [document("Ayr has 12 boats.")], now=NOW)
    assert kinds(address) == ["ingest", "match"]


@pytest.mark.usefixtures("simple_rules")
def test_a_new_version_has_an_event_and_the_old_one_keeps_its_own(address: str, document: Make) -> None:
    ingest(address, [document("Ayr has 12 boats.")], now=NOW)
    ingest(address, [document("Ayr has 15 boats. Bude has 3 quays.")], now=NOW)
    told = [(event.facts["article"], event.facts["version"], event.facts["claims"]) for event in log(address)[::2]]
    assert told == [("A1", 1, 1), ("A1", 2, 2)]
    assert kinds(address) == ["ingest", "match"] * 2


@pytest.mark.usefixtures("simple_rules")
def test_an_article_that_is_refused_leaves_no_event(address: str, document: Make) -> None:
    given = [document("Ayr has 12 boats."), document("The rules crash here.", address="/2.txt")]
    assert len(ingest(address, given, now=NOW).refused) == 1
    assert kinds(address) == ["ingest", "match"]


@pytest.mark.usefixtures("simple_rules")
def test_the_digest_of_a_comparison_is_the_same_where_nothing_changed(address: str, document: Make) -> None:
    ingest(address, [document(f"Ayr has {boats} boats.", address=f"/{boats}.txt") for boats in (12, 14)], now=NOW)
    match_again(address, now=NOW)
    digests = [event.facts["discrepancies_sha256"] for event in log(address) if str(event.kind) == "match"]
    assert len(digests) == 2
    assert len(set(digests)) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from factcheck.store import chain
from factcheck.cli.run import run
left, when, *line = sys.argv[1:]
left, append = int(left), chain.append_event
def append_and_die(*given, **named):
    global left
    left -= 1
    if left == 0 and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    made = append(*given, **named)
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return made
chain.append_event = append_and_die
run(line)
"""


@pytest.mark.parametrize(("left", "when"), [(1, "before"), (2, "after"), (4, "before"), (4, "after")])
def test_reading_that_is_killed_leaves_a_trail_that_fits(tmp_path: Path, left: int, when: str) -> None:
    """Before the event is written, or after it and before the commit: the article is there with its event, or neither is."""
    address = str(tmp_path / "ledger.db")
    for boats in (12, 14, 15):
        (tmp_path / f"{boats}.txt").write_text(f"Ayr Harbour had {boats} boats in 2021.", encoding="utf-8")
    line = ["ingest", str(tmp_path), "--db", address]
    done = subprocess.run([sys.executable, "-c", KILLED, str(left), when, *line], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL
    assert kinds(address) == ["ingest"] * (left - 1)
    subprocess.run([sys.executable, "-m", "factcheck", *line], check=True, capture_output=True)
    assert kinds(address) == ["ingest"] * 3 + ["match"]


WRITER = """
import sys
from datetime import UTC, datetime
from factcheck.core.vocabulary import EventKind
from factcheck.store.chain import append_event
from factcheck.store.engine import open_ledger
for number in range(25):
    with open_ledger(sys.argv[1], write=True) as ledger, ledger.transaction() as connection:
        append_event(connection, EventKind.ALIAS, reviewer=sys.argv[2], facts={"number": number}, now=datetime.now(UTC))
"""


def test_many_writers_at_once_make_one_chain(address: str) -> None:
    create_ledger(address)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, address, name]) for name in ("Ana", "Bo", "Cy")]
    assert [one.wait() for one in writers] == [0, 0, 0]
    events = log(address)
    assert verify(address).faults == ()
    assert [one.id for one in events] == list(range(1, 76))
    for name in ("Ana", "Bo", "Cy"):
        assert [one.facts["number"] for one in events if one.reviewer == name] == list(range(25))
    assert not os.path.lexists(address + "-journal")
