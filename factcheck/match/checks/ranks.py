"""Claims of rank: a lead beside a small share, and two that are each the `only` or the `first` one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.lexicon.checks import LEAD, OVERALL_HEADS
from factcheck.lexicon.kinds import FILLERS
from factcheck.lexicon.rarity import is_everyday
from factcheck.lexicon.spellings import fold
from factcheck.match.checks.check import Item, Key
from factcheck.match.checks.severities import severity
from factcheck.match.findings import MOST_SIDES, Finding, printed_side, side_of
from factcheck.match.ledger import Ledger
from factcheck.match.words import day, printed, source_of

__all__ = ["leads_with_small_shares", "rival_firsts", "unique_keys"]

K = DiscrepancyKind
_A_THIRD = 33
"""Percent. Below it a leader of a whole is possible only among many: worth asking who was compared."""
_UNIQUE = frozenset(["only", "sole", "first"])
_PHRASE_END = re.compile(r"[,;:.()]|\b(?:in|of|on|at|to|for|with|that|which|who|among|since|by|and)\b")
_LONGEST = 160


def leads_with_small_shares(ledger: Ledger) -> Iterator[Finding]:
    """`All five indicators lead the region`, in an article that gives shares of that region of a tenth: among whom?"""
    shares = [
        m
        for m in ledger.measures
        if m.nature == "share" and m.dimension == "percent" and 0 < m.value < _A_THIRD and m.whole.kind == "region"
    ]
    for lead in ledger.measures:
        found = LEAD.search(lead.claim.context)
        if found is None or not (lead.head in OVERALL_HEADS or lead.nature == "rank"):
            continue
        said = set(fold(lead.claim.context[found.start() :]))
        small = [
            share
            for share in shares
            if share.claim.context_start != lead.claim.context_start
            and {word for word in share.whole.words if word not in FILLERS["region"]} <= said
            and (lead.head in OVERALL_HEADS or share.head in lead.scope)
        ]
        if small:
            yield _lead(lead, sorted(small, key=lambda m: (m.value, m.key))[: MOST_SIDES - 1])


def _lead(lead: Measure, small: list[Measure]) -> Finding:
    told = ", ".join(f"{printed(m)} ({m.claim.metric})" for m in small)
    whole = small[0].claim.share_of
    return Finding(
        relation="lead", kind=K.SCOPE, severity=severity("lead"), score=0.5, sides=(printed_side([lead]), side_of(small)), subject=small[0].claim.subject, metric=lead.claim.metric, unit=None,
        signals=(Signal("scope", f"a lead, beside shares of {told}"),), keys=(lead.key,),
        explanation=f"“{_quote(lead)}” ({source_of(lead.claim)}, {day(lead.claim.article.published)}), but the same article gives shares of {whole} of {told}. "
        "A lead is possible only within a set that is not stated. Ask who was compared with whom.",
    )  # fmt: skip


def unique_keys(item: Item, _home: Ledger) -> Iterator[Key]:
    """An `only` or a `first`, by what it is one of and a telling word of its sentence's claim."""
    if isinstance(item, Measure) and (word := _unique(item)):
        kind = _one_of(item)
        if kind:
            for name in sorted(_telling(item)):
                yield (word, *sorted(kind), name)


def rival_firsts(ledger: Ledger) -> Iterator[Finding]:
    """Two that are each the `only` or the `first` of one kind in one place: one of the two claims is wrong, or each has a scope that it does not tell."""
    claims = [m for m in ledger.measures if _unique(m)]
    for a, b in combinations(sorted(claims, key=lambda m: m.key), 2):
        if a.quote_hash == b.quote_hash or _one_of(a) != _one_of(b) or not _telling(a) & _telling(b):
            continue
        one, other = ledger.subject(a), ledger.subject(b)
        if (
            "generic" in {one.kind, other.kind}
            or ledger.names.relation(one, other) != "different"
            or set(one.words) & set(other.words)
        ):
            continue
        yield _rivals(a, b)


def _unique(measure: Measure) -> str:
    word = (measure.claim.value_text or "").lower()
    return word if word in _UNIQUE else ""


def _one_of(measure: Measure) -> frozenset[str]:
    """The words of the kind of thing: two or more, or nothing is told by them."""
    claim = measure.claim
    behind = claim.article.text[claim.value_end or claim.end : claim.context_end]
    text = claim.metric or claim.counted or _PHRASE_END.split(behind, maxsplit=1)[0]
    words = {word for word in fold(text) if word not in {"rank", "among", "of", "the", "on"} and word not in _UNIQUE}
    return frozenset(words) if len([word for word in words if not is_everyday(word)]) > 1 else frozenset()


def _telling(measure: Measure) -> frozenset[str]:
    """The names of the sentence behind the figure: the place in which something is the only one."""
    end = measure.claim.value_end or measure.claim.end
    behind = set(fold(measure.claim.article.text[end : measure.claim.context_end]))
    return frozenset(word for word in measure.sentence.names if word in behind and word not in measure.subject.words)


def _rivals(a: Measure, b: Measure) -> Finding:
    first, second = sorted((a, b), key=lambda m: (str(m.claim.article.published), m.key))
    word = _unique(a)
    return Finding(
        relation="rivals", kind=K.POLICY if word != "first" else K.CONTRADICTION, also=(K.SCOPE,), severity=severity("rivals"), score=0.6, sides=(printed_side([first]), printed_side([second])),
        subject=first.claim.subject, metric=first.claim.metric, unit=None, signals=(Signal("rivals", f"each is the {word} one: {first.claim.subject}, {second.claim.subject}"),),
        explanation=f"“{_quote(first)}” ({source_of(first.claim)}, {day(first.claim.article.published)}), and “{_quote(second)}” ({source_of(second.claim)}, {day(second.claim.article.published)}): "
        f"each is said to be the {word}. Both can be so only in scopes that are not told. Ask what each of them is the {word} of, and since when.",
    )  # fmt: skip


def _quote(measure: Measure) -> str:
    return " ".join(measure.claim.context.split())[:_LONGEST]
