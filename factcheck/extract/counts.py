"""What a count counts: the noun behind it, or the people that its verb or adjective carries."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import Form
from factcheck.extract.brought import moved_object
from factcheck.extract.neighbours import is_led, level_form, noun_tied, stands_at, with_complement
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.site import Metric, Site
from factcheck.extract.subject_phrases import subject_phrase
from factcheck.lexicon.ages import AGED_ROLES
from factcheck.lexicon.crowds import CROWD_OF_VERB, CROWDS, MARCHES
from factcheck.lexicon.cues import (
    CHANGE_VERBS,
    COPULAS,
    FLOWS,
    METRIC_OF_ADJECTIVE,
    METRIC_OF_TOLL,
    METRIC_OF_VERB,
    PERSON_NOUNS,
    PUTTING_VERBS,
    SILENT_VERBS,
    THINGS_IN_ER,
)
from factcheck.lexicon.nouns import singular, singular_phrase
from factcheck.lexicon.speakers import ROLES
from factcheck.lexicon.verbs import lemma, participle

__all__ = ["count_metric", "is_person"]


_PARENT = re.compile(
    r"\b(?:mother|father|mum|mom|dad|parent|grandmother|grandfather)s?[ \u00a0]of[ \u00a0]$", re.IGNORECASE
)
_ROLES = (
    AGED_ROLES
    | ROLES
    | frozenset(
        "clerk guard cop teen thug monk nun pupil judge deputy relative friend neighbour neighbor hostage".split()
    )
)
_AGENTS = ("er", "ers", "ors", "ists", "ist", "men", "man", "women", "woman", "ees", "ants")
_TAKING_LIVES = frozenset({"claim", "take", "cost", "lose"})
_TOLL_WORDS = frozenset(
    "toll tolls death deaths dead fatality fatalities casualty casualties killed injured injuries missing wounded victims arrests".split()
)
_INHABITANTS = frozenset({"people", "inhabitants", "residents", "persons", "souls", "citizens"})
_PLACE_OF = re.compile(
    r"\b(?:(?:city|town|village|hamlet|island|country|nation|state|province|region|capital|suburb|community|borough|district|territory|settlement)[ \u00a0]of"
    r"|home[ \u00a0](?:to|of|for|by))[ \u00a0](?:(?:about|around|some|over|nearly|almost|just|roughly|more[ \u00a0]than|less[ \u00a0]than|fewer[ \u00a0]than|under|at[ \u00a0]least|only|an[ \u00a0]estimated|up[ \u00a0]to)[ \u00a0])*$",
    re.IGNORECASE,
)
_PLACE_REACH = 50
_PARENT_REACH = 16
_TOLL_NOUN = re.compile(
    r"\b(?P<noun>deaths?|killings?|slayings?|murders?|slaughter|massacre|shootings?|injur(?:y|ies)|wounding|arrests?|kidnappings?|abductions?|rescue|evacuation|hospitali[sz]ation|infection|vaccination)"
    r"[ \u00a0]of[ \u00a0](?:(?:at[ \u00a0]least|more[ \u00a0]than|about|some|nearly|the|up[ \u00a0]to)[ \u00a0])*$",
    re.IGNORECASE,
)
_TOLL_REACH = 40
_STATE = re.compile(
    r"(?:[ \u00a0]+and[ \u00a0]+[a-z]+)?[ \u00a0]+"  # 32 passengers and crew
    r"(?:(?:were|was|are|is|remain|remained|still|also|left|believed|known|now|(?:have|had|has)(?:[ \u00a0](?:so[ \u00a0]far|already|also|now|since|officially))?(?:[ \u00a0]been)?|so[ \u00a0]far|to[ \u00a0]be|being|placed)[ \u00a0])*"
    r"(?:(?:pronounced|declared|found|confirmed|reported|feared|presumed|shot|left|listed[ \u00a0]as|under|in|taken[ \u00a0]into)[ \u00a0])?(?P<word>[a-z]+)"
)
_SUFFERED = re.compile(
    r"[ \u00a0]+(?:have[ \u00a0]|had[ \u00a0])?(?:suffered|suffering|sustained|sustaining|received|got|had|with)[ \u00a0](?:[a-z-]+[ \u00a0]){0,3}?(?:injur(?:y|ies)|wounds?|burns)\b"
)
_LOST_LIVES = re.compile(
    r"[ \u00a0]+(?:have[ \u00a0]|had[ \u00a0]|has[ \u00a0])?(?:lost|lose|losing)[ \u00a0](?:their|his|her)[ \u00a0](?:lives|life)\b"
)
_PARTITIVE = re.compile(r"[ \u00a0]+of[ \u00a0]+(?:the|those|these|them|whom|which|its|their|his|her|all)\b[ \u00a0]*")
_WHOLE_AHEAD = re.compile(
    r"\bof[ \u00a0](?:the|its|their|those|these)?[ \u00a0]?(?:(?:more[ \u00a0]than|at[ \u00a0]least|about|some|nearly|over|an[ \u00a0]estimated)[ \u00a0])?$"
)
_WHOLE_REACH = 30
_AND_WITH = re.compile(
    r",?[ \u00a0]with[ \u00a0](?:(?:at[ \u00a0]least|more[ \u00a0]than|over|about|some|nearly|just|under)[ \u00a0])?$"
)
_MOST_OF = re.compile(
    r"\b(?:(?:number|count|total|toll|share)[ \u00a0]of|(?:the|has|have|had|with)[ \u00a0](?:most|fewest|second[ \u00a0]most))[ \u00a0]",
    re.IGNORECASE,
)
_EARNING = frozenset({"earn", "gross", "collect", "net"})
_MUCH = 10_000
"""From here on what is earned without a noun is money: `grossed 450 crore`."""


def count_metric(site: Site, previous: Metric | None) -> Metric:
    """A count: the noun behind it; what a verb makes of a number of people; the subject of a linking verb; the list that goes on."""
    form, figure, frame = level_form(site), site.figure, site.frame
    told = _told_toll(site, form) or _population(site, form) or _marchers(site, form)
    if told is not None:
        return told
    if frame.noun is not None:
        return _counted_noun(site, frame.noun, form)
    part = _part(site, form)
    if part is not None:
        return part
    state = _befallen(site, site.end)
    if state is not None:
        return Metric(state, form, "counted adjective", site.end, counted="person")
    moved = moved_object(site)
    if moved is not None:
        return Metric(moved, form, "brought to a level", site.end)
    if figure.counted is not None:
        carried = _carried(site, site.end) if is_person(figure.counted) else None
        if carried is not None:
            return Metric(carried, form, "counted by the verb", site.end, counted=figure.counted, predicate=site.verb)
        return Metric(figure.counted, form, "counted in a list", site.end, counted=figure.counted)
    if _PARENT.search(site.text, max(site.sentence.start, site.figure.start - _PARENT_REACH), site.figure.start):
        return Metric("children", form, "a parent of so many", site.end, counted="child")
    return _uncounted(site, form, previous)


def _uncounted(site: Site, form: Form, previous: Metric | None) -> Metric:
    """A number that no noun follows: of its subject, by its verb, by the noun that `of` ties, or like the one before."""
    most = _with_so_many(site)
    if most is not None:
        return Metric(most, form, "most, with so many", site.end)
    left = subject_phrase(site)
    if left is not None and (
        site.verb is None or site.verb in COPULAS | CHANGE_VERBS | PUTTING_VERBS or stands_at(site)
    ):
        return Metric(left, form, "subject of the verb", site.end)
    if site.verb in METRIC_OF_VERB:
        return Metric(
            METRIC_OF_VERB[site.verb], form, "counted by the verb", site.end, counted="person", predicate=site.verb
        )
    tied = noun_tied(site)
    if tied is not None:
        return Metric(tied, form, "noun before", site.end)
    if site.verb in _EARNING and not (site.frame.follows or site.frame.passive) and site.figure.value >= _MUCH:
        return Metric(f"amount {participle(site.verb)}", form, "object of the verb", site.end, predicate=site.verb)
    if previous is not None:
        return Metric(
            previous.name, form, "list goes on", site.end, counted=previous.counted, predicate=previous.predicate
        )
    return Metric(left, form, "subject of the verb", site.end)


def _with_so_many(site: Site) -> str | None:
    """What there is most of where a number follows: of `the highest number of deaths in the country, with 66 as of` the deaths."""
    if not _AND_WITH.search(site.text, site.sentence.start, site.figure.start):
        return None
    leads = list(_MOST_OF.finditer(site.text, site.sentence.start, site.figure.start))
    noun = noun_phrase_after(site.text, leads[-1].end(), site.figure.start) if leads else None
    return None if noun is None else site.text[noun[0] : noun[1]]


def _told_toll(site: Site, form: Form) -> Metric | None:
    """People counted as the level of a toll that the sentence names: `bringing the death toll to 12 people`, `the fatality is one person`."""
    noun = site.frame.noun
    if noun is None or not is_person(site.text[noun[0] : noun[1]].split()[-1]):
        return None
    toll = moved_object(site)
    if toll is None and (site.verb is None or site.verb in COPULAS):
        toll = subject_phrase(site)
    if toll is None or _TOLL_WORDS.isdisjoint(toll.lower().split()):
        return None
    return Metric(toll, form, "the level of a toll", noun[1], counted=site.figure.counted)


def _marchers(site: Site, form: Form) -> Metric | None:
    """Those who march: `50,000 people marched`, `the protest, attended by 20,000`, `put the march at 30,000 people`."""
    noun, frame, words = site.frame.noun, site.frame, site.sentence.tokens
    if noun is not None and site.text[noun[0] : noun[1]].lower() not in CROWDS:
        return None
    end = site.end if noun is None else noun[1]
    if frame.verb is None:
        return None
    if frame.follows:
        if noun is None or frame.passive:
            return None
        streets = " ".join([site.verb or "", *(word.lower for word in words[frame.verb + 1 : frame.verb + 4])])
        name = CROWD_OF_VERB.get(streets) or CROWD_OF_VERB.get(site.verb or "")
        return Metric(name, form, "who march", end, counted="person", predicate="march") if name else None
    of = moved_object(site)
    if of is None and site.verb in {"attend", "join"} and words[frame.verb + 1].lower == "by":
        of = " ".join(word.text for word in words[: frame.verb])
    if of is None or MARCHES.isdisjoint(of.lower().split()):
        return None
    return Metric("protesters", form, "who march", end, counted="person", predicate="march")


def _population(site: Site, form: Form) -> Metric | None:
    """The people of a place: `a town of 160,000 people`, `home to over 170,000 people`."""
    noun = site.frame.noun
    if noun is None or site.text[noun[0] : noun[1]].lower() not in _INHABITANTS:
        return None
    start = max(site.sentence.start, site.figure.start - _PLACE_REACH)
    if not _PLACE_OF.search(site.text, start, site.figure.start):
        return None
    return Metric("population", form, "people of a place", noun[1], counted=site.figure.counted)


def _part(site: Site, form: Form) -> Metric | None:
    """A part of a number of people that is told of: `32 of the 543 passengers were confirmed dead`, `capturing 23 of the raiders`."""
    of = _PARTITIVE.match(site.text, site.end, site.sentence.end)
    if of is None:
        return None
    start = of.end()
    whole = next((other for other in site.sentence.figures if other.start == start), None)
    noun = noun_phrase_after(site.text, start if whole is None else whole.end, site.sentence.end)
    end = of.end() if noun is None else noun[1]
    name = None if noun is None else " ".join(site.text[noun[0] : noun[1]].split())
    if name is not None and not is_person(name.split()[-1]):
        return None
    carried = _carried(site, end)
    if carried is None:
        return None
    counted = "person" if name is None else singular_phrase(name)
    return Metric(carried, form, "counted by the verb", end, counted=counted, predicate=site.verb)


def _counted_noun(site: Site, noun: tuple[int, int], form: Form) -> Metric:
    words = site.text[noun[0] : noun[1]].split()
    adjective = METRIC_OF_ADJECTIVE.get(words[0].lower()) if len(words) == 1 else None
    if adjective is not None:
        return Metric(adjective, form, "counted adjective", noun[1], counted="person")
    counted = site.figure.counted or singular_phrase(" ".join(words))
    before = max(site.sentence.start, site.figure.start - _WHOLE_REACH)
    if _WHOLE_AHEAD.search(site.text, before, site.figure.start) and any(
        before <= other.end < site.figure.start for other in site.sentence.figures
    ):
        # Of the 543 passengers 32 died: nothing befell the whole.
        return Metric(with_complement(site, noun), form, "whole of a part", noun[1], counted=counted)
    if words[-1].lower() == "lives" and site.verb in _TAKING_LIVES:
        return Metric("deaths", form, "counted by the verb", noun[1], counted="person", predicate=site.verb)
    if is_person(words[-1]):
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


def is_person(noun: str) -> bool:
    """Does the noun name people: one of the list, or by its ending one who does something (`raiders`, `hijackers`)?"""
    lower = noun.lower()
    if lower in PERSON_NOUNS or singular(lower) in _ROLES:
        return True
    return lower.endswith(_AGENTS) and lower.removesuffix("s") not in THINGS_IN_ER


def _befallen(site: Site, end: int) -> str | None:
    """What a number of people is by the words behind: `24 people dead`, `three are missing`, `three lost their lives`, `ten got minor injuries`."""
    if _LOST_LIVES.match(site.text, end, site.sentence.end):
        return "deaths"
    if _SUFFERED.match(site.text, end, site.sentence.end):
        return "injuries"
    behind = _STATE.match(site.text, end, min(end + 80, site.sentence.end))
    if behind is None or behind["word"] not in METRIC_OF_ADJECTIVE:
        return None
    stands = site.frame.follows or lemma(behind["word"]) is None or site.verb in {"leave", "have", "be", None}
    return METRIC_OF_ADJECTIVE[behind["word"]] if stands else None


def _carried(site: Site, end: int) -> str | None:
    """What a number of people is, by the words behind or by their verb: `killing five villagers`."""
    state = _befallen(site, end)
    if state is not None or site.verb not in METRIC_OF_VERB:
        return state
    acting = is_led(site) or (
        site.frame.follows and not site.frame.passive and site.verb not in {"die", "perish", "drown"}
    )
    return None if acting or site.verb is None else METRIC_OF_VERB[site.verb]
