"""A decision in the making: what was chosen, what must still be asked, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from factcheck.core.claim import Claim
from factcheck.core.decision import ON_EVIDENCE, Decision, Effect, Evidence, Finding, Question, Verdict, judged_sides
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.verdict import evidence_words, found_causes, found_words, verdict
from factcheck.core.vocabulary import Cause, EvidenceKind, Part, Resolution, Status
from factcheck.core.wording import side_figure
from factcheck.review.acts import Ask, Matter
from factcheck.review.days import DAYS, read_day
from factcheck.review.effects import caution, describe_effects, effects, needs_evidence, verdict_effects, wrong_sides
from factcheck.review.keys import CAUSES, Choice, side_number
from factcheck.review.readings import Fellow, cover_prompt, covered_by, picked_by

__all__ = [
    "ESCAPE",
    "WHAT_COUNTS",
    "YES",
    "Draft",
    "Step",
    "covered",
    "finding_of",
    "next_step",
    "preview",
    "question",
    "reading_of",
    "verdict_of",
    "with_answer",
]


ESCAPE = "\x1b"
"""The key that takes a choice back wherever one key is asked for."""


YES = frozenset({"y", "Y", "yes"})
"""Answers that record what was shown."""

WHAT_COUNTS = "an address, a file, C12 or words; @ a place in it; primary: or repeater: before it"
"""What evidence can be, in short."""


class Step(StrEnum):
    """What must be asked next."""

    KEY = "key"
    SIDE = "side"
    WHOM = "whom"
    DAY = "day"
    VALUE = "value"
    CAUSE = "cause"
    EVIDENCE = "evidence"
    COVER = "cover"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reviewer has said about one thing so far. ``causes`` are those of the wrong sides that were asked about, in their order.

    ``assignee`` is empty where it waits for nobody, None before that was asked; ``due`` is the day until which, where one was named (``day_asked``).
    ``covered`` are the numbers of the claims that a verdict covers too, None before that was asked; ``picked`` those chosen while it is asked.
    """

    choice: Choice | None = None
    established: str | None = None
    causes: tuple[Cause | None, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    assignee: str | None = None
    due: date | None = None
    day_asked: bool = False
    covered: tuple[str, ...] | None = None
    picked: tuple[str, ...] = ()

    def taken_back(self) -> Draft:
        """The draft without its choice; note and evidence stay."""
        return Draft(evidence=self.evidence, note=self.note)

    @property
    def is_bare(self) -> bool:
        """Would nothing be lost if it were thrown away?"""
        return not self.evidence and self.note is None


def next_step(draft: Draft, matter: Matter) -> Step:
    """What must be asked before the draft can be recorded."""
    choice = draft.choice
    if choice is None:
        return Step.KEY
    if isinstance(matter, Question):
        found = matter.discrepancy
        if choice.asks_side and choice.side is None:
            return Step.SIDE
        if choice.resolution is Resolution.NONE_RIGHT and draft.established is None:
            return Step.VALUE
        if choice.resolution is Resolution.UNSURE and not draft.day_asked:
            return Step.WHOM if draft.assignee is None else Step.DAY
        if len(draft.causes) < len(_blamed(draft, found)):
            return Step.CAUSE
        rests = needs_evidence(effects(finding_of(draft, found), found))
    else:
        rests = choice.status in ON_EVIDENCE
    if rests and not draft.evidence:
        return Step.EVIDENCE
    return Step.COVER if draft.covered is None and offered(draft, matter) else Step.CONFIRM


def question(draft: Draft, matter: Matter) -> Ask:
    """The prompt of the step that is next, other than the first."""
    step = next_step(draft, matter)
    if step is Step.CAUSE and isinstance(matter, Question):
        found = matter.discrepancy
        side = _blamed(draft, found)[len(draft.causes)]
        legend = ", ".join(f"{key} {words.partition(':')[0]}" for key, (_, words) in CAUSES.items())
        return Ask(f"Why is side {side + 1} ({_figure(found, side)}) wrong? Enter: not known: ", legend=legend)
    if step is Step.SIDE and isinstance(matter, Question):
        sides = len(matter.discrepancy.sides)
        holds = "is right" if draft.choice and draft.choice.resolution is Resolution.ONE_RIGHT else "holds now"
        return Ask(f"Which side {holds}, 1 to {sides}? Enter takes it back: ", single=sides < 10)
    if step is Step.WHOM:
        return Ask("For whom? Enter: nobody: ", single=False)
    if step is Step.DAY:
        return Ask(f"Until when? {DAYS}; Enter: no day: ", single=False)
    if step is Step.VALUE:
        return Ask("The value that holds; Enter takes it back: ", single=False)
    if step is Step.EVIDENCE:
        bare = "takes it back" if draft.note is None else "takes your note for it"
        legend = f"{WHAT_COUNTS}; Enter {bare}"
        return Ask("Evidence: ", single=False, legend=legend)
    alone = not isinstance(matter, Question) or matter.part is not Part.FIRST
    if not alone and draft.choice is not None and draft.choice.fits_others and step is Step.CONFIRM:
        return Ask("Record it? y; m note, e evidence, l all like it; anything else takes it back: ")
    if step is Step.COVER:
        return Ask(cover_prompt(offered(draft, matter), draft.picked))
    return Ask("Record it? y, or first m note, e evidence; anything else takes it back: ")


def with_answer(draft: Draft, matter: Matter, answer: str, *, today: date = date.min) -> Draft | None:
    """The draft with the answer to its next question; without its choice where that was taken back; None for an answer that is none.

    ``today`` is what days are counted from. Raises DecisionError for words that mean no day.
    """
    step, choice = next_step(draft, matter), draft.choice
    if step in {Step.WHOM, Step.DAY} and answer != ESCAPE:
        return _waiting(draft, step, answer, today)
    if step is Step.COVER:
        return _with_cover(draft, matter, answer)
    if step is Step.CAUSE:
        if answer and answer not in CAUSES:
            return draft.taken_back() if answer == ESCAPE else None
        return replace(draft, causes=(*draft.causes, CAUSES[answer][0] if answer else None))
    if not answer or answer == ESCAPE:
        if step is Step.EVIDENCE and draft.note is not None and not answer:
            return replace(draft, evidence=(Evidence(kind=EvidenceKind.NOTE, text=draft.note),))
        return draft.taken_back()
    if step is Step.VALUE:
        return replace(draft, established=answer)
    if step is Step.SIDE and choice is not None and isinstance(matter, Question):
        side = side_number(answer, matter.discrepancy)
        return None if side is None else replace(draft, choice=replace(choice, side=side))
    return None


def finding_of(draft: Draft, found: Discrepancy) -> Finding:
    """The finding that the draft amounts to. Raises ValueError for one that chose no resolution."""
    choice = draft.choice
    if choice is None or choice.resolution is None:
        raise ValueError("nothing was chosen")
    given = dict(zip(_blamed(draft, found), draft.causes, strict=False))
    causes = tuple(given.get(at) for at in range(len(found.sides)))
    return Finding(
        resolution=choice.resolution,
        side=choice.side,
        because=choice.because,
        established=draft.established,
        causes=causes if any(causes) else (),
        note=draft.note,
        evidence=draft.evidence,
        assignee=draft.assignee or None,
        due=draft.due,
    )


def reading_of(draft: Draft, matter: Matter) -> tuple[Fellow, ...]:
    """The unverified claims of the reading that a claim stands in, as the draft's verdict sees them; none for one that says nothing of the figure."""
    if isinstance(matter, Question) or draft.choice is None or draft.choice.status is Status.WITHDRAWN:
        return ()
    named = (one.text for one in draft.evidence if one.kind is EvidenceKind.CLAIM)
    return covered_by(matter.fellows, named)


def offered(draft: Draft, matter: Matter) -> tuple[Fellow, ...]:
    """Those of the reading that the verdict may cover too."""
    return tuple(one for one in reading_of(draft, matter) if one.apart is None)


def covered(draft: Draft, matter: Matter) -> tuple[Claim, ...]:
    """The claims that the verdict covers beside the one that is shown."""
    chosen = draft.covered or ()
    return tuple(one.claim for one in offered(draft, matter) if one.id in chosen)


def verdict_of(draft: Draft) -> Verdict:
    """The verdict on a claim that the draft amounts to. Raises ValueError for one that chose no status."""
    choice = draft.choice
    if choice is None or choice.status is None:
        raise ValueError("nothing was chosen")
    return Verdict(status=choice.status, note=draft.note, evidence=draft.evidence)


def preview(draft: Draft, matter: Matter) -> tuple[str, ...]:
    """What will be recorded and what it changes, a line each; the first sums it up."""
    rests = [f"evidence: {evidence_words(one)}" for one in draft.evidence]
    said = [] if draft.note is None else [f"note: {draft.note}"]
    if not isinstance(matter, Question):
        given = verdict_of(draft)
        also = covered(draft, matter)
        changed = verdict_effects(given, [matter.claim, *also])
        names = ", ".join([matter.id, *(one.id or "" for one in also)])
        told = f"{names} {'are' if also else 'is'} {given.status}."
        warned = filter(None, [caution(changed, draft.evidence)])
        return (told, *rests, *said, *describe_effects(changed), *warned, *_left_out(draft, matter))
    found, finding = matter.discrepancy, finding_of(draft, matter.discrepancy)
    judged, changes = judged_sides(found), effects(finding, found)
    return (
        f"{found.id}: {found_words(finding, judged)}.",
        *found_causes(finding, judged),
        *rests,
        *said,
        *(
            _as_second()
            if matter.part is Part.SECOND
            else (*_superseded(matter.decision, changes), *describe_effects(changes))
        ),
        *filter(None, [caution(changes, draft.evidence)]),
    )


def _waiting(draft: Draft, step: Step, answer: str, today: date) -> Draft | None:
    """The draft with for whom it waits, or until when. A ``y`` is no name: whoever types it means to record."""
    if step is Step.DAY:
        return replace(draft, due=read_day(answer, today) if answer else None, day_asked=True)
    named = any(character.isalnum() for character in answer) and answer not in YES
    return replace(draft, assignee=answer) if named or not answer else None


def _with_cover(draft: Draft, matter: Matter, answer: str) -> Draft | None:
    """The draft with the answer to what the verdict covers: all that were picked, or all, none, or one more or less; the keys pick and unpick."""
    found = offered(draft, matter)
    if answer == ESCAPE:
        return draft.taken_back()
    if answer in {"", "n", "N", "no"}:
        return replace(draft, covered=())
    if answer in YES:
        return replace(draft, covered=draft.picked or tuple(one.id for one in found))
    picked = picked_by(answer, found)
    return None if picked is None else replace(draft, picked=tuple(sorted(picked.symmetric_difference(draft.picked))))


def _left_out(draft: Draft, matter: Matter) -> tuple[str, ...]:
    """The claims of the reading that stay as they are, with the reason."""
    chosen = draft.covered or ()
    return tuple(
        f"not covered: {one.id}, {one.apart or 'which is left as it is'}"
        for one in reading_of(draft, matter)
        if one.id not in chosen
    )


def _as_second() -> tuple[str, ...]:
    return ("A second review: by itself it changes the status of no claim.",)


def _superseded(before: Decision | None, changes: Sequence[Effect]) -> tuple[str, ...]:
    """What is said of the decision that the new one replaces, and of the claims that it leaves behind."""
    if before is None:
        return ()
    set_now = {one.claim for one in changes}
    left = [one.claim for one in before.effects if one.claim not in set_now]
    behind = f"; {', '.join(left)}: as without it" if left else ""
    return (f"{before.id} ({verdict(before)}) is superseded{behind}",)


def _blamed(draft: Draft, found: Discrepancy) -> tuple[int, ...]:
    """The sides that the draft calls wrong and that stand in print, so that a cause can be asked for."""
    choice = draft.choice
    if choice is None or choice.resolution is None:
        return ()
    bare = Finding(resolution=choice.resolution, side=choice.side, because=choice.because)
    return tuple(side for side in wrong_sides(bare, len(found.sides)) if found.sides[side].working is None)


def _figure(found: Discrepancy, side: int) -> str:
    words = side_figure(found.sides[side])
    return words if len(words) <= _SHORT else words[: _SHORT - 1] + "…"


_SHORT = 30
"""So many characters of a side's figure stand in a prompt."""
