"""The checks on claims made by hand, apart from extraction: each has a case that it finds, and one that it must leave alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from factcheck.core.claim import Claim, Link
from factcheck.core.discrepancy import Discrepancy, Matching
from factcheck.core.rate import Rate
from factcheck.core.vocabulary import AsOfBasis, Comparator, Direction, DiscrepancyKind, Extent, Form, LinkRole, Stage
from factcheck.core.wording import side_figure

Make = Callable[..., Claim]
Compare = Callable[..., Matching]
ZONE = "Larkfield Copper High-tech Zone"


def _of_kind(found: Matching, kind: DiscrepancyKind) -> list[Discrepancy]:
    return [d for d in found.discrepancies if d.kind is kind]


def _part_and_share(
    stated: Make, text: str, part: tuple[str, int], share: tuple[str, int], **fields: object
) -> tuple[Claim, Claim]:
    amount = stated(text, *part, subject=ZONE, **fields)
    of = stated(
        text, *share, form=Form.SHARE, unit="percent", subject=ZONE, share_of="the total of Larkfield City", metric="share", links=(Link(LinkRole.PART, text.index(part[0])),),
        **{k: v for k, v in fields.items() if k in {"published", "source"}},
    )  # fmt: skip
    return amount, of


MONEY = {"unit": "chinese yuan", "unit_code": "CNY", "metric": "turnover of technical contracts"}


@pytest.mark.parametrize(
    ("other", "found"),
    [
        pytest.param(("310 million yuan", 310000000), 1, id="a part larger than the whole"),
        pytest.param(("120 million yuan", 120000000), 0, id="a part below the whole"),
    ],
)
def test_the_total_that_a_share_implies(stated: Make, compare: Compare, other: tuple[str, int], found: int) -> None:
    text = "Contracts of the zone came to 150 million yuan, 60 percent of the total of the city."
    amount, share = _part_and_share(
        stated,
        text,
        ("150 million yuan", 150000000),
        ("60 percent", 60),
        published="2024-11-01",
        source="Larkfield News",
        **MONEY,
    )
    rival = stated(
        f"{ZONE} had technology contracts of {other[0]}.",
        *other,
        subject=ZONE,
        published="2023-11-01",
        source="Metal Daily",
        **{**MONEY, "metric": "technology contracts"},
    )
    arithmetic = _of_kind(compare(amount, share, rival), DiscrepancyKind.ARITHMETIC)
    assert len(arithmetic) == found
    if found:
        assert arithmetic[0].severity in {3, 4}
        assert "150 million yuan / 60 percent = 250" in arithmetic[0].explanation


@pytest.mark.parametrize(
    ("count", "share", "found"),
    [pytest.param(68, 57, 0, id="119 fits"), pytest.param(7, 93, 1, id="no whole number gives it")],
)
def test_things_come_in_whole_numbers(stated: Make, compare: Compare, count: int, share: int, found: int) -> None:
    text = f"The zone has {count} platforms, or {share} percent of the city's."
    claims = _part_and_share(stated, text, (str(count), count), (f"{share} percent", share), metric="platforms")
    assert len(_of_kind(compare(*claims), DiscrepancyKind.ARITHMETIC)) == found


def test_a_share_that_may_be_of_two_figures(stated: Make, compare: Compare) -> None:
    text = "In all 46 technical contracts were signed with a turnover of 150 million yuan, 60 percent of the total."
    amount, share = _part_and_share(stated, text, ("150 million yuan", 150000000), ("60 percent", 60), **MONEY)
    number = stated(text, "46", 46, subject=ZONE, metric="technical contracts")
    (found,) = _of_kind(compare(amount, share, number), DiscrepancyKind.SCOPE)
    assert found.severity == 2
    assert len(found.sides) == 3
    assert not _of_kind(compare(amount, share), DiscrepancyKind.SCOPE)


def _rates(first: str, second: str, _day: date) -> Decimal | None:
    return {("CNY", "USD"): Decimal("0.14")}.get((first, second))


@pytest.mark.parametrize(
    ("printed", "value", "found"),
    [
        pytest.param("$28.9 million", 28900000, 0, id="near the day's rate"),
        pytest.param("$289 million", 289000000, 1, id="ten times too much"),
    ],
)
def test_conversions_of_money(stated: Make, compare: Compare, printed: str, value: int, found: int) -> None:
    text = f"Turnover was 206 million yuan ({printed})."
    original = stated(text, "206 million yuan", 206000000, unit="chinese yuan", unit_code="CNY", metric="turnover")
    link = (Link(LinkRole.CONVERSION, text.index("206")),)
    converted = stated(text, printed, value, unit="us dollar", unit_code="USD", metric="turnover", links=link)
    assert len(_of_kind(compare(original, converted, rates=_rates), DiscrepancyKind.ARITHMETIC)) == found
    assert not _of_kind(compare(original, converted), DiscrepancyKind.ARITHMETIC)


def test_the_rate_is_kept_with_its_date_and_source(stated: Make, compare: Compare) -> None:
    text = "Turnover was 206 million yuan ($289 million)."
    original = stated(text, "206 million yuan", 206000000, unit="chinese yuan", unit_code="CNY", metric="turnover")
    link = (Link(LinkRole.CONVERSION, text.index("206")),)
    converted = stated(
        text, "$289 million", 289000000, unit="us dollar", unit_code="USD", metric="turnover", links=link
    )
    rate = Rate(Decimal("0.14"), date(2024, 4, 30), "The Bank of Tarsia")
    (found,) = compare(original, converted, rates=lambda _a, _b, _day: rate).discrepancies
    told = "206 million yuan x 0.14 (CNY to USD, 30 April 2024, The Bank of Tarsia) = 28.84 million"
    assert told in found.explanation
    assert told in (found.sides[0].working or "")
    assert ("rate", "0.14 USD for one CNY, 2024-04-30, The Bank of Tarsia") in {
        (s.name, s.detail) for s in found.signals
    }


@pytest.mark.parametrize(
    ("miles", "found"),
    [pytest.param("6 miles", 0, id="10 km are 6 miles"), pytest.param("16 miles", 1, id="10 km are not 16 miles")],
)
def test_conversions_of_lengths(stated: Make, compare: Compare, miles: str, found: int) -> None:
    text = f"The ship lay 10 kilometres ({miles}) off Port Elling."
    original = stated(text, "10 kilometres", 10, unit="kilometre", unit_code="km", metric="distance")
    link = (Link(LinkRole.CONVERSION, text.index("10")),)
    converted = stated(
        text, miles, int(miles.split(maxsplit=1)[0]), unit="mile", unit_code="[mi_i]", metric="distance", links=link
    )
    arithmetic = _of_kind(compare(original, converted), DiscrepancyKind.ARITHMETIC)
    assert [side_figure(made.sides[0]) for made in arithmetic] == ["6.214 miles"] * found


@pytest.mark.parametrize(
    ("part", "found"), [pytest.param(20, 0, id="parts fit"), pytest.param(70, 1, id="parts are more than the whole")]
)
def test_parts_and_their_whole(stated: Make, compare: Compare, part: int, found: int) -> None:
    text = f"Of the 90 ferries in Merrow {part} are old and 30 are new."
    link = (Link(LinkRole.WHOLE, text.index("90")),)
    common = {"subject": "Merrow", "metric": "ferries"}
    claims = [
        stated(text, "90", 90, **common),
        *(stated(text, str(n), n, links=link, extent=Extent.PART, **common) for n in (part, 30)),
    ]
    assert len(_of_kind(compare(*claims), DiscrepancyKind.ARITHMETIC)) == found


@pytest.mark.parametrize(
    ("percent", "found"), [pytest.param("25%", 0, id="fits"), pytest.param("52%", 1, id="does not fit")]
)
def test_a_change_told_three_ways(stated: Make, compare: Compare, percent: str, found: int) -> None:
    text = f"Sales of Elling Works rose {percent} to 100 million euros from 80 million euros."
    money = {"unit": "euro", "unit_code": "EUR", "metric": "sales", "subject": "Elling Works"}
    before = stated(text, "80 million euros", 80000000, **money)
    after = stated(text, "100 million euros", 100000000, links=(Link(LinkRole.BASELINE, text.index("80")),), **money)
    rate = stated(
        text,
        percent,
        int(percent[:-1]),
        form=Form.CHANGE,
        unit="percent",
        direction=Direction.UP,
        metric="sales",
        subject="Elling Works",
    )
    assert len(_of_kind(compare(before, after, rate), DiscrepancyKind.ARITHMETIC)) == found


def test_a_count_and_a_rate_imply_a_base(stated: Make, compare: Compare) -> None:
    count = stated("The zone holds 1,200 invention patents.", "1,200", 1200, subject=ZONE, metric="invention patents")
    rate = stated(
        "The zone has 24 effective invention patents per 10,000 people.", "24", 24, form=Form.RATE, per="10,000 people", subject=ZONE, metric="effective invention patents",
        published="2023-02-01", source="Metal Daily",
    )  # fmt: skip
    (found,) = _of_kind(compare(count, rate), DiscrepancyKind.BASIS)
    assert "500,000 people" in found.explanation
    elsewhere = stated(
        "Merrow holds 1,200 invention patents.", "1,200", 1200, subject="Merrow City", metric="invention patents"
    )
    assert not _of_kind(compare(elsewhere, rate), DiscrepancyKind.BASIS)


def test_a_date_without_a_year(enacted: Make, compare: Compare) -> None:
    quote = "The Ministry of Harbours approved the ferry subsidy on May 4"
    common = {
        "actor": "Ministry of Harbours",
        "action": "approve",
        "object": "ferry subsidy",
        "as_of": "XXXX-05-04",
        "as_of_basis": AsOfBasis.STATED,
    }
    (found,) = compare(enacted(f"{quote}, officials said.", quote, **common)).discrepancies
    assert (found.kind, found.severity, len(found.sides)) == ("dating", 3, 1)
    assert not compare(enacted(f"{quote}, officials said.", quote, published="2024-05-05", **common)).discrepancies


@pytest.mark.parametrize(
    ("published", "found"),
    [pytest.param("2024-11-20", 1, id="before the year ends"), pytest.param("2025-02-20", 0, id="after it")],
)
def test_a_ratio_to_output_before_the_year_ends(stated: Make, compare: Compare, published: str, found: int) -> None:
    claim = stated(
        "Research funds were 3.4 percent of GDP in 2024.", "3.4 percent", "3.4", form=Form.SHARE, unit="percent", subject=ZONE, metric="proportion of research funds to GDP", as_of="2024",
        published=published,
    )  # fmt: skip
    assert len(_of_kind(compare(claim), DiscrepancyKind.DATING)) == found


def test_two_tellings_of_one_act(enacted: Make, compare: Compare) -> None:
    text = "Parliament gives harbours tax relief, cheap loans and power to fine ships.\nParliament gives harbours tax relief, cheap loans and a role in pricing."
    first, second = text.split("\n")
    common = {"actor": "Parliament of Tarsia", "action": "give", "published": "2024-01-01"}
    one = enacted(text, first, object="tax relief, cheap loans and power to fine ships", **common)
    other = enacted(text, second, object="tax relief, cheap loans and a role in pricing", **common)
    (found,) = _of_kind(compare(one, other), DiscrepancyKind.POLICY)
    assert found.severity == 2


def test_stages_that_exclude_one_another(enacted: Make, compare: Compare) -> None:
    common = {"actor": "Parliament of Tarsia", "action": "fund", "object": "coastal railway bridge in Merrow"}
    one = enacted(
        "Parliament plans to fund the bridge.",
        "Parliament plans to fund the bridge",
        stage=Stage.PLANNED,
        published="2024-01-01",
        **common,
    )
    other = enacted(
        "Parliament has funded the bridge.",
        "Parliament has funded the bridge",
        stage=Stage.COMPLETED,
        published="2024-01-01",
        source="Tarsia Times",
        **common,
    )
    later = enacted(
        "Parliament has funded the bridge.",
        "Parliament has funded the bridge",
        stage=Stage.COMPLETED,
        published="2025-01-01",
        source="Tarsia Times",
        **common,
    )
    assert [d.kind for d in compare(one, other).discrepancies] == ["policy"]
    assert [(d.kind, d.severity) for d in compare(one, later).discrepancies] == [("update", 1)]


def test_one_office_with_two_holders(stated: Make, compare: Compare) -> None:
    office = "head of the Harbour Bureau of Port Elling"
    one = stated("There are 12 cranes.", "12", 12, metric="cranes", attribution=f"Ana Petrovic, {office}")
    other = stated(
        "There are 40 buoys.", "40", 40, metric="buoys", attribution=f"Jon Marsh, {office}", source="Tarsia Times"
    )
    (found,) = _of_kind(compare(one, other), DiscrepancyKind.IDENTITY)
    assert "Ana Petrovic" in found.explanation
    assert "Jon Marsh" in found.explanation


def test_a_name_cut_short(stated: Make, compare: Compare) -> None:
    text = "There are 12 cranes and 40 buoys."
    one = stated(text, "12", 12, metric="cranes", attribution="Ana Petrovic, an engineer")
    other = stated(text, "40", 40, metric="buoys", attribution="Ana Petrov")
    assert len(_of_kind(compare(one, other), DiscrepancyKind.IDENTITY)) == 1


def test_a_bound_leaves_the_total_open(stated: Make, compare: Compare) -> None:
    text = "The zone has more than 7 platforms, or 93 percent of the city's."
    amount, share = _part_and_share(
        stated, text, ("7", 7), ("93 percent", 93), metric="platforms", comparator=Comparator.MORE_THAN
    )
    assert not _of_kind(compare(amount, share), DiscrepancyKind.ARITHMETIC)
