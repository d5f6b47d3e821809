"""The key ``c``: fields of the claim that is shown, said anew one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.core.claim import Claim
from factcheck.core.correction import corrected
from factcheck.core.decision import Evidence
from factcheck.core.vocabulary import EvidenceKind
from factcheck.errors import ClaimError, FactcheckError
from factcheck.review import acts
from factcheck.review import session as machine
from factcheck.review.addition import Fitted
from factcheck.review.claims import ClaimToCheck
from factcheck.review.fields import check_claim, read_fields
from factcheck.review.queue import Entry
from factcheck.review.walk import Session, Turn

Make = Callable[..., Any]


def fit(session: Session, act: acts.Fit) -> Turn:
    """What the words make, with figures in digits alone."""
    try:
        after = corrected(act.seen, read_fields(act.seen, act.said, lambda _: None))
    except FactcheckError as error:
        return machine.refused(session, str(error))
    try:
        check_claim(after)
    except ClaimError as error:
        return machine.fitted(session, Fitted(claim=None, trouble=str(error)))
    return machine.fitted(session, Fitted(claim=after))


def played(one: Claim, *answers: str) -> tuple[list[acts.Act], Session]:
    """What a session on one claim does with these answers."""
    entry = Entry("C1", (1.0,))
    session, todo = machine.start([entry])
    waiting, given, done = list(todo), list(answers), []
    while waiting:
        act = waiting.pop(0)
        done.append(act)
        following: Turn | None = None
        if isinstance(act, acts.Fetch):
            following = machine.arrived(session, ClaimToCheck(claim=one), [entry])
        elif isinstance(act, acts.Ask) and given:
            following = machine.step(session, given.pop(0))
        elif isinstance(act, acts.Fit):
            following = fit(session, act)
        elif isinstance(act, acts.Weigh):
            following = machine.weighed(session, Evidence(kind=EvidenceKind.NOTE, text=act.words))
        if following is not None:
            session, more = following
            waiting.extend(more)
    return done, session


def of(done: list[acts.Act], kind: Any) -> list[Any]:
    return [act for act in done if isinstance(act, kind)]


@pytest.mark.parametrize(
    ("answers", "said", "note"),
    [
        pytest.param(["1", "Elling", "y"], {"subject": "Elling"}, None, id="by its number"),
        pytest.param(["subject", "Elling", "y"], {"subject": "Elling"}, None, id="by its name"),
        pytest.param(["counted", "-", "y"], {"counted": ""}, None, id="cleared"),
        pytest.param(["1", "Elling", "c", "metric", "boats", "y"], {"subject": "Elling", "metric": "boats"}, None, id="two fields"),
        pytest.param(["1", "Elling", "c", "1", "Ayr", "y"], {"subject": "Ayr"}, None, id="one field twice"),
        pytest.param(["1", "Elling", "c", "", "y"], {"subject": "Elling"}, None, id="no second field"),
        pytest.param(["1", "Elling", "c", "2", "", "y"], {"subject": "Elling"}, None, id="no words for a second field"),
        pytest.param(["1", "Elling", "m", "page 3", "y"], {"subject": "Elling"}, "page 3", id="a note"),
        pytest.param(["colour", "1", "Elling", "y"], {"subject": "Elling"}, None, id="no such field first"),
        pytest.param(["form", "large", "share", "y"], {"form": "share"}, None, id="no word of the list first"),
        pytest.param(["value", "many", "14", "y"], {"value": "14"}, None, id="no number first"),
        pytest.param(["as of", "last year", "2021", "y"], {"as_of": "2021"}, None, id="no period first"),
        pytest.param(
            ["comparator", "range", "value high", "30", "y"], {"comparator": "range", "value_high": "30"}, None, id="two fields that need one another",
        ),
        pytest.param(["1", "Merrow", "Elling", "y"], {"subject": "Elling"}, None, id="what stands there first"),
    ],
)  # fmt: skip
def test_a_correction(claim: Make, answers: list[str], said: dict[str, str], note: str | None) -> None:
    done, session = played(claim(1, 12), "c", *answers)
    assert of(done, acts.Correct) == [acts.Correct(claim(1, 12), said, note)]
    assert session.dialogue is None


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        pytest.param(["c", ""], "Not recorded.", id="no field"),
        pytest.param(["c", "1", ""], "Not recorded.", id="no words"),
        pytest.param(["c", "1", "Elling", "n"], "Not recorded.", id="not confirmed"),
        pytest.param(["c", "comparator", "range", ""], "Not recorded.", id="half of what is needed"),
        pytest.param(["c", "1", "Merrow"], "C1 says that already, so nothing changes.", id="nothing changes"),
        pytest.param(["c", "colour"], "colour is no field of this claim.", id="no field of it"),
        pytest.param(["c", "\x1b[A"], "That is no field of this claim.", id="an arrow"),
        pytest.param(["c", "form", "large"], "'large' is no form. It is one of: level", id="no word of the list"),
        pytest.param(["c", "unit", "boats"], "'boats' is no unit or currency", id="no unit"),
        pytest.param(["c", "value", "-"], "a numeric claim needs a value", id="a value cleared"),
        pytest.param(["c", "comparator", "range"], "a range needs its upper end", id="no upper end"),
    ],
)
def test_a_refusal_is_a_sentence_and_records_nothing(claim: Make, answers: list[str], sentence: str) -> None:
    done, _ = played(claim(1, 12), *answers)
    assert of(done, acts.Correct) == []
    assert any(sentence in act.words for act in of(done, acts.Say))
    assert isinstance(done[-1], acts.Ask)


def test_before_and_after_are_shown(claim: Make) -> None:
    done, _ = played(claim(1, 12), "c", "as of", "2021", "m", "page 3")
    assert of(done, acts.Preview)[-1].lines == (
        "C1 is corrected; its quote and the printed figure stay.",
        "as of: nothing -> 2021",
        "as of basis: unknown -> stated (follows as of)",
        "note: page 3",
    )
    prompts = [(act.prompt, act.legend) for act in of(done, acts.Ask)]
    assert ("as of; Enter takes it back: ", "The period: 2021, 2022-12, 2021/2025.") in prompts


def test_a_closed_list_shows_its_words(claim: Make) -> None:
    done, _ = played(claim(1, 12), "c", "form")
    last = of(done, acts.Ask)[-1]
    assert last.prompt == "form (now level; - clears it); Enter takes it back: "
    assert "level, change, share" in last.legend


def test_what_was_shown_is_looked_up_again_when_it_is_refused_and_nothing_said_is_lost(claim: Make) -> None:
    _, session = played(claim(1, 12), "m", "seen there", "e", "the register", "c", "1", "Elling", "y")
    following, todo = machine.refused(session, "C1 changed since it was shown.")
    assert todo == (acts.Say("C1 changed since it was shown."), acts.Fetch("C1"))
    following, _ = machine.arrived(following, ClaimToCheck(claim=claim(1, 12)), [Entry("C1", (1.0,))])
    assert following.draft.note == "seen there"
    assert [one.text for one in following.draft.evidence] == ["the register"]


def test_a_claim_that_sank_keeps_its_place_so_that_nothing_is_passed_over(claim: Make) -> None:
    entries = [Entry("C1", (-9.0,)), Entry("C2", (-5.0,))]
    session, _ = machine.start(entries)
    session, _ = machine.arrived(session, ClaimToCheck(claim=claim(1, 12)), entries)
    sunk = [Entry("C1", (0.0,)), Entry("C2", (-5.0,))]
    session, _ = machine.changed(session, "Saved: C1 corrected.")
    session, _ = machine.arrived(session, ClaimToCheck(claim=claim(1, 14)), sunk)
    assert machine.step(session, "s")[1] == (acts.Fetch("C2"),)


def test_c_means_the_scope_before_a_discrepancy(table: Make, question: Make) -> None:
    done = table(question(1, 12, 14)).play(None, "c").done
    assert not any(isinstance(act, acts.Keys) for act in done)


def test_nobody_asked() -> None:
    session, _ = machine.start([Entry("C1", (1.0,))])
    with pytest.raises(TypeError, match="nothing was said"):
        machine.fitted(session, Fitted(claim=None))
    with pytest.raises(TypeError, match="nobody adds"):
        machine.surveyed(session, ())
