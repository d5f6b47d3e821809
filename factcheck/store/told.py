"""What the audit trail tells of decisions, articles and comparisons, and where the rows of the ledger differ from it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection

from factcheck.core.chain import Event, Fault, Head
from factcheck.core.vocabulary import Ending, EventKind, Status
from factcheck.store.decisions import decisions_where
from factcheck.store.digests import claims_digest, discrepancies_digest, ledger_versions
from factcheck.store.numbers import number, parse_number, row_of
from factcheck.store.tables import decision
from factcheck.store.told_by_hand import ByHand
from factcheck.store.told_copies import ToldCopies
from factcheck.store.told_imports import ToldImports
from factcheck.store.told_sources import ToldSources

__all__ = ["Told", "check_rows"]

Facts = Mapping[str, Any]
Line = tuple[int, Facts]
"""An event's number and what it says."""

_ENDS = frozenset(["ended", "ending"])
"""What may change in a decision after its event."""

_HASHES = {
    "text_sha256": "its text is",
    "raw_sha256": "its bytes are",
    "published": "its date is",
    "source": "its source is",
    "about_sha256": "its title, address, dates, genre, language or stored hashes are",
    "got_sha256": "how it was got, its author, its blocks or its remarks are",
}


class Told:
    """What the events tell, taken down one by one."""

    def __init__(self) -> None:
        self.events = 0
        self.head: Head | None = None
        self.decided: dict[str, Line] = {}
        self.on: dict[str, list[Line]] = defaultdict(list)
        self.undone: dict[str, Line] = {}
        self.versions: dict[tuple[str, int], Line] = {}
        self.claims: dict[str, Line] = {}
        self.current: dict[str, Line] = {}
        self.changed = 0
        self.compared: Line | None = None
        self.restored: Line | None = None
        self.by_hand = ByHand()
        self.copies = ToldCopies()
        self.sources = ToldSources()
        self.imports = ToldImports()
        self.faults: list[Fault] = []

    def take(self, event: Event) -> None:
        """Takes one event down."""
        self.events += 1
        self.head = Head(event.id, event.hash)
        facts = event.facts
        match event.kind:
            case EventKind.INGEST | EventKind.EXTRACT:
                self._take_article(event.id, facts)
            case EventKind.UPGRADE:
                listed = facts.get("articles")
                for one in listed if isinstance(listed, list) else []:
                    if isinstance(one, dict):
                        self._take_article(event.id, one)
            case EventKind.MATCH:
                self.compared = (event.id, facts)
            case EventKind.RESTORE:
                self.restored = (event.id, facts)
            case EventKind.DECIDE | EventKind.UNDO:
                self._take_decision(event, facts)
            case EventKind.ARCHIVE:
                self.faults += self.copies.take(event)
            case EventKind.SOURCE:
                self.sources.take(event)
                if facts.get("compared"):
                    self.changed = event.id
            case EventKind.IMPORT:
                self.changed = event.id
                self.imports.take(event)
            case _:
                self.changed = event.id
                self.by_hand.take(event)

    def _take_article(self, event: int, facts: Facts) -> None:
        article, version = str(facts.get("article")), facts.get("version")
        if isinstance(version, int):
            self.versions[article, version] = (event, facts)
            if "source" in facts:
                self.current[article] = (event, facts)
        if "claims_sha256" in facts:
            self.claims[article] = (event, facts)

    def _take_decision(self, event: Event, facts: Facts) -> None:
        name = str(facts.get("id"))
        if str(Status.WITHDRAWN) in str(facts.get("effects")):
            self.changed = event.id
        lines = self.decided if event.kind is EventKind.DECIDE else self.undone
        if name in lines:
            self.faults.append(Fault(event.id, f"tells again of {name}, of which event {lines[name][0]} tells already"))
        elif event.kind is EventKind.UNDO and name not in self.decided:
            self.faults.append(Fault(event.id, f"takes {name} back, of which no event tells before"))
        lines[name] = (event.id, facts)
        supersedes = facts.get("discrepancy") is not None and facts.get("second_of") is None
        if event.kind is EventKind.DECIDE and supersedes:
            self.on[str(facts["discrepancy"])].append((event.id, facts))

    def following(self, event: int, facts: Facts) -> Line | None:
        """The first decision on the same discrepancy after that of an event; events come in the order of their numbers."""
        lines = self.on.get(str(facts.get("discrepancy")), [])
        after = bisect_right(lines, event, key=lambda line: line[0])
        return lines[after] if after < len(lines) else None


