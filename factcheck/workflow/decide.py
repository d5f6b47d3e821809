"""Deciding: what a reviewer finds about a discrepancy or about claims, written down, and taken back. One transaction and one event each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.core.claim import Claim
from factcheck.core.decision import By, Decision, Effect, Evidence, Finding, Question, Verdict
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import EvidenceKind, Part, State, Status, StepKind
from factcheck.errors import DecisionError
from factcheck.review.effects import effects, needs_evidence, verdict_effects
from factcheck.store.claims import claim_of, place_of
from factcheck.store.decisions import record_resolution, record_status, standing_decision
from factcheck.store.discrepancies import discrepancy_of, states_of
from factcheck.store.entrance import Where, reading
from factcheck.store.listings import DecisionFilter, list_decisions
from factcheck.store.numbers import row_of
from factcheck.store.steps import keep_step
from factcheck.workflow.deciding import deciding, without
from factcheck.workflow.said import check_text
from factcheck.workflow.seconds import check_as_seen, check_seconds, record
from factcheck.workflow.undo import preview_undo, undo

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = [
    "DecisionFilter",
    "Question",
    "check_evidence",
    "check_finding",
    "check_same",
    "claims_of",
    "decisions",
    "preview",
    "preview_undo",
    "question_of",
    "resolve",
    "states_now",
    "undo",
    "verify",
    "words_of",
]


def question_of(address: Where, number: str) -> Question:
    """A discrepancy (``D3``) as it is now, in whatever state. Raises UnknownId."""
    row = row_of(number, "D")
    with reading(address) as connection:
        return _question(connection, row)


def preview(address: Where, number: str, finding: Finding) -> tuple[Effect, ...]:
    """What the finding would do to the status of claims, those included that a decision which it supersedes leaves behind.

    Raises UnknownId, and DecisionError for a finding that lacks something (evidence apart) or a discrepancy that is not found any more.
    """
    row = row_of(number, "D")
    with reading(address) as connection:
        now = _question(connection, row)
        _check_there(now.discrepancy)
        changes = effects(finding, now.discrepancy)
        return changes + _left_behind(connection, now, changes)


def check_finding(question: Question, finding: Finding) -> None:
    """Nothing, where the finding is whole and rests on something if it needs to. Raises DecisionError."""
    if needs_evidence(effects(finding, question.discrepancy)) and not finding.evidence:
        raise DecisionError(
            f"{finding.resolution} makes claims verified or refuted, which needs evidence",
            where=question.discrepancy.id,
            mend="Say what it rests on: --evidence WHAT.",
        )


def resolve(address: Where, number: str, finding: Finding, *, by: By, seen: Question | None = None) -> Decision:
    """Writes down what a reviewer finds about a discrepancy (``D3``). What stood on it before is superseded.

    ``seen`` is the question as the reviewer saw it: where it was decided or changed since, nothing is written. Where that is the part of a second reviewer,
    it is written beside the decision that stands. Raises UnknownId, a LedgerError, and DecisionError for a finding that lacks something, a discrepancy that
    is not found any more, and one on which the reviewer disagrees with another.
    """
    row = row_of(number, "D")
    check_text(by.reviewer, finding.note, finding.established, finding.assignee, *words_of(finding.evidence))
    with deciding(address, by) as connection:
        now = _question(connection, row)
        _check_there(now.discrepancy)
        if seen is not None:
            _check_unchanged(now, seen)
        changes = effects(finding, now.discrepancy)
        check_finding(now, finding)
        check_evidence(connection, finding.evidence)
        if seen is not None and seen.part is Part.SECOND:
            made = record(connection, now, finding, by=by)
        else:
            made = record_resolution(connection, now.discrepancy, finding, changes, by=by)
        keep_step(connection, StepKind.DECIDE, made.id, by=by)
        return made


def claims_of(address: Where, numbers: Sequence[str], verdict: Verdict) -> list[Claim]:
    """The claims that a verdict is about, each once, as they are now. Raises as ``verify`` does."""
    with reading(address) as connection:
        return _judged(connection, numbers, verdict)


def verify(address: Where, numbers: Sequence[str], verdict: Verdict, *, by: By, seen: Sequence[Claim] = ()) -> Decision:
    """Writes down the status that a reviewer gives claims (``C12``).

    ``seen`` are claims as the reviewer saw them: where one was decided or changed since, nothing is written. Raises UnknownId, a
    LedgerError, and DecisionError for a verdict without evidence or a claim that is not found any more.
    """
    check_text(by.reviewer, verdict.note, *words_of(verdict.evidence))
    with deciding(address, by) as connection:
        claims = _judged(connection, numbers, verdict)
        check_same(claims, seen)
        made = record_status(connection, verdict, verdict_effects(verdict, claims), by=by)
        keep_step(connection, StepKind.DECIDE, made.id, by=by)
        return made


def states_now(address: Where) -> dict[str, State]:
    """The state of every discrepancy, by number: looked at before and after a decision, it tells what that settled or brought back."""
    with reading(address) as connection:
        return dict(states_of(connection))


def decisions(address: Where, *, filters: DecisionFilter) -> list[Decision]:
    """The decisions that are asked for, in the order in which they were taken."""
    with reading(address) as connection:
        return list_decisions(connection, filters)


def _question(connection: Connection, row: int) -> Question:
    return Question(discrepancy=discrepancy_of(connection, row), decision=standing_decision(connection, row))


def _check_there(found: Discrepancy) -> None:
    """Nothing, for a discrepancy that can be decided on."""
    look = "See what is open: factcheck discrepancies."
    if found.state is State.STALE:
        raise DecisionError(f"{found.id} is not found any more, so there is nothing to decide", mend=look)
    if found.state is State.SETTLED:
        raise DecisionError(f"{found.id} was settled by a correction, so there is nothing to decide", mend=look)
    for claim in found.present_claims:
        if claim.retired:
            raise DecisionError(
                f"{claim.id}, which stands on {found.id}, is not found in its article any more",
                mend="Compare again: factcheck match.",
            )


def _check_unchanged(now: Question, seen: Question) -> None:
    """Nothing, where the question is still the one that the reviewer saw."""
    if seen.part is Part.SECOND:
        check_as_seen(now, seen)
        return
    name = now.discrepancy.id
    look = f"Look at it again: factcheck show {name}."
    before, after = seen.decision, now.decision
    if after is not None and (before is None or before.id != after.id):
        raise DecisionError(
            f"{name} was decided since it was shown: {after.id}, {after.finding and after.finding.resolution}, by {after.reviewer}",
            mend=look,
        )
    if before is not None and after is None:
        raise DecisionError(f"{before.id} on {name} was taken back since it was shown", mend=look)
    if before is not None and after is not None:
        check_seconds(before, after, now.id)
    if (now.discrepancy.sides, now.discrepancy.state) != (seen.discrepancy.sides, seen.discrepancy.state):
        raise DecisionError(f"{name} changed since it was shown", mend=look)


def check_same(claims: Sequence[Claim], seen: Sequence[Claim]) -> None:
    """Nothing, where the claims are still what the reviewer saw. Raises DecisionError."""
    now = {claim.id: claim for claim in claims}
    for before in seen:
        after = now.get(before.id, before)
        what = f"was decided since it was shown: it is {after.status}"
        if after.status is before.status:
            what = "changed since it was shown"
        if after != before:
            raise DecisionError(f"{before.id} {what}", mend=f"Look at it again: factcheck show {before.id}.")


def _left_behind(connection: Connection, now: Question, changes: Sequence[Effect]) -> tuple[Effect, ...]:
    """What the end of the decision that stands now does to claims which the new one does not set."""
    if now.decision is None:
        return ()
    named = {one.claim for one in changes}
    return tuple(one for one in without(connection, now.decision) if one.claim not in named)


def _judged(connection: Connection, numbers: Sequence[str], verdict: Verdict) -> list[Claim]:
    """The claims that a verdict is about, each once, where it can be given to them."""
    verdict.check()
    rows = list(dict.fromkeys(row_of(number, "C") for number in numbers))
    if not rows:
        raise DecisionError("no claim is named", mend="Name them by their numbers: C12.")
    claims = [claim_of(connection, row) for row in rows]
    check_evidence(connection, verdict.evidence)
    named = {row_of(one.text, "C") for one in verdict.evidence if one.kind is EvidenceKind.CLAIM}
    for claim, row in zip(claims, rows, strict=True):
        place = place_of(connection, row)
        if place.retired is not None:
            newer = f": {place.replaced_by} stands in its place" if place.replaced_by else ""
            raise DecisionError(
                f"{claim.id} is not found in its article any more{newer}",
                mend=f"Decide on {place.replaced_by} instead." if place.replaced_by else "There is nothing to decide.",
            )
        if row in named:
            raise DecisionError(f"{claim.id} is no evidence for itself", mend="Name something else that it rests on.")
    return claims


def check_evidence(connection: Connection, rests: Sequence[Evidence]) -> None:
    """Nothing, where every claim that is named as evidence is there and is one. Raises UnknownId, DecisionError."""
    for one in rests:
        if not one.text.strip():
            raise DecisionError("the evidence holds no words", mend="Say what it is, or leave it out.")
        if one.kind is EvidenceKind.CLAIM and claim_of(connection, row_of(one.text, "C")).status is Status.WITHDRAWN:
            raise DecisionError(f"{one.text} was withdrawn, so nothing can rest on it", mend="Name other evidence.")


def words_of(rests: Sequence[Evidence]) -> Iterator[str | None]:
    """The words that evidence holds."""
    for one in rests:
        yield from (one.text, one.locator, one.final)
