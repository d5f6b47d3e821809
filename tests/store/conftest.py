from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.copy import Copy
from factcheck.core.discrepancy import Discrepancy, Side, Signal
from factcheck.core.document import Document
from factcheck.core.keys import content_key
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator, DiscrepancyKind, Form
from factcheck.store.articles import Version, keep_version, recognise
from factcheck.store.claims import claims_of_article
from factcheck.store.creation import create_ledger
from factcheck.store.engine import open_ledger
from factcheck.store.keeping import Kept, Reading, keep_claims
from factcheck.store.runs import Run, begin_run

NOW = datetime(2023, 4, 5, 6, 7, 8, 900, tzinfo=UTC)


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "empty.db"
    create_ledger(path)
    return path


@pytest.fixture
def ledger_path(empty_ledger: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_ledger, tmp_path / "ledger.db"))


@pytest.fixture
def connection(ledger_path: Path) -> Iterator[Connection]:
    with open_ledger(ledger_path, write=True) as ledger, ledger.transaction() as opened:
        yield opened


@pytest.fixture
def run_id(connection: Connection) -> int:
    return begin_run(connection, Run(verb="ingest", started=NOW, version="0", rules=None))


def read_figures(article: Article) -> list[Claim]:
    """A stand-in for the rules: every number is a count of the word after it."""
    found = []
    for figure in re.finditer(r"\b([0-9][0-9.]*[0-9]|[0-9]) (\w+)", article.text):
        line_start = article.text.rfind("\n", 0, figure.start()) + 1
        line_end = article.text.find("\n", figure.start())
        found.append(
            Claim(
                article=article,
                kind=ClaimKind.NUMERIC,
                form=Form.LEVEL,
                start=figure.start(),
                end=figure.end(),
                context_start=line_start,
                context_end=len(article.text) if line_end < 0 else line_end,
                value_start=figure.start(1),
                value_end=figure.end(1),
                value=Decimal(figure[1]),
                place=0,
                comparator=Comparator.EXACT,
                counted=figure[2],
                metric=figure[2],
                subject=article.text[line_start : figure.end()].split()[0],
                as_of="2022",
                as_of_basis=AsOfBasis.STATED,
                rule="test",
            )
        )
    return found


@pytest.fixture
def figures() -> Callable[[Article], list[Claim]]:
    return read_figures


@pytest.fixture
def put(connection: Connection, run_id: int) -> Callable[..., tuple[Article, Version, Kept]]:
    """Reads a text into the ledger: the article with its number, its rows, what became of its claims."""

    def read(
        text: str, rules: Callable[[Article], list[Claim]] = read_figures, **facts: object
    ) -> tuple[Article, Version, Kept]:
        given = Article(
            text=text, **{"address": "/in/a.txt", "source": "Daily", "published": date(2022, 12, 19)} | facts
        )
        raw = text.encode("utf-8", "surrogatepass")
        article, version = keep_version(
            connection,
            recognise(connection, given),
            Document(given, raw),
            Copy.of(raw, retrieved=NOW),
            now=NOW,
            run_id=run_id,
        )
        reading = Reading(version.article_id, version.version_id, run_id, NOW)
        return article, version, keep_claims(connection, reading, article, rules(article))

    return read


@pytest.fixture
def values(connection: Connection) -> Callable[[int], dict[str, str]]:
    """The current claims of an article: their numbers and prints."""
    return lambda article: {str(claim.id): str(claim.value_text) for claim in claims_of_article(connection, article)}


def make_discrepancy(sides: Sequence[Sequence[Claim]], **said: object) -> Discrepancy:
    """A discrepancy with a side for each group of claims; its key is made of the relation and the smallest claim key."""
    groups = [tuple(side) for side in sides]
    kind = said.get("kind", DiscrepancyKind.UPDATE)
    keys = [claim.key for side in groups for claim in side]
    whole = {
        "key": content_key(["discrepancy", kind, min(keys)]),
        "kind": kind,
        "also": (DiscrepancyKind.DEFINITION,),
        "severity": 3,
        "score": 0.875,
        "subject": "Ayr",
        "metric": "boats",
        "unit": None,
        "signals": (Signal("dates", "two years apart"),),
        "explanation": "Most likely the fleet grew.",
        "sides": tuple(
            Side(
                value=side[0].value,
                value_high=None,
                low=None,
                high=Decimal("1234567890123.45"),
                as_of=side[0].as_of,
                claims=side,
                voices=len(side),
                working="12 + 2 = 14" if at else None,
            )
            for at, side in enumerate(groups)
        ),
    }
    return Discrepancy(**whole | said)  # type: ignore[arg-type]


