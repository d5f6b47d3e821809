"""What a ledger answers to a claim of a draft: confirmed, contradicted, older, unknown. What reviewers decided goes before what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.draft import Answer, Answered, Meeting, Reference, Relation
from factcheck.core.vocabulary import DiscrepancyKind, Status
from factcheck.core.wording import byline, figure

__all__ = ["SETTLE_FIRST", "Met", "answer", "flagged_on"]

SETTLE_FIRST = 4
"""From this severity on a discrepancy of the ledger is to be settled before either figure is quoted (see ``SEVERITIES``)."""

_AGREES = frozenset([Relation.SAME, Relation.ROUNDED])
_MOVES = frozenset([DiscrepancyKind.UPDATE, DiscrepancyKind.RESTATEMENT])
"""The kinds of two figures that may both be right, each in its time."""

_FALLEN = frozenset([Status.REFUTED, Status.OUTDATED])
"""The statuses of claims that contradict nothing any more."""

_WORTH = 2
"""Differences below this severity are not told. Reason: they are guesses, of another subject or part; readers of prototypes passed them over."""

_OUTWEIGHS = 3
"""From this severity on a difference outweighs that another claim of the ledger states the draft's figure."""

_CERTAIN, _DECIDED, _POINT = 5, 4, 2
"""The severities of a figure that was refuted, of one that was found outdated, and of one for which the ledger has nothing but a later point of the series."""

_MOST = 5
"""So many references at most: nobody cites more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """All that a claim of a draft meets: claims that speak of the same thing, what checks found, and claims of its series for later times.

    ``questions`` are the undecided discrepancies of the ledger, of severity 4 and above, in which the claims stand that agree.
    """

    claim: Claim
    meetings: Sequence[Meeting] = ()
    found: Sequence[Discrepancy] = ()
    later: Sequence[Claim] = ()
    questions: Sequence[Discrepancy] = ()

    @property
    def agreeing(self) -> list[Meeting]:
        """The claims that state its value."""
        return [one for one in self.meetings if one.relation in _AGREES]

    @property
    def differing(self) -> list[tuple[Relation, Meeting]]:
        """The claims that stand and do not, with what they are to it in time, the worst first."""
        agreeing = self.agreeing
        return [
            (_in_time(one, agreeing), one)
            for one in sorted(self.meetings, key=lambda m: (-m.severity, -m.score, m.other.key))
            if one.relation is Relation.DIFFERS and one.other.status not in _FALLEN and one.severity >= _WORTH
        ]


def answer(met: Met) -> Answered:
    """What the ledger answers, with the references to cite, the best first. ``decided`` is left empty."""
    for ask in _ANSWERS:
        said = ask(met)
        if said is not None:
            return said
    return _unknown(met)


def flagged_on(found: Discrepancy, drafts: Iterable[Claim]) -> list[Claim]:
    """On which claims of a draft something that a check found is told: on the last one, where it is about the draft alone."""
    own = {claim.key: claim for claim in drafts}
    mine = sorted({claim.key for claim in found.claims} & own.keys(), key=lambda key: (own[key].start, key))
    alone = all(claim.key in own for claim in found.claims)
    return [own[key] for key in (mine[-1:] if alone else mine)]


def _in_time(one: Meeting, agreeing: Sequence[Meeting]) -> Relation:
    """Is a figure that differs for a later or an earlier time? Only a kind that moves is; else it differs.

    Where the draft names no time, it is that of the latest claim which states its figure.
    """
    if one.kind not in _MOVES or one.is_own or not one.other_day:
        return Relation.DIFFERS
    newest = max((m.other_day for m in agreeing if not m.is_own), default=0)
    mine = one.day if one.is_dated else newest
    if mine:
        return _order(one.other_day, mine)
    return Relation.LATER if 0 < one.day < one.other_day else Relation.DIFFERS


def _order(other: int, mine: int) -> Relation:
    if other == mine:
        return Relation.DIFFERS
    return Relation.LATER if other > mine else Relation.EARLIER


def _refuted(met: Met) -> Answered | None:
    """The figure is one that was refuted, and nobody verified it elsewhere."""
    same = [one.other for one in met.agreeing]
    if not any(one.status is Status.REFUTED for one in same) or any(one.status is Status.VERIFIED for one in same):
        return None
    right = [
        one.other for one in met.meetings if one.relation is Relation.DIFFERS and one.other.status is Status.VERIFIED
    ]
    bad = [one for one in same if one.status is Status.REFUTED]
    told = f"This figure was refuted: {_told(bad[0])}."
    if right:
        told += f" Found right: {_told(right[0])}."
    references = [*(Reference(one, Relation.DIFFERS) for one in right), *(Reference(one, Relation.SAME) for one in bad)]
    return _answered(met, Answer.CONTRADICTED, told, references, severity=_CERTAIN)


def _outdated(met: Met) -> Answered | None:
    """The figure is one that was found outdated, and no claim that stands states it."""
    same = [one.other for one in met.agreeing]
    if not same or any(one.status not in _FALLEN for one in same):
        return None
    newer = [(relation, one) for relation, one in met.differing if relation is not Relation.EARLIER]
    told = f"This figure was found outdated: {_told(same[0])}."
    if newer:
        told += f" {newer[0][1].explanation}"
    references = [
        *(Reference(one.other, Relation.LATER) for _, one in newer),
        *(Reference(one, Relation.SAME) for one in same),
    ]
    return _answered(met, Answer.OLDER, told, references, severity=_DECIDED)


def _checked(met: Met) -> Answered | None:
    """What a check found: a sum that does not work out, a policy at another stage."""
    for found in sorted(met.found, key=lambda d: (-d.severity, -d.score, d.key)):
        sides = [{claim.key for claim in side.claims} for side in found.sides]
        moved = found.kind is DiscrepancyKind.UPDATE
        # The sides of what went ahead are in the order of time.
        if found.severity < _WORTH or (moved and met.claim.key in sides[-1]):
            continue
        relation = Relation.LATER if moved else Relation.DIFFERS
        others = {claim.key: claim for claim in found.claims if claim.key != met.claim.key}
        references = [Reference(claim, relation) for claim in others.values()]
        kind = Answer.OLDER if moved else Answer.CONTRADICTED
        return _answered(met, kind, found.explanation, references, severity=found.severity, of=found.kind)
    return None


def _contradicted(met: Met) -> Answered | None:
    """Another figure stands for the same time. A hint does not outweigh that the ledger has the draft's figure too."""
    least = _OUTWEIGHS if met.agreeing else _WORTH
    against = [
        one
        for relation, one in met.differing
        if relation is Relation.DIFFERS and one.severity >= least and _is_told_here(one)
    ]
    verified = any(one.other.status is Status.VERIFIED for one in met.agreeing)
    if not against or (verified and not any(one.other.status is Status.VERIFIED for one in against)):
        return None
    first = against[0]
    references = [Reference(one.other, Relation.DIFFERS) for one in against] + _same(met)
    also = f" {_told(met.agreeing[0].other)} says the same as the draft." if met.agreeing else ""
    told = f"{first.explanation}{also}"
    return _answered(met, Answer.CONTRADICTED, told, references, severity=first.severity, of=first.kind)


