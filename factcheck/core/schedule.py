"""When an article is due to be asked for again: pure reckoning with times, which come in from outside."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from factcheck.core.watched import WatchOutcome

__all__ = ["LONGEST", "born", "next_due"]

LONGEST = timedelta(days=30)
"""Nothing is left alone for longer than that, however old it is or however often it failed, unless its server asks for it."""

_STEPS = (
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=8), timedelta(days=1)),
    (timedelta(days=69), timedelta(days=7)),
)
"""Up to which age, how often: every hour on the first day, every day for a week, every week for two months, then every month. Reason: most corrections come
within hours of publication, when the story still runs; later ones come with the next story, or not at all."""


def born(read: datetime, published: date | None, changed: datetime | None = None) -> datetime:
    """The moment from which an article's age counts: its day of publication, where that came before it was ``read`` first; or its last change, after which it is young again.

    All times are in UTC.
    """
    begun = read if published is None else min(read, datetime.combine(published, time(), UTC))
    return begun if changed is None else max(begun, changed)


def next_due(
    asked: datetime, begun: datetime, *, outcome: WatchOutcome | None = None, failures: int = 0, wait: float = 0
) -> datetime | None:
    """When an article that was ``asked`` for is due again; None for one that is gone.

    ``begun`` is when its age began. Each failure in a row doubles the time, up to a month; ``wait`` are the seconds for which its server asked to be left alone.
    """
    if outcome is WatchOutcome.GONE:
        return None
    age = asked - begun
    often = next((step for until, step in _STEPS if age < until), LONGEST)
    pause = min(LONGEST, often * (1 << min(failures, 10)))
    return asked + max(pause, timedelta(seconds=min(wait, LONGEST.total_seconds() * 12)))
