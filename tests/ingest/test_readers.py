"""What is known of an article from several sides: what was said goes first, then what was found, then what was hinted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.ingest.readers import read_original

ENGLISH = b"The port of Kiel took 48 ships in 2020, and the mayor said that it was the best year of all for the town.\nMore.\n"


@pytest.mark.parametrize(
    ("raw", "said", "language", "found"),
    [
        pytest.param(ENGLISH, Facts(), "en", "the text", id="the text goes before a hint"),
        pytest.param(b"Profit 13,843\nLoss 12\n", Facts(), "sv", "the feed", id="a hint before what is only assumed"),
        pytest.param(
            b"Profit 13,843\nLoss 12\n", Facts(language="fi"), "fi", "the call", id="what was said before all"
        ),
    ],
)
def test_languages(raw: bytes, said: Facts, language: str, found: str) -> None:
    document = read_original(
        Original(raw=raw, where="a.txt", said=said, hinted=Facts(language="sv").said_in("the feed"))
    )
    assert (document.article.language, document.provenance.found["language"]) == (language, found)
    assert ("only English is read" in "".join(document.notes)) is (language != "en")


def test_what_is_said_of_the_language_decides_what_is_told() -> None:
    german = (
        "Der Hafen von Kiel hat im vergangenen Jahr 48 Schiffe gezählt, sagte der Bürgermeister. Es war das beste Jahr."
    )
    for said, notes in ((None, 1), ("en", 0), ("en-GB", 0)):
        document = read_original(Original(raw=german.encode(), where="a.txt", said=Facts(language=said)))
        assert len(document.notes) == notes


def test_a_hint_stands_where_nothing_is_found() -> None:
    raw = b"Harbour full again\nPublished: 3 July 2023\n" + ENGLISH
    document = read_original(
        Original(raw=raw, where="a.txt", hinted=Facts(title="Other", source="Port Daily").said_in("the feed"))
    )
    assert (document.article.title, document.article.source) == ("Harbour full again", "Port Daily")
    assert (document.provenance.found["title"], document.provenance.found["source"]) == ("the text's head", "the feed")


@pytest.mark.parametrize(
    "other",
    [
        {"raw": b"other"},
        {"address": "/b"},
        {"charset": "koi8-r"},
        {"media_type": "text/html"},
        {"said": Facts(title="b")},
    ],
    ids=lambda other: next(iter(other)),
)
def test_bytes_that_may_be_read_otherwise_have_another_key(other: dict[str, object]) -> None:
    one = Original(raw=ENGLISH, where="a", address="/a", media_type="text/plain")
    assert one.key("1") == replace(one, where="b").key("1")
    assert one.key("1") != replace(one, **other).key("1")  # type: ignore[arg-type]
