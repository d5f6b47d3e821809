"""What is known of a source, and what an article says of its own words, in a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.core.document import Remark
from factcheck.core.vocabulary import RemarkKind, SourceKind

__all__ = ["remark_words", "source_words"]

_LONGEST, _SHOWN = 90, 3
_LED = {
    RemarkKind.SOURCE: "repeats",
    RemarkKind.TRANSLATION: "is translated",
    RemarkKind.DISCLAIMER: "disclaims",
}


def remark_words(remarks: Iterable[Remark]) -> str:
    """``repeats: “according to local media”; is translated: “Translated by machine.”``; empty where there are none. Long words are cut, of many some are told."""
    told: dict[RemarkKind, list[str]] = {}
    for one in remarks:
        told.setdefault(one.kind, []).append(_quoted(one.quote))
    return "; ".join(f"{_LED[kind]}: {_some(told[kind])}" for kind in RemarkKind if kind in told)


def source_words(kind: SourceKind | None, country: str | None, owner: str | None, notes: str | None) -> str:
    """``agency, CN, owned by the state; mostly of metals``; empty where nothing is known."""
    facts = [str(kind) if kind else "", country or "", f"owned by {owner}" if owner else ""]
    known = ", ".join(fact for fact in facts if fact)
    return "; ".join(words for words in (known, notes) if words)


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"


def _some(quotes: Sequence[str]) -> str:
    left = len(quotes) - _SHOWN
    return ", ".join(quotes[:_SHOWN]) + (f" and {left} more" if left > 0 else "")
