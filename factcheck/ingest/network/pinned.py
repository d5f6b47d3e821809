"""Connections to the very addresses that were checked. Imported only where something is fetched: it brings httpx.

A name is resolved once, at the moment of connecting; every address that it has is checked, and one of these is connected to, so that no
second answer of the name's server can lead elsewhere. The name itself still goes into the Host header and the TLS handshake.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from factcheck.errors import HostUnreachable
from factcheck.ingest.network.reachable import why_unreachable

__all__ = ["CheckedTransport", "Deadline"]

_TRIED = 4
"""So many addresses of a name are tried. Reason: the usual trouble is one network of two, and with each further one less time is left for the others."""


class Deadline:
    """A moment at which everything must be over. Connections that are still open then are shut, so that no server can hold on by dripping."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self._watched: list[tuple[threading.Timer, socket.socket]] = []

    @property
    def left(self) -> float:
        """The seconds that are left; 0 when it is over."""
        return max(0.0, self._end - time.monotonic())

    def watch(self, opened: socket.socket) -> None:
        """Shuts the connection at the end, whatever it is doing then."""
        same = opened.dup()  # a TLS handshake takes the first one away
        timer = threading.Timer(self.left, _shut, [same])
        timer.daemon = True
        timer.start()
        self._watched.append((timer, same))

    def close(self) -> None:
        """Lets go of what was watched."""
        for timer, same in self._watched:
            timer.cancel()
            timer.join()
            same.close()
        self._watched.clear()


class CheckedTransport(httpx.BaseTransport):
    """What httpx speaks through: no proxy, no second try, every connection checked and under the deadline.

    ``loopback_port`` is the one port of 127.0.0.1 that may be reached though it is not public, None for none.
    """

    def __init__(self, deadline: Deadline, *, loopback_port: int | None) -> None:
        self._backend = _Backend(deadline, loopback_port)
        self._pools: dict[str, httpcore.ConnectionPool] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request. Raises what httpcore raises, and HostUnreachable for a host that may not be reached."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool(url.scheme).handle_request(
            httpcore.Request(
                method=request.method,
                url=target,
                headers=request.headers.raw,
                content=b"",
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Closes every connection."""
        for pool in self._pools.values():
            pool.close()

    def _pool(self, scheme: str) -> httpcore.ConnectionPool:
        """The connections of a scheme. Reason: whom TLS trusts is a file of 300 kB, which takes longer to read than many an answer without it to come."""
        if scheme not in self._pools:
            context = (
                httpx.create_ssl_context(trust_env=False)
                if scheme == "https"
                else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            )
            self._pools[scheme] = httpcore.ConnectionPool(
                ssl_context=context, network_backend=self._backend, http2=False, retries=0
            )
        return self._pools[scheme]


class _Body(httpx.SyncByteStream):
    """The body of an answer as it comes in."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Backend(httpcore.NetworkBackend):
    """Makes connections: resolves, checks, connects to what was checked."""

    def __init__(self, deadline: Deadline, loopback_port: int | None) -> None:
        self._deadline = deadline
        self._loopback_port = loopback_port
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is the limit
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers. Each has its share of the time: one that never answers leaves some for the next."""
        failed: Exception | None = None
        found = self._checked(host, port)[:_TRIED]
        for at, address in enumerate(found):
            seconds = self._deadline.left / (len(found) - at)
            try:
                stream = self._network.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            self._deadline.watch(stream.get_extra_info("socket"))
            return stream
        raise failed or httpcore.ConnectError("the name has no address")

    def _checked(self, host: str, port: int) -> list[str]:
        """The addresses of a host. Raises HostUnreachable where one of them is not public: a name with both kinds is a trap."""
        found = _resolved(host, port, self._deadline.left)
        for address in found:
            if (address, port) == ("127.0.0.1", self._loopback_port):
                continue
            why = why_unreachable(address)
            if why is not None:
                raise HostUnreachable(
                    f"{host} is no host of the public internet ({address}: {why})",
                    mend="Save the page to a file, and name that.",
                )
        return found


def _resolved(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name, each once. The system's resolver knows no limit of time, so it is waited for beside."""
    answers: list[list[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append(list(dict.fromkeys(str(one[4][0]) for one in found)))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not answers:
        raise httpcore.ConnectTimeout("the name was not resolved in time")
    if not isinstance(answers[0], list):
        raise httpcore.ConnectError("the name has no address") from answers[0]
    return answers[0]


def _shut(opened: socket.socket) -> None:
    try:
        opened.shutdown(socket.SHUT_RDWR)
    except OSError:  # it was closed by then
        return
