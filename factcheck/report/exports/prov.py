"""W3C PROV as PROV-JSON: which entities came of which activities, and who answers for them.

Source: W3C Member Submission "The PROV-JSON Serialization", 24 April 2013; PROV-DM, Recommendation of 30 April 2013.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from factcheck.core.held import Holdings
from factcheck.report.exports import prov_links as links
from factcheck.report.exports import prov_things as things
from factcheck.report.exports.pieces import uri, written
from factcheck.report.exports.ratings import Ratings
from factcheck.report.exports.vocabulary import TERMS

__all__ = ["SECTIONS", "prov"]

Section = Callable[[Holdings], Iterator[tuple[str, Mapping[str, object]]]]
"""The records of a section, each with its name there."""

SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        "entity": things.entities,
        "activity": things.activities,
        "agent": things.agents,
        "wasGeneratedBy": links.generations,
        "used": links.usages,
        "wasDerivedFrom": links.derivations,
        "wasAttributedTo": links.attributions,
        "wasAssociatedWith": links.associations,
        "specializationOf": links.specialisations,
        "alternateOf": links.alternates,
        "wasInvalidatedBy": links.invalidations,
        "wasInfluencedBy": links.influences,
    }
)
"""What the document is made of, in its order. Each is a pass of its own over what it needs, so that nothing is held."""


def prov(held: Holdings, ratings: Ratings) -> Iterator[str]:  # noqa: ARG001 - every export is given them
    """One document. A section without records is left out."""
    prefixes = {
        "ledger": uri(held.name),
        "terms": TERMS,
        "schema": "https://schema.org/",
    }
    yield f'{{"prefix":{written(prefixes)}'
    for name, section in SECTIONS.items():
        is_empty = True
        for key, said in section(held):
            yield f',\n"{name}":{{\n' if is_empty else ",\n"
            yield f"{written(key)}:{written(said)}"
            is_empty = False
        yield "" if is_empty else "\n}"
    yield "\n}\n"
