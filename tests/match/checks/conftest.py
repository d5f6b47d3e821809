"""Texts -> what the checks find in them: the whole way, so that a check is tested with the claims that it will get."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.api import compare_claims, daily_rate, extract_claims
from factcheck.core.article import Article
from factcheck.core.discrepancy import Alias, Discrepancy

Found = Callable[..., list[Discrepancy]]


@pytest.fixture
def found() -> Found:
    """``found(signal, text, (text, "2023-01-05"), ...)``: the discrepancies with a signal of that name, in texts of 5 May 2024 or the day given."""

    def run(signal: str, *texts: str | tuple[str, str | None], aliases: tuple[Alias, ...] = ()) -> list[Discrepancy]:
        claims = []
        for number, given in enumerate(texts):
            text, day = (given, "2024-05-05") if isinstance(given, str) else given
            published = None if day is None else date.fromisoformat(day)
            claims += extract_claims(Article(text=text, published=published, source=f"Paper {number}"))
        made = compare_claims(claims, rates=daily_rate, aliases=aliases).discrepancies
        return [one for one in made if signal in {s.name for s in one.signals}]

    return run
