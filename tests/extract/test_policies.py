"""Policy claims: who does what, and how far it has come."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Article, Claim, extract_claims


def policies(text: str) -> list[Claim]:
    return [
        claim for claim in extract_claims(Article(text=text, published=date(2022, 12, 19))) if claim.kind == "policy"
    ]


@pytest.mark.parametrize(
    ("text", "actor", "action", "stage"),
    [
        pytest.param(
            "The Norland government is expected to prioritise a new free zone.",
            "Norland government",
            "prioritise",
            "planned",
            id="expected",
        ),
        pytest.param(
            "Orvale Ministry of Trade approved Norland Energy Park as a pilot zone.",
            "Orvale Ministry of Trade",
            "approve",
            "approved",
            id="approved",
        ),
        pytest.param(
            "Norland Energy Park will build more training centres.",
            "Norland Energy Park",
            "build",
            "planned",
            id="will",
        ),
        pytest.param("A wind park should be established, Ada Lind said.", None, "establish", "proposed", id="should"),
        pytest.param(
            "Norland City issued a notice on subsidies for mills.", "Norland City", "issue", "announced", id="a notice"
        ),
        pytest.param(
            "Orvale province has provided tax relief for new firms.",
            "Orvale province",
            "provide",
            "in_force",
            id="has provided",
        ),
        pytest.param(
            "Firms are encouraged to set up research platforms.", None, "encourage", "in_force", id="encouraged"
        ),
        pytest.param(
            "In all, 10 million yuan of rewards have been cashed for 31 mills.",
            None,
            "cash",
            "completed",
            id="paid",
        ),
        pytest.param(
            "The bureau paid out 3 million yuan in rewards.", "The bureau", "pay out", "completed", id="a particle"
        ),
        pytest.param(
            '"We conducted training for the firms," said Ada Lind, head of the Oban Bureau of Trade.',
            "Oban Bureau of Trade",
            "conduct",
            "completed",
            id="we are the body of the speaker",
        ),
        pytest.param(
            "Norland's Ministry approved the park as a pilot.", "Norland's Ministry", "approve", "approved", id="whose"
        ),
        pytest.param(
            "The Lind administration announced a new rule.",
            "Lind administration",
            "announce",
            "announced",
            id="under whom",
        ),
        pytest.param(
            "Officials highlighted the innovation of the north.", "Officials", "highlight", "reported", id="who governs"
        ),
        pytest.param(
            "The programme is designed to accelerate the transfer of projects.",
            "The programme",
            "accelerate",
            "in_force",
            id="by design",
        ),
        pytest.param("It places a ban on exports.", None, "place", "in_force", id="to place"),
        pytest.param("Oban drew a plan, and this gives it tax relief.", None, "give", "in_force", id="a verb behind this"),
        pytest.param("Oban drew a plan, and this givesOban tax relief.", None, "give", "in_force", id="a lost space"),
    ],
)
def test_policy(text: str, actor: str | None, action: str, stage: str) -> None:
    [claim] = policies(text)
    assert (claim.actor, claim.action, claim.stage) == (actor, action, stage)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param(
            "Looking ahead, Norland City will adopt a tax plan, and Orvale province will fund it, officials said.",
            ["Norland City will adopt a tax plan, and Orvale province will fund it"],
            id="without the lead and the speaker",
        ),
        pytest.param(
            "The wind hub, which will be planned during the 3rd Ten-Year Plan (2031-2040), draws visitors.",
            ["The wind hub, which will be planned during the 3rd Ten-Year Plan (2031-2040)"],
            id="a relative clause with what it is about",
        ),
        pytest.param(
            "Norland City has improved the reporting, and organised a training programme.",
            ["Norland City has improved the reporting, and organised a training programme"],
            id="both halves of a sentence",
        ),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert [claim.quote for claim in policies(text)] == quotes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norland City built 12 bases.", id="a count of things done"),
        pytest.param("Raise the level of training.", id="a heading"),
        pytest.param("Founded in 1990, the mill burned down.", id="a participle"),
        pytest.param("Ada Lind went home.", id="nothing of the kind"),
        pytest.param("Norland City Council was called to a meeting on aid.", id="called to a meeting"),
        pytest.param("Norland City is considered a hub.", id="considered to be"),
        pytest.param("Norland City has not called for a new plan.", id="not"),
        pytest.param("Norland City provided no relief for mills.", id="nothing provided"),
        pytest.param("Ada Lind completed her studies at the Oban Training Centre.", id="a noun in a name only"),
        pytest.param("Norland City placed notes with a fund.", id="placing notes"),
        pytest.param("The law is aimed at subsidies of Norland City.", id="aimed at"),
        pytest.param("Norland City could build a dam under the plan.", id="only possible"),
        pytest.param("Suits by Norland City will hold up the project.", id="another verb by its particle"),
        pytest.param("It was what Norland City calls a good plan.", id="to call it so"),
    ],
)
def test_no_policy(text: str) -> None:
    assert policies(text) == []


def test_figures_are_linked() -> None:
    text = "Norland City will fund a training programme with 3 million yuan."
    [claim] = policies(text)
    assert [(str(link.role), text[link.value_start :][:1]) for link in claim.links] == [("linked", "3")]
