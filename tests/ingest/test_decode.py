from __future__ import annotations

import pytest

from factcheck.errors import EmptyArticle, InputError, NotText, TooLarge, WrongEncoding
from factcheck.ingest.decode import MAX_BYTES, decode


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(
            "Fünf Schiffe\r\n\u00a0und mehr\u2028".encode(),
            "Fünf Schiffe\r\n\u00a0und mehr\u2028",
            id="utf-8, line ends kept",
        ),
        pytest.param(b"\xef\xbb\xbf48 ships", "48 ships", id="the mark is no part of the text"),
        pytest.param("48 ships\r\n".encode("utf-16"), "48 ships\r\n", id="utf-16 with a mark"),
        pytest.param(b"\xfe\xff" + "48 ships".encode("utf-16-be"), "48 ships", id="utf-16, big end first"),
    ],
)
def test_decodes(raw: bytes, text: str) -> None:
    assert decode(raw, "a.txt").text == text


def test_reads_what_is_clearly_in_another_encoding_and_says_so() -> None:
    words = (
        "The port of Kiel took 48 ships in 2020, and the mayor said that it was “the best year” of all for the cafés."
    )
    found = decode(words.encode("cp1252"), "a.txt")
    assert (found.text, found.charset) == (words, "windows-1252")
    assert found.notes == ("read as windows-1252: it is not UTF-8",)


def test_a_server_may_declare_the_encoding_of_a_text() -> None:
    raw = "Порт принял 48 судов".encode("koi8-r")
    assert decode(raw, "a.txt", "koi8-r").text == "Порт принял 48 судов"
    with pytest.raises(WrongEncoding):
        decode(raw, "a.txt", "no such name")


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        pytest.param(b"", EmptyArticle, "holds no words", id="empty"),
        pytest.param(b" \r\n\t\xc2\xa0 --- \n", EmptyArticle, "holds no words", id="nothing but space and dashes"),
        pytest.param(b"<?xml version='1.0'?><svg/>", NotText, "neither a page nor a feed", id="xml"),
        pytest.param(b"PK\x03\x04 words", NotText, "is an office document", id="office document"),
        pytest.param(b"\x89PNG\r\n\x1a\n", NotText, "is a PNG picture", id="picture"),
        pytest.param(bytes(range(256)) * 4, NotText, "is not text", id="any bytes"),
        pytest.param(b"48 ships\x07\x08\x07", NotText, "control characters", id="control characters"),
        pytest.param(
            "caf\xe9 with 48 seats".encode("latin-1"), WrongEncoding, "iconv -f WINDOWS-1252 -t UTF-8 a.txt", id="latin"
        ),
        pytest.param("包头市稀土高新区有平台".encode("gb18030"), WrongEncoding, "iconv -f GB18030", id="chinese"),
        pytest.param("48 ships".encode("utf-16-le"), WrongEncoding, "iconv -f UTF-16LE", id="utf-16 without a mark"),
        pytest.param(
            "48 ships".encode("utf-16-be"),
            WrongEncoding,
            "iconv -f UTF-16BE",
            id="utf-16, big end first, without a mark",
        ),
        pytest.param("48 ships".encode("utf-32"), WrongEncoding, "iconv -f UTF-32", id="utf-32"),
        pytest.param(b"\xff\xfe4\x008\x00\x00\xd8", WrongEncoding, "begins like UTF-16", id="broken utf-16"),
        pytest.param(b"a" * (MAX_BYTES + 1), TooLarge, "16 MB, the cap on one article", id="too large"),
    ],
)
def test_refuses(raw: bytes, error: type[InputError], words: str) -> None:
    with pytest.raises(error) as caught:
        decode(raw, "a.txt")
    assert words in str(caught.value)
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        pytest.param("a.txt", "UTF-8 a.txt > a.utf8.txt", id="plain"),
        pytest.param("in/my notes.txt", "UTF-8 'in/my notes.txt' > 'in/my notes.utf8.txt'", id="a space"),
        pytest.param(
            "https://port.example/a.txt",
            "Save it to a file and convert that, most likely with: iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.utf8.txt",
            id="an address",
        ),
        pytest.param("a.zip: b/c.txt", "UTF-8 FILE > FILE.utf8.txt", id="in an archive"),
        pytest.param("in.d/notes", "UTF-8 in.d/notes > in.d/notes.utf8.txt", id="no suffix"),
        pytest.param(
            "$(reboot).txt", "UTF-8 '$(reboot).txt' > '$(reboot).utf8.txt'", id="a name that a shell would run"
        ),
    ],
)
def test_the_command_that_mends_it_can_be_copied(name: str, command: str) -> None:
    with pytest.raises(WrongEncoding) as caught:
        decode("caf\xe9 with 48 seats".encode("latin-1"), name)
    assert str(caught.value).endswith(command)