def _is_told_here(one: Meeting) -> bool:
    """Of two figures of the draft itself that do not agree, the later is told of."""
    return not one.is_own or one.other.start < one.claim.start


def _disputed(met: Met) -> Answered | None:
    """The ledger has the figure, and holds it against another so severely that neither is to be quoted."""
    if not met.questions or any(one.other.status is Status.VERIFIED for one in met.agreeing):
        return None
    first = min(met.questions, key=lambda d: (-d.severity, -d.score, d.key))
    mine = {one.other.key for one in met.agreeing}
    references = [Reference(claim, Relation.DIFFERS) for claim in first.claims if claim.key not in mine]
    told = f"The ledger has this figure, and holds it against another ({first.id}). {first.explanation}"
    kind = first.kind
    return _answered(met, Answer.CONTRADICTED, told, references + _same(met), severity=first.severity, of=kind)


def _older(met: Met) -> Answered | None:
    """The ledger has a later figure, and the draft does not say for which time its own is."""
    newer = [one for relation, one in met.differing if relation is Relation.LATER and not one.is_dated]
    if not newer:
        return None
    newer.sort(key=lambda m: (-m.other_day, m.other.key))
    references = [Reference(one.other, Relation.LATER) for one in newer] + _same(met)
    first = max(newer, key=lambda m: m.severity)
    return _answered(met, Answer.OLDER, newer[0].explanation, references, severity=first.severity, of=first.kind)


