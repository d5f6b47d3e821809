"""What a resolution does to the verification status of the claims on its sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.core.claim import Claim
from factcheck.core.decision import ON_EVIDENCE, Effect, Evidence, Finding, Verdict
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.vocabulary import Cause, EvidenceRole, Resolution, Status
from factcheck.errors import DecisionError

__all__ = ["caution", "describe_effects", "effects", "needs_evidence", "verdict_effects", "wrong_sides"]


def effects(finding: Finding, found: Discrepancy) -> tuple[Effect, ...]:
    """What the finding does to each claim whose status it sets, side by side; claims that it leaves alone are not named.

    Claims on a computed side (one with ``working``) are left alone, and so are claims on two sides. Raises DecisionError for a finding
    that lacks something or does not fit the sides.
    """
    finding.check(len(found.sides))
    wrong = wrong_sides(finding, len(found.sides))
    for at, cause in enumerate(finding.causes):
        if cause is not None and at not in wrong:
            raise DecisionError(
                f"{finding.resolution} does not say that side {at + 1} is wrong, so it takes no cause",
                mend=f"Leave --cause {at + 1}={cause} out.",
            )
    sides_of = Counter(claim.id for side in found.sides for claim in {one.id: one for one in side.claims}.values())
    return tuple(
        Effect(claim=claim.id or "", before=claim.status, after=after, side=at)
        for at, side in enumerate(found.sides)
        if (after := _after(finding, at, side, wrong)) is not None
        for claim in side.claims
        if sides_of[claim.id] == 1
    )


def verdict_effects(verdict: Verdict, claims: Iterable[Claim]) -> tuple[Effect, ...]:
    """What a verdict on claims alone does to them."""
    return tuple(Effect(claim=one.id or "", before=one.status, after=verdict.status) for one in claims)


def wrong_sides(finding: Finding, sides: int) -> tuple[int, ...]:
    """The sides, from 0, that the finding says are wrong: those that a cause can be given for."""
    if finding.resolution is Resolution.ONE_RIGHT:
        return tuple(at for at in range(sides) if at != finding.side)
    return tuple(range(sides)) if finding.resolution is Resolution.NONE_RIGHT else ()


def needs_evidence(changes: Iterable[Effect]) -> bool:
    """Does any claim become verified or refuted, so that something must be named that this rests on?"""
    return any(change.after in ON_EVIDENCE for change in changes)


def caution(changes: Iterable[Effect], rests: Sequence[Evidence]) -> str | None:
    """What a reviewer should hear before claims are verified on nothing but repeaters; None where there is nothing to be said."""
    verified = any(change.after is Status.VERIFIED for change in changes)
    if not verified or not rests or any(one.role is not EvidenceRole.REPEATER for one in rests):
        return None
    return "Careful: this is verified on nothing but repeaters; a primary source would be better."


def describe_effects(changes: Sequence[Effect]) -> tuple[str, ...]:
    """The effects in words, one sentence for the claims that go the same way: ``C1, C2: unverified -> refuted``."""
    if not changes:
        return ("The status of every claim stays as it is.",)
    ways: dict[tuple[Status, Status], list[str]] = {}
    for change in changes:
        ways.setdefault((change.before, change.after), []).append(change.claim)
    return tuple(
        f"{', '.join(claims)}: stays {after}" if before is after else f"{', '.join(claims)}: {before} -> {after}"
        for (before, after), claims in ways.items()
    )


def _after(finding: Finding, at: int, side: Side, wrong: Sequence[int]) -> Status | None:
    """The status that the claims of a side get, None where they are left alone."""
    if side.working is not None:
        return None
    if at in wrong:
        misread = bool(finding.causes) and finding.causes[at] is Cause.EXTRACTION
        return Status.WITHDRAWN if misread else Status.REFUTED
    if at == finding.side:
        return Status.VERIFIED if finding.resolution is Resolution.ONE_RIGHT else None
    return Status.OUTDATED if finding.resolution is Resolution.SUPERSEDED else None
