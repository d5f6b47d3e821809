"""Which claim is which when an article is read again: by new rules, or in a new version of its text.

A claim of the same kind and form whose value span overlaps is the same claim. In a new version the old spans are first found again: by their
place, by their words and those around them, and, where the sentence was reworded and it is sure which one it is now, by that. A figure that was changed
makes a new claim, which replaces the old one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factcheck.core.anchor import Anchor, Found, common_length
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import AnchorFit, Comparator, Direction
from factcheck.errors import ClaimError
from factcheck.store.numbers import row_of
from factcheck.store.reworded import FUNCTION_WORDS, Rewording

__all__ = ["Imprint", "Pairing", "find_quotes", "imprint", "is_one_statement", "moved", "pair"]

Imprint = tuple[str, str, Direction | None, Comparator | None]
"""A claim's key, which is of its place alone at an address, what is printed there, where that goes (`rose 5%`, `fell 5%`), and how it is bound (`at least 5%`)."""

_TOLD_APART_BY = ("change_from", "unit", "subject", "metric", "scope", "actor", "action", "object", "stage")
"""Fields that tell two statements of one figure apart, where several share a span."""

_SAID_OR_NOT = ("direction", "change_from", "per")
"""What a text may leave unsaid of a figure; where both texts say it and not the same, it is another figure (`rose 5%`, `fell 5%`)."""

_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w+")


