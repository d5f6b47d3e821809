"""What one sentence hands on to the next: what it is about, the person and the place that it names, its time and its metric."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.circumstances import AsOf
from factcheck.extract.clauses import Frame
from factcheck.extract.names import Mention
from factcheck.extract.sentences import Sentence
from factcheck.extract.site import Metric
from factcheck.extract.subjects import leading_preposition, speaks
from factcheck.lexicon.ages import AGED_ROLES
from factcheck.lexicon.cues import METRIC_OF_ADJECTIVE, METRIC_OF_VERB
from factcheck.lexicon.demonyms import COUNTRY_OF
from factcheck.lexicon.speakers import ROLES, TITLES

__all__ = ["Carried", "carry", "people_of", "subject_handed_on"]

_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_BEFORE_PERSONS = TITLES | ROLES | AGED_ROLES
_PLACE_KINDS = frozenset({"city", "region", "district", "country"})
_PLACE_LEADS = frozenset({"in", "at", "near", "off", "across", "outside"})
_HARMS = frozenset(METRIC_OF_VERB.values()) | frozenset(METRIC_OF_ADJECTIVE.values()) - {
    "employees",
    "hires",
    "layoffs",
}
_HARMING = frozenset("destroy damage demolish flatten topple collapse burn flood".split())


@dataclass(slots=True)
class Carried:
    """Subject, person and place told of last; period and metric, which last within a line; and the occurrence told of.

    ``person`` is a subject only where a pronoun stands for one, as people are named beside everything; ``place`` is that of what befell people.
    """

    subject: str | None = None
    person: str | None = None
    place: str | None = None
    time: AsOf | None = None
    line: int = -1
    occurrence: str | None = None
    metric: str | None = None


def carry(carried: Carried, topic: str | None, sentence: Sentence | None, people: frozenset[str]) -> None:
    """Take on what a sentence is about, the first person that it names, who may be the one that speaks, and the first place."""
    if topic is not None and topic not in people:
        carried.subject = topic
    elif topic is not None:
        carried.person = topic
    if sentence is None:
        return
    if people:
        carried.person = next((one.name for one in sentence.mentions if one.name in people), carried.person)
    carried.place = next((one.name for one in sentence.mentions if _is_place(sentence, one, people)), carried.place)


def _is_place(sentence: Sentence, mention: Mention, people: frozenset[str]) -> bool:
    if mention.kind in _PLACE_KINDS:
        return not speaks(sentence, mention)
    return not mention.kind and mention.name not in people and leading_preposition(sentence, mention) in _PLACE_LEADS


def subject_handed_on(carried: Carried, sentence: Sentence, frame: Frame, metric: Metric) -> str | None:
    """The subject that a figure takes from the sentences before where its own names none: a person for `he` or `she`, a place for harm done."""
    if carried.person is not None and not sentence.words.isdisjoint(_PERSONAL):
        spoken = {word.lower for word in sentence.tokens[: frame.first]}
        if not spoken.isdisjoint(_PERSONAL):
            return carried.person
    if carried.place is not None and (metric.name in _HARMS or metric.predicate in _HARMING):
        return carried.place
    return carried.subject


def people_of(sentences: list[Sentence]) -> frozenset[str]:
    """The names of an article that are persons', whole and by their last word: with a title or a role, with an age, or of several words that speak."""
    found: set[str] = set()
    for sentence in sentences:
        for mention in sentence.mentions:
            unknown = not mention.kind and not mention.is_description and mention.name not in found
            if unknown and _is_person(sentence, mention):
                found.update((mention.name, mention.name.split()[-1]))
    return frozenset(found)


def _is_person(sentence: Sentence, mention: Mention) -> bool:
    words = sentence.tokens
    first, last = sentence.index_at(mention.start), sentence.index_at(mention.end - 1)
    before = words[first - 1].lower.rstrip(".") if first else ""
    if words[first].lower.rstrip(".") in _BEFORE_PERSONS or before in _BEFORE_PERSONS:
        return True
    if first > 1 and before == "," and words[first - 2].lower in AGED_ROLES | TITLES:
        return True  # `its pastor, Otto Lind`
    ahead = [word.lower for word in words[last + 1 : last + 4]]
    if (
        len(ahead) > 1
        and ahead[0] == ","
        and (ahead[1] == "who" or (ahead[1].isdigit() and ahead[2:] in ([","], ["of"])))
    ):
        return True
    if any(word.lower() in COUNTRY_OF for word in mention.name.split()):
        return False  # `Statistics Norland said`
    return last > first and ((bool(ahead) and ahead[0] == "who") or speaks(sentence, mention))
