"""Names -> things: which names are one thing. A function of the set of names, so that the order of articles does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from factcheck.core.discrepancy import Alias, Entity
from factcheck.core.keys import content_key
from factcheck.core.measure import NameForm
from factcheck.lexicon.kinds import FILLERS, LEGAL_FORMS, kind_of_name
from factcheck.lexicon.rarity import is_everyday

__all__ = ["Mention", "Names", "closeness", "resolve"]

_CLOSE = 0.9
"""Spelling variants of one long name reach this; two names of one pattern (Line 1, Line 2) are told apart by their figures."""
_SHORTEST_FUZZY = 7
_CALLED = {"zone": ("district",)}
"""What a thing of a kind is also called: a high-tech zone is a high-tech district in another translation."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One name in one article: ``printed`` as it stands there."""

    article_key: str
    printed: str
    form: NameForm


def closeness(a: str, b: str) -> float:
    """How alike two names are written, words in any order: 0 to 1. The one place where RapidFuzz's 0 to 100 is converted."""
    return float(fuzz.token_sort_ratio(a, b)) / 100


class Names:
    """What every name stands for. ``of`` gives the fullest form of the thing, the form itself where nothing is known."""

    def __init__(
        self,
        fullest: dict[tuple[str, NameForm], NameForm],
        entities: tuple[Entity, ...],
        walls: frozenset[tuple[str, str]],
    ) -> None:
        self._fullest = fullest
        self._walls = walls
        self.entities = entities

    def of(self, article_key: str, form: NameForm) -> NameForm:
        """The fullest form of the thing that a name stands for in an article."""
        return self._fullest.get((article_key, form), form)

    def relation(self, a: NameForm, b: NameForm) -> str:
        """``same``, ``nested`` (one lies in the other, or is named after it), ``different`` or ``unknown`` (either has no name of its own)."""
        if not a.words or not b.words:
            return "unknown"
        if _wall(a.text, b.text) in self._walls:
            return "different"
        if a == b:
            return "same" if a.kind != "generic" else "unknown"
        if "generic" in {a.kind, b.kind}:
            return "unknown"
        if not a.kind and not b.kind and (a.words[-len(b.words) :] == b.words or b.words[-len(a.words) :] == a.words):
            return "same"
        core_a, core_b = _core(a), _core(b)
        if core_a and core_b and (core_a <= core_b or core_b <= core_a):
            return "nested" if a.kind != b.kind else "same" if core_a == core_b else "nested"
        return "different"


def resolve(mentions: Iterable[Mention], aliases: Iterable[Alias] = ()) -> Names:
    """What the names stand for. Reviewers' aliases are bridges and walls between names; a wall is stronger."""
    distinct = sorted(set(mentions), key=lambda m: (m.article_key, m.form.words, m.form.kind, m.printed))
    forms = sorted({m.form for m in distinct if m.form.words}, key=lambda f: (f.words, f.kind))
    by_name = _by_name(distinct)
    walls, bridges = _judged(aliases, by_name)
    parent = {form: form for form in forms}
    for a, b in bridges:
        _join(parent, a, b)
    for a, b in _unique_fuller(forms, walls):
        _join(parent, a, b)
    for a, b in _variants(forms, walls):
        _join(parent, a, b)
    groups: dict[NameForm, list[NameForm]] = defaultdict(list)
    for form in forms:
        groups[_root(parent, form)].append(form)
    fullest = {form: min(group, key=lambda f: (-len(f.words), f.words)) for group in groups.values() for form in group}
    local = _within_articles(distinct, fullest, walls)
    whole = {(m.article_key, m.form): local.get((m.article_key, m.form), fullest.get(m.form, m.form)) for m in distinct}
    return Names(
        whole,
        _entities(distinct, whole),
        frozenset(_wall(fullest.get(a, a).text, fullest.get(b, b).text) for a, b in walls),
    )


