"""Metrics: what a figure counts or measures."""

from __future__ import annotations

import pytest

from factcheck import Article, Claim, extract_claims


def the_claim(text: str, printed: str) -> Claim:
    return next(claim for claim in extract_claims(Article(text=text)) if claim.value_text == printed)


@pytest.mark.parametrize(
    ("text", "printed", "metric"),
    [
        pytest.param("Norland has 412 wind engineers.", "412", "wind engineers", id="the noun behind"),
        pytest.param("A flood killed at least 12 people.", "12", "deaths", id="people carried by a verb"),
        pytest.param("Twenty-four villagers were hurt.", "Twenty-four", "injuries", id="people carried by a passive"),
        pytest.param("The storm left 30 people homeless.", "30", "homeless people", id="an adjective behind people"),
        pytest.param("Three are missing.", "Three", "missing people", id="an adjective behind the verb"),
        pytest.param("No one was hurt.", "No one", "injuries", id="a zero in words"),
        pytest.param("The death toll has risen to 31.", "31", "death toll", id="the subject of a movement"),
        pytest.param(
            "The number of registered ferries reached 45.", "45", "registered ferries", id="without what merely counts"
        ),
        pytest.param(
            "It signed 46 contracts with a turnover of 206 million yuan.",
            "206 million yuan",
            "turnover of contracts signed",
            id="with a noun of what was counted",
        ),
        pytest.param(
            "It signed 46 contracts worth 206 million yuan.",
            "206 million yuan",
            "value of contracts signed",
            id="what the counted are worth",
        ),
        pytest.param(
            "Norland has 23 “little giant” firms.", "23", "little giant firms", id="half a pair of quotation marks"
        ),
        pytest.param(
            "The state paid 30 million yuan of support funds.",
            "30 million yuan",
            "support funds",
            id="of leads the metric",
        ),
        pytest.param(
            "Velan paid $12 million for the old mill.",
            "$12 million",
            "amount paid for old mill",
            id="what was paid for",
        ),
        pytest.param(
            "The plant raised the output of one furnace from 3 tons to 4.5 tons.",
            "4.5 tons",
            "output of one furnace",
            id="what was moved",
        ),
        pytest.param(
            "Orvale's population grew 3% to 5.2 million.", "5.2 million", "population", id="a possessor is the subject"
        ),
        pytest.param("57% of the stations are new.", "57%", "share of stations", id="a share"),
        pytest.param(
            "A shed with less than 40 square metres burned.",
            "40 square metres",
            "area of shed",
            id="what the unit measures",
        ),
        pytest.param(
            "It took three months to build the dam.", "three months", "time to build the dam", id="a duration"
        ),
        pytest.param("Founded in 1990, the mill grew.", "1990", "year of founding", id="a founding year"),
        pytest.param("It trained 530 firms.", "530", "firms trained", id="a noun alone takes its verb"),
        pytest.param("Clinics and schools reached 12 and 30 respectively.", "30", "school", id="respectively"),
        pytest.param(
            "Norland reported an 18 percent drop in imports of rice.",
            "18 percent",
            "imports of rice",
            id="a noun of movement behind",
        ),
        pytest.param(
            "A rise of 4 million tons in exports was seen.", "4 million tons", "exports", id="a noun of movement before"
        ),
        pytest.param(
            "Imports rose 2 million tons or 3 pct to 9 million tons.",
            "9 million tons",
            "Imports",
            id="amounts between verb and level",
        ),
        pytest.param("Sales are expected to grow 15 percent.", "15 percent", "Sales", id="over an infinitive"),
        pytest.param("The two-day storm passed.", "two-day", "duration of storm", id="a compound of time"),
        pytest.param("A 15-year-old boy won.", "15-year-old", "age", id="an age"),
        pytest.param("It killed 40 people in 14 countries.", "14", "countries", id="a preposition parts the verb"),
        pytest.param("Ada Lind was held over the slayings of two women.", "two", "deaths", id="a noun of the toll"),
        pytest.param("It makes Oban the only ferry port in Norland.", "only", "ferry port", id="the only one"),
        pytest.param("It went from 1000 to 2000 hires.", "1000", "hire", id="a noun meant twice"),
        pytest.param("A quake of magnitude 6.1 hit Oban.", "6.1", "magnitude", id="a verb behind is no noun"),
        pytest.param("Rents rose 4.5% year on year.", "4.5%", "Rents", id="year on year"),
        pytest.param("Two women were pronounced dead.", "Two", "deaths", id="pronounced dead"),
        pytest.param(
            "Norland cut shipments to Kiel by 20 percent.", "20 percent", "shipments", id="a verb like its past"
        ),
        pytest.param("The trial lasted three days.", "three days", "duration of trial", id="what lasted"),
        pytest.param(
            "Ada Lind held the post for three decades.", "three decades", "time held", id="what was done so long"
        ),
        pytest.param("It is the only mill in Oban. Oban Air said it carried 5,000.", "5,000", None, id="another thing"),
        pytest.param("The index fell. Annualised, it rose 13 percent.", "13 percent", None, id="nothing to carry"),
        pytest.param(
            "The index fell 2 percent. Annualised, it rose 13 percent.",
            "13 percent",
            "index",
            id="carried over a pronoun",
        ),
        pytest.param(
            "It bought five privately held mills.", "five", "privately held mills", id="an adverb before a participle"
        ),
        pytest.param("Gunmen shot a mother of 12.", "12", "children", id="a parent of so many"),
        pytest.param("Velan is raising $100 million.", "$100 million", "amount raised", id="named by the verb"),
        pytest.param("The ferry will cost $19.99.", "$19.99", "cost", id="a cost"),
        pytest.param("Bonds, which paid 6 percent, fell.", "6 percent", "Bonds", id="a relative clause"),
        pytest.param("Velan raised the fee to 6 cents.", "6 cents", "fee", id="an object moved to a level"),
        pytest.param("The loss was put by the Trade Board at $3 million.", "$3 million", "loss", id="not who puts it"),
        pytest.param(
            "Turnover had grown in recent years to $3 million.", "$3 million", "Turnover", id="a time is not moved"
        ),
        pytest.param(
            "It gave $6 million, bringing its aid to $14 million.", "$14 million", "aid", id="brought to a level"
        ),
        pytest.param(
            "Output dropped to 2,950 units from 3,808 last spring.", "3,808", "Output", id="units of what fell"
        ),
        pytest.param(
            "Prices rose 3 percent in May after rises of 1 percent in April.",
            "1 percent",
            "Prices",
            id="a movement like the one before",
        ),
        pytest.param("Kiel and its low exports of 9.9 million bags.", "9.9 million bags", "low exports", id="a flow"),
        pytest.param("Velan offered $15 in cash.", "$15", "amount offered", id="cash is no metric"),
        pytest.param("It affects the equivalent of $17 million of debt.", "$17 million", "debt", id="the equivalent"),
        pytest.param("They killed Otto Brae, 40.", "40", "age", id="an age at the end"),
        pytest.param("The mill laid off 300 workers.", "300", "layoffs", id="a phrasal verb"),
        pytest.param("Half of the town's 20,000 homes burned.", "Half", "share of homes", id="a share in words"),
        pytest.param(
            "Its rate is 1.7 points higher than the average.",
            "1.7 points",
            "difference of rate from the average",
            id="a difference in points",
        ),
        pytest.param("In December sales rose 3 percent.", "3 percent", "sales", id="behind a time"),
        pytest.param("Its load was steady at 58 percent.", "58 percent", "load", id="steady is no metric"),
        pytest.param("Losses were close to $4 million.", "$4 million", "Losses", id="close is no verb"),
        pytest.param(
            "Inflation was 3.7 percent, compared with 1.7 percent.", "1.7 percent", "Inflation", id="compared with"
        ),
        pytest.param(
            "Imports fell to 38 percent, down from 47 percent a year ago.", "47 percent", "Imports", id="down from"
        ),
        pytest.param("Velan bought a 50 percent stake in the mill.", "50 percent", "stake", id="a stake"),
        pytest.param("The loan was raised to $60 million.", "$60 million", "loan", id="a passive has no object"),
        pytest.param("A quake killed one man, leaving two others missing.", "two", "missing people", id="others"),
        pytest.param("The show has a rating of 65 percent.", "65 percent", "rating", id="a noun in -ing"),
        pytest.param("The show earned $7 million globally.", "$7 million", "amount earned", id="no adverb is a noun"),
        pytest.param(
            "In Norland it sold 12 million yuan.", "12 million yuan", "amount sold", id="a pronoun is no metric"
        ),
        pytest.param(
            "Two more miners died, bringing the death toll from the blast to 11.",
            "11",
            "death toll",
            id="brought to a level",
        ),
        pytest.param("A new count puts the death toll above 230.", "230", "death toll", id="put above a level"),
        pytest.param(
            "A count of the number of dead put at up to 45,000 was wrong.",
            "45,000",
            "dead",
            id="a participle puts it",
        ),
        pytest.param(
            "Engineers revised their estimate of the leak's rate upward to 7,000 barrels per day.",
            "7,000 barrels per day",
            "leak's rate",
            id="revised upward, and its owner is a thing",
        ),
        pytest.param("The board cut its forecast for growth to 3 percent.", "3 percent", "growth", id="a forecast cut"),
        pytest.param(
            "They put the cost of repairing the dam at $3 million.",
            "$3 million",
            "cost of repairing the dam",
            id="a gerund inside the object",
        ),
        pytest.param(
            "The storm caused 200 million euros ($265.3 million) of damage.",
            "200 million euros",
            "damage",
            id="a bracket between",
        ),
        pytest.param("Velan raised $35m in two rounds of funding.", "$35m", "funding", id="in rounds of"),
        pytest.param(
            "Its surplus, which last year amounted to 93 billion dollars, fell.",
            "93 billion dollars",
            "surplus",
            id="a time in the relative clause",
        ),
        pytest.param("Guards shot Brae, hitting him eleven times.", "eleven times", "times hit", id="so many times"),
        pytest.param("Lind was arrested three times.", "three times", "arrests", id="arrested so many times"),
        pytest.param(
            "The cell can be recharged up to 1,000 times.",
            "1,000 times",
            "times recharged",
            id="a verb that no list has",
        ),
        pytest.param("32 of the 543 passengers and crew were confirmed dead.", "32", "deaths", id="a part of people"),
        pytest.param(
            "32 of the 543 passengers and crew were confirmed dead.",
            "543",
            "passengers",
            id="the whole that nothing befell",
        ),
        pytest.param("Marines took the ship, capturing 23 of the raiders.", "23", "captures", id="raiders are people"),
        pytest.param("Three crew members lost their lives.", "Three", "deaths", id="lost their lives"),
        pytest.param("The wave claimed 30 lives.", "30", "deaths", id="lives claimed"),
        pytest.param("Some 261 others got minor injuries.", "261", "injuries", id="got injuries"),
        pytest.param("Two clerks are under arrest.", "Two", "arrests", id="under arrest"),
        pytest.param(
            "The count of the fatality is so far one person.", "one", "fatality", id="people as the level of a toll"
        ),
        pytest.param(
            "The number of suspected deaths in Norland rises to 152.",
            "152",
            "suspected deaths in Norland",
            id="rises behind a name",
        ),
        pytest.param(
            "Estimated damage is in the vicinity of $1 million.", "$1 million", "damage", id="in the vicinity of"
        ),
        pytest.param(
            "It killed a girl and injured dozens Sunday in Kiel.", "dozens", "injuries", id="a day is no noun"
        ),
        pytest.param(
            "Velan issued a seven year bond.", "seven year", "duration of bond", id="a compound without a hyphen"
        ),
        pytest.param(
            "Output was 3.4 mln tonnes in Norland, 1.7 mln tonnes in Kiel.",
            "1.7 mln tonnes",
            "Output",
            id="a list of amounts",
        ),
        pytest.param("Copper closed at 51.2 cents a pound.", "51.2 cents a pound", "Copper", id="a price that closes"),
        pytest.param(
            "It lost 2 cents a share, compared to profits of 7 cents a share.",
            "7 cents a share",
            "profits",
            id="to before a noun in -s",
        ),
        pytest.param("Oban, a town of 160,000 people, burned.", "160,000", "population", id="a town of people"),
        pytest.param("Oban is home to over 170,000 people.", "170,000", "population", id="home to people"),
        pytest.param(
            "Norland needs $12 million to repair the dam.",
            "$12 million",
            "amount needed to repair dam",
            id="what the money is for",
        ),
        pytest.param("The toll rose on Monday and is 45.", "45", "toll", id="a verb that shares its subject"),
        pytest.param("Guards seized 12 AK 47 guns.", "12", "AK 47 guns", id="a number in the noun"),
        pytest.param(
            "Stocks were off 100,000 barrels in the week.", "100,000 barrels", "Stocks", id="a week is no metric"
        ),
        pytest.param("Velan offered $15 a share in cash.", "$15 a share", "price per share", id="what one costs"),
        pytest.param(
            "Velan sold 14 mln shares at 25 cents a share.",
            "25 cents a share",
            "price per share",
            id="what each of the counted costs",
        ),
        pytest.param("The balance, currently $11 million, is due.", "$11 million", "balance", id="in apposition"),
        pytest.param(
            "The board revised downward its budget to 44 billion yen.",
            "44 billion yen",
            "budget",
            id="an adverb before the object",
        ),
        pytest.param("Rest added 10 years to his life.", "10 years", "time added", id="no infinitive behind to"),
        pytest.param(
            "Oban, 2,955 kilometres east of Kiel, burned.", "2,955 kilometres", "distance", id="a direction is no noun"
        ),
        pytest.param(
            "As crowds fled, the fight grew and lasted for five hours.",
            "five hours",
            "duration of fight",
            id="a shared verb behind a comma",
        ),
        pytest.param("A 4.6 quake rattles Oban.", "4.6", "magnitude of quake", id="a verb of a headline"),
        pytest.param("It has a 1440 x 900 display.", "1440", "display", id="a size of two numbers"),
        pytest.param(
            "The sale raised the bill supply to 15 billion yen.",
            "15 billion yen",
            "bill supply",
            id="a noun in -ly is moved",
        ),
        pytest.param(
            "Some 30,000 people took to the streets of Oban.",
            "30,000",
            "protesters",
            id="who took to the streets",
        ),
        pytest.param("Some 50,000 people marched through Oban.", "50,000", "protesters", id="who marched"),
        pytest.param("Police put the march at 30,000 people.", "30,000", "protesters", id="what a march is put at"),
        pytest.param("The rally was attended by an approximate 200,000.", "200,000", "protesters", id="who attended"),
        pytest.param("The fair was attended by 400 people.", "400", "people", id="a fair is no march"),
        pytest.param(
            "Ada Lind led a nationwide strike of 30,000 people.", "30,000", "people led", id="a noun behind nationwide"
        ),
        pytest.param(
            "Oban Story 2 grossed over $97 million.", "$97 million", "amount grossed", id="the number of a name"
        ),
    ],
)
def test_metric(text: str, printed: str, metric: str | None) -> None:
    assert the_claim(text, printed).metric == metric


