"""The closed lists of words that claims and discrepancies are described with.

Each member's value is what stands in NDJSON, in the database and on the command line.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "GONE",
    "TO_REVIEW",
    "AnchorFit",
    "AsOfBasis",
    "Because",
    "Cause",
    "ClaimKind",
    "Comparator",
    "Direction",
    "DiscrepancyKind",
    "Ending",
    "EventKind",
    "EvidenceKind",
    "EvidenceRole",
    "Extent",
    "Form",
    "Got",
    "LinkRole",
    "Modality",
    "Part",
    "QuantityKind",
    "RemarkKind",
    "Resolution",
    "SourceKind",
    "Stage",
    "State",
    "Status",
    "StepKind",
]


class QuantityKind(StrEnum):
    """What a printed figure is.

    The first five are quantities and claims; a member (``one of the oldest banks``) and a period (``the past three years``) are quantities
    but claim nothing by themselves; a rank and a founding year claim something but are no quantities; the others are neither.
    """

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    MULTIPLE = "multiple"
    MEMBER = "member"
    PERIOD = "period"
    RANK = "rank"
    YEAR = "year"
    DATE = "date"
    CLOCK = "clock"
    NAME = "name"
    ORDINAL = "ordinal"
    IDIOM = "idiom"
    FURNITURE = "furniture"


class Comparator(StrEnum):
    """How a printed value bounds the true one."""

    EXACT = "exact"
    APPROX = "approx"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    RANGE = "range"


class Direction(StrEnum):
    """Which way a figure moved."""

    UP = "up"
    DOWN = "down"


class ClaimKind(StrEnum):
    """A quantity of a metric of a subject, or an actor who does something."""

    NUMERIC = "numeric"
    POLICY = "policy"


class Form(StrEnum):
    """What a numeric claim states about its metric."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    RATE = "rate"
    RANK = "rank"
    DURATION = "duration"


class AsOfBasis(StrEnum):
    """Where the period of a claim comes from."""

    STATED = "stated"
    INFERRED = "inferred"
    PUBLISHED = "published"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """Whether the figure is a fact, an intention, a guess, or said not to be so."""

    ACTUAL = "actual"
    PLAN = "plan"
    TARGET = "target"
    ESTIMATE = "estimate"
    FEARED = "feared"
    PRELIMINARY = "preliminary"
    DENIED = "denied"


class Extent(StrEnum):
    """How much of its metric a figure covers."""

    WHOLE = "whole"
    PART = "part"
    INCREMENT = "increment"
    CUMULATIVE = "cumulative"
    ONE_PERIOD = "one_period"


class Stage(StrEnum):
    """How far a policy has come."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    COMPLETED = "completed"
    REPORTED = "reported"


class LinkRole(StrEnum):
    """What another figure of the same article is to a claim.

    ``PART``: the numerator of a share (116 in "116, or 53.7% of the city's"); ``WHOLE``: its denominator (119 in
    "119 platforms, 57% of them"); ``CONVERSION``: the same amount in another unit; ``BASELINE``: the earlier value
    of a change; ``LINKED``: a figure that a policy mentions.
    """

    PART = "part"
    WHOLE = "whole"
    CONVERSION = "conversion"
    BASELINE = "baseline"
    LINKED = "linked"


class Status(StrEnum):
    """Verification status: where a claim stands. ``disputed`` is derived and never stored."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    REFUTED = "refuted"
    OUTDATED = "outdated"
    UNVERIFIABLE = "unverifiable"
    WITHDRAWN = "withdrawn"


class AnchorFit(StrEnum):
    """How well a quote was found again in a version of its article."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHANED = "orphaned"


class DiscrepancyKind(StrEnum):
    """The most likely reason why sides do not agree."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"
    RESTATEMENT = "restatement"
    DEFINITION = "definition"
    SCOPE = "scope"
    BASIS = "basis"
    MODALITY = "modality"
    ROUNDING = "rounding"
    SCALE = "scale"
    UNIT = "unit"
    DIGITS = "digits"
    ARITHMETIC = "arithmetic"
    TREND = "trend"
    DATING = "dating"
    POLICY = "policy"
    IDENTITY = "identity"


class State(StrEnum):
    """Where a stored discrepancy stands."""

    OPEN = "open"
    RESOLVED = "resolved"
    WAITING = "waiting"
    REOPENED = "reopened"
    STALE = "stale"
    SETTLED = "settled"


TO_REVIEW = (State.OPEN, State.REOPENED)
"""The states in which a discrepancy waits for a reviewer."""

GONE = (State.STALE, State.SETTLED)
"""The states of a discrepancy that the last comparison did not find."""


class Part(StrEnum):
    """What part a reviewer has in a question: to decide it, to look at it a second time without what the first found, or to settle what two found."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


class Resolution(StrEnum):
    """What a reviewer finds about a discrepancy."""

    ONE_RIGHT = "one_right"
    ALL_RIGHT = "all_right"
    NONE_RIGHT = "none_right"
    SUPERSEDED = "superseded"
    NOT_COMPARABLE = "not_comparable"
    SAME_VOICE = "same_voice"
    UNSURE = "unsure"


class Because(StrEnum):
    """Why figures that differ are all right."""

    UPDATE = "update"
    DEFINITION = "definition"
    SCOPE = "scope"
    BASIS = "basis"
    ROUNDING = "rounding"


class Cause(StrEnum):
    """How a figure came to be wrong. ``EXTRACTION``: the article is right, it was misread."""

    SCALE = "scale"
    UNIT = "unit"
    DIGITS = "digits"
    TRANSLATION = "translation"
    EXTRACTION = "extraction"
    ARITHMETIC = "arithmetic"
    OTHER = "other"


class EvidenceKind(StrEnum):
    """What a decision rests on."""

    ADDRESS = "address"
    DOCUMENT = "document"
    CLAIM = "claim"
    NOTE = "note"


class EvidenceRole(StrEnum):
    """Whether evidence is where a figure comes from, or repeats what another said."""

    PRIMARY = "primary"
    REPEATER = "repeater"


class Ending(StrEnum):
    """Why a decision stands no longer: a later one on the same thing, or somebody took it back."""

    SUPERSEDED = "superseded"
    UNDONE = "undone"


class StepKind(StrEnum):
    """What a reviewer did in one step of a session: decisions recorded together, a ruling on names, a correction of a claim, a claim added."""

    DECIDE = "decide"
    RULE = "rule"
    CORRECT = "correct"
    ADD = "add"


class EventKind(StrEnum):
    """What a line of the audit trail tells of."""

    INGEST = "ingest"
    EXTRACT = "extract"
    MATCH = "match"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    DECIDE = "decide"
    UNDO = "undo"
    CORRECT = "correct"
    ADD = "add"
    ALIAS = "alias"
    ARCHIVE = "archive"
    SOURCE = "source"
    IMPORT = "import"


class Got(StrEnum):
    """How the bytes of an article were got: from a file, from a file inside an archive, from a record of a WARC file or a line of NDJSON, from the web, from standard input or a program."""

    FILE = "file"
    MEMBER = "member"
    RECORD = "record"
    FETCHED = "fetched"
    GIVEN = "given"


class RemarkKind(StrEnum):
    """What an article says of where it has its words from: whom it repeats, that it was translated, that it does not answer for what it says."""

    SOURCE = "source"
    TRANSLATION = "translation"
    DISCLAIMER = "disclaimer"


class SourceKind(StrEnum):
    """What a source is."""

    AGENCY = "agency"
    OUTLET = "outlet"
    GOVERNMENT = "government"
    COMPANY = "company"
    RESEARCH = "research"
