"""Column types that keep what SQLite would lose: exact decimals, time zones, the values of enums, small lists."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Row
from sqlalchemy.types import TypeDecorator

from factcheck.core.keys import canonical_json

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

__all__ = ["AnyRow", "ExactDecimal", "JsonText", "UTCDateTime", "approximate", "text_enum"]

AnyRow = Row[*tuple[Any, ...]]
"""A row of a query, its columns by name."""


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as plain digits in a text column: ``206000000``, ``1234567890123.45``.

    SQLite has no exact decimals: a numeric column would hand back a neighbouring binary fraction. Texts do not sort by
    value, so a column of :func:`approximate` numbers stands beside it where a list is sorted.
    """

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Digits without an exponent. Raises TypeError for a float, ValueError for what is not a number."""
        if value is None:
            return None
        if not isinstance(value, Decimal):
            raise TypeError(f"an exact decimal is wanted, not the {type(value).__name__} {value!r}")
        if not value.is_finite():
            raise ValueError(f"{value} is not a number that can be kept")
        return format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """The decimal, digit for digit."""
        return None if value is None else Decimal(value)


def approximate(value: Decimal | None) -> float | None:
    """The nearest float, for sorting and nothing else."""
    return None if value is None else float(value)


class UTCDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC and handed back in UTC. A time without a zone is refused: it names no moment."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; without its zone on SQLite, which keeps none. Raises ValueError for a naive time."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class JsonText(TypeDecorator[Any]):
    """Lists and dicts as canonical JSON in a text column, so that equal values are equal texts and people can read them."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The canonical JSON."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:  # noqa: ARG002
        """What the JSON says."""
        return None if value is None else json.loads(value)


def text_enum(members: type[StrEnum], name: str) -> sa.Enum:
    """A text column that takes the *values* of an enum and no others.

    ``name`` names the CHECK, so that a migration can replace it. The length is fixed: a longer word added later changes the
    CHECK only. ``native_enum=False`` keeps PostgreSQL to text as well.
    """
    return sa.Enum(
        members,
        values_callable=lambda found: [member.value for member in found],
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=32,
        name=name,
    )
