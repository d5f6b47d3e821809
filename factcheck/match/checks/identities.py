"""People and bodies: one role with two holders, one person under two names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure, NameForm
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.lexicon.rarity import GRAMMAR
from factcheck.lexicon.spellings import fold
from factcheck.match.checks.check import Item, Key
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side
from factcheck.match.ledger import Ledger
from factcheck.match.words import day, source_of

__all__ = ["cut_names", "near_names", "role_holders", "role_keys", "two_roles"]

_NAME = r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+|bin|al|de|van|von|da|del)){1,3}"
_HEADS = r"(?:head|director|chief|president|chairman|chairwoman|chair|minister|governor|mayor|general manager|chief executive|ceo|secretary|commander|editor)"
_HOLDER = re.compile(rf"(?P<name>{_NAME}), (?:the )?(?P<role>{_HEADS}) of (?:the )?(?P<body>[^,;.]{{4,90}})")
_SHORTEST_CUT = 3
_PERSON = re.compile(rf"^{_NAME}$")
_HEAD_WORDS = {
    "head": "head",
    "director": "head",
    "chief": "head",
    "chairman": "chair",
    "chairwoman": "chair",
    "chair": "chair",
    "ceo": "chief executive",
}


def role_keys(item: Item, _home: Ledger) -> Iterator[Key]:
    """The offices that a claim names a holder of."""
    for role, body, _ in _held(item):
        if len(body) > 1:
            yield (role, *body)


def role_holders(ledger: Ledger) -> Iterator[Finding]:
    """One office of one body with two holders, by what articles add to a name."""
    held: dict[tuple[str, tuple[str, ...]], dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in ledger.items:
        for role, body, name in _held(item):
            held[role, body][name].append(item)
    for (role, body), holders in sorted(held.items()):
        told = {ledger.names.rulings.group(name) or name for name in holders}
        if len(told) > 1 and len(body) > 1:
            yield _two_holders(role, dict(sorted(holders.items())))


def _held(item: Item) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Role, words of the body and name of the holders that a claim names."""
    for text in (item.claim.attribution or "", item.claim.actor or ""):
        found = _HOLDER.search(text)
        if found is not None:
            role = found["role"].lower()
            body = sorted({word for word in fold(found["body"]) if word not in GRAMMAR})
            yield _HEAD_WORDS.get(role, role), tuple(body), found["name"]


def _two_holders(role: str, holders: dict[str, list[Item]]) -> Finding:
    told = [
        f"{name} ({source_of(items[0].claim)}, {day(items[0].claim.article.published)})"
        for name, items in holders.items()
    ]
    return Finding(
        relation="role", kind=DiscrepancyKind.IDENTITY, also=(DiscrepancyKind.UPDATE,), severity=severity("role"), score=0.7,
        sides=tuple(printed_side(items) for _, items in list(holders.items())[:6]), subject=next(iter(holders)), metric=role, unit=None,
        signals=(Signal("identity", f"one office ({role}), {len(holders)} holders"),),
        explanation=f"One office, {len(holders)} holders: {'; '.join(told)}. Most likely the office changed hands between the articles, or the title is a loose translation. Ask who held it when.",
    )  # fmt: skip


