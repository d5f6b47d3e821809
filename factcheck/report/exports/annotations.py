"""W3C Web Annotations as JSON-LD: an annotation for each claim, whose target is the article and whose body is what the ledger says of the claim.

Source: W3C Web Annotation Data Model, Recommendation of 23 February 2017: 3.2.4 and 3.2.5 (bodies), 4.2 (selectors), 4.3.1 (TimeState), 5 (collections).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.anchor import Anchor
from factcheck.core.fragment import link_to, places_of
from factcheck.core.held import Holdings, Placed
from factcheck.core.wording import byline, figure
from factcheck.report.exports.pieces import listed, uri, written
from factcheck.report.exports.ratings import Ratings
from factcheck.report.exports.vocabulary import TERMS

__all__ = ["web_annotations"]

_CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"terms": TERMS})

_TEXT_FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
"""What the fragment ``#:~:text=`` conforms to."""

_PDF = "http://tools.ietf.org/rfc/rfc3778"
"""What ``page=3`` conforms to. Source: Web Annotation Data Model, 4.2.1, table of fragment specifications."""

_PAGE = re.compile(r"page ([0-9]+)")


def web_annotations(held: Holdings, ratings: Ratings) -> Iterator[str]:  # noqa: ARG001 - every export is given them
    """A collection with one page, the claims by article and place."""
    told = {
        "@context": list(_CONTEXT),
        "id": uri(f"{held.name}annotations"),
        "type": "AnnotationCollection",
        "label": "Claims of a factcheck ledger",
        "total": held.placed_count,
    }
    page = {"id": uri(f"{held.name}annotations.1"), "type": "AnnotationPage", "startIndex": 0}
    yield f'{written(told)[:-1]},"first":{written(page)[:-1]},"items":['
    yield from listed(_annotation(held, one) for one in held.placed())
    yield "\n]}}\n"


def _annotation(held: Holdings, placed: Placed) -> dict[str, object]:
    claim = placed.claim
    return {
        "id": uri(f"{held.name}{claim.id}"),
        "type": "Annotation",
        "motivation": "describing",
        "created": _moment(placed.recorded.isoformat()),
        "generator": {"type": "Software", "name": held.program},
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": _words(placed)},
            _record(placed),
        ],
        "target": _target(held, placed),
    }


def _words(placed: Placed) -> str:
    """The claim in a line, for people: ``119: R&D platforms of the zone, as of 2021 (City Daily, 2021-12-20; unverified)``."""
    claim = placed.claim
    about = " of ".join(one for one in (claim.metric or claim.counted, claim.subject) if one)
    said = f"{figure(claim)}: {about}" if about and figure(claim) else figure(claim) or " ".join(claim.quote.split())
    when = "" if claim.as_of is None else f", as of {claim.as_of}"
    return f"{said}{when} ({byline(claim.article)}; {claim.status})"


def _record(placed: Placed) -> dict[str, object]:
    """The record of the claim; what nobody knows is left out. Its keys are terms, so that ``source`` or ``start`` mean what they mean in the record."""
    said = {f"terms:{key}": value for key, value in placed.claim.as_record().items() if value is not None}
    return {"type": "terms:Claim", **said, "terms:version": placed.version}


def _target(held: Holdings, placed: Placed) -> dict[str, object]:
    article = placed.claim.article
    online = article.address if article.is_online else None
    return {
        "type": "SpecificResource",
        "source": uri(online or f"{held.name}{article.id}"),
        "state": {"type": "TimeState", "sourceDate": _moment(placed.retrieved.isoformat())},
        "selector": list(_selectors(placed, online)),
    }


def _selectors(placed: Placed, online: str | None) -> Iterator[dict[str, object]]:
    """Ways to find the quote: each by itself names the same words."""
    claim = placed.claim
    anchor = Anchor.of(claim.article.text, claim.start, claim.end)
    quote: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    yield quote
    yield {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
    places = places_of(placed.blocks, claim.start, claim.end)
    if len(places) == 1 and (found := _place(places[0])) is not None:
        yield found | {"refinedBy": quote}
    if online is not None:
        _, mark, fragment = link_to(online, claim.article.text, claim.start, claim.end).partition("#")
        if mark:
            yield {"type": "FragmentSelector", "conformsTo": _TEXT_FRAGMENT, "value": fragment}


def _place(place: str) -> dict[str, object] | None:
    """The element of a page, or the page of a PDF, in which a quote stands; None for a place that no selector names."""
    if place.startswith("/"):
        return {"type": "XPathSelector", "value": place}
    page = _PAGE.fullmatch(place)
    return None if page is None else {"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={page[1]}"}


def _moment(iso: str) -> str:
    """A time as the recommendation wants it, with a Z for UTC."""
    return iso.replace("+00:00", "Z")
