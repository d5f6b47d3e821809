"""What short names stand for within their article."""

from __future__ import annotations

from itertools import permutations

import pytest

from factcheck import Article, extract_claims
from factcheck.normalise import normalise
from factcheck.normalise.names import name_form
from factcheck.normalise.shortened import fuller_names

ZONE, LONG = "Larkfield Copper High-tech Zone", "Larkfield Copper High-tech Tidal Zone"


@pytest.mark.parametrize(
    ("short", "others", "full"),
    [
        pytest.param("the high-tech zone", [ZONE], ZONE, id="the only zone"),
        pytest.param("the zone", [ZONE, LONG], LONG, id="the fullest of two prints"),
        pytest.param("the zone", [ZONE, "Merrow High-tech Zone"], None, id="it fits two"),
        pytest.param("the company", [ZONE], None, id="another kind"),
        pytest.param("Lind", ["Ada Lind", "Merrow"], "Ada Lind", id="a family name"),
        pytest.param("Lind", ["Ada Lind", "Olaf Lind"], None, id="a family name of two"),
        pytest.param("the local officials", ["the local officials of Merrow"], None, id="a description"),
    ],
)
def test_what_a_short_name_stands_for(short: str, others: list[str], full: str | None) -> None:
    for names in permutations([short, *others]):
        fuller = fuller_names([name_form(name) for name in names])
        assert fuller.get(name_form(short)) == (None if full is None else name_form(full))


def test_other_articles_are_not_asked() -> None:
    tell = "{} has 57 clinics."
    texts = ["\n".join(map(tell.format, ["Merrow High-tech Zone", "Merrow Zone"])), tell.format("Merrow Zone")]
    items = normalise(claim for text in texts for claim in extract_claims(Article(text=text)))
    assert [item.full.text for item in items] == ["merrow hightech zone", "merrow hightech zone", "merrow zone"]
