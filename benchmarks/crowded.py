"""A ledger with as many open discrepancies as are asked for, written through the store's own functions: no rules run, nothing is compared.

Each fact (a place and a thing that is counted there) is told for three years in three articles: two of the claims are the sides of a discrepancy,
the third is another reading of their series.
"""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.copy import Copy
from factcheck.core.decision import By, Finding
from factcheck.core.discrepancy import Discrepancy, Entity, Series, Side, Signal
from factcheck.core.document import Document
from factcheck.core.keys import content_key
from factcheck.core.vocabulary import (
    AsOfBasis,
    Because,
    ClaimKind,
    Comparator,
    DiscrepancyKind,
    EventKind,
    Form,
    Resolution,
)
from factcheck.review.effects import effects
from factcheck.store.articles import keep_version, recognise
from factcheck.store.claims import claims_of_article, link_claims
from factcheck.store.creation import create_ledger
from factcheck.store.decisions import record_resolution
from factcheck.store.discrepancies import all_discrepancies, keep_discrepancies
from factcheck.store.engine import open_ledger
from factcheck.store.keeping import Reading, keep_claims
from factcheck.store.names import keep_entities
from factcheck.store.runs import Outcome, Run, begin_run, complete_run
from factcheck.store.series import keep_series
from factcheck.workflow.match import MatchReport
from factcheck.workflow.trail import tell_article, tell_comparison

__all__ = ["NOW", "make_crowded"]

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)

THINGS = "schools hospitals bridges libraries museums ferries bakeries theatres churches stations parks markets".split()
SYLLABLES = "bar den fel gor hul kem lin mor nor pas rud sel tam vor wen zil".split()
YEARS = (2019, 2020, 2021)
TOLD = 30
"""So many claims are in an article."""

_Fact = tuple[str, str]


def make_crowded(path: Path, *, waiting: int, decided: int = 300, quiet: int = 0) -> None:
    """Makes a ledger at a path where none is, with so many discrepancies that wait, so many that are decided, and so many facts of which nothing is found."""
    create_ledger(path)
    facts = [
        (_place(number // len(THINGS)), THINGS[number % len(THINGS)]) for number in range(waiting + decided + quiet)
    ]
    with open_ledger(path, write=True) as ledger, ledger.transaction() as connection:
        begun = Run(verb="match", started=NOW, version="0", rules=None)
        run = begin_run(connection, begun)
        told: dict[_Fact, list[Claim]] = defaultdict(list)
        for year in YEARS:
            for start in range(0, len(facts), TOLD):
                for claim in _told(connection, facts[start : start + TOLD], year, run):
                    told[str(claim.subject), str(claim.metric)].append(claim)
        rows = keep_series(connection, [_series(*fact, tuple(claims)) for fact, claims in told.items()])
        link_claims(connection, rows, keep_entities(connection, _names(facts)))
        found = [_discrepancy(*fact, claims) for fact, claims in list(told.items())[: waiting + decided]]
        keep_discrepancies(connection, found, now=NOW, run_id=run)
        complete_run(connection, run, Outcome(discrepancies=len(found)))
        report = MatchReport(
            claims=sum(map(len, told.values())), entities=0, series=len(told), discrepancies=len(found), new_discrepancies=len(found),
            found_again=0, reopened=0, stale=0, open_discrepancies=len(found),
        )  # fmt: skip
        tell_comparison(connection, begun, run, report)
        for one in all_discrepancies(connection)[:decided]:
            finding = Finding(resolution=Resolution.ALL_RIGHT, because=Because.UPDATE)
            record_resolution(connection, one, finding, effects(finding, one), by=By(reviewer="Grace", now=NOW))


def _place(number: int) -> str:
    """The name of a place, another for each number."""
    letters = [SYLLABLES[number % 16], SYLLABLES[number // 16 % 16], SYLLABLES[number // 256 % 16]]
    return "".join(letters).capitalize()


_ADDRESSES = count(1)


def _told(connection: Connection, facts: list[_Fact], year: int, run: int) -> list[Claim]:
    """The claims of one article, as they stand in the ledger."""
    chance = random.Random(f"{facts} {year}")  # noqa: S311 - made-up figures, not secrets
    lines = [f"{place} had {chance.randrange(20, 900)} {thing} in {year}." for place, thing in facts]
    given = Article(
        text="\n".join(lines),
        address=f"https://example.org/{next(_ADDRESSES)}",
        source=f"Daily {chance.randrange(40)}",
        published=date(year + 1, chance.randrange(1, 13), chance.randrange(1, 28)),
        title=f"A count of {facts[0][0]} and around",
    )
    raw = given.text.encode()
    kept = Copy.of(raw, retrieved=NOW)
    article, version = keep_version(
        connection, recognise(connection, given), Document(given, raw), kept, now=NOW, run_id=run
    )
    start, read = 0, []
    for line, fact in zip(lines, facts, strict=True):
        read.append(_claim(article, start, line, fact, year))
        start += len(line) + 1
    keep_claims(connection, Reading(version.article_id, version.version_id, run, NOW), article, read)
    tell_article(connection, EventKind.INGEST, version.article_id, run_id=run, now=NOW)
    return claims_of_article(connection, version.article_id)


def _claim(article: Article, start: int, line: str, fact: _Fact, year: int) -> Claim:
    value = line.split()[2]
    value_start = start + line.index(value)
    return Claim(
        article=article, kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=start, end=start + len(line), context_start=start,
        context_end=start + len(line), value_start=value_start, value_end=value_start + len(value), value=Decimal(value), place=0,
        comparator=Comparator.EXACT, counted=fact[1], metric=fact[1], subject=fact[0], as_of=str(year), as_of_basis=AsOfBasis.STATED,
        rule="made up",
    )  # fmt: skip


def _series(place: str, thing: str, claims: tuple[Claim, ...]) -> Series:
    return Series(
        key=content_key(["series", place, thing]), subject=place, metric=thing, scope=None, basis=None, modality=None, dimension="count",
        unit=None, occurrence=None, claims=claims,
    )  # fmt: skip


def _names(facts: list[_Fact]) -> list[Entity]:
    roles = (("subject", {place for place, _ in facts}), ("metric", {thing for _, thing in facts}))
    return [
        Entity(key=content_key([role, name]), role=role, name=name, names=(name,))
        for role, names in roles
        for name in sorted(names)
    ]


def _discrepancy(place: str, thing: str, claims: list[Claim]) -> Discrepancy:
    """The first two claims of a fact against one another."""
    chance = random.Random(f"{place} {thing}")  # noqa: S311
    sides = tuple(
        Side(value=one.value, value_high=None, low=one.value, high=one.value, as_of=one.as_of, claims=(one,), voices=1)
        for one in claims[:2]
    )
    return Discrepancy(
        key=content_key(["discrepancy", claims[0].key]), kind=DiscrepancyKind.UPDATE, also=(DiscrepancyKind.DEFINITION,),
        severity=chance.randrange(1, 6), score=round(chance.random(), 3), subject=place, metric=thing, unit=None,
        signals=(Signal("dates", "a year apart"),), explanation=f"Most likely the number of {thing} of {place} moved within a year.", sides=sides,
    )  # fmt: skip
