from __future__ import annotations

import pytest

from factcheck.review.queue import Entry, Lineup, Queue, question_rank


def entry(number: str, severity: int = 3, score: float = 0.5) -> Entry:
    return Entry(number, question_rank(severity, score))


@pytest.mark.parametrize(
    ("given", "order"),
    [
        pytest.param([entry("D1", 3), entry("D2", 5)], ["D2", "D1"], id="the most severe first"),
        pytest.param([entry("D1", 3, 0.4), entry("D2", 3, 0.9)], ["D2", "D1"], id="then the surest"),
        pytest.param(
            [entry("D1", 4, 0.1), entry("D2", 3, 0.9), Entry("D3", question_rank(3, 0.2, due=True))],
            ["D1", "D3", "D2"],
            id="what is due before others of its severity",
        ),
        pytest.param([entry("D10"), entry("D9")], ["D9", "D10"], id="then by number, not by letter"),
    ],
)
def test_the_order(given: list[Entry], order: list[str]) -> None:
    assert [one.number for one in Queue.of(given).entries] == order


FOUR = [entry("D1", 5), entry("D2", 4), entry("D3", 3), entry("D4", 2)]


def test_it_begins_in_front_of_the_first_and_ends_behind_the_last() -> None:
    queue = Queue.of(FOUR)
    assert queue.following == FOUR[0]
    assert queue.at(FOUR[3]).following is None
    assert Queue.of([]).following is None


@pytest.mark.parametrize(
    ("place", "left", "following"),
    [
        pytest.param("D2", ["D1", "D2", "D3", "D4"], "D3", id="nothing happened"),
        pytest.param("D2", ["D1", "D3", "D4"], "D3", id="the place has gone"),
        pytest.param("D2", ["D1", "D2", "D4"], "D4", id="the next has gone"),
        pytest.param("D2", ["D1"], None, id="all behind it have gone"),
        pytest.param("D2", [], None, id="everything has gone"),
    ],
)
def test_what_comes_next_when_things_vanish(place: str, left: list[str], following: str | None) -> None:
    queue = Queue.of(FOUR).at(next(one for one in FOUR if one.number == place))
    queue = queue.renewed([one for one in FOUR if one.number in left])
    assert (queue.following and queue.following.number) == following


def test_what_arrives_behind_the_place_is_next() -> None:
    queue = Queue.of(FOUR).at(FOUR[1]).renewed([*FOUR, entry("D9", 4, 0.4)])
    assert queue.following is not None
    assert queue.following.number == "D9"


def test_back_goes_the_way_that_was_gone() -> None:
    queue = Queue.of(FOUR).at(FOUR[0]).at(FOUR[2]).at(FOUR[3])
    assert queue.before == FOUR[2]
    assert queue.back().place == FOUR[2]
    assert queue.back().back().place == FOUR[0]
    assert queue.back().back().back().place == FOUR[0]


def test_the_same_again_is_no_step_of_the_way() -> None:
    assert Queue.of(FOUR).at(FOUR[0]).at(FOUR[0]).trail == ()


@pytest.mark.parametrize(("place", "position"), [("D1", 1), ("D3", 3)])
def test_the_position(place: str, position: int) -> None:
    assert Queue.of(FOUR).at(next(one for one in FOUR if one.number == place)).position == position


def test_what_was_passed_over() -> None:
    queue = Queue.of(FOUR).at(FOUR[0]).passed_over().passed_over()
    assert queue.skipped == ("D1",)
    assert queue.settled().skipped == ()
    assert queue.at(FOUR[1]).settled().skipped == ("D1",)
    assert Queue.of(FOUR).passed_over().skipped == ()
    assert queue.rewound() == Queue.of(FOUR)


def test_a_number_is_found_wherever_it_stands() -> None:
    queue = Queue.of(FOUR).at(FOUR[0]).at(FOUR[1]).renewed([FOUR[3]])
    assert [queue.entry_of(number) for number in ("D1", "D2", "D4", "D9")] == [FOUR[0], FOUR[1], FOUR[3], None]


def test_a_lineup_is_not_put_in_order_again() -> None:
    lineup = Lineup.of(reversed(FOUR))
    assert list(lineup) == FOUR
    assert Lineup.of(lineup) is lineup
    assert Queue.of(lineup).entries is lineup
    assert lineup.by_number["D3"] == FOUR[2]


@pytest.mark.parametrize(
    ("numbers", "now", "left"),
    [
        pytest.param(["D2"], [], ["D1", "D3", "D4"], id="one goes"),
        pytest.param(["D9"], [], ["D1", "D2", "D3", "D4"], id="one that was not there goes"),
        pytest.param(["D9"], [entry("D9", 4)], ["D1", "D2", "D9", "D3", "D4"], id="one comes"),
        pytest.param(["D1"], [entry("D1", 1)], ["D2", "D3", "D4", "D1"], id="one moves"),
        pytest.param(["D1", "D4"], [entry("D4", 5)], ["D4", "D2", "D3"], id="one goes and one moves"),
    ],
)
def test_a_lineup_that_changes(numbers: list[str], now: list[Entry], left: list[str]) -> None:
    before = Lineup.of(FOUR)
    after = before.changed(numbers, now)
    assert [one.number for one in after] == left
    assert after.by_number == {one.number: one for one in after}
    assert list(before) == FOUR
    assert list(before.by_number) == ["D1", "D2", "D3", "D4"]
