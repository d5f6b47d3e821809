"""Title, source and published date, found in the first lines of a text. What is not there stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.ingest.dates import PrintedDate, find_date, month_and_day

__all__ = ["Head", "read_head"]

_HEAD_CHARACTERS = 4000
_HEAD_LINES = 12
_BODY_LINES = 2
"""The head ends with the second line that reads like a paragraph: what follows belongs to the story."""

_PARAGRAPH = 80
"""A line of at least so many characters that ends like a sentence is a paragraph."""

_TITLE = 200
"""No headline is longer; the longest of 2,000 agency stories has 73 characters."""

_BREADCRUMBS = re.compile(r"^\s*home\b\s{0,3}[>/»|›]", re.IGNORECASE)
_LABELLED = re.compile(
    r"^\W{0,3}(?P<label>title|headline|source|publisher|author|byline)\s{0,2}:\s{0,4}(?P<value>\S.*)$", re.IGNORECASE
)
_FIELD_END = re.compile(
    r"\s*[|·•]\s*|\s{2,}|\t|\s(?=(?:editor|author|by|updated|published|time|date)\b)", re.IGNORECASE
)
_SECTION = re.compile(
    r"(?:key )?(?:highlights?|points?|takeaways)|summary|abstract|news|breaking(?: news)?|advertisement|share|print|comments?|exclusive",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•‣◦·]\s|\d{1,2}[.)]\s)")
_BYLINE = re.compile(r"^\s*by\s+(?-i:[A-Z])", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.;:,…][\"'”’)\]]{0,2}\s*$")
_ENDS_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){1,4}\s*$")

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s?(?:[ap](?:\.?\s?m)?\b\.?)?|\b\d{1,2}\s?[ap]\.?\s?m\b\.?|\b\d{4}\s?(?:GMT|UTC|hrs)\b",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:GMT|UTC|Z|[A-Z]{1,3}[SD]?T|UK)\b(?:\s?[+-]\d{1,2}(?::?\d{2})?)?")
_WEEKDAY = re.compile(r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?", re.IGNORECASE)
_LABEL_BEFORE = re.compile(r"([^\W\d_]+)\s{0,2}:[\s,]*$")
_WORD = re.compile(r"[^\W\d_]+")
_UPDATED = frozenset("updated update modified revised edited".split())
_PUBLISHED = frozenset("published publish posted release released issued created date dated publication".split())
_GLUE = frozenset(
    "first originally last on at in for icon immediate story article time the of local hrs read min mins minutes".split()
)

# "HARARE, March 3 -", "KABUL, Afghanistan, July 3, 2013 (AP) —", "LONDON (Reuters) -": place, day, agency, dash.
_DATELINE = re.compile(
    r"^\s{0,4}(?P<place>[A-Z][^\n()\d]{1,60}?)?"
    r"(?:,\s{0,2}(?P<day>[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s(?P<year>1[89]\d\d|20\d\d))?)?"
    r"\s{0,2}(?:\((?P<agency>[A-Z][A-Za-z.&]{1,20}(?:\s[A-Z][A-Za-z.&]{1,20}){0,2})\))?\s{0,2}(?:--|[-–—])\s?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say. ``undated`` says why there is no date, where a date of a kind is there."""

    title: str | None = None
    source: str | None = None
    published: date | None = None
    undated: str = ""


@dataclass(slots=True)
class _Dates:
    """The dates met so far, by how much they weigh: an explicit publication first, an update last."""

    published: date | None = None
    bare: date | None = None
    updated: date | None = None
    unclear: str | None = None
    without_year: str | None = None

    def best(self) -> date | None:
        return self.published or self.bare or self.updated


def read_head(text: str) -> Head:
    """Title, source and published date as the head of a text prints them; each None where it does not.

    A chronicle (a text under dated headings) bears no date of its own: each heading governs its lines.
    """
    lines = list(_head_lines(text))
    chronicle = _is_chronicle(text)
    dates = _Dates()
    title: str | None = None
    source: str | None = None
    looking = True
    for number, line in enumerate(lines):
        labelled = _LABELLED.match(line)
        if labelled is not None:
            if labelled["label"].lower() in {"title", "headline"}:
                title, looking = labelled["value"].strip().strip("\"'"), False
                continue
            if labelled["label"].lower() in {"source", "publisher"}:
                source = source or _first_field(labelled["value"])
            _take_beside(line, dates)
            continue
        if _take_date(line, dates):
            looking = looking and not chronicle
            continue
        agency = _take_dateline(line, dates)
        source = source or agency
        if looking and not _is_furniture(line):
            title = _as_title(line) if number + 1 < len(lines) and agency is None else None
            looking = False
    published = None if chronicle else dates.best()
    return Head(title, source, published, "" if published else _why_undated(dates, chronicle=chronicle))


def _head_lines(text: str) -> Iterator[str]:
    paragraphs = taken = 0
    for line in text[:_HEAD_CHARACTERS].splitlines():
        if not line.strip() or line.strip() == "---":
            continue
        yield line
        taken += 1
        paragraphs += len(line) >= _PARAGRAPH and _ENDS_SENTENCE.search(line) is not None
        if paragraphs == _BODY_LINES or taken == _HEAD_LINES:
            return


