"""Bytes put aside: their hash, their size and their lines, and what cannot be opened."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest

from factcheck.errors import InputError, MissingPath, TooLarge
from factcheck.ingest.containers.spool import open_file, spooled


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        pytest.param(b"", 0, id="nothing"),
        pytest.param(b"a", 1, id="no line end"),
        pytest.param(b"a\n", 1, id="a line end"),
        pytest.param(b"a\n\nb", 3, id="an empty line"),
        pytest.param(b"ab\n" * 200_000, 200_000, id="in several pieces"),
    ],
)
def test_bytes_are_counted_and_hashed(raw: bytes, lines: int) -> None:
    with spooled(BytesIO(raw), "a file") as found:
        assert (found.size, found.lines) == (len(raw), lines)
        assert found.sha256 == hashlib.sha256(raw).hexdigest()
        assert found.stream.read() == raw


def test_a_cap_is_named() -> None:
    with (
        pytest.raises(TooLarge, match="a file: holds more than 1 MB"),
        spooled(BytesIO(b"x" * 1024**2 + b"y"), "a file", most=1024**2),
    ):
        pytest.fail("a file over the cap was put aside")


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, error, said in (
        (str(tmp_path / "none"), MissingPath, "there is no such file"),
        ("", MissingPath, "there is no such file"),
        (str(tmp_path), InputError, "is a folder"),
        (str(tmp_path / ("a" * 5_000)), MissingPath, "there is no such file"),
    ):
        with pytest.raises(error, match=said), open_file(path):
            pytest.fail(f"{path} was opened")
