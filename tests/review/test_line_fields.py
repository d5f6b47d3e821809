"""What an imported claim says of its fields: its kind, what it gives, and what it says otherwise than the ledger."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.claim_line import ClaimLine, LineFault
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator, Form, Stage
from factcheck.errors import LineError
from factcheck.review.line_fields import beside, fields_said, kind_of
from factcheck.workflow.claims import read_figure

TEXT = "Merrow took 276 million yuan in fees."
FEES = Claim(
    article=Article(text=TEXT), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=0, end=len(TEXT), context_start=0, context_end=len(TEXT), value_start=12,
    value_end=28, value=Decimal(276_000_000), place=6, comparator=Comparator.EXACT, unit="chinese yuan", unit_code="CNY", metric="fees", subject="Merrow",
    as_of="2021", as_of_basis=AsOfBasis.STATED, rule="test", id="C1",
)  # fmt: skip
ACT = Claim(
    article=Article(text=TEXT), kind=ClaimKind.POLICY, start=0, end=len(TEXT), context_start=0, context_end=len(TEXT), actor="Merrow", action="take",
    subject="Merrow", stage=Stage.REPORTED, rule="test", id="C2",
)  # fmt: skip


def line(**said: str) -> ClaimLine:
    return ClaimLine(number=1, said=said)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        pytest.param({"quote": "a"}, ClaimKind.NUMERIC, id="nothing"),
        pytest.param({"kind": "policy"}, ClaimKind.POLICY, id="a policy, as it says"),
        pytest.param({"kind": " Numeric ", "action": "close"}, ClaimKind.NUMERIC, id="a figure, as it says"),
        pytest.param({"action": "close"}, ClaimKind.POLICY, id="an act"),
        pytest.param({"actor": "Merrow", "value": "3"}, ClaimKind.NUMERIC, id="an act with a figure"),
    ],
)
def test_kinds(said: dict[str, str], kind: ClaimKind) -> None:
    assert kind_of(line(**said)) is kind


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        pytest.param({"kind": "opinion"}, None, "“opinion” is no kind of claim. It is one of: numeric, policy", id="no kind"),
        pytest.param({"stage": "planned"}, ClaimKind.NUMERIC, "a numeric claim has no stage", id="a stage of a figure"),
        pytest.param({"unit": "yuan"}, ClaimKind.POLICY, "a policy claim has no unit", id="a unit of an act"),
    ],
)  # fmt: skip
def test_what_no_claim_has(said: dict[str, str], kind: ClaimKind | None, words: str) -> None:
    with pytest.raises(LineError) as raised:
        fields_said(line(**said), kind or kind_of(line(**said)))
    assert raised.value.fault == LineFault.BAD_FIELD
    assert words in str(raised.value)


def test_a_code_alone_is_a_unit() -> None:
    assert fields_said(line(unit_code="CNY", quote="a"), ClaimKind.NUMERIC) == {"unit": "CNY"}


@pytest.mark.parametrize(
    ("known", "said", "against", "otherwise"),
    [
        pytest.param(FEES, {"subject": "merrow", "unit": "yuan", "as_of": "2021", "comparator": "Exact"}, {}, {}, id="the same in other words"),
        pytest.param(FEES, {"value": "276400000"}, {}, {}, id="within the rounding"),
        pytest.param(FEES, {"value": "277 million"}, {"value": "276000000"}, {}, id="another value"),
        pytest.param(replace(FEES, restated=True), {"value": "277000000"}, {}, {"value": "276000000"}, id="a value that a reviewer corrected"),
        pytest.param(FEES, {"unit": "us dollar"}, {"unit": "chinese yuan"}, {}, id="another unit"),
        pytest.param(FEES, {"comparator": "more than"}, {"comparator": "exact"}, {}, id="another bound"),
        pytest.param(FEES, {"subject": "Bude", "scope": "net"}, {}, {"subject": "Merrow", "scope": "nothing"}, id="about something else"),
        pytest.param(FEES, {"as_of": "2022"}, {}, {"as_of": "2021"}, id="another time"),
        pytest.param(ACT, {"subject": "Bude", "stage": "planned"}, {}, {"subject": "Merrow", "stage": "reported"}, id="another act"),
    ],
)  # fmt: skip
def test_what_is_said_otherwise(
    known: Claim, said: dict[str, str], against: dict[str, str], otherwise: dict[str, str]
) -> None:
    found = beside(known, said, read_figure)
    assert (found.against, found.otherwise) == (against, otherwise)
    assert found.weight == (len(against), len(otherwise))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param({"as_of": "last year"}, "period 'last year' is not EDTF", id="a period in words"),
        pytest.param(
            {"comparator": "roughly"}, "'roughly' is no comparator. It is one of: exact, approx", id="no comparator"
        ),
        pytest.param({"form": "total"}, "'total' is no form", id="no form"),
        pytest.param({"unit": "cubits"}, "no unit or currency that is known", id="no unit"),
        pytest.param({"change_from": "less"}, "'less' is no number", id="no number"),
    ],
)
def test_words_that_do_not_fit(said: dict[str, str], words: str) -> None:
    with pytest.raises(LineError) as raised:
        beside(FEES, said, read_figure)
    assert raised.value.fault == LineFault.BAD_FIELD
    assert words in str(raised.value)
    assert "--" not in str(raised.value)
