"""Fetching one http(s) address, safely, for a reviewer who cites it. For articles, which are fetched by the dozen, see ``web``."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus

from factcheck.core.copy import Fetched
from factcheck.errors import FetchError
from factcheck.ingest.network.exchange import SAVE, FetchLimits, asking, checked, status_words

__all__ = ["LIMITS", "FetchLimits", "fetch_address"]

LIMITS = FetchLimits()
"""For a reviewer who waits. 50 MB holds the reports of statistical offices, which come as PDF with pictures."""

_HEADERS = {"User-Agent": "factcheck-ledger (keeps a copy of what a reviewer cites)", "Accept": "*/*"}


def fetch_address(address: str, *, now: datetime, limits: FetchLimits = LIMITS) -> Fetched:
    """What an http(s) address gives, after its redirects. ``now`` is kept as the time of it.

    Raises FetchError, which says what stood in the way, for an address that may not be fetched, a host that is not reached or not public, an answer
    other than success, and for what passes a limit.
    """
    with asking(address, _HEADERS, limits) as ask:
        asked = place = str(checked(address))
        for _ in range(limits.redirects + 1):
            answer = ask(place)
            if answer.location is not None:
                place = answer.location
                continue
            if answer.status != HTTPStatus.OK:
                raise FetchError(f"the server answered {status_words(answer.status)}", mend=SAVE)
            if not answer.body:
                raise FetchError("the answer is empty", mend=SAVE)
            return Fetched(
                address=address,
                final=address if place == asked else place,
                body=answer.body,
                media_type=answer.media_type,
                retrieved=now,
            )
        raise FetchError(f"it redirects more than {limits.redirects} times", mend=SAVE)
