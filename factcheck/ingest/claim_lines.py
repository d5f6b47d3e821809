"""Lines of NDJSON, a claim each, as another program wrote them -> what they say, or why they cannot be read. No article is looked at."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import BinaryIO

from factcheck.core.claim_line import BadLine, ClaimLine, LineFault
from factcheck.errors import InputError, LineError, WrongEncoding

__all__ = ["LONGEST_LINE", "read_claim_lines"]

LONGEST_LINE = 256 * 1024
"""Bytes of a line. Reason: a claim of the ledger is some 1,000; what is far longer is no claim, and is not held in memory."""

_LONGEST = {"quote": 5_000, "context": 20_000}
_LONGEST_FIELD = 1_000
"""Code points of a field; of the quote and its sentence more. Reason: names and phrases are a few words; a quote of more is no single statement."""

_LARGEST = 40
"""Digits of a number, and the power of ten of the first. Reason: those of a value that a claim may have (review/fields.py)."""

_WORDS = frozenset(
    (
        "article address path title source key published kind form quote context prefix suffix value_text comparator direction unit unit_code per counted subject metric "
        "scope share_of as_of as_of_basis attribution modality extent occurrence actor action object instrument jurisdiction stage effective status rule id"
    ).split()
)
_NUMBERS = frozenset("value value_high change_from".split())
_PLACES = frozenset("start end value_start value_end".split())

_HALF = re.compile(r"[\ud800-\udfff]")


def read_claim_lines(stream: BinaryIO, where: str) -> Iterator[ClaimLine | BadLine]:
    """What each line says, in order; empty lines are passed over, but counted. No more than a line is held in memory.

    Raises InputError for a file that is no NDJSON as a whole: one in UTF-16, or one that holds a single JSON list.
    """
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = _without_mark(line, where)
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            _skip(stream)
            yield BadLine(
                number=number, fault=LineFault.TOO_LONG, what=f"the line has more than {LONGEST_LINE // 1024} kB"
            )
        elif line.strip():
            yield _read(number, line)


def _without_mark(line: bytes, where: str) -> bytes:
    """The first line without a byte order mark. Raises InputError for a file that is no NDJSON."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise WrongEncoding(
            "is UTF-16",
            where=where,
            mend="Convert it first: iconv -f UTF-16 -t UTF-8 claims.ndjson > claims.utf8.ndjson.",
        )
    line = line.removeprefix(codecs.BOM_UTF8)
    if line.lstrip().startswith(b"["):
        raise InputError(
            "begins with a JSON list, not with a claim on a line of its own",
            where=where,
            mend="Write one claim a line: jq -c '.[]' FILE.",
        )
    return line


def _skip(stream: BinaryIO) -> None:
    """Goes to the end of a line."""
    while (more := stream.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
        pass


def _read(number: int, line: bytes) -> ClaimLine | BadLine:
    unknown: tuple[str, ...] = ()
    try:
        found = _parsed(line)
        unknown = tuple(name for name in found if name not in _WORDS | _NUMBERS | _PLACES)
        said = {name: words for name in found if (words := _words(name, found[name])) is not None}
        places = {name: _place(name, found[name]) for name in found if name in _PLACES and found[name] is not None}
    except LineError as error:
        return BadLine(number=number, fault=LineFault(error.fault), what=str(error), unknown=unknown)
    return ClaimLine(number=number, said=said, places=places, unknown=unknown)


def _parsed(line: bytes) -> Mapping[str, object]:
    """The object of a line. Raises LineError."""
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise LineError(
            LineFault.NOT_UTF8, f"byte {error.start + 1} of the line is 0x{line[error.start]:02X}, which is no UTF-8"
        ) from error
    try:
        found = _DECODER.decode(text)
    except LineError:
        raise
    except json.JSONDecodeError as error:
        raise LineError(LineFault.NOT_JSON, f"the line is no JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, ArithmeticError) as error:
        raise LineError(LineFault.NOT_JSON, "the line is no JSON: it holds a number that is none") from error
    except RecursionError as error:
        raise LineError(LineFault.NOT_JSON, "the line is no JSON that is read: it is nested too deep") from error
    if not isinstance(found, dict):
        raise LineError(
            LineFault.NOT_AN_OBJECT, "the line is no JSON object", mend='Write {"article": "A1", "quote": …}.'
        )
    return found


def _words(name: str, value: object) -> str | None:
    """What a field of words, or a number, says; None where it says nothing, or is another kind of field. Raises LineError."""
    if value is None or name not in _WORDS | _NUMBERS:
        return None
    if name in _NUMBERS and isinstance(value, Decimal):
        return _digits(name, value)
    if not isinstance(value, str):
        kind = "a number or text" if name in _NUMBERS else "text"
        raise LineError(LineFault.BAD_FIELD, f"{name} is {_named(value)}, not {kind}")
    if "\0" in value or _HALF.search(value):
        what = "a zero character" if "\0" in value else "half a character (a lone surrogate)"
        raise LineError(LineFault.NOT_TEXT, f"{name} holds {what}")
    longest = _LONGEST.get(name, _LONGEST_FIELD)
    if len(value) > longest:
        raise LineError(LineFault.TOO_LONG, f"{name} has more than {longest:,} characters")
    return value if value.strip() else None


def _digits(name: str, value: Decimal) -> str:
    if len(value.as_tuple().digits) > _LARGEST or abs(value.adjusted()) > _LARGEST:
        raise LineError(LineFault.BAD_FIELD, f"{name} has more than {_LARGEST} digits")
    return format(value, "f")


def _place(name: str, value: object) -> int:
    """A place in a text. Raises LineError."""
    if not isinstance(value, Decimal) or not 0 <= value < 10**9 or value != int(value):
        raise LineError(LineFault.BAD_FIELD, f"{name} is {_named(value)}, not a place in the text, counted from 0")
    return int(value)


def _named(value: object) -> str:
    """A value in a few words, whatever it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return f"{value!s:.40}" if isinstance(value, Decimal) else "text"


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise LineError(LineFault.NOT_JSON, f"the key {name[:40]!r} stands twice")
        found[name] = value
    return found


def _constant(name: str) -> object:
    raise ValueError(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=Decimal, parse_int=Decimal, parse_constant=_constant)
"""Numbers come as they are written: no float is made."""
