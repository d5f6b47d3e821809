from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.claim import Claim
from factcheck.core.decision import By, Finding
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.vocabulary import DiscrepancyKind, Resolution, State
from factcheck.errors import UnknownId
from factcheck.store.claims import current_claims
from factcheck.store.decisions import record_resolution
from factcheck.store.discrepancies import (
    Changes,
    all_discrepancies,
    count_open,
    discrepancy_of,
    keep_discrepancies,
    numbers_of_article,
    numbers_of_claim,
)
from factcheck.store.tables import discrepancy as table

NOW = datetime(2023, 4, 5, tzinfo=UTC)
ANN = By(reviewer="Ann", now=NOW)
Differ = Callable[..., Discrepancy]


@pytest.fixture
def claims(connection: Connection, put: Callable[..., object]) -> list[Claim]:
    """Six claims, C1 to C6, one an article."""
    for at, figure in enumerate((12, 14, 16, 18, 20, 22)):
        put(f"Ayr has {figure} boats.", address=f"/in/{at}.txt")
    return current_claims(connection)


def keep(connection: Connection, *found: Discrepancy) -> Changes:
    return keep_discrepancies(connection, found, now=NOW, run_id=1)


def sides_of(connection: Connection) -> dict[str, tuple[tuple[str | None, ...], ...]]:
    return {
        str(one.id): tuple(tuple(claim.id for claim in side.claims) for side in one.sides)
        for one in all_discrepancies(connection)
    }


def states(connection: Connection) -> dict[str, str]:
    return {str(one.id): str(one.state) for one in all_discrepancies(connection)}


def test_a_discrepancy_comes_back_as_it_was(connection: Connection, claims: list[Claim], differ: Differ) -> None:
    first = differ([claims[:2], claims[2:3]])
    second = differ([claims[3:4]], kind=DiscrepancyKind.DATING, also=(), signals=(), severity=5)
    assert keep(connection, first, second) == Changes(new=2, found_again=0, reopened=0, stale=0)
    assert all_discrepancies(connection) == [replace(second, id="D2"), replace(first, id="D1")]
    assert all_discrepancies(connection)[1].as_record() == replace(first, id="D1").as_record()


def test_a_computed_side_may_have_no_claims(connection: Connection, claims: list[Claim], differ: Differ) -> None:
    computed = Side(
        value=Decimal("0.1"),
        value_high=None,
        low=None,
        high=None,
        as_of=None,
        claims=(),
        voices=0,
        working="1 / 10 = 0.1",
    )
    found = differ([claims[:1]])
    found = replace(found, sides=(*found.sides, computed))
    keep(connection, found)
    assert discrepancy_of(connection, 1) == replace(found, id="D1")


def test_matching_again_changes_nothing(connection: Connection, claims: list[Claim], differ: Differ) -> None:
    found = differ([claims[:1], claims[1:2]])
    keep(connection, found)
    connection.execute(sa.update(table).values(state=State.RESOLVED, resolution="all_right"))
    before = connection.exec_driver_sql("SELECT * FROM discrepancy, discrepancy_side, discrepancy_claim").all()
    assert keep_discrepancies(connection, [found], now=NOW, run_id=1) == Changes(
        new=0, found_again=0, reopened=0, stale=0
    )
    assert connection.exec_driver_sql("SELECT * FROM discrepancy, discrepancy_side, discrepancy_claim").all() == before


Sides = Sequence[Sequence[int]]


