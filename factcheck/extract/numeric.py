"""Numeric claims: each figure that is one, with its metric, subject, time, attribution and modality."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.core.claim import Claim, Link
from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Extent, Form, LinkRole, Modality
from factcheck.extract.analysis import Analysis
from factcheck.extract.attribution import Attribution
from factcheck.extract.carried import Carried, carry, people_of, subject_handed_on
from factcheck.extract.circumstances import AsOf, as_of, extent_of, modality_of
from factcheck.extract.clauses import Frame, frame_of
from factcheck.extract.holders import holder_of_age, holder_of_year
from factcheck.extract.metrics import metric_of
from factcheck.extract.names import Seen, find_mentions
from factcheck.extract.sentences import Sentence
from factcheck.extract.site import Metric
from factcheck.extract.subjects import subject_of, topic_of
from factcheck.extract.tokens import tokens
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.cues import CHANGE_VERBS, COPULAS, EVENT_NOUNS
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from factcheck.lexicon.verbs import lemma

__all__ = ["numeric_claims"]

_LEAD = 4
"""Only the title and the first sentences say which event an article is about."""

_FROM_BEFORE = frozenset(
    {"list goes on", "conversion", "share of a place", "share of a total", "rank on", "difference", "worth"}
)
"""Rules that take the metric from the figure before in the sentence."""
_EARLIER = re.compile(
    r"^[^.;]{0,60}?\b(?:vs\.?|versus|against|compared (?:with|to)|(?:up|down) from)[^.;]{0,30}$", re.IGNORECASE
)
_OF = re.compile(r"[ \u00a0-]of[ \u00a0-](?:(?:the|its|his|her|their)[ \u00a0])?")
_PLAIN_PARTS = frozenset({"counted in a list", "subject of the verb"})
_IN_A_ROW = re.compile(
    r"\b(?:the|its|his|her|their|our)[ \u00a0](?:first|last|next|final|past|previous|opening)[ \u00a0]$", re.IGNORECASE
)
_ROW_REACH = 20
_YEAR = re.compile(r"\d{4}")
_QUOTES = re.compile(r'["“”]')
_AFTER_NOUN = ADVERBS | CONJUNCTIONS | PREPOSITIONS | PRONOUNS
_NOT_OF_PLACES = frozenset({"multiple", "the only one", "how far"})
"""Rules of figures that are not of the place behind them: who fell 60 metres at a lake is not the lake."""
_NO_PLACE = frozenset({Form.SHARE, Form.RANK, Form.CHANGE})


def numeric_claims(analysis: Analysis) -> Iterator[Claim]:
    """The numeric claims of an article, in reading order."""
    said_by = analysis.said_by
    people = people_of(analysis.sentences)
    carried = Carried()
    carry(carried, _first_topic(analysis), None, people)
    for i, sentence in enumerate(analysis.sentences):
        if carried.line != sentence.line:
            carried.time, carried.line, carried.metric = None, sentence.line, None
        if i < _LEAD and carried.occurrence is None:
            carried.occurrence = next(iter(_events(sentence)), None)
        made: list[Claim] = []
        previous: Metric | None = None
        for figure in sentence.figures:
            frame = frame_of(analysis.article.text, sentence, figure)
            metric = metric_of(analysis.article.text, sentence, figure, frame, previous)
            if metric.name is None and carried.metric is not None and _is_pronominal(sentence, frame):
                metric.name, metric.rule = carried.metric, "carried over"
            claim = _claim(analysis, sentence, figure, _Parts(frame, metric, said_by[i], made, i), carried)
            made.append(claim)
            previous = metric
            yield claim
        carried.metric = previous.name if previous is not None else None
        carry(carried, topic_of(sentence, _span(said_by[i])), sentence, people)
        if made and made[0].as_of_basis is AsOfBasis.STATED and made[0].as_of is not None and "/" not in made[0].as_of:
            carried.time = AsOf(made[0].as_of, AsOfBasis.INFERRED)


def _is_pronominal(sentence: Sentence, frame: Frame) -> bool:
    """Does the clause say how the thing of the sentence before moved or stands: `annualised, it rose 13 percent`?"""
    verb = None if frame.verb is None else lemma(sentence.tokens[frame.verb].lower)
    return (verb in CHANGE_VERBS or verb in COPULAS) and any(
        word.lower in {"it", "they", "this", "that"} for word in sentence.tokens[frame.start : frame.first]
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was found out about one figure; ``before`` are the claims of its sentence so far, which is the ``at``-th."""

    frame: Frame
    metric: Metric
    said_by: Attribution | None
    before: list[Claim]
    at: int


