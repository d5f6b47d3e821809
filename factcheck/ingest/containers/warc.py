"""WARC: the answers of web servers as a crawler wrote them down, one article for each record that holds one."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from factcheck.core.document import Refusal
from factcheck.core.original import Original
from factcheck.core.vocabulary import Got
from factcheck.errors import FactcheckError, InputError, TooLarge
from factcheck.ingest.containers.unpacking import Budget, unpack_content
from factcheck.ingest.decode import MAX_BYTES

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

__all__ = ["is_warc", "unpack_warc"]

_SIGNATURE = re.compile(rb"(?:\r?\n)*WARC/\d\.\d{1,2}\r?\n")
_ARTICLES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"})
"""Media types that articles come in. Style sheets, scripts, pictures, feeds are passed over."""

_MAX_HEADER = 1024 * 1024
_MAX_BLANK = 1024
"""So many blank lines between two records at most; the standard asks for two. Source: ISO 28500:2017, 4."""

_PIECE = 64 * 1024
_PARAMETER = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_OK = "200"
_WORD = 40
_KINDS = 20
"""So many kinds of records without an article are told apart: what a file calls them, and how many, is its own affair."""


def is_warc(head: bytes, original: Original) -> bool:  # noqa: ARG001 - the shape of all of them
    """Do the first bytes begin a WARC record?"""
    return _SIGNATURE.match(head) is not None


def unpack_warc(stream: BinaryIO, around: Original, budget: Budget) -> Iterator[Original | Refusal]:
    """The articles in the ``response`` records that answer with 200, and in the ``resource`` records; at the end, how many records hold none.

    Raises InputError where the file breaks off: what stands before is read.
    """
    from warcio.recordloader import ArcWarcRecordLoader

    lines = _Lines(stream, around.where)
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    left: Counter[str] = Counter()
    broken: InputError | None = None
    try:
        while (record := _next(loader, lines, around.where)) is not None:
            found = _whole(loader, record, around, left, budget)
            if found is not None:
                yield found
    except InputError as error:
        broken = error
    if left:
        yield _told(left, around.where)
    if broken is not None:
        raise broken


class _Lines:
    """The file as warcio reads it, but no line and no header is endless."""

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where = stream, where
        self.left = _MAX_HEADER

    def readline(self, length: int | None = None) -> bytes:
        """A line, or as much of it as was asked for. Raises InputError where the lines of one record are larger than the cap."""
        most = self.left + 1 if length is None else min(length, self.left + 1)
        line = self._stream.readline(most)
        self.left -= len(line)
        if self.left < 0:
            raise _broken(self._where, f"has a record with a header of more than {_MAX_HEADER // 1024} kB")
        return line

    def read(self, length: int | None = None) -> bytes:
        """So many bytes, fewer at the end."""
        return self._stream.read(-1 if length is None else length)


def _next(loader: ArcWarcRecordLoader, lines: _Lines, where: str) -> ArcWarcRecord | None:
    """The next record, its body unread; None at the end. Raises InputError where none begins."""
    lines.left = _MAX_HEADER
    line = lines.readline()
    for _ in range(_MAX_BLANK):
        if line.strip():
            break
        if not line:
            return None
        line = lines.readline()
    if not line.startswith(b"WARC/"):
        raise _broken(where, "has something else where a record should begin")
    logger = logging.getLogger("warcio")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    try:
        record = loader.parse_record_stream(lines, line, "warc", no_record_parse=True)
    except FactcheckError:
        raise
    except Exception as error:
        raise _broken(where, "has a record whose header cannot be read") from error
    if not hasattr(record.raw_stream, "limit"):
        raise _broken(where, "has a record that does not say how long it is")
    return record


def _whole(
    loader: ArcWarcRecordLoader, record: ArcWarcRecord, around: Original, left: Counter[str], budget: Budget
) -> Original | Refusal | None:
    """What a record holds, once it was read to its end. Raises InputError where that is missing."""
    try:
        found = _article_in(loader, record, around, left, budget)
        while record.raw_stream.read(_PIECE):
            pass
    except EOFError:
        raise _broken(around.where, "breaks off inside a record") from None
    if record.raw_stream.limit > 0:
        raise _broken(around.where, "breaks off inside a record")
    return found


def _article_in(
    loader: ArcWarcRecordLoader, record: ArcWarcRecord, around: Original, left: Counter[str], budget: Budget
) -> Original | Refusal | None:
    """The article in a record, None where it holds none, which is counted in ``left``."""
    kind = (record.rec_type or "unknown")[:_WORD]
    headers = record.rec_headers
    address = headers.get_header("WARC-Target-URI") or ""
    said = headers.get_header("Content-Type") or ""
    is_answer = kind == "response" and address.lower().startswith(("http:", "https:"))
    if kind != "resource" and not is_answer:
        _count(left, kind)
        return None
    http: Any = None
    if is_answer:
        if not record.raw_stream.limit:
            _count(left, "response without an answer")
            return None
        http = loader.http_parser.parse(record.raw_stream)
        said = http.get_header("content-type") or ""
        if http.get_statuscode() != _OK:
            _count(left, "answer other than 200")
            return None
    media_type = said.partition(";")[0].strip().lower() or None
    if media_type is not None and media_type not in _ARTICLES:
        _count(left, f"{kind} that is {media_type[:_WORD]}")
        return None
    where = f"{around.where}: {address}"
    raw = record.raw_stream.read(MAX_BYTES + 1)
    try:
        if http is not None and len(raw) <= MAX_BYTES:
            raw = _body(raw, http)
            budget.take(len(raw))
    except ValueError:
        return Refusal(where, InputError("is packed in a way that is not read, or damaged", where=where))
    if len(raw) > MAX_BYTES:
        cap = f"holds more than {MAX_BYTES // 1024 // 1024} MB, the cap on one article"
        return Refusal(where, TooLarge(cap, where=where, mend="It was left out."))
    is_online = address.lower().startswith(("http:", "https:"))
    charset = _PARAMETER.search(said)
    return replace(
        around,
        raw=raw,
        where=where,
        got=Got.RECORD,
        address=address if is_online else around.address and f"{around.address}!/{address}",
        base=address if is_online else None,
        media_type=media_type,
        charset=charset[1] if charset else None,
        retrieved=_moment(headers.get_header("WARC-Date")),
        etag=None if http is None else http.get_header("etag"),
        last_modified=None if http is None else http.get_header("last-modified"),
    )


def _body(raw: bytes, http: Any) -> bytes:
    """The body of an answer as the server meant it. Raises ValueError for one that does not unpack."""
    from warcio.bufferedreaders import ChunkedDataReader

    if (http.get_header("transfer-encoding") or "").strip().lower() == "chunked":
        raw = ChunkedDataReader(BytesIO(raw)).read()
    coding = http.get_header("content-encoding") or ""
    # Some crawlers keep the header and unpack the body.
    is_packed = raw.startswith(b"\x1f\x8b") or "gzip" not in coding.lower()
    return unpack_content(raw, coding, MAX_BYTES) if coding and is_packed else raw


def _moment(printed: str | None) -> datetime | None:
    """When the record was made, None where it does not say. Source: ISO 28500:2017, 5.4: a W3C date and time in UTC."""
    try:
        found = datetime.fromisoformat((printed or "").strip())
        return found.astimezone(UTC) if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _count(left: Counter[str], kind: str) -> None:
    """Counts a record that holds no article."""
    left[kind if kind in left or len(left) < _KINDS else "of other kinds"] += 1


def _told(left: Counter[str], where: str) -> Refusal:
    """One line for all records that hold no article."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(left.items(), key=lambda one: (-one[1], one[0])))
    what = f"has {left.total()} records that hold no article and were passed over ({kinds})"
    return Refusal(where, InputError(what, where=where), passed_over=True)


def _broken(where: str, what: str) -> InputError:
    return InputError(what, where=where, mend="What stands before it was read.")
