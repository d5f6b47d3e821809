"""Base units, dimensions, intervals, names and marks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim, Link
from factcheck.core.measure import Interval, Measure, Provision
from factcheck.core.vocabulary import ClaimKind, Comparator, Direction, Extent, Form, LinkRole, Stage, Status
from factcheck.lexicon.stems import stem
from factcheck.normalise import normalise
from factcheck.normalise.names import name_form
from factcheck.normalise.topics import topic_of, wording

D = Decimal

UNITS = [
    pytest.param({"unit": "kilometre", "unit_code": "km"}, "length", 6000, id="kilometres"),
    pytest.param({"unit": "mile", "unit_code": "[mi_i]"}, "length", D("9656.064"), id="miles"),
    pytest.param({"unit": "chinese yuan", "unit_code": "CNY"}, "money:CNY", 6, id="money by its code"),
    pytest.param({"unit": "percent"}, "percent", 6, id="percent"),
    pytest.param({"unit": "percentage point"}, "percentage point", 6, id="percentage points are no percent"),
    pytest.param({}, "count", 6, id="a count"),
    pytest.param({"form": Form.RANK}, "rank", 6, id="a rank"),
    pytest.param({"form": Form.RATE, "per": "10,000 people"}, "count/10,000 person", 6, id="a rate"),
    pytest.param({"form": Form.CHANGE, "direction": Direction.DOWN}, "count", -6, id="a fall is negative"),
]


@pytest.mark.parametrize(("fields", "dimension", "value"), UNITS)
def test_dimension_and_value(
    measured: Callable[..., Measure], fields: dict[str, object], dimension: str, value: Decimal | int | str
) -> None:
    found = measured("There are 6 of them.", "6", 6, **fields)
    assert (found.dimension, found.value) == (dimension, value)


INTERVALS = [
    pytest.param("119", Comparator.EXACT, 0, (119, 119), id="a whole number is a point"),
    pytest.param("4.12", Comparator.EXACT, -2, (D("4.115"), D("4.125")), id="half a unit of the last place"),
    pytest.param("276000000", Comparator.EXACT, 6, (275500000, 276500000), id="276 million"),
    pytest.param("200", Comparator.MORE_THAN, 0, (200, 299), id="a floor to the next round step"),
    pytest.param("1", Comparator.AT_LEAST, 0, (1, 1), id="at least one"),
    pytest.param("30", Comparator.LESS_THAN, 0, (21, 30), id="a ceiling"),
    pytest.param("40", Comparator.APPROX, 0, (36, 44), id="about 40"),
    pytest.param("135", Comparator.APPROX, 0, (D("128.25"), D("141.75")), id="about 135: a twentieth"),
    pytest.param("100", Comparator.APPROX, 0, (90, 110), id="about 100: a tenth at most"),
    pytest.param("1450", Comparator.MORE_THAN, 0, (1450, 1459), id="a floor of tens"),
    pytest.param("4.5", Comparator.MORE_THAN, -1, (D("4.5"), D("4.6")), id="a floor of tenths"),
    pytest.param("80000000", Comparator.EXACT, 6, (79500000, 80500000), id="80 million, printed to the million"),
]


COMPATIBLE = [
    pytest.param("80000000", Comparator.EXACT, 6, (79500000, 80500000), id="80 million has one closing zero"),
    pytest.param("800000000", Comparator.EXACT, 6, (750000000, 850000000), id="800 million has two"),
    pytest.param("170000", Comparator.EXACT, 0, (165000, 175000), id="170,000 may be rounded"),
    pytest.param("50", Comparator.EXACT, 0, (50, 50), id="50 is 50"),
    pytest.param("400", Comparator.EXACT, 0, (350, 450), id="400 has two closing zeros"),
    pytest.param("135", Comparator.APPROX, 0, (D("128.25"), D("141.75")), id="about has one halo"),
    pytest.param("200", Comparator.MORE_THAN, 0, (200, None), id="a floor has no upper end"),
    pytest.param("30", Comparator.LESS_THAN, 0, (None, 30), id="a ceiling has no lower end"),
]


@pytest.mark.parametrize(("value", "comparator", "place", "ends"), COMPATIBLE)
def test_compatible_interval(
    measured: Callable[..., Measure],
    value: str,
    comparator: Comparator,
    place: int,
    ends: tuple[object, object],
) -> None:
    found = measured(f"There are {value} of them.", value, value, comparator=comparator, place=place)
    assert (found.compatible.low, found.compatible.high) == ends


@pytest.mark.parametrize(("value", "comparator", "place", "firm"), INTERVALS)
def test_firm_interval(
    measured: Callable[..., Measure],
    value: Decimal | int | str,
    comparator: Comparator,
    place: int,
    firm: tuple[object, object],
) -> None:
    found = measured(f"There are {value} of them.", value, value, comparator=comparator, place=place)
    assert (found.firm.low, found.firm.high) == firm


def test_words_before_and_plural_number_words(measured: Callable[..., Measure]) -> None:
    nearly = measured("Nearly 100 houses stand.", "100", 100, comparator=Comparator.APPROX)
    assert (nearly.firm.low, nearly.firm.high) == (90, 100)
    dozens = measured("Dozens of houses stand.", "Dozens", 12, comparator=Comparator.APPROX)
    assert (dozens.firm.low, dozens.firm.high) == (12, 120)


def test_two_of_them_are_a_part(measured: Callable[..., Measure]) -> None:
    assert measured("Seven bridges fell, two of them in Merrow.", "two", 2).extent is Extent.PART
    assert measured("Two bridges fell in Merrow.", "Two", 2).extent is None


def test_touching_intervals_do_not_meet_but_a_point_does() -> None:
    assert not Interval(D(1), D(2)).meets(Interval(D(2), D(3)))
    assert Interval(D(2), D(2)).meets(Interval(D(2), D(3)))
    assert Interval(None, D(2)).meets(Interval(D(1), None))


NAMES = [
    pytest.param("Lumen Bay Steel Co., Ltd.", ("lumen", "bay", "steel"), "company", id="legal form"),
    pytest.param("the high-tech district", ("hightech", "district"), "zone", id="a high-tech district is a zone"),
    pytest.param(
        "Bureau of Science and Technology of Larkfield High-tech Zone",
        ("bureau", "scitech", "larkfield", "hightech", "zone"),
        "bureau",
        id="a bureau of a zone",
    ),
    pytest.param("Larkfield City", ("larkfield", "city"), "city", id="city"),
    pytest.param("officials", ("official",), "generic", id="no name"),
    pytest.param("it", (), "", id="pronoun"),
    pytest.param(None, (), "", id="none"),
]


@pytest.mark.parametrize(("name", "words", "kind"), NAMES)
def test_name_form(name: str | None, words: tuple[str, ...], kind: str) -> None:
    assert (name_form(name).words, name_form(name).kind) == (words, kind)


def test_names_and_words_of_a_text() -> None:
    topic = topic_of("Rescuers in Port Elling said on Tuesday that 31 people died. Ferries of the Merrow Line stopped.")
    assert {"elling", "merrow"} <= topic.names
    assert not {"rescuer", "tuesday", "31"} & topic.names
    assert stem("ferry") in topic.words


def test_a_headline_gives_no_names() -> None:
    assert not topic_of("Strong Quake Shakes Northern Coast Killing Dozens").names


def test_copies_have_one_wording() -> None:
    assert wording("Merrow: 31 dead, rescuers say!") == wording("merrow 31 dead – Rescuers say")
    assert wording("31 dead") != wording("32 dead")


def test_marks_of_a_change_and_of_withdrawn_claims() -> None:
    text = "The wells of Merrow rose from 38 to 77."
    article = Article(text=text)
    common = {
        "article": article,
        "kind": ClaimKind.NUMERIC,
        "form": Form.LEVEL,
        "context_start": 0,
        "context_end": len(text),
        "rule": "by hand",
    }
    at, to = text.index("38"), text.index("77")
    before = Claim(start=at, end=at + 2, value_start=at, value_end=at + 2, value=D(38), **common)
    after = Claim(
        start=to,
        end=to + 2,
        value_start=to,
        value_end=to + 2,
        value=D(77),
        links=(Link(LinkRole.BASELINE, at),),
        **common,
    )
    gone = Claim(start=to, end=to + 2, value_start=to, value_end=to + 2, value=D(77), status=Status.WITHDRAWN, **common)
    found = normalise([before, after, gone])
    assert [m.earlier for m in found if isinstance(m, Measure)] == [True, False]


def test_a_policy_claim_becomes_a_provision() -> None:
    text = "The Ministry of Harbours approved the new ferry subsidy."
    claim = Claim(
        article=Article(text=text), kind=ClaimKind.POLICY, start=0, end=len(text), context_start=0, context_end=len(text), rule="by hand", actor="Ministry of Harbours",
        action="approved", object="the new ferry subsidy", stage=Stage.APPROVED,
    )  # fmt: skip
    (found,) = normalise([claim])
    assert isinstance(found, Provision)
    assert (found.actor.kind, found.action) == ("bureau", "approve")
    assert "ferry" in found.object


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param({"form": Form.SHARE, "unit": "percent"}, {"unit": "percent"}, True, id="a share and a percentage"),
        pytest.param({"form": Form.SHARE}, {}, False, id="a share of no percent and a count"),
        pytest.param({"form": Form.CHANGE, "unit": "percent"}, {"unit": "percent"}, False, id="a change and a level"),
    ],
)
def test_what_is_comparable(
    measured: Callable[..., Measure], one: dict[str, object], other: dict[str, object], *, same: bool
) -> None:
    first, second = (measured("There are 6 of them.", "6", 6, **fields) for fields in (one, other))
    assert (first.comparable == second.comparable) is same


def test_a_time_told_with_a_verb_is_the_time_of_that_verb(measured: Callable[..., Measure]) -> None:
    served = measured(
        "He served five months.", "five", 5, metric="time served", predicate="serve", unit="month", unit_code="mo"
    )
    assert served.head == "serve"
