"""Content keys: the same facts have the same key on every machine and engine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from json.encoder import encode_basestring

__all__ = ["canonical_json", "content_key", "text_hash"]


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical_json(value: object) -> str:
    """JSON with sorted keys, no spaces and no escapes, so that equal values give equal bytes."""
    return _ENCODER.encode(value)


def content_key(parts: Iterable[object]) -> str:
    """The sha256, in hex, of the canonical JSON of the parts. Order matters; None and "" differ."""
    printed = f"[{','.join([_printed(part) for part in parts])}]"
    return hashlib.sha256(printed.encode("utf-8", "surrogatepass")).hexdigest()


def _printed(part: object) -> str:
    """A part as canonical JSON: what keys are made of is printed at once, each claim has one."""
    if isinstance(part, str):
        return encode_basestring(part)
    return int.__repr__(part) if type(part) is int else canonical_json(part)


def text_hash(text: str | bytes) -> str:
    """The sha256, in hex, of a text (as UTF-8) or of bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text).hexdigest()
