from __future__ import annotations

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from serving import CERTIFICATE, Answer, Server, serving

from factcheck.errors import FetchError
from factcheck.ingest.network.fetch import FetchLimits, fetch_address

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
PAGE = b"<p>The port took 48 ships.</p>"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def fetch(server: Server, address: str, **limits: Any) -> Any:
    return fetch_address(address, now=NOW, limits=FetchLimits(loopback_port=server.port, **limits))


def test_what_an_address_gives(server: Server) -> None:
    server.answers["/list"] = Answer((PAGE[:9], PAGE[9:]), headers={"Content-Type": "Text/HTML; charset=utf-8"})
    found = fetch(server, server.url("/list?year=2021"))
    assert (found.body, found.media_type, found.retrieved) == (PAGE, "text/html", NOW)
    assert found.address == found.final == server.url("/list?year=2021")
    ((path, headers),) = server.asked
    assert (path, headers["host"]) == ("/list?year=2021", f"127.0.0.1:{server.port}")
    assert headers["user-agent"].startswith("factcheck-ledger")
    assert not {"cookie", "authorization", "referer"} & set(headers)


@pytest.mark.parametrize(
    ("answer", "media_type"),
    [
        pytest.param(Answer((gzip.compress(PAGE),), headers={"Content-Encoding": "gzip", "Content-Type": "a/b"}), "a/b", id="gzip"),
        pytest.param(Answer((zlib.compress(PAGE),), headers={"Content-Encoding": "deflate"}), None, id="deflate"),
        pytest.param(Answer((PAGE,), length=False), None, id="no length"),
        pytest.param(Answer((PAGE,), headers={"Content-Type": "so\u00e9"}), None, id="a type that is none"),
    ],
)  # fmt: skip
def test_how_it_is_sent_makes_no_difference(server: Server, answer: Answer, media_type: str | None) -> None:
    server.answers["/"] = answer
    found = fetch(server, server.url("/"))
    assert (found.body, found.media_type) == (PAGE, media_type)


