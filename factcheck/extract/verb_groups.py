"""Verb groups of a sentence: `is expected to prioritise`, `have been cashed`, `organised`, with their stage as policies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.core.vocabulary import Stage
from factcheck.extract.sentences import Sentence
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.nouns import ADVERBS, DETERMINERS, is_plural
from factcheck.lexicon.policies import STAGE_OF_VERB, URGING
from factcheck.lexicon.verbs import AUXILIARIES, PAST_FORMS, VERB_FORMS, lemma

__all__ = ["VerbGroup", "policy_groups"]

_POLICY_FORMS = frozenset(form for form in VERB_FORMS if lemma(form) in STAGE_OF_VERB)
_BE = frozenset("is are was were be been being am".split())
_WILL = frozenset("will shall 'll would".split())
_INTENDING = frozenset("expected planned plans aims scheduled strive goal intends".split())
_AHEAD = _WILL | _INTENDING
_BY_DESIGN = frozenset("designed tasked allowed encouraged".split())
_STRIVING = frozenset("is was effort efforts best try tried tries steps agreed decided goal pledge mandate".split())
_HALF_AUXILIARIES = frozenset("plan schedule intend expect aim strive design".split())
_BEFORE_BASE = frozenset("we they you i and that".split())


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Token indices of the first and the main word; ``main`` is its lemma, ``stage`` what the group says of a policy."""

    first: int
    last: int
    main: str
    passive: bool
    stage: Stage


def policy_groups(sentence: Sentence) -> list[VerbGroup]:
    """The verb groups whose main verb is a policy verb, in reading order."""
    if _POLICY_FORMS.isdisjoint(sentence.words):
        return []
    groups: list[VerbGroup] = []
    for group in _groups(sentence):
        groups.append(_continued(sentence, groups[-1], group) if groups else group)
    return groups


def _continued(sentence: Sentence, before: VerbGroup, group: VerbGroup) -> VerbGroup:
    """The group at the stage of the one before where a bare form goes on its list: `has improved it, organise 96 projects`."""
    words = sentence.tokens
    bare = group.first == group.last and words[group.first].lower == group.main
    listed = words[group.first - 1].text in {",", "and"}
    done = before.stage is Stage.COMPLETED and STAGE_OF_VERB[group.main] is Stage.COMPLETED
    return replace(group, stage=Stage.COMPLETED) if bare and listed and done else group


def _groups(sentence: Sentence) -> Iterator[VerbGroup]:
    words = sentence.tokens
    i = 0
    while i < len(words):
        gerund = words[i].lower.endswith("ing") and (i == 0 or words[i - 1].lower not in AUXILIARIES)
        if gerund or not is_verb_at(sentence, i):
            i += 1
            continue
        last = _main_word(sentence, i)
        main = lemma(words[last].lower)
        if main in STAGE_OF_VERB and _is_finite(sentence, i, last):
            spoken = [word.lower for word in words[i : last + 1]]
            passive = words[last].lower in PAST_FORMS and not _BE.isdisjoint(spoken[:-1])
            yield VerbGroup(i, last, main, passive, _stage(main, spoken, passive))
        i = last + 1


def _main_word(sentence: Sentence, first: int) -> int:
    """The index of the main verb: over auxiliaries and adverbs, and over `to` except behind a passive policy verb (`were approved to build`)."""
    words = sentence.tokens
    last = first
    for k in range(first + 1, len(words)):
        lower = words[k].lower
        base = lemma(lower)
        if lower in AUXILIARIES or (
            base is not None
            and (words[last].lower in AUXILIARIES or words[k - 1].lower == "to")
            and is_verb_at(sentence, k)
        ):
            last = k
        elif lower == "to" and k + 1 < len(words) and lemma(words[k + 1].lower) is not None:
            main = lemma(words[last].lower)
            if main in STAGE_OF_VERB and main not in _HALF_AUXILIARIES and words[last - 1].lower in _BE:
                break
        elif not (lower in ADVERBS or lower.endswith("ly")):
            break
    return last


def _is_finite(sentence: Sentence, first: int, last: int) -> bool:
    """Does the group make a statement: no infinitive of purpose, no participle behind or before a noun, no command?"""
    words = sentence.tokens
    before = words[first - 1].lower if first else ""
    lower = words[first].lower
    if before == "to":
        return first > 1 and words[first - 2].lower in _STRIVING
    if first != last or lower in AUXILIARIES:
        return True
    if lower in PAST_FORMS:
        return not _is_participle(sentence, first)
    if lower.endswith("s") and lower != lemma(lower):
        return True
    # A base form: its subject is plural, or it goes on a list of verbs.
    k = first - 1
    while k >= 0 and (words[k].lower in ADVERBS or words[k].lower.endswith("ly")):
        k -= 1
    return k >= 0 and (words[k].text in {",", ";"} or words[k].lower in _BEFORE_BASE or is_plural(words[k].lower))


def _is_participle(sentence: Sentence, i: int) -> bool:
    """Is a lone past form no finite verb: `Founded in 1990, the park`, `contracts signed with`, `approved regions are`, `a site run by`?"""
    words = sentence.tokens
    following = words[i + 1] if i + 1 < len(words) else None
    k = i - 1
    while k >= 0 and words[k].lower.endswith("ly"):
        k -= 1
    if k >= 0 and words[k].lower in DETERMINERS and words[k].lower not in {"this", "that"}:
        return True  # `the previously announced sale`
    if i == 0 or words[i - 1].lower in {"(", "“", '"'} or (following is not None and following.lower == "by"):
        return True
    if words[i - 1].lower not in {"and", ","}:
        return any(
            words[k].text != ","
            and (words[k].lower in AUXILIARIES or (words[k].lower in PAST_FORMS and is_verb_at(sentence, k)))
            for k in range(max(0, i - 8), i)
        )
    if following is None or not following.is_word or following.lower in DETERMINERS:
        return False
    return any(word.lower in AUXILIARIES for word in words[i + 2 : i + 5])


def _stage(main: str, spoken: list[str], passive: bool) -> Stage:
    """The stage that a verb and its auxiliaries speak of."""
    said = set(spoken)
    if main in URGING or said & {"should", "must"}:
        return Stage.PROPOSED
    if not said.isdisjoint(_AHEAD) or ("to" in said and said.isdisjoint(_BY_DESIGN)):
        return Stage.PLANNED
    if "to" in said and "designed" in said:
        return Stage.IN_FORCE
    default = STAGE_OF_VERB[main]
    if default is Stage.COMPLETED and not passive and spoken[-1] not in PAST_FORMS:
        return Stage.IN_FORCE
    return default
