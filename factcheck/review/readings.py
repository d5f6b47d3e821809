"""The claims that state what another claim does: which of them a verdict on it may cover too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.core.claim import Claim
from factcheck.core.period import Period
from factcheck.core.vocabulary import AsOfBasis, Comparator, Status
from factcheck.core.wording import byline, figure
from factcheck.lexicon.spellings import name_key

__all__ = ["Fellow", "cover_prompt", "covered_by", "fellow_rows", "fellows", "named", "picked_by"]

_NEAR = 31
"""Two claims that state no period are of one reading when so many days at most lie between them. Reason: papers print a figure again within
days; what is printed a month later may tell of a later state."""

_SHOWN = 3
"""So many claims are named in a question, and the sources of so many."""

_KEYS = 9
"""So many claims have a key of their own; further ones are named by their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fellow:
    """An unverified claim of the same reading. ``apart`` says in words why a verdict does not cover it, None where it may."""

    claim: Claim
    apart: str | None = None

    @property
    def id(self) -> str:
        """The claim's number."""
        return self.claim.id or ""


def fellows(own: Claim, others: Iterable[Claim]) -> tuple[Fellow, ...]:
    """The unverified among the others, each once, those that may be covered first; each with what sets it apart."""
    found = {
        one.id: Fellow(claim=one, apart=_apart(own, one))
        for one in others
        if one.id != own.id and one.status is Status.UNVERIFIED
    }
    return tuple(sorted(found.values(), key=lambda one: (one.apart is not None, int(one.id[1:] or 0))))


def covered_by(found: Sequence[Fellow], evidence: Iterable[str]) -> tuple[Fellow, ...]:
    """The fellows as a verdict that rests on claims of these numbers sees them: nothing is evidence for itself."""
    rests = frozenset(evidence)
    return tuple(
        Fellow(claim=one.claim, apart="it is the evidence") if one.apart is None and one.id in rests else one
        for one in found
    )


def named(found: Sequence[Fellow]) -> str:
    """The numbers of claims as words: ``C40``, ``C40 and C51``, ``C40, C51, C60 and 4 more``."""
    numbers = [one.id for one in found]
    if len(numbers) > _SHOWN:
        return f"{', '.join(numbers[:_SHOWN])} and {len(numbers) - _SHOWN} more"
    return " and ".join(filter(None, [", ".join(numbers[:-1]), *numbers[-1:]]))


def fellow_rows(found: Sequence[Fellow]) -> tuple[tuple[str, str], ...]:
    """The claims that can be covered by the keys that choose them, from 1, then those that cannot with the reason; for people.

    Of many of a sort the first have a row, and one says how many there are besides.
    """
    alike = [one for one in found if one.apart is None]
    others = [one for one in found if one.apart is not None]
    rows = [(str(at), _told(one)) for at, one in enumerate(alike[:_KEYS], start=1)]
    rows += _more(alike, "more that state the same; their numbers choose them")
    rows += [("-", f"{_told(one)}: not covered, {one.apart}") for one in others[:_KEYS]]
    return (*rows, *_more(others, "more that are not covered"))


def _told(one: Fellow) -> str:
    return f"{one.id}  {figure(one.claim) or one.claim.quote}, {byline(one.claim.article)}"


def _more(found: Sequence[Fellow], words: str) -> list[tuple[str, str]]:
    return [("", f"and {len(found) - _KEYS} {words}")] if len(found) > _KEYS else []


def cover_prompt(found: Sequence[Fellow], picked: Sequence[str]) -> str:
    """The question which of the claims a verdict covers; ``picked`` are the numbers of those chosen so far."""
    keys = "1" if len(found) == 1 else f"1-{min(len(found), _KEYS)}"
    if picked:
        chosen = named([one for one in found if one.id in picked])
        return f"Covering {chosen}. {keys} adds or leaves out, y goes on, n covers none: "
    verb, them = ("states", "it") if len(found) == 1 else ("state", "them")
    sources = "; ".join(dict.fromkeys(one.claim.article.publisher or "source unknown" for one in found[:_SHOWN]))
    by_key = "" if len(found) == 1 else f", {keys} one by one"
    return f"{named(found)} {verb} the same figure ({sources}): cover {them} too? y, n{by_key}: "


def picked_by(answer: str, found: Sequence[Fellow]) -> frozenset[str] | None:
    """The numbers of the claims that an answer names by their keys or by themselves (``1``, ``2 3``, ``C40, C51``); None for what names another."""
    by_word = {str(at): one.id for at, one in enumerate(found[:_KEYS], start=1)} | {one.id: one.id for one in found}
    words = answer.upper().replace(",", " ").split()
    return frozenset(by_word[word] for word in words) if words and all(word in by_word for word in words) else None


def _apart(own: Claim, other: Claim) -> str | None:
    """Why a verdict on one claim says nothing of the other; None where both state the same."""
    if _folded(own.occurrence) != _folded(other.occurrence):
        known = own.occurrence is not None and other.occurrence is not None
        return f"it is about another occurrence: {other.occurrence}" if known else "it may be about another occurrence"
    if (own.comparator or Comparator.EXACT) is not (other.comparator or Comparator.EXACT):
        return f"it says {figure(other)}"
    if (own.value, own.value_high, own.direction) != (other.value, other.value_high, other.direction):
        return f"it states {figure(other)}"
    for field in _ALIKE:
        if _folded(getattr(own, field)) != _folded(getattr(other, field)):
            return f"its {field} is {getattr(other, field) or 'not stated'}"
    return _of_another_time(own, other)


_ALIKE = ("unit", "per", "form", "scope", "modality", "extent", "stage")
"""What two claims must have in common beside figure, occurrence and time."""


def _folded(words: str | None) -> str:
    return name_key(words) if words else ""


def _of_another_time(own: Claim, other: Claim) -> str | None:
    """Why two claims are of different periods, None where they are of one."""
    if own.as_of == other.as_of:
        return None
    if other.as_of_basis is AsOfBasis.STATED:
        return f"it is about {other.as_of}"
    if own.as_of_basis is AsOfBasis.STATED:
        return "it states no period"
    days = _day(own), _day(other)
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= _NEAR:
        return None
    return f"it is of {days[1].isoformat()}"


def _day(claim: Claim) -> date | None:
    """The day that a claim without a stated period is of, as far as anybody knows."""
    if claim.article.published is not None or claim.as_of is None:
        return claim.article.published
    period = Period.parse(claim.as_of)
    return period.last or period.first
