"""Which discrepancies that were decided are like one that waits, and why. It never proposes an answer: it says what was found then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factcheck.core.precedent import Gist
from factcheck.lexicon.spellings import name_key

__all__ = ["MOST", "CaseBook", "Likeness"]

MOST = 3
"""So many past decisions are told with a discrepancy. Reason: they stand beside its quotes, which must stay in sight."""

LEAST = 3
"""From so many points on a past discrepancy is worth telling: one of the strong likenesses, or a metric or a subject with something else."""

SAME_NAMES, SAME_METRIC, SAME_NOUN, SAME_SUBJECT, SAME_SOURCES, SAME_KIND = 4, 2, 1, 2, 2, 1
"""Points of what two discrepancies have in common. Two metric names that stood against each other before say most: `R&D platforms` and
`innovation platforms` are two things wherever they are printed."""

_ALL = SAME_NAMES + SAME_SUBJECT + SAME_SOURCES + SAME_KIND

Likeness = tuple[Gist, float, tuple[str, ...]]
"""A past discrepancy, how like it is (0 to 1), and the reasons in words, the strongest first."""


class CaseBook:
    """Discrepancies that were decided, to be looked up by what they were about. Names are compared by their key: capitals and spelling do not count."""

    def __init__(self, decided: Iterable[Gist]) -> None:
        self._cases = {one.id: _Case(one) for one in decided}
        self._by_mark: dict[tuple[str, object], list[str]] = defaultdict(list)
        for number, case in self._cases.items():
            for mark in case.marks():
                self._by_mark[mark].append(number)

    def like(self, asked: Gist, *, most: int = MOST) -> tuple[Likeness, ...]:
        """The past discrepancies most like this one, the most like first, then the later number; not itself."""
        case = _Case(asked)
        near = {number for mark in case.marks() for number in self._by_mark.get(mark, ())} - {asked.id}
        found = [
            (self._cases[number].gist, points, reasons)
            for number in near
            for points, reasons in [_compared(case, self._cases[number])]
            if points >= LEAST
        ]
        ranked = sorted(found, key=lambda one: (-one[1], -_row(one[0].id)))
        return tuple((gist, round(points / _ALL, 2), reasons) for gist, points, reasons in ranked[:most])


class _Case:
    """A discrepancy with the keys of its names, each with a print of it."""

    __slots__ = ("gist", "metrics", "nouns", "sources", "subjects")

    def __init__(self, gist: Gist) -> None:
        self.gist = gist
        self.subjects = _keyed(gist.subjects)
        self.metrics = _keyed(gist.metrics)
        self.sources = _keyed(gist.sources)
        self.nouns = {key.rpartition(" ")[2]: key.rpartition(" ")[2] for key in self.metrics}

    def marks(self) -> Iterable[tuple[str, object]]:
        """What it is looked up by: what alone, or with its kind, is enough to be told."""
        yield from (("metric", key) for key in self.metrics)
        yield from (("subject", key) for key in self.subjects)
        if len(self.sources) > 1:
            yield "sources", frozenset(self.sources)


def _compared(asked: _Case, past: _Case) -> tuple[int, tuple[str, ...]]:
    """The points of what two discrepancies have in common, and each in words."""
    found: list[tuple[int, str]] = []
    metrics = asked.metrics.keys() & past.metrics.keys()
    if len(metrics) > 1:
        found.append((SAME_NAMES, f"the same names: {_quoted(asked.metrics, metrics)}"))
    elif metrics:
        found.append((SAME_METRIC, f"the same metric: {_quoted(asked.metrics, metrics)}"))
    elif nouns := asked.nouns.keys() & past.nouns.keys():
        found.append((SAME_NOUN, f"metrics of one noun: {_quoted(asked.nouns, nouns)}"))
    subjects = asked.subjects.keys() & past.subjects.keys()
    if subjects:
        found.append((SAME_SUBJECT, f"the same subject: {_quoted(asked.subjects, subjects)}"))
    if len(asked.sources) > 1 and asked.sources.keys() == past.sources.keys():
        found.append((SAME_SOURCES, f"the same sources: {_quoted(asked.sources, asked.sources)}"))
    if asked.gist.kind is past.gist.kind:
        found.append((SAME_KIND, f"the same kind: {asked.gist.kind}"))
    found.sort(key=lambda one: -one[0])
    return sum(points for points, _ in found), tuple(words for _, words in found)


def _keyed(names: Iterable[str]) -> dict[str, str]:
    """Names by key, each with its first print in order of the alphabet."""
    return {key: name for name in sorted(names, reverse=True) if (key := name_key(name))}


def _quoted(prints: dict[str, str], keys: Iterable[str]) -> str:
    """``“R&D platforms” and “innovation platforms”``."""
    return " and ".join(f"“{prints[key]}”" for key in sorted(keys))


def _row(number: str) -> int:
    digits = number[1:]
    return int(digits) if digits.isdigit() else 0
