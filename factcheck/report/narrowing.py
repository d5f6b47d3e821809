"""A report on part of a ledger: what an editor asks for by ``--only`` and ``--severity``, and what is left out by it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import DiscrepancyKind, State
from factcheck.core.wording import many
from factcheck.errors import UnknownChoice, UnknownId
from factcheck.report.contents import Contents, Narrowing, SeriesLine
from factcheck.report.since import Since

__all__ = ["Only", "narrowed"]

_NUMBER = re.compile(r"[ACDRS][1-9][0-9]{0,17}", re.ASCII)

_STATES = {
    "open": frozenset((State.OPEN, State.REOPENED, State.WAITING)),
    "reopened": frozenset((State.REOPENED,)),
    "waiting": frozenset((State.WAITING,)),
    "decided": frozenset((State.RESOLVED,)),
    "settled": frozenset((State.SETTLED,)),
}
"""The states as the parts of a report are called."""

_NAMED = ("source", "subject", "metric")
"""What is asked for by letters of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """What a report is narrowed to. Within a field any of its words will do; of the fields that have words each must fit.

    ``numbers`` are those of discrepancies, claims, articles, series or decisions; ``source``, ``subject`` and ``metric`` are letters of names.
    """

    numbers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    source: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    metric: tuple[str, ...] = ()
    severity: int | None = None

    @staticmethod
    def of(words: Iterable[str], severity: int | None = None) -> Only | None:
        """What the words ask for: ``D3``, ``scale``, ``open``, ``source=Daily``; None where they ask for all. Raises UnknownChoice."""
        found: dict[str, list[str]] = {name: [] for name in ("numbers", "kinds", "states", *_NAMED)}
        for word in words:
            field, said = _read(" ".join(word.split()))
            found[field].append(said)
        if severity is None and not any(found.values()):
            return None
        closed = {name: frozenset(found[name]) for name in ("numbers", "kinds", "states")}
        named = {name: tuple(dict.fromkeys(found[name])) for name in _NAMED}
        return Only(**closed, **named, severity=severity)  # type: ignore[arg-type]

    @property
    def words(self) -> str:
        """What it asks for, in a line: ``kind scale or unit; source “Daily”; severity 4 and above``."""
        said = [" or ".join(sorted(self.numbers, key=lambda one: (one[0], len(one), one)))]
        said += [
            f"{name} {' or '.join(sorted(of))}" if of else ""
            for name, of in (("kind", self.kinds), ("state", self.states))
        ]
        said += [
            f"{name} {' or '.join(f'“{one}”' for one in getattr(self, name))}" if getattr(self, name) else ""
            for name in _NAMED
        ]
        if self.severity is not None:
            said.append(f"severity {self.severity}{' and above' if self.severity < 5 else ''}")
        return "; ".join(words for words in said if words)

    @property
    def is_of_discrepancies(self) -> bool:
        """Does it ask for something that only discrepancies have? Then other things are shown for their sake alone."""
        numbered = any(number[0] in "DR" for number in self.numbers)
        return bool(self.kinds or self.states or self.severity is not None or numbered)


def _read(word: str) -> tuple[str, str]:
    """The field that a word is about, and what it says of it."""
    name, equals, said = (part.strip() for part in word.partition("="))
    if equals and name.lower() in _NAMED and said:
        return name.lower(), said
    plain = said if equals and name.lower() in {"kind", "state", "article", "claim", "series", "discrepancy"} else word
    if _NUMBER.fullmatch(plain.upper()):
        return "numbers", plain.upper()
    if plain.lower() in set(DiscrepancyKind):
        return "kinds", plain.lower()
    if plain.lower() in _STATES:
        return "states", plain.lower()
    near = difflib.get_close_matches(plain.lower(), [*DiscrepancyKind, *_STATES], n=1, cutoff=0.7)
    hint = f"Did you mean {near[0]}?" if near else f"Say source={plain}, subject={plain} or metric={plain}."
    if equals:
        hint = "Say source=, subject= or metric= with letters of its name, a kind, a state, or a number such as D3."
    raise UnknownChoice(f"{word!r} is no kind, state or number that a report can be narrowed to", mend=hint)


def narrowed(contents: Contents, only: Only) -> Contents:
    """The part of a report that is asked for, with words for what is left out.

    That is its discrepancies, and the series, articles, sources and decisions that are about them, or that are asked for themselves. Raises UnknownId for a number that the ledger has not got.
    """
    whole = _Whole(contents, only)
    whole.check()
    found = tuple(one for one in contents.discrepancies if whole.takes(one))
    disputed = {claim.id for one in found for claim in one.claims}
    series = tuple(line for line in contents.series if whole.takes_series(line, disputed))
    judged = tuple(claim for claim in contents.judged if not only.is_of_discrepancies and whole.takes_claim(claim))
    claims = [
        *(one for found_ in found for one in found_.claims),
        *(one for line in series for one in line.series.claims),
        *judged,
    ]
    articles = {one.article.id for one in claims} | {
        line.article.id
        for line in contents.articles
        if not only.is_of_discrepancies and whole.takes_article(line.article)
    }
    shown = {claim.id for claim in claims}
    numbers = {one.id for one in found}
    kept_articles = tuple(line for line in contents.articles if line.article.id in articles)
    publishers = {line.article.publisher for line in kept_articles}
    part = replace(
        contents,
        discrepancies=found,
        series=series,
        articles=kept_articles,
        sources=tuple(line for line in contents.sources if line.name in publishers),
        decisions=tuple(
            one
            for one in contents.decisions
            if (one.discrepancy in numbers if one.discrepancy else any(effect.claim in shown for effect in one.effects))
        ),
        judged=tuple(claim for claim in contents.judged if claim.id in shown),
        similar={name: one for name, one in contents.similar.items() if name in numbers},
        since=None if contents.since is None else _since(contents.since, whole, shown, articles),
    )
    return replace(part, narrowing=Narrowing(only.words, _left_out(contents, part)))


