"""What a figure counts or measures: the noun phrase to its right or left, or what its verb carries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import Direction, Form, QuantityKind
from factcheck.extract.clauses import Frame
from factcheck.extract.neighbours import (
    Site,
    belongs_to_count,
    holder,
    is_led,
    is_movement,
    is_worth,
    moved_object,
    movement_noun,
    noun_tied,
    qualifier,
    subject_phrase,
    with_complement,
)
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.sentences import Sentence
from factcheck.lexicon.cues import (
    CHANGE_VERBS,
    COPULAS,
    MEASURE_NOUNS,
    METRIC_OF_ADJECTIVE,
    METRIC_OF_VERB,
    PERSON_NOUNS,
    SHARE_NOUNS,
)
from factcheck.lexicon.nouns import PREDICATIVES, singular_phrase
from factcheck.lexicon.verbs import lemma, participle

__all__ = ["Metric", "metric_of"]

_MOVABLE = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE})
_TIME_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade"})
_SILENT_VERBS = COPULAS | CHANGE_VERBS | {"have", "do"}
_LEAD = re.compile(r"[ \u00a0]+(?P<lead>of|in|for|on|worth[ \u00a0]of)[ \u00a0]+", re.IGNORECASE)
_HIGHER = re.compile(
    r"[ \u00a0]+(?:higher|lower|more|less|fewer|larger|smaller|above|below|faster|up|down)\b(?:[ \u00a0]+than[ \u00a0]+(?P<base>[^,;.]+))?",
    re.IGNORECASE,
)
_DURATION = re.compile(r"[ \u00a0]+(?P<lead>of|to)[ \u00a0]+(?P<what>[^,;.]+)", re.IGNORECASE)
_STATE = re.compile(
    r"[ \u00a0]+(?:(?:were|are|remain|still|left|have[ \u00a0]been|had[ \u00a0]been)[ \u00a0])*(?P<word>[a-z]+)"
)
_TOTAL = re.compile(r"total(?: (?:amount|number|sum|figure|value))?$", re.IGNORECASE)
_FOUNDING = {
    "found": "founding",
    "establish": "establishment",
    "open": "opening",
    "build": "construction",
    "set": "establishment",
    "create": "creation",
    "incorporate": "incorporation",
}


@dataclass(frozen=True, slots=True)
class Metric:
    """The metric of a figure in the article's words, with its form, the verb that carries it and what narrows it.

    ``end`` is where the words used end, so that the quote can reach them; ``direction`` which way a noun says that it moved; ``rule`` names the
    rule.
    """

    name: str | None
    form: Form
    rule: str
    end: int
    counted: str | None = None
    scope: str | None = None
    share_of: str | None = None
    predicate: str | None = None
    direction: Direction | None = None


def metric_of(text: str, sentence: Sentence, figure: Quantity, frame: Frame, previous: Metric | None) -> Metric:
    """The metric of a figure. ``previous`` is that of the figure before it in the same sentence, which a share or rank goes back to."""
    verb = None if frame.verb is None else lemma(sentence.tokens[frame.verb].lower)
    site = Site(text, sentence, figure, frame, verb)
    if sentence.labels:
        form = Form.RATE if figure.per is not None else Form.LEVEL
        return Metric(sentence.labels[figure.start], form, "table line", figure.end)
    metric = _by_kind(site, previous)
    if metric.predicate is None and verb is not None and verb not in _SILENT_VERBS:
        metric = replace(metric, predicate=verb)
    if metric.scope is None and metric.form is not Form.SHARE:
        metric = replace(metric, scope=qualifier(site, metric.end))
    return metric


def _by_kind(site: Site, previous: Metric | None) -> Metric:
    kind, unit = site.figure.kind, site.figure.unit
    if kind is QuantityKind.RANK:
        return _rank(site, previous)
    if kind is QuantityKind.YEAR:
        return Metric(
            f"year of {_FOUNDING.get(site.verb or '', site.verb or 'founding')}",
            Form.LEVEL,
            "year",
            site.end,
            predicate=site.verb,
        )
    moved = movement_noun(site) if kind in _MOVABLE else None
    if moved is not None:
        return Metric(moved[0], Form.CHANGE, "noun of movement", moved[2], direction=moved[1])
    if kind is QuantityKind.PERCENT:
        return _percent(site, previous)
    if kind is QuantityKind.MULTIPLE:
        return _multiple(site, previous)
    if unit in _TIME_UNITS:
        return _duration(site)
    return _count(site, previous) if unit is None else _amount(site, previous)


def _level(site: Site) -> Form:
    return Form.RATE if site.figure.per is not None else Form.CHANGE if is_movement(site) else Form.LEVEL


def _count(site: Site, previous: Metric | None) -> Metric:
    """A count: the noun behind it; what a verb makes of a number of people; the subject of a linking verb; the list that goes on."""
    form, figure, frame = _level(site), site.figure, site.frame
    if frame.noun is not None:
        return _counted_noun(site, frame.noun, form)
    state = _state(site, site.end)
    if state is not None:
        return Metric(state, form, "counted adjective", site.end, counted="person")
    if figure.counted is not None:
        carried = _carried(site, site.end) if figure.counted in PERSON_NOUNS else None
        if carried is not None:
            return Metric(carried, form, "counted by the verb", site.end, counted=figure.counted, predicate=site.verb)
        return Metric(figure.counted, form, "counted in a list", site.end, counted=figure.counted)
    linking = site.verb is None or site.verb in COPULAS or site.verb in CHANGE_VERBS
    left = moved_object(site) or subject_phrase(site)
    if left is not None and linking:
        return Metric(left, form, "subject of the verb", site.end)
    if site.verb in METRIC_OF_VERB:
        return Metric(
            METRIC_OF_VERB[site.verb], form, "counted by the verb", site.end, counted="person", predicate=site.verb
        )
    tied = noun_tied(site)
    if tied is not None:
        return Metric(tied, form, "noun before", site.end)
    if previous is not None:
        return Metric(
            previous.name, form, "list goes on", site.end, counted=previous.counted, predicate=previous.predicate
        )
    return Metric(left, form, "subject of the verb", site.end)


def _counted_noun(site: Site, noun: tuple[int, int], form: Form) -> Metric:
    words = site.text[noun[0] : noun[1]].split()
    adjective = METRIC_OF_ADJECTIVE.get(words[0].lower()) if len(words) == 1 else None
    if adjective is not None:
        return Metric(adjective, form, "counted adjective", noun[1], counted="person")
    counted = site.figure.counted or singular_phrase(" ".join(words))
    if words[-1].lower() in PERSON_NOUNS:
        carried = _carried(site, noun[1])
        if carried is not None:
            return Metric(
                carried,
                form,
                "counted by the verb",
                noun[1],
                counted=counted,
                predicate=site.verb if site.verb in METRIC_OF_VERB else None,
            )
    name = with_complement(site, noun)
    if (
        len(name.split()) == 1
        and site.verb is not None
        and site.verb not in _SILENT_VERBS
        and (site.frame.passive or not site.frame.follows)
        and not is_led(site)
    ):
        # A noun alone says too little: what was done to it is part of what is counted.
        name = f"{name} {participle(site.verb)}"
    return Metric(name, form, "counted noun", noun[1], counted=counted)


def _state(site: Site, end: int) -> str | None:
    """What a number of people is by the adjective behind: `24 people dead`, `three are missing`."""
    behind = _STATE.match(site.text, end, min(end + 60, site.sentence.end))
    if behind is None or behind["word"] not in METRIC_OF_ADJECTIVE:
        return None
    stands = site.frame.follows or lemma(behind["word"]) is None or site.verb in {"leave", "have", "be", None}
    return METRIC_OF_ADJECTIVE[behind["word"]] if stands else None


def _carried(site: Site, end: int) -> str | None:
    """What a number of people is, by the adjective behind or by their verb: `killing five villagers`."""
    state = _state(site, end)
    if state is not None or site.verb not in METRIC_OF_VERB:
        return state
    acting = is_led(site) or (
        site.frame.follows and not site.frame.passive and site.verb not in {"die", "perish", "drown"}
    )
    return None if acting or site.verb is None else METRIC_OF_VERB[site.verb]


def _percent(site: Site, previous: Metric | None) -> Metric:
    """A difference, a share of what `of` leads, a movement, or a level in percent."""
    higher = _HIGHER.match(site.text, site.end, site.sentence.end)
    if site.figure.unit in {"percentage point", "basis point"} or (higher is not None and higher["base"]):
        return _difference(site, previous, higher)
    of = _LEAD.match(site.text, site.end, site.sentence.end)
    if of is not None and of["lead"].lower() == "of":
        whole = noun_phrase_after(site.text, of.end(), site.sentence.end) or _name_at(site, of.end())
        if whole is not None:
            return _share(site, whole, previous)
    if site.verb == "account" and previous is not None:
        return Metric(f"share of {previous.name}", Form.SHARE, "share", site.end, predicate=site.verb)
    left = noun_tied(site) or moved_object(site) or subject_phrase(site)
    if left is not None and left.split()[0].lower().rstrip("s") in SHARE_NOUNS:
        inner = re.match(r"\w+\s+of\s+(.+?)(?:\s+to\s+.+)?$", left)
        return Metric(left, Form.SHARE, "proportion", site.end, share_of=inner.group(1) if inner else None)
    form = Form.CHANGE if is_movement(site) else Form.LEVEL
    behind = site.words_behind() if left is None else None
    if behind is not None and site.text[behind[0] : behind[1]].lower() not in PREDICATIVES:
        return Metric(site.text[behind[0] : behind[1]], form, "noun behind", behind[1])
    return Metric(
        left or (previous.name if previous else None),
        form,
        "movement" if form is Form.CHANGE else "level in percent",
        site.end,
    )


def _difference(site: Site, previous: Metric | None, higher: re.Match[str] | None) -> Metric:
    base = higher["base"] if higher is not None else None
    name = previous.name if previous is not None and previous.name else subject_phrase(site)
    what = f"difference of {name}" if name else "difference"
    base = re.sub(r"^(?:in|that of|at)\s+", "", base) if base else None
    return Metric(
        f"{what} from {base}" if base else what,
        Form.CHANGE,
        "difference",
        higher.end() if higher else site.end,
        scope=base,
    )


def _share(site: Site, whole: tuple[int, int], previous: Metric | None) -> Metric:
    """`57% of the platforms` is a share of them; `53.7% of the city` a share, in the city, of what was counted before."""
    share_of = with_complement(site, whole)
    end = whole[0] + len(share_of)
    place = next(
        (mention for mention in site.sentence.mentions if mention.start < whole[1] and mention.end > whole[0]), None
    )
    counted = previous.name if previous is not None else None
    if (
        place is not None
        and place.end >= whole[1]
        and site.verb in {"account", "make", "represent", "constitute", "comprise", None}
    ):
        of = re.sub(r"^share of ", "", counted or subject_phrase(site) or share_of)
        return Metric(f"share of {of}", Form.SHARE, "share of a place", end, share_of=place.name)
    if _TOTAL.match(share_of):
        return Metric(f"share of {counted or share_of}", Form.SHARE, "share of a total", end, share_of=share_of)
    name = f"share of {share_of}"
    if site.verb is not None and site.verb not in COPULAS and not site.frame.follows:
        name = f"{name} {participle(site.verb)}"
    return Metric(name, Form.SHARE, "share", end, share_of=share_of, scope=qualifier(site, end))


def _name_at(site: Site, start: int) -> tuple[int, int] | None:
    return next(((m.start, m.end) for m in site.sentence.mentions if 0 <= m.start - start <= 4), None)


def _amount(site: Site, previous: Metric | None) -> Metric:
    """Money and measures: the noun that `of` ties, what `of` or `in` leads behind, the subject of a linking verb, what the unit measures."""
    form, figure = _level(site), site.figure
    if figure.unit == "year of age":
        return Metric("age", Form.LEVEL, "age", site.end)
    if figure.conversion_of is not None and previous is not None:
        return Metric(
            previous.name, previous.form, "conversion", site.end, scope=previous.scope, predicate=previous.predicate
        )
    tied = noun_tied(site)
    if tied is not None:
        if previous is not None and previous.counted is not None and belongs_to_count(site):
            tied = f"{tied} of {previous.name}"
        return Metric(tied, form, "noun before", site.end)
    if previous is not None and previous.counted is not None and is_worth(site):
        return Metric(f"value of {previous.name}", form, "worth", site.end)
    led = _led_behind(site, form)
    if led is not None:
        return led
    left = moved_object(site)
    if left is None and (site.verb is None or site.verb in COPULAS or site.verb in CHANGE_VERBS):
        left = subject_phrase(site)
    if left is not None:
        return Metric(left, form, "subject of the verb", site.end)
    dimension = MEASURE_NOUNS.get(figure.unit or "")
    behind = site.words_behind()
    if behind is not None and behind[0] - site.end <= 1:
        name = site.text[behind[0] : behind[1]]
        return Metric(f"{dimension} of {name}" if dimension else name, form, "noun behind", behind[1])
    if dimension is not None:
        held = holder(site)
        return Metric(f"{dimension} of {held}" if held else dimension, form, "what the unit measures", site.end)
    if site.verb is not None and not site.frame.follows:
        return Metric(f"amount {participle(site.verb)}", form, "object of the verb", site.end, predicate=site.verb)
    return Metric(previous.name if previous is not None else None, form, "list goes on", site.end)


def _led_behind(site: Site, form: Form) -> Metric | None:
    """`30 million yuan of support funds`, `4 million yuan in incentives`; a place that `in` leads is no metric."""
    lead = _LEAD.match(site.text, site.end, site.sentence.end)
    noun = noun_phrase_after(site.text, lead.end(), site.sentence.end) if lead is not None else None
    if lead is None or noun is None:
        return None
    if lead["lead"].lower() != "of" and any(
        mention.start <= noun[0] < mention.end for mention in site.sentence.mentions
    ):
        return None
    if any(noun[0] < time.end and time.start < noun[1] for time in site.sentence.times):
        return None
    name = with_complement(site, noun)
    end = noun[0] + len(name)
    if lead["lead"].lower() in {"for", "on"} and site.verb is not None and not site.frame.follows:
        name = f"amount {participle(site.verb)} {lead['lead'].lower()} {name}"
    return Metric(name, form, f"{lead['lead'].lower()} phrase", end)


def _multiple(site: Site, previous: Metric | None) -> Metric:
    noun = site.words_behind()
    name = with_complement(site, noun) if noun is not None else previous.name if previous is not None else None
    base = None if name is None else re.sub(r"^(?:the|that|as many|as much)\s+", "", name)
    end = noun[1] if noun is not None else site.end
    return Metric(
        None if base is None else f"ratio to {base}", Form.CHANGE if noun is None else Form.RATE, "multiple", end
    )


def _duration(site: Site) -> Metric:
    compound = site.words_behind() if "-" in site.figure.text else None
    if compound is not None:
        return Metric(f"duration of {with_complement(site, compound)}", Form.DURATION, "duration of", compound[1])
    found = _DURATION.match(site.text, site.end, site.sentence.end)
    if found is not None:
        lead = "duration of" if found["lead"].lower() == "of" else "time to"
        return Metric(f"{lead} {found['what'].strip()}", Form.DURATION, lead, found.end("what"))
    words = site.sentence.tokens
    clause = site.text[words[site.frame.start].start : words[site.frame.first].start].strip(" ,")
    clause = re.sub(r"[ \u00a0]+(?:for|in|within|over|during|after|lasting)$", "", clause)
    noun = " ".join(site.text[site.figure.start : site.end].split()[1:])
    return Metric(f"{noun} {clause}".strip() or None, Form.DURATION, "duration", site.end)


def _rank(site: Site, previous: Metric | None) -> Metric:
    noun = site.words_behind()
    if noun is not None:
        name = with_complement(site, noun)
        return Metric(f"rank among {name}", Form.RANK, "rank among", noun[0] + len(name))
    ranked = previous.name if previous is not None else subject_phrase(site)
    if ranked is None or any(mention.name == ranked for mention in site.sentence.mentions):
        return Metric(" ".join(filter(None, ["rank", qualifier(site, site.end)])), Form.RANK, "rank", site.end)
    return Metric(f"rank on {ranked}", Form.RANK, "rank on", site.end)
