"""Bytes -> Article. What is to be read is found by ``paths``, what reads it chosen by ``readers``; one file a format."""

from __future__ import annotations

from factcheck.core.document import Document, Refusal
from factcheck.core.facts import Facts
from factcheck.ingest.language import language_code
from factcheck.ingest.paths import Fetch, find_originals, only_one, read_inputs, read_path
from factcheck.ingest.readers import CONTAINERS, READERS, read_original, reading_version

__all__ = [
    "CONTAINERS",
    "READERS",
    "Document",
    "Facts",
    "Fetch",
    "Refusal",
    "find_originals",
    "language_code",
    "only_one",
    "read_inputs",
    "read_original",
    "read_path",
    "reading_version",
]
