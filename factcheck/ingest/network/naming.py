"""Which address names an article: the one that stands for it in the ledger, however it was come by."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from factcheck.lexicon.tracking import TRACKING, TRACKING_BEGINS

__all__ = ["host_of", "named", "renamed"]

_PERMANENT = frozenset({301, 308})
"""Source: RFC 9110, sections 15.4.2 and 15.4.9: later references should use the new address."""


def named(address: str) -> str:
    """An http(s) address without its fragment and without parameters that only say how somebody came to it; all else as it is written, and so what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.scheme.lower() not in {"http", "https"}:
        return address
    kept = "&".join(one for one in parts.query.split("&") if not _is_tracking(one.partition("=")[0]))
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", kept, ""))


def renamed(name: str, status: int, place: str, target: str) -> str:
    """What a page is called after a redirect from ``place`` to ``target``, where it was called ``name`` before.

    One to another host renames it: that is a short link, or a feed's counter of clicks. So does a permanent one. A temporary one within a host (to a page for
    one country or one visit) does not, nor what follows it there.
    """
    if host_of(place) != host_of(target) or (status in _PERMANENT and name == place):
        return target
    return name


def host_of(address: str) -> str:
    """The host of an address, in small letters; empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_tracking(name: str) -> bool:
    said = name.lower()
    return said in TRACKING or said.startswith(TRACKING_BEGINS)
