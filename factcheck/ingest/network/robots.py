"""What a host asks of programs in its robots.txt. Source: RFC 9309, the Robots Exclusion Protocol.

``crawl-delay`` is not in the RFC, but is widely written and easily kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["AGENT", "EVERYTHING", "ROBOTS_BYTES", "ROBOTS_REDIRECTS", "Robots", "closed", "read_robots", "verdict_of"]

AGENT = "factcheck"
"""The name to which a robots.txt may speak, beside ``*``."""

ROBOTS_BYTES = 500 * 1024
"""Source: RFC 9309, section 2.5: at least so much must be read; the rest is left alone."""

ROBOTS_REDIRECTS = 5
"""Source: RFC 9309, section 2.3.1.2."""

_ADDRESSED = re.compile(r"^\s*user[- ]?agent\s*:?\s*([^#\r\n]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host. ``allowed`` is the answer where there are no rules; ``why`` says why nothing is allowed then, ``reached`` whether the host is there at all."""

    rules: Protego | None = None
    allowed: bool = True
    why: str = ""
    reached: bool = True

    def allows(self, address: str) -> bool:
        """May the address be asked for?"""
        return self.allowed if self.rules is None else self.rules.can_fetch(address, AGENT)

    @property
    def delay(self) -> float | None:
        """The seconds that shall lie between two requests, None where nothing is said."""
        return None if self.rules is None else self.rules.crawl_delay(AGENT)


EVERYTHING = Robots()
"""Where there is no robots.txt."""


def closed(why: str, *, reached: bool = True) -> Robots:
    """Nothing may be asked for, since nobody can tell what the host wants."""
    return Robots(allowed=False, why=why, reached=reached)


def verdict_of(status: int) -> Robots | None:
    """What the status of the answer says, None for a success, whose body does. Source: RFC 9309, sections 2.3.1.3 and 2.3.1.4.

    A client's error means that there are no rules, a server's error that nothing may be asked. ``429 Too Many Requests`` counts as the server's: it is
    about the asking, not about the file.
    """
    if status == HTTPStatus.OK:
        return None
    if 400 <= status < 500 and status != HTTPStatus.TOO_MANY_REQUESTS:
        return EVERYTHING
    return closed(f"the server answered {status}")


def read_robots(body: bytes) -> Robots:
    """The rules in the first 500 kB of a robots.txt. What makes no sense in it is passed over."""
    from protego import Protego

    text = body[:ROBOTS_BYTES].decode("utf-8-sig", errors="replace")
    return Robots(Protego.parse("\n".join(_addressed(line) for line in text.splitlines())))


def _addressed(line: str) -> str:
    """A line with the names of other programs put as one: a file of some thousand names before some thousand rules would have them multiplied.

    Those that are meant for everybody and for this program, with a version or without, keep a name of their own.
    """
    found = _ADDRESSED.match(line)
    if found is None or not found[1].strip():
        return line
    name = found[1].strip().lower().partition("/")[0].rstrip("*")
    return f"User-agent: {'*' if not name else AGENT if name == AGENT else 'others'}"
