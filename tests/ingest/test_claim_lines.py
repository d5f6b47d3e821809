"""Lines of claims: what they say, and why one cannot be read. No article is needed."""

from __future__ import annotations

import codecs
import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.claim_line import BadLine, ClaimLine, LineFault
from factcheck.errors import InputError, WrongEncoding
from factcheck.ingest.claim_lines import LONGEST_LINE, read_claim_lines

GOOD = b'{"article": "A1", "quote": "48 ships"}'


def read(raw: bytes) -> list[ClaimLine | BadLine]:
    return list(read_claim_lines(BytesIO(raw), "claims.ndjson"))


def test_fields_come_as_words_and_places_as_numbers() -> None:
    (line,) = read(
        b'{"article": " A1 ", "quote": "48 ships", "value": 48.50, "value_high": "60", "start": 7, "value_start": 7.0, "unit": null, "metric": "", "claim": 1, "links": []}'
    )
    assert isinstance(line, ClaimLine)
    assert line.said == {"article": " A1 ", "quote": "48 ships", "value": "48.50", "value_high": "60"}
    assert line.places == {"start": 7, "value_start": 7}
    assert line.unknown == ("claim", "links")


BAD = [
    pytest.param(b"{", LineFault.NOT_JSON, "is no JSON", id="half an object"),
    pytest.param(b"48 ships", LineFault.NOT_JSON, "Extra data", id="words"),
    pytest.param(GOOD + GOOD, LineFault.NOT_JSON, "Extra data", id="two on a line"),
    pytest.param(b'{"quote": "a\0b"}', LineFault.NOT_JSON, "Invalid control character", id="a zero byte"),
    pytest.param(b'{"value": NaN}', LineFault.NOT_JSON, "a number that is none", id="not a number"),
    pytest.param(b'{"value": -Infinity}', LineFault.NOT_JSON, "a number that is none", id="infinity"),
    pytest.param(b'{"value": 1e99999999999999999999}', LineFault.NOT_JSON, "a number that is none", id="no exponent that can be"),
    pytest.param(b'{"quote": "a", "quote": "b"}', LineFault.NOT_JSON, "the key 'quote' stands twice", id="a key twice"),
    pytest.param(b"[" * 50_000, LineFault.NOT_JSON, "nested too deep", id="nested"),
    pytest.param(b'"48 ships"', LineFault.NOT_AN_OBJECT, "no JSON object", id="text"),
    pytest.param(b"[1]", LineFault.NOT_AN_OBJECT, "no JSON object", id="a list"),
    pytest.param(b"null", LineFault.NOT_AN_OBJECT, "no JSON object", id="null"),
    pytest.param(b'{"quote": "caf\xe9"}', LineFault.NOT_UTF8, "byte 15 of the line is 0xE9", id="Latin-1"),
    pytest.param(b'{"quote": "a\\u0000b"}', LineFault.NOT_TEXT, "quote holds a zero character", id="a zero character"),
    pytest.param(b'{"subject": "\\ud800"}', LineFault.NOT_TEXT, "half a character", id="a lone surrogate"),
    pytest.param(b'{"quote": 48}', LineFault.BAD_FIELD, "quote is 48, not text", id="a number for words"),
    pytest.param(b'{"as_of": 2021}', LineFault.BAD_FIELD, "as_of is 2021, not text", id="a year as a number"),
    pytest.param(b'{"quote": ["a"]}', LineFault.BAD_FIELD, "quote is a list", id="a list for words"),
    pytest.param(b'{"value": true}', LineFault.BAD_FIELD, "value is true, not a number or text", id="a truth for a number"),
    pytest.param(b'{"value": {}}', LineFault.BAD_FIELD, "value is an object", id="an object for a number"),
    pytest.param(b'{"value": 1e99}', LineFault.BAD_FIELD, "value has more than 40 digits", id="too large"),
    pytest.param(b'{"value": ' + b"9" * 5_000 + b"}", LineFault.BAD_FIELD, "value has more than 40 digits", id="too many digits"),
    pytest.param(b'{"start": -1}', LineFault.BAD_FIELD, "start is -1, not a place", id="before the text"),
    pytest.param(b'{"start": 1.5}', LineFault.BAD_FIELD, "start is 1.5, not a place", id="between characters"),
    pytest.param(b'{"start": "7"}', LineFault.BAD_FIELD, "start is text, not a place", id="a place in words"),
    pytest.param(b'{"quote": "' + b"a" * 5_001 + b'"}', LineFault.TOO_LONG, "quote has more than 5,000", id="a long quote"),
    pytest.param(b'{"metric": "' + b"a" * 1_001 + b'"}', LineFault.TOO_LONG, "metric has more than 1,000", id="a long metric"),
    pytest.param(b'{"quote": "' + b"a" * LONGEST_LINE + b'"}', LineFault.TOO_LONG, "the line has more than 256 kB", id="a long line"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "fault", "said"), BAD)
