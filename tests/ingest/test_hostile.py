"""What somebody made to do harm, each beside a good article: one clear line for the one, and the other is read."""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from packing import answer, tar_of, warc_record, zip_of
from printing import made_of, pdf

from factcheck.core.document import Document, Refusal
from factcheck.core.original import Original
from factcheck.ingest import read_inputs
from factcheck.ingest.network.fetch import fetch_address

GOOD = b"The board counted 48 ships.\n"
NOISE = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(250))
"""What no packing makes smaller."""

ITEM = "<item><link>{}</link></item>"
LAUGHS = "".join(f'<!ENTITY {name} "{f"&{last};" * 10}">' for last, name in zip("abcdefgh", "bcdefghi", strict=True))


def feed(*links: str, before: str = "", after: str = "") -> bytes:
    items = "".join(ITEM.format(link) for link in links)
    return f'<?xml version="1.0"?>{before}<rss version="2.0"><channel>{items}{after}</channel></rss>'.encode()


def greedy_xz() -> bytes:
    """An xz file whose header asks for a dictionary of 4 GB. Source: The .xz File Format, 3.1 and 5.3.1."""
    raw = bytearray(lzma.compress(GOOD, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 4096}]))
    size = (raw[12] + 1) * 4
    raw[16] = 40
    raw[12 + size - 4 : 12 + size] = zlib.crc32(raw[12 : 12 + size - 4]).to_bytes(4, "little")
    return bytes(raw)


