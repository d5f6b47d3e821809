"""Adding a claim that the rules did not find: words that stand in an article, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import corrected
from factcheck.core.decision import By
from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import (
    Comparator,
    EventKind,
    QuantityKind,
    Status,
    StepKind,
)
from factcheck.errors import DecisionError, QuoteError, UsageError
from factcheck.review.addition import Addition
from factcheck.review.fields import fields_of
from factcheck.review.quotes import find_quote, occurrences
from factcheck.store.articles import article_of, current_versions
from factcheck.store.chain import append_event
from factcheck.store.claims import claims_of_article
from factcheck.store.entrance import Where, writing
from factcheck.store.keeping import Reading, add_claim
from factcheck.store.numbers import row_of
from factcheck.store.runs import begin_run
from factcheck.store.steps import keep_step
from factcheck.workflow.aftermath import Aftermath, compare_after
from factcheck.workflow.claims import read_figure
from factcheck.workflow.drafting import NO_FIGURES, act_of, claim_of_figure, is_told, quantities_in, says_the_same
from factcheck.workflow.match import run_of
from factcheck.workflow.said import check_text

__all__ = ["Added", "Addition", "add", "check_new", "check_seen", "check_told", "draft", "figures_in", "span_of"]

_SHOWN = 5
"""So many figures are named where one must be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A claim that was added, and what that changed among the discrepancies."""

    claim: Claim
    aftermath: Aftermath


def add(address: Where, article: str, addition: Addition, *, by: By, seen: Article | None = None) -> Added:
    """Adds a claim to an article (``A1``) and compares again. What is not said is filled in from what the rules read of those words.

    ``seen`` is the article as the reviewer saw it: where it has another text now, nothing is written. Raises UnknownId, DecisionError for that, QuoteError for words or a figure that do not stand there, UsageError for a claim that the ledger has or that says
    too little, ClaimError or UnknownChoice for words that do not fit their field, and a LedgerError.
    """
    row = row_of(article, "A")
    check_text(by.reviewer, addition.note, addition.quote, addition.figure, *addition.said.values())
    with writing(address) as connection:
        text = article_of(connection, row)
        check_seen(text, seen)
        stored = claims_of_article(connection, row)
        drafted = draft(text, stored, addition)
        made = corrected(drafted, fields_of(drafted, addition.said, read_figure))
        check_new(made, stored)
        check_told(made)
        (version,) = current_versions(connection, row)
        run_id = begin_run(connection, run_of("match", by.now))
        kept = add_claim(connection, Reading(row, version.version_id, run_id, by.now), made)
        facts = {"claim": kept.as_record(), "note": addition.note}
        append_event(connection, EventKind.ADD, reviewer=by.reviewer, facts=facts, now=by.now)
        keep_step(connection, StepKind.ADD, kept.id or "", by=by)
        return Added(claim=kept, aftermath=compare_after(connection, now=by.now, run_id=run_id))


def draft(article: Article, stored: Sequence[Claim], addition: Addition) -> Claim:
    """The claim that words of an article make, beside those that it has, before what the reviewer says of its fields. Raises QuoteError, UsageError."""
    return _policy(article, stored, addition) if addition.policy else _numeric(article, stored, addition)


def check_seen(now: Article, seen: Article | None) -> None:
    """Nothing, where the article has the text that the reviewer saw. Raises DecisionError."""
    if seen is not None and now.text_hash != seen.text_hash:
        raise DecisionError(
            f"{now.id} has a new text since it was shown", mend=f"Look at it again: factcheck show {now.id}."
        )


def span_of(article: Article, addition: Addition) -> tuple[int, int]:
    """Where the words stand: where they were marked, else where they are found. Raises QuoteError."""
    if addition.span is None:
        return find_quote(article.text, addition.quote, nth=addition.nth, where=article.id)
    if article.text[slice(*addition.span)] != addition.quote:
        raise QuoteError(f"the words “{addition.quote}” do not stand there", where=article.id, mend="Mark them again.")
    return addition.span


def _policy(article: Article, stored: Sequence[Claim], addition: Addition) -> Claim:
    """The policy claim of a quote, before what the reviewer says is put over it."""
    if addition.figure is not None:
        raise UsageError("a policy claim has no figure", mend="Leave --figure out, or leave --policy out.")
    if not addition.said.get("action", "").strip():
        raise UsageError("a policy claim needs what is done", mend="Say it as --action.")
    return act_of(article, stored, span_of(article, addition), addition.said.get("stage"))


def _numeric(article: Article, stored: Sequence[Claim], addition: Addition) -> Claim:
    """The numeric claim of a quote, filled in from what the rules read there, before what the reviewer says is put over it."""
    quote = span_of(article, addition)
    return claim_of_figure(article, stored, quote, _figure(article, quote, addition))


def figures_in(article: Article, quote: tuple[int, int]) -> list[Quantity]:
    """What may be the figure of a claim in these words, in order."""
    return [one for one in quantities_in(article, quote) if one.kind not in NO_FIGURES]


def _figure(article: Article, quote: tuple[int, int], addition: Addition) -> Quantity:
    """The figure of a claim: the one that is named, or the only one in the quote."""
    text, (start, end) = article.text, quote
    inside = quantities_in(article, quote)
    if addition.figure is None:
        known = [one for one in inside if one.kind not in NO_FIGURES]
        if len(known) == 1:
            return known[0]
        if not known:
            raise QuoteError(
                "no figure is read in these words", where=article.id, mend="Say it as --figure, or give --policy."
            )
        more = " …" if len(known) > _SHOWN else ""
        shown = ", ".join(f"“{one.text}”" for one in known[:_SHOWN]) + more
        raise QuoteError(f"these words hold {len(known)} figures ({shown})", where=article.id, mend="Say --figure.")
    places = [(at + start, to + start) for at, to in occurrences(text[start:end], addition.figure)]
    if not places:
        said = " ".join(addition.figure.split())
        raise QuoteError(
            f"the figure “{said}” does not stand in the quote", where=article.id, mend="Copy it from there."
        )
    if len(places) > 1:
        raise QuoteError(
            f"the figure “{addition.figure}” stands {len(places)} times in the quote",
            where=article.id,
            mend="Give fewer words as the quote.",
        )
    at, to = places[0]
    read = next((one for one in inside if one.start < to and at < one.end), None)
    if read is not None and read.kind not in NO_FIGURES:
        return read
    return _unread(text, at, to, addition, article.id)


def _unread(text: str, start: int, end: int, addition: Addition, where: str | None) -> Quantity:
    """A figure that the rules do not read as one, with the value that is said or that its digits have."""
    found = read_figure(addition.said.get("value", text[start:end]))
    if found is None and "value" not in addition.said:
        raise QuoteError(f"“{text[start:end]}” is not read as a number", where=where, mend="Say it as --value.")
    value, place = found or (Decimal(0), 0)
    return Quantity(
        kind=QuantityKind.COUNT, text=text[start:end], start=start, end=end, value=value, place=place, comparator=Comparator.EXACT
    )  # fmt: skip


def check_new(made: Claim, stored: Sequence[Claim]) -> None:
    """Nothing, for a claim that the ledger does not have. Raises UsageError."""
    for one in stored:
        if says_the_same(one, made):
            withdrawn = one.status is Status.WITHDRAWN
            raise UsageError(
                f"the ledger has that claim already: {one.id}" + (", which was withdrawn" if withdrawn else ""),
                where=made.article.id,
                mend=f"Take that back: factcheck undo {one.id}."
                if withdrawn
                else f"Correct it: factcheck claim edit {one.id}.",
            )


def check_told(made: Claim) -> None:
    """Nothing, for a claim that shows what it is about. Raises UsageError."""
    if not is_told(made):
        raise UsageError("it does not show what is counted or measured", where=made.article.id, mend="Say --metric.")
