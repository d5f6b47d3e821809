"""The address that names a page's article: its canonical one, where it can be believed."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

__all__ = ["canonical", "host_of"]

_PREFIXES = ("www.", "m.", "mobile.", "amp.")
"""Names in front of a host under which a site shows the same pages to other devices."""

_FRONT = frozenset(["", "/", "/index.html", "/index.htm", "/index.php"])
_LONGEST = 2000


def canonical(said: str, base: str | None) -> str | None:
    """The address that a page gives as its own, without its fragment; None for one that is not http(s), is of another site than ``base``, where that is known, or is only a front page."""
    try:
        parts = urlsplit(urljoin(base or "", said.strip()))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None or len(said) > _LONGEST:
        return None
    if any(ord(character) <= 0x20 or character in '"<>\\^`{|}' for character in said.strip()):
        return None
    if base is not None and (host_of(base) != _bare(host) or not _is_same_port(base, port)):
        return None
    if parts.path in _FRONT and not parts.query:
        return None
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, parts.query, ""))


def host_of(address: str | None) -> str | None:
    """The host of an http(s) address, without ``www.`` and its like; None for any other address."""
    try:
        parts = urlsplit(address or "")
        return _bare(parts.hostname) if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def _is_same_port(base: str, port: int | None) -> bool:
    """Are both at a usual port, or at the same one? A record of a crawl may name one that is none."""
    usual = {None, 80, 443}
    try:
        other = urlsplit(base).port
    except ValueError:
        return False
    return port == other or (port in usual and other in usual)


def _bare(host: str) -> str:
    host = host.lower().rstrip(".")
    return next((host.removeprefix(one) for one in _PREFIXES if host.startswith(one)), host)