def _wall(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _by_name(mentions: list[Mention]) -> dict[str, NameForm]:
    return {" ".join(m.printed.lower().split()): m.form for m in mentions} | {m.form.text: m.form for m in mentions}


def _judged(
    aliases: Iterable[Alias], by_name: dict[str, NameForm]
) -> tuple[list[tuple[NameForm, NameForm]], list[tuple[NameForm, NameForm]]]:
    """The walls and the bridges between forms that reviewers set; names that do not occur are passed over."""
    walls: list[tuple[NameForm, NameForm]] = []
    bridges: list[tuple[NameForm, NameForm]] = []
    for alias in sorted(aliases, key=lambda a: (a.name, a.other, a.same)):
        a, b = (by_name.get(" ".join(name.lower().split())) for name in (alias.name, alias.other))
        if a is not None and b is not None and a != b:
            (bridges if alias.same else walls).append((a, b))
    return walls, bridges


def _core(form: NameForm) -> frozenset[str]:
    """The words that tell one thing of its kind from another."""
    fillers = FILLERS.get(form.kind, frozenset())
    return frozenset(
        word
        for word in form.words
        if word not in fillers
        and word not in LEGAL_FORMS
        and not (form.kind and kind_of_name((word,)) in {form.kind, *_CALLED.get(form.kind, ())})
    )


def _distinctive(form: NameForm) -> frozenset[str]:
    return frozenset(word for word in _core(form) if not is_everyday(word) and word != "hightech")


def _unique_fuller(
    forms: list[NameForm], walls: list[tuple[NameForm, NameForm]]
) -> Iterable[tuple[NameForm, NameForm]]:
    """Each short name with the one fuller name of its kind that has all its words; a name that fits several is left alone.

    A person's family name, a region without its province: nothing is joined by one word that many names share.
    """
    by_word: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        if form.kind != "generic":
            for word in sorted(_distinctive(form)):
                by_word[word].append(form)
    barred = {frozenset(pair) for pair in walls}
    for form in forms:
        own = _distinctive(form)
        if not own:
            continue
        rarest = min(sorted(own), key=lambda word: len(by_word[word]))
        core = _core(form)
        fuller = [
            other for other in by_word[rarest]
            if other != form and other.kind == form.kind and core <= _core(other) and frozenset((form, other)) not in barred and _may_shorten(form, other)
        ]  # fmt: skip
        if not fuller:
            continue
        longest = max(fuller, key=lambda other: (len(_core(other)), other.words))
        if all(_core(other) <= _core(longest) for other in fuller):
            yield form, longest


def _may_shorten(form: NameForm, other: NameForm) -> bool:
    """May the shorter name be the fuller one with words left out? What is left out must be less than what is kept."""
    kept, whole = _core(form), _core(other)
    if kept == whole:
        return True
    if form.kind in {"company", "zone", "bureau", "school", "association", "centre"}:
        return len(kept) * 2 >= len(whole) and len(kept) >= 2
    return len(kept) >= 2


def _variants(forms: list[NameForm], walls: list[tuple[NameForm, NameForm]]) -> Iterable[tuple[NameForm, NameForm]]:
    """Pairs of names of one kind that differ by spelling only, looked for among names with the same first letters."""
    barred = {frozenset(pair) for pair in walls}
    blocks: dict[tuple[str, str], list[NameForm]] = defaultdict(list)
    for form in forms:
        if form.kind != "generic" and len(form.text) >= _SHORTEST_FUZZY:
            for word in sorted(_distinctive(form)):
                blocks[form.kind, word[:3]].append(form)
    for block in blocks.values():
        for at, a in enumerate(block):
            for b in block[at + 1 : at + 50]:
                if (
                    abs(len(a.words) - len(b.words)) == 0
                    and a != b
                    and frozenset((a, b)) not in barred
                    and _spelt_alike(a, b)
                ):
                    yield a, b


def _spelt_alike(a: NameForm, b: NameForm) -> bool:
    """Is every word that only one has a spelling of one that only the other has?"""
    left, right = sorted(set(a.words) - set(b.words)), sorted(set(b.words) - set(a.words))
    if len(left) != len(right) or any(any(c.isdigit() for c in word) for word in left + right):
        return False
    return all(len(x) >= _SHORTEST_FUZZY and any(closeness(x, y) >= _CLOSE for y in right) for x in left)


def _within_articles(
    mentions: list[Mention], fullest: dict[NameForm, NameForm], walls: list[tuple[NameForm, NameForm]]
) -> dict[tuple[str, NameForm], NameForm]:
    """What short names stand for where their article names one fitting thing only: `the high-tech zone`, a family name."""
    per_article: dict[str, list[NameForm]] = defaultdict(list)
    for mention in mentions:
        if mention.form.words and mention.form not in per_article[mention.article_key]:
            per_article[mention.article_key].append(mention.form)
    barred = {frozenset(pair) for pair in walls}
    found = {}
    for article_key, forms in per_article.items():
        for form in forms:
            if form.kind in {"", "generic"} and len(form.words) > 1:
                continue
            fuller = sorted(
                {fullest[o] for o in forms if o != form and o.kind == form.kind and _core(form) < _core(fullest[o]) and frozenset((form, o)) not in barred},
                key=lambda f: f.words,
            )  # fmt: skip
            if len(fuller) == 1 and len(fullest[form].words) <= len(form.words):
                found[article_key, form] = fuller[0]
    return found


def _entities(mentions: list[Mention], whole: dict[tuple[str, NameForm], NameForm]) -> tuple[Entity, ...]:
    names: dict[NameForm, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.form.words and mention.printed:
            names[whole[mention.article_key, mention.form]].add(mention.printed)
    return tuple(
        Entity(
            key=content_key(["entity", "subject", form.kind, form.text]),
            role="subject",
            name=max(sorted(printed), key=len),
            names=tuple(sorted(printed)),
        )
        for form, printed in sorted(names.items(), key=lambda item: (item[0].words, item[0].kind))
    )


def _root(parent: dict[NameForm, NameForm], form: NameForm) -> NameForm:
    while parent[form] != form:
        parent[form] = parent[parent[form]]
        form = parent[form]
    return form


def _join(parent: dict[NameForm, NameForm], a: NameForm, b: NameForm) -> None:
    first, second = sorted((_root(parent, a), _root(parent, b)), key=lambda f: (f.words, f.kind))
    parent[second] = first
