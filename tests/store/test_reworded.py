"""Which sentence of a new text is which of the old one, where none stands word for word."""

from __future__ import annotations

import pytest

from factcheck.store.reworded import Rewording

OLD = "The old crane of Merrow lifted 4,200 crates onto two barges in winter."


def place(old: str, new: str, words: str = "4,200") -> str | None:
    """What stands in a new text for words of the old one."""
    start = old.index(words)
    found = Rewording(old, new).place(start, start + len(words))
    return None if found is None else new[found[0] : found[1]]


@pytest.mark.parametrize(
    ("new", "words", "stands"),
    [
        pytest.param("In winter the old crane of Merrow lifted 4,200 crates onto two barges.", "4,200", "4,200", id="turned"),
        pytest.param("Onto two barges the old crane of Merrow lifted 4,700 crates.", "4,200", "4,700", id="another figure"),
        pytest.param("The old crane of Merrow, tall as it is, lifted 4,200 crates in winter.", "crane of Merrow", "crane of Merrow", id="words that stand"),
        pytest.param("Two barges got 4,700 crates in winter that the old crane of Merrow lifted onto 3 barges.", "4,200", "4,700", id="of two figures the one with its noun"),
        pytest.param("It rained.\nThe old crane of Merrow has lifted 4,200 crates onto two barges in winter!\nGood.", "4,200", "4,200", id="in other lines"),
    ],
)  # fmt: skip
def test_the_words_are_found_in_the_reworded_sentence(new: str, words: str, stands: str) -> None:
    assert place(OLD, new, words) == stands


@pytest.mark.parametrize(
    "new",
    [
        pytest.param("The old crane of Selwick lifted 4,200 crates onto two barges in winter.", id="another name"),
        pytest.param("In winter the old crane lifted something onto a barge, and it was of no use to Merrow or to its crews.", id="too few words in common"),
        pytest.param(
            "In winter the old crane of Merrow lifted 4,200 crates onto two barges. By winter the old crane of Merrow lifted 4,300 crates onto two barges.",
            id="two that are like it",
        ),
        pytest.param("", id="nothing"),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_not_taken(new: str) -> None:
    assert place(OLD, new) is None


def test_a_line_of_two_words_is_like_many() -> None:
    assert place("Crates: 4,200", "4,700 crates") is None


def test_a_sentence_that_stood_in_both_is_taken_for_itself() -> None:
    """The one that is gone is not taken for one that was there before, however much it is like it."""
    other = OLD.replace("winter", "spring")
    assert place(f"{OLD} {other}", f"It rained. {other}") is None


def test_of_two_old_sentences_none_is_taken_for_one_new_one() -> None:
    other = "The old crane of Merrow lifted 4,300 crates onto two barges in autumn."
    assert place(f"{OLD} {other}", "Onto two barges the old crane of Merrow lifted 4,900 crates.") is None


def test_a_sentence_that_still_stands_was_not_reworded() -> None:
    assert place(OLD, f"It rained. {OLD} Onto two barges the old crane of Merrow lifted 4,700 crates.") is None
