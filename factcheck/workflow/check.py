"""Does anything in a ledger wait for a decision that is too severe to go on?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factcheck.core.baseline import Entry, Judged, judge, read_baseline, written_baseline
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import State
from factcheck.errors import BadBaseline
from factcheck.store.engine import open_ledger
from factcheck.store.listings import DiscrepancyFilter, list_discrepancies
from factcheck.store.numbers import row_of

__all__ = ["Beside", "baseline_of", "check", "check_beside"]

_MOST_BYTES = 64 * 1024 * 1024
"""The cap on a baseline: some two hundred thousand discrepancies."""

_LEAST_SEVERE = 1


@dataclass(frozen=True, slots=True)
class Beside:
    """What a check finds beside a baseline. ``gone`` are the entries of the baseline that the ledger does not have any more: decided, corrected, or with other figures."""

    judged: Judged
    gone: tuple[Entry, ...]


def check(address: str, *, min_severity: int) -> list[Discrepancy]:
    """The undecided discrepancies of this severity and above, the worst first; those that wait are undecided too.

    Raises a LedgerError when the ledger cannot be opened.
    """
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        found = [
            one
            for state in (None, State.WAITING)
            for one in list_discrepancies(connection, DiscrepancyFilter(state=state, min_severity=min_severity))
        ]
    return sorted(found, key=lambda one: (-one.severity, -one.score, row_of(one.id, "D")))


def check_beside(address: str, path: Path, *, min_severity: int) -> Beside:
    """The undecided discrepancies of this severity and above that a baseline does not know. Raises BadBaseline, and as :func:`check` does."""
    entries = _read(path)
    found = check(address, min_severity=min_severity)
    judged = judge(found, entries)
    met = judged.met
    if met != set(entries):  # what is missing may be there, and be less severe
        met = judge(check(address, min_severity=_LEAST_SEVERE), entries).met
    return Beside(judged, tuple(one for one in entries if one not in met))


def baseline_of(found: Iterable[Discrepancy]) -> str:
    """The text of a baseline in which these are known."""
    return written_baseline(found)


def _read(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline in a file."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadBaseline(
            "there is no baseline here", where=path, mend=f"Write one: factcheck check --write-baseline {path}."
        ) from None
    except OSError as error:
        raise BadBaseline(f"cannot be read: {error.strerror or error}", where=path, mend="Name a file.") from None
    if len(raw) > _MOST_BYTES:
        raise BadBaseline(
            f"is larger than {_MOST_BYTES:,} bytes, the cap on a baseline", where=path, mend="Name a baseline."
        )
    try:
        return read_baseline(raw.decode("utf-8-sig"), path)
    except UnicodeDecodeError:
        raise BadBaseline("is not UTF-8, and no baseline", where=path, mend="Name a baseline.") from None
