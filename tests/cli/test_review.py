"""`factcheck review` with answers from a file: what it says, what it leaves in the ledger."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.ingest import read_into
from factcheck.errors import BusyLedger
from factcheck.workflow import decide
from factcheck.workflow.decide import DecisionFilter

Cli = Callable[..., Any]

FIGURES = {"schools": (20, 27), "bridges": (48, 84), "ferries": (31, 37)}


def article(column: int, *more: str) -> str:
    lines = [f"Kiel had {values[column]} {noun} in 2021." for noun, values in FIGURES.items()]
    return "\n\n".join([f"Updated: 2022-03-0{4 + column}", "A count of the city", *lines, *more]) + "\n"


@pytest.fixture(scope="session")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with three open discrepancies."""
    folder = tmp_path_factory.mktemp("counted")
    for column in (0, 1):
        (folder / f"{column}.txt").write_text(article(column), encoding="utf-8")
    read_into(str(folder / "factcheck.db"), [str(folder / "0.txt"), str(folder / "1.txt")])
    return folder / "factcheck.db"


@pytest.fixture
def review(cli: Cli, counted: Path, tmp_path: Path) -> Cli:
    """``review(answer, answer, …, options=[…])``: a session on a copy of the ledger, which stays for the next call."""
    shutil.copy(counted, tmp_path / "factcheck.db")

    def run(*answers: str, options: tuple[str, ...] = (), reviewer: str = "Ada") -> Any:
        (tmp_path / "answers.txt").write_bytes(
            "".join(f"{one}\n" for one in answers).encode("utf-8", "surrogateescape")
        )
        return cli("review", "--answers", "answers.txt", "--reviewer", reviewer, *options)

    return run


def kept() -> list[Any]:
    return decide.decisions("factcheck.db", filters=DecisionFilter())


def shown(said: Any) -> list[str]:
    return re.findall(r"^── (\w+), ", said.out, re.MULTILINE)


def test_it_shows_all_that_is_needed_to_decide(review: Cli) -> None:
    said = review("q")
    assert said.err == ""
    assert said.code == 0
    card = said.out
    assert re.search(r"^── D1, 1 of 3 ─+$", card, re.MULTILINE)
    assert "severity 3 of 5: must be shown with an explanation" in card
    assert re.search(r"Kiel had ▸\d\d◂ \w+ in 2021", card)
    assert re.search(r"C\d, A1: source unknown, 2022-03-04, “A count of the city”", card)
    assert re.search(r"^ +side 1 +side 2$", card, re.MULTILINE)
    assert re.search(r"^  published +2022-03-04 +2022-03-05$", card, re.MULTILINE)
    assert re.search(r"^  the same: .*as of 2021; subject Kiel", card, re.MULTILINE)
    assert re.search(r"^D1 > q$", card, re.MULTILINE)


def test_decisions_are_recorded_with_the_reviewer(review: Cli) -> None:
    said = review("u", "y", "2", "d", "the register", "y", "m", "by telephone", "w", "", "", "y", reviewer="Grace")
    numbers = shown(said)
    assert re.findall(r"^Saved: (R\d) on (D\d)\.", said.out, re.MULTILINE) == [
        (f"R{at}", number) for at, number in enumerate(numbers, 1)
    ]
    assert said.out.splitlines()[-2:] == [
        "Nothing waits any more. 3 decided.",
        "This was session 1: factcheck undo --session 1 takes it back.",
    ]
    assert [(one.reviewer, str(one.finding.resolution), one.note) for one in kept()] == [
        ("Grace", "all_right", None),
        ("Grace", "one_right", None),
        ("Grace", "unsure", "by telephone"),
    ]
    assert all(one.session == kept()[0].session is not None for one in kept())


def test_it_goes_on_where_it_was(review: Cli) -> None:
    first = shown(review("s"))
    said = review("q")
    assert said.out.startswith(f"Going on at {first[1]}, where you were on ")
    assert shown(said) == [first[1]]
    assert shown(review("q", reviewer="Grace")) == [first[0]]
    assert shown(review("q", options=("--again",))) == [first[0]]
    assert "Going on" in review("q").out


def test_a_session_that_came_to_its_end_is_over(review: Cli) -> None:
    said = review("s", "s", "s", "q")
    assert "The end of the queue; 3 still wait." in said.out
    assert "Going on" not in review("q").out


