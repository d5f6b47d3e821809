"""Words that would steer a terminal, run in a page, compute in a spreadsheet or become markup: harmless wherever they are shown, unchanged where they are kept."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import select
import shutil
import sqlite3
import subprocess
import tomllib
import unicodedata
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factcheck.cli.run import run
from factcheck.core.wording import visible

STEERING = "\x1b[2J\x1b[38;5;201mowned\x1b]0;title\x07\x9b2J"
TURNED = "\u202edrawkcab\u202c\u2066\u200b"
PAGE = "<script>alert(1)</script></style></script><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}&#106;"
MARKUP = "[a](javascript:alert(3)) ![b](http://evil.example/b.png) `c` **d** <!-- e"
FORMULA = '=HYPERLINK("http://evil.example","f")'
EVERYTHING = f"{FORMULA} {STEERING} {TURNED} {PAGE} {MARKUP}"

PADDING = "Sailors stood on the quay and looked at the water, as they do on every day of the year. " * 40

TEXTS = {
    name: (
        f"{EVERYTHING}\n\nThe port of Kiel took {ships} ships in 2021, {TURNED} {PAGE} said {STEERING}.\n\n"
        f"{FORMULA} In 2021 the port of <b>Lund</b> had {ships} ferries {MARKUP}.\n\n{PADDING}\n"
    )
    for name, ships in (("a.txt", 48), ("b.txt", 84))
}

MANIFEST = f"""
[[article]]
file = "a.txt"
title = {json.dumps("=1+1 " + EVERYTHING)}
source = {json.dumps("@Daily " + EVERYTHING)}
published = 2021-12-01
[[article]]
file = "b.txt"
title = {json.dumps("＋2 " + EVERYTHING)}
source = {json.dumps("-Second " + EVERYTHING)}
published = 2022-12-01
"""

PRINTED = [
    ["articles"],
    ["sources", "--format", "md"],
    ["source", "show", "{source}"],
    ["claims", "--format", "md"],
    ["series"],
    ["discrepancies"],
    ["decisions"],
    ["decisions", "--format", "json"],
    ["alias", "list"],
    ["alias", "list", "--format", "md"],
    ["claims", "--format", "ndjson"],
    ["show", "A1"],
    ["show", "{claim}"],
    ["show", "{found}"],
    ["explain", "{found}"],
    ["explain", "C1", "{claim}"],
    ["check", "--min-severity", "1"],
    ["audit", "log"],
    ["report", "--format", "md"],
    ["report", "--format", "csv"],
    ["report", "--format", "html"],
    ["report", "--format", "json"],
    *(["cite", "C1", "{claim}", "--style", style] for style in ("plain", "markdown", "html", "bibtex", "csl-json")),
    *(["lint", "{draft}", "--format", form] for form in ("table", "json", "md", "lines", "github", "sarif")),
    ["report", "--format", "html", "--since", "0"],
    ["report", "--format", "md", "--since", "0", "--only", "{found}"],
    ["report", "--format", "html", "--only", f"source={EVERYTHING}"],
    ["report", "--format", "json", "--since", "0", "--only", f"subject={EVERYTHING}"],
    *(["export", "--format", form] for form in ("annotations", "ndjson", "prov")),
    ["export", "--format", "claimreview", "--base-url", "https://desk.example/"],
]
ON_A_TERMINAL = [
    ["articles"],
    ["claims", "--format", "csv"],
    ["explain", "{found}"],
    ["show", "{found}"],
    ["show", "{claim}"],
    ["decisions"],
    ["alias", "list"],
    ["audit", "log"],
    ["review", "--plain"],
    ["review"],
]
PATIENCE = 60
"""So many seconds without a word mean that a program hangs; nothing that works comes near."""

COLOURS = re.compile(r"\x1b\[[\d;?]*[mhlKJHABCD]|\x1b\[\d+ q")
"""What a program of our own may send to a terminal: colours, the cursor hidden and shown, lines of a progress bar cleared."""


SCREEN = re.compile(r"\x1b\]22;[a-z-]*\x07|\x1b\[[<=>?]?[\d;:]*\$?[A-Za-z]|\x1bP\+q[0-9a-f;]*\x1b\\\\|\x1b[=>78]")
"""What the full screen may send besides: the cursor placed, modes of the keyboard and the mouse, the pointer's form."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of hostile articles with a decision in hostile words."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    (folder / "articles.toml").write_text(MANIFEST, encoding="utf-8")
    path = folder / "ledger.db"
    assert run(["ingest", str(folder), "--db", str(path)]) == 0
    told = ["--note", EVERYTHING, "--evidence", f"{FORMULA}{PAGE}", "--evidence", f"https://evil.example/{PAGE}"]
    told += ["--yes", "--db", str(path)]
    known = of_hostile_words(path)
    assert run(["resolve", known["{found}"], "one_right", "--side", "1", *told, "--reviewer", f"Eve {EVERYTHING}"]) == 0
    assert run(["verify", known["{claim}"], "verified", *told, "--reviewer", "=Eve"]) == 0
    hand = ["--reviewer", f"@Eve {TURNED}", "--note", EVERYTHING, "--db", str(path)]
    assert run(["claim", "edit", known["{claim}"], "--attribution", EVERYTHING, "--scope", f"+1 {PAGE}", *hand]) == 0
    assert run(["alias", "add", f"=Kiel {EVERYTHING}", f"@Port {PAGE}", *hand]) == 0
    return path


