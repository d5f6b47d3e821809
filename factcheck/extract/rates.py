"""Denominators: ``per share``, ``a year``, ``/kg``, ``per 10,000 people``. They divide a figure and are none of their own."""

from __future__ import annotations

from decimal import Decimal

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.numbers import read_number
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.pieces import Pieces
from factcheck.extract.unit_words import unit_at
from factcheck.lexicon.dates import PERIOD_NOUNS
from factcheck.lexicon.nouns import PREPOSITIONS, singular
from factcheck.lexicon.numbers import ONES, SCALES
from factcheck.lexicon.units import PER_NOUNS, Unit

__all__ = ["denominator_after", "deny_denominators", "divide", "rate_after"]
_LINKS = frozenset("per a an".split())
_CLAUSE_ENDS = frozenset({".", ";", "\n", "!", "?"})
_NOT_DIVIDING = frozenset("ago earlier later before after from to on".split())
_NO_HEADS = PREPOSITIONS | frozenset("and has have was were is are the cent se".split())
_UNDIVIDED = frozenset({"time", "age"})
_REACH = 6
_LONGEST_NOUN = 25


def denominator_after(pieces: Pieces, at: int) -> tuple[str, str | None, int] | None:
    """The denominator that begins at a piece: its singular text, its code and the piece after it, None where none begins."""
    words = pieces.words
    link, after = words[at], at + 1
    if link == "-" and words[after] in _LINKS:  # $70-a-share
        link, after = words[after], at + 3 if words[at + 2] == "-" else at + 2
    if not words[after]:
        return None
    if link == "per":
        return _after_per(pieces, after)
    slash = link == "/" and pieces.touches(at) and pieces.touches(after)
    if slash and words[after] == "100":
        return _after_per(pieces, after)  # 6 l/100 km
    if slash and words[after] == "d":
        return "day", "d", after + 1
    if not slash and link not in _LINKS:
        return None
    word = words[after]
    if word in PERIOD_NOUNS and words[after + 1] in _NOT_DIVIDING:
        return None  # `$6.78 billion a year earlier`
    found = unit_at(pieces, after, glued=slash)
    if found is not None and isinstance(found[0], Unit) and (slash or word in PER_NOUNS or found[1] > after + 1):
        return found[0].name, found[0].code, found[1]
    if word in PER_NOUNS and pieces.kinds[after] == "w":
        return word, None, after + 1
    return None


def _after_per(pieces: Pieces, after: int) -> tuple[str, str | None, int] | None:
    words = pieces.words
    word = words[after]
    if word == "annum":
        return "year", "a", after + 1
    found = unit_at(pieces, after) if word in SCALES else None
    if found is not None and isinstance(found[0], Unit):
        return found[0].name, found[0].code, found[1]  # per million British thermal units
    if pieces.kinds[after] == "n" or word in SCALES or word in ONES:
        number = read_number(pieces, after)
        end = number.last if number is not None else after + 1
        if pieces.kinds[end] == "w" and words[end] not in _NO_HEADS:
            end += 1
        return " ".join(pieces.text[pieces.starts[after] : pieces.ends[end - 1]].split()), None, end
    found = unit_at(pieces, after)
    if found is not None and isinstance(found[0], Unit):
        return found[0].name, found[0].code, found[1]
    if pieces.kinds[after] == "w" and word not in _NO_HEADS:
        return singular(word), None, after + 1
    return None


def rate_after(pieces: Pieces, figure: Figure) -> None:
    """Read the denominator behind a unit into the figure: ``miles per hour``, ``$70-a-share``, ``barrels of oil a day``."""
    if figure.dimension in _UNDIVIDED and pieces.words[figure.last] not in {"per", "/"}:
        return
    found = denominator_after(pieces, figure.last)
    if found is not None:
        divide(figure, found[0], found[1])
        figure.last = found[2]
    elif pieces.words[figure.last] == "of" and figure.kind is QuantityKind.MEASURE:
        phrase = noun_phrase_after(pieces.text, pieces.ends[figure.last])
        if phrase is not None:
            divide_behind(pieces, figure, phrase[1])


def divide_behind(pieces: Pieces, figure: Figure, position: int) -> None:
    """Read the denominator that begins behind a noun phrase, which ends at a position of the text, into the figure."""
    at = figure.last
    while pieces.starts[at] < position:
        at += 1
    found = denominator_after(pieces, at) if pieces.words[at] in _LINKS else None
    if found is not None:
        divide(figure, found[0], found[1])


def divide(figure: Figure, name: str, code: str | None) -> None:
    """Give a figure a denominator: `us dollar` becomes `us dollar per share`, a count only gets `per`."""
    figure.per = name
    if figure.unit is None or name[0].isdigit():
        return
    figure.unit = f"{figure.unit} per {name}"
    if figure.kind is not QuantityKind.MONEY:
        figure.unit_code = f"{figure.unit_code}/{code}" if figure.unit_code and code else None


def deny_denominators(pieces: Pieces, figures: list[Figure], vetoes: list[tuple[Veto, Decimal]]) -> list[Figure]:
    """The figures without those that only divide another: the 10,000 of ``21.9 per 10,000 people``, which go to the vetoes.

    The rate is the figure right before `per`, else the next one of the same clause (``patents per 10,000 people has reached 21.9``).
    """
    kept: list[Figure] = []
    waiting: tuple[str, int] | None = None
    for figure in figures:
        if waiting is not None:
            _take(pieces, figure, waiting)
            waiting = None
        at = figure.before - 1
        if at < 0 or pieces.words[at] != "per":
            kept.append(figure)
            continue
        vetoes.append((Veto(QuantityKind.IDIOM, "the denominator of a rate", figure.first, figure.last), figure.value))
        text = _with_noun(pieces, figure)
        owner = kept[-1] if kept else None
        if owner is not None and owner.per is None and _near(pieces, owner.last, at):
            owner.per = text
        else:
            waiting = text, figure.last
    return kept


def _take(pieces: Pieces, figure: Figure, waiting: tuple[str, int]) -> None:
    """Give the figure the denominator that stood before it in its clause."""
    text, end = waiting
    if (
        _CLAUSE_ENDS.isdisjoint(pieces.words[end : figure.first])
        and figure.per is None
        and figure.dimension not in _UNDIVIDED
    ):
        figure.per = text


def _near(pieces: Pieces, end: int, at: int) -> bool:
    return at - end <= _REACH and _CLAUSE_ENDS.isdisjoint(pieces.words[end:at])


def _with_noun(pieces: Pieces, figure: Figure) -> str:
    """The denominator as printed, with its noun: ``10,000 people``."""
    end = pieces.ends[figure.last - 1]
    noun = noun_phrase_after(pieces.text, end)
    if noun is not None and noun[1] - noun[0] < _LONGEST_NOUN:
        end = noun[1]
    return " ".join(pieces.text[pieces.starts[figure.first] : end].split())
