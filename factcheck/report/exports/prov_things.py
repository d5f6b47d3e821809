"""The entities, activities and agents of a ledger, as PROV-JSON records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from factcheck.core.decision import Decision, Evidence
from factcheck.core.held import HeldClaim, HeldVersion, Holdings
from factcheck.core.verdict import verdict
from factcheck.core.vocabulary import EventKind, EvidenceKind
from factcheck.report.exports import prov_names as names
from factcheck.report.exports.pieces import present

__all__ = ["activities", "agents", "entities"]

Record = dict[str, object]
Records = Iterator[tuple[str, Record]]


def entities(held: Holdings) -> Records:
    """Bytes, versions of articles, claims, discrepancies, decisions, and what those rest on."""
    for copy in held.copies():
        facts = {"sha256": copy.sha256, "contentSize": copy.size, "encodingFormat": copy.media_type}
        yield names.copy(copy.sha256), _said("schema:MediaObject", f"bytes {copy.sha256[:12]}") | _schema(facts)
    for version in held.versions():
        yield names.bytes_of(version), _said("schema:MediaObject", f"bytes of {version.id}")
        yield names.ref(version.id), _version(version)
    for claim in held.claims():
        yield names.ref(claim.id), _claim(claim)
    for found in held.discrepancies():
        told = {name: getattr(found, name) for name in ("kind", "severity", "state", "subject", "metric")}
        yield names.ref(found.id), _said("terms:Discrepancy", found.id, found.explanation) | _terms(told)
    for decision in held.decisions():
        yield names.ref(decision.id), _decision(decision)
        for evidence in decision.evidence:
            yield names.ref(evidence.id or ""), _evidence(evidence)


def activities(held: Holdings) -> Records:
    """Runs (imports among them), getting and reading of versions, decisions, corrections, and claims that somebody added."""
    for run in held.runs():
        began = {"prov:startTime": names.moment(run.started)}
        said = _said("terms:Run", f"{run.verb}, run {run.number}") | _terms({"verb": run.verb, "rules": run.rules})
        yield names.run(run.number), began | said
    for version in held.versions():
        said = _said("terms:Getting", f"getting {version.id}") | _terms({"got": version.got})
        yield names.getting(version), _ended(names.moment(version.retrieved)) | said
        yield names.reading(version), _said("terms:Reading", f"reading {version.id}")
    for decision in held.decisions():
        said = _said("terms:Deciding", f"deciding {decision.id}")
        yield names.deciding(decision.id), _ended(names.moment(decision.recorded)) | said
    for one in held.corrections():
        said = _said("terms:Correction", f"{one.claim} {one.field}") | _terms({"field": one.field, "value": one.value})
        yield names.correction(one.number), _ended(names.moment(one.recorded)) | said
    for event in held.events():
        if event.kind is EventKind.ADD:
            said = _said("terms:Addition", f"event {event.id}: a claim was added")
            yield names.event(event.id), _ended(event.recorded) | said


def agents(held: Holdings) -> Records:
    """The program and the readers in their versions, the reviewers, and the sources. Of the first three there are few: each is told once."""
    told: set[str] = set()

    def once(name: str | None, kind: str, label: str) -> Records:
        if name is not None and name not in told:
            told.add(name)
            yield name, _said(kind, label)

    for run in held.runs():
        yield from once(names.program(run.version), "prov:SoftwareAgent", f"factcheck {run.version}")
    for version in held.versions():
        label = f"reader {version.reader} {version.reader_version}"
        yield from once(names.reader(version), "prov:SoftwareAgent", label)
    for decision in held.decisions():
        yield from once(names.reviewer(decision.reviewer), "prov:Person", decision.reviewer)
    for one in held.corrections():
        yield from once(names.reviewer(one.reviewer), "prov:Person", one.reviewer)
    for event in held.events():
        if event.reviewer is not None and event.kind in {EventKind.ADD, EventKind.IMPORT}:
            yield from once(names.reviewer(event.reviewer), "prov:Person", event.reviewer)
    for source in held.sources():
        printed = None if source.printed == source.name else source.printed
        yield names.source(source.number), _said("prov:Organization", source.name) | _terms({"printed": printed})


def _said(kind: str, label: str, value: str | None = None) -> Record:
    """What is said of every thing: its type, what people call it, and its words."""
    return present(**{"prov:type": names.term(kind), "prov:label": label, "prov:value": value})


def _ended(when: str) -> Record:
    return {"prov:endTime": when}


def _terms(said: Record) -> Record:
    """Fields of the ledger, without what nobody knows."""
    return {f"terms:{name}": value for name, value in said.items() if value is not None}


def _schema(said: Record) -> Record:
    """What schema.org has a word for."""
    return {f"schema:{name}": value for name, value in said.items() if value is not None}


def _version(version: HeldVersion) -> Record:
    facts: Record = {
        "headline": version.title,
        "creditText": version.author,
        "datePublished": names.day(version.published),
        "dateModified": names.day(version.modified),
        "inLanguage": version.language,
        "version": version.number,
    }
    said = _said("schema:Article", version.id) | present(**{"prov:location": names.address(version.address)})
    return said | _schema(facts) | _terms({"text_sha256": version.text_sha256})


def _claim(claim: HeldClaim) -> Record:
    fields = ("kind", "value", "unit", "subject", "metric", "as_of", "status", "rule")
    return _said("schema:Claim", claim.id, claim.quote) | _terms({name: getattr(claim, name) for name in fields})


def _decision(decision: Decision) -> Record:
    finding = decision.finding
    said: Record = {"status": None if decision.status is None else str(decision.status)}
    if finding is not None:
        said |= {
            "resolution": str(finding.resolution),
            "side": None if finding.side is None else finding.side + 1,
            "because": None if finding.because is None else str(finding.because),
            "established": finding.established,
        }
    said["ending"] = None if decision.ending is None else str(decision.ending)
    return _said("terms:Decision", decision.id, verdict(decision)) | _terms(said)


def _evidence(evidence: Evidence) -> Record:
    """A piece of evidence: an address is where it is, a document is told by its name, words are what they say."""
    facts: Record = {
        "kind": str(evidence.kind),
        "role": None if evidence.role is None else str(evidence.role),
        "locator": evidence.locator,
        "sha256": evidence.sha256,
    }
    name = evidence.id or ""
    if evidence.kind is EvidenceKind.ADDRESS:
        where = present(**{"prov:location": names.address(evidence.text)})
        return _said("terms:Evidence", name) | where | _terms(facts)
    is_document = evidence.kind is EvidenceKind.DOCUMENT
    told = PurePath(evidence.text.replace("\\", "/")).name if is_document else evidence.text
    return _said("terms:Evidence", name, told) | _terms(facts)
