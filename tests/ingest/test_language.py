from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.core.article import Article
from factcheck.core.document import Document
from factcheck.ingest import read_inputs
from factcheck.ingest.language import Language, find_language, language_code, language_notes

ENGLISH = "The port of Kiel took 48 ships in 2020, and the mayor said that it was the best year of all for the town and its people."
GERMAN = "Der Hafen von Kiel hat im vergangenen Jahr 48 Schiffe gezählt, sagte der Bürgermeister. Es war das beste Jahr für die Häfen der Küste, fügte er hinzu."


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        pytest.param(ENGLISH, None, Language("en", "the text"), id="English"),
        pytest.param(ENGLISH, "zh-CN", Language("en", "the text"), id="English on a template in Chinese"),
        pytest.param(GERMAN, None, Language("de", "the text"), id="German"),
        pytest.param(GERMAN, "de_DE", Language("de", "html lang"), id="German, as the page says"),
        pytest.param(GERMAN, "en", Language("de", "the text"), id="German on a template in English"),
        pytest.param(
            "港口去年接待了四十八艘船，市长说。", None, Language("zh", "the text"), id="a short text in Chinese"
        ),
        pytest.param("Порт принял 48 судов", "en", Language("ru", "the text"), id="a short text in Russian"),
        pytest.param("Net profit 13,843 | 14,478", None, Language("en", None), id="too short to tell"),
        pytest.param("Net profit 13,843 | 14,478", "en-US", Language("en", "html lang"), id="too short, but said"),
        pytest.param("", "not a language", Language("en", None), id="nothing, and nonsense said"),
    ],
)
def test_languages(text: str, said: str | None, language: Language) -> None:
    assert find_language(text, said, "html lang") == language


def test_only_english_is_read() -> None:
    behind = ": only English is read, so no claims were taken"
    for code, name in (
        ("en", None),
        ("en-GB", None),
        ("de", "German"),
        ("de-AT", "German"),
        ("sw", "another language (sw)"),
    ):
        assert language_notes(Article(text="x", language=code)) == (() if name is None else (f"in {name}{behind}",))


@pytest.mark.parametrize(
    ("said", "code"),
    [("en", "en"), ("en-GB", "en"), ("en_US", "en"), ("ENG", "en"), (" English ", "en"), ("german", "de"), ("zh-Hans", "zh"), ("haw", "haw"), ("klingon", None), ("", None)],
)  # fmt: skip
def test_codes(said: str, code: str | None) -> None:
    assert language_code(said) == code


@pytest.mark.parametrize(
    ("said", "notes", "claims"),
    [("English", 0, True), ("en_US", 0, True), ("de", 1, False)],
)
def test_what_a_record_says_of_its_language_goes_before_its_words(
    said: str, notes: int, claims: bool, tmp_path: Path
) -> None:
    words = {
        "text": "Der Hafen von Kiel nahm 48 Schiffe auf, und das war mehr als im Jahr davor, sagte der Meister am Freitag.",
        "language": said,
    }
    (tmp_path / "a.ndjson").write_text(json.dumps(words), encoding="utf-8")
    (found,) = read_inputs([str(tmp_path / "a.ndjson")])
    assert isinstance(found, Document)
    assert (len(found.notes), found.article.is_english) == (notes, claims)


def test_the_beginning_decides() -> None:
    assert find_language(ENGLISH * 20 + GERMAN * 500).code == "en"


def test_english_costs_no_model() -> None:
    program = f"import sys; from factcheck.ingest.language import find_language; find_language({ENGLISH!r}); sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
