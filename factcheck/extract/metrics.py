"""What a figure counts or measures, by its kind: each kind has its own way to find the noun that it belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import Form, QuantityKind
from factcheck.extract.amounts import amount_metric
from factcheck.extract.clauses import Frame
from factcheck.extract.counts import count_metric
from factcheck.extract.lone import ALONE
from factcheck.extract.neighbours import (
    is_baseline,
    movement_noun,
    noun_tied,
    qualifier,
    with_complement,
)
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.proportions import difference_metric, multiple_metric, only_metric, percent_metric, rank_metric
from factcheck.extract.raters import rater_of
from factcheck.extract.scores import score_metric
from factcheck.extract.sentences import Sentence
from factcheck.extract.site import Metric, Site
from factcheck.extract.subject_phrases import subject_phrase
from factcheck.lexicon.cues import COPULAS, METRIC_OF_VERB, MOVEMENT_NOUNS, SILENT_VERBS
from factcheck.lexicon.nouns import DETERMINERS, singular
from factcheck.lexicon.verbs import lemma, participle

__all__ = ["metric_of"]


_MOVABLE = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_NOT_CARRIED = frozenset({"year", "whole of a part"})
"""Rules of figures that their verb says nothing of: who completed 29 of 34 passes completed no 34."""
_PLAYED = frozenset({"point", "yard"})
"""Who averages so many of them, or of anything counted, does so in each game: that is no total."""
_TIME_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade"})
_LASTING = frozenset({"last", "take", "continue", "go", "run"})
_DURATION = re.compile(r"[ \u00a0]+(?P<lead>of|to)[ \u00a0]+(?P<what>[^,;.]+)", re.IGNORECASE)


def metric_of(text: str, sentence: Sentence, figure: Quantity, frame: Frame, previous: Metric | None) -> Metric:
    """The metric of a figure. ``previous`` is that of the figure before it in the same sentence, which a share or rank goes back to."""
    verb = None if frame.verb is None else lemma(sentence.tokens[frame.verb].lower)
    if verb is not None and frame.verb is not None and frame.verb + 1 < len(sentence.tokens):
        phrasal = f"{verb} {sentence.tokens[frame.verb + 1].lower}"
        verb = phrasal if phrasal in METRIC_OF_VERB else verb
    site = Site(text, sentence, figure, frame, verb)
    if sentence.labels:
        form = Form.RATE if figure.per is not None else Form.LEVEL
        return Metric(sentence.labels[figure.start], form, "table line", figure.end)
    metric = _by_kind(site, previous)
    if figure.why == ALONE:
        metric.rule = ALONE
    if (
        verb == "average"
        and metric.form is Form.LEVEL
        and not frame.follows
        and (figure.counted or figure.unit in _PLAYED)
    ):
        metric.form = Form.RATE
    if metric.predicate is None and metric.rule not in _NOT_CARRIED and verb is not None and verb not in SILENT_VERBS:
        metric.predicate = verb
    if metric.scope is None and metric.form is not Form.SHARE:
        metric.scope = rater_of(sentence, metric.name, figure.start) or qualifier(site, metric.end)
    return metric


def _by_kind(site: Site, previous: Metric | None) -> Metric:
    kind, unit = site.figure.kind, site.figure.unit
    if previous is not None and (unit is not None or site.frame.noun is None) and is_baseline(site):
        return replace(previous, rule="compared with the figure before", end=site.end, scope=None, direction=None)
    if kind is QuantityKind.RANK and site.figure.why == "the only one":
        return only_metric(site)
    if kind is QuantityKind.RANK:
        return rank_metric(site, previous)
    if kind is QuantityKind.YEAR:
        return Metric(site.figure.why, Form.LEVEL, "year", site.end)
    compared = difference_metric(site, previous) if unit is not None else None
    if compared is not None:
        return compared
    moved = movement_noun(site) if kind in _MOVABLE else None
    if moved is not None:
        return Metric(moved[0], Form.CHANGE, "noun of movement", moved[2], direction=moved[1])
    tied = noun_tied(site) if previous is not None and previous.name is not None else None
    direction = MOVEMENT_NOUNS.get(singular(tied.split()[-1].lower())) if tied is not None else None
    if previous is not None and direction is not None:
        return Metric(previous.name, Form.CHANGE, "a movement like the one before", site.end, direction=direction)
    rated = score_metric(site)
    if rated is not None:
        return rated
    if kind is QuantityKind.PERCENT:
        return percent_metric(site, previous)
    if kind is QuantityKind.MULTIPLE:
        return multiple_metric(site, previous)
    if unit in _TIME_UNITS:
        return _duration(site)
    return count_metric(site, previous) if unit is None else amount_metric(site, previous)


def _is_compound(site: Site) -> bool:
    """Does the duration stand before its noun: `a five-year bond`, `a five year bond`? Then its unit is singular."""
    printed = site.figure.text.lower()
    return "-" in printed or (site.figure.value != 1 and printed.endswith(tuple(_TIME_UNITS)))


def _duration(site: Site) -> Metric:
    compound = site.words_behind() if _is_compound(site) else None
    if compound is not None:
        return Metric(f"duration of {with_complement(site, compound)}", Form.DURATION, "duration of", compound[1])
    found = _DURATION.match(site.text, site.end, site.sentence.end)
    if found is not None:
        doing = found["what"].split()[0].lower()
        if found["lead"].lower() == "to" and lemma(doing) in {doing, None} and doing not in DETERMINERS:
            return Metric(f"time to {found['what'].strip()}", Form.DURATION, "time to", found.end("what"))
        noun = noun_phrase_after(site.text, found.start("what"), site.sentence.end)
        if noun is not None and found["lead"].lower() == "of":
            name = with_complement(site, noun)
            return Metric(f"duration of {name}", Form.DURATION, "duration of", noun[0] + len(name))
    tied = noun_tied(site)
    left = tied or subject_phrase(site)
    if left is not None and (tied or site.verb in COPULAS | _LASTING):
        return Metric(f"duration of {left}", Form.DURATION, "duration of the subject", site.end)
    if site.verb is not None and site.verb not in COPULAS:
        return Metric(
            f"time {participle(site.verb)}", Form.DURATION, "duration of the verb", site.end, predicate=site.verb
        )
    return Metric("duration", Form.DURATION, "duration", site.end)
