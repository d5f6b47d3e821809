"""The words of a name that tell one thing of its kind from another."""

from __future__ import annotations

from functools import lru_cache

from factcheck.core.measure import NameForm
from factcheck.lexicon.kinds import FILLERS, LEGAL_FORMS, kind_of_name

__all__ = ["core_of", "may_shorten"]

_CALLED = {"zone": ("district",)}
"""What a thing of a kind is also called: a high-tech zone is a high-tech district in another translation."""

_SHORTENED_BY_HALF = frozenset(["company", "zone", "bureau", "school", "association", "centre"])


@lru_cache(maxsize=65536)
def core_of(form: NameForm) -> frozenset[str]:
    """The words that tell one thing of its kind from another."""
    fillers = FILLERS.get(form.kind, frozenset())
    return frozenset(
        word
        for word in form.words
        if word not in fillers
        and word not in LEGAL_FORMS
        and not (form.kind and kind_of_name((word,)) in {form.kind, *_CALLED.get(form.kind, ())})
    )


def may_shorten(form: NameForm, other: NameForm) -> bool:
    """May the shorter name be the fuller one with words left out? What is left out must be less than what is kept."""
    kept, whole = core_of(form), core_of(other)
    if kept == whole:
        return True
    if form.kind in _SHORTENED_BY_HALF:
        return len(kept) * 2 >= len(whole) and len(kept) >= 2
    return len(kept) >= 2
