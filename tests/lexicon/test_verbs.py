"""Verb forms."""

from __future__ import annotations

import pytest

from factcheck.lexicon.verbs import is_verb, lemma, participle


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("killed", "kill"),
        ("rising", "rise"),
        ("held", "hold"),
        ("dying", "die"),
        ("dies", "die"),
        ("planned", "plan"),
        ("carries", "carry"),
        ("reaches", "reach"),
        ("woken", "wake"),
        ("platform", None),
        ("seeing", "see"),
    ],
)
def test_lemma(form: str, base: str | None) -> None:
    assert lemma(form) == base


@pytest.mark.parametrize(
    ("base", "form"),
    [("hold", "held"), ("sign", "signed"), ("take", "taken"), ("apply", "applied"), ("unknownish", "unknownish")],
)
def test_participle(base: str, form: str) -> None:
    assert participle(base) == form


@pytest.mark.parametrize(
    ("word", "verb"), [("was", True), ("killed", True), ("reports", False), ("plan", False), ("table", False)]
)
def test_forms_that_are_nouns_as_often_are_no_verbs_by_themselves(word: str, verb: bool) -> None:
    assert is_verb(word) is verb