@pytest.mark.parametrize(
    ("before", "after", "numbers"),
    [
        pytest.param([[1], [2]], ("update", [[1], [2], [3]]), ["D1"], id="a further side"),
        pytest.param([[1], [2]], ("update", [[1, 3], [2, 4]]), ["D1"], id="further voices"),
        pytest.param([[2], [3]], ("update", [[1], [2], [3]]), ["D1"], id="another smallest key"),
        pytest.param([[2], [3]], ("scope", [[2], [3]]), ["D1"], id="another kind"),
        pytest.param([[1, 2], [3]], ("update", [[1], [2], [3]]), ["D1"], id="a side that falls apart"),
        pytest.param([[2], [3]], ("scope", [[3], [4]]), ["D1", "D2"], id="one side shared is another question"),
        pytest.param([[2, 3], [4]], ("scope", [[2], [3]]), ["D1", "D2"], id="two sides that were one"),
        pytest.param([[2]], ("update", [[2]]), ["D1"], id="one side, equal kind"),
        pytest.param([[2]], ("dating", [[2]]), ["D1", "D2"], id="one side, another kind"),
    ],
)
def test_a_number_is_taken_over_with_claims_on_two_sides(
    connection: Connection,
    claims: list[Claim],
    differ: Differ,
    before: Sides,
    after: tuple[str, Sides],
    numbers: list[str],
) -> None:
    kind, sides = after
    keep(connection, differ([[claims[row - 1] for row in side] for side in before]))
    keep(
        connection,
        differ([[claims[row - 1] for row in side] for side in sides], kind=DiscrepancyKind(kind), key="another key"),
    )
    found = sides_of(connection)
    assert sorted(found) == numbers
    assert found[numbers[-1]] == tuple(tuple(f"C{row}" for row in side) for side in sides)


def test_an_equal_key_goes_before_shared_claims(connection: Connection, claims: list[Claim], differ: Differ) -> None:
    keep(connection, differ([claims[:2], claims[2:4]], key="one"), differ([claims[4:5], claims[5:]], key="other"))
    keep(connection, differ([claims[:2], claims[2:4]], key="other"), differ([claims[:1], claims[2:3]], key="one"))
    assert sides_of(connection) == {"D1": (("C1",), ("C3",)), "D2": (("C1", "C2"), ("C3", "C4"))}


def test_a_number_is_taken_over_once(connection: Connection, claims: list[Claim], differ: Differ) -> None:
    keep(connection, differ([claims[:2], claims[2:4]]))
    changes = keep(connection, differ([claims[:1], claims[2:3]], key="x"), differ([claims[1:2], claims[3:4]], key="y"))
    assert (changes.new, sorted(sides_of(connection))) == (1, ["D1", "D2"])


@pytest.mark.parametrize("gone", [State.STALE, State.SETTLED])
@pytest.mark.parametrize("state", [State.OPEN, State.REOPENED, State.WAITING, State.RESOLVED])
def test_what_is_not_found_is_put_away_and_returns_to_its_state(
    connection: Connection, claims: list[Claim], differ: Differ, state: State, gone: State
) -> None:
    found = differ([claims[:1], claims[1:2]])
    keep(connection, found)
    connection.execute(sa.update(table).values(state=state))
    changes = keep_discrepancies(connection, [], now=NOW, run_id=1, gone=gone)
    assert (changes.stale, changes.settled) == (int(gone is State.STALE), int(gone is State.SETTLED))
    assert states(connection) == {"D1": str(gone)}
    for again in (State.STALE, State.SETTLED):  # what is gone stays as it went
        changes = keep_discrepancies(connection, [], now=NOW, run_id=1, gone=again)
        assert (changes.stale, changes.settled, states(connection)) == (0, 0, {"D1": str(gone)})
    assert count_open(connection) == 0
    assert numbers_of_claim(connection, 1) == ()
    assert keep(connection, found) == Changes(new=0, found_again=1, reopened=0, stale=0)
    assert states(connection) == {"D1": str(state)}


