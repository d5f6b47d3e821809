"""What an article printed in one place, version after version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.core.claim import Claim

__all__ = ["Printed", "Revision"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A claim with the day of the version of its article that printed it first."""

    claim: Claim
    day: date


Revision = tuple[Printed, ...]
"""Two claims or more of one article, each of which took the place of the one before; the last one stands in the present text."""
