"""The revisions of the tables that this program knows, oldest first. A test compares them with the migrations."""

from __future__ import annotations

__all__ = ["HEAD", "KNOWN"]

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
HEAD = KNOWN[-1]
