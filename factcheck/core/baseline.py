"""A baseline: the discrepancies that were known when it was written, so that a check can ask for the new ones alone.

It is for a baseline as it is for a decision: a new voice for a known value changes nothing, a changed or a further value does. Numbers (``D3``) are a ledger's own and
stand nowhere in it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.wording import json_text, reasons, side_figure
from factcheck.errors import BadBaseline

__all__ = ["Entry", "Judged", "KnownSide", "entry_of", "judge", "read_baseline", "written_baseline"]

VERSION = 1
_MARK = "factcheck_baseline"
_ABOUT = "Discrepancies that were known when this was written; factcheck check --baseline passes over them. Only key, value and claims count; told is for people."

_DIGITS = 16
"""Of the key of a claim so many digits are kept. Reason: of ten million claims two share them with a chance of three in a million."""

_CLAIMS = 8
"""So many claims of a side are kept, those with the smallest keys: by any of them it is known again."""


@dataclass(frozen=True, slots=True)
class KnownSide:
    """A side: its value in base units and plain digits (the words of one without a value), and the beginnings of the keys of some of its claims."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A known discrepancy: its key, its sides in order of their values, and what it is in words."""

    key: str
    sides: tuple[KnownSide, ...]
    told: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """The values of its sides, in order."""
        return tuple(side.value for side in self.sides)


@dataclass(frozen=True, slots=True)
class Judged:
    """Discrepancies beside a baseline: the ``new`` ones, with the keys of those among them that the baseline has with other values, and the entries that are ``met``."""

    new: tuple[Discrepancy, ...]
    changed: frozenset[str]
    known: int
    met: frozenset[Entry]


def entry_of(found: Discrepancy) -> Entry:
    """The entry of a discrepancy."""
    about = ", ".join(words for words in (found.metric, found.subject) if words)
    sides = " | ".join(" ".join(side_figure(side, noun=False).split()) for side in found.sides)
    told = f"severity {found.severity}, {reasons(found)}: {sides}{f' ({about})' if about else ''}"
    known = (KnownSide(_stated(side), _some(claim.key for claim in side.claims)) for side in found.sides)
    return Entry(found.key, tuple(sorted(known, key=lambda side: (side.value, side.claims))), told)


def _some(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({key[:_DIGITS] for key in keys})[:_CLAIMS])


def _stated(side: Side) -> str:
    if side.value is None:
        return " ".join(side_figure(side, noun=False).split())
    values = (value for value in (side.value, side.value_high) if value is not None)
    return "..".join(format(value.normalize(), "f") for value in values)


def judge(found: Iterable[Discrepancy], baseline: Iterable[Entry]) -> Judged:
    """Which discrepancies a baseline does not know, in their order.

    It knows one with the values of an entry, and with its key or, on each side, with one of its claims.
    """
    of_key: dict[str, list[Entry]] = defaultdict(list)
    of_claim: dict[str, list[Entry]] = defaultdict(list)
    for entry in baseline:
        of_key[entry.key].append(entry)
        for claim in sorted({claim for side in entry.sides for claim in side.claims}):
            of_claim[claim].append(entry)
    new: list[Discrepancy] = []
    changed: set[str] = set()
    met: set[Entry] = set()
    known = 0
    for one in found:
        mine = {claim.key[:_DIGITS] for claim in one.claims}
        near = dict.fromkeys([*of_key[one.key], *(entry for claim in sorted(mine) for entry in of_claim[claim])])
        same = [entry for entry in near if _is_same(one, entry)]
        known += bool(same)
        met.update(same)
        if not same:
            new.append(one)
            if any(entry.key == one.key or _shares_two(one, entry) for entry in near):
                changed.add(one.key)
    return Judged(tuple(new), frozenset(changed), known, frozenset(met))


def _is_same(one: Discrepancy, entry: Entry) -> bool:
    if entry_of(one).values != entry.values:
        return False
    return one.key == entry.key or all(
        any(_stated(side) == known.value and _has(side, known) for side in one.sides) for known in entry.sides
    )


def _shares_two(one: Discrepancy, entry: Entry) -> bool:
    """Does it share claims on two sides? Then it is the same question, with another value."""
    return sum(any(_has(side, known) for known in entry.sides) for side in one.sides) > 1


def _has(side: Side, known: KnownSide) -> bool:
    return not {claim.key[:_DIGITS] for claim in side.claims}.isdisjoint(known.claims)


def written_baseline(found: Iterable[Discrepancy]) -> str:
    """The text of a baseline: JSON with a line for each discrepancy, in order of their keys, so that a change shows as a line in a comparison of versions."""
    entries = sorted(map(entry_of, found), key=lambda one: (one.key, one.values))
    lines = ",\n".join(f"    {json_text(_record(one))}" for one in entries)
    inner = f"\n{lines}\n  " if lines else ""
    return f'{{\n  "{_MARK}": {VERSION},\n  "about": {json_text(_ABOUT)},\n  "discrepancies": [{inner}]\n}}\n'


def _record(one: Entry) -> dict[str, object]:
    sides = [{"value": side.value, "claims": list(side.claims)} for side in one.sides]
    return {"told": one.told, "key": one.key, "sides": sides}


_ANEW = "Write it anew: factcheck check --write-baseline FILE --force."


def read_baseline(text: str, where: object) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises BadBaseline for what is torn, is none, or was written by a later version."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadBaseline(f"is no whole baseline (line {error.lineno}: {error.msg})", where=where, mend=_ANEW) from None
    except (ValueError, RecursionError):
        raise BadBaseline("is no baseline of factcheck", where=where, mend=_ANEW) from None
    version = whole.get(_MARK) if isinstance(whole, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise BadBaseline("is no baseline of factcheck", where=where, mend=_ANEW)
    if version != VERSION:
        what = f"is a baseline of version {version}, and this program reads version {VERSION}"
        raise BadBaseline(what, where=where, mend="Update factcheck, or write the baseline anew.")
    listed = whole.get("discrepancies")
    if not isinstance(listed, list):
        raise BadBaseline("lists no discrepancies", where=where, mend=_ANEW)
    return tuple(_entry(one, at, where) for at, one in enumerate(listed, start=1))


def _entry(one: object, at: int, where: object) -> Entry:
    fields = one if isinstance(one, dict) else {}
    key, sides, told = fields.get("key"), fields.get("sides"), fields.get("told", "")
    read = [_side(side) for side in sides] if isinstance(sides, list) else []
    known = [side for side in read if side is not None]
    if not isinstance(key, str) or not known or len(known) != len(read):
        raise BadBaseline(f"discrepancy {at} of it has no key and sides", where=where, mend=_ANEW)
    return Entry(key, tuple(known), told if isinstance(told, str) else "")


def _side(one: object) -> KnownSide | None:
    """A side of an entry; None for what is none."""
    fields = one if isinstance(one, dict) else {}
    value, claims = fields.get("value"), fields.get("claims")
    if not isinstance(value, str) or not isinstance(claims, list):
        return None
    named: Sequence[object] = claims
    keys = tuple(name for name in named if isinstance(name, str))
    return KnownSide(value, keys) if len(keys) == len(named) else None
