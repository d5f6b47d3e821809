"""What words have in common."""

from __future__ import annotations

import pytest

from factcheck.lexicon.definitions import ASSURANCES, EMPTY_QUALIFIERS, SUBGROUPS
from factcheck.lexicon.stems import stem


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("deliberate", "deliberation", True, id="verb and noun"),
        pytest.param("arrest", "arrested", True, id="participle"),
        pytest.param("leak", "leaking", True, id="present participle"),
        pytest.param("ferry", "ferries", True, id="plural"),
        pytest.param("house", "horse", False, id="two words"),
        pytest.param("bridge", "bride", False, id="nearly alike"),
    ],
)
def test_stem(one: str, other: str, *, same: bool) -> None:
    assert (stem(one) == stem(other)) is same


def test_a_stem_is_its_own_stem() -> None:
    assert all(stem(stem(word)) == stem(word) for word in ("arrested", "ferries", "house", "leaking"))


def test_groups_and_qualifiers_do_not_cross() -> None:
    assert not SUBGROUPS & {"person", "people", "victim", "passenger", "protester", "villager"}
    assert not ASSURANCES & EMPTY_QUALIFIERS
