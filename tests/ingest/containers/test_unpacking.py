from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest

from factcheck.errors import InputError, TooLarge
from factcheck.ingest.containers import unpacking
from factcheck.ingest.containers.unpacking import Budget, Unpacked, size_of, unpack_content


def given(*pieces: bytes, error: Exception | None = None) -> Callable[[int], bytes]:
    """What gives one piece at a time, then nothing, or an error."""
    left = list(pieces)

    def read(size: int) -> bytes:
        if not left and error is not None:
            raise error
        return left.pop(0)[:size] if left else b""

    return read


def test_lines_and_bytes_over_the_edges_of_pieces() -> None:
    stream = Unpacked(given(b"ab", b"c\nd", b"", b"never"), Budget(0, "a"), "a")
    assert [stream.readline(99), stream.readline(99), stream.readline(99)] == [b"abc\n", b"d", b""]
    stream = Unpacked(given(b"ab", b"c\nd\n"), Budget(0, "a"), "a")
    assert [stream.readline(2), stream.read(3), stream.readline(9), stream.read(9)] == [b"ab", b"c\nd", b"\n", b""]
    assert not stream.seekable()


def test_what_stands_before_the_damage_is_given_then_it_is_told() -> None:
    stream = Unpacked(given(b"ab\nc", error=zlib.error()), Budget(0, "a"), "a.gz")
    assert (stream.readline(9), stream.read(9)) == (b"ab\n", b"c")
    for _ in range(2):
        with pytest.raises(InputError, match=r"a\.gz: is damaged, or was cut off"):
            stream.read(1)


def test_a_budget_is_for_all_that_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREE", 10)
    stream = Unpacked(given(b"12345678", b"12345678"), Budget(0, "a.gz"), "a.gz")
    assert stream.read(99) == b"12345678"
    with pytest.raises(TooLarge):
        stream.read(1)
    Budget(1, "a").take(200)
    with pytest.raises(TooLarge, match="and 200 times its size"):
        Budget(1, "a").take(201)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        pytest.param("gzip", zlib.compress(b"48 ships", wbits=31), id="gzip"),
        pytest.param("deflate", zlib.compress(b"48 ships"), id="deflate"),
        pytest.param("deflate", zlib.compress(b"48 ships", wbits=-15), id="bare deflate"),
        pytest.param("deflate, GZIP", zlib.compress(zlib.compress(b"48 ships"), wbits=31), id="two"),
        pytest.param("identity", b"48 ships", id="none"),
    ],
)
def test_codings(coding: str, body: bytes) -> None:
    assert unpack_content(body, coding, 99) == b"48 ships"


def test_a_coding_stops_behind_the_cap() -> None:
    assert unpack_content(zlib.compress(bytes(10_000)), "deflate", 99) == bytes(100)
    for coding, body in (("br", b"x"), ("gzip", b"x"), ("gzip", zlib.compress(b"48 ships", wbits=31)[:-3])):
        with pytest.raises(ValueError, match=coding):
            unpack_content(body, coding, 99)


def test_how_large_a_file_is() -> None:
    stream = io.BytesIO(b"48 ships")
    stream.read(3)
    assert (size_of(stream), stream.tell()) == (8, 3)