@pytest.mark.parametrize(
    ("text", "printed", "form"),
    [
        pytest.param("Gasoline stocks were off 100,000 barrels.", "100,000 barrels", "change", id="off by so much"),
        pytest.param(
            "Crude stocks were up 3.2 mln barrels to 333 mln.", "3.2 mln barrels", "change", id="up by so much"
        ),
        pytest.param("Crude stocks were up 3.2 mln barrels to 333 mln.", "333 mln", "level", id="to a level"),
        pytest.param("Lind was arrested three times.", "three times", "level", id="so many times"),
        pytest.param("Sales rose three times last year.", "three times", "change", id="a movement"),
        pytest.param("It costs three times the average.", "three times", "rate", id="a ratio"),
        pytest.param("He averaged 11.1 points and 6.7 assists.", "6.7", "rate", id="so many in each game"),
        pytest.param(
            "He averaged 11.1 points and 6.7 assists.", "11.1 points", "rate", id="so many points in each game"
        ),
    ],
)
def test_form(text: str, printed: str, form: str) -> None:
    assert the_claim(text, printed).form == form


@pytest.mark.parametrize(
    ("text", "printed", "metric"),
    [
        pytest.param(
            "Orvale has the highest number of fever deaths in the country , with 66 as of 18 March .",
            "66",
            "fever deaths",
            id="most, with so many",
        ),
        pytest.param(
            "Harbour Nights grossed $40 million in Norland and $30 million in other territories.",
            "$30 million",
            "amount grossed",
            id="other places",
        ),
        pytest.param("The film has earned 24.9 crore worldwide.", "24.9 crore", "amount earned", id="earned, no noun"),
        pytest.param(
            "She has an estimated net worth of $19.5 billion.", "$19.5 billion", "estimated net worth", id="net worth"
        ),
        pytest.param(
            "Of 800 cases 40 were deadly and 440 have recovered.", "440", "recoveries", id="who has recovered"
        ),
        pytest.param(
            "Kiel is one of the worst affected towns, with 406 cases, and 39 deaths.", "39", "deaths", id="graded"
        ),
    ],
)
def test_what_stands_apart_from_its_figure(text: str, printed: str, metric: str) -> None:
    assert the_claim(text, printed).metric == metric
