from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import api
from factcheck.core.anchor import Anchor
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import AnchorFit
from factcheck.store.identity import Pairing, find_quotes, pair
from factcheck.store.reworded import Rewording

PIECES = [
    "Ayr has 12 boats",
    "Bude has 3 quays",
    "Cork has 12 boats",
    "it rains",
    "Ayr has 14 boats",
    "5 men",
    ".\n",
    " and ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
Figures = Callable[[Article], list[Claim]]
shared_fixture = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def stored_in(text: str, figures: Figures) -> list[Claim]:
    return [replace(one, id=f"C{row}") for row, one in enumerate(figures(Article(text=text)), start=1)]


@given(before=TEXTS, after=TEXTS)
@shared_fixture
def test_every_claim_goes_somewhere_and_once(figures: Figures, before: str, after: str) -> None:
    stored, found = stored_in(before, figures), figures(Article(text=after))
    pairing = pair(stored, {}, found, after)
    rows = [row for row, _, _ in pairing.kept] + [row for row, _ in pairing.lost]
    assert sorted(rows) == list(range(1, len(stored) + 1))
    placed = [one for _, one, _ in pairing.kept] + [one for one, _ in pairing.fresh]
    assert sorted(one.start for one in placed) == [one.start for one in found]
    lost = {row for row, _ in pairing.lost}
    assert {replaced for _, replaced in pairing.fresh if replaced is not None} <= lost
    by_row = dict(enumerate(stored, start=1))
    assert all(by_row[row].value == one.value for row, one, _ in pairing.kept)
    assert all(fit is not AnchorFit.ORPHANED for _, _, fit in pairing.kept)


@given(text=TEXTS)
@shared_fixture
def test_an_untouched_text_keeps_every_claim(figures: Figures, text: str) -> None:
    pairing = pair(stored_in(text, figures), {}, figures(Article(text=text)), text)
    assert [row for row, _, fit in pairing.kept if fit is AnchorFit.EXACT] == list(range(1, len(pairing.kept) + 1))
    assert pairing.fresh == pairing.lost == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(f"Ayr has {count} boats" for count in range(2_000)), id="ever other figures"),
        pytest.param("Ayr has 5 boats\n" * 2_000, id="ever the same words"),
    ],
)
def test_many_figures_are_found_again_without_asking_each_of_each(
    figures: Figures, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Counter[str]()
    agreement = Anchor._agreement
    monkeypatch.setattr(Anchor, "_agreement", lambda *given: asked.update(["asked"]) or agreement(*given))
    stored = stored_in(text, figures)
    changed = "Good day.\n" + text + "\nFin."
    pairing = pair(stored, {}, figures(Article(text=changed)), changed)
    assert len(pairing.kept) == 2_000
    assert asked["asked"] <= 64 * 2_000


def test_a_short_line_is_known_by_itself(figures: Figures) -> None:
    after = "All is well now.\n5 men\nThe sun is out."
    stored = stored_in("It rained all day.\n5 men\nNobody came.", figures)
    pairing = pair(stored, {}, figures(Article(text=after)), after)
    assert [(row, fit) for row, _, fit in pairing.kept] == [(1, AnchorFit.MOVED)]


YARD = "The wind was fair on all days. {} Nobody was on the pier when the lamps went out."
ELSEWHERE = "It rained for a week. Gulls sat on the pier.\n{}\nThen the lamps went out, and the crews went home to their suppers."
TOLD = "Merrow harbour unloaded 4,200 containers with two cranes last year, the authority said."


def again(before: str, after: str) -> Pairing:
    """What becomes of the claims of the real rules in a text that was written anew around one sentence."""
    old, new = Article(text=YARD.format(before)), Article(text=ELSEWHERE.format(after))
    stored = [replace(one, id=f"C{row}") for row, one in enumerate(api.extract_claims(old), start=1)]
    return pair(stored, {}, api.extract_claims(new), new.text)


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("Last year Merrow harbour unloaded 4,200 containers with two cranes.", id="a clause moved"),
        pytest.param(
            "With two cranes last year, Merrow harbour has unloaded 4,200 containers, it is said.", id="turned"
        ),
        pytest.param(
            "Merrow harbour safely unloaded 4,200 containers with its two cranes over last year.", id="words more"
        ),
        pytest.param("Merrow harbour unloaded 4,200 containers last year.", id="words less"),
    ],
)
def test_a_reworded_sentence_keeps_its_claim(after: str) -> None:
    pairing = again(TOLD, after)
    assert [(one.value_text, fit) for row, one, fit in pairing.kept if row == 1] == [("4,200", AnchorFit.CHANGED)]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(
            "Merrow harbour has unloaded 4,700 containers with its two cranes last year.", id="moved and changed"
        ),
        pytest.param(
            "Last year the harbour of Merrow unloaded about 5,100 containers with two cranes.",
            id="reworded and changed",
        ),
    ],
)
def test_a_reworded_sentence_with_another_figure_has_a_claim_that_replaces_the_old_one(after: str) -> None:
    pairing = again(TOLD, after)
    replaced = {one.value_text: row for one, row in pairing.fresh}
    assert 1 in replaced.values()
    assert {row: place.fit for row, place in pairing.lost}[1] is AnchorFit.CHANGED


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("With two cranes Selwick harbour has unloaded 4,200 containers last year.", id="another harbour"),
        pytest.param(
            "With two cranes last year, Merrow harbour unloaded its 4,200 pilots, the authority said.",
            id="another thing",
        ),
        pytest.param(
            "Merrow harbour sold 4,200 kilos of its old rope to a museum in spring.", id="the same figure by chance"
        ),
        pytest.param(
            "Containers that Merrow harbour unloaded last year with two cranes were 4,300, the authority said. "
            "Containers that Merrow harbour unloaded last year with two cranes were 4,100, the authority said.",
            id="two that are equally like it",
        ),
        pytest.param("Containers: 4,200.", id="too few words"),
    ],
)
def test_what_only_looks_alike_is_not_taken(after: str) -> None:
    pairing = again(TOLD, after)
    assert 1 not in {row for row, _, _ in pairing.kept}
    assert 1 not in {row for _, row in pairing.fresh}


