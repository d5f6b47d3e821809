"""Points of a scale: how they are printed, what they are of, and who rates."""

from __future__ import annotations

import pytest

from factcheck import Article, extract_claims, find_quantities
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import Form


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param(
            "The film scored 57/100 with critics.", "57", "point out of 100", id="a whole number with a slash"
        ),
        pytest.param("It has a score of 57 out of 100.", "57", "point out of 100", id="out of, with a noun of rating"),
        pytest.param("It has an average rating of 3/10.", "3", "point out of 10", id="no fraction"),
        pytest.param("It has an average rating of 2.7/10.", "2.7", "point out of 10", id="a decimal"),
        pytest.param("She gave it three out of four stars.", "3", "point out of 4", id="stars in words"),
        pytest.param("Critics gave it 4/5 at the weekend.", "4", "point out of 5", id="what critics give"),
    ],
)
def test_points_of_a_scale(text: str, value: str, unit: str) -> None:
    found = [one for one in find_quantities(text) if one.why == "rating"]
    assert [(decimal_text(one.value), one.unit) for one in found] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nine out of 10 doctors scored above the line.", id="a share of people"),
        pytest.param("Orvale scored 8 out of 10 penalties.", id="a share of tries"),
        pytest.param("He gave 3/5 of his land away.", id="a fraction of a thing"),
        pytest.param("The mill lost one out of 10 days.", id="without a word of rating"),
        pytest.param("The rating was cut on 9/10 by two firms.", id="a date"),
        pytest.param("Orvale won 3-1 and has a good rating.", id="a score of a match"),
    ],
)
def test_no_points_of_a_scale(text: str) -> None:
    assert not [one for one in find_quantities(text) if one.why == "rating"]


@pytest.mark.parametrize(
    ("text", "metric", "subject", "scope"),
    [
        pytest.param("On Oban Reels , the film has an average rating of 6.1/10 .", "average rating", None, "Oban Reels", id="a site that opens"),
        pytest.param("Harbour Nights holds a weighted average score of 57 out of 100 on Oban Reels.", "weighted average score", "Harbour Nights", "Oban Reels", id="the film and the site"),
        pytest.param("Harbour Nights was rated 3.5/5 by Oban Reels.", "rating", None, "Oban Reels", id="the verb"),
        pytest.param("Oban Reels rated it 50/100.", "rating", None, "Oban Reels", id="who rates it"),
        pytest.param("The film scored over 60/100.", "score", None, None, id="scored"),
    ],
)  # fmt: skip
def test_what_is_rated_by_whom(text: str, metric: str, subject: str | None, scope: str | None) -> None:
    [claim] = extract_claims(Article(text=text))
    assert (claim.metric, claim.scope, claim.form) == (metric, scope, Form.LEVEL)
    assert subject is None or claim.subject == subject
    assert claim.subject != "Oban Reels"


def test_reviews_are_those_of_who_rates() -> None:
    text = "Among critics on Oban Reels , her comedy holds an approval rating of 61 % from 140 reviews ."
    rating, reviews = extract_claims(Article(text=text))
    assert (rating.metric, rating.scope, rating.subject) == ("approval rating", "Oban Reels", None)
    assert (reviews.metric, reviews.scope) == ("reviews", "Oban Reels")