def test_where_redirects_lead_is_told(server: Server) -> None:
    server.answers |= {
        "/old": Answer((), 301, {"Location": "/newer#top"}),
        "/newer": Answer((), 307, {"Location": server.url("/new"), "Set-Cookie": "seen=1"}),
        "/new": Answer((PAGE,)),
    }
    found = fetch(server, server.url("/old"))
    assert (found.address, found.final, found.body) == (server.url("/old"), server.url("/new"), PAGE)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(Answer(status=404), "the server answered 404 Not Found", id="not found"),
        pytest.param(Answer(status=500), "the server answered 500", id="broken"),
        pytest.param(Answer(status=799), "the server answered 799", id="a status that is none"),
        pytest.param(Answer((), 204), "the server answered 204 No Content", id="no content"),
        pytest.param(Answer(()), "the answer is empty", id="empty"),
        pytest.param(Answer((), 304), "the server answered 304", id="not modified"),
        pytest.param(Answer((), 302), "the server answered 302", id="a redirect to nowhere"),
        pytest.param(Answer((PAGE,), headers={"Content-Length": "99"}), "broke off or makes no sense", id="shorter than it says"),
        pytest.param(Answer((PAGE,), headers={"Content-Length": "x"}), "broke off or makes no sense", id="no length at all"),
        pytest.param(Answer((PAGE,), headers={"Content-Encoding": "gzip"}), "cannot be unpacked", id="not packed as it says"),
        pytest.param(Answer((gzip.compress(PAGE)[:-6],), headers={"Content-Encoding": "gzip"}), "ended before its end", id="half of what was packed"),
        pytest.param(Answer((PAGE,), headers={"Content-Encoding": "br"}), "packed in a way that was not asked for", id="another packing"),
        pytest.param(Answer((), 302, {"Location": "/"}), "redirects more than 5 times", id="a loop"),
        pytest.param(Answer((), 302, {"Location": "file:///etc/passwd"}), "only http and https are fetched, and it leads to file", id="to a file"),
        pytest.param(Answer((), 302, {"Location": "http://me:secret@127.0.0.1/"}), "a name or a password", id="with a password"),
        pytest.param(Answer((), 302, {"Location": "http://127.0.0.2/"}), "no host of the public internet (127.0.0.2: loopback)", id="to loopback"),
        pytest.param(Answer((), 302, {"Location": "http://127.0.0.1:1/"}), "(127.0.0.1: loopback)", id="to another port of loopback"),
        pytest.param(Answer((), 302, {"Location": "http://[::1]/"}), "(::1: loopback)", id="to loopback, version 6"),
        pytest.param(Answer((), 302, {"Location": "http://2130706433/"}), "(127.0.0.1: loopback)", id="to loopback as a number"),
        pytest.param(Answer((), 302, {"Location": "http://0x7f.1/"}), "(127.0.0.1: loopback)", id="to loopback in short"),
        pytest.param(Answer((), 302, {"Location": "http://10.0.0.1/"}), "(10.0.0.1: private)", id="to a private network"),
        pytest.param(Answer((), 302, {"Location": "http://[::ffff:10.0.0.1]/"}), "private)", id="to a private network, mapped"),
        pytest.param(Answer((), 302, {"Location": "http://[64:ff9b::a9fe:a9fe]/"}), "link-local)", id="to link-local through NAT64"),
        pytest.param(Answer((), 302, {"Location": "http://port.example:port/"}), "broke off or makes no sense", id="to what is no address"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_told(server: Server, answer: Answer, said: str) -> None:
    server.answers["/"] = answer
    with pytest.raises(FetchError) as refused:
        fetch(server, server.url("/"))
    assert said in refused.value.what
    assert refused.value.where == server.url("/")
    assert refused.value.mend


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("ftp://port.example/", "only http and https", id="another scheme"),
        pytest.param("file:///etc/passwd", "only http and https", id="a file"),
        pytest.param("https:///list", "names no host", id="no host"),
        pytest.param("https://me@port.example/", "a name or a password", id="a name"),
        pytest.param("http://a\0b/", "no address", id="a control character"),
        pytest.param("http://[fe80::1]/", "link-local", id="link-local"),
        pytest.param("http://localhost/", "loopback", id="the name of loopback"),
        pytest.param(f"http://{'a' * 70}.example/", "", id="a label that is too long"),
    ],
)
def test_addresses_that_are_not_asked_for(address: str, said: str, server: Server) -> None:
    with pytest.raises(FetchError) as refused:
        fetch(server, address)
    assert said in refused.value.what
    assert server.asked == []


def test_loopback_is_reached_only_where_the_caller_says_so(server: Server) -> None:
    with pytest.raises(FetchError, match="loopback"):
        fetch_address(server.url("/"), now=NOW)
    assert server.asked == []


def test_what_was_checked_is_what_is_connected_to(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name's server that answers with a harmless address first and with a private one the second time is asked once."""
    asked: list[str] = []
    answers = iter(["127.0.0.1", "10.0.0.1"])

    def resolve(host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    server.answers["/"] = Answer((PAGE,))
    connected = socket.create_connection
    places: list[Any] = []

    def connect(place: Any, *given: Any, **named: Any) -> socket.socket:
        places.append(place)
        with monkeypatch.context() as real:
            real.setattr(socket, "getaddrinfo", resolver)
            return connected(place, *given, **named)

    resolver = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    found = fetch(server, f"http://port.example:{server.port}/")
    assert found.body == PAGE
    assert (asked, places) == (["port.example"], [("127.0.0.1", server.port)])
    assert server.asked[0][1]["host"] == f"port.example:{server.port}"


def test_a_name_with_a_public_and_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.216.34", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(FetchError, match=r"port\.example is no host of the public internet"):
        fetch(server, "http://port.example/")


def test_a_name_that_nobody_has(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match="no server answers there"):
        fetch(server, "http://port.example/")


def test_a_resolver_that_never_answers(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        held.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never)
    try:
        with pytest.raises(FetchError, match=r"took more than 0\.2 seconds"):
            fetch(server, "http://port.example/", seconds=0.2)
    finally:
        held.set()


def test_no_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    with pytest.raises(FetchError, match="no server answers there"):
        fetch_address(f"http://127.0.0.1:{port}/", now=NOW, limits=FetchLimits(loopback_port=port))


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer((PAGE,), headers={"Content-Length": "999"}, hangs=True), id="a body with a length"),
        pytest.param(Answer((PAGE,), length=False, hangs=True), id="a body without a length"),
    ],
)
def test_a_body_that_never_ends_is_given_up(server: Server, answer: Answer) -> None:
    server.answers["/"] = answer
    with pytest.raises(FetchError, match=r"took more than 0\.3 seconds"):
        fetch(server, server.url("/"), seconds=0.3)