def _claim(analysis: Analysis, sentence: Sentence, figure: Quantity, parts: _Parts, carried: Carried) -> Claim:
    text, frame, metric = analysis.article.text, parts.frame, parts.metric
    words = sentence.tokens
    start = min(words[frame.start].start, figure.start, _words_before(sentence, metric, parts.before))
    end = max(words[min(frame.end, len(words)) - 1].end, figure.end, min(metric.end, sentence.end))
    subject, time = _setting(analysis, sentence, figure, parts, carried)
    # What stands before the figure's neighbour belongs to the neighbour.
    before = text[max([start, *(other.end for other in sentence.figures if other.end <= figure.start)]) : figure.start]
    return Claim(
        article=analysis.article,
        kind=ClaimKind.NUMERIC,
        form=metric.form,
        start=start,
        end=_trimmed(text, start, end, figure.end),
        context_start=sentence.start,
        context_end=sentence.end,
        value_start=figure.start,
        value_end=figure.end,
        value=figure.value,
        value_high=figure.value_high,
        place=figure.place,
        comparator=figure.comparator,
        direction=figure.direction or metric.direction,
        change_from=figure.change_from,
        unit=figure.unit,
        unit_code=figure.unit_code,
        per=figure.per,
        counted=metric.counted or figure.counted,
        subject=subject,
        metric=_plain(metric.name),
        scope=_plain(metric.scope),
        share_of=_plain(metric.share_of),
        predicate=metric.predicate,
        occurrence=_occurrence(sentence, carried.occurrence, time),
        as_of=time.text,
        as_of_basis=time.basis,
        attribution=None if parts.said_by is None else parts.said_by.text,
        modality=_modality(sentence, text[start : figure.start], _behind(text, figure, frame, end), metric),
        extent=_extent(sentence, before, text[figure.end : end], metric)
        or _of_a_whole(text, sentence, figure, frame, metric),
        links=(*_links(figure, metric, parts.before), *_compared_with(text, sentence, figure)),
        rule=f"numeric: {metric.rule}",
    )


def _modality(sentence: Sentence, before: str, behind: str, metric: Metric) -> Modality:
    """How sure a figure is. The price at which a thing will sell is told as it stands."""
    found = modality_of(sentence, before, behind)
    return Modality.ACTUAL if metric.rule == "price" and found is Modality.PLAN else found


def _behind(text: str, figure: Quantity, frame: Frame, end: int) -> str:
    """The words behind a figure without the noun that it counts: who scored three goals had no goal of three."""
    if frame.noun is None:
        return text[figure.end : end]
    counted = text[figure.end : frame.noun[1]]
    return counted[: len(counted) - len(counted.split()[-1])] + text[frame.noun[1] : end]


def _words_before(sentence: Sentence, metric: Metric, before: list[Claim]) -> int:
    """Where the words begin that a metric was taken from, where these stand in another clause: the quote must show them."""
    if metric.rule == "counted in a list":
        return sentence.start
    if metric.rule in _FROM_BEFORE and before:
        return before[-1].start
    return sentence.end


