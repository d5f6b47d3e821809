"""How wide text is on a terminal, and text broken to a width."""

from __future__ import annotations

import unicodedata

__all__ = ["cells", "folded"]


def folded(text: str, room: int) -> list[str]:
    """A text in lines of so many cells, broken between words where that is possible."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cells(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while cells(line) > room:
            cut = next(size for size in range(len(line), 0, -1) if cells(line[:size]) <= room or size == 1)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line]


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters take two, marks that sit on others none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in {"W", "F"} else 1 for one in text
    )
