"""Names of sources: what is in print stays, what it is called and whom it belongs to changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.scope import Scope
from factcheck.core.source import SourceName
from factcheck.core.vocabulary import EventKind, SourceKind
from factcheck.errors import UnknownId, UsageError
from factcheck.store.articles import all_articles
from factcheck.store.chain import append_event
from factcheck.store.claims import claims_where
from factcheck.store.listings import list_articles, list_sources
from factcheck.store.scopes import claims_in_scope
from factcheck.store.sources import (
    change_facts,
    find_source,
    merge_sources,
    rename_source,
    source_of,
    source_states,
    split_source,
)
from factcheck.store.tables import claim
from factcheck.store.weights import citing_articles

NOW = datetime(2023, 4, 5, tzinfo=UTC)
Put = Callable[..., Any]


@pytest.fixture
def printed(connection: Connection, put: Put) -> Connection:
    for at, name in enumerate(("City Daily", "Xinhua", "Xinhua News Agency", "Courier")):
        put(f"Ayr has {12 + at} boats.", address=f"/in/{at}.txt", source=name)
    return connection


def merge(connection: Connection, name: str, into: str) -> None:
    """As a reviewer does it, with its event."""
    row, head = find_source(connection, name), find_source(connection, into)
    moved = [one.printed for one in source_of(connection, row).names]
    changed = merge_sources(connection, row, head)
    facts = {"act": "merge", "source": moved[0], "with": moved, "sources": source_states(connection, changed)}
    append_event(connection, EventKind.SOURCE, reviewer="Ann", facts=facts, now=NOW)


def shown(connection: Connection) -> dict[str, str | None]:
    return {str(one.id): one.publisher for one, _ in all_articles(connection)}


def test_a_renamed_source_keeps_its_name_in_print(printed: Connection) -> None:
    keys = [one.key for one, _ in all_articles(printed)]
    rename_source(printed, find_source(printed, "city daily"), "The City Daily", now=NOW)
    assert shown(printed)["A1"] == "The City Daily"
    (first, _), *_ = all_articles(printed)
    assert (first.source, [one.key for one, _ in all_articles(printed)]) == ("City Daily", keys)
    assert [one.name for one in list_sources(printed)] == ["Courier", "The City Daily", "Xinhua", "Xinhua News Agency"]
    assert [one.source for one in list_articles(printed, by="the city")] == ["The City Daily"]
    assert [one.id for one in list_articles(printed, by="City Daily")] == ["A1"]


@pytest.mark.parametrize("name", ["City Daily", "The City Daily"])
def test_a_later_article_with_either_name_belongs_to_it(printed: Connection, put: Put, name: str) -> None:
    rename_source(printed, find_source(printed, "City Daily"), "The City Daily", now=NOW)
    put("Bude has 3 quays.", address="/in/later.txt", source=name)
    assert shown(printed)["A5"] == "The City Daily"
    assert {one.name: one.articles for one in list_sources(printed)}["The City Daily"] == 2


def test_a_merged_name_is_shown_as_the_other_everywhere(printed: Connection, put: Put) -> None:
    merge(printed, "Xinhua", "Xinhua News Agency")
    put("Cork has 5 piers.", address="/in/later.txt", source="Xinhua")
    assert [number for number, name in shown(printed).items() if name == "Xinhua News Agency"] == ["A2", "A3", "A5"]
    assert {one.article.publisher for one in claims_where(printed, *claims_in_scope(Scope(source="news agency")))} == {
        "Xinhua News Agency"
    }
    assert len(claims_where(printed, *claims_in_scope(Scope(source="Xinhua")))) == 3
    found = source_of(printed, find_source(printed, "xinhua"))
    assert found.names == (SourceName("Xinhua News Agency", 1), SourceName("Xinhua", 2))


def test_the_views_for_people_show_the_present_name(printed: Connection) -> None:
    rename_source(printed, find_source(printed, "Courier"), "The Courier", now=NOW)
    merge(printed, "Xinhua", "Xinhua News Agency")
    names = printed.exec_driver_sql("SELECT source FROM v_claims ORDER BY claim").scalars().all()
    assert names == ["City Daily", "Xinhua News Agency", "Xinhua News Agency", "The Courier"]


def test_a_chain_of_mergers_is_taken_back_step_by_step(printed: Connection) -> None:
    rename_source(printed, find_source(printed, "Xinhua"), "New China", now=NOW)
    merge(printed, "Xinhua", "Xinhua News Agency")
    merge(printed, "Xinhua News Agency", "Courier")
    assert set(shown(printed).values()) == {"City Daily", "Courier"}
    row, _ = split_source(printed, "Xinhua News Agency")
    assert [one.printed for one in source_of(printed, row).names] == ["Xinhua News Agency", "New China", "Xinhua"]
    row, _ = split_source(printed, "Xinhua")
    assert (source_of(printed, row).name, len(source_of(printed, row).names)) == ("New China", 2)
    assert list(shown(printed).values()) == ["City Daily", "New China", "Xinhua News Agency", "Courier"]


def test_what_is_known_of_one_is_taken_over_and_comes_back(printed: Connection) -> None:
    change_facts(printed, find_source(printed, "Xinhua"), {"kind": SourceKind.AGENCY, "country": "CN"})
    change_facts(printed, find_source(printed, "Courier"), {"country": "FR"})
    merge(printed, "Xinhua", "Courier")
    now = source_of(printed, find_source(printed, "Courier"))
    assert (now.kind, now.country) == (SourceKind.AGENCY, "FR")
    row, _ = split_source(printed, "Xinhua")
    assert (source_of(printed, row).kind, source_of(printed, row).country) == (SourceKind.AGENCY, "CN")


def test_a_name_that_it_had_once_may_be_given_again(printed: Connection) -> None:
    row = find_source(printed, "City Daily")
    for name in ("The City Daily", "Daily City", "City Daily", "The City Daily"):
        rename_source(printed, row, name, now=NOW)
        assert source_of(printed, row).name == name
    assert [one.articles for one in source_of(printed, row).names] == [1, 0, 0]


def test_a_label_whose_name_went_elsewhere_is_not_given_back(printed: Connection) -> None:
    rename_source(printed, find_source(printed, "City Daily"), "The City Daily", now=NOW)
    merge(printed, "City Daily", "Courier")
    split_source(printed, "The City Daily")
    row, _ = split_source(printed, "City Daily")
    assert source_of(printed, row).name == "City Daily"


@pytest.mark.parametrize(
    ("act", "error", "words"),
    [
        pytest.param(lambda c: find_source(c, "Xinhau"), UnknownId, "Did you mean “Xinhua", id="a misspelt name"),
        pytest.param(lambda c: find_source(c, "zzz"), UnknownId, "factcheck sources", id="an unknown name"),
        pytest.param(lambda c: rename_source(c, find_source(c, "Courier"), "Courier", now=NOW), UsageError, "already", id="the same name"),
        pytest.param(lambda c: rename_source(c, find_source(c, "Courier"), "Xinhua", now=NOW), UsageError, 'source merge "Courier" "Xinhua"', id="the name of another"),
        pytest.param(lambda c: merge(c, "Courier", "courier"), UsageError, "one source already", id="with itself"),
        pytest.param(lambda c: split_source(c, "Courier"), UsageError, "nothing to split", id="what is whole"),
    ],
)  # fmt: skip
def test_what_makes_no_sense(
    printed: Connection, act: Callable[[Connection], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as caught:
        act(printed)
    assert words in str(caught.value)


def test_the_present_name_is_not_split_off(printed: Connection) -> None:
    rename_source(printed, find_source(printed, "Courier"), "The Courier", now=NOW)
    with pytest.raises(UsageError, match="is what the source is called now"):
        split_source(printed, "The Courier")


def test_names_in_other_capitals_are_two_where_both_are_in_print(printed: Connection, put: Put) -> None:
    put("Bude has 3 quays.", address="/in/later.txt", source="COURIER")
    assert find_source(printed, "Courier") != find_source(printed, "COURIER")
    with pytest.raises(UnknownId):
        find_source(printed, "courier")


def test_who_cites_a_name_of_the_source_cites_it(printed: Connection, put: Put) -> None:
    put("Ayr has 13 boats.", address="/in/cites.txt", source="Weekly")
    printed.execute(sa.update(claim).values(series_id=None))
    printed.exec_driver_sql("INSERT INTO series (id, key, dimension, current) VALUES (1, 's', 'count', 1)")
    printed.execute(sa.update(claim).where(claim.c.id.in_([2, 5])).values(series_id=1))
    printed.execute(sa.update(claim).where(claim.c.id == 5).values(attribution="Xinhua News Agency"))
    assert citing_articles(printed, 2) == 0
    merge(printed, "Xinhua", "Xinhua News Agency")
    assert citing_articles(printed, 2) == 1
