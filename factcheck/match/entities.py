"""Names -> things: which names are one thing.

Within an article a short name stands for the fuller one that it fits; across articles the relation of two names is a function of the two and of what
reviewers said. Nothing depends on what else is in the ledger, so that an article can be added without a look at the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from factcheck.core.discrepancy import Alias, Entity
from factcheck.core.keys import content_key
from factcheck.core.measure import Measure, NameForm
from factcheck.lexicon.kinds import FILLERS, LEGAL_FORMS, kind_of_name
from factcheck.lexicon.rarity import GRAMMAR, is_everyday
from factcheck.lexicon.speakers import TITLES
from factcheck.lexicon.spellings import fold
from factcheck.match.rulings import Rulings

__all__ = ["Mention", "Names", "closeness", "distinctive", "resolve"]

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

    def __init__(self, mentions: Iterable[Mention], rulings: Rulings) -> None:
        self.rulings = rulings
        self._group_of: dict[str, str] = {}
        self._shown: dict[str, NameForm] = {}
        for group, members in rulings.groups():
            words = max((_ruled(name) for name in members), key=lambda own: (len(own), own))
            self._group_of |= {" ".join(_ruled(name)): group for name in members}
            if len(members) > 1:
                self._shown[group] = NameForm(words, kind_of_name(words))
        self._bridged = frozenset(self._shown.values())
        self._has_walls = any(rulings.two())
        self._fullest: dict[tuple[str, NameForm], NameForm] = {}
        self._mentions: set[Mention] = set()
        self.learn(mentions)

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Takes in the names of further articles, whole articles at a time. What is known of the others does not change by it."""
        found = set(mentions)
        self._mentions |= found
        self._fullest |= self._within_articles(found)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The things under all the names that articles gave them, by their words."""
        printed: dict[tuple[str, str], set[str]] = defaultdict(set)
        for mention in self._mentions:
            if mention.form.words and mention.printed:
                printed[self.thing(mention.article_key, mention.form)].add(mention.printed)
        return tuple(
            Entity(
                key=content_key(["entity", "subject", *thing]),
                role="subject",
                name=Entity.called("subject", names),
                names=tuple(sorted(names)),
            )
            for thing, names in sorted(printed.items(), key=lambda item: (item[0][1], item[0][0]))
        )

    def of(self, article_key: str, form: NameForm) -> NameForm:
        """The fullest form of the thing that a name stands for in an article; for one that a reviewer joined to others, the fullest of those."""
        full = self._fullest.get((article_key, form), form)
        return self._as_ruled(full) if self._shown else full

    def thing(self, article_key: str, form: NameForm) -> tuple[str, str]:
        """What stands for the thing that a name names in an article: its kind, and the words that tell it from others of its kind."""
        full = self.of(article_key, form)
        core = _core(full)
        return full.kind, " ".join(word for word in full.words if word in core) or full.text

    def parted(self, a: Measure, b: Measure) -> bool:
        """Did a reviewer say that the two are not of one thing, or do not count one thing?"""
        return self._has_walls and (self._subjects_parted(a, b) or self.metrics_parted(a, b))

    def told_apart(self, a: Measure, b: Measure) -> tuple[str | None, str | None]:
        """The names, as printed, of two measures that a reviewer parted: of their subjects, else of what they count."""
        if self._subjects_parted(a, b):
            return a.claim.subject, b.claim.subject
        return a.claim.metric or a.claim.counted, b.claim.metric or b.claim.counted

    def _subjects_parted(self, a: Measure, b: Measure) -> bool:
        left, right = self.of(a.article_key, a.subject), self.of(b.article_key, b.subject)
        return self._walled(left, right) or self.rulings.are_two(a.claim.subject, b.claim.subject)

    def metrics_parted(self, a: Measure, b: Measure) -> bool:
        """Did a reviewer say that what the two count is two things?"""
        return self.rulings.are_two(a.claim.metric or a.claim.counted, b.claim.metric or b.claim.counted)

    def relation(self, a: NameForm, b: NameForm) -> str:
        """``same``, ``nested`` (one lies in the other, or is named after it), ``different`` or ``unknown`` (either has no name of its own)."""
        if not a.words or not b.words:
            return "unknown"
        if self._has_walls and self._walled(a, b):
            return "different"
        if a == b:
            return "same" if a.kind != "generic" or a in self._bridged else "unknown"
        return _relation(a, b)

    def _walled(self, a: NameForm, b: NameForm) -> bool:
        """Did a reviewer part the two?"""
        one, two = self._group(a), self._group(b)
        return one is not None and two is not None and self.rulings.are_two(one, two)

    def _group(self, form: NameForm) -> str | None:
        return self._group_of.get(" ".join(_ruled(form.text)))

    def _as_ruled(self, form: NameForm) -> NameForm:
        group = self._group(form)
        return form if group is None else self._shown.get(group, form)

    def _within_articles(self, mentions: Iterable[Mention]) -> dict[tuple[str, NameForm], NameForm]:
        """What short names stand for where their article names one fitting thing only: `the high-tech zone`, a family name."""
        per_article: dict[str, set[NameForm]] = defaultdict(set)
        for mention in mentions:
            if mention.form.words:
                per_article[mention.article_key].add(mention.form)
        found = {}
        for article_key, forms in per_article.items():
            for form in forms if len(forms) > 1 else ():
                full = self._fuller(form, forms)
                if full is not None:
                    found[article_key, form] = full
        return found

    def _fuller(self, form: NameForm, forms: Iterable[NameForm]) -> NameForm | None:
        """The one fuller name of its kind that has all the words of a name; None where there is none, or several that are not one."""
        if form.kind == "generic" and len(form.words) > 1:
            return None
        core = _core(form)
        fuller = [
            other
            for other in forms
            if other.kind == form.kind and core < _core(other) and not (self._has_walls and self._walled(form, other))
        ]
        if not fuller:
            return None
        longest = max(fuller, key=lambda other: (len(_core(other)), other.words))
        if not all(_core(other) <= _core(longest) for other in fuller):
            return None
        if self._has_walls and any(
            self._walled(form, o) for o in forms if o.kind == form.kind and _core(o) <= _core(longest)
        ):
            return None
        return None if not form.kind and len(form.words) > 1 and not _may_shorten(form, longest) else longest


def resolve(mentions: Iterable[Mention], aliases: Iterable[Alias] = ()) -> Names:
    """What the names stand for. Reviewers' aliases are bridges and walls between names; a wall is stronger, and nothing goes round it."""
    return Names(frozenset(mentions), Rulings(aliases))


