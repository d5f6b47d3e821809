"""An article that prints another figure than its earlier version: found, decided, read back, with the real rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from factcheck.core.decision import By, Evidence, Finding, Reworded, Verdict
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import AnchorFit, DiscrepancyKind, EvidenceKind, Resolution, State, Status
from factcheck.errors import DecisionError
from factcheck.ingest import Document
from factcheck.review.together import Way
from factcheck.workflow.audit import verify as audit
from factcheck.workflow.browse import ClaimFilter, DiscrepancyFilter, claims, discrepancies
from factcheck.workflow.bulk import foresee, save
from factcheck.workflow.claims import withdraw
from factcheck.workflow.decide import question_of, resolve, undo, verify
from factcheck.workflow.explain import explain
from factcheck.workflow.extract import extract_again
from factcheck.workflow.ingest import IngestReport, ingest
from factcheck.workflow.match import match_again
from factcheck.workflow.show import ClaimCard, DiscrepancyCard, show
from factcheck.workflow.versions import compare_versions

NOW = datetime(2023, 4, 5, tzinfo=UTC)
ANN = By(reviewer="Ann", now=NOW)
PORT = "Kiel Harbour Authority carried {} passengers in 2021. The ferries ran all year."
REGISTER = Evidence(kind=EvidenceKind.NOTE, text="the register of the port")

Make = Callable[..., Document]


def reading(address: str, document: Make, usual: str) -> Callable[..., IngestReport]:
    def run(figure: str, day: int, *, text: str = PORT, place: str = usual, source: str = "Echo") -> IngestReport:
        told = document(text.format(figure), address=place, source=source)
        return ingest(address, [told], now=NOW + timedelta(days=day))

    return run


@pytest.fixture
def read(address: str, document: Make) -> Callable[..., IngestReport]:
    """``read(figure, day)``: the article with a figure as it stands so many days after the fifth of April 2023."""
    return reading(address, document, "https://port.example/1")


@pytest.fixture(params=["https://port.example/1", "/port.txt"], ids=["on the web", "in a file"])
def read_anywhere(request: pytest.FixtureRequest, address: str, document: Make) -> Callable[..., IngestReport]:
    """The same. At an address the key of a claim is that of its place; in a file it is of the text too."""
    return reading(address, document, request.param)


def one(address: str, number: str = "D1") -> Discrepancy:
    """A discrepancy as it is now. The audit trail agrees with the ledger."""
    assert audit(address).faults == ()
    return question_of(address, number).discrepancy


def sides(found: Discrepancy) -> list[list[str | None]]:
    return [[claim.id for claim in side.claims] for side in found.sides]


def test_a_chain_of_changes_is_one_question(address: str, read: Callable[..., IngestReport]) -> None:
    assert read("4,200", 0).new_discrepancies == 0
    assert read("4,700", 10).new_discrepancies == 1
    found = one(address)
    assert (found.kind, found.severity, sides(found)) == (DiscrepancyKind.RESTATEMENT, 3, [["C1"], ["C2"]])
    assert found.explanation.startswith("A1 said 4,200 until its version of 2023-04-15, and says 4,700 since.")
    assert [claim.retired for claim in found.claims] == [True, False]
    report = read("4,900", 20, text="Correction: the number below was wrong. " + PORT)
    assert (report.new_discrepancies, report.open_discrepancies) == (0, 1)
    again = one(address)
    assert (again.severity, sides(again)) == (2, [["C1"], ["C2"], ["C3"]])
    assert "4,700 until that of 2023-04-25" in again.explanation


def test_an_article_that_goes_back_has_no_discrepancy(address: str, read_anywhere: Callable[..., IngestReport]) -> None:
    for at, figure in enumerate(("4,200", "4,700", "4,200")):
        read_anywhere(figure, at)
    assert one(address).state is State.STALE
    assert [claim.id for claim in claims(address, filters=ClaimFilter())] == ["C1"]
    read_anywhere("4,900", 3)
    found = one(address)
    assert (found.state, sides(found)) == (State.OPEN, [["C1"], ["C3"]])


def test_a_number_is_never_given_to_another_figure(address: str, read_anywhere: Callable[..., IngestReport]) -> None:
    """The place of a figure is not its value: what stood there earlier comes back only with the words that it had."""
    for at, figure in enumerate(("4,200", "4,700", "4,200", "4,900", "4,700")):
        read_anywhere(figure, at)
    values = {name: show(address, name) for name in ("C1", "C2", "C3")}
    assert {name: card.claim.value_text for name, card in values.items() if isinstance(card, ClaimCard)} == {
        "C1": "4,200",
        "C2": "4,700",
        "C3": "4,900",
    }


@pytest.mark.parametrize("again", [match_again, extract_again])
def test_every_later_comparison_finds_it_again(
    address: str, read: Callable[..., IngestReport], again: Callable[..., object]
) -> None:
    read("4,200", 0)
    read("4,700", 1)
    before = one(address)
    again(address, now=NOW + timedelta(days=2))
    assert one(address) == before
    read("61", 3, text="Lund has {} bridges.", place="https://lund.example/1", source="Wire")
    assert one(address) == before
    withdraw(address, "C3", by=ANN)
    assert one(address) == before


def test_other_articles_keep_their_question(address: str, read: Callable[..., IngestReport]) -> None:
    read("5,100", 0, place="https://wire.example/1", source="Wire")
    read("4,200", 0)
    assert sides(one(address)) == [["C2"], ["C1"]]
    read("4,700", 1)
    assert sides(one(address)) == [["C3"], ["C1"]]
    assert sides(one(address, "D2")) == [["C2"], ["C3"]]


@pytest.mark.parametrize(
    ("finding", "statuses"),
    [
        pytest.param(
            Finding(resolution=Resolution.SUPERSEDED, side=1), {"C1": "outdated", "C2": "unverified"}, id="superseded"
        ),
        pytest.param(
            Finding(resolution=Resolution.ONE_RIGHT, side=1, evidence=(REGISTER,)),
            {"C1": "refuted", "C2": "verified"},
            id="the present one is right",
        ),
        pytest.param(
            Finding(resolution=Resolution.ONE_RIGHT, side=0, evidence=(REGISTER,)),
            {"C1": "verified", "C2": "refuted"},
            id="the earlier one was right",
        ),
        pytest.param(Finding(resolution=Resolution.UNSURE), {"C1": "unverified", "C2": "unverified"}, id="unsure"),
    ],
)
def test_it_is_decided_and_taken_back(
    address: str, read: Callable[..., IngestReport], finding: Finding, statuses: dict[str, str]
) -> None:
    read("4,200", 0)
    read("4,700", 1)
    resolve(address, "D1", finding, by=ANN)
    decided = one(address)
    assert {claim.id: str(claim.status) for claim in decided.claims} == statuses
    match_again(address, now=NOW)
    assert one(address) == decided
    undo(address, "D1", by=ANN)
    back = one(address)
    assert back.state is State.OPEN
    assert {str(claim.status) for claim in back.claims} == {"unverified"}


def test_a_further_change_reopens_it(address: str, read_anywhere: Callable[..., IngestReport]) -> None:
    read_anywhere("4,200", 0)
    read_anywhere("4,700", 1)
    resolve(address, "D1", Finding(resolution=Resolution.SUPERSEDED, side=1), by=ANN)
    report = read_anywhere("4,900", 2)
    assert (report.reopened, report.reopenings) == (
        1,
        ("R1 on D1 reopens: its figures are not those that were judged",),
    )
    assert one(address).state is State.REOPENED
    resolve(address, "D1", Finding(resolution=Resolution.SUPERSEDED, side=2), by=ANN)
    found = one(address)
    assert {claim.id: str(claim.status) for claim in found.claims} == {"C1": "outdated", "C2": "outdated", "C3": "unverified"}  # fmt: skip


def test_what_the_article_does_not_say_any_more_leaves_nothing_to_decide(
    address: str, read: Callable[..., IngestReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    read("4,200", 0)
    read("4,700", 1)
    monkeypatch.setattr("factcheck.workflow.portions.compare_ledger", _broken_off)
    with pytest.raises(RuntimeError):
        read("4,900", 2)
    with pytest.raises(DecisionError, match="C2, which stands on D1, is not found in its article any more"):
        resolve(address, "D1", Finding(resolution=Resolution.UNSURE), by=ANN)


def _broken_off(*_: object, **__: object) -> None:
    raise RuntimeError("the machine was switched off")


def test_a_claim_of_the_earlier_version_is_shown_and_explained_but_not_verified(
    address: str, read: Callable[..., IngestReport]
) -> None:
    read("4,200", 0)
    read("4,700", 1)
    card = show(address, "D1")
    assert isinstance(card, DiscrepancyCard)
    assert card.discrepancy == one(address)
    assert explain(address, "C1", "C2").together == (one(address),)  # type: ignore[union-attr]
    with pytest.raises(DecisionError, match="Decide on C2 instead"):
        verify(address, ["C1"], Verdict(status=Status.UNVERIFIABLE), by=ANN)


def test_the_day_of_a_version_is_the_one_that_it_bears(address: str, document: Make) -> None:
    place = "https://port.example/1"
    for at, (figure, facts) in enumerate(
        [
            ("4,200", {"published": date(2023, 1, 2)}),
            ("4,700", {"published": date(2023, 1, 2), "modified": date(2023, 2, 3)}),
            ("4,900", {"published": date(2023, 3, 4), "modified": date(2023, 2, 3)}),
            ("5,100", {"published": date(2023, 3, 4), "modified": date(2023, 2, 3)}),
        ]
    ):
        ingest(address, [document(PORT.format(figure), address=place, **facts)], now=NOW + timedelta(days=at))
    details = [signal.detail for signal in one(address).signals if "until" in signal.detail]
    assert [detail[-10:] for detail in details] == ["2023-02-03", "2023-03-04", "2023-04-08"]


def test_a_withdrawn_claim_states_nothing(address: str, read: Callable[..., IngestReport]) -> None:
    read("4,200", 0)
    read("4,700", 1)
    withdraw(address, "C2", by=ANN)
    assert one(address).state is State.SETTLED
    undo(address, "C2", by=ANN)
    assert one(address).state is State.OPEN
    assert len(discrepancies(address, filters=DiscrepancyFilter())) == 1


def verify_first(address: str, day: int = 0) -> None:
    by = By(reviewer="Ann", now=NOW + timedelta(days=day))
    verify(address, ["C1"], Verdict(status=Status.VERIFIED, evidence=(REGISTER,)), by=by)


def test_a_verified_claim_whose_figure_changed_is_to_be_verified_anew(
    address: str, read: Callable[..., IngestReport]
) -> None:
    read("4,200", -1)
    verify_first(address)
    (told,) = read("4,700", 1).articles
    assert (
        told.notes[-1]
        == "R1 on C1 reopens: its figure changed, 4,200 -> 4,700; C2 stands in its place and is unverified"
    )
    statuses = {
        name: str(card.claim.status) for name in ("C1", "C2") if isinstance(card := show(address, name), ClaimCard)
    }
    assert statuses == {"C1": "verified", "C2": "unverified"}
    assert one(address).severity == 3


def test_a_verified_claim_whose_words_changed_stays_verified_and_says_so(
    address: str, read: Callable[..., IngestReport]
) -> None:
    read("4,200", -1)
    verify_first(address)
    (told,) = read("4,200", 1, text=PORT.replace("carried", "took and carried")).articles
    assert told.notes == ("the text changed",)
    card = show(address, "C1")
    assert isinstance(card, ClaimCard)
    assert (str(card.claim.status), card.history[-1].fit) == ("verified", AnchorFit.CHANGED)
    assert card.reworded == Reworded(decision="R1", quote="Kiel Harbour Authority carried 4,200 passengers in 2021.")
    assert discrepancies(address, filters=DiscrepancyFilter()) == []
    verify_first(address, day=2)
    again = show(address, "C1")
    assert isinstance(again, ClaimCard)
    assert again.reworded is None


def test_a_decision_on_a_reworded_claim_stays(address: str, read: Callable[..., IngestReport]) -> None:
    read("5,100", -2, place="https://wire.example/1", source="Wire")
    read("4,200", -1)
    resolve(address, "D1", Finding(resolution=Resolution.NOT_COMPARABLE), by=ANN)
    report = read("4,200", 1, text=PORT.replace("carried", "took and carried"))
    assert (report.reopened, one(address).state) == (0, State.RESOLVED)
    report = read("4,700", 2, text=PORT.replace("carried", "took and carried"))
    assert report.reopenings == ("R1 on D1 reopens: its figures are not those that were judged",)


def test_a_new_article_that_touches_a_revised_figure_leaves_the_revision_alone(
    address: str, read_anywhere: Callable[..., IngestReport]
) -> None:
    """Only what a new article touches is compared: the earlier claim of the revision is not among that."""
    zone = "The Kiel zone has {} platforms, up 20% from 2020, 57% of them new."
    read_anywhere("119", 0, text=zone)
    read_anywhere("158", 1, text=zone)
    before = one(address)
    assert before.is_revision
    report = read_anywhere("177", 2, text=f"It is said: {zone}", place="https://wire.example/1", source="Wire")
    assert (report.new_discrepancies, one(address)) == (1, before)
    match_again(address, now=NOW + timedelta(days=3))
    assert one(address) == before


def test_it_is_decided_together_with_others_like_it(address: str, read: Callable[..., IngestReport]) -> None:
    read("4,200", 0)
    read("4,700", 1)
    foreseen = foresee(address, ["D1"], Way(finding=Finding(resolution=Resolution.SUPERSEDED)), by=ANN)
    assert ([one.number for one in foreseen.omitted], [one.finding.side for one in foreseen.planned]) == ([], [1])
    save(address, foreseen, by=ANN)
    assert [str(claim.status) for claim in one(address).claims] == ["outdated", "unverified"]


@pytest.mark.parametrize(
    ("versions", "change"),
    [
        pytest.param((1, 2), ("C1", "C2", ("4,200", "4,700")), id="another figure"),
        pytest.param((2, 3), ("C2", "C1", ("4,700", "4,200")), id="back again"),
        pytest.param((2, 4), ("C2", "C3", ("4,700", "4,900")), id="both in the place of the first"),
    ],
)
def test_a_difference_names_the_claim_that_stands_in_the_place(
    address: str, read: Callable[..., IngestReport], versions: tuple[int, int], change: tuple[object, ...]
) -> None:
    for at, figure in enumerate(("4,200", "4,700", "4,200", "4,900")):
        read(figure, at)
    (found,) = compare_versions(address, "A1", versions).changes
    assert (found.before and found.before[0], found.now and found.now[0], found.figures) == change


TRADE = "Exports of Kiel {} in 2021. The ferries ran all year."


def test_a_change_that_turned_round_is_another_figure(address: str, read: Callable[..., IngestReport]) -> None:
    read("rose 5%", -1, text=TRADE)
    verify_first(address)
    (told,) = read("fell 5%", 1, text=TRADE).articles
    assert told.notes[-1].startswith("R1 on C1 reopens: its direction changed, up -> down; C2 stands in its place")
    assert one(address).explanation.startswith("A1 said 5% (up) until its version of 2023-04-06, and says 5% (down) since.")  # fmt: skip
    read("rose 5%", 2, text=TRADE)
    assert [claim.id for claim in claims(address, filters=ClaimFilter())] == ["C1"]
    read("rose 7%", 3, text=TRADE)
    read("fell 5%", 4, text=TRADE)
    values = {name: show(address, name) for name in ("C1", "C2", "C3")}
    assert {name: str(card.claim.direction) for name, card in values.items() if isinstance(card, ClaimCard)} == {
        "C1": "up",
        "C2": "down",
        "C3": "up",
    }


def test_words_that_changed_in_a_call_that_went_on_later(address: str, document: Make) -> None:
    """The run began before the decision, what it read in the end came after."""

    def later(text: str, day: int) -> None:
        told = document(text, address="https://port.example/1")
        ingest(address, [told], now=NOW + timedelta(days=day), compare=False)

    later(PORT.format("4,200"), -1)
    verify_first(address)
    later(PORT.format("4,200").replace("carried", "took and carried"), 1)
    card = show(address, "C1")
    assert isinstance(card, ClaimCard)
    assert card.reworded == Reworded(decision="R1", quote="Kiel Harbour Authority carried 4,200 passengers in 2021.")
