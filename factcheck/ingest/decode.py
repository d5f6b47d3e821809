"""Bytes -> text, character for character, or a clear refusal."""

from __future__ import annotations

import codecs
import re
from shlex import quote

from factcheck.errors import EmptyArticle, NotText, TooLarge, WrongEncoding
from factcheck.ingest.charset import Characters, codec_of, guess, read_declared

__all__ = ["MAX_BYTES", "check_size", "decode"]

MAX_BYTES = 16 * 1024 * 1024
"""The cap on one article. The longest novels are some 6 MB as plain text; what is larger is no article."""

_SIGNATURES = (
    (b"PK\x03\x04", "an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"<?xml", "XML that is neither a page nor a feed"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
)
"""First bytes of what people feed in by mistake. Source: the file formats' own specifications."""

_BINARY_SHARE = 0.01
"""More control characters than one in a hundred, and a file is no text."""

_UTF16_SHARE = 0.3
"""UTF-16 English has a zero in every second byte: half of one parity, nearly none of the other."""

_HIGH_SHARE = 0.25
"""More bytes above 0x7F than this: a text that is not in Latin letters."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(r"\w")


def decode(raw: bytes, where: str, declared: str | None = None) -> Characters:
    """The characters of a file: UTF-8, UTF-16 with a byte order mark, the encoding that a server declared, or one that the bytes clearly are in. Line ends stay as they are.

    A byte order mark says how a file is encoded and is no part of its text (Source: The Unicode Standard, 23.8), so spans
    count from the first character behind it. Raises TooLarge, EmptyArticle, NotText or WrongEncoding.
    """
    _check_readable(raw, where)
    found = _decoded(raw, where, declared)
    if len(_CONTROL.findall(found.text)) > _BINARY_SHARE * len(found.text):
        raise NotText(
            "is not text: too many control characters", where=where, mend="Save its words as plain text (.txt) first."
        )
    if not _WORD.search(found.text):
        raise EmptyArticle("holds no words", where=where, mend="Check that it was saved, or leave it out.")
    return found


def check_size(raw: bytes, where: str) -> None:
    """Raises TooLarge for more bytes than an article has."""
    if len(raw) > MAX_BYTES:
        raise TooLarge(
            f"holds more than {MAX_BYTES // 1024 // 1024} MB, the cap on one article",
            where=where,
            mend="Split it, one article a file.",
        )


def _check_readable(raw: bytes, where: str) -> None:
    """Raises TooLarge for more bytes than an article has, and NotText for what is no text by its first bytes."""
    check_size(raw, where)
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            raise NotText(f"is {name}, not text", where=where, mend="Save its words as plain text (.txt) first.")


def _decoded(raw: bytes, where: str, declared: str | None) -> Characters:
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _wrong("is UTF-32", "UTF-32", where)
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be")):
        if raw.startswith(mark):
            try:
                return Characters(raw[len(mark) :].decode(name), name)
            except UnicodeDecodeError as error:
                at = error.start + len(mark)
                raise _wrong(f"begins like UTF-16, but byte {at} does not fit", "UTF-16", where) from error
    if b"\x00" in raw:
        raise _zeros(raw, where)
    try:
        return Characters(raw.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError as error:
        if len(_CONTROL_BYTES.findall(raw)) > _BINARY_SHARE * len(raw):
            raise NotText("is not text", where=where, mend="Save its words as plain text (.txt) first.") from error
        found = read_declared(raw, ("the server", declared)) if codec_of(declared) else _guessed(raw)
        if found is not None:
            return found
        what = f"is not UTF-8: byte {error.start} is 0x{raw[error.start]:02X}"
        raise _wrong(what, _likely(raw), where) from error


def _guessed(raw: bytes) -> Characters | None:
    """Bytes that are no UTF-8 in the encoding that they clearly are in, None where it is not clear. A file that is UTF-8 but for a broken place is refused: its bytes are the text."""
    found = guess(raw)
    if found is None or "\ufffd" in found.text:
        return None
    return Characters(found.text, found.charset, (f"read as {found.charset}: it is not UTF-8",))


def _zeros(raw: bytes, where: str) -> NotText | WrongEncoding:
    half = max(1, len(raw) // 2)
    even, odd = raw[0::2].count(0) / half, raw[1::2].count(0) / half
    if odd > _UTF16_SHARE and even < _BINARY_SHARE:
        return _wrong("is UTF-16 without a byte order mark", "UTF-16LE", where)
    if even > _UTF16_SHARE and odd < _BINARY_SHARE:
        return _wrong("is UTF-16 without a byte order mark", "UTF-16BE", where)
    return NotText("is not text: it holds zero bytes", where=where, mend="Save its words as plain text (.txt) first.")


def _likely(raw: bytes) -> str:
    """The name of the encoding that the bytes are most likely in: good enough for a hint, never for reading."""
    high = sum(byte > 0x7F for byte in raw[:4096]) / max(1, len(raw[:4096]))
    if high <= _HIGH_SHARE:
        return "WINDOWS-1252"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "WINDOWS-1251"
    return "GB18030"


def _wrong(what: str, encoding: str, where: str) -> WrongEncoding:
    is_path = (
        "://" not in where and ": " not in where
    )  # of an address, or a member of an archive, nothing lies there to be converted
    name = where if is_path else "FILE"
    new = re.sub(r"(\.[^./]{1,10})?$", ".utf8.txt", name, count=1)
    first = "Convert it first" if is_path else "Save it to a file and convert that"
    mend = f"{first}, most likely with: iconv -f {encoding} -t UTF-8 {quote(name)} > {quote(new)}"
    return WrongEncoding(what, where=where, mend=mend)
