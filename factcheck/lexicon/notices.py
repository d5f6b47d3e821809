"""Words in the titles of pages that stand where an article stood: it is not there, or not for everybody."""

from __future__ import annotations

import re

__all__ = ["NOTICE"]

NOTICE = re.compile(
    r"\b(?:404|410|403)\b|not found|no longer (?:available|exists?)|page (?:is )?(?:unavailable|missing|gone)|(?:can't|cannot|couldn't) (?:be found|find)"
    r"|\b(?:log|sign)[ -]?in\b|access (?:denied|forbidden)|forbidden\b|subscribe to (?:read|continue)|are you (?:a )?(?:human|robot)|captcha|just a moment"
    r"|attention required|checking your browser|before you continue|your privacy choices|we value your privacy|under maintenance|domain (?:is )?for sale",
    re.IGNORECASE,
)
"""Pages that servers of news sites send with `200 OK` all the same: for articles that were taken away, to those who have no account, who look like a program, or who said nothing about cookies."""
