"""Claims made comparable: what crosses the door from normalise to match."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.core.claim import Claim
from factcheck.core.interval import Interval
from factcheck.core.period import Period
from factcheck.core.vocabulary import Extent

__all__ = ["Interval", "Measure", "NameForm", "Provision", "Topic"]


@dataclass(frozen=True, slots=True)
class NameForm:
    """The normal form of a name: its words folded, without articles and legal forms, and the kind of thing it names ("" unknown)."""

    words: tuple[str, ...]
    kind: str

    @property
    def text(self) -> str:
        """The words as one text, "" for no name."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a stretch of text that tell what it is about: proper names, and other content words, all folded."""

    names: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A numeric claim in its base unit, with its interval, its period and the normal forms of its names.

    ``key`` is the claim's. ``firm`` is what the print claims firmly, ``compatible`` what it does not contradict (wider or equal). ``dimension``
    is what is compared with what: ``count``, ``money:CNY``, ``length``, ``percent``, ``rank``, ``count/10000 person`` ...; ``nature`` is the
    form, where the end of a change "from A to B" is a level; a fall is a negative change. ``full`` is the fullest form that the article has for the name of the ``subject``. ``step`` is half a unit of the last
    printed place, ``factor`` the base units in one printed unit. ``head`` is the concept that is counted or measured (``death``, ``platform``; "" unknown), ``facet`` the noun that
    measures it (``turnover``), ``modifiers`` the other words of the noun phrase, ``action`` the concept of the verb that carries it,
    ``terms`` the concepts of all words of the metric, whatever their place, ``beside`` the telling words near the figure that are neither its metric nor its subject, ``occurrences`` the sorts of occurrence and ``years`` the years that the sentence names, ``crowd`` how many different values its article has for the same head, ``sums`` what it adds up to with neighbours of its kind in its sentence, ``scope`` the words that narrow it. ``extent`` is the claim's, or `part` where the words behind the figure say so (``two of them``). ``earlier`` marks the value that a change started from,
    ``chronicle`` a figure of an article that tells of many days, ``told`` the day on which it was told (that of the entry in a chronicle), ``states_time`` that the words around it say when, ``converted`` one that repeats another in a further unit of its dimension. ``sentence`` and ``article`` say what is spoken of around it; ``place`` in
    the article is ``claim.value_start``. ``quote_hash`` is equal for sentences of equal words.
    """

    claim: Claim
    key: str
    article_key: str
    dimension: str
    nature: str
    value: Decimal
    value_high: Decimal | None
    factor: Decimal
    step: Decimal
    firm: Interval
    compatible: Interval
    period: Period | None
    subject: NameForm
    full: NameForm
    metric: str
    head: str
    facet: str
    modifiers: frozenset[str]
    action: str
    scope: frozenset[str]
    whole: NameForm
    sentence: Topic
    article: Topic
    quote_hash: str
    told: date | None = None
    states_time: bool = False
    terms: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    occurrences: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    crowd: int = 1
    sums: tuple[Interval, ...] = ()
    extent: Extent | None = None
    earlier: bool = False
    chronicle: bool = False
    converted: bool = False

    @property
    def comparable(self) -> tuple[str, str]:
        """What the measure is compared with: those of its dimension and nature; a percentage is one whether it is told as a share or not."""
        return self.dimension, "level" if self.nature == "share" and self.dimension == "percent" else self.nature

    @property
    def currency(self) -> str | None:
        """The ISO 4217 code of an amount of money, else None."""
        return self.dimension.removeprefix("money:") if self.dimension.startswith("money:") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A policy claim with the normal forms of its actor and object, and its period. ``full`` is the fullest form that the article has for the name of the ``actor``."""

    claim: Claim
    key: str
    article_key: str
    actor: NameForm
    full: NameForm
    action: str
    object: frozenset[str]
    period: Period | None
    sentence: Topic
    article: Topic
    quote_hash: str
