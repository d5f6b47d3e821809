"""The program ``factcheck`` without its start: each call is forked from a process that has imported it, and takes what the command takes.

A call has its own folder, environment, arguments and streams, and ends with its own exit code, as a program that is started does. What a start itself does is
tested where programs are started (``test_laziness.py``, ``test_packaging.py``, ``end_to_end``).

A call on a terminal is a child of the server, the leader of its own session; signals are for it, and its status is told when it has ended.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["OnTerminal", "forking"]

_SERVER = """
import fcntl, json, os, signal, socket, sys, termios
import factcheck.cli.clerk, factcheck.cli.desk.app, factcheck.cli.prompt, factcheck.cli.review, factcheck.cli.sheet
from factcheck.cli.run import run

def on_terminal(connection):
    child = os.fork()
    if child:
        connection.sendall(b"%d\\n" % child)
        connection.sendall(b"%d\\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        os._exit(0)
    connection.close()
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)

def answer(connection):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said, streams, _, _ = socket.recv_fds(connection, 65536, 3)
    while not said.endswith(b"\\n"):
        said += connection.recv(65536)
    told = json.loads(said)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode, encoding="utf-8") for number, mode in enumerate("rww"))
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    if told.get("terminal"):
        on_terminal(connection)
    os.chdir(told["folder"])
    os.environ.clear()
    os.environ.update(told["environment"])
    code = run(told["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    if told.get("terminal"):
        os._exit(code)
    connection.sendall(bytes([code]))

if __name__ == "__main__":
    place = sys.argv[1]
    os.chdir(place)
    with open(os.devnull, "w", encoding="utf-8") as sys.stdout:
        assert run(["demo", "imported"]) == 0
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind("socket")
    listening.listen(64)
    print("listening", file=sys.__stdout__, flush=True)
    while True:
        connection, _ = listening.accept()
        if os.fork() == 0:
            listening.close()
            answer(connection)
            os._exit(0)
        connection.close()
"""

_PROGRAM = """#!/bin/sh
exec {python} -IS {client} "$@"
"""

_CLIENT = """
import json, os, socket, sys
connection = socket.socket(socket.AF_UNIX)
connection.connect(os.path.join(os.path.dirname(__file__), "socket"))
told = {"folder": os.getcwd(), "environment": dict(os.environ), "arguments": sys.argv[1:]}
socket.send_fds(connection, [json.dumps(told).encode() + b"\\n"], [0, 1, 2])
sys.exit((connection.recv(1) or b"\\x03")[0])
"""


class OnTerminal:
    """A call that is forked onto a terminal, which becomes its own: what it takes of ``subprocess.Popen``."""

    def __init__(
        self, program: Path, arguments: Sequence[str], terminal: int, *, folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.connect(str(program.parent.parent / "socket"))
        told = {"folder": str(folder), "environment": dict(environment), "arguments": [*arguments], "terminal": True}
        socket.send_fds(self._connection, [json.dumps(told).encode() + b"\n"], [terminal] * 3)
        self._heard = self._connection.makefile("r", encoding="ascii")
        self.pid = int(self._heard.readline())
        self.returncode: int | None = None

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, negative for the signal that ended it."""
        if self.returncode is None:
            self._connection.settimeout(timeout)
            self.returncode = int(self._heard.readline())
            self._heard.close()
            self._connection.close()
        return self.returncode


@contextmanager
def forking(folder: Path) -> Iterator[Path]:
    """The place of the program while the block runs, alone in a folder that may stand in a PATH."""
    server, client, program = folder / "server.py", folder / "client.py", folder / "bin" / "factcheck"
    server.write_text(_SERVER, encoding="utf-8")
    client.write_text(_CLIENT, encoding="utf-8")
    program.parent.mkdir()
    start = _PROGRAM.format(python=shlex.quote(sys.executable), client=shlex.quote(str(client)))
    program.write_text(start, encoding="utf-8")
    program.chmod(0o755)
    with subprocess.Popen([sys.executable, str(server), str(folder)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "listening\n"
        yield program
        process.kill()
