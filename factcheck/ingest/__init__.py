"""Bytes -> Article. One file a format; each is a function in ``READERS``."""

from __future__ import annotations

from factcheck.core.document import Document, Refusal
from factcheck.ingest.overrides import Overrides
from factcheck.ingest.paths import read_inputs, read_path
from factcheck.ingest.readers import READERS

__all__ = ["READERS", "Document", "Overrides", "Refusal", "read_inputs", "read_path"]