def _confirmed(met: Met) -> Answered | None:
    """A claim that stands states the figure."""
    good = [one for one in met.agreeing if one.other.status not in _FALLEN]
    if not good:
        return None
    good.sort(key=_fitness)
    first = good[0]
    rounded = ", when read as rounded" if first.relation is Relation.ROUNDED else ""
    told = [f"The same{rounded}: {_told(first.other)}."]
    beside = [(relation, one) for relation, one in met.differing if not one.is_own]
    told += [f"{_BESIDE[relation]}: {_told(one.other)}." for relation, one in beside[:1]]
    told += [f"Later: {_told(one)}." for one in met.later[:1] if not beside]
    references = [Reference(one.other, one.relation) for one in good]
    references += [Reference(one.other, relation) for relation, one in beside]
    references += [Reference(one, Relation.LATER) for one in met.later]
    return _answered(met, Answer.CONFIRMED, " ".join(told), references)


_BESIDE = {
    Relation.LATER: "For a later time",
    Relation.EARLIER: "For an earlier time",
    Relation.DIFFERS: "Another figure, perhaps of something else",
}


def _fitness(one: Meeting) -> tuple[object, ...]:
    """The one to cite first: verified, the same and not rounded, not translated by machine, the surest, the latest."""
    claim = one.other
    translated = claim.article.machine_translated is True
    return (
        claim.status is not Status.VERIFIED,
        one.relation is not Relation.SAME,
        translated,
        -one.score,
        -one.other_day,
        claim.key,
    )


def _point(met: Met) -> Answered | None:
    """The draft says for which time its figure is; the ledger has none for that time, and one for a later time."""
    dated = [one for relation, one in met.differing if relation is Relation.LATER and one.is_dated]
    later = [*(one.other for one in sorted(dated, key=lambda m: (-m.other_day, m.other.key))), *met.later]
    if not later:
        return None
    first = later[0]
    told = f"The ledger has no figure for {met.claim.as_of}, but a later one: {_told(first)}, as of {first.as_of}."
    references = [Reference(one, Relation.LATER) for one in later]
    return _answered(met, Answer.OLDER, told, references, severity=_POINT, of=DiscrepancyKind.UPDATE)


def _unknown(met: Met) -> Answered:
    """Nothing in the ledger is about it, or nothing that answers."""
    alike = [one for one in met.meetings if one.relation is Relation.ALIKE]
    if alike:
        told = f"The same figure, but not quite of the same thing: {_told(alike[0].other)}; {alike[0].explanation}."
        return _answered(met, Answer.UNKNOWN, told, [Reference(one.other, Relation.ALIKE) for one in alike])
    earlier = [one for relation, one in met.differing if relation is Relation.EARLIER]
    if earlier:
        told = f"The ledger has an earlier figure: {_told(earlier[0].other)}."
        return _answered(met, Answer.UNKNOWN, told, [Reference(one.other, Relation.EARLIER) for one in earlier])
    fallen = [one for one in met.meetings if one.relation is Relation.DIFFERS and one.other.status in _FALLEN]
    if fallen:
        told = f"The ledger has another figure, which was found {fallen[0].other.status}: {_told(fallen[0].other)}."
        return _answered(met, Answer.UNKNOWN, told, [Reference(one.other, Relation.DIFFERS) for one in fallen])
    return _answered(met, Answer.UNKNOWN, "Nothing in the ledger is about this.", [])


_ANSWERS: tuple[Callable[[Met], Answered | None], ...] = (
    _refuted,
    _outdated,
    _contradicted,
    _checked,
    _disputed,
    _older,
    _confirmed,
    _point,
)
"""Asked in this order; the first that has something to say is the answer."""


def _same(met: Met) -> list[Reference]:
    return [Reference(one.other, one.relation) for one in met.agreeing]


def _answered(
    met: Met,
    said: Answer,
    explanation: str,
    references: Sequence[Reference],
    *,
    severity: int | None = None,
    of: DiscrepancyKind | None = None,
) -> Answered:
    distinct: dict[str, Reference] = {}
    for one in references:
        distinct.setdefault(one.claim.key, one)
    return Answered(
        claim=met.claim,
        answer=said,
        explanation=explanation,
        severity=severity,
        kind=of,
        references=tuple(distinct.values())[:_MOST],
    )


def _told(claim: Claim) -> str:
    """``C1, 119 (SMM, 2021-12-13)``; of a policy the number and the source."""
    number = f"{claim.id}, " if claim.id else ""
    stated = " ".join(figure(claim).split())
    return f"{number}{stated} ({byline(claim.article)})" if stated else f"{number}{byline(claim.article)}"
