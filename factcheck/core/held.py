"""What a ledger holds, thing by thing, as exports take it: in streams, and without the texts of articles where nobody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from factcheck.core.chain import Event, Head
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.document import Block

__all__ = [
    "HeldClaim",
    "HeldCopy",
    "HeldCorrection",
    "HeldDiscrepancy",
    "HeldRun",
    "HeldSource",
    "HeldVersion",
    "Holdings",
    "Judged",
    "KeptRow",
    "Placed",
]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of a table, exactly as it is kept: columns that are NULL are left out; bytes are base64, decimals and times text, truth is true or false."""

    table: str
    columns: Mapping[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class HeldRun:
    """What the program did once over the ledger, in which version, with which rules (a hash)."""

    number: int
    verb: str
    started: datetime
    version: str
    rules: str | None


@dataclass(frozen=True, slots=True)
class HeldSource:
    """Who publishes: its row, the name that articles print and the one that it has now."""

    number: int
    printed: str
    name: str


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """Bytes that are kept: their hash, how many they are, what they were said to be, when they were first seen."""

    sha256: str
    size: int
    media_type: str | None
    retrieved: datetime


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """A version of an article (``A1``). ``source`` is the row of its source; ``address`` None where it names no page of the web."""

    article: str
    number: int
    run: int
    source: int | None
    title: str | None
    author: str | None
    address: str | None
    published: date | None
    modified: date | None
    retrieved: datetime
    language: str
    text_sha256: str
    raw_sha256: str
    got: str | None
    reader: str | None
    reader_version: str | None

    @property
    def id(self) -> str:
        """Its name among all versions: ``A1.v2``."""
        return f"{self.article}.v{self.number}"


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim without its article. ``version`` is that which said it last (``A1.v2``), ``replaces`` the claim whose figure was changed into this one."""

    id: str
    version: str
    run: int
    kind: str
    quote: str
    value: str | None
    unit: str | None
    subject: str | None
    metric: str | None
    as_of: str | None
    status: str
    rule: str
    recorded: datetime
    retired: datetime | None
    replaces: str | None


@dataclass(frozen=True, slots=True)
class HeldCorrection:
    """What a reviewer put over a field of a claim (``C12``)."""

    number: int
    claim: str
    field: str
    value: str | None
    reviewer: str
    recorded: datetime


@dataclass(frozen=True, slots=True)
class HeldDiscrepancy:
    """A discrepancy, with the numbers of the claims on its sides. ``run`` is the one that last found it as it is."""

    id: str
    run: int
    kind: str
    severity: int
    state: str
    subject: str | None
    metric: str | None
    explanation: str
    recorded: datetime
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim where it stands: when it was recorded, in which version of its article, when that was got, and where its text stands in the bytes."""

    claim: Claim
    recorded: datetime
    version: int
    retrieved: datetime
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, and the decision that says last what a reviewer made of it. ``changes_status`` is False where that left its status as it was."""

    claim: Claim
    decision: Decision
    changes_status: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a ledger holds, in streams: each call of one begins anew, and holds no more than some hundred things at once.

    ``name`` is an address that nothing else has, to which the numbers of things are added (``…#C12``). ``program`` is the name and version of what exports,
    ``revision`` that of the tables, ``counts`` how many rows each table has, in the order in which they can be written again.
    """

    name: str
    program: str
    revision: str
    head: Head | None
    counts: Mapping[str, int]
    rows: Callable[[], Iterator[KeptRow]]
    runs: Callable[[], Iterator[HeldRun]]
    sources: Callable[[], Iterator[HeldSource]]
    copies: Callable[[], Iterator[HeldCopy]]
    versions: Callable[[], Iterator[HeldVersion]]
    claims: Callable[[], Iterator[HeldClaim]]
    corrections: Callable[[], Iterator[HeldCorrection]]
    discrepancies: Callable[[], Iterator[HeldDiscrepancy]]
    decisions: Callable[[], Iterator[Decision]]
    events: Callable[[], Iterator[Event]]
    placed: Callable[[], Iterator[Placed]]
    judged: Callable[[], Iterator[Judged]]
    placed_count: int
