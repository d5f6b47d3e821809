"""Units, currencies and comparators: names are singular, codes are of their kind, nothing means two things."""

from __future__ import annotations

import re

import pytest

from factcheck.core.vocabulary import Comparator, Direction
from factcheck.lexicon import comparators, currencies, dates, numbers, units


@pytest.mark.parametrize(
    ("form", "name", "code"),
    [
        pytest.param("percent", "percent", "%", id="percent"),
        pytest.param("per cent", "percent", "%", id="per-cent"),
        pytest.param("percentage points", "percentage point", None, id="percentage-point"),
        pytest.param("square meters", "square metre", "m2", id="square-meters"),
        pytest.param("sq km", "square kilometre", "km2", id="sq-km"),
        pytest.param("cubic feet", "cubic foot", "[ft_i]3", id="cubic-feet"),
        pytest.param("metric tons", "tonne", "t", id="metric-tons"),
        pytest.param("tons", "ton", None, id="tons-are-ambiguous"),
        pytest.param("years old", "year of age", "a", id="age"),
        pytest.param("kilowatt hours", "kilowatt hour", "kW.h", id="kilowatt-hours"),
    ],
)
def test_spelled_forms(form: str, name: str, code: str | None) -> None:
    unit = units.SPELLED[form]
    assert (unit.name, unit.code) == (name, code)


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        pytest.param("MW", "megawatt", id="MW"),
        pytest.param("mW", "milliwatt", id="mW"),
        pytest.param("MB", "megabyte", id="MB"),
        pytest.param("μg", "microgram", id="greek-mu"),
        pytest.param("µg", "microgram", id="micro-sign"),
        pytest.param("km2", "square kilometre", id="km2"),
        pytest.param("kPa", "kilopascal", id="kPa"),
    ],
)
def test_case_counts_in_symbols(symbol: str, name: str) -> None:
    assert units.SYMBOLS[symbol].name == name


def test_spelled_forms_are_in_lower_case() -> None:
    assert [form for form in units.SPELLED if form != form.lower()] == []


def test_a_unit_has_one_code_and_one_dimension() -> None:
    seen: dict[str, set[tuple[str | None, str]]] = {}
    for unit in (*units.SPELLED.values(), *units.SYMBOLS.values()):
        seen.setdefault(unit.name, set()).add((unit.code, unit.dimension))
    assert {name: sorted(map(str, kinds)) for name, kinds in seen.items() if len(kinds) > 1} == {}


def test_currency_codes_are_of_iso_4217() -> None:
    assert [code for code in currencies.CODES if not re.fullmatch("[A-Z]{3}", code)] == []


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        pytest.param("$", "us dollar", id="bare-dollar"),
        pytest.param("hk$", "hong kong dollar", id="hong-kong"),
        pytest.param("rmb", "chinese yuan", id="rmb"),
        pytest.param("rs", "indian rupee", id="rs"),
        pytest.param("£", "pound sterling", id="pound"),
    ],
)
def test_signs_before(sign: str, name: str) -> None:
    assert currencies.BEFORE[sign].name == name


def test_a_bare_dollar_is_not_firm() -> None:
    assert not currencies.BEFORE["$"].firm
    assert currencies.BEFORE["us$"].firm


def test_words_after() -> None:
    assert currencies.AFTER["dlrs"].code == "USD"
    assert currencies.AFTER["canadian dlrs"].code == "CAD"
    assert currencies.AFTER["cents"].parts == 0


def test_no_word_is_read_as_a_code() -> None:
    assert {"TRY", "PEN", "COP", "GEL"}.isdisjoint(currencies.CODES)


def test_bounds_before_and_after() -> None:
    assert comparators.BEFORE["no fewer than"] is Comparator.AT_LEAST
    assert comparators.BEFORE["as many as"] is Comparator.AT_MOST
    assert comparators.AFTER["or more"] is Comparator.AT_LEAST
    assert "as few as" not in comparators.BEFORE


def test_no_verb_goes_both_ways() -> None:
    assert comparators.DIRECTION_BEFORE["rose"] is Direction.UP
    assert comparators.DIRECTION_BEFORE["fell"] is Direction.DOWN


def test_month_and_weekday_names() -> None:
    assert dates.MONTHS["sept"] == dates.MONTHS["september"] == 9
    assert dates.WEEKDAYS["monday"] == 0
    assert "sun" not in dates.WEEKDAYS


def test_number_words_are_exact() -> None:
    assert numbers.ONES["nineteen"] == 19
    assert numbers.TENS["ninety"] == 90
    assert numbers.SCALES["crore"] == 10**7
    assert numbers.ORDINALS["twentieth"] == 20
