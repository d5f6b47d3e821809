"""Bytes -> Article. One file a format; each is a function in ``READERS``."""

from __future__ import annotations

from factcheck.ingest.document import Document, Overrides, Refusal
from factcheck.ingest.paths import read_inputs, read_path
from factcheck.ingest.readers import READERS

__all__ = ["READERS", "Document", "Overrides", "Refusal", "read_inputs", "read_path"]
