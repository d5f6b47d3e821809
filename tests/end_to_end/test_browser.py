"""The HTML report in a browser, as wide as a phone and as a desk: styled, nothing cut off, nothing refused, both quotes to be seen."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.ingest import read_into
from factcheck.cli.run import run

ROOT = Path(__file__).resolve().parents[2]
BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (path := shutil.which(name))), None
)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

MEASURING = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe id="report" src="report.html" style="border:0;width:{width}px;height:900px"></iframe><pre id="found"></pre>
<script>
document.getElementById("report").onload = event => {{
  const page = event.target.contentDocument;
  const boxes = [...page.querySelectorAll("#D1 .side")].map(side => side.getBoundingClientRect());
  const marked = page.querySelector("#D1 mark");
  const style = name => getComputedStyle(marked)[name];
  const outside = [...page.querySelectorAll("main *")].filter(one => one.getBoundingClientRect().right > {width} + 1 && !one.closest(".wide"));
  document.getElementById("found").textContent = JSON.stringify({{
    wide: page.documentElement.scrollWidth,
    outside: outside.length,
    sides: boxes.map(box => [Math.round(box.left), Math.round(box.top)]),
    marked: [style("fontWeight"), style("textDecorationLine")],
    charts: [...page.querySelectorAll("svg")].map(svg => Math.round(svg.getBoundingClientRect().width)),
    scripts: page.scripts.length,
  }});
}};
</script>"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    ledger = str(folder / "ledger.db")
    read_into(ledger, [str(ROOT / "seeds")])
    assert run(["report", "--output", str(folder / "report.html"), "--db", ledger]) == 0
    return folder


def opened(folder: Path, width: int, profile: Path) -> tuple[dict[str, Any], str]:
    """What a browser measures in the report at this width, and what it complains of."""
    (folder / f"{width}.html").write_text(MEASURING.format(width=width), encoding="utf-8")
    options = "--headless=new --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files --enable-logging=stderr --virtual-time-budget=5000"
    command = [str(BROWSER), *options.split(), f"--user-data-dir={profile}", f"--window-size={width + 20},1000"]
    done = subprocess.run(
        [*command, "--dump-dom", (folder / f"{width}.html").as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = re.search(r'<pre id="found">(.+?)</pre>', done.stdout)
    assert found is not None, done.stdout[-2000:] + done.stderr[-2000:]
    measured: dict[str, Any] = json.loads(unescape(found[1]))
    return measured, "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line or "Refused" in line)


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)], ids=["phone", "desk"])
def test_it_can_be_read(page: Path, tmp_path: Path, width: int, beside: bool) -> None:
    measured, complaints = opened(page, width, tmp_path / "profile")
    assert complaints == ""
    assert measured["wide"] <= width
    assert measured["outside"] == 0
    (left, top), (other_left, other_top) = measured["sides"]
    assert (top == other_top and left < other_left) if beside else (left == other_left and top < other_top)
    assert measured["marked"] == ["700", "underline"]
    assert measured["charts"]
    assert all(250 < chart < min(width, 500) for chart in measured["charts"])
    assert measured["scripts"] == 0
