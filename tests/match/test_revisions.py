from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from factcheck import api
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import EARLIER_VERSION, Discrepancy
from factcheck.core.revision import Printed, Revision
from factcheck.core.vocabulary import Comparator, DiscrepancyKind, Form, State, Status

K = DiscrepancyKind
Stated = Callable[..., Claim]
FIRST = date(2023, 7, 3)
PLACE = "https://harbour.example/cranes"


@pytest.fixture
def printed(stated: Stated) -> Callable[..., Revision]:
    """``printed((text, figure, value), ...)``: what one address printed in one place, version after version, a day between any two."""

    def make(*versions: tuple[str, str, str | int], **fields: object) -> Revision:
        claims = [stated(*version, **fields) for version in versions]
        here = [
            replace(one, article=replace(one.article, address=PLACE, id="A3"), id=f"C{at}", retired=at < len(claims))
            for at, one in enumerate(claims, start=1)
        ]
        return tuple(Printed(one, FIRST + timedelta(at)) for at, one in enumerate(here))

    return make


def sides(found: Discrepancy) -> list[list[str | None]]:
    return [[claim.id for claim in side.claims] for side in found.sides]


def quays(*figures: str) -> list[tuple[str, str, str]]:
    """Versions of a sentence on the cranes of a harbour."""
    return [(f"Merrow harbour has {figure} cranes.", figure, figure.replace(",", "").split()[-1]) for figure in figures]


def test_a_figure_that_was_changed_without_a_word(printed: Callable[..., Revision]) -> None:
    (found,) = api.compare_revisions([printed(*quays("119", "158"))])
    assert (found.kind, found.also, found.severity, found.state) == (K.RESTATEMENT, (), 3, State.OPEN)
    assert found.is_revision
    assert found.explanation == (
        "A3 said 119 until its version of 2023-07-04, and says 158 since. The new text says nothing of a change. "
        "Ask the source why it changed, and quote neither without saying that it did."
    )
    assert [signal.name for signal in found.signals] == [EARLIER_VERSION, "silent"]
    assert [side.value for side in found.sides] == [119, 158]
    assert found.present_claims == (found.sides[1].claims[0],)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(
            "Merrow harbour has 119 cranes.",
            "Merrow harbour has 158 cranes.\nCorrection: the number of cranes was wrong.",
            id="a correction",
        ),
        pytest.param(
            "Updated: 2023-07-01\nMerrow harbour has 119 cranes.",
            "Updated: 2023-07-04\nMerrow harbour has 158 cranes.",
            id="another day of the last update",
        ),
        pytest.param(
            "Merrow harbour has 119 cranes.",
            "Merrow harbour has 158 cranes. An earlier version of this report left out the new quay.",
            id="an earlier version is named",
        ),
        pytest.param(
            "Merrow harbour has 119 cranes.",
            "Merrow harbour has 158 cranes.\nEditor’s note: counted anew.",
            id="a note",
        ),
    ],
)
def test_an_article_that_says_so_weighs_less(printed: Callable[..., Revision], before: str, now: str) -> None:
    (found,) = api.compare_revisions([printed((before, "119", 119), (now, "158", 158))])
    assert found.severity == 2
    assert "The new text says so: “" in found.explanation


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(
            "The corrected list names Merrow. It has 119 cranes.",
            "The corrected list names Merrow. It has 158 cranes.",
            id="a word that stood there before",
        ),
        pytest.param(
            "Merrow harbour, whose quays were updated, has 119 cranes.",
            "It rained. Merrow harbour, whose quays were updated, has 158 cranes.",
            id="and was moved",
        ),
        pytest.param(
            "Merrow has 119 cranes.", "Merrow has 158 cranes, which is correct.", id="correct is no correction"
        ),
    ],
)
def test_words_that_own_to_nothing(printed: Callable[..., Revision], before: str, now: str) -> None:
    (found,) = api.compare_revisions([printed((before, "119", 119), (now, "158", 158))])
    assert found.severity == 3