def check_rows(connection: Connection, told: Told) -> Iterator[Fault]:
    """Every row that an event tells of and that is not what it tells, and every row that should have an event and has none."""
    yield from told.faults
    for check in (
        _check_decisions(connection, told),
        _check_statuses(connection),
        _check_states(connection),
        _check_seconds(connection),
        _check_articles(connection, told),
        told.by_hand.check(connection),
        told.imports.check(connection),
        told.copies.check(connection),
        told.sources.check(connection),
        _check_comparison(connection, told),
        _check_references(connection),
    ):
        try:
            yield from check
        except Exception as error:  # noqa: BLE001 - whatever a forger left there, a table that is gone
            why = getattr(error, "orig", None) or error
            yield Fault(None, f"the ledger cannot be held against what its events tell: {why}")


def _check_decisions(connection: Connection, told: Told) -> Iterator[Fault]:
    rows = [int(row[0]) for row in connection.exec_driver_sql("SELECT id FROM decision ORDER BY id")]
    names = {number("R", row) for row in rows}
    for name, (event, _) in told.decided.items():
        if name not in names:
            yield Fault(event, f"tells of {name}, which is not in the ledger")
    records = _records(connection, rows)
    for row in rows:
        name = number("R", row)
        if name not in told.decided:
            yield Fault(None, f"{name} has no event: it was written past the audit trail")
            continue
        event, facts = told.decided[name]
        record = records[row]
        if isinstance(record, Exception):
            yield Fault(event, f"tells of {name}, which cannot be read in the ledger ({type(record).__name__})")
            continue
        facts = {**facts, "evidence": told.copies.evidence(facts.get("evidence"), record)}
        changed = [key.replace("_", " ") for key in record if key not in _ENDS and record[key] != facts.get(key)]
        if changed:
            yield Fault(event, f"tells of {name}, which is not the same in the ledger: {', '.join(changed)}")
        first = record["second_of"] and records.get(row_of(str(record["second_of"]), "R"))
        yield from _check_end(name, record, told, None if isinstance(first, Exception) else first)


def _records(connection: Connection, rows: Sequence[int]) -> dict[int, Facts | Exception]:
    """The records of decisions by their rows, or why one cannot be read. All are read at once, one by one where that fails."""
    try:
        return {row_of(one.id, "R"): one.as_record() for one in decisions_where(connection)}
    except Exception as error:  # noqa: BLE001 - whatever a forger left there
        if len(rows) == 1:
            return {rows[0]: error}
    found: dict[int, Facts | Exception] = {}
    for row in rows:
        try:
            (one,) = decisions_where(connection, decision.c.id == row)
            found[row] = one.as_record()
        except Exception as error:  # noqa: BLE001 - as above
            found[row] = error
    return found


def _check_end(name: str, record: Facts, told: Told, first: Facts | None) -> Iterator[Fault]:
    """Did the decision end as the events tell? A second review that was not taken back itself ends with the ``first``."""
    undone = told.undone.get(name)
    if undone is not None:
        event, facts = undone
        if any(record[key] != facts.get(key) for key in _ENDS):
            yield Fault(event, f"takes {name} back, but in the ledger that {_said_of_end(record)}")
        return
    event, facts = told.decided[name]
    if first is not None:
        if any(record[key] != first[key] for key in _ENDS):
            ends = f"{_said_of_end(record)}, though {first['id']} {_said_of_end(first)}"
            yield Fault(event, f"tells of {name}, a second review that {ends} in the ledger")
        return
    after = told.following(event, facts)
    if record["ending"] is None:
        if after is not None:
            yield Fault(after[0], f"supersedes {name}, but in the ledger that stands")
    elif record["ending"] != str(Ending.SUPERSEDED) or after is None or record["ended"] != after[1].get("recorded"):
        yield Fault(event, f"tells of {name}, which {_said_of_end(record)} in the ledger: no event tells of that")


def _said_of_end(record: Facts) -> str:
    return "stands" if record["ending"] is None else f"was {record['ending']} at {record['ended']}"


def _check_statuses(connection: Connection) -> Iterator[Fault]:
    """Claims whose status is not what the latest standing decision says."""
    rows = connection.exec_driver_sql("""
        SELECT id, status, said FROM (
            SELECT claim.id, claim.status, (
                SELECT link.after FROM decision_claim AS link JOIN decision ON decision.id = link.decision_id
                WHERE link.claim_id = claim.id AND decision.ended IS NULL ORDER BY decision.id DESC LIMIT 1
            ) AS said FROM claim
        ) WHERE status IS NOT coalesce(said, 'unverified') ORDER BY id
    """)
    for row, status, said in rows:
        why = f"the decisions make it {said}" if said else "no standing decision says so"
        yield Fault(None, f"C{row} is {status} in the ledger, but {why}")


