"""What an article printed in one place, version after version -> one question: why does it say something else now?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from factcheck.core.discrepancy import EARLIER_VERSION, Discrepancy, Side, Signal
from factcheck.core.keys import content_key
from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind, Form
from factcheck.lexicon.corrections import CORRECTED
from factcheck.match.findings import Finding, compose, spokesman
from factcheck.match.kinds import slips
from factcheck.match.readings import agreement
from factcheck.match.severity import CORRECTED as TOLD
from factcheck.match.severity import SILENT
from factcheck.match.words import printed, source_of

__all__ = ["Stated", "find_revisions"]

Stated = tuple[Measure, date]
"""A figure with the day of the version that printed it first."""

_Side = tuple[date, list[Measure]]
"""The day from which an article said something, and the figures that say it, the latest last."""

K = DiscrepancyKind
_SCORE = 0.95
"""How sure it is that both are of one thing. Reason: the words around the figure stood; now and then a sentence is turned to another thing."""

_BEFORE = 8
"""Characters before a word of correction that tell whether it stood in the earlier text: `the updated port` did."""

_SHOWN = 120


def find_revisions(chains: Iterable[Sequence[Stated]]) -> tuple[Discrepancy, ...]:
    """A discrepancy for each article that prints another figure than its earlier version did, with a side for each figure, in the order of the versions.

    A chain are the figures that stood in one place of one article, from the earliest on, the present one last. What an article took back by
    returning to an earlier figure is no side; one that says again what it said has no discrepancy, nor one that only bounds or
    rounds its figure in another way so that both agree.
    """
    return compose(found for chain in chains if (found := _finding(_sides(chain))) is not None)


def _sides(chain: Sequence[Stated]) -> list[_Side]:
    """The figures of a chain that do not agree; a return to one of them takes back what came between."""
    sides: list[_Side] = []
    for measure, day in chain:
        at = next((at for at, (_, members) in enumerate(sides) if _says_the_same(members[-1], measure)), None)
        if at is None:
            sides.append((day, [measure]))
        else:
            del sides[at + 1 :]
            sides[at][1].append(measure)
    return sides


def _says_the_same(a: Measure, b: Measure) -> bool:
    return a.comparable == b.comparable and agreement(a, b) == "agree"


def _finding(sides: Sequence[_Side]) -> Finding | None:
    if len(sides) < 2:
        return None
    first, before, now = sides[0][1][0], sides[-2][1][-1], sides[-1][1][-1]
    told = _correction(before.claim.article.text, now.claim.article.text)
    kind, also, signals = _verdict(sides)
    severity = 1 if kind is K.ROUNDING else SILENT if told is None else TOLD
    said = (
        Signal("corrected", f"the new text says so: “{told}”")
        if told
        else Signal("silent", "the new text says nothing of a change")
    )
    speaker = spokesman([now])
    return Finding(
        relation="revision",
        kind=kind,
        also=also,
        severity=severity,
        score=_SCORE,
        sides=tuple(_side(members) for _, members in sides),
        signals=(*_history(sides), said, *signals),
        explanation=_explanation(sides, kind, said, signals),
        subject=speaker.claim.subject,
        metric=speaker.claim.metric or speaker.claim.counted,
        unit=speaker.claim.unit,
        # Versions at one address give a claim one key: the text tells them apart.
        keys=(content_key([first.key, first.claim.article.text_hash]),),
    )  # fmt: skip


def _side(members: Sequence[Measure]) -> Side:
    """The claims of one figure, in the order in which the versions made them."""
    speaker = members[-1]
    return Side(
        value=speaker.value, value_high=speaker.value_high, low=speaker.firm.low, high=speaker.firm.high, as_of=speaker.claim.as_of,
        claims=tuple(measure.claim for measure in members), voices=1,
    )  # fmt: skip


def _verdict(sides: Sequence[_Side]) -> tuple[DiscrepancyKind, tuple[DiscrepancyKind, ...], tuple[Signal, ...]]:
    """The kind, what it may be beside, and the signals of that."""
    steps = [(earlier[-1], later[-1]) for (_, earlier), (_, later) in pairwise(sides)]
    found: dict[DiscrepancyKind, dict[str, None]] = defaultdict(dict)
    for earlier, later in steps:
        if earlier.dimension != later.dimension:
            found[K.UNIT][f"the unit is another one: {printed(earlier)} and {printed(later)}"] = None
            continue
        for kind, details in slips(earlier, later).items():
            found[kind].update(dict.fromkeys(details))
    meets = all(one.comparable == other.comparable and agreement(one, other) == "rounding" for one, other in steps)
    signals = tuple(Signal(str(kind), detail) for kind, details in found.items() for detail in details)
    return (K.ROUNDING if meets else K.RESTATEMENT), tuple(found), signals


def _history(sides: Sequence[_Side]) -> list[Signal]:
    """A signal for each figure that an earlier version printed."""
    return [
        Signal(EARLIER_VERSION, f"{_article(earlier[-1])} said {_printed(earlier[-1])} until its version of {day}")
        for (_, earlier), (day, _) in pairwise(sides)
    ]


def _explanation(sides: Sequence[_Side], kind: DiscrepancyKind, said: Signal, signals: Sequence[Signal]) -> str:
    """What it said until when, what it says since, whether the new text owns to it, what to do."""
    until = [
        f"{_printed(earlier[-1])} until {'its version' if at == 0 else 'that'} of {day}"
        for at, ((_, earlier), (day, _)) in enumerate(pairwise(sides))
    ]
    now = sides[-1][1][-1]
    told = [f"{_article(now)} said {', '.join(until)}, and says {_printed(now)} since."]
    if kind is K.ROUNDING:
        return f"{told[0]} The figures agree when read as rounded. Quote the more precise one."
    told += [f"{detail[:1].upper()}{detail[1:]}." for detail in (said.detail, *(one.detail for one in signals))]
    told.append(
        "Quote the present figure, and say that it was corrected."
        if said.name == "corrected"
        else "Ask the source why it changed, and quote neither without saying that it did."
    )
    return " ".join(told)


def _article(measure: Measure) -> str:
    """The number of an article, outside a ledger who published it."""
    return measure.claim.article.id or source_of(measure.claim)


def _printed(measure: Measure) -> str:
    """The figure as printed; of a change also which way it went, which may be all that is another."""
    direction = measure.claim.direction if measure.claim.form is Form.CHANGE else None
    return printed(measure) if direction is None else f"{printed(measure)} ({direction})"


def _correction(before: str, now: str) -> str | None:
    """The words with which a text says that it was changed, where they did not stand in the text before; None for a silent change."""
    lines = {line.strip() for line in before.splitlines()}
    for found in CORRECTED.finditer(now):
        begin = now.rfind("\n", 0, found.start()) + 1
        line = now[begin:].split("\n", 1)[0].strip()
        is_label = now.startswith(":", found.end()) or not now[begin : found.start()].strip()
        # A label says when: `Updated: 2023-07-04` is news where `Updated: 2023-07-01` stood. A word inside a sentence stood there or not.
        is_known = line in lines if is_label else now[max(begin, found.start() - _BEFORE) : found.end()] in before
        if not is_known:
            words = " ".join(now[max(begin, found.start() - _SHOWN // 2) :].split("\n", 1)[0].split())
            return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
    return None
