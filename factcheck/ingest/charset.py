"""In which encoding bytes are, and the characters that they are: a byte order mark, what was declared, what the bytes themselves show."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
    """The characters of bytes: by their byte order mark, as UTF-8 where they are, by what was declared (by whom, which label; the first goes before the others), by what they look like.

    None where nothing is clear. A declaration that the bytes contradict is told.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            text, broken = _lenient(raw[len(mark) :], name)
            return Characters(text, name, _damage(broken, name))
    said = next(((who, codec) for who, label in declared if (codec := codec_of(label))), None)
    if said is not None and said[1].startswith("utf-16") and b"\x00" in raw:
        text, broken = _lenient(raw, said[1])
        return Characters(text, said[1], _damage(broken, said[1]))
    if said is not None and not said[1].startswith("utf-"):
        return _as_said(raw, *said)
    try:
        return Characters(raw.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        pass
    text, broken = _lenient(raw, "utf-8")
    whole = sum(len(found) for found in _HIGH.findall(raw))
    if broken * _FEW <= len(text) and broken * 4 <= whole:
        return Characters(text, "utf-8", _damage(broken, "utf-8"))
    found = guess(raw)
    if found is None:
        return None if said is None else Characters(text, "utf-8", _damage(broken, "utf-8"))
    why = f"{said[0]} declares {said[1]}, which it is not" if said else "it declares no encoding and is not UTF-8"
    return Characters(found.text, found.charset, (f"read as {found.charset}: {why}", *found.notes))


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

    best = from_bytes(raw[:_SAMPLE]).best()
    name = None if best is None else codec_of(best.encoding) or codec_of(best.encoding.replace("_", "-"))
    if best is None or name is None or best.chaos > _SURE:
        return None
    text, broken = _lenient(raw, name)
    high = sum(len(found) for found in _HIGH.findall(raw[:_SAMPLE]))
    if best.coherence < _COHERENT and (name not in _WIDE or high < _LEAST_WIDE):
        return None
    return None if broken * _FEW > len(text) else Characters(text, name, _damage(broken, name))


def usual(raw: bytes) -> Characters:
    """Bytes as windows-1252, the encoding that browsers take where nothing else is clear (Source: HTML Living Standard, section 13.2.3.2)."""
    text, broken = _lenient(raw, "windows-1252")
    note = "read as windows-1252, as browsers do: it declares no encoding, and none is clear"
    return Characters(text, "windows-1252", (note, *_damage(broken, "windows-1252")))


def _as_said(raw: bytes, who: str, codec: str) -> Characters:
    """Bytes by a declaration other than Unicode; as UTF-8 where they are that, and more than ASCII."""
    if _HIGH.search(raw):
        try:
            return Characters(
                raw.decode("utf-8"), "utf-8", (f"read as utf-8: {who} declares {codec}, but the bytes are UTF-8",)
            )
        except UnicodeDecodeError:
            pass
    text, broken = _lenient(raw, codec)
    if broken * _FEW > len(text):
        found = guess(raw)
        if found is not None and found.charset != codec:
            return Characters(
                found.text, found.charset, (f"read as {found.charset}: {who} declares {codec}, which it is not",)
            )
    return Characters(text, codec, _damage(broken, codec))


def _lenient(raw: bytes, name: str) -> tuple[str, int]:
    """The characters of bytes in an encoding, and how many sequences did not fit and became a replacement character."""
    codec = _CODECS.get(name, name)
    try:
        return raw.decode(codec), 0
    except UnicodeDecodeError:
        text = raw.decode(codec, "replace")
        return text, text.count("\ufffd")


def _damage(broken: int, name: str) -> tuple[str, ...]:
    times = "1 place does" if broken == 1 else f"{broken:,} places do"
    return (f"{times} not fit {name} and shows as \ufffd",) if broken else ()
