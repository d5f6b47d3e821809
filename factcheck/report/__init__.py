"""What a ledger holds, for readers. One file a format; each is a function in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from factcheck.report.contents import ArticleLine, Contents, Reading, SeriesLine, SourceLine
from factcheck.report.markdown import markdown
from factcheck.report.record import record
from factcheck.report.spreadsheet import spreadsheet

__all__ = ["FORMATS", "ArticleLine", "Contents", "Format", "Reading", "SeriesLine", "SourceLine"]

Format = Callable[[Contents], str]
"""The whole report as text."""


def _html(contents: Contents) -> str:
    from factcheck.report.html import html  # late: Jinja2 is not needed to list the formats

    return html(contents)


FORMATS: Mapping[str, Format] = MappingProxyType({"csv": spreadsheet, "html": _html, "json": record, "md": markdown})
"""By the name that the command line knows it by, which is the suffix of its files too."""
