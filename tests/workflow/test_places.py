"""Where the quote of a claim stands in the bytes of its article, as ``show`` tells it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from webpages import page

from factcheck.cli.cards import card
from factcheck.core.article import Article
from factcheck.core.document import Block, Document
from factcheck.core.original import Original
from factcheck.workflow.ingest import ingest
from factcheck.workflow.show import ClaimCard, show

NOW = datetime(2023, 4, 5, tzinfo=UTC)


def lines(ledger: Path, given: Document | Original) -> list[str]:
    ingest(str(ledger), [given], now=NOW)
    found = show(str(ledger), "C1")
    assert isinstance(found, ClaimCard)
    return ["".join(words for words, _ in line).strip() for line in card(found)]


def test_a_page_of_the_web(tmp_path: Path) -> None:
    address = "https://coast.example/ships?page=1#top"
    shown = lines(tmp_path / "a.db", Original(raw=page().encode(), where=address, address=address, base=address))
    assert "in the page: /html/body/main/article/p[1]" in shown
    link = next(line for line in shown if line.startswith("open: "))
    assert link.startswith("open: https://coast.example/ships?page=1#:~:text=")
    assert "48%20ships" in link


def test_a_page_on_disk_has_no_link(tmp_path: Path) -> None:
    shown = lines(tmp_path / "a.db", Original(raw=page().encode(), where="a.html", address="a.html"))
    assert "in the page: /html/body/main/article/p[1]" in shown
    assert not any(line.startswith("open: ") for line in shown)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        pytest.param((Block(0, 60, "page 3"),), ["in the document: page 3"], id="a page of a PDF"),
        pytest.param((Block(0, 18, "page 3"), Block(18, 60, "page 4")), ["in the document: page 3, page 4"], id="over two pages"),
        pytest.param((), [], id="plain text"),
    ],
)  # fmt: skip
def test_other_documents(blocks: tuple[Block, ...], told: list[str], tmp_path: Path) -> None:
    text = "The port of Kiel took 48 ships in 2020."
    article = Article(text=text, address="/a.pdf")
    shown = lines(tmp_path / "a.db", Document(article, text.encode(), blocks=blocks))
    assert [line for line in shown if line.startswith("in the ")] == told
