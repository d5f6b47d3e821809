"""Within an article a short name stands for the fuller one that it fits: `the zone`, a family name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from factcheck.core.measure import Measure, NameForm, Provision
from factcheck.lexicon.cores import core_of, may_shorten

__all__ = ["fuller_names", "in_full"]

_Item = Measure | Provision


def in_full(items: Iterable[_Item]) -> list[_Item]:
    """The measures and provisions in the order given, each with the fullest form that its article has for the name of its subject or actor."""
    made = list(items)
    named: dict[str, set[NameForm]] = defaultdict(set)
    for item in made:
        if item.full.words:
            named[item.article_key].add(item.full)
    fuller = {article: fuller_names(forms) for article, forms in named.items()}
    return [
        replace(item, full=full) if (full := fuller.get(item.article_key, {}).get(item.full)) else item for item in made
    ]


def fuller_names(forms: Collection[NameForm]) -> dict[NameForm, NameForm]:
    """What the short ones among the names of one article stand for, where it names one fitting thing only."""
    return {form: full for form in forms if (full := _fuller(form, forms)) is not None}


def _fuller(form: NameForm, forms: Iterable[NameForm]) -> NameForm | None:
    """The one fuller name of its kind that has all the words of a name; None where there is none, or several that are not one."""
    if form.kind == "generic" and len(form.words) > 1:
        return None
    core = core_of(form)
    fuller = [other for other in forms if other.kind == form.kind and core < core_of(other)]
    if not fuller:
        return None
    longest = max(fuller, key=lambda other: (len(core_of(other)), other.words))
    if not all(core_of(other) <= core_of(longest) for other in fuller):
        return None
    return None if not form.kind and len(form.words) > 1 and not may_shorten(form, longest) else longest
