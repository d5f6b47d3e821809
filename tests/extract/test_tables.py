"""Lines of tables: labels are no names, and the figures are the title's."""

from __future__ import annotations

import pytest

from factcheck import Article, extract_claims


def read(text: str, title: str | None = None) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (claim.value_text, claim.metric, claim.subject) for claim in extract_claims(Article(text=text, title=title))
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Net 13,843,000 vs 14,478,000", [("13,843,000", "Net"), ("14,478,000", "Net")], id="one label, two figures"),
        pytest.param("Net profit 13,000 vs loss 14,000", [("13,000", "Net profit"), ("14,000", "Net loss")], id="a loss between"),
        pytest.param("Net profit | 13,000 | 14,000", [("13,000", "Net profit"), ("14,000", "Net profit")], id="cells with bars between"),
        pytest.param("Net 13,000 vs loss 14,000", [("13,000", "Net"), ("14,000", "Net loss")], id="a loss behind no sign"),
        pytest.param(
            "stock 7.1 6.8 made 9.2 8.4 sold 5.7 4.4 left 3.0 3.9",
            [("7.1", "stock"), ("6.8", "stock"), ("9.2", "made"), ("8.4", "made"), ("5.7", "sold"), ("4.4", "sold"), ("3.0", "left"), ("3.9", "left")],
            id="a table run together",
        ),
    ],
)  # fmt: skip
def test_table_lines(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(value, metric) for value, metric, _ in read(line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Velan closed 12 mills.", id="a verb"),
        pytest.param("Losses of 12 million yuan in the north", id="words behind"),
        pytest.param("12 dead in a flood", id="no label"),
    ],
)
def test_other_lines(line: str) -> None:
    assert not any(claim.is_tabular for claim in extract_claims(Article(text=line)))


def test_the_subject_is_the_company_of_the_headline() -> None:
    assert read("Net 13,843,000 vs 14,478,000", title="VELAN MAGNET INC <VMI> 4TH QTR NET")[0][2] == "VELAN MAGNET INC"
    assert read("Net 13,843,000 vs 14,478,000", title="VELAN MAGNET <VMI> 4TH QTR NET")[0][2] == "VELAN MAGNET"
    assert read("Net 13,843,000 vs 14,478,000", title="A GOOD QUARTER FOR MAGNETS")[0][2] is None
