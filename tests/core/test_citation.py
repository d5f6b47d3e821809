from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from factcheck.core.article import Article
from factcheck.core.citation import Citation
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import ClaimKind, Form

TEXT = "Headline\nThe port of Kiel took\n48 ships in 2021. It was closed in May."


def cited(address: str | None, *, retired: bool = False) -> Citation:
    start, end = TEXT.index("The port"), TEXT.index(" It was")
    claim = Claim(
        article=Article(text=TEXT, address=address), kind=ClaimKind.NUMERIC, form=Form.LEVEL, start=start, end=end, context_start=start, context_end=end,
        value_start=TEXT.index("48"), value_end=TEXT.index("48") + 2, value=Decimal(48), rule="test",
    )  # fmt: skip
    return Citation(claim=replace(claim, retired=retired))


def test_the_sentence_is_in_one_line() -> None:
    assert cited(None).sentence == "The port of Kiel took 48 ships in 2021."


@pytest.mark.parametrize(
    ("address", "link"),
    [
        pytest.param(None, None, id="standard input"),
        pytest.param("articles/kiel.txt", None, id="a file"),
        pytest.param("https://x.example/a b", None, id="a space"),
        pytest.param("https://x.example/a\u202eb", None, id="turned round"),
        pytest.param("https://", None, id="no host"),
        pytest.param("https://x.example/kiel_(port)", "https://x.example/kiel_%28port%29#:~:text=", id="brackets"),
        pytest.param("https://x.example/'><script>", "https://x.example/%27%3E%3Cscript%3E#:~:text=", id="markup"),
        pytest.param(
            "https://x.example/a%20b?c=d&e=f#g", "https://x.example/a%20b?c=d&e=f#:~:text=", id="encoded already"
        ),
    ],
)
def test_the_link_is_of_the_web_and_can_stand_anywhere(address: str | None, link: str | None) -> None:
    made = cited(address).link
    assert (made is None) if link is None else (made is not None and made.startswith(link))


def test_a_page_that_does_not_say_it_any_more_is_not_searched() -> None:
    assert cited("https://x.example/kiel", retired=True).link == "https://x.example/kiel"
