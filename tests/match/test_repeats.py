"""Who printed a text first."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from factcheck.core.keys import text_hash
from factcheck.core.repeats import Printed, Repeats
from factcheck.core.vocabulary import SourceKind
from factcheck.match.repeats import find_repeats

RAIL = "Workers reopened the coastal railway at Merrow after 10 days of rain and mud."
TRAIN = "The first train carried 2 reporters and 14 crates of oranges for the stationmaster."
FERRY = "Ferries that had stood in for the railway made 48 trips to the outer islands."
OWN = "A brass band of 31 players had rehearsed all week and then played in the rain."
SHORT = "It has 12 stops."
FILL = (
    "Passengers cheered when the line to the coast was open again, children waved flags from every window of the long school by the river, and an old "
    "stationmaster who had worked there since the great flood rang the bell twice for luck."
)
OTHER = (
    "Trade at the market had suffered most, shopkeepers complained, and few of them believed that visitors would return before the summer, since the hotels "
    "were closed, the roads were wet and nobody had yet found a painter for the signs along the promenade."
)


class Press:
    """Articles as they are printed, by key."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.printed: list[Printed] = []

    def add(self, source: str | None, *quotes: str, day: int | None = 1, **facts: object) -> str:
        key = f"A{len(self.printed) + 1}"
        self.texts[key] = "\n".join((*quotes, str(facts.pop("beside", ""))))
        published = None if day is None else date(2022, 5, day)
        known = {
            "key": key,
            "source": source,
            "published": published,
            "claims": len(quotes),
            "quotes": dict.fromkeys(quotes, 1),
        }
        self.printed.append(Printed(**{**known, "text_hash": text_hash(self.texts[key]), **facts}))  # type: ignore[arg-type]
        return key

    def found(self) -> dict[str | None, Repeats]:
        return find_repeats(self.printed, self.texts.__getitem__)


@pytest.fixture
def press() -> Press:
    return Press()


def test_the_earlier_is_the_original(press: Press) -> None:
    press.add("Courier", RAIL, TRAIN, day=2)
    press.add("Daily", RAIL, TRAIN, day=1)
    press.add("Courier", OWN, day=3)
    found = press.found()
    assert found["Daily"] == Repeats(articles=1, claims=2)
    assert found["Courier"] == Repeats(articles=2, claims=3, repeated_claims=2, origins=(("Daily", 1),))
    assert found["Courier"].told == "1 of 2 articles repeats Daily (1)"


def test_on_one_day_an_agency_is_before_an_outlet(press: Press) -> None:
    press.add("Daily", RAIL, TRAIN)
    press.add("Xinhua News Agency", RAIL, TRAIN)
    assert press.found()["Daily"].origins == (("Xinhua News Agency", 1),)
    assert press.found()["Xinhua News Agency"].repeating == 0


@pytest.mark.parametrize(
    ("kind", "repeating"),
    [(SourceKind.AGENCY, 1), (SourceKind.OUTLET, 0), (None, 0)],
    ids=["agency", "outlet", "unsaid"],
)
def test_a_person_says_what_is_an_agency(press: Press, kind: SourceKind | None, repeating: int) -> None:
    press.add("Daily", RAIL, TRAIN)
    press.add("Harbour Wire", RAIL, TRAIN, kind=kind)
    assert press.found()["Daily"].repeating == repeating


def test_of_two_outlets_on_one_day_neither_was_first(press: Press) -> None:
    press.add("Daily", RAIL, TRAIN)
    press.add("Courier", RAIL, TRAIN)
    assert [one.repeating for one in press.found().values()] == [0, 0]


def test_without_a_day_nothing_is_said(press: Press) -> None:
    press.add("Daily", RAIL, TRAIN, day=None)
    press.add("Courier", RAIL, TRAIN)
    assert [one.repeating for one in press.found().values()] == [0, 0]


