"""How sure a figure is, how much of its metric it covers, and the time it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.core.vocabulary import AsOfBasis, Extent, Modality
from factcheck.extract.clauses import Frame
from factcheck.extract.sentences import Sentence
from factcheck.extract.times import TimeExpression
from factcheck.extract.word_tree import word_tree
from factcheck.lexicon.cues import BASELINE_WORDS, EXTENT_CUES, MODALITY_CUES
from factcheck.lexicon.verbs import PAST_FORMS, VERB_FORMS

__all__ = ["AsOf", "as_of", "extent_of", "modality_of"]


def _pattern(cues: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word_tree(cues.split(', '))}(?!\w)")


_MODALITY = [(modality, _pattern(cues)) for modality, cues in MODALITY_CUES.items()]
_EXTENT = [(extent, _pattern(cues)) for extent, cues in EXTENT_CUES.items()]


def _longest_words(cues: Iterable[str]) -> frozenset[str]:
    """The longest word of each cue, the rarest as a rule: most sentences have none of them, and then no cue."""
    phrases = ", ".join(cues).split(", ")
    return frozenset(max((word for word in phrase.split() if "#" not in word), key=len) for phrase in phrases)


_MODALITY_WORDS = _longest_words(MODALITY_CUES.values())
_EXTENT_WORDS = _longest_words(EXTENT_CUES.values())

# Where one of these words stands, one look in a tree of all cues spares most of the looks for each.
_ANY_MODALITY = _pattern(", ".join(MODALITY_CUES.values()))
_ANY_EXTENT = _pattern(", ".join(EXTENT_CUES.values()))

_MORE = re.compile(r"[ \u00a0]+(?:more|other)\b")
_NEAR = re.compile(r"[^,;:(—]{0,30}")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_HEDGE = re.compile(
    r"\b[Nn]ot[ \u00a0](?:only|yet|just|merely|necessarily|more|less|fewer|including|counting|all|exceed\w*|ruled?|clear|known|far|long|immediately|least)\b"
)
"""`Not` that denies no figure."""
_BASE_LEADS = frozenset({"from", "than", "against", "versus", "vs", "over"})
_EARLIER = re.compile(r"\b(?:earlier|ago|before)\b|\b(?:previous|last|same)\b")
_PLAN = re.compile(r"(?:[Pp]lan|PLAN)[ \u00a0]\($")
_RELATIVES = frozenset({"which", "who", "that", "where", "when", "whose"})
_BE = frozenset("is are was were be been being".split())
_EXTREME = frozenset("worst deadliest largest biggest strongest highest lowest first most heaviest".split())
_OF_MANY = frozenset(f"{count} of" for count in ("one", "two", "three", "some", "most", "many"))
_BOUNDING = frozenset({"more", "less", "fewer", "greater", "other", "rather"})
"""Before `than` these bound a figure: nothing is compared."""
_SINCE_REACH = 6
_LONG_BEFORE = frozenset({"year of founding", "year of birth", "year of construction"})
"""Years that are long before whatever else the sentence tells."""
_YEAR_DIGITS = 4
_ASIDE = re.compile(r"[;—]")


def modality_of(sentence: Sentence, before: str, after: str) -> Modality:
    """The modality that the words of the clause before a figure and the few behind it say; ``actual`` where they say nothing."""
    if _MODALITY_WORDS.isdisjoint(sentence.words):
        return Modality.ACTUAL
    # Names and titles in quotation marks say nothing about a figure.
    before, near = _HEDGE.sub(" ", _QUOTED.sub(" ", before)), _near(after)
    if not (_ANY_MODALITY.search(before) or _ANY_MODALITY.search(near)):
        return Modality.ACTUAL
    return next(
        (
            modality
            for modality, cue in _MODALITY
            if cue.search(before) or (modality is not Modality.DENIED and cue.search(near))
        ),
        Modality.ACTUAL,
    )


def extent_of(sentence: Sentence, before: str, after: str) -> Extent | None:
    """The extent that the words before a figure (in its clause) and the few behind it say, None where they say nothing."""
    if _MORE.match(after):
        return Extent.INCREMENT
    if _EXTENT_WORDS.isdisjoint(sentence.words):
        return None
    before, near = before[-60:], _near(after)
    if not (_ANY_EXTENT.search(before) or _ANY_EXTENT.search(near)):
        return None
    for extent, cue in _EXTENT:
        if _reaches(cue, before) or (extent is not Extent.INCREMENT and cue.search(near)):
            return extent
    return None


def _reaches(cue: re.Pattern[str], before: str) -> bool:
    """Does a cue before a figure hold for it? `One of the worst hit towns, with 40 cases` says of the town what it is, and nothing of the cases."""
    return any(
        " ".join(found.group().split()) not in _OF_MANY or "," not in before[found.end() :]
        for found in cue.finditer(before)
    )


def _near(after: str) -> str:
    """The words behind a figure, up to the next mark."""
    found = _NEAR.match(after)
    return "" if found is None else found[0]


@dataclass(frozen=True, slots=True)
class AsOf:
    """A period as EDTF text (None: unknown) and where it comes from."""

    text: str | None
    basis: AsOfBasis


def as_of(text: str, sentence: Sentence, frame: Frame, figure_start: int, before: AsOf | None) -> AsOf:
    """The period that a figure is about.

    A time in the figure's own clause comes first, the nearest of them; then one at the head of the sentence, unless it is a past year
    that only its own clause is about; then the period of the sentence before in the same paragraph (``before``), as inferred; then a dated
    heading; then the day of publication.
    """
    words = sentence.tokens
    start, end = words[frame.start].start, words[min(frame.end, len(words)) - 1].end
    resolved = [
        time
        for time in sentence.times
        if time.as_of is not None
        and not _is_name(text, time)
        and not _is_founding(sentence, figure_start, time)
        and not _of_baseline(sentence, figure_start, time)
        and not _is_elsewhere(sentence, frame, figure_start, time)
    ]
    inside = [time for time in resolved if start <= time.start < end]
    if inside:
        nearest = min(inside, key=lambda time: (_apart(sentence, figure_start, time), time.start))
        return AsOf(nearest.as_of, nearest.basis)
    if (
        resolved
        and resolved[0].start - sentence.start <= 40
        and words[0].lower not in PAST_FORMS
        and not _ASIDE.search(text, resolved[0].end, figure_start)
    ):
        return AsOf(resolved[0].as_of, resolved[0].basis)
    fresh = [time for time in resolved if not time.background]
    if len(fresh) == 1:
        return AsOf(fresh[0].as_of, fresh[0].basis)
    if sentence.heading is not None:
        return AsOf(sentence.heading, AsOfBasis.STATED)
    if before is not None and before.text is not None:
        return AsOf(before.text, AsOfBasis.INFERRED)
    if sentence.reference is not None:
        return AsOf(sentence.reference.isoformat(), AsOfBasis.PUBLISHED)
    return AsOf(None, AsOfBasis.UNKNOWN)


def _is_elsewhere(sentence: Sentence, frame: Frame, figure_start: int, time: TimeExpression) -> bool:
    """Is it the time of something else: of a record (`the worst storm since 1990`), or the past year of a clause behind the figure?

    That clause begins with a relative or a participle that is not the figure's verb: `killed 12 in a town still recovering from a quake in 2004`.
    """
    at = sentence.index_at(time.start)
    led = at if sentence.tokens[at].lower == "since" else at - 1
    if sentence.words & _EXTREME and "since" in sentence.words:
        # `the biggest march since Ada Lind took office last May`
        led = next((k for k in range(led, max(0, led - _SINCE_REACH), -1) if sentence.tokens[k].lower == "since"), led)
    if sentence.words & _EXTREME and led > 0 and sentence.tokens[led].lower == "since":
        return any(word.lower in _EXTREME for word in sentence.tokens[max(0, led - 6) : led])
    if time.start < figure_start or not (time.background or (sentence.reference is None and _is_year(time))):
        return False
    words = sentence.tokens
    first, last = frame.last + 1, sentence.index_at(time.start)
    for k in range(first, last):
        if k == frame.verb or (frame.noun is not None and words[k].start < frame.noun[1]):
            continue
        lower = words[k].lower
        if lower in _RELATIVES or (lower.endswith("ing") and lower in VERB_FORMS and words[k - 1].lower not in _BE):
            return True
    return False


def _is_founding(sentence: Sentence, figure_start: int, time: TimeExpression) -> bool:
    """Is the time the year in which something was founded, which is a claim of its own and no time of another?"""
    return any(
        figure.why in _LONG_BEFORE and time.start <= figure.start < time.end and figure.start != figure_start
        for figure in sentence.figures
    )


def _is_year(time: TimeExpression) -> bool:
    return time.as_of is not None and len(time.as_of) == _YEAR_DIGITS


def _apart(sentence: Sentence, figure_start: int, time: TimeExpression) -> int:
    """The characters between a figure and a time: in `1.2 million in 2021 from 600,000 in 2020` the second has the second."""
    if time.end <= figure_start:
        return figure_start - time.end
    ends = next((figure.end for figure in sentence.figures if figure.start == figure_start), figure_start)
    return max(0, time.start - ends)


def _of_baseline(sentence: Sentence, figure_start: int, time: TimeExpression) -> bool:
    """Does the time belong to the earlier figure that this one is compared with: `fell to 28 million from 58 million in 1985`?"""
    at = sentence.index_at(time.start)
    if at and sentence.tokens[at - 1].lower in _BASE_LEADS and _EARLIER.search(sentence.text, time.start, time.end):
        return True  # `rose 38 percent from a year earlier`
    between = [figure for figure in sentence.figures if figure_start < figure.start < time.start]
    if not between:
        return False
    words = sentence.tokens
    return any(
        words[k].lower in BASELINE_WORDS and not (words[k].lower == "than" and words[k - 1].lower in _BOUNDING)
        for k in range(sentence.index_at(figure_start), sentence.index_at(between[-1].start))
    )


def _is_name(text: str, time: TimeExpression) -> bool:
    """Is the time part of a plan's name, `14th Five-Year Plan (2021-2025)`, or of a conference's?"""
    return _PLAN.search(text, max(0, time.start - 8), time.start) is not None
