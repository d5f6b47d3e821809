"""The file for datasette is YAML that says what it was made of, and datasette and sqlite-utils serve the ledger with it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml

from factcheck.core.schema import Column, Question, Table
from factcheck.report.datasette import metadata_yaml
from factcheck.store.descriptions import questions
from factcheck.workflow.database import metadata, tables

ROOT = Path(__file__).resolve().parents[2]


def column(name: str, says: str) -> Column:
    return Column(name=name, type="TEXT", refers_to=None, is_key=False, says=says)


def test_it_is_yaml_whatever_names_and_words_there_are() -> None:
    odd = Table(
        name='a "table": #1',
        kind="table",
        says="It's: “odd” \\ 100% # no comment\x85 \U0001f6a2",
        columns=(column("yes", "- a list?"), column("on", "null"), column("naïve", "{a: b}")),
    )
    asked = Question(name="one", title="What: now?", sql="SELECT 1 -- # :a\n  FROM x\nWHERE a = ':'", given={"a": "b"})
    (made,) = yaml.safe_load(metadata_yaml([odd], [asked], "my ledger"))["databases"].items()
    assert made[0] == "my ledger"
    assert made[1]["tables"] == {
        odd.name: {"description": odd.says, "columns": {"yes": "- a list?", "on": "null", "naïve": "{a: b}"}}
    }
    assert made[1]["queries"]["one"] == {"title": asked.title, "description": "For example: a: b.", "sql": asked.sql}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from factcheck.cli.ingest import read_into

    path = tmp_path_factory.mktemp("served") / "my-ledger.db"
    read_into(str(path), [str(ROOT / "seeds")])
    return path


def test_every_table_and_question_is_in_it(ledger: Path) -> None:
    told = yaml.safe_load(metadata(str(ledger)))["databases"]["my-ledger"]
    assert set(told["tables"]) == {table.name for table in tables(str(ledger))}
    assert list(told["queries"]) == [one.name for one in questions()]
    assert metadata(str(ledger)) == metadata(str(ledger))


@pytest.mark.filterwarnings("ignore")
def test_datasette_serves_the_ledger(ledger: Path) -> None:
    """Every page that a reader would open, by the real program."""
    from datasette.app import Datasette

    served = Datasette([str(ledger)], metadata=yaml.safe_load(metadata(str(ledger))))

    async def get(path: str) -> Any:
        response = await served.client.get(path)
        assert response.status_code == 200, (path, response.text)
        return response

    async def visit(get: Callable[[str], Awaitable[Any]]) -> None:
        await served.invoke_startup()
        front = (await get("/my-ledger")).text
        assert "What has to be decided, the worst first?" in front
        for table in tables(str(ledger)):
            await get(f"/my-ledger/{table.name}.json?_size=1")
        page = (await get("/my-ledger/v_queue")).text
        assert "What a person has to decide" in page
        assert "What the sides state, as printed" in page
        for one in questions():
            answer = (await get(f"/my-ledger/{one.name}.json?{urlencode(one.given)}&_shape=array")).json()
            assert isinstance(answer, list)
        found = (await get("/my-ledger/v_claims.json?_search=platforms&_shape=array")).json()
        assert found
        assert all("platform" in f"{row['quote']} {row['metric']} {row['title']}".lower() for row in found)
        assert (await get("/my-ledger/claim.json?_search=platforms&_shape=array")).json()

    asyncio.run(visit(get))


@pytest.mark.filterwarnings("ignore")
def test_sqlite_utils_reads_the_ledger(ledger: Path, tmp_path: Path) -> None:
    from sqlite_utils import Database

    opened = Database(shutil.copy(ledger, tmp_path / "copied.db"))
    assert {"v_claims", "v_queue"} <= set(opened.view_names())
    (first, *_) = opened["v_queue"].rows
    assert first["discrepancy"].startswith("D")
    claim = opened["claim"].get(1)
    assert opened["claim"].pks == ["id"]
    assert claim["quote"]
    found = opened.query("SELECT quote FROM claim_search WHERE claim_search MATCH ? ORDER BY rank", ["platforms"])
    assert all("platform" in row["quote"].lower() for row in list(found)[:3])
    opened["claim"].update(1, {"quote": "three zeppelins"})
    assert [row["rowid"] for row in opened.query("SELECT rowid FROM claim_search('zeppelin')")] == [1]
    opened.conn.close()
