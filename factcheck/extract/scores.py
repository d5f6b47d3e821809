"""What points of a scale and percentages of approval are of: `an average rating of 7/10`, `scored 64 percent with critics`."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import Form, QuantityKind
from factcheck.extract.neighbours import is_movement
from factcheck.extract.site import Metric, Site
from factcheck.lexicon.ratings import NAMED_BY_VERB, SCORES

__all__ = ["is_of_scale", "score_metric"]

_NOUN = re.compile(
    rf"\b(?:(?:weighted|average|mean|median|overall|aggregate|aggregated|approval|critical|user|audience|normali[sz]ed)[ \u00a0]+)*(?:{'|'.join(SCORES)})\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"[ \u00a0]+(?P<noun>(?:(?:approval|average|critical|overall)[ \u00a0]+)?(?:{'|'.join(SCORES)}))\b", re.IGNORECASE
)


def is_of_scale(site: Site) -> bool:
    """Is the figure printed as points of a scale?"""
    return (site.figure.unit or "").startswith("point out of ")


def score_metric(site: Site) -> Metric | None:
    """The metric of points of a scale, and of a percentage that something is rated or scores at; None for any other figure.

    The noun of rating nearest before the figure, behind the figure before it; else one right behind; else what the verb says.
    """
    scale = is_of_scale(site)
    if not scale and site.figure.kind is not QuantityKind.PERCENT:
        return None
    verb = NAMED_BY_VERB.get(site.verb or "")
    if not scale:
        passive = verb is not None and not is_movement(site) and (site.frame.passive or site.verb == "score")
        return Metric(verb, Form.LEVEL, "rating", site.end, predicate=site.verb) if passive and verb else None
    start = max(
        [site.sentence.start, *(other.end for other in site.sentence.figures if other.end <= site.figure.start)]
    )
    nouns = [
        found
        for found in _NOUN.finditer(site.text, start, site.figure.start)
        if not _is_verb(site, found.start(), found.end())
    ]
    if nouns:
        return Metric(nouns[-1].group().lower(), Form.LEVEL, "rating", site.end)
    behind = _BEHIND.match(site.text, site.end, site.sentence.end)
    if behind is not None:
        return Metric(behind["noun"].lower(), Form.LEVEL, "rating", behind.end())
    return Metric(verb or "rating", Form.LEVEL, "rating", site.end, predicate=site.verb if verb else None)


def _is_verb(site: Site, start: int, end: int) -> bool:
    """Is a lone word of rating the verb of the figure: `critics marks it`?"""
    at = site.sentence.index_at(start)
    return at == site.frame.verb and site.sentence.tokens[at].end == end
