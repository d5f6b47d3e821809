"""Which printed figure an imported claim is about, and whether its value is what is printed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.claim_line import ClaimLine, LineFault
from factcheck.core.quantity import Quantity, decimal_text
from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.errors import LineError
from factcheck.lexicon.currencies import AFTER, BEFORE
from factcheck.review.fields import Figures, plain_number, unit_of
from factcheck.review.line_quotes import plain_marks
from factcheck.review.quotes import occurrences

__all__ = ["Words", "check_unit", "check_values", "figure_at", "figure_place", "is_rounding", "number_of"]

Span = tuple[int, int]

_NEVER = frozenset([QuantityKind.DATE, QuantityKind.CLOCK, QuantityKind.FURNITURE])
"""What is no figure of a claim, whoever says so."""

_SHOWN = 4
"""So many figures are named."""


@dataclass(frozen=True, slots=True)
class Words:
    """A quote in its article: the text, the span, what reads the figures printed about a span of a text, and which kinds of them are no figure unless named."""

    text: str
    span: Span
    read: Callable[[str, int, int], Sequence[Quantity]]
    unnamed: frozenset[QuantityKind]

    @property
    def printed(self) -> Sequence[Quantity]:
        """What is printed in figures in the quote and about it, in order."""
        return self.read(self.text, *self.span)

    @property
    def figures(self) -> list[Quantity]:
        """What may be the figure of a claim, in order."""
        start, end = self.span
        return [one for one in self.printed if start <= one.start and one.end <= end and one.kind not in self.unnamed]

    @property
    def passed_over(self) -> list[Quantity]:
        """What is printed in figures there, and may be the figure of a claim only if it is named."""
        start, end = self.span
        there = [one for one in self.printed if start <= one.start and one.end <= end]
        return [one for one in there if one.kind in self.unnamed - _NEVER]

    def meeting(self, place: Span) -> list[Quantity]:
        """What is printed in figures at a place, wherever it begins and ends."""
        return [one for one in self.printed if one.start < place[1] and place[0] < one.end]


def figure_place(words: Words, line: ClaimLine) -> Span | None:
    """Where the figure stands that a line names by its words or its place; None where it names none. Raises LineError."""
    named = line.said.get("value_text")
    first, last = line.places.get("value_start"), line.places.get("value_end")
    start, end = words.span
    if (
        first is not None
        and last is not None
        and start <= first < last <= end
        and named in {None, words.text[first:last]}
    ):
        return first, last
    if named is None:
        return None
    quote = words.text[start:end]
    places = occurrences(quote, named) or occurrences(plain_marks(quote), plain_marks(named))
    if not places:
        raise LineError(
            LineFault.FIGURE_NOT_FOUND,
            f"the figure “{_short(named)}” does not stand in its quote, which prints {_told(words.figures)}",
        )
    found = [(at + start, to + start) for at, to in places]
    whole = [one for one in found if not _cut(words, one)] if len(found) > 1 else found
    whole = whole or found
    if len(whole) > 1:
        raise LineError(
            LineFault.FIGURE_REPEATED, f"the figure “{_short(named)}” stands {len(whole)} times in its quote",
            mend="Say which: value_start and value_end, or give a shorter quote.",
        )  # fmt: skip
    return whole[0]


def figure_at(words: Words, place: Span | None, line: ClaimLine, figures: Figures) -> Quantity:
    """The printed figure of a line: the one at its ``place``, else the one whose value it gives, else the only one. Raises LineError."""
    if place is None:
        return _by_value(words, line, figures)
    start, end = words.span
    met = words.meeting(place)
    for one in met:
        if one.start < start or end < one.end:
            raise LineError(
                LineFault.FIGURE_NOT_FOUND,
                f"its quote cuts the figure “{one.text}” in two",
                mend="Give a longer quote.",
            )
    cut = _cut(words, place)
    if cut is not None:
        raise LineError(
            LineFault.FIGURE_NOT_FOUND, f"“{words.text[slice(*place)]}” is only a part of the figure “{cut.text}”"
        )
    read = [one for one in met if one.kind not in words.unnamed]
    if len(read) > 1:
        raise LineError(LineFault.FIGURE_REPEATED, f"“{words.text[slice(*place)]}” holds {len(read)} figures")
    if read:
        return read[0]
    for one in met:
        if one.kind in _NEVER or one.start < place[0] or place[1] < one.end:
            raise LineError(LineFault.FIGURE_NOT_FOUND, f"“{one.text}” is no figure of a claim but a {one.kind}")
    return _unread(words.text, place, figures)


def check_values(printed: Quantity, line: ClaimLine, figures: Figures) -> tuple[str, ...]:
    """Nothing but notes, where the values of a line are what is printed, within the rounding of the print. Raises LineError."""
    notes = []
    for name, own in (
        ("value", printed.value),
        ("value_high", printed.value_high),
        ("change_from", printed.change_from),
    ):
        given = number_of(name, line, figures)
        if given is None or given == own:
            continue
        if own is None or not is_rounding(own, given, printed.place):
            what = (
                "no range"
                if own is None and name == "value_high"
                else "no earlier value"
                if own is None
                else decimal_text(own)
            )
            raise LineError(
                LineFault.VALUE_DIFFERS,
                f"its {_in_words(name)} is {decimal_text(given)}, but “{printed.text}” reads as {what}",
            )
        notes.append(f"its {_in_words(name)} is taken as printed: {decimal_text(own)}, not {decimal_text(given)}")
    return tuple(notes)


def check_unit(printed: Quantity, line: ClaimLine) -> tuple[str, ...]:
    """Nothing but notes, where the unit of a line is the one that is printed, or none is. Raises LineError, UnknownChoice for a unit that is none."""
    name = _unit(line)
    if name is None or name == printed.unit:
        return ()
    if printed.unit is None:
        return (f"its unit, {name}, is not printed with the figure",)
    if _is_open(printed) and any(one.name == name for one in AFTER.values()):
        return (f"its unit is {name}; “{printed.text}” leaves the currency open",)
    raise LineError(LineFault.UNIT_DIFFERS, f"its unit is {name}, but “{printed.text}” is printed in {printed.unit}")


def number_of(name: str, line: ClaimLine, figures: Figures) -> Decimal | None:
    """A number of a line, None where it says none. Raises LineError for words that are no number."""
    words = line.said.get(name)
    if words is None:
        return None
    plain = plain_number(words.strip())
    if plain is not None:
        return plain
    found = figures(words)
    if found is None:
        raise LineError(LineFault.BAD_FIELD, f"{name} is “{_short(words)}”, which is no number")
    return found[0]


def _by_value(words: Words, line: ClaimLine, figures: Figures) -> Quantity:
    """The figure of a line that names none by its words."""
    value = number_of("value", line, figures)
    known = words.figures
    if value is not None and all(one.value != value for one in known):
        passed_over = [one for one in words.passed_over if one.value == value]
        if len(passed_over) == 1:
            return figure_at(words, (passed_over[0].start, passed_over[0].end), line, figures)
    if not known and value is not None and words.passed_over:
        raise LineError(
            LineFault.VALUE_DIFFERS,
            f"its value is {decimal_text(value)}, but its quote prints {_told(words.passed_over)}",
        )
    if not known:
        raise LineError(
            LineFault.FIGURE_NOT_FOUND,
            "no figure is read in its quote",
            mend="Name its words as value_text, or its kind as policy.",
        )
    same = [one for one in known if value is None or one.value == value]
    same = same or [one for one in known if value is not None and is_rounding(one.value, value, one.place)]
    if not same and value is not None:
        raise LineError(
            LineFault.VALUE_DIFFERS, f"its value is {decimal_text(value)}, but its quote prints {_told(known)}"
        )
    if len(same) > 1:
        raise LineError(
            LineFault.FIGURE_REPEATED,
            f"its quote prints {_told(same)}",
            mend="Name one as value_text, or give a shorter quote.",
        )
    return same[0]


def _unread(text: str, place: Span, figures: Figures) -> Quantity:
    """A figure that the rules do not take for one, with the value that its own words have."""
    start, end = place
    found = figures(text[start:end])
    if found is None:
        raise LineError(LineFault.FIGURE_NOT_FOUND, f"“{_short(text[start:end])}” is not read as a number")
    return Quantity(
        kind=QuantityKind.COUNT, text=text[start:end], start=start, end=end, value=found[0], place=found[1], comparator=Comparator.EXACT
    )  # fmt: skip


def is_rounding(printed: Decimal, given: Decimal, place: int) -> bool:
    """Would a value be printed so?"""
    return 2 * abs(printed - given) < Decimal(1).scaleb(place)


def _cut(words: Words, place: Span) -> Quantity | None:
    """The longer figure of which a place holds only some digits: the 19 of 119. Its unit or its scale may be left out."""
    for one in words.meeting(place):
        left = words.text[one.start : max(one.start, place[0])] + words.text[min(one.end, place[1]) : one.end]
        if any(character.isdigit() for character in left):
            return one
    return None


def _unit(line: ClaimLine) -> str | None:
    """The unit of a line by its English name. Raises LineError where its code is that of another, UnknownChoice for one that is none."""
    said, code = line.said.get("unit"), line.said.get("unit_code")
    if said is None:
        return None if code is None else unit_of(code)[0]
    name, own = unit_of(said)
    if code is not None and own is not None and code != own:
        raise LineError(LineFault.BAD_FIELD, f"unit_code {code} is not that of {name}, which is {own}")
    return name


def _is_open(printed: Quantity) -> bool:
    """Is the currency printed with a sign, or a word, that several countries use?"""
    digits = next((at for at, character in enumerate(printed.text) if character.isdigit()), 0)
    before, after = printed.text[:digits].strip().lower(), printed.text.split()[-1].lower()
    found = (BEFORE.get(before), AFTER.get(after))
    return any(one is not None and (not one.firm or one.code is None) for one in found)


def _told(figures: Sequence[Quantity]) -> str:
    if not figures:
        return "no figure"
    more = " …" if len(figures) > _SHOWN else ""
    return ", ".join(f"“{one.text}”" for one in figures[:_SHOWN]) + more


def _in_words(name: str) -> str:
    return name.replace("_", " ")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:59] + "…"
