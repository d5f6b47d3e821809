"""Which articles repeat an earlier one of another source, and whom.

An article repeats another where
- both have the same text; or
- at least half of the claims of one of them, and two at least, stand in the other in the same words; or
- some of their claims do, and the texts are copies (``copies.are_copies``: most of the shorter one's runs of words stand in the other).

Of the two the earlier is the original: the one published on an earlier day, on the same day that of an agency before that of anybody else. An agency that an
article itself names as where it has its text from comes before the article whatever the days: they are printed in different time zones. Where neither is
earlier (two outlets on one day, a day that is unknown) nothing is said. An article repeats one other at most: the earliest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.core.repeats import Printed, Repeats
from factcheck.core.vocabulary import SourceKind
from factcheck.match.copies import are_copies
from factcheck.match.origins import agencies_of_text, agency_named

__all__ = ["find_repeats"]

_SHORTEST = 40
"""Shorter quotes do not show that one text comes from another. Reason: below some eight words two writers say the same by chance (`The quake killed 24 people.`)."""

_HALF = 0.5
_FEWEST = 2
_MOST = 100
"""Of the articles that print one quote, or one text, so many are looked at, the earliest: the original of a text that a thousand print is among them."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An article with what decides who was first. ``agency`` is the short name of the agency that publishes it, ``credits`` those that it names."""

    printed: Printed
    agency: str | None
    is_agency: bool
    credits: frozenset[str]
    quotes: frozenset[str]

    @property
    def order(self) -> tuple[object, ...]:
        day = self.printed.published
        return (day is None, day or date.max, not self.is_agency, self.printed.key)


def find_repeats(printed: Sequence[Printed], text_of: Callable[[str], str]) -> dict[str | None, Repeats]:
    """How much of each source's articles repeats others, by source, None for the unknown one. The order of the articles changes nothing.

    ``text_of`` gives the text of an article by its key; it is asked only where quotes alone do not tell.
    """
    known = sorted((_told(one) for one in printed), key=lambda one: one.order)
    by_text: dict[str, list[_Told]] = defaultdict(list)
    by_quote: dict[str, list[_Told]] = defaultdict(list)
    for one in known:
        for known_by, name in ((by_text, one.printed.text_hash), *((by_quote, quote) for quote in one.quotes)):
            if len(known_by[name]) < _MOST:
                known_by[name].append(one)
    taken = {one.printed.key: _original(one, by_text, by_quote, text_of) for one in known}
    return {source: _counted(own, taken) for source, own in _by_source(known)}


def _told(printed: Printed) -> _Told:
    agency = agency_named(printed.source) if printed.source else None
    credits_ = agencies_of_text("\n".join(printed.credits)) if printed.credits else frozenset()
    is_agency = agency is not None if printed.kind is None else printed.kind is SourceKind.AGENCY
    quotes = frozenset(quote for quote in printed.quotes if len(quote) >= _SHORTEST)
    return _Told(printed, agency, is_agency, credits_ - {agency}, quotes)


def _by_source(known: Sequence[_Told]) -> Iterator[tuple[str | None, list[_Told]]]:
    found: dict[str | None, list[_Told]] = defaultdict(list)
    for one in known:
        found[one.printed.source].append(one)
    return iter(found.items())


def _original(
    one: _Told,
    by_text: Mapping[str, Sequence[_Told]],
    by_quote: Mapping[str, Sequence[_Told]],
    text_of: Callable[[str], str],
) -> _Told | None:
    """The earliest article that another repeats, None where it repeats none."""
    shared: Counter[str] = Counter()
    near: dict[str, _Told] = {}
    for quote in one.quotes:
        for other in by_quote[quote]:
            if _is_before(other, one):
                shared[other.printed.key] += 1
                near[other.printed.key] = other
    for other in by_text[one.printed.text_hash]:
        if _is_before(other, one):
            near[other.printed.key] = other
    for other in sorted(near.values(), key=lambda found: found.order):
        if other.printed.text_hash == one.printed.text_hash or _is_copy(one, other, shared[other.printed.key], text_of):
            return other
    return None


def _is_before(other: _Told, one: _Told) -> bool:
    """Is the other article, of another source, the earlier of two?"""
    source = other.printed.source
    if source is None or source == one.printed.source:
        return False
    if other.agency is not None and other.agency in one.credits:
        return True
    if one.agency is not None and one.agency in other.credits:
        return False
    first, second = other.printed.published, one.printed.published
    if first is None or second is None:
        return False
    return first < second or (first == second and other.is_agency and not one.is_agency)


def _is_copy(one: _Told, other: _Told, shared: int, text_of: Callable[[str], str]) -> bool:
    if shared >= max(_FEWEST, _HALF * min(len(one.quotes), len(other.quotes))):
        return True
    return are_copies(text_of(one.printed.key), text_of(other.printed.key))


def _counted(own: Sequence[_Told], taken: Mapping[str, _Told | None]) -> Repeats:
    origins: Counter[str] = Counter()
    credited: Counter[str] = Counter()
    repeated = 0
    for one in own:
        other = taken[one.printed.key]
        if other is None:
            credited.update(sorted(one.credits)[:1])
            continue
        origins[other.printed.source or ""] += 1
        same = other.printed.text_hash == one.printed.text_hash
        repeated += sum(count for quote, count in one.printed.quotes.items() if same or quote in other.printed.quotes)
    return Repeats(
        articles=len(own),
        claims=sum(one.printed.claims for one in own),
        repeated_claims=repeated,
        origins=_most_first(origins),
        credited=_most_first(credited),
    )


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
