"""How many independent voices say a thing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Matching
from factcheck.match.copies import are_copies, read_alike
from factcheck.match.origins import agencies_of_sentence, agencies_of_text, agency_named, are_one_speaker
from factcheck.match.voices import count_voices, shared_origin
from factcheck.normalise import normalise

Stated = Callable[..., Claim]

LONG = (
    "Workers reopened the coastal railway at Merrow on Friday, ten days after a landslide had buried the line under mud and pines. "
    "The first train carried engineers, two reporters and a crate of oranges for the stationmaster. "
    "Ferries that had stood in for the railway went back to the islands before noon. "
    "{said} "
    "The landslide had come down after a week of rain, and nobody on the night train was hurt because its driver had been warned by a shepherd."
)
OTHER = (
    "Passengers cheered when the line to the coast was open again. A brass band that had rehearsed all week played in the rain, "
    "children waved flags, and the mayor cut a ribbon that somebody had tied across the wrong platform. {said} "
    "Trade at the harbour had suffered most, shopkeepers complained, and few believed that visitors would return before the summer."
)

TEXTS = [
    pytest.param("MERROW (AFP) - The line is open.", {"AFP"}, id="dateline"),
    pytest.param("MERROW, Tarsia, May 3 (Reuters) – The line is open.", {"Reuters"}, id="dateline with a day"),
    pytest.param("Line open again\nBy Ada Elling, Associated Press\nThe line is open.", {"AP"}, id="byline"),
    pytest.param("Line open again\nBy ADA ELLING, AP Writer\nThe line is open.", {"AP"}, id="byline with initials"),
    pytest.param("Xinhua | Updated: 2021-03-03\nThe line is open.", {"Xinhua"}, id="line over the story"),
    pytest.param("Reuters Sep 18, 2013, 02.16PM IST\nThe line is open.", {"Reuters"}, id="with the hour"),
    pytest.param("Source: Xinhua News Agency\nThe line is open.", {"Xinhua"}, id="label"),
    pytest.param("The line is open.\n© 2013 AFP", {"AFP"}, id="copyright"),
    pytest.param(
        "The line is open.\nCopyright 2013 The Associated Press. All rights reserved.", {"AP"}, id="copyright at length"
    ),
    pytest.param("The line is open. (AFP/dpa)", {"AFP", "dpa"}, id="two"),
    pytest.param("The line is open. Reuters and AFP contributed to this report.", {"AFP", "Reuters"}, id="contributed"),
    pytest.param("The line is open. (With inputs from PTI)", {"PTI"}, id="inputs"),
    pytest.param("MERROW, May 3, Kyodo -- The line, buried for ten days, is open.", {"Kyodo"}, id="no brackets"),
    pytest.param("The line is open. (REUTERS/Ada Elling)", set(), id="who took the picture"),
    pytest.param("Photo: AFP\nThe line is open.", set(), id="a picture"),
    pytest.param("The line is open. (AP Photo/Ada Elling)", set(), id="a picture of AP"),
    pytest.param("Shares of Reuters rose, and Bloomberg hired 20 people.", set(), id="what a story is about"),
    pytest.param("The line (AA) is open, says a book (UNI).", {"UNI"}, id="initials in brackets"),
    pytest.param("The line is open.", set(), id="none"),
]


@pytest.mark.parametrize(("text", "agencies"), TEXTS)
def test_agencies_of_a_text(text: str, agencies: set[str]) -> None:
    assert agencies_of_text(text) == agencies


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        pytest.param("“We are safe,” a driver told AFP by phone.", {"AFP"}, id="told"),
        pytest.param("A driver told Agence-France Presse (AFP) that 12 are safe.", {"AFP"}, id="in full and in short"),
        pytest.param("12 are safe, said a driver to the Associated Press.", {"AP"}, id="said to"),
        pytest.param("An AFP journalist at the scene saw 12.", {"AFP"}, id="a journalist of it"),
        pytest.param("According to state news agency Antara, 12 died.", {"Antara"}, id="according to"),
        pytest.param("The Associated Press of Pakistan said 12 died.", {"APP"}, id="the longest name"),
        pytest.param("The AP Courier Prize went to 12 people.", set(), id="a name that begins so"),
        pytest.param("Police said 12 died.", set(), id="a body"),
    ],
)
def test_agencies_of_a_sentence(sentence: str, agencies: set[str]) -> None:
    assert agencies_of_sentence(sentence) == agencies


@pytest.mark.parametrize(
    ("phrase", "agency"),
    [
        pytest.param("The Associated Press", "AP", id="in full"),
        pytest.param("REUTERS", "Reuters", id="capitals"),
        pytest.param("Xinhua News Agency", "Xinhua", id="with what it is"),
        pytest.param("ap", None, id="initials in lower case"),
        pytest.param("The Courier", None, id="a newspaper"),
    ],
)
def test_names_of_agencies(phrase: str, agency: str | None) -> None:
    assert agency_named(phrase) == agency


SPEAKERS = [
    pytest.param("Berta Holm of the flood agency", "flood agency spokeswoman Berta Holm", True, id="a person and her body"),
    pytest.param("Berta Holm", "Berta Ilse Holm, head of the Flood Board", True, id="a person by two names"),
    pytest.param("the National Flood Agency", "the flood agency", True, id="a body, shorter"),
    pytest.param("police", "Merrow police", True, id="the police of the place"),
    pytest.param("Merrow police", "Elling police", False, id="the police of two places"),
    pytest.param("the health ministry", "the finance ministry", False, id="two ministries"),
    pytest.param("local officials", "officials", False, id="nobody in particular"),
    pytest.param("it is reported", "it is reported", False, id="nobody at all"),
    pytest.param("witnesses", "witnesses", False, id="many people"),
    pytest.param("the hospital", "the railway", False, id="two bodies"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "are_one"), SPEAKERS)
def test_speakers(one: str, other: str, *, are_one: bool) -> None:
    assert are_one_speaker(one, other) is are_one_speaker(other, one) is are_one


@pytest.mark.parametrize(
    ("one", "other", "copies"),
    [
        pytest.param(LONG, LONG.replace("ten days", "a fortnight").replace("oranges", "lemons"), True, id="edited"),
        pytest.param(LONG, "The railway is back. " + LONG[:260], True, id="cut, with a new lead"),
        pytest.param(LONG, LONG.replace("ten", "12"), True, id="a figure renewed"),
        pytest.param(LONG, OTHER, False, id="two reports"),
        pytest.param(LONG, f"{OTHER} {LONG[:120]}", False, id="one quotes a sentence of the other"),
        pytest.param("", "", True, id="nothing"),
        pytest.param(LONG[:120], LONG[:120] + " And so on.", False, id="too short to tell"),
    ],
)
def test_copies(one: str, other: str, *, copies: bool) -> None:
    assert are_copies(one, other) is are_copies(other, one) is copies


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param(
            "At least 24 people were buried when mud came down on the station at Merrow late on Tuesday, the railway said.",
            "At least 27 people were buried when mud came down on the station at Merrow late Tuesday, the railway said.",
            True, id="a word and a figure",
        ),
        pytest.param(
            "At least 24 people were buried when mud came down on the station at Merrow late on Tuesday.",
            "Late on Tuesday mud buried the railway station at Merrow and killed at least 24 people.",
            False, id="the same facts",
        ),
        pytest.param("The slide killed 24 people.", "The slide killed 24 people.", False, id="too short to tell"),
    ],
)  # fmt: skip
def test_sentences(one: str, other: str, *, alike: bool) -> None:
    assert read_alike(one, other) is read_alike(other, one) is alike


def voices(stated: Stated, *told: tuple[str, str | None, str | None]) -> set[int]:
    """How many voices there are, in every order: each is text, source, attribution."""
    claims = [
        stated(text, "269", 269, source=source, attribution=who, metric="passengers") for text, source, who in told
    ]
    return {count_voices(order) for order in permutations(normalise(claims))}


ONE = LONG.format(said="The railway counted 269 passengers on that first day.")
TWO = OTHER.format(said="In all 269 people travelled on the first day.")
THREE = "Elling, Saturday. After the landslide the trains to the coast run again; 269 passengers bought a ticket."
VOICES = [
    pytest.param([(ONE, "The Courier", None)], 1, id="one"),
    pytest.param([(ONE, "The Courier", None), (TWO, "Tarsia Times", None)], 2, id="two texts of two sources"),
    pytest.param([(ONE, "The Courier", None), (TWO, "the courier", None)], 1, id="one source"),
    pytest.param([(ONE, None, None), (TWO, None, None)], 2, id="sources unknown"),
    pytest.param([(ONE, "The Courier", None), (ONE, "Tarsia Times", None)], 1, id="one text printed twice"),
    pytest.param(
        [(ONE, "The Courier", None), (ONE.replace("Workers", "Crews").replace("Friday", "Saturday"), "Tarsia Times", None)],
        1, id="a copy with small edits",
    ),
    pytest.param(
        [("MERROW (AFP) - " + ONE, "The Courier", None), ("ELLING (AFP) — " + TWO, "Tarsia Times", None)], 1, id="one agency"
    ),
    pytest.param([("MERROW (AFP) - " + ONE, "The Courier", None), (TWO, "AFP", None)], 1, id="an agency as the source"),
    pytest.param([(ONE, "The Courier", None), (TWO, "Tarsia Times", "The Courier")], 1, id="it quotes the other"),
    pytest.param([(ONE, "The Courier", "AFP"), (TWO, "Tarsia Times", "Agence France-Presse")], 1, id="by way of one agency"),
    pytest.param(
        [(ONE, "The Courier", "Berta Holm of the railway"), (TWO, "Tarsia Times", "Berta Holm")], 1, id="one speaker"
    ),
    pytest.param([(ONE, "The Courier", "the railway"), (TWO, "Tarsia Times", "police")], 2, id="two speakers"),
    pytest.param(
        [("MERROW (AFP) - " + ONE, "a", None), ("ELLING (AP) - " + TWO, "b", None), (THREE + " (AFP/AP)", "c", None)],
        2, id="who quotes two voices makes no one of them",
    ),
    pytest.param([(ONE + "\nOranges are dear, a clerk told AFP.", "a", None), (TWO[:-1] + ", AFP said.", "b", None)], 2, id="an agency in another sentence"),
    pytest.param([(ONE.replace("The railway", "The railway told AFP that it"), "a", None), ("AFP, Tuesday 2 Jul 2013\n" + TWO, "b", None)], 1, id="the sentence names the other's agency"),
    pytest.param([(ONE, "a", None), (TWO, "b", None), (THREE, "c", None)], 3, id="three"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "number"), VOICES)
def test_voices(stated: Stated, told: list[tuple[str, str | None, str | None]], number: int) -> None:
    assert voices(stated, *told) == {number}


def test_a_further_article_never_takes_a_voice_away(stated: Stated) -> None:
    texts = [("(AFP) - " + ONE, "a", None), ("(AP) - " + TWO, "b", None), (THREE + " (AFP/AP)", "c", "police"), (THREE, "d", "police")]  # fmt: skip
    counts = [voices(stated, *texts[:size]) for size in range(1, 5)]
    assert [max(found) for found in counts] == sorted(max(found) for found in counts)


def test_two_figures_of_one_article_are_one_voice(stated: Stated) -> None:
    text = "Merrow: 269 came by train, police said.\nThe railway counted 269 tickets, a clerk told AFP."
    twice = [stated(text, "269", 269), stated(text, "269 tickets", 269, attribution="a clerk")]
    assert count_voices(normalise(twice)) == 1
    assert shared_origin(*normalise(twice)) == "one article prints both"


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        pytest.param(("(AFP) - " + ONE, "a", None), ("(AFP) - " + TWO, "b", None), "both come by way of AFP", id="agency"),
        pytest.param((ONE, "a", None), (TWO, "a", None), "one source published both", id="source"),
        pytest.param((ONE, "a", "Ada Elling"), (TWO, "b", "Ada Elling, a clerk"), "both have it from one speaker: Ada Elling", id="speaker"),
        pytest.param((ONE, "a", None), (ONE, "b", None), "both print the same sentence", id="sentence"),
        pytest.param((ONE, "a", None), (TWO, "b", None), "", id="independent"),
    ],
)  # fmt: skip
def test_why_two_are_one_voice(
    stated: Stated, left: tuple[str, str, str], right: tuple[str, str, str], words: str
) -> None:
    one, other = (
        normalise([stated(text, "269", 269, source=source, attribution=who)]) for text, source, who in (left, right)
    )
    assert shared_origin(*one, *other) == shared_origin(*other, *one) == words


def test_a_discrepancy_of_one_voice_says_so(
    stated: Stated, compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy]
) -> None:
    wells = {"subject": "Merrow", "metric": "wells"}
    one = stated(
        "MERROW (AFP) - The town of Merrow counted 38 wells after the flood.", "38", 38, source="Coast Wire", **wells
    )
    other = stated(
        "(AFP) - After the flood the town of Merrow counted 77 wells.", "77", 77, source="Tarsia Times", **wells
    )
    apart = stated("After the flood the town of Merrow counted 77 wells.", "77", 77, source="Tarsia Times", **wells)
    told = [signal.detail for signal in only(compare(one, other)).signals if signal.name == "one voice"]
    assert told == ["both come by way of AFP"]
    assert "one voice" not in {signal.name for signal in only(compare(one, apart)).signals}
