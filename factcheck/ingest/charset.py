"""In which encoding bytes are, and the characters that they are: a byte order mark, what was declared, what the bytes themselves show."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.lexicon.english import is_english

__all__ = ["Characters", "codec_of", "guess", "read_declared", "usual"]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))

_LABELS = {
    label: name
    for name, labels in {
        "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4",
        "utf-16le": "utf-16 utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff",
        "utf-16be": "utf-16be unicodefffe",
        "windows-1252": (
            "windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252"
        ),
        "iso-8859-2": "iso-8859-2 csisolatin2 iso8859-2 iso88592 iso_8859-2 l2 latin2",
        "iso-8859-5": "iso-8859-5 csisolatincyrillic cyrillic iso8859-5 iso88595 iso_8859-5",
        "iso-8859-7": "iso-8859-7 greek greek8 iso8859-7 iso88597 iso_8859-7",
        "iso-8859-15": "iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9",
        "windows-1250": "windows-1250 cp1250 x-cp1250",
        "windows-1251": "windows-1251 cp1251 x-cp1251",
        "windows-1253": "windows-1253 cp1253 x-cp1253",
        "windows-1254": "windows-1254 cp1254 csisolatin5 iso-8859-9 iso8859-9 iso88599 iso_8859-9 l5 latin5 x-cp1254",
        "windows-1255": "windows-1255 cp1255 x-cp1255",
        "windows-1256": "windows-1256 cp1256 x-cp1256",
        "windows-1257": "windows-1257 cp1257 x-cp1257",
        "windows-1258": "windows-1258 cp1258 x-cp1258",
        "windows-874": "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620",
        "koi8-r": "koi8-r cskoi8r koi koi8 koi8_r",
        "koi8-u": "koi8-u koi8-ru",
        "macintosh": "macintosh csmacintosh mac x-mac-roman mac_roman",
        "gb18030": "gb18030 gbk gb2312 chinese csgb2312 csiso58gb231280 gb_2312 gb_2312-80 iso-ir-58 x-gbk cp936",
        "big5": "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950",
        "euc-jp": "euc-jp cseucpkdfmtjapanese x-euc-jp euc_jp euc-jis-2004 euc-jisx0213",
        "iso-2022-jp": "iso-2022-jp csiso2022jp",
        "shift_jis": "shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932",
        "euc-kr": "euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949",
    }.items()
    for label in labels.split()
}
"""Source: WHATWG Encoding Standard, section 4.2, without the labels of encodings that no page has been seen in, with the names that Python's detection uses."""

