"""How far and how big: the fall of `fell 60 metres`, the height of `300 metres tall`, the weight of who weighs 80 kg."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import Form
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.site import Metric, Site
from factcheck.extract.subject_phrases import subject_phrase
from factcheck.lexicon.bases import base_of
from factcheck.lexicon.nouns import ADVERBS, DETERMINERS
from factcheck.lexicon.sizes import (
    ALONG,
    DIMENSION_OF_ADJECTIVE,
    DIMENSION_OF_PERSON,
    FALLS,
    WATERS,
    WAY_OF_VERB,
)
from factcheck.lexicon.units import SPELLED

__all__ = ["size_metric"]

_ADJECTIVE = re.compile(rf"[ \u00a0-](?P<word>{'|'.join(DIMENSION_OF_ADJECTIVE)})\b(?!-)")
_WEIGHED = re.compile(r"\b(?:weighs?|weighed|weighing)\b[^,;.]{0,30}$")
_WEIGH_REACH = 40
_FILLERS = ADVERBS | {
    "for",
    "about",
    "some",
    "another",
    "around",
    "over",
    "nearly",
    "almost",
    "more",
    "than",
    "up",
    "to",
    "the",
    "a",
}
_BEING = frozenset("is was stands stood".split())
_GERUND_LEADS = frozenset("after by from in of while when".split())


def size_metric(site: Site) -> Metric | None:
    """What a length or weight is of, where an adjective behind it, a verb of weighing or a verb of going says so; None for any other figure."""
    known = base_of(site.figure.unit or "", site.figure.unit_code)
    dimension = None if known is None else known[0]
    if site.figure.per is not None or dimension not in {"length", "mass"}:
        return None
    if dimension == "mass":
        return _weight(site)
    return _by_adjective(site) or _yards(site) or _way(site) or _of_person(site)


def _named(site: Site, dimension: str) -> Metric:
    """A dimension, with the thing that has it where that is no name."""
    left = subject_phrase(site)
    if left is not None and any(mention.name in left for mention in site.sentence.mentions):
        left = None
    return Metric(f"{dimension} of {left}" if left else dimension, Form.LEVEL, "size", site.end)


def _by_adjective(site: Site) -> Metric | None:
    behind = _ADJECTIVE.match(site.text, site.end, site.sentence.end)
    if behind is None:
        return None
    dimension = DIMENSION_OF_ADJECTIVE[behind["word"]]
    noun = noun_phrase_after(site.text, behind.end(), site.sentence.end)
    if noun is not None and noun[0] - behind.end() <= 1:
        return Metric(f"{dimension} of {site.text[noun[0] : noun[1]]}", Form.LEVEL, "size", noun[1])
    metric = _named(site, dimension)
    metric.end = behind.end()
    return metric


def _weight(site: Site) -> Metric | None:
    start = max(site.sentence.start, site.figure.start - _WEIGH_REACH)
    weighed = _WEIGHED.search(site.text, start, site.figure.start)
    return _named(site, "weight") if weighed is not None else _of_person(site)


def _of_person(site: Site) -> Metric | None:
    """`Ada Lind is 5 feet 8 inches and 130 pounds`."""
    verb = site.frame.verb
    if verb is None or site.frame.follows or site.sentence.tokens[verb].lower not in _BEING:
        return None
    left = subject_phrase(site)
    named = left is not None and any(mention.name == left and not mention.kind for mention in site.sentence.mentions)
    dimension = DIMENSION_OF_PERSON.get(site.figure.unit or "")
    return Metric(dimension, Form.LEVEL, "size", site.end) if named and dimension else None


def _yards(site: Site) -> Metric | None:
    """`4,183 passing yards`."""
    noun = noun_phrase_after(site.text, site.end, site.sentence.end)
    words = [] if noun is None else site.text[noun[0] : noun[1]].split()
    unit = SPELLED.get(words[-1].lower()) if len(words) > 1 else None
    if noun is not None and unit is not None and unit.name == site.figure.unit:
        return Metric(site.text[noun[0] : noun[1]], Form.LEVEL, "counted noun", noun[1])
    return None


def _way(site: Site) -> Metric | None:
    """How far somebody or something went."""
    way, verb, words = WAY_OF_VERB.get(site.verb or ""), site.frame.verb, site.sentence.tokens
    if way is None or verb is None or site.frame.follows or site.frame.passive or site.figure.change_from is not None:
        return None
    if site.figure.unit == "yard" and words[verb + 1].lower == "for":
        # Who ran for 226 yards ran them in all, not at once.
        return Metric("rushing yards", Form.LEVEL, "object of the verb", site.end)
    if any(word.lower not in _FILLERS and not word.lower.endswith("ly") for word in words[verb + 1 : site.frame.first]):
        return None
    if words[site.frame.first - 1].lower in {"to", "at", "by"}:
        return None
    if way in FALLS and not _goes(site, verb):
        return None
    return Metric(way, Form.LEVEL, "how far", site.end, predicate=site.verb)


def _goes(site: Site, verb: int) -> bool:
    """Is it a body that falls or climbs so far, not a level?"""
    words = site.sentence.tokens
    left = (subject_phrase(site) or "").lower().split()
    if not WATERS.isdisjoint(left):
        return False
    following = words[site.frame.last + 1].lower if site.frame.last + 1 < len(words) else ""
    after = words[site.frame.last + 2] if site.frame.last + 2 < len(words) else None
    if following in ALONG:
        return after is None or not after.text[0].isdigit()
    if words[verb].lower.endswith("ing") and verb and words[verb - 1].lower in _GERUND_LEADS:
        return True
    named = [mention for mention in site.sentence.mentions if mention.end <= words[verb].start and not mention.kind]
    if not named:
        return False
    lead = site.sentence.index_at(named[-1].start) - 1
    return lead < 0 or words[lead].lower not in DETERMINERS
