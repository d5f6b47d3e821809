"""Short lines for a list of the queue."""

from __future__ import annotations

import pytest

from factcheck.cli.ingest import read_into
from factcheck.core.titles import Title
from factcheck.errors import UnknownId
from factcheck.workflow.review import Scope, Sitting

TEXTS = (
    "Merrow had 20 schools in 2021. The exports of Merrow rose from 30 million euros to 60 million euros in 2021, up 50 percent.\n",
    "Merrow had 27 schools in 2021. The town approved the ferry subsidy in May 2021.\n",
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("titles")
    for at, text in enumerate(TEXTS):
        (folder / f"{at}.txt").write_text(text, encoding="utf-8")
    read_into(str(folder / "factcheck.db"), [str(folder / "0.txt"), str(folder / "1.txt")])
    return str(folder / "factcheck.db")


def test_discrepancies(ledger: str) -> None:
    sitting = Sitting(ledger, "Ada", Scope())
    found = sitting.titles([one.number for one in sitting.waiting()])
    by_kind = {one.kind: one for one in found.values()}
    schools = by_kind["contradiction"]
    assert (schools.severity, schools.subject, schools.metric) == (3, "Merrow", "schools")
    assert sorted(schools.figures) == ["20", "27"]
    assert sorted(by_kind["arithmetic"].figures) == ["50 percent", "up 100%"]


def test_claims(ledger: str) -> None:
    sitting = Sitting(ledger, "Ada", Scope(about="claims"))
    found = sitting.titles([one.number for one in sitting.waiting()])
    assert found["C1"] == Title(
        number="C1", severity=3, kind="contradiction", subject="Merrow", metric="schools", figures=("20",)
    )
    assert any(one.severity is None and one.kind is None for one in found.values())


def test_what_is_not_there_is_left_out(ledger: str) -> None:
    assert Sitting(ledger, "Ada", Scope()).titles(["D99"]) == {}
    assert Sitting(ledger, "Ada", Scope()).titles([]) == {}
    with pytest.raises(UnknownId):
        Sitting(ledger, "Ada", Scope()).titles(["C1"])


def test_two_queries_however_many(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy.engine import Connection

    asked = []
    execute = Connection.execute
    sitting = Sitting(ledger, "Ada", Scope())
    numbers = [one.number for one in sitting.waiting()]

    def counted(self: Connection, statement: object, *more: object, **named: object) -> object:
        asked.append(str(statement))
        return execute(self, statement, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Connection, "execute", counted)
    sitting.titles(numbers)
    assert sum("discrepancy" in one or "claim" in one for one in asked) == 2
