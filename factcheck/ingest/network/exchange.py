"""One request and its answer, within limits of time and size. Whoever leads the conversation follows the redirects (``fetch``, ``web``).

The address may come from anybody: nothing but the public internet is reached, no name or password is sent. See ``reachable`` for which hosts, ``pinned``
for how they are held on to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from factcheck.errors import FetchError, HostUnreachable
from factcheck.ingest.network.codings import MEGABYTE, unpacked

if TYPE_CHECKING:
    import httpx

    from factcheck.ingest.network.pinned import Deadline

__all__ = ["LATER", "SAVE", "Answer", "Ask", "FetchLimits", "asking", "checked", "status_words", "too_slow"]

SAVE = "Save the page to a file, and name that."
LATER = "Try again later, or save the page to a file and name that."

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}")
"""Source: RFC 6838, section 4.2, somewhat shorter."""

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9][A-Za-z0-9_.:+-]{0,39})", re.IGNORECASE)

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a fetch may cost: seconds in total, bytes after decompression, redirects.

    ``loopback_port`` is a port of 127.0.0.1 that may be reached, for a server of one's own; no other address that is not public ever is.
    """

    seconds: float = 15.0
    size: int = 50 * MEGABYTE
    redirects: int = 5
    loopback_port: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered. ``place`` is the address that was asked, ``headers`` have small letters, ``body`` is unpacked, and empty for all but a success."""

    place: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)

    @property
    def location(self) -> str | None:
        """Where it redirects to, a whole address; None where it does not."""
        if self.status not in _REDIRECTS or "location" not in self.headers:
            return None
        return str(checked(str(checked(self.place).join(self.headers["location"]))))

    @property
    def media_type(self) -> str | None:
        """What the server said that this is (``text/html``), None where it said nothing that makes sense."""
        said = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return said if _MEDIA_TYPE.fullmatch(said) else None

    @property
    def charset(self) -> str | None:
        """The encoding that the server named, as it wrote it."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return None if found is None else found[1]


Ask = Callable[[str], Answer]
"""Sends one request to an address and gives the answer."""


@contextmanager
def asking(
    address: str,
    headers: Mapping[str, str],
    limits: FetchLimits,
    *,
    seconds: float | None = None,
    enough: int | None = None,
) -> Iterator[Ask]:
    """What asks, while the block runs, which may take ``limits.seconds``, or the ``seconds`` that are left of them. After ``enough`` bytes the rest of a body is left alone; else a body above the limit is refused.

    Raises FetchError about ``address``, which says what stood in the way, for an address that may not be fetched and for what passes a limit; HostUnreachable for a host that
    is not reached or not public. Which status is a success is for the caller to say.
    """
    import httpcore
    import httpx

    from factcheck.ingest.network.pinned import CheckedTransport, Deadline

    deadline = Deadline(limits.seconds if seconds is None else max(0.0, seconds))
    transport = CheckedTransport(deadline, loopback_port=limits.loopback_port)
    sent = {**headers, "Accept-Encoding": "gzip, deflate"}
    try:
        with httpx.Client(transport=transport, headers=sent, trust_env=False, timeout=limits.seconds) as client:
            yield lambda place: _answer(client, place, limits.size, enough, deadline)
    except FetchError as error:
        if not deadline.left:
            raise too_slow(address, limits) from None
        error.where = error.where or address
        raise
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise too_slow(address, limits) from None
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpx.TransportError,
        httpx.InvalidURL,
        OSError,
        ValueError,
    ) as error:
        # ValueError: httpx decodes the host of a redirect before anybody asks it to, and not every host can be.
        if not deadline.left:
            raise too_slow(address, limits) from None
        kind = HostUnreachable if isinstance(error, httpcore.ConnectError) else FetchError
        raise kind(_said_of(error), where=address, mend=LATER) from None
    finally:
        deadline.close()


def checked(address: str) -> httpx.URL:
    """An address that may be asked for. Whether its host may is seen when it is connected to. Raises FetchError."""
    import httpx

    try:
        place = httpx.URL(address)
        host = place.host
    except (httpx.InvalidURL, ValueError):
        raise FetchError("it is no address that can be asked for", mend=SAVE) from None
    if place.scheme not in {"http", "https"}:
        raise FetchError(f"only http and https are fetched, and it leads to {place.scheme or 'neither'}", mend=SAVE)
    if not host:
        raise FetchError("it names no host", mend="Write it as https://HOST/PATH.")
    if place.userinfo:
        raise FetchError("it holds a name or a password", mend="Leave out what stands before the @.")
    return place


def status_words(code: int) -> str:
    """The status with its name: ``404 Not Found``."""
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def too_slow(address: str, limits: FetchLimits) -> FetchError:
    """The error of an address that took longer than it may."""
    return FetchError(f"it took more than {limits.seconds:g} seconds", where=address, mend=LATER)


def _answer(client: httpx.Client, place: str, cap: int, enough: int | None, deadline: Deadline) -> Answer:
    """The answer to one request; only that of a success has its body read."""
    with client.stream("GET", checked(place), follow_redirects=False) as found:
        body = _body(found, cap, enough, deadline) if found.status_code == HTTPStatus.OK else b""
        said = {name.lower(): value for name, value in found.headers.items()}
        return Answer(place=place, status=found.status_code, headers=said, body=body)


def _body(answer: httpx.Response, cap: int, enough: int | None, deadline: Deadline) -> bytes:
    """The body, unpacked as far as the cap, or until there is enough of it. Raises FetchError."""
    found = bytearray()
    for piece in unpacked(answer.iter_raw(), answer.headers.get("content-encoding", ""), cap):
        found += piece
        if enough is not None and len(found) >= enough:
            return bytes(found[:enough])
    # A connection that was shut by the deadline looks like the end of a body without a length.
    if not deadline.left:
        raise FetchError("it came too slowly")
    return bytes(found)


def _said_of(error: Exception) -> str:
    """What stood in the way, in words of our own: those of the libraries speak to programmers."""
    import httpcore
    import httpx

    if isinstance(error, httpcore.ConnectError):
        if "certificate" in str(error).lower():
            return "the server's certificate cannot be trusted"
        return "no server answers there"
    if isinstance(error, (httpcore.ProtocolError, httpx.ProtocolError, httpx.InvalidURL, ValueError)):
        return "what the server answered broke off or makes no sense"
    return "the connection broke off"
