"""What a review session asks of whoever runs it: to fetch, to show, to ask, to record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.core.claim import Claim
from factcheck.core.decision import Finding, Question, Verdict
from factcheck.core.scope import Scope
from factcheck.review.claims import ClaimToCheck
from factcheck.review.together import Foreseen, Way

__all__ = [
    "Act",
    "Ask",
    "Fetch",
    "FindAlike",
    "Foresee",
    "Keys",
    "Leave",
    "LookBack",
    "Mark",
    "Matter",
    "Narrow",
    "Preview",
    "Rule",
    "Save",
    "SaveAll",
    "Say",
    "Show",
    "Undo",
    "UndoAll",
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
    """Show it. ``reach`` counts how often more text was asked for; ``position`` of ``waiting`` is its place in the queue; ``today`` tells what is overdue."""

    matter: Matter
    reach: int
    position: int
    waiting: int
    today: date = date.min


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask, and give the answer to ``step``. ``single``: one key is an answer. ``legend`` is what may be answered, in short."""

    prompt: str
    single: bool = True
    legend: str = ""


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
    """Record that two names are one thing (``same``), or two, and compare again. Answered by ``changed`` or ``refused``."""

    name: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Narrow:
    """Look up what waits behind another filter. Answered by ``narrowed``."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last step of this session. Answered by ``undone`` or ``refused``."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """Look up how much of this session can be taken back. Answered by ``learned`` (a ``Takeable``) or ``refused``."""


@dataclass(frozen=True, slots=True)
class UndoAll:
    """Take back all of this session. Answered by ``undone`` or ``refused``."""


@dataclass(frozen=True, slots=True)
class FindAlike:
    """Look up what the discrepancies of these numbers are about. Answered by ``learned`` (``Trait`` s) or ``refused``."""

    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foresee:
    """Look up what the way of deciding would do to each of these discrepancies. Answered by ``learned`` (a ``Foreseen``) or ``refused``."""

    numbers: tuple[str, ...]
    way: Way


@dataclass(frozen=True, slots=True)
class SaveAll:
    """Record what was foreseen, all together. Answered by ``saved_all`` or ``refused``."""

    foreseen: Foreseen


@dataclass(frozen=True, slots=True)
class Leave:
    """The session is over. ``finished``: it came to its end, and the next one begins from the top."""

    finished: bool


Act = (
    Fetch | Mark | Narrow | Show | Ask | Say | Keys | Preview | Weigh | Save | Verify | Rule | Undo | Leave
    | LookBack | UndoAll | FindAlike | Foresee | SaveAll
)  # fmt: skip
