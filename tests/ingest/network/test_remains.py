from __future__ import annotations

import pytest

from factcheck.core.article import Article
from factcheck.ingest.network.remains import why_no_article

PLACE = "https://port.example/news/ships"
TEXT = """The port of Kiel took 48 ships in 2020, the harbour master said on Monday.

Most of them came from the north with timber. The quay, which was mended in spring, is open again.

Nobody expects more of them before winter, since the canal is shut for repairs until November."""
OTHER = """A bakery in the old town won a prize for its rye bread, a jury of nine announced.

The owner, whose family has baked for a century, means to spend the money on a second oven.

Customers stood in line on Sunday before the doors had opened, and the last loaf was gone by ten."""


def why(
    text: str, *, title: str | None = "Kiel counts its ships", before: str = TEXT, final: str | None = PLACE
) -> str | None:
    old = Article(text=before, title="Kiel counts its ships")
    return why_no_article(old, Article(text=text, title=title), asked=PLACE, final=final)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT.replace("48", "58"), id="a figure"),
        pytest.param(TEXT + "\n\n" + OTHER * 5, id="much more"),
        pytest.param(TEXT[: len(TEXT) // 2], id="half of it"),
        pytest.param("Correction: an earlier version gave a wrong year.\n\n" + TEXT.replace("2020", "2021"), id="a correction"),
        pytest.param(TEXT.replace("in 2020, the harbour master said on Monday", "last year, its harbour master told a meeting"), id="reworded"),
    ],
)  # fmt: skip
def test_a_new_version_of_an_article(text: str) -> None:
    assert why(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(TEXT[:80], "less than a third of the text is left", id="a teaser"),
        pytest.param(OTHER, "hardly a word of the text is left", id="another article"),
        pytest.param("他们说港口有四十八艘船。" * 20, "hardly a word of the text is left", id="another language"),
    ],
)
def test_what_is_no_version_of_it(text: str, said: str) -> None:
    assert why(text) == said


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    text = "港口去年接待了四十八艘船，港务长周一说。码头春天修好了，现在重新开放。运河要到十一月才通航。"
    assert why(text.replace("四十八", "五十八"), before=text) is None


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        pytest.param("Page not found - Port Daily", True, id="not found"),
        pytest.param("404", True, id="its number"),
        pytest.param("Log in to read on", True, id="a login"),
        pytest.param("Sign-in", True, id="another login"),
        pytest.param("Before you continue", True, id="cookies"),
        pytest.param("Just a moment...", True, id="a check of the browser"),
        pytest.param("Kiel counted 404 boats", True, id="a figure that looks like one, which --accept takes over"),
        pytest.param("Kiel counts its ships again", False, id="a new headline"),
        pytest.param("Sailors blog in Kiel", False, id="part of a word"),
        pytest.param(None, False, id="none"),
    ],
)
def test_what_a_page_calls_itself(title: str | None, is_told: bool) -> None:
    said = why(TEXT, title=title)
    assert said == (f"the page calls itself {title!r} now" if is_told else None)


def test_an_article_about_notices_is_not_taken_for_one() -> None:
    old = Article(text=TEXT, title="Why pages are not found")
    assert (
        why_no_article(old, Article(text=TEXT + "!", title="Why pages are not found"), asked=PLACE, final=PLACE) is None
    )


def test_the_front_page_is_no_article() -> None:
    assert why(TEXT, final="https://port.example/") == "it leads to the front page now"
    article = Article(text=TEXT)
    assert why_no_article(article, article, asked="https://port.example", final="https://port.example/") is None
