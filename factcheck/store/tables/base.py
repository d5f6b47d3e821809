"""What every table stands on."""

import sqlalchemy as sa
from sqlmodel import SQLModel

__all__ = ["NAMING", "LedgerTable"]

NAMING = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""Every constraint has a name, or a batch migration could not drop it."""


class LedgerTable(SQLModel):
    """What every table of the ledger stands on: metadata of its own, with names for the constraints."""

    metadata = sa.MetaData(naming_convention=NAMING)