HOSTILE = [
    pytest.param("a.txt", b"", "holds no words", id="empty"),
    pytest.param("a.txt", bytes(range(256)) * 40, "is not text", id="binary"),
    pytest.param("a.txt", b"48 ships \x00\x00\x00 and", "is not text: it holds zero bytes", id="zero bytes"),
    pytest.param("a.md", b"# 48 ships \x00\x00\x00 and", "is not text: it holds zero bytes", id="zero bytes in Markdown"),
    pytest.param("a.txt.gz", gzip.compress(NOISE)[:4000], "is damaged, or was cut off", id="gzip, cut off"),
    pytest.param("a.txt.gz", gzip.compress(GOOD * 9000 + NOISE)[:-9], "is damaged, or was cut off", id="gzip of much, cut off"),
    pytest.param("a.txt.gz", gzip.compress(bytes(50_000_000)), "16 MB, the cap on one article", id="gzip bomb"),
    pytest.param("a.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(GOOD)))), "is packed more than 3 times over", id="gzip in gzip in gzip in gzip"),
    pytest.param("a.xz", greedy_xz(), "needs more than 128 MB to be unpacked", id="xz that fills the memory"),
    pytest.param("a.zip", zip_of({"a.txt": bytes(50_000_000)}), "16 MB, the cap on one article", id="zip bomb"),
    pytest.param("a.zip", zip_of({"in.zip": zip_of({"in.zip": zip_of({"in.zip": zip_of({"a.txt": GOOD})})})}), "is packed more than 3 times over", id="zip in zip in zip in zip"),
    pytest.param("a.zip", zip_of({"../../etc/cron.d/a.txt": GOOD}), "names a place outside of the archive", id="traversal"),
    pytest.param("a.tar", tar_of({"/etc/cron.d/a.txt": GOOD}), "names a place outside of the archive", id="absolute name"),
    pytest.param("a.html", b"<!-- 48 -->\n" * 60 + b"\0", "is not text: it holds zero bytes", id="remarks and no page"),
    pytest.param("a.zip", b"PK\x03\x04" + NOISE, "is damaged, or was cut off", id="no zip"),
    pytest.param("a.tar", tar_of({"a.txt": GOOD * 1000})[:5000], "is damaged, or was cut off", id="tar, cut off"),
    pytest.param("a.pdf", pdf([], picture=True), "holds pictures of pages, no text", id="pdf without text"),
    pytest.param("a.pdf", made_of([b"0 0 m " * 6_000_000]), "unpacks to more than a PDF of text does", id="pdf bomb"),
    pytest.param("a.pdf", b"%PDF-1.7\n" + b"[" * 100_000, "is broken, or no PDF", id="pdf of brackets"),
    pytest.param("a.warc", warc_record(answer(gzip.compress(bytes(50_000_000)), content_encoding="gzip")), "16 MB, the cap on one article", id="warc bomb"),
    pytest.param("a.warc", b"WARC/1.0\r\n" + b"a" * 3_000_000, "a header of more than 1024 kB", id="endless header"),
    pytest.param("a.ndjson", b'{"text": "x"}'[:-1] + b"[" * 200_000, "is not JSON", id="half a line"),
    pytest.param("a.ndjson", b'{"text": ' + b"[" * 200_000, "is nested too deep", id="deep JSON"),
    pytest.param("a.xml", feed("https://port.example/a", before=f'<!DOCTYPE rss [<!ENTITY a "ha">{LAUGHS}]>', after="<title>&i;</title>"), "declares entities, which are not read", id="billion laughs"),
    pytest.param("a.xml", feed("https://port.example/a", before='<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "declares entities, which are not read", id="entity of a file"),
    pytest.param("a.xml", feed("https://port.example/a", after="<a>" * 1_000_000), "more than 200,000 tags, the cap on a feed", id="a million tags"),
    pytest.param("a.xml", feed("file:///etc/passwd"), "which is no http(s) address", id="feed to a file"),
    pytest.param("a.xml", feed("http://127.0.0.1/admin"), "public", id="feed to loopback"),
    pytest.param("a.xml", feed("http://169.254.169.254/latest/meta-data/"), "public", id="feed to a cloud's own address"),
    pytest.param("a.xml", feed("http://[::ffff:127.0.0.1]/"), "public", id="feed to mapped loopback"),
]  # fmt: skip


def fetched(address: str) -> Original:
    """As an address is fetched: of the public internet alone, so that nothing is asked here."""
    found = fetch_address(address, now=datetime(2023, 7, 4, tzinfo=UTC))
    return Original(raw=found.body, where=address, address=address)


@pytest.mark.parametrize(("name", "raw", "words"), HOSTILE)
def test_one_clear_line_and_nothing_lost(name: str, raw: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "z.txt").write_bytes(GOOD)
    refusal, document = read_inputs([str(tmp_path / name), str(tmp_path)], fetch=fetched)
    assert isinstance(refusal, Refusal)
    assert words in str(refusal.error)
    assert "\n" not in str(refusal.error)
    assert len(str(refusal.error)) < 500
    assert not refusal.passed_over
    assert isinstance(document, Document)


@pytest.mark.parametrize(("name", "raw", "words"), HOSTILE)
def test_the_same_inside_an_archive(name: str, raw: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "all.tar"
    path.write_bytes(tar_of({f"in/{name}": raw, "z.txt": GOOD}))
    refusal, document = read_inputs([str(path)], fetch=fetched)
    assert isinstance(refusal, Refusal)
    others = ("is packed more than 3 times over", "fetched only where the feed itself is named")
    assert any(said in str(refusal.error) for said in (words, *others))
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("name", "begin", "words"),
    [
        pytest.param("a.txt", b"48 ships", "16 MB, the cap on one article", id="text"),
        pytest.param("a.md", b"48 ships", "16 MB, the cap on one article", id="Markdown"),
        pytest.param("a.pdf", b"%PDF-1.7", "16 MB, the cap on one article", id="PDF"),
        pytest.param("a.xml", feed("https://port.example/a"), "16 MB, the cap on a feed", id="feed"),
    ],
)
def test_a_line_of_a_gigabyte(name: str, begin: bytes, words: str, tmp_path: Path) -> None:
    """A sparse file: it has a gigabyte and takes none."""
    with (tmp_path / name).open("wb") as stream:
        stream.write(begin)
        stream.truncate(1_000_000_000)
    (tmp_path / "z.txt").write_bytes(GOOD)
    refusal, document = read_inputs([str(tmp_path)])
    assert isinstance(refusal, Refusal)
    assert words in str(refusal.error)
    assert isinstance(document, Document)


def test_more_than_is_read_of_standard_input() -> None:
    lines = io.BytesIO(b'{"text": "48 ships"}\n' * 900_000).getvalue()
    (refusal,) = read_inputs(["-"], stdin=lambda: lines)
    assert isinstance(refusal, Refusal)
    assert "16 MB, the cap on it. Save it to a file, and name that." in str(refusal.error)
