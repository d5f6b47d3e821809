"""What a reviewer says of a field, checked before it stands there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import FieldValue
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator, Direction, Extent, Form, Modality, Stage
from factcheck.errors import ClaimError, FactcheckError, UnknownChoice, UsageError
from factcheck.review.fields import fields_of, plain_number, unit_of

ARTICLE = Article(text="Ayr has 276 million boats.")
NUMERIC = Claim(
    article=ARTICLE, kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=0, end=25, context_start=0, context_end=26, value_start=8, value_end=19,
    value=Decimal(276000000), place=6, comparator=Comparator.EXACT, counted="boat", metric="boats", subject="Ayr", scope="at sea",
    as_of="2021-05-01", as_of_basis=AsOfBasis.PUBLISHED, rule="test", id="C1",
)  # fmt: skip
POLICY = Claim(
    article=ARTICLE, kind=ClaimKind.POLICY, start=0, end=25, context_start=0, context_end=26, rule="test", actor="Ayr", action="build", id="C2"
)  # fmt: skip


def figures(text: str) -> tuple[Decimal, int] | None:
    return (Decimal(206000000), 6) if text == "206 million" else None


GOOD = [
    ({"subject": "  the  port of\nAyr "}, {"subject": "the port of Ayr"}),
    ({"scope": ""}, {"scope": None}),
    ({"subject": "Ayr"}, {}),
    ({"value": "276,000,000"}, {}),
    ({"value": "206 million"}, {"value": Decimal(206000000)}),
    ({"value": "119"}, {"value": Decimal(119), "place": 0}),
    ({"value": "2760000"}, {"value": Decimal(2760000), "place": 4}),
    ({"value": "1.50"}, {"value": Decimal("1.50"), "place": -2}),
    ({"value": "−3"}, {"value": Decimal(-3), "place": 0}),
    ({"value": "0"}, {"value": Decimal(0), "place": 0}),
    ({"change_from": "12"}, {"change_from": Decimal(12)}),
    ({"unit": "yuan"}, {"unit": "chinese yuan", "unit_code": "CNY"}),
    ({"unit": "CNY"}, {"unit": "chinese yuan", "unit_code": "CNY"}),
    ({"unit": "km"}, {"unit": "kilometre", "unit_code": "km"}),
    ({"unit": "Per cent"}, {"unit": "percent", "unit_code": "%"}),
    ({"unit": ""}, {}),
    ({"as_of": "2021"}, {"as_of": "2021", "as_of_basis": AsOfBasis.STATED}),
    ({"as_of": ""}, {"as_of": None, "as_of_basis": AsOfBasis.UNKNOWN}),
    ({"as_of": "2021", "as_of_basis": "inferred"}, {"as_of": "2021", "as_of_basis": AsOfBasis.INFERRED}),
    ({"as_of": "XXXX-01-30"}, {"as_of": "XXXX-01-30", "as_of_basis": AsOfBasis.STATED}),
    ({"comparator": "more than"}, {"comparator": Comparator.MORE_THAN}),
    ({"comparator": "range", "value_high": "300000000"}, {"comparator": Comparator.RANGE, "value_high": Decimal(300000000)}),
    ({"form": "change", "direction": "DOWN"}, {"form": Form.CHANGE, "direction": Direction.DOWN}),
    ({"modality": "target", "extent": "one-period"}, {"modality": Modality.TARGET, "extent": Extent.ONE_PERIOD}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "fields"), GOOD, ids=[", ".join(f"{k}={v}" for k, v in said.items()) for said, _ in GOOD]
)
def test_words_become_fields(said: dict[str, str], fields: dict[str, FieldValue]) -> None:
    assert fields_of(NUMERIC, said, figures) == fields


def test_a_policy_has_fields_of_its_own() -> None:
    said = {"stage": "in force", "effective": "2023-07/..", "object": "a quay"}
    assert fields_of(POLICY, said, figures) == {"stage": Stage.IN_FORCE, "effective": "2023-07/..", "object": "a quay"}


BAD = [
    ({"stage": "planned"}, UsageError, "a numeric claim has no stage"),
    ({"rule": "mine"}, UsageError, "has no rule"),
    ({"value": ""}, ClaimError, "needs a value"),
    ({"value": "many"}, ClaimError, "'many' is no number"),
    ({"value": "12,34"}, ClaimError, "is no number"),
    ({"value": "1e6"}, ClaimError, "is no number"),
    ({"value": "NaN"}, ClaimError, "is no number"),
    ({"value": "1" * 41}, ClaimError, "at most 40 digits"),
    ({"unit": "boats"}, UnknownChoice, "say it as --counted"),
    ({"unit": "kilometer per hours"}, UnknownChoice, "Did you mean"),
    ({"as_of": "spring 2021"}, ClaimError, "is not EDTF"),
    ({"as_of": "2021-02-30"}, ClaimError, "calendar"),
    ({"as_of": "2022/2021"}, ClaimError, "ends before it begins"),
    ({"as_of": "", "as_of_basis": "stated"}, ClaimError, "--as-of"),
    ({"as_of_basis": ""}, UnknownChoice, "stated, inferred, published, unknown"),
    ({"form": ""}, UnknownChoice, "level, change"),
    ({"modality": "perhaps"}, UnknownChoice, "actual, plan, target, estimate, feared, preliminary"),
    ({"comparator": "range"}, ClaimError, "needs its upper end"),
    ({"value_high": "300000000"}, ClaimError, "--comparator range"),
    ({"comparator": "range", "value_high": "1"}, ClaimError, "runs downwards"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "error", "words"), BAD, ids=[", ".join(f"{k}={v[:20]}" for k, v in said.items()) for said, *_ in BAD]
)
def test_words_that_do_not_fit_are_refused(said: dict[str, str], error: type[FactcheckError], words: str) -> None:
    with pytest.raises(error) as raised:
        fields_of(NUMERIC, said, figures)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("US$", ("us dollar", "USD")), ("euros", ("euro", "EUR")), ("usd", ("us dollar", "USD")), ("TRY", ("turkish lira", "TRY")),
        ("cents", ("cent", None)), ("tonnes", ("tonne", "t")), ("MW", ("megawatt", "MW")), ("percentage points", ("percentage point", None)),
        ("square kilometers", ("square kilometre", "km2")), ("hours", ("hour", "h")),
    ],
)  # fmt: skip
def test_units_as_people_write_them(words: str, unit: tuple[str, str | None]) -> None:
    assert unit_of(words) == unit


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", "12"), ("1 234 567.5", "1234567.5"), ("-4", "-4"), ("+4", "4"), ("--4", None), ("4.", None), (".5", None), ("", None), ("१२", None)],
)  # fmt: skip
def test_plain_numbers(text: str, number: str | None) -> None:
    assert plain_number(text) == (None if number is None else Decimal(number))
