"""What to tell a reviewer about two figures that do not agree: both with source and date, the likely reason, what to ask."""

from __future__ import annotations

from factcheck.core.measure import Measure
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.core.wording import grouped
from factcheck.match.kinds import Verdict
from factcheck.match.words import cited, day, named, plain, rounded, source_of

__all__ = ["explain_values"]

K = DiscrepancyKind
_REASON = {
    K.CONTRADICTION: "Nothing in the words explains the difference",
    K.UPDATE: "Most likely the count moved between the two",
    K.RESTATEMENT: "Most likely the figure was revised",
    K.DEFINITION: "Most likely the two count by different definitions",
    K.SCOPE: "Most likely one of the two covers more than the other",
    K.BASIS: "Most likely one is a part, an increment or a running total of the other",
    K.MODALITY: "Most likely one is not, or not yet, an established fact",
    K.ROUNDING: "The two agree when read as rounded",
    K.SCALE: "Almost certainly one of them is wrong by a power of ten, as misread units or a mistranslation make it",
    K.UNIT: "Most likely one of them is in another unit than it says",
    K.DIGITS: "Perhaps a digit was mistyped",
    K.TREND: "The later figure breaks the direction that the earlier article states: another definition, a part of the year, or an error",
}
_ASK = {
    K.CONTRADICTION: "Ask both sources for the primary document.",
    K.UPDATE: "Ask for the date that each figure is for, and quote the later one with its date.",
    K.RESTATEMENT: "Quote the later figure, and say that it was revised.",
    K.DEFINITION: "Ask what each of them includes.",
    K.SCOPE: "Ask which area and which group each of them covers.",
    K.BASIS: "Ask which period and which part each of them covers.",
    K.MODALITY: "Ask which of the two has been confirmed.",
    K.ROUNDING: "Quote the more precise one.",
    K.SCALE: "Do not quote either before the original, in its own language and unit, was seen.",
    K.UNIT: "Ask for the original unit.",
    K.DIGITS: "Compare with the primary document.",
    K.TREND: "Ask for the yearly figures from one source.",
}
_PERHAPS = {
    K.DEFINITION: "a difference in what is counted", K.DIGITS: "a mistyped digit", K.SCOPE: "a different area or group", K.UPDATE: "a change between the two dates",
    K.BASIS: "a part against a whole", K.MODALITY: "an estimate against a confirmed figure", K.UNIT: "a mistaken unit", K.TREND: "a broken trend", K.SCALE: "a slip of scale",
    K.RESTATEMENT: "a revision",
}  # fmt: skip


def explain_values(a: Measure, b: Measure, verdict: Verdict, readings: int, folded: int) -> str:
    """A few sentences for a newsroom: both figures, the most likely reason, the others, what to ask."""
    first, second = sorted(
        (a, b), key=lambda m: (m.claim.article.published is None, str(m.claim.article.published), m.key)
    )
    subject = a.claim.subject or b.claim.subject
    lead = f"{subject[:1].upper() + subject[1:]}: " if subject else ""
    told = [f"{lead}{_both(first, second)}."]
    told.append(_REASON[verdict.kind] + _difference(first, second, verdict) + ".")
    others = [_PERHAPS[kind] for kind in verdict.also if kind in _PERHAPS]
    if others:
        told.append(f"It may also be {' or '.join(others[:3])}.")
    told.extend(
        f"{signal.detail[:1].upper() + signal.detail[1:]}."
        for signal in verdict.signals
        if signal.name in {"scale", "trend", "digits"}
    )
    if readings > 2:
        more = f", {folded} of them not shown" if folded else ""
        told.append(f"{readings} different readings are in print{more}.")
    told.append(_ASK[verdict.kind])
    return " ".join(told)


def _both(first: Measure, second: Measure) -> str:
    """The two figures with their sources; one article is named once. In one article the earlier in the text comes first."""
    if first.article_key != second.article_key:
        return f"{cited(first)}; against {cited(second)}"
    opening, closing = sorted((first, second), key=lambda m: (m.claim.value_start or 0, m.key))
    claim = opening.claim
    return f"{named(opening)} against {named(closing)}, both in one article ({source_of(claim)}, {day(claim.article.published)})"


def _difference(first: Measure, second: Measure, verdict: Verdict) -> str:
    """`` (+39, +32.8%)`` where the difference means something."""
    if (
        verdict.kind not in {K.UPDATE, K.TREND, K.RESTATEMENT, K.DEFINITION}
        or not first.value
        or first.factor != second.factor
    ):
        return ""
    change = (second.value - first.value) / first.factor
    share = rounded(change / abs(first.value / first.factor) * 100, 3)
    return f" ({'+' if change > 0 else ''}{grouped(rounded(change).normalize())}, {'+' if share > 0 else ''}{plain(share)}%)"
