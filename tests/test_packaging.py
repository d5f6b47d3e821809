"""The wheel, installed into an environment without the checkout, does what the checkout does."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import factcheck

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel; its requirements are those of this environment."""
    place = tmp_path_factory.mktemp("installed") / "env"
    venv.create(place, with_pip=False)
    here = place / ("Scripts" if os.name == "nt" else "bin")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(here / "python"),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        str(wheel),
    ]
    subprocess.run([*command, "--disable-pip-version-check"], capture_output=True, check=True)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    inside = subprocess.run([here / "python", "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    (Path(inside) / "outer.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return here


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "FACTCHECK_DB"}}
    return subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False, env=environment)


def test_the_wheel_holds_what_it_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "factcheck/py.typed" in names
    assert "factcheck/_seeds/articles.toml" in names
    assert {"factcheck/report/templates/report.html", "factcheck/report/templates/report.css"} <= set(names)
    assert sum(name.startswith("factcheck/_seeds/") and name.endswith(".txt") for name in names) == 5
    assert "factcheck/_migrations/env.py" in names
    assert any(name.startswith("factcheck/_migrations/versions/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "docs/", "benchmarks/")) or "__pycache__" in name for name in names)


def test_what_an_earlier_pip_leaves_out_is_asked_for_by_name(wheel: Path) -> None:
    """``lxml[html_clean]``, which a library asks for, is unknown to the pip that comes with Python 3.11: nothing could be read then."""
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    assert "Requires-Dist: lxml-html-clean" in archive.read(metadata).decode()


def test_the_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import factcheck; print(factcheck.__file__)", cwd=tmp_path)
    assert str(installed.parent) in where.stdout
    done = run(installed / "factcheck", "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "What cannot all be right" in done.stdout
    assert "158 innovation platforms" in done.stdout
    assert "158" in (tmp_path / "factcheck-demo" / "report.html").read_text(encoding="utf-8")
    again = run(installed / "factcheck", "db", "upgrade", "--db", "factcheck-demo/factcheck.db", cwd=tmp_path)
    assert "up to date" in again.stdout


def test_the_version_is_one(installed: Path, tmp_path: Path) -> None:
    assert (
        run(installed / "factcheck", "--version", cwd=tmp_path).stdout.strip() == f"factcheck {factcheck.__version__}"
    )
    assert (
        run(installed / "python", "-m", "factcheck", "--version", cwd=tmp_path).stdout.strip()
        == f"factcheck {factcheck.__version__}"
    )
