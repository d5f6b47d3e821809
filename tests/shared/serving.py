"""A server on loopback that answers as told, badly too."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

__all__ = ["CERTIFICATE", "Answer", "Server", "StillClock", "babbling", "serving"]

CERTIFICATE = Path(__file__).with_name("certificate.pem")
"""What a server on ``port.example`` would show, with its key; nobody trusts it but who is told to."""


@dataclass(frozen=True)
class Answer:
    """After ``wait`` seconds ``parts`` are written one after the other; ``pause`` seconds lie between them; with ``hangs`` the connection stays open after them until the server ends."""

    parts: tuple[bytes, ...] = (b"48 ships",)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: bool = True
    hangs: bool = False
    pause: float = 0
    wait: float = 0


class Server:
    """The server's port, what it was asked for (each request's path with its headers), and by which ``names`` in TLS; how many parts were ``sent``."""

    def __init__(self, answers: Mapping[str, Answer], *, secure: bool = False) -> None:
        self.answers = dict(answers)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.sent = 0
        self.ended = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                answer = server.answers.get(self.path.partition("?")[0], Answer((b"nothing",), 404))
                if answer.wait:
                    server.ended.wait(answer.wait)
                self.send_response(answer.status)
                headers = dict(answer.headers)
                if answer.length:
                    headers.setdefault("Content-Length", str(sum(map(len, answer.parts))))
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for part in answer.parts:
                    self.wfile.write(part)
                    server.sent += 1
                    if answer.pause:
                        server.ended.wait(answer.pause)
                if answer.hangs:
                    self.wfile.flush()
                    server.ended.wait()

            def log_message(self, *_: Any) -> None:
                return

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.names: list[str | None] = []
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            context.sni_callback = lambda _, name, __: self.names.append(name)
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True, do_handshake_on_connect=False)
        self.port = int(self._http.server_address[1])
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def start(self) -> None:
        """Begins to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Ends, with every connection that hangs."""
        self.ended.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


@contextmanager
def serving(answers: Mapping[str, Answer] | None = None, *, secure: bool = False) -> Iterator[Server]:
    """A server while the block runs."""
    server = Server(answers or {}, secure=secure)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def babbling(said: bytes, *, for_ever: bytes = b"") -> Iterator[int]:
    """The port of a server without a robots.txt that says the same to all else that it is asked, and then ``for_ever`` until it is hung up on."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            if self.request.recv(65536).startswith(b"GET /robots.txt "):
                self.request.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                return
            try:
                self.request.sendall(said)
                while for_ever:
                    self.request.sendall(for_ever)
            except OSError:
                return

    class Babbler(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Babbler(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()
            thread.join()


class StillClock:
    """A clock that only goes on when somebody sleeps, which takes no time; ``slept`` tells for how long they did."""

    def __init__(self, begin: datetime = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)) -> None:
        self.begin = begin
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.begin + timedelta(seconds=sum(self.slept))

    def ticks(self) -> float:
        return sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