def test_a_changed_figure_takes_its_question_with_it(
    connection: Connection, put: Callable[..., object], differ: Differ
) -> None:
    put("Ayr has 12 boats.", address="/a.txt")
    put("Ayr has 14 boats.", address="/b.txt")
    one, other = current_claims(connection)
    keep(connection, differ([[one], [other]]))
    for figure in (16, 18):
        put(f"Ayr has {figure} boats.", address="/b.txt")
    one, other = current_claims(connection)
    assert (other.id, other.value) == ("C4", 18)
    assert keep(connection, differ([[one], [other]], key="another key")).new == 0
    assert sides_of(connection) == {"D1": (("C1",), ("C4",))}


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(([[1], [2]], True), id="nothing new"),
        pytest.param(([[1, 3], [2]], True), id="a new voice for a known value"),
        pytest.param(([[1], [2], [4]], False), id="a further value"),
        pytest.param(([[1], [4]], False), id="a side less, another value"),
    ],
)
@pytest.mark.parametrize("resolution", [Resolution.NOT_COMPARABLE, Resolution.UNSURE])
@pytest.mark.parametrize("was_gone", [None, State.STALE, State.SETTLED])
def test_a_decided_one_is_reopened_when_the_decision_does_not_hold(
    connection: Connection,
    claims: list[Claim],
    differ: Differ,
    after: tuple[Sides, bool],
    resolution: Resolution,
    was_gone: State | None,
) -> None:
    sides, holds = after
    keep(connection, differ([[claims[0]], [claims[1]]], key="one"))
    record_resolution(connection, discrepancy_of(connection, 1), Finding(resolution=resolution), (), by=ANN)
    decided = states(connection)
    assert decided == {"D1": "waiting" if resolution is Resolution.UNSURE else "resolved"}
    if was_gone is not None:
        keep_discrepancies(connection, [], now=NOW, run_id=1, gone=was_gone)
    changes = keep(connection, differ([[claims[row - 1] for row in side] for side in sides], key="one"))
    assert (states(connection), changes.reopened) == (decided if holds else {"D1": "reopened"}, int(not holds))
    changes = keep(connection, differ([[claims[0]], [claims[1]]], key="one"))
    assert (states(connection), changes.reopened) == (decided if holds else {"D1": "reopened"}, 0)


@pytest.mark.parametrize("state", ["stale", "settled"])
def test_a_row_that_is_gone_must_know_its_former_state(
    connection: Connection, claims: list[Claim], differ: Differ, state: str
) -> None:
    keep(connection, differ([claims[:1], claims[1:2]]))
    with pytest.raises(sa.exc.IntegrityError, match="ck_discrepancy_gone"):
        connection.execute(sa.text("UPDATE discrepancy SET state = :state"), {"state": state})


@pytest.mark.parametrize(
    "broken", ["severity = 6", "severity = 0", "score = 1.5", "kind = 'UPDATE'", "state = 'closed'"]
)
def test_the_database_refuses_what_cannot_be(
    connection: Connection, claims: list[Claim], differ: Differ, broken: str
) -> None:
    keep(connection, differ([claims[:1], claims[1:2]]))
    with pytest.raises(sa.exc.IntegrityError, match="CHECK"):
        connection.exec_driver_sql(f"UPDATE discrepancy SET {broken}")  # noqa: S608


def test_claims_and_articles_know_their_discrepancies(
    connection: Connection, claims: list[Claim], differ: Differ
) -> None:
    one, other = differ([claims[:1], claims[1:2]]), differ([claims[1:2], claims[2:3]], kind=DiscrepancyKind.SCOPE)
    keep(connection, one, other)
    assert numbers_of_claim(connection, 2) == ("D1", "D2")
    assert numbers_of_article(connection, 3) == ("D2",)
    keep(connection, one)
    assert numbers_of_claim(connection, 2) == ("D1",)


def test_many_come_by_five_queries(connection: Connection, claims: list[Claim], differ: Differ) -> None:
    keep(
        connection,
        *(differ([[one], [other]], key=one.key + other.key) for one in claims for other in claims if one is not other),
    )
    asked: list[str] = []
    sa.event.listen(connection, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    assert len(all_discrepancies(connection)) == 30
    assert len(asked) == 5


def test_one_that_is_not_there(connection: Connection) -> None:
    with pytest.raises(UnknownId, match="D5"):
        discrepancy_of(connection, 5)