def two_roles(ledger: Ledger) -> Iterator[Finding]:
    """One person with two offices of one rank in one article: head of one body here, of another there."""
    roles: dict[str, dict[tuple[str, tuple[str, ...]], list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in ledger.items:
        for role, body, name in _held(item):
            roles[name][role, body].append(item)
    for name, held in sorted(roles.items()):
        for (one, body), (other, second) in combinations(sorted(held), 2):
            apart = not set(body) <= set(second) and not set(second) <= set(body)
            if apart or one != other:
                yield _two_offices(name, held[one, body], held[other, second])


def _two_offices(name: str, a: list[Item], b: list[Item]) -> Finding:
    told = [
        next((text for text in (items[0].claim.attribution, items[0].claim.actor) if text and _HOLDER.search(text)), "")
        for items in (a, b)
    ]
    return Finding(
        relation="two roles", kind=DiscrepancyKind.IDENTITY, severity=severity("two roles"), score=0.6, sides=(printed_side(a[:6]), printed_side(b[:6])), subject=name, metric=None, unit=None,
        signals=(Signal("identity", f"{name} has two roles"),),
        explanation=f"“{told[0]}” and “{told[1]}” stand in one article ({source_of(a[0].claim)}, {day(a[0].claim.article.published)}). Most likely one title is a loose translation. Ask for the office before quoting.",
    )  # fmt: skip


def cut_names(ledger: Ledger) -> Iterator[Finding]:
    """A speaker whose name stands longer by a syllable elsewhere in the text: `Ana Petro said`, of an article on Ana Petrovic."""
    speakers: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in ledger.items:
        for text in (item.claim.attribution, item.claim.actor):
            name = (text or "").split(",")[0].strip()
            if _PERSON.match(name) and not _is_thing(item) and len(name.split()[-1]) >= _SHORTEST_CUT:
                speakers[item.article_key, name].append(item)
    for (_, name), items in sorted(speakers.items()):
        text = items[0].claim.article.text
        longer = sorted(set(re.findall(rf"\b{re.escape(name)}[a-z]{{2,4}}\b", text)))
        told = {
            text for item in ledger.items for text in (item.claim.attribution, item.claim.actor, item.claim.subject)
        }
        printed = {(text or "").split(",")[0].strip() for text in told}
        for full in longer:
            ruled = ledger.names.rulings.are_one(name, full) or ledger.names.rulings.are_two(name, full)
            if full not in printed and not ruled:
                yield _cut(name, full, items)


def _cut(short: str, full: str, items: list[Item]) -> Finding:
    claim = items[0].claim
    return Finding(
        relation="cut name", kind=DiscrepancyKind.IDENTITY, severity=severity("near names"), score=0.7, sides=(printed_side(items[:6]),), subject=full, metric=None, unit=None,
        signals=(Signal("identity", f"{short} may be {full} cut short"),),
        explanation=f"{short} speaks in an article that names {full} ({source_of(claim)}, {day(claim.article.published)}). Most likely they are one person, with a syllable lost. Ask for the right name before quoting.",
    )  # fmt: skip


def near_names(ledger: Ledger) -> Iterator[Finding]:
    """Two people of one article whose names begin alike, one of them cut short: `Ana Petrovic`, `Ana Petro`."""
    people: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in ledger.items:
        for text in (item.claim.attribution, item.claim.actor, item.claim.subject):
            name = (text or "").split(",")[0].strip()
            if _PERSON.match(name) and not _is_thing(item):
                people[item.article_key][name].append(item)
    for _, names in sorted(people.items()):
        ordered = sorted(names)
        for at, short in enumerate(ordered):
            for full in ordered[at + 1 :]:
                said = ledger.names.rulings.are_one(short, full) or ledger.names.rulings.are_two(short, full)
                if _is_cut(short, full) and not said:
                    yield _near(short, full, names[short], names[full])


def _is_thing(item: Item) -> bool:
    form: NameForm = item.subject if isinstance(item, Measure) else item.actor
    return form.kind not in {"", "generic"}


def _is_cut(short: str, full: str) -> bool:
    """Has the fuller name the same words, its last one longer by two to four letters?"""
    left, right = short.split(), full.split()
    return (
        len(left) == len(right) > 1
        and left[:-1] == right[:-1]
        and right[-1].startswith(left[-1])
        and 2 <= len(right[-1]) - len(left[-1]) <= 4
    )


def _near(short: str, full: str, a: list[Item], b: list[Item]) -> Finding:
    return Finding(
        relation="near names", kind=DiscrepancyKind.IDENTITY, severity=severity("near names"), score=0.7, sides=(printed_side(a), printed_side(b)), subject=full, metric=None, unit=None,
        signals=(Signal("identity", f"{short} may be {full} cut short"),),
        explanation=f"{full} and {short} stand in one article ({source_of(a[0].claim)}, {day(a[0].claim.article.published)}). Most likely they are one person, with a syllable lost. Ask for the right name before quoting.",
    )  # fmt: skip