def _setting(
    analysis: Analysis, sentence: Sentence, figure: Quantity, parts: _Parts, carried: Carried
) -> tuple[str | None, AsOf]:
    """Subject and period of a figure; a conversion has those of the figure that it repeats."""
    text = analysis.article.text
    base = next((claim for claim in parts.before if claim.value_start == figure.conversion_of), None)
    if base is not None and figure.conversion_of is not None:
        return base.subject, AsOf(base.as_of, base.as_of_basis)
    metric = parts.metric
    if metric.rule == "age":
        whose = holder_of_age(analysis.sentences, parts.at, figure)
        return whose, as_of(text, sentence, parts.frame, figure.start, carried.time)
    whose = holder_of_year(sentence, figure) if metric.rule == "year" else None
    if whose is not None:
        return whose or None, as_of(text, sentence, parts.frame, figure.start, carried.time)
    look_after = metric.form not in _NO_PLACE and metric.rule not in _NOT_OF_PLACES
    handed = subject_handed_on(carried, sentence, parts.frame, metric)
    subject = subject_of(sentence, parts.frame, handed, _span(parts.said_by), look_after=look_after)
    return subject, _moved(
        figure, sentence, as_of(text, sentence, parts.frame, figure.start, carried.time), parts.before
    )


def _span(said_by: Attribution | None) -> tuple[int, int] | None:
    return None if said_by is None else (said_by.start, said_by.end)


def _moved(figure: Quantity, sentence: Sentence, time: AsOf, before: list[Claim]) -> AsOf:
    """Of `in the past four years from A to B` A belongs to the beginning of the period, B to its end.

    An earlier value that nothing dates (`up from 12`, `vs 12`) is of an earlier time that is not known, not of the day of publication.
    """
    earlier = any(
        other.start > figure.start and other.change_from is not None and other.change_from == figure.value
        for other in sentence.figures
    ) or any(link == Link(LinkRole.BASELINE, figure.start) for claim in before for link in claim.links)
    if earlier and time.basis in {AsOfBasis.PUBLISHED, AsOfBasis.INFERRED}:
        return AsOf(None, AsOfBasis.UNKNOWN)
    if time.text is None or "/" not in time.text or ".." in time.text:
        return time
    first, last = time.text.split("/")
    if figure.change_from is not None:
        return AsOf(last, AsOfBasis.INFERRED)
    return AsOf(first, AsOfBasis.INFERRED) if earlier else time


def _links(figure: Quantity, metric: Metric, before: list[Claim]) -> Iterator[Link]:
    """How the figure hangs together with those before it in its sentence."""
    starts = {claim.value_start: claim for claim in before}
    if figure.conversion_of in starts and figure.conversion_of is not None:
        yield Link(LinkRole.CONVERSION, figure.conversion_of)
    if figure.change_from is not None:
        base = next(
            (claim for claim in reversed(before) if claim.value == figure.change_from and claim.unit == figure.unit),
            None,
        )
        if base is not None and base.value_start is not None:
            yield Link(LinkRole.BASELINE, base.value_start)
    if metric.form is Form.SHARE:
        levels = [
            claim
            for claim in before
            if claim.form is Form.LEVEL and not any(link.role is LinkRole.CONVERSION for link in claim.links)
        ]
        if levels and levels[-1].value_start is not None:
            role = (
                LinkRole.PART
                if metric.rule in {"share of a place", "share of a total"} or metric.predicate == "account"
                else _role_by_words(metric, levels[-1])
            )
            yield Link(role, levels[-1].value_start)


def _compared_with(text: str, sentence: Sentence, figure: Quantity) -> Iterator[Link]:
    """The next figure, where the words between say that it is the earlier value: `90.3 million, vs 88.5 million last month`."""
    following = next((other for other in sentence.figures if other.start >= figure.end), None)
    if (
        following is None
        or following.change_from is not None
        or (following.unit != figure.unit and following.unit is not None)
    ):
        return
    if _EARLIER.search(text[figure.end : following.start]):
        yield Link(LinkRole.BASELINE, following.start)


