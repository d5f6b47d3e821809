from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.core.document import Document, Refusal
from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.core.vocabulary import Got
from factcheck.ingest import read_inputs
from factcheck.ingest.containers import ndjson
from factcheck.ingest.containers.json_pieces import pieces_of
from factcheck.ingest.containers.unpacking import Budget
from factcheck.ingest.readers import container_of

TEXT = "The board counted 48 ships.\r\nMore will come."


def read(path: Path, content: str | bytes, **said: str) -> list[Document | Refusal]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_inputs([str(path)], said=Facts(**said)))  # type: ignore[arg-type]


def lines(*records: object) -> str:
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in records)


def test_a_record_with_all_that_is_known(tmp_path: Path) -> None:
    record = {
        "text": TEXT,
        "title": "Harbour  full",
        "source": "Port Daily",
        "author": ["A. Writer", "B. Writer"],
        "published": "2023-07-03T23:30:00+02:00",
        "modified": "4 July 2023",
        "address": "https://port.example/a",
        "language": "en",
        "genre": "digest",
        "machine_translated": True,
        "tags": ["left alone"],
        "id": 7,
    }
    (found,) = read(tmp_path / "a.ndjson", lines(record))
    assert isinstance(found, Document)
    one = found.article
    assert (one.text, one.title, one.source, one.author) == (TEXT, "Harbour full", "Port Daily", "A. Writer, B. Writer")
    assert (one.published, one.modified) == (date(2023, 7, 3), date(2023, 7, 4))
    assert (one.address, one.genre, one.machine_translated) == ("https://port.example/a", "digest", True)
    assert (found.raw, found.provenance.got) == (TEXT.encode(), Got.RECORD)
    assert found.provenance.place == f"{(tmp_path / 'a.ndjson').as_posix()}:1"
    assert found.provenance.found["title"] == "its record"


def test_other_names_and_what_is_said_at_the_call(tmp_path: Path) -> None:
    record = {"text": TEXT, "url": "http://port.example/a", "date": "2023-07-03", "source": "Port Daily", "title": None}
    (found,) = read(tmp_path / "a.jsonl", lines(record), source="Mine")
    assert isinstance(found, Document)
    assert (found.article.address, found.article.published) == ("http://port.example/a", date(2023, 7, 3))
    assert found.article.source == "Mine"


