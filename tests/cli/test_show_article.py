"""An article with the versions that it has had: how it was got, what changed, its bytes, and what is set by hand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.sheet import sheet
from factcheck.review.sides import later_side
from factcheck.workflow.decide import question_of

Cli = Callable[..., Any]
FIRST = "Updated: 2023-01-02\n\nKiel Harbour Authority carried 4,200 passengers in 2021.\nThe ferries ran all year. The harbour has 12 cranes.\nLund has 14 bridges.\n"
SECOND = "Updated: 2023-02-03\n\nKiel Harbour Authority carried 4,700 passengers in 2021.\nThe ferries ran all year. The harbour now has 12 cranes in all.\n"


@pytest.fixture
def ask(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A ledger of one article that has had two texts. C1 (4,200) became C4 (4,700), C2 was reworded, C3 is gone."""
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ann Reed")
    for text in (FIRST, SECOND):
        (tmp_path / "port.txt").write_text(text, encoding="utf-8")
        assert cli("ingest", "--source", "Echo", "port.txt").code == 0
    return cli


def test_the_card_tells_how_it_was_got_and_which_versions_it_has_had(ask: Cli) -> None:
    out = ask("show", "A1").out
    for line in (
        "  from: Echo, 2023-02-03",
        "  language: en",
        "  place: port.txt",
        "  read by: reader text, version",
        f"  bytes: {len(SECOND):,}, sha256 ",
        f"  text: {len(SECOND):,} characters, sha256 ",
        "published: the text's head",
        "  2 versions:",
        "    1  of 2023-01-02, got ",
        "    2  of 2023-02-03, got ",
        "(the present one)",
        "  in: D1",
    ):
        assert line in out


def test_the_difference_is_told_word_by_word_with_the_claims(ask: Cli) -> None:
    said = ask("show", "A1", "--diff")
    assert said.code == 0
    assert said.out.splitlines()[1:] == [
        "--- version 1, of 2023-01-02",
        "+++ version 2, of 2023-02-03",
        "published: 2023-01-02 -> 2023-02-03",
        "",
        " line 1 -> line 1 ",
        "! Updated: [-2023-01-02-]{+2023-02-03+}",
        "  ",
        "! Kiel Harbour Authority carried [-4,200-]{+4,700+} passengers in 2021.",
        "      C1 -> C4: 4,200 -> 4,700",
        "! The ferries ran all year. The harbour {+now +}has 12 cranes{+ in all+}.",
        "      C2: its words changed",
        "! [-Lund has 14 bridges.-]",
        "      C3 (14) is gone",
    ]
    assert ask("show", "A1", "--diff", "--versions", "1..2").out == said.out


def test_versions_that_do_not_follow_one_another(ask: Cli, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(SECOND.replace("4,700", "4,900") + "Selwick has 31 pilots.\n", encoding="utf-8")
    ask("ingest", "--source", "Echo", "port.txt")
    out = ask("show", "A1", "--diff", "--versions", "1..3").out
    assert "C1 -> C5: 4,200 -> 4,900" in out
    assert "(31) is new" in out


def test_the_bytes_come_back_as_they_were_got(ask: Cli, tmp_path: Path) -> None:
    assert ask("show", "A1", "--raw").out == SECOND
    said = ask("show", "a1", "--raw", "--version", "1", "--output", "kept.txt")
    assert said.out.startswith(f"Written: kept.txt, {len(FIRST)} bytes, sha256 ")
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8") == FIRST
    again = ask("show", "A1", "--raw", "--output", "kept.txt")
    assert (again.code, "--force" in again.err) == (2, True)
    assert ask("show", "A1", "--raw", "--output", "kept.txt", "--force").code == 0
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8") == SECOND
    assert ask("show", "A1", "--raw", "--output", "factcheck.db", "--force").code == 2


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("Kiel has 12 boats — four are new.\n\tAyr.\r\n".encode(), 0, id="plain text"),
        pytest.param(
            b"Kiel has 12 boats, and it has them since the spring of the year before.\n" * 9 + b"\x1b[31m",
            2,
            id="an escape",
        ),
        pytest.param("Kiel has 12 boats, \u202eand four are new.".encode(), 2, id="words turned round"),
    ],
)
def test_bytes_that_could_garble_a_terminal_are_not_written_to_one(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: bytes, code: int
) -> None:
    (tmp_path / "odd.txt").write_bytes(body)
    assert cli("ingest", "odd.txt").code == 0
    assert cli("show", "A1", "--raw").code == 0
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    said = cli("show", "A1", "--raw")
    assert (said.code, "--output FILE" in said.err) == (code, bool(code))


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        pytest.param(["A1", "--diff", "--versions", "2..1"], "version 2 is not earlier than version 1", id="backwards"),
        pytest.param(["A1", "--diff", "--versions", "1..9"], "A1 has no version 9", id="no such version"),
        pytest.param(["A1", "--diff", "--versions", "0..1"], "A1 has no version 0", id="before the first"),
        pytest.param(["A1", "--diff", "--versions", "two"], "names no two versions", id="no numbers"),
        pytest.param(["A1", "--raw", "--version", "7"], "A1 has no version 7", id="no such bytes"),
        pytest.param(["C1", "--diff"], "C1 does not begin with A", id="a claim"),
        pytest.param(["A1", "--diff", "--raw"], "ask for two things", id="both"),
        pytest.param(["A1", "--versions", "1..2"], "--versions belongs to --diff", id="versions of what"),
        pytest.param(["A1", "--output", "x"], "--output belongs to --raw", id="output of what"),
        pytest.param(["A1", "--raw", "--force"], "--force belongs to --output", id="force what"),
    ],
)
def test_what_cannot_be_asked(ask: Cli, arguments: list[str], why: str) -> None:
    said = ask("show", *arguments)
    assert (said.code, said.out) == (2, "")
    assert why in said.err


