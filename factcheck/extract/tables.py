"""Lines of a table in running text: `Net 13,843,000 vs 14,478,000`. What stands before the figures is a label, not a name."""

from __future__ import annotations

from factcheck.extract.sentences import Sentence
from factcheck.lexicon.nouns import PREPOSITIONS
from factcheck.lexicon.verbs import is_verb

__all__ = ["table_labels"]

_LONGEST_LABEL = 6
_DENSE = 6
"""From this many figures on a line that has no more words than figures is a table run together."""

_NO_LABEL = PREPOSITIONS - {"of", "per", "in", "before", "after"}
_RESULTS = frozenset("loss profit gain deficit surplus".split())
_BETWEEN = frozenset("vs v versus against loss profit gain deficit surplus and or to nil na".split())


def table_labels(text: str, sentence: Sentence) -> dict[int, str]:
    """The labels of the figures of a table line, by the start of the figure; empty for any other sentence.

    A table line is up to six words without a verb and then figures, with nothing between them but marks and words that compare; or it is a
    table run together, in which the words before each run of figures are its label.
    """
    if not sentence.figures:
        return {}
    return _row(text, sentence) or _dense(text, sentence)


def _row(text: str, sentence: Sentence) -> dict[int, str]:
    words, figures = sentence.tokens, sentence.figures
    first = sentence.index_at(figures[0].start)
    label = words[:first]
    if not label or len(label) > _LONGEST_LABEL or not label[0].is_word:
        return {}
    if label[-1].lower == "of" or any(is_verb(word.lower) or word.lower in _NO_LABEL for word in label):
        return {}  # `low exports of 3 million tonnes` is a phrase
    for word in words[first:]:
        if sentence.figure_at(word) is None and word.text[0].isalnum() and word.lower not in _BETWEEN:
            return {}
    printed = " ".join(text[label[0].start : label[-1].end].split()).strip(" :.|-")
    return _signed(sentence, printed) if printed else {}


def _signed(sentence: Sentence, label: str) -> dict[int, str]:
    """The label for each figure; of `Net profit 3 vs loss 4` the second one's is `Net loss`."""
    labels: dict[int, str] = {}
    stem, _, last = label.rpartition(" ")
    opposed = last.lower() in _RESULTS
    behind = sentence.figures[0].start
    for figure in sentence.figures:
        words = [word.lower for word in sentence.tokens if behind <= word.start < figure.start]
        said = next((word for word in reversed(words) if word in _RESULTS), None)
        labels[figure.start] = f"{stem if opposed else label} {said}".strip() if said is not None else label
        behind = figure.end
    return labels


def _dense(text: str, sentence: Sentence) -> dict[int, str]:
    figures = sentence.figures
    if len(figures) < _DENSE:
        return {}
    if sum(word.is_word and sentence.figure_at(word) is None for word in sentence.tokens) > len(figures):
        return {}
    labels: dict[int, str] = {}
    label, behind = "", sentence.start
    for figure in figures:
        before = " ".join(text[behind : figure.start].split()).strip(" :.,;|-")
        if any(character.isalpha() for character in before):
            label = before
        labels[figure.start] = label or "table"
        behind = figure.end
    return labels
