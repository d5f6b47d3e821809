"""The addresses of one call: fetched as articles, politely. What a host asks of programs is kept, and nobody is asked in haste.

``exchange`` sends one request, safely; here it is decided which, when, and what the answer means.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from factcheck import __version__
from factcheck.core.original import Original
from factcheck.core.vocabulary import Got
from factcheck.errors import AddressGone, AskedToWait, FetchError, HostUnreachable
from factcheck.ingest.decode import MAX_BYTES
from factcheck.ingest.network.exchange import LATER, SAVE, Answer, FetchLimits, asking, checked, status_words
from factcheck.ingest.network.naming import host_of, named, renamed
from factcheck.ingest.network.robots import (
    AGENT,
    EVERYTHING,
    ROBOTS_BYTES,
    ROBOTS_REDIRECTS,
    Robots,
    closed,
    read_robots,
    verdict_of,
)
from factcheck.ingest.network.turns import LONGEST, Clock, OnHost, SystemClock, Turns

__all__ = ["ARTICLES", "Web"]

ARTICLES = FetchLimits(seconds=30.0, size=MAX_BYTES)
"""For a page and its redirects, waiting apart. The size is the cap on one article."""

_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (+fact checking: reads articles that a person named; asks for robots.txt as {AGENT})",
    "Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
    "Accept-Language": "en, *;q=0.5",
}

_WAIT = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
"""What a server says that asks to be left alone. Source: RFC 6585, section 4; RFC 9110, sections 15.6.4 and 10.2.3."""

_ETAG_LENGTH = 500


@dataclass(slots=True)
class Web:
    """What one call fetches from the web. Each host's robots.txt is asked for once; ``notes`` say what was done otherwise than a host asks."""

    limits: FetchLimits = ARTICLES
    clock: Clock = field(default_factory=SystemClock)
    on_host: OnHost | None = None
    notes: list[str] = field(default_factory=list)
    _turns: Turns = field(init=False)
    _robots: dict[str, Robots] = field(default_factory=dict)
    _held: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._turns = Turns(self.clock, self.on_host)

    def fetch(self, address: str) -> Original:
        """What stands at an address, after its redirects.

        Raises AddressGone for what was taken away for good, AskedToWait where the server asks to be left alone for longer than is waited,
        HostUnreachable where nobody answers or the host is not public, and FetchError for all else that stands in the way: an address that may not be fetched, a robots.txt that
        says no, an answer other than success, what passes a limit.
        """
        found = self.fetch_changed(address)
        if found is None:
            raise FetchError(f"the server answered {status_words(304)}", where=address, mend=SAVE)
        return found

    def fetch_changed(
        self, address: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Original | None:
        """The same where it is not what it was when the server sent this ETag or date; None where it is. Raises what ``fetch`` raises."""
        try:
            return self._followed(address, _conditions(etag, last_modified))
        except FetchError as error:
            error.where = address
            raise

    def _followed(self, address: str, conditions: Mapping[str, str]) -> Original | None:
        """What stands at the end of the redirects, each of them checked and waited for like the first."""
        place = name = str(checked(address)).partition("#")[0]
        seen: set[str] = set()
        left = self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            if place in seen:
                raise FetchError("it redirects in a circle", mend=SAVE)
            seen.add(place)
            self._check_robots(place)
            answer, spent = self._ask(place, {**_HEADERS, **conditions}, left)
            left -= spent
            target = answer.location
            if target is None:
                return self._original(address, name, answer, asked_again=bool(conditions))
            name = renamed(name, answer.status, place, target)
            place = target.partition("#")[0]
        raise FetchError(f"it redirects more than {self.limits.redirects} times", mend=SAVE)

    def _original(self, address: str, name: str, answer: Answer, *, asked_again: bool) -> Original | None:
        if answer.status == HTTPStatus.NOT_MODIFIED and asked_again:
            return None
        if answer.status == HTTPStatus.GONE:
            raise AddressGone(
                "the server answered 410 Gone: it was taken away for good", mend="A copy may be archived."
            )
        if answer.status != HTTPStatus.OK:
            raise FetchError(f"the server answered {status_words(answer.status)}", mend=SAVE)
        if not answer.body:
            raise FetchError("the answer is empty", mend=SAVE)
        return Original(
            raw=answer.body,
            where=address,
            got=Got.FETCHED,
            address=named(name),
            base=answer.place.partition("#")[0],
            media_type=answer.media_type,
            charset=answer.charset,
            retrieved=self.clock.now(),
            etag=_etag(answer.headers.get("etag")),
            last_modified=_date(answer.headers.get("last-modified")),
        )

    def _ask(self, place: str, headers: Mapping[str, str], seconds: float) -> tuple[Answer, float]:
        """The answer when it is the host's turn, and how long it took. A host that asks to be left alone is asked once more, where that is not too long."""
        host = host_of(place)
        spent = 0.0
        for is_last in (False, True):
            self._check_held(host)
            self._turns.wait(host)
            began = time.monotonic()
            try:
                with asking(place, headers, self.limits, seconds=seconds - spent) as ask:
                    answer = ask(place)
            finally:
                spent += time.monotonic() - began
                self._turns.asked(host)
            wait = self._asked_to_wait(answer)
            if wait is None:
                return answer, spent
            if wait > LONGEST or is_last:
                self._held[host] = self.clock.ticks() + wait
                raise _left_alone(wait, status_words(answer.status))
            self._turns.hold(host, wait)
        raise AssertionError  # the second turn ends

    def _asked_to_wait(self, answer: Answer) -> float | None:
        """The seconds after which the server wants to be asked again, None where it says nothing of the kind."""
        said = answer.headers.get("retry-after", "").strip() if answer.status in _WAIT else ""
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            until = parsedate_to_datetime(said)
        except (ValueError, OverflowError):
            return None
        until = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
        return max(0.0, (until - self.clock.now()).total_seconds())

    def _check_held(self, host: str) -> None:
        """Raises AskedToWait while a host wants to be left alone: it is not asked for the next page either."""
        wait = self._held.get(host, 0.0) - self.clock.ticks() if host in self._held else 0.0
        if wait > 0:
            raise _left_alone(wait, "as it said before")

    def _check_robots(self, place: str) -> None:
        """Raises FetchError where the host does not want programs to read an address, or nobody can tell."""
        url = checked(place)
        root = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        if root not in self._robots:
            self._robots[root] = self._asked_robots(root)
            self._keep_delay(host_of(place), self._robots[root].delay)
        robots = self._robots[root]
        if not robots.reached:
            raise HostUnreachable(robots.why, mend=LATER)
        if not robots.allows(place):
            said = f"cannot be read ({robots.why})" if robots.why else "asks programs not to read it"
            raise FetchError(f"the robots.txt of {url.host} {said}", mend=LATER if robots.why else SAVE)

    def _asked_robots(self, root: str) -> Robots:
        """The rules of a host, after as many redirects as the RFC wants followed. More of them mean that there are no rules. Source: RFC 9309, section 2.3.1.2."""
        place, left = root, self.limits.seconds
        try:
            for _ in range(ROBOTS_REDIRECTS + 1):
                host = host_of(place)
                self._turns.wait(host)
                began = time.monotonic()
                try:
                    with asking(place, _HEADERS, self.limits, seconds=left, enough=ROBOTS_BYTES) as ask:
                        answer = ask(place)
                finally:
                    left -= time.monotonic() - began
                    self._turns.asked(host)
                target = answer.location
                if target is None:
                    return verdict_of(answer.status) or read_robots(answer.body)
                place = target
        except FetchError as error:
            return closed(error.what, reached=not isinstance(error, HostUnreachable) or host_of(place) != host_of(root))
        return EVERYTHING

    def _keep_delay(self, host: str, seconds: float | None) -> None:
        if seconds is None:
            return
        self._turns.slow(host, seconds)
        if seconds > LONGEST:
            self.notes.append(f"{host} asks for {seconds:g} seconds between two requests; {LONGEST:g} were kept")


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for what changed. Source: RFC 9110, sections 13.1.2 and 13.1.3: the date counts only where there is no ETag."""
    tag, day = _etag(etag), _date(last_modified)
    return {"If-None-Match": tag} if tag else {"If-Modified-Since": day} if day else {}


def _etag(said: str | None) -> str | None:
    """An ETag that can be sent back as it is, None for any other."""
    fits = said is not None and len(said) <= _ETAG_LENGTH and said.isascii() and said.isprintable()
    return said.strip() or None if fits and said is not None else None


def _date(said: str | None) -> str | None:
    """A date of HTTP as it was written, None for what is none."""
    try:
        found: datetime | None = parsedate_to_datetime(said) if said is not None and said.isascii() else None
    except (ValueError, OverflowError):
        return None
    return said if found is not None and said is not None and len(said) <= 64 and said.isprintable() else None


def _left_alone(seconds: float, why: str) -> AskedToWait:
    return AskedToWait(
        f"the server asks to be left alone for {seconds:,.0f} seconds ({why})",
        seconds=seconds,
        mend="Ask again after that.",
    )
