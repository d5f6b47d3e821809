"""Who says so, in sentences of many shapes."""

from __future__ import annotations

import pytest

from factcheck import Article
from factcheck.extract.analysis import analyse


def said_by(text: str) -> list[str | None]:
    return [None if one is None else one.text for one in analyse(Article(text=text)).said_by]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("Profits rose 3 pct, analysts said.", "analysts", id="people-without-a-determiner"),
        pytest.param("Sales grew 8.9 pct in all but one of the trades, Norland Statistics said.", "Norland Statistics", id="body"),
        pytest.param("Oban Air <OBA.N> said it was full.", "Oban Air", id="ticker"),
        pytest.param("<Oban Air Ltd> said it was full.", "Oban Air Ltd", id="name-in-angle-brackets"),
        pytest.param("Oban Air (OBA) said it was full.", "Oban Air (OBA)", id="aside-in-brackets"),
        pytest.param("Governor Ada M. Lind said 5 left.", "Governor Ada M. Lind", id="initial"),
        pytest.param("The Norland Navy said Saturday it had seized 23 boats.", "The Norland Navy", id="day-behind"),
        pytest.param("Velan and Oban on March 31 announced a cut.", "Velan and Oban", id="day-between"),
        pytest.param("Lind conservatively estimated it at $58.", "Lind", id="adverb-between"),
        pytest.param("In the same period the company reported a loss of $3.", "the company", id="setting-before"),
        pytest.param("But some traders said 5 left.", "some traders", id="conjunction-before"),
        pytest.param("The mill holds reserves estimated at 5 tons, dealers said.", "dealers", id="participle-before"),
        pytest.param('"It is done," said Ada Lind, chief of research at Oban Works, in a statement.', "Ada Lind, chief of research at Oban Works", id="inverted"),
        pytest.param("12 died, said officials.", "officials", id="inverted-people"),
        pytest.param("Ada Lind, head of the Bureau of Ports, Ferries and Fishing, said 12 died.", "Ada Lind, head of the Bureau of Ports, Ferries and Fishing", id="commas-in-the-description"),
        pytest.param("Officials in Oban have said 12 died.", "Officials in Oban", id="has-said"),
        pytest.param("According to the U.S. Coast Guard, 12 died.", "the U.S. Coast Guard", id="full-stops-inside"),
        pytest.param("It was said to cost $3.", None, id="passive"),
        pytest.param("Ministers from six Gulf states met, the agency WAM reported.", "the agency WAM", id="states-of-the-gulf"),
        pytest.param("It sold 5, said sole manager Oban Bank.", "sole manager Oban Bank", id="a-role-before-the-name"),
        pytest.param("Velan Inc, which has said it may bid, said Oban has not agreed to 5.", "Velan Inc", id="a-relative-clause"),
        pytest.param("Prices are quoted in points of 5.", None, id="quoted-in"),
        pytest.param("A reported 5 mills closed.", None, id="adjective"),
        pytest.param("Norland has added 12 looms.", None, id="adding-things"),
        pytest.param(">said 5 left", None, id="half-a-bracket"),
        pytest.param("The crew saw 5 boats and said little.", None, id="no-phrase-before"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, who: str | None) -> None:
    assert said_by(text) == [who]


def test_a_pronoun_is_the_last_speaker_who_was_named() -> None:
    assert said_by("Oban Air said it was full.\nIt said 5 left.") == ["Oban Air", "Oban Air"]


def test_a_pronoun_without_one_stays() -> None:
    assert said_by("She said 5 left.") == ["She"]
