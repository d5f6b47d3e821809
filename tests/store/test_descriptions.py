"""Every table, view and column has its sentence, and no sentence is left over; the questions are answered."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.engine import Connection

from factcheck.core.schema import Question
from factcheck.store.descriptions import questions, sentences, tables_of
from factcheck.store.search_index import is_shadow


def test_every_table_view_and_column_has_a_sentence_and_none_is_left_over(connection: Connection) -> None:
    real = {table.name: [column.name for column in table.columns] for table in tables_of(connection)}
    views = {table.name for table in tables_of(connection) if table.kind == "view"}
    told = sentences()
    assert set(told["views"]) == views
    assert set(told["tables"]) == set(real) - views
    assert {name: sorted(columns) for name, columns in told["columns"].items()} == {
        name: sorted(columns) for name, columns in real.items()
    }


def test_the_tables_of_sqlite_itself_are_left_out(connection: Connection) -> None:
    names = [table.name for table in tables_of(connection)]
    assert not any(is_shadow(name) or name.startswith("sqlite") for name in names)
    assert [table.kind for table in tables_of(connection) if table.name == "claim_search"] == ["search"]


def test_sentences_are_sentences(connection: Connection) -> None:
    for table in tables_of(connection):
        for says in (table.says, *(column.says for column in table.columns)):
            assert re.fullmatch(r"[A-Z`0-9].*[.)`]", says), (table.name, says)
            assert len(says) <= 160, (table.name, says)


def test_columns_say_where_they_lead(connection: Connection) -> None:
    claim = next(table for table in tables_of(connection) if table.name == "claim")
    leads = {column.name: column.refers_to for column in claim.columns if column.refers_to}
    assert leads["article_id"] == "article.id"
    assert [column.name for column in claim.columns if column.is_key] == ["id"]


def test_what_somebody_else_added_has_no_sentence(connection: Connection) -> None:
    connection.exec_driver_sql('CREATE TABLE "mine ""too""" (a TEXT)')
    (mine,) = [table for table in tables_of(connection) if table.name.startswith("mine")]
    assert (mine.says, mine.columns[0].name, mine.columns[0].says) == ("", "a", "")


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
def test_the_questions_are_sql_that_runs(connection: Connection, asked: Question) -> None:
    assert set(re.findall(r":(\w+)", asked.sql)) == set(asked.given)
    assert connection.exec_driver_sql(asked.sql, dict(asked.given)).all() == []
    assert asked.title.endswith("?")
