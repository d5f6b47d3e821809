"""SQL on the ledger, one statement after the other: what only reads by default."""

from __future__ import annotations

from factcheck.store.shell import Answer, Shell, is_complete, open_shell, statements

__all__ = ["Answer", "Shell", "is_complete", "open_shell", "statements"]
