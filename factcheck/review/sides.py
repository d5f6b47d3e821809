"""What agrees and what differs among the sides of a discrepancy, and the words around a quote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy, Side
from factcheck.core.period import Period
from factcheck.core.vocabulary import AsOfBasis
from factcheck.core.wording import quote_pieces, side_figure
from factcheck.errors import ClaimError

__all__ = ["REACHES", "Excerpt", "Row", "excerpt", "later_side", "side_rows"]

UNKNOWN = "-"
"""What stands for a field that a side says nothing of."""

REACHES = (160, 400, 1200, 4000)
"""How many characters of context stand on each side of a quote: at first, and each time more is asked for. The first is about two lines of 80."""

_FIELDS = (
    ("subject", "subject"),
    ("metric", "metric"),
    ("unit", "unit"),
    ("per", "per"),
    ("scope", "scope"),
    ("share of", "share_of"),
    ("form", "form"),
    ("direction", "direction"),
    ("modality", "modality"),
    ("extent", "extent"),
    ("about", "occurrence"),
    ("actor", "actor"),
    ("action", "action"),
    ("object", "object"),
    ("instrument", "instrument"),
    ("jurisdiction", "jurisdiction"),
    ("stage", "stage"),
    ("effective", "effective"),
)
"""What is compared: its name for people, and the claim's attribute."""

_BASES = {
    AsOfBasis.INFERRED: " (inferred)",
    AsOfBasis.PUBLISHED: " (published)",
    AsOfBasis.UNKNOWN: " (unsure)",
}
"""What is said of a period that is not stated."""


@dataclass(frozen=True, slots=True)
class Row:
    """One field with the words that each side has for it, in order. ``same``: do all sides agree?"""

    field: str
    words: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Do all sides say the same, upper and lower case alike?"""
        return len({words.casefold() for words in self.words}) == 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with the words around it, in pieces that follow one another: context, quote up to the figure, figure, rest of the quote, context.

    A policy claim has no figure: its quote is the third piece. ``cut_before`` and ``cut_after`` say that the article goes on.
    """

    before: str
    lead: str
    figure: str
    rest: str
    after: str
    cut_before: bool
    cut_after: bool


def side_rows(found: Discrepancy) -> tuple[Row, ...]:
    """What the sides say of each field, the figure first. A field that no side says anything of is left out."""
    sides = found.sides
    rows = [Row("figure", tuple(side_figure(side, noun=False) or UNKNOWN for side in sides))]
    rows += [Row("as of", tuple(_periods(side) for side in sides))]
    rows += [Row(name, tuple(_said(side, attribute) for side in sides)) for name, attribute in _FIELDS]
    rows += [
        Row("said by", tuple(_said(side, "attribution") for side in sides)),
        Row("source", tuple(_listed(claim.article.publisher for claim in side.claims) for side in sides)),
        Row("published", tuple(_published(side.claims) for side in sides)),
    ]
    subjects = next(row.words for row in rows if row.field == "subject")
    told = [row for row in rows if set(row.words) != {UNKNOWN}]
    return tuple(row for row in told if row.field != "actor" or row.words != subjects)


def excerpt(claim: Claim, reach: int = 0, *, paragraph: bool = False) -> Excerpt:
    """A claim's quote in its sentence, or in its ``paragraph``; with a greater ``reach`` in more and more of the article, whole words, never beyond the text.

    ``reach`` counts how often more was asked for; beyond the last step of ``REACHES`` it changes nothing.
    """
    text, step = claim.article.text, min(reach, len(REACHES) - 1)
    whole = (0, len(text))
    if step == 0:
        whole = _paragraph(text, claim) if paragraph else (claim.context_start, claim.context_end)
        step = int(paragraph)
    first = max(whole[0], _word_begin(text, claim.start - REACHES[step], claim.start))
    last = min(whole[1], _word_end(text, claim.end, claim.end + REACHES[step]))
    lead, figure, rest = quote_pieces(claim)
    return Excerpt(
        before=text[first : claim.start],
        lead=lead if figure else "",
        figure=figure or lead,
        rest=rest,
        after=text[claim.end : last],
        cut_before=bool(text[:first].strip()),
        cut_after=bool(text[last:].strip()),
    )


def later_side(found: Discrepancy, *, earlier: bool = False) -> int | None:
    """Which of two sides is of the later time, counted from 0: by its period, else by its date of publication.

    ``earlier`` asks for the other. What an article says now is later than what its earlier version said. None where there are not two sides, or no
    date tells them apart.
    """
    if len(found.sides) != 2:
        return None
    if found.is_revision:
        return 0 if earlier else 1
    for dates in ([_ends(side) for side in found.sides], [_days(side) for side in found.sides]):
        first, second = dates
        if first and second and max(first) != max(second):
            return int((max(first) < max(second)) != earlier)
    return None


def _said(side: Side, attribute: str) -> str:
    values = (getattr(claim, attribute) for claim in side.claims)
    if attribute == "metric":
        values = (claim.metric or claim.counted for claim in side.claims)
    return _listed(None if value is None else str(value) for value in values)


def _listed(words: Iterable[str | None]) -> str:
    distinct = dict.fromkeys(one for one in words if one)
    return "; ".join(distinct) or UNKNOWN


def _periods(side: Side) -> str:
    told = _listed(
        f"{claim.as_of}{_BASES.get(claim.as_of_basis, '')}" if claim.as_of else None for claim in side.claims
    )
    return told if side.claims else side.as_of or UNKNOWN


def _published(claims: Sequence[Claim]) -> str:
    days = {claim.article.published for claim in claims}
    known = sorted(day.isoformat() for day in days if day is not None)
    return "; ".join([*known, *(["unknown"] if None in days else [])]) or UNKNOWN


def _ends(side: Side) -> list[str]:
    """The last days of a side's periods, as ISO text; those without one are left out."""
    found = []
    for as_of in dict.fromkeys([side.as_of, *(claim.as_of for claim in side.claims)]):
        try:
            last = None if as_of is None else Period.parse(as_of).last
        except ClaimError:
            last = None
        if last is not None:
            found.append(last.isoformat())
    return found


def _days(side: Side) -> list[str]:
    return [claim.article.published.isoformat() for claim in side.claims if claim.article.published is not None]


def _paragraph(text: str, claim: Claim) -> tuple[int, int]:
    """The lines of the text that a quote stands in."""
    end = text.find("\n", claim.end)
    return text.rfind("\n", 0, claim.start) + 1, len(text) if end < 0 else end


def _word_begin(text: str, first: int, limit: int) -> int:
    """The begin of the first whole word at or behind a place, the limit at most."""
    first = max(0, first)
    while 0 < first < limit and not text[first - 1].isspace():
        first += 1
    while first < limit and text[first].isspace():
        first += 1
    return first


def _word_end(text: str, limit: int, last: int) -> int:
    """The end of the last whole word at or before a place, the limit at least."""
    last = min(len(text), last)
    while limit < last < len(text) and not text[last].isspace():
        last -= 1
    while last > limit and text[last - 1].isspace():
        last -= 1
    return last
