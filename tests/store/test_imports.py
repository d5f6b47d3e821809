"""Imported claims in the tables: written with their numbers and digests, found by their import, kept when the article is read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.added import imported_by
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.decision import By
from factcheck.core.vocabulary import Status
from factcheck.store.claims import claim_of, claims_of_article
from factcheck.store.corrections import correct_claim
from factcheck.store.digests import claims_digest
from factcheck.store.imports import import_digests, import_exists, keep_imported, last_claim, standing_of_import
from factcheck.store.keeping import Reading, keep_claims
from factcheck.store.references import keys_beside, rows_at, rows_of_key, rows_titled, shelved
from factcheck.store.tables import claim

NOW = datetime(2024, 1, 2, tzinfo=UTC)
TEXT = "Ayr has 12 boats and 30 crews.\nBude has 14 boats."
Put = Callable[..., tuple[Article, object, object]]


@pytest.fixture
def three(connection: Connection, put: Put) -> list[Claim]:
    """The three claims of A1, two of them imported again under other names, by imports 1 and 11."""
    put(TEXT)
    found = claims_of_article(connection, 1)
    for number, (one, import_id) in enumerate(zip(found, (1, 11), strict=False), start=4):
        made = replace(one, id=f"C{number}", metric=f"new {one.metric}", rule=imported_by("finder", import_id))
        keep_imported(connection, 1, [(1, 1, made)], now=NOW)
    return found


def test_claims_are_written_as_they_are_with_their_numbers(connection: Connection, three: list[Claim]) -> None:
    assert last_claim(connection) == 5
    assert claim_of(connection, 4) == replace(three[0], id="C4", metric="new boats", rule="imported: finder (import 1)")
    assert [name for name, _ in import_digests(connection)] == ["C4", "C5"]


def test_the_claims_of_an_import_are_found_by_its_number(connection: Connection, three: list[Claim]) -> None:
    assert len(three) == 3
    assert [one.id for one in standing_of_import(connection, 1)] == ["C4"]
    assert [one.id for one in standing_of_import(connection, 11)] == ["C5"]
    connection.execute(sa.update(claim).where(claim.c.id == 4).values(status=Status.WITHDRAWN))
    assert standing_of_import(connection, 1) == []
    assert (import_exists(connection, 1), import_exists(connection, 2)) == (True, False)


def test_the_digest_of_the_rules_claims_leaves_them_out(connection: Connection, put: Put) -> None:
    put(TEXT)
    before = claims_digest(connection, 1)
    made = replace(claims_of_article(connection, 1)[0], id="C4", rule=imported_by("finder", 1))
    keep_imported(connection, 1, [(1, 1, made)], now=NOW)
    assert claims_digest(connection, 1) == before


def test_a_correction_is_looked_through(connection: Connection, three: list[Claim]) -> None:
    assert len(three) == 3
    before = dict(import_digests(connection))
    correct_claim(connection, claim_of(connection, 4), {"subject": "Cork"}, by=By(reviewer="anna", now=NOW))
    assert dict(import_digests(connection)) == before
    connection.execute(sa.update(claim).where(claim.c.id == 4).values(scope="at sea"))
    assert dict(import_digests(connection))["C4"] != before["C4"]


def test_they_stay_when_their_article_is_read_again(connection: Connection, three: list[Claim]) -> None:
    keep_claims(connection, Reading(1, 1, 1, NOW), three[0].article, [replace(three[2], id=None)])
    assert [one.id for one in claims_of_article(connection, 1)] == ["C4", "C5", "C3"]


def test_articles_are_found_by_what_others_call_them(connection: Connection, put: Put) -> None:
    first, *_ = put(TEXT)
    assert rows_of_key(connection, first.key.upper()) == [1]
    assert rows_of_key(connection, "0" * 64) == []
    assert rows_at(connection, [str(first.address), "elsewhere"]) == [1]
    assert rows_titled(connection, str(first.title), first.source) == ([1] if first.title else [])
    day = None if first.published is None else first.published.isoformat()
    assert keys_beside(connection, first.source, day) == [(1, first.key)]
    assert keys_beside(connection, "Nobody", day) == []
    (found,) = shelved(connection, {1, 99}).values()
    assert (found.row, found.article, len(found.claims)) == (1, first, 3)
