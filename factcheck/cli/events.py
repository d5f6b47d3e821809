"""Events in a line each, for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck.cli.render import Column, Record
from factcheck.core.wording import many

__all__ = ["AUDIT", "EVENTS", "words_of_event"]

Facts = Mapping[str, Any]


def words_of_event(record: Record) -> str:
    """What an event tells, in one line; what nobody can read is said to be so."""
    facts = record["facts"]
    tell = _TELL.get(str(record["kind"]))
    if tell is None or not facts:
        return "cannot be read"
    return tell(facts)


def _article(facts: Facts) -> str:
    source = facts.get("source")
    changes = facts.get("changes")
    if isinstance(changes, list):
        return f"{facts.get('article')}, version {facts.get('version')}, set by hand: {'; '.join(map(str, changes))}"
    return f"{facts.get('article')}, version {facts.get('version')}{f', {source}' if source else ''}: {_many(facts, 'claims', 'claim')}"


def _comparison(facts: Facts) -> str:
    found = _many(facts, "discrepancies", "discrepancy")
    return f"{_many(facts, 'claims', 'claim')} compared: {found}, {facts.get('new')} new"


def _many(facts: Facts, name: str, noun: str) -> str:
    """A count of things, whatever a forger left in its place."""
    said = facts.get(name)
    return many(said, noun) if isinstance(said, int) else f"{said} {noun}"


def _upgrade(facts: Facts) -> str:
    kept = f", copied before to {facts['backup']}" if facts.get("backup") else ""
    return f"revision {facts.get('before') or 'none'} to {facts.get('after')}{kept}"


def _restore(facts: Facts) -> str:
    kept = f", what was there is in {facts['kept']}" if facts.get("kept") else ""
    return f"from {facts.get('file')}{kept}"


def _decision(facts: Facts) -> str:
    if facts.get("resolution"):
        side = f", side {facts['side']}" if facts.get("side") else ""
        because = f", because of {facts['because']}" if facts.get("because") else ""
        return f"{facts.get('id')}: {facts.get('discrepancy')} {facts['resolution']}{side}{because}"
    effects = facts.get("effects")
    claims = (
        ", ".join(str(one.get("claim")) for one in effects if isinstance(one, dict))
        if isinstance(effects, list)
        else ""
    )
    return f"{facts.get('id')}: {claims} {facts.get('status')}"


def _correction(facts: Facts) -> str:
    changes = facts.get("changes")
    told = [
        f"{one.get('field')} {one.get('after') or 'nothing'} (was {one.get('before') or 'nothing'})"
        for one in (changes if isinstance(changes, list) else [])
        if isinstance(one, dict)
    ]
    back = facts.get("reset")
    told += [f"{name} as the rules say" for name in (back if isinstance(back, list) and not told else [])]
    return f"{facts.get('claim')}: {', '.join(told)}"


def _addition(facts: Facts) -> str:
    claim = facts.get("claim")
    if not isinstance(claim, dict):
        return "a claim"
    return f"{claim.get('id')} in {claim.get('article')}: “{claim.get('quote')}”"


def _import(facts: Facts) -> str:
    what = f"import {facts.get('import')} of {facts.get('from')}, {facts.get('file')}"
    digests = facts.get("digests")
    if isinstance(digests, dict):
        return f"{what}, lines {facts.get('first')} to {facts.get('last')}: {many(len(digests), 'claim')}"
    told = ", ".join(f"{facts.get(name)} {name}" for name in ("accepted", "known", "refused"))
    return f"{what}: {told}"


def _ruling(facts: Facts) -> str:
    back = ", taken back" if facts.get("taken_back") else ""
    return f"{facts.get('name')} {'is' if facts.get('same') else 'is not'} {facts.get('other')}{back}"


def _source(facts: Facts) -> str:
    name = facts.get("source")
    match facts.get("act"):
        case "rename":
            return f"{name} is called {facts.get('to')}"
        case "merge":
            return f"{name} is one source with {facts.get('to')}"
        case "split":
            return f"{name} is no more one source with {facts.get('from')}"
    listed = facts.get("sources")
    known = listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], dict) else {}
    said = [f"{field} {known[field]}" for field in ("kind", "owner", "country", "notes") if known.get(field)]
    return f"{name}: {', '.join(said) or 'nothing is known of it'}"


_TELL: Mapping[str, Callable[[Facts], str]] = {
    "ingest": _article,
    "extract": _article,
    "match": _comparison,
    "upgrade": _upgrade,
    "restore": _restore,
    "decide": _decision,
    "undo": lambda facts: f"{facts.get('id')} taken back",
    "correct": _correction,
    "add": _addition,
    "alias": _ruling,
    "source": _source,
    "import": _import,
    "archive": lambda facts: f"a copy of {facts.get('text')} for {facts.get('evidence')} of {facts.get('decision')}",
}

EVENTS = (
    Column("id", lambda record: record["id"], right=True, style="bold", keep=True),
    Column("recorded", lambda record: str(record["recorded"])[:19].replace("T", " "), keep=True),
    Column("who", lambda record: record["reviewer"] or ""),
    Column("kind", lambda record: record["kind"], keep=True),
    Column("what", words_of_event),
    Column("hash", lambda record: str(record["hash"])[:12], keep=True, style="dim"),
)

AUDIT = (
    Column("whole", lambda record: "yes" if record["whole"] else "no"),
    Column("events", lambda record: record["events"], right=True),
    Column("head", lambda record: record["head"] or ""),
    Column("faults", lambda record: "; ".join(str(fault["what"]) for fault in record["faults"])),
)
