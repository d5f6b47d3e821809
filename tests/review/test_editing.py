from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.correction import CHOICES, FIELDS, field_hint
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Form
from factcheck.review.editing import change_lines, field_named, field_rows

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("answer", "kind", "name"),
    [
        pytest.param("1", ClaimKind.NUMERIC, "subject", id="the first"),
        pytest.param("19", ClaimKind.NUMERIC, "occurrence", id="the last"),
        pytest.param("20", ClaimKind.NUMERIC, None, id="one too many"),
        pytest.param("0", ClaimKind.NUMERIC, None, id="none"),
        pytest.param("²", ClaimKind.NUMERIC, None, id="no number of ours"),
        pytest.param("as of", ClaimKind.NUMERIC, "as_of", id="words"),
        pytest.param("As-Of", ClaimKind.NUMERIC, "as_of", id="an option"),
        pytest.param("as_of", ClaimKind.NUMERIC, "as_of", id="its name, though another begins so"),
        pytest.param("sub", ClaimKind.NUMERIC, "subject", id="its beginning"),
        pytest.param("co", ClaimKind.NUMERIC, None, id="the beginning of two"),
        pytest.param("place", ClaimKind.NUMERIC, None, id="what only follows"),
        pytest.param("quote", ClaimKind.NUMERIC, None, id="what is the article's"),
        pytest.param("stage", ClaimKind.NUMERIC, None, id="of the other kind"),
        pytest.param("stage", ClaimKind.POLICY, "stage", id="of this kind"),
        pytest.param("", ClaimKind.NUMERIC, None, id="nothing"),
    ],
)
def test_a_field_is_named(answer: str, kind: ClaimKind, name: str | None) -> None:
    assert field_named(answer, kind) == name


def test_fields_stand_with_their_numbers_and_values(claim: Make) -> None:
    rows = dict(field_rows(claim(1, 12, form=Form.LEVEL), ClaimKind.NUMERIC))
    assert (rows["1"], rows["3"], rows["9"], rows["13"]) == (
        "subject: Merrow",
        "value: 12",
        "scope: -",
        "form: level",
    )
    assert field_rows(None, ClaimKind.POLICY)[0] == ("1", "actor: -")


@pytest.mark.parametrize("name", sorted({name for fields in FIELDS.values() for name in fields}))
def test_every_field_says_what_it_holds(name: str) -> None:
    hint = field_hint(name)
    assert hint.endswith(".")
    assert all(word in hint for word in CHOICES.get(name, ()))


def test_what_follows_another_field_says_so(claim: Make) -> None:
    before = claim(1, 12, as_of_basis=AsOfBasis.PUBLISHED, as_of="2022-12-19")
    after = claim(
        1,
        12,
        as_of_basis=AsOfBasis.STATED,
        as_of="2021",
        subject=None,
        unit="metre",
        unit_code="m",
    )
    assert change_lines(before, after) == (
        "subject: Merrow -> nothing",
        "unit: nothing -> metre",
        "as of: 2022-12-19 -> 2021",
        "as of basis: published -> stated (follows as of)",
    )
    assert change_lines(before, before) == ()
