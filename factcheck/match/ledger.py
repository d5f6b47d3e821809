"""The measures of a comparison, looked up the ways that checks need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from factcheck.core.measure import Measure, NameForm, Provision
from factcheck.core.rate import Rate, Rates
from factcheck.core.vocabulary import LinkRole
from factcheck.match.entities import Names

__all__ = ["Ledger"]


class Ledger:
    """Measures and provisions in order of their keys, with the links of articles resolved and names looked up."""

    def __init__(
        self, measures: Sequence[Measure], provisions: Sequence[Provision], names: Names, rates: Rates | None
    ) -> None:
        self.measures = measures
        self.provisions = provisions
        self.names = names
        self.rates = rates

    # The look-ups are made when they are first asked for: of the many small groups most need one or none.

    @cached_property
    def _at(self) -> dict[tuple[str, int], list[Measure]]:
        found: dict[tuple[str, int], list[Measure]] = defaultdict(list)
        for measure in self.measures:
            found[measure.article_key, measure.claim.value_start or 0].append(measure)
        return found

    @cached_property
    def _naming(self) -> dict[tuple[str, int], list[Measure]]:
        found: dict[tuple[str, int], list[Measure]] = defaultdict(list)
        for measure in self.measures:
            for start in sorted({link.value_start for link in measure.claim.links}):
                found[measure.article_key, start].append(measure)
        return found

    @cached_property
    def _sentences(self) -> dict[tuple[str, int], list[Measure]]:
        found: dict[tuple[str, int], list[Measure]] = defaultdict(list)
        for measure in self.measures:
            found[measure.article_key, measure.claim.context_start].append(measure)
        for sentence in found.values():
            sentence.sort(key=lambda m: (m.claim.value_start or 0, m.key))
        return found

    @cached_property
    def _by_head(self) -> dict[tuple[str, str, str], list[Measure]]:
        found: dict[tuple[str, str, str], list[Measure]] = defaultdict(list)
        for measure in self.measures:
            if measure.head:
                found[measure.dimension, measure.nature, measure.head].append(measure)
        return found

    def linked(self, measure: Measure, role: LinkRole) -> list[Measure]:
        """The measures of its article that a measure names in a role."""
        return [
            m
            for link in measure.claim.links
            if link.role is role
            for m in self._at.get((measure.article_key, link.value_start), ())
        ]

    def linking(self, measure: Measure, role: LinkRole) -> list[Measure]:
        """The measures of its article that name a measure in a role."""
        start = measure.claim.value_start or 0
        return [
            m
            for m in self._naming.get((measure.article_key, start), ())
            if any(link.role is role and link.value_start == start for link in m.claim.links)
        ]

    def of_head(self, dimension: str, nature: str, head: str) -> Sequence[Measure]:
        """The measures of a dimension, nature and head."""
        return self._by_head.get((dimension, nature, head), ())

    def subject(self, measure: Measure) -> NameForm:
        """The fullest form of a measure's subject."""
        return self.names.of(measure)

    def rate(self, first: str, second: str, day: date) -> Rate | None:
        """The exchange rate of a day with its date and source, None where none is known or none were given."""
        found = None if self.rates is None else self.rates(first, second, day)
        if isinstance(found, Decimal):
            found = Rate(found, day, "the rates given")
        return found if found is not None and found.value > 0 else None

    @property
    def items(self) -> list[Measure | Provision]:
        """All that is compared: figures, then policies."""
        return [*self.measures, *self.provisions]

    def sentence_of(self, measure: Measure) -> Sequence[Measure]:
        """The measures of its sentence, in reading order."""
        return self._sentences.get((measure.article_key, measure.claim.context_start), ())

    def by_sentence(self) -> Iterable[list[Measure]]:
        """The measures sentence by sentence, in reading order."""
        return [self._sentences[key] for key in sorted(self._sentences)]
