"""Which measures are looked at together: those that share a telling word, alone or together with what is counted.

The keys of a measure depend on its article alone, so that they can be stored with it, and a new article is compared with what stands under its own
keys. A block of too many members is not compared as a whole: finer keys, which each of its members has too, split it.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, groupby

from factcheck.core.measure import Measure
from factcheck.lexicon.rarity import is_everyday, is_familiar
from factcheck.match.entities import Names, distinctive
from factcheck.match.stops import year_alone

__all__ = [
    "ASKING",
    "CHECKED",
    "KEY_BITS",
    "LARGEST",
    "candidates",
    "hashed",
    "keys_of",
    "mark_of",
    "may_meet",
    "most_of",
    "pairs",
    "said_of_large",
]

LARGEST = 160
"""Members of a block that are all compared with one another. Reason: 160 give 12,720 pairs, half a second of work at most."""

KEY_BITS = 40
"""Bits of a key: with a number of 24 bits for the measure it fits a machine word. Of ten million keys some fifty share a number, which costs a
few comparisons and loses none."""

_NAMES_OF_ARTICLE = 8
"""So many of the first telling names of an article stand for what it is about. Reason: on articles of forty topics 8 find what 24 find, together
with the words of the sentence."""
_MOST_NAMES, _MOST_PAIRED = 5, 4
_PARTS = 16
_AT_BITS = 24
_AT = (1 << _AT_BITS) - 1


FIRM, LOOSE, ASKING, CHECKED = 0, 1, 2, 3
"""What a key is: of a telling word; of a plain one; one under which only measures of which it is not known what they count are compared with the others;
of a group that a check looks at. It stands in the last two bits of the key."""

_MOST = {FIRM: LARGEST, LOOSE: 48, ASKING: LARGEST}
"""Members of a block of each kind. Reason for the smaller: a plain word that more share tells nothing of one event."""


def most_of(key: int) -> int:
    """How many measures under a key are compared with one another; where there are more, none are."""
    return _MOST[key & 3]


def mark_of(measure: Measure) -> int:
    """What is seen of a measure at a glance: whether it does not show what it counts (the last bit), and the one year that it is for (the others, 0 for none)."""
    return year_alone(measure) << 1 | (not measure.head)


def may_meet(key: int, one: int, other: int) -> bool:
    """May two measures under a key, seen at a glance, be about one thing? A function of their marks."""
    if key & 3 == ASKING and not (one | other) & 1:
        return False
    years = one >> 1, other >> 1
    return not all(years) or years[0] == years[1]


@lru_cache(maxsize=1 << 16)
def _marked(kind: int, *words: str) -> int:
    return hashed(*words) & ~3 | kind


def hashed(*words: str, bits: int = KEY_BITS) -> int:
    """A key of some words, the same on every machine."""
    found = hashlib.blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found) >> 64 - bits


def keys_of(measure: Measure, names: Names) -> tuple[int, ...]:
    """The keys under which a measure is looked up, each once, always within its dimension and nature.

    Each telling word of its subject and sentence; what is counted with the words of the sentence and the names of the article, since two reports of
    one event share a name although their sentences may not; and, to split what many articles tell of, with the year.
    """
    base = measure.comparable
    subject = names.of(measure)
    telling = {name for name in measure.sentence.names if not is_familiar(name)}
    if subject.kind != "generic":
        telling |= distinctive(subject)
    told, familiar = _names_of_article(measure)
    around = telling.union(told)
    found = {_marked(ASKING, *base, "unknown", word) for word in telling}
    if not measure.head:
        found.update(_marked(ASKING, *base, "unknown", word) for word in told)
    found.update(_marked(FIRM if measure.currency else LOOSE, *base, "", word) for word in telling)
    year = "" if measure.period is None else measure.period.text[:4]
    # Sentences that share three names are alike enough to be about one thing whatever they count.
    few = sorted(telling)[:_MOST_NAMES]
    found.update(_marked(FIRM, *base, "three", *three) for three in combinations(few, 3))
    if measure.action:
        found.update(_marked(FIRM, *base, "verb", measure.action, word) for word in telling)
    else:
        found.update(_marked(FIRM, *base, "two", *two) for two in combinations(few[:_MOST_PAIRED], 2))
    if measure.head:
        head = (*base, "head", measure.head)
        words = {word for word in measure.sentence.words if word != measure.head and not is_everyday(word)}
        found.update(_marked(FIRM, *head, word) for word in around)
        found.update(_marked(LOOSE, *head, word) for word in words.union(familiar) - around)
        found.update(_marked(FIRM, *head, word, year) for word in telling)
        found.update((_marked(LOOSE, *head), _marked(LOOSE, *head, "verb", measure.action)))
    return tuple(sorted(found))


@lru_cache(maxsize=4096)
def _first_names(text: str, names: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    low = text.lower()
    placed = sorted((low.find(name) % len(low), name) for name in names) if low else []
    telling = [name for _, name in placed if not is_familiar(name)]
    return tuple(telling[:_NAMES_OF_ARTICLE]), tuple(name for _, name in placed if is_familiar(name))


def _names_of_article(measure: Measure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first telling names of the article, and those that articles on any event have."""
    return _first_names(measure.claim.article.text, measure.article.names)


