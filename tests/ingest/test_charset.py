from __future__ import annotations

import pytest

from factcheck.ingest.charset import codec_of, guess, read_declared

ENGLISH = "The port of Kiel took 48 ships in 2020, and the mayor said that it was “the best year” of all — a café owner’s view."
CHINESE = "包头市稀土高新区现有各类研发平台一百一十九个，其中国家级平台十个。去年以来，高新区不断加大对企业研发平台建设的支持力度。"
RUSSIAN = "Порт Киля принял в прошлом году сорок восемь судов, сообщил мэр города. Это был лучший год за всю историю порта, сказал он журналистам."


@pytest.mark.parametrize(
    ("label", "name"),
    [
        pytest.param("ISO-8859-1", "windows-1252", id="Latin 1 is windows-1252"),
        pytest.param(" us-ascii ", "windows-1252", id="ASCII too"),
        pytest.param("gb2312", "gb18030", id="the wider Chinese one"),
        pytest.param("'UTF8'", "utf-8", id="in quotes"),
        pytest.param("klingon", None, id="unknown"),
        pytest.param(None, None, id="nothing said"),
    ],
)
def test_labels(label: str | None, name: str | None) -> None:
    assert codec_of(label) == name


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        pytest.param(ENGLISH, "cp1252", "windows-1252", id="English"),
        pytest.param(ENGLISH, "mac_roman", "macintosh", id="English of an old Macintosh"),
        pytest.param(CHINESE, "gb18030", "gb18030", id="Chinese"),
        pytest.param(RUSSIAN, "cp1251", "windows-1251", id="Russian"),
        pytest.param(f"a{CHINESE}\n" * 400, "gb18030", "gb18030", id="long, in lines"),
    ],
)
def test_guesses(text: str, codec: str, name: str) -> None:
    found = guess(text.encode(codec))
    assert found is not None
    assert (found.charset, found.text) == (name, text)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("caf\xe9 with 48 seats".encode("latin-1"), id="too short"),
        pytest.param("包头市有平台".encode("gb18030"), id="too short in Chinese"),
        pytest.param("The café in the port of Kiel took 48 guests, and the mayor said that it was the best of all the places".encode("cp850"), id="English of DOS"),
        pytest.param(bytes(range(128, 256)) * 3, id="any bytes"),
    ],
)  # fmt: skip
def test_says_nothing_where_it_is_not_clear(raw: bytes) -> None:
    assert guess(raw) is None


@pytest.mark.parametrize(
    ("raw", "declared", "name", "note"),
    [
        pytest.param(b"\xef\xbb\xbf" + ENGLISH.encode(), "iso-8859-1", "utf-8", None, id="a mark goes first"),
        pytest.param(ENGLISH.encode("cp1252"), "iso-8859-1", "windows-1252", None, id="what is declared"),
        pytest.param(ENGLISH.encode("cp1252"), None, "windows-1252", "it declares no encoding and is not UTF-8", id="nothing declared"),
        pytest.param(ENGLISH.encode("cp1252"), "utf-8", "windows-1252", "the server declares utf-8, which it is not", id="a wrong declaration"),
        pytest.param(ENGLISH.encode(), "latin1", "utf-8", "the server declares windows-1252, but the bytes are UTF-8", id="UTF-8 under another name"),
        pytest.param(CHINESE.encode("gb18030"), "gbk", "gb18030", None, id="Chinese as declared"),
        pytest.param(CHINESE.encode("gb18030"), "iso-8859-1", "gb18030", "the server declares windows-1252, which it is not", id="Chinese on a server that declares Latin"),
        pytest.param(ENGLISH.encode("utf-16-le"), "utf-16", "utf-16le", None, id="UTF-16 that only the server tells"),
        pytest.param(ENGLISH.encode("utf-16-be"), "utf-16", "utf-16be", None, id="the other order of bytes"),
    ],
)  # fmt: skip
def test_reads(raw: bytes, declared: str | None, name: str, note: str | None) -> None:
    found = read_declared(raw, ("the server", declared))
    assert found is not None
    assert found.charset == name
    assert found.text in {ENGLISH, CHINESE}
    assert found.notes == (() if note is None else (f"read as {name}: {note}",))


@pytest.mark.parametrize(
    ("text", "codec", "server", "page", "note"),
    [
        pytest.param("包头市", "gb18030", "utf-8", "gb2312", "read as gb18030: the server declares utf-8, and the page gb18030", id="the server declares UTF-8"),
        pytest.param("港口 有 48 艘船，市长 说。今年 很好", "gb18030", "iso-8859-1", "gbk", "read as gb18030: the server declares windows-1252, and the page gb18030", id="the server declares Latin"),
        pytest.param("Das Café für Öl", "cp1252", "iso-8859-1", "gb2312", None, id="the server is right"),
        pytest.param("Порт Киля", "koi8-r", "utf-16", "koi8-r", "read as koi8-r: the server declares utf-16le, and the page koi8-r", id="UTF-16 without a zero"),
        pytest.param("Lima", "utf-16-le", "iso-8859-1", "utf-16le", None, id="UTF-16 by its zeros"),
    ],
)  # fmt: skip
def test_the_declaration_that_the_bytes_can_be_counts(
    text: str, codec: str, server: str, page: str, note: str | None
) -> None:
    found = read_declared(text.encode(codec), ("the server", server), ("the page", page))
    assert found is not None
    assert (found.text, found.notes) == (text, () if note is None else (note,))


def test_utf_8_that_was_cut_is_utf_8_whatever_it_is_called() -> None:
    found = read_declared((CHINESE * 4).encode()[:-1], ("the server", "iso-8859-1"))
    assert found is not None
    assert (found.charset, found.text[:-1]) == ("utf-8", (CHINESE * 4)[:-1])
    assert len(found.notes) == 2


def test_damage_is_told_and_the_rest_is_read() -> None:
    found = read_declared((ENGLISH * 4).encode().replace(b"\xe2\x80\x94", b"\xe2\x80", 1), ("the page", "utf-8"))
    assert found is not None
    assert found.charset == "utf-8"
    assert found.notes == ("1 place does not fit utf-8 and shows as \ufffd",)
    assert "“the best year”" in found.text
