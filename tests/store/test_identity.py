from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.core.anchor import Anchor
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import AnchorFit
from factcheck.store.identity import pair

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
