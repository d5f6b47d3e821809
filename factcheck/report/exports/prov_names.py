"""What things are called in PROV-JSON, and how values are written there."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import quote as percent

from factcheck.core.held import HeldVersion
from factcheck.report.exports.pieces import uri

__all__ = ["address", "bytes_of", "copy", "correction", "day", "deciding", "event", "getting", "moment", "program", "reader", "reading", "ref", "reviewer", "run", "source", "term"]  # fmt: skip


def ref(name: str) -> str:
    """A thing of the ledger."""
    return f"ledger:{name}"


def term(name: str) -> dict[str, str]:
    """A name as the value of an attribute: ``terms:Decision``, ``schema:Claim``, ``prov:Person``."""
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def moment(when: datetime) -> str:
    """A time, in UTC."""
    return when.isoformat()


def day(when: date | None) -> dict[str, str] | None:
    """A day as the value of an attribute."""
    return None if when is None else {"$": when.isoformat(), "type": "xsd:date"}


def address(said: str | None) -> dict[str, str] | None:
    """An address as the value of an attribute."""
    return None if said is None else {"$": uri(said), "type": "xsd:anyURI"}


def copy(sha256: str) -> str:
    """Bytes, whoever got them."""
    return ref(f"sha256.{sha256}")


def bytes_of(version: HeldVersion) -> str:
    """The bytes of a version, as they were got then."""
    return ref(f"{version.id}.bytes")


def getting(version: HeldVersion) -> str:
    """That the bytes of a version were got."""
    return ref(f"{version.id}.getting")


def reading(version: HeldVersion) -> str:
    """That they were read."""
    return ref(f"{version.id}.reading")


def run(number: int) -> str:
    """A run of the program."""
    return ref(f"run.{number}")


def deciding(decision: str) -> str:
    """That a decision was taken."""
    return ref(f"{decision}.deciding")


def correction(number: int) -> str:
    """That a field of a claim was corrected."""
    return ref(f"correction.{number}")


def event(number: int) -> str:
    """What an event of the audit trail tells of."""
    return ref(f"event.{number}")


def source(number: int) -> str:
    """Who publishes."""
    return ref(f"source.{number}")


def reviewer(name: str) -> str:
    """Who decides."""
    return ref(f"reviewer.{percent(name, safe='', errors='backslashreplace')}")


def program(version: str) -> str:
    """The program, in a version."""
    return ref(f"factcheck-{percent(version, safe='')}")


def reader(version: HeldVersion) -> str | None:
    """What read the bytes of a version, in its version; None for one that was kept before that was noted."""
    if version.reader is None:
        return None
    return ref(f"reader.{percent(version.reader, safe='')}-{percent(version.reader_version or '', safe='')}")
