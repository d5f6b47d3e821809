"""What reviewers said of names and metric phrases: bridges and walls. A wall is stronger, and no chain of bridges goes round it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from factcheck.core.discrepancy import Alias
from factcheck.core.measure import Measure
from factcheck.lexicon.concepts import FACETS, concept
from factcheck.lexicon.rarity import GRAMMAR
from factcheck.lexicon.spellings import name_key

__all__ = ["Groups", "Rulings", "with_bridges"]

Thing = TypeVar("Thing", bound=Hashable)


class Groups(Generic[Thing]):
    """Things joined into groups, never across a wall. ``order`` decides which of a group stands for it, whatever was joined first."""

    def __init__(self, walls: Iterable[tuple[Thing, Thing]], order: Callable[[Thing], Any]) -> None:
        self._parent: dict[Thing, Thing] = {}
        self._order = order
        self._walls: dict[Thing, set[Thing]] = defaultdict(set)
        for one, other in walls:
            if one != other:
                self._walls[one].add(other)
                self._walls[other].add(one)

    def root(self, thing: Thing) -> Thing:
        """What stands for the group of a thing."""
        while (above := self._parent.get(thing, thing)) != thing:
            self._parent[thing] = self._parent.get(above, above)
            thing = self._parent[thing]
        return thing

    def apart(self, one: Thing, other: Thing) -> bool:
        """Is there a wall between their groups?"""
        return self.root(other) in self._walls.get(self.root(one), ())

    def join(self, one: Thing, other: Thing) -> bool:
        """Makes one group of two; False, and nothing is done, where a wall stands between them."""
        if self.apart(one, other):
            return False
        first, second = sorted((self.root(one), self.root(other)), key=self._order)
        if first != second:
            self._parent[second] = first
            for beyond in self._walls.pop(second, set()):
                self._walls[beyond].discard(second)
                self._walls[beyond].add(first)
                self._walls[first].add(beyond)
        return True

    def walls(self) -> frozenset[frozenset[Thing]]:
        """The pairs of groups that a wall parts, each by what stands for it."""
        return frozenset(frozenset((one, other)) for one, others in self._walls.items() for other in others)


class Rulings:
    """What reviewers said of names, whatever the order it was said in. Names are compared by :func:`name_key`."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        known: list[tuple[str, str, bool]] = []
        for said in aliases:
            one, other = sorted((name_key(said.name), name_key(said.other)))
            if one and other and one != other:
                known.append((one, other, said.same))
        known.sort()
        walls = [(one, other) for one, other, same in known if not same]
        self._groups = Groups(walls, order=str)
        bridges = [(one, other) for one, other, same in known if same and self._groups.join(one, other)]
        self._named = {name for pair in (*walls, *bridges) for name in pair}
        self._members: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._named):
            self._members[self._groups.root(name)].append(name)

    def one(self) -> Iterator[Sequence[str]]:
        """The names of each group of two or more."""
        yield from (names for _, names in sorted(self._members.items()) if len(names) > 1)

    def two(self) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        """The names on either side of each wall, with all that they are one with."""
        for pair in sorted(sorted(ends) for ends in self._groups.walls()):
            yield self._members[pair[0]], self._members[pair[1]]

    def groups(self) -> Iterator[tuple[str, Sequence[str]]]:
        """What stands for each group, and its names; a name that is only walled off is a group of its own."""
        yield from sorted(self._members.items())

    def group(self, name: str | None) -> str | None:
        """What stands for all the names that a name is one with; None for a name that nobody spoke of."""
        key = name_key(name or "")
        return self._groups.root(key) if key in self._named else None

    def are_one(self, name: str | None, other: str | None) -> bool:
        """Did a reviewer say that the two are one?"""
        group = self.group(name)
        return group is not None and group == self.group(other)

    def are_two(self, name: str | None, other: str | None) -> bool:
        """Did a reviewer say that the two are not one?"""
        one, two = self.group(name), self.group(other)
        return one is not None and two is not None and self._groups.apart(one, two)


def with_bridges(measures: Iterable[Measure], rulings: Rulings) -> list[Measure]:
    """The measures, those of metric phrases that a reviewer called one with the parts of one phrase: that with the fewest words.

    The parts are read off the phrase that was ruled on, not off whatever measures there are: what is compared must not change when an article comes.
    """
    shown = {group: _parts(min(members, key=lambda name: (len(name.split()), name))) for group, members in rulings.groups() if len(members) > 1}  # fmt: skip
    return [_like(m, shown.get(rulings.group(m.claim.metric or m.claim.counted) or "")) if shown and m.head else m for m in measures]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Phrase:
    metric: str
    head: str
    facet: str
    modifiers: frozenset[str]


def _parts(name: str) -> _Phrase:
    """The parts of a metric phrase that a reviewer spoke of: its last noun, the noun that measures it, the words before."""
    words = name.split()
    before, of, behind = name.partition(" of ")
    facet = before.split()[-1] if of and before.split()[-1] in FACETS else ""
    phrase = [word for word in (behind.split() if facet else words) if word not in GRAMMAR] or words
    return _Phrase(name, concept(phrase[-1]), facet, frozenset(concept(word) for word in phrase[:-1]))


def _like(measure: Measure, shown: _Phrase | None) -> Measure:
    if shown is None:
        return measure
    # A verb of its own carries a figure whatever it counts is called; one that was read in the phrase goes with the phrase.
    action = measure.action if measure.claim.predicate else ""
    return replace(
        measure, metric=shown.metric, head=shown.head, facet=shown.facet, modifiers=shown.modifiers, action=action
    )
