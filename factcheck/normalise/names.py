"""Names as claims give them -> normal forms."""

from __future__ import annotations

from functools import lru_cache

from factcheck.core.measure import NameForm
from factcheck.lexicon.concepts import FACETS, concept
from factcheck.lexicon.kinds import LEGAL_FORMS, kind_of_name
from factcheck.lexicon.rarity import is_everyday
from factcheck.lexicon.speakers import TITLES
from factcheck.lexicon.spellings import fold

__all__ = ["NO_NAME", "name_form"]

NO_NAME = NameForm((), "")
_DROPPED = frozenset(
    ["the", "a", "an", "its", "their", "this", "that", "of", "in", "and", "for", "at", "on", "'s", "s"]
)
_INNER = frozenset(["of", "in", "at", "for"])
_PRONOUNS = frozenset(
    [
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "there",
        "this",
        "these",
        "those",
        "someone",
        "nobody",
    ]
)


@lru_cache(maxsize=32768)
def name_form(name: str | None) -> NameForm:
    """The normal form of a name: folded words without articles, legal forms and titles, and the kind of thing it names.

    ``Lumen Bay Steel Co., Ltd.`` gives ``("lumen", "bay", "steel")``, a company. A pronoun and None give the empty form.
    """
    if not name:
        return NO_NAME
    folded = fold(name)
    if not folded or (len(folded) == 1 and folded[0] in _PRONOUNS):
        return NO_NAME
    kind = _kind(name, folded)
    words = tuple(word for word in folded if word not in _DROPPED)
    if kind == "company":
        words = tuple(word for word in words if word not in LEGAL_FORMS) or words
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return NameForm(words, kind)


def _is_common(word: str) -> bool:
    """A word of grammar, of everyday reporting or of measuring: `Sales`, `Year` at the head of a table are no names."""
    return is_everyday(word) or word in FACETS or concept(word) != word


def _kind(name: str, folded: tuple[str, ...]) -> str:
    """The kind of thing: by the words before the first ``of``, else by the last; ``generic`` for words without a capital."""
    inner = next((at for at, word in enumerate(folded) if word in _INNER), len(folded))
    kind = kind_of_name(folded[:inner] or folded)
    if not kind and (not any(letter.isupper() for letter in name) or all(_is_common(word) for word in folded)):
        return "generic"
    return kind
