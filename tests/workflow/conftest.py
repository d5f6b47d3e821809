from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Entity, Matching, Series, Side, Signal
from factcheck.core.keys import content_key
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator, DiscrepancyKind, Form
from factcheck.ingest import Document

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)


def extract_simply(article: Article) -> list[Claim]:
    """Every `PLACE has N THINGS` is a claim; a text with the word `crash` is more than these rules can bear."""
    if "crash" in article.text:
        raise ZeroDivisionError("a rule divides by nothing")
    return [
        Claim(
            article=article, kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=one.start(), end=one.end(), context_start=one.start(),
            context_end=one.end(), value_start=one.start(2), value_end=one.end(2), value=Decimal(one[2]), place=0,
            comparator=Comparator.EXACT, counted=one[3], metric=one[3], subject=one[1], as_of_basis=AsOfBasis.UNKNOWN, rule="simple",
        )
        for one in re.finditer(r"(\w+) has (\d+) (\w+)", article.text)
    ]  # fmt: skip


def compare_simply(claims: Iterable[Claim], *, rates: object = None, aliases: object = ()) -> Matching:  # noqa: ARG001
    """Claims of one subject and metric are a series; its values are the sides of a discrepancy."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: one.key):
        groups[str(claim.subject), str(claim.metric)].append(claim)
    series, found = [], []
    for (subject, metric), members in sorted(groups.items()):
        said = {"subject": subject, "metric": metric, "unit": None}
        series.append(
            Series(key=content_key(["series", subject, metric]), scope=None, basis=None, modality=None, dimension="count", occurrence=None, claims=tuple(members), **said)
        )  # fmt: skip
        values = sorted({claim.value for claim in members if claim.value is not None})
        if len(values) > 1:
            sides = tuple(
                Side(value=value, value_high=None, low=value, high=value, as_of=None, claims=tuple(one for one in members if one.value == value), voices=1)
                for value in values
            )  # fmt: skip
            found.append(
                Discrepancy(
                    key=content_key(["discrepancy", members[0].key]), kind=DiscrepancyKind.UPDATE, also=(), severity=3, score=0.5, sides=sides,
                    signals=(Signal("values", "differ"),), explanation=f"{subject} has more than one number of {metric}.", **said,
                )
            )  # fmt: skip
    names = tuple(
        Entity(key=f"e-{subject}", role="subject", name=subject, names=(subject,))
        for subject in sorted({one[0] for one in groups})
    )
    return Matching(
        entities=names,
        series=tuple(series),
        discrepancies=tuple(found),
        skipped=("a block was too large",) if len(groups) > 9 else (),
    )


@pytest.fixture
def simple_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules whose results are plain to see, so that these tests say nothing about the real ones."""
    monkeypatch.setattr(api, "extract_claims", extract_simply)
    monkeypatch.setattr(api, "compare_claims", compare_simply)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "ledger.db")


@pytest.fixture
def document() -> Callable[..., Document]:
    def make(text: str, **facts: object) -> Document:
        given = {"source": "Daily", "published": date(2022, 12, 19), "address": "https://daily.example/1"} | facts
        return Document(Article(text=text, **given), text.encode())  # type: ignore[arg-type]

    return make
