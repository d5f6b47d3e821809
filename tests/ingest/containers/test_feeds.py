from __future__ import annotations

import io
import json
from datetime import date

import pytest

from factcheck.core.document import Refusal
from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.errors import InputError
from factcheck.ingest import read_inputs
from factcheck.ingest.containers.feeds import is_feed, unpack_feed
from factcheck.ingest.containers.unpacking import Budget
from factcheck.ingest.readers import Lead, container_of

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Port &amp; Daily</title><link>https://port.example/</link>{items}</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" {more}><title type="html">Port &lt;b&gt;Daily&lt;/b&gt;</title>{items}</feed>"""


def unpacked(raw: str | bytes, base: str | None = None) -> list[Lead | Refusal]:
    content = raw if isinstance(raw, bytes) else raw.encode()
    around = Original(raw=b"", where="feed.xml", address="feed.xml", base=base)
    assert is_feed(content[:65536], around)
    return list(unpack_feed(io.BytesIO(content), around, Budget(0, "feed.xml")))


def test_what_rss_says_of_an_article() -> None:
    item = (
        "<item><title>48 &lt;i&gt;ships&lt;/i&gt; &amp;amp; more</title><link> https://port.example/a?x=1&amp;y=2#top </link>"
        "<author>ada@port.example (Ada Lind)</author><pubDate>Tue, 04 Jul 2023 00:30:00 +0800</pubDate>"
        "<description>99 ships, never quoted</description></item>"
    )
    (lead,) = unpacked(RSS.format(items=item))
    assert isinstance(lead, Lead)
    assert (lead.address, lead.where) == ("https://port.example/a?x=1&y=2", "feed.xml: entry 1")
    assert lead.hinted.title == "48 ships & more"
    assert (lead.hinted.source, lead.hinted.published) == ("Port & Daily", date(2023, 7, 4))
    assert "Ada Lind" in str(lead.hinted.author)
    assert "99" not in str(lead)


def test_what_atom_says_of_an_article() -> None:
    entry = (
        '<entry><title>48 ships</title><link rel="edit" href="/edit"/><link href="b/c"/><author><name>Ada Lind</name></author>'
        "<published>2023-07-03T23:30:00-05:00</published><updated>2023-07-05T01:00:00Z</updated></entry>"
    )
    (lead,) = unpacked(ATOM.format(items=entry, more='xml:base="https://port.example/a/"'))
    assert isinstance(lead, Lead)
    assert lead.address == "https://port.example/a/b/c"
    assert lead.hinted == Facts(
        title="48 ships", source="Port Daily", author="Ada Lind", published=date(2023, 7, 3), modified=date(2023, 7, 5)
    )


def test_the_day_of_change_is_not_that_of_publication() -> None:
    entry = '<entry><link href="https://port.example/a"/><updated>2023-07-05T01:00:00Z</updated></entry>'
    (lead,) = unpacked(ATOM.format(items=entry, more=""))
    assert isinstance(lead, Lead)
    assert (lead.hinted.published, lead.hinted.modified) == (None, date(2023, 7, 5))


def test_what_a_json_feed_says_of_an_article() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Port Daily",
        "home_page_url": "https://port.example/",
        "items": [
            {"id": "1", "url": "/a", "title": "48 ships", "content_text": "99 ships", "date_published": "2023-07-03T10:00:00Z", "authors": [{"name": "Ada Lind"}, {"name": "Bo"}]},
            {"id": "https://port.example/b", "content_text": "99 ships"},
            {"id": "3", "content_text": "99 ships"},
            "words",
        ],
    }  # fmt: skip
    first, second, refusal = unpacked(json.dumps(feed))
    assert isinstance(first, Lead)
    assert isinstance(second, Lead)
    assert isinstance(refusal, Refusal)
    assert (first.address, first.hinted.author) == ("https://port.example/a", "Ada Lind, Bo")
    assert (first.hinted.published, first.hinted.source) == (date(2023, 7, 3), "Port Daily")
    assert second.address == "https://port.example/b"
    assert "entry 3: names no address" in str(refusal.error)


@pytest.mark.parametrize(
    ("link", "base", "address"),
    [
        pytest.param("/a", "https://other.example/x/feed", "https://other.example/a", id="the feed's own address"),
        pytest.param("a", None, "https://port.example/a", id="the site that the feed names"),
        pytest.param("//cdn.example/a", None, "https://cdn.example/a", id="without a scheme"),
        pytest.param("HTTPS://Port.example/A", None, "https://Port.example/A", id="in large letters"),
        pytest.param("http://127.0.0.1/a", None, "http://127.0.0.1/a", id="loopback, which fetching refuses"),
    ],
)
def test_addresses_are_made_whole(link: str, base: str | None, address: str) -> None:
    (lead,) = unpacked(RSS.format(items=f"<item><link>{link}</link></item>"), base)
    assert isinstance(lead, Lead)
    assert lead.address.replace("HTTPS:", "https:") == address


@pytest.mark.parametrize(
    ("item", "words"),
    [
        pytest.param("<link>file:///etc/passwd</link>", "no http(s) address", id="a file"),
        pytest.param("<link>ftp://port.example/a</link>", "'ftp://port.example/a', which is no http(s) address", id="ftp"),
        pytest.param("<link>javascript:alert(1)</link>", "no http(s) address", id="a script"),
        pytest.param("<link>data:text/html,48 ships</link>", "no http(s) address", id="data"),
        pytest.param("<link>http://</link>", "no http(s) address", id="no host"),
        pytest.param("<link>http://[::1</link>", "no", id="half an address"),
        pytest.param("<title>48 ships</title>", "names no address", id="none"),
    ],
)  # fmt: skip
def test_an_entry_that_leads_nowhere_is_refused_and_the_others_are_not(item: str, words: str) -> None:
    refusal, lead = unpacked(RSS.format(items=f"<item>{item}</item><item><link>https://port.example/b</link></item>"))
    assert isinstance(refusal, Refusal)
    assert str(refusal.error).startswith("feed.xml: entry 1: names ")
    assert words in str(refusal.error)
    assert not refusal.passed_over
    assert isinstance(lead, Lead)


