"""The names of what no public vocabulary has a word for."""

from __future__ import annotations

__all__ = ["TERMS"]

TERMS = "urn:uuid:b20c08ca-57e9-4fef-aba0-826e3bfec9c0#"
"""What the terms of factcheck begin with in exports. A UUID, so that it is nobody else's; it never changes. docs/exports.md says what each term means."""
