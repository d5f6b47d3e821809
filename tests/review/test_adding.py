"""The key ``+``: a claim that was missed, by words of an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import ClaimKind, Form
from factcheck.review import acts
from factcheck.review import session as machine
from factcheck.review.addition import Addition, Fitted
from factcheck.review.claims import ClaimToCheck
from factcheck.review.queue import Entry
from factcheck.review.walk import Session, Turn

Make = Callable[..., Any]
TEXT = "Merrow runs 12 ferries. Ayr runs 7 boats and 9 rafts. Ayr runs no trains at all."


def reading(article: Article, addition: Addition) -> Fitted:
    """Rules that are plain to see: the first number is the figure, of several one must be named, and `Merrow` is known already."""
    start, end = addition.span or (0, 0)
    quote = article.text[start:end]
    assert quote == addition.quote
    if "Merrow" in quote:
        return Fitted(claim=None, trouble="A1: the ledger has that claim already: C1.")
    if addition.policy:
        if not addition.said.get("action"):
            return Fitted(claim=None, trouble="A policy claim needs what is done.", lacks="action")
        return Fitted(claim=made(article, (start, end), None, addition))
    figures = tuple(word for word in quote.replace(".", "").split() if word.isdigit())
    if addition.figure is not None and not addition.figure.isdigit() and "value" not in addition.said:
        return Fitted(claim=None, trouble="That is not read as a number.", lacks="value")
    if len(figures) != 1 and addition.figure is None:
        return Fitted(claim=None, trouble="These words hold no single figure.", lacks="figure", figures=figures)
    claim = made(article, (start, end), addition.figure or figures[0], addition)
    if not addition.said.get("metric"):
        return Fitted(claim=claim, trouble="It does not show what is counted.", lacks="metric")
    if addition.said.get("scope") == "wrong":
        return Fitted(claim=None, trouble="The fields contradict one another.")
    return Fitted(claim=claim)


def made(article: Article, span: tuple[int, int], figure: str | None, addition: Addition) -> Claim:
    start, end = span
    known: dict[str, Any] = {"article": article, "start": start, "end": end, "context_start": start, "context_end": end}
    said = {name: words for name, words in addition.said.items() if name != "value"}
    if figure is None:
        return Claim(**known, kind=ClaimKind.POLICY, rule="test", **said)
    at = article.text.index(figure, start)
    value = Decimal(addition.said.get("value", figure if figure.isdigit() else "0"))
    return Claim(**known, kind=ClaimKind.NUMERIC, form=Form.LEVEL, value=value, value_start=at, value_end=at + len(figure), rule="test", **said)  # fmt: skip


def played(matter: acts.Matter, *answers: str, refusal: str | None = None) -> tuple[list[acts.Act], Session]:
    """What a session on one thing does with these answers; recording is refused with a sentence, or nothing comes of it."""
    entry = Entry(matter.id, (1.0,))
    session, todo = machine.start([entry])
    waiting, given, done = list(todo), list(answers), []
    while waiting:
        act = waiting.pop(0)
        done.append(act)
        following: Turn | None = None
        match act:
            case acts.Fetch():
                following = machine.arrived(session, matter, [entry])
            case acts.Ask() if given:
                following = machine.step(session, given.pop(0))
            case acts.Survey(article):
                following = machine.surveyed(session, [(0, 7)] if article.id == "A1" else [])
            case acts.Sketch(article, addition):
                following = machine.fitted(session, reading(article, addition))
            case acts.Add() if refusal is not None:
                following = machine.refused(session, refusal)
        if following is not None:
            session, more = following
            waiting.extend(more)
    return done, session


def of(done: list[acts.Act], kind: Any) -> list[Any]:
    return [act for act in done if isinstance(act, kind)]


@pytest.fixture
def shown(claim: Make) -> ClaimToCheck:
    return ClaimToCheck(claim=claim(1, 12, text=TEXT))


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.mark.parametrize(
    ("answers", "words", "said"),
    [
        pytest.param(["7 boats", "boats", "y"], "7 boats", {"said": {"metric": "boats"}}, id="typed words"),
        pytest.param(["@32:41", "boats", "y"], "7 boats", {"said": {"metric": "boats"}}, id="marked words, spaces and all"),
        pytest.param(["7 boats and 9 rafts", "2", "rafts", "y"], "7 boats and 9 rafts", {"figure": "9", "said": {"metric": "rafts"}}, id="which figure, by key"),
        pytest.param(["7 boats and 9 rafts", "7", "boats", "y"], "7 boats and 9 rafts", {"figure": "7", "said": {"metric": "boats"}}, id="which figure, as printed"),
        pytest.param(["no trains", "no", "0", "trains", "y"], "no trains", {"figure": "no", "said": {"value": "0", "metric": "trains"}}, id="a figure in words"),
        pytest.param(["runs no trains", "p", "stop", "y"], "runs no trains", {"policy": True, "said": {"action": "stop"}}, id="an act"),
        pytest.param(
            ["7 boats", "boats", "c", "scope", "coastal", "m", "seen", "y"], "7 boats", {"said": {"metric": "boats", "scope": "coastal"}, "note": "seen"},
            id="a field and a note",
        ),
        pytest.param(
            ["7 boats", "boats", "c", "scope", "wrong", "scope", "coastal", "y"], "7 boats", {"said": {"metric": "boats", "scope": "coastal"}}, id="a field that does not fit first",
        ),
        pytest.param(["7 trains", "7 boats", "boats", "y"], "7 boats", {"said": {"metric": "boats"}}, id="words that do not stand there first"),
        pytest.param(["@31:999", "7 boats", "boats", "y"], "7 boats", {"said": {"metric": "boats"}}, id="a span beyond the text first"),
        pytest.param(["Merrow runs 12", "7 boats", "boats", "y"], "7 boats", {"said": {"metric": "boats"}}, id="a claim that is there first"),
        pytest.param(["runs no trains", "", "7 boats", "boats", "y"], "7 boats", {"said": {"metric": "boats"}}, id="other words"),
    ],
)  # fmt: skip
def test_a_claim_is_added(shown: ClaimToCheck, answers: list[str], words: str, said: dict[str, Any]) -> None:
    done, _ = played(shown, "+", *answers)
    assert of(done, acts.Add) == [acts.Add(shown.claim.article, Addition(quote=words, span=at(words), **said))]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        pytest.param([""], "Not recorded.", id="no words"),
        pytest.param(["7 boats", ""], "Not recorded.", id="nothing counted"),
        pytest.param(["7 boats", "boats", "n"], "Not recorded.", id="not confirmed"),
        pytest.param(
            ["7 trains"], "The words “7 trains” do not stand in the article.", id="words that do not stand there"
        ),
        pytest.param(["@5:5"], "A1 has no words there: its text ends at 80.", id="nothing marked"),
        pytest.param(["@23:24"], "A1 has no words there", id="spaces marked"),
        pytest.param(["@70:81"], "A1 has no words there", id="beyond the end"),
        pytest.param(["Merrow runs 12"], "the ledger has that claim already: C1", id="a claim that is there"),
        pytest.param(["runs no trains"], "These words hold no single figure.", id="no figure"),
        pytest.param(["runs no trains", "p", ""], "Not recorded.", id="an act without what is done"),
    ],
)
def test_a_refusal_is_a_sentence_and_adds_nothing(shown: ClaimToCheck, answers: list[str], sentence: str) -> None:
    done, _ = played(shown, "+", *answers)
    assert of(done, acts.Add) == []
    assert any(sentence in act.words for act in of(done, acts.Say))
    assert isinstance(done[-1], acts.Ask)


def test_the_words_may_be_marked_in_the_article_whose_claims_are_known(shown: ClaimToCheck) -> None:
    done, _ = played(shown, "+")
    asked = of(done, acts.Ask)[-1]
    assert (asked.article, asked.known, asked.single) == (shown.claim.article, ((0, 7),), False)
    assert asked.prompt == "Words of A1 as they stand there; Enter takes it back: "


def test_where_words_stand_several_times_each_place_is_shown(shown: ClaimToCheck) -> None:
    done, session = played(shown, "+", "Ayr runs")
    assert [key for key, _ in of(done, acts.Keys)[-1].rows] == ["1", "2"]
    assert of(done, acts.Ask)[-1].prompt == "The words stand 2 times. Which, 1 to 2? Enter takes it back: "
    assert machine.step(session, "2")[1] == (
        acts.Sketch(shown.claim.article, Addition(quote="Ayr runs", span=(TEXT.rindex("Ayr"), TEXT.rindex("Ayr") + 8))),
    )
    assert isinstance(machine.step(session, "3")[1][-1], acts.Ask)


def test_the_claim_is_shown_before_it_is_recorded(shown: ClaimToCheck) -> None:
    done, _ = played(shown, "+", "7 boats", "boats", "m", "seen")
    assert of(done, acts.Preview)[-1].lines == (
        "7, as A1 says: “7 boats”",
        "metric: boats",
        "value: 7",
        "as of basis: unknown",
        "form: level",
        "note: seen",
    )


def test_of_a_discrepancy_it_is_asked_in_which_article(question: Make) -> None:
    done, session = played(question(1, 12, 14), "+")
    assert of(done, acts.Keys)[-1].rows == (
        ("1", "A10: source unknown, date unknown"),
        ("2", "A11: source unknown, date unknown"),
    )
    following, todo = machine.step(session, "2")
    assert [act.article.id for act in todo if isinstance(act, acts.Survey)] == ["A11"]
    asked = machine.surveyed(following, ())[1][-1]
    assert isinstance(asked, acts.Ask)
    assert asked.article is not None
    assert asked.article.id == "A11"
    assert acts.Say("Not recorded.") in machine.step(session, "3")[1]


def test_of_one_article_it_is_not_asked(question: Make, side: Make, claim: Make) -> None:
    one = claim(1, 12)
    other = replace(claim(2, 14), article=one.article, id="C2")
    done, _ = played(question(1, side(one), side(other)), "+")
    assert len(of(done, acts.Survey)) == 1


def test_nothing_said_is_lost_when_recording_is_refused(shown: ClaimToCheck) -> None:
    done, session = played(shown, "+", "7 boats", "boats", "y", refusal="Another process is writing to the ledger.")
    assert any(act.words.startswith("Another process") for act in of(done, acts.Say))
    following, todo = machine.step(session, "y")
    assert todo[-1] == of(done, acts.Add)[0]
    following, todo = machine.refused(following, "A1 has a new text since it was shown.")
    following, todo = machine.step(following, "n")
    assert todo == (acts.Say("Not recorded."), acts.Fetch("C1"))
    assert following.dialogue is None


def test_what_was_shown_is_looked_up_again_when_it_is_added(shown: ClaimToCheck) -> None:
    _, session = played(shown, "+", "7 boats", "boats", "y")
    _, todo = machine.changed(session, "Saved: C9 added to A1.")
    assert todo == (acts.Say("Saved: C9 added to A1."), acts.Fetch("C1"))
