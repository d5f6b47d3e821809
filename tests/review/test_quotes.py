"""Words that a person gives are found in the article, or it is said why not."""

from __future__ import annotations

import pytest

from factcheck.errors import QuoteError
from factcheck.review.quotes import find_quote, sentence_around

TEXT = (
    "Harbour news\n\nThe port of Merrow took 48 ships in 2021. It has two\nquays, and 48 ships may lie there! "
    "Officials (all of them) said: “More will come.” No one was hurt"
)


@pytest.mark.parametrize(
    ("words", "nth", "quote"),
    [
        pytest.param("took 48 ships", None, "took 48 ships", id="once"),
        pytest.param("48 ships", 2, "48 ships", id="the second time"),
        pytest.param("It has two quays", None, "It has two\nquays", id="over a line end"),
        pytest.param("  Officials   (all of them)", None, "Officials (all of them)", id="other spaces, and marks"),
    ],
)
def test_words_that_stand_there(words: str, nth: int | None, quote: str) -> None:
    start, end = find_quote(TEXT, words, nth=nth)
    assert TEXT[start:end] == quote


@pytest.mark.parametrize(
    ("words", "nth", "said"),
    [
        pytest.param("took 49 ships", None, "The nearest are: “took 48 ships”", id="a near miss"),
        pytest.param("Took 48 ships", None, "“took 48 ships”", id="other letters"),
        pytest.param("the price of tea in winter", None, "Copy them from the article", id="nothing alike"),
        pytest.param("48 ships", None, "stand 2 times in the article (1: “…", id="twice"),
        pytest.param("48 ships", 3, "stand 2 times in the article. Say another --nth", id="not so often"),
        pytest.param("took 48 ships", 2, "stand once", id="once only"),
        pytest.param("  ", None, "do not stand", id="no words"),
    ],
)
def test_words_that_do_not(words: str, nth: int | None, said: str) -> None:
    with pytest.raises(QuoteError) as raised:
        find_quote(TEXT, words, nth=nth, where="A1")
    assert said in str(raised.value)
    assert str(raised.value).startswith("A1: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Harbour", "Harbour news"),
        ("48 ships in", "The port of Merrow took 48 ships in 2021."),
        ("quays", "quays, and 48 ships may lie there!"),
        ("in 2021. It has", "The port of Merrow took 48 ships in 2021. It has two"),
        ("come.”", "Officials (all of them) said: “More will come.”"),
        ("hurt", "No one was hurt"),
    ],
)
def test_the_sentence_around_words(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    first, last = sentence_around(TEXT, start, start + len(words))
    assert TEXT[first:last] == sentence


def test_a_sentence_that_is_known_goes_first() -> None:
    start = TEXT.index("quays")
    assert sentence_around(TEXT, start, start + 5, [(0, len(TEXT)), (start - 11, start + 34), (0, 3)]) == (
        start - 11,
        start + 34,
    )
