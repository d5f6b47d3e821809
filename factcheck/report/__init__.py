"""What a ledger holds, for readers. One file a format; each is a function in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from factcheck.report.contents import ArticleLine, Contents
from factcheck.report.markdown import markdown

__all__ = ["FORMATS", "ArticleLine", "Contents", "Format"]

Format = Callable[[Contents], str]
"""The whole report as text."""

FORMATS: Mapping[str, Format] = MappingProxyType({"md": markdown})
"""By the name that the command line knows it by."""
