"""Rulings on names: does a new one contradict what stands?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from factcheck.core.correction import Ruling
from factcheck.errors import UsageError
from factcheck.lexicon.spellings import name_key

__all__ = ["check_ruling", "key_of"]

_MEND = "Take one back first: factcheck alias remove"


def key_of(name: str) -> str:
    """What makes two prints of a name one. Equal keys are one name for matching."""
    return name_key(name)


def check_ruling(new: Ruling, standing: Sequence[Ruling]) -> None:
    """Nothing, for a ruling that adds something and contradicts nothing. Raises UsageError, naming the rulings that are in the way."""
    one, other = key_of(new.name), key_of(new.other)
    for name, key in ((new.name, one), (new.other, other)):
        if not key:
            raise UsageError(f"{name!r} is no name", mend="Write it as the articles do.")
    if one == other:
        raise UsageError(
            f"“{new.name}” and “{new.other}” are one name already, but for its spelling",
            mend="Rulings are about two names.",
        )
    bridge = _way(one, other, standing)
    walls = _walls(one, other, standing)
    if new.same and len(bridge) == 1:
        raise UsageError(f"ruling {bridge[0].id} says so already: {_said(bridge[0])}", mend="There is nothing to add.")
    if new.same and walls:
        raise UsageError(f"that contradicts {_told(walls)}", mend=f"{_MEND} {walls[0].id}.")
    if not new.same and bridge:
        raise UsageError(f"that contradicts {_told(bridge)}", mend=f"{_MEND} {bridge[0].id}.")
    if not new.same and any({key_of(wall.name), key_of(wall.other)} == {one, other} for wall in walls):
        raise UsageError(f"ruling {walls[0].id} says so already: {_said(walls[0])}", mend="There is nothing to add.")


def _way(start: str, goal: str, standing: Iterable[Ruling]) -> list[Ruling]:
    """The fewest rulings of "same" by which one name leads to another; none where nothing leads there. Names are keys."""
    steps: dict[str, list[tuple[str, Ruling]]] = {}
    for ruling in standing:
        if ruling.same:
            one, other = key_of(ruling.name), key_of(ruling.other)
            steps.setdefault(one, []).append((other, ruling))
            steps.setdefault(other, []).append((one, ruling))
    ways: dict[str, list[Ruling]] = {start: []}
    waiting = deque([start])
    while waiting and goal not in ways:
        at = waiting.popleft()
        for beyond, ruling in steps.get(at, ()):
            if beyond not in ways:
                ways[beyond] = [*ways[at], ruling]
                waiting.append(beyond)
    return ways.get(goal, [])


def _walls(one: str, other: str, standing: Sequence[Ruling]) -> list[Ruling]:
    """The wall that stands between the groups of two names, with the bridges that lead to it; the nearest first. Names are keys."""
    found: list[list[Ruling]] = []
    for wall in standing:
        if wall.same:
            continue
        for near, far in ((wall.name, wall.other), (wall.other, wall.name)):
            left, right = key_of(near), key_of(far)
            ways = _way(one, left, standing), _way(other, right, standing)
            if (left == one or ways[0]) and (right == other or ways[1]):
                found.append([wall, *ways[0], *ways[1]])
    return min(found, key=lambda way: (len(way), way[0].id), default=[])


def _told(rulings: Sequence[Ruling]) -> str:
    """``ruling 3 (“Ayr” is not “Bude”), with ruling 1 (…)``."""
    first, *others = (f"ruling {one.id} ({_said(one)})" for one in rulings)
    return f"{first}, with {', '.join(others)}" if others else first


def _said(one: Ruling) -> str:
    return f"“{one.name}” {'is' if one.same else 'is not'} “{one.other}”"