_CODECS = {
    "windows-874": "cp874",
    "macintosh": "mac_roman",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
"""Python's names for encodings that it calls otherwise."""

_FEW = 200
"""One broken sequence in so many characters beyond ASCII is damage; more, and the declaration is wrong."""

_SAMPLE = 32 * 1024
_SURE = 0.2
"""The highest disorder that is sure. Source: charset-normalizer's ``chaos``, which is below it for texts and above for others in the tests."""

_COHERENT = 0.35
"""The least likeness to a language that is sure. Source: charset-normalizer's ``coherence``."""

_WIDE = frozenset("gb18030 big5 euc-jp shift_jis euc-kr".split())
"""Encodings with two bytes a character and more: other bytes seldom fit them by chance."""

_LEAST_WIDE = 60
"""So many bytes beyond ASCII that all fit are no chance."""

_LATIN = frozenset("windows-1252 windows-1250 windows-1254 windows-1257 iso-8859-2 iso-8859-15 macintosh".split())
"""Encodings of one byte a letter in which all bytes, or nearly all, are some letter: they fit everything."""

_IN_A_RUN, _LEAST_HIGH = 2.5, 12
"""Their letters beyond ASCII stand alone, or two together; where they make whole words, it is another alphabet. Reason: French, German, Polish and Turkish have 1.0 to 1.2 in a run, Russian 5, Chinese 20."""

_SPACE_BEHIND = re.compile(rb".*[\s<>]", re.DOTALL)
"""Up to a byte that is none of a longer character in any encoding that is read."""

_HIGH = re.compile(rb"[\x80-\xff]+")
_CURLY_MAC = re.compile(rb"[A-Za-z]\xd5[a-z]|(?<![\x80-\xff])[\xd2\xd4][A-Za-z]")
_CURLY = re.compile(rb"[\x91-\x97]")
_MISPRINT = re.compile(r"[^\W\d_][ƒ‚„†‡ˆ‰‹]|[^\W\d_][ƒ‚„†‡ˆ‰‹›ŽŠ¡¿¢¤¥¦§¨ª«¬¯°±²³´µ¶¸¹º»¼½¾×÷\x80-\x9f][^\W\d_]")
"""Marks that no word ends with or has inside: what letters of the old encodings of DOS and of Macintoshes look like in windows-1252."""


@dataclass(frozen=True, slots=True)
class Characters:
    """Bytes read as characters: the ``text`` without a byte order mark, the name of the encoding, and what was odd about it in short sentences."""

    text: str
    charset: str
    notes: tuple[str, ...] = ()


def codec_of(label: str | None) -> str | None:
    """The encoding that a label means (``iso-8859-1`` means ``windows-1252``, ``gb2312`` ``gb18030``), None where it means none that is read."""
    return _LABELS.get((label or "").strip(" \t\r\n\f\"'").lower())


def read_declared(raw: bytes, *declared: tuple[str, str | None]) -> Characters | None:
    """The characters of bytes: by their byte order mark, as UTF-8 where they are, by the first declaration that they can be (by whom, which label), by what they look like.

    None where nothing is clear. A declaration that the bytes contradict is told.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _damaged(*_lenient(raw[len(mark) :], name), name)
    said = [(who, codec) for who, label in declared if (codec := codec_of(label)) is not None]
    if b"\x00" in raw and any(codec.startswith("utf-16") for _, codec in said):
        # Without a mark the zeros of Latin letters tell the order of the bytes: a label that is only `utf-16` does not.
        name = "utf-16be" if raw[::2].count(0) > raw[1::2].count(0) else "utf-16le"
        return _damaged(*_lenient(raw, name), name)
    if not said or _HIGH.search(raw) or said[0][1].startswith("utf-"):
        found = _as(raw, "utf-8")
        if found is not None:
            return _told(found, said, "but the bytes are UTF-8")
    for who, codec in said:
        found = None if codec.startswith("utf-") else _as(raw, codec)
        if found is not None:
            return _told(found, said, f"and {who} {codec}")
    found = guess(raw)
    if found is not None:
        return _told(found, said, "which it is not" if said else "it declares no encoding and is not UTF-8")
    name = "utf-8" if not said or said[0][1].startswith("utf-") else said[0][1]
    return _damaged(*_lenient(raw, name), name) if said else None


def _told(found: Characters, said: Sequence[tuple[str, str]], why: str) -> Characters:
    """The characters, with a note where their encoding is not the first that was declared."""
    codec = found.charset
    if said and (codec == said[0][1] or (codec == "utf-8" and said[0][1].startswith("utf-"))):
        return found
    if not said and codec == "utf-8":
        return found
    declares = f"{said[0][0]} declares {said[0][1]}, " if said else ""
    return replace(found, notes=(f"read as {codec}: {declares}{why}", *found.notes))


def _as(raw: bytes, codec: str) -> Characters | None:
    """Bytes in an encoding, with a little damage; None where they are not in it."""
    text, broken = _lenient(raw, codec)
    if broken * _FEW > len(text):
        return None
    if broken or codec in _LATIN:
        runs = _HIGH.findall(raw)
        whole = sum(map(len, runs))
        if codec == "utf-8" and broken * 4 > whole:
            return None
        if codec in _LATIN and whole >= _LEAST_HIGH and whole > _IN_A_RUN * len(runs):
            return None
    return _damaged(text, broken, codec)


def guess(raw: bytes) -> Characters | None:
    """Bytes that are not UTF-8, as what they look like; None where that is not clear.

    English with a few letters beyond ASCII is windows-1252, the encoding that undeclared English is in, where its marks fall as in words; other
    languages are left to charset-normalizer.
    """
    plain = _HIGH.sub(b" ", raw[:_SAMPLE]).decode("ascii", "replace")
    if is_english(plain):
        english = "macintosh" if _CURLY_MAC.search(raw) and not _CURLY.search(raw) else "windows-1252"
        text, broken = _lenient(raw, english)
        return None if broken or _MISPRINT.search(text) else Characters(text, english)
    from charset_normalizer import from_bytes

    cut = _SPACE_BEHIND.match(raw[:_SAMPLE]) if len(raw) > _SAMPLE else None  # half a character spoils it
    sample = raw[:_SAMPLE] if cut is None else cut[0]
    best = from_bytes(sample).best()
    name = None if best is None else codec_of(best.encoding) or codec_of(best.encoding.replace("_", "-"))
    if best is None or name is None or best.chaos > _SURE:
        return None
    text, broken = _lenient(raw, name)
    high = sum(map(len, _HIGH.findall(sample)))
    if best.coherence < _COHERENT and (name not in _WIDE or high < _LEAST_WIDE):
        return None
    return None if broken * _FEW > len(text) else _damaged(text, broken, name)


def usual(raw: bytes) -> Characters:
    """Bytes as windows-1252, the encoding that browsers take where nothing else is clear (Source: HTML Living Standard, section 13.2.3.2)."""
    found = _damaged(*_lenient(raw, "windows-1252"), "windows-1252")
    note = "read as windows-1252, as browsers do: it declares no encoding, and none is clear"
    return replace(found, notes=(note, *found.notes))


def _lenient(raw: bytes, name: str) -> tuple[str, int]:
    """The characters of bytes in an encoding, and how many sequences did not fit and became a replacement character."""
    codec = _CODECS.get(name, name)
    try:
        return raw.decode(codec), 0
    except UnicodeDecodeError:
        text = raw.decode(codec, "replace")
        return text, text.count("\ufffd")


def _damaged(text: str, broken: int, name: str) -> Characters:
    """The characters, with a note on the places that did not fit."""
    times = "1 place does" if broken == 1 else f"{broken:,} places do"
    return Characters(text, name, (f"{times} not fit {name} and shows as \ufffd",) if broken else ())
