"""Fetching one http(s) address, safely: the only code that speaks to the network.

The address may come from anybody, and so may every redirect: nothing but the public internet is reached, no name or password is sent, and
time, size and the number of redirects have caps. See ``reachable`` for which hosts, ``pinned`` for how they are held on to.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from factcheck.core.copy import Fetched
from factcheck.errors import FetchError

if TYPE_CHECKING:
    import httpx

    from factcheck.ingest.pinned import Deadline

__all__ = ["LIMITS", "FetchLimits", "fetch_address"]

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a fetch may cost: seconds in total, bytes after decompression, redirects.

    ``loopback_port`` is a port of 127.0.0.1 that may be reached, for a server of one's own; no other address that is not public ever is.
    """

    seconds: float = 15.0
    size: int = 50 * MEGABYTE
    redirects: int = 5
    loopback_port: int | None = None


LIMITS = FetchLimits()
"""For a reviewer who waits. 50 MB holds the reports of statistical offices, which come as PDF with pictures."""

_AGENT = "factcheck-ledger (keeps a copy of what a reviewer cites)"
_SAVE = "Save the page to a file, and name that."
_LATER = "Try again later, or save the page to a file and name that."
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}")
"""Source: RFC 6838, section 4.2, somewhat shorter."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def fetch_address(address: str, *, now: datetime, limits: FetchLimits = LIMITS) -> Fetched:
    """What an http(s) address gives, after its redirects. ``now`` is kept as the time of it.

    Raises FetchError, which says what stood in the way, for an address that may not be fetched, a host that is not reached or not public, an answer
    other than success, and for what passes a limit.
    """
    import httpcore
    import httpx

    from factcheck.ingest.pinned import CheckedTransport, Deadline

    deadline = Deadline(limits.seconds)
    transport = CheckedTransport(deadline, loopback_port=limits.loopback_port)
    headers = {"User-Agent": _AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
    try:
        with httpx.Client(transport=transport, headers=headers, trust_env=False, timeout=limits.seconds) as client:
            return _followed(client, address, now, limits, deadline)
    except FetchError as error:
        if deadline.left:
            raise FetchError(error.what, where=address, mend=error.mend) from None
        raise _too_slow(address, limits) from None
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise _too_slow(address, limits) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError, httpx.InvalidURL, OSError) as error:
        if not deadline.left:
            raise _too_slow(address, limits) from None
        raise FetchError(_said_of(error), where=address, mend=_LATER) from None
    finally:
        deadline.close()


def _followed(client: httpx.Client, address: str, now: datetime, limits: FetchLimits, deadline: Deadline) -> Fetched:
    """What stands at the end of the redirects."""
    place = _checked(address)
    for _ in range(limits.redirects + 1):
        with client.stream("GET", place, follow_redirects=False) as answer:
            if answer.status_code in _REDIRECTS and "location" in answer.headers:
                place = _checked(str(place.join(answer.headers["location"])))
                continue
            if answer.status_code != HTTPStatus.OK:
                raise FetchError(f"the server answered {_status(answer.status_code)}", mend=_SAVE)
            body = _body(answer, limits.size, deadline)
            said = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            final = str(place)
            return Fetched(
                address=address,
                final=address if place == _checked(address) else final,
                body=body,
                media_type=said if _MEDIA_TYPE.fullmatch(said) else None,
                retrieved=now,
            )
    raise FetchError(f"it redirects more than {limits.redirects} times", mend=_SAVE)


def _checked(address: str) -> httpx.URL:
    """An address that may be asked for. Whether its host may is seen when it is connected to."""
    import httpx

    try:
        place = httpx.URL(address)
        host = place.host
    except (httpx.InvalidURL, ValueError):
        raise FetchError("it is no address that can be asked for", mend=_SAVE) from None
    if place.scheme not in {"http", "https"}:
        raise FetchError(f"only http and https are fetched, and it leads to {place.scheme or 'neither'}", mend=_SAVE)
    if not host:
        raise FetchError("it names no host", mend="Write it as https://HOST/PATH.")
    if place.userinfo:
        raise FetchError("it holds a name or a password", mend="Leave out what stands before the @.")
    return place


def _body(answer: httpx.Response, cap: int, deadline: Deadline) -> bytes:
    """The body, decompressed as far as the cap. Raises FetchError."""
    coding = answer.headers.get("content-encoding", "identity").strip().lower()
    found = bytearray()
    for piece in _decoded(answer.iter_raw(), coding, cap):
        found += piece
        if len(found) > cap:
            raise FetchError(f"it is larger than {_size(cap)}", mend="Cite a part of it that is smaller.")
    # A connection that was shut by the deadline looks like the end of a body without a length.
    if not deadline.left:
        raise FetchError("it came too slowly")
    if not found:
        raise FetchError("the answer is empty", mend=_SAVE)
    return bytes(found)


def _decoded(pieces: Iterable[bytes], coding: str, cap: int) -> Iterable[bytes]:
    """The pieces without the coding that they were sent in, none of them larger than the cap and a byte: a bomb is never unpacked."""
    if coding in {"", "identity"}:
        yield from pieces
        return
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise FetchError("it is packed in a way that was not asked for", mend=_SAVE)
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpack.eof:
                yield unpack.decompress(rest, cap + 1)
                rest = unpack.unconsumed_tail
        yield unpack.flush()
    except zlib.error:
        raise FetchError("it is packed and cannot be unpacked", mend=_LATER) from None
    if not unpack.eof:
        raise FetchError("it ended before its end", mend=_LATER)


def _said_of(error: Exception) -> str:
    """What stood in the way, in words of our own: those of the libraries speak to programmers."""
    import httpcore
    import httpx

    if isinstance(error, httpcore.ConnectError):
        if "certificate" in str(error).lower():
            return "the server's certificate cannot be trusted"
        return "no server answers there"
    if isinstance(error, (httpcore.ProtocolError, httpx.ProtocolError, httpx.InvalidURL)):
        return "what the server answered broke off or makes no sense"
    return "the connection broke off"


def _too_slow(address: str, limits: FetchLimits) -> FetchError:
    return FetchError(f"it took more than {limits.seconds:g} seconds", where=address, mend=_LATER)


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _size(count: int) -> str:
    return f"{count // MEGABYTE} MB" if count >= MEGABYTE else f"{count:,} bytes"