def pairs(measures: Sequence[Measure], names: Names, skipped: list[str]) -> Iterator[tuple[Measure, Measure]]:
    """The pairs worth a comparison, each once, in order of their keys. What a block too large leaves out is said in ``skipped``."""
    ordered = sorted(measures, key=lambda m: m.key)
    for at, others in candidates(ordered, names, skipped):
        for other in others:
            yield ordered[at], ordered[other]


def candidates(
    ordered: Sequence[Measure], names: Names, skipped: list[str], keys: Mapping[str, Iterable[int]] | None = None
) -> Iterator[tuple[int, list[int]]]:
    """The place of each measure, and those of the measures behind it that are worth a comparison with it. ``keys`` are theirs, where they are known.

    Keys and numbers of measures are kept in arrays of machine words, so that a million measures need no more than some hundred bytes each.
    """
    postings = [array("Q") for _ in range(_PARTS)]
    for at, measure in enumerate(ordered):
        for key in keys_of(measure, names) if keys is None else keys[measure.key]:
            if key & 3 != CHECKED:
                postings[key % _PARTS].append(key << _AT_BITS | at)
    blocks = _Blocks(postings, array("H", map(mark_of, ordered)))
    if blocks.left_out:
        skipped.append(said_of_large(blocks.left_out, blocks.largest))
    for at in range(len(ordered)):
        yield at, blocks.after(at)


def said_of_large(blocks: int, largest: int) -> str:
    """What ``skipped`` says of words that too many figures share."""
    return (
        f"{blocks} words that too many figures of one kind share (the largest has {largest}) brought nothing together by themselves, only "
        "with a rarer word or a year"
    )


class _Blocks:
    """The blocks that are compared, and in which of them each measure is, by the marks of the measures."""

    def __init__(self, postings: list[array[int]], marks: array[int]) -> None:
        self.left_out, self.largest = 0, 0
        self._asking = bytearray(mark & 1 for mark in marks)
        self._years = array("H", (mark >> 1 for mark in marks))
        self._members, self._starts, self._one_sided = array("I"), array("I", [0]), bytearray()
        self._first = array("I", bytes(4 * (len(marks) + 1)))
        for part in range(_PARTS):
            found, postings[part] = sorted(postings[part]), array("Q")
            for key, group in groupby(found, key=_key):
                self._add(key, [posting & _AT for posting in group])
        for at in range(len(marks)):
            self._first[at + 1] += self._first[at]
        self._of = array("I", bytes(4 * self._first[-1]))
        filled = array("I", self._first)
        for block in range(len(self._starts) - 1):
            for at in self._members[self._starts[block] : self._starts[block + 1]]:
                self._of[filled[at]] = block
                filled[at] += 1

    def _add(self, key: int, members: list[int]) -> None:
        one_sided = key & 3 == ASKING
        if len(members) < 2 or one_sided and not any(self._asking[at] for at in members):
            return
        if len(members) > most_of(key):
            self.left_out, self.largest = self.left_out + 1, max(self.largest, len(members))
            return
        self._members.extend(members)
        self._starts.append(len(self._members))
        self._one_sided.append(one_sided)
        for at in members:
            self._first[at + 1] += 1

    def after(self, at: int) -> list[int]:
        """The measures behind a measure that are in a block with it."""
        found: set[int] = set()
        for block in self._of[self._first[at] : self._first[at + 1]]:
            start, end = self._starts[block], self._starts[block + 1]
            behind = self._members[bisect_right(self._members, at, start, end) : end]
            found.update(
                (other for other in behind if self._asking[other])
                if self._one_sided[block] and not self._asking[at]
                else behind
            )
        year, years = self._years[at], self._years
        return sorted(found if not year else [other for other in found if years[other] in (0, year)])


def _key(posting: int) -> int:
    return posting >> _AT_BITS
