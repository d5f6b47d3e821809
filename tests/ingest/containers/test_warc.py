from __future__ import annotations

import gzip
import io
import zlib
from datetime import UTC, datetime

import pytest
from packing import answer, warc_record

from factcheck.core.document import Refusal
from factcheck.core.original import Original
from factcheck.core.vocabulary import Got
from factcheck.errors import InputError
from factcheck.ingest.containers.unpacking import Budget
from factcheck.ingest.readers import CONTAINERS, Lead, container_of

PAGE = b"<!doctype html><p>The board counted 48 ships."


def collected(raw: bytes) -> tuple[list[Original], list[str]]:
    """The originals, and what was said, errors included."""
    found: list[Original | Lead | Refusal] = []
    around = Original(raw=b"", where="crawl.warc", address="crawl.warc")
    container = container_of(raw[:65536], around)
    assert container is not None
    said = []
    try:
        for one in container.unpack(io.BytesIO(raw), around, Budget(len(raw), "crawl.warc")):
            found.append(one)  # noqa: PERF402 - what came before an error counts
    except InputError as error:
        said.append(str(error))
    refused = [str(one.error) for one in found if isinstance(one, Refusal)]
    return [one for one in found if isinstance(one, Original)], refused + said


def test_what_a_record_says_of_an_article() -> None:
    page = answer(PAGE, 'text/html; charset="windows-1252"', etag='"x1"', last_modified="Mon, 03 Jul 2023 10:00:00 GMT")
    ((one,), said) = collected(warc_record(page))
    assert said == []
    assert (one.raw, one.where, one.address) == (PAGE, "crawl.warc: https://port.example/a", "https://port.example/a")
    assert (one.base, one.media_type, one.charset) == ("https://port.example/a", "text/html", "windows-1252")
    assert (one.got, one.retrieved) == (Got.RECORD, datetime(2023, 7, 4, 5, 6, 7, tzinfo=UTC))
    assert (one.etag, one.last_modified) == ('"x1"', "Mon, 03 Jul 2023 10:00:00 GMT")


@pytest.mark.parametrize(
    "pack",
    [
        pytest.param(b"".join, id="plain"),
        pytest.param(lambda records: b"".join(map(gzip.compress, records)), id="each record packed"),
        pytest.param(lambda records: gzip.compress(b"".join(records)), id="packed as one"),
    ],
)
def test_only_what_holds_articles_is_read(pack: object) -> None:
    records = [
        warc_record(b"software: x\r\n", kind="warcinfo", address=None, media_type="application/warc-fields"),
        warc_record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        warc_record(answer(PAGE)),
        warc_record(answer(b"\x89PNG", "image/png"), address="https://port.example/b.png"),
        warc_record(answer(PAGE, status="404 Not Found"), address="https://port.example/c"),
        warc_record(b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit"),
        warc_record(b"dns", address="dns:port.example", media_type="text/dns"),
        warc_record(PAGE, kind="resource", address="file:///d.html", media_type="text/html"),
        warc_record(b"more", kind="metadata"),
    ]
    found, said = collected(pack(records))  # type: ignore[operator]
    assert [(one.where, one.address) for one in found] == [
        ("crawl.warc: https://port.example/a", "https://port.example/a"),
        ("crawl.warc: file:///d.html", "crawl.warc!/file:///d.html"),
    ]
    assert said == [
        "crawl.warc: has 7 records that hold no article and were passed over (1 answer other than 200, 1 metadata, 1"
        " request, 1 response, 1 response that is image/png, 1 revisit, 1 warcinfo)"
    ]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        pytest.param(gzip.compress(PAGE), {"content_encoding": "gzip"}, id="gzip"),
        pytest.param(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), {"content_encoding": "gzip"}, id="gzip in two members"),
        pytest.param(zlib.compress(PAGE), {"content_encoding": "deflate"}, id="deflate"),
        pytest.param(zlib.compress(PAGE)[2:-4], {"content_encoding": "deflate"}, id="bare deflate"),
        pytest.param(PAGE, {"content_encoding": "gzip"}, id="unpacked by the crawler"),
        pytest.param(b"5\r\n" + PAGE[:5] + b"\r\n28\r\n" + PAGE[5:] + b"\r\n0\r\n\r\n", {"transfer_encoding": "chunked"}, id="chunks"),
        pytest.param(PAGE, {"transfer_encoding": "chunked"}, id="chunks joined by the crawler"),
        pytest.param(gzip.compress(gzip.compress(PAGE)), {"content_encoding": "gzip, gzip"}, id="twice"),
    ],
)  # fmt: skip
def test_a_body_as_the_server_meant_it(body: bytes, headers: dict[str, str]) -> None:
    ((one,), said) = collected(warc_record(answer(body, **headers)))
    assert (one.raw, said) == (PAGE, [])


