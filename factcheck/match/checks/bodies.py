"""Bodies and companies under two names in one article: a bureau with a word less, a company whose name was rendered twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.lexicon.kinds import LEGAL_FORMS, kind_of_name
from factcheck.lexicon.rarity import GRAMMAR, is_everyday, is_familiar
from factcheck.lexicon.spellings import fold
from factcheck.match.checks.check import Item
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side
from factcheck.match.ledger import Ledger
from factcheck.match.words import day, source_of

__all__ = ["bodies_under_two_names", "companies_under_two_names"]

_BODY_NOUN = r"(?:Bureau|Department|Ministry|Commission|Agency|Administration|Directorate|Secretariat)"
_WORD = r"(?:[A-Za-z]+[\w'’-]*)"
_CAPITAL = r"[A-Z][\w'’&-]*"
_LIST = rf"{_CAPITAL}(?:(?:,? and |, | of | ){_CAPITAL})*"
_BODY = re.compile(
    rf"(?:{_CAPITAL} (?:{_CAPITAL} |and )*)?{_BODY_NOUN}(?: (?:of|for) (?:the )?{_CAPITAL}(?:(?:,? and |, | of (?:the )?| ){_WORD})*)?"
)
_TAIL = re.compile(r"\s(?:in|at|near)\s.*$")
_NAME = re.compile(rf"\b{_CAPITAL}(?: {_CAPITAL}){{1,9}}(?:,? (?:Ltd|Inc|LLC|PLC|plc)\b|\.,? (?:Ltd|Inc|LLC)\b)?")
_OWNER = re.compile(r"^\S+['’]s?\s+|['’]s?$")
"""`Norland's` before a name, and the mark behind one."""
_FEWEST_SHARED = 2
_MOST_MORE = 2


def bodies_under_two_names(ledger: Ledger) -> Iterator[Finding]:
    """Two names of one article for a bureau of one place, one of which has a word more: short and full name, or two bodies?"""
    named: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in ledger.items:
        for text in (item.claim.attribution, item.claim.actor):
            found = _BODY.search(text or "")
            if found is not None:
                named[item.article_key][_TAIL.sub("", found[0])].append(item)
    for _, bodies in sorted(named.items()):
        for short, full in combinations(sorted(bodies, key=lambda name: (len(set(_domain(name))), name)), 2):
            if _is_shorter(short, full) and not _ruled(ledger, short, full):
                yield _two_names(short, full, bodies[short], bodies[full], "bodies")


def _domain(name: str) -> frozenset[str]:
    return frozenset(word for word in fold(name) if word not in GRAMMAR)


def _is_shorter(short: str, full: str) -> bool:
    """Has the fuller name all words of the shorter, and one or two more that tell what it deals with? A name without a place may be of any."""
    a, b = _domain(short), _domain(full)
    if not b - a <= _dealings(full):
        return False
    told = [word for word in a if not is_everyday(word) and not kind_of_name((word,))]
    return a < b and len(b - a) <= _MOST_MORE and len(told) >= _FEWEST_SHARED


def _dealings(name: str) -> frozenset[str]:
    """The words for what a body deals with: those before its noun, else those behind its first `of`."""
    before, noun, behind = re.split(rf"\b({_BODY_NOUN})\b", name, maxsplit=1)
    own = _domain(before)
    if all(is_familiar(word) for word in own):
        own = (
            _domain(re.split(r" (?:of|for) (?:the )?", behind, maxsplit=2)[1])
            if " of " in f"{behind} " or " for " in behind
            else own
        )
    return own | _domain(noun)


def companies_under_two_names(ledger: Ledger) -> Iterator[Finding]:
    """A company by its full name, and a name of the same article with the same two words behind another first one: `Kerui Wave Optics Co`, `Corey Wave Optics`."""
    full: dict[str, list[Item]] = defaultdict(list)
    short: dict[str, list[Item]] = defaultdict(list)
    for item in ledger.items:
        for found in _NAME.findall(" ".join(item.claim.context.split())):
            name = _OWNER.sub("", found)
            if not any(word in LEGAL_FORMS for word in fold(name)):
                short[name].append(item)
            elif _is_registered(name):
                full[name].append(item)
        subject = item.claim.subject if isinstance(item, Measure) else item.claim.actor
        if subject and _is_registered(subject):
            full[subject].append(item)
    for name, items in sorted(full.items()):
        for other, others in sorted(short.items()):
            theirs = [item for item in others if name not in " ".join(item.claim.context.split())]
            if theirs and _is_rendered(other, name) and not _ruled(ledger, other, name):
                known = {item.key for item in theirs}
                mine = [item for item in items if item.key not in known]
                if mine:
                    yield _two_names(other, name, theirs, mine, "companies")


def _is_registered(name: str) -> bool:
    words = fold(name)
    return bool(words) and len(words) > 2 and any(word in LEGAL_FORMS for word in words[-2:])


def _is_rendered(short: str, full: str) -> bool:
    """Do two telling words stand side by side in both, behind a first word of its own in the shorter?"""
    a = [word for word in fold(short) if word not in LEGAL_FORMS]
    b = [word for word in fold(full) if word not in LEGAL_FORMS]
    if not a or a[0] in b or is_everyday(a[0]) or kind_of_name((a[0],)):
        return False
    pairs = {pair for pair in pairwise(b) if not any(is_everyday(word) or kind_of_name((word,)) for word in pair)}
    return any(pair in pairs for pair in pairwise(a[1:]))


def _ruled(ledger: Ledger, one: str, other: str) -> bool:
    return ledger.names.rulings.are_one(one, other) or ledger.names.rulings.are_two(one, other)


def _two_names(short: str, full: str, a: list[Item], b: list[Item], relation: str) -> Finding:
    claim = b[0].claim
    what = "body" if relation == "bodies" else "company"
    return Finding(
        relation=relation, kind=DiscrepancyKind.IDENTITY, severity=severity(relation), score=0.6, sides=(printed_side(a[:6]), printed_side(b[:6])), subject=full, metric=None, unit=None,
        signals=(Signal("identity", f"{short} may be {full}"),),
        explanation=f"{full} and {short} stand in one article ({source_of(claim)}, {day(claim.article.published)}). Most likely they are one {what}, under a shorter or another rendering of its name. "
        "Ask for the registered name, so that its figures are kept together.",
    )  # fmt: skip
