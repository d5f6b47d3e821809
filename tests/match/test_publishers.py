"""Sources under the names that they have now, and articles that a machine translated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Matching
from factcheck.match import explain
from factcheck.match.voices import count_voices, shared_origin
from factcheck.normalise import normalise

Stated = Callable[..., Claim]
FIELDS = {"subject": "Larkfield Works", "metric": "welders", "counted": "welder", "as_of": "2021"}


def known_as(claim: Claim, name: str) -> Claim:
    return replace(claim, article=replace(claim.article, known_as=name))


def translated(claim: Claim) -> Claim:
    return replace(claim, article=replace(claim.article, machine_translated=True))


def test_the_present_name_is_in_no_key(stated: Stated) -> None:
    claim = stated("Larkfield Works has 1,204 welders.", "1,204", 1204, **FIELDS)
    renamed = known_as(claim, "The Post")
    assert (renamed.key, renamed.article.key) == (claim.key, claim.article.key)
    assert renamed.article == claim.article
    assert (renamed.article.source, renamed.article.publisher) == ("The Courier", "The Post")
    assert renamed.as_record()["source"] == "The Post"


def test_names_that_are_one_source_are_one_voice(stated: Stated) -> None:
    one = stated("Larkfield Works has 1,204 welders.", "1,204", 1204, source="Elling Post", **FIELDS)
    other = stated(
        "By one count 1,204 welders are at Larkfield Works.", "1,204", 1204, source="Post of Elling", **FIELDS
    )
    assert count_voices(normalise([one, other])) == 2
    merged = normalise([known_as(one, "Post of Elling"), other])
    assert count_voices(merged) == 1
    assert shared_origin(*merged) == "one source published both"


def test_a_source_is_cited_by_the_name_in_print_too(stated: Stated) -> None:
    one = known_as(
        stated("Larkfield Works has 1,204 welders.", "1,204", 1204, source="Elling Post", **FIELDS), "Post Group"
    )
    for name in ("Elling Post", "Post Group"):
        other = stated(
            "The works employ 1,204 welders.", "1,204", 1204, source="Weekly", attribution=f"the {name}", **FIELDS
        )
        assert shared_origin(*normalise([one, other])) == "one has the figure from the other's publisher"


def test_an_agency_is_known_by_either_name(stated: Stated) -> None:
    one = known_as(
        stated("Larkfield Works has 1,204 welders.", "1,204", 1204, source="XH", **FIELDS), "Xinhua News Agency"
    )
    text = "MERROW (Xinhua) - The works employ 1,204 welders."
    other = stated(text, "1,204", 1204, source="Weekly", **FIELDS)
    assert shared_origin(*normalise([one, other])) == "both come by way of Xinhua"


def test_explanations_name_the_source_as_it_is_called_now(
    stated: Stated, compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy]
) -> None:
    one = known_as(
        stated("Larkfield Works has 1,204 welders.", "1,204", 1204, source="Elling Post", **FIELDS), "The Post"
    )
    other = stated("Larkfield Works has 1,402 welders.", "1,402", 1402, source="Weekly", **FIELDS)
    found = only(compare(one, other))
    assert "The Post" in found.explanation
    assert "Elling Post" not in found.explanation


def test_figures_that_a_machine_translated_are_trusted_less(
    stated: Stated, compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy]
) -> None:
    one = stated("Larkfield Works has 1,204 welders.", "1,204", 1204, source="Elling Post", **FIELDS)
    other = stated("Larkfield Works has 1,402 welders.", "1,402", 1402, source="Weekly", **FIELDS)
    assert "machine translation" not in {signal.name for signal in only(compare(one, other)).signals}
    (signal,) = [one_ for one_ in only(compare(translated(one), other)).signals if one_.name == "machine translation"]
    assert (
        signal.detail
        == "the article of Elling Post was translated by machine: its figure is trusted less; look at the original"
    )
    (both,) = [
        one_ for one_ in only(compare(translated(one), translated(other))).signals if one_.name == "machine translation"
    ]
    assert both.detail.startswith("the articles of Elling Post and Weekly were translated")
    steps = explain(*normalise([translated(one), other])).steps
    assert signal.detail in {step.detail for step in steps}


def test_a_reading_is_told_in_the_words_that_no_machine_translated(
    stated: Stated, compare: Callable[..., Matching], only: Callable[[Matching], Discrepancy]
) -> None:
    rough = stated(
        "The works count 1.2 thousand welders.",
        "1.2 thousand",
        1200,
        source="Elling Post",
        published="2024-05-09",
        **FIELDS | {"place": 2},
    )
    fine = stated("Larkfield Works has 1,204 welders.", "1,204", 1204, source="Merrow Courier", **FIELDS)
    other = stated("Larkfield Works has 1,402 welders.", "1,402", 1402, source="Weekly", **FIELDS)
    values = {side.value for side in only(compare(translated(rough), fine, other)).sides}
    assert fine.value in values