def test_undo_is_of_this_session_only(review: Cli) -> None:
    review("u", "y", "s", "s", "q")
    said = review("z", "q")
    assert "No decision of this session stands." in said.out
    assert [one.stands for one in kept()] == [True]


def test_an_empty_queue_is_a_sentence(review: Cli) -> None:
    review("x", "y", "x", "y", "x", "y")
    for options, sentence in (
        ((), "Nothing waits: no discrepancy is open."),
        (("--min-severity", "4"), "Nothing waits: no discrepancy of severity 4 or more is open."),
        (("--kind", "scale"), "Nothing waits: no discrepancy of kind scale is open."),
    ):
        said = review("q", options=options)
        assert (said.code, said.out, said.err) == (0, sentence + "\n", "")


def test_filters(review: Cli) -> None:
    said = review("s", "s", "s", "q", options=("--min-severity", "4"))
    assert said.out.startswith("Nothing waits")
    assert len(shown(review("s", "s", "q", options=("--kind", "contradiction")))) > 0


def test_one_that_was_decided_meanwhile_is_refused_and_shown_again(
    review: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = decide.resolve

    def meanwhile(address: str, number: str, finding: Any, **said: Any) -> Any:
        monkeypatch.setattr(decide, "resolve", save)
        by = said["by"]
        save(address, number, finding, by=type(by)(reviewer="Grace", now=by.now))
        return save(address, number, finding, **said)

    monkeypatch.setattr(decide, "resolve", meanwhile)
    said = review("x", "y", "q")
    assert said.code == 0
    assert "D1 was decided since it was shown: R1, not_comparable, by Grace." in said.out
    assert "D1 was decided meanwhile by Grace (R1): The sides cannot be compared" in said.out
    assert len(kept()) == 1


def test_a_withdrawn_figure_settles_its_question(review: Cli) -> None:
    said = review("1", "x", "the article itself", "y", "p", "q")
    assert "unverified -> withdrawn" in said.out
    assert "D1 was settled by a correction: there is nothing to decide." in said.out


def test_back_to_what_was_decided_shows_the_decision(review: Cli) -> None:
    said = review("m", "by telephone", "x", "y", "p", "q")
    [place] = [match.start() for match in re.finditer("── D1, ", said.out)][1:]
    card = said.out[place:]
    assert "most likely contradiction (resolved)" in card
    assert "  R1  The sides cannot be compared: they are about different things." in card
    assert "    note: by telephone" in card


def test_one_that_was_reopened_shows_what_was_judged(review: Cli) -> None:
    review("x", "y", "q")
    [made] = kept()
    with sqlite3.connect("factcheck.db") as connection:
        connection.execute("UPDATE discrepancy SET state = 'reopened' WHERE id = 1")
    connection.close()
    said = review("q", options=("--again",))
    judged = " | ".join(f"{side.value:f}" for side in made.judged)
    assert f"reopened: {made.id} judged {judged}. Decide again." in said.out


def test_claims(review: Cli) -> None:
    said = review("v", "C2", "y", "i", "y", "q", options=("claims",))
    assert said.code == 0
    assert len(shown(said)) == 3
    assert re.search(r"stands in D\d \(severity \d\)", said.out)
    assert [str(one.status) for one in kept()] == ["verified", "unverifiable"]
    assert "Going on at" in review("q", options=("claims",)).out
    assert "Going on at" not in review("q").out


def test_claims_have_no_severity(review: Cli) -> None:
    said = review("q", options=("claims", "--min-severity", "3"))
    assert said.code == 2
    assert "--min-severity and --kind are about discrepancies" in said.err


def test_no_claim_is_unverified(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Kiel had 20 schools in 2021.\n", encoding="utf-8")
    cli("ingest", "one.txt")
    cli("verify", "C1", "outdated")
    assert cli("review", "claims").out == "Nothing waits: no claim is unverified.\n"
    assert cli("review").out == "Nothing waits: no discrepancy is open.\n"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param(["k"], "k is no key here; ? shows the keys.", id="no such key"),
        pytest.param(["\udcff"], "That is no key here; ? shows the keys.", id="bytes that are no text"),
        pytest.param(["m", "\udcff", "x", "y"], "The words hold bytes that are no text.", id="a note that is no text"),
        pytest.param(["e", "C99"], "there is no claim C99 in the ledger", id="no such claim"),
        pytest.param(["e", "lost.pdf"], "lost.pdf: there is no such file", id="no such file"),
        pytest.param(["m", "\x1b[2Jgone\u202e", "x"], r"note: \x1b[2Jgone\u202e", id="a note that steers terminals"),
    ],
)  # fmt: skip
def test_what_is_typed_amiss(review: Cli, answers: list[str], said: str) -> None:
    told = review(*answers)
    assert told.code == 0
    assert said in told.out
    assert "\x1b" not in told.out
    assert kept() == []


