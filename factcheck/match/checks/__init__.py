"""The checks beside the comparison of figures: arithmetic, dates, policies, names. One file a family; a check is one line in CHECKS."""

from __future__ import annotations

from factcheck.match.checks.bases import count_and_rate, rate_keys
from factcheck.match.checks.check import Check, in_article
from factcheck.match.checks.conversions import conversions
from factcheck.match.checks.dating import dates_without_year, ratios_before_year_end
from factcheck.match.checks.growth import changes
from factcheck.match.checks.identities import near_names, role_holders, role_keys
from factcheck.match.checks.policies import act_keys, policy_terms
from factcheck.match.checks.shares import share_bases, share_totals, shares_of_counts, total_keys
from factcheck.match.checks.sums import parts_and_whole

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    Check("share totals", total_keys, share_totals),
    Check("shares of a count", in_article, shares_of_counts),
    Check("share bases", in_article, share_bases),
    Check("parts and whole", in_article, parts_and_whole),
    Check("changes", in_article, changes),
    Check("conversions", in_article, conversions),
    Check("count and rate", rate_keys, count_and_rate),
    Check("dates without a year", in_article, dates_without_year),
    Check("ratios before the year's end", in_article, ratios_before_year_end),
    Check("policy terms", act_keys, policy_terms),
    Check("role holders", role_keys, role_holders),
    Check("near names", in_article, near_names),
)
"""What `match` runs: the name that help and documents use, the keys that it looks under, what it finds."""
