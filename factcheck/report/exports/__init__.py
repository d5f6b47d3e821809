"""What a ledger holds, for other programs. One file a format; each is a line in ``EXPORTS``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from factcheck.core.held import Holdings
from factcheck.report.exports.annotations import web_annotations
from factcheck.report.exports.claim_review import claim_review
from factcheck.report.exports.ledger_lines import ledger_lines
from factcheck.report.exports.prov import prov
from factcheck.report.exports.ratings import RATINGS, Ratings, ratings_in

__all__ = ["EXPORTS", "RATINGS", "Export", "Ratings", "ratings_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A format: ``write`` gives the document in pieces of text. Of an address of its own (``--base-url``) it may make names (``takes_base``), or must (``needs_base``); only some take ratings."""

    write: Callable[[Holdings, Ratings], Iterator[str]]
    takes_base: bool = True
    needs_base: bool = False
    takes_ratings: bool = False


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "annotations": Export(write=web_annotations),
        "claimreview": Export(write=claim_review, needs_base=True, takes_ratings=True),
        "ndjson": Export(write=ledger_lines, takes_base=False),
        "prov": Export(write=prov),
    }
)
"""By the name that the command line knows it by."""
