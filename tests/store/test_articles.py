from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.errors import NotText, UnknownId
from factcheck.store.archive import archived_bytes
from factcheck.store.articles import Standing, article_of, articles_where, check_keepable, recognise
from factcheck.store.provenance import kept_versions

FIRST = Article(
    text="It has 12 boats.", source="Daily", published=date(2022, 12, 19), title="Boats", address="/in/a.txt"
)


@pytest.mark.parametrize(
    ("given", "standing", "changes"),
    [
        pytest.param(FIRST, Standing.KNOWN, (), id="the same"),
        pytest.param(
            replace(FIRST, address="/elsewhere.txt"), Standing.KNOWN, (), id="same source and text from another place"
        ),
        pytest.param(
            replace(FIRST, address=None, published=None), Standing.KNOWN, (), id="the same from standard input"
        ),
        pytest.param(
            replace(FIRST, source=None, published=None, title=None), Standing.KNOWN, (), id="facts not given again"
        ),
        pytest.param(
            replace(FIRST, text="It has 14 boats."),
            Standing.NEW_VERSION,
            ("the text changed",),
            id="another text at the place",
        ),
        pytest.param(
            replace(FIRST, text="It has 14 boats.", source=None),
            Standing.NEW_VERSION,
            ("the text changed",),
            id="and no source",
        ),
        pytest.param(
            replace(FIRST, published=date(2022, 12, 20)),
            Standing.NEW_VERSION,
            ("published: 2022-12-19 -> 2022-12-20",),
            id="another date",
        ),
        pytest.param(
            replace(FIRST, genre="digest"),
            Standing.NEW_VERSION,
            ("genre: unknown -> digest",),
            id="a fact that was missing",
        ),
        pytest.param(
            replace(FIRST, source="Weekly"),
            Standing.NEW_VERSION,
            ("source: Daily -> Weekly",),
            id="the source was wrong",
        ),
        pytest.param(
            replace(FIRST, source="Weekly", address="/b.txt"), Standing.NEW, (), id="the same text from another source"
        ),
        pytest.param(replace(FIRST, source=None, address="/b.txt"), Standing.NEW, (), id="the same text from nobody"),
        pytest.param(
            replace(FIRST, text="Other.", address="/b.txt"), Standing.NEW, (), id="another article of the source"
        ),
    ],
)
def test_an_article_is_recognised(
    connection: Connection, put: Callable[..., object], given: Article, standing: Standing, changes: tuple[str, ...]
) -> None:
    put(FIRST.text, title="Boats")
    found = recognise(connection, given)
    assert (found.standing, found.changes) == (standing, changes)
    assert (found.article_id is None) == (standing is Standing.NEW)


def test_an_article_online_is_its_address(connection: Connection, put: Callable[..., object]) -> None:
    put("It has 12 boats.", address="https://daily.example/boats")
    online = replace(FIRST, address="https://daily.example/boats", title=None)
    assert recognise(connection, online).standing is Standing.KNOWN
    assert (
        recognise(connection, replace(online, text="It has 14 boats.", source="Weekly")).standing
        is Standing.NEW_VERSION
    )
    assert recognise(connection, replace(online, address="https://other.example/boats")).standing is Standing.NEW


def test_a_text_without_an_address_is_known_by_its_key(connection: Connection, put: Callable[..., object]) -> None:
    put("It has 12 boats.", address=None)
    assert recognise(connection, replace(FIRST, address=None, title=None)).standing is Standing.KNOWN
    assert recognise(connection, replace(FIRST, address=None, text="It has 14 boats.")).standing is Standing.NEW


def test_versions_are_kept_and_the_last_one_stands(
    connection: Connection, put: Callable[..., tuple[Article, ...]]
) -> None:
    for text in ("It has 12 boats.", "It has 14 boats.", "It has 12 boats."):
        article = put(text)[0]
        assert article.id == "A1"
        assert article_of(connection, 1).text == text
    assert len(kept_versions(connection, 1)) == 3
    assert [one.text for one in articles_where(connection).values()] == [
        "It has 12 boats.",
        "It has 14 boats.",
        "It has 12 boats.",
    ]


def test_a_text_that_another_article_has_is_known_there(connection: Connection, put: Callable[..., object]) -> None:
    put("It has 12 boats.", address="/in/a.txt")
    put("It has 14 boats.", address="/in/b.txt")
    found = recognise(connection, replace(FIRST, text="It has 14 boats."))
    assert (found.standing, found.article_id) == (Standing.KNOWN, 2)


def test_an_old_text_of_an_article_may_come_from_elsewhere(connection: Connection, put: Callable[..., object]) -> None:
    put("It has 12 boats.")
    put("It has 14 boats.")
    assert recognise(connection, replace(FIRST, address="/in/copy.txt")).standing is Standing.NEW


def test_an_article_comes_back_as_it_was(connection: Connection, put: Callable[..., tuple[Article, ...]]) -> None:
    text = "\ufeffZürich\u00a0has 12 boats.\r\n\x00 \U0001f6a2 \u202e"
    written = put(
        text, title="A\u00a0title", genre="digest", machine_translated=True, language="de", source="Tägliche"
    )[0]
    assert article_of(connection, 1) == written
    assert written.text == text
    sha = connection.exec_driver_sql("SELECT raw_sha256 FROM article_version").scalar_one()
    assert archived_bytes(connection, sha) == text.encode()
    assert len(sha) == 64


def test_half_a_character_is_refused(put: Callable[..., object]) -> None:
    with pytest.raises(NotText, match="lone surrogate"):
        put("It has 12 boats \ud800.")
    with pytest.raises(NotText, match="lone surrogate"):
        put("It has 12 boats.", author="Ada \udfff")


@pytest.mark.parametrize(
    ("facts", "place", "mend"),
    [
        *(pytest.param({name: "An\ud800"}, None, "Save", id=name) for name in ("source", "author", "title", "genre", "language")),
        pytest.param({"address": "/caf\udce9.txt"}, None, "name in UTF-8", id="address"),
        pytest.param({}, "in/caf\udce9.html", "name in UTF-8", id="place"),
    ],
)  # fmt: skip
def test_half_a_character_in_what_is_known_is_refused(facts: dict[str, str], place: str | None, mend: str) -> None:
    with pytest.raises(NotText, match="lone surrogate") as raised:
        check_keepable(replace(FIRST, **facts), place)  # type: ignore[arg-type]
    assert mend in str(raised.value.mend)


def test_an_article_that_is_not_there(connection: Connection) -> None:
    with pytest.raises(UnknownId, match="A7"):
        article_of(connection, 7)
