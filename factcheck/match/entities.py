"""Names -> things: which names are one thing. A function of the set of names, so that the order of articles does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from factcheck.core.discrepancy import Alias, Entity
from factcheck.core.keys import content_key
from factcheck.core.measure import Measure, NameForm
from factcheck.lexicon.kinds import FILLERS, LEGAL_FORMS, kind_of_name
from factcheck.lexicon.rarity import is_everyday
from factcheck.lexicon.spellings import name_key
from factcheck.match.rulings import Groups, Rulings

__all__ = ["Judged", "Mention", "Names", "closeness", "resolve"]

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


@dataclass(frozen=True, slots=True)
class Judged:
    """What reviewers said of forms: pairs that a wall parts, and forms that stand for names which a bridge joins."""

    walls: frozenset[frozenset[NameForm]]
    bridged: frozenset[NameForm]


class Names:
    """What every name stands for. ``of`` gives the fullest form of the thing, the form itself where nothing is known."""

    def __init__(
        self,
        fullest: dict[tuple[str, NameForm], NameForm],
        entities: tuple[Entity, ...],
        judged: Judged,
        rulings: Rulings,
    ) -> None:
        self._fullest = fullest
        self._judged = judged
        self.rulings = rulings
        self.entities = entities
        self._has_walls = any(rulings.two())

    def of(self, article_key: str, form: NameForm) -> NameForm:
        """The fullest form of the thing that a name stands for in an article."""
        return self._fullest.get((article_key, form), form)

    def parted(self, a: Measure, b: Measure) -> bool:
        """Did a reviewer say that the two are not of one thing, or do not count one thing?"""
        return self._has_walls and (self._subjects_parted(a, b) or self.metrics_parted(a, b))

    def told_apart(self, a: Measure, b: Measure) -> tuple[str | None, str | None]:
        """The names, as printed, of two measures that a reviewer parted: of their subjects, else of what they count."""
        if self._subjects_parted(a, b):
            return a.claim.subject, b.claim.subject
        return a.claim.metric or a.claim.counted, b.claim.metric or b.claim.counted

    def _subjects_parted(self, a: Measure, b: Measure) -> bool:
        pair = frozenset((self.of(a.article_key, a.subject), self.of(b.article_key, b.subject)))
        return pair in self._judged.walls or self.rulings.are_two(a.claim.subject, b.claim.subject)

    def metrics_parted(self, a: Measure, b: Measure) -> bool:
        """Did a reviewer say that what the two count is two things?"""
        return self.rulings.are_two(a.claim.metric or a.claim.counted, b.claim.metric or b.claim.counted)

    def relation(self, a: NameForm, b: NameForm) -> str:
        """``same``, ``nested`` (one lies in the other, or is named after it), ``different`` or ``unknown`` (either has no name of its own)."""
        if not a.words or not b.words:
            return "unknown"
        if frozenset((a, b)) in self._judged.walls:
            return "different"
        if a == b:
            return "same" if a.kind != "generic" or a in self._judged.bridged else "unknown"
        if "generic" in {a.kind, b.kind}:
            return "unknown"
        if not a.kind and not b.kind and (a.words[-len(b.words) :] == b.words or b.words[-len(a.words) :] == a.words):
            return "same"
        core_a, core_b = _core(a), _core(b)
        if core_a and core_b and (core_a <= core_b or core_b <= core_a):
            return "nested" if a.kind != b.kind else "same" if core_a == core_b else "nested"
        return "different"


def resolve(mentions: Iterable[Mention], aliases: Iterable[Alias] = ()) -> Names:
    """What the names stand for. Reviewers' aliases are bridges and walls between names; a wall is stronger, and nothing goes round it."""
    distinct = sorted(set(mentions), key=lambda m: (m.article_key, m.form.words, m.form.kind, m.printed))
    forms = sorted({m.form for m in distinct if m.form.words}, key=_by_words)
    rulings = Rulings(aliases)
    by_name = _by_name(distinct)
    walls = ((a, b) for left, right in rulings.two() for a in _forms(left, by_name) for b in _forms(right, by_name))
    things = Groups(walls, order=_by_words)
    joined = [_forms(names, by_name) for names in rulings.one()]
    bridged = [pair for group in joined for pair in pairwise(group) if things.join(*pair)]
    for a, b in _unique_fuller(forms, things):
        things.join(a, b)
    for a, b in _variants(forms):
        things.join(a, b)
    groups: dict[NameForm, list[NameForm]] = defaultdict(list)
    for form in forms:
        groups[things.root(form)].append(form)
    fullest = {form: min(group, key=lambda f: (-len(f.words), f.words)) for group in groups.values() for form in group}
    local = _within_articles(distinct, fullest, things)
    whole = {(m.article_key, m.form): local.get((m.article_key, m.form), fullest.get(m.form, m.form)) for m in distinct}
    judged = Judged(
        walls=frozenset(frozenset(fullest[form] for form in pair) for pair in things.walls()),
        bridged=frozenset(fullest[form] for pair in bridged for form in pair),
    )
    return Names(whole, _entities(distinct, whole), judged, rulings)


