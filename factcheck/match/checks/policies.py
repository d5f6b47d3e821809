"""Policies: stages that exclude one another, and powers or objects that differ between two tellings of one act."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.core.discrepancy import Signal
from factcheck.core.measure import Provision
from factcheck.core.vocabulary import DiscrepancyKind, Stage
from factcheck.lexicon.checks import PLANNING, WORKS
from factcheck.lexicon.rarity import GRAMMAR, is_everyday
from factcheck.match.checks.check import IN_ARTICLE, Item, Key
from factcheck.match.checks.severities import severity
from factcheck.match.findings import Finding, printed_side
from factcheck.match.ledger import Ledger
from factcheck.match.words import day, source_of

__all__ = ["POLICY_TERMS", "act_keys", "are_one_act", "plans_and_works", "policy_terms"]

POLICY_TERMS = "policy terms"
"""The name of the check that looks at the acts of one actor."""

_DONE = frozenset([Stage.APPROVED, Stage.IN_FORCE, Stage.COMPLETED])
_OPEN = frozenset([Stage.PROPOSED, Stage.PLANNED])
_SAME_OBJECT, _RELATED_OBJECT, _ONE_ACT = 0.75, 0.4, 0.5
_FEWEST, _MOST_SHARED = 3, 4
_OWN_TERMS = 2
"""Telling words that each side must have alone. Reason: a headline that only leaves out what the body adds does not differ from it."""


def act_keys(item: Item, home: Ledger) -> Iterator[Key]:
    """A provision by its actor and its act, and by its act inside its article: a headline often names the actor otherwise, or not at all."""
    if isinstance(item, Provision) and item.action:
        actor = home.names.of(item)
        if actor.words:
            yield (actor.text, item.action)
        yield (IN_ARTICLE, item.article_key, item.action)


def policy_terms(ledger: Ledger) -> Iterator[Finding]:
    """Pairs of provisions of one act: at stages that exclude one another, or, in one article, with terms that overlap and differ."""
    for a, b in combinations(ledger.provisions, 2):
        if ledger.names.rulings.are_two(a.claim.actor, b.claim.actor) or a.quote_hash == b.quote_hash:
            continue
        one, other = (ledger.names.of(p) for p in (a, b))
        yield from _compare(a, b, one_actor=bool(one.words) and one == other)


def are_one_act(a: Provision, b: Provision) -> bool:
    """Do two provisions of one actor and action tell the same act, at stages that do not exclude one another? Too few telling words tell nothing."""
    left, right = _telling(a), _telling(b)
    stages = {a.claim.stage, b.claim.stage}
    if min(len(left), len(right)) < _FEWEST or (stages & _OPEN and stages & _DONE):
        return False
    return len(left & right) >= _SAME_OBJECT * min(len(left), len(right))


def _telling(provision: Provision) -> frozenset[str]:
    return frozenset(word for word in provision.object if not is_everyday(word))


def _compare(a: Provision, b: Provision, *, one_actor: bool) -> Iterator[Finding]:
    left, right = _telling(a), _telling(b)
    if len(left) < _FEWEST or len(right) < _FEWEST:
        return
    shared = left & right
    overlap = len(shared) / min(len(left), len(right))
    if (
        overlap >= _SAME_OBJECT
        and one_actor
        and {a.claim.stage, b.claim.stage} & _OPEN
        and {a.claim.stage, b.claim.stage} & _DONE
    ):
        yield _stages(*sorted((a, b), key=lambda p: (str(p.claim.article.published), p.claim.start, p.key)))
        return
    least, fewest = (_RELATED_OBJECT, _FEWEST) if one_actor else (_ONE_ACT, _MOST_SHARED)
    differ = min(len(left - right), len(right - left)) >= _OWN_TERMS
    if a.article_key == b.article_key and differ and overlap >= least and len(shared) >= fewest:
        yield _terms(a, b)


def plans_and_works(ledger: Ledger) -> Iterator[Finding]:
    """One work of one article that is still to be planned in one sentence, and is being built in another."""
    for a, b in combinations(sorted(ledger.provisions, key=lambda p: (p.claim.start, p.key)), 2):
        plan, work = (a, b) if a.action in PLANNING else (b, a)
        if plan.action not in PLANNING or work.action not in WORKS or a.quote_hash == b.quote_hash:
            continue
        left, right = (frozenset(word for word in p.object if word not in GRAMMAR) for p in (plan, work))
        if len(left & right) >= _OWN_TERMS and left == right:
            yield _plan_and_work(plan, work)


def _plan_and_work(plan: Provision, work: Provision) -> Finding:
    return Finding(
        relation="plan and work", kind=DiscrepancyKind.POLICY, also=(DiscrepancyKind.MODALITY,), severity=severity("plan and work"), score=0.6, sides=(printed_side([plan]), printed_side([work])),
        subject=plan.claim.actor, metric=plan.claim.action, unit=None, signals=(Signal("policy", f"{plan.claim.action} and {work.claim.action}"),),
        explanation=f"{_told(plan)}; in the same article {_told(work)}. Planning and building are two stages: most likely one word was rendered in two ways. Ask whether it has been decided, funded or begun.",
    )  # fmt: skip


def _stages(a: Provision, b: Provision) -> Finding:
    earlier = (
        a.claim.article.published is not None
        and b.claim.article.published is not None
        and a.claim.article.published < b.claim.article.published
    )
    moved = earlier and a.claim.stage in _OPEN
    return Finding(
        relation="policy stage", kind=DiscrepancyKind.UPDATE if moved else DiscrepancyKind.POLICY, also=(DiscrepancyKind.POLICY,) if moved else (), severity=severity("policy stage", "went ahead" if moved else "exclude one another"), score=0.7,
        sides=(printed_side([a]), printed_side([b])), subject=a.claim.actor, metric=a.claim.action, unit=None, signals=(Signal("policy", f"{a.claim.stage} and {b.claim.stage}"),),
        explanation=f"{_told(a)}: {a.claim.stage}. {_told(b)}: {b.claim.stage}. " + ("Most likely it went ahead between the two. " if moved else "Both cannot be so at one time. ")
        + "Ask how far it has come, and since when.",
    )  # fmt: skip


def _terms(a: Provision, b: Provision) -> Finding:
    first, second = sorted((a, b), key=lambda p: (p.claim.start, p.key))
    only = (", ".join(sorted(first.object - second.object)), ", ".join(sorted(second.object - first.object)))
    return Finding(
        relation=POLICY_TERMS, kind=DiscrepancyKind.POLICY, also=(DiscrepancyKind.SCOPE,), severity=severity(POLICY_TERMS), score=0.65, sides=(printed_side([first]), printed_side([second])),
        subject=a.claim.actor, metric=a.claim.action, unit=None, signals=(Signal("policy", f"only one has: {only[0]}; only the other: {only[1]}"),),
        explanation=f"{_told(first)}, and in the same article {_told(second)}. The two tell one act, but not with the same terms. Most likely one of them sums up loosely. Quote the one that names the terms.",
    )  # fmt: skip


def _told(provision: Provision) -> str:
    claim = provision.claim
    quote = " ".join(claim.quote.split())
    return f"“{quote[:160]}” ({source_of(claim)}, {day(claim.article.published)})"
