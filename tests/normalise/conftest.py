"""Claims made by hand, so that normalising is tested apart from extraction."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import ClaimKind, Comparator, Form
from factcheck.normalise import normalise


@pytest.fixture
def measured() -> Callable[..., Measure]:
    """``measured(text, figure, value, **fields)``: the measure of a figure in a sentence."""

    def make(text: str, figure: str, value: str | int, **fields: object) -> Measure:
        start = text.index(figure)
        known: dict[str, object] = {
            "article": Article(text=text), "kind": ClaimKind.NUMERIC, "form": Form.LEVEL, "start": start, "end": start + len(figure), "value_start": start,
            "value_end": start + len(figure), "context_start": 0, "context_end": len(text), "rule": "by hand", "value": Decimal(str(value)), "place": 0, "comparator": Comparator.EXACT,
        }  # fmt: skip
        (found,) = normalise([Claim(**{**known, **fields})])
        assert isinstance(found, Measure)
        return found

    return make
