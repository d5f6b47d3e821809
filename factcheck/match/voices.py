"""Independent origins: copies of one text, and all that one source says, are one voice."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.measure import Measure, Provision

__all__ = ["count_voices"]


def count_voices(measures: Iterable[Measure | Provision]) -> int:
    """How many independent origins there are: measures that share a sentence, a text or a source are one."""
    groups: list[set[tuple[str, str]]] = []
    for measure in measures:
        article = measure.claim.article
        marks = {("article", measure.article_key), ("sentence", measure.quote_hash)}
        if article.source is not None:
            marks.add(("source", article.source.casefold()))
        touched = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*touched))
    return len(groups)
