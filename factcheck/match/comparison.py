"""Two measures, step by step: why they do or do not conflict."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.discrepancy import Alias, Comparison, Step
from factcheck.core.measure import Measure
from factcheck.match.affinity import Affinity, affinity
from factcheck.match.edges import asked
from factcheck.match.entities import Names
from factcheck.match.evidence.told import steps
from factcheck.match.explanations import explain_values
from factcheck.match.kinds import judge
from factcheck.match.readings import add_up, agreement
from factcheck.match.rulings import with_bridges
from factcheck.match.stops import stop
from factcheck.match.voices import shared_origin
from factcheck.match.words import named, plain, rounded, translated_by_machine

__all__ = ["explain"]

_STOPS = {
    "dimension": "the figures are of different dimensions: {a.dimension} and {b.dimension}",
    "nature": "one is a {a.nature}, the other a {b.nature}",
    "one sentence": "both stand in one sentence: its author does not contradict himself there",
    "linked": "the article itself ties the two together, as part and whole, conversion or earlier value",
    "rows of a table": "both stand in lines of a table of one article: the lines are about different things or times",
    "nobody knows whose": "it is an age or stands in a table, and it does not show whose: only the subject tells such figures apart",
    "metrics exclude one another": "what they count excludes one another: {a.metric} and {b.metric}",
    "increment": "one is an increment, the other is not",
    "earlier value": "one is the value that a change started from: it is for an earlier time",
    "told apart": "a reviewer said that “{names[0]}” is not “{names[1]}”",
    "stated periods": "both state their period, and the periods differ: {a.claim.as_of} and {b.claim.as_of}; they are two points of a series",
}

_RELATIONS = {
    "agree": "they agree",
    "rounding": "they meet when read as rounded",
    "disagree": "they have no value in common",
}


def explain(a: Measure, b: Measure, *, aliases: Iterable[Alias] = ()) -> Comparison:
    """Why two claims do or do not conflict: names, metric, scope, period, interval, kind."""
    names = Names(aliases)
    a, b = with_bridges([a, b], names.rulings)
    stopped = stop(a, b) or ("told apart" if names.parted(a, b) else None)
    told = [*_about("first", a, names), *_about("second", b, names)]
    if stopped is not None:
        told.append(Step(stopped, "stops", _STOPS[stopped].format(a=a, b=b, names=names.told_apart(a, b))))
        return Comparison(
            steps=tuple(told),
            score=0.0,
            relation="not compared",
            kind=None,
            severity=None,
            conclusion=f"Not compared: {told[-1].detail}.",
        )
    result = affinity(a, b, names)
    told.extend(steps(a, b, result.evidence))
    told.append(_total(result))
    relation = agreement(a, b)
    told.append(Step("interval", "neutral", f"{_interval(a)}, against {_interval(b)}: {_RELATIONS[relation]}"))
    told.append(Step("voices", "neutral", shared_origin(a, b) or "nothing shows that the two go back to one origin"))
    translated = translated_by_machine(a, b)
    if translated:
        told.append(Step("machine translation", "neutral", translated))
    if relation != "agree" and add_up(a, b):
        told.append(Step("sum", "stops", "the figures of one sentence add up to the other"))
        relation = "agree"
    if relation == "agree":
        return Comparison(
            steps=tuple(told), score=result.score, relation=relation, kind=None, severity=None, conclusion="They agree."
        )
    if result.score < asked(result):
        conclusion = (
            f"They differ, but are hardly about the same thing (score {result.score:.2f}, asked from {asked(result)})."
        )
        return Comparison(
            steps=tuple(told), score=result.score, relation=relation, kind=None, severity=None, conclusion=conclusion
        )
    verdict = judge(a, b, result, relation)
    told.extend(Step(f"speaks for {signal.name}", "neutral", signal.detail) for signal in verdict.signals)
    return Comparison(
        steps=tuple(told), score=result.score, relation=relation, kind=verdict.kind, severity=verdict.severity, conclusion=explain_values(a, b, verdict, 2, 0),
    )  # fmt: skip


def _about(which: str, measure: Measure, names: Names) -> list[Step]:
    """A figure as it was read: what of whom it is, for when, and what it claims."""
    claim = measure.claim
    said = [
        f"of {_whose(measure, names)}",
        f"as of {claim.as_of or 'unknown'} ({claim.as_of_basis})",
        f"counts {measure.head or 'something unknown'}"
        + (f" with {', '.join(sorted(measure.modifiers))}" if measure.modifiers else ""),
        f"claims {_interval(measure)}",
    ]
    return [Step(which, "neutral", f"{named(measure)}: {'; '.join(said)}")]


def _whose(measure: Measure, names: Names) -> str:
    """The subject as printed, and the fuller name that it was taken for, where that is another one."""
    if not measure.subject.words:
        return "an unknown subject"
    known = names.of(measure)
    fuller = f", taken for {known.text}" if known != measure.subject else ""
    return f"{measure.claim.subject or measure.subject.text}{fuller}"


def _total(result: Affinity) -> Step:
    """What the weights add up to, so that a reader can follow the score."""
    total = sum(item.weight for item in result.evidence)
    detail = f"the weights above add up to {total:+.2f}, which makes the score {result.score:.2f} (0 makes 0.50)"
    return Step("together", "neutral", detail)


def _interval(measure: Measure) -> str:
    """What a print claims firmly, in its own unit."""
    interval, unit = measure.firm, measure.claim.unit or ""
    ends = ["any" if end is None else plain(rounded(end / measure.factor, 12)) for end in (interval.low, interval.high)]
    return f"exactly {ends[0]} {unit}".strip() if interval.is_point else f"{' to '.join(ends)} {unit}".strip()
