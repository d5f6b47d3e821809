"""What ``show`` and ``explain`` say of one thing, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from factcheck.cli.describe import Line, about, decision_lines, discrepancy_lines, fact_lines, quote_line
from factcheck.cli.provenance import provenance_lines, version_lines
from factcheck.core.added import is_added
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import HIDDEN, Correction, field_text
from factcheck.core.decision import Decision
from factcheck.core.evidence import KeptEvidence
from factcheck.core.fragment import link_to
from factcheck.core.verdict import ROLES, reworded_words
from factcheck.core.vocabulary import EvidenceKind
from factcheck.core.watched import watch_words
from factcheck.core.wording import byline, figure, moment, quote_pieces, visible
from factcheck.workflow.explain import ComparisonCard
from factcheck.workflow.show import ArticleCard, ClaimCard, DiscrepancyCard, SeriesCard

__all__ = ["card", "reasoning"]

_FIELDS = (
    "form direction change_from counted unit per scope share_of attribution modality extent "
    "actor action object instrument jurisdiction stage effective rule"
).split()
"""What a claim's card lists, where it is known, beside its subject, metric and period."""

_VERDICTS = {"for": ("+", "green"), "against": ("-", "red"), "stops": ("×", "bold red"), "neutral": (" ", "dim")}


@singledispatch
def card(found: object) -> Iterator[Line]:
    """The lines that show one thing of a ledger. Raises TypeError for a thing that has no card."""
    raise TypeError(f"no card for {type(found).__name__}")


@card.register
def _discrepancy(found: DiscrepancyCard) -> Iterator[Line]:
    yield from discrepancy_lines(found.discrepancy, found.decisions, found.similar)


@card.register
def _decision(found: Decision) -> Iterator[Line]:
    yield [("on ", "dim"), (found.discrepancy or ", ".join(effect.claim for effect in found.effects), "bold")]
    yield from decision_lines(found)


@card.register
def _evidence(found: KeptEvidence) -> Iterator[Line]:
    one = found.evidence
    yield [(f"{found.id}  ", "bold"), (visible(one.text), "bold")]
    ended = f", {found.ending}" if found.ending else ""
    kept = f"{moment(one.retrieved)}, {found.size:,} bytes" if one.retrieved is not None else None
    yield from fact_lines(
        ("where in it", one.locator),
        ("kind", one.kind),
        ("role", None if one.role is None else ROLES[one.role]),
        ("sha256", one.sha256),
        ("copy", kept or ("none" if one.kind in {EvidenceKind.ADDRESS, EvidenceKind.DOCUMENT} else None)),
        ("called", found.media_type),
        ("redirected to", one.final),
        ("serves", f"{found.decision} on {found.discrepancy or ', '.join(found.claims)}{ended}"),
        ("by", f"{found.reviewer}, {moment(found.recorded)}"),
        ("the same as", ", ".join(found.also) or None),
    )


@card.register
def _article(found: ArticleCard) -> Iterator[Line]:
    article = found.article
    yield [(f"{article.id}  ", "bold"), (visible(article.title or "untitled"), "bold")]
    yield from fact_lines(("from", byline(article)), ("address", article.address))
    yield from provenance_lines(found.present, article.text)
    yield from version_lines(found.versions)
    yield from fact_lines(("asked for", watch_words(found.watched)), ("in", ", ".join(found.discrepancies) or None))
    for claim in found.claims:
        yield [("", "")]
        yield [
            (f"  {claim.id}  ", "bold"),
            (visible(figure(claim) or str(claim.stage or claim.kind)), "bold"),
            (f"  {_topic(claim)}", "dim"),
        ]
        yield quote_line(claim)


@card.register
def _claim(found: ClaimCard) -> Iterator[Line]:
    claim = found.claim
    yield [
        (f"{claim.id}  ", "bold"),
        (visible(figure(claim) or str(claim.action or claim.kind)), "bold"),
        (f"  {_topic(claim)}", ""),
    ]
    yield _in_context(claim)
    yield [("    ", ""), (_from(claim.article), "dim")]
    yield from fact_lines(
        ("as of", f"{claim.as_of} ({claim.as_of_basis})" if claim.as_of else "unknown"),
        *((name.replace("_", " "), getattr(claim, name)) for name in _FIELDS),
        ("status", claim.status),
        *_places(found),
        ("series", found.series),
        ("in", ", ".join(found.discrepancies) or None),
        ("replaces", found.replaces),
        ("replaced by", found.replaced_by),
        ("not found any more since", None if found.retired is None else f"{found.retired:%Y-%m-%d}"),
    )
    for correction in found.corrections:
        if correction.field not in HIDDEN:
            yield _corrected(correction, "when added" if is_added(claim.rule) else "the rules say")
    if found.reworded is not None:
        yield [(f"  {visible(reworded_words(found.reworded))}", "yellow")]
    if len(found.history) > 1:
        for past in found.history:
            where = "gone" if past.start is None else f"at {past.start}"
            yield [(f"  version {past.version}: {past.fit}, {where}", "dim")]
    for decision in found.decisions:
        yield [("", "")]
        yield from decision_lines(decision)


