"""A claim: one atomic statement, with its exact words."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.core.article import Article
from factcheck.core.keys import content_key
from factcheck.core.quantity import decimal_text
from factcheck.core.vocabulary import (
    AsOfBasis,
    ClaimKind,
    Comparator,
    Direction,
    Extent,
    Form,
    LinkRole,
    Modality,
    Stage,
    Status,
)
from factcheck.errors import ClaimError

__all__ = ["Claim", "Link"]

_Record = dict[str, object]  # named here: inside Claim `object` is what a policy is about


@dataclass(frozen=True, slots=True)
class Link:
    """Another figure of the same article, named by the start of its value, and what it is to the claim."""

    role: LinkRole
    value_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A numeric claim (a quantity of a metric of a subject at a time) or a policy claim (an actor does something).

    ``start`` and ``end`` bound the quote, ``value_start`` and ``value_end`` the figure, ``context_start`` and ``context_end`` the
    sentence, all in code points of ``article.text``. ``value``, ``value_high``, ``place``, ``unit``, ``unit_code``, ``per``, ``counted``
    and ``change_from`` are as in :class:`~factcheck.core.quantity.Quantity`. ``as_of`` and ``effective`` are EDTF text. ``predicate`` is
    the lemma of the verb that carries the metric (``kill``), ``occurrence`` the event that the figure is about. ``rule`` names
    the rule that made the claim. ``id`` is the ledger's local number (``C12``), None outside a ledger. ``restated`` says that a reviewer put another value over the printed one, ``retired`` that the article does not say it any more,
    so that ``article`` is the version that said it last. ``key`` is the content key: article, kind, form and span of the value (of the quote, for a policy claim).
    """

    article: Article
    kind: ClaimKind
    start: int
    end: int
    context_start: int
    context_end: int
    rule: str
    form: Form | None = None
    value_start: int | None = None
    value_end: int | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    place: int | None = None
    comparator: Comparator | None = None
    direction: Direction | None = None
    change_from: Decimal | None = None
    unit: str | None = None
    unit_code: str | None = None
    per: str | None = None
    counted: str | None = None
    subject: str | None = None
    metric: str | None = None
    scope: str | None = None
    share_of: str | None = None
    predicate: str | None = None
    occurrence: str | None = None
    as_of: str | None = None
    as_of_basis: AsOfBasis = AsOfBasis.UNKNOWN
    attribution: str | None = None
    modality: Modality | None = None
    extent: Extent | None = None
    actor: str | None = None
    action: str | None = None
    object: str | None = None
    instrument: str | None = None
    jurisdiction: str | None = None
    stage: Stage | None = None
    effective: str | None = None
    links: tuple[Link, ...] = ()
    status: Status = Status.UNVERIFIED
    id: str | None = None
    restated: bool = field(default=False, compare=False)
    retired: bool = field(default=False, compare=False)
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        span = (self.start, self.end) if self.value_start is None else (self.value_start, self.value_end)
        object.__setattr__(self, "key", content_key(["claim", self.article.key, self.kind, self.form, *span]))
        if not 0 <= self.context_start <= self.start < self.end <= self.context_end <= len(self.article.text):
            raise ClaimError(f"span [{self.start}, {self.end}) is not inside its sentence and article")
        if self.kind is ClaimKind.NUMERIC:
            if self.value is None or self.value_start is None or self.value_end is None or self.form is None:
                raise ClaimError("a numeric claim needs a value, its span and a form")
            if not self.start <= self.value_start < self.value_end <= self.end:
                raise ClaimError(f"value span [{self.value_start}, {self.value_end}) is not inside the quote")

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.article.text[self.start : self.end]

    @property
    def value_text(self) -> str | None:
        """The figure as printed, None for a policy claim."""
        if self.value_start is None:
            return None
        return self.article.text[self.value_start : self.value_end]

    @property
    def is_tabular(self) -> bool:
        """Does the figure stand in a line of a table, whose words say little about what it is?"""
        return self.rule.endswith("table line")

    @property
    def context(self) -> str:
        """The whole sentence."""
        return self.article.text[self.context_start : self.context_end]

    def as_record(self) -> _Record:
        """The dict that the NDJSON line is made of. Exact numbers are strings, dates ISO text."""
        published = self.article.published
        return {
            "id": self.id,
            "key": self.key,
            "article": self.article.id or self.article.key,
            "source": self.article.publisher,
            "published": None if published is None else published.isoformat(),
            "kind": _text(self.kind),
            "form": _text(self.form),
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "value_text": self.value_text,
            "value_start": self.value_start,
            "value_end": self.value_end,
            "value": decimal_text(self.value),
            "value_high": decimal_text(self.value_high),
            "comparator": _text(self.comparator),
            "direction": _text(self.direction),
            "change_from": decimal_text(self.change_from),
            "unit": self.unit,
            "unit_code": self.unit_code,
            "per": self.per,
            "counted": self.counted,
            "subject": self.subject,
            "metric": self.metric,
            "scope": self.scope,
            "share_of": self.share_of,
            "as_of": self.as_of,
            "as_of_basis": _text(self.as_of_basis),
            "attribution": self.attribution,
            "modality": _text(self.modality),
            "extent": _text(self.extent),
            "actor": self.actor,
            "action": self.action,
            "object": self.object,
            "instrument": self.instrument,
            "jurisdiction": self.jurisdiction,
            "stage": _text(self.stage),
            "effective": self.effective,
            "status": _text(self.status),
            "rule": self.rule,
        }


def _text(member: object) -> str | None:
    """An enum member as plain text."""
    return None if member is None else str(member)
