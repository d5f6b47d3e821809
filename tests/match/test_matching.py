"""What is brought together, what is kept apart, and what it is called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.article import Article
from factcheck.core.claim import Claim, Link
from factcheck.core.discrepancy import Alias, Discrepancy, Matching
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator, Extent, Form, LinkRole, Modality
from factcheck.match import match
from factcheck.normalise import normalise

QUAKE_A = "The Merrow quake on the coast of Tarsia killed at least 3 people and damaged the harbour of Port Elling, rescuers said."
QUAKE_B = (
    "At least 31 people were killed when the Merrow quake struck Port Elling on the coast of Tarsia, rescuers said."
)
ZONE = "Larkfield Copper Valley High-tech Zone"


@pytest.fixture
def tolls(stated: Callable[..., Claim]) -> tuple[Claim, Claim]:
    common = {
        "metric": "people killed",
        "counted": "person",
        "predicate": "kill",
        "comparator": Comparator.AT_LEAST,
        "published": None,
    }
    return stated(QUAKE_A, "3", 3, source="Coast Wire", **common), stated(
        QUAKE_B, "31", 31, source="Tarsia Times", **common
    )


@pytest.fixture
def platforms(stated: Callable[..., Claim]) -> tuple[Claim, Claim]:
    return (
        stated(f"{ZONE} has 40 R & D platforms.", "40", 40, subject=ZONE, metric="R & D platforms", published="2023-12-01", source="Metal Daily"),
        stated(
            f"A total of 61 innovation platforms work in {ZONE} of Larkfield.", "61", 61, subject="Larkfield Copper Valley High-tech Industrial Development Zone",
            metric="innovation platforms", published="2024-12-03", source="Larkfield News",
        ),
    )  # fmt: skip


def test_a_toll_that_grows_is_an_update(
    compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy], tolls: tuple[Claim, Claim]
) -> None:
    found = only(compare(*tolls))
    assert found.kind == "update"
    assert found.severity in {2, 3}
    assert [side.value for side in found.sides] == [3, 31]


def test_two_definitions_a_year_apart(
    compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy], platforms: tuple[Claim, Claim]
) -> None:
    found = only(compare(*platforms))
    assert found.kind == "update"
    assert "definition" in found.also
    assert found.severity == 3
    assert "1 December 2023" in found.explanation
    assert "+21, +52.5%" in found.explanation
    assert found.claims == platforms


def test_a_wall_between_two_names(compare: Callable[..., Matching], platforms: tuple[Claim, Claim]) -> None:
    wall = Alias(ZONE, "Larkfield Copper Valley High-tech Industrial Development Zone", same=False)
    assert not [d for d in compare(*platforms, aliases=(wall,)).discrepancies if d.severity >= 2]


def test_a_mistranslated_scale_in_one_article(
    compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy], stated: Callable[..., Claim]
) -> None:
    text = "The zone paid out 3.2 million yuan in incentive funds this year.\nTo 40 mills, more than 1000 million yuan in incentive funds were paid until now."
    common = {
        "metric": "incentive funds",
        "unit": "chinese yuan",
        "unit_code": "CNY",
        "predicate": "pay",
        "subject": ZONE,
    }
    one = stated(text, "3.2 million yuan", 3200000, **common)
    other = stated(text, "1000 million yuan", 1000000000, comparator=Comparator.MORE_THAN, **common)
    found = only(compare(one, other))
    assert (found.kind, found.severity) == ("scale", 5)
    assert "10" in found.explanation


def test_a_stated_trend_is_broken(
    compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy], stated: Callable[..., Claim]
) -> None:
    before = stated(
        f"Technology contracts of {ZONE} reached 310 million yuan, and have increased year after year.", "310 million yuan", 310000000, subject=ZONE, unit="chinese yuan",
        unit_code="CNY", metric="registration of technology contracts", published="2023-11-01", source="Metal Daily",
    )  # fmt: skip
    after = stated(
        f"{ZONE} signed technical contracts with a turnover of 250 million yuan.", "250 million yuan", 250000000, subject=ZONE, unit="chinese yuan", unit_code="CNY",
        metric="turnover of technical contracts", published="2024-11-01", source="Larkfield News",
    )  # fmt: skip
    found = only(compare(before, after))
    assert found.kind == "trend"
    assert found.severity in {3, 4}
    assert "although the earlier article says" in found.explanation


NEVER = [
    pytest.param({"metric": "houses damaged"}, {"metric": "bridges damaged"}, id="other things counted"),
    pytest.param(
        {"metric": "people killed", "predicate": "kill"},
        {"metric": "people injured", "predicate": "injure"},
        id="killed and injured",
    ),
    pytest.param({"metric": "coffee exports"}, {"metric": "coffee imports"}, id="exports and imports"),
    pytest.param(
        {"metric": "wells"}, {"metric": "wells", "unit": "kilometre", "unit_code": "km"}, id="a count and a length"
    ),
    pytest.param({"metric": "wells"}, {"metric": "wells", "form": Form.CHANGE}, id="a level and a change"),
    pytest.param({"metric": "wells"}, {"metric": "wells", "extent": Extent.INCREMENT}, id="an increment"),
    pytest.param({"metric": "wells", "as_of": "2021"}, {"metric": "wells", "as_of": "2022"}, id="two stated years"),
    pytest.param({"metric": "wells"}, {"metric": "wells", "value": 38}, id="one value"),
]


@pytest.mark.parametrize(("left", "right"), NEVER)
def test_what_is_no_conflict(
    compare: Callable[..., Matching], stated: Callable[..., Claim], left: dict[str, Any], right: dict[str, Any]
) -> None:
    one = stated(
        "The town of Merrow counted 38 after the flood.",
        "38",
        38,
        subject="Merrow",
        source="Coast Wire",
        **left,
    )
    other = stated(
        "After the flood the town of Merrow counted 77.",
        "77",
        right.pop("value", 77),
        subject="Merrow",
        source="Tarsia Times",
        **right,
    )
    assert not [d for d in compare(one, other).discrepancies if d.severity >= 2]


def test_without_what_keeps_them_apart_they_are_a_conflict(
    compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy], stated: Callable[..., Claim]
) -> None:
    one = stated(
        "The town of Merrow counted 38 after the flood.",
        "38",
        38,
        subject="Merrow",
        source="Coast Wire",
        metric="wells",
    )
    other = stated(
        "After the flood the town of Merrow counted 77.",
        "77",
        77,
        subject="Merrow",
        source="Tarsia Times",
        metric="wells",
    )
    assert only(compare(one, other)).kind == "contradiction"


def test_figures_of_one_sentence_are_no_rivals(compare: Callable[..., Matching], stated: Callable[..., Claim]) -> None:
    text = "In Merrow 38 wells were found dry and 77 wells were full."
    assert not compare(
        stated(text, "38", 38, subject="Merrow", metric="wells"),
        stated(text, "77", 77, subject="Merrow", metric="wells"),
    ).discrepancies


def test_what_adds_up_is_no_conflict(compare: Callable[..., Matching], stated: Callable[..., Claim]) -> None:
    text = (
        "In the Merrow flood 8 people suffered serious injuries and 261 people slight injuries, the Tarsia agency said."
    )
    common = {"metric": "people injured", "predicate": "injure", "published": None}
    parts = stated(text, "8", 8, **common), stated(text, "261", 261, **common)
    whole = stated("The Tarsia agency said that 269 people were injured in the Merrow flood.", "269", 269, **common)
    assert not compare(*parts, whole).discrepancies
    other = stated("The Tarsia agency said that 351 people were injured in the Merrow flood.", "351", 351, **common)
    assert compare(*parts, other).discrepancies


def test_the_earlier_value_of_a_change_is_no_rival(
    compare: Callable[..., Matching], stated: Callable[..., Claim]
) -> None:
    text = "The number of wells in Merrow rose from 38 to 77."
    after = stated(
        text,
        "77",
        77,
        subject="Merrow",
        metric="wells",
        links=(Link(LinkRole.BASELINE, text.index("38")),),
        published="2024-01-05",
    )
    before = stated(text, "38", 38, subject="Merrow", metric="wells", as_of=None, published="2024-01-05")
    other = stated(
        "Merrow has 77 wells.",
        "77",
        77,
        subject="Merrow",
        metric="wells",
        source="Tarsia Times",
        published="2024-01-06",
    )
    assert not compare(after, before, other).discrepancies


def test_a_zone_is_never_its_city(compare: Callable[..., Matching], stated: Callable[..., Claim]) -> None:
    one = stated(
        "Larkfield has 500 R & D platforms.",
        "500",
        500,
        subject="Larkfield City",
        metric="R & D platforms",
        source="Larkfield News",
    )
    other = stated(
        f"{ZONE} has 40 R & D platforms.", "40", 40, subject=ZONE, metric="R & D platforms", source="Metal Daily"
    )
    found = compare(one, other).discrepancies
    assert all(d.severity == 1 for d in found)
    assert all(d.kind == "scope" for d in found)


def test_a_target_is_no_rival_of_a_fact(compare: Callable[..., Matching], stated: Callable[..., Claim]) -> None:
    one = stated(
        "Merrow plans 80 wells.",
        "80",
        80,
        subject="Merrow",
        metric="wells",
        modality=Modality.TARGET,
        source="Tarsia Times",
    )
    other = stated("Merrow has 38 wells.", "38", 38, subject="Merrow", metric="wells", modality=Modality.ACTUAL)
    found = compare(one, other).discrepancies
    assert [(str(d.kind), d.severity) for d in found] in ([("modality", 1)], [])


def test_rounding_is_cosmetic(compare: Callable[..., Matching], stated: Callable[..., Claim]) -> None:
    one = stated("Merrow has 170,000 inhabitants.", "170,000", 170000, subject="Merrow", metric="inhabitants")
    other = stated(
        "Merrow has 168,400 inhabitants.",
        "168,400",
        168400,
        subject="Merrow",
        metric="inhabitants",
        source="Tarsia Times",
    )
    assert [(str(d.kind), d.severity) for d in compare(one, other).discrepancies] == [("rounding", 1)]


def test_copies_are_one_voice(
    compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy], stated: Callable[..., Claim]
) -> None:
    same = "The quake of Merrow killed 31 people, rescuers said."
    common = {"metric": "people killed", "predicate": "kill", "published": None}
    copies = [
        stated(f"{paper}\n{same}", "31", 31, source=paper, **common)
        for paper in ("Coast Wire", "Tarsia Times", "Elling Post")
    ]
    rival = stated("The quake of Merrow killed 12 people, rescuers said.", "12", 12, source="Harbour Radio", **common)
    found = only(compare(*copies, rival))
    assert [(side.value, side.voices, len(side.claims)) for side in found.sides] == [(12, 1, 1), (31, 1, 3)]


def test_no_more_than_six_sides_and_the_rest_is_said(
    compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy], stated: Callable[..., Claim]
) -> None:
    claims = [
        stated(f"The quake of Merrow killed {n} people, rescuers in Tarsia said.", str(n), n, source=f"Paper {n}", metric="people killed", predicate="kill", published=None)
        for n in (12, 25, 38, 41, 57, 63, 79, 84)
    ]  # fmt: skip
    found = only(compare(*claims))
    assert len(found.sides) == 6
    assert any(signal.name == "folded" and signal.detail.startswith("2 ") for signal in found.signals)
    assert "8 different readings" in found.explanation


def test_the_order_of_claims_changes_nothing(platforms: tuple[Claim, Claim], tolls: tuple[Claim, Claim]) -> None:
    claims = [*platforms, *tolls]
    first = match(normalise(claims))
    for order in permutations(claims):
        assert match(normalise(order)) == first


@given(st.randoms(use_true_random=False), st.lists(st.integers(1, 60), min_size=2, max_size=9, unique=True))
def test_order_independence_over_many_readings(random: Random, values: list[int]) -> None:

    claims = []
    for at, value in enumerate(values):
        text = f"The Merrow quake killed {value} people in Tarsia and hurt {value + at} others, rescuers said."
        article = Article(text=text, source=f"Paper {at % 3}", published=date(2024, 1, 1 + at) if at % 2 else None)
        for figure, metric, verb in ((str(value), "people killed", "kill"), (str(value + at), "people hurt", "hurt")):
            start = text.rindex(figure) if verb == "hurt" else text.index(figure)
            claims.append(
                Claim(
                    article=article, kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=start, end=start + len(figure), value_start=start, value_end=start + len(figure),
                    context_start=0, context_end=len(text), rule="by hand", value=Decimal(int(figure)), place=0, metric=metric, predicate=verb,
                    comparator=Comparator.AT_LEAST if at % 3 else Comparator.EXACT, as_of_basis=AsOfBasis.UNKNOWN,
                )
            )  # fmt: skip
    first = match(normalise(claims))
    random.shuffle(claims)
    assert match(normalise(claims)) == first


def test_series_and_entities(compare: Callable[..., Matching], platforms: tuple[Claim, Claim]) -> None:
    found = compare(*platforms)
    assert len(found.series) == 2
    subjects = [entity for entity in found.entities if entity.role == "subject"]
    assert len(subjects) == 1
    assert len(subjects[0].names) == 2
    assert found.skipped == ()


def test_keys_are_of_content(compare: Callable[..., Matching], platforms: tuple[Claim, Claim]) -> None:
    first, second = (compare(*platforms).discrepancies for _ in range(2))
    assert [d.key for d in first] == [d.key for d in second]
    assert all(len(d.key) == 64 for d in first)
