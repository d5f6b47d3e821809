"""Claims -> groups by the keys of each check -> what the checks find. Only the groups that a claim is in can change when it comes or goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.core.measure import Measure, Provision
from factcheck.core.rate import Rates
from factcheck.match.checks import CHECKS, Check
from factcheck.match.checks.check import IN_ARTICLE, Item, Key, in_article
from factcheck.match.entities import Names
from factcheck.match.findings import Finding
from factcheck.match.ledger import Ledger

__all__ = ["LARGEST_GROUP", "check_group", "find_by_checks", "groups_of", "ledger_of"]

LARGEST_GROUP = 2000
"""Claims under one key of a check across articles at most; a larger group is left out, and said. Reason: a key that so many claims share
(`president of the country`, in thirty years of news) tells nothing of one thing any more."""


def groups_of(items: Iterable[Item], names: Names) -> dict[tuple[str, Key], list[Item]]:
    """The items under each key of each check, by check name and key. The keys of an item depend on its own article alone."""
    articles: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        articles[item.article_key].append(item)
    groups: dict[tuple[str, Key], list[Item]] = defaultdict(list)
    for _, members in sorted(articles.items()):
        home = ledger_of(members, names)
        for check in CHECKS:
            for item in home.items:
                for key in dict.fromkeys(check.keys(item, home)):
                    groups[check.name, key].append(item)
    return groups


def check_group(check: Check, key: Key, ledger: Ledger, skipped: list[str]) -> Iterator[Finding]:
    """What a check finds among the items under one key; a group that is too large is left out, and ``skipped`` says so."""
    size = len(ledger.measures) + len(ledger.provisions)
    if key[:1] != (IN_ARTICLE,) and size > LARGEST_GROUP:
        skipped.append(
            f"check “{check.name}”: {size} claims under “{' '.join(key)}” were not compared, more than {LARGEST_GROUP}"
        )
        return
    yield from check.find(ledger)


def find_by_checks(
    items: Sequence[Item], names: Names, skipped: list[str], rates: Rates | None = None
) -> list[Finding]:
    """What all the checks find. A function of the set of items."""
    groups = groups_of(items, names)
    known: Mapping[str, Check] = {check.name: check for check in CHECKS}
    homes: dict[Key, Ledger] = {}
    found: list[Finding] = []
    for name, key in sorted(groups):
        whole = known[name].keys is in_article
        ledger = homes.get(key) if whole else None
        if ledger is None:
            ledger = ledger_of(groups[name, key], names, rates)
        if whole:
            homes[key] = ledger
        found.extend(check_group(known[name], key, ledger, skipped))
    return found


def ledger_of(items: Iterable[Item], names: Names, rates: Rates | None = None) -> Ledger:
    """The ledger of some items, each once, in order of their keys."""
    ordered = sorted({item.key: item for item in items}.values(), key=lambda item: item.key)
    measures = [item for item in ordered if isinstance(item, Measure)]
    provisions = [item for item in ordered if isinstance(item, Provision)]
    return Ledger(measures, provisions, names, rates)
