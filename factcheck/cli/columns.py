"""The columns of the lists for people. Programs get every field of the records instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.cli.describe import about
from factcheck.cli.render import Column, Record
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.verdict import evidence_words, review_words, verdict
from factcheck.core.vocabulary import Status
from factcheck.core.wording import figure, side_figure

if TYPE_CHECKING:
    from factcheck.workflow.browse import SeriesRow, WaitingRow
    from factcheck.workflow.sources import SourceLine

__all__ = [
    "ANSWERS",
    "ARTICLES",
    "CLAIMS",
    "CLAIMS_READ",
    "DECISIONS",
    "DIFFERENCES",
    "DISCREPANCIES",
    "EVIDENCE",
    "FINDINGS",
    "LINES",
    "REVIEWERS",
    "RULINGS",
    "SERIES",
    "SOURCES",
    "STATUS",
    "WAITING",
]

_LONG = 48
"""A policy's quote is cut in lists; ``factcheck show`` gives the whole."""

_BOUNDS = {"more_than": ">", "less_than": "<", "at_least": "≥", "at_most": "≤", "approx": "~"}


def _cut(words: str) -> str:
    return words if len(words) <= _LONG else words[: _LONG - 1].rstrip() + "…"


def _stated(record: Record) -> str:
    """What a claim states: its figure with the sign of its comparator, a policy's words."""
    if record.get("value_text"):
        return _BOUNDS.get(str(record.get("comparator")), "") + str(record["value_text"])
    return _cut(str(record.get("quote") or ""))


def _told(claim: Claim) -> str:
    """What a claim states, with the value that a reviewer put over the printed one."""
    if not claim.restated:
        return _stated(claim.as_record())
    return _BOUNDS.get(str(claim.comparator), "") + figure(replace(claim, comparator=None))


def _topic(record: Record) -> str:
    return about(record.get("metric") or record.get("action"), record.get("subject") or record.get("actor"))


def _status(record: Record) -> str:
    """Where a claim stands, nothing for the many that nobody looked at."""
    return "" if record.get("status") == str(Status.UNVERIFIED) else str(record.get("status"))


def _sides(found: Discrepancy | WaitingRow) -> str:
    """What the sides state: ``119 | 158``."""
    return " | ".join(_cut(side_figure(side, noun=False)) for side in found.sides)


def _points(record: Record) -> str:
    """How many figures a series has."""
    return str(len(record["points"]))


def _points_of(row: SeriesRow) -> str:
    """The figures of a series in order: ``119 (2021), 158 (2022-12-19)``."""
    return ", ".join(f"{point.told} ({point.as_of or 'unknown time'})" for point in row.points)


def _reasons(record: Record) -> str:
    return " / ".join([str(record["kind"]), *map(str, record.get("also") or ())])


def _rests_on(decision: Decision) -> str:
    return "; ".join(evidence_words(one) for one in decision.evidence)


def _standing(decision: Decision) -> str:
    """What became of a decision, and what second reviews made of it."""
    return "; ".join((str(decision.ending or "stands"), *review_words(decision)))


def _effects(record: Record) -> str:
    """What a decision does to claims: ``C1 verified, C2 refuted``."""
    return ", ".join(f"{effect['claim']} {effect['after']}" for effect in record["effects"])


def _references(record: Record) -> str:
    """The claims to cite or to look at, with what they are to the draft: ``C1 same, C12 later``."""
    told = (f"{one['claim'] or 'here'} {one['relation']}" for one in record["references"])
    return ", ".join(told)


def _field(name: str, head: str | None = None, *, right: bool = False, style: str = "", keep: bool = False) -> Column:
    return Column(head or name, lambda record: record.get(name), right=right, style=style, keep=keep)


def _copied(row: SourceLine) -> str:
    """How much of a source others printed before: ``12 of 40 articles repeat Xinhua (9)``."""
    return row.repeats.told


def _share(name: str) -> Callable[[Record], str]:
    """How many of some second reviews agreed: ``3 of 4``, nothing where there are none."""
    return lambda record: f"{record[f'{name}_agreed']} of {record[name]}" if record[name] else ""


