"""Which measures are looked at together: those that share a key of what is counted, of whom, or of a rare name beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.core.measure import Measure
from factcheck.lexicon.concepts import GENERIC_HEADS
from factcheck.lexicon.rarity import is_familiar
from factcheck.match.entities import Names

__all__ = ["LARGEST", "pairs"]

LARGEST = 160
"""Members of a block that are all compared with one another; a larger one is split by a further key. Reason: 160 give 12,720 pairs, half
a second of work at most."""

_Key = tuple[str, ...]


def pairs(measures: Sequence[Measure], names: Names, skipped: list[str]) -> Iterator[tuple[Measure, Measure]]:
    """The pairs worth a comparison, each once, in order of their keys. What a block too large leaves out is said in ``skipped``."""
    ordered = sorted(measures, key=lambda m: m.key)
    seen: set[tuple[int, int]] = set()
    for members in _blocks(ordered, names, skipped):
        for at, a in enumerate(members):
            for b in members[at + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
    for a, b in sorted(seen):
        yield ordered[a], ordered[b]


def _blocks(ordered: Sequence[Measure], names: Names, skipped: list[str]) -> Iterator[list[int]]:
    blocks: dict[_Key, list[int]] = defaultdict(list)
    for at, measure in enumerate(ordered):
        for key in _keys(measure, names):
            blocks[key].append(at)
    for key in sorted(blocks):
        members = blocks[key]
        if len(members) < 2:
            continue
        if len(members) <= LARGEST:
            yield members
        else:
            yield from _split(key, members, ordered, names, skipped)


def _keys(measure: Measure, names: Names) -> Iterator[_Key]:
    """By what is counted, by the verb, by the subject, by each name of the sentence; within one dimension and nature, always."""
    base = measure.comparable
    if measure.head and measure.head not in GENERIC_HEADS:
        yield (*base, "head", measure.head)
    if measure.action:
        yield (*base, "verb", measure.action)
    subject = names.of(measure.article_key, measure.subject)
    if subject.words and subject.kind != "generic":
        yield (*base, "subject", subject.text)
    for name in measure.sentence.names:
        if not is_familiar(name):
            yield (*base, "name", name)
    if not measure.sentence.names and not measure.head:
        for word in measure.sentence.words:
            yield (*base, "word", word)


def _split(
    key: _Key, members: list[int], ordered: Sequence[Measure], names: Names, skipped: list[str]
) -> Iterator[list[int]]:
    """A block too large, by the names that its measures have in their sentences and subjects; what is still too large is left out, and said."""
    parts: dict[str, list[int]] = defaultdict(list)
    for at in members:
        measure = ordered[at]
        further = (
            set(measure.sentence.names)
            | set(names.of(measure.article_key, measure.subject).words)
            | {f"the article {measure.article_key[:12]}"}
        )
        if key[2] != "head" and measure.head:
            further.add(f"the metric {measure.head}")
        for word in further:
            parts[word].append(at)
    for word in sorted(parts):
        part = parts[word]
        if len(part) > LARGEST:
            skipped.append(
                f"{len(part)} figures of {key[0]} with {key[2]} {key[3]!r} and {word!r} were too many to compare all with one another"
            )
        elif len(part) > 1:
            yield part