@pytest.mark.parametrize(
    ("record", "words"),
    [
        pytest.param(warc_record(answer(b"\x1f\x8bxx", content_encoding="gzip")), "is packed in a way that is not read", id="no gzip"),
        pytest.param(warc_record(answer(gzip.compress(PAGE)[:-8], content_encoding="gzip")), "is packed in a way", id="gzip, cut off"),
        pytest.param(warc_record(answer(PAGE, content_encoding="br")), "is packed in a way that is not read", id="brotli"),
        pytest.param(warc_record(answer(gzip.compress(bytes(99_000_000)), content_encoding="gzip")), "16 MB, the cap on one article", id="bomb"),
        pytest.param(warc_record(answer(b"x" * 17_000_000)), "16 MB, the cap on one article", id="too large"),
        pytest.param(warc_record(answer(b"1036640\r\n" + b"x" * 17_000_000 + b"\r\n0\r\n\r\n", transfer_encoding="chunked")), "16 MB, the cap on one article", id="too large, in a chunk"),
        pytest.param(warc_record(answer(gzip.compress(PAGE), content_encoding="gzip, " * 40)), "is packed in a way that is not read", id="packed too often"),
        pytest.param(warc_record(b""), "(1 response without an answer)", id="nothing"),
    ],
)  # fmt: skip
def test_a_bad_record_never_stops_the_others(record: bytes, words: str) -> None:
    found, said = collected(record + warc_record(answer(PAGE)))
    assert [one.raw for one in found] == [PAGE]
    assert len(said) == 1
    assert words in said[0]


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        pytest.param(warc_record(answer(PAGE))[:-30], "breaks off inside a record", id="in a body"),
        pytest.param(warc_record(answer(PAGE))[:-80], "breaks off inside a record", id="in the header of an answer"),
        pytest.param(warc_record(answer(PAGE))[:60], "does not say how long it is", id="in the header of a record"),
        pytest.param(b"something else\r\n", "where a record should begin", id="no record"),
        pytest.param(b"\r\n" * 3000 + warc_record(b""), "where a record should begin", id="blank lines without end"),
        pytest.param(b"WARC/1.0\r\n" + b"x" * 2_000_000, "a header of more than 1024 kB", id="an endless line"),
        pytest.param(b"WARC/1.0\r\n" + b"a: b\r\n" * 400_000, "a header of more than 1024 kB", id="endless lines"),
        pytest.param(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "does not say how long it is", id="no length"),
        pytest.param(warc_record(b"", length=10**15), "breaks off inside a record", id="a length that is not there"),
    ],
)
def test_where_it_breaks_off_the_rest_is_one_refusal(rest: bytes, words: str) -> None:
    found, said = collected(warc_record(answer(PAGE)) + rest)
    assert [one.raw for one in found] == [PAGE]
    assert words in said[-1]


def test_an_address_without_a_scheme_or_none() -> None:
    found, said = collected(
        warc_record(answer(PAGE), address=None) + warc_record(answer(PAGE), address="<http://a.example/b c>")
    )
    assert [one.address for one in found] == ["http://a.example/b%20c"]
    assert "1 response" in said[0]


def test_warc_is_known_by_its_first_line() -> None:
    assert [one.name for one in CONTAINERS if one.matches(b"WARC/1.0\r\nx", Original(raw=b"", where="a"))] == ["warc"]
    assert container_of(b"WARC/files are read", Original(raw=b"", where="a")) is None


def test_a_day_that_cannot_be_in_utc() -> None:
    record = warc_record(answer(PAGE)).replace(b"2023-07-04T05:06:07Z", b"0001-01-01T00:00:00+14:00")
    ((one,), said) = collected(record)
    assert (one.raw, one.retrieved, said) == (PAGE, None, [])


def test_kinds_without_number_are_told_in_one_short_line() -> None:
    records = [warc_record(b"x", kind=f"kind {number} {'x' * 900}") for number in range(300)]
    _, (said,) = collected(b"".join(records))
    assert "has 300 records that hold no article" in said
    assert "280 of other kinds" in said
    assert len(said) < 1500
