"""``source`` and ``sources`` on the command line, with a ledger of the digests."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def ledger(seeded: Path, tmp_path: Path) -> str:
    return str(shutil.copy(seeded, tmp_path / "here.db"))


def test_a_source_is_described_renamed_merged_and_split(cli: Cli, ledger: str) -> None:
    def say(*arguments: str) -> str:
        said = cli("source", *arguments, "--db", ledger, *(() if arguments[0] == "show" else ("--reviewer", "Ann")))
        assert (said.code, said.err) == (0, "")
        return str(said.out)

    assert say("edit", "smm", "--kind", "company", "--country", "China", "--owner", "its  traders") == (
        "SMM\n  kind: nothing -> company\n  owner: nothing -> its traders\n  country: nothing -> CN\n"
    )
    renamed = say("rename", "SMM", "Metals Market")
    assert renamed.startswith(
        "Metals Market\n  name: SMM -> Metals Market\n  in print: SMM, Metals Market\nDiscrepancies: "
    )
    shown = say("show", "smm").splitlines()
    assert shown[:5] == [
        "Metals Market",
        "  in print: SMM (1 article), Metals Market (0 articles)",
        "  kind: company",
        "  owner: its traders",
        "  country: CN",
    ]
    assert say("merge", "metals market", "China Daily", "--note", "an example").startswith("China Daily\n")
    names = {one["name"] for one in json.loads(cli("sources", "--format", "json", "--db", ledger).out)}
    assert names == {"China Daily", "Rare Earth Exchanges"}
    assert "Metals Market" not in cli("articles", "--db", ledger).out
    assert say("split", "SMM").startswith("Metals Market\n  name: China Daily -> Metals Market\n")
    told = cli("audit", "log", "--db", ledger).out
    for words in (
        "SMM: kind company",
        "SMM is called Metals Market",
        "SMM is one source with China Daily",
        "no more one source",
    ):
        assert words in told
    assert cli("audit", "verify", "--db", ledger).code == 0
    assert "Metals Market" in cli("report", "--format", "md", "--db", ledger).out


def test_the_list_says_what_sources_are(cli: Cli, ledger: str) -> None:
    cli("source", "edit", "SMM", "--kind", "company", "--country", "cn", "--reviewer", "Ann", "--db", ledger)
    rows = list(csv.DictReader(io.StringIO(cli("sources", "--format", "csv", "--db", ledger).out)))
    smm = next(row for row in rows if row["name"] == "SMM")
    assert (smm["kind"], smm["country"], smm["repeating"], smm["origins"]) == ("company", "CN", "0", "{}")
    head, *_ = cli("sources", "--db", ledger).out.splitlines()
    assert head.split() == ["source", "kind", "in", "articles", "claims", "disputed", "first", "last", "copied"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["show", "SNM"], "Did you mean “SMM”?", id="a misspelt name"),
        pytest.param(["edit", "SMM"], "--kind, --owner, --country, --notes", id="nothing to edit"),
        pytest.param(["edit", "SMM", "--kind", "blog"], "'research'", id="no kind"),
        pytest.param(["edit", "SMM", "--country", "Chian"], "Did you mean China", id="no country"),
        pytest.param(["edit", "SMM", "--owner", ""], "nothing changes", id="what is empty already"),
        pytest.param(["rename", "SMM", "China Daily"], "factcheck source merge", id="a name that is taken"),
        pytest.param(["rename", "SMM", " "], "holds no words", id="no name"),
        pytest.param(["merge", "SMM", "SMM"], "one source already", id="with itself"),
        pytest.param(["split", "SMM"], "nothing to split", id="what is whole"),
    ],
)
def test_wrong_use_is_one_line(cli: Cli, ledger: str, arguments: list[str], words: str) -> None:
    said = cli("source", *arguments, "--db", ledger)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert said.err.count("\n") == 1


def test_words_of_an_article_cannot_steer_the_terminal(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port of Kiel took 48 ships in 2021.\n", encoding="utf-8")
    cli("ingest", "a.txt", "--source", "Ev\u202eil \x1b[31mDaily")
    shown = cli("source", "show", "Ev\u202eil \x1b[31mDaily").out + cli("sources").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_an_article_shows_what_it_says_of_its_own_words(cli: Cli, tmp_path: Path) -> None:
    text = "Kiel grows\nKIEL (AFP) - The port of Kiel took 48 ships in 2021, according to local media.\nTranslated by Google Translate\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert cli("ingest", "a.txt").code == 0
    shown = cli("show", "A1").out
    for words in (
        "it says where it has it from: “(AFP)”, line 2",
        "it says where it has it from: “according to local media”, line 2",
        "it says that it was translated: “Translated by Google Translate”, line 3",
        "machine translated: said in the text",
    ):
        assert words in shown
    assert "machine-translated: yes" in shown