def of_hostile_words(ledger: Path) -> dict[str, str]:
    """The numbers of a discrepancy that quotes hostile words and of a claim on its first side, and the name of a source."""
    wanted = """
        SELECT l.discrepancy_id, min(l.claim_id) FROM discrepancy_claim l JOIN claim c ON c.id = l.claim_id
        WHERE c.quote LIKE '%alert(%' AND l.side = 0 GROUP BY l.discrepancy_id ORDER BY l.discrepancy_id LIMIT 1
    """
    with sqlite3.connect(ledger) as opened:
        found, claim = opened.execute(wanted).fetchone()
        (source,) = opened.execute("SELECT name FROM source ORDER BY id LIMIT 1").fetchone()
    return {"{found}": f"D{found}", "{claim}": f"C{claim}", "{source}": source, "{draft}": str(ledger.parent / "a.txt")}


def filled(arguments: list[str], ledger: Path) -> list[str]:
    known = of_hostile_words(ledger)
    return [*(known.get(word, word) for word in arguments), "--db", str(ledger)]


def printed(ledger: Path, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert run(filled(arguments, ledger)) in {0, 1}
    said = capfd.readouterr()
    assert harmless(said.err)
    return said.out


def harmless(text: str) -> bool:
    """Is there nothing in it that moves a cursor, rings a bell, hides words or turns them round?"""
    steering = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return all(character == "\n" or unicodedata.category(character) not in steering for character in text)


def test_what_is_kept_is_what_came(ledger: Path) -> None:
    with sqlite3.connect(ledger) as opened:
        kept = opened.execute(
            "SELECT v.title, s.name, v.text, b.body FROM article_version v JOIN archive b ON b.sha256 = v.raw_sha256 JOIN article a ON a.id = v.article_id JOIN source s ON s.id = a.source_id ORDER BY a.id"
        ).fetchall()
        quotes = opened.execute(
            "SELECT c.quote, substr(v.text, c.quote_start + 1, c.quote_end - c.quote_start) FROM claim c JOIN article_version v ON v.id = c.version_id"
        ).fetchall()
        notes = opened.execute("SELECT note, reviewer FROM decision ORDER BY id").fetchall()
    given = tomllib.loads(MANIFEST)["article"]
    assert [(title, name) for title, name, _, _ in kept] == [(one["title"], one["source"]) for one in given]
    assert [(text, zlib.decompress(raw)) for _, _, text, raw in kept] == [
        (text, text.encode()) for text in TEXTS.values()
    ]
    assert len(quotes) > 5
    assert all(quote == stands for quote, stands in quotes)
    assert notes[0] == (EVERYTHING, f"Eve {EVERYTHING}")


@pytest.mark.parametrize("arguments", PRINTED, ids=" ".join)
def test_nothing_that_is_printed_steers(ledger: Path, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    out = printed(ledger, arguments, capfd)
    assert out
    assert harmless(out)


@pytest.mark.parametrize("arguments", ON_A_TERMINAL, ids=" ".join)
def test_nothing_steers_a_terminal(program: Path, ledger: Path, arguments: list[str], tmp_path: Path) -> None:
    copy = Path(shutil.copy(ledger, tmp_path / "ledger.db"))
    out = on_a_terminal([str(program), *filled(arguments, copy)], key=b"q" if arguments[0] == "review" else b"")
    assert "owned" in out
    for hostile in (*STEERING.split("owned"), "\x1b[38;5;201m", "\x9b", *"\u202e\u202c\u2066\u200b"):
        assert hostile not in out
    out = SCREEN.sub("", out) if arguments == ["review"] else COLOURS.sub("", out)
    assert harmless(out.replace("\r", ""))


def on_a_terminal(command: list[str], key: bytes) -> str:
    """What a command prints on a terminal of its own, where this key is pressed whenever it has printed something."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "2000", "LINES": "50", "PAGER": "cat"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        parts = []
        while True:
            if not select.select([ours], [], [], PATIENCE)[0]:
                process.kill()
                pytest.fail(f"{command} waits for ever")
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            parts.append(part)
            os.write(ours, key)
        assert process.wait() == 0
    os.close(ours)
    return b"".join(parts).decode("utf-8")


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


@pytest.mark.parametrize("form", ["annotations", "claimreview"])
def test_linked_data_stays_inside_its_script(ledger: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    said = printed(ledger, ["export", "--format", form, "--base-url", "https://desk.example/"], capfd)
    page = Page(f'<script type="application/ld+json">{said}</script>')
    assert page.tags == {"script"}
    assert "".join(page.words) == said
    assert PAGE in str(json.loads(said))


@pytest.mark.parametrize("more", [[], ["--since", "0"]], ids=["report", "since"])
def test_nothing_runs_in_the_page(ledger: Path, more: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    page = Page(printed(ledger, ["report", "--format", "html", *more], capfd))
    assert not page.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "input", "b"}
    names = {name for name, _ in page.attributes}
    assert not any(name.startswith("on") or name in {"src", "style", "srcset", "action"} for name in names)
    links = {value for name, value in page.attributes if name == "href"}
    assert all(link.startswith(("#", "https://evil.example/")) for link in links)
    words = "".join(page.words)
    assert visible(EVERYTHING) in words
    assert "{{ 7*7 }}" in words


def test_nothing_runs_in_any_page_of_a_report_that_is_split(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.report.layout.CARRIES_DISCREPANCIES", 0)
    assert run(["report", "--output", str(tmp_path / "r.html"), "--since", "0", "--db", str(ledger)]) == 0
    files = sorted(tmp_path.rglob("*.html"))
    assert len(files) > 4
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert harmless(text)
        page = Page(text)
        assert not page.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "input", "b"}
        names = {name for name, _ in page.attributes}
        assert not any(name.startswith("on") or name in {"src", "style", "srcset", "action"} for name in names)
        links = {value for name, value in page.attributes if name == "href"}
        assert all(
            re.match(r"#|https://evil\.example/|(?:r_files/|\.\./)?[a-z]+(?:-\d+)?\.html(?:#|$)", link)
            for link in links
        )


@pytest.mark.parametrize("form", ["table", "md", "csv", "tsv"])
def test_nothing_steers_in_what_differs_between_reports(
    ledger: Path, tmp_path: Path, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, more in (("old.json", ["--severity", "5"]), ("new.html", [])):
        assert run(["report", "--output", str(tmp_path / name), *more, "--db", str(ledger)]) == 0
    capfd.readouterr()
    assert run(["report", "diff", str(tmp_path / "old.json"), str(tmp_path / "new.html"), "--format", form]) == 1
    said = capfd.readouterr()
    assert harmless(said.err)
    if form in {"table", "md"}:
        assert harmless(said.out)
    else:
        rows = list(csv.reader(io.StringIO(said.out, newline=""), delimiter="\t" if form == "tsv" else ","))
        assert not any(cell.lstrip().startswith(("=", "+", "@")) for row in rows for cell in row)


def test_nothing_computes_in_a_spreadsheet(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command in ("report", "claims", "decisions", "alias list", "articles", "discrepancies"):
        arguments = [*command.split(), "--format", "csv"]
        rows = list(csv.reader(io.StringIO(printed(ledger, arguments, capfd), newline="")))
        assert len(rows) > 1
        for cell in (cell for row in rows for cell in row):
            assert not cell.lstrip().startswith(("=", "+", "@", "＝", "＋", "＠"))
            assert not cell.startswith("-") or re.fullmatch(r"-[\d.]+", cell)


@pytest.mark.parametrize("arguments", [["report", "--format", "md"], ["articles", "--format", "md"]], ids=" ".join)
def test_nothing_becomes_markup(ledger: Path, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    text = printed(ledger, arguments, capfd)
    assert "alert(3)" in text
    bare = re.sub(r"\\[\\`*_{}\[\]<>#|~&!$.)=+-]", "", text)
    assert not re.search(r"<|\]\(|!\[|&#", bare)


def test_a_program_gets_every_character(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(printed(ledger, ["report", "--format", "json"], capfd))
    assert whole["articles"][0]["title"] == "=1+1 " + EVERYTHING
    assert {decision["note"] for decision in whole["decisions"]} == {EVERYTHING}