def test_where_a_record_stands_without_an_address(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    first, second = read(path, lines({"text": TEXT, "id": "x1"}, {"text": TEXT + " 2"}))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.article.address == f"{path.as_posix()}#x1"
    assert second.article.address is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("{bad", "is not JSON: ", id="no JSON"),
        pytest.param('"words"', "is no JSON object", id="no object"),
        pytest.param({"title": "x"}, "has neither text nor html", id="no text"),
        pytest.param({"text": 5}, "text is not a text", id="a number"),
        pytest.param({"text": TEXT, "title": ["x"]}, "title is not a text", id="a title that is a list"),
        pytest.param({"text": TEXT, "author": [{"name": "A"}]}, "author is not a text", id="an author that is none"),
        pytest.param({"text": TEXT, "date": "yesterday"}, "date is 'yesterday', no whole date. Write it as 2022-12-19.", id="no date"),
        pytest.param({"text": TEXT, "published": "05/02/2013"}, "no whole date", id="an unclear date"),
        pytest.param({"text": TEXT, "modified": 1672531200}, "modified is not a text", id="seconds"),
        pytest.param({"text": TEXT, "url": "file:///etc/passwd"}, "url is 'file:///etc/passwd', no http(s) address", id="another scheme"),
        pytest.param({"text": TEXT, "machine_translated": "yes"}, "neither true nor false", id="a word for true"),
        pytest.param({"text": "half \ud83d"}, "text holds half a character at 5", id="half a character"),
        pytest.param({"text": TEXT, "title": "half \ud83d"}, "title holds half a character", id="half a character in a title"),
        pytest.param({"text": TEXT, "language": "klingon"}, "language is 'klingon', no code of one", id="no language"),
        pytest.param({"text": " \n"}, "holds no words", id="blank"),
        pytest.param({"text": "48 \0\0\0 ships"}, "is not text", id="zero bytes"),
        pytest.param("[" * 100_000, "nested too deep", id="deep"),
        pytest.param('{"text": "caf\udce9"}', "is not UTF-8: byte 13", id="another encoding"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_refused_by_its_number(line: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    content = lines({"text": TEXT}, "", line, {"text": TEXT + " 2"}).encode("utf-8", "surrogateescape")
    first, refusal, last = read(path, content)
    assert isinstance(refusal, Refusal)
    assert str(refusal.error).startswith(f"{path.as_posix()}:3: ")
    assert words in str(refusal.error)
    assert not refusal.passed_over
    assert isinstance(first, Document)
    assert isinstance(last, Document)


@pytest.mark.parametrize(
    ("name", "content", "places"),
    [
        pytest.param("a.json", json.dumps([{"text": 'a "\\" } [ b'}, {"text": TEXT}]), [": record 1", ": record 2"], id="array"),
        pytest.param("a.json", json.dumps([{"text": "a }"}, {"text": TEXT}], indent=2), [": record 1", ": record 2"], id="array over lines"),
        pytest.param("a.json", json.dumps({"title": "x", "text": TEXT}, indent=2), [": record 1"], id="one object over lines"),
        pytest.param("a.json", json.dumps({"title": "x", "text": TEXT}), [":1"], id="one object"),
        pytest.param("a.json", "\ufeff" + json.dumps({"text": TEXT}) + "\r\n", [":1"], id="a mark, and carriage returns"),
        pytest.param("a.bin", lines({"text": TEXT}, {"text": TEXT + "2"}), [":1", ":2"], id="known by its content"),
        pytest.param("a.ndjson", lines({"url": "x" * 70_000, "text": TEXT}), [":1"], id="a key that comes late"),
    ],
)  # fmt: skip
def test_forms_of_json(name: str, content: str, places: list[str], tmp_path: Path) -> None:
    path = tmp_path / name
    found = read(path, content)
    where = [one.where if isinstance(one, Refusal) else str(one.provenance.place) for one in found]
    assert where == [f"{path.as_posix()}{place}" for place in places]


def test_an_object_that_does_not_end(tmp_path: Path) -> None:
    first, refusal = read(tmp_path / "a.json", '[{"text": "48 ships"},\n{"text": "49')
    assert isinstance(first, Document)
    assert isinstance(refusal, Refusal)
    assert "record 2: is not JSON" in str(refusal.error)


def test_other_json_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1"}', encoding="utf-8")
    (refusal,) = read_inputs([str(tmp_path)])
    assert isinstance(refusal, Refusal)
    assert refusal.passed_over


def test_markup_is_handed_on_as_markup() -> None:
    around = Original(raw=b"", where="a.ndjson", address="a.ndjson")
    (one,) = ndjson.unpack_ndjson(
        io.BytesIO(b'{"html": "<p>48 ships", "url": "https://port.example/"}'), around, Budget(0, "a")
    )
    assert isinstance(one, Original)
    assert (one.raw, one.media_type, one.charset, one.base) == (b"<p>48 ships", "text/html", "utf-8", "https://port.example/")  # fmt: skip


class Endless(io.RawIOBase):
    """So many bytes of one letter behind a beginning, which are never all there at once."""

    def __init__(self, begin: bytes, count: int, end: bytes) -> None:
        self._parts = self._made(begin, count, end)
        self._held = b""

    @staticmethod
    def _made(begin: bytes, count: int, end: bytes) -> Iterator[bytes]:
        yield begin
        piece = b"x" * 1_000_000
        for _ in range(count // len(piece)):
            yield piece
        yield end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        self._held = self._held or next(self._parts, b"")
        count = min(len(buffer), len(self._held))
        buffer[:count] = self._held[:count]
        self._held = self._held[count:]
        return count


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        pytest.param(b'{"text": "48 ships"}\n{"text": "', b'"}\n{"text": "12 ships"}\n', id="a line"),
        pytest.param(b'[{"text": "48 ships"}, {"text": "', b'"}, {"text": "12 ships"}]', id="an object of an array"),
    ],
)
def test_a_line_that_is_too_long_is_never_held(begin: bytes, end: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ndjson, "_MAX_RECORD", 4_000_000)
    stream = io.BufferedReader(Endless(begin, 100_000_000, end))
    tracemalloc.start()
    found = list(ndjson.unpack_ndjson(stream, Original(raw=b"", where="a.ndjson", address="a.ndjson"), Budget(0, "a")))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    first, refusal, last = found
    assert isinstance(refusal, Refusal)
    assert "3 MB, the cap on a record" in str(refusal.error)
    assert isinstance(first, Original)
    assert isinstance(last, Original)
    assert last.raw == b"12 ships"
    assert peak < 40_000_000


def test_pieces_end_where_objects_end_however_they_are_cut() -> None:
    content = json.dumps([{"a": 'x\\"}{'}, {"b": [{"c": "]"}]}, {"d": "\\"}, 5, {}]).encode()
    whole = [b'{"a": "x\\\\\\"}{"}', b'{"b": [{"c": "]"}]}', b'{"d": "\\\\"}', b"{}"]
    for cut in range(len(content)):
        stream = io.BytesIO(content[cut:])
        assert list(pieces_of(stream, content[:cut] or stream.read(1), 1000)) == whole
    assert list(pieces_of(io.BytesIO(), content, 17)) == [whole[0], None, *whole[2:]]


def test_known_by_content() -> None:
    bare = Original(raw=b"", where="standard input")
    assert container_of(b'{"a": 1, "text": "x"}', bare) is not None
    assert container_of(b'{"a": 1}', bare) is None
    assert container_of(b"{ words in brackets }", bare) is None
    assert container_of(b'{"a": 1}', Original(raw=b"", where="x", media_type="application/x-ndjson")) is not None
