"""What the checks find when claims come and go: the groups that a claim was or is in are looked at again, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from factcheck.core.discrepancy import Discrepancy
from factcheck.core.rate import Rates
from factcheck.match.checking import FEWEST, LARGEST_GROUP, Groups, groups_of, ledger_of, said_of_group
from factcheck.match.checks import CHECKS
from factcheck.match.checks.check import IN_ARTICLE, Item, Key
from factcheck.match.findings import Finding, first_of, is_question
from factcheck.match.matching import hashed_group
from factcheck.match.stock import Stock

__all__ = ["Checked"]

_Group = tuple[str, Key]
_FIND = {check.name: check.find for check in CHECKS}


class Checked:
    """The checks of one change. ``groups`` are those of the fresh claims; ``skipped`` says what was too large to be looked at."""

    def __init__(self, stock: Stock, groups: Groups, rates: Rates | None) -> None:
        self.skipped: list[str] = []
        self._stock, self._rates = stock, rates
        self._fresh = {group: members for group, members in groups.items() if _is_across(group)}
        self._of_article: dict[str, Groups] = {}
        self._too_large: dict[int, int] = {}

    def run(self) -> tuple[list[Finding], dict[str, Discrepancy]]:
        """What is found now among what changed, and the stored discrepancies that this replaces, by key.

        A check's discrepancy is known by its smallest claim. So all groups of such a claim are looked at before it is decided what is found on it.
        """
        stock = self._stock
        before = stock.keys_before(checks=True)
        touched = {hashed_group(*group): group for group in self._fresh}
        members = self._members(touched.keys() | before)
        touched |= self._named({key: members[key] for key in before - touched.keys()})
        found = self._found(touched, members, stock.articles)
        stored = self._stored(stock.gone.union(stock.fresh, *members.values()))
        smallest = {finding.first for finding in found} | {first_of(d) for d in stored.values()}
        elsewhere = smallest - stock.fresh - stock.gone
        if elsewhere:
            more = {hashed_group(*group): group for group in self._groups_of(elsewhere)}
            members |= self._members(more.keys() - members.keys())
            homes = stock.shelf.articles_of(elsewhere).values()
            found = self._found(touched | more, members, stock.articles.union(homes))
            stored |= self._stored(elsewhere)
        outdated = {key: d for key, d in stored.items() if first_of(d) in smallest}
        return [finding for finding in found if finding.first in smallest], outdated

    def _stored(self, claims: Collection[str]) -> dict[str, Discrepancy]:
        """The stored findings of checks on claims. A revision is none: it is about one article, and its earlier claims are not on the shelf."""
        found = self._stock.shelf.discrepancies_of(claims)
        return {d.key: d for d in found if not is_question(d) and not d.is_revision}

    def _members(self, keys: Collection[int]) -> dict[int, set[str]]:
        """The claims under keys that stay, none where there are too many."""
        gone = self._stock.gone
        blocks = self._stock.shelf.under(keys, LARGEST_GROUP + len(gone))
        self._too_large |= {key: block.size for key, block in blocks.items() if not block.marks}
        return {key: set(blocks[key].marks) - gone if key in blocks else set() for key in keys}

    def _named(self, members: Mapping[int, Collection[str]]) -> dict[int, _Group]:
        """The groups under keys, by what their members are looked at under."""
        groups = self._groups_of({claim for claims in members.values() for claim in claims})
        named = {hashed_group(*group): group for group in groups}
        return {key: named[key] for key in members if key in named}

    def _groups_of(self, claims: Collection[str]) -> list[_Group]:
        """The groups across articles that claims which stay are in."""
        articles = sorted(set(self._stock.shelf.articles_of(claims).values()))
        return [
            group
            for article in articles
            for group, members in self._groups_in(article).items()
            if _is_across(group) and any(item.key in claims for item in members)
        ]

    def _groups_in(self, article: str) -> Groups:
        """The groups of what an article states."""
        if article not in self._of_article:
            self._of_article[article] = groups_of(self._stock.home(article), self._stock.names)
        return self._of_article[article]

    def _found(
        self, groups: Mapping[int, _Group], members: Mapping[int, Collection[str]], articles: Iterable[str]
    ) -> list[Finding]:
        """What the checks find in groups across articles, and inside articles."""
        looked_at: Groups = {}
        for article in articles:
            looked_at |= {group: own for group, own in self._groups_in(article).items() if not _is_across(group)}
        for key, group in groups.items():
            fresh = self._fresh.get(group, [])
            size = self._too_large.get(key, len(members[key])) + len(fresh)
            if size > LARGEST_GROUP:
                self.skipped.append(said_of_group(*group, size))
            elif size >= FEWEST:
                items = self._stock.load(members[key])
                looked_at[group] = [items[claim] for claim in sorted(members[key])] + fresh
        found: list[Finding] = []
        for (check, _), own in sorted(looked_at.items(), key=_name):
            found.extend(_FIND[check](ledger_of(own, self._stock.names, self._rates)))
        return found


def _is_across(group: _Group) -> bool:
    """Is it looked at across articles?"""
    return group[1][:1] != (IN_ARTICLE,)


def _name(group: tuple[_Group, list[Item]]) -> _Group:
    return group[0]
