"""What a verb brings to a level: `bringing the death toll to 11`, `put the loss at $3 million`, `cut its forecast to 3 percent`."""

from __future__ import annotations

from factcheck.extract.neighbours import bare
from factcheck.extract.site import Site
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.cues import CHANGE_VERBS, PUTTING_VERBS, TAKING_VERBS
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, DETERMINERS, NO_ADVERBS, PREPOSITIONS
from factcheck.lexicon.verbs import lemma

__all__ = ["moved_object"]

_MOVED = frozenset({"from", "to", "by"})
_BEYOND = frozenset({"above", "below", "past", "over", "under", "beyond", "near", "close"})
_LEADS = {
    **dict.fromkeys(CHANGE_VERBS, _MOVED | _BEYOND),
    **dict.fromkeys(TAKING_VERBS, frozenset({"to"}) | _BEYOND),
    **dict.fromkeys(PUTTING_VERBS, frozenset({"at", "between", "from", "to", "by"}) | _BEYOND),
}
"""The words that lead to the level, by verb."""
_ENDS = frozenset({"from", "to", "by", "at"}) | _BEYOND
_NO_LAST = ADVERBS | frozenset("upward upwards downward downwards up down back".split())
_HALVES = PREPOSITIONS | DETERMINERS
"""What an object never ends with: it was cut at a figure (`the price on the | 500 million issue`)."""
_FILLERS = ADVERBS | CONJUNCTIONS | frozenset("about some nearly around more less than least almost only just".split())


def moved_object(site: Site) -> str | None:
    """The object of a verb that moves or puts it to the figure: `increased the output of a furnace from 3 tons to 4.5 tons` gives the output of a furnace."""
    frame, sentence = site.frame, site.sentence
    words, verb, lemma_of_it = sentence.tokens, frame.verb, site.verb
    if verb is None or frame.follows or frame.passive:
        return None
    if words[verb].lower.endswith("ing") and verb and words[verb - 1].lower in {"of", "for"}:
        # A gerund inside the object: `put the cost of repairing the dam at $3 million`.
        verb = next((k for k in range(verb - 1, frame.start - 1, -1) if is_verb_at(sentence, k)), verb)
        lemma_of_it = lemma(words[verb].lower)
    leads = _LEADS.get(lemma_of_it or "")
    if leads is None:
        return None
    figure = sentence.index_at(site.figure.start)
    stop = next((k for k in range(verb + 1, figure) if words[k].lower in _ENDS), None)
    if stop is None or not any(words[k].lower in leads for k in range(stop, figure)):
        return None
    first = verb + 1
    while first < stop and _is_filler(words[first].lower, _NO_LAST):
        first += 1  # `revised downward its budget`
    last = first
    while last < stop and words[last].text not in {",", ";"}:
        if sentence.figure_at(words[last]) is not None and words[last - 1].lower != "of":
            break  # `raised it two cents to 25`; but `the output of one furnace`
        last += 1
    while last > first and (_is_filler(words[last - 1].lower, _NO_LAST) or _is_time(site, last - 1)):
        last -= 1
    while last > first and words[last - 1].lower in _HALVES:
        last -= 1
    if (
        first == last
        or words[first].lower in PREPOSITIONS
        or all(_is_filler(word.lower, _FILLERS) for word in words[first:last])
    ):
        return None
    return bare(site.text[words[first].start : words[last - 1].end])


def _is_filler(word: str, fillers: frozenset[str]) -> bool:
    return word in fillers or (word.endswith("ly") and word not in NO_ADVERBS) or not word[0].isalpha()


def _is_time(site: Site, i: int) -> bool:
    start = site.sentence.tokens[i].start
    return any(time.start <= start < time.end for time in site.sentence.times)
