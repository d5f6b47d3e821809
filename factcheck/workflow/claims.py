"""What a person knows better than the rules of a claim: correcting it, judging it, withdrawing it. One transaction and one event each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck import api
from factcheck.core.claim import Claim
from factcheck.core.correction import COMPANIONS, HIDDEN, FieldValue, corrected
from factcheck.core.decision import By, Decision, Verdict
from factcheck.core.vocabulary import EventKind, Status, StepKind
from factcheck.errors import ClaimError, UsageError
from factcheck.review.addition import Fitted
from factcheck.review.fields import check_claim, fields_of, plain_number, read_fields
from factcheck.store.chain import append_event
from factcheck.store.claims import claim_of, claims_of_article, place_of
from factcheck.store.corrections import correct_claim, corrections_of, end_correction
from factcheck.store.discrepancies import states_of
from factcheck.store.entrance import Where, reading, writing
from factcheck.store.numbers import row_of
from factcheck.store.steps import keep_step
from factcheck.workflow import decide
from factcheck.workflow.aftermath import Aftermath, between, compare_after
from factcheck.workflow.restoring import Change, changes_of, check_apart, correction_step
from factcheck.workflow.said import check_text, in_session

__all__ = ["Change", "Edited", "edit", "fit", "judge", "read_figure", "withdraw"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A claim after it was edited, with the fields that changed, and what that changed among the discrepancies."""

    claim: Claim
    changes: tuple[Change, ...]
    aftermath: Aftermath


def edit(
    address: Where,
    number: str | Claim,
    said: Mapping[str, str],
    *,
    by: By,
    note: str | None = None,
    reset: Sequence[str] = (),
) -> Edited:
    """Puts what a reviewer says over fields of a claim (``C12``, or the claim as the reviewer saw it), takes corrections of the fields in ``reset`` back, and compares again.

    Empty words clear a field. The quote and the printed figure stay. Where the claim was decided or changed since it was seen, nothing is
    written. Raises UnknownId, UsageError where nothing changes or a field cannot be edited, DecisionError for what is not as it was seen,
    ClaimError or UnknownChoice for words that do not fit their field, and a LedgerError.
    """
    row = row_of(number.id if isinstance(number, Claim) else number, "C")
    check_text(by.reviewer, note, *said.values())
    with writing(address) as connection:
        before = claim_of(connection, row)
        if isinstance(number, Claim):
            decide.check_same([before], [number])
        _check_editable(before, place_of(connection, row).retired is not None)
        machine = {one.field: one.machine for one in corrections_of(connection, row)}
        taken_back = _to_reset(before, reset, said, machine)
        after = end_correction(connection, before, taken_back, now=by.now)
        values = fields_of(after, said, read_figure)
        check_apart(corrected(after, values), claims_of_article(connection, row_of(before.article.id, "A")))
        after = correct_claim(connection, after, values, by=by, note=note)
        changes = changes_of(before, after, [*taken_back, *values], machine)
        if not changes and not taken_back:
            raise UsageError(
                f"{before.id} says that already, so nothing changes", mend=f"See it: factcheck show {before.id}."
            )
        facts = {"claim": before.id, "changes": [one.as_record() for one in changes], "reset": taken_back, "note": note}
        append_event(connection, EventKind.CORRECT, reviewer=by.reviewer, facts=facts, now=by.now)
        keep_step(connection, StepKind.CORRECT, correction_step(before.id, changes, machine), by=by)
        aftermath = compare_after(connection, now=by.now)
        return Edited(claim=claim_of(connection, row), changes=changes, aftermath=aftermath)


def fit(seen: Claim, said: Mapping[str, str]) -> Fitted:
    """What a claim would be with these words over its fields, ledger apart; where they contradict one another, the sentence that says so.

    Raises UsageError, ClaimError or UnknownChoice for words that do not fit their own field.
    """
    check_text(*said.values())
    values = read_fields(seen, said, read_figure)
    try:
        after = corrected(seen, values)
        check_claim(after)
    except ClaimError as error:
        return Fitted(claim=None, trouble=in_session(error))
    return Fitted(claim=after)


def judge(address: Where, claims: Sequence[Claim], verdict: Verdict, *, by: By) -> tuple[Decision, Aftermath | None]:
    """Writes down the status that a reviewer gives claims as they were seen, and tells what that did to the discrepancies: None where none is compared again.

    Raises as ``decide.verify`` does.
    """
    compares = Status.WITHDRAWN in {verdict.status, *(one.status for one in claims)}
    before = decide.states_now(address) if compares else {}
    made = decide.verify(address, [one.id or "" for one in claims], verdict, by=by, seen=claims)
    return made, between(before, decide.states_now(address)) if compares else None


def withdraw(address: Where, number: str, *, by: By, note: str | None = None) -> tuple[Decision, Aftermath]:
    """Decides that a claim (``C12``) is none, so that it is compared no more; ``undo`` takes that back.

    Raises UnknownId, UsageError for one that was withdrawn already, DecisionError for one that is not found any more, and a LedgerError.
    """
    row = row_of(number, "C")
    with reading(address) as connection:
        found, before = claim_of(connection, row), states_of(connection)
    if found.status is Status.WITHDRAWN:
        raise UsageError(f"{found.id} was withdrawn already", mend=f"Take that back: factcheck undo {found.id}.")
    made = decide.verify(address, [number], Verdict(status=Status.WITHDRAWN, note=note), by=by)
    with reading(address) as connection:
        return made, between(before, states_of(connection))


def read_figure(text: str) -> tuple[Decimal, int] | None:
    """The value of a figure in digits or words, and the power of ten of its last printed digit; None for what is not one figure."""
    plain = plain_number(text)
    if plain is not None:
        exponent = plain.as_tuple().exponent
        return plain, exponent if isinstance(exponent, int) else 0
    found = api.find_quantities(text)
    if len(found) != 1 or found[0].value_high is not None:
        return None
    return found[0].value, found[0].place


def _check_editable(found: Claim, is_retired: bool) -> None:
    if is_retired:
        raise UsageError(f"{found.id} is not found in its article any more", mend=f"See it: factcheck show {found.id}.")
    if found.status is Status.WITHDRAWN:
        raise UsageError(
            f"{found.id} was withdrawn, so there is nothing to correct",
            mend=f"Take that back first: factcheck undo {found.id}.",
        )


def _to_reset(
    found: Claim, asked: Sequence[str], said: Mapping[str, str], machine: Mapping[str, FieldValue]
) -> list[str]:
    """The fields whose corrections are taken back, with those that follow them. ``machine`` has the fields that are corrected."""
    fields: list[str] = []
    for name in dict.fromkeys(one.replace("-", "_") for one in asked):
        if name in said:
            raise UsageError(f"{name} is given and taken back at once", mend="Leave one of the two out.")
        if name not in machine:
            known = ", ".join(sorted(set(machine) - HIDDEN)) or "nothing"
            raise UsageError(f"the {name} of {found.id} is not corrected", mend=f"Corrected is: {known}.")
        fields += [one for one in (name, *COMPANIONS.get(name, ())) if one in machine and one not in fields]
    return fields
