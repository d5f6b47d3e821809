from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from serving import Answer, Server, StillClock, babbling, serving

from factcheck import __version__
from factcheck.core.original import Original
from factcheck.core.vocabulary import Got
from factcheck.errors import AddressGone, AskedToWait, FetchError, HostUnreachable
from factcheck.ingest.network.fetch import FetchLimits
from factcheck.ingest.network.web import Web

PAGE = b"<p>The port took 48 ships.</p>"
ETAG = '"v1"'
DAY = "Mon, 03 Apr 2023 10:00:00 GMT"
LOOPBACK = "no host of the public internet (127.0.0.1: loopback)"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that is called ``port.example``, ``other.example`` and 127.0.0.1."""
    real = socket.getaddrinfo

    def resolve(host: str, *given: Any, **named: Any) -> Any:
        return real("127.0.0.1" if host.endswith(".example") else host, *given, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with serving({"/": Answer((PAGE,))}) as found:
        yield found


def web(server: Server, clock: StillClock | None = None, **limits: Any) -> Web:
    return Web(limits=FetchLimits(loopback_port=server.port, **limits), clock=clock or StillClock())


def on(server: Server, host: str, path: str = "/") -> str:
    return f"http://{host}:{server.port}{path}"


def paths(server: Server) -> list[str]:
    return [path for path, _ in server.asked]


def refused(web: Web, address: str) -> FetchError:
    with pytest.raises(FetchError) as found:
        web.fetch(address)
    assert found.value.where == address
    assert found.value.mend
    return found.value


def test_what_an_address_gives(server: Server) -> None:
    said = {"Content-Type": "Text/HTML; x=1; Charset='Shift_JIS'", "ETag": ETAG, "Last-Modified": DAY}
    server.answers["/list"] = Answer((PAGE,), headers=said)
    clock = StillClock()
    address = on(server, "port.example", "/list?year=2021&utm_source=feed#top")
    assert web(server, clock).fetch(address) == Original(
        raw=PAGE,
        where=address,
        got=Got.FETCHED,
        address=on(server, "port.example", "/list?year=2021"),
        base=on(server, "port.example", "/list?year=2021&utm_source=feed"),
        media_type="text/html",
        charset="Shift_JIS",
        retrieved=clock.now(),
        etag=ETAG,
        last_modified=DAY,
    )
    headers = server.asked[-1][1]
    assert headers["user-agent"].startswith(f"factcheck/{__version__} (+fact checking")
    assert headers["accept"].startswith("text/html")
    assert not {"cookie", "authorization", "referer", "if-none-match", "if-modified-since"} & set(headers)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"ETag": "\u00e9"}, id="an ETag that cannot be sent back"),
        pytest.param({"ETag": "x" * 501}, id="an ETag that is too long"),
        pytest.param({"Last-Modified": "yesterday"}, id="a date that is none"),
        pytest.param({"Content-Type": "text/html; charset=\u00e9"}, id="an encoding that is none"),
    ],
)
def test_what_makes_no_sense_is_not_kept(server: Server, said: dict[str, str]) -> None:
    server.answers["/"] = Answer((PAGE,), headers=said)
    found = web(server).fetch(server.url("/"))
    assert (found.etag, found.last_modified, found.charset) == (None, None, None)


@pytest.mark.parametrize(
    ("etag", "last_modified", "sent"),
    [
        pytest.param(ETAG, DAY, {"if-none-match": ETAG}, id="an ETag goes first"),
        pytest.param('W/"v1"', None, {"if-none-match": 'W/"v1"'}, id="a weak one"),
        pytest.param(None, DAY, {"if-modified-since": DAY}, id="a date"),
        pytest.param('"a"\r\nCookie: b', "now\r\n", {}, id="what would be a further header"),
        pytest.param(None, None, {}, id="neither"),
    ],
)
def test_conditions_are_sent(server: Server, etag: str | None, last_modified: str | None, sent: dict[str, str]) -> None:
    found = web(server).fetch_changed(server.url("/"), etag=etag, last_modified=last_modified)
    assert found is not None
    headers = server.asked[-1][1]
    assert {name: headers[name] for name in headers if name.startswith("if-")} == sent
    assert "cookie" not in headers


def test_what_did_not_change_is_told(server: Server) -> None:
    server.answers["/"] = Answer((), 304, length=False)
    assert web(server).fetch_changed(server.url("/"), etag=ETAG) is None
    assert "the server answered 304" in refused(web(server), server.url("/")).what
    with pytest.raises(FetchError, match="304 Not Modified"):
        web(server).fetch_changed(server.url("/"))  # nobody asked for what changed


@pytest.mark.parametrize(
    ("chain", "base", "name"),
    [
        pytest.param([(301, "/b"), (308, "/c")], "/c", "/c", id="moved for good"),
        pytest.param([(302, "/b")], "/b", "/a", id="for this visit"),
        pytest.param([(307, "/b"), (301, "/c")], "/c", "/a", id="what follows on a visit is part of it"),
        pytest.param([(301, "/b"), (303, "/c")], "/c", "/b", id="moved, then for this visit"),
        pytest.param([(302, "//other.example:{port}/c?utm_medium=x&id=3")], "/c?utm_medium=x&id=3", "other.example/c?id=3", id="a short link"),
    ],
)  # fmt: skip
def test_which_address_names_the_article(server: Server, chain: list[tuple[int, str]], base: str, name: str) -> None:
    place = "/a"
    for status, target in chain:
        server.answers[place] = Answer((), status, {"Location": target.format(port=server.port)})
        place = target
    server.answers["/c" if "/c" in place else place] = Answer((PAGE,))
    found = web(server).fetch(on(server, "port.example", "/a#x"))
    host = "other.example" if "other" in name else "port.example"
    assert found.base == on(server, host, base)
    assert found.address == on(server, host, name.removeprefix("other.example"))


def test_a_host_is_asked_for_its_rules_once(server: Server) -> None:
    server.answers |= {"/robots.txt": Answer((b"User-agent: *\nDisallow: /private\n",)), "/list": Answer((PAGE,))}
    one = web(server)
    one.fetch(server.url("/"))
    one.fetch(server.url("/list"))
    assert refused(one, server.url("/private/1")).what == "the robots.txt of 127.0.0.1 asks programs not to read it"
    assert paths(server) == ["/robots.txt", "/", "/list"]
    one.fetch(on(server, "other.example"))
    assert paths(server)[3:] == ["/robots.txt", "/"]


def test_rules_hold_for_redirects_too(server: Server) -> None:
    server.answers |= {
        "/robots.txt": Answer((b"User-agent: factcheck\nDisallow: /private\n",)),
        "/open": Answer((), 302, {"Location": "/private/1"}),
    }
    assert "asks programs not to read it" in refused(web(server), server.url("/open")).what
    assert paths(server) == ["/robots.txt", "/open"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param({"/robots.txt": Answer(status=500)}, "cannot be read (the server answered 500)", id="broken"),
        pytest.param({"/robots.txt": Answer(status=429)}, "cannot be read (the server answered 429)", id="too many requests"),
        pytest.param({"/robots.txt": Answer((b"x",), headers={"Content-Length": "9"})}, "broke off", id="broken off"),
        pytest.param({"/robots.txt": Answer((), 302, {"Location": "http://10.0.0.1/"})}, "(10.0.0.1: private)", id="in a private network"),
        pytest.param({"/robots.txt": Answer((), 302, {"Location": "file:///etc/hosts"})}, "only http and https", id="in a file"),
    ],
)  # fmt: skip
def test_where_the_rules_cannot_be_read_nothing_is(server: Server, answers: dict[str, Answer], said: str) -> None:
    server.answers |= answers
    error = refused(web(server), server.url("/"))
    assert error.what.startswith("the robots.txt of 127.0.0.1 cannot be read (")
    assert said in error.what
    assert "/" not in paths(server)


def test_where_there_are_no_rules_everything_may_be_read(server: Server) -> None:
    server.answers["/robots.txt"] = Answer((b"User-agent: *\nDisallow: /\n",), status=404)
    assert web(server).fetch(server.url("/")).raw == PAGE
    server.answers["/robots.txt"] = Answer((), 302, {"Location": "/robots.txt"})  # more than five redirects
    assert web(server).fetch(server.url("/")).raw == PAGE
    assert paths(server)[2:] == ["/robots.txt"] * 6 + ["/"]


def test_rules_may_stand_elsewhere(server: Server) -> None:
    server.answers |= {
        "/robots.txt": Answer((), 301, {"Location": on(server, "other.example", "/rules")}),
        "/rules": Answer((b"User-agent: *\nDisallow: /list\n",)),
    }
    one = web(server)
    assert "asks programs" in refused(one, on(server, "port.example", "/list")).what
    assert one.fetch(on(server, "port.example")).raw == PAGE


def test_rules_without_an_end_are_read_as_far_as_the_cap(server: Server) -> None:
    server.answers["/robots.txt"] = Answer((b"User-agent: *\nDisallow: /list\n", b"#" * 600_000), length=False)
    one = web(server, size=600_000)
    assert one.fetch(server.url("/")).raw == PAGE
    assert "asks programs" in refused(one, server.url("/list")).what


def test_one_host_is_asked_once_a_second(server: Server) -> None:
    clock = StillClock()
    told: list[tuple[str, float]] = []
    limits = FetchLimits(loopback_port=server.port)
    one = Web(limits=limits, clock=clock, on_host=lambda host, seconds: told.append((host, seconds)))
    one.fetch(on(server, "port.example"))
    one.fetch(on(server, "other.example"))
    one.fetch(on(server, "port.example"))
    assert clock.slept == [1.0, 1.0]  # before each page after its robots.txt; then a second had passed for port.example
    assert told == [
        ("port.example", 0.0), ("port.example", 1.0), ("other.example", 0.0), ("other.example", 1.0), ("port.example", 0.0)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "kept", "notes"),
    [
        pytest.param("0.2", 1.0, [], id="no less than is polite"),
        pytest.param("7.5", 7.5, [], id="as asked"),
        pytest.param("600", 30.0, ["port.example asks for 600 seconds between two requests; 30 were kept"], id="no more than the cap"),
    ],
)  # fmt: skip
def test_what_a_host_asks_for_is_kept(server: Server, asked: str, kept: float, notes: list[str]) -> None:
    server.answers["/robots.txt"] = Answer((f"User-agent: *\nCrawl-delay: {asked}\n".encode(),))
    clock = StillClock()
    one = web(server, clock)
    one.fetch(on(server, "port.example"))
    one.fetch(on(server, "port.example"))
    assert clock.slept == [kept, kept]
    assert one.notes == notes


def test_redirects_wait_their_turn(server: Server) -> None:
    server.answers["/a"] = Answer((), 301, {"Location": "/"})
    clock = StillClock()
    web(server, clock).fetch(server.url("/a"))
    assert clock.slept == [1.0, 1.0]


@pytest.mark.parametrize(
    ("said", "waited"),
    [
        pytest.param("20", 20.0, id="seconds"),
        pytest.param("Wed, 05 Apr 2023 06:07:30 GMT", 21.0, id="a date"),
    ],
)
def test_who_asks_to_be_left_alone_is_asked_once_more_after_that(server: Server, said: str, waited: float) -> None:
    busy = Answer((), 503, {"Retry-After": said})
    server.answers["/busy"] = busy
    clock = StillClock()
    sleep = clock.sleep

    def wake(seconds: float) -> None:
        sleep(seconds)
        if seconds > 1:
            server.answers["/busy"] = Answer((PAGE,))

    clock.sleep = wake  # type: ignore[method-assign]
    assert web(server, clock).fetch(server.url("/busy")).raw == PAGE
    assert clock.slept == [1.0, waited]
    assert paths(server) == ["/robots.txt", "/busy", "/busy"]


def test_who_goes_on_asking_to_be_left_alone_is(server: Server) -> None:
    server.answers["/busy"] = Answer((), 429, {"Retry-After": "5"})
    error = refused(web(server), server.url("/busy"))
    assert isinstance(error, AskedToWait)
    assert (error.what, error.seconds) == (
        "the server asks to be left alone for 5 seconds (429 Too Many Requests)",
        5.0,
    )
    assert paths(server) == ["/robots.txt", "/busy", "/busy"]


def test_who_asks_for_an_hour_is_left_alone_for_this_call(server: Server) -> None:
    server.answers["/busy"] = Answer((), 503, {"Retry-After": "3600"})
    clock = StillClock()
    one = web(server, clock)
    assert "left alone for 3,600 seconds" in refused(one, server.url("/busy")).what
    error = refused(one, server.url("/"))
    assert isinstance(error, AskedToWait)
    assert (error.what, error.seconds) == (
        "the server asks to be left alone for 3,600 seconds (as it said before)",
        3600,
    )
    assert paths(server) == ["/robots.txt", "/busy"]
    clock.sleep(3600)
    assert one.fetch(server.url("/")).raw == PAGE


@pytest.mark.parametrize(
    "said", [None, "soon", "-1", "\u00b2"], ids=["nothing", "no number", "below zero", "an odd digit"]
)
def test_who_does_not_say_how_long_is_not_waited_for(server: Server, said: str | None) -> None:
    server.answers["/busy"] = Answer((), 503, {} if said is None else {"Retry-After": said})
    clock = StillClock()
    error = refused(web(server, clock), server.url("/busy"))
    assert type(error) is FetchError
    assert error.what == "the server answered 503 Service Unavailable"
    assert clock.slept == [1.0]


def test_what_is_gone_is_told_from_what_is_not_found(server: Server) -> None:
    server.answers["/gone"] = Answer(status=410)
    assert isinstance(refused(web(server), server.url("/gone")), AddressGone)
    error = refused(web(server), server.url("/missing"))
    assert not isinstance(error, AddressGone)
    assert error.what == "the server answered 404 Not Found"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(Answer((), 302, {"Location": "/a"}), "redirects in a circle", id="a circle"),
        pytest.param(Answer((), 302, {"Location": "/1"}), "redirects more than 5 times", id="without an end"),
        pytest.param(Answer(()), "the answer is empty", id="empty"),
        pytest.param(Answer((PAGE,), headers={"Content-Length": "99"}), "broke off or makes no sense", id="shorter than it says"),
        pytest.param(Answer((PAGE,), headers={"Content-Length": "-1"}), "broke off or makes no sense", id="a length below zero"),
        pytest.param(Answer((PAGE, PAGE), headers={"Content-Length": "99999999999"}), "broke off or makes no sense", id="longer than any page, it says"),
        pytest.param(Answer((b"x" * 3000,), length=False), "larger than 2,000 bytes", id="too large"),
        pytest.param(Answer((gzip.compress(bytes(50_000_000)),), headers={"Content-Encoding": "gzip"}), "larger than 2,000 bytes", id="a bomb"),
        pytest.param(Answer((gzip.compress(gzip.compress(bytes(10**8))),), headers={"Content-Encoding": "gzip, gzip"}), "larger than 2,000 bytes", id="a bomb in a bomb"),
        pytest.param(Answer((), 302, {"Location": "http://127.1/"}), LOOPBACK, id="to loopback in short"),
        pytest.param(Answer((), 302, {"Location": "http://0x7f000001/"}), LOOPBACK, id="to loopback in hexadecimal"),
        pytest.param(Answer((), 302, {"Location": "http://017700000001/"}), LOOPBACK, id="to loopback in octal"),
        pytest.param(Answer((), 302, {"Location": "http://localhost/"}), "loopback)", id="to loopback by name"),
        pytest.param(Answer((), 302, {"Location": "http://[::1]:{port}/"}), "(::1: loopback)", id="to loopback, version 6"),
        pytest.param(Answer((), 302, {"Location": "http://[::ffff:127.0.0.1]:{port}/"}), "loopback)", id="to loopback, mapped"),
        pytest.param(Answer((), 302, {"Location": "http://[64:ff9b::7f00:1]/"}), "loopback)", id="to loopback through NAT64"),
        pytest.param(Answer((), 302, {"Location": "http://[2002:7f00:1::1]/"}), "a 6to4 tunnel)", id="to loopback through 6to4"),
        pytest.param(Answer((), 302, {"Location": "http://169.254.169.254/latest/meta-data/"}), "(169.254.169.254: link-local)", id="to where clouds keep secrets"),
        pytest.param(Answer((), 302, {"Location": "http://0.0.0.0/"}), "this network)", id="to this machine"),
        pytest.param(Answer((), 302, {"Location": "http://me:secret@port.example/"}), "a name or a password", id="with a password"),
        pytest.param(Answer((), 302, {"Location": "javascript:alert(1)"}), "broke off or makes no sense", id="to a program"),
        pytest.param(Answer(status=403), "the server answered 403 Forbidden", id="kept from us"),
        pytest.param(Answer(headers={f"X-{at}": "x" * 900 for at in range(99)} | {"X": "y" * 60_000}), "broke off or makes no sense", id="headers of more than 100 kB"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_told(server: Server, answer: Answer, said: str) -> None:
    headers = {name: value.replace("{port}", str(server.port)) for name, value in answer.headers.items()}
    server.answers["/a"] = replace(answer, headers=headers)
    for at in range(1, 9):
        server.answers[f"/{at}"] = Answer((), 302, {"Location": f"/{at + 1}"})
    assert said in refused(web(server, size=2000), server.url("/a")).what


@pytest.mark.parametrize(
    ("said", "for_ever"),
    [
        pytest.param(b"<html>no head at all</html>", b"", id="the page alone, as in 1991"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2p1\r\n", b"", id="another protocol"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde", b"", id="two lengths"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", b"", id="a chunk without a size"
        ),
        pytest.param(b"HTTP/1.1 200 OK\r\nBroken\r\n\r\n", b"", id="a header without a name"),
        pytest.param(b"HTTP/1.1 200 OK\r\n", b"X-Header: 48 ships\r\n", id="headers without an end"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-Long: ", b"ships " * 100, id="one header without an end"),
        pytest.param(b"", b"", id="nothing at all"),
        pytest.param(b"", b"\0" * 5000, id="zeros without an end"),
    ],
)
def test_who_does_not_speak_http_is_given_up(said: bytes, for_ever: bytes) -> None:
    with babbling(said, for_ever=for_ever) as port:
        one = Web(limits=FetchLimits(loopback_port=port, seconds=20), clock=StillClock())
        assert "makes no sense" in refused(one, f"http://127.0.0.1:{port}/").what


@pytest.mark.parametrize(
    ("said", "for_ever", "why"),
    [
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n", b"48 ships " * 1000, "larger than 100,000 bytes", id="a body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"8\r\n48 ships\r\n", "larger than 100,000 bytes", id="chunks"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n\x78\x9c", b"\0\0\0\xff\xff" * 900, "larger than 100,000 bytes", id="blocks of nothing"),
        pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n", "took more than 0.5 seconds", id="answers before the answer"),
    ],
)  # fmt: skip
def test_who_never_ends_is_hung_up_on(said: bytes, for_ever: bytes, why: str) -> None:
    with babbling(said, for_ever=for_ever) as port:
        limits = FetchLimits(loopback_port=port, seconds=0.5 if "seconds" in why else 20, size=100_000)
        one = Web(limits=limits, clock=StillClock())
        assert why in refused(one, f"http://127.0.0.1:{port}/").what


def test_the_limit_of_time_is_for_all_redirects_together(server: Server) -> None:
    for at in range(5):
        server.answers[f"/{at}"] = Answer((), 302, {"Location": f"/{at + 1}"}, wait=0.25)
    server.answers["/5"] = Answer((PAGE,), wait=0.25)
    clock = StillClock()
    assert "took more than 0.9 seconds" in refused(web(server, clock, seconds=0.9), server.url("/0")).what
    assert sum(clock.slept) >= 1  # waiting for one's turn is not counted


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("file:///etc/passwd", "only http and https", id="a file"),
        pytest.param("ftp://port.example/", "only http and https", id="another scheme"),
        pytest.param("https://me@port.example/", "a name or a password", id="a name"),
        pytest.param("https:///list", "names no host", id="no host"),
        pytest.param("http://[::1/", "no address", id="half an address"),
    ],
)
def test_addresses_that_are_not_asked_for(address: str, said: str, server: Server) -> None:
    assert said in refused(web(server), address).what
    assert server.asked == []


def test_every_address_of_a_name_must_be_public(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    several = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: several)
    assert "(10.0.0.1: private)" in refused(web(server), "http://port.example/").what


def test_a_host_that_nobody_reaches_is_tried_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def unknown(host: str, *_: object, **__: object) -> None:
        tried.append(host)
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    one = web(server)
    for page in ("a", "b"):
        error = refused(one, f"http://port.example/{page}")
        assert isinstance(error, HostUnreachable)
        assert error.what == "no server answers there"
    assert tried == ["port.example"]


def test_loopback_is_reached_only_where_the_caller_says_so(server: Server) -> None:
    assert LOOPBACK in refused(Web(clock=StillClock()), server.url("/")).what
    assert server.asked == []


def test_what_a_host_of_another_script_asks_for_is_kept(server: Server) -> None:
    server.answers["/robots.txt"] = Answer((b"User-agent: *\nCrawl-delay: 7\n",))
    clock = StillClock()
    web(server, clock).fetch(on(server, "\u6e2f\u53e3.example"))
    assert clock.slept == [7.0]


@pytest.mark.parametrize(
    "location",
    [
        "http://[", "//[", "http://\u0080/", "http://xn--/", "http://a:b:c/", "?\0", "///", ":", "http:", "//", "#", "\\\\a", "http://%/", "x" * 65_000, "http://.example/", "http://a..example/",
    ],
)  # fmt: skip
def test_wherever_it_redirects_to_one_error_is_told(server: Server, location: str) -> None:
    server.answers["/a"] = Answer((), 302, {"Location": location})
    server.answers["/deep"] = Answer((), 302, {"Location": location})
    server.answers["/"] = Answer(status=404)
    for path in ("/a", f"/deep?{'y' * 3000}"):
        refused(web(server), server.url(path))
