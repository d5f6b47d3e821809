from __future__ import annotations

import pytest

from factcheck.lexicon.countries import COUNTRIES, country_code


def test_every_code_has_two_capitals_and_a_name() -> None:
    assert len(COUNTRIES) == 249
    assert all(len(code) == 2 and code.isalpha() and code.isupper() and name for code, name in COUNTRIES.items())
    assert list(COUNTRIES) == sorted(COUNTRIES)


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_name_leads_to_its_code(code: str) -> None:
    assert country_code(COUNTRIES[code]) == code
    assert country_code(code.lower()) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("china", "CN"),
        ("the Netherlands", "NL"),
        ("  United   States ", "US"),
        ("Côte d’Ivoire", "CI"),
        ("UK", "GB"),
        ("Ruritania", None),
        ("XX", None),
        ("", None),
    ],
)
def test_other_words(words: str, code: str | None) -> None:
    assert country_code(words) == code
