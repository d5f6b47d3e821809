"""The rules of claims that our own rules did not make: somebody added them by hand, or imported them from another program."""

from __future__ import annotations

from factcheck.core.correction import BY_HAND

__all__ = ["IMPORTED", "import_ending", "imported_by", "is_added", "is_imported"]

IMPORTED = "imported: "
"""What the rule of an imported claim begins with; no rule of ours does."""


def imported_by(name: str, number: int) -> str:
    """The rule of a claim that an import brought: who made it, and the import's number. ``imported: claim-finder 2.1 (import 7)``."""
    return f"{IMPORTED}{name}{import_ending(number)}"


def import_ending(number: int) -> str:
    """How the rules of all claims of one import end."""
    return f" (import {number})"


def is_imported(rule: str) -> bool:
    """Did another program make the claim of this rule?"""
    return rule.startswith(IMPORTED)


def is_added(rule: str) -> bool:
    """Was the claim of this rule added, by a person or from another program?"""
    return rule == BY_HAND or is_imported(rule)
