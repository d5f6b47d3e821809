"""Figures that repeat the one before them in another unit."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.quantities import find_quantities


def test_a_bracket_converts_and_is_never_negative() -> None:
    yuan, dollars = find_quantities("a turnover of 206 million yuan ($29.5 million)")
    assert dollars.conversion_of == yuan.start
    assert dollars.value == Decimal(29500000)
    assert yuan.conversion_of is None


def test_a_conversion_has_the_bound_of_what_it_converts() -> None:
    kilometres, miles = find_quantities("It flew more than 100 kilometers (60 miles).")
    assert kilometres.comparator is miles.comparator
    assert miles.conversion_of == kilometres.start


def test_a_rate_beside_a_total_is_no_conversion() -> None:
    total, rate = find_quantities("a loss of 1.7 mln dlrs, or five cts per share")
    assert rate.conversion_of is None
    assert rate.per == "share"
    assert total.per is None


def test_a_bare_dollar_beside_another_is_left_open() -> None:
    named, bare = find_quantities("a debt of US$113 trillion ($161 trillion)")
    assert (named.unit_code, bare.unit_code) == ("USD", None)
