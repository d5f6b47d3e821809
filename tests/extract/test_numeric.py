"""Numeric claims: of what a figure is, when, and who says so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Article, Claim, extract_claims

DAY = date(2022, 12, 19)


def claims(text: str, published: date | None = DAY) -> list[Claim]:
    return [claim for claim in extract_claims(Article(text=text, published=published)) if claim.kind == "numeric"]


def the_claim(text: str, printed: str) -> Claim:
    return next(claim for claim in claims(text) if claim.value_text == printed)


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        pytest.param(
            "Norland Energy Park in Norland has 12 firms.", "12", "Norland Energy Park", id="the first free name"
        ),
        pytest.param(
            "A flood in Orvale province killed 12 people and injured 40.",
            "40",
            "Orvale province",
            id="a place before the verb",
        ),
        pytest.param(
            "Some 158 stations have opened in Orvale province.", "158", "Orvale province", id="a place behind the verb"
        ),
        pytest.param("Norland Energy Park has grown. It has 12 firms.", "12", "Norland Energy Park", id="carried over"),
        pytest.param(
            "Norland Energy Park has grown, said Ada Lind. The park has 12 firms.",
            "12",
            "Norland Energy Park",
            id="a description, and a speaker passed over",
        ),
        pytest.param(
            "Founded in 1990, Velan Magnet Co has 12 shops.", "1990", "Velan Magnet Co", id="behind a participle"
        ),
        pytest.param("The mill has 12 workers.", "12", None, id="no name at all"),
        pytest.param("Velan Magnet Co praised Ada Lind, 35, on Monday.", "35", "Ada Lind", id="an age behind a name"),
        pytest.param("Police seek Otto Lind Jr., 49, of Norland.", "49", "Otto Lind Jr", id="an age behind junior"),
        pytest.param("Velan Magnet Co hired a 35-year-old clerk.", "35-year-old", None, id="nobody's age"),
        pytest.param("Wednesday's quake hurt 3 men.", "3", None, id="a day is no name"),
        pytest.param("French imports of tea rose 3 percent.", "3 percent", "France", id="the adjective of a country"),
        pytest.param("Oban saw 23 Somali sailors.", "23", "Oban", id="the adjective of those who are counted"),
        pytest.param("Oban Air said it carried 5,000 people in Kiel.", "5,000", "Oban Air", id="it is the speaker"),
        pytest.param("Velan Co <VLN.O> has 12 shops.", "12", "Velan Co", id="a ticker is no name"),
        pytest.param(
            "Norland Rotor Blades Works Ltd grew. Aurea Rotor Blades has 12 kilns.",
            "12",
            "Norland Rotor Blades Works Ltd",
            id="a trade name",
        ),
        pytest.param(
            "Velan Mills praised the actress Ada Lind. She was 91 and lived in Kiel.",
            "91",
            "Ada Lind",
            id="an age of the one named before",
        ),
        pytest.param("Actress Ada Lind Dies at 91", "91", "Ada Lind", id="an age in a headline"),
        pytest.param("Williams, 91, died on Monday.", "91", "Williams", id="an age behind a family name in -s"),
        pytest.param("Ada Lind, star of films, has died at 91.", "91", "Ada Lind", id="who dies at an age"),
        pytest.param(
            "Ada Lind won. The 35-year-old scored twice.", "35-year-old", "Ada Lind", id="the one of that age"
        ),
        pytest.param("Otto Brae hurt a 66-year-old woman.", "66-year-old", None, id="somebody else's age"),
        pytest.param(
            "Norland's Disaster Agency said about 135 homes were damaged.",
            "135",
            "Norland",
            id="the place of an agency that speaks",
        ),
        pytest.param(
            "President Ada Lind came. A wave killed 12 people there.",
            "12",
            None,
            id="a person is carried by a pronoun alone",
        ),
        pytest.param("Ada Lind, the mayor, came. She has 12 shops.", "12", "Ada Lind", id="carried by a pronoun"),
        pytest.param(
            "A wave hit Kiel in Norland. The Sailors Union met. Some 12 people died.",
            "12",
            "Norland",
            id="a place for harm done",
        ),
        pytest.param(
            "AMC praised Velan Cables, which raised $35 million.",
            "$35 million",
            "Velan Cables",
            id="the antecedent of which",
        ),
        pytest.param("The board put Norland's toll at 12.", "12", "Norland", id="not who puts it"),
        pytest.param(
            "Brae expects Norland's surplus to grow to $5 million.", "$5 million", "Norland", id="not who expects it"
        ),
        pytest.param("A clerk told the Herald that 12 mills closed in Kiel.", "12", "Kiel", id="not who is told"),
        pytest.param(
            "A ranch in Texas burned. Texas officials removed 439 calves.",
            "439",
            "Texas",
            id="a name at the head of a sentence",
        ),
        pytest.param(
            "Damage to the Oban Chapel was put at $1 million.",
            "$1 million",
            "Oban Chapel",
            id="a name inside the subject",
        ),
        pytest.param(
            "A judge in Kiel, Norland, left. Some 40 clerks stayed.",
            "40",
            None,
            id="where a place is, is nobody's topic",
        ),
        pytest.param(
            "Otto Brae spoke. He said Velan Mills hoarded 12 tonnes of tea.",
            "12 tonnes",
            "Velan Mills",
            id="said before what is said",
        ),
    ],
)
def test_subject(text: str, printed: str, subject: str | None) -> None:
    assert the_claim(text, printed).subject == subject


@pytest.mark.parametrize(
    ("text", "printed", "as_of", "basis"),
    [
        pytest.param("In 2021, Norland built 12 schools.", "12", "2021", "stated", id="at the head"),
        pytest.param("Norland built 12 schools.", "12", "2022-12-19", "published", id="nothing said"),
        pytest.param(
            "In 2021 Norland built 12 schools. It closed 3 mills.",
            "3",
            "2021",
            "inferred",
            id="from the sentence before",
        ),
        pytest.param("Ferries rose from 30 in 2015 to 45 in 2020.", "30", "2015", "stated", id="the nearest time"),
        pytest.param(
            "In the past four years sales rose from 30 million yuan to 276 million yuan.",
            "30 million yuan",
            "2018",
            "inferred",
            id="where a change begins",
        ),
        pytest.param(
            "In the past four years sales rose from 30 million yuan to 276 million yuan.",
            "276 million yuan",
            "2022",
            "inferred",
            id="where a change ends",
        ),
        pytest.param(
            "Founded in 1990, the mill has 320 looms.",
            "320",
            "2022-12-19",
            "published",
            id="a founding year is not the time of the rest",
        ),
        pytest.param("[2011-03-18]\nTroops killed 52.", "52", "2011-03-18", "stated", id="a dated heading"),
        pytest.param(
            "Output fell to 28 tons from 58 tons in 1985.",
            "28 tons",
            "2022-12-19",
            "published",
            id="the time of the earlier value",
        ),
    ],
)
def test_as_of(text: str, printed: str, as_of: str, basis: str) -> None:
    claim = the_claim(text, printed)
    assert (claim.as_of, claim.as_of_basis) == (as_of, basis)


def test_without_a_day_of_publication_nothing_is_invented() -> None:
    [claim] = claims("It closed 3 mills on Friday.", published=None)
    assert (claim.as_of, claim.as_of_basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "printed", "who"),
    [
        pytest.param("12 died, officials said.", "12", "officials", id="behind a comma"),
        pytest.param("According to new figures the mill has 12 looms.", "12", "new figures", id="without a comma"),
        pytest.param(
            "12 mills closed, Ada Lind, head of the union, said.", "12", "Ada Lind, head of the union", id="with a role"
        ),
        pytest.param(
            "According to the Norland Ministry of Trade, 12 mills closed.",
            "12",
            "the Norland Ministry of Trade",
            id="according to",
        ),
        pytest.param("It is reported that 12 mills closed.", "12", "It is reported", id="nobody in particular"),
        pytest.param("The latest statistics show 12 mills.", "12", "The latest statistics", id="statistics show"),
        pytest.param(
            "Ada Lind said 12 mills closed. Another 3 will.", "3", "Ada Lind", id="holds for the next sentence"
        ),
        pytest.param("By then, she said, 12 mills had closed.", "12", "she", id="a pronoun behind an aside"),
        pytest.param("In May, Ada Lind, its head, said 12 mills closed.", "12", "Ada Lind, its head", id="an aside"),
        pytest.param("Norland has added 12 looms.", "12", None, id="added is no saying here"),
    ],
)
def test_attribution(text: str, printed: str, who: str | None) -> None:
    assert the_claim(text, printed).attribution == who


@pytest.mark.parametrize(
    ("text", "printed", "field", "value"),
    [
        pytest.param("Up to 90 people are feared dead.", "90", "modality", "feared", id="feared"),
        pytest.param("The firm plans to build 14 schools.", "14", "modality", "plan", id="a plan"),
        pytest.param("Damage is estimated at $2 million.", "$2 million", "modality", "estimate", id="an estimate"),
        pytest.param("It closed 3 mills.", "3", "modality", "actual", id="a fact"),
        pytest.param("Another 30 people drowned.", "30", "extent", "increment", id="another"),
        pytest.param("So far 30 people have drowned.", "30", "extent", "cumulative", id="so far"),
        pytest.param("A total of 30 people drowned.", "30", "extent", "whole", id="in total"),
        pytest.param("Norland sold 30 boats.", "30", "extent", None, id="not said"),
        pytest.param("57% of the stations are new.", "57%", "form", "share", id="a share"),
        pytest.param("Exports fell by 12 percent.", "12 percent", "form", "change", id="a movement"),
        pytest.param("Exports fell to 12 tons.", "12 tons", "form", "level", id="a level after a movement"),
        pytest.param("Norland ranked first in Orvale.", "first", "form", "rank", id="a rank"),
        pytest.param("The strike lasted three weeks.", "three weeks", "form", "duration", id="a duration"),
        pytest.param("Norland reported an 18 percent drop in imports.", "18 percent", "direction", "down", id="a drop"),
        pytest.param(
            "Norland reported an 18 percent drop in imports.", "18 percent", "form", "change", id="a noun of movement"
        ),
    ],
)
def test_circumstances(text: str, printed: str, field: str, value: str | None) -> None:
    assert getattr(the_claim(text, printed), field) == value


def test_an_earlier_value_is_linked_and_of_an_unknown_time() -> None:
    text = "Sales reached 90.3 million yuan, against 88.5 million yuan."
    now, earlier = claims(text)
    assert [(str(link.role), link.value_start) for link in now.links] == [("baseline", earlier.value_start)]
    assert (earlier.as_of, earlier.as_of_basis) == (None, "unknown")


def test_links_of_a_share_a_change_and_a_conversion() -> None:
    text = "Velan has 116 shops, accounting for 53.7% of Norland City; profit rose from 2 million yuan to 3 million yuan ($0.4 million)."
    found = claims(text)
    links = {
        claim.value_text: [(str(link.role), text[link.value_start :][:3]) for link in claim.links] for claim in found
    }
    assert links["53.7%"] == [("part", "116")]
    assert links["3 million yuan"] == [("baseline", "2 m")]
    assert links["$0.4 million"] == [("conversion", "3 m")]


@given(st.text(alphabet=st.sampled_from("aA 1%,.$\n\u00a0“”()—'bé5"), max_size=80))
def test_offsets_give_the_words_back(text: str) -> None:
    for claim in extract_claims(Article(text=text)):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.context_start <= claim.start < claim.end <= claim.context_end
        if claim.value_start is not None:
            assert text[claim.value_start : claim.value_end] == claim.value_text


@pytest.mark.parametrize("text", ["", " \n\n", "12", "%", "...", "(" * 400, "and " * 300 + "12"])
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    assert isinstance(extract_claims(Article(text=text)), list)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        pytest.param("The fund did not pay out 3 million yuan.", "denied", id="not"),
        pytest.param("Velan denied that 12 workers had died.", "denied", id="denied"),
        pytest.param("It never sold 12 mills.", "denied", id="never"),
        pytest.param("It was not only 12 men who died.", "actual", id="not-only"),
        pytest.param("It was not clear how, but 12 men died.", "actual", id="another-clause"),
        pytest.param("It will build 12 mills.", "plan", id="plan"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert [claim.modality for claim in claims(text)] == [modality]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        pytest.param("It killed 12 in a town still recovering from a quake in 2004.", "2022-12-19", id="a participle"),
        pytest.param("It killed 12 near mills that burned in 2004.", "2022-12-19", id="a relative clause"),
        pytest.param("The storm, the deadliest since 1990, killed 12.", "2022-12-19", id="a record"),
        pytest.param("Velan was founded in 2007 and has 12 mills.", "2022-12-19", id="a founding year"),
        pytest.param("It killed 12 in 2004.", "2004", id="its own year"),
    ],
)
def test_a_year_belongs_to_its_own_clause(text: str, as_of: str) -> None:
    assert the_claim(text, "12").as_of == as_of


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        pytest.param("A bomb went off, killing a soldier.", ["deaths"], id="an object"),
        pytest.param("A man was killed and two were hurt.", ["deaths", "injuries"], id="a passive"),
        pytest.param("It injured a 10-year-old girl.", ["injuries", "age"], id="with an age"),
        pytest.param("A blast killed a clerk and a guard.", [], id="people who are listed"),
        pytest.param("The storm could kill a man.", [], id="what only might happen"),
        pytest.param("The blast killed a cow.", [], id="no person"),
        pytest.param("Police met a man.", [], id="no harm"),
    ],
)
def test_one_person_without_a_number(text: str, metrics: list[str]) -> None:
    found = claims(text)
    assert [claim.metric for claim in found] == metrics
    assert all(claim.value == 1 and claim.value_text.lower() == "a" for claim in found if "without" in claim.rule)


def test_one_of_the_many_says_nothing_of_the_figures_behind() -> None:
    text = "Kiel is one of the worst affected towns, with 406 cases, and 39 deaths."
    assert [claim.extent for claim in extract_claims(Article(text=text))] == [None, None]


def test_what_a_death_is_due_to_is_no_plan() -> None:
    text = "Orvale had 413 cases and 12 deaths due to fever. The mill is due to open with 30 looms."
    assert [str(claim.modality) for claim in extract_claims(Article(text=text))] == ["actual", "actual", "plan"]


def test_a_bound_compares_nothing_with_its_time() -> None:
    text = "Orvale had reported over 13,300 cases and more than 32 deaths by March 19, 2020."
    assert [claim.as_of for claim in extract_claims(Article(text=text))] == ["2020-03-19", "2020-03-19"]


def test_one_name_with_and() -> None:
    [claim] = extract_claims(Article(text="In Bosnia and Herzegovina , 168 cases were confirmed ."))
    assert claim.subject == "Bosnia and Herzegovina"


def test_who_scored_goals_had_no_goal() -> None:
    assert the_claim("Ada Lind scored three goals.", "three").modality == "actual"
    assert the_claim("It has 20 planned stations.", "20").modality == "plan"


def test_some_of_the_things_counted_are_a_part() -> None:
    text = "Otto Lind completed 29 of 34 passes."
    assert the_claim(text, "29").extent == "part"
    assert (the_claim(text, "34").extent, the_claim(text, "34").predicate) == ("whole", None)
    assert the_claim("Otto Lind completed 29 of 34 for 364 yards.", "34").extent == "whole"
    assert the_claim("Oban won eight of its last 10 games.", "10").extent == "part"
    assert the_claim("Oban played 10 games.", "10").extent is None


def test_the_time_of_a_record_is_not_that_of_the_figure() -> None:
    text = "On 4 June 50,000 people came to the biggest march since Ada Lind took office last October."
    assert the_claim(text, "50,000").as_of == "2022-06-04"


def test_weekdays_ago_are_no_figure() -> None:
    assert not claims("Otto Lind was injured two Sundays ago at Oban.")


def test_the_size_in_a_name_is_no_claim() -> None:
    assert not claims("Norland praised the 15-inch Velan Pad.")
    assert the_claim("It has a 15-inch screen.", "15-inch").unit == "inch"
