"""Of whom or what two measures are."""

from __future__ import annotations

from collections.abc import Hashable

from factcheck.core.measure import Measure, NameForm
from factcheck.lexicon.concepts import OUTCOMES
from factcheck.match.entities import Names
from factcheck.match.evidence.part import Evidence, Part
from factcheck.match.stops import AT_ONCE, is_told_by_subject, needs_subject

__all__ = ["subject_look", "subject_part", "told_of_both"]

SUBJECT_SAME, SUBJECT_NESTED, SUBJECT_OTHER, NAME_OTHER = 1.2, -0.6, -2.2, -0.5
OF_ANOTHER = -8.0
SUBJECT_OF_TOLL = 0.6
TOLD_OF_BOTH = -0.6
NARROWER_PLACE = -0.8
"""Weights. Tables and ages are alike in words whoever they are of, so another name decides there."""

_FIRM_KINDS = frozenset(["zone", "city", "region", "district", "bureau", "school", "association", "company", "country"])
_PLACES_OF_TOLLS = frozenset(["district", "city"])
"""Kinds of place that have tolls of their own; that of a region or country is told under many names."""


def subject_look(measure: Measure, full: NameForm) -> Hashable:
    """All that :func:`subject_part`, and the stop by subject, see of a measure whose subject has a fullest form, but for the names of its article."""
    at_once = measure.head in AT_ONCE, measure.head in OUTCOMES
    return full, bool(measure.subject.words), is_told_by_subject(measure), _is_of_district(full, measure), at_once


def told_of_both(left: NameForm, right: NameForm, a: Measure, b: Measure) -> bool:
    """Have both articles a word of the other's subject as a name?"""
    return _spoken_of(left, b) and _spoken_of(right, a)


def subject_part(a: Measure, b: Measure, names: Names, both: bool | None = None) -> Part:
    """What speaks for and against two measures having one subject. ``both`` says whether their articles tell of both; None looks it up.

    Two things of known kinds are two subjects.

    A name whose kind is not known may be a place, a witness or a victim: it says less, and nothing where the other article has it too, or where
    the figure is a toll.
    """
    found: list[Evidence] = []
    traits: set[str] = set()
    left, right = names.of(a.article_key, a.subject), names.of(b.article_key, b.subject)
    relation = names.relation(left, right)
    if relation == "same":
        found.append(Evidence("same subject", SUBJECT_OF_TOLL if a.head in AT_ONCE else SUBJECT_SAME))
        traits.add("same subject")
    elif relation == "nested":
        found.append(Evidence("nested subjects", 0.0 if a.head in OUTCOMES else SUBJECT_NESTED))
        traits.update(("scope", "nested"))
    if (
        a.head in OUTCOMES
        and relation in {"different", "nested"}
        and _is_of_district(left, a) is not _is_of_district(right, b)
    ):
        found.append(Evidence("narrower place", NARROWER_PLACE))
        traits.add("part")
    if relation == "different" and needs_subject(a, b):
        found.append(Evidence("other subject", OF_ANOTHER))
        traits.add("other subject")
    elif relation == "different" and {left.kind, right.kind} <= (
        _PLACES_OF_TOLLS if a.head in OUTCOMES else _FIRM_KINDS
    ):
        found.append(Evidence("other subject", SUBJECT_OTHER))
        traits.add("other subject")
    elif relation == "different" and a.head not in AT_ONCE:
        if both is None:
            both = told_of_both(left, right, a, b)
        found.append(Evidence("told of both", TOLD_OF_BOTH) if both else Evidence("other name", NAME_OTHER))
        traits.add("other name")
    return Part.of(found, traits)


def _is_of_district(name: NameForm, measure: Measure) -> bool:
    """Does its own sentence tell of a district? One carried over from a sentence before says less."""
    return name.kind == "district" and not measure.sentence.names.isdisjoint(name.words)


def _spoken_of(name: NameForm, other: Measure) -> bool:
    """Does the other article have a word of the name as a name?"""
    return not other.article.names.isdisjoint(name.words)
