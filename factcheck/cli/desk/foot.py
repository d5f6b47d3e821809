"""The foot of the screen: what was said, what is asked, what is typed, and the keys that count now, each of which can be clicked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.cli.describe import Line
from factcheck.cli.desk.editing import LineEdit
from factcheck.core.wording import visible
from factcheck.review.acts import Ask

__all__ = ["asked_lines", "clickable", "said_line", "working_line"]

_DONE = {"Saved", "Taken back"}
"""Sentences that begin so tell of what stands in the ledger now."""

_KEY = re.compile(
    r"(?:(?<=[.,?;:] )|(?<=\bor first )|(?<=\bor )|(?<=\b\d to )|(?P<first>^))"
    r"(?P<keys>\S(?:-\d)?(?: \S)*|Enter|Escape)(?=[ .,;:?]|$)"
)
"""Where keys are named: single characters at the begin of a clause (``u d c b r all right``), a range (``1-4 right``, ``1 to 4``), Enter."""

_RANGE = re.compile(r"(\d)-(\d)")


def said_line(words: str) -> Line:
    """A sentence of the session; what is in the ledger now begins in green and bold."""
    head, mark, rest = visible(words).partition(":")
    done = bool(mark) and head in _DONE
    return [(head + mark, "bold green" if done else ""), (rest, "")]


def asked_lines(asked: Ask, edit: LineEdit | None) -> Iterator[Line]:
    """The question with what is typed behind it, then the legend."""
    prompt, legend = visible(asked.prompt), visible(asked.legend)
    if edit is None:
        yield [*clickable(prompt.rstrip(), "bold", first=False), (" ", ""), (" ", "reverse")]
        if legend:
            yield clickable(legend, "")
        return
    before, under, behind = edit.text[: edit.at], edit.text[edit.at : edit.at + 1] or " ", edit.text[edit.at + 1 :]
    yield [(prompt, "bold"), (visible(before), ""), (visible(under), "reverse"), (visible(behind), "")]
    if legend:
        yield [(legend, "dim")]


def working_line(kept: int) -> Line:
    """That the ledger is at work, and how many keys wait for it."""
    told = "" if not kept else " One key is kept." if kept == 1 else f" {kept} keys are kept."
    return [("The ledger is at work …", "bold"), (f"{told} Ctrl-C stops when it is done.", "dim")]


def clickable(words: str, style: str, *, first: bool = True) -> Line:
    """A line in which each key that it names is bold and stands for itself when it is clicked. ``first``: its first word may be one."""
    line, at = [], 0
    for found in _KEY.finditer(words):
        if found["first"] is not None and not first:
            continue
        start, end = found.span("keys")
        line.append((words[at:start], style))
        line += _keys(words[start:end])
        at = end
    return [*line, (words[at:], style)]


def _keys(words: str) -> Iterator[tuple[str, str]]:
    """The pieces of ``u d c``, ``1-4`` or ``Enter``."""
    if words in {"Enter", "Escape"}:
        yield words, f"bold key:{words.lower()}"
        return
    run = _RANGE.fullmatch(words)
    if run is not None:
        yield run[1], f"bold key:{run[1]}"
        yield "-", "bold"
        yield run[2], f"bold key:{run[2]}"
        return
    for at, key in enumerate(words.split(" ")):
        yield (" ", "") if at else ("", "")
        yield key, f"bold key:{key}"
