"""What a review session asks of whoever runs it: to fetch, to show, to ask, to record."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.decision import Finding, Question, Verdict
from factcheck.review.claims import ClaimToCheck

__all__ = [
    "Act",
    "Ask",
    "Fetch",
    "Keys",
    "Leave",
    "Mark",
    "Matter",
    "Preview",
    "Rule",
    "Save",
    "Say",
    "Show",
    "Undo",
    "Verify",
    "Weigh",
]

Matter = Question | ClaimToCheck
"""What is before a reviewer's eyes."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """Look up the queue as it is now, and the thing of that number (None: the queue alone). Answered by ``arrived``."""

    number: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Keep the place, what was passed over and how much was decided, so that the next session goes on there."""

    place: str
    skipped: tuple[str, ...]
    decided: int


@dataclass(frozen=True, slots=True)
class Show:
    """Show it. ``reach`` counts how often more text was asked for; ``position`` of ``waiting`` is its place in the queue."""

    matter: Matter
    reach: int
    position: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask, and give the answer to ``step``. ``single``: one key is an answer. ``legend`` is what may be answered, in short.

    With an ``article`` words of it may be marked instead of typed: ``@12:40`` is the span of its text from the code point 12 up to 40. ``known`` are the
    spans of the claims that were found in it already.
    """

    prompt: str
    single: bool = True
    legend: str = ""
    article: Article | None = None
    known: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Say:
    """Say one sentence."""

    words: str


@dataclass(frozen=True, slots=True)
class Keys:
    """Show what the keys mean, a row each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Show what will be recorded, and what it changes: lines, the first of which sums it up."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weigh:
    """Make evidence of these words: an address, a file, a claim or a note. Answered by ``weighed`` or ``refused``."""

    words: str


@dataclass(frozen=True, slots=True)
class Save:
    """Record the finding about the discrepancy as it was seen. Answered by ``saved`` or ``refused``."""

    seen: Question
    finding: Finding


@dataclass(frozen=True, slots=True)
class Verify:
    """Record the status of the claim as it was seen. Answered by ``saved`` or ``refused``."""

    seen: Claim
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Rule:
    """Record that two names are one thing (``same``), or two, and compare again. Answered by ``ruled`` or ``refused``."""

    name: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last decision of this session. Answered by ``undone`` or ``refused``."""


@dataclass(frozen=True, slots=True)
class Leave:
    """The session is over. ``finished``: it came to its end, and the next one begins from the top."""

    finished: bool


Act = Fetch | Mark | Show | Ask | Say | Keys | Preview | Weigh | Save | Verify | Rule | Undo | Leave
