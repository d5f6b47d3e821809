from __future__ import annotations

from factcheck.core.facts import CALL, Facts


def test_what_is_left_open_is_taken_from_others_with_its_place() -> None:
    said = Facts(title="Ships").over(Facts(title="Boats", source="Daily", genre="report").said_in("articles.toml"))
    assert said.told() == {"title": "Ships", "source": "Daily", "genre": "report"}
    assert [said.place_of(name) for name in ("title", "source", "genre")] == [CALL, "articles.toml", "articles.toml"]
    again = said.over(Facts(author="A. Writer").said_in("its record"))
    assert [again.place_of(name) for name in ("source", "author")] == ["articles.toml", "its record"]


def test_places_are_no_facts() -> None:
    assert Facts(title="Ships").said_in("the feed") == Facts(title="Ships")
    assert "places" not in Facts(title="Ships").said_in("the feed").told()
