from __future__ import annotations

import pytest

from factcheck.core.original import Original
from factcheck.ingest.page.sniff import is_page, page_charset


def original(name: str = "a", media_type: str | None = None) -> Original:
    return Original(raw=b"", where=name, address=name, media_type=media_type)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"<!DOCTYPE html><html>", id="a doctype"),
        pytest.param(b"\n \t<HTML lang=en>", id="white space before, capitals"),
        pytest.param(b"\xef\xbb\xbf<html>", id="behind a mark"),
        pytest.param("<!DOCTYPE html><p>48 ships</p>".encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param("<html><p>48 ships are in the port of Kiel</p>".encode("utf-16-be"), id="UTF-16 without one"),
        pytest.param(b'<?xml version="1.0"?>\n<!-- a --><html xmlns="http://www.w3.org/1999/xhtml">', id="XHTML"),
        pytest.param(b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0" "x" [<!ENTITY a "b">]><html>', id="XHTML with a document type"),
        pytest.param(b"<!-- saved --><head>", id="behind a comment"),
        pytest.param(b"<p>48 ships</p>", id="a piece of a page"),
    ],
)  # fmt: skip
def test_pages(head: bytes) -> None:
    assert is_page(head, original())


@pytest.mark.parametrize(
    ("head", "name"),
    [
        pytest.param(b"48 ships <b>now</b>", "a.html", id="text with a tag, whatever its name"),
        pytest.param(b"<price> 48", "a", id="a word in brackets"),
        pytest.param(b'<?xml version="1.0"?><rss version="2.0"><channel><html>', "a.html", id="a feed"),
        pytest.param(b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "a", id="another feed"),
        pytest.param(b"<h1 align=center>Ships</h1>\n\n48 ships", "ships.md", id="Markdown that begins with an element"),
        pytest.param(b"<!-- " * 10_000, "a", id="comments without end"),
        pytest.param(b"", "a.html", id="empty"),
    ],
)
def test_other_things(head: bytes, name: str) -> None:
    assert not is_page(head, original(name))


def test_a_server_decides_where_the_bytes_leave_it_open() -> None:
    assert is_page(b"Kiel<br>48 ships", original(media_type="text/html"))
    assert not is_page(b"Kiel, 48 ships", original(media_type="text/html"))


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        pytest.param(b'<html><meta charset="gb2312">', "gb2312", id="short"),
        pytest.param(b"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "ISO-8859-1", id="long"),
        pytest.param(b'<?xml version="1.0" encoding="windows-1251"?><html>', "windows-1251", id="XHTML"),
        pytest.param(b'<!-- <meta charset="koi8-r"> --><meta charset="utf-16">', "utf-8", id="in a comment; no page says in bytes that it is UTF-16"),
    ],
)  # fmt: skip
def test_a_page_declares_its_encoding(raw: bytes, label: str) -> None:
    assert page_charset(raw) == (("the page", label),)
