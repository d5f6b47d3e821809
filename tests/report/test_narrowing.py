from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import DiscrepancyKind, State
from factcheck.errors import UnknownChoice, UnknownId
from factcheck.report import FORMATS, ArticleLine, Contents, SeriesLine
from factcheck.report.moves import Move
from factcheck.report.narrowing import Only, narrowed
from factcheck.report.since import Since


@pytest.fixture
def wide(
    contents: Contents,
    claim: Callable[..., Claim],
    discrepancy: Callable[..., Discrepancy],
    series: Callable[..., SeriesLine],
) -> Contents:
    """The small report with one more question, of another subject, source and kind, in articles of their own."""
    first = claim("Lund has 5 ferries.", "5", "C11", source="Øresund Post", subject="Lund", metric="ferries")
    second = claim("Lund has 50 ferries.", "50", "C12", source="Øresund Post", subject="Lund", metric="ferries")
    own = replace(first.article, id="A2")
    first, second = replace(first, article=own), replace(second, article=replace(second.article, id="A3"))
    found = discrepancy(
        first, second, id="D11", kind=DiscrepancyKind.SCALE, severity=5, subject="Lund", metric="ferries"
    )
    return replace(
        contents,
        discrepancies=(found, *contents.discrepancies),
        series=(*contents.series, series(first, second, number="S11", subject="Lund", metric="ferries")),
        articles=(*contents.articles, ArticleLine(own, 1, 1), ArticleLine(second.article, 1, 1)),
        since=Since(head=None, moves={Move.NEW: (found, contents.discrepancies[0])}, articles=(own,)),
    )


def shown(contents: Contents, *words: str, severity: int | None = None) -> tuple[list[str], list[str], list[str]]:
    only = Only.of(words, severity)
    assert only is not None
    part = narrowed(contents, only)
    return (
        [one.id or "" for one in part.discrepancies],
        [line.id for line in part.series],
        [line.article.id or "" for line in part.articles],
    )


@pytest.mark.parametrize(
    ("words", "severity", "expected"),
    [
        pytest.param(["scale"], None, (["D11"], ["S11"], ["A2", "A3"]), id="a kind"),
        pytest.param(["kind=scale"], None, (["D11"], ["S11"], ["A2", "A3"]), id="a kind, told so"),
        pytest.param(["scale", "update"], 4, (["D11"], ["S11"], ["A2", "A3"]), id="kinds and a severity"),
        pytest.param([], 3, (["D11", "D1", "D2"], ["S1", "S11"], ["A1", "A2", "A3"]), id="a severity"),
        pytest.param(["decided"], None, (["D2"], ["S1"], ["A1"]), id="a state"),
        pytest.param(["open"], None, (["D11", "D1"], ["S1", "S11"], ["A1", "A2", "A3"]), id="open"),
        pytest.param(["d1"], None, (["D1"], ["S1"], ["A1"]), id="a discrepancy"),
        pytest.param(["R2"], None, (["D2"], ["S1"], ["A1"]), id="a decision"),
        pytest.param(["C12"], None, (["D11"], ["S11"], ["A2", "A3"]), id="a claim"),
        pytest.param(["A3"], None, (["D11"], ["S11"], ["A2", "A3"]), id="an article"),
        pytest.param(["S2"], None, ([], ["S2"], ["A1"]), id="a series"),
        pytest.param(["source=øresund"], None, (["D11"], ["S11"], ["A2", "A3"]), id="a source"),
        pytest.param(["source=unknown"], None, (["D1", "D2", "D3"], ["S1"], ["A1"]), id="no source"),
        pytest.param(["subject=lund"], None, (["D11"], ["S11"], ["A2", "A3"]), id="a subject"),
        pytest.param(["metric=crane"], None, ([], ["S2"], ["A1"]), id="a metric"),
        pytest.param(["subject=kiel", "source=øresund"], None, ([], [], []), id="each sort must fit"),
        pytest.param(["subject=kiel", "subject=lund", "D11"], None, (["D11"], ["S11"], ["A2", "A3"]), id="one of a sort is enough"),
    ],
)  # fmt: skip
def test_what_is_shown(wide: Contents, words: list[str], severity: int | None, expected: tuple[list[str], ...]) -> None:
    assert shown(wide, *words, severity=severity) == expected


def test_what_is_left_out_is_said(wide: Contents) -> None:
    only = Only.of(["scale"], 4)
    assert only is not None
    part = narrowed(wide, only)
    assert part.narrowing is not None
    told = "kind scale; severity 4 and above"
    left = "Left out: 3 of 4 discrepancies, 2 of 3 series, 1 of 3 articles"
    assert (part.narrowing.words, part.narrowing.left_out) == (told, left)
    for form in ("html", "md", "json"):
        text = FORMATS[form](part)
        assert told in text
        assert left in text


def test_decisions_claims_and_changes_are_those_of_what_is_shown(wide: Contents) -> None:
    only = Only.of(["D2"])
    assert only is not None
    part = narrowed(wide, only)
    assert {one.id for one in part.decisions} == {"R1", "R2"}
    assert part.since is not None
    assert part.since.moves == {}
    only = Only.of(["scale"])
    assert only is not None
    part = narrowed(wide, only)
    assert part.since is not None
    assert [one.id for one in part.since.moves[Move.NEW]] == ["D11"]
    assert part.decisions == ()
    assert "D1<" not in FORMATS["html"](part)


def test_nothing_asked_is_nothing_narrowed() -> None:
    assert Only.of([]) is None


@pytest.mark.parametrize(
    ("word", "mend"),
    [
        ("scal", "Did you mean scale?"),
        ("Kiel", "Say source=Kiel, subject=Kiel or metric=Kiel."),
        ("publisher=Daily", "Say source=, subject= or metric= with letters of its name"),
        ("source=", "Say source=, subject= or metric="),
        ("", "Say source="),
        ("D0", "Say source=D0"),
    ],
)
def test_words_that_nothing_is_narrowed_by(word: str, mend: str) -> None:
    with pytest.raises(UnknownChoice) as caught:
        Only.of([word])
    assert mend in str(caught.value)


@pytest.mark.parametrize("number", ["D99", "C99", "A99", "S99", "R99"])
def test_a_number_that_is_not_there(wide: Contents, number: str) -> None:
    only = Only.of([number])
    assert only is not None
    with pytest.raises(UnknownId, match=f"there is no {number} in the report"):
        narrowed(wide, only)


def test_a_hostile_word_is_only_shown(wide: Contents) -> None:
    only = Only.of(["source=Ø</script>\x1b[2J\u202e"])
    assert only is not None
    page = FORMATS["html"](narrowed(wide, only))
    assert "</script" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert narrowed(wide, only).open == ()


def test_a_state_that_is_gone_is_settled(wide: Contents) -> None:
    assert shown(wide, "settled")[0] == [one.id for one in wide.discrepancies if one.state is State.SETTLED]