def test_an_article_with_one_text_has_no_difference(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(FIRST, encoding="utf-8")
    cli("ingest", "port.txt")
    assert "A1 has had one text alone" in cli("show", "A1", "--diff").err


def test_the_earlier_version_is_named_wherever_a_discrepancy_is_shown(ask: Cli) -> None:
    for said in (ask("show", "D1"), ask("explain", "D1"), ask("report", "--format", "md"), ask("report")):
        assert said.code == 0
        assert "said by an earlier version of the article" in said.out
    assert "A1 said 4,200 until its version of 2023-02-03, and says 4,700 since." in ask("discrepancies", "--format", "ndjson").out  # fmt: skip
    assert ask("resolve", "D1", "superseded", "--side", "2").code == 0
    assert "C1: unverified -> outdated" in ask("show", "D1").out
    assert ask("undo", "D1").code == 0


def test_a_reviewer_sees_which_side_is_of_an_earlier_version(ask: Cli, tmp_path: Path) -> None:
    del ask
    question = question_of(tmp_path / "factcheck.db", "D1")
    lines = sheet(question, reach=0, position="1 of 1")
    told = "\n".join("".join(words for words, _ in line) for line in lines)
    assert "4,200 passengers carried, said by an earlier version of the article" in told
    assert "4,700 passengers carried, one voice" in told
    assert (later_side(question.discrepancy), later_side(question.discrepancy, earlier=True)) == (1, 0)


def test_facts_are_set_by_hand_and_stay(ask: Cli, tmp_path: Path) -> None:
    said = ask(
        "article", "edit", "A1", "--published", "2022-12-19", "--machine-translated", "--note", "seen on the page"
    )
    assert (said.code, said.err) == (0, "")
    assert "  published: 2023-02-03 -> 2022-12-19" in said.out
    card = ask("show", "A1").out
    assert "  machine-translated: yes" in card
    assert "published: set by hand by Ann Reed, " in card
    assert "by hand: machine translated, published" in card
    assert "set by hand: published: 2023-02-03 -> 2022-12-19" in ask("audit", "log").out
    assert "known" in ask("ingest", "--source", "Echo", "port.txt").out
    (tmp_path / "port.txt").write_text(SECOND.replace("4,700", "4,900"), encoding="utf-8")
    ask("ingest", "--source", "Echo", "port.txt")
    assert "  from: Echo, 2022-12-19" in ask("show", "A1").out
    assert "The texts are the same." in ask("show", "A1", "--diff", "--versions", "2..3").out
    again = ask("article", "edit", "A1", "--published", "2022-12-19")
    assert (again.code, "A1 says that already" in again.err) == (2, True)
    assert "nothing is to be set" in ask("article", "edit", "A1").err
    assert "all is whole" in ask("audit", "verify").out


def test_words_that_changed_steer_no_terminal(cli: Cli, tmp_path: Path) -> None:
    for figure in ("12", "14 \x1b[31m\u202e"):
        (tmp_path / "port.txt").write_text(f"Kiel has {figure} boats.\n{'It is a port. ' * 40}\n", encoding="utf-8")
        assert cli("ingest", "--title", f"Boats {figure}", "port.txt").code == 0
    out = cli("show", "A1", "--diff").out
    assert r"\x1b[31m\u202e" in out
    assert not {"\x1b", "\u202e"} & set(out)


def test_a_language_is_a_code_and_what_it_costs_is_told(ask: Cli) -> None:
    said = ask("article", "edit", "A1", "--language", "klingon")
    assert (said.code, said.out) == (2, "")
    assert "'klingon' is no language" in said.err
    said = ask("article", "edit", "A1", "--language", "German")
    assert "  language: en -> de\n  2 claims not found any more\n" in said.out
    assert "language: de -> en" in ask("article", "edit", "A1", "--language", "en-GB").out


def test_the_card_tells_where_each_fact_was_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(FIRST, encoding="utf-8")
    listed = '[[article]]\nfile = "port.txt"\ntitle = "Ferries"\nsource = "Echo"\ngenre = "report"\n'
    (tmp_path / "articles.toml").write_text(listed, encoding="utf-8")
    assert cli("ingest", "--genre", "digest", "port.txt").code == 0
    out = cli("show", "A1").out
    assert "title: articles.toml; source: articles.toml; published: the text's head; genre: the call" in out
