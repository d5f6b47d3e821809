from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import StatementError

from factcheck.core.vocabulary import Comparator
from factcheck.store.types import ExactDecimal, JsonText, UTCDateTime, approximate, text_enum

TABLE = sa.Table(
    "kept",
    sa.MetaData(),
    sa.Column("amount", ExactDecimal),
    sa.Column("moment", UTCDateTime),
    sa.Column("bound", text_enum(Comparator, "bound")),
    sa.Column("list", JsonText),
)


@pytest.fixture
def connection() -> Connection:
    opened = sa.create_engine("sqlite://").connect()
    TABLE.create(opened)
    return opened


def kept(connection: Connection, column: str, value: object) -> object:
    connection.execute(sa.insert(TABLE).values({column: value}))
    return connection.execute(sa.select(TABLE.c[column])).scalar_one()


@pytest.mark.parametrize(
    ("printed", "stored"),
    [
        pytest.param("1234567890123.45", "1234567890123.45", id="more digits than a float has"),
        pytest.param("206000000", "206000000", id="206 million"),
        pytest.param("2.06E+8", "206000000", id="an exponent"),
        pytest.param("0.1", "0.1", id="a tenth"),
        pytest.param("4.120", "4.120", id="a printed zero stays"),
        pytest.param("-0.0000001", "-0.0000001", id="small and negative"),
        pytest.param("99999999999999999999999999.999999999", "99999999999999999999999999.999999999", id="very long"),
    ],
)
def test_a_decimal_comes_back_digit_for_digit(connection: Connection, printed: str, stored: str) -> None:
    assert kept(connection, "amount", Decimal(printed)) == Decimal(printed)
    assert connection.exec_driver_sql("SELECT amount, typeof(amount) FROM kept").one() == (stored, "text")


@pytest.mark.parametrize(
    "value",
    [pytest.param(0.1, id="float"), pytest.param(Decimal("NaN"), id="nan"), pytest.param(Decimal("inf"), id="inf")],
)
def test_what_is_no_exact_number_is_refused(connection: Connection, value: object) -> None:
    with pytest.raises((StatementError, TypeError, ValueError)):
        kept(connection, "amount", value)


def test_the_number_for_sorting_is_near() -> None:
    assert approximate(Decimal("276000000.5")) == pytest.approx(276000000.5)
    assert approximate(None) is None


def test_a_moment_comes_back_in_utc(connection: Connection) -> None:
    moment = datetime(2022, 12, 19, 9, 30, 1, 5, tzinfo=timezone(timedelta(hours=8)))
    found = kept(connection, "moment", moment)
    assert found == moment
    assert isinstance(found, datetime)
    assert found.tzinfo is UTC
    assert connection.exec_driver_sql("SELECT moment FROM kept").scalar_one() == "2022-12-19 01:30:01.000005"


def test_a_time_without_a_zone_is_refused(connection: Connection) -> None:
    with pytest.raises((StatementError, ValueError), match="no time zone"):
        kept(connection, "moment", datetime(2022, 12, 19))  # noqa: DTZ001


def test_an_enum_is_kept_by_its_value_not_its_name(connection: Connection) -> None:
    assert kept(connection, "bound", Comparator.MORE_THAN) is Comparator.MORE_THAN
    assert connection.exec_driver_sql("SELECT bound FROM kept").scalar_one() == "more_than"


def test_a_word_outside_the_list_is_refused_by_the_database_too(connection: Connection) -> None:
    with pytest.raises((StatementError, LookupError)):
        kept(connection, "bound", "nearly")
    with pytest.raises(sa.exc.IntegrityError, match="CHECK"):
        connection.exec_driver_sql("INSERT INTO kept (bound) VALUES ('MORE_THAN')")


def test_a_list_is_kept_as_json_that_people_can_read(connection: Connection) -> None:
    assert kept(connection, "list", [["part", 12], ["größe", None]]) == [["part", 12], ["größe", None]]
    assert connection.exec_driver_sql("SELECT list FROM kept").scalar_one() == '[["part",12],["größe",null]]'


def test_nothing_stays_nothing(connection: Connection) -> None:
    connection.execute(sa.insert(TABLE).values(amount=None, moment=None, bound=None, list=None))
    assert connection.execute(sa.select(TABLE)).one() == (None, None, None, None)
