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

__all__ = [
    "FEWEST",
    "LARGEST_GROUP",
    "Grouped",
    "Groups",
    "check_group",
    "find_by_checks",
    "group",
    "groups_of",
    "ledger_of",
    "said_of_group",
]

LARGEST_GROUP = 2000
"""Claims under one key of a check across articles at most; a larger group is left out, and said. Reason: a key that so many claims share
(`president of the country`, in thirty years of news) tells nothing of one thing any more."""

Groups = dict[tuple[str, Key], list[Item]]
Grouped = tuple[Groups, dict[Key, Ledger]]
FEWEST = 2
"""Claims under a key of other than one whole article: nothing is compared with itself."""


def groups_of(items: Iterable[Item], names: Names) -> Groups:
    """The items under each key of each check, by check name and key. The keys of an item depend on its own article alone."""
    return group(items, names, None)[0]


def group(items: Iterable[Item], names: Names, rates: Rates | None) -> Grouped:
    """The groups, and the ledgers of the whole articles by their key."""
    articles: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        articles[item.article_key].append(item)
    groups: Groups = defaultdict(list)
    homes: dict[Key, Ledger] = {}
    across = [check for check in CHECKS if check.keys is not in_article]
    for article_key, members in sorted(articles.items()):
        home = homes[IN_ARTICLE, article_key] = ledger_of(members, names, rates)
        own = home.items
        for check in CHECKS:
            if check.keys is in_article:
                groups[check.name, (IN_ARTICLE, article_key)] = own
        for check in across:
            for item in own:
                for key in dict.fromkeys(check.keys(item, home)):
                    groups[check.name, key].append(item)
    return groups, homes


def check_group(check: Check, key: Key, ledger: Ledger, skipped: list[str]) -> Iterator[Finding]:
    """What a check finds among the items under one key; a group that is too large is left out, and ``skipped`` says so."""
    size = len(ledger.measures) + len(ledger.provisions)
    if key[:1] != (IN_ARTICLE,) and size > LARGEST_GROUP:
        skipped.append(said_of_group(check.name, key, size))
        return
    yield from check.find(ledger)


def said_of_group(check: str, key: Key, size: int) -> str:
    """What ``skipped`` says of a group that is too large."""
    return f"check “{check}”: {size} claims under “{' '.join(key)}” were not compared, more than {LARGEST_GROUP}"


def find_by_checks(
    items: Sequence[Item],
    names: Names,
    skipped: list[str],
    rates: Rates | None = None,
    grouped: Grouped | None = None,
) -> list[Finding]:
    """What all the checks find. A function of the set of items. ``grouped`` is what :func:`group` gives of them, where that is known."""
    groups, homes = grouped or group(items, names, rates)
    known: Mapping[str, Check] = {check.name: check for check in CHECKS}
    found: list[Finding] = []
    for name, key in sorted(groups):
        check, members = known[name], groups[name, key]
        if check.keys is in_article:
            found.extend(check_group(check, key, homes[key], skipped))
        elif len(members) >= FEWEST:
            found.extend(check_group(check, key, ledger_of(members, names, rates), skipped))
    return found


def ledger_of(items: Iterable[Item], names: Names, rates: Rates | None = None) -> Ledger:
    """The ledger of some items, each once, in order of their keys."""
    ordered = sorted({item.key: item for item in items}.values(), key=lambda item: item.key)
    measures = [item for item in ordered if isinstance(item, Measure)]
    provisions = [item for item in ordered if isinstance(item, Provision)]
    return Ledger(measures, provisions, names, rates)
