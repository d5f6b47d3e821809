"""The noun that a figure counts, lists told off with `respectively`, and the denominators of rates."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.measured import denominator_after
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.nouns import DETERMINERS, singular_phrase
from factcheck.lexicon.units import SPELLED

__all__ = ["count", "deny_denominators", "zip_respectively"]
_COMPARABLE = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE})
_NO_NOUN_AFTER = DETERMINERS - {
    "other",
    "more",
    "additional",
    "further",
    "new",
    "different",
    "such",
    "various",
    "another",
}
_CLAUSE_ENDS = frozenset({".", ";", "\n", "!", "?"})
_REACH = 60


def deny_denominators(pieces: Pieces, figures: list[Figure], vetoes: list[tuple[Veto, Decimal]]) -> list[Figure]:
    """The figures without those that only divide another: the 10,000 of ``21.9 per 10,000 people``.

    The rate is the figure right before `per`, else the next one of the same clause (``patents per 10,000 people has reached 21.9``).
    """
    words = pieces.words
    kept: list[Figure] = []
    waiting: tuple[str, int] | None = None
    for figure in figures:
        if waiting is not None:
            if (
                not _CLAUSE_ENDS.intersection(words[waiting[1] : figure.first])
                and figure.per is None
                and figure.dimension != "time"
            ):
                figure.per = waiting[0]
            waiting = None
        at = figure.before - 1
        if at < 0 or words[at] not in {"per", "every"} or words[at - 1 : at + 1] == ["one", "every"]:
            kept.append(figure)
            continue
        found = denominator_after(pieces, at, unit=True) if words[at] == "per" else None
        noun = noun_phrase_after(pieces.text, pieces.ends[figure.last - 1])
        end = noun[1] if noun is not None and noun[1] - noun[0] < 25 else pieces.ends[figure.last - 1]
        text = " ".join(pieces.text[pieces.starts[figure.first] : end].split())
        vetoes.append((Veto(QuantityKind.IDIOM, "the denominator of a rate", figure.first, figure.last), figure.value))
        owner = kept[-1] if kept else None
        if (
            owner is not None
            and not _CLAUSE_ENDS.intersection(words[owner.last : at])
            and at - owner.last <= 6
            and owner.per is None
        ):
            owner.per = text
        else:
            waiting = (text, found[2] if found is not None else figure.last)
    return kept


def count(pieces: Pieces, figures: list[Figure]) -> None:
    """Give each bare figure the singular noun phrase that it counts, and the denominator behind that (``20 people a day``)."""
    text = pieces.text
    waiting: list[Figure] = []  # the four of `four- and six-cylinder engines`
    for index, figure in enumerate(figures):
        if figure.kind not in {QuantityKind.COUNT, QuantityKind.RANK} or figure.unit is not None:
            continue
        if figure.counted is not None:
            continue
        last = figure.last
        if pieces.words[last] == "per" and figure.kind is QuantityKind.COUNT and figure.per is None:
            rate = denominator_after(pieces, last, unit=True)
            if rate is not None:
                figure.per = rate[0]
                continue
        if (
            pieces.words[last] == "-"
            and pieces.words[last + 1] in {",", "and", "or", "to"}
            and index + 1 < len(figures)
        ):
            waiting.append(figure)
            continue
        if (
            pieces.words[last] == "-"
            and pieces.touches(last)
            and pieces.touches(last + 1)
            and pieces.kinds[last + 1] == "w"
        ):
            if figure.kind is QuantityKind.COUNT:
                figure.counted, figure.modifier = pieces.words[last + 1], True
                for earlier in waiting:
                    earlier.counted, earlier.modifier = figure.counted, True
                waiting.clear()
            continue
        if pieces.words[last] in _NO_NOUN_AFTER:
            continue
        position = pieces.ends[last - 1]
        if pieces.words[last] == "of" and (
            figure.number.vague
            or pieces.words[last + 1] in {"the", "these", "those", "its", "their", "his", "her", "our"}
        ):
            position = pieces.ends[last]
        limit = pieces.starts[figures[index + 1].before] if index + 1 < len(figures) else None
        found = noun_phrase_after(text, position, limit)
        if found is None or _verb_phrase(text, found):
            continue
        if _measured_noun(figure, text[found[0] : found[1]]):
            continue
        if figure.kind is QuantityKind.COUNT or figure.comparator is not figure.comparator.EXACT:
            figure.counted = singular_phrase(" ".join(text[found[0] : found[1]].split()))
        if figure.per is None and figure.kind is QuantityKind.COUNT:
            end = last
            while pieces.starts[end] < found[1]:
                end += 1
            rate = denominator_after(pieces, end, unit=True) if pieces.words[end] in {"a", "an", "per"} else None
            if rate is not None:
                figure.per = rate[0]


def _verb_phrase(text: str, span: tuple[int, int]) -> bool:
    """Does a participle with its object stand there (`around 73, raising the prospect`), not a noun?"""
    first = text[span[0] : span[1]].split(maxsplit=1)[0].lower()
    rest = text[span[1] : span[1] + 8].split()
    return (
        first.endswith("ing") and " " not in text[span[0] : span[1]] and bool(rest) and rest[0].lower() in DETERMINERS
    )


def _measured_noun(figure: Figure, phrase: str) -> bool:
    """Make a count of `rushing yards` or `business days` the measure that it is: its head is a unit."""
    words = phrase.lower().split()
    unit = SPELLED.get(words[-1])
    if (
        unit is None
        or not 1 < len(words) <= 3
        or unit.dimension not in _MEASURED
        or figure.kind is not QuantityKind.COUNT
    ):
        return False
    figure.kind, figure.unit, figure.unit_code, figure.dimension = (
        QuantityKind.MEASURE,
        unit.name,
        unit.code,
        unit.dimension,
    )
    return True


_MEASURED = frozenset("length area volume mass time energy power".split())


def zip_respectively(pieces: Pieces, figures: list[Figure]) -> None:
    """Give the bare figures of ``116, 95, 23 and 119 respectively`` the nouns that were listed before them, in order."""
    words = pieces.words
    for at, word in enumerate(words):
        if word != "respectively":
            continue
        group = _listed(pieces, figures, at)
        if len(group) < 2 or any(not figure.is_bare for figure in group):
            continue
        nouns = _nouns_before(pieces, group[0].before, len(group))
        if nouns is not None:
            for figure, noun in zip(group, nouns, strict=True):
                figure.counted = noun
                figure.why = "respectively"


def _listed(pieces: Pieces, figures: list[Figure], at: int) -> list[Figure]:
    """The figures of the list that ends at `respectively`: between them only commas and `and`."""
    group: list[Figure] = []
    end = at
    for figure in reversed(figures):
        if figure.first >= at:
            continue
        if not set(pieces.words[figure.after : end]) <= {",", "and", "-", "percent", "%"}:
            break
        group.append(figure)
        end = figure.before
    return group[::-1]


def _nouns_before(pieces: Pieces, at: int, wanted: int) -> list[str] | None:
    """The singular noun phrases of the list before a piece (``A, B, C and D``), None where there is no list of that length."""
    words = pieces.words
    start = at
    while start > 0 and at - start < _REACH and words[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    for joint in range(at - 1, start, -1):
        if words[joint] != "and":
            continue
        left = [index for index in range(start, joint) if words[index] == ","]
        if words[joint - 1] == ",":
            left = left[:-1]
        if len(left) < wanted - 2:
            continue
        commas = left[len(left) - (wanted - 2) :] if wanted > 2 else []
        bounds = [
            _phrase_start(pieces, commas[0] if commas else joint, start),
            *(index + 1 for index in commas),
            joint + 1,
        ]
        items = [_item(pieces, left, right) for left, right in pairwise([*bounds[:-1], joint + 1])]
        final = _noun_at(pieces, joint + 1)
        if final is not None and all(items):
            return [*items, final]
    return None


def _item(pieces: Pieces, first: int, end: int) -> str:
    """The singular of one item of a list, without the comma or `and` at its end."""
    while end > first and pieces.words[end - 1] in {",", "and"}:
        end -= 1
    return (
        singular_phrase(" ".join(pieces.text[pieces.starts[first] : pieces.ends[end - 1]].split()))
        if end > first
        else ""
    )


def _phrase_start(pieces: Pieces, end: int, start: int) -> int:
    """Where the first item of a list begins: after the last `of`, comma or article before its end."""
    for index in range(end - 1, start - 1, -1):
        if pieces.words[index] in {"of", ",", "the", ":", "for", "in", "are", "were"}:
            return index + 1
    return start


def _noun_at(pieces: Pieces, at: int) -> str | None:
    found = noun_phrase_after(pieces.text, pieces.starts[at], None)
    if found is None:
        return None
    return singular_phrase(" ".join(pieces.text[found[0] : found[1]].split()))
