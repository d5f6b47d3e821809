"""Deciding: what a reviewer finds about a discrepancy or about claims, written down, and taken back. One transaction and one event each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.core.claim import Claim
from factcheck.core.decision import By, Decision, Effect, Evidence, Finding, Question, Verdict
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import EvidenceKind, Part, State, Status
from factcheck.errors import DecisionError
from factcheck.review.effects import effects, needs_evidence, verdict_effects
from factcheck.store.claims import claim_of, place_of
from factcheck.store.decisions import (
    check_standing,
    decision_of,
    decisions_of_claim,
    latest_standing,
    record_resolution,
    record_status,
    standing_decision,
    statuses_without,
    undo_decision,
    withdrawn_claims,
)
from factcheck.store.discrepancies import discrepancy_of, states_of
from factcheck.store.engine import open_ledger
from factcheck.store.listings import DecisionFilter, list_decisions
from factcheck.store.numbers import parse_number, row_of
from factcheck.workflow.match import compare_corrected
from factcheck.workflow.said import check_text
from factcheck.workflow.seconds import check_as_seen, check_seconds, record

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = [
    "DecisionFilter",
    "Question",
    "check_finding",
    "claims_of",
    "decisions",
    "preview",
    "preview_undo",
    "question_of",
    "resolve",
    "states_now",
    "undo",
    "verify",
]


def question_of(address: str, number: str) -> Question:
    """A discrepancy (``D3``) as it is now, in whatever state. Raises UnknownId."""
    row = row_of(number, "D")
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return _question(connection, row)


def preview(address: str, number: str, finding: Finding) -> tuple[Effect, ...]:
    """What the finding would do to the status of claims, those included that a decision which it supersedes leaves behind.

    Raises UnknownId, and DecisionError for a finding that lacks something (evidence apart) or a discrepancy that is not found any more.
    """
    row = row_of(number, "D")
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        now = _question(connection, row)
        _check_there(connection, now.discrepancy)
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


def resolve(address: str, number: str, finding: Finding, *, by: By, seen: Question | None = None) -> Decision:
    """Writes down what a reviewer finds about a discrepancy (``D3``). What stood on it before is superseded.

    ``seen`` is the question as the reviewer saw it: where it was decided or changed since, nothing is written. Where that is the part of a second reviewer,
    it is written beside the decision that stands. Raises UnknownId, a LedgerError, and DecisionError for a finding that lacks something, a discrepancy that
    is not found any more, and one on which the reviewer disagrees with another.
    """
    row = row_of(number, "D")
    check_text(by.reviewer, finding.note, finding.established, *_words_of(finding.evidence))
    with _deciding(address, by) as connection:
        now = _question(connection, row)
        _check_there(connection, now.discrepancy)
        if seen is not None:
            _check_unchanged(now, seen)
        changes = effects(finding, now.discrepancy)
        check_finding(now, finding)
        _check_evidence(connection, finding.evidence)
        if seen is not None and seen.part is Part.SECOND:
            made = record(connection, now, finding, by=by)
        else:
            made = record_resolution(connection, now.discrepancy, finding, changes, by=by)
        return made


def claims_of(address: str, numbers: Sequence[str], verdict: Verdict) -> list[Claim]:
    """The claims that a verdict is about, each once, as they are now. Raises as ``verify`` does."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return _judged(connection, numbers, verdict)


def verify(address: str, numbers: Sequence[str], verdict: Verdict, *, by: By, seen: Sequence[Claim] = ()) -> Decision:
    """Writes down the status that a reviewer gives claims (``C12``).

    ``seen`` are claims as the reviewer saw them: where one was decided or changed since, nothing is written. Raises UnknownId, a
    LedgerError, and DecisionError for a verdict without evidence or a claim that is not found any more.
    """
    check_text(by.reviewer, verdict.note, *_words_of(verdict.evidence))
    with _deciding(address, by) as connection:
        claims = _judged(connection, numbers, verdict)
        _check_same(claims, seen)
        return record_status(connection, verdict, verdict_effects(verdict, claims), by=by)


def preview_undo(address: str, number: str | None, *, by: By) -> tuple[Decision, tuple[Effect, ...]]:
    """The decision that ``undo`` would take back, and what that would do to claims. Raises as ``undo`` does."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        found = _to_undo(connection, number, by)
        return found, _without(connection, found)


def undo(address: str, number: str | None = None, *, by: By, note: str | None = None) -> Decision:
    """Takes a decision back: ``R5``, the one that stands on ``D3``, the one on ``C12``, or the reviewer's latest that stands.

    With ``by.session`` the latest is that of the session. Its discrepancy is open then, its claims have the status that the decisions left
    give them; nothing that it superseded is revived. Raises UnknownId, a LedgerError, and DecisionError where nothing stands.
    """
    check_text(by.reviewer, note)
    with _deciding(address, by) as connection:
        found = _to_undo(connection, number, by)
        return undo_decision(connection, row_of(found.id, "R"), by=by, note=note)


def states_now(address: str) -> dict[str, State]:
    """The state of every discrepancy, by number: looked at before and after a decision, it tells what that settled or brought back."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return dict(states_of(connection))


