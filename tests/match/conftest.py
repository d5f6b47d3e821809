"""Claims made by hand, so that matching is tested apart from extraction."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Alias, Discrepancy, Matching
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator, Form, Stage
from factcheck.match import match
from factcheck.normalise import normalise

Stated = Callable[..., Claim]


def _article(text: str, source: str | None, published: str | None) -> Article:
    return Article(text=text, source=source, published=None if published is None else date.fromisoformat(published))


def _place(printed: str) -> int:
    found = re.search(r"\d[\d,]*(?:\.(\d+))?", printed)
    scale = 9 if "billion" in printed else 6 if "million" in printed else 0
    return scale - (len(found[1]) if found and found[1] else 0)


@pytest.fixture
def stated() -> Stated:
    """``stated(text, figure, value, **fields)``: the claim of a figure in a text, whose sentence is the line that it stands in."""

    def make(text: str, figure: str, value: str | int, **fields: object) -> Claim:
        source, published = fields.pop("source", "The Courier"), fields.pop("published", "2024-05-02")
        start = text.index(figure)
        line = text.rfind("\n", 0, start) + 1
        end = text.find("\n", start)
        basis = AsOfBasis.STATED if "as_of" in fields else AsOfBasis.PUBLISHED if published else AsOfBasis.UNKNOWN
        known: dict[str, object] = {
            "article": _article(text, source, published), "kind": ClaimKind.NUMERIC, "form": Form.LEVEL, "start": start, "end": start + len(figure), "value_start": start,
            "value_end": start + len(figure), "context_start": line, "context_end": len(text) if end < 0 else end, "rule": "by hand", "value": Decimal(str(value)),
            "place": _place(figure), "comparator": Comparator.EXACT, "as_of_basis": basis, "as_of": published,
        }  # fmt: skip
        return Claim(**{**known, **fields})

    return make


@pytest.fixture
def enacted() -> Stated:
    """``enacted(text, quote, actor, action, object, stage)``: a policy claim."""

    def make(text: str, quote: str, **fields: object) -> Claim:
        source, published = fields.pop("source", "The Courier"), fields.pop("published", None)
        start = text.index(quote)
        known: dict[str, object] = {
            "article": _article(text, source, published), "kind": ClaimKind.POLICY, "start": start, "end": start + len(quote), "context_start": start,
            "context_end": start + len(quote), "rule": "by hand", "stage": Stage.APPROVED,
        }  # fmt: skip
        return Claim(**{**known, **fields})

    return make


@pytest.fixture
def compare() -> Callable[..., Matching]:
    """``compare(claim, claim, ...)``: everything that comparing them gives."""

    def run(*claims: Claim, aliases: tuple[Alias, ...] = (), **options: object) -> Matching:
        return match(normalise(claims), aliases=aliases, **options)

    return run


@pytest.fixture
def only() -> Callable[[Matching], Discrepancy]:
    """``only(matching)``: its one discrepancy of severity 2 or more."""

    def pick(found: Matching) -> Discrepancy:
        loud = [d for d in found.discrepancies if d.severity >= 2]
        assert len(loud) == 1, [(d.severity, str(d.kind), d.explanation) for d in found.discrepancies]
        return loud[0]

    return pick