class _Whole:
    """A whole report, asked what of it fits."""

    def __init__(self, contents: Contents, only: Only) -> None:
        self.contents, self.only = contents, only
        self.series_of = {claim.id: line.id for line in contents.series for claim in line.series.claims}
        self.decisions_on = contents.decisions_on

    def check(self) -> None:
        """Nothing, where every number that is asked for is there. Raises UnknownId."""
        contents = self.contents
        there: set[str | None] = {one.id for one in contents.discrepancies} | set(contents.claims)
        there |= {line.id for line in contents.series} | {line.article.id for line in contents.articles}
        there |= {one.id for one in contents.decisions}
        for number in sorted(self.only.numbers - {one for one in there if one}):
            raise UnknownId(
                f"there is no {number} in the report on this ledger",
                mend="List what there is: factcheck discrepancies, claims, series, articles.",
            )

    def takes(self, found: Discrepancy) -> bool:
        """Is the discrepancy asked for?"""
        only = self.only
        named = {found.id, *(one.id for one in self.decisions_on.get(found.id or "", ()))}
        return (
            (only.severity is None or found.severity >= only.severity)
            and (not only.kinds or str(found.kind) in only.kinds)
            and (not only.states or any(found.state in _STATES[state] for state in only.states))
            and (not only.numbers or bool(named & only.numbers) or any(self._numbered(one) for one in found.claims))
            and _fits(only.source, (name for one in found.claims for name in _sources(one.article)))
            and _fits(only.subject, (found.subject, *(one.subject or one.actor for one in found.claims)))
            and _fits(only.metric, (found.metric, *(one.metric or one.action for one in found.claims)))
        )

    def takes_claim(self, claim: Claim) -> bool:
        """Is the claim asked for, whatever it stands in?"""
        only = self.only
        return (
            (not only.numbers or self._numbered(claim))
            and _fits(only.source, _sources(claim.article))
            and _fits(only.subject, (claim.subject, claim.actor))
            and _fits(only.metric, (claim.metric, claim.action))
        )

    def takes_series(self, line: SeriesLine, disputed: set[str | None]) -> bool:
        """Is the series asked for, or is one of these claims in it?"""
        one, only = line.series, self.only
        if any(claim.id in disputed for claim in one.claims):
            return True
        if only.is_of_discrepancies:
            return False
        return (
            (not only.numbers or line.id in only.numbers or any(self._numbered(claim) for claim in one.claims))
            and _fits(only.source, (name for claim in one.claims for name in _sources(claim.article)))
            and _fits(only.subject, (one.subject,))
            and _fits(only.metric, (one.metric,))
        )

    def takes_article(self, article: Article) -> bool:
        """Is the article asked for, whatever claims it has?"""
        only = self.only
        if only.subject or only.metric or not (only.numbers or only.source):
            return False
        return (not only.numbers or article.id in only.numbers) and _fits(only.source, _sources(article))

    def _numbered(self, claim: Claim) -> bool:
        return bool({claim.id, claim.article.id, self.series_of.get(claim.id)} & self.only.numbers)


def _sources(article: Article) -> tuple[str, ...]:
    """The names that the source of an article has, in print and now."""
    return tuple({article.source or "unknown", article.publisher or "unknown"})


def _fits(letters: Sequence[str], names: Iterable[str | None]) -> bool:
    """Does one of the names have one of the pieces in it, upper and lower case alike? Where nothing is asked, all fits."""
    if not letters:
        return True
    folded = [name.casefold() for name in names if name]
    return any(piece.casefold() in name for piece in letters for name in folded)


def _since(since: Since, whole: _Whole, shown: set[str | None], articles: set[str | None]) -> Since:
    """What changed about what is shown."""
    moves = {move: tuple(one for one in found if whole.takes(one)) for move, found in since.moves.items()}
    new = tuple(one for one in since.articles if one.id in articles)
    return replace(
        since,
        moves={move: found for move, found in moves.items() if found},
        figures=tuple(one for one in since.figures if one.claim.id in shown),
        statuses=tuple(one for one in since.statuses if one.claim.id in shown),
        articles=new,
        versions=tuple(one for one in since.versions if one.id in articles),
        claims=0,
    )


_COUNTED: Mapping[str, Callable[[Contents], int]] = {
    "discrepancy": lambda contents: len(contents.discrepancies),
    "series": lambda contents: len(contents.series),
    "article": lambda contents: len(contents.articles),
}


def _left_out(whole: Contents, part: Contents) -> str:
    """How much is not shown, in a sentence without its full stop; that nothing is."""
    said = []
    for noun, count in _COUNTED.items():
        left, of = count(whole) - count(part), count(whole)
        if left:
            said.append(f"{left:,} of {f'{of:,} series' if noun == 'series' else many(of, noun)}")
    return f"Left out: {', '.join(said)}" if said else "Nothing is left out by that"
