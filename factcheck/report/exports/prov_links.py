"""How the entities, activities and agents of a ledger hang together, as PROV-JSON records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from factcheck.core.chain import Event
from factcheck.core.correction import BY_HAND
from factcheck.core.decision import Decision
from factcheck.core.held import HeldClaim, HeldVersion, Holdings
from factcheck.core.vocabulary import EventKind, EvidenceKind, EvidenceRole
from factcheck.report.exports import prov_names as names
from factcheck.report.exports.pieces import present

__all__ = [
    "alternates",
    "associations",
    "attributions",
    "derivations",
    "generations",
    "influences",
    "invalidations",
    "specialisations",
    "usages",
]

Record = Mapping[str, object]
Records = Iterator[tuple[str, Record]]

_QUOTATION, _REVISION, _PRIMARY = (
    {"prov:type": names.term(f"prov:{kind}")} for kind in ("Quotation", "Revision", "PrimarySource")
)


def generations(held: Holdings) -> Records:
    """What came of which activity. A claim that somebody added came of that; all others of the run that found or imported them."""
    return _named("generated", _generations(held))


def usages(held: Holdings) -> Records:
    """What an activity worked with."""
    return _named("used", _usages(held))


def derivations(held: Holdings) -> Records:
    """What was made of what: versions of bytes and of former versions, claims as quotations, discrepancies of claims, decisions of evidence."""
    return _named("derived", _derivations(held))


def attributions(held: Holdings) -> Records:
    """Who answers for an article, or for a decision."""
    return _named("attributed", _attributions(held))


def associations(held: Holdings) -> Records:
    """Who did it: the program, a reader, a reviewer."""
    return _named("associated", _associations(held))


def specialisations(held: Holdings) -> Records:
    """The bytes of a version are those that are kept under their hash, as they were got then; evidence that is a claim is that claim, in a decision."""
    return _named("specialises", _specialisations(held))


def alternates(held: Holdings) -> Records:
    """A copy of evidence is that evidence, kept."""
    for evidence in (one for decision in held.decisions() for one in decision.evidence if one.archived and one.sha256):
        said: Record = {
            "prov:alternate1": names.ref(evidence.id or ""),
            "prov:alternate2": names.copy(evidence.sha256 or ""),
        }
        yield f"_:alternate.{evidence.id}", said


def invalidations(held: Holdings) -> Records:
    """When a claim ceased to stand in its article, and a decision to hold."""
    return _named("invalidated", _invalidations(held))


def influences(held: Holdings) -> Records:
    """Which claims reviewers corrected."""
    for one in held.corrections():
        said: Record = {"prov:influencee": names.ref(one.claim), "prov:influencer": names.correction(one.number)}
        yield f"_:influenced.{one.number}", said


def _named(name: str, records: Iterable[Record]) -> Records:
    numbers = count(1)
    for said in records:
        yield f"_:{name}.{next(numbers)}", said


def _generations(held: Holdings) -> Iterator[Record]:
    for version in held.versions():
        yield _generated(names.bytes_of(version), names.getting(version), names.moment(version.retrieved))
        yield _generated(names.ref(version.id), names.reading(version))
    added = {str(said["id"]): event for event in _additions(held) if isinstance(said := event.facts.get("claim"), dict)}
    for claim in held.claims():
        by_hand = added.get(claim.id) if claim.rule == BY_HAND else None
        activity = names.run(claim.run) if by_hand is None else names.event(by_hand.id)
        yield _generated(names.ref(claim.id), activity, names.moment(claim.recorded))
    for found in held.discrepancies():
        yield _generated(names.ref(found.id), names.run(found.run))
    for decision in held.decisions():
        when = names.moment(decision.recorded)
        yield _generated(names.ref(decision.id), names.deciding(decision.id), when)


def _generated(entity: str, activity: str, when: str | None = None) -> Record:
    return present(**{"prov:entity": entity, "prov:activity": activity, "prov:time": when})


def _usages(held: Holdings) -> Iterator[Record]:
    def used(activity: str, entity: str) -> Record:
        return {"prov:activity": activity, "prov:entity": entity}

    for version in held.versions():
        yield used(names.reading(version), names.bytes_of(version))
        yield used(names.run(version.run), names.ref(version.id))
    for decision in held.decisions():
        for name in _looked_at(decision):
            yield used(names.deciding(decision.id), names.ref(name))
    for one in held.corrections():
        yield used(names.correction(one.number), names.ref(one.claim))


def _looked_at(decision: Decision) -> Iterator[str]:
    """The numbers of what a decision is about, and of what it rests on, each once."""
    named = [] if decision.discrepancy is None else [decision.discrepancy]
    named += [claim for side in decision.judged for claim in side.claims]
    named += [effect.claim for effect in decision.effects]
    named += [one.id for one in decision.evidence if one.id is not None]
    if decision.second_of is not None:
        named.append(decision.second_of)
    yield from dict.fromkeys(named)


def _derivations(held: Holdings) -> Iterator[Record]:
    former: HeldVersion | None = None
    for version in held.versions():
        made = {"prov:activity": names.reading(version)}
        yield _derived(names.ref(version.id), names.bytes_of(version), made)
        if former is not None and former.article == version.article:
            yield _derived(names.ref(version.id), names.ref(former.id), _REVISION)
        former = version
    for claim in held.claims():
        yield _derived(names.ref(claim.id), names.ref(claim.version), _QUOTATION)
        if claim.replaces is not None and not _is_older(claim):
            yield _derived(names.ref(claim.id), names.ref(claim.replaces), _REVISION)
    for found in held.discrepancies():
        for name in found.claims:
            yield _derived(names.ref(found.id), names.ref(name), {})
    for decision in held.decisions():
        for evidence in decision.evidence:
            primary = _PRIMARY if evidence.role is EvidenceRole.PRIMARY else {}
            yield _derived(names.ref(decision.id), names.ref(evidence.id or ""), primary)


def _is_older(claim: HeldClaim) -> bool:
    """Did the article go back to this claim, from one that was recorded later? Then it is no revision of that."""
    return int(claim.id[1:]) < int((claim.replaces or "C0")[1:])


def _derived(made: str, of: str, more: Record) -> Record:
    return {"prov:generatedEntity": made, "prov:usedEntity": of, **more}


def _attributions(held: Holdings) -> Iterator[Record]:
    for version in held.versions():
        if version.source is not None:
            yield {"prov:entity": names.ref(version.id), "prov:agent": names.source(version.source)}
    for decision in held.decisions():
        yield {"prov:entity": names.ref(decision.id), "prov:agent": names.reviewer(decision.reviewer)}


def _associations(held: Holdings) -> Iterator[Record]:
    def done_by(activity: str, agent: str) -> Record:
        return {"prov:activity": activity, "prov:agent": agent}

    for run in held.runs():
        yield done_by(names.run(run.number), names.program(run.version))
    for version in held.versions():
        reader = names.reader(version)
        if reader is not None:
            yield done_by(names.reading(version), reader)
    for decision in held.decisions():
        yield done_by(names.deciding(decision.id), names.reviewer(decision.reviewer))
    for one in held.corrections():
        yield done_by(names.correction(one.number), names.reviewer(one.reviewer))
    for event in held.events():
        if event.reviewer is None:
            continue
        number = event.facts.get("import")
        if event.kind is EventKind.ADD:
            yield done_by(names.event(event.id), names.reviewer(event.reviewer))
        elif event.kind is EventKind.IMPORT and isinstance(number, int) and "lines" in event.facts:
            yield done_by(names.run(number), names.reviewer(event.reviewer))


def _specialisations(held: Holdings) -> Iterator[Record]:
    def special(one: str, general: str) -> Record:
        return {"prov:specificEntity": one, "prov:generalEntity": general}

    for version in held.versions():
        yield special(names.bytes_of(version), names.copy(version.raw_sha256))
    for evidence in (one for decision in held.decisions() for one in decision.evidence):
        if evidence.kind is EvidenceKind.CLAIM:
            yield special(names.ref(evidence.id or ""), names.ref(evidence.text))


def _invalidations(held: Holdings) -> Iterator[Record]:
    for claim in held.claims():
        if claim.retired is not None:
            yield {"prov:entity": names.ref(claim.id), "prov:time": names.moment(claim.retired)}
    for decision in held.decisions():
        if decision.ended is not None:
            yield {"prov:entity": names.ref(decision.id), "prov:time": names.moment(decision.ended)}


def _additions(held: Holdings) -> Iterator[Event]:
    return (event for event in held.events() if event.kind is EventKind.ADD)
