"""What a report is made of. It holds no clock: the same ledger gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from factcheck.core.article import Article
from factcheck.core.chain import Head
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy, Series
from factcheck.core.document import Remark
from factcheck.core.interval import Interval
from factcheck.core.precedent import Precedent
from factcheck.core.repeats import Repeats
from factcheck.core.telling import source_words
from factcheck.core.vocabulary import GONE, TO_REVIEW, Comparator, SourceKind, State, Status
from factcheck.report.since import Since

__all__ = ["ArticleLine", "Contents", "Narrowing", "Reading", "SeriesLine", "SourceLine", "standing"]

_OPEN = frozenset((*TO_REVIEW, State.WAITING))


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article of the report, how many claims were read in it, how many of those stand in an open discrepancy, and what it says of its own words."""

    article: Article
    claims: int
    disputed: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source: ``name`` None stands for the articles whose source is unknown; ``first`` and ``last`` are dates of its articles; ``repeats`` is how much of it others printed before. ``statuses`` counts its claims that reviewers gave a status."""

    name: str | None
    articles: int
    claims: int
    disputed: int
    first: date | None
    last: date | None
    kind: SourceKind | None = None
    owner: str | None = None
    country: str | None = None
    notes: str | None = None
    repeats: Repeats = field(default_factory=Repeats)
    statuses: Mapping[Status, int] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """What is known of it, and how much of it is copied, in a line; empty where nothing is."""
        known = source_words(self.kind, self.country, self.owner, self.notes)
        return "; ".join(words for words in (known, self.repeats.told) if words)


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of a series that state the same value for the same period."""

    as_of: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series with its number (``S4``); its claims are in order of their periods. ``firm`` is what a figure that is no exact one claims firmly, by the key of its claim."""

    id: str
    series: Series
    firm: Mapping[str, Interval] = field(default_factory=dict)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings, in the order of the claims."""
        found: dict[tuple[str | None, Decimal | None, Decimal | None, Comparator | None, str | None], list[Claim]] = {}
        for claim in self.series.claims:
            stated = (claim.as_of, claim.value, claim.value_high, claim.comparator, claim.unit)
            found.setdefault(stated, []).append(claim)
        return tuple(Reading(stated[0], tuple(claims)) for stated, claims in found.items())


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a report is narrowed to, in words, and what is left out by it, in a sentence without its full stop."""

    words: str
    left_out: str


def standing(made: Iterable[Decision]) -> Decision | None:
    """The one of the decisions on a discrepancy that stands."""
    return next((decision for decision in made if decision.stands and not decision.is_second), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything that a format may print.

    ``discrepancies``, ``articles``, ``series`` and ``sources`` come in the order in which they are to be read, ``decisions`` from the first to
    the latest; ``similar`` is the past decision on the question most like each open one, by its number, where there is one; ``judged`` are the claims whose status decisions have set. ``head`` is the end of the audit trail, None for a ledger without one, ``ledger`` the hash of its beginning; ``since`` is what changed since an earlier end, where that is asked; ``narrowing`` says what is left out. ``facts`` are pairs of words that say what the report was made
    from (the program's version, the rules', the run), printed as they stand at the end.
    """

    discrepancies: tuple[Discrepancy, ...]
    articles: tuple[ArticleLine, ...]
    series: tuple[SeriesLine, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    decisions: tuple[Decision, ...] = ()
    similar: Mapping[str, Precedent] = field(default_factory=dict)
    judged: tuple[Claim, ...] = ()
    head: Head | None = None
    ledger: str | None = None
    since: Since | None = None
    narrowing: Narrowing | None = None
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> tuple[Discrepancy, ...]:
        """The discrepancies that wait for a decision."""
        return tuple(found for found in self.discrepancies if found.state in _OPEN)

    @property
    def decided(self) -> tuple[Discrepancy, ...]:
        """Those that a reviewer resolved."""
        return tuple(found for found in self.discrepancies if found.state is State.RESOLVED)

    @property
    def gone(self) -> tuple[Discrepancy, ...]:
        """Those that a correction settled, and those that are not found any more."""
        return tuple(found for found in self.discrepancies if found.state in GONE)

    @property
    def decisions_on(self) -> Mapping[str, tuple[Decision, ...]]:
        """The decisions on each discrepancy, by its number: the one that stands first, then the ended ones, latest first.

        Second reviews that stand are left out: the decision that they are about tells of them.
        """
        found: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            if decision.discrepancy is not None and not (decision.is_second and decision.stands):
                found.setdefault(decision.discrepancy, []).append(decision)
        return {
            number: (*(one for one in made if one.stands), *(one for one in reversed(made) if not one.stands))
            for number, made in found.items()
        }

    @property
    def verifications(self) -> tuple[Decision, ...]:
        """The standing decisions on claims alone, from the first to the latest."""
        return tuple(decision for decision in self.decisions if decision.discrepancy is None and decision.stands)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim that the report names, by number (by key outside a ledger), in the order of the numbers."""
        found = [claim for one in self.discrepancies for claim in one.claims]
        found += [claim for line in self.series for claim in line.series.claims]
        named = {claim.id or claim.key: claim for claim in (*found, *self.judged)}
        return dict(sorted(named.items(), key=lambda item: (len(item[0]), item[0])))

    @property
    def claim_count(self) -> int:
        """How many claims all articles have together."""
        return sum(line.claims for line in self.articles)
