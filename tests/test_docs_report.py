"""The examples of the page on reports run, one after the other in one folder, and print what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "report.md"


def test_the_examples_print_what_it_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "factcheck").write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m factcheck "$@"\n', encoding="utf-8"
    )
    (tmp_path / "factcheck").chmod(0o755)
    blocks = re.findall(r"^```console\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    commands = [one for block in blocks for one in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(commands) > 8
    for block in commands:
        command, *printed = block.splitlines()
        script = f"PATH={shlex.quote(str(tmp_path))}:$PATH; {command}"
        done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        for line in printed:
            pattern = ".*".join(re.escape(part) for part in line.split("…"))
            assert re.search(f"^{pattern}$", done.stdout, re.MULTILINE), (
                f"{command} does not print {line!r}:\n{done.stdout}"
            )
