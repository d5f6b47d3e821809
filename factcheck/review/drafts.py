"""A decision in the making: what was chosen, what must still be asked, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.core.decision import ON_EVIDENCE, Decision, Effect, Evidence, Finding, Question, Verdict, judged_sides
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.verdict import evidence_words, found_causes, found_words, verdict
from factcheck.core.vocabulary import Cause, EvidenceKind, Part, Resolution
from factcheck.core.wording import side_figure
from factcheck.review.acts import Ask, Matter
from factcheck.review.effects import describe_effects, effects, needs_evidence, verdict_effects, wrong_sides
from factcheck.review.keys import CAUSES, Choice, side_number

__all__ = [
    "ESCAPE",
    "WHAT_COUNTS",
    "YES",
    "Draft",
    "Step",
    "finding_of",
    "next_step",
    "preview",
    "question",
    "verdict_of",
    "with_answer",
]


ESCAPE = "\x1b"
"""The key that takes a choice back wherever one key is asked for."""


YES = frozenset({"y", "Y", "yes"})
"""Answers that record what was shown."""

WHAT_COUNTS = "an address, a file, C12 or words; @ a place in it"
"""What evidence can be, in short."""


class Step(StrEnum):
    """What must be asked next."""

    KEY = "key"
    SIDE = "side"
    VALUE = "value"
    CAUSE = "cause"
    EVIDENCE = "evidence"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reviewer has said about one thing so far. ``causes`` are those of the wrong sides that were asked about, in their order."""

    choice: Choice | None = None
    established: str | None = None
    causes: tuple[Cause | None, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None

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
        if len(draft.causes) < len(_blamed(draft, found)):
            return Step.CAUSE
        rests = needs_evidence(effects(finding_of(draft, found), found))
    else:
        rests = choice.status in ON_EVIDENCE
    return Step.EVIDENCE if rests and not draft.evidence else Step.CONFIRM


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
    if step is Step.VALUE:
        return Ask("The value that holds; Enter takes it back: ", single=False)
    if step is Step.EVIDENCE:
        bare = "takes it back" if draft.note is None else "takes your note for it"
        legend = f"{WHAT_COUNTS}; Enter {bare}"
        return Ask("Evidence: ", single=False, legend=legend)
    return Ask("Record it? y, or first m note, e evidence; anything else takes it back: ")


def with_answer(draft: Draft, matter: Matter, answer: str) -> Draft | None:
    """The draft with the answer to its next question; without its choice where that was taken back; None for an answer that is none."""
    step, choice = next_step(draft, matter), draft.choice
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
    )


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
        changed = verdict_effects(given, [matter.claim])
        return (f"{matter.id} is {given.status}.", *rests, *said, *describe_effects(changed))
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
