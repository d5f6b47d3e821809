"""Two measures, step by step: why they do or do not conflict."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.core.discrepancy import Alias, Comparison, Step
from factcheck.core.measure import Interval, Measure
from factcheck.core.quantity import decimal_text
from factcheck.match.affinity import affinity, steps
from factcheck.match.entities import Names
from factcheck.match.explanations import explain_values
from factcheck.match.kinds import judge
from factcheck.match.matching import names_of
from factcheck.match.questions import Sums, asked
from factcheck.match.readings import agreement
from factcheck.match.rulings import with_bridges
from factcheck.match.stops import stop

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


def explain(a: Measure, b: Measure, *, others: Iterable[Measure] = (), aliases: Iterable[Alias] = ()) -> Comparison:
    """Why two claims do or do not conflict: names, metric, scope, period, interval, kind. ``others`` are the further claims of the comparison.

    They matter for names (a short name may stand for a fuller one) and for sums (8 and 261 are 269).
    """
    names = names_of([a, b, *others], aliases)
    everything = with_bridges([a, b, *others], names.rulings)
    a, b, *_ = everything
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
    told.extend(steps(a, b, result))
    relation = agreement(a, b)
    told.append(Step("interval", "neutral", f"{_interval(a.firm)} and {_interval(b.firm)}: {relation}"))
    sums = Sums(everything)
    if relation != "agree" and (sums.explain(a, b) or sums.explain(b, a)):
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
    told.extend(Step(f"signal: {signal.name}", "neutral", signal.detail) for signal in verdict.signals)
    return Comparison(
        steps=tuple(told), score=result.score, relation=relation, kind=verdict.kind, severity=verdict.severity, conclusion=explain_values(a, b, verdict, 2, 0),
    )  # fmt: skip


def _about(which: str, measure: Measure, names: Names) -> list[Step]:
    claim = measure.claim
    subject = names.of(measure.article_key, measure.subject)
    said = [
        f"subject {subject.text or 'unknown'}"
        + (f" (a {subject.kind})" if subject.kind not in {"", "generic"} else ""),
        f"counts {measure.head or 'something unknown'}"
        + (f" with {', '.join(sorted(measure.modifiers))}" if measure.modifiers else ""),
        f"as of {claim.as_of or 'unknown'} ({claim.as_of_basis})",
        f"claims {_interval(measure.firm)} {measure.dimension}",
    ]
    return [Step(which, "neutral", f"“{claim.value_text}”: " + "; ".join(said))]


def _interval(interval: Interval) -> str:
    low, high = (decimal_text(end) for end in (interval.low, interval.high))
    return f"exactly {low}" if interval.is_point else f"{low or 'any'} to {high or 'any'}"
