from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from factcheck.cli.command import Command
from factcheck.cli.group import COMMANDS
from factcheck.cli.run import root

Cli = Callable[..., Any]
ROOT = Path(__file__).resolve().parents[2]


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(root)
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        assert command is not None
        if isinstance(command, Command):
            yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", command.commands[inner]) for inner in command.commands)
        elif not isinstance(command, Command):
            yield name, command


NAMED = dict(commands())
EXAMPLES = [
    (name, example) for name, command in NAMED.items() if isinstance(command, Command) for example in command.examples
]


@pytest.mark.parametrize("name", NAMED)
def test_every_command_has_help_and_an_example(name: str, cli: Cli) -> None:
    command = NAMED[name]
    assert isinstance(command, Command)
    assert command.examples
    assert all(f"factcheck {name}" in example for example in command.examples)
    said = cli(*name.split(), "--help")
    assert said.code == 0
    assert "Example" in said.out
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", root.places)
def test_the_list_of_commands_says_what_their_help_begins_with(name: str) -> None:
    command = root.get_command(click.Context(root), name)
    assert command is not None
    assert root.places[name].told == command.get_short_help_str(1000)


def test_the_list_of_commands_is_cut_nowhere(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = cli("--help")
    assert "..." not in said.out.split("Begin here:")[1]
    assert [line[:-1] for line in said.out.splitlines() if line.endswith(":")][1:] == list(COMMANDS)


@pytest.fixture(scope="module")
def checkout(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples can run: the digests, a ledger of them, an article."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "harbour.txt").write_text("The port of Kiel took 48 ships in 2021.\n", encoding="utf-8")
    subprocess.run([program, "ingest", "seeds"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_example_runs(name: str, example: str, program: Path, checkout: Path, tmp_path: Path) -> None:
    if "sqlite3" in example and shutil.which("sqlite3") is None:
        pytest.skip("sqlite3 is not installed here")
    shutil.copytree(checkout, tmp_path / "here")
    if name == "explain" and " C" in example:
        example = "factcheck explain C1 C2"
    command = f"set -e; PATH={shlex.quote(str(program.parent))}:$PATH; {example}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=tmp_path / "here", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr
