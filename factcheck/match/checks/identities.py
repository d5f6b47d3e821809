"""People and bodies: one role with two holders, one person under two names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Measure, NameForm
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.lexicon.kinds import kind_of_name
from factcheck.lexicon.rarity import GRAMMAR, is_everyday
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
_FEWEST_TELLING = 2
_MORE_LETTERS = re.compile(r"[a-z]{2,4}\b")
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
    """The offices that a claim, or its sentence, names a holder of, by the role and each telling word of the body."""
    for role, body, _ in _held(item):
        for word in body:
            if not is_everyday(word) and not kind_of_name((word,)):
                yield (role, word)


def role_holders(ledger: Ledger) -> Iterator[Finding]:
    """One office of one body with two holders, by what articles add to a name. A body may be named with fewer words: `the zone's bureau of trade`."""
    held: dict[tuple[str, tuple[str, ...], str], list[Item]] = defaultdict(list)
    for item in ledger.items:
        for role, body, name in _held(item):
            held[role, body, name].append(item)
    for one, other in combinations(sorted(held), 2):
        (role, body, name), (second, another, rival) = one, other
        ruled = ledger.names.rulings.are_one(name, rival)
        if role == second and _is_one_body(body, another) and not _is_one_person(name, rival) and not ruled:
            yield _two_holders(role, {name: held[one], rival: held[other]})


def _is_one_body(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Has one of the two all words of the other, which has two that tell?"""
    short, full = sorted((set(a), set(b)), key=len)
    return (
        short <= full
        and len([word for word in short if not is_everyday(word) and not kind_of_name((word,))]) >= _FEWEST_TELLING
    )


def _is_one_person(name: str, other: str) -> bool:
    """Is it one name, with a word more or in another order?"""
    a, b = (frozenset(fold(one)) for one in (name, other))
    return a <= b or b <= a


def _held(item: Item) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Role, words of the body and name of the holders that a claim and its sentence name."""
    found: dict[tuple[str, tuple[str, ...], str], None] = {}
    for text in (item.claim.attribution or "", item.claim.actor or "", item.claim.context):
        for holder in _HOLDER.finditer(text):
            role = holder["role"].lower()
            body = sorted({word for word in fold(holder["body"]) if word not in GRAMMAR})
            found[_HEAD_WORDS.get(role, role), tuple(body), holder["name"]] = None
    yield from found


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
    told = {text for item in ledger.items for text in (item.claim.attribution, item.claim.actor, item.claim.subject)}
    printed = {(text or "").split(",")[0].strip() for text in told}
    for (_, name), items in sorted(speakers.items()):
        for full in _longer(name, items[0].claim.article.text):
            ruled = ledger.names.rulings.are_one(name, full) or ledger.names.rulings.are_two(name, full)
            if full not in printed and not ruled:
                yield _cut(name, full, items)


def _longer(name: str, text: str) -> list[str]:
    """The words of a text that begin with a name and are longer by two to four small letters."""
    found = set()
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        more = _MORE_LETTERS.match(text, end)
        if more is not None and not text[max(0, at - 1) : at].isalnum():
            found.add(name + more[0])
        at = text.find(name, end)
    return sorted(found)


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
