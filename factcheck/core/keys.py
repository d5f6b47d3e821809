"""Content keys: the same facts have the same key on every machine and engine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

__all__ = ["canonical_json", "content_key", "text_hash"]


def canonical_json(value: object) -> str:
    """JSON with sorted keys, no spaces and no escapes, so that equal values give equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def content_key(parts: Iterable[object]) -> str:
    """The sha256, in hex, of the canonical JSON of the parts. Order matters; None and "" differ."""
    return hashlib.sha256(canonical_json(list(parts)).encode("utf-8", "surrogatepass")).hexdigest()


def text_hash(text: str | bytes) -> str:
    """The sha256, in hex, of a text (as UTF-8) or of bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text).hexdigest()
