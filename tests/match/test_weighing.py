"""The quick score of a pair is the sum of the evidence that is told, and nothing that is worth a question is left out."""

from __future__ import annotations

from itertools import combinations

import pytest
from matching.ours import made
from matching.rows import World

from factcheck.core.measure import Measure
from factcheck.match.affinity import affinity, score_of
from factcheck.match.edges import asked
from factcheck.match.entities import Names
from factcheck.match.evidence.part import added
from factcheck.match.stops import stop
from factcheck.match.weighing import Weighing
from factcheck.normalise import normalise

NEWS = [
    "A quake killed 24 people in Elling on Tuesday, officials said.",
    "The toll of the Elling quake rose to 31 dead by 4 May, among them 3 children.",
    "Two quakes in 1998 and 2003 killed 31 people in Elling district.",
    "Some 200 people were injured and about 40 are missing in Elling.",
    "Lumen Bay Steel sold 1,200 tons of copper in 2023.",
    "Lumen Bay Steel Co., Ltd. sold about 1,250 tons of scrap copper last year.",
    "Sales of Norvik Optics rose by 12% in 2023, more than the 9% of 2022.",
    "The company employs 310 engineers, 40 of them in the Elling High-tech Zone.",
    "The zone has 119 R & D platforms and 45 national laboratories.",
]


def _scored_as_told(measures: list[Measure], names: Names) -> int:
    """How many pairs are worth a question, where each is scored as its evidence says."""
    weighing = Weighing(names)
    enough = 0
    for one, other in combinations(measures, 2):
        for a, b in ((one, other), (other, one)):
            stopped = stop(a, b) is not None or names.parted(a, b)
            told = None if stopped else affinity(a, b, names)
            worth = told is not None and told.score >= asked(told)
            quick = weighing.score(a, b)
            assert quick == (told.score if told is not None and worth else None), (a.claim.context, b.claim.context)
            if told is not None:
                assert abs(told.score - score_of(added(item.weight for item in told.evidence))) <= 0.0001
            enough += worth
    return enough


@pytest.mark.parametrize("apart", [0, 2, 30, 400], ids=lambda days: f"{days} days apart")
def test_the_quick_score_of_news_is_the_sum_of_what_is_told(apart: int) -> None:
    from datetime import date, timedelta

    from factcheck import Article, extract_claims

    told = [date(2024, 5, 2) + timedelta(days=apart * at) for at in range(3)]
    texts = [NEWS, NEWS[::-1], NEWS[::2]]
    articles = [
        Article(text="\n".join(text), published=day, source=str(day)) for text, day in zip(texts, told, strict=True)
    ]
    articles.append(Article(text=" ".join(NEWS[:4])))
    items = normalise([claim for article in articles for claim in extract_claims(article)])
    measures = [item for item in items if isinstance(item, Measure)]
    assert _scored_as_told(measures, Names()) > 20


def test_the_quick_score_of_made_up_claims_is_the_sum_of_what_is_told() -> None:
    world = World(300)
    measures, _ = made(world, range(world.articles))
    assert _scored_as_told(measures, Names()) > 100
