"""Words with which an article says that its text was changed after it was published."""

from __future__ import annotations

import re

__all__ = ["CORRECTED"]

CORRECTED = re.compile(
    r"\b(?:correct(?:ed|ion|ions)|updat(?:ed|ing)|update(?=:)|revis(?:ed|ion)|amended|amendment|clarif(?:ied|ication)|errat(?:um|a)|corrigendum"
    r"|editor[’']?s[ ]note|(?:an[ ])?(?:earlier|previous)[ ]version)\b",
    re.IGNORECASE,
)
"""Source: how newsrooms sign what they changed, as their published codes on corrections name it (correction, clarification, editor's note, update)."""
