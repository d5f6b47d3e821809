"""Names of agencies are names of one agency each, in the letters that the rules look for."""

from __future__ import annotations

from factcheck.lexicon.agencies import INITIALS, SPELLINGS, UNMISTAKABLE


def test_names_are_in_lower_case_without_stray_spaces() -> None:
    assert all(name == " ".join(name.lower().split()) for name in SPELLINGS)


def test_initials_are_capitals_and_no_word_of_english() -> None:
    assert all(not name.islower() or name == "dpa" for name in INITIALS)
    assert UNMISTAKABLE.items() <= INITIALS.items()


def test_a_spelling_and_initials_lead_to_one_short_name() -> None:
    assert SPELLINGS["associated press"] == INITIALS["AP"] == "AP"
    assert SPELLINGS["associated press of pakistan"] == INITIALS["APP"] == "APP"
    assert SPELLINGS["agence france-presse"] == INITIALS["AFP"]
