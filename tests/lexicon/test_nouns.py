"""Singulars and plurals."""

from __future__ import annotations

import pytest

from factcheck.lexicon.nouns import is_plural, singular, singular_phrase


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("platforms", "platform"), ("cities", "city"), ("people", "person"), ("bases", "base"), ("boxes", "box"), ("buses", "bus"), ("series", "series"), ("news", "news"),
        ("losses", "loss"), ("PCs", "PC"), ("women", "woman"), ("Children", "Child"), ("gas", "gas"), ("churches", "church"), ("UNITS", "UNITS"),
    ],
)  # fmt: skip
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("platforms", True),
        ("people", True),
        ("class", False),
        ("status", False),
        ("police", True),
        ("zone", False),
        ("zone's", False),
    ],
)
def test_is_plural(word: str, plural: bool) -> None:
    assert is_plural(word) is plural


@pytest.mark.parametrize(
    ("phrase", "one"),
    [
        ("innovation platforms", "innovation platform"),
        ("barrels of oil", "barrel of oil"),
        ("types of pilot projects", "type of pilot projects"),
        ("", ""),
    ],
)
def test_singular_phrase(phrase: str, one: str) -> None:
    assert singular_phrase(phrase) == one
