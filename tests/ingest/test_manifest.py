from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import BadManifest
from factcheck.ingest.manifest import MANIFEST, read_manifest

WHOLE = """
about = "Two articles."

[[article]]
file = "a.txt"
title = "Harbour full again"
source = "Port Daily"
published = 2023-07-03
genre = "digest"
address = "https://example.org/a"
machine_translated = true

[[article]]
file = "sub/b.txt"
published = "2023-07-04"
"""


def test_reads_what_it_says(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(WHOLE, encoding="utf-8")
    first, second = read_manifest(tmp_path).values()
    assert (first.facts.title, first.facts.source, first.facts.published, first.facts.genre) == (
        "Harbour full again",
        "Port Daily",
        date(2023, 7, 3),
        "digest",
    )
    assert (first.facts.address, first.facts.machine_translated) == ("https://example.org/a", True)
    assert first.where.endswith(f"{MANIFEST}:4")
    assert (second.file, second.facts.published, second.facts.source) == ("sub/b.txt", date(2023, 7, 4), None)


def test_none_is_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == {}


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        pytest.param('[[article]]\nfile = "a.txt"\n\n[[article]]\nfile = b.txt\n', ":5:", "is not TOML", id="not toml"),
        pytest.param(
            '[[article]]\nfile = "a.txt"\n\n[[article]]\nsource = "X"\n', ":4:", "does not say which file", id="no file"
        ),
        pytest.param('[[article]]\nfile = "a.txt"\nsorce = "X"\n', ":1:", "unknown key 'sorce'", id="misspelt key"),
        pytest.param(
            '[[article]]\nfile = "a.txt"\npublished = "3 July"\n', ":1:", "published is '3 July'", id="date in words"
        ),
        pytest.param(
            '[[article]]\nfile = "a.txt"\nsource = 3\n', ":1:", "source is not a text", id="a number for a source"
        ),
        pytest.param(
            '[[article]]\nfile = "a.txt"\nmachine_translated = "no"\n',
            ":1:",
            "neither true nor false",
            id="text for a flag",
        ),
        pytest.param('[[article]]\nfile = "../a.txt"\n', ":1:", "outside its folder", id="up and away"),
        pytest.param('[[article]]\nfile = "a.txt"\n[[article]]\nfile = "./a.txt"\n', ":3:", "twice", id="twice"),
        pytest.param(
            '[[article]]\nfile = "a.txt"\nlanguage = "klingon"\n', ":1:", "language is 'klingon'", id="no language"
        ),
        pytest.param('[article]\nfile = "a.txt"\n', "", "no list of articles", id="one bracket"),
        pytest.param("articles = []\n", "", "unknown key 'articles'", id="unknown table"),
        pytest.param('[[article]]\nfile = "a.txt"\ntitle = "a\\u0000"\n', ":1:", "title is not a text", id="a zero"),
        pytest.param(f"about = {'[' * 100_000}", "", "is not TOML", id="nested without end"),
        pytest.param(f"about = {'9' * 5_000}", "", "is not TOML", id="a number of 5,000 digits"),
        pytest.param(f"\na{'.a' * 100_000} = 1", ":2:", "a key in a key", id="a key of 100,000 parts"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, content: str, line: str, words: str) -> None:
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(BadManifest) as caught:
        read_manifest(tmp_path)
    assert words in str(caught.value)
    assert f"{MANIFEST}{line}" in str(caught.value)