def _check_states(connection: Connection) -> Iterator[Fault]:
    """Discrepancies whose state does not fit the decision that stands on them, if any."""
    rows = connection.exec_driver_sql("""
        SELECT found.id, coalesce(found.former_state, found.state) AS state, found.resolution, decision.id, decision.resolution
        FROM discrepancy AS found LEFT JOIN decision
            ON decision.discrepancy_id = found.id AND decision.ended IS NULL AND decision.second_of_id IS NULL
        WHERE (decision.id IS NULL) <> (coalesce(found.former_state, found.state) = 'open')
           OR (decision.resolution = 'unsure' AND coalesce(found.former_state, found.state) = 'resolved')
           OR (decision.resolution <> 'unsure' AND coalesce(found.former_state, found.state) = 'waiting')
           OR found.resolution IS NOT decision.resolution
        ORDER BY found.id
    """)
    for row, state, resolution, decided, found in rows:
        stands = "no decision stands on it" if decided is None else f"R{decided} stands on it: {found}"
        said = f"{state}, {resolution}" if resolution else str(state)
        yield Fault(None, f"D{row} is {said} in the ledger, but {stands}")


def _check_seconds(connection: Connection) -> Iterator[Fault]:
    """Discrepancies that count as decided although a second review that stands found otherwise."""
    rows = connection.exec_driver_sql("""
        SELECT found.id, decision.id, decision.second_of_id FROM decision JOIN discrepancy AS found ON found.id = decision.discrepancy_id
        WHERE decision.ended IS NULL AND NOT decision.agrees AND coalesce(found.former_state, found.state) <> 'reopened'
        ORDER BY decision.id
    """)
    for row, second, first in rows:
        yield Fault(None, f"D{row} is decided in the ledger, but R{second} does not agree with R{first}")


def _check_articles(connection: Connection, told: Told) -> Iterator[Fault]:
    """Versions that are not what their event tells of, and articles whose claims are not those that the rules found."""
    versions: dict[tuple[str, object], Facts] = {
        (str(one["article"]), one["version"]): one for one in ledger_versions(connection)
    }
    for (article, version), (event, _) in told.versions.items():
        if (article, version) not in versions:
            yield Fault(event, f"tells of {article}, version {version}, which is not in the ledger")
    for place, one in versions.items():
        name = f"{place[0]}, version {place[1]}"
        if place not in told.versions:
            yield Fault(None, f"{name}, has no event: it was written past the audit trail")
            continue
        event, facts = told.versions[place]
        for key, what in _HASHES.items():
            if key in one and key in facts and one[key] != facts[key]:
                yield Fault(event, f"tells of {name}: {what} not the same in the ledger")
        now = told.current.get(place[0])
        if now is not None and ("source" in one) != (now[1]["version"] == place[1]):
            yield Fault(now[0], f"tells which version of {place[0]} is the current one: not so in the ledger")
    present = {article for article, _ in versions}
    for article, (event, facts) in told.claims.items():
        if article not in present:
            continue
        count, digest = claims_digest(connection, parse_number(article)[1])
        if digest != facts.get("claims_sha256"):
            was = facts.get("claims")
            many = f"it had {was} claims and has {count}" if count != was else "something about them was changed"
            yield Fault(event, f"tells of the claims of {article}, which are not the same in the ledger: {many}")


def _check_comparison(connection: Connection, told: Told) -> Iterator[Fault]:
    """Discrepancies that are not what the last comparison found. One that a reviewer's change caused is not looked at: it has no digest."""
    if told.compared is None or told.changed > told.compared[0]:
        return
    event, facts = told.compared
    count, digest = discrepancies_digest(connection)
    if digest != facts.get("discrepancies_sha256"):
        was = facts.get("discrepancies")
        many = f"there were {was}, there are {count}" if count != was else "something about them was changed"
        yield Fault(event, f"tells of the discrepancies found, which are not the same in the ledger: {many}")


def _check_references(connection: Connection) -> Iterator[Fault]:
    """Rows that name a row which is not there: something was deleted, or written in."""
    seen = set()
    for table, _, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        if (table, parent) not in seen:
            seen.add((table, parent))
            yield Fault(None, f"the table {table} speaks of rows of {parent} that are not in the ledger")
