"""Noun phrases right of a figure."""

from __future__ import annotations

import pytest

from factcheck.extract.phrases import noun_phrase_after


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("62 testing stations, which", "testing stations", id="up to a comma"),
        pytest.param(
            "900 part-time research and teaching assistants working",
            "part-time research and teaching assistants",
            id="a coordination inside",
        ),
        pytest.param("24 villagers were found", "villagers", id="up to an auxiliary"),
        pytest.param("31 ferries and 12 tugs", "ferries", id="and before another figure"),
        pytest.param("15 dead", "dead", id="a bare adjective"),
        pytest.param("15 people dead and", "people", id="an adjective behind people"),
        pytest.param("48 bridges damaged by the flood", "bridges", id="a participle behind a plural"),
        pytest.param("9 ballots prove nothing", "ballots", id="a verb behind a plural"),
        pytest.param("3 ships listed badly", "ships", id="a past form behind a plural"),
        pytest.param("40 sales fell", "sales", id="a plural without a singular"),
        pytest.param("18 so-called", None, id="nothing but an adjective"),
        pytest.param("40 of the new stations", None, id="of"),
        pytest.param("7 R & D offices in", "R & D offices", id="R & D is one word"),
        pytest.param("12 “junior” clubs took", "junior” clubs", id="quotation marks inside"),
        pytest.param("3 the other\nlines", None, id="never over a line break"),
        pytest.param("5", None, id="nothing there"),
    ],
)
def test_noun_phrase_after(text: str, phrase: str | None) -> None:
    position = len(text.split(maxsplit=1)[0])
    span = noun_phrase_after(text, position)
    assert (span if span is None else text[span[0] : span[1]]) == phrase


def test_a_limit_is_kept() -> None:
    text = "6 harbour cranes stood"
    span = noun_phrase_after(text, 1, end=9)
    assert span is not None
    assert text[span[0] : span[1]] == "harbour"
