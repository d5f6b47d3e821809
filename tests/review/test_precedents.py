"""Past decisions that are told with a discrepancy."""

from __future__ import annotations

from itertools import permutations

import pytest

from factcheck.core.precedent import Gist
from factcheck.core.vocabulary import DiscrepancyKind as K
from factcheck.review.precedents import MOST, CaseBook


def gist(
    number: int, kind: K = K.DEFINITION, *, of: str = "Merrow", what: str = "ferries", by: str = "Courier/Times"
) -> Gist:
    """Names parted by strokes."""
    subjects, metrics, sources = (frozenset(one for one in names.split("/") if one) for names in (of, what, by))
    return Gist(id=f"D{number}", kind=kind, subjects=subjects, metrics=metrics, sources=sources)


ASKED = gist(9, of="Merrow", what="R&D platforms/innovation platforms", by="Courier/Times")

LIKE = [
    pytest.param(
        gist(1, of="Elling", what="research and development platforms/Innovation platforms", by="Herald"),
        ("the same names: “innovation platforms” and “R&D platforms”", "the same kind: definition"), id="the same two names, elsewhere",
    ),
    pytest.param(
        gist(1, K.UPDATE, what="R&D platforms", by=""),
        ("the same metric: “R&D platforms”", "the same subject: “Merrow”"), id="subject and metric",
    ),
    pytest.param(
        gist(1, what="patents", by=""), ("the same subject: “Merrow”", "the same kind: definition"), id="subject and kind"
    ),
    pytest.param(
        gist(1, K.SCOPE, of="Merrow", what="testing platforms", by=""),
        ("the same subject: “Merrow”", "metrics of one noun: “platform”"), id="subject and noun",
    ),
    pytest.param(
        gist(1, of="Elling", what="patents", by="times/courier"),
        ("the same sources: “Courier” and “Times”", "the same kind: definition"), id="sources and kind",
    ),
    pytest.param(gist(1, K.UPDATE, of="Elling", what="R&D platforms", by=""), None, id="a metric alone"),
    pytest.param(gist(1, K.UPDATE, what="patents", by=""), None, id="a subject alone"),
    pytest.param(gist(1, of="Elling", what="patents", by="Courier"), None, id="a kind alone"),
    pytest.param(gist(9, what="R&D platforms/innovation platforms"), None, id="itself"),
]  # fmt: skip


@pytest.mark.parametrize(("past", "reasons"), LIKE)
def test_what_is_told(past: Gist, reasons: tuple[str, ...] | None) -> None:
    found = CaseBook([past]).like(ASKED)
    assert [one[2] for one in found] == ([] if reasons is None else [reasons])
    assert all(0 < likeness <= 1 for _, likeness, _ in found)


def test_the_most_like_come_first_then_the_later() -> None:
    past = [
        gist(1, what="patents"), gist(2, what="R&D platforms/innovation platforms"), gist(10, what="patents"), gist(3, what="patents", by=""), gist(4, K.UPDATE, of="", what="x", by=""),
    ]  # fmt: skip
    for order in permutations(past):
        assert [one.id for one, _, _ in CaseBook(order).like(ASKED)] == ["D2", "D10", "D1"]
    assert len(CaseBook(past).like(ASKED, most=9)) == 4
    assert MOST == 3


def test_nothing_was_decided() -> None:
    assert CaseBook([]).like(ASKED) == ()
