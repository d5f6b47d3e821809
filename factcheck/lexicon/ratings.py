"""Words around points of a scale: `an average rating of 7 out of 10`, `gave it 3/5`."""

from __future__ import annotations

__all__ = [
    "GIVING",
    "GIVING_OUT",
    "NAMED_BY_VERB",
    "OF_SCALES",
    "RATED",
    "RATED_THINGS",
    "RATER_LEADS",
    "RATING_WORDS",
    "REVIEW_NOUNS",
    "SCORES",
    "TOPS",
    "TOPS_OF_STARS",
]

TOPS = {"5": 5, "10": 10, "100": 100, "five": 5, "ten": 10}
"""The upper ends of usual scales, as printed."""

TOPS_OF_STARS = TOPS | {"4": 4, "6": 6, "four": 4, "six": 6}
"""The same where `stars` or `points` stands behind."""

OF_SCALES = frozenset("stars star points".split())
"""What a scale counts: ``three out of four stars``."""

RATED = frozenset(
    "rating ratings score scores scored scoring rated rates grade graded mark marks metascore metacritic average averaging averaged reviewed".split()
)
"""Words before a figure that make `57 out of 100` a point of a scale and no share."""

GIVING_OUT = frozenset("gave gives give giving awarded awards awarding assigned assigns".split())
"""What who rates does."""

GIVING = GIVING_OUT | frozenset("given received receives got gets earned earns holds holding".split())
"""Verbs that do so for `3/5`, which `of` may not follow."""

SCORES = "ratings? scores? grades? marks? metascore".split()
"""Nouns that a figure of a scale is of, as patterns."""

NAMED_BY_VERB = {"rate": "rating", "score": "score", "grade": "grade", "mark": "mark"}
"""What a verb says of a figure of a scale where no such noun stands: `was rated 3/5`."""

RATING_WORDS = frozenset("rating ratings score scores scored rated metascore".split())
"""Words beside a percentage that make it one of approval."""

RATER_LEADS = frozenset("on by at from".split())
"""What leads who rates: ``on the aggregator Oban Reels``."""

RATED_THINGS = frozenset("it its this the them him her".split())
"""What stands behind the verb of who rates: ``Oban Reels rated it 50/100``."""

REVIEW_NOUNS = frozenset(
    "rating ratings score scores grade mark marks metascore review reviews critic critics reviewer reviewers".split()
)
"""What is counted and measured by who rates."""