def test_a_sentence_that_stood_there_before_is_not_the_one_that_is_gone() -> None:
    other = "Merrow harbour unloaded 4,200 containers with two cranes this year, the authority said."
    old, new = Article(text=YARD.format(f"{TOLD} {other}")), Article(text=ELSEWHERE.format(other))
    stored = [replace(one, id=f"C{row}") for row, one in enumerate(api.extract_claims(old), start=1)]
    pairing = pair(stored, {}, api.extract_claims(new), new.text)
    kept = {row for row, _, _ in pairing.kept}
    assert {row for row, one in enumerate(stored, start=1) if one.start < old.text.index(other)}.isdisjoint(kept)


def test_a_page_that_is_all_rewritten_is_not_held_sentence_against_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    towns = [f"{first}{second}rk" for first in "ABCDEFGHIJKLMNOPQRSTUVWXY" for second in "aeiouylnrstmdgkpbvwz"]
    old = "\n".join(f"The harbour of {town} counted {at} boats in spring." for at, town in enumerate(towns))
    new = "\n".join(f"In spring {at} boats were counted by the harbour of {town}." for at, town in enumerate(towns))
    held = Counter[str]()
    from rapidfuzz.distance import Indel

    compare = Indel.normalized_similarity
    monkeypatch.setattr(Indel, "normalized_similarity", lambda *given: held.update(["held"]) or compare(*given))
    rewording = Rewording(old, new)
    places = [rewording.place(start := old.index(f" {at} boats") + 1, start + 1) for at in range(len(towns))]
    assert [None if place is None else new[place[0] : place[1]] for place in places] == [str(at) for at in range(500)]
    assert held["held"] <= 5 * len(towns)


def test_quotes_that_are_gone_are_looked_for_in_sentences_that_are_split_once(
    figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Counter[str]()
    monkeypatch.setattr("factcheck.store.identity.Rewording", lambda *texts: made.update(["made"]) or Rewording(*texts))
    stored = stored_in("\n".join(f"Ayr has {count} boats" for count in range(50)), figures)
    found = find_quotes(stored, "It rained all day.")
    assert {one.fit for one in found} == {AnchorFit.ORPHANED}
    assert made["made"] == 1
