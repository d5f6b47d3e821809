"""When a host may be asked again: nobody is asked faster than is polite, or than they ask for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

__all__ = ["LONGEST", "POLITE", "Clock", "OnHost", "SystemClock", "Turns"]

POLITE = 1.0
"""Seconds between two requests to one host that asks for nothing else. Reason: what a person who clicks would need."""

LONGEST = 30.0
"""Seconds that are waited at most between two requests, whatever a host asks for; and the longest that it is waited for a host that asks to be left alone."""

OnHost = Callable[[str, float], None]
"""Is told of each request before it: the host, and the seconds that it is waited for."""


class Clock(Protocol):
    """The time, and waiting."""

    def now(self) -> datetime:
        """The time in UTC."""

    def ticks(self) -> float:
        """Seconds since some moment; they never go back."""

    def sleep(self, seconds: float) -> None:
        """Waits."""


class SystemClock:
    """The machine's."""

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)

    def ticks(self) -> float:
        """Seconds since some moment; they never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


@dataclass(slots=True)
class Turns:
    """The turns of hosts during one call. ``clock`` counts the seconds, ``on_host`` is told whose turn it is."""

    clock: Clock
    on_host: OnHost | None = None
    _next: dict[str, float] = field(default_factory=dict)
    _gaps: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Waits until the host may be asked."""
        seconds = max(0.0, self._next.get(host, 0.0) - self.clock.ticks()) if host in self._next else 0.0
        if self.on_host is not None:
            self.on_host(host, seconds)
        if seconds:
            self.clock.sleep(seconds)

    def asked(self, host: str) -> None:
        """Notes that the host was asked just now."""
        later = self.clock.ticks() + self._gaps.get(host, POLITE)
        self._next[host] = max(later, self._next.get(host, later))

    def slow(self, host: str, seconds: float) -> None:
        """From now on at least so many seconds lie between two requests to the host, as far as the cap."""
        self._gaps[host] = max(POLITE, min(seconds, LONGEST), self._gaps.get(host, 0.0))
        if host in self._next:
            self._next[host] = max(self._next[host], self.clock.ticks() + self._gaps[host])

    def hold(self, host: str, seconds: float) -> None:
        """The host may not be asked before so many seconds have passed."""
        self._next[host] = max(self.clock.ticks() + seconds, self._next.get(host, 0.0))
