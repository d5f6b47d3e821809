"""The report as JSON: everything in it, for programs. Words stand there exactly as they came."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import Status
from factcheck.core.wording import json_text, side_figure
from factcheck.report.contents import ArticleLine, Contents, SeriesLine, SourceLine, standing
from factcheck.report.outline import outline_record
from factcheck.report.words import heading

__all__ = ["record"]


def record(contents: Contents) -> str:
    """One JSON object, indented, with a line end at its end.

    ``discrepancies`` and ``series`` name their claims by number; ``claims`` holds the records of these, each once, by number.
    """
    decisions = contents.decisions_on
    whole = {
        "made_from": dict(contents.facts),
        **outline_record(contents),
        "since": None if contents.since is None else contents.since.as_record(),
        "left_out": None if contents.narrowing is None else contents.narrowing.left_out,
        "discrepancies": [_discrepancy(found, decisions.get(found.id or "", ())) for found in contents.discrepancies],
        "decisions": [decision.as_record() for decision in contents.decisions],
        "series": [_series(line) for line in contents.series],
        "claims": [claim.as_record() for claim in contents.claims.values()],
        "sources": [_source(line) for line in contents.sources],
        "articles": [_article(line) for line in contents.articles],
    }
    return json_text(whole, indent=2) + "\n"


def _discrepancy(found: Discrepancy, made: Sequence[Decision]) -> dict[str, object]:
    """The record of a discrepancy, with the working of its computed sides and the number of the decision that stands."""
    stands = standing(made)
    sides = [side.as_record() | {"working": side.working, "figure": side_figure(side)} for side in found.sides]
    return found.as_record() | {
        "heading": heading(found),
        "sides": sides,
        "decision": None if stands is None else stands.id,
    }


def _series(line: SeriesLine) -> dict[str, object]:
    one = line.series
    readings = [
        {
            "as_of": reading.as_of,
            "value_text": reading.claims[0].value_text,
            "value": decimal_text(reading.claims[0].value),
            "claims": [claim.id or claim.key for claim in reading.claims],
        }
        for reading in line.readings
    ]
    named = ("key", "subject", "metric", "scope", "basis", "modality", "dimension", "unit", "occurrence")
    return {"id": line.id, **{name: getattr(one, name) for name in named}, "readings": readings}


def _source(line: SourceLine) -> dict[str, object]:
    dates = {"first": line.first, "last": line.last}
    counts: dict[str, object] = {"articles": line.articles, "claims": line.claims, "disputed": line.disputed}
    counts["statuses"] = {str(status): line.statuses[status] for status in Status if status in line.statuses}
    known = {"kind": line.kind and str(line.kind), "owner": line.owner, "country": line.country, "notes": line.notes}
    copied = {"copied": line.repeats.as_record()}
    return {
        "name": line.name,
        **known,
        **counts,
        **copied,
        **{name: day and day.isoformat() for name, day in dates.items()},
    }


def _article(line: ArticleLine) -> dict[str, object]:
    article = line.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.publisher,
        "published": article.published and article.published.isoformat(),
        "address": article.address if article.is_online else None,
        "genre": article.genre,
        "machine_translated": article.machine_translated,
        "remarks": [{"kind": str(one.kind), "quote": one.quote} for one in line.remarks],
        "text_sha256": article.text_hash,
        "claims": line.claims,
        "disputed": line.disputed,
    }
