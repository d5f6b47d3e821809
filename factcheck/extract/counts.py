"""What a count counts: the noun behind it, or the people that its verb or adjective carries."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import Form
from factcheck.extract.neighbours import is_led, level_form, moved_object, noun_tied, subject_phrase, with_complement
from factcheck.extract.site import Metric, Site
from factcheck.lexicon.cues import (
    CHANGE_VERBS,
    COPULAS,
    FLOWS,
    METRIC_OF_ADJECTIVE,
    METRIC_OF_TOLL,
    METRIC_OF_VERB,
    PERSON_NOUNS,
    SILENT_VERBS,
)
from factcheck.lexicon.nouns import singular_phrase
from factcheck.lexicon.verbs import lemma, participle

__all__ = ["count_metric"]


_PARENT = re.compile(
    r"\b(?:mother|father|mum|mom|dad|parent|grandmother|grandfather)s?[ \u00a0]of[ \u00a0]$", re.IGNORECASE
)
_PARENT_REACH = 16
_TOLL_NOUN = re.compile(
    r"\b(?P<noun>deaths?|killings?|slayings?|murders?|slaughter|massacre|shootings?|injur(?:y|ies)|wounding|arrests?|kidnappings?|abductions?|rescue|evacuation|hospitali[sz]ation|infection|vaccination)"
    r"[ \u00a0]of[ \u00a0](?:(?:at[ \u00a0]least|more[ \u00a0]than|about|some|nearly|the|up[ \u00a0]to)[ \u00a0])*$",
    re.IGNORECASE,
)
_TOLL_REACH = 40
_STATE = re.compile(
    r"[ \u00a0]+(?:(?:were|are|remain|still|left|have[ \u00a0]been|had[ \u00a0]been)[ \u00a0])*"
    r"(?:(?:pronounced|found|confirmed|reported|feared|presumed|listed[ \u00a0]as)[ \u00a0])?(?P<word>[a-z]+)"
)


def count_metric(site: Site, previous: Metric | None) -> Metric:
    """A count: the noun behind it; what a verb makes of a number of people; the subject of a linking verb; the list that goes on."""
    form, figure, frame = level_form(site), site.figure, site.frame
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
    if _PARENT.search(site.text, max(site.sentence.start, site.figure.start - _PARENT_REACH), site.figure.start):
        return Metric("children", form, "a parent of so many", site.end, counted="child")
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
        toll = _TOLL_NOUN.search(
            site.text, max(site.sentence.start, site.figure.start - _TOLL_REACH), site.figure.start
        )
        if toll is not None:
            return Metric(
                METRIC_OF_TOLL[toll["noun"].lower().rstrip("s")], form, "counted by a noun", noun[1], counted=counted
            )
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
    if words[-1].lower() in {"unit", "units"} and site.verb in CHANGE_VERBS:
        moved = moved_object(site) or subject_phrase(site)
        if moved is not None:
            return Metric(moved, form, "units of what moved", noun[1], counted=counted)
    name = with_complement(site, noun)
    flow = noun_tied(site)
    if flow is not None and flow.split()[-1].lower() in FLOWS:
        return Metric(f"{flow} of {name}", form, "a flow of what is counted", noun[1], counted=counted)
    if (
        len(name.split()) == 1
        and site.verb is not None
        and site.verb not in SILENT_VERBS
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