def test_a_bad_line_is_told_and_stops_nothing(line: bytes, fault: LineFault, said: str) -> None:
    before, bad, after = read(GOOD + b"\n" + line + b"\n" + GOOD)
    assert isinstance(before, ClaimLine)
    assert isinstance(bad, BadLine)
    assert (bad.number, bad.fault) == (2, fault)
    assert said in bad.what
    assert isinstance(after, ClaimLine)
    assert after.number == 3


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"\n \r\n", [], id="empty lines"),
        pytest.param(codecs.BOM_UTF8 + GOOD, [1], id="a byte order mark"),
        pytest.param(GOOD + b"\r\n\r\n" + GOOD + b"\r\n", [1, 3], id="line ends of Windows"),
        pytest.param(b'{"quote": "a\xe2\x80\xa8b"}\n' + GOOD, [1, 2], id="a line separator inside"),
    ],
)
def test_what_is_no_line(raw: bytes, numbers: list[int]) -> None:
    assert [(type(line), line.number) for line in read(raw)] == [(ClaimLine, number) for number in numbers]


def test_a_line_of_any_length_is_passed_by() -> None:
    class Endless(BytesIO):
        """Never gives more than it is asked for, and counts the longest piece."""

        longest = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            found = super().readline(size)
            self.longest = max(self.longest, len(found))
            return found

    stream = Endless(b"x" * (5 * LONGEST_LINE) + b"\n" + GOOD)
    first, second = read_claim_lines(stream, "claims.ndjson")
    assert isinstance(first, BadLine)
    assert isinstance(second, ClaimLine)
    assert second.number == 2
    assert stream.longest <= LONGEST_LINE + 1


@pytest.mark.parametrize(
    ("raw", "error", "said"),
    [
        pytest.param(GOOD.decode().encode("utf-16"), WrongEncoding, "is UTF-16", id="UTF-16"),
        pytest.param(b"\n[" + GOOD + b"]", None, "", id="a list behind an empty line"),
        pytest.param(b" [\n" + GOOD + b"]", InputError, "begins with a JSON list", id="a list"),
    ],
)
def test_a_file_that_is_no_ndjson(raw: bytes, error: type[InputError] | None, said: str) -> None:
    if error is None:
        assert [type(line) for line in read(raw)] == [BadLine]
        return
    with pytest.raises(error, match=said):
        read(raw)


@given(st.lists(st.binary(max_size=60), max_size=4))
def test_no_bytes_are_too_much(lines: list[bytes]) -> None:
    raw = b'{"quote": "a"}\n' + b"\n".join(lines)
    assert all(isinstance(line, ClaimLine | BadLine) for line in read(raw))


@given(st.dictionaries(st.sampled_from(["quote", "value", "start", "metric", "x"]), st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2), max_leaves=4)))  # fmt: skip
def test_no_object_is_too_much(found: dict[str, object]) -> None:
    (line,) = read(json.dumps(found).encode())
    if isinstance(line, ClaimLine):
        assert all("\0" not in words and words.encode() for words in line.said.values())