def test_a_busy_ledger_ends_no_session(review: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise BusyLedger("another process is writing to the ledger", mend="Wait until it has ended, then try again.")

    resolve = decide.resolve
    monkeypatch.setattr("factcheck.workflow.review.mark_session", busy)
    monkeypatch.setattr(decide, "resolve", busy)
    said = review("x", "y", "q")
    assert said.code == 0
    assert "another process is writing to the ledger. Wait until it has ended" in said.out
    assert shown(said) == ["D1", "D1"]
    monkeypatch.setattr(decide, "resolve", resolve)
    assert "Saved: R1 on D1." in review("x", "y").out


def test_answers_through_a_pipe(review: Cli) -> None:
    review("q")
    answers = b"\xff\nm\n\xff\nx\ny\nm\nheard\ny\n"
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "review", "--reviewer", "Ada"],
        input=answers,
        capture_output=True,
        check=False,
    )
    told = done.stdout.decode("utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "That is no key here; ? shows the keys." in told
    assert "The words hold bytes that are no text." in told


def test_answers_from_a_file_that_is_not_there(cli: Cli, review: Cli) -> None:
    review("q")
    said = cli("review", "--answers", "none.txt")
    assert said.code == 2
    assert "none.txt: there is no such file" in said.err
    said = cli("review", "--answers", ".")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert ".: cannot be read (Is a directory). Name a file with an answer on each line." in said.err


def test_no_ledger(cli: Cli) -> None:
    said = cli("review")
    assert said.code == 2
    assert "there is no ledger here" in said.err


def test_words_of_articles_steer_nothing(cli: Cli, tmp_path: Path) -> None:
    hostile = "\x1b]0;owned\x07 \u202etxet\u202c [bold]red[/bold] :smile:"
    for column in (0, 1):
        (tmp_path / f"{column}.txt").write_text(
            article(column, *["Nothing else was counted there."] * 20).replace("A count", f"A {hostile} count"),
            encoding="utf-8",
        )
    cli("ingest", "0.txt", "1.txt")
    (tmp_path / "answers.txt").write_text("t\nt\nq\n", encoding="utf-8")
    said = cli("review", "--answers", "answers.txt")
    assert said.code == 0
    assert not set(said.out) & {"\x1b", "\x07", "\u202e", "\u202c"}
    assert r"\x1b]0;owned\x07" in said.out
    assert "[bold]red[/bold] :smile:" in said.out


@pytest.mark.parametrize(
    ("options", "reviewer", "told"),
    [
        pytest.param((), "Ada", "factcheck review --reviewer Ada", id="the reviewer"),
        pytest.param((), "Ada B", "factcheck review --reviewer 'Ada B'", id="a name of two words"),
        pytest.param((), "Usual", "factcheck review", id="who it is without the option"),
        pytest.param(
            ("--min-severity", "2", "--kind", "contradiction"),
            "Usual",
            "factcheck review --min-severity 2 --kind contradiction",
            id="the choice",
        ),
    ],
)
def test_the_command_that_goes_on_finds_the_same_session(
    review: Cli, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], reviewer: str, told: str
) -> None:
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Usual")
    said = review("q", options=options, reviewer=reviewer)
    assert said.out.splitlines()[-1] == f"Go on with: {told}"


def test_a_session_walks_only_what_a_filter_lets_through(review: Cli) -> None:
    said = review("q", options=("--text", "ferries"))
    assert re.search(r"^── D\d, 1 of 1 ", said.out, re.MULTILINE)
    assert "▸31◂ ferries" in said.out
    assert "Go on with: factcheck review --text ferries --reviewer Ada" in said.out
    said = review("/", "bridges", "x", "y", "", "q", options=("--again",))
    assert "▸48◂ bridges" in said.out
    assert "Nothing more fits the filter. Enter takes it away, q quits: " in said.out
    said = review("q", options=("--source", "nobody"))
    assert said.out == "Nothing waits: no discrepancy that fits source:nobody is open.\n"
