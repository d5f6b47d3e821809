from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.core.article import Article
from factcheck.ingest.language import Language, find_language, language_notes

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


def test_the_beginning_decides() -> None:
    assert find_language(ENGLISH * 20 + GERMAN * 500).code == "en"


def test_english_costs_no_model() -> None:
    program = f"import sys; from factcheck.ingest.language import find_language; find_language({ENGLISH!r}); sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
