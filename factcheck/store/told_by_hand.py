"""What the audit trail tells of corrections, added claims and rulings on names, and where the rows of the ledger differ from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine import Connection

from factcheck.core.chain import Event, Fault
from factcheck.core.correction import BY_HAND
from factcheck.core.vocabulary import EventKind
from factcheck.store.digests import plain_value

__all__ = ["ByHand"]

Facts = Mapping[str, Any]
Maker = tuple[object, object, object]
"""Who made something, when and with which note."""

_SAID = (
    "kind form quote value_text value value_high comparator direction change_from unit unit_code per counted subject metric scope share_of as_of as_of_basis "
    "attribution modality extent actor action object instrument jurisdiction stage effective"
).split()
"""What is compared of a claim that was added."""

_RULING = ("name", "other", "same")


class ByHand:
    """What reviewers put into the ledger themselves, as the events tell it one by one."""

    def __init__(self) -> None:
        self._standing: dict[tuple[str, str], tuple[int, object]] = {}
        self._added: dict[str, tuple[int, Facts]] = {}
        self._rulings: dict[int, tuple[int, Facts]] = {}
        self._makers: dict[int, Maker] = {}
        self._correctors: dict[str, set[Maker]] = defaultdict(set)

    def take(self, event: Event) -> None:
        """Takes one event down."""
        facts = event.facts
        maker = (event.reviewer, _moment(event.recorded), _words(facts.get("note")))
        match event.kind:
            case EventKind.CORRECT:
                self._correctors[str(facts.get("claim"))].add(maker)
                self._take_correction(event.id, facts)
            case EventKind.ADD:
                claim = facts.get("claim")
                if isinstance(claim, dict):
                    self._added[str(claim.get("id"))] = (event.id, claim)
            case EventKind.ALIAS:
                ruling = facts.get("ruling")
                if isinstance(ruling, int):
                    self._rulings[ruling] = (event.id, facts)
                    self._makers.setdefault(ruling, maker)
            case _:
                pass

    def _take_correction(self, event: int, facts: Facts) -> None:
        claim = str(facts.get("claim"))
        for name in _listed(facts, "reset"):
            self._standing.pop((claim, str(name)), None)
        taken_back = set(map(str, _listed(facts, "reset")))
        for one in _listed(facts, "changes"):
            if not isinstance(one, dict) or str(one.get("field")) in taken_back:
                continue
            place = (claim, str(one.get("field")))
            if one.get("after") == one.get("machine"):
                self._standing.pop(place, None)
            else:
                self._standing[place] = (event, one.get("after"))

    def check(self, connection: Connection) -> Iterator[Fault]:
        """Every row that differs from what the events tell."""
        yield from self._check_corrections(connection)
        yield from self._check_added(connection)
        yield from self._check_rulings(connection)

    def _check_corrections(self, connection: Connection) -> Iterator[Fault]:
        rows = _corrections(connection)
        idle = _idle(connection)
        for (claim, field), (event, value) in self._standing.items():
            quiet = (claim, field) not in rows and any(not _differ(field, one, value) for one in idle[claim, field])
            if quiet:
                continue
            if (claim, field) not in rows:
                yield Fault(event, f"corrects the {field} of {claim}, but in the ledger no correction of it stands")
            elif _differ(field, rows[claim, field]["value"], value):
                yield Fault(event, f"corrects the {field} of {claim} to another value than the ledger has")
        before = _predecessors(connection)
        for (claim, field), row in rows.items():
            known = {(one, field) for one in _former(claim, before)} & set(self._standing)
            if not known:
                yield Fault(
                    None, f"a correction of the {field} of {claim} has no event: it was written past the audit trail"
                )
            elif all(place[0] != claim and _differ(field, row["value"], self._standing[place][1]) for place in known):
                yield Fault(None, f"the correction of the {field} of {claim} is not the one of the claim before it")
            if known and row["maker"] not in {one for name in _former(claim, before) for one in self._correctors[name]}:
                yield Fault(
                    None,
                    f"the correction of the {field} of {claim}: who made it, when and why is not what any event tells",
                )
            if row["retired"] is None and _differ(field, row["present"], row["value"]):
                yield Fault(None, f"{claim} does not hold what its {field} was corrected to")

    def _check_added(self, connection: Connection) -> Iterator[Fault]:
        corrected = _corrections(connection)
        rows = {
            f"C{row['id']}": row
            for row in connection.exec_driver_sql(
                "SELECT * FROM claim WHERE rule = ? ORDER BY id", (BY_HAND,)
            ).mappings()
        }
        for claim, (event, facts) in self._added.items():
            if claim not in rows:
                yield Fault(event, f"tells of {claim}, added by hand, which is not in the ledger")
                continue
            if facts.get("article") != f"A{rows[claim]['article_id']}":
                yield Fault(event, f"tells of {claim}, added by hand, whose article is not the same in the ledger")
            for name in _SAID:
                over = corrected.get((claim, name))
                if _differ(name, rows[claim][name] if over is None else over["machine"], facts.get(name)):
                    yield Fault(event, f"tells of {claim}, added by hand, whose {name} is not the same in the ledger")
        for claim in rows:
            if claim not in self._added:
                yield Fault(None, f"{claim}, added by hand, has no event: it was written past the audit trail")

    def _check_rulings(self, connection: Connection) -> Iterator[Fault]:
        rows = {
            row["id"]: row for row in connection.exec_driver_sql("SELECT * FROM name_ruling ORDER BY id").mappings()
        }
        for ruling, (event, facts) in self._rulings.items():
            row = rows.get(ruling)
            if row is None:
                yield Fault(event, f"tells of ruling {ruling} on names, which is not in the ledger")
            elif any(row[name] != facts.get(name) for name in _RULING) or _maker(row) != self._makers[ruling]:
                yield Fault(event, f"tells of ruling {ruling} on names, which is not the same in the ledger")
            elif (row["ended"] is not None) != bool(facts.get("taken_back")):
                stands = "was taken back" if row["ended"] is not None else "stands"
                yield Fault(event, f"tells otherwise of ruling {ruling} on names, which {stands} in the ledger")
        for ruling in rows:
            if ruling not in self._rulings:
                yield Fault(None, f"ruling {ruling} on names has no event: it was written past the audit trail")


def _corrections(connection: Connection) -> dict[tuple[str, str], dict[str, object]]:
    """The corrections that stand, by claim and field, with what the claim's row holds in that field (None for no field)."""
    found = {}
    rows = connection.exec_driver_sql(
        "SELECT correction.field AS corrected, correction.value AS put, correction.machine AS machine_value, "
        "correction.note AS note, correction.reviewer AS reviewer, correction.recorded AS made, claim.* "
        "FROM correction JOIN claim ON claim.id = correction.claim_id WHERE correction.ended IS NULL ORDER BY correction.id"
    )
    for row in rows.mappings():
        field = str(row["corrected"])
        found[f"C{row['id']}", field] = {
            "value": _json(row["put"]),
            "machine": _json(row["machine_value"]),
            "present": row.get(field),
            "retired": row["retired"],
            "maker": (row["reviewer"], _moment(row["made"]), row["note"]),
        }
    return found


