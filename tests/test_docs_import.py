"""The example of an import in the docs prints what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "import.md"


def test_the_example_prints_what_it_says(program: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    found = PAGE.read_text(encoding="utf-8")
    (lines,) = re.findall(r"^```json\n(.*?)^```", found, re.MULTILINE | re.DOTALL)
    (console,) = re.findall(r"^```console\n(.*?)^```", found, re.MULTILINE | re.DOTALL)
    (tmp_path / "claims.ndjson").write_text(lines, encoding="utf-8")
    for block in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, *printed = block.splitlines()
        script = f"PATH={shlex.quote(str(program.parent))}:$PATH; {command}"
        done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        for line in printed:
            pattern = ".*".join(re.escape(part) for part in line.split("…"))
            assert re.search(f"^{pattern}$", done.stdout, re.MULTILINE), (
                f"{command} does not print {line!r}:\n{done.stdout}"
            )
