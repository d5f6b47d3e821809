"""The checks beside the comparison of figures: arithmetic, dates, policies, names. One file a family; a check is one line in CHECKS."""

from __future__ import annotations

from factcheck.match.checks.averages import averages
from factcheck.match.checks.bases import count_and_rate, rate_keys
from factcheck.match.checks.beginnings import beginning_keys, dates_of_beginnings
from factcheck.match.checks.bodies import bodies_under_two_names, companies_under_two_names
from factcheck.match.checks.check import Check, in_article
from factcheck.match.checks.classes import class_keys, nested_counts, size_classes, terms_of_level
from factcheck.match.checks.comparisons import comparison_keys, implied_others, multiples
from factcheck.match.checks.conversions import conversions
from factcheck.match.checks.copies import copied_dates, copy_keys
from factcheck.match.checks.dating import dates_without_year, ratios_before_year_end
from factcheck.match.checks.floors import floor_keys, repeated_floors
from factcheck.match.checks.growth import changes
from factcheck.match.checks.identities import cut_names, near_names, role_holders, role_keys, two_roles
from factcheck.match.checks.lists import listed_items
from factcheck.match.checks.policies import POLICY_TERMS, act_keys, plans_and_works, policy_terms
from factcheck.match.checks.ranks import leads_with_small_shares, rival_firsts, unique_keys
from factcheck.match.checks.shares import share_bases, share_totals, shares_of_counts, total_keys
from factcheck.match.checks.spellings import person_keys, person_spellings
from factcheck.match.checks.stocks import stocks_and_flows
from factcheck.match.checks.sums import enumerated_parts, parts_and_whole
from factcheck.match.checks.totals import implied_keys, implied_totals, unlike_shares

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    Check("share totals", total_keys, share_totals),
    Check("shares of a count", in_article, shares_of_counts),
    Check("share bases", in_article, share_bases),
    Check("implied totals", implied_keys, implied_totals),
    Check("unlike shares", in_article, unlike_shares),
    Check("parts and whole", in_article, parts_and_whole),
    Check("enumerated parts", in_article, enumerated_parts),
    Check("listed items", in_article, listed_items),
    Check("averages", in_article, averages),
    Check("changes", in_article, changes),
    Check("multiples", in_article, multiples),
    Check("implied others", comparison_keys, implied_others),
    Check("conversions", in_article, conversions),
    Check("count and rate", rate_keys, count_and_rate),
    Check("stocks and flows", in_article, stocks_and_flows),
    Check("repeated floors", floor_keys, repeated_floors),
    Check("terms of level", in_article, terms_of_level),
    Check("size classes", class_keys, size_classes),
    Check("nested counts", in_article, nested_counts),
    Check("dates without a year", in_article, dates_without_year),
    Check("ratios before the year's end", in_article, ratios_before_year_end),
    Check("dates of copies", copy_keys, copied_dates),
    Check("dates of beginnings", beginning_keys, dates_of_beginnings),
    Check("leads and shares", in_article, leads_with_small_shares),
    Check("rival firsts", unique_keys, rival_firsts),
    Check(POLICY_TERMS, act_keys, policy_terms),
    Check("plans and works", in_article, plans_and_works),
    Check("role holders", role_keys, role_holders),
    Check("two roles", in_article, two_roles),
    Check("near names", in_article, near_names),
    Check("cut names", in_article, cut_names),
    Check("spellings of people", person_keys, person_spellings),
    Check("bodies under two names", in_article, bodies_under_two_names),
    Check("companies under two names", in_article, companies_under_two_names),
)
"""What `match` runs: the name that help and documents use, the keys that it looks under, what it finds."""
