"""What a figure without a thing of its own relates: percentages, shares, differences, multiples and ranks."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import Form
from factcheck.extract.brought import moved_object
from factcheck.extract.neighbours import (
    is_led,
    is_movement,
    noun_tied,
    qualifier,
    with_complement,
)
from factcheck.extract.phrases import noun_phrase_after, noun_text
from factcheck.extract.site import Metric, Site
from factcheck.extract.subject_phrases import subject_phrase
from factcheck.lexicon.cues import CHANGE_VERBS, COPULAS, METRIC_OF_VERB, SHARE_NOUNS
from factcheck.lexicon.nouns import PREDICATIVES
from factcheck.lexicon.verbs import participle

__all__ = ["difference_metric", "multiple_metric", "only_metric", "percent_metric", "rank_metric"]

_OF = re.compile(r"[ \u00a0]+of[ \u00a0]+", re.IGNORECASE)
_HIGHER = re.compile(
    r"[ \u00a0]+(?:higher|lower|more|less|fewer|larger|smaller|above|below|faster|up|down)\b(?:[ \u00a0]+than[ \u00a0]+(?P<base>[^,;.]+))?",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"[ \u00a0-]+(?:equity[ \u00a0]|minority[ \u00a0]|majority[ \u00a0]|voting[ \u00a0]|controlling[ \u00a0])?"
    r"(?P<noun>stake|holding|interest|shareholding|ownership|owned|owner)\b(?![ \u00a0]+(?:rate|payment))",
    re.IGNORECASE,
)
_NOTHING_COMPARED = re.compile(
    r"[ \u00a0]*(?:$|[.,;:!?)\"”—-]|(?:in|on|at|since|during|by|with|for|after|before|while|when|last|this|yesterday|between|from|over|within|until|and|but|because|to)\b)"
)
"""Behind `three times` this says that nothing is compared."""
_TOTAL = re.compile(r"total(?: (?:amount|number|sum|figure|value))?$", re.IGNORECASE)


def difference_metric(site: Site, previous: Metric | None) -> Metric | None:
    """By how much something is higher or lower than something else: `1.7 points higher than the average`; None without such a comparison."""
    higher = _HIGHER.match(site.text, site.end, site.sentence.end)
    if site.figure.unit in {"percentage point", "basis point"} or (higher is not None and higher["base"]):
        return _difference(site, previous, higher)
    return None


def percent_metric(site: Site, previous: Metric | None) -> Metric:
    """A share of what `of` leads, a movement, or a level in percent."""
    of = _OF.match(site.text, site.end, site.sentence.end)
    if of is not None:
        whole = noun_phrase_after(site.text, of.end(), site.sentence.end) or _name_at(site, of.end())
        if whole is not None:
            return _share(site, whole, previous)
    if site.verb == "account" and previous is not None:
        return Metric(f"share of {previous.name}", Form.SHARE, "share", site.end, predicate=site.verb)
    held = _held(site)
    if held is not None:
        return held
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


def _held(site: Site) -> Metric | None:
    """`a 50 pct holding in`, `its 86 pct owned affiliate`: a share of a company."""
    found = _HOLDING.match(site.text, site.end, site.sentence.end)
    if found is None:
        return None
    name = "stake" if found["noun"].lower().startswith("own") else found["noun"]
    return Metric(name, Form.SHARE, "a share of a company", found.end("noun"))


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
    whole = _past_possessor(site, whole)
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
    if site.verb is not None and site.verb not in COPULAS and not (site.frame.follows or is_led(site)):
        name = f"{name} {participle(site.verb)}"
    return Metric(name, Form.SHARE, "share", end, share_of=share_of, scope=qualifier(site, end))


def _past_possessor(site: Site, whole: tuple[int, int]) -> tuple[int, int]:
    """Of `half of the town's 20,000 homes` the homes: the owner alone is not what the share is of."""
    following = next((figure for figure in site.sentence.figures if figure.start >= whole[1]), None)
    owner = site.text[whole[0] : whole[1]].endswith(("'s", "’s"))
    if not owner or following is None or site.text[whole[1] : following.start].strip():
        return whole
    return noun_phrase_after(site.text, following.end, site.sentence.end) or whole


def _name_at(site: Site, start: int) -> tuple[int, int] | None:
    return next(((m.start, m.end) for m in site.sentence.mentions if 0 <= m.start - start <= 4), None)


def _occurrences(site: Site) -> Metric | None:
    """How often something happened: `arrested three times`, `can be recharged up to 1,000 times`; a comparison or a movement (`rose three times`) is none."""
    if not site.figure.text.lower().endswith("times") or not _NOTHING_COMPARED.match(
        site.text[site.end : min(site.end + 30, site.sentence.end)]
    ):
        return None
    words, first = site.sentence.tokens, site.frame.first
    verb = site.verb
    acts_on = site.frame.verb is not None and first > site.frame.verb + 1  # `hitting him eleven times`
    if verb is None or (verb in COPULAS and not acts_on) or verb == "be" or site.frame.follows:
        # A verb that the lexicon does not have: a participle behind a form of `be`.
        unknown = words[first - 1].lower if first else ""
        if not unknown.endswith("ed") or site.frame.follows or unknown.startswith("over"):
            return None
        return Metric(f"times {unknown}", Form.LEVEL, "how often", site.end, counted="time")
    if verb in CHANGE_VERBS or words[first - 1].lower in {"by", "of", "to", "at", "or"}:
        return None
    if verb in METRIC_OF_VERB:
        return Metric(METRIC_OF_VERB[verb], Form.LEVEL, "how often", site.end, counted="time", predicate=verb)
    return Metric(f"times {participle(verb)}", Form.LEVEL, "how often", site.end, counted="time", predicate=verb)


def multiple_metric(site: Site, previous: Metric | None) -> Metric:
    """`four times the national average` is a ratio to it; a bare multiple one to what the figure before it measures."""
    often = _occurrences(site)
    if often is not None:
        return often
    of = _OF.match(site.text, site.end, site.sentence.end) if site.figure.value <= 1 else None
    whole = noun_phrase_after(site.text, of.end(), site.sentence.end) if of is not None else None
    if whole is not None:
        return _share(site, whole, previous)
    noun = site.words_behind()
    name = with_complement(site, noun) if noun is not None else previous.name if previous is not None else None
    base = None if name is None else re.sub(r"^(?:the|that|as many|as much)\s+", "", name)
    end = noun[1] if noun is not None else site.end
    return Metric(
        None if base is None else f"ratio to {base}", Form.CHANGE if noun is None else Form.RATE, "multiple", end
    )


def rank_metric(site: Site, previous: Metric | None) -> Metric:
    """`fifth among national zones` is a rank among them; else a rank on what was measured before, or on nothing that is named."""
    noun = site.words_behind()
    if noun is not None:
        name = with_complement(site, noun)
        return Metric(f"rank among {name}", Form.RANK, "rank among", noun[0] + len(name))
    ranked = previous.name if previous is not None else subject_phrase(site)
    if ranked is None or any(mention.name == ranked for mention in site.sentence.mentions):
        return Metric(" ".join(filter(None, ["rank", qualifier(site, site.end)])), Form.RANK, "rank", site.end)
    return Metric(f"rank on {ranked}", Form.RANK, "rank on", site.end)


def only_metric(site: Site) -> Metric:
    """`the only regional pilot in Norland` counts regional pilots: there is one."""
    noun = site.words_behind()
    if noun is None:
        return Metric(None, Form.LEVEL, "the only one", site.end)
    name = with_complement(site, noun)
    return Metric(name, Form.LEVEL, "the only one", noun[0] + len(name), counted=noun_text(site.text, noun))
