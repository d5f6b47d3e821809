"""A number of things, and the list of them: `four laboratories:` and five names behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import Comparator, DiscrepancyKind
from factcheck.lexicon.checks import ALL_OF_THEM, OVERALL_HEADS
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side
from factcheck.match.ledger import Ledger
from factcheck.match.words import cited, printed

__all__ = ["listed_items"]

_COLON = re.compile(r"[^.;:\n“”\"()]{1,60}:\s+(?P<list>[^:;.\n]+)[.\n]")
_LAST = re.compile(r"^(?:and|or)\s+", re.IGNORECASE)
_MOST = 12
_LONGEST_ITEM = 8
_FEWEST = 2
_HOW_OFTEN = "times"
"""`Arrested seven times on many charges:` lists no times."""


def listed_items(ledger: Ledger) -> Iterator[Finding]:
    """Counts with a colon and a list behind where the list has more or fewer items."""
    for measure in ledger.measures:
        claim = measure.claim
        if (
            measure.dimension != "count"
            or measure.nature != "level"
            or claim.comparator is not Comparator.EXACT
            or not _FEWEST <= measure.value <= _MOST
            or (claim.value_text or "").endswith(_HOW_OFTEN)
        ):
            continue
        behind = claim.article.text[claim.value_end or claim.end : claim.context_end + 1]
        found = _COLON.match(behind)
        least, most = _items(found["list"]) if found is not None else (0, 0)
        if least >= _FEWEST and not least <= measure.value <= most:
            yield _finding(measure, " ".join((found["list"] if found else "").split()), least, most)
    yield from _all_of_them(ledger)


def _items(text: str) -> tuple[int, int]:
    """How many items a list has at least and at most: `trade and industry` may be one or two. (0, 0) for what reads as a sentence."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    joined = 0
    for at, part in enumerate(parts):
        inner = _LAST.sub("", part) if at else part
        joined += len(re.findall(r"\b(?:and|or)\b|&", inner))
        if len(inner.split()) > _LONGEST_ITEM or any(mark.isdigit() for mark in inner):
            return 0, 0
    has_last = len(parts) > 1 and _LAST.match(parts[-1]) is not None
    least = len(parts) if has_last or not joined else len(parts) + (1 if len(parts) > 1 else 0)
    return (least, len(parts) + joined) if len(parts) > 1 else (0, 0)


def _all_of_them(ledger: Ledger) -> Iterator[Finding]:
    """`All five indicators`, where the sentences before it in the paragraph do not have that many figures."""
    sentences = list(ledger.by_sentence())
    for at, sentence in enumerate(sentences):
        for measure in sentence:
            claim = measure.claim
            before = claim.article.text[claim.context_start : claim.value_start or 0]
            if measure.head not in OVERALL_HEADS or measure.dimension != "count" or not ALL_OF_THEM.search(before):
                continue
            told = [m for one in sentences[max(0, at - 2) : at] for m in one if _is_told(m, measure)]
            if 0 < len(told) < measure.value:
                yield _too_few(measure, told)


def _is_told(figure: Measure, of: Measure) -> bool:
    text = of.claim.article.text
    near = (
        figure.article_key == of.article_key and "\n" not in text[figure.claim.context_start : of.claim.context_start]
    )
    return near and figure.nature in {"level", "share", "rate", "rank"}


def _finding(measure: Measure, printed_list: str, least: int, most: int) -> Finding:
    number = str(least) if least == most else f"{least} to {most}"
    return Finding(
        relation="listed items", kind=DiscrepancyKind.ARITHMETIC, severity=severity("listed items", "a list"), score=0.7, sides=(printed_side([measure], value=measure.value, interval=measure.firm),),
        subject=measure.claim.subject, metric=measure.claim.metric, unit=None, signals=(Signal("arithmetic", f"{printed(measure)} announced, {number} listed"),), keys=(measure.key,),
        explanation=f"{cited(measure)}, but the list behind it has {number} items: “{printed_list}”. Most likely the list is not complete, or an item was added later. Ask for the full list.",
    )  # fmt: skip


def _too_few(measure: Measure, told: list[Measure]) -> Finding:
    return Finding(
        relation="listed items", kind=DiscrepancyKind.ARITHMETIC, severity=severity("listed items", "figures before"), score=0.5, sides=(printed_side([measure]), printed_side(told[:6])),
        subject=measure.claim.subject, metric=measure.claim.metric, unit=None, signals=(Signal("arithmetic", f"{printed(measure)} announced, {len(told)} told"),), keys=(measure.key,),
        explanation=f"{cited(measure)}, but the sentences before it give {len(told)}: {', '.join(printed(m) for m in told[:6])}. Ask which the others are.",
    )  # fmt: skip
