"""A baseline knows a discrepancy by its question and its values, whatever its number and however many voices it has."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.baseline import judge, read_baseline, written_baseline
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.vocabulary import ClaimKind, DiscrepancyKind, Form
from factcheck.errors import BadBaseline

Make = Callable[..., Discrepancy]


def claim(value: str, source: str) -> Claim:
    text = f"The port of Kiel took {value} ships."
    start = text.index(value)
    return Claim(
        article=Article(text=text, source=source), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=0, end=len(text), context_start=0, context_end=len(text),
        value_start=start, value_end=start + len(value), value=Decimal(value), rule="test",
    )  # fmt: skip


def side(value: str, *sources: str) -> Side:
    claims = tuple(claim(value, source) for source in sources)
    number = Decimal(value)
    return Side(value=number, value_high=None, low=number, high=number, as_of=None, claims=claims, voices=len(claims))


def found(*sides: Side, key: str = "k", number: str = "D1") -> Discrepancy:
    return Discrepancy(
        key=key, kind=DiscrepancyKind.UPDATE, also=(), severity=3, score=0.9, subject="port of Kiel", metric="ships", unit=None, sides=sides, signals=(),
        explanation="The figure moved.", id=number,
    )  # fmt: skip


KNOWN = found(side("48", "A"), side("84", "B"))


@pytest.mark.parametrize(
    ("now", "is_new", "is_changed"),
    [
        pytest.param(KNOWN, False, False, id="the same"),
        pytest.param(replace(KNOWN, id="D77"), False, False, id="another number"),
        pytest.param(replace(KNOWN, severity=5), False, False, id="another severity"),
        pytest.param(replace(KNOWN, sides=KNOWN.sides[::-1]), False, False, id="sides in another order"),
        pytest.param(
            found(side("48", "A", "C"), side("84", "B"), key="l"),
            False,
            False,
            id="a further voice, and so another key",
        ),
        pytest.param(found(side("48", "A"), side("84.0", "B")), False, False, id="the same value in other digits"),
        pytest.param(found(side("48", "A"), side("85", "B")), True, True, id="a value changed"),
        pytest.param(
            found(side("48", "A"), side("84", "B"), side("90", "C"), key="l"), True, True, id="a further value"
        ),
        pytest.param(
            found(side("48", "C"), side("84", "D"), key="l"), True, False, id="equal values of another question"
        ),
        pytest.param(found(side("48", "A"), side("84", "D"), key="l"), True, False, id="one side in common"),
    ],
)
def test_what_a_baseline_knows(now: Discrepancy, is_new: bool, is_changed: bool) -> None:
    judged = judge([now], read_baseline(written_baseline([KNOWN]), "known.json"))
    assert (judged.new == (now,), judged.known == 1) == (is_new, not is_new)
    assert bool(judged.changed) is is_changed
    assert bool(judged.met) is not is_new


def test_an_empty_baseline_knows_nothing() -> None:
    assert read_baseline(written_baseline([]), "known.json") == ()
    assert judge([KNOWN], ()).new == (KNOWN,)


def test_it_is_sorted_told_in_words_and_a_line_each() -> None:
    other = replace(KNOWN, key="a", id="D2")
    text = written_baseline([KNOWN, other])
    assert text == written_baseline([other, KNOWN])
    assert "severity 3, update: 48 | 84 (ships, port of Kiel)" in text
    assert "D1" not in text
    assert sum('"key"' in line for line in text.splitlines()) == 2
    assert [one["key"] for one in json.loads(text)["discrepancies"]] == ["a", "k"]


def test_words_of_articles_steer_no_terminal() -> None:
    text = written_baseline([replace(KNOWN, subject="port\x1b[31m of\u202eKiel")])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert json.loads(text)["discrepancies"][0]["told"].endswith("(ships, port\x1b[31m of\u202eKiel)")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "no whole baseline", id="empty"),
        pytest.param(written_baseline([KNOWN])[:-40], "no whole baseline", id="torn"),
        pytest.param("[" * 100_000, "no baseline of factcheck", id="deep"),
        pytest.param('{"articles": []}', "no baseline of factcheck", id="foreign"),
        pytest.param("[]", "no baseline of factcheck", id="a list"),
        pytest.param('{"factcheck_baseline": true}', "no baseline of factcheck", id="no number"),
        pytest.param('{"factcheck_baseline": 2, "discrepancies": []}', "version 2", id="later"),
        pytest.param('{"factcheck_baseline": 1}', "lists no discrepancies", id="no list"),
        pytest.param('{"factcheck_baseline": 1, "discrepancies": [{"key": "k"}]}', "discrepancy 1", id="no sides"),
        pytest.param('{"factcheck_baseline": 1, "discrepancies": [7]}', "discrepancy 1", id="no entry"),
        pytest.param(
            '{"factcheck_baseline": 1, "discrepancies": [{"key": "k", "sides": [{"value": 1, "claims": []}]}]}',
            "discrepancy 1", id="a number for words",
        ),
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_said(text: str, said: str) -> None:
    with pytest.raises(BadBaseline, match=said) as caught:
        read_baseline(text, "known.json")
    assert str(caught.value).startswith("known.json: ")
    assert "\n" not in str(caught.value)
