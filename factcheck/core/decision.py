"""What reviewers decide: a resolution of a discrepancy or the status of claims, what it rests on, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.core.claim import Claim
from factcheck.core.copy import Copy
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import Because, Cause, Ending, EvidenceKind, EvidenceRole, Part, Resolution, Status
from factcheck.errors import DecisionError

if TYPE_CHECKING:
    from factcheck.core.precedent import Precedent

__all__ = [
    "ON_EVIDENCE",
    "By",
    "Decision",
    "Effect",
    "Evidence",
    "Finding",
    "JudgedSide",
    "Question",
    "Reworded",
    "SecondReview",
    "Verdict",
    "judged_sides",
]

ON_EVIDENCE = frozenset({Status.VERIFIED, Status.REFUTED})
"""Statuses that say how the world is, and so rest on something outside the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who decides, when, and in which session (the row of a review session, None outside one).

    Raises DecisionError for a name without a letter.
    """

    reviewer: str
    now: datetime
    session: int | None = None

    def __post_init__(self) -> None:
        if not any(character.isalnum() for character in self.reviewer):
            raise DecisionError("nobody is named as the reviewer", mend="Say who decides: --reviewer NAME.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a decision rests on.

    ``text`` is the address, the path, the number of the claim (``C40``) or the words; ``locator`` where in it (``page 12``);
    ``sha256`` the hash of the bytes that a document has, or that an address gave; ``role`` None where nobody said it. ``archived``: is there a copy
    of these bytes in the ledger? It was taken at ``retrieved``, of an address from ``final``, where its redirects led (None: nowhere else).
    ``id`` is the local number (``E3``). ``copy`` are the bytes on their way into the ledger, ``missed`` says why there are none to be kept;
    both are left behind when the decision is recorded.
    """

    kind: EvidenceKind
    text: str
    locator: str | None = None
    sha256: str | None = None
    role: EvidenceRole | None = None
    archived: bool = False
    retrieved: datetime | None = None
    final: str | None = None
    id: str | None = field(default=None, compare=False)
    copy: Copy | None = field(default=None, compare=False, repr=False)
    missed: str | None = field(default=None, compare=False)

    def as_record(self) -> dict[str, object]:
        """The dict that stands in the record of a decision."""
        return {
            "id": self.id,
            "kind": str(self.kind),
            "text": self.text,
            "locator": self.locator,
            "sha256": self.sha256,
            "role": None if self.role is None else str(self.role),
            "archived": self.archived,
            "retrieved": None if self.retrieved is None else self.retrieved.isoformat(),
            "final": self.final,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a reviewer finds about a discrepancy, before it is recorded.

    ``side``, counted from 0, is the one that is right (``one_right``) or that holds now (``superseded``); ``because`` belongs to ``all_right``,
    ``established`` (the value that holds, in words) to ``none_right``; ``causes`` say for each side, in order, how it came to be wrong;
    ``assignee`` (for whom it waits) and ``due`` (until which day) belong to ``unsure``.
    """

    resolution: Resolution
    side: int | None = None
    because: Because | None = None
    established: str | None = None
    causes: tuple[Cause | None, ...] = ()
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    assignee: str | None = None
    due: date | None = None

    def check(self, sides: int) -> None:
        """Nothing, where everything that the resolution needs is there and fits so many sides. Raises DecisionError."""
        needs_side = self.resolution in {Resolution.ONE_RIGHT, Resolution.SUPERSEDED}
        if needs_side and (self.side is None or not 0 <= self.side < sides):
            raise DecisionError(
                f"{self.resolution} needs the side that holds", mend=f"Name one of the sides 1 to {sides}: --side 1."
            )
        if not needs_side and self.side is not None:
            raise DecisionError(f"{self.resolution} names no side", mend="Leave --side out.")
        if (self.resolution is Resolution.ALL_RIGHT) != (self.because is not None):
            known = ", ".join(Because)
            if self.because is None:
                raise DecisionError("all_right needs a reason", mend=f"Say --because with one of: {known}.")
            raise DecisionError(f"{self.resolution} takes no reason", mend="Leave --because out.")
        if (self.resolution is Resolution.NONE_RIGHT) != (self.established is not None):
            if self.established is None:
                raise DecisionError("none_right needs the value that holds", mend="Say --established VALUE.")
            raise DecisionError(f"{self.resolution} establishes no value", mend="Leave --established out.")
        if self.causes and len(self.causes) != sides:
            raise DecisionError(
                f"causes are given for {len(self.causes)} sides of {sides}", mend="Say --cause SIDE=CAUSE."
            )
        if self.resolution is not Resolution.UNSURE and (self.assignee is not None or self.due is not None):
            raise DecisionError(
                f"{self.resolution} waits for nobody", mend="Leave --for and --until out, or say unsure."
            )
        if self.assignee is not None and not any(character.isalnum() for character in self.assignee):
            raise DecisionError("nobody is named for whom it waits", mend="Name a reviewer: --for NAME.")

    @property
    def essence(self) -> tuple[Resolution, int | None, Because | None, str]:
        """What two reviewers must have in common to agree; a value that holds without spaces, commas and case."""
        established = "".join((self.established or "").casefold().replace(",", "").split())
        return self.resolution, self.side, self.because, established

    def agrees_with(self, other: Finding) -> bool:
        """Do both find the same? Why a side is wrong, notes and evidence may differ."""
        return self.essence == other.essence


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a reviewer finds about claims by themselves, before it is recorded."""

    status: Status
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()

    def check(self) -> None:
        """Nothing, where the status can be given and rests on something. Raises DecisionError."""
        if self.status is Status.UNVERIFIED:
            raise DecisionError(
                "unverified is where a claim stands before anybody decides",
                mend="Take the decision back instead: factcheck undo.",
            )
        if self.status in ON_EVIDENCE and not self.evidence:
            raise DecisionError(f"{self.status} needs evidence", mend="Say what it rests on: --evidence WHAT.")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSide:
    """A side as it was when it was judged. ``claims`` are numbers (``C12``), ``keys`` their content keys, in the same order."""

    value: Decimal | None
    value_high: Decimal | None
    claims: tuple[str, ...]
    keys: tuple[str, ...]

    def as_record(self) -> dict[str, object]:
        """The dict that stands in the record of a decision."""
        return {
            "value": decimal_text(self.value),
            "value_high": decimal_text(self.value_high),
            "claims": list(self.claims),
            "keys": list(self.keys),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a decision does to the status of one claim. ``side`` is the side that it stands on, from 0, None for a verification."""

    claim: str
    before: Status
    after: Status
    side: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """That a claim had other words when it was decided on: the number of the decision (``R4``), and the quote of then."""

    decision: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReview:
    """That a second reviewer looked at what was decided, and whether both found the same. ``id`` is the number of that decision (``R7``)."""

    id: str
    reviewer: str
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision on the record: on a discrepancy (``discrepancy``, ``finding``, ``judged``) or on claims (``status``).

    ``id`` is the local number (``R4``). ``ended`` is when it ceased to stand and ``ending`` why; both None while it stands. ``batch`` is the number of the
    first of those that were recorded together with it, None for one by itself. ``second_of`` is the decision that this is a second review of, which
    it ``agrees`` with or not; such a one changes nothing by itself. ``settles`` is the decision that a third reviewer settled by this one. ``seconds`` are
    the second reviews of this one that stand; its record leaves them out, for they came later.
    """

    id: str
    reviewer: str
    recorded: datetime
    effects: tuple[Effect, ...]
    discrepancy: str | None = None
    finding: Finding | None = None
    judged: tuple[JudgedSide, ...] = ()
    status: Status | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    session: int | None = None
    ended: datetime | None = None
    ending: Ending | None = None
    batch: str | None = None
    second_of: str | None = None
    agrees: bool | None = None
    settles: str | None = None
    seconds: tuple[SecondReview, ...] = ()

    @property
    def stands(self) -> bool:
        """Has it neither been taken back nor been replaced?"""
        return self.ended is None

    @property
    def is_second(self) -> bool:
        """Is it a second review? Such a one may stand beside the decision that it is about, and never in its place."""
        return self.second_of is not None

    @property
    def disputing(self) -> SecondReview | None:
        """The second review that found otherwise, None where none did."""
        return next((one for one in self.seconds if not one.agrees), None)

    def holds_for(self, sides: Sequence[Side]) -> bool:
        """Does it still answer the question that these sides ask?

        While each judged side shares a claim with a side of the same value, and no value is new. A new voice for a known value changes
        nothing; a changed or a further value does. A side whose claims it withdrew need not be there; whoever states its value later is new.
        """
        return self.holds_as_judged([_as_judged(side) for side in sides])

    def holds_as_judged(self, sides: Sequence[JudgedSide]) -> bool:
        """The same, asked with the values and the numbers of the claims alone."""
        withdrawn = {effect.claim for effect in self.effects if effect.after is Status.WITHDRAWN}
        left = [judged for judged in self.judged if not judged.claims or not withdrawn.issuperset(judged.claims)]
        if not all(any(_is_known(side, judged) for judged in left) for side in sides):
            return False
        return all(any(_is_same(judged, side) for side in sides) for judged in left)

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of, and that the event of the decision keeps."""
        finding = self.finding
        return {
            "id": self.id,
            "discrepancy": self.discrepancy,
            "resolution": None if finding is None else str(finding.resolution),
            "side": None if finding is None or finding.side is None else finding.side + 1,
            "because": None if finding is None or finding.because is None else str(finding.because),
            "established": None if finding is None else finding.established,
            "causes": [] if finding is None else [None if cause is None else str(cause) for cause in finding.causes],
            "status": None if self.status is None else str(self.status),
            "sides": [side.as_record() for side in self.judged],
            "effects": [
                {"claim": effect.claim, "before": str(effect.before), "after": str(effect.after)}
                for effect in self.effects
            ],
            "note": self.note,
            "evidence": [one.as_record() for one in self.evidence],
            "reviewer": self.reviewer,
            "recorded": self.recorded.isoformat(),
            "ended": None if self.ended is None else self.ended.isoformat(),
            "ending": None if self.ending is None else str(self.ending),
            "assignee": None if finding is None else finding.assignee,
            "due": None if finding is None or finding.due is None else finding.due.isoformat(),
            "batch": self.batch,
            "second_of": self.second_of,
            "agrees": self.agrees,
            "settles": self.settles,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A discrepancy of a ledger as it was when somebody looked at it, with the decision that stood on it then, and past decisions on ones like it.

    ``series`` are the current claims of the series that its claims stand in, those on its sides among them.
    For the ``part`` of a second reviewer it is as it was before the decision ``second_of``, which is not shown. A third reviewer sees the decision and
    the ``second`` finding, both without names.
    """

    discrepancy: Discrepancy
    decision: Decision | None = None
    similar: tuple[Precedent, ...] = ()
    series: tuple[Claim, ...] = ()
    part: Part = Part.FIRST
    second_of: str | None = None
    second: Decision | None = None

    @property
    def id(self) -> str:
        """The number of the discrepancy."""
        return self.discrepancy.id or ""


def judged_sides(found: Discrepancy) -> tuple[JudgedSide, ...]:
    """The sides of a discrepancy as a decision keeps them. Its claims have numbers."""
    return tuple(_as_judged(side) for side in found.sides)


def _as_judged(side: Side) -> JudgedSide:
    return JudgedSide(
        value=side.value,
        value_high=side.value_high,
        claims=tuple(claim.id or "" for claim in side.claims),
        keys=tuple(claim.key for claim in side.claims),
    )


def _is_known(side: JudgedSide, judged: JudgedSide) -> bool:
    """Does the side state what the judged one did? One without a value (a policy) does where they share a claim."""
    if (judged.value, judged.value_high) != (side.value, side.value_high):
        return False
    return side.value is not None or not set(judged.claims).isdisjoint(side.claims)


def _is_same(judged: JudgedSide, side: JudgedSide) -> bool:
    if (judged.value, judged.value_high) != (side.value, side.value_high):
        return False
    return not judged.claims or not set(judged.claims).isdisjoint(side.claims)
