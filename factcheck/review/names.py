"""Rulings on names: does a new one contradict what stands?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

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
    from_one, from_other = _ways(one, standing), _ways(other, standing)
    bridge = from_one.get(other, [])
    walls = _wall(from_one, from_other, standing)
    if new.same and len(bridge) == 1:
        raise UsageError(f"ruling {bridge[0].id} says so already: {_said(bridge[0])}", mend="There is nothing to add.")
    if new.same and walls:
        raise UsageError(f"that contradicts {_told(walls)}", mend=f"{_MEND} {walls[0].id}.")
    if not new.same and bridge:
        raise UsageError(f"that contradicts {_told(bridge)}", mend=f"{_MEND} {bridge[0].id}.")
    if not new.same and any({key_of(wall.name), key_of(wall.other)} == {one, other} for wall in walls):
        raise UsageError(f"ruling {walls[0].id} says so already: {_said(walls[0])}", mend="There is nothing to add.")


def _ways(start: str, standing: Iterable[Ruling]) -> dict[str, list[Ruling]]:
    """The names that rulings of "same" lead to from one, itself among them, each with the fewest rulings on the way. Names are keys."""
    steps: dict[str, list[tuple[str, Ruling]]] = {}
    for ruling in standing:
        if ruling.same:
            one, other = key_of(ruling.name), key_of(ruling.other)
            steps.setdefault(one, []).append((other, ruling))
            steps.setdefault(other, []).append((one, ruling))
    ways: dict[str, list[Ruling]] = {start: []}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for beyond, ruling in steps.get(at, ()):
            if beyond not in ways:
                ways[beyond] = [*ways[at], ruling]
                waiting.append(beyond)
    return ways


def _wall(
    one: Mapping[str, list[Ruling]], other: Mapping[str, list[Ruling]], standing: Iterable[Ruling]
) -> list[Ruling]:
    """The wall that stands between two groups of names, with the bridges that lead to it; the nearest, none where there is none."""
    found: list[list[Ruling]] = []
    for wall in standing:
        if wall.same:
            continue
        left, right = key_of(wall.name), key_of(wall.other)
        for near, far in ((left, right), (right, left)):
            if near in one and far in other:
                found.append([wall, *one[near], *other[far]])
    return min(found, key=lambda way: (len(way), way[0].id), default=[])


def _told(rulings: Sequence[Ruling]) -> str:
    """``ruling 3 (“Ayr” is not “Bude”), with ruling 1 (…)``."""
    first, *others = (f"ruling {one.id} ({_said(one)})" for one in rulings)
    return f"{first}, with {', '.join(others)}" if others else first


def _said(one: Ruling) -> str:
    return f"“{one.name}” {'is' if one.same else 'is not'} “{one.other}”"
