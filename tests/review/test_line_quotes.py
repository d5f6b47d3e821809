"""Where the quote of an imported claim stands: word for word, and which of several places is meant."""

from __future__ import annotations

import pytest

from factcheck.core.claim_line import ClaimLine, LineFault
from factcheck.errors import LineError
from factcheck.review.line_quotes import find_line, plain_marks

TEXT = (
    "Merrow’s port took 119 ships.\nThe “old” quay – long closed – held 48 ships in 2021.\n"
    "In 2022 the quay held 48 ships again. A café and 1,119 boats."
)


def line(quote: str | None, **said: object) -> ClaimLine:
    words = {name: str(value) for name, value in said.items() if name not in {"start", "end"}}
    places = {name: value for name, value in said.items() if isinstance(value, int)}
    return ClaimLine(number=1, said=words if quote is None else words | {"quote": quote}, places=places)


@pytest.mark.parametrize(
    ("given", "quote", "notes"),
    [
        pytest.param(line("took 119 ships"), "took 119 ships", 0, id="as it stands"),
        pytest.param(line("  took 119 ships "), "took 119 ships", 0, id="spaces around"),
        pytest.param(line("119 ships. The “old” quay"), "119 ships.\nThe “old” quay", 1, id="other spaces"),
        pytest.param(line('The "old" quay'), "The “old” quay", 1, id="straight marks"),
        pytest.param(line("The 'old' quay"), "The “old” quay", 1, id="single marks"),
        pytest.param(line("Merrow's port"), "Merrow’s port", 1, id="a straight apostrophe"),
        pytest.param(line("quay - long closed — held"), "quay – long closed – held", 1, id="other dashes"),
        pytest.param(line("took 119 ships", start=14), "took 119 ships", 0, id="in its place"),
        pytest.param(line("took 119 ships", start=3), "took 119 ships", 1, id="in another place"),
        pytest.param(line("took 119 ships", context="never said so"), "took 119 ships", 0, id="once, whatever is around it"),
    ],
)  # fmt: skip
def test_words_that_stand_there(given: ClaimLine, quote: str, notes: int) -> None:
    found = find_line(TEXT, plain_marks(TEXT), given)
    assert TEXT[found.start : found.end] == quote
    assert len(found.notes) == notes


AGAIN = TEXT.index("48 ships again")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"start": AGAIN}, id="start"),
        pytest.param({"context": "In 2022 the quay held 48 ships again."}, id="its sentence"),
        pytest.param({"context": "In 2022  the quay held\n48 ships"}, id="its sentence, other spaces"),
        pytest.param({"prefix": "In 2022 the quay held "}, id="what is before"),
        pytest.param({"prefix": "2022 the quay held"}, id="what is before, without its space"),
        pytest.param({"suffix": " again. A café"}, id="what is behind"),
        pytest.param({"prefix": "held ", "suffix": "again"}, id="both"),
        pytest.param({"start": 1, "suffix": "again"}, id="a wrong start, and what is behind"),
    ],
)
def test_one_of_several_is_told_apart(said: dict[str, object]) -> None:
    assert find_line(TEXT, plain_marks(TEXT), line("48 ships", **said)).start == AGAIN


@pytest.mark.parametrize(
    ("given", "fault", "said"),
    [
        pytest.param(line(None), LineFault.NO_QUOTE, "no quote", id="no quote"),
        pytest.param(line("took 120 ships"), LineFault.QUOTE_NOT_FOUND, "do not stand", id="another figure"),
        pytest.param(line("Took 119 ships"), LineFault.QUOTE_NOT_FOUND, "do not stand", id="another letter"),
        pytest.param(line("took 119 ship"), LineFault.QUOTE_NOT_FOUND, "do not stand", id="half a word"),
        pytest.param(line("9 ships"), LineFault.QUOTE_NOT_FOUND, "do not stand", id="half a figure"),
        pytest.param(line("A cafe and"), LineFault.QUOTE_NOT_FOUND, "do not stand", id="without its accent"),
        pytest.param(line("took 119 … ships"), LineFault.QUOTE_NOT_FOUND, "do not stand", id="words left out"),
        pytest.param(line("119 ships (sic)"), LineFault.QUOTE_NOT_FOUND, "do not stand", id="words put in"),
        pytest.param(line("48 ships"), LineFault.QUOTE_REPEATED, "stand 2 times in the article (at ", id="twice"),
        pytest.param(line("48 ships", prefix="held "), LineFault.QUOTE_REPEATED, "stand 2 times", id="twice, and the same before"),
        pytest.param(line("48 ships", suffix=" sank"), LineFault.QUOTE_NOT_FOUND, "nowhere with the words", id="twice, neither so"),
    ],
)  # fmt: skip
def test_words_that_do_not(given: ClaimLine, fault: LineFault, said: str) -> None:
    with pytest.raises(LineError, match=r".") as raised:
        find_line(TEXT, plain_marks(TEXT), given)
    assert raised.value.fault == fault
    assert said in str(raised.value)


def test_plain_marks_keep_every_place() -> None:
    assert len(plain_marks(TEXT)) == len(TEXT)


def test_words_without_spaces_between_them_may_be_cut() -> None:
    text = "包头有119个平台。"
    found = find_line(text, plain_marks(text), line("有119个平台"))
    assert text[found.start : found.end] == "有119个平台"


def test_many_places_and_many_surroundings_are_told_apart_at_once() -> None:
    text = "It took 48 ships. " * 5_000 + "They say it took 48 ships in all."
    found = find_line(text, plain_marks(text), line("48 ships", context="They say it took 48 ships"))
    assert found.start == text.rindex("48 ships")
    with pytest.raises(LineError, match=r"stand 5001 times in the article \(at 8, 26, 44, 62 …\)"):
        find_line(text, plain_marks(text), line("48 ships", context="48 ships"))
