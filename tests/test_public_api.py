from __future__ import annotations

import inspect
from dataclasses import fields
from datetime import date

import pytest

import factcheck
from factcheck import errors
from factcheck.core.claim import Claim

CLAIM_KEYS = """id key article source published kind form quote start end value_text value_start value_end value value_high comparator direction
change_from unit unit_code per counted subject metric scope share_of as_of as_of_basis attribution modality extent actor action object
instrument jurisdiction stage effective status rule""".split()
QUANTITY_KEYS = "kind text start end value value_high comparator direction unit unit_code per counted".split()
DISCREPANCY_KEYS = (
    "id key kind also severity score state subject metric unit sides claims signals explanation resolution".split()
)
SIDE_KEYS = "value value_high low high as_of claims voices".split()


def test_every_public_name_is_there_and_documented() -> None:
    for name in factcheck.__all__:
        thing = getattr(factcheck, name)
        assert name == "__version__" or inspect.getdoc(thing)
    assert set(factcheck.__all__) <= set(dir(factcheck))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = factcheck.no_such_name


def test_the_records_have_the_keys_that_are_promised() -> None:
    first = factcheck.Article(text="The port of Kiel took 48 ships in 2021.", published=date(2022, 1, 3))
    second = factcheck.Article(text="The port of Kiel took 84 ships in 2021.", published=date(2022, 1, 4))
    (quantity,) = factcheck.find_quantities(first.text[:30])
    assert list(quantity.as_record()) == QUANTITY_KEYS
    claims = [*factcheck.extract_claims(first), *factcheck.extract_claims(second)]
    assert [list(claim.as_record()) for claim in claims] == [CLAIM_KEYS] * len(claims)
    assert all(claim.quote == claim.article.text[claim.start : claim.end] for claim in claims)
    (found,) = factcheck.find_discrepancies(claims)
    assert list(found.as_record()) == DISCREPANCY_KEYS
    assert list(found.sides[0].as_record()) == SIDE_KEYS
    assert {id(claim) for side in found.sides for claim in side.claims} <= {id(claim) for claim in claims}


def test_the_keys_of_a_claim_are_its_attributes() -> None:
    known = {field.name for field in fields(Claim)} | {"key", "quote", "value_text", "source", "published"}
    assert set(CLAIM_KEYS) <= known


def test_every_error_stands_in_the_tree_of_the_docstring() -> None:
    tree = errors.__doc__ or ""
    for name in errors.__all__:
        assert name in tree
        kind = getattr(errors, name)
        assert issubclass(kind, errors.FactcheckError)
        assert inspect.getdoc(kind)
    defined = {
        name for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, errors.FactcheckError)
    }
    assert defined == set(errors.__all__)


def test_an_error_is_one_line_of_what_where_and_how() -> None:
    error = errors.MissingPath("there is\nno such file", where="a.txt", mend="Check the path.")
    assert str(error) == "a.txt: there is no such file. Check the path."
    assert error.exit_code == 2


def test_another_language_makes_no_claims() -> None:
    words = "La flota tiene 12,5 millones de euros y 48 barcos."
    assert factcheck.extract_claims(factcheck.Article(text=words, language="es")) == []
    assert factcheck.extract_claims(factcheck.Article(text="The fleet has 48 boats.", language="en-GB"))