ARTICLES = (
    _field("id", style="bold", keep=True),
    Column("title", lambda record: record.get("title") or "untitled"),
    Column("source", lambda record: record.get("source") or "unknown"),
    Column("published", lambda record: record.get("published") or "unknown", keep=True),
    _field("claims", right=True, keep=True),
    _field("disputed", right=True, keep=True),
)
SOURCES = (
    Column("source", lambda record: record.get("name") or record.get("source") or "unknown"),
    Column("kind", lambda record: record.get("kind") or "", keep=True),
    Column("in", lambda record: record.get("country") or "", keep=True),
    _field("articles", right=True, keep=True),
    _field("claims", right=True, keep=True),
    _field("disputed", right=True, keep=True),
    Column("first", lambda record: record.get("first") or "", keep=True),
    Column("last", lambda record: record.get("last") or "", keep=True),
    Column("copied", lambda record: record["repeating"] or "", of_row=_copied),
)
CLAIMS = (
    _field("id", style="bold", keep=True),
    Column("states", _stated, style="bold", of_row=_told),
    Column("about", _topic),
    _field("as_of", "as of", keep=True),
    _field("article", keep=True),
    Column("status", _status),
)
CLAIMS_READ = (
    Column("states", _stated, style="bold", of_row=_told),
    Column("about", _topic),
    Column("form", lambda record: record.get("form") or record.get("stage") or record.get("kind")),
    _field("as_of", "as of", keep=True),
)
SERIES = (
    _field("id", style="bold", keep=True),
    Column("about", _topic),
    _field("claims", right=True, keep=True),
    Column("figures", _points, style="bold", of_row=_points_of),
)
STATUS = (
    _field("path"),
    _field("size", right=True),
    _field("revision"),
    _field("articles", right=True),
    _field("claims", right=True),
    _field("open_discrepancies", "open", right=True),
)
DISCREPANCIES = (
    Column("id", lambda record: record.get("id") or "-", style="bold", keep=True),
    _field("severity", "sev", right=True, keep=True),
    Column("sides", lambda record: len(record["sides"]), style="bold", of_row=_sides),
    Column("about", _topic),
    Column("most likely", _reasons),
    _field("state", keep=True),
)
WAITING = (
    *DISCREPANCIES[:-1],
    Column("for", lambda record: record.get("waits_for") or "nobody"),
    Column("since", lambda record: record.get("waits_since"), keep=True),
    Column("until", lambda record: record.get("waits_until") or "", keep=True),
)
DECISIONS = (
    _field("id", style="bold", keep=True),
    Column("on", lambda record: record.get("discrepancy") or "claims", keep=True),
    Column("found", lambda record: record.get("resolution") or record.get("status"), style="bold", of_row=verdict),
    Column("does", _effects),
    Column("rests on", lambda record: len(record["evidence"]), of_row=_rests_on),
    _field("reviewer"),
    Column("date", lambda record: str(record["recorded"])[:10], keep=True),
    Column("state", lambda record: record.get("ending") or "stands", keep=True, of_row=_standing),
)
REVIEWERS = (
    _field("reviewer", style="bold"),
    _field("sessions", right=True),
    _field("standing", "stand", right=True, keep=True),
    _field("superseded", right=True),
    _field("taken_back", "back", right=True, keep=True),
    _field("verified", "claims", right=True, keep=True),
    Column("agreed as first", _share("reviewed"), right=True),
    Column("as second", _share("seconds"), right=True),
    _field("settled", right=True),
    _field("waiting", "waits for", right=True),
    _field("overdue", "late", right=True, keep=True),
    Column("seen", lambda record: str(record.get("last_seen") or "")[:10], keep=True),
)
DIFFERENCES = (
    _field("change", style="bold", keep=True),
    Column("id", lambda record: record["id"] or "-", keep=True),
    _field("severity", "sev", right=True, keep=True),
    _field("before"),
    _field("after"),
    _field("about"),
)
EVIDENCE = (
    _field("id", style="bold", keep=True),
    Column("on", lambda record: record["discrepancy"] or ", ".join(record["claims"]), keep=True),
    _field("decision", keep=True),
    _field("kind", keep=True),
    _field("role", keep=True),
    _field("text", "what"),
    _field("locator", "where"),
    Column("copy", lambda record: str(record["retrieved"] or "")[:10], keep=True),
    Column("sha256", lambda record: str(record["sha256"] or "")[:12], keep=True, style="dim"),
    Column("state", lambda record: record["ending"] or "stands", keep=True),
)
RULINGS = (
    _field("id", right=True, style="bold", keep=True),
    _field("name"),
    Column("", lambda record: "is" if record.get("same") else "is not", keep=True),
    _field("other"),
    _field("note"),
    _field("reviewer"),
    Column("on the", lambda record: str(record["recorded"])[:10], keep=True),
)
ANSWERS = (
    Column("where", lambda record: record["file"], of_row=lambda line: line.told_at),
    _field("answer", style="bold", keep=True),
    Column("sev", lambda record: record["severity"] or "", right=True, keep=True),
    Column("states", _stated, style="bold"),
    Column("about", _topic),
    Column("see", _references, keep=True),
    _field("explanation", "why"),
)
FINDINGS = (
    _field("start", right=True, keep=True, style="dim"),
    Column("claim", lambda record: "yes" if record["claim"] else "no", keep=True),
    _field("kind", keep=True),
    Column("text", lambda record: _cut(str(record["text"])), style="bold"),
    Column("about", lambda record: _topic(record) if record["claim"] else ""),
    _field("as_of", "as of", keep=True),
    _field("why"),
)
LINES = (
    _field("line", right=True, keep=True),
    _field("state", keep=True),
    _field("article", keep=True),
    _field("claim", style="bold", keep=True),
    Column("reason", lambda record: str(record["reason"] or "").replace("_", " ")),
    Column("what", lambda record: record["what"] or "; ".join(record["notes"])),
)
