"""Taking back the last step of a session, or all of them, whatever they were; the audit trail stays whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from factcheck.core.claim import Claim
from factcheck.core.decision import By, Finding, Verdict
from factcheck.core.vocabulary import EventKind, Resolution, State, Status
from factcheck.errors import DecisionError, FactcheckError, UnknownId
from factcheck.ingest import Document
from factcheck.review.together import Way
from factcheck.store.chain import events
from factcheck.store.claims import claim_of, current_claims
from factcheck.store.engine import open_ledger
from factcheck.store.sessions import open_session
from factcheck.workflow import additions, aliases, audit, bulk, claims, decide, steps
from factcheck.workflow.ingest import ingest

NOW = datetime(2023, 4, 5, 6, 7, 8, 9, tzinfo=UTC)
APART = Finding(resolution=Resolution.NOT_COMPARABLE)
OUTDATED = Verdict(status=Status.OUTDATED)
GRACE = By(reviewer="Grace", now=NOW + timedelta(hours=1))

Clock = Iterator[By]


@pytest.fixture
def ledger(address: str, document: Callable[..., Document]) -> str:
    """Quays (D…), cranes and barges of two ports differ between two reports; the first has a sentence beside them."""
    texts = (
        "The port of Merrow had 41 quays in 2021. The port of Merrow had 30 cranes in 2021. The port of Merrow had 12 barges in 2021.\nStaff praised “12 golden rules” of the port.",
        "The port of Merrow had 44 quays in 2021. The port of Merrow had 36 cranes in 2021. The port of Merrow had 15 barges in 2021.",
    )
    made = [document(text, address=f"/{at}", source=f"Daily {at}") for at, text in enumerate(texts)]
    ingest(address, made, now=NOW)
    return address


@pytest.fixture
def ada(ledger: str) -> By:
    with open_ledger(ledger, write=True) as opened, opened.transaction() as connection:
        session = open_session(connection, "Ada", "discrepancies", now=NOW).id
    return By(reviewer="Ada", now=NOW, session=session)


@pytest.fixture(autouse=True)
def whole(ledger: str) -> Iterator[None]:
    """Whatever a test did: the chain and the rows agree."""
    yield
    assert audit.verify(ledger).faults == ()


def states(ledger: str) -> list[str]:
    return [str(state) for _, state in sorted(decide.states_now(ledger).items())]


def one(ledger: str, number: str) -> Claim:
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        return claim_of(connection, int(number[1:]))


def content(ledger: str) -> list[Claim]:
    """The claims that are not withdrawn."""
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        return [found for found in current_claims(connection) if found.status is not Status.WITHDRAWN]


def kinds(ledger: str) -> list[str]:
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        return [str(found.kind) for found in events(connection)]


def taken(ledger: str, by: By) -> str | None:
    return steps.undo_step(ledger, by=by).taken.words


def decided(ledger: str, by: By) -> None:
    decide.resolve(ledger, "D1", APART, by=by)


def batched(ledger: str, by: By) -> None:
    bulk.save(ledger, bulk.foresee(ledger, ["D1", "D2", "D3"], Way(finding=APART), by=by), by=by)


def verified(ledger: str, by: By) -> None:
    decide.verify(ledger, ["C1"], OUTDATED, by=by)


def withdrew(ledger: str, by: By) -> None:
    claims.withdraw(ledger, "C1", by=by)


def ruled(ledger: str, by: By) -> None:
    aliases.add(ledger, "port of Merrow", "Merrow harbour", same=True, by=by)


def corrected(ledger: str, by: By) -> None:
    claims.edit(ledger, "C1", {"value": "44"}, by=by, note="the table says so")


def corrected_twice(ledger: str, by: By) -> None:
    claims.edit(ledger, "C1", {"value": "43", "subject": "Merrow"}, by=GRACE)
    claims.edit(ledger, "C1", {"value": "44", "subject": "Old Merrow", "scope": "old"}, by=by)


def reset(ledger: str, by: By) -> None:
    claims.edit(ledger, "C1", {"value": "43", "subject": "Merrow"}, by=GRACE)
    claims.edit(ledger, "C1", {}, by=by, reset=["value"])


def added(ledger: str, by: By) -> None:
    said = {"subject": "Merrow", "metric": "golden rules"}
    additions.add(
        ledger, "A1", additions.Addition(quote="Staff praised “12 golden rules”", said=said, figure="12"), by=by
    )


def newest(ledger: str) -> str:
    return max((found.id or "" for found in content(ledger)), key=lambda number: int(number[1:]))


STEPS = [
    pytest.param(decided, "R1 on D1", ["decide", "undo"], id="a decision"),
    pytest.param(batched, "R1 to R3 on 3 discrepancies", ["decide"] * 3 + ["undo"] * 3, id="a batch"),
    pytest.param(verified, "R1", ["decide", "undo"], id="a verification"),
    pytest.param(withdrew, "R1", ["decide", "undo"], id="a withdrawal"),
    pytest.param(ruled, "ruling 1, “Merrow harbour” is “port of Merrow”", ["alias", "alias"], id="a ruling"),
    pytest.param(corrected, "the correction of C1: value is “41” again", ["correct", "correct"], id="a correction"),
    pytest.param(
        corrected_twice,
        "the correction of C1: value is “43” again; subject is “Merrow” again; scope is nothing again",
        ["correct"] * 3,
        id="a correction over a correction",
    ),
    pytest.param(reset, "the correction of C1: value is “43” again", ["correct"] * 3, id="a correction taken back"),
]


@pytest.mark.parametrize(("step", "words", "told"), STEPS)
def test_a_step_is_taken_back_by_new_events(
    ledger: str, ada: By, step: Callable[[str, By], None], words: str, told: list[str]
) -> None:
    before, known = (states(ledger), content(ledger)), len(kinds(ledger))
    step(ledger, ada)
    middle = content(ledger)
    done = steps.undo_step(ledger, by=ada)
    assert done.taken.words == words
    assert kinds(ledger)[known:] == told
    if step in {corrected_twice, reset}:
        assert one(ledger, "C1").value == 43
        assert one(ledger, "C1").subject == "Merrow"
        assert content(ledger) != middle
    else:
        assert (states(ledger), content(ledger)) == before
    with pytest.raises(DecisionError, match="no decision of this session stands"):
        steps.undo_step(ledger, by=ada)


def test_an_added_claim_is_withdrawn(ledger: str, ada: By) -> None:
    before = content(ledger)
    added(ledger, ada)
    assert len(content(ledger)) == len(before) + 1
    done = steps.undo_step(ledger, by=ada)
    assert done.taken.words is not None
    assert done.taken.words.endswith(", which was added: it is withdrawn")
    assert done.aftermath is not None
    assert content(ledger) == before
    with pytest.raises(DecisionError):
        steps.undo_step(ledger, by=ada)


def test_steps_are_taken_back_one_by_one_the_newest_first(ledger: str, ada: By) -> None:
    for step in (decided, corrected, ruled):
        step(ledger, ada)
    assert (taken(ledger, ada) or "").startswith("ruling 1")
    assert (taken(ledger, ada) or "").startswith("the correction of C1")
    assert taken(ledger, ada) == "R1 on D1"


def test_what_was_done_outside_the_session_is_left_alone(ledger: str, ada: By) -> None:
    decided(ledger, By(reviewer="Ada", now=NOW))
    with pytest.raises(DecisionError, match="no decision of this session stands"):
        steps.undo_step(ledger, by=ada)
    with pytest.raises(DecisionError, match="no decision of this session stands"):
        steps.undo_step(ledger, by=GRACE)
    assert states(ledger)[0] == State.RESOLVED


MEANWHILE = [
    pytest.param(decided, lambda ledger: decide.undo(ledger, "D1", by=GRACE), "R2 was taken back on", id="a decision taken back"),
    pytest.param(decided, lambda ledger: decided(ledger, GRACE), "R2 was superseded by a later decision on D1", id="a decision superseded"),
    pytest.param(corrected, lambda ledger: claims.edit(ledger, "C1", {"value": "45"}, by=GRACE), "C1 was corrected again since", id="corrected again"),
    pytest.param(corrected, lambda ledger: claims.withdraw(ledger, "C1", by=GRACE), "C1 was withdrawn since it was corrected", id="corrected, then withdrawn"),
    pytest.param(ruled, lambda ledger: aliases.remove(ledger, 1, by=GRACE), "Ruling 1 on names had been taken back", id="a ruling taken back"),
    pytest.param(added, lambda ledger: claims.withdraw(ledger, newest(ledger), by=GRACE), "which was added, is gone already", id="an addition withdrawn"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "meanwhile", "lost"), MEANWHILE)
def test_what_changed_meanwhile_is_a_sentence_and_counts_as_gone(
    ledger: str, ada: By, step: Callable[[str, By], None], meanwhile: Callable[[str], object], lost: str
) -> None:
    verified(ledger, ada)
    step(ledger, ada)
    meanwhile(ledger)
    known = kinds(ledger)
    done = steps.undo_step(ledger, by=ada)
    assert done.taken.words is None
    assert lost in " ".join(done.taken.lost)
    assert kinds(ledger) == known
    assert taken(ledger, ada) == "R1"


def test_part_of_a_batch_is_taken_back_and_the_rest_is_told(ledger: str, ada: By) -> None:
    batched(ledger, ada)
    decide.undo(ledger, "R2", by=GRACE)
    done = steps.undo_step(ledger, by=ada)
    assert done.taken.words == "R1 to R3 on 2 discrepancies"
    assert done.taken.decided == 2
    assert done.taken.lost[0].startswith("R2 was taken back on")
    assert states(ledger) == ["open"] * 3


def test_what_the_session_decided_anew_is_passed_in_silence(ledger: str, ada: By) -> None:
    verified(ledger, ada)
    decided(ledger, ada)
    decided(ledger, ada)
    assert taken(ledger, ada) == "R3 on D1"
    done = steps.undo_step(ledger, by=ada)
    assert (done.taken.words, done.taken.lost) == ("R1", ())


def test_a_session_is_counted_and_taken_back(ledger: str, ada: By) -> None:
    before = content(ledger)
    for step in (decided, batched, corrected, ruled, added, verified):
        step(ledger, ada)
    found = steps.takeable(ledger, by=By(reviewer="Ada", now=NOW))
    assert found.words() == "4 decisions, 1 ruling on names, 1 correction, 1 claim added"
    assert found.session == ada.session
    known = len(kinds(ledger))
    done = steps.undo_session(ledger, by=By(reviewer="Ada", now=NOW), note="the wrong ledger")
    assert done.taken.words == f"session {ada.session}: {found.words()}"
    assert content(ledger) == before
    assert states(ledger) == ["open"] * 3
    assert kinds(ledger)[known:] == ["undo", "decide", "alias", "correct", "undo", "undo", "undo"]
    with pytest.raises(DecisionError, match="nothing of a session of Ada stands"):
        steps.undo_session(ledger, by=By(reviewer="Ada", now=NOW))
    with pytest.raises(DecisionError, match="nothing of session 1 stands"):
        steps.takeable(ledger, 1, by=GRACE)


def test_no_such_session(ledger: str) -> None:
    with pytest.raises(UnknownId, match="there is no session 7"):
        steps.takeable(ledger, 7, by=GRACE)


def test_a_failure_in_the_midst_takes_nothing_back(ledger: str, ada: By, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in (decided, ruled):
        step(ledger, ada)

    def broken(*_: object, **__: object) -> None:
        raise FactcheckError("the disk is full")

    known = kinds(ledger)
    monkeypatch.setattr(steps, "compare_after", broken)
    with pytest.raises(FactcheckError):
        steps.undo_session(ledger, by=ada)
    assert kinds(ledger) == known
    assert steps.takeable(ledger, by=ada).words() == "1 decision, 1 ruling on names"


def test_each_undo_is_signed(ledger: str, ada: By) -> None:
    corrected(ledger, ada)
    steps.undo_step(ledger, by=ada)
    with open_ledger(ledger) as opened, opened.transaction() as connection:
        last = events(connection, limit=1)[0]
    assert (last.kind, last.reviewer) == (EventKind.CORRECT, "Ada")
