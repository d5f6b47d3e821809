"""Measures -> discrepancies: names, series, readings, kinds, arithmetic checks."""

from __future__ import annotations

from factcheck.match.checks import CHECKS
from factcheck.match.comparison import explain
from factcheck.match.draft import match_draft
from factcheck.match.incremental import match_change
from factcheck.match.matching import match
from factcheck.match.revisions import find_revisions

__all__ = ["CHECKS", "explain", "find_revisions", "match", "match_change", "match_draft"]
