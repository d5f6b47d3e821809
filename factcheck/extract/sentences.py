"""Sentences within the lines of a text. nupunkt finds the ends; a line break always is one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

__all__ = ["sentence_spans"]

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_MEETS_FIGURE = re.compile(r"\d\.$")


@lru_cache(maxsize=1)
def _splitter() -> Any:
    from nupunkt import sent_spans  # loads its model when it is imported

    return sent_spans


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences, in reading order, without the spaces around them; blank lines have none."""
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        printed = line.group()
        if not printed.strip():
            continue
        for first, last in _splitter()(printed):
            start, end = line.start() + first, line.start() + last
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                spans.append((start, end))
    return spans