def _extent(sentence: Sentence, before: str, behind: str, metric: Metric) -> Extent | None:
    """How much of its metric a figure covers. The price of what is new is no increment."""
    found = extent_of(sentence, before, behind)
    return None if metric.rule == "price" and found is Extent.INCREMENT else found


def _of_a_whole(text: str, sentence: Sentence, figure: Quantity, frame: Frame, metric: Metric) -> Extent | None:
    """A part where the noun of its whole is its own: `completed 29 of 34 passes`; or where it is of some in a row: `his last 10 games`.

    What befell some of many people is no part of a toll.
    """
    if figure.unit is None and _IN_A_ROW.search(text, max(sentence.start, figure.start - _ROW_REACH), figure.start):
        return Extent.PART
    if figure.unit is None and (metric.rule == "whole of a part" or frame.noun is None):
        before = next((other for other in reversed(sentence.figures) if other.end <= figure.start), None)
        if before is not None and _OF.fullmatch(text, before.end, figure.start):
            return Extent.WHOLE
    if metric.rule not in _PLAIN_PARTS:
        return None
    following = next((other for other in sentence.figures if other.start >= figure.end), None)
    tied = following is not None and _OF.fullmatch(text, figure.end, following.start)
    return Extent.PART if tied else None


def _role_by_words(metric: Metric, level: Claim) -> LinkRole:
    """A share of the very thing that was counted before has that count as its whole; else the count is its part."""
    shared = set(re.findall(r"\w+", (metric.share_of or "").lower())) & set(
        re.findall(r"\w+", (level.metric or "").lower())
    )
    return LinkRole.WHOLE if shared - {"of", "the", "total"} and level.unit is None else LinkRole.PART


def _first_topic(analysis: Analysis) -> str | None:
    """The name that the title is about, else the first that the text is about."""
    title = analysis.article.title
    if title is not None:
        named = find_mentions(title, tokens(title), Seen(common=frozenset()))
        if named:
            return named[0].name
    return next(
        (topic for topic in (topic_of(sentence) for sentence in analysis.sentences[:6]) if topic is not None), None
    )


def _events(sentence: Sentence) -> list[str]:
    """The event nouns of a sentence; one that another noun follows is a qualifier (`demonstration zone`)."""
    words = sentence.tokens
    if EVENT_NOUNS.isdisjoint(sentence.words):
        return []
    if sentence.events is None:
        sentence.events = [
            word.lower
            for k, word in enumerate(words)
            if word.lower in EVENT_NOUNS
            and not (
                k + 1 < len(words)
                and words[k + 1].is_word
                and words[k + 1].lower not in _AFTER_NOUN
                and not is_verb_at(sentence, k + 1)
            )
        ]
    return sentence.events


def _occurrence(sentence: Sentence, carried: str | None, time: AsOf) -> str | None:
    """The event that the figure is about; one of an earlier year carries that year."""
    events = _events(sentence)
    event = events[0] if events else carried
    if event is None:
        return None
    if sentence.reference is not None and time.text is not None and time.basis is AsOfBasis.STATED:
        year = _YEAR.match(time.text)
        if year is not None and int(year.group()) < sentence.reference.year:
            return f"{event} {year.group()}"
    return event


def _plain(phrase: str | None) -> str | None:
    """A phrase in one line, with plain spaces."""
    if phrase is None:
        return None
    if phrase.count('"') % 2 or phrase.count("“") != phrase.count("”"):
        phrase = _QUOTES.sub("", phrase)  # half a pair of quotation marks is left over
    return " ".join(phrase.split()).strip(" ,;:") or None


def _trimmed(text: str, start: int, end: int, least: int) -> int:
    """The end of a quote without the space and comma behind it."""
    while end > least and text[end - 1] in " \u00a0,;:":
        end -= 1
    return max(end, start + 1)
