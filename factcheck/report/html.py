"""The report as one HTML file that opens offline: no script, no request, words of articles defused.

Every word that the template prints goes through ``visible`` and is then escaped by Jinja2; what is markup (the charts, the style sheet) is made here. The
style sheet is allowed by its hash, so that the policy lets no other style in.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.core.added import IMPORTED
from factcheck.core.correction import BY_HAND
from factcheck.core.decision import Decision, Effect
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.telling import remark_words
from factcheck.core.verdict import causes, evidence_marks, evidence_words, review_words, verdict
from factcheck.core.wording import SEVERITIES, figure, many, reasons, side_figure, visible, voices
from factcheck.report.chart import chart
from factcheck.report.contents import Contents, SeriesLine, standing
from factcheck.report.marks import drawing
from factcheck.report.words import (
    BASES,
    STATES,
    heading,
    lead,
    link,
    long_date,
    period,
    quoted,
    series_heading,
    series_notes,
)

__all__ = ["html"]

_QUOTES = 3
"""So many quotes of a side are shown at once; the others are folded."""

_SHORT = 60
"""A policy's words are cut in the list at the top."""


def html(contents: Contents) -> str:
    """The whole report as one HTML page, in UTF-8 when it is written."""
    css = _style()
    return _environment().get_template("report.html").render(
        contents=contents,
        css=Markup(css),  # noqa: S704 - the style sheet that ships with the program
        css_hash=base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        grades=_grades(contents.open),
        decisions=contents.decisions_on,
        disputes=_disputes(contents.discrepancies),
        through_time=[line for line in contents.series if len(line.series.claims) > 1],
        alone=[line for line in contents.series if len(line.series.claims) == 1],
        listed={claim.id for line in contents.series for claim in line.series.claims},
        claims=contents.claims,
        quotes=_QUOTES,
        severities=SEVERITIES,
        states=STATES,
        bases=BASES,
        by_hand=BY_HAND,
        imported=IMPORTED,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _style() -> str:
    return (files("factcheck.report") / "templates" / "report.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("factcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_defused,
        trim_blocks=False,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= _FILTERS
    return environment


def _defused(value: object) -> object:
    """What is printed of a value: text with everything that could steer or turn round made visible; markup of our own as it is."""
    if isinstance(value, Markup):
        return value
    return visible(str(value))


def _grades(found: Sequence[Discrepancy]) -> list[tuple[int, list[Discrepancy]]]:
    """The discrepancies by severity, the worst first."""
    grades: dict[int, list[Discrepancy]] = defaultdict(list)
    for one in found:
        grades[one.severity].append(one)
    return sorted(grades.items(), reverse=True)


def _disputes(found: Sequence[Discrepancy]) -> Mapping[str | None, Sequence[str]]:
    """The numbers of the discrepancies that each claim stands in."""
    numbers: dict[str | None, dict[str, None]] = defaultdict(dict)
    for one in found:
        for claim in one.claims:
            numbers[claim.id][one.id or ""] = None
    return {claim: tuple(named) for claim, named in numbers.items()}


def _sides_in_short(found: Discrepancy) -> str:
    stated = (side_figure(side, noun=False) for side in found.sides)
    return " | ".join(words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…" for words in stated)


def _discrepancy_chart(found: Discrepancy) -> Markup | None:
    """The printed figures of its sides through time."""
    drawn = chart(
        drawing(claim for side in found.sides if side.working is None for claim in side.claims),
        name=f"{found.id}-chart",
        title=f"The figures of {found.id} through time",
        joined=False,
    )
    return None if drawn is None else Markup(drawn)  # noqa: S704 - chart escapes what it prints


def _series_chart(line: SeriesLine) -> Markup | None:
    title = f"{series_heading(line.series)} through time"
    drawn = chart(drawing(line.series.claims), name=f"{line.id}-chart", title=title)
    return None if drawn is None else Markup(drawn)  # noqa: S704 - chart escapes what it prints


def _holds(made: Decision | None, side: Side) -> bool:
    """Is this the side that a decision found right, or to hold now?"""
    if made is None or made.finding is None or made.finding.side is None or made.finding.side >= len(made.judged):
        return False
    judged = made.judged[made.finding.side]
    if (judged.value, judged.value_high) != (side.value, side.value_high):
        return False
    return not judged.claims or any(claim.id in judged.claims for claim in side.claims)


def _changed(made: Decision) -> list[Effect]:
    return [effect for effect in made.effects if effect.before is not effect.after]


def _upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


_FILTERS: dict[str, Any] = {
    "causes": causes,
    "changed": _changed,
    "discrepancy_chart": _discrepancy_chart,
    "evidence_marks": evidence_marks,
    "evidence_words": evidence_words,
    "figure": figure,
    "heading": heading,
    "holds": _holds,
    "lead": lead,
    "left_out": lambda line: drawing(line.series.claims).left_out,
    "link": link,
    "long_date": long_date,
    "many": many,
    "period": period,
    "quoted": quoted,
    "reasons": reasons,
    "remark_words": remark_words,
    "reviews": review_words,
    "series_chart": _series_chart,
    "series_heading": series_heading,
    "series_notes": series_notes,
    "side_figure": side_figure,
    "voices": voices,
    "sides_in_short": _sides_in_short,
    "spaced": lambda words: words.replace("_", " "),
    "standing": standing,
    "upper_first": _upper_first,
    "verdict": verdict,
}
