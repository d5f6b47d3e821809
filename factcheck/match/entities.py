"""Names -> things: which names are one thing.

Within an article a short name stands for the fuller one that it fits (a measure has it); across articles the relation of two names is a function of the
two and of what reviewers said. Nothing depends on what else is in the ledger, so that an article can be added without a look at the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from factcheck.core.discrepancy import Alias, Entity
from factcheck.core.keys import content_key
from factcheck.core.measure import Measure, NameForm, Provision
from factcheck.lexicon.cores import core_of, may_shorten
from factcheck.lexicon.kinds import LEGAL_FORMS, kind_of_name
from factcheck.lexicon.rarity import GRAMMAR, is_everyday
from factcheck.lexicon.speakers import TITLES
from factcheck.lexicon.spellings import fold
from factcheck.match.rulings import Rulings

__all__ = ["Names", "closeness", "distinctive", "entities_of"]

_CLOSE = 0.9
"""Spelling variants of one long name reach this; two names of one pattern (Line 1, Line 2) are told apart by their figures."""
_SHORTEST_FUZZY = 7


def closeness(a: str, b: str) -> float:
    """How alike two names are written, words in any order: 0 to 1. The one place where RapidFuzz's 0 to 100 is converted."""
    return float(fuzz.token_sort_ratio(a, b)) / 100


class Names:
    """What reviewers said of names, and how two names are related. ``of`` gives the fullest form of the thing that a figure or policy is of."""

    def __init__(self, aliases: Iterable[Alias] = ()) -> None:
        self.rulings = Rulings(aliases)
        self._group_of: dict[str, str] = {}
        self._shown: dict[str, NameForm] = {}
        for group, members in self.rulings.groups():
            words = max((_ruled(name) for name in members), key=lambda own: (len(own), own))
            self._group_of |= {" ".join(_ruled(name)): group for name in members}
            if len(members) > 1:
                self._shown[group] = NameForm(words, kind_of_name(words))
        self._bridged = frozenset(self._shown.values())
        self._walls = frozenset(
            " ".join(_ruled(name)) for sides in self.rulings.two() for side in sides for name in side
        )

    def of(self, item: Measure | Provision) -> NameForm:
        """The fullest form that its article has for the subject or actor; for one that a reviewer joined to others, the fullest of those.

        A name that a reviewer parted from another stands for itself.
        """
        given = _given(item)
        full = given if self._walls and " ".join(_ruled(given.text)) in self._walls else item.full
        return self.ruled(full) if self._shown else full

    def thing(self, item: Measure | Provision) -> tuple[str, str]:
        """What stands for the thing that a figure or policy is of: its kind, and the words that tell it from others of its kind."""
        full = self.of(item)
        core = core_of(full)
        return full.kind, " ".join(word for word in full.words if word in core) or full.text

    def parted(self, a: Measure, b: Measure) -> bool:
        """Did a reviewer say that the two are not of one thing, or do not count one thing?"""
        return bool(self._walls) and (self._subjects_parted(a, b) or self.metrics_parted(a, b))

    def told_apart(self, a: Measure, b: Measure) -> tuple[str | None, str | None]:
        """The names, as printed, of two measures that a reviewer parted: of their subjects, else of what they count."""
        if self._subjects_parted(a, b):
            return a.claim.subject, b.claim.subject
        return a.claim.metric or a.claim.counted, b.claim.metric or b.claim.counted

    def _subjects_parted(self, a: Measure, b: Measure) -> bool:
        left, right = self.of(a), self.of(b)
        return self._walled(left, right) or self.rulings.are_two(a.claim.subject, b.claim.subject)

    def metrics_parted(self, a: Measure, b: Measure) -> bool:
        """Did a reviewer say that what the two count is two things?"""
        return self.rulings.are_two(a.claim.metric or a.claim.counted, b.claim.metric or b.claim.counted)

    def relation(self, a: NameForm, b: NameForm) -> str:
        """``same``, ``nested`` (one lies in the other, or is named after it), ``different`` or ``unknown`` (either has no name of its own)."""
        if not a.words or not b.words:
            return "unknown"
        if self._walls and self._walled(a, b):
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

    def ruled(self, form: NameForm) -> NameForm:
        """The fullest form of the names that a reviewer joined to a name, else the name."""
        group = self._group(form)
        return form if group is None else self._shown.get(group, form)


def entities_of(items: Iterable[Measure | Provision], names: Names) -> tuple[Entity, ...]:
    """The things that figures and policies are of, under all the names that articles gave them, by their words."""
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in items:
        if _given(item).words:
            printed[names.thing(item)].add(_printed(item) or _given(item).text)
    return tuple(
        Entity(
            key=content_key(["entity", "subject", *thing]),
            role="subject",
            name=Entity.called("subject", own),
            names=tuple(sorted(own)),
        )
        for thing, own in sorted(printed.items(), key=lambda item: (item[0][1], item[0][0]))
    )


def _given(item: Measure | Provision) -> NameForm:
    """The name of the subject or actor as its sentence gives it."""
    return item.subject if isinstance(item, Measure) else item.actor


def _printed(item: Measure | Provision) -> str | None:
    return item.claim.subject if isinstance(item, Measure) else item.claim.actor


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
def distinctive(form: NameForm) -> frozenset[str]:
    """The words of a name that few other names have."""
    return frozenset(word for word in core_of(form) if not is_everyday(word) and word != "hightech")


@lru_cache(maxsize=65536)
def _relation(a: NameForm, b: NameForm) -> str:
    """The relation of two names of which nobody said anything, and which are not equal."""
    if "generic" in {a.kind, b.kind}:
        return "unknown"
    if not a.kind and not b.kind and (a.words[-len(b.words) :] == b.words or b.words[-len(a.words) :] == a.words):
        return "same"
    core_a, core_b = core_of(a), core_of(b)
    if core_a and core_b and (core_a <= core_b or core_b <= core_a):
        if core_a == core_b and {a.kind, b.kind} == {"", "city"}:
            return "same"
        short, long = (a, b) if core_a <= core_b else (b, a)
        return "same" if a.kind == b.kind and may_shorten(short, long) else "nested"
    return "same" if a.kind == b.kind and len(a.words) == len(b.words) and _spelt_alike(a, b) else "different"


def _spelt_alike(a: NameForm, b: NameForm) -> bool:
    """Is every word that only one has a spelling of one that only the other has?"""
    left, right = sorted(set(a.words) - set(b.words)), sorted(set(b.words) - set(a.words))
    if len(left) != len(right) or any(any(c.isdigit() for c in word) for word in left + right):
        return False
    return all(len(x) >= _SHORTEST_FUZZY and any(closeness(x, y) >= _CLOSE for y in right) for x in left)