_SMALL = frozenset(["the", "a", "an", "its", "their", "this", "that", "of", "in", "and", "for", "at", "on", "'s", "s"])


@lru_cache(maxsize=32768)
def _ruled(name: str) -> tuple[str, ...]:
    """The words by which a name, as printed or as its form has it, is one that a reviewer spoke of."""
    words = tuple(word for word in fold(name) if word not in _SMALL and word not in GRAMMAR)
    words = tuple(word for word in words if word not in LEGAL_FORMS) or words
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words


@lru_cache(maxsize=65536)
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


@lru_cache(maxsize=65536)
def distinctive(form: NameForm) -> frozenset[str]:
    """The words of a name that few other names have."""
    return frozenset(word for word in _core(form) if not is_everyday(word) and word != "hightech")


@lru_cache(maxsize=65536)
def _relation(a: NameForm, b: NameForm) -> str:
    """The relation of two names of which nobody said anything, and which are not equal."""
    if "generic" in {a.kind, b.kind}:
        return "unknown"
    if not a.kind and not b.kind and (a.words[-len(b.words) :] == b.words or b.words[-len(a.words) :] == a.words):
        return "same"
    core_a, core_b = _core(a), _core(b)
    if core_a and core_b and (core_a <= core_b or core_b <= core_a):
        if core_a == core_b and {a.kind, b.kind} == {"", "city"}:
            return "same"
        short, long = (a, b) if core_a <= core_b else (b, a)
        return "same" if a.kind == b.kind and _may_shorten(short, long) else "nested"
    return "same" if a.kind == b.kind and len(a.words) == len(b.words) and _spelt_alike(a, b) else "different"


def _may_shorten(form: NameForm, other: NameForm) -> bool:
    """May the shorter name be the fuller one with words left out? What is left out must be less than what is kept."""
    kept, whole = _core(form), _core(other)
    if kept == whole:
        return True
    if form.kind in {"company", "zone", "bureau", "school", "association", "centre"}:
        return len(kept) * 2 >= len(whole) and len(kept) >= 2
    return len(kept) >= 2


def _spelt_alike(a: NameForm, b: NameForm) -> bool:
    """Is every word that only one has a spelling of one that only the other has?"""
    left, right = sorted(set(a.words) - set(b.words)), sorted(set(b.words) - set(a.words))
    if len(left) != len(right) or any(any(c.isdigit() for c in word) for word in left + right):
        return False
    return all(len(x) >= _SHORTEST_FUZZY and any(closeness(x, y) >= _CLOSE for y in right) for x in left)
