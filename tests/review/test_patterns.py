"""What discrepancies share."""

from __future__ import annotations

import pytest

from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.review.patterns import Trait, patterns

DEFINITION = DiscrepancyKind.DEFINITION


def trait(number: int, **said: object) -> Trait:
    known: dict[str, object] = {
        "kind": DEFINITION, "subjects": ("Merrow",), "metrics": ("car ferries", "ferries"), "sources": ("Courier", "Daily"),
    }  # fmt: skip
    return Trait(number=f"D{number}", **(known | said))  # type: ignore[arg-type]


def test_the_narrowest_comes_first_and_the_widest_last() -> None:
    others = [
        trait(2, kind=DiscrepancyKind.UPDATE),
        trait(3, metrics=("quays",), sources=("Gazette",)),
        trait(4, metrics=("quays",)),
        trait(5, subjects=("Elling",), sources=()),
        trait(6, subjects=("Elling",), sources=()),
        trait(7, sources=()),
    ]
    assert [(one.words, one.numbers) for one in patterns(trait(1), others)] == [
        ("definition, “car ferries” and “ferries” of “Merrow”", ("D1", "D7")),
        ("definition, between Courier and Daily", ("D1", "D4")),
        ("definition, “car ferries” and “ferries”", ("D1", "D5", "D6", "D7")),
        ("every definition here", ("D1", "D3", "D4", "D5", "D6", "D7")),
        ("everything here that waits", ("D1", "D2", "D3", "D4", "D5", "D6", "D7")),
    ]


@pytest.mark.parametrize(
    ("others", "words"),
    [
        pytest.param([], [], id="nothing else waits"),
        pytest.param([trait(1)], [], id="itself alone"),
        pytest.param([trait(2)], ["definition, “car ferries” and “ferries”"], id="the same numbers are told once"),
        pytest.param([trait(2, metrics=("Ferries", "car  FERRIES"), subjects=())], ["definition, “car ferries” and “ferries”"], id="case and spacing"),
        pytest.param([trait(2, kind=DiscrepancyKind.SCALE)], ["everything here that waits"], id="only that it waits"),
    ],
)  # fmt: skip
def test_what_is_shared(others: list[Trait], words: list[str]) -> None:
    assert [one.words for one in patterns(trait(1), others)] == words


def test_what_is_unknown_is_shared_with_nobody() -> None:
    bare = {"subjects": (), "metrics": (), "sources": ()}
    found = patterns(trait(1, **bare), [trait(2, **bare), trait(3, kind=DiscrepancyKind.UPDATE, **bare)])
    assert [one.words for one in found] == ["every definition here", "everything here that waits"]


def test_one_source_and_one_metric() -> None:
    one = {"metrics": ("ferries",), "sources": ("Daily",), "subjects": ()}
    found = patterns(trait(1, **one), [trait(2, **one), trait(3, metrics=("quays",))])
    assert [each.words for each in found] == ["definition, within Daily", "every definition here"]
