"""What a review session asks of whoever runs it: to fetch, to show, to ask, to record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.decision import Finding, Question, Verdict
from factcheck.core.scope import Scope
from factcheck.review.addition import Addition
from factcheck.review.claims import ClaimToCheck
from factcheck.review.together import Foreseen, Way

__all__ = [
    "Act",
    "Add",
    "Ask",
    "Correct",
    "Fetch",
    "FindAlike",
    "Fit",
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
    "Sketch",
    "Survey",
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
    """Record the status of the claim as it was seen, and of the claims of its reading that are ``covered``. Answered by ``saved`` or ``refused``."""

    seen: Claim
    verdict: Verdict
    covered: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """See what the claim would be with these words over its fields (name, words); nothing is recorded. Answered by ``fitted`` or ``refused``."""

    seen: Claim
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Correct:
    """Record these words over the fields of the claim as it was seen, and compare again. Answered by ``changed`` or ``refused``."""

    seen: Claim
    said: Mapping[str, str]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """See where the claims of an article stand. Answered by ``surveyed`` or ``refused``."""

    article: Article


@dataclass(frozen=True, slots=True)
class Sketch:
    """See what claim words of the article make; nothing is recorded. Answered by ``fitted`` or ``refused``."""

    article: Article
    addition: Addition


@dataclass(frozen=True, slots=True)
class Add:
    """Record a claim that words of the article as it was seen make, and compare again. Answered by ``changed`` or ``refused``."""

    article: Article
    addition: Addition


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
    Fetch | Mark | Narrow | Show | Ask | Say | Keys | Preview | Weigh | Save | Verify | Fit | Correct | Survey | Sketch | Add | Rule | Undo | Leave
    | LookBack | UndoAll | FindAlike | Foresee | SaveAll
)  # fmt: skip
