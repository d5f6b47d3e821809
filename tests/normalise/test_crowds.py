"""How many values an article has for one kind of thing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim, Link
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import ClaimKind, Comparator, Form, LinkRole
from factcheck.normalise import normalise

RUNS = "Strake ran 38 yards.\nHe ran 41 yards.\nHe ran 52 yards.\nHe jumped 38 yards."
DAYS = "2011-03-11\nThe mill fell: 38 dead.\n2011-03-14\nThe mill burnt: 77 dead, 78 dead."


def claim(text: str, figure: str, metric: str, last: bool = False, **fields: object) -> Claim:
    """The claim of a figure in an article of lines."""
    start = text.rindex(figure) if last else text.index(figure)
    line = text.rfind("\n", 0, start) + 1
    known: dict[str, object] = {
        "article": Article(text=text), "kind": ClaimKind.NUMERIC, "form": Form.LEVEL, "start": start, "end": start + 2, "value_start": start, "value_end": start + 2,
        "context_start": line, "context_end": len(text) if text.find("\n", start) < 0 else text.find("\n", start), "rule": "by hand", "value": Decimal(figure), "place": 0,
        "comparator": Comparator.EXACT, "metric": metric,
    }  # fmt: skip
    return Claim(**{**known, **fields})


CROWDS = [
    pytest.param([claim(RUNS, "38", "yards")], [1], id="one alone"),
    pytest.param(
        [claim(RUNS, "38", "yards"), claim(RUNS, "41", "yards"), claim(RUNS, "52", "yards")], [3, 3, 3], id="three runs"
    ),
    pytest.param([claim(RUNS, "38", "yards"), claim(RUNS, "38", "yards", last=True)], [1, 1], id="one value twice"),
    pytest.param([claim(RUNS, "38", "yards"), claim(RUNS, "41", "laps")], [1, 1], id="two heads"),
    pytest.param(
        [claim(RUNS, "38", "yards"), claim(RUNS, "41", "yards", unit="kilometre", unit_code="km")],
        [1, 1],
        id="two dimensions",
    ),
    pytest.param(
        [claim(RUNS, "38", "yards"), claim(RUNS, "41", "yards", form=Form.CHANGE)], [1, 1], id="a level and a change"
    ),
    pytest.param(
        [claim(RUNS, "38", "yards"), claim("He ran 41 yards.", "41", "yards")], [1, 1], id="two articles"
    ),
    pytest.param(
        [
            claim(RUNS, "38", "length", unit="kilometre", unit_code="km"),
            claim(
                RUNS, "41", "length", unit="mile", unit_code="[mi_i]", links=(Link(LinkRole.CONVERSION, 11),)
            ),
        ],
        [1, 1],
        id="a conversion is no further value",
    ),
    pytest.param(
        [claim(DAYS, "38", "dead"), claim(DAYS, "77", "dead"), claim(DAYS, "78", "dead")],
        [1, 2, 2],
        id="the days of a chronicle",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "crowds"), CROWDS)
def test_crowds(claims: list[Claim], crowds: list[int]) -> None:
    assert [m.crowd for m in normalise(claims) if isinstance(m, Measure)] == crowds


def test_the_order_of_claims_changes_nothing() -> None:
    claims = [claim(RUNS, figure, "yards") for figure in ("38", "41", "52")]
    assert normalise(claims) == normalise(claims[::-1])[::-1]
