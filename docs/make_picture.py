"""Draw docs/terminal.svg: a real run in a terminal of its own, nothing retouched.

usage: python docs/make_picture.py
"""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "terminal.svg"
COLUMNS, LINES = 100, 60

COMMANDS = (
    ["ingest", "seeds"],
    ["discrepancies", "--min-severity", "2"],
    ["explain", "{platforms}"],
)


def in_terminal(arguments: list[str], folder: Path) -> str:
    """What a command prints on a terminal of its own, colours included."""
    environment = {
        **os.environ,
        "COLUMNS": str(COLUMNS),
        "LINES": str(LINES),
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
    }
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment,
    ):
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            parts.append(part)
    os.close(ours)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def platforms(folder: Path) -> str:
    """The number of the discrepancy about innovation platforms."""
    listed = subprocess.run(
        [sys.executable, "-m", "factcheck", "discrepancies", "--format", "csv"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return next(line.split(",")[0] for line in listed.splitlines() if "platform" in line)


def main() -> None:
    """Run the commands and draw what they print."""
    screen = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "seeds").mkdir()
        for path in (ROOT / "seeds").iterdir():
            (folder / "seeds" / path.name).write_bytes(path.read_bytes())
        for template in COMMANDS:
            arguments = [platforms(folder) if word == "{platforms}" else word for word in template]
            screen.print(Text.assemble(("$ ", "bold green"), (f"factcheck {' '.join(arguments)}", "bold")))
            screen.print(Text.from_ansi(in_terminal(arguments, folder)))
    picture = screen.export_svg(title="factcheck", theme=MONOKAI, unique_id="factcheck")
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    PICTURE.write_text(re.sub(r"[ \t]+\n", "\n", picture), encoding="utf-8")
    print(f"Drawn: {PICTURE.name}")


if __name__ == "__main__":
    main()
