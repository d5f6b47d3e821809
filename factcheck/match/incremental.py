"""A new article compared with what it touches, and nothing else: the same discrepancies as comparing everything again.

What two claims have in common depends on them and their articles; a question on a connected set of such pairs; what is raised of an article on the
questions about that article; a check on the claims under one key. So what changes can be followed outward from the claims that came or went: their
blocks, the pairs found or lost there, the connected sets of those, the articles of these sets, the groups of the checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.core.discrepancy import Alias, Discrepancy
from factcheck.core.keys import content_key
from factcheck.core.measure import Measure
from factcheck.core.rate import Rates
from factcheck.core.shelf import Block, Change, Pair, Shelf
from factcheck.match.blocks import ASKING, CHECKED, LARGEST, most_of
from factcheck.match.checking import LARGEST_GROUP, check_group, ledger_of
from factcheck.match.checks import CHECKS
from factcheck.match.checks.check import IN_ARTICLE, Item, Key, in_article
from factcheck.match.components import is_sure, questions_of
from factcheck.match.edges import Edge, edge_of
from factcheck.match.entities import Names, entities_of
from factcheck.match.findings import Finding, compose
from factcheck.match.ledger import Ledger
from factcheck.match.matching import hashed_group, stored_keys
from factcheck.match.restraint import HELD_BACK, former_severity, restrain
from factcheck.match.rulings import with_bridges
from factcheck.match.series import metric_entities, series_of
from factcheck.match.weighing import Weighing

__all__ = ["Read", "match_change"]

Read = Callable[[Collection[str]], Iterable[Item]]
"""All that some articles state, normalised article by article."""


def match_change(
    fresh: Iterable[Item],
    articles: Collection[str],
    shelf: Shelf,
    read: Read,
    *,
    rates: Rates | None = None,
    aliases: Iterable[Alias] = (),
) -> Change:
    """What changes when ``articles`` state what is in ``fresh``, and nothing else any more. ``read`` gives what other articles state. The aliases must be those of the last comparison."""
    change = _Change(frozenset(articles), shelf, read, tuple(aliases), rates)
    return change.run(fresh)


class _Change:
    """One change: what was loaded of the ledger, and what it led to."""

    def __init__(
        self, articles: frozenset[str], shelf: Shelf, read: Read, aliases: Sequence[Alias], rates: Rates | None
    ) -> None:
        self._articles, self._shelf, self._read, self._rates = articles, shelf, read, rates
        self._names = Names(aliases)
        self._weighing = Weighing(self._names)
        self._items: dict[str, Item] = {}
        self._homes: dict[str, list[Item]] = defaultdict(list)
        self._ledgers: dict[str, Ledger] = {}
        self._looked_at: dict[str, list[tuple[str, Key]]] = {}
        self._skipped: list[str] = []
        self._old = shelf.claims_of(articles)
        self._gone = frozenset(self._old)
        self._fresh: frozenset[str] = frozenset()
        self._keys: Mapping[str, Collection[int]] = {}

    def run(self, fresh: Iterable[Item]) -> Change:
        """Follows the change outward, step by step."""
        self._fresh = frozenset(self._take(fresh))
        self._keys = stored_keys([self._items[key] for key in sorted(self._fresh)], self._names)
        found, lost = self._pairs()
        touched, edges = self._reached(found, lost)
        raw = questions_of(edges, self._names)
        replaced = {d.key: d for d in self._shelf.discrepancies_of(touched | self._gone) if _is_question(d)}
        questions, altered = self._restrained(raw, replaced)
        checked, outdated = self._checked()
        again = {d.key for d in altered}
        made = compose([*questions, *checked])
        stated = [self._items[key] for key in sorted(self._fresh)]
        figures = [item for item in stated if isinstance(item, Measure)]
        return Change(
            discrepancies=(*made, *altered),
            replaced=frozenset(replaced.keys() | outdated | again),
            keys=self._keys,
            found=frozenset(found),
            lost=frozenset(lost),
            entities=entities_of(stated, self._names) + metric_entities(figures),
            series=series_of(figures, self._names),
            skipped=tuple(sorted(set(self._skipped))),
        )

    # What is loaded.

    def _take(self, items: Iterable[Item]) -> list[str]:
        """Takes in all that some articles state; the keys of it."""
        distinct = {item.key: item for item in items}
        measures = [item for item in distinct.values() if isinstance(item, Measure)]
        distinct |= {measure.key: measure for measure in with_bridges(measures, self._names.rulings)}
        self._items |= distinct
        for item in distinct.values():
            self._homes[item.article_key].append(item)
        return list(distinct)

    def _load(self, claims: Collection[str]) -> None:
        """Loads the articles of claims that are not loaded yet."""
        missing = [key for key in claims if key not in self._items and key not in self._gone]
        articles = set(self._shelf.articles_of(missing).values()) - self._articles - self._homes.keys()
        if articles:
            self._take(self._read(sorted(articles)))

    def _edge(self, pair: Pair) -> Edge | None:
        a, b = (self._items.get(key) for key in pair)
        return edge_of(a, b, self._weighing) if isinstance(a, Measure) and isinstance(b, Measure) else None

    # The pairs.

    def _pairs(self) -> tuple[dict[Pair, Edge], set[Pair]]:
        """The pairs that are found now and were not, and those that were and are not."""
        now = self._now_under()
        before = self._shelf.under(now.keys() | self._stored(self._gone, blocks=True), LARGEST + len(self._gone))
        asked: set[Pair] = set()
        one_sided: set[Pair] = set()
        shaken: set[str] = set()
        for key in sorted(before.keys() | now.keys()):
            block = before.get(key, Block(0, frozenset()))
            come = now.get(key, frozenset())
            stay = block.members - self._gone
            size = block.size - len(block.members & self._gone) + len(come)
            if size > most_of(key):
                if block.size <= most_of(key):
                    shaken |= stay
                continue
            pairs = combinations(sorted(stay | come), 2) if block.size > most_of(key) else _with(come, stay)
            (one_sided if key & 3 == ASKING else asked).update(pairs)
        self._load({key for pair in asked | one_sided for key in pair})
        asked |= {pair for pair in one_sided if any(self._asks(key) for key in pair)}
        stored = set(self._shelf.edges_of(self._gone | shaken))
        lost = {pair for pair in stored if not self._gone.isdisjoint(pair)}
        lost |= self._parted({pair for pair in stored - lost - asked if shaken.issuperset(pair)}, now)
        resting = {key for pair in asked if self._fresh.isdisjoint(pair) for key in pair}
        known = stored | set(self._shelf.edges_of(resting))
        found = {pair: edge for pair in sorted(asked - (known - lost)) if (edge := self._edge(pair)) is not None}
        return found, lost - found.keys()

    def _now_under(self) -> dict[int, frozenset[str]]:
        """The claims of the articles that changed, under the keys of their blocks."""
        under: dict[int, set[str]] = defaultdict(set)
        for claim, keys in self._keys.items():
            for key in keys:
                if key & 3 != CHECKED:
                    under[key].add(claim)
        return {key: frozenset(claims) for key, claims in under.items()}

    def _stored(self, claims: Collection[str], *, blocks: bool) -> set[int]:
        """The keys of claims of the articles that changed, as they were stored."""
        return {key for claim in claims for key in self._old.get(claim, ()) if (key & 3 != CHECKED) is blocks}

    def _asks(self, claim: str) -> bool:
        item = self._items[claim]
        return isinstance(item, Measure) and not item.head

    def _parted(self, pairs: set[Pair], now: Mapping[int, frozenset[str]]) -> set[Pair]:
        """The pairs that no block brings together any more."""
        claims = {key for pair in pairs for key in pair}
        keys = {claim: set(found) for claim, found in self._shelf.keys_of(claims).items()}
        keys |= {claim: set(self._keys[claim]) for claim in claims & self._fresh}
        shared = {key for a, b in pairs for key in keys[a] & keys[b]}
        blocks = self._shelf.under(shared, LARGEST + len(self._gone))
        self._load(claims)

        def stands(a: str, b: str, key: int) -> bool:
            block = blocks.get(key, Block(0, frozenset()))
            size = block.size - len(block.members & self._gone) + len(now.get(key, ()))
            one_sided = key & 3 == ASKING
            return key & 3 != CHECKED and size <= most_of(key) and (not one_sided or self._asks(a) or self._asks(b))

        return {(a, b) for a, b in pairs if not any(stands(a, b, key) for key in keys[a] & keys[b])}

    def _reached(self, found: Mapping[Pair, Edge], lost: set[Pair]) -> tuple[set[str], list[Edge]]:
        """The claims in a set of sure edges that changed, as it was or as it is, and the edges that touch them, as they are."""
        beside: dict[str, set[Pair]] = defaultdict(set)
        for pair in found:
            for key in pair:
                beside[key].add(pair)
        newest = set(self._fresh | self._gone | {key for pair in (*found, *lost) for key in pair})
        touched: set[str] = set()
        edges: dict[Pair, Edge] = {}
        while newest:
            touched |= newest
            pairs = set(self._shelf.edges_of(newest)) | {pair for key in newest for pair in beside[key]}
            pairs = {pair for pair in pairs if pair not in lost and pair not in edges}
            self._load({key for pair in pairs for key in pair})
            come = {pair: edge for pair in pairs if (edge := found.get(pair) or self._edge(pair)) is not None}
            edges |= come
            newest = {key for pair, edge in come.items() if is_sure(edge) for key in pair} - touched
        touched -= self._gone - self._fresh
        self._load(touched)
        return touched, [edges[pair] for pair in sorted(edges)]

    # What is raised.

    def _restrained(
        self, raw: list[Finding], replaced: Mapping[str, Discrepancy]
    ) -> tuple[list[Finding], list[Discrepancy]]:
        """The questions as they are raised or held back, and stored ones of their articles for which that changed."""
        articles = {claim.article.key for finding in raw for side in finding.sides for claim in side.claims}
        articles |= {claim.article.key for d in replaced.values() for claim in d.claims}
        near = self._beside(articles, replaced)
        further = {claim.article.key for d in near.values() for claim in d.claims} - articles
        beyond = self._beside(further, replaced.keys() | near.keys())
        others = [_as_finding(d) for d in (*near.values(), *beyond.values())]
        seen = restrain([*raw, *others])
        altered = []
        for stored, now in zip(near.values(), seen[len(raw) :], strict=False):
            if now.severity != stored.severity:
                altered.append(replace(stored, severity=now.severity, signals=now.signals))
        return seen[: len(raw)], altered

    def _beside(self, articles: Collection[str], known: Collection[str]) -> dict[str, Discrepancy]:
        if not articles:
            return {}
        found = self._shelf.discrepancies_in(articles)
        return {d.key: d for d in sorted(found, key=lambda d: d.key) if _is_question(d) and d.key not in known}

    # The checks.

    def _checked(self) -> tuple[list[Finding], set[str]]:
        """What the checks find now among what changed, and the keys of the stored discrepancies that this replaces.

        A check's discrepancy is known by its smallest claim. So all groups of such a claim are looked at before it is decided what is found on it.
        """
        groups = self._stored(self._gone, blocks=False)
        groups |= {key for keys in self._keys.values() for key in keys if key & 3 == CHECKED}
        members = self._group_members(groups) | self._fresh
        found = list(self._run_groups(groups, self._articles, members))
        stored = {d.key: d for d in self._shelf.discrepancies_of(members | self._gone) if not _is_question(d)}
        smallest = {min(f.keys or _claims(f)) for f in found} | {min(c.key for c in d.claims) for d in stored.values()}
        elsewhere = smallest - self._fresh - self._gone
        if elsewhere:
            more = {key for keys in self._shelf.keys_of(elsewhere).values() for key in keys if key & 3 == CHECKED}
            members |= self._group_members(more - groups)
            self._load(elsewhere)
            homes = {self._items[claim].article_key for claim in elsewhere}
            found = list(self._run_groups(groups | more, self._articles | homes, members))
            stored |= {d.key: d for d in self._shelf.discrepancies_of(elsewhere) if not _is_question(d)}
        outdated = {key for key, d in stored.items() if min(c.key for c in d.claims) in smallest}
        return [f for f in found if min(f.keys or _claims(f)) in smallest], outdated

    def _group_members(self, groups: set[int]) -> set[str]:
        """The claims that stand under keys of checks; their articles are loaded where there are not too many."""
        blocks = self._shelf.under(groups, LARGEST_GROUP + len(self._gone))
        members = {claim for block in blocks.values() for claim in block.members}
        self._load(members)
        return members

    def _run_groups(self, groups: set[int], articles: frozenset[str], members: set[str]) -> Iterator[Finding]:
        """What the checks find in the groups that are named, whose members are given, and inside the articles."""
        for article in sorted(articles):
            home = ledger_of(self._homes[article], self._names, self._rates)
            for check in CHECKS:
                if check.keys is in_article:
                    yield from check_group(check, (IN_ARTICLE, article), home, self._skipped)
        loaded: dict[tuple[str, Key], list[Item]] = defaultdict(list)
        for claim in sorted(members - (self._gone - self._fresh)):
            for name, key in self._checked_under(claim):
                if hashed_group(name, key) in groups:
                    loaded[name, key].append(self._items[claim])
        known = {check.name: check for check in CHECKS}
        for name, key in sorted(loaded):
            ledger = ledger_of(loaded[name, key], self._names, self._rates)
            yield from check_group(known[name], key, ledger, self._skipped)

    def _checked_under(self, claim: str) -> Sequence[tuple[str, Key]]:
        """The keys across articles under which the checks look at a claim, by check."""
        if claim not in self._looked_at:
            item = self._items[claim]
            home = self._ledgers.get(item.article_key)
            if home is None:
                home = self._ledgers[item.article_key] = ledger_of(self._homes[item.article_key], self._names)
            self._looked_at[claim] = [
                (check.name, key)
                for check in CHECKS
                if check.keys is not in_article
                for key in dict.fromkeys(check.keys(item, home))
            ]
        return self._looked_at[claim]


def _with(come: Collection[str], stay: Collection[str]) -> Iterator[Pair]:
    """The pairs that have one of those that came."""
    yield from combinations(sorted(come), 2)
    for one in come:
        for other in stay:
            yield (one, other) if one < other else (other, one)


def _claims(finding: Finding) -> list[str]:
    return [claim.key for side in finding.sides for claim in side.claims]


def _is_question(d: Discrepancy) -> bool:
    """Is it a question about values, and not what a check found?"""
    return d.key == content_key(["discrepancy", "values", min(claim.key for claim in d.claims)])


def _as_finding(d: Discrepancy) -> Finding:
    """A stored question as it was before anything was held back."""
    return Finding(
        relation="values", kind=d.kind, severity=former_severity(d.severity, d.signals), score=d.score, sides=d.sides, explanation=d.explanation, also=d.also,
        signals=tuple(signal for signal in d.signals if signal.name != HELD_BACK), subject=d.subject, metric=d.metric, unit=d.unit,
        keys=tuple(sorted(claim.key for claim in d.claims)),
    )  # fmt: skip