def _idle(connection: Connection) -> dict[tuple[str, str], list[object]]:
    """Corrections that ended because the rules came to say the same: another edit of the claim ends them, and tells nothing of it."""
    found: dict[tuple[str, str], list[object]] = defaultdict(list)
    for claim, field, value in connection.exec_driver_sql(
        "SELECT claim_id, field, value FROM correction WHERE ended IS NOT NULL AND value IS machine ORDER BY id"
    ):
        found[f"C{claim}", str(field)].append(_json(value))
    return found


def _maker(row: Mapping[Any, Any]) -> Maker:
    return row["reviewer"], _moment(row["recorded"]), row["note"]


def _moment(text: object) -> object:
    """A time in the ledger or in an event, in one spelling; the words that stand there where they are no time."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return text
    return (found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)).isoformat()


def _words(found: object) -> str | None:
    """Words as they stand in the ledger, which cannot be compared where they are a list."""
    return None if found is None else str(found)


def _predecessors(connection: Connection) -> dict[str, str]:
    """The claim that each claim replaces."""
    rows = connection.exec_driver_sql("SELECT id, replaces_id FROM claim WHERE replaces_id IS NOT NULL")
    return {f"C{row[0]}": f"C{row[1]}" for row in rows}


def _former(claim: str, before: Mapping[str, str]) -> list[str]:
    """A claim and all those that it replaces, one after the other."""
    found = [claim]
    while (last := before.get(found[-1])) is not None and last not in found:
        found.append(last)
    return found


def _listed(facts: Facts, name: str) -> list[Any]:
    found = facts.get(name)
    return found if isinstance(found, list) else []


def _json(text: object) -> object:
    """What a column of JSON says; its own words where it is none."""
    if text is None:
        return None
    try:
        return json.loads(str(text))
    except ValueError:
        return text


def _differ(field: str, one: object, other: object) -> bool:
    first, second = plain_value(field, one), plain_value(field, other)
    return (None if first is None else str(first)) != (None if second is None else str(second))
