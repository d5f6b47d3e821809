"""The noun that a figure counts: ``158 innovation platforms``, ``four- and six-cylinder engines``, ``eight million 250ml bottles``."""

from __future__ import annotations

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.phrases import noun_phrase_after, noun_text
from factcheck.extract.pieces import Pieces
from factcheck.extract.rates import denominator_after, divide, divide_behind
from factcheck.lexicon.comparators import COUNTED_ON
from factcheck.lexicon.nouns import ADVERBS, DETERMINERS, PREPOSITIONS, SIZES, is_plural
from factcheck.lexicon.units import SPELLED

__all__ = ["count"]

_NO_NOUN_AFTER = DETERMINERS - {
    "other",
    "more",
    "additional",
    "further",
    "such",
    "various",
    "another",
}
_NO_COMPOUND = DETERMINERS | PREPOSITIONS  # 28-of-41, `48-an heir of his-has`
_OWNERS = frozenset("the these those its their his her our".split())
_LINKS = frozenset("per a an".split())  # 20 a day
_SUSPENDED = frozenset({",", "and", "or", "to"})
_MEASURED = frozenset("length area volume mass time energy power".split())
_ROWS = ("Year ", "Avg ", "Note", "NOTE")  # how the next row of a wire's table begins
_IN_ROWS = frozenset("vs loss profit nil".split())  # before the last figure of a row
_MOST_MODIFIERS = 3


def count(pieces: Pieces, figures: list[Figure]) -> None:
    """Give each bare figure the singular noun phrase that it counts, and the denominator behind that (``20 people a day``)."""
    waiting: list[Figure] = []  # the four of `four- and six-cylinder engines`
    for index, figure in enumerate(figures):
        if (
            figure.unit is not None
            or figure.counted is not None
            or figure.kind not in {QuantityKind.COUNT, QuantityKind.RANK}
        ):
            continue
        following = figures[index + 1] if index + 1 < len(figures) else None
        if pieces.words[figure.last] == "x":
            continue  # 10 x 12 feet
        if figure.after > figure.last:
            if pieces.words[figure.after - 1] in COUNTED_ON:
                _count_phrase(pieces, figure, following, figure.after)
        elif pieces.words[figure.last] == "-":
            _count_compound(pieces, figure, waiting)
        elif pieces.words[figure.last] in _LINKS:
            rate = denominator_after(pieces, figure.last)
            if rate is not None and figure.per is None:
                divide(figure, rate[0], rate[1])
        elif pieces.words[figure.last] not in _NO_NOUN_AFTER:
            _count_phrase(pieces, figure, following, figure.last)


def _count_compound(pieces: Pieces, figure: Figure, waiting: list[Figure]) -> None:
    """The noun behind a hyphen: ``six-cylinder``; a suspended hyphen waits for the next one."""
    last = figure.last
    if pieces.words[last + 1] in _SUSPENDED:
        waiting.append(figure)
    elif (
        pieces.touches(last)
        and pieces.touches(last + 1)
        and pieces.kinds[last + 1] == "w"
        and pieces.words[last + 1] not in _NO_COMPOUND
    ):
        for owner in (*waiting, figure):
            noun = pieces.words[last + 1]
            owner.counted, owner.modifier = "person" if noun == "strong" else noun, True
        waiting.clear()


def _count_phrase(pieces: Pieces, figure: Figure, following: Figure | None, at: int) -> None:
    """Read the noun phrase that begins at a piece, behind the figure and its bound, into it."""
    words, text = pieces.words, pieces.text
    position = pieces.ends[at - 1]
    if words[at] == "of" and (figure.number.vague or words[at + 1] in _OWNERS):
        position = pieces.ends[at]
    elif following is not None and following.first == at and following.kind is QuantityKind.MEASURE:
        position, following = pieces.ends[following.last - 1], None  # eight million 250ml bottles
    elif following is not None and following.first == at and words[following.last] == "-":
        position, following = pieces.ends[following.last + 1], None  # two three-storey hotels
    found = _phrase(pieces, position, None if following is None else pieces.starts[following.before])
    if (
        found is None
        or _labels_next(pieces, figure, found)
        or _is_participle(text, found)
        or _is_measure(figure, text[found[0] : found[1]])
    ):
        return
    if figure.kind is QuantityKind.COUNT or figure.comparator is not Comparator.EXACT:
        size = text[found[0] : found[1]].split()[0].lower()
        sized = size in SIZES and figure.value != 1 and not is_plural(words[at]) and found[0] == pieces.starts[at]
        figure.counted = size if sized else noun_text(text, found)  # a 12 page document has 12 pages
    if figure.per is None and figure.kind is QuantityKind.COUNT:
        divide_behind(pieces, figure, found[1])


def _phrase(pieces: Pieces, position: int, limit: int | None) -> tuple[int, int] | None:
    """The noun phrase behind a position, through a number in a name (``63,000 Model 3 sedans``)."""
    text = pieces.text
    found = noun_phrase_after(text, position, limit)
    if found is None:
        return None
    start, end = found
    digits = end + 1
    while digits < len(text) and text[digits].isdigit():
        digits += 1
    last_word = text[start:end].split()[-1]
    if digits > end + 1 and text[end] == " " and last_word[0].isupper() and text[digits : digits + 1] == "s":
        return start, digits  # 63,150 Model 3s
    if digits > end + 1 and text[end] in " -\u00a0" and last_word[0].isupper() and not is_plural(last_word):
        beyond = noun_phrase_after(text, digits, limit)
        if beyond is not None and text[digits : beyond[0]].isspace():
            return start, beyond[1]
    return found


def _labels_next(pieces: Pieces, figure: Figure, span: tuple[int, int]) -> bool:
    """Is the phrase the label of the next figure of a table (`1,130,000 Sales 7,896,000`, `26.0 mln NOTE: the`), not a noun?"""
    text = pieces.text
    if not text[span[0]].isupper() or pieces.words[figure.first - 1] not in _IN_ROWS:
        return False
    if text.startswith(_ROWS, span[0]):
        return True
    rest = text[span[1] : span[1] + 2]
    return rest[:1] == ":" or (rest[:1] == " " and rest[1:].isdigit())


def _is_participle(text: str, span: tuple[int, int]) -> bool:
    """Does a participle with its object stand there (`around 73, raising the prospect`), not a noun?"""
    words = text[span[0] : span[1]].split()
    rest = text[span[1] : span[1] + 8].split()
    return (
        len(words) == 1
        and words[0].lower().endswith("ing")
        and bool(rest)
        and (rest[0].lower() in DETERMINERS or rest[0].lower() in ADVERBS)
    )


def _is_measure(figure: Figure, phrase: str) -> bool:
    """Make a count of `rushing yards` the measure that it is: its head is a unit."""
    words = phrase.split()
    unit = SPELLED.get(words[-1])
    if unit is None or not 1 < len(words) <= _MOST_MODIFIERS or unit.dimension not in _MEASURED:
        return False
    if figure.kind is not QuantityKind.COUNT:
        return False
    figure.kind, figure.unit, figure.unit_code, figure.dimension = (
        QuantityKind.MEASURE,
        unit.name,
        unit.code,
        unit.dimension,
    )
    return True
