from __future__ import annotations

from datetime import date

import pytest

from factcheck.ingest.head import read_head

BODY = "\n\nThe harbour board counted 48 ships on its quays when the storm had passed, the harbour master told reporters.\n"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        pytest.param("Harbour full again\n\nUpdated: 2022-12-19", date(2022, 12, 19), id="updated"),
        pytest.param("Harbour full again\nJuly 03, 2013 6:22AM", date(2013, 7, 3), id="bare with a time"),
        pytest.param("Harbour full again\niconDec 13, 2021 09:36", date(2021, 12, 13), id="after a picture's name"),
        pytest.param("Harbour full again\nBy Ann Lee\nPublished 3 July 2023", date(2023, 7, 3), id="published"),
        pytest.param(
            "Harbour full again\nPUBLISHED: MAY 2, 2013\nUPDATED: MAY 3, 2013",
            date(2013, 5, 2),
            id="published before updated",
        ),
        pytest.param(
            "Harbour full again\nUpdated May 3, 2013\nPosted on Thu May 2, 2013",
            date(2013, 5, 2),
            id="the other way round",
        ),
        pytest.param(
            "Harbour full again\nPosted May 2, 2013-3:47pm Updated May 3, 2013-6:56am",
            date(2013, 5, 2),
            id="both on a line",
        ),
        pytest.param("Harbour full again\nBy Ann Lee, Port Daily | May 2, 2013", date(2013, 5, 2), id="byline"),
        pytest.param("Harbour full again\nXinhua Sep 18, 2013, 02.16PM IST", date(2013, 9, 18), id="agency and hour"),
        pytest.param(
            "Harbour full again\nKIEL, Germany, July 3, 2013 (AP) — Ships are back.",
            date(2013, 7, 3),
            id="dateline with a year",
        ),
        pytest.param(
            "Harbour full again\n1987-03-03T09:57:02\nKIEL, March 3 -", date(1987, 3, 3), id="stamp and dateline"
        ),
        pytest.param(
            "Harbour full again\nSource: Xinhua | Editor: Li | 2021-03-03", date(2021, 3, 3), id="beside the source"
        ),
        pytest.param(
            "Harbour full again\nBy Ann Lee in Kiel | Port Daily | Updated: 2022-12-19 07:00",
            date(2022, 12, 19),
            id="bars",
        ),
        pytest.param("Title: Harbour full again\nDate: 3 July 2023", date(2023, 7, 3), id="labelled"),
    ],
)
def test_published(head: str, published: date) -> None:
    found = read_head(head + BODY)
    assert found.published == published
    assert found.title == "Harbour full again"


@pytest.mark.parametrize(
    ("head", "why"),
    [
        pytest.param("Harbour full again", "", id="no date at all"),
        pytest.param(
            "Harbour full again\nJAKARTA, July 3 (Reuters) - Ships are back.",
            "'July 3' has no year",
            id="dateline without a year",
        ),
        pytest.param("Harbour full again\n05 / 02 / 2013", "'05 / 02 / 2013' could be two days", id="two readings"),
        pytest.param(
            "Harbour full again\nThe quay was opened on May 3, 1984 by the mayor.", "", id="a date in a sentence"
        ),
        pytest.param("Harbour full again\nEnd of service: Friday, June 24, 2005", "", id="a label of something else"),
    ],
)
def test_a_date_is_never_guessed(head: str, why: str) -> None:
    found = read_head(head + BODY)
    assert found.published is None
    assert found.undated == why


def test_a_chronicle_has_no_date_and_no_title_of_its_own() -> None:
    found = read_head("[2011-01-25]\nCrowds gather at the gates\n[2011-01-26]\nThe gates are closed\n")
    assert found.published is None
    assert found.title is None
    assert "chronicle" in found.undated


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "Home >  News\n\nHarbour full again\n" + BODY, "Harbour full again", id="breadcrumbs with an arrow"
        ),
        pytest.param(
            "Home / Ports / Harbour full\n\nHarbour full again\n" + BODY,
            "Harbour full again",
            id="breadcrumbs with slashes",
        ),
        pytest.param("# Harbour full again\n" + BODY, "Harbour full again", id="markdown heading"),
        pytest.param("May 2, 2013\nHarbour full again\n" + BODY, "Harbour full again", id="date first"),
        pytest.param(
            "Ships are back in the U.S.\n" + BODY, "Ships are back in the U.S.", id="ends with an abbreviation"
        ),
        pytest.param("Highlights\n- Ships are back.\n- More will come.\n" + BODY, None, id="a list of highlights"),
        pytest.param("The ships are back in port." + BODY, None, id="a sentence"),
        pytest.param("Some 48 ships came back", None, id="nothing follows"),
        pytest.param("word " * 60 + BODY, None, id="too long"),
        pytest.param("KIEL, March 3 (AP) - Ships are back" + BODY, None, id="dateline"),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert read_head(text).title == title


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Harbour full again\nJAKARTA, July 3 (Reuters) - Ships are back." + BODY,
            "Reuters",
            id="agency of a dateline",
        ),
        pytest.param("LONDON (AP) -- Ships are back." + BODY, "AP", id="agency without a day"),
        pytest.param("Source: Port Daily\nHarbour full again" + BODY, "Port Daily", id="label"),
        pytest.param("(CNN) -- Ships are back." + BODY, "CNN", id="agency without a place"),
        pytest.param(
            "Harbour full again\nSource: Xinhua | Editor: Li | 2021-03-03" + BODY, "Xinhua", id="fields with bars"
        ),
        pytest.param(
            "Harbour full again\nSource: Port Daily  Editor: Li  2021-03-03 10:11" + BODY,
            "Port Daily",
            id="fields with spaces",
        ),
        pytest.param(
            "Harbour full again\nSource: Port Daily Published: 3 July 2021" + BODY, "Port Daily", id="two labels"
        ),
        pytest.param("Harbour full again" + BODY, None, id="nobody says"),
        pytest.param("(Some 48) - ships" + BODY, None, id="words in brackets"),
    ],
)
def test_source(text: str, source: str | None) -> None:
    assert read_head(text).source == source