@pytest.mark.parametrize("day", [1, 3, None])
def test_an_agency_that_is_named_was_first_whatever_the_days(press: Press, day: int | None) -> None:
    press.add("Daily", RAIL, TRAIN, day=2, credits=("(Xinhua)",))
    press.add("Xinhua", RAIL, TRAIN, day=day)
    assert press.found()["Daily"].origins == (("Xinhua", 1),)
    assert press.found()["Xinhua"].repeating == 0


def test_an_agency_whose_text_is_not_there_is_credited(press: Press) -> None:
    press.add("Daily", RAIL, TRAIN, credits=("With reporting by Reuters",))
    press.add("Daily", OWN, FERRY, day=3, credits=("(AFP)",))
    press.add("Courier", OWN, FERRY, credits=("according to local media",))
    found = press.found()
    assert (found["Daily"].origins, found["Daily"].credited) == ((("Courier", 1),), (("Reuters", 1),))
    assert found["Daily"].told == "1 of 2 articles repeats Courier (1); 1 more names Reuters (1)"
    assert found["Courier"].told == ""


def test_the_same_source_repeats_nobody(press: Press) -> None:
    press.add("Daily", RAIL, TRAIN)
    press.add("Daily", RAIL, TRAIN, day=2)
    assert press.found()["Daily"].repeating == 0


def test_an_unknown_source_repeats_but_is_no_original(press: Press) -> None:
    press.add(None, RAIL, TRAIN)
    press.add("Daily", RAIL, TRAIN, day=2)
    press.add(None, RAIL, TRAIN, day=3)
    found = press.found()
    assert (found[None].origins, found["Daily"].repeating) == ((("Daily", 1),), 0)


def test_the_same_text_without_claims(press: Press) -> None:
    press.add("Daily", beside=FILL)
    press.add("Courier", beside=FILL, day=2)
    assert press.found()["Courier"].repeating == 1


def test_one_shared_quote_asks_for_the_whole_text(press: Press) -> None:
    press.add("Daily", RAIL, TRAIN, FERRY, OWN, beside=FILL)
    press.add(
        "Courier",
        RAIL,
        f"{FERRY[:-1]} in May.",
        "The cranes lifted 40 tons of stone from the harbour wall in spring.",
        day=2,
        beside=FILL,
    )
    press.add(
        "Weekly",
        OWN,
        "A long report of 90 pages on the harbour was read aloud to the members.",
        day=2,
        beside=OTHER,
    )
    found = press.found()
    assert (found["Courier"].repeating, found["Courier"].repeated_claims) == (1, 1)
    assert found["Weekly"].repeating == 0


def test_a_short_quote_shows_nothing(press: Press) -> None:
    press.add("Daily", SHORT, "Its fare is 3 francs.")
    press.add("Courier", SHORT, "Its fare is 3 francs.", day=2, beside="Nothing else.")
    assert press.found()["Courier"].repeating == 0


def test_the_order_of_the_articles_changes_nothing(press: Press) -> None:
    press.add("Courier", RAIL, TRAIN, day=2)
    press.add("Daily", RAIL, TRAIN, day=2, credits=("(Xinhua)",))
    press.add("Xinhua", RAIL, TRAIN, day=2)
    press.add("Weekly", RAIL, TRAIN, FERRY, day=4)
    expected = press.found()
    assert {source: one.origins for source, one in expected.items()} == {
        "Xinhua": (), "Courier": (("Xinhua", 1),), "Daily": (("Xinhua", 1),), "Weekly": (("Xinhua", 1),),
    }  # fmt: skip
    for order in permutations(press.printed):
        assert find_repeats(order, press.texts.__getitem__) == expected


def test_of_many_origins_some_are_told() -> None:
    many = Repeats(articles=40, origins=(("A", 4), ("B", 3), ("C", 2), ("D", 2), ("E", 1)))
    assert many.told == "12 of 40 articles repeat A (4), B (3), C (2), 2 more (3)"
    assert many.as_record()["origins"] == {"A": 4, "B": 3, "C": 2, "D": 2, "E": 1}
