"""Prices: `sells for $300`, `starts at $300`, `asks $300 for the base model`, `comes in $300 and $400 versions`."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import Form, QuantityKind
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.site import Metric, Site
from factcheck.extract.subject_phrases import subject_phrase
from factcheck.lexicon.prices import OFFERED, PRICED, PRICED_AT
from factcheck.lexicon.verbs import PAST_FORMS

__all__ = ["price_metric"]

_FOR = re.compile(r"[ \u00a0]+for[ \u00a0]+")
_OFFERED = re.compile(rf"(?:[ \u00a0]+(?:and|or)[ \u00a0]+\S+)?[ \u00a0]+(?P<noun>{'|'.join(sorted(OFFERED))})\b")
_LEADS = frozenset({"for", "at", "from"})
_REACH = 3


def price_metric(site: Site) -> Metric | None:
    """The price that an amount of money is of a thing on sale; None for any other figure. What was sold once for so much has no price."""
    if site.figure.kind is not QuantityKind.MONEY or site.figure.per is not None:
        return None
    offered = _OFFERED.match(site.text, site.end, site.sentence.end)
    if offered is not None:
        return _price(site, offered.end(), subject_phrase(site))
    verb, words = site.frame.verb, site.sentence.tokens
    if verb is None or site.frame.follows:
        return None
    leads = {word.lower for word in words[verb + 1 : verb + 1 + _REACH] if word.start < site.figure.start} & _LEADS
    sold = site.verb in PRICED and "for" in leads and words[verb].lower not in PAST_FORMS
    if not (sold or (site.verb in PRICED_AT and leads & {"at", "from"}) or site.verb == "ask"):
        return None
    behind = _FOR.match(site.text, site.end, site.sentence.end)
    noun = noun_phrase_after(site.text, behind.end(), site.sentence.end) if behind is not None else None
    if noun is not None:
        return _price(site, noun[1], site.text[noun[0] : noun[1]])
    return None if site.verb == "ask" else _price(site, site.end, subject_phrase(site))


def _price(site: Site, end: int, of: str | None) -> Metric:
    """The price, narrowed by what it buys where that is more than a name."""
    named = of is not None and any(mention.name == of for mention in site.sentence.mentions)
    return Metric("price", Form.LEVEL, "price", end, scope=None if named else of, predicate="price")
