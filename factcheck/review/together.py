"""One finding on many discrepancies: what it can be, what it comes to for each, what is left out and why, and how that is told before it is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.core.decision import Decision, Effect, Finding, Question
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.verdict import evidence_words, found_words
from factcheck.core.vocabulary import GONE, Resolution, Status
from factcheck.core.wording import side_figure
from factcheck.errors import DecisionError
from factcheck.review.effects import effects
from factcheck.review.sides import later_side

__all__ = [
    "TOGETHER",
    "Foreseen",
    "Omitted",
    "Planned",
    "SavedTogether",
    "Way",
    "foresee",
    "omitted_lines",
    "preview_together",
]

TOGETHER = frozenset(
    [Resolution.ALL_RIGHT, Resolution.SUPERSEDED, Resolution.NOT_COMPARABLE, Resolution.SAME_VOICE, Resolution.UNSURE]
)
"""What can be found of many at once: nothing that names one side by its number, or the value that holds."""

_SHOWN = 10
"""So many are told one by one before they are recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A finding that fits many discrepancies. For ``superseded`` the side that holds is each one's later, or with ``earlier`` its earlier one.

    Raises DecisionError for a finding that each discrepancy must have its own of.
    """

    finding: Finding
    earlier: bool = False

    def __post_init__(self) -> None:
        found = self.finding
        if found.resolution not in TOGETHER or found.side is not None or found.causes:
            known = ", ".join(one for one in Resolution if one in TOGETHER)
            raise DecisionError(
                f"{found.resolution} with a side, a value or a cause of its own cannot be said of several at once",
                mend=f"Decide them one by one, or say one of: {known}.",
            )

    def finding_on(self, found: Discrepancy) -> Finding:
        """What is found of one discrepancy. Raises DecisionError where that cannot be said of it."""
        if len(found.sides) == 1 and self.finding.resolution in {Resolution.SAME_VOICE, Resolution.SUPERSEDED}:
            raise DecisionError("has one side")
        if self.finding.resolution is not Resolution.SUPERSEDED:
            self.finding.check(len(found.sides))
            return self.finding
        side = later_side(found, earlier=self.earlier)
        if side is None:
            many = len(found.sides)
            raise DecisionError("no date tells which side is the later" if many == 2 else f"has {many} sides")
        return replace(self.finding, side=side)

    def words(self) -> str:
        """It in words, as one clause."""
        if self.finding.resolution is Resolution.SUPERSEDED:
            return f"the {'earlier' if self.earlier else 'later'} side of each holds now and supersedes the other"
        said = found_words(self.finding, ())
        return said[:1].lower() + said[1:]


@dataclass(frozen=True, slots=True)
class Planned:
    """One discrepancy as it is now, what would be found of it, and what that would do to claims."""

    seen: Question
    finding: Finding
    changes: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Omitted:
    """One discrepancy that is left out, and why: words that follow its number."""

    number: str
    why: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a way of deciding would do to many discrepancies, and which are left out."""

    way: Way
    planned: tuple[Planned, ...]
    omitted: tuple[Omitted, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedTogether:
    """The decisions that were recorded together, and what was left out because it had changed."""

    made: tuple[Decision, ...]
    omitted: tuple[Omitted, ...] = ()


def foresee(
    way: Way, now: Iterable[Question], *, busy: Mapping[str, str], retired: frozenset[str] = frozenset()
) -> Foreseen:
    """What a way of deciding comes to for each question, in their order, as if they were recorded one after the other.

    ``busy`` says of those that others are at why they are left out, ``retired`` are claims (``C12``) that are not found in their articles any more.
    """
    planned: list[Planned] = []
    omitted: list[Omitted] = []
    statuses: dict[str, Status] = {}
    for seen in now:
        why = _obstacle(seen, busy, retired)
        if why is None:
            try:
                finding = way.finding_on(seen.discrepancy)
                changes = effects(finding, seen.discrepancy)
            except DecisionError as error:
                why = error.what
        if why is not None:
            omitted.append(Omitted(seen.id, why))
            continue
        changes = tuple(replace(one, before=statuses.get(one.claim, one.before)) for one in changes)
        statuses.update((one.claim, one.after) for one in changes)
        planned.append(Planned(seen, finding, changes))
    return Foreseen(way, tuple(planned), tuple(omitted))


def preview_together(foreseen: Foreseen) -> tuple[str, ...]:
    """What will be recorded on how many, the first of them, what it does to claims, and what is left out: lines, the first of which sums it up."""
    planned, finding = foreseen.planned, foreseen.way.finding
    many = f"{len(planned)} discrepanc{'y' if len(planned) == 1 else 'ies'}"
    rest = len(planned) - _SHOWN
    return (
        f"{many}: {foreseen.way.words()}.",
        *(_line(one) for one in planned[:_SHOWN]),
        *([f"and {rest} more"] if rest > 0 else []),
        *(f"evidence: {evidence_words(one)}" for one in finding.evidence),
        *([] if finding.note is None else [f"note: {finding.note}"]),
        *_superseded(planned),
        *_changes(planned),
        *omitted_lines(foreseen.omitted),
    )


def omitted_lines(omitted: Sequence[Omitted]) -> Iterator[str]:
    """What is left out and why, a line for each reason."""
    reasons: dict[str, list[str]] = {}
    for one in omitted:
        reasons.setdefault(one.why, []).append(one.number)
    for why, numbers in reasons.items():
        more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
        yield f"left out: {', '.join(numbers[:_SHOWN])}{more}: {why}"


def _obstacle(seen: Question, busy: Mapping[str, str], retired: frozenset[str]) -> str | None:
    """Why nothing can be decided on a discrepancy now; None where it can."""
    found = seen.discrepancy
    if found.state in GONE:
        return f"is {found.state}"
    if seen.id in busy:
        return busy[seen.id]
    if any(claim.id in retired for claim in found.present_claims):
        return "has a claim that is not found in its article any more"
    return None


def _line(one: Planned) -> str:
    found = one.seen.discrepancy
    figures = " | ".join(_short(side_figure(side, noun=False)) for side in found.sides)
    about = ", ".join(words for words in (found.metric, found.subject) if words)
    return f"{found.id}  {figures}  {about}".rstrip()


def _short(words: str) -> str:
    return words if len(words) <= _WIDE else words[: _WIDE - 1].rstrip() + "…"


_WIDE = 30
"""So many characters of a side's figure are shown."""


def _superseded(planned: Sequence[Planned]) -> Iterator[str]:
    before = [one.seen.decision.id for one in planned if one.seen.decision is not None]
    if before:
        more = f" and {len(before) - _SHOWN} more" if len(before) > _SHOWN else ""
        yield f"{', '.join(before[:_SHOWN])}{more}: superseded"


def _changes(planned: Sequence[Planned]) -> Iterator[str]:
    """How many claims go which way."""
    ways = Counter((change.before, change.after) for one in planned for change in one.changes)
    if not ways:
        yield "The status of every claim stays as it is."
    for (before, after), many in ways.items():
        claims = "1 claim" if many == 1 else f"{many} claims"
        yield f"{claims}: stays {after}" if before is after else f"{claims}: {before} -> {after}"
