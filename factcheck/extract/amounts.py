"""What an amount of money or a measure is an amount of."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import Form, QuantityKind
from factcheck.extract.brought import moved_object
from factcheck.extract.neighbours import (
    apposed,
    belongs_to_count,
    holder,
    is_led,
    is_worth,
    level_form,
    noun_tied,
    stands_at,
    with_complement,
)
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.prices import price_metric
from factcheck.extract.site import Metric, Site
from factcheck.extract.sizes import size_metric
from factcheck.extract.subject_phrases import subject_phrase
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.cues import CHANGE_VERBS, COPULAS, MEASURE_NOUNS, PUTTING_VERBS
from factcheck.lexicon.dates import PERIOD_NOUNS
from factcheck.lexicon.nouns import DIRECTIONS, PLACE_NOUNS, PREDICATIVES, singular
from factcheck.lexicon.tolls import QUAKES
from factcheck.lexicon.verbs import PAST_FORMS, lemma, participle

__all__ = ["amount_metric"]


_NAMED_BY_VERB = {"cost": "cost", "raise": "amount raised", "lose": "amount lost", "earn": "amount earned"}
_VALUING = PUTTING_VERBS | {"price"}
"""Whose passive or participle says what something amounts to."""
_STEPS = re.compile(
    r"\w+[ \u00a0](?:\w+[ \u00a0]){0,2}?(?:rounds?|instal?lments?|tranches|stages|parts)[ \u00a0]of[ \u00a0]",
    re.IGNORECASE,
)
"""In how many steps money came: `in two rounds of funding`."""
_PLAYED = frozenset({"point", "yard"})
"""Units that are counted of a player: `points scored`."""
_DEALING = frozenset("sell buy offer acquire purchase pay bid tender".split())
_FORMS_OF_PAYMENT = frozenset("cash stock shares notes securities kind return addition".split())
_PURPOSE = re.compile(r"[ \u00a0]+to[ \u00a0]+(?P<verb>[a-z]+)[ \u00a0]+")
_LONGEST_ITEM = 8  # words from one figure of a list to the next
_LEAD = re.compile(
    r"(?:[ \u00a0]*\([^()\n]{1,40}\))?[ \u00a0]+(?P<lead>of|in|for|on|worth[ \u00a0]of)[ \u00a0]+", re.IGNORECASE
)


def amount_metric(site: Site, previous: Metric | None) -> Metric:
    """Money and measures: the noun that `of` ties, what `of` or `in` leads behind, the subject of a linking verb, what the unit measures."""
    form, figure = level_form(site), site.figure
    if figure.unit == "year of age":
        return Metric("age", Form.LEVEL, "age", site.end)
    if figure.conversion_of is not None and previous is not None:
        return Metric(
            previous.name, previous.form, "conversion", site.end, scope=previous.scope, predicate=previous.predicate
        )
    put = moved_object(site) if site.verb not in CHANGE_VERBS else None
    if put is not None:
        return Metric(put, form, "brought to a level", site.end)
    told = size_metric(site) or price_metric(site)
    if told is not None:
        return told
    tied = noun_tied(site)
    if tied is not None:
        if (
            figure.per is not None
            and figure.kind is QuantityKind.MONEY
            and singular(tied.split()[-1]) in figure.per.split()
        ):
            return Metric(f"price per {figure.per}", form, "price of one", site.end)
        if previous is not None and previous.counted is not None and belongs_to_count(site):
            tied = f"{tied} of {previous.name}"
        return Metric(tied, form, "noun before", site.end)
    if previous is not None and previous.counted is not None and is_worth(site):
        return Metric(f"value of {previous.name}", form, "worth", site.end)
    led = _led_behind(site, form)
    return led if led is not None else _of_its_clause(site, form, previous)


def _of_its_clause(site: Site, form: Form, previous: Metric | None) -> Metric:
    """The metric of an amount that no noun is tied to: what moved or stands so high, what the unit measures, what its verb does with it."""
    figure = site.figure
    left = moved_object(site)
    named = _NAMED_BY_VERB.get(site.verb or "")
    if (
        left is None
        and named is not None
        and figure.kind is QuantityKind.MONEY
        and not (site.frame.follows or site.frame.passive or is_led(site))
    ):
        return Metric(named, form, "named by the verb", site.end, predicate=site.verb)
    if left is None and figure.per is not None and figure.kind is QuantityKind.MONEY and site.verb in _DEALING:
        return Metric(f"price per {figure.per}", form, "price of one", site.end, predicate=site.verb)
    if left is None and (
        site.verb is None
        or site.verb in COPULAS | CHANGE_VERBS
        or stands_at(site)
        or (site.verb in _VALUING and _is_valued(site))
    ):
        left = subject_phrase(site)
    if left is not None:
        return Metric(left, form, "subject of the verb", site.end)
    dimension = MEASURE_NOUNS.get(figure.unit or "")
    beside = apposed(site)
    if beside is not None:
        return Metric(beside, form, "in apposition", site.end)
    behind = site.words_behind()
    if behind is not None and site.text[slice(*behind)].split()[0].lower() in DIRECTIONS:
        behind = None  # `12 km east of the town`
    if behind is not None and behind[0] - site.end <= 1 and site.text[slice(*behind)].lower() not in PREDICATIVES:
        name = site.text[behind[0] : behind[1]]
        if dimension == "magnitude":
            quake = next((word for word in name.split() if word.lower() in QUAKES), None)
            return Metric(f"magnitude of {quake}" if quake else dimension, form, "noun behind", behind[1])
        return Metric(f"{dimension} of {name}" if dimension else name, form, "noun behind", behind[1])
    if previous is not None and previous.name is not None and _goes_on_a_list(site):
        return Metric(previous.name, form, "list goes on", site.end, predicate=previous.predicate)
    if dimension is not None:
        held = holder(site)
        return Metric(f"{dimension} of {held}" if held else dimension, form, "what the unit measures", site.end)
    if site.verb is not None and not site.frame.follows:
        what = f"{figure.unit}s" if figure.unit in _PLAYED else "amount"
        name, end = _with_purpose(site, f"{what} {participle(site.verb)}")
        return Metric(name, form, "object of the verb", end, predicate=site.verb)
    goes_on = previous is not None and not (previous.rule == "price" and figure.kind is not QuantityKind.MONEY)
    return Metric(previous.name if previous is not None and goes_on else None, form, "list goes on", site.end)


def _goes_on_a_list(site: Site) -> bool:
    """Do a comma or `and`, and no verb, part the figure from one of its unit: `3.4 mln tonnes in Norland, 1.7 mln in Kiel`?"""
    sentence = site.sentence
    before = [other for other in sentence.figures if other.end <= site.figure.start]
    if not before or before[-1].unit != site.figure.unit or before[-1].counted != site.figure.counted:
        return False
    first, last = sentence.index_at(before[-1].end - 1) + 1, sentence.index_at(site.figure.start)
    between = sentence.tokens[first:last]
    if not between or between[-1].lower not in {",", "and"} or len(between) > _LONGEST_ITEM:
        return False
    return not any(is_verb_at(sentence, k) for k in range(first, last))


def _is_valued(site: Site) -> bool:
    """Is the verb passive, or a participle right before its level: `is put at`, `the loss, estimated at`?"""
    words, verb = site.sentence.tokens, site.frame.verb
    return site.frame.passive or (
        verb is not None
        and words[verb].lower in PAST_FORMS
        and verb + 1 < len(words)
        and words[verb + 1].lower in {"at", "in", "to"}
    )


def _with_purpose(site: Site, name: str) -> tuple[str, int]:
    """The name with what the money is for, and where its words end: `needs $12 million to repair the dam`."""
    purpose = _PURPOSE.match(site.text, site.end, site.sentence.end)
    if purpose is None or lemma(purpose["verb"]) != purpose["verb"]:
        return name, site.end
    noun = noun_phrase_after(site.text, purpose.end(), site.sentence.end)
    if noun is None:
        return name, site.end
    return f"{name} to {purpose['verb']} {site.text[noun[0] : noun[1]]}", noun[1]


def _led_behind(site: Site, form: Form) -> Metric | None:
    """`30 million yuan of support funds`, `4 million yuan in incentives`; a place that `in` leads is no metric."""
    lead = _LEAD.match(site.text, site.end, site.sentence.end)
    steps = _STEPS.match(site.text, lead.end(), site.sentence.end) if lead is not None else None
    start = 0 if lead is None else lead.end() if steps is None else steps.end()
    noun = noun_phrase_after(site.text, start, site.sentence.end) if lead is not None else None
    if lead is None or noun is None or site.text[noun[0] : noun[1]].lower() in _FORMS_OF_PAYMENT:
        return None
    if lead["lead"].lower() != "of" and any(
        mention.start <= noun[0] < mention.end for mention in site.sentence.mentions
    ):
        return None
    if any(noun[0] < time.end and time.start < noun[1] for time in site.sentence.times):
        return None
    last = site.text[noun[0] : noun[1]].split()[-1].lower()
    if last in PERIOD_NOUNS or (last in PLACE_NOUNS and lead["lead"].lower() == "in"):
        return None  # `were off 100,000 barrels in the week to`, `$4 million in other territories`
    name = with_complement(site, noun)
    end = noun[0] + len(name)
    if lead["lead"].lower() in {"for", "on"} and site.verb is not None and not site.frame.follows:
        name = f"amount {participle(site.verb)} {lead['lead'].lower()} {name}"
    return Metric(name, form, f"{lead['lead'].lower()} phrase", end)
