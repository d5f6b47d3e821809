from __future__ import annotations

import gzip
import zlib

import pytest

from factcheck.errors import FetchError
from factcheck.ingest.network.codings import unpacked

PAGE = b"<p>The port took 48 ships.</p>"
CAP = 2000


def bare(body: bytes) -> bytes:
    pack = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return pack.compress(body) + pack.flush()


def in_pieces(body: bytes, size: int = 7) -> list[bytes]:
    return [body[at : at + size] for at in range(0, len(body), size)]


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        pytest.param(PAGE, "", id="as it is"),
        pytest.param(PAGE, "Identity", id="as it is, and said so"),
        pytest.param(gzip.compress(PAGE), "gzip", id="gzip"),
        pytest.param(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), "x-gzip", id="gzip in two members"),
        pytest.param(gzip.compress(PAGE) + bytes(20), "gzip", id="gzip with padding"),
        pytest.param(zlib.compress(PAGE), "deflate", id="deflate"),
        pytest.param(bare(PAGE), "deflate", id="deflate without its head"),
        pytest.param(gzip.compress(zlib.compress(PAGE)), "deflate, gzip", id="one in another"),
        pytest.param(b"", "gzip", id="nothing"),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 5000])
def test_how_it_was_packed_makes_no_difference(body: bytes, coding: str, size: int) -> None:
    assert b"".join(unpacked(in_pieces(body, size), coding, CAP)) == (PAGE if body else b"")


ZEROS = gzip.compress(bytes(50_000_000))


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        pytest.param(bytes(CAP + 1), "", id="as it is"),
        pytest.param(ZEROS, "gzip", id="gzip"),
        pytest.param(zlib.compress(bytes(50_000_000)), "deflate", id="deflate"),
        pytest.param(gzip.compress(ZEROS), "gzip, gzip", id="one in another"),
        pytest.param(gzip.compress(b"\0\0\0\xff\xff" * 100_000), "deflate, gzip", id="blocks of nothing"),
        pytest.param(gzip.compress(bytes(900)) * 3, "gzip", id="members that are small each"),
    ],
)
def test_a_bomb_is_unpacked_no_further_than_the_cap(body: bytes, coding: str) -> None:
    sizes: list[int] = []
    with pytest.raises(FetchError, match="larger than 2,000 bytes"):
        sizes.extend(len(piece) for piece in unpacked(in_pieces(body, 100), coding, CAP))
    assert sum(sizes) <= CAP


@pytest.mark.parametrize(
    ("body", "coding", "said"),
    [
        pytest.param(PAGE, "gzip", "cannot be unpacked", id="not packed"),
        pytest.param(gzip.compress(PAGE)[:-6], "gzip", "ended before its end", id="half of it"),
        pytest.param(PAGE, "br", "packed in a way that was not asked for", id="another packing"),
        pytest.param(PAGE, "gzip, br", "packed in a way that was not asked for", id="another packing around"),
        pytest.param(PAGE, "gzip, gzip, gzip", "packed 3 times over", id="too often"),
        pytest.param(gzip.compress(b"") * 1001, "gzip", "more than 1000 members", id="members of nothing"),
    ],
)
def test_what_cannot_be_unpacked_is_told(body: bytes, coding: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        list(unpacked([body], coding, 100_000))