@pytest.fixture
def differ() -> Callable[..., Discrepancy]:
    return make_discrepancy


_VERSION = """
    INSERT INTO article_version (id, article_id, number, is_current, run_id, retrieved, language, text_sha256, raw_sha256, text, raw)
    VALUES (1, 1, 1, 1, 1, '2022-01-01', 'en', 'h', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', '12 boats, 14 boats', x'00');
"""
_VERSION_AND_BYTES = """
    INSERT INTO archive (sha256, size, body, retrieved)
    VALUES ('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 1, x'789c63000000010001', '2022-01-01');
    INSERT INTO article_version (id, article_id, number, is_current, run_id, retrieved, language, text_sha256, raw_sha256, text, found, blocks, remarks)
    VALUES (1, 1, 1, 1, 1, '2022-01-01', 'en', 'h', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', '12 boats, 14 boats', '{}', '[]', '[]');
"""
"""An article of one byte, which is a zero, before and after revision 0009."""


def _keeps_bytes_beside_texts(opened: sqlite3.Connection) -> bool:
    return "raw" in [row[1] for row in opened.execute("PRAGMA table_info(article_version)")]


def fill_ledger(path: Path) -> None:
    """Rows in every table of the first revision, written past the program."""
    opened = sqlite3.connect(path)
    with opened:
        opened.executescript("""
            PRAGMA foreign_keys=ON;
            INSERT INTO run VALUES (1, 'ingest', '2022-01-01', '0', NULL, 1, 1, 2, 1, '[]');
            INSERT INTO source (id, name, recorded) VALUES (1, 'Daily', '2022-01-01');
            INSERT INTO article VALUES (1, 'k1', 1, '/in/a.txt', '2022-01-01');
        """)
        opened.executescript(_VERSION if _keeps_bytes_beside_texts(opened) else _VERSION_AND_BYTES)
        opened.executescript("""
            INSERT INTO entity VALUES (1, 'e1', 'subject', 'Harbour', 1);
            INSERT INTO alias VALUES (1, 1, 'the harbour', 'article', 1);
            INSERT INTO series VALUES (1, 's1', 'Harbour', 'boats', NULL, NULL, NULL, 'count', NULL, NULL, 1);
            INSERT INTO discrepancy VALUES
                (1, 'd1', 'update', '[]', 3, 0.9, NULL, NULL, NULL, '[]', 'moved', 'open', NULL, NULL, 1, '2022-01-01');
            INSERT INTO discrepancy_side (discrepancy_id, side, value, voices) VALUES (1, 0, '12', 1), (1, 1, '14', 1);
        """)
        for row, start in ((1, 0), (2, 10)):
            opened.execute(
                "INSERT INTO claim (id, key, article_id, version_id, run_id, series_id, subject_id, kind, form, status, quote, quote_start,"
                " quote_end, context_start, context_end, value_text, value_start, value_end, value, as_of_basis, links, rule, recorded)"
                " VALUES (?, ?, 1, 1, 1, 1, 1, 'numeric', 'level', 'unverified', '12 boats', ?, ?, 0, 18, '12', ?, ?, '12', 'unknown', '[]', 'r', '2022')",
                (row, f"c{row}", start, start + 8, start, start + 2),
            )
            opened.execute(
                "INSERT INTO claim_anchor VALUES (?, 1, ?, ?, ?, '', '', 'exact')", (row, f"c{row}", start, start + 8)
            )
            opened.execute("INSERT INTO discrepancy_claim VALUES (1, ?, 0, ?)", (row - 1, row))
    opened.close()


@pytest.fixture(scope="session")
def fill() -> Callable[[Path], None]:
    return fill_ledger