@pytest.mark.parametrize("length", [True, False], ids=["with its length", "without its length"])
def test_a_body_that_comes_in_drips_is_given_up(server: Server, length: bool) -> None:
    """Each read is answered in good time, so that a limit on reads alone would wait until the end."""
    server.answers["/"] = Answer((b"x",) * 300, pause=0.01, length=length)
    with pytest.raises(FetchError, match=r"took more than 0\.3 seconds"):
        fetch(server, server.url("/"), seconds=0.3)
    assert server.sent < 300


def test_one_who_never_speaks_tls_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        limits = FetchLimits(loopback_port=port, seconds=0.3)
        with pytest.raises(FetchError, match=r"took more than 0\.3 seconds"):
            fetch_address(f"https://127.0.0.1:{port}/", now=NOW, limits=limits)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer((b"x" * 3000,)), id="as it is"),
        pytest.param(Answer((b"x" * 3000,), length=False), id="without a length"),
        pytest.param(Answer((gzip.compress(bytes(50_000_000)),), headers={"Content-Encoding": "gzip"}), id="a bomb"),
    ],
)
def test_what_is_too_large_is_given_up(server: Server, answer: Answer) -> None:
    server.answers["/"] = answer
    with pytest.raises(FetchError, match="larger than 2,000 bytes"):
        fetch(server, server.url("/"), size=2000)


def test_no_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.answers["/"] = Answer((PAGE,))
    assert fetch(server, server.url("/")).body == PAGE


@pytest.fixture
def secure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that speaks TLS, and that the name ``port.example`` leads to."""
    real = socket.getaddrinfo

    def resolve(host: str, *given: Any, **named: Any) -> Any:
        return real("127.0.0.1" if host == "port.example" else host, *given, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with serving({"/": Answer((PAGE,))}, secure=True) as found:
        yield found


def test_the_name_goes_into_the_handshake_and_is_checked(secure: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **_: trusting)
    assert fetch(secure, f"https://port.example:{secure.port}/").body == PAGE
    assert secure.names == ["port.example"]
    with pytest.raises(FetchError, match="certificate cannot be trusted"):
        fetch(secure, f"https://127.0.0.1:{secure.port}/")


def test_a_certificate_that_nobody_vouches_for(secure: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))  # the environment has no say in it
    with pytest.raises(FetchError, match="certificate cannot be trusted"):
        fetch(secure, f"https://port.example:{secure.port}/")
    assert secure.asked == []


def test_an_address_that_never_answers_leaves_time_for_the_next(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a network says that it speaks IPv6, and does not."""
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, server.port)) for one in ("93.184.216.34", "127.0.0.1")]
    real, connected = socket.getaddrinfo, socket.create_connection
    waited: list[float] = []

    def connect(place: Any, timeout: float, **named: Any) -> socket.socket:
        waited.append(timeout)
        if place[0] != "127.0.0.1":
            raise TimeoutError
        with monkeypatch.context() as patch:
            patch.setattr(socket, "getaddrinfo", real)
            return connected(place, timeout, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    monkeypatch.setattr(socket, "create_connection", connect)
    server.answers["/"] = Answer((PAGE,))
    assert fetch(server, f"http://port.example:{server.port}/", seconds=20).body == PAGE
    assert waited[0] <= 10 < waited[1]