def _by_words(form: NameForm) -> tuple[tuple[str, ...], str]:
    return form.words, form.kind


def _by_name(mentions: list[Mention]) -> dict[str, list[NameForm]]:
    """The forms that a name may have, by what makes two prints one name."""
    found: dict[str, set[NameForm]] = defaultdict(set)
    for mention in mentions:
        if mention.form.words:
            for name in (mention.printed, mention.form.text):
                found[name_key(name)].add(mention.form)
    return {name: sorted(forms, key=_by_words) for name, forms in found.items()}


def _forms(names: Iterable[str], by_name: dict[str, list[NameForm]]) -> list[NameForm]:
    """The forms of some names; names that do not occur are passed over."""
    return [form for name in names for form in by_name.get(name, ())]


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


def _unique_fuller(forms: list[NameForm], things: Groups[NameForm]) -> Iterable[tuple[NameForm, NameForm]]:
    """Each short name with the one fuller name of its kind that has all its words; a name that fits several is left alone.

    A person's family name, a region without its province: nothing is joined by one word that many names share.
    """
    by_word: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        if form.kind != "generic":
            for word in sorted(_distinctive(form)):
                by_word[word].append(form)
    for form in forms:
        own = _distinctive(form)
        if not own:
            continue
        rarest = min(sorted(own), key=lambda word: len(by_word[word]))
        core = _core(form)
        fuller = [
            other for other in by_word[rarest]
            if other != form and other.kind == form.kind and core <= _core(other) and not things.apart(form, other) and _may_shorten(form, other)
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


def _variants(forms: list[NameForm]) -> Iterable[tuple[NameForm, NameForm]]:
    """Pairs of names of one kind that differ by spelling only, looked for among names with the same first letters."""
    blocks: dict[tuple[str, str], list[NameForm]] = defaultdict(list)
    for form in forms:
        if form.kind != "generic" and len(form.text) >= _SHORTEST_FUZZY:
            for word in sorted(_distinctive(form)):
                blocks[form.kind, word[:3]].append(form)
    for block in blocks.values():
        for at, a in enumerate(block):
            for b in block[at + 1 : at + 50]:
                if len(a.words) == len(b.words) and a != b and _spelt_alike(a, b):
                    yield a, b


def _spelt_alike(a: NameForm, b: NameForm) -> bool:
    """Is every word that only one has a spelling of one that only the other has?"""
    left, right = sorted(set(a.words) - set(b.words)), sorted(set(b.words) - set(a.words))
    if len(left) != len(right) or any(any(c.isdigit() for c in word) for word in left + right):
        return False
    return all(len(x) >= _SHORTEST_FUZZY and any(closeness(x, y) >= _CLOSE for y in right) for x in left)


def _within_articles(
    mentions: list[Mention], fullest: dict[NameForm, NameForm], things: Groups[NameForm]
) -> dict[tuple[str, NameForm], NameForm]:
    """What short names stand for where their article names one fitting thing only: `the high-tech zone`, a family name."""
    per_article: dict[str, list[NameForm]] = defaultdict(list)
    for mention in mentions:
        if mention.form.words and mention.form not in per_article[mention.article_key]:
            per_article[mention.article_key].append(mention.form)
    found = {}
    for article_key, forms in per_article.items():
        for form in forms:
            if form.kind in {"", "generic"} and len(form.words) > 1:
                continue
            fuller = sorted(
                {fullest[o] for o in forms if o != form and o.kind == form.kind and _core(form) < _core(fullest[o]) and not things.apart(form, o)},
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
