"""The HTML report in a browser, as wide as a phone and as a desk, light and dark, on paper: styled, nothing cut off, nothing asked for, nothing refused."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from factcheck.cli.ingest import read_into
from factcheck.cli.run import run
from factcheck.report import layout

ROOT = Path(__file__).resolve().parents[2]
BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (path := shutil.which(name))), None
)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

MEASURING = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><pre id="found">{{}}</pre><script>
const found = {{}};
function measure(frame) {{
  const page = frame.contentDocument, view = frame.contentWindow, all = [...page.querySelectorAll("main *")];
  const style = (one, name) => one && view.getComputedStyle(one)[name];
  const outside = all.filter(one => one.getBoundingClientRect().right > {width} + 1 && !one.closest(".wide, .unseen"));
  const skip = page.querySelector(".skip"), hidden = skip.getBoundingClientRect().right;
  skip.focus();
  const shown = skip.getBoundingClientRect().left, ring = style(skip, "outlineStyle") + " " + style(skip, "outlineWidth");
  skip.blur();
  found[frame.getAttribute("src")] = {{
    wide: page.documentElement.scrollWidth,
    outside: outside.map(one => one.outerHTML.slice(0, 80)),
    sides: [...page.querySelectorAll(".discrepancy:first-of-type .side")].map(side => side.getBoundingClientRect()).map(box => [Math.round(box.left), Math.round(box.top)]),
    marked: ["fontWeight", "textDecorationLine"].map(name => style(page.querySelector("mark"), name)),
    charts: [...page.querySelectorAll("svg.chart")].map(svg => Math.round(svg.getBoundingClientRect().width)),
    colours: ["color", "backgroundColor"].map(name => style(page.body, name)),
    soft: style(page.querySelector(".kicker"), "color"),
    scripts: page.scripts.length,
    asked: view.performance.getEntriesByType("resource").length,
    skip: [hidden, shown, ring],
    landmarks: ["header", "main", "nav"].map(name => page.querySelectorAll(name).length),
    unnamed: [...page.querySelectorAll("section, article, nav, svg, table")].filter(one => !(one.getAttribute("aria-label") || one.querySelector("caption")
      || (one.getAttribute("aria-labelledby") || "").split(" ").some(id => (page.getElementById(id) || {{}}).textContent))).length,
  }};
  document.getElementById("found").textContent = JSON.stringify(found);
}}
</script>{frames}"""

FRAME = '<iframe src="{}" style="border:0;width:{}px;height:900px" onload="measure(this)"></iframe>'
PAGES = (
    "report.html",
    "split.html",
    "split_files/discrepancies-1.html",
    "split_files/series-1.html",
    "split_files/articles-1.html",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on one page, and the same on several, both with what changed since the beginning."""
    folder = tmp_path_factory.mktemp("page")
    ledger = str(folder / "ledger.db")
    read_into(ledger, [str(ROOT / "seeds")])
    told = ["--since", "0", "--db", ledger]
    assert run(["report", "--output", str(folder / "report.html"), *told]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "CARRIES_DISCREPANCIES", 2)
        patch.setattr(layout, "_DISCREPANCIES", 3)
        assert run(["report", "--output", str(folder / "split.html"), *told]) == 0
    return folder


def browse(profile: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Runs a browser of our own without a window."""
    usual = "--headless=new --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files --enable-logging=stderr --virtual-time-budget=5000"
    command = [str(BROWSER), *usual.split(), f"--user-data-dir={profile}", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def opened(folder: Path, width: int, profile: Path, *, dark: bool) -> tuple[dict[str, Any], str]:
    """What a browser measures in the pages at this width, and what it complains of."""
    frames = "".join(FRAME.format(name, width) for name in PAGES)
    name = f"{width}-{'dark' if dark else 'light'}.html"
    (folder / name).write_text(MEASURING.format(width=width, frames=frames), encoding="utf-8")
    theme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    done = browse(profile, theme, f"--window-size={width + 20},1000", "--dump-dom", (folder / name).as_uri())
    found = re.search(r'<pre id="found">(.+?)</pre>', done.stdout)
    assert found is not None, done.stdout[-2000:] + done.stderr[-2000:]
    measured: dict[str, Any] = json.loads(unescape(found[1]))
    return measured, "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line or "Refused" in line)


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)], ids=["phone", "desk"])
def test_it_can_be_read(folder: Path, tmp_path: Path, width: int, beside: bool, dark: bool) -> None:
    pages, complaints = opened(folder, width, tmp_path / "profile", dark=dark)
    assert complaints == ""
    assert set(pages) == set(PAGES)
    for name, measured in pages.items():
        assert measured["wide"] <= width, name
        assert measured["outside"] == [], name
        assert (measured["scripts"], measured["asked"], measured["unnamed"]) == (0, 0, 0), name
        assert measured["landmarks"][:2] == [1, 1], name
        hidden, shown, ring = measured["skip"]
        assert hidden < 0 <= shown, name
        assert ring == "solid 3px", name
        text, ground = (luminance(colour) for colour in measured["colours"])
        assert (text > ground) is dark, name
        for one in (text, luminance(measured["soft"])):
            assert (max(one, ground) + 0.05) / (min(one, ground) + 0.05) >= 4.5, name
    for name in ("report.html", "split_files/discrepancies-1.html"):
        (left, top), (other_left, other_top) = pages[name]["sides"][:2]
        assert (top == other_top and left < other_left) if beside else (left == other_left and top < other_top)
        assert pages[name]["marked"] == ["700", "underline"]
    for name in ("report.html", "split_files/series-1.html"):
        assert pages[name]["charts"]
        assert all(250 < chart < min(width, 500) for chart in pages[name]["charts"])


def test_it_prints_all_that_is_folded_on_the_screen(folder: Path, tmp_path: Path) -> None:
    paper = tmp_path / "report.pdf"
    browse(tmp_path / "profile", f"--print-to-pdf={paper}", (folder / "report.html").as_uri())
    pages = PdfReader(paper).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split()).replace("ﬁ", "fi").replace("ﬂ", "fl")
    page = (folder / "report.html").read_text(encoding="utf-8")
    for number in re.findall(r'<article class="discrepancy[^"]*" id="(D\d+)"', page):
        assert text.count(f"{number} ") > 1
    for summary, quote in re.findall(
        r"<summary>(Figures that stand alone) .*?<q dir=\"auto\">([A-Za-z ]{12})", page, re.DOTALL
    ):
        assert quote in text, summary
    assert "Skip" not in text
    assert "To the contents of this page" not in text
    assert f"1 / {len(pages)}" in text
