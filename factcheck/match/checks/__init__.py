"""The checks beside the comparison of figures: arithmetic, dates, policies, names. One file a family; a check is one line in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.match.checks.bases import count_and_rate
from factcheck.match.checks.conversions import conversions
from factcheck.match.checks.dating import dates_without_year, ratios_before_year_end
from factcheck.match.checks.growth import changes
from factcheck.match.checks.identities import near_names, role_holders
from factcheck.match.checks.policies import policy_terms
from factcheck.match.checks.shares import share_bases, share_totals
from factcheck.match.checks.sums import parts_and_whole
from factcheck.match.findings import Finding
from factcheck.match.ledger import Ledger

__all__ = ["CHECKS", "Check"]

Check = Callable[[Ledger], Iterable[Finding]]
"""A check takes all that is compared and gives what does not work out."""

CHECKS: dict[str, Check] = {
    "share totals": share_totals,
    "share bases": share_bases,
    "parts and whole": parts_and_whole,
    "changes": changes,
    "conversions": conversions,
    "count and rate": count_and_rate,
    "dates without a year": dates_without_year,
    "ratios before the year's end": ratios_before_year_end,
    "policy terms": policy_terms,
    "role holders": role_holders,
    "near names": near_names,
}
"""What `match` runs, by the name that help and documents use."""
