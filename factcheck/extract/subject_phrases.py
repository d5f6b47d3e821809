"""The noun phrase before the verb that governs a figure: what rises, reaches or costs so much, over relative clauses and shared verbs."""

from __future__ import annotations

from factcheck.extract.neighbours import bare, phrase_start
from factcheck.extract.sentences import Sentence
from factcheck.extract.site import Site
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.cues import COPULAS
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS
from factcheck.lexicon.verbs import AUXILIARIES, PAST_FORMS

__all__ = ["subject_phrase"]

_BETWEEN_VERBS = AUXILIARIES | ADVERBS | {"to"}
_NO_NOUNS = DETERMINERS | CONJUNCTIONS


def subject_phrase(site: Site) -> str | None:
    """The noun phrase before the governing verb: `the number of patents per 10,000 people has reached`, without what merely counts."""
    frame, words = site.frame, site.sentence.tokens
    if frame.verb is None or frame.follows:
        return None
    last = frame.verb
    while last > frame.start and (
        words[last - 1].lower in _BETWEEN_VERBS
        or words[last - 1].lower.endswith("ly")
        or is_verb_at(site.sentence, last - 1)
    ):
        last -= 1
    antecedent = _antecedent(site, last)
    if antecedent is not None:
        return _phrase_text(site, phrase_start(site.sentence, antecedent), antecedent)
    if last > 0 and words[last - 1].lower in PRONOUNS:
        return None
    if last == frame.start > 0 and words[last - 1].lower in {"and", "but"}:
        return _of_first_verb(site, last)
    first = last
    while first > 0 and _in_subject(site.sentence, first - 1, frame.start):
        first -= 1
    first = _past_time(site.sentence, first, last)
    dashed = first > 0 and words[first - 1].text in {"-", "--"}
    while first < last and (
        words[first].lower in _NO_NOUNS or not words[first].is_word or (dashed and words[first].lower in PREPOSITIONS)
    ):
        first += 1
    return _phrase_text(site, first, last)


def _of_first_verb(site: Site, end: int) -> str | None:
    """The subject of the verb before, which a second verb shares: of `The toll rose on Monday and is 45` the toll."""
    words = site.sentence.tokens
    begin = next((k + 1 for k in range(end - 2, -1, -1) if words[k].text in {",", ";", ":"}), 0)
    first = next((k for k in range(begin, end - 1) if is_verb_at(site.sentence, k)), None)
    if first is None or first == begin or words[first - 1].lower in PRONOUNS:
        return None
    start = phrase_start(site.sentence, first)
    while start < first and words[start].lower in _NO_NOUNS:
        start += 1
    return _phrase_text(site, start, first)


def _antecedent(site: Site, last: int) -> int | None:
    """Where the noun phrase ends that a relative or participle behind a comma is said of: `funds, which last year averaged 6`, `the loss, put at 3`."""
    words = site.sentence.tokens
    k = last
    k = _before_times(site, k)
    if k > 1 and words[k - 1].lower == "which":
        return _before_times(site, k - 2 if words[k - 2].text == "," else k - 1)
    if k > 1 and words[k - 1].lower == "that" and words[k - 2].is_word and site.verb in COPULAS:
        return None if is_verb_at(site.sentence, k - 2) else k - 1
    verb = site.frame.verb
    if (
        verb is not None
        and words[verb].lower in PAST_FORMS
        and last == verb > 1
        and words[verb - 1].text == ","
        and words[verb + 1].lower in {"at", "to"}
    ):
        return verb - 1
    return None


def _before_times(site: Site, end: int) -> int:
    """The index behind the last word before a token that is no part of a time: of `the quake on Thursday` the one behind `quake`."""
    words = site.sentence.tokens
    start = end
    while end > 0 and any(time.start <= words[end - 1].start < time.end for time in site.sentence.times):
        end -= 1
    return end - 1 if end < start and end > 0 and words[end - 1].lower in {"on", "in", "at"} else end


def _phrase_text(site: Site, first: int, last: int) -> str | None:
    """The words of a phrase that can name what is measured; one with a figure of its own cannot."""
    words = site.sentence.tokens
    if first >= last or any(words[first].start <= one.start < words[last - 1].end for one in site.sentence.figures):
        return None
    return bare(site.text[words[first].start : words[last - 1].end])


def _past_time(sentence: Sentence, first: int, last: int) -> int:
    """Past a time that opens the clause: of `In December sales rose` the index of `sales`."""
    words = sentence.tokens
    at = first + 1 if words[first].lower in PREPOSITIONS and first + 1 < last else first
    time = next((time for time in sentence.times if time.start <= words[at].start < time.end), None)
    while time is not None and at < last and words[at].start < time.end:
        at += 1
    return at if time is not None else first


def _in_subject(sentence: Sentence, i: int, start: int) -> bool:
    word = sentence.tokens[i]
    if i < start or word.text in {",", ";", ":", "-", "--"}:
        return False
    return not (
        word.lower in {"that", "while", "but", "which", "where", "when"}
        or (word.lower in PAST_FORMS and word.lower != "ended" and is_verb_at(sentence, i))
    )
