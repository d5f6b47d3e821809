"""The front matter of a Markdown file: what its writer says of it between two lines of three dashes."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from factcheck.ingest.dates import find_date

__all__ = ["front_matter"]

_FENCE = re.compile(r"---[ \t]*\r?\n")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)$")
_FOLDED = re.compile(r"[|>][+-]?\d?[+-]?")
"""What says in YAML that the value stands in the lines below, which are not read."""

_LONGEST = 200
"""So many lines at most. What goes on longer is a text that begins with a rule."""

_NAMES = {
    "title": "title",
    "source": "source",
    "publisher": "source",
    "site": "source",
    "sitename": "source",
    "author": "author",
    "authors": "author",
    "by": "author",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "modified": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "genre": "genre",
    "lang": "language",
    "language": "language",
    "url": "address",
    "address": "address",
    "link": "address",
    "canonical": "address",
}
"""The names that site generators and tools that save pages write. Sources: the manuals of Jekyll and Hugo."""


def front_matter(text: str) -> tuple[dict[str, Any], str, int]:
    """What the front matter says, by the names of an article's facts; the text behind it; how many lines it takes.

    Only simple lines are read: ``name: value``, with or without quotation marks, and lists of authors. Of a name that is there twice the first counts. Without
    front matter nothing is said, and the text is the whole one.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return {}, text, 0
    lines = text[opening.end() :].splitlines(keepends=True)[:_LONGEST]
    ends = next((number for number, line in enumerate(lines) if line.strip() in {"---", "..."}), None)
    if ends is None or not all(_is_plain(line) for line in lines[:ends]):
        return {}, text, 0
    behind = opening.end() + sum(map(len, lines[: ends + 1]))
    facts: dict[str, Any] = {}
    for name, values in _fields(lines[:ends]):
        fact = _NAMES.get(name.lower().replace("-", "").replace("_", ""))
        value = None if fact is None else _fact(fact, values)
        if fact is not None and value is not None:
            facts.setdefault(fact, value)
    return facts, text[behind:], ends + 2


def _is_plain(line: str) -> bool:
    """Could a line stand in front matter? A sentence could not."""
    bare = line.rstrip()
    return not bare or bare[0] in " \t#-" or _FIELD.match(bare) is not None


def _fields(lines: list[str]) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        bare = line.rstrip()
        field = _FIELD.match(bare)
        item = _ITEM.match(bare)
        if field is not None:
            value = field["value"]
            found.append((field["name"], _listed(value) if value else []))
        elif item is not None and found:
            found[-1][1].append(_unquoted(item["value"]))
    return found


def _listed(value: str) -> list[str]:
    """``[A, B]`` is a list, anything else one value."""
    bare = value.strip()
    if bare.startswith("[") and bare.endswith("]"):
        return [_unquoted(one) for one in bare[1:-1].split(",")]
    return [_unquoted(bare)]


def _unquoted(value: str) -> str:
    bare = value.strip()
    is_quoted = len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'"
    return " ".join((bare[1:-1] if is_quoted else re.sub(r"\s#.*$", "", bare)).split())


def _fact(name: str, values: list[str]) -> str | date | None:
    said = [value for value in values if value and value.lower() not in {"null", "~"} and not _FOLDED.fullmatch(value)]
    if not said:
        return None
    if name in {"published", "modified"}:
        found = find_date(said[0])
        return None if found is None else found.day
    if name == "author":
        return ", ".join(said)
    if name == "address":
        return said[0] if said[0].startswith(("http://", "https://")) else None
    return said[0]
