from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.copy import Copy
from factcheck.errors import DamagedLedger
from factcheck.store.archive import archived_bytes, check_bodies, keep_copy
from factcheck.store.tables import archive

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
PAGE = b"<p>The port took 48 ships.</p>" * 50


def put(connection: Connection, sha256: str, size: int, body: bytes) -> None:
    """Writes a row as somebody else's program would."""
    connection.execute(sa.insert(archive).values(sha256=sha256, size=size, body=body, retrieved=NOW))


@pytest.mark.parametrize("body", [PAGE, b"", bytes(range(256))], ids=["page", "nothing", "any bytes"])
def test_what_is_kept_comes_back(connection: Connection, body: bytes) -> None:
    sha256 = keep_copy(connection, Copy.of(body, retrieved=NOW, media_type="text/html"))
    assert sha256 == hashlib.sha256(body).hexdigest()
    assert archived_bytes(connection, sha256) == body
    row = connection.execute(sa.select(archive)).one()
    assert (row.size, row.media_type, row.retrieved) == (len(body), "text/html", NOW)


def test_the_same_bytes_are_kept_once(connection: Connection) -> None:
    first = keep_copy(connection, Copy.of(PAGE, retrieved=NOW))
    assert keep_copy(connection, Copy.of(PAGE, retrieved=NOW + timedelta(days=1))) == first
    row = connection.execute(sa.select(archive)).one()
    assert row.retrieved == NOW
    assert len(row.body) < len(PAGE)


BROKEN = [
    pytest.param(len(PAGE), zlib.compress(PAGE[:-1] + b"!"), id="other bytes"),
    pytest.param(len(PAGE) - 1, zlib.compress(PAGE), id="another size"),
    pytest.param(10, zlib.compress(bytes(50_000_000)), id="a bomb"),
    pytest.param(len(PAGE), PAGE, id="not packed"),
    pytest.param(len(PAGE), zlib.compress(PAGE)[:-4], id="cut off"),
    pytest.param(len(PAGE), zlib.compress(PAGE) + b"x", id="with a tail"),
    pytest.param(2**62, zlib.compress(PAGE), id="a size beyond all memory"),
]


@pytest.mark.parametrize(("size", "body"), BROKEN)
def test_a_body_that_is_not_what_was_kept(connection: Connection, size: int, body: bytes) -> None:
    sha256 = hashlib.sha256(PAGE).hexdigest()
    put(connection, sha256, size, body)
    with pytest.raises(DamagedLedger, match="is not what was kept"):
        archived_bytes(connection, sha256)
    (fault,) = check_bodies(connection)
    assert fault.what == f"the copy with the hash {sha256[:12]} is not what was kept: its bytes have another hash now"


def test_a_copy_that_is_gone(connection: Connection) -> None:
    with pytest.raises(DamagedLedger):
        archived_bytes(connection, "ab" * 32)


def test_a_copy_that_no_evidence_speaks_of(connection: Connection) -> None:
    keep_copy(connection, Copy.of(PAGE, retrieved=NOW))
    (fault,) = check_bodies(connection)
    assert "no evidence and no article speaks of" in fault.what
