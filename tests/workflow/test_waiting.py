"""What waits, changed by what happened: always the same as looking everything up."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from factcheck.core.decision import By, Evidence, Finding, Verdict
from factcheck.core.vocabulary import Because, Cause, EvidenceKind, Resolution, Status
from factcheck.errors import DecisionError, LedgerError
from factcheck.ingest import Document
from factcheck.store import touched
from factcheck.workflow import decide
from factcheck.workflow.ingest import ingest
from factcheck.workflow.review import CLAIMS, DISCREPANCIES, Scope, Sitting

from .conftest import NOW

pytestmark = pytest.mark.usefixtures("simple_rules")

THINGS = "boats carts horses wells mills".split()
GRACE = By(reviewer="Grace", now=NOW)
ON = (Evidence(kind=EvidenceKind.NOTE, text="the register"), Evidence(kind=EvidenceKind.CLAIM, text="C15"))
FINDINGS = (
    Finding(resolution=Resolution.NOT_COMPARABLE),
    Finding(resolution=Resolution.UNSURE),
    Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE),
    Finding(resolution=Resolution.ONE_RIGHT, side=0, causes=(None, Cause.DIGITS), evidence=ON),
    Finding(resolution=Resolution.ONE_RIGHT, side=1, causes=(Cause.EXTRACTION, None), evidence=ON),
)


@pytest.fixture
def ledger(address: str, document: Callable[..., Document]) -> str:
    """Five discrepancies of two sides; the third article repeats the first figures."""
    texts = [" ".join(f"Ayr has {number + at} {thing}." for at, thing in enumerate(THINGS)) for number in (12, 40, 12)]
    ingest(
        address,
        [document(text, address=f"https://daily.example/{at}", source=f"Daily {at}") for at, text in enumerate(texts)],
        now=NOW,
    )
    return address


def anew(address: str, scope: Scope) -> list[object]:
    """What waits for somebody who looks for the first time."""
    return list(Sitting(address, "Eve", scope).fetch(None)[1])


def something(address: str, dice: random.Random) -> None:
    """A decision on a discrepancy or on a claim, or one taken back, where that can be."""
    try:
        what = dice.randrange(4)
        if what < 2:
            decide.resolve(address, f"D{dice.randrange(1, 6)}", dice.choice(FINDINGS), by=GRACE)
        elif what == 2:
            status = dice.choice([Status.VERIFIED, Status.OUTDATED, Status.WITHDRAWN])
            decide.verify(address, [f"C{dice.randrange(1, 16)}"], Verdict(status=status, evidence=ON), by=GRACE)
        else:
            decide.undo(address, by=GRACE)
    except DecisionError:
        pass


@pytest.mark.parametrize("about", [DISCREPANCIES, CLAIMS])
@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_looking_everything_up_gives(seed: int, about: str, ledger: str) -> None:
    dice, scope = random.Random(seed), Scope(about=about)  # noqa: S311
    sitting = Sitting(ledger, "Ada", scope)
    for _ in range(12):
        for _ in range(dice.randrange(1, 4)):
            something(ledger, dice)
        assert list(sitting.fetch(None)[1]) == anew(ledger, scope)


class Counted(Sitting):
    """Notes what is looked up."""

    asked: list[object]

    def _looked_up(self, scope: object, connection: object, only: object) -> list[object]:
        self.asked = [*getattr(self, "asked", []), None if only is None else sorted(only)]  # type: ignore[call-overload]
        return super()._looked_up(scope, connection, only)  # type: ignore[arg-type, return-value]


def test_only_what_was_decided_is_looked_up_again(ledger: str) -> None:
    sitting = Counted(ledger, "Ada", Scope())
    sitting.fetch(None)
    sitting.fetch(None)
    decide.resolve(ledger, "D2", FINDINGS[0], by=GRACE)
    decide.resolve(ledger, "D4", FINDINGS[0], by=GRACE)
    sitting.fetch(None)
    decide.undo(ledger, "D2", by=GRACE)
    sitting.fetch(None)
    decide.verify(ledger, ["C1"], Verdict(status=Status.OUTDATED), by=GRACE)
    assert len(sitting.fetch(None)[1]) == 4
    assert sitting.asked == [None, [2, 4], [2]]


def by_article(ledger: str, document: Callable[..., Document]) -> None:
    ingest(ledger, [document("Ayr has 99 boats.", address="https://daily.example/9", source="Daily 9")], now=NOW)


def by_comparing(ledger: str, document: Callable[..., Document]) -> None:  # noqa: ARG001
    decide.verify(ledger, ["C1"], Verdict(status=Status.WITHDRAWN), by=GRACE)


@pytest.mark.parametrize("happens", [by_article, by_comparing], ids=["an article", "a claim that is withdrawn"])
def test_everything_is_looked_up_where_more_happened_than_decisions(
    happens: Callable[..., None], ledger: str, document: Callable[..., Document]
) -> None:
    sitting = Counted(ledger, "Ada", Scope())
    sitting.fetch(None)
    happens(ledger, document)
    sitting.fetch(None)
    assert sitting.asked == [None, None]


def test_everything_is_looked_up_where_very_much_was_decided(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touched, "_MOST", 1)
    sitting = Counted(ledger, "Ada", Scope())
    sitting.fetch(None)
    decide.resolve(ledger, "D1", FINDINGS[0], by=GRACE)
    decide.resolve(ledger, "D2", FINDINGS[0], by=GRACE)
    assert len(sitting.fetch(None)[1]) == 3
    assert sitting.asked == [None, None]


def test_a_session_that_the_ledger_does_not_know_decides_nothing(ledger: str) -> None:
    """The ledger was restored from a backup that was made before the session."""
    sitting = Sitting(ledger, "Ada", Scope())
    sitting.mark("D1", (), 0, now=NOW)
    with sitting._entrance.writing() as connection:
        connection.exec_driver_sql("DELETE FROM review_session")
    found, _ = sitting.fetch("D1")
    for attempt in (
        lambda: sitting.save(found, FINDINGS[0], now=NOW),  # type: ignore[arg-type]
        lambda: sitting.mark("D2", (), 0, now=NOW),
        lambda: sitting.undo(now=NOW),
    ):
        with pytest.raises(LedgerError, match="restored or replaced"):
            attempt()
    assert decide.decisions(ledger, filters=decide.DecisionFilter()) == []


def test_a_question_has_the_claims_of_its_series(ledger: str) -> None:
    found, _ = Sitting(ledger, "Ada", Scope()).fetch("D1")
    assert sorted(one.value for one in found.series) == [12, 12, 40]  # type: ignore[union-attr, type-var]
    assert {one.metric for one in found.series} == {"boats"}  # type: ignore[union-attr]
    decide.verify(ledger, ["C1"], Verdict(status=Status.WITHDRAWN), by=GRACE)
    found, _ = Sitting(ledger, "Ada", Scope()).fetch("D1")
    assert found is not None
    assert "C1" not in {one.id for one in found.series}  # type: ignore[union-attr]


def test_while_it_rests_nothing_lies_beside_the_ledger(ledger: str) -> None:
    from pathlib import Path

    sitting = Sitting(ledger, "Ada", Scope())
    sitting.mark("D1", (), 0, now=NOW)
    sitting.rest()
    folder = Path(ledger).parent
    assert not list(folder.glob(f"{Path(ledger).name}-*"))
    sitting.mark("D2", (), 0, now=NOW)
    former = Sitting(ledger, "Ada", Scope()).resume()
    assert former is not None
    assert former.place is not None
    assert former.place.number == "D2"