def _first_field(value: str) -> str | None:
    """The name that a label gives, without what stands beside it: ``Xinhua | Editor: Li | 2021-03-03`` names Xinhua."""
    printed = find_date(value)
    name = _FIELD_END.split(value if printed is None else value[: printed.start])[0]
    return name.strip(" \t,;\"'") or None


def _take_beside(line: str, dates: _Dates) -> None:
    """Note the date that stands beside a label: the whole line is about the article, so every date in it is its date."""
    printed = find_date(line)
    if printed is not None and printed.day is not None:
        dates.bare = dates.bare or printed.day


def _take_date(line: str, dates: _Dates) -> bool:
    """Note the date of a line that holds nothing but a date with its label, time and weekday. Is the line such a line?"""
    printed = find_date(line)
    if printed is None:
        return False
    role = _date_role(line, printed)
    if role is None:
        return False
    if printed.day is None:
        dates.unclear = dates.unclear or line[printed.start : printed.end].strip()
    elif role == "updated":
        dates.updated = dates.updated or printed.day
    elif role == "published":
        dates.published = dates.published or printed.day
    else:
        dates.bare = dates.bare or printed.day
    return True


def _date_role(line: str, printed: PrintedDate) -> str | None:
    """``published``, ``updated`` or ``bare`` for a line that is about its date; None for a line that merely mentions one."""
    before = line[: printed.start]
    rest = f"{before} {line[printed.end :]}"
    second = find_date(rest)
    if second is not None:
        rest = f"{rest[: second.start]} {rest[second.end :]}"
    words = [word.lower() for word in _WORD.findall(_without_clock(rest))]
    left = [word for word in words if word not in _UPDATED | _PUBLISHED | _GLUE]
    if len(left) > _names_beside(line, rest) or _labels_something_else(before):
        return None
    label = {word.lower() for word in _WORD.findall(before)} or set(words)
    if label & _PUBLISHED:
        return "published"
    return "updated" if label & _UPDATED else "bare"


def _labels_something_else(before: str) -> bool:
    """Does a label stand right before the date that makes it the date of something else: ``End of service: June 24, 2005``?"""
    label = _LABEL_BEFORE.search(_without_clock(before))
    return label is not None and label[1].lower() not in _UPDATED | _PUBLISHED | _GLUE


def _names_beside(line: str, rest: str) -> int:
    """How many words beside its label a date line may have: a byline, a section or an agency with the hour."""
    if _BYLINE.match(line):
        return 10
    if re.search(r"[|·•]", line):
        return 4
    clock = _TIME.search(rest) is not None or _WEEKDAY.search(rest) is not None
    names = _WORD.findall(_without_clock(rest))
    return 3 if clock and all(word[0].isupper() or word.lower() in _GLUE for word in names) else 0


def _without_clock(words: str) -> str:
    for pattern in (_TIME, _ZONE, _WEEKDAY):
        words = pattern.sub(" ", words)
    return words


def _take_dateline(line: str, dates: _Dates) -> str | None:
    """Note the date of a dateline; the agency that it names in brackets, else None."""
    found = _DATELINE.match(line)
    if found is None or not (found["day"] or found["agency"]):
        return None
    when = month_and_day(found["day"]) if found["day"] else None
    if when is not None and found["year"]:
        try:
            dates.bare = dates.bare or date(int(found["year"]), *when)
        except ValueError:
            dates.unclear = dates.unclear or found["day"]
    elif when is not None:
        dates.without_year = dates.without_year or found["day"]
    return str(found["agency"]) if found["agency"] else None


def _is_chronicle(text: str) -> bool:
    """Do lines that hold nothing but a date stand over several parts of the text?"""
    headings = set()
    for line in text.splitlines():
        bare = line.strip().strip("[]():#* ")
        if not 6 <= len(bare) <= 30:
            continue
        printed = find_date(bare)
        if printed is not None and printed.day is not None and printed.start == 0 and printed.end == len(bare):
            headings.add(printed.day)
            if len(headings) > 1:
                return True
    return False


def _is_furniture(line: str) -> bool:
    """A line that stands over the headline, or in its place, and is none."""
    bare = line.strip().strip("#*=_- ")
    return bool(
        not bare
        or _BREADCRUMBS.match(line)
        or _SECTION.fullmatch(bare.rstrip(":"))
        or _BYLINE.match(line)
        or not _WORD.search(bare)
    )


def _as_title(line: str) -> str | None:
    """The headline in a line, None where the line is a bullet or a sentence of the story."""
    bare = " ".join(line.strip().lstrip("#").split())
    if len(bare) > _TITLE or _BULLET.match(line):
        return None
    if _ENDS_SENTENCE.search(bare) and not _ENDS_ABBREVIATION.search(bare):
        return None
    return bare


def _why_undated(dates: _Dates, *, chronicle: bool) -> str:
    if chronicle:
        return "a chronicle, in which each heading dates its lines"
    if dates.unclear is not None:
        return f"{dates.unclear!r} could be two days"
    if dates.without_year is not None:
        return f"{dates.without_year!r} has no year"
    return ""