def _places(found: ClaimCard) -> Iterator[tuple[str, str]]:
    """Where the quote stands in the bytes of its article, and the link that opens it on the web."""
    claim = found.claim
    if found.places:
        in_page = found.places[0].startswith("/")
        yield "in the page" if in_page else "in the document", ", ".join(found.places)
    if (
        claim.article.is_online
        and claim.article.address is not None
        and all(one.startswith("/") for one in found.places)
    ):
        yield "open", link_to(claim.article.address, claim.article.text, claim.start, claim.end)


def _corrected(correction: Correction, whose: str) -> Line:
    """What a reviewer put over a field, and what the rules, or who added the claim, say beside it."""
    value, rules = (visible(field_text(one) or "nothing") for one in (correction.value, correction.machine))
    note = f": {visible(correction.note)}" if correction.note else ""
    return [
        (f"  {correction.field.replace('_', ' ')} corrected: ", "dim"),
        (value, "bold"),
        (f"   {whose} {rules}   ({visible(correction.reviewer)}, {correction.recorded:%Y-%m-%d}{note})", "dim"),
    ]


@card.register
def _series(found: SeriesCard) -> Iterator[Line]:
    series = found.series
    yield [(f"{found.id}  ", "bold"), (about(series.metric, series.subject), "bold")]
    yield from fact_lines(
        ("scope", series.scope),
        ("basis", series.basis),
        ("modality", series.modality),
        ("about", series.occurrence),
        ("unit", series.unit),
    )
    for claim in series.claims:
        yield [("", "")]
        yield [(f"  {claim.as_of or 'unknown time'}  ", ""), (visible(figure(claim)), "bold"), (f"  {claim.id}", "dim")]
        yield quote_line(claim)
        yield [("      ", ""), (_from(claim.article), "dim")]


def reasoning(found: DiscrepancyCard | ComparisonCard) -> Iterator[Line]:
    """Why sides were brought together: a discrepancy with its signals, or the comparison of two claims step by step; and the decisions."""
    if isinstance(found, DiscrepancyCard):
        asked = found.discrepancy
        yield from discrepancy_lines(asked, found.decisions, found.similar)
        yield [("", "")]
        yield [(f"  How sure that all speak of the same thing: {asked.score:.2f} (0 to 1)", "")]
        for signal in asked.signals:
            yield [(f"  {visible(signal.name)}: ", "bold"), (visible(signal.detail), "")]
        return
    yield from _compared(found)
    for decision in found.decisions:
        yield [("", "")]
        yield from decision_lines(decision)


def _compared(found: ComparisonCard) -> Iterator[Line]:
    """Two claims step by step, each piece of evidence with its weight, then what follows, and the discrepancies that both stand in."""
    for claim in found.claims:
        yield [(f"{claim.id}  ", "bold"), *quote_line(claim, "")]
        yield [("      ", ""), (_from(claim.article), "dim")]
    if found.claims:
        yield [("", "")]
    compared = found.comparison
    for step in compared.steps:
        mark, style = _VERDICTS.get(step.verdict, (" ", ""))
        weight = f"  ({step.weight:+.2f})" if step.weight or step.verdict in {"for", "against"} else ""
        yield [
            (f"  {mark} ", style),
            (f"{visible(step.looked_at)}: ", "bold"),
            (visible(step.detail), ""),
            (weight, "dim"),
        ]
    yield [("", "")]
    sure = f"; how sure that both speak of the same thing: {compared.score:.2f} (0 to 1)"
    told = "" if compared.relation == "not compared" else sure  # what is not compared has no score
    yield [(f"  Relation: {compared.relation}{told}", "")]
    if compared.kind is not None:
        yield [(f"  Of the two alone it would be: {compared.kind}, severity {compared.severity}", "")]
    yield [("  " + visible(compared.conclusion), "bold")]
    yield from _stands_in(found)


def _stands_in(found: ComparisonCard) -> Iterator[Line]:
    """Where the ledger holds the two against one another, and what it says there; else that it does not."""
    for one in found.together:
        yield [("", "")]
        what = f"{one.kind}, severity {one.severity}, {one.state}"
        yield [(f"  {one.id}", "bold"), (f" holds the two against one another: {what}.", "")]
        if one.kind is not found.comparison.kind:  # else the conclusion above tells it already
            yield [("  " + visible(one.explanation), "")]
    if not found.together and found.claims:
        others = f"; one of them, or both on one side, in {', '.join(found.in_others)}" if found.in_others else ""
        yield [("", "")]
        yield [(f"  No discrepancy holds the two against one another{others}.", "")]


def _topic(claim: Claim) -> str:
    return about(claim.metric or claim.action, claim.subject or claim.actor)


def _from(article: Article) -> str:
    number = f"{article.id}, " if article.id else ""
    title = f", “{article.title}”" if article.title else ""
    return visible(f"{number}{byline(article)}{title}")


def _in_context(claim: Claim) -> Line:
    """The sentence of a claim, with its quote and figure set off."""
    text = claim.article.text
    lead, value, rest = quote_pieces(claim)
    return [
        (f"    {visible(text[claim.context_start : claim.start])}", "dim"),
        (visible(lead) if value else "", ""),
        (visible(value or lead), "bold yellow"),
        (visible(rest), ""),
        (visible(text[claim.end : claim.context_end]), "dim"),
    ]
