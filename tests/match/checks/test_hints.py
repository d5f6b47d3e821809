"""Hints: nothing is certainly wrong, but nothing of it should be quoted before somebody asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.discrepancy import Alias, Discrepancy

Found = Callable[..., list[Discrepancy]]
ZONE = "Larkfield High-tech Zone"
NESTED = f"{ZONE} has 116 licensed export firms. Taxes were cut for 50 private export firms of {ZONE}."
UNLIKE = f"{ZONE} has 90 registered trading firms, accounting for 90% of Larkfield City. The zone has 60 registered shipping firms, accounting for 30% of Larkfield City."


@pytest.mark.parametrize(
    ("signal", "texts", "told"),
    [
        pytest.param("floor", [(f"{ZONE} has more than 300 licensed ferry pilots.", "2023-01-05"), f"{ZONE} now has more than 300 ferry pilots."], "486 days later", id="a floor repeated"),
        pytest.param(
            "basis", [f"At present, {ZONE} has 90 registered engineers and 40 patents. The zone has exported 300 engines and signed 12 contracts."],
            "90 (registered engineers), 40 (patents)", id="stocks and flows under one present",
        ),
        pytest.param("definition", [f"{ZONE} has 300 laboratories above the provincial level."], "300 “above the provincial level”", id="above a level"),
        pytest.param("definition", [f"{ZONE} has 300 large-scale enterprises.", (f"{ZONE} has 45 enterprises above designated size.", "2023-05-05")], "“large-scale”", id="classes of size"),
        pytest.param("scope", [NESTED], "116 (licensed export firms) and 50 (private export firms", id="counts under two qualifiers"),
        pytest.param("arithmetic", [UNLIKE], "60 / 30% - 60 = 140", id="shares that are unlike"),
        pytest.param(
            "scope", [f"All four indicators take the lead in the whole Orvale Province. The number of mills of {ZONE} reached 40, accounting for 12% of Orvale Province."],
            "A lead is possible only within a set that is not stated", id="a lead and a small share",
        ),
        pytest.param(
            "rivals", ["Merrow Harbour Works is the only certified ferry builder in Orvale Province.", "Tarsia Docks Co is the only certified ferry builder in Orvale Province."],
            "each is said to be the only", id="two only ones",
        ),
        pytest.param(
            "rivals", ["Merrow Harbour Works was the first ferry builder in Orvale Province to use steel.", "Tarsia Docks was the first ferry builder in Orvale Province to use steel."],
            "each is said to be the first", id="two first ones",
        ),
        pytest.param(
            "dating", [("Research funds were 3.4 percent of GDP in 2024, which is 1.2 percentage points higher than that of Norland.", "2024-11-20")],
            "3.4 percent - 1.2 percentage points = 2.2% for Norland", id="a ratio before the year's end, and what hangs on it",
        ),
    ],
)  # fmt: skip
def test_a_hint(found: Found, signal: str, texts: list[str | tuple[str, str]], told: str) -> None:
    hints = [one for one in found(signal, *texts) if told in one.explanation]
    assert [one.severity for one in hints] == [2]


@pytest.mark.parametrize(
    ("signal", "texts"),
    [
        pytest.param("floor", [(f"{ZONE} has more than 300 ferry pilots.", "2024-03-05"), f"{ZONE} now has more than 300 ferry pilots."], id="a floor of the same season"),
        pytest.param("floor", [(f"{ZONE} has more than 312 ferry pilots.", "2023-01-05"), f"{ZONE} employs more than 312 ferry pilots."], id="a floor that is not round"),
        pytest.param("floor", [(f"{ZONE} has more than 300 ferry pilots.", "2023-01-05"), "Merrow City has more than 300 ferry pilots."], id="a floor of somebody else"),
        pytest.param("floor", [(f"{ZONE} has more than 300 ferry pilots.", "2023-01-05"), f"{ZONE} planted more than 300 trees."], id="a floor of other things"),
        pytest.param("basis", [f"At present, {ZONE} has 90 registered engineers and 40 patents."], id="stocks alone"),
        pytest.param("basis", [f"At present, {ZONE} has 90 engineers. So far 50 firms signed up and 20 mills produced cloth."], id="those who act"),
        pytest.param("basis", [f"At present, {ZONE} has 90 engineers. In 2023 it exported 300 engines and signed 12 contracts."], id="flows with their year"),
        pytest.param("definition", ["Shares closed above last year's level of 300 points."], id="above an ordinary level"),
        pytest.param("scope", [NESTED.replace("private export", "export")], id="one has no qualifier of its own"),
        pytest.param("scope", [f"{ZONE} has 40 mills, accounting for 62% of Orvale Province. All four indicators take the lead in the whole Orvale Province."], id="a lead with most of the whole"),
        pytest.param("rivals", ["Merrow Harbour Works is the only certified ferry builder in Orvale Province.", "Tarsia Docks Co is the only certified ferry builder in Norland."], id="two only ones in two places"),
        pytest.param(
            "dating", [("Research funds are expected to be 3.4 percent of GDP in 2024.", "2024-11-20")], id="a forecast of a ratio",
        ),
    ],
)  # fmt: skip
def test_no_hint(found: Found, signal: str, texts: list[str | tuple[str, str]]) -> None:
    assert not [one for one in found(signal, *texts) if one.severity >= 2]


def test_what_a_reviewer_parted_is_not_asked_again(found: Found) -> None:
    wall = (Alias("licensed ferry pilots", "ferry pilots", same=False),)
    texts = (
        (f"{ZONE} has more than 300 licensed ferry pilots.", "2023-01-05"),
        f"{ZONE} now has more than 300 ferry pilots.",
    )
    assert found("floor", *texts)
    assert not found("floor", *texts, aliases=wall)
