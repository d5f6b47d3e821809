from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.core.anchor import Anchor
from factcheck.core.vocabulary import AnchorFit

OLD = "The port opened in May. It has 119 cranes on nine quays, the mayor said. Traffic grew."


@pytest.mark.parametrize(
    ("quote", "new", "fit", "stands"),
    [
        pytest.param("119 cranes", OLD, AnchorFit.EXACT, "119 cranes", id="the same text"),
        pytest.param("119 cranes", "Correction below. " + OLD, AnchorFit.MOVED, "119 cranes", id="a line before it"),
        pytest.param("119 cranes", OLD.replace("119", "121"), AnchorFit.CHANGED, "121 cranes", id="another figure"),
        pytest.param(
            "119", OLD.replace("has 119 cranes", "has 121 cranes"), AnchorFit.CHANGED, "121", id="a bare figure"
        ),
        pytest.param("119 cranes", "A wholly other text without it.", AnchorFit.ORPHANED, None, id="gone"),
        pytest.param("119 cranes", OLD.replace("119 cranes ", ""), AnchorFit.ORPHANED, None, id="cut out"),
        pytest.param(
            "119", "Room 119 is closed.", AnchorFit.ORPHANED, None, id="the same digits elsewhere are no anchor"
        ),
    ],
)
def test_a_quote_is_found_again(quote: str, new: str, fit: AnchorFit, stands: str | None) -> None:
    start = OLD.index(quote)
    found = Anchor.of(OLD, start, start + len(quote)).find(new)
    assert found.fit is fit
    assert (None if found.start is None else new[found.start : found.end]) == stands


def test_of_two_equal_quotes_the_one_between_the_same_words_is_meant() -> None:
    old = "In Ayr 12 boats sank. In Bude 12 boats sank."
    second = old.index("12", 10)
    new = "In Cork 12 boats sank. " + old
    found = Anchor.of(old, second, second + 8).find(new)
    assert found.start == new.index("Bude ") + 5


def test_a_whole_text_is_its_own_anchor() -> None:
    assert Anchor.of("12 boats", 0, 8).find("12 boats").fit is AnchorFit.EXACT


@given(text=st.text(min_size=1, max_size=200), before=st.text(max_size=50), cut=st.data())
def test_a_quote_in_an_untouched_text_is_where_it_was(text: str, before: str, cut: st.DataObject) -> None:
    start = cut.draw(st.integers(0, len(text) - 1))
    end = cut.draw(st.integers(start + 1, len(text)))
    found = Anchor.of(text, start, end).find(text)
    assert (found.fit, found.start, found.end) == (AnchorFit.EXACT, start, end)
    moved = Anchor.of(text, start, end).find(before + text)
    if moved.start is not None and moved.fit is not AnchorFit.CHANGED:
        assert (before + text)[moved.start : moved.end] == text[start:end]
