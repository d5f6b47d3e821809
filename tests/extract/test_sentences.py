"""Sentences: their spans, and the caps that keep a page without full stops from growing into one of them."""

from __future__ import annotations

import pytest

from factcheck.core.article import Article
from factcheck.extract.analysis import analyse
from factcheck.extract.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("It rained. It poured.", ["It rained.", "It poured."], id="two on a line"),
        pytest.param("A heading\nIt rained.", ["A heading", "It rained."], id="a line break ends one"),
        pytest.param("  It rained. \r\n\r\n \u2028 So.", ["It rained.", "So."], id="without the spaces around"),
        pytest.param(" \n\n", [], id="nothing"),
    ],
)
def test_sentences_are_the_words_between_breaks(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("piers and 48 cranes and " * 2_000, id="words without a full stop"),
        pytest.param("x" * 20_000, id="no space either"),
        pytest.param("12,34;" * 5_000, id="figures without a space"),
    ],
)
def test_a_sentence_has_a_cap_and_no_word_is_lost(text: str) -> None:
    spans = sentence_spans(text)
    assert max(end - start for start, end in spans) <= 2_000
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


def test_a_sentence_is_cut_between_words() -> None:
    text = "seventeen hundred lighthouses " * 200
    assert all(text[end : end + 1] in {" ", ""} for _, end in sentence_spans(text))


@pytest.mark.parametrize("text", [pytest.param("7 " * 900, id="bare"), pytest.param("7% " * 600, id="with a unit")])
def test_a_sentence_has_so_many_figures_at_most(text: str) -> None:
    sentences = analyse(Article(text=text)).sentences
    assert max(len(sentence.figures) for sentence in sentences) <= 100
    assert sum(len(sentence.figures) for sentence in sentences) == text.count("7")
