"""Of whom or what two measures are."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.core.measure import Measure, NameForm
from factcheck.lexicon.concepts import OUTCOMES
from factcheck.match.entities import Names
from factcheck.match.evidence.part import Evidence, Part
from factcheck.match.stops import AT_ONCE, is_told_by_subject

__all__ = ["SUBJECT_MOST", "SubjectLook", "related_part", "subject_look", "subject_part", "told_of_both"]

SUBJECT_SAME, SUBJECT_NESTED, SUBJECT_OTHER, NAME_OTHER = 1.2, -0.6, -2.2, -1.4
OF_ANOTHER = -8.0
SUBJECT_OF_TOLL = 0.6
SUBJECT_MOST = SUBJECT_SAME
TOLD_OF_BOTH = -0.6
NARROWER_PLACE = -0.8
"""Weights. Tables and ages are alike in words whoever they are of, so another name decides there."""

_FIRM_KINDS = frozenset(["zone", "city", "region", "district", "bureau", "school", "association", "company", "country"])
_PLACES_OF_TOLLS = frozenset(["district", "city"])
"""Kinds of place that have tolls of their own; that of a region or country is told under many names."""


class SubjectLook(NamedTuple):
    """All that :func:`related_part`, and the stop by subject, see of a measure."""

    kind: str
    is_named: bool
    decides: bool
    is_of_district: bool
    at_once: bool
    outcome: bool


def subject_look(measure: Measure, full: NameForm) -> SubjectLook:
    """What is seen of a measure whose subject has a fullest form."""
    return SubjectLook(
        kind=full.kind,
        is_named=bool(measure.subject.words),
        decides=is_told_by_subject(measure),
        is_of_district=_is_of_district(full, measure),
        at_once=measure.head in AT_ONCE,
        outcome=measure.head in OUTCOMES,
    )


def told_of_both(left: NameForm, right: NameForm, a: Measure, b: Measure) -> bool:
    """Have both articles a word of the other's subject as a name?"""
    return _spoken_of(left, b) and _spoken_of(right, a)


def subject_part(a: Measure, b: Measure, names: Names) -> Part:
    """What speaks for and against two measures having one subject."""
    left, right = names.of(a), names.of(b)
    relation = names.relation(left, right)
    both = relation == "different" and told_of_both(left, right, a, b)
    return related_part(relation, (subject_look(a, left), subject_look(b, right)), both=both)


def related_part(relation: str, looks: tuple[SubjectLook, SubjectLook], *, both: bool) -> Part:
    """What speaks for and against two measures having one subject, by the relation of their names; ``both`` says whether their articles tell of both.

    Two things of known kinds are two subjects.

    A name whose kind is not known may be a place, a witness or a victim: it says less, and nothing where the other article has it too, or where
    the figure is a toll.
    """
    found: list[Evidence] = []
    traits: set[str] = set()
    a, b = looks
    if relation == "same":
        found.append(Evidence("same subject", SUBJECT_OF_TOLL if a.at_once else SUBJECT_SAME))
        traits.add("same subject")
    elif relation == "nested":
        found.append(Evidence("nested subjects", 0.0 if a.outcome else SUBJECT_NESTED))
        traits.update(("scope", "nested"))
    if a.outcome and relation in {"different", "nested"} and a.is_of_district is not b.is_of_district:
        found.append(Evidence("narrower place", NARROWER_PLACE))
        traits.add("part")
    if relation == "different" and (a.decides or b.decides):
        found.append(Evidence("other subject", OF_ANOTHER))
        traits.add("other subject")
    elif relation == "different" and {a.kind, b.kind} <= (_PLACES_OF_TOLLS if a.outcome else _FIRM_KINDS):
        found.append(Evidence("other subject", SUBJECT_OTHER))
        traits.add("other subject")
    elif relation == "different" and not a.at_once:
        found.append(Evidence("told of both", TOLD_OF_BOTH) if both else Evidence("other name", NAME_OTHER))
        traits.add("other name")
    return Part.of(found, traits)


def _is_of_district(name: NameForm, measure: Measure) -> bool:
    """Does its own sentence tell of a district? One carried over from a sentence before says less."""
    return name.kind == "district" and not measure.sentence.names.isdisjoint(name.words)


def _spoken_of(name: NameForm, other: Measure) -> bool:
    """Does the other article have a word of the name as a name?"""
    return not other.article.names.isdisjoint(name.words)
