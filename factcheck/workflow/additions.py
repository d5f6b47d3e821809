"""Adding a claim that the rules did not find: words that stand in an article, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import BY_HAND, FieldValue, corrected
from factcheck.core.decision import By
from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import (
    AsOfBasis,
    ClaimKind,
    Comparator,
    EventKind,
    Form,
    Modality,
    QuantityKind,
    Stage,
    Status,
    StepKind,
)
from factcheck.errors import DecisionError, QuoteError, UsageError
from factcheck.review.addition import Addition
from factcheck.review.fields import fields_of
from factcheck.review.names import key_of
from factcheck.review.quotes import find_quote, occurrences, sentence_around
from factcheck.store.articles import article_of, current_versions
from factcheck.store.chain import append_event
from factcheck.store.claims import claims_of_article
from factcheck.store.entrance import Where, writing
from factcheck.store.identity import is_one_statement
from factcheck.store.keeping import Reading, add_claim
from factcheck.store.numbers import row_of
from factcheck.store.runs import begin_run
from factcheck.store.steps import keep_step
from factcheck.workflow.aftermath import Aftermath, compare_after
from factcheck.workflow.claims import read_figure
from factcheck.workflow.match import run_of
from factcheck.workflow.reading import read_claims
from factcheck.workflow.said import check_text

__all__ = ["Added", "Addition", "add", "check_new", "check_seen", "check_told", "draft", "figures_in", "span_of"]

_NO_FIGURES = frozenset(
    [
        QuantityKind.MEMBER,
        QuantityKind.PERIOD,
        QuantityKind.YEAR,
        QuantityKind.DATE,
        QuantityKind.CLOCK,
        QuantityKind.NAME,
        QuantityKind.ORDINAL,
        QuantityKind.IDIOM,
        QuantityKind.FURNITURE,
    ]
)
"""What is printed in figures and is not taken for the figure of a claim unless it is named."""

_SHOWN = 5
"""So many figures are named where one must be chosen."""

_AHEAD = frozenset([Stage.PROPOSED, Stage.PLANNED])
"""Stages at which an act is no fact yet."""

_OF_THE_SENTENCE = ("subject", "as_of", "as_of_basis", "attribution", "modality")
"""What a figure shares with its neighbour in a sentence where nothing else is known."""

_OF_THE_FIGURE = ("form", "metric", "subject", "scope", "share_of", "predicate", "attribution", "extent")
"""What the rules read of a figure in its sentence alone."""


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
    start, end = span_of(article, addition)
    context = _sentence(article, stored, start, end)
    return Claim(
        article=article, kind=ClaimKind.POLICY, start=start, end=end, context_start=context[0], context_end=context[1], rule=BY_HAND,
        stage=Stage.REPORTED, modality=Modality.PLAN if addition.said.get("stage") in _AHEAD else Modality.ACTUAL, **_published(article),
    )  # fmt: skip


def _numeric(article: Article, stored: Sequence[Claim], addition: Addition) -> Claim:
    """The numeric claim of a quote, filled in from what the rules read there, before what the reviewer says is put over it."""
    start, end = span_of(article, addition)
    printed = _figure(article, (start, end), addition)
    context = _sentence(article, stored, start, end)
    drafted = Claim(
        article=article, kind=ClaimKind.NUMERIC, start=start, end=end, context_start=context[0], context_end=context[1], rule=BY_HAND,
        value_start=printed.start, value_end=printed.end, value=printed.value, value_high=printed.value_high, place=printed.place,
        comparator=printed.comparator, direction=printed.direction, change_from=printed.change_from, unit=printed.unit,
        unit_code=printed.unit_code, per=printed.per, counted=printed.counted, metric=printed.counted, form=_form(printed),
        modality=Modality.ACTUAL, **_published(article),
    )  # fmt: skip
    near = [one for one in stored if one.context_start < context[1] and context[0] < one.context_end]
    near = [one for one in near if one.kind is ClaimKind.NUMERIC and one.status is not Status.WITHDRAWN]
    if near:
        beside = min(near, key=lambda one: (abs((one.value_start or 0) - printed.start), one.start))
        drafted = corrected(drafted, {name: getattr(beside, name) for name in _OF_THE_SENTENCE})
    return _as_read_alone(drafted)


def _as_read_alone(drafted: Claim) -> Claim:
    """The draft with what the rules find in its sentence alone, where they take the figure for a claim there."""
    article, shift = drafted.article, drafted.context_start
    alone = replace(article, text=drafted.context, address=None, id=None)
    for one in read_claims(alone):
        if one.kind is ClaimKind.NUMERIC and (one.value_start or 0) + shift == drafted.value_start:
            said: dict[str, FieldValue] = {
                name: getattr(one, name) for name in _OF_THE_FIGURE if getattr(one, name) is not None
            }
            if one.as_of_basis is AsOfBasis.STATED:
                said |= {"as_of": one.as_of, "as_of_basis": one.as_of_basis}
            return corrected(drafted, said)
    return drafted


def _quantities_in(article: Article, quote: tuple[int, int]) -> list[Quantity]:
    start, end = quote
    return [one for one in api.find_quantities(article.text, all=True) if start <= one.start and one.end <= end]


def figures_in(article: Article, quote: tuple[int, int]) -> list[Quantity]:
    """What may be the figure of a claim in these words, in order."""
    return [one for one in _quantities_in(article, quote) if one.kind not in _NO_FIGURES]


def _figure(article: Article, quote: tuple[int, int], addition: Addition) -> Quantity:
    """The figure of a claim: the one that is named, or the only one in the quote."""
    text, (start, end) = article.text, quote
    inside = _quantities_in(article, quote)
    if addition.figure is None:
        known = [one for one in inside if one.kind not in _NO_FIGURES]
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
    if read is not None and read.kind not in _NO_FIGURES:
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


def _form(printed: Quantity) -> Form:
    if printed.kind is QuantityKind.RANK:
        return Form.RANK
    if printed.per is not None:
        return Form.RATE
    if printed.direction is not None:
        return Form.CHANGE
    return Form.SHARE if printed.kind is QuantityKind.PERCENT else Form.LEVEL


def _sentence(article: Article, stored: Sequence[Claim], start: int, end: int) -> tuple[int, int]:
    known = sorted({(one.context_start, one.context_end) for one in stored})
    first, last = sentence_around(article.text, start, end, known)
    return min(first, start), max(last, end)


def _published(article: Article) -> dict[str, Any]:
    """The period of a claim that states none."""
    if article.published is None:
        return {"as_of": None, "as_of_basis": AsOfBasis.UNKNOWN}
    return {"as_of": article.published.isoformat(), "as_of_basis": AsOfBasis.PUBLISHED}


def _says_the_same(one: Claim, other: Claim) -> bool:
    """Are two claims of one figure about the same thing, in whatever form?"""
    if one.value_start is None or other.value_start is None:
        return False
    meet = one.value_start < (other.value_end or 0) and other.value_start < (one.value_end or 0)
    names = (("subject", "subject"), ("metric", "counted"))
    return meet and all(
        key_of(getattr(one, name) or getattr(one, instead) or "")
        == key_of(getattr(other, name) or getattr(other, instead) or "")
        for name, instead in names
    )


def check_new(made: Claim, stored: Sequence[Claim]) -> None:
    """Nothing, for a claim that the ledger does not have. Raises UsageError."""
    for one in stored:
        if is_one_statement(one, made) or _says_the_same(one, made):
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
    if made.kind is ClaimKind.NUMERIC and made.metric is None and made.counted is None:
        raise UsageError("it does not show what is counted or measured", where=made.article.id, mend="Say --metric.")