@pytest.mark.parametrize(
    ("figures", "kept"),
    [
        pytest.param(("119", "140", "158"), [["C1"], ["C2"], ["C3"]], id="three figures, one question"),
        pytest.param(("119", "158", "119"), None, id="back to what it was"),
        pytest.param(("119", "158", "119", "140"), [["C1", "C3"], ["C4"]], id="what was taken back is no side"),
        pytest.param(("100", "119", "140", "119"), [["C1"], ["C2", "C4"]], id="back to the second"),
        pytest.param(("119", "119", "158"), [["C1", "C2"], ["C3"]], id="the same figure twice"),
    ],
)
def test_a_chain_of_figures(
    printed: Callable[..., Revision], figures: Sequence[str], kept: list[list[str]] | None
) -> None:
    found = api.compare_revisions([printed(*quays(*figures))])
    assert [sides(one) for one in found] == ([] if kept is None else [kept])


@pytest.mark.parametrize(
    ("before", "now", "comparators", "kinds"),
    [
        pytest.param(("1,240", 1240), ("1,420", 1420), None, [K.RESTATEMENT, K.DIGITS], id="digits changed places"),
        pytest.param(("1,240", 1240), ("124,000", 124000), None, [K.RESTATEMENT, K.SCALE], id="a hundred times"),
        pytest.param(
            ("1.2 million", 1200000), ("1,214,000", 1214000), None, [], id="a more precise print of the same figure"
        ),
        pytest.param(
            ("119", 119), ("119", 119), (Comparator.EXACT, Comparator.MORE_THAN), [], id="another bound that agrees"
        ),
        pytest.param(
            ("119", 119),
            ("158", 158),
            (Comparator.EXACT, Comparator.APPROX),
            [K.RESTATEMENT],
            id="about another figure",
        ),
    ],
)
def test_the_figures_tell_what_it_may_be_beside(
    stated: Stated,
    before: tuple[str, int],
    now: tuple[str, int],
    comparators: tuple[Comparator, Comparator] | None,
    kinds: list[DiscrepancyKind],
) -> None:
    claims = [
        stated(f"Merrow harbour has {words} cranes.", words, value, comparator=bound)
        for (words, value), bound in zip((before, now), comparators or (Comparator.EXACT,) * 2, strict=True)
    ]
    found = api.compare_revisions([tuple(Printed(one, FIRST) for one in claims)])
    assert [kind for one in found for kind in (one.kind, *one.also)] == kinds


def test_another_currency_is_another_figure(stated: Stated) -> None:
    claims = [
        stated(f"The quay cost 3 million {money}.", f"3 million {money}", 3000000, form=Form.LEVEL, unit=unit, unit_code=code)
        for money, unit, code in (("yuan", "chinese yuan", "CNY"), ("dollars", "us dollar", "USD"))
    ]  # fmt: skip
    (found,) = api.compare_revisions([tuple(Printed(one, FIRST) for one in claims)])
    assert (found.kind, found.also) == (K.RESTATEMENT, (K.UNIT,))


def test_a_withdrawn_claim_is_no_earlier_version(printed: Callable[..., Revision]) -> None:
    first, last = printed(*quays("119", "158"))
    withdrawn = replace(first, claim=replace(first.claim, status=Status.WITHDRAWN))
    assert api.compare_revisions([(withdrawn, last)]) == ()


def test_neither_the_order_nor_an_equal_place_matters(printed: Callable[..., Revision]) -> None:
    """Claims of two versions at one address have one key, and so have the claims of two chains."""
    chains = [printed(*quays("119", "158")), printed(*quays("201", "305")), printed(*quays("401", "412", "433"))]
    found = api.compare_revisions(chains)
    assert len({one.key for one in found}) == 3
    assert all(api.compare_revisions(some) == found for some in permutations(chains))
