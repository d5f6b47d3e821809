"""A ledger looked over by every check, and mended where that harms nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.errors import DamagedLedger, LedgerError

if TYPE_CHECKING:
    from factcheck.store.engine import Ledger
    from factcheck.store.health import Place

__all__ = ["Condition", "Diagnosis", "Finding", "look_over"]


class Condition(StrEnum):
    """How a check came out."""

    FINE = "fine"
    FOUND = "found"
    MENDED = "mended"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found, and how that is mended; ``what`` says why, where it was ``unchecked``."""

    check: str
    condition: Condition
    what: str | None = None
    mend: str | None = None

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return asdict(self) | {"condition": str(self.condition)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What all checks found, in their order; one line at least for each."""

    path: str
    findings: tuple[Finding, ...]

    @property
    def troubles(self) -> int:
        """How many things are wrong, and were not mended."""
        return sum(finding.condition is Condition.FOUND for finding in self.findings)


def look_over(address: str, *, now: datetime, mend: bool = False) -> Diagnosis:
    """Makes every check of a ledger; with ``mend``, mends what changes nothing that was recorded: index, statistics, log, free pages.

    Raises MissingLedger or NotALedger for a file that is none. What is damaged is a finding.
    """
    from factcheck.store.engine import check_file, locate
    from factcheck.store.health import Place

    location = locate(address)
    check_file(location, write=False)
    place = Place.of(location, now)
    return Diagnosis(path=str(location.path), findings=tuple(_findings(address, place, mend=mend)))


def _findings(address: str, place: Place, *, mend: bool) -> Iterator[Finding]:
    from factcheck.store.engine import open_ledger
    from factcheck.store.health import CHECKS

    try:
        with open_ledger(address, any_revision=True, even_later=True) as ledger:
            made = [one for name in CHECKS for one in _made(name, ledger, place)]
    except DamagedLedger as error:
        yield Finding(check="pages", condition=Condition.FOUND, what=error.what, mend=error.mend)
        return
    for finding, mending in made:  # here the ledger is closed again: some of it cannot be mended while it is read
        yield finding if mending is None or not mend else _mended(finding, mending, place)


def _made(name: str, ledger: Ledger, place: Place) -> Iterator[tuple[Finding, str | None]]:
    """What a check says, each with the name of what can mend it."""
    from factcheck.store.health import Unchecked, look_at

    try:
        found = look_at(name, ledger, place)
    except Unchecked as why:
        yield Finding(check=name, condition=Condition.UNCHECKED, what=str(why)), None
        return
    except LedgerError as error:
        yield Finding(check=name, condition=Condition.FOUND, what=error.what, mend=error.mend), None
        return
    for one in found:
        yield Finding(check=name, condition=Condition.FOUND, what=one.what, mend=one.mend), one.mending
    if not found:
        yield Finding(check=name, condition=Condition.FINE), None


def _mended(finding: Finding, mending: str, place: Place) -> Finding:
    """The finding after it was mended; as it was, with the reason, where that could not be done."""
    from factcheck.store.health import MENDS

    try:
        done = MENDS[mending](place.location)
    except LedgerError as error:
        return replace(finding, mend=f"It could not be mended: {error.what}.")
    if not done:
        return replace(
            finding, mend="It could not be mended while another program has the ledger open, or its tables are damaged."
        )
    return replace(finding, condition=Condition.MENDED, mend=None)
