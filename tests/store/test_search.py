"""Claims are found by the words of their quotes, names and titles; the index follows whatever changes these."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import ClaimKind, Status
from factcheck.errors import UnknownId
from factcheck.store.backup import back_up
from factcheck.store.engine import connect_file, open_ledger
from factcheck.store.restore import restore_ledger
from factcheck.store.search import Found, SearchFilter, search_claims
from factcheck.store.search_index import check_index, make_anew
from factcheck.store.search_words import expression
from factcheck.store.tables import article_version, claim

NOW = datetime(2023, 4, 5, tzinfo=UTC)
Put = Callable[..., object]


@pytest.fixture
def filled(connection: Connection, put: Put) -> Connection:
    """C1 and C2 in A1, C3 and C4 in A2."""
    put("Ayr has 12 boats.\nAyr has 15 quays.", title="What the harbour holds", published=date(2022, 12, 19))
    put("Bute has 14 boats.\nKöln has 3 façades.", address="/in/b.txt", source="Weekly", title="A list", published=None)
    return connection


def look(connection: Connection, said: str, **filters: object) -> Found:
    return search_claims(connection, SearchFilter(words=expression(said), **filters))  # type: ignore[arg-type]


def numbers(connection: Connection, said: str, **filters: object) -> list[str]:
    return [str(hit.claim.id) for hit in look(connection, said, **filters).hits]


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        pytest.param("boat", ["C3", "C1"], id="the quote"),
        pytest.param("bute boats", ["C3"], id="quote and subject"),
        pytest.param("harbour", ["C1", "C2"], id="the title"),
        pytest.param("harbour quays", ["C2"], id="quote and title"),
        pytest.param("koln facades", ["C4"], id="accents"),
        pytest.param("12", ["C1"], id="a figure"),
        pytest.param("harbours OR facade", ["C4", "C1", "C2"], id="the quote counts more than the title"),
        pytest.param("nowhere", [], id="nothing"),
    ],
)
def test_claims_are_found(filled: Connection, said: str, claims: list[str]) -> None:
    assert numbers(filled, said) == claims


@pytest.mark.parametrize(
    ("filters", "claims"),
    [
        pytest.param({"article": "A2"}, ["C3"], id="of an article"),
        pytest.param({"source": "week"}, ["C3"], id="of a source"),
        pytest.param({"kind": ClaimKind.POLICY}, [], id="of a kind"),
        pytest.param({"status": Status.UNVERIFIED}, ["C3", "C1"], id="with a status"),
        pytest.param({"since": date(2022, 12, 19)}, ["C1"], id="since a day"),
        pytest.param({"until": date(2022, 12, 18)}, [], id="until a day"),
        pytest.param({"disputed": True}, [], id="disputed"),
        pytest.param({"limit": 1}, ["C3"], id="at most"),
    ],
)
def test_claims_are_filtered(filled: Connection, filters: dict[str, object], claims: list[str]) -> None:
    assert numbers(filled, "boats", **filters) == claims


def test_how_many_there_are_is_told_beyond_the_limit(filled: Connection) -> None:
    assert [look(filled, "boats", limit=limit).total for limit in (1, 2, 3)] == [2, 2, 2]


def test_an_article_must_be_a_number(filled: Connection) -> None:
    with pytest.raises(UnknownId):
        numbers(filled, "boats", article="D1")


def test_hits_stand_where_they_are_said_to(filled: Connection) -> None:
    (hit,) = look(filled, '"14 boats" OR bute').hits
    text = hit.claim.article.text
    assert [text[start:end] for start, end in hit.spans] == ["14 boats"]
    assert [look(filled, said).hits[0].spans for said in ("harbour", "koln")] == [(), ()], "title and subject only"
    assert hit.score > 0


def one_line(article: Article) -> list[Claim]:
    """A stand-in for the rules: the whole text is the quote of a policy."""
    end = len(article.text)
    said = {"start": 0, "end": end, "context_start": 0, "context_end": end, "rule": "test"}
    return [Claim(article=article, kind=ClaimKind.POLICY, actor="Ayr", action="says", **said)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ships \ufdd0 boats \ufdd1 ships", id="the marks themselves"),
        pytest.param('"boats" NEAR(ships, 2) * ^ { } : - AND OR NOT', id="the syntax of searches"),
        pytest.param("boats \x1b[31m \u202e <b>'\"; DROP TABLE claim; -- %s", id="escapes, markup, SQL"),
        pytest.param("boats \x00 ships", id="a NUL"),
        pytest.param("bo\u0301ats 船 \U0001f6a2 boats", id="marks on letters, other scripts"),
    ],
)
def test_no_text_of_an_article_breaks_a_search(connection: Connection, put: Put, text: str) -> None:
    put(text, rules=one_line)
    (hit,) = look(connection, "boats").hits
    assert all("boats" in text[start:end].replace("\u0301", "") for start, end in hit.spans)
    assert list(check_index(connection)) == []


CHANGES = [
    pytest.param(sa.update(claim).where(claim.c.id == 1).values(quote="12 tugs"), "tugs", ["C1"], id="another quote"),
    pytest.param(sa.update(claim).where(claim.c.id == 1).values(subject="Oban"), "oban", ["C1"], id="another subject"),
    pytest.param(sa.update(claim).where(claim.c.id == 1).values(quote="[redacted]", subject=None, metric=None), "12", [], id="redacted"),
    pytest.param(sa.update(claim).where(claim.c.id == 1).values(version_id=2), "list boats", ["C1", "C3"], id="in another version"),
    pytest.param(sa.update(claim).where(claim.c.id == 1).values(retired=NOW), "12", [], id="retired"),
    pytest.param(sa.update(article_version).where(article_version.c.id == 1).values(title="Piers"), "pier", ["C1", "C2"], id="another title"),
    pytest.param(sa.update(article_version).where(article_version.c.id == 1).values(title=None), "harbour", [], id="no title"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said", "claims"), CHANGES)
def test_the_index_follows(filled: Connection, change: sa.Update, said: str, claims: list[str]) -> None:
    filled.execute(change)
    assert numbers(filled, said) == claims
    assert list(check_index(filled)) == []


def test_reading_again_is_followed(connection: Connection, put: Put) -> None:
    put("Ayr has 12 boats.", title="Old")
    put("Ayr has 13 boats.\nAyr has 2 tugs.", title="New")
    assert numbers(connection, "boats") == numbers(connection, "13")
    assert numbers(connection, "new tug") == numbers(connection, "tugs")
    assert (numbers(connection, "12"), numbers(connection, "old")) == ([], [])
    assert list(check_index(connection)) == []


def test_the_index_survives_a_backup_and_a_restore(filled: Connection, ledger_path: Path, tmp_path: Path) -> None:
    filled.commit()
    filled.close()
    copy = back_up(ledger_path, tmp_path / "safe.db", now=NOW).path
    with open_ledger(ledger_path, write=True) as ledger, ledger.transaction() as opened:
        opened.execute(sa.update(claim).values(quote="x"))
    restore_ledger(ledger_path, copy, now=NOW)
    for path in (ledger_path, Path(shutil.copy(copy, tmp_path / "other.db"))):
        with open_ledger(path, write=True) as ledger, ledger.transaction() as opened:
            assert numbers(opened, "boats harbour") == ["C1"]
            assert list(check_index(opened)) == []


def test_it_survives_packing(filled: Connection, ledger_path: Path) -> None:
    filled.commit()
    filled.close()
    packed = connect_file(ledger_path, write=True)
    packed.execute("VACUUM")
    packed.close()
    with open_ledger(ledger_path, write=True) as ledger, ledger.transaction() as opened:
        assert numbers(opened, "boats") == ["C3", "C1"]
        assert list(check_index(opened)) == []


WORN = [
    pytest.param("DELETE FROM claim_search_docsize WHERE id = 1", "1 claims are not in it", id="a row is missing"),
    pytest.param("INSERT INTO claim_search (rowid, quote) VALUES (9, 'x')", "1 rows of it have no claim", id="a row too many"),
    pytest.param("DROP TRIGGER claim_search_changed; UPDATE claim SET quote = 'tugs' WHERE id = 1", "its words are not those of the claims", id="other words"),
    pytest.param("INSERT INTO claim_search (claim_search) VALUES ('delete-all')", "4 claims are not in it", id="emptied"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "what"), WORN)
def test_an_index_that_does_not_fit_is_found_and_made_anew(filled: Connection, script: str, what: str) -> None:
    for statement in script.split("; "):
        filled.exec_driver_sql(statement)
    assert list(check_index(filled)) == [what]
    assert make_anew(filled)
    assert list(check_index(filled)) == []


def test_an_index_that_is_gone_is_said_so(filled: Connection) -> None:
    filled.exec_driver_sql("DROP TABLE claim_search")
    assert list(check_index(filled)) == ["the table claim_search is missing"]
