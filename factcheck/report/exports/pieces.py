"""JSON in pieces: one thing at a time, so that a document of a million things needs the memory of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote as percent

__all__ = ["listed", "present", "uri", "written"]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)

_MARKUP = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"))
"""What could end a script of a page that the JSON is put into. Source: HTML Standard, 4.12.1.3, restrictions for contents of script elements."""


def written(value: object) -> str:
    """A value as JSON without spaces, in one line. What could steer a terminal or end a script is an escape, which changes nothing of the value.

    Raises ValueError for a number that JSON does not have.
    """
    text = _ENCODER.encode(value)
    for mark, escape in _MARKUP:
        text = text.replace(mark, escape)
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)


def listed(values: Iterable[object]) -> Iterator[str]:
    """The inside of a JSON list, each value on a line of its own."""
    between = "\n"
    for value in values:
        yield between + written(value)
        between = ",\n"


def uri(address: str) -> str:
    """An address with everything percent-encoded that no URI may hold, so that a reader of linked data takes it for one."""
    return percent(address, safe="%/:?#[]@!$&'()*+,;=~-._")


def present(**said: object) -> dict[str, object]:
    """What is said, without what nobody knows."""
    return {name: value for name, value in said.items() if value is not None}
