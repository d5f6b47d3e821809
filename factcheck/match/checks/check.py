"""What a check is: a name, the keys under which it looks at claims, and what it finds among those under one key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.core.measure import Measure, NameForm, Provision
from factcheck.lexicon.rarity import is_everyday
from factcheck.match.findings import Finding
from factcheck.match.ledger import Ledger

__all__ = ["IN_ARTICLE", "Check", "Item", "Key", "in_article", "tell_words"]

Item = Measure | Provision
Key = tuple[str, ...]
"""Plain words, so that it can be stored. Equal keys of one check are one group."""

IN_ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Check:
    """One question that is asked of claims.

    ``keys(item, home)`` gives the keys under which the check looks at a measure or provision; ``home`` is the ledger of the item's own article, of which
    the keys may depend (on the part that a share names), and of nothing else but the reviewers' rulings. So they can be stored with the claim.
    ``find(ledger)`` gets the ledger of all items under one key, and gives what does not work out among them. What it finds is a function of that
    set. The same finding from two groups is one discrepancy.
    """

    name: str
    keys: Callable[[Item, Ledger], Iterable[Key]]
    find: Callable[[Ledger], Iterable[Finding]]


def in_article(item: Item, _home: Ledger) -> tuple[Key, ...]:
    """The key of what is looked at inside one article."""
    return ((IN_ARTICLE, item.article_key),)


def tell_words(form: NameForm) -> tuple[str, ...]:
    """The words of a name that tell it from others, sorted; all of them where each is a word of everyday. Two names that are one or nested share one."""
    told = sorted({word for word in form.words if not is_everyday(word)})
    return tuple(told or sorted(set(form.words)))
