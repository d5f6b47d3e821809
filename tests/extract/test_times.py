"""Times, resolved against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.extract.times import find_times

DAY = date(2022, 12, 19)  # a Monday


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("The mill opened in September.", DAY, ["2022-09"], id="a month is the latest one"),
        pytest.param("The dam broke on December 24.", DAY, ["2021-12-24"], id="a day after publication is last year's"),
        pytest.param("It had 1986 sales of $3.", DAY, ["1986"], id="a year before an account"),
        pytest.param("The dam will open on Friday.", DAY, ["2022-12-23"], id="a weekday to come"),
        pytest.param("The dam will open on December 24.", DAY, ["2022-12-24"], id="a day to come"),
        pytest.param("On December 24 it will open the dam.", DAY, ["2022-12-24"], id="a day to come before its verb"),
        pytest.param("It was signed on January 30.", None, ["XXXX-01-30"], id="no year is invented"),
        pytest.param("Exports rose in September.", None, ["XXXX-09"], id="a month without a year"),
        pytest.param("It closed on Friday.", DAY, ["2022-12-16"], id="a weekday is the last one"),
        pytest.param("It closed on Friday.", None, [], id="a weekday without a day of publication"),
        pytest.param(
            "Since the beginning of this year it has grown.", DAY, ["2022"], id="since the beginning of the year"
        ),
        pytest.param("Sales tripled in the past four years.", DAY, ["2018/2022"], id="past years"),
        pytest.param("It came first for five consecutive years.", DAY, ["2018/2022"], id="consecutive years"),
        pytest.param("In recent years it trained 40 nurses.", DAY, ["../2022-12"], id="recent years have no beginning"),
        pytest.param("So far 12 have left.", DAY, ["2022-12-19"], id="so far is the day of publication"),
        pytest.param("Output in the third quarter fell.", DAY, ["2022-07/2022-09"], id="a quarter"),
        pytest.param("From 2010 to 2014 it doubled.", DAY, ["2010/2014"], id="from year to year"),
        pytest.param("The 2023-25 round is open.", DAY, ["2023/2025"], id="a short second year"),
        pytest.param("The 1998 flood killed 30.", DAY, ["1998"], id="a year before its event"),
        pytest.param("Last year 30 mills closed, in May 2020 two.", DAY, ["2021", "2020-05"], id="two times"),
        pytest.param("It sold 2004 boats.", DAY, [], id="a count is no year"),
        pytest.param("They may march in May.", DAY, ["2022-05"], id="may and march are verbs"),
        pytest.param("As of March 18 , 2020 , it stood.", None, ["2020-03-18"], id="tokenised text"),
        pytest.param("On 31 February 2020 it rained.", DAY, [], id="a day that the calendar does not have"),
    ],
)
def test_find_times(text: str, published: date | None, expected: list[str]) -> None:
    found = [time.as_of for time in find_times(text, 0, len(text), published) if time.as_of is not None]
    assert found == expected


def test_spans_give_the_words_back() -> None:
    text = "In\u00a0September 2021, and again last month."
    spans = [text[time.start : time.end] for time in find_times(text, 0, len(text), DAY)]
    assert spans == ["September 2021", "last month"]


def test_an_earlier_year_is_background() -> None:
    text = "The 1998 flood was worse than the one last week."
    assert [time.background for time in find_times(text, 0, len(text), DAY)] == [True, False]
