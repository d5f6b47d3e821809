from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.chain import Head
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision, Effect, Evidence, Finding, judged_sides
from factcheck.core.discrepancy import Discrepancy, Series, Side, Signal
from factcheck.core.precedent import Precedent, gist_of
from factcheck.core.vocabulary import (
    AsOfBasis,
    ClaimKind,
    Comparator,
    DiscrepancyKind,
    Ending,
    EvidenceKind,
    Form,
    Resolution,
    State,
    Status,
)
from factcheck.report import ArticleLine, Contents, SeriesLine, SourceLine

DECIDED = datetime(2023, 4, 5, 6, 7, tzinfo=UTC)


def make_claim(text: str, value: str, number: str = "C1", **facts: object) -> Claim:
    """A claim whose figure is ``value`` in ``text``; ``source``, ``published``, ``title`` and ``address`` are the article's."""
    of_article = {"source": "Port Daily", "published": date(2021, 7, 3), "title": "Ships again", "address": None}
    given = {name: facts.pop(name, usual) for name, usual in of_article.items()}
    start = text.index(value)
    said: dict[str, object] = {
        "form": Form.LEVEL,
        "start": 0,
        "end": len(text),
        "context_start": 0,
        "context_end": len(text),
        "value_start": start,
        "value_end": start + len(value),
        "value": Decimal(value.split(maxsplit=1)[0].replace(",", "")),
        "comparator": Comparator.EXACT,
        "as_of": "2021",
        "as_of_basis": AsOfBasis.STATED,
        "rule": "test",
        "id": number,
    }
    article = Article(text=text, id="A1", **given)  # type: ignore[arg-type]
    return Claim(article=article, kind=ClaimKind.NUMERIC, **(said | facts))  # type: ignore[arg-type]


def make_discrepancy(*claims: Claim, **said: object) -> Discrepancy:
    """A discrepancy with a side for each claim."""
    sides = tuple(
        Side(value=one.value, value_high=None, low=one.value, high=one.value, as_of=one.as_of, claims=(one,), voices=1)
        for one in claims
    )
    whole: dict[str, object] = {
        "key": "k",
        "kind": DiscrepancyKind.UPDATE,
        "also": (DiscrepancyKind.DEFINITION,),
        "severity": 3,
        "score": 0.9,
        "subject": "port of Kiel",
        "metric": "ships",
        "unit": None,
        "sides": sides,
        "signals": (Signal("update", "a year lies between"),),
        "explanation": "The figure moved.",
        "id": "D1",
    }
    return Discrepancy(**(whole | said))  # type: ignore[arg-type]


def make_series(*claims: Claim, number: str = "S1", **said: object) -> SeriesLine:
    whole: dict[str, object] = {
        "key": number,
        "subject": "port of Kiel",
        "metric": "ships",
        "scope": None,
        "basis": "level",
        "modality": "actual",
        "dimension": "count",
        "unit": None,
        "occurrence": None,
    }
    return SeriesLine(number, Series(claims=claims, **(whole | said)))  # type: ignore[arg-type]


def make_contents() -> Contents:
    """A small report with one of everything: open, decided and settled discrepancies, a verification, two series, a head."""
    first = make_claim("By then the port took 48 ships in 2021.", "48", start=8)
    later = make_claim(
        "The port took about 84 ships in 2022.",
        "84",
        "C2",
        as_of="2022",
        comparator=Comparator.APPROX,
        source=None,
        published=None,
        address="https://second.example/ships?a=1&b=2",
        attribution="the harbour master",
        status=Status.VERIFIED,
    )
    alone = make_claim("It has 7 cranes.", "7", "C3", metric="cranes", as_of=None, as_of_basis=AsOfBasis.UNKNOWN)
    found = make_discrepancy(first, later)
    decided = replace(found, id="D2", state=State.RESOLVED, resolution="one_right")
    finding = Finding(resolution=Resolution.ONE_RIGHT, side=1)
    rests = (
        Evidence(kind=EvidenceKind.ADDRESS, text="https://second.example/year.pdf", locator="page 3"),
        Evidence(kind=EvidenceKind.CLAIM, text="C3"),
    )
    standing = Decision(
        id="R2",
        reviewer="Ada",
        recorded=DECIDED,
        effects=(Effect(claim="C2", before=Status.UNVERIFIED, after=Status.VERIFIED, side=1),),
        discrepancy="D2",
        finding=finding,
        judged=judged_sides(decided),
        note="Asked the harbour.",
        evidence=rests,
    )
    ended = replace(
        standing,
        id="R1",
        finding=replace(finding, side=0),
        evidence=(),
        note=None,
        ended=DECIDED,
        ending=Ending.SUPERSEDED,
    )
    verified = Decision(
        id="R3",
        reviewer="Ada",
        recorded=DECIDED,
        effects=(Effect(claim="C3", before=Status.UNVERIFIED, after=Status.OUTDATED),),
        status=Status.OUTDATED,
    )
    return Contents(
        discrepancies=(found, decided, replace(found, id="D3", state=State.SETTLED, severity=1)),
        articles=(ArticleLine(first.article, 3, 2),),
        series=(make_series(first, later), make_series(alone, number="S2", metric="cranes")),
        sources=(
            SourceLine(
                name="Port Daily", articles=1, claims=3, disputed=2, first=date(2021, 7, 3), last=date(2021, 7, 3)
            ),
            SourceLine(name=None, articles=0, claims=0, disputed=0, first=None, last=None),
        ),
        decisions=(ended, standing, verified),
        similar={
            "D1": Precedent(
                decision=standing, gist=gist_of(decided), likeness=0.5, reasons=("the same metric: “ships”",)
            )
        },
        head=Head(12, "ab" * 32),
        facts=(("factcheck", "0.1"),),
    )


@pytest.fixture
def claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture
def discrepancy() -> Callable[..., Discrepancy]:
    return make_discrepancy


@pytest.fixture
def series() -> Callable[..., SeriesLine]:
    return make_series


@pytest.fixture
def contents() -> Contents:
    return make_contents()
