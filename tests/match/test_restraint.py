"""What is raised of an article, and what is kept as a hint."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Side
from factcheck.core.vocabulary import ClaimKind, DiscrepancyKind, Form
from factcheck.match.findings import Finding
from factcheck.match.restraint import (
    ALWAYS_RAISED,
    HELD_BACK,
    RAISED_FOR_AN_ARTICLE,
    former_severity,
    restrain,
)


def article(name: str, length: int = 300) -> Article:
    """An article of a length in characters."""
    return Article(
        text=f"In {name} wells were counted: 38. ".ljust(length, "."), source=name, published=date(2024, 5, 2)
    )


def finding(
    at: int,
    *articles: Article,
    severity: int = 3,
    score: float = 0.8,
    relation: str = "values",
    voices: tuple[int, ...] = (1, 1),
) -> Finding:
    """A finding with a side for each article."""
    sides = []
    for of, count in zip(articles, voices, strict=False):
        start = of.text.index("38")
        claim = Claim(article=of, kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=start, end=start + 2, value_start=start, value_end=start + 2, context_start=0, context_end=start + 2, rule="by hand", value=Decimal(38))  # fmt: skip
        sides.append(
            Side(
                value=Decimal(38),
                value_high=None,
                low=Decimal(38),
                high=Decimal(38),
                as_of=None,
                claims=(claim,),
                voices=count,
            )
        )
    return Finding(relation=relation, kind=DiscrepancyKind.UPDATE, severity=severity, score=score, sides=tuple(sides), explanation="They differ.", keys=(f"{at:03}",))  # fmt: skip


def raised(findings: list[Finding]) -> list[str]:
    """The findings that are raised, by key."""
    return sorted(one.keys[0] for one in restrain(findings) if one.severity > 1)


HERE, THERE = article("Merrow"), article("Elling")


def test_the_best_of_an_article_are_raised() -> None:
    crowd = [finding(at, HERE, THERE, score=0.9 - at / 100) for at in range(RAISED_FOR_AN_ARTICLE + 3)]
    assert raised(crowd) == ["000", "001", "002", "003"]


def test_the_rest_is_kept_with_its_former_severity() -> None:
    crowd = [finding(at, HERE, THERE, severity=2 + (at < 2), score=0.9 - at / 100) for at in range(6)]
    held = [one for one in restrain(crowd) if any(signal.name == HELD_BACK for signal in one.signals)]
    assert [(one.keys[0], one.severity) for one in held] == [("004", 1), ("005", 1)]
    assert [former_severity(one.severity, one.signals) for one in held] == [2, 2]
    assert former_severity(3, ()) == 3


RANKS = [
    pytest.param({"severity": 3, "score": 0.5}, {"severity": 2, "score": 0.9}, id="severity before score"),
    pytest.param({"score": 0.9}, {"score": 0.8}, id="score"),
    pytest.param({"voices": (2, 1)}, {"voices": (1, 1)}, id="voices"),
    pytest.param({"voices": (3, 1)}, {"voices": (9, 1)}, id="more than three voices weigh no more, the key decides"),
]


@pytest.mark.parametrize(("better", "worse"), RANKS)
def test_ranks(better: dict[str, object], worse: dict[str, object]) -> None:
    full = [finding(at, HERE, severity=3, score=0.99, voices=(3, 3)) for at in range(RAISED_FOR_AN_ARTICLE - 1)]
    both = [finding(100, HERE, THERE, **better), finding(101, HERE, THERE, **worse)]  # type: ignore[arg-type]
    elsewhere = [finding(200 + at, THERE, severity=3, score=0.99, voices=(3, 3)) for at in range(RAISED_FOR_AN_ARTICLE)]
    assert {"100", "101"} & set(raised([*full, *both, *elsewhere])) == {"100"}


def test_one_of_two_articles_is_enough() -> None:
    crowd = [finding(at, HERE, score=0.9) for at in range(RAISED_FOR_AN_ARTICLE)]
    assert "900" in raised([*crowd, finding(900, HERE, THERE, score=0.3)])
    assert "900" not in raised([*crowd, finding(900, HERE, score=0.3)])


def test_a_long_article_has_more_room() -> None:
    long = article("Merrow", 8100)
    crowd = [finding(at, long) for at in range(2 * RAISED_FOR_AN_ARTICLE + 2)]
    assert len(raised(crowd)) == 2 * RAISED_FOR_AN_ARTICLE
    (held,) = {signal.detail for one in restrain(crowd) for signal in one.signals}
    assert f"{2 * RAISED_FOR_AN_ARTICLE} that weigh more" in held


def test_what_is_wrong_as_printed_and_what_checks_find_is_never_held_back() -> None:
    wrong = [finding(at, HERE, severity=ALWAYS_RAISED) for at in range(9)]
    checks = [finding(20 + at, HERE, relation="check") for at in range(9)]
    full = [finding(40 + at, HERE) for at in range(RAISED_FOR_AN_ARTICLE)]
    assert len(raised([*wrong, *checks, *full])) == 22


def test_hints_take_no_room() -> None:
    hints = [finding(at, HERE, severity=1, score=0.99) for at in range(9)]
    assert raised([*hints, finding(50, HERE, severity=2, score=0.2)]) == ["050"]


def test_the_order_of_findings_changes_nothing() -> None:
    crowd = [finding(at, HERE, score=0.5) for at in range(RAISED_FOR_AN_ARTICLE + 1)]
    first = raised(crowd)
    assert all(raised(list(order)) == first for order in permutations(crowd))


def test_far_articles_change_nothing() -> None:
    crowd = [finding(at, HERE) for at in range(RAISED_FOR_AN_ARTICLE + 1)]
    far = [finding(50 + at, article("Tarsia")) for at in range(9)]
    assert [one for one in restrain([*crowd, *far]) if one.keys[0] < "050"] == restrain(crowd)
