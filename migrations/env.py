"""How a migration is run: in one transaction, with foreign keys off and checked before the commit.

With foreign keys on, a batch migration that rebuilds a parent table would delete its children without a word; the pragma has no effect
inside a transaction, so it is set before. ``legacy_alter_table`` lets a table be rebuilt under the views that read it.
The connection comes from ``factcheck.store.upgrade``, or from ``alembic -x db=PATH``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa
from alembic import context
from sqlalchemy.types import TypeDecorator

from factcheck.errors import LedgerError
from factcheck.store.engine import connect_file, locate
from factcheck.store.search_index import belongs_to_index
from factcheck.store.tables import metadata

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def render_item(kind: str, item: Any, autogen_context: AutogenContext) -> str | Literal[False]:  # noqa: ARG001
    """A column's type as plain ``sa.``: a migration must not change when the program's types do."""
    if kind != "type":
        return False
    if isinstance(item, TypeDecorator):
        item = item.impl_instance
    if isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    if isinstance(item, sa.String) and not isinstance(item, sa.Text):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    return f"sa.{item!r}"


def is_ordinary(name: str | None, kind: str, parents: object) -> bool:  # noqa: ARG001 - alembic's signature
    """Is this for alembic to compare? The index for full-text search, and the tables in which SQLite keeps it, are not."""
    return kind != "table" or name is None or not belongs_to_index(name)


def migrate(connection: sa.Connection) -> None:
    """Every migration asked for, all or nothing, with what the caller wants done ``before`` and ``after`` under the same lock."""
    pragma = connection.exec_driver_sql
    pragma("PRAGMA foreign_keys=OFF")
    pragma("PRAGMA legacy_alter_table=ON")
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=render_item,
        include_name=is_ordinary,
        compare_type=True,
        transactional_ddl=True,
    )
    pragma("BEGIN IMMEDIATE")
    try:
        beside("before", connection)
        context.run_migrations()
        check_references(connection)
        beside("after", connection)
    except BaseException:
        pragma("ROLLBACK")
        raise
    pragma("COMMIT")
    pragma("PRAGMA legacy_alter_table=OFF")
    pragma("PRAGMA foreign_keys=ON")


def beside(name: str, connection: sa.Connection) -> None:
    """Does what the caller left under a name in the attributes of the configuration, if anything."""
    act = context.config.attributes.get(name)
    if act is not None:
        act(connection)


def check_references(connection: sa.Connection) -> None:
    """Raises LedgerError where a row would be left without what it refers to."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        table, row, parent, _ = broken[0]
        raise LedgerError(
            f"the migration leaves {len(broken)} rows without their parents, first row {row} of {table} ({parent})"
        )


def by_hand() -> sa.Connection:
    """A connection for ``alembic`` itself: the path of ``-x db=``, else FACTCHECK_DB, else factcheck.db."""
    address = context.get_x_argument(as_dictionary=True).get("db") or os.environ.get("FACTCHECK_DB") or "factcheck.db"
    path = locate(address).path
    Path(path).touch()
    engine = sa.create_engine("sqlite://", creator=lambda: connect_file(path, write=True), isolation_level="AUTOCOMMIT")
    return engine.connect()


def main() -> None:
    """Runs on the connection that was handed over, else on one of its own."""
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    with by_hand() as connection:
        migrate(connection)
    connection.engine.dispose()


main()
