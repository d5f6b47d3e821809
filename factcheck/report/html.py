"""The report as HTML that opens offline: no script, no request, words of articles defused. One page, or linked ones.

Every word that the templates print goes through ``visible`` and is then escaped by Jinja2; what is markup (the charts, the style sheet) is made here. The
style sheet is allowed by its hash, so that the policy lets no other style in.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
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
from factcheck.core.vocabulary import Status
from factcheck.core.wording import SEVERITIES, figure, json_text, many, reasons, side_figure, visible, voices
from factcheck.report.chart import chart
from factcheck.report.contents import Contents, SeriesLine, standing
from factcheck.report.former import META, PAGES
from factcheck.report.layout import Layout, Page, lay_out
from factcheck.report.marks import drawing, interval_words
from factcheck.report.moves import MOVES
from factcheck.report.navigation import Navigation, pager
from factcheck.report.outline import entry_record, outline_record
from factcheck.report.short import kinds_among, reason_told, sides_told
from factcheck.report.since import since_told
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

__all__ = ["html", "html_pages"]

_QUOTES = 3
"""So many quotes of a side are shown at once; the others are folded."""

_GLANCE = 50
"""So many discrepancies of a severity stand in a list at the top of a report that is split, and so many changes of a kind; the others are counted."""

_NAME = "report.html"


def html(contents: Contents) -> str:
    """The report as one HTML page, in UTF-8 when it is written. Of a large ledger it is the first page, which says how to get the others."""
    layout = lay_out(contents, _NAME)
    if layout.is_split:
        layout = Layout(pages=layout.pages[:1], places={}, missing=len(layout.pages) - 1)
    return _Report(contents, layout).page(layout.pages[0])


def html_pages(contents: Contents, name: str) -> Iterator[tuple[str, str]]:
    """The pages of the report whose first is called ``name``, one by one, that one last: the path of each from its folder, and its text."""
    layout = lay_out(contents, name)
    report = _Report(contents, layout)
    for page in (*layout.pages[1:], layout.pages[0]):
        yield page.name, report.page(page)


class _Report:
    """What all pages of a report share."""

    def __init__(self, contents: Contents, layout: Layout) -> None:
        self.contents, self.layout = contents, layout
        self.css = _style()
        everywhere: dict[str, object] = {
            "contents": contents,
            "layout": layout,
            "css": Markup(self.css),  # noqa: S704 - the style sheet that ships with the program
            "css_hash": base64.b64encode(hashlib.sha256(self.css.encode()).digest()).decode(),
            "grades": _grades(contents.open),
            "waiting": len(contents.open),
            "decisions": contents.decisions_on,
            "disputes": _disputes(contents.discrepancies),
            "claims": contents.claims,
            "quotes": _QUOTES,
            "most": _GLANCE,
            "severities": SEVERITIES,
            "states": STATES,
            "bases": BASES,
            "moves": MOVES,
            "kinds": kinds_among(contents.discrepancies),
            "by_hand": BY_HAND,
            "imported": IMPORTED,
            "meta_name": META,
            "pages_name": PAGES,
        }
        self.everywhere = everywhere
        self.navigation = Navigation(contents, layout)
        self.in_conflict = _disputes(contents.open)
        self.open, self.decided, self.gone = (
            {one.id for one in found} for found in (contents.open, contents.decided, contents.gone)
        )

    def page(self, page: Page) -> str:
        """The text of one page."""
        shown = page.discrepancies
        grades = self.everywhere["grades"] if page.is_first else _grades([one for one in shown if one.id in self.open])
        return _environment().get_template("report.html").render(
            self.everywhere,
            page=page,
            grades=grades,
            open=[one for one in shown if one.id in self.open],
            decided=[one for one in shown if one.id in self.decided],
            gone=[one for one in shown if one.id in self.gone],
            navigation=self.navigation.ways(page),
            pager=pager(self.layout, page),
            outline=self._outline(page),
            place=partial(self.layout.link, page),
            in_conflict=self.in_conflict,
            series_chart=partial(self._series_chart, page),
        )  # fmt: skip

    def _outline(self, page: Page) -> str:
        """What the page tells of each discrepancy in short, for a later report and ``report diff``."""
        said: dict[str, object] = outline_record(self.contents) if page.is_first else {}
        if self.layout.missing:
            said["whole"] = False
        return json_text(said | {"discrepancies": [entry_record(one) for one in page.discrepancies]})

    def _series_chart(self, page: Page, line: SeriesLine) -> tuple[Markup | None, int]:
        """The chart of a series, where one can be drawn, and how many of its readings are not in it."""
        numbers = {number for claim in line.series.claims for number in self.in_conflict.get(claim.id, ())}
        links = {number: place for number in sorted(numbers) if (place := self.layout.link(page, number))}
        title = f"{series_heading(line.series)} through time"
        drawn = drawing(line.series.claims, line.firm, self.in_conflict)
        svg = chart(drawn, name=f"{line.id}-chart", title=title, links=links)
        return None if svg is None else Markup(svg), drawn.left_out  # noqa: S704 - chart escapes what it prints


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


def _discrepancy_chart(found: Discrepancy) -> Markup | None:
    """The printed figures of its sides through time."""
    drawn = chart(
        drawing(claim for side in found.sides if side.working is None for claim in side.claims),
        name=f"{found.id}-chart",
        title=f"The figures of {found.id} through time",
        joined=False,
    )
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
    "interval": interval_words,
    "lead": lead,
    "link": link,
    "long_date": long_date,
    "many": many,
    "period": period,
    "quoted": quoted,
    "reason_told": reason_told,
    "reasons": reasons,
    "remark_words": remark_words,
    "reviews": review_words,
    "series_heading": series_heading,
    "series_notes": series_notes,
    "side_figure": side_figure,
    "sides_told": sides_told,
    "since_told": since_told,
    "spaced": lambda words: words.replace("_", " "),
    "standing": standing,
    "status_count": lambda line, name: line.statuses.get(Status(name), 0),
    "upper_first": _upper_first,
    "verdict": verdict,
    "voices": voices,
}
