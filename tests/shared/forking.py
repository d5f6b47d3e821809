"""The program ``factcheck`` without its start: each call is forked from a process that has imported it, and takes what the command takes.

A call has its own folder, environment, arguments and streams, and ends with its own exit code, as a program that is started does. What a start itself does is
tested where programs are started (``test_laziness.py``, ``test_packaging.py``, ``end_to_end``).
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["forking"]

_SERVER = """
import json, os, signal, socket, sys
from factcheck.cli.run import run

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
    os.chdir(told["folder"])
    os.environ.clear()
    os.environ.update(told["environment"])
    code = run(told["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
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
