"""Title, author and date out of the document information of a PDF, where they are sane: programs fill it in by themselves."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["information_of"]

_FILE_NAME = re.compile(
    r"\.(?:docx?|odt|rtf|txt|pdf|pptx?|xlsx?|indd|qx[dp]|p65|fm|tex|dvi|ps|html?|cdr|ai|wpd|pages)\s*$", re.IGNORECASE
)
_BY_PROGRAM = re.compile(
    r"(?:microsoft\s(?:word|powerpoint|excel)\s*-|untitled|unbenannt|sans titre|document\s?\d*$|(?:power\s?point )?presentation\d*$|slide \d+$|title$|no title|none$|print$|scan|layout \d|template)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:admin\w*|user\w*|owner|unknown|author|anonymous|default|test|\(?unspecified\)?)$", re.IGNORECASE
)
_LONGEST = 300
_FIRST_YEAR = 1993
"""The first PDF. Source: Adobe, Portable Document Format Reference Manual, 1993."""

_SAVED_AGAIN = timedelta(days=31)
"""A file that was changed later than this was not made for its day."""


def information_of(reader: PdfReader) -> dict[str, Any]:
    """What the document information says: ``title`` and ``author`` as text, ``created`` as a day; only what is sane.

    The day on which a file was made stands for the day of publication only where it was not changed long after.
    """
    try:
        information = reader.metadata
    except Exception:  # noqa: BLE001 - a broken dictionary is as good as none
        information = None
    if information is None:
        return {}
    found = {
        "title": _title(_words(information.get("/Title"))),
        "author": _author(_words(information.get("/Author"))),
        "created": _created(information),
    }
    return {name: value for name, value in found.items() if value is not None}


def _words(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    is_whole = text.isprintable() and "\ufffd" not in text
    return text if is_whole and 0 < len(text) <= _LONGEST else None


def _title(text: str | None) -> str | None:
    """A title that somebody wrote: more than one word, and neither a file's name nor a program's."""
    if text is None or _FILE_NAME.search(text) or _BY_PROGRAM.match(text) or "_" in text:
        return None
    return text if sum(word.isalpha() for word in re.findall(r"\w+", text)) > 1 else None


def _author(text: str | None) -> str | None:
    """A name: a single word in small letters, or of an account, is none."""
    if text is None or _ACCOUNT.match(text) or _FILE_NAME.search(text) or not re.search(r"[^\W\d_]{2}", text):
        return None
    if " " not in text and (text.islower() or any(letter.isdigit() for letter in text)):
        return None
    return text


def _created(information: Any) -> date | None:
    created, modified = (_day(information, name) for name in ("creation_date", "modification_date"))
    if created is None or created.year < _FIRST_YEAR:
        return None
    if modified is not None and not created <= modified <= created + _SAVED_AGAIN:
        return None
    return created


def _day(information: Any, name: str) -> date | None:
    try:
        value = getattr(information, name)
    except Exception:  # noqa: BLE001 - whatever stands there is no date
        return None
    return value.date() if isinstance(value, datetime) else None
