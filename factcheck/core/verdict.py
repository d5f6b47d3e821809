"""Decisions in words: what was found, how a side came to be wrong, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.core.decision import Decision, Evidence, Finding, JudgedSide, Reworded
from factcheck.core.vocabulary import Because, Cause, EvidenceKind, EvidenceRole, Resolution
from factcheck.core.wording import grouped

__all__ = [
    "BECAUSE",
    "CAUSES",
    "causes",
    "evidence_marks",
    "evidence_words",
    "found_causes",
    "found_words",
    "judged_value",
    "missed_words",
    "review_words",
    "reworded_words",
    "verdict",
    "waits_words",
]

BECAUSE = {
    Because.UPDATE: "the figure moved between them",
    Because.DEFINITION: "they count different things",
    Because.SCOPE: "one is about more than the other",
    Because.BASIS: "they are measured on another basis",
    Because.ROUNDING: "they are rounded otherwise",
}
"""Why figures that differ are all right, in words."""

CAUSES = {
    Cause.SCALE: "wrong by a power of ten",
    Cause.UNIT: "in the wrong unit",
    Cause.DIGITS: "mistyped",
    Cause.TRANSLATION: "mistranslated",
    Cause.EXTRACTION: "misread by the rules; the article is right",
    Cause.ARITHMETIC: "miscalculated",
    Cause.OTHER: "wrong",
}
"""How a figure came to be wrong, in words."""

ROLES = {EvidenceRole.PRIMARY: "primary source", EvidenceRole.REPEATER: "repeater"}
"""What evidence is to the figure, in words."""

_HASH = 12
"""So many digits of a document's hash are shown."""


def reworded_words(changed: Reworded) -> str:
    """That a claim had other words when it was decided on."""
    return f"its words changed since {changed.decision}, which was taken on “{changed.quote}”"


def verdict(decision: Decision) -> str:
    """What a decision says, as one sentence without its full stop: ``Side 2 (158) is right``, ``C12 is verified``."""
    if decision.finding is None:
        claims = ", ".join(effect.claim for effect in decision.effects)
        verb = "is" if len(decision.effects) == 1 else "are"
        return f"{claims} {verb} {decision.status}"
    return found_words(decision.finding, decision.judged)


def causes(decision: Decision) -> tuple[str, ...]:
    """How each wrong side came to be wrong, a clause a side: ``side 1 (119) is mistyped``."""
    return () if decision.finding is None else found_causes(decision.finding, decision.judged)


def review_words(decision: Decision) -> tuple[str, ...]:
    """What second reviews made of a decision, or what it is as one, a clause each: ``confirmed by Ben (R7)``."""
    said = []
    if decision.second_of is not None:
        agrees = "agrees" if decision.agrees else "does not agree"
        said.append(f"a second review: it {agrees} with {decision.second_of}")
    if decision.settles is not None:
        said.append(f"settles {decision.settles}, on which two did not agree")
    for one in decision.seconds:
        if one.agrees:
            said.append(f"confirmed by {one.reviewer} ({one.id})")
        else:
            said.append(f"{decision.id} ({decision.reviewer}) and {one.id} ({one.reviewer}) disagree; a third settles")
    return tuple(said)


def found_causes(finding: Finding, judged: Sequence[JudgedSide]) -> tuple[str, ...]:
    """How each side that a finding calls wrong came to be so, a clause a side: ``side 1 (119) is mistyped``."""
    return tuple(
        f"side {_side(at, judged)} is {CAUSES[cause]}" for at, cause in enumerate(finding.causes) if cause is not None
    )


def judged_value(side: JudgedSide) -> str:
    """The value that was judged, easy to read; the numbers of the claims where it has none."""
    if side.value is None:
        return ", ".join(side.claims)
    high = "" if side.value_high is None else f" to {grouped(side.value_high)}"
    return grouped(side.value) + high


def evidence_words(evidence: Evidence) -> str:
    """One piece of evidence in a line: what it is, where in it, and the marks of it in brackets."""
    where = f", {evidence.locator}" if evidence.locator else ""
    marks = f" ({evidence_marks(evidence)})" if evidence_marks(evidence) else ""
    said = f"claim {evidence.text}" if evidence.kind is EvidenceKind.CLAIM else evidence.text
    return f"{said}{where}{marks}"


def evidence_marks(evidence: Evidence) -> str:
    """Whether it is the primary source, whether a copy is kept, and the start of its hash: ``primary source, copy of 2023-04-05, sha256 01ab…``."""
    marks = [] if evidence.role is None else [ROLES[evidence.role]]
    if evidence.retrieved is not None:
        marks.append(f"copy of {evidence.retrieved.date()}")
    elif evidence.kind in {EvidenceKind.ADDRESS, EvidenceKind.DOCUMENT}:
        marks.append("no copy")
    if evidence.sha256:
        marks.append(f"sha256 {evidence.sha256[:_HASH]}")
    return ", ".join(marks)


def missed_words(evidence: Evidence) -> str | None:
    """Why no copy of it is kept, in a sentence, where one was to be made."""
    return None if evidence.missed is None else f"No copy of {evidence.text} is kept: {evidence.missed}."


def found_words(finding: Finding, judged: Sequence[JudgedSide]) -> str:
    """What a finding says, as one sentence without its full stop, whether or not it is recorded yet."""
    side = "" if finding.side is None else _side(finding.side, judged)
    if finding.resolution is Resolution.ONE_RIGHT:
        return f"Side {side} is right"
    if finding.resolution is Resolution.SUPERSEDED:
        return f"Side {side} holds now and supersedes the others"
    if finding.resolution is Resolution.ALL_RIGHT:
        why = "" if finding.because is None else f": {BECAUSE[finding.because]} ({finding.because})"
        return f"All sides are right{why}"
    if finding.resolution is Resolution.NONE_RIGHT:
        return f"No side is right: {finding.established} holds"
    return {
        Resolution.NOT_COMPARABLE: "The sides cannot be compared: they are about different things",
        Resolution.SAME_VOICE: "The sides are one voice: they go back to one origin",
    }.get(finding.resolution) or _waits(finding)


def waits_words(made: Decision, today: date) -> str | None:
    """For whom, since when and until when a discrepancy waits by a decision that stands, as in ``waits for Ben since 2026-11-20, due 2026-12-01, overdue``.

    None for a decision that does not leave it waiting. ``today`` tells what is overdue.
    """
    finding = made.finding
    if finding is None or finding.resolution is not Resolution.UNSURE:
        return None
    whom = "" if finding.assignee is None else f" for {finding.assignee}"
    told = f"waits{whom} since {made.recorded.date().isoformat()}"
    if finding.due is None:
        return told
    late = ", overdue" if finding.due < today else ", today" if finding.due == today else ""
    return f"{told}, due {finding.due.isoformat()}{late}"


def _waits(finding: Finding) -> str:
    whom = "" if finding.assignee is None else f" for {finding.assignee}"
    until = "" if finding.due is None else f" until {finding.due.isoformat()}"
    return f"Undecided: it waits{whom}{until}"


def _side(at: int, judged: Sequence[JudgedSide]) -> str:
    value = judged_value(judged[at]) if at < len(judged) else ""
    return f"{at + 1} ({value})" if value else str(at + 1)