@dataclass(frozen=True, slots=True)
class Pairing:
    """What became of the claims of an article, by the rows of those that were stored.

    ``kept``: found again, with how well the quote fits; ``fresh``: new ones, with the row that each replaces, if
    any; ``lost``: not found again, with where their quotes stand now.
    """

    kept: tuple[tuple[int, Claim, AnchorFit], ...]
    fresh: tuple[tuple[Claim, int | None], ...]
    lost: tuple[tuple[int, Found], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stored claim stands in the text that was read now. ``start`` and ``end`` bound the figure (the quote, of a policy).

    ``is_guessed``: only the likeness of two sentences says so.
    """

    row: int
    claim: Claim
    found: Found
    start: int
    end: int
    is_guessed: bool = False


def pair(stored: Sequence[Claim], retired: Mapping[Imprint, int], found: Sequence[Claim], text: str) -> Pairing:
    """Pairs stored claims (with numbers, in the version that they were last found in) with those found now in a text.

    ``retired`` has the rows of claims that were lost earlier, by what they were printed as: one that is found in the same place again, printed as it was, is revived.
    """
    places = _places(stored, text)
    partner = _partners(places, found)
    taken = set(partner.values())
    lost = [(place.row, place.found) for at, place in enumerate(places) if at not in taken]
    kept: list[tuple[int, Claim, AnchorFit]] = []
    fresh: list[tuple[Claim, int | None]] = []
    revivable = dict(retired)
    for at, claim in enumerate(found):
        place = places[partner[at]] if at in partner else None
        if place is not None and _is_same(place, claim):
            fit = place.found.fit
            kept.append((place.row, claim, AnchorFit.MOVED if fit is AnchorFit.ORPHANED else fit))
            continue
        if place is not None:
            lost.append((place.row, place.found))
        if (row := revivable.pop(imprint(claim), None)) is not None:
            kept.append((row, claim, AnchorFit.EXACT))
        else:
            fresh.append((claim, None if place is None else place.row))
    return Pairing(tuple(kept), tuple(fresh), tuple(sorted(lost, key=lambda one: one[0])))


def imprint(claim: Claim) -> Imprint:
    """What a claim is known by when it comes back: its key, the words of its figure (of its quote, for a policy), its direction and its bound."""
    return claim.key, claim.value_text or claim.quote, claim.direction, claim.comparator


def find_quotes(claims: Sequence[Claim], text: str) -> list[Found]:
    """Where the quotes of claims stand in a text, in their order."""
    return [place.found for place in _places(claims, text)]


def moved(claim: Claim, article: Article, place: Found) -> Claim:
    """The claim in another text of its article, where its quote stands word for word."""
    if place.start is None or place.end is None:
        raise ClaimError("a quote that is gone cannot be moved")
    shift = place.start - claim.start
    around = Anchor.of(claim.article.text, claim.context_start, claim.context_end).find(article.text)
    start, end = (around.start, around.end) if around.start is not None and around.end is not None else (-1, -1)
    inside = 0 <= start <= place.start and place.end <= end
    figure = claim.value_start is not None and claim.value_end is not None
    return replace(
        claim,
        article=article,
        start=place.start,
        end=place.end,
        context_start=start if inside else place.start,
        context_end=end if inside else place.end,
        value_start=(claim.value_start or 0) + shift if figure else None,
        value_end=(claim.value_end or 0) + shift if figure else None,
        links=tuple(replace(link, value_start=link.value_start + shift) for link in claim.links),
    )


def is_one_statement(one: Claim, other: Claim) -> bool:
    """Do two claims of one text state the same: a figure in one form, or an act in the same words?"""
    if (one.kind, one.form) != (other.kind, other.form):
        return False
    (start, end), (from_, to) = _span(one), _span(other)
    if (
        one.value_start is None
        and (start, end) != (from_, to)
        and (one.actor, one.action) != (other.actor, other.action)
    ):
        return False
    return start < to and from_ < end


@dataclass(frozen=True, slots=True)
class _Frame:
    """What two texts have in common at both ends: all before ``head`` stands where it stood, all from ``tail`` on is shifted."""

    head: int
    tail: int
    shift: int

    @staticmethod
    def of(old: str, new: str) -> _Frame:
        head = common_length(old, new)
        rest = common_length(old[head:][::-1], new[head:][::-1])
        return _Frame(head, len(old) - rest, len(new) - len(old))


class _Texts:
    """The text that a claim stood in, and the one that was read now."""

    def __init__(self, old: str, new: str) -> None:
        self.new = new
        self.frame = _Frame.of(old, new)
        self._old = old

    @cached_property
    def rewording(self) -> Rewording:
        """Which sentences were reworded: looked for where a quote is not found in any other way."""
        return Rewording(self._old, self.new)


def _places(claims: Sequence[Claim], text: str) -> list[_Place]:
    """Where stored claims stand in a text. What there is to know of two texts is found out once, however many claims stood in the first."""
    texts: dict[str, _Texts] = {}
    for claim in claims:
        if claim.article.text not in texts:
            texts[claim.article.text] = _Texts(claim.article.text, text)
    return [_place(claim, texts[claim.article.text]) for claim in claims]


def _place(claim: Claim, texts: _Texts) -> _Place:
    """Where a stored claim stands in a text: found by its quote, else by its figure and the words around that, else by its sentence."""
    frame, text, row = texts.frame, texts.new, row_of(claim.id, "C")
    inner = (claim.start, claim.end) if claim.value_start is None else (claim.value_start, claim.value_end or claim.end)
    if claim.end <= frame.head:
        found = Found(AnchorFit.EXACT, claim.start, claim.end)
    elif claim.start >= frame.tail:
        fit = AnchorFit.MOVED if frame.shift else AnchorFit.EXACT
        found = Found(fit, claim.start + frame.shift, claim.end + frame.shift)
    else:
        found = Anchor.of(claim.article.text, claim.start, claim.end).find(text)
    if found.fit in {AnchorFit.EXACT, AnchorFit.MOVED} and found.start is not None:
        shift = found.start - claim.start
        return _Place(row, claim, found, inner[0] + shift, inner[1] + shift)
    figure = Anchor.of(claim.article.text, *inner).find(text)
    where = figure if figure.start is not None else found
    if where.start is None or where.end is None:
        return _reworded(row, claim, inner, texts)
    span = found if found.start is not None else figure
    return _Place(row, claim, Found(AnchorFit.CHANGED, span.start, span.end), where.start, where.end)


def _reworded(row: int, claim: Claim, inner: tuple[int, int], texts: _Texts) -> _Place:
    """Where a claim stands whose sentence was reworded."""
    figure, quote = (texts.rewording.place(*span) for span in (inner, (claim.start, claim.end)))
    if figure is None:
        return _Place(row, claim, Found(AnchorFit.ORPHANED, None, None), -1, -1)
    start, end = (min(pair) for pair in zip(figure, quote or figure, strict=True))
    found = Found(AnchorFit.CHANGED, start, max(end, figure[1]))
    return _Place(row, claim, found, *figure, is_guessed=True)


def _partners(places: Sequence[_Place], found: Sequence[Claim]) -> dict[int, int]:
    """For each claim found now (by index) the stored one that it is: quotes that stand word for word first, then equal spans, then the widest overlap."""
    groups: dict[tuple[object, object], list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        if place.start >= 0:
            groups[place.claim.kind, place.claim.form].append(at)
    sorted_groups = {}
    for name, members in groups.items():
        members.sort(key=lambda at: (places[at].start, at))
        longest = max(places[at].end - places[at].start for at in members)
        sorted_groups[name] = (members, [places[at].start for at in members], longest)
    candidates: list[tuple[bool, bool, int, int, int, int]] = []
    for at, claim in enumerate(found):
        members, starts, longest = sorted_groups.get((claim.kind, claim.form), ([], [], 0))
        start, end = _span(claim)
        for index in range(bisect_left(starts, start - longest), bisect_left(starts, end)):
            place = places[members[index]]
            overlap = min(end, place.end) - max(start, place.start)
            if overlap > 0 and _may_be_one(place, claim):
                equal = (start, end) == (place.start, place.end)
                is_changed = place.found.fit is AnchorFit.CHANGED
                candidates.append((is_changed, not equal, -overlap, -_likeness(place.claim, claim), members[index], at))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for *_, old, new in sorted(candidates):
        if new not in partner and old not in taken:
            partner[new] = old
            taken.add(old)
    return partner | _repeated(places, found, partner)


def _repeated(places: Sequence[_Place], found: Sequence[Claim], partner: Mapping[int, int]) -> dict[int, int]:
    """Partners for what is left over and stands in the same sentence, word for word: repeated lines, in their order."""
    taken = set(partner.values())
    left: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at in reversed(range(len(places))):
        if at not in taken:
            left[_words(places[at].claim)].append(at)
    more = {}
    for at, claim in enumerate(found):
        if at not in partner and left.get(_words(claim)):
            more[at] = left[_words(claim)].pop()
    return more


def _words(claim: Claim) -> tuple[object, ...]:
    return claim.kind, claim.form, claim.quote, claim.value_text, claim.start - claim.context_start, claim.context


def _span(claim: Claim) -> tuple[int, int]:
    if claim.value_start is None or claim.value_end is None:
        return claim.start, claim.end
    return claim.value_start, claim.value_end


def _likeness(one: Claim, other: Claim) -> int:
    return sum(getattr(one, name) == getattr(other, name) for name in _TOLD_APART_BY)


def _may_be_one(place: _Place, new: Claim) -> bool:
    """Where the words changed: do both still speak of one thing, as far as they show it? Another figure is another matter."""
    old = place.claim
    if place.found.fit is not AnchorFit.CHANGED:
        return True
    if old.value_start is None:
        return not place.is_guessed or (old.actor, old.action) == (new.actor, new.action)
    named, now_named = _names_in(old.context), _names_in(new.context)
    if named and now_named and named.isdisjoint(now_named):
        return False
    return not place.is_guessed or (old.unit == new.unit and _count_alike(old, new))


def _count_alike(old: Claim, new: Claim) -> bool:
    """Do both count or measure the same, as far as they say? One word of the phrase is enough where the noun is not known."""
    if old.counted and new.counted:
        return old.counted.casefold() == new.counted.casefold()
    words = [frozenset((one.metric or one.counted or "").casefold().split()) for one in (old, new)]
    return not all(words) or not words[0].isdisjoint(words[1])


def _names_in(sentence: str) -> frozenset[str]:
    """The words of a sentence that begin with a capital, those apart that begin many a sentence."""
    return frozenset(word.casefold() for word in _CAPITAL.findall(sentence)) - FUNCTION_WORDS


def _is_same(place: _Place, claim: Claim) -> bool:
    """Does the claim found now still say what the stored one says? Asked only where the words changed."""
    if place.found.fit is not AnchorFit.CHANGED:
        return True
    old = place.claim
    if old.value_start is None:
        return (old.actor, old.action, old.object, old.stage) == (claim.actor, claim.action, claim.object, claim.stage)
    if any(
        None not in (before := getattr(old, name), now := getattr(claim, name)) and before != now
        for name in _SAID_OR_NOT
    ):
        return False
    return (old.value, old.value_high, old.comparator, old.unit) == (
        claim.value,
        claim.value_high,
        claim.comparator,
        claim.unit,
    )
