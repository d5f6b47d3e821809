from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.core.vocabulary import Resolution, Status
from factcheck.errors import BadRatings
from factcheck.report.exports.ratings import RATED, RATINGS, ratings_in

OURS = """
best = 10
worst = 0.5
[author]
name = "City  Desk"
url = "https://desk.example/"
[ratings.refuted]
name = "Wrong"
value = 0.5
explanation = "It is not so."
[ratings.unverifiable]
name = "Open"
"""


def test_the_usual_ratings_rate_all_that_can_be_rated_on_their_scale() -> None:
    assert set(RATINGS.rated) == set(RATED)
    assert set(RATED) <= {*map(str, Status), *map(str, Resolution)}
    values = [one.value for one in RATINGS.rated.values() if one.value is not None]
    assert all(RATINGS.worst <= value <= RATINGS.best for value in values)
    assert (RATINGS.rated["verified"].value, RATINGS.rated["refuted"].value) == (RATINGS.best, RATINGS.worst)


def test_a_file_replaces_them() -> None:
    found = ratings_in(OURS.encode(), "a.toml")
    assert set(found.rated) == {"refuted", "unverifiable"}
    assert (found.best, found.worst) == (Decimal(10), Decimal("0.5"))
    assert found.rated["refuted"].value == Decimal("0.5")
    assert found.rated["unverifiable"].value is None
    assert found.author is not None
    assert (found.author.name, found.author.url) == ("City Desk", "https://desk.example/")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("best = \nworst = 1", "a.toml:1: is not TOML", id="no TOML"),
        pytest.param(b"\xff", "is not UTF-8: byte 0", id="no UTF-8"),
        pytest.param("", "has no table ratings", id="empty"),
        pytest.param("[ratings]", "rates nothing", id="nothing rated"),
        pytest.param("ratings = 3", "has no table ratings", id="no table"),
        pytest.param("[ratings]\nrefuted = 1", "has no table ratings.refuted", id="a rating that is no table"),
        pytest.param('[ratings.refutet]\nname = "No"', "unknown key 'ratings.refutet'", id="misspelt"),
        pytest.param('[ratings.withdrawn]\nname = "No"', "unknown key 'ratings.withdrawn'", id="was no claim"),
        pytest.param('[ratings.refuted]\nname = "No"\nvalu = 1', "'ratings.refuted.valu'", id="a key misspelt"),
        pytest.param("[ratings.refuted]\nvalue = 1", "ratings.refuted has no name", id="no name"),
        pytest.param('[ratings.refuted]\nname = " "', "ratings.refuted.name is no text", id="an empty name"),
        pytest.param(f'[ratings.refuted]\nname = "{"a" * 301}"', "more than 300 characters", id="a long name"),
        pytest.param('[ratings.refuted]\nname = "No"\nvalue = "1"', "refuted.value is no number", id="a quoted value"),
        pytest.param('[ratings.refuted]\nname = "No"\nvalue = true', "refuted.value is no number", id="a truth"),
        pytest.param('[ratings.refuted]\nname = "No"\nvalue = nan', "refuted.value is no number", id="not a number"),
        pytest.param('[ratings.refuted]\nname = "No"\nvalue = 6', "is 6, outside 1 to 5", id="off the scale"),
        pytest.param('best = 1\nworst = 1\n[ratings.refuted]\nname = "No"', "worst is 1 and best is 1", id="no scale"),
        pytest.param('best = "5"\n[ratings.refuted]\nname = "No"', "best is no number", id="a quoted end"),
        pytest.param('author = "me"\n[ratings.refuted]\nname = "No"', "has no table author", id="author is no table"),
        pytest.param('[author]\nurl = "https://a.example"\n[ratings.refuted]\nname = "No"', "author has no name", id="an author without a name"),
        pytest.param('[author]\nname = "A"\nurl = "javascript:1"\n[ratings.refuted]\nname = "No"', "author.url is no address", id="another scheme"),
        pytest.param("a = " + "[" * 5000 + "]" * 5000, "a.toml", id="nested deep"),
        pytest.param("#" * 300_000, "larger than 256 kB", id="large"),
    ],
)  # fmt: skip
def test_what_it_does_not_know_is_one_clear_line(text: str | bytes, words: str) -> None:
    with pytest.raises(BadRatings) as caught:
        ratings_in(text.encode() if isinstance(text, str) else text, "a.toml")
    assert words in str(caught.value)
    assert str(caught.value).startswith("a.toml")
    assert "\n" not in str(caught.value)
