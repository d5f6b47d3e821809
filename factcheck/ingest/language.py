"""The language of a text: what its words show, and where they are too few, what was said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.core.article import Article
from factcheck.lexicon.english import is_english

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["Language", "find_language", "language_code", "language_notes"]

_LOOKED_AT = 2000
"""So many characters show a language; all others cost time."""

_LEAST_LETTERS = 60
"""Fewer letters than this show nothing by themselves: `Net profit 13,843` is near to many languages."""

_SURE = 0.9
"""The probability from which the detection alone decides."""

_CODE = re.compile(r"\s*([a-z]{2,3})(?:[-_].*)?\s*", re.IGNORECASE | re.DOTALL)
_NO_WORD = re.compile(r"[\d\W_]+")

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """The code of a language (ISO 639-1), and what showed it: ``the text``, or where it was said; None where it is only assumed."""

    code: str
    found: str | None


def language_code(said: str) -> str | None:
    """The code (ISO 639-1, else 639-3) of a language that is called by a code (``en-GB``, ``en_US``) or by its English name; None for other words."""
    named = said.strip().capitalize()
    found = next((code for code, name in _NAMES.items() if name == named), None)
    code = _CODE.fullmatch(said)
    return found or (None if code is None else {"eng": "en"}.get(code[1].lower(), code[1].lower()))


def find_language(text: str, said: str | None = None, where: str = "") -> Language:
    """The language of a text. ``said`` is what was said of it (``en-GB``), ``where`` who said so.

    What is said stands where the text shows nothing else: pages are often made with a template in another language. English is assumed of
    a text that is too short, of which nothing is said.
    """
    start = text[:_LOOKED_AT]
    if is_english(start):
        return Language("en", "the text")
    told = language_code(said or "")
    words = _NO_WORD.sub(" ", start).strip()
    is_dense = _is_dense(words)
    if is_dense or len(words) >= _LEAST_LETTERS:
        shown, sure = _detected(words)
        if shown != told and (sure >= _SURE or (is_dense and told in {None, "en"})):
            return Language(shown, "the text")
    return Language("en", None) if told is None else Language(told, where)


def language_notes(article: Article) -> tuple[str, ...]:
    """That only English is read, for an article in another language."""
    if article.is_english:
        return ()
    name = _NAMES.get(article.language.partition("-")[0].lower(), f"another language ({article.language})")
    return (f"in {name}: only English is read, so no claims were taken",)


def _is_dense(words: str) -> bool:
    """Is it in letters of which a few say much: Chinese, Japanese, Korean, and all that is not Latin?"""
    letters = words.replace(" ", "")
    return len(letters) >= 8 and sum(letter > "\u024f" for letter in letters) > len(letters) / 2


def _detected(words: str) -> tuple[str, float]:
    """The most likely language and its probability, 0 to 1."""
    code, sure = _identifier().classify(words)
    return str(code), float(sure)


@cache
def _identifier() -> LanguageIdentifier:
    """py3langid's model. It takes half a second to load, once in a process, and only for what is not surely English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