def decisions(address: str, *, filters: DecisionFilter) -> list[Decision]:
    """The decisions that are asked for, in the order in which they were taken."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        return list_decisions(connection, filters)


@contextmanager
def _deciding(address: str, by: By) -> Iterator[Connection]:
    """A transaction in which something is decided. Where claims were withdrawn or came back by it, all are compared again at its end."""
    with open_ledger(address, write=True) as ledger, ledger.transaction() as connection:
        before = withdrawn_claims(connection)
        yield connection
        if withdrawn_claims(connection) != before:
            compare_corrected(connection, now=by.now)


def _question(connection: Connection, row: int) -> Question:
    return Question(discrepancy=discrepancy_of(connection, row), decision=standing_decision(connection, row))


def _check_there(connection: Connection, found: Discrepancy) -> None:
    """Nothing, for a discrepancy that can be decided on."""
    look = "See what is open: factcheck discrepancies."
    if found.state is State.STALE:
        raise DecisionError(f"{found.id} is not found any more, so there is nothing to decide", mend=look)
    if found.state is State.SETTLED:
        raise DecisionError(f"{found.id} was settled by a correction, so there is nothing to decide", mend=look)
    for claim in found.claims:
        if place_of(connection, row_of(claim.id, "C")).retired is not None:
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


def _check_same(claims: Sequence[Claim], seen: Sequence[Claim]) -> None:
    """Nothing, where the claims are still what the reviewer saw."""
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
    return tuple(one for one in _without(connection, now.decision) if one.claim not in named)


def _without(connection: Connection, ended: Decision) -> tuple[Effect, ...]:
    """What the end of a decision does to claims; those whose status stays are left out."""
    left = statuses_without(connection, ended)
    found = (
        Effect(claim=one.claim, before=claim_of(connection, row_of(one.claim, "C")).status, after=left[one.claim], side=one.side)
        for one in ended.effects
    )  # fmt: skip
    return tuple(one for one in found if one.before is not one.after)


def _judged(connection: Connection, numbers: Sequence[str], verdict: Verdict) -> list[Claim]:
    """The claims that a verdict is about, each once, where it can be given to them."""
    verdict.check()
    rows = list(dict.fromkeys(row_of(number, "C") for number in numbers))
    if not rows:
        raise DecisionError("no claim is named", mend="Name them by their numbers: C12.")
    claims = [claim_of(connection, row) for row in rows]
    _check_evidence(connection, verdict.evidence)
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


def _check_evidence(connection: Connection, rests: Sequence[Evidence]) -> None:
    """Nothing, where every claim that is named as evidence is there and is one. Raises UnknownId, DecisionError."""
    for one in rests:
        if not one.text.strip():
            raise DecisionError("the evidence holds no words", mend="Say what it is, or leave it out.")
        if one.kind is EvidenceKind.CLAIM and claim_of(connection, row_of(one.text, "C")).status is Status.WITHDRAWN:
            raise DecisionError(f"{one.text} was withdrawn, so nothing can rest on it", mend="Name other evidence.")


def _words_of(rests: Sequence[Evidence]) -> Iterator[str | None]:
    for one in rests:
        yield from (one.text, one.locator)


def _to_undo(connection: Connection, number: str | None, by: By) -> Decision:
    """The decision that is meant."""
    if number is None:
        latest = latest_standing(connection, reviewer=by.reviewer, session=by.session)
        if latest is None:
            whose = "of this session" if by.session is not None else f"of {by.reviewer}"
            raise DecisionError(f"no decision {whose} stands", mend="Name one: factcheck undo R5.")
        return latest
    letter, row = parse_number(number)
    if letter == "R":
        named = decision_of(connection, row)
        check_standing(connection, named)
        return named
    if letter == "D":
        discrepancy_of(connection, row)
        stands = standing_decision(connection, row)
        if stands is None:
            raise DecisionError(f"no decision stands on D{row}", mend="List them with: factcheck decisions.")
        return stands
    if letter == "C":
        return _on_claim(connection, row)
    raise DecisionError(f"{number} has no decision", mend="Name a decision, a discrepancy or a claim: R5, D3, C12.")


def _on_claim(connection: Connection, row: int) -> Decision:
    """The decision that a claim has its status from, where it was made about claims alone."""
    claim_of(connection, row)
    standing = [one for one in decisions_of_claim(connection, row) if one.stands]
    if not standing:
        raise DecisionError(f"no decision stands on C{row}", mend="List them with: factcheck decisions.")
    latest = standing[-1]
    if latest.discrepancy is not None:
        raise DecisionError(
            f"C{row} has its status from {latest.id} on {latest.discrepancy}",
            mend=f"Take that back: factcheck undo {latest.id}.",
        )
    return latest
