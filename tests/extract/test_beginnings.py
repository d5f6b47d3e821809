"""Years of a beginning or an end, which are claims, and those that only say when."""

from __future__ import annotations

import pytest

from factcheck import Article, extract_claims
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import Comparator


def years(text: str) -> list[Claim]:
    return [one for one in extract_claims(Article(text=text)) if (one.metric or "").startswith("year of ")]


@pytest.mark.parametrize(
    ("text", "value", "metric", "subject"),
    [
        pytest.param("Velan Cables was founded in 1990.", "1990", "year of founding", "Velan Cables", id="founded"),
        pytest.param("Ada Lind ( born November 21 , 1945 ) is a painter .", "1945", "year of birth", "Ada Lind", id="a bracket, tokenised"),
        pytest.param("Lind was born on 23 October 1986 in Oban.", "1986", "year of birth", "Lind", id="a full date"),
        pytest.param("Lind died of fever at his home in Oban on 10 July 2015.", "2015", "year of death", "Lind", id="over cause and place"),
        pytest.param("Lind passed away in 2010.", "2010", "year of death", "Lind", id="two words"),
        pytest.param("Formed in 2001 by Ada Lind , Velan Cables owns two mills .", "2001", "year of founding", "Velan Cables", id="the clause behind a participle"),
        pytest.param("Born in 1923 in Kiel, Norland, Ada Lind was one of six.", "1923", "year of birth", "Ada Lind", id="past the place of birth"),
        pytest.param("He joined a band formed in 1931 by Ada Lind.", "1931", "year of founding", None, id="a plain noun before the participle"),
        pytest.param("Harbour Nights was released in 2009.", "2009", "year of release", "Harbour Nights", id="a film"),
    ],
)  # fmt: skip
def test_a_year_that_is_the_claim(text: str, value: str, metric: str, subject: str | None) -> None:
    found = years(text)
    assert [(one.value_text, one.metric, one.subject) for one in found] == [(value, metric, subject)]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        pytest.param("Velan Cables was formed after 2006.", Comparator.MORE_THAN, id="after a year"),
        pytest.param("Velan Cables was formed before 1989.", Comparator.LESS_THAN, id="before a year"),
        pytest.param("Velan Cables was formed before July 1989.", Comparator.AT_MOST, id="before a month, in its year or earlier"),
        pytest.param("Velan Cables was formed around 1989.", Comparator.APPROX, id="around"),
        pytest.param("Velan Cables was formed in late 1989.", Comparator.EXACT, id="a part of the year"),
    ],
)  # fmt: skip
def test_the_bound_of_a_year(text: str, comparator: Comparator) -> None:
    [claim] = years(text)
    assert claim.comparator is comparator


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Twelve people died in 2004.", id="how many died"),
        pytest.param("People born after 1990 pay more.", id="a crowd"),
        pytest.param("30,000 jobs were created in 2010.", id="a number of things"),
        pytest.param("The jobs were created in 2010.", id="many"),
        pytest.param("Prices closed in 2010 higher.", id="a plural that opens"),
        pytest.param("Lind was released from prison in 2010.", id="set free"),
        pytest.param("He was released in 2010.", id="who is free again"),
        pytest.param("The bridge was built in 1990-91.", id="a span"),
        pytest.param("It reopened around 1900 GMT.", id="a clock time"),
        pytest.param("The market opened at 20.5 in 1990.", id="a figure between"),
        pytest.param("The grill has been a staple since 1987.", id="no verb of beginning"),
    ],
)
def test_a_year_that_only_says_when(text: str) -> None:
    assert not years(text)


def test_a_release_is_a_time_of_its_sentence_and_a_birth_is_not() -> None:
    [_, grossed] = extract_claims(Article(text="Harbour Nights was released in 2009 and grossed $40 million."))
    assert grossed.as_of == "2009"
    [_, sold] = extract_claims(Article(text="Lind was born in 1945 and sold 40 paintings."))
    assert sold.as_of is None
