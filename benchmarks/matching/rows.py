"""Articles of claims made for the benchmark, with their truth: who is meant, what is measured, for which year, and what was planted.

A world has subjects, each with metrics of its own, and every fact (subject, metric, year) has one true value, so that claims of one fact agree
unless a conflict was planted. Popular subjects and metrics are a long tail (Zipf and Mandelbrot: weight 1/(rank + 20)); subjects and articles
grow together, as news does. An article depends on its number, the size of the world and the seed alone, so that any part can be made again.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, Comparator, Form
from matching.vocabulary import METRICS, MODIFIERS, SOURCES, VERBS, forms_of, place_name

__all__ = ["CLAIMS_PER_ARTICLE", "Fact", "Truth", "World"]

CLAIMS_PER_ARTICLE = 30
CLAIMS_PER_SUBJECT = 25
METRICS_PER_SUBJECT = 12
_FLATTENING = 20
_PLANTED, _LOOK_ALIKE = 0.8, 0.8
"""Conflicts and look-alikes planted in an article, on average."""

_CONFLICTS = ("contradiction", "digits", "scale")
_LOOK_ALIKES = ("other year", "other metric", "other subject")


@dataclass(frozen=True, slots=True)
class Fact:
    """What a claim is about: numbers of the subject and of one of its metrics, and the year; ``stated`` says whether the sentence has the year."""

    subject: int
    metric: int
    year: int
    stated: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """What is so of a claim. ``planted`` is the kind of conflict or look-alike, "" for none; ``partner`` the claim that it was made for."""

    number: int
    fact: Fact
    planted: str = ""
    partner: int | None = None

    @property
    def conflicts(self) -> bool:
        """Was the claim made to contradict its partner?"""
        return self.planted in _CONFLICTS


class World:
    """Claims for a size and a seed; ``article`` makes one article with its claims and their truth."""

    def __init__(self, claims: int, seed: int = 5) -> None:
        self.articles = max(2, round(claims / CLAIMS_PER_ARTICLE))
        self.subjects = max(10, self.articles * CLAIMS_PER_ARTICLE // CLAIMS_PER_SUBJECT)
        self._seed = seed
        self._popular = _tail(self.subjects)
        self._measured = _tail(len(METRICS))
        self._qualified = _tail(len(MODIFIERS))
        self._plan = lru_cache(maxsize=4096)(self._plan_of)
        self._metrics = lru_cache(maxsize=65536)(self._metrics_of)

    def __iter__(self) -> Iterator[tuple[Article, list[Claim], list[Truth]]]:
        """All articles, by number."""
        return map(self.article, range(self.articles))

    def article(self, number: int) -> tuple[Article, list[Claim], list[Truth]]:
        """The article of a number, its claims in reading order, and what is so of each."""
        chance = self._chance("print", number)
        published, plain = self._plan(number)
        facts = [Truth(number * CLAIMS_PER_ARTICLE + at, fact) for at, fact in enumerate(plain)]
        for kinds, often, at in ((_CONFLICTS, _PLANTED, 7), (_LOOK_ALIKES, _LOOK_ALIKE, 19)):
            if chance.random() < often:
                facts[at] = self._planted(chance, facts[at].number, chance.choice(kinds)) or facts[at]
        sentences = [self._sentence(chance, truth, published) for truth in facts]
        text = "\n".join(sentence for sentence, *_ in sentences)
        article = Article(
            text=text,
            published=published,
            title=None,
            source=SOURCES[chance.randrange(len(SOURCES))],
            address=f"https://example.org/{self._seed}/{number}",
        )
        claims, start = [], 0
        for (sentence, printed, fields), truth in zip(sentences, facts, strict=True):
            claims.append(_claim(article, start, sentence, printed, fields | {"id": f"C{truth.number}"}))
            start += len(sentence) + 1
        return article, claims, facts

    def _chance(self, *what: object) -> random.Random:
        return random.Random(f"{self._seed} {what}")  # noqa: S311 - made-up figures, not secrets

    def _plan_of(self, number: int) -> tuple[date, tuple[Fact, ...]]:
        """The day of an article, and the facts that it would tell without anything planted: two thirds on one subject, the others on two."""
        chance = self._chance("plan", number)
        published = date(2012, 1, 1) + timedelta(days=chance.randrange(365 * 12))
        main = self._subject(chance)
        others = [self._subject(chance) for _ in range(2)]
        told: dict[Fact, None] = {}
        while len(told) < CLAIMS_PER_ARTICLE:
            subject = main if chance.random() < 2 / 3 else chance.choice(others)
            stated = chance.random() < 0.65
            year = published.year - (chance.randrange(6) if stated else 0)
            told[Fact(subject, chance.randrange(METRICS_PER_SUBJECT), year, stated)] = None
        return published, tuple(told)

    def _subject(self, chance: random.Random) -> int:
        return bisect(self._popular, chance.random() * self._popular[-1])

    def _metrics_of(self, subject: int) -> tuple[tuple[str, str, str, str], ...]:
        """What is measured of a subject: dimension, noun, qualifier, verb."""
        chance = self._chance("metrics", subject)
        found = []
        for _ in range(METRICS_PER_SUBJECT):
            dimension, noun = METRICS[bisect(self._measured, chance.random() * self._measured[-1])]
            qualifier = MODIFIERS[bisect(self._qualified, chance.random() * self._qualified[-1])] if chance.random() < 0.7 else ""  # fmt: skip
            found.append((dimension, noun, qualifier, chance.choice(VERBS)))
        return tuple(found)

    def _planted(self, chance: random.Random, number: int, kind: str) -> Truth | None:
        """A fact that another article states, told again with another value, or one that looks like it; None where that article has no fit one."""
        other = chance.randrange(self.articles)
        candidates = [(at, fact) for at, fact in enumerate(self._plan(other)[1]) if fact.stated and at not in {7, 19}]
        if other == number // CLAIMS_PER_ARTICLE or not candidates:
            return None
        at, fact = chance.choice(candidates)
        metric, year, subject = fact.metric, fact.year, fact.subject
        if kind == "other year":
            year += chance.choice((-1, 1))
        elif kind == "other metric":
            metric = (metric + 1) % METRICS_PER_SUBJECT
        elif kind == "other subject":
            subject = subject + 1 if subject + 1 < self.subjects else subject - 1
        return Truth(number, Fact(subject, metric, year, stated=True), kind, other * CLAIMS_PER_ARTICLE + at)

    def _value(self, fact: Fact, dimension: str) -> Decimal:
        """The true value of a fact, the same wherever it is told."""
        chance = self._chance("value", fact.subject, fact.metric)
        size = chance.uniform(1.3, 5.2) if dimension == "count" else chance.uniform(5.5, 9.5)
        yearly = chance.uniform(-0.05, 0.12)
        value = (10**size if dimension != "percent" else chance.uniform(2, 95)) * (1 + yearly) ** (fact.year - 2017)
        return Decimal(round(value)) if dimension != "percent" else Decimal(round(value * 10)) / 10

    def _sentence(self, chance: random.Random, truth: Truth, published: date) -> tuple[str, str, dict[str, object]]:
        """The sentence of a claim, its figure as printed, and the fields of the claim."""
        fact = truth.fact
        dimension, noun, qualifier, verb = self._metrics(fact.subject)[fact.metric]
        forms = forms_of(fact.subject)
        subject = forms[min(int(chance.expovariate(1.4)), len(forms) - 1)]
        value = self._value(fact, dimension)
        if truth.conflicts:
            value = _wrong(chance, value, truth.planted)
        printed, value, place, comparator = _print(chance, value, dimension)
        metric = f"{qualifier} {noun}".strip()
        counted = f"{metric}s" if dimension == "count" else metric
        when = f" in {fact.year}" if fact.stated else ""
        where = f" near {place_name(fact.subject * 7 + fact.metric % 3)}" if chance.random() < 0.3 else ""
        if dimension == "count":
            sentence = f"{subject} {verb}s {printed} {counted}{where}{when}."
        elif dimension == "money":
            sentence = f"The {metric} of {subject}{where} was {printed} euros{when}."
        else:
            sentence = f"The {metric} of {subject}{where} stood at {printed} percent{when}."
        sentence = sentence[0].upper() + sentence[1:]
        fields: dict[str, object] = {
            "subject": subject, "metric": counted, "value": value, "place": place, "comparator": comparator,
            "form": Form.SHARE if dimension == "percent" else Form.LEVEL,
            "as_of": str(fact.year) if fact.stated else published.isoformat(),
            "as_of_basis": AsOfBasis.STATED if fact.stated else AsOfBasis.PUBLISHED,
        }  # fmt: skip
        if dimension == "count":
            fields |= {"counted": counted, "predicate": verb}
        elif dimension == "money":
            fields |= {"unit": "euro", "unit_code": "EUR"}
        else:
            fields |= {"unit": "percent", "unit_code": "%"}
        return sentence, printed, fields


def _tail(size: int) -> list[float]:
    return list(accumulate(1 / (rank + _FLATTENING) for rank in range(size)))


def _wrong(chance: random.Random, value: Decimal, kind: str) -> Decimal:
    """A value that cannot be right beside the true one."""
    if kind == "scale":
        return value * 1000
    if kind == "digits":
        digits = str(value)
        at = chance.choice([at for at, digit in enumerate(digits[:3]) if digit.isdigit()])
        other = str(1 + (int(digits[at]) + chance.randrange(1, 7)) % 9)
        return Decimal(digits[:at] + other + digits[at + 1 :])
    return (value * Decimal(chance.choice(("0.6", "0.75", "1.4", "1.7"))) + 2).quantize(Decimal(1).scaleb(_exponent(value)))  # fmt: skip


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _print(chance: random.Random, value: Decimal, dimension: str) -> tuple[str, Decimal, int, Comparator]:
    """A value as articles print it: in full, in millions with a decimal or two, now and then as a bound; with the value and place of the print."""
    comparator = Comparator.EXACT
    if dimension != "percent" and value >= 2_000_000:
        places = chance.choice((1, 2))
        millions = (value / 1_000_000).quantize(Decimal(1).scaleb(-places))
        return f"{millions} million", millions * 1_000_000, 6 - places, comparator
    if dimension == "count" and value >= 200 and chance.random() < 0.1:
        rounded = Decimal(int(value) // 10 * 10)
        return f"{rounded:,}", rounded, 1, Comparator.MORE_THAN
    return f"{value:,}", value, _exponent(value), comparator


def _claim(article: Article, start: int, sentence: str, printed: str, fields: dict[str, object]) -> Claim:
    at = start + sentence.index(f" {printed} ") + 1
    return Claim(
        article=article, kind=ClaimKind.NUMERIC, start=start, end=start + len(sentence) - 1, context_start=start, context_end=start + len(sentence), rule="by hand",
        value_start=at, value_end=at + len(printed), **fields,
    )  # type: ignore[arg-type]  # fmt: skip