def test_a_relative_address_in_a_feed_that_names_no_site() -> None:
    (refusal,) = unpacked('<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>')
    assert isinstance(refusal, Refusal)
    assert "the feed does not say of which site" in str(refusal.error)


def test_each_address_once() -> None:
    items = "".join(f"<item><link>https://port.example/a{end}</link></item>" for end in ("", "#b", "", "?c"))
    assert len(unpacked(RSS.format(items=items))) == 2


def test_what_is_wrong_with_a_feed_is_told() -> None:
    broken = RSS.format(items="<item><title>A & B</title><link>https://port.example/a</link></item>")
    told, lead = unpacked(broken)
    assert isinstance(told, Refusal)
    assert told.passed_over
    assert "is a feed that is not well-formed (line 2: not well-formed" in str(told.error)
    assert isinstance(lead, Lead)
    assert lead.address == "https://port.example/a"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(RSS.format(items=""), "is a feed without entries", id="no entries"),
        pytest.param('<rss version="2.0"><channel', "is a feed that cannot be read", id="cut off"),
        pytest.param('{"version": "https://jsonfeed.org/version/1", "items": [', "is a JSON feed that cannot be read", id="JSON, cut off"),
        pytest.param('{"version": "https://jsonfeed.org/version/1", "items": 5}', "is a feed without entries", id="JSON without entries"),
    ],
)  # fmt: skip
def test_refuses(raw: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        unpacked(raw)
    assert str(caught.value).startswith(f"feed.xml: {words}")


@pytest.mark.parametrize(
    ("raw", "is_one"),
    [
        pytest.param(b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n<rss>', True, id="a mark and a comment"),
        pytest.param(b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="0.91">', True, id="a document type"),
        pytest.param('<?xml version="1.0" encoding="utf-16"?><rss version="2.0">'.encode("utf-16"), True, id="utf-16"),
        pytest.param(b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">', True, id="rss 1.0"),
        pytest.param(b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', True, id="a prefix"),
        pytest.param(b"<feed>me</feed>", False, id="another feed"),
        pytest.param(b"<!doctype html><html>", False, id="a page"),
        pytest.param(b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', False, id="xhtml"),
        pytest.param(b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', False, id="a site map"),
        pytest.param(b"An <rss> is a feed", False, id="words"),
    ],
)  # fmt: skip
def test_a_feed_is_known_by_its_root(raw: bytes, is_one: bool) -> None:
    found = container_of(raw, Original(raw=b"", where="a"))
    assert (found is not None and found.name == "feed") is is_one


def test_xml_that_is_no_feed_says_so() -> None:
    (refusal,) = read_inputs(["-"], stdin=lambda: b'<?xml version="1.0"?><urlset><url>x</url></urlset>')
    assert isinstance(refusal, Refusal)
    assert "is XML that is neither a page nor a feed" in str(refusal.error)


def test_leads_of_a_feed_are_fetched_with_what_the_feed_says() -> None:
    asked = []

    def fetch(address: str) -> Original:
        asked.append(address)
        return Original(raw=b"The board counted 48 ships.", where=address, address=address, base=address)

    feed = RSS.format(items="<item><title>Ships</title><link>/a</link></item>").encode()
    (found,) = read_inputs(["-"], stdin=lambda: feed, fetch=fetch)
    assert asked == ["https://port.example/a"]
    assert not isinstance(found, Refusal)
    assert (found.article.title, found.article.source) == ("Ships", "Port & Daily")
    assert found.provenance.found["title"] == "the feed"


@pytest.mark.parametrize(
    "begin",
    [
        pytest.param("<!-- 48 -->", id="remarks"),
        pytest.param("<?x 48 ?>", id="instructions"),
        pytest.param("<!DOCTYPE rss [ ]>", id="document types"),
        pytest.param(" \n", id="blanks"),
        pytest.param("a:", id="prefixes"),
    ],
)
def test_what_begins_like_a_feed_for_ever_is_seen_in_one_pass(begin: str) -> None:
    around = Original(raw=b"", where="a")
    assert not is_feed((begin * 60 + "<!doctype html>").encode(), around)
    assert not is_feed(f"<{begin * 3000}".encode(), around)
    assert is_feed((begin * 60 + '<rss version="2.0">').encode(), around) is (begin != "a:")


def test_half_a_character_in_a_feed_of_json() -> None:
    item = {"url": "https://port.example/a", "title": "48 \ud800 ships", "authors": [{"name": "Ada \udfff"}]}
    (lead,) = unpacked(json.dumps({"version": "https://jsonfeed.org/version/1", "title": "\ud800", "items": [item]}))
    assert isinstance(lead, Lead)
    assert (lead.hinted.title, lead.hinted.author, lead.hinted.source) == ("48 ? ships", "Ada ?", "?")


def test_a_tag_of_nothing_but_attributes() -> None:
    said = " ".join(f"a{number}='>'" for number in range(30_000))
    with pytest.raises(InputError, match="holds a tag with more than 100 attributes"):
        unpacked(RSS.format(items=f"<item {said}><link>https://port.example/a</link></item>"))
    quotes = '&lt;a href=&quot;x&quot; class="y"&gt;' * 300
    (lead,) = unpacked(RSS.format(items=f"<item><link>https://port.example/a</link><description>{quotes}</description></item>"))  # fmt: skip
    assert isinstance(lead, Lead)
