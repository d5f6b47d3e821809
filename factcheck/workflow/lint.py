"""A writer's draft against the ledger. Nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck import api
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.decision import Decision
from factcheck.core.discrepancy import Discrepancy, Series
from factcheck.core.document import Document, Refusal
from factcheck.core.draft import Answered, Compared, DraftLine, LinePlace, Meeting, Relation
from factcheck.core.period import Period
from factcheck.core.verdict import verdict
from factcheck.core.vocabulary import AsOfBasis
from factcheck.errors import ClaimError, FactcheckError, LedgerError
from factcheck.review.answers import SETTLE_FIRST, Met, answer, flagged_on
from factcheck.store.articles import article_of, recognise
from factcheck.store.cited import UNDECIDED, Question, articles_of_text, decisions_on, questions_on
from factcheck.store.contents import counts_of
from factcheck.store.discrepancies import discrepancies_by_rows
from factcheck.store.engine import open_ledger
from factcheck.store.numbers import row_of
from factcheck.store.rulings import aliases
from factcheck.store.series import later_claims
from factcheck.store.shelf import StoredShelf, index_rules
from factcheck.workflow.reading import read_claims
from factcheck.workflow.rules import rules_hash

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Linted", "lint"]

_DRAFT = "this draft"
"""What a draft is called in explanations, whoever will publish it."""

_SAID = frozenset([AsOfBasis.STATED, AsOfBasis.INFERRED])

_MOST_QUESTIONS = 500
"""So many discrepancies of the ledger are looked up for one draft."""

Find = Callable[[int, int], LinePlace | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """A draft with what the ledger answers to each of its claims, in reading order; ``notes`` say what a writer must know of the whole."""

    where: str
    lines: tuple[DraftLine, ...]
    notes: tuple[str, ...] = ()


def lint(address: str, given: Iterable[Document | Refusal]) -> Iterator[Linted | Refusal]:
    """What the ledger answers to each draft, one after the other; what cannot be read comes back as it came. Each draft is compared by itself.

    Raises a LedgerError when the ledger cannot be opened, or was last compared by other rules than the present ones.
    """
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        _check_index(connection)
        for one in given:
            if isinstance(one, Refusal):
                yield one
                continue
            try:
                yield _linted(connection, one)
            except LedgerError:
                raise
            except FactcheckError as error:
                yield Refusal(_name(one), error)


def _check_index(connection: Connection) -> None:
    """Nothing, where a draft can be looked up. A ledger without articles has nothing to look up. Raises LedgerError."""
    made = index_rules(connection)
    if (made is None or made != rules_hash()) and counts_of(connection).articles:
        raise LedgerError("the ledger was not compared by the present rules", mend="Run: factcheck match.")


def _name(document: Document) -> str:
    return document.provenance.place or document.article.address or "standard input"


def _linted(connection: Connection, document: Document) -> Linted:
    """One draft. Raises ClaimError where the rules fail on it."""
    article = replace(document.article, known_as=_DRAFT)
    claims = list({claim.key: claim for claim in read_claims(article)}.values())
    keys, notes = _known(connection, article)
    shelf = StoredShelf(connection)
    compared = api.compare_draft(
        claims, keys, shelf, shelf.claims_beside, rates=api.daily_rate, aliases=aliases(connection)
    )
    answers = _answers(connection, claims, compared)
    find = api.places_in_file(document)
    lines = tuple(_line(_name(document), one, find) for one in answers)
    told = (*document.notes, *_undated(document.article), *notes, *compared.skipped)
    return Linted(where=_name(document), lines=lines, notes=told)


def _undated(article: Article) -> tuple[str, ...]:
    """That its date is not known, where that matters."""
    told = "its date is not known, so that “this year” has no year and nothing is earlier or later than it: say --date"
    return () if article.published is not None or not article.is_english else (told,)


def _known(connection: Connection, article: Article) -> tuple[list[str], tuple[str, ...]]:
    """The content keys of the draft: its own, and those of the articles of the ledger that it is, by place or by text, which cannot confirm it."""
    same = recognise(connection, article).article_id
    rows = {*([] if same is None else [same]), *articles_of_text(connection, article.text_hash)}
    stored = [article_of(connection, row) for row in sorted(rows)]
    keys = sorted({article.key, *(one.key for one in stored)})
    told = ", ".join(one.id or "" for one in stored)
    return keys, (f"it is {told} of the ledger, and is compared with the rest of it",) if stored else ()


def _answers(connection: Connection, claims: Sequence[Claim], compared: Compared) -> list[Answered]:
    """What the ledger answers to each claim, with what was decided on what is referred to."""
    meetings, found = defaultdict(list), defaultdict(list)
    for meeting in compared.meetings:
        meetings[meeting.claim.key].append(meeting)
    for discrepancy in compared.discrepancies:
        for claim in flagged_on(discrepancy, claims):
            found[claim.key].append(discrepancy)
    later, questions = _later(connection, compared.series), _questions(connection, compared.meetings)
    said = [
        answer(
            Met(
                claim=one,
                meetings=meetings[one.key],
                found=found[one.key],
                later=later.get(one.key, ()),
                questions=questions.get(one.key, ()),
            )
        )
        for one in claims
    ]
    cited = {one.claim.id for a in said for one in a.references if one.claim.id}
    made, asked = decisions_on(connection, cited), questions_on(connection, cited)
    return [replace(one, decided=_decided(one, made), undecided=_undecided(one, asked)) for one in said]


def _questions(connection: Connection, meetings: Iterable[Meeting]) -> dict[str, list[Discrepancy]]:
    """For each claim of the draft: the undecided discrepancies, to be settled before either figure is quoted, of the claims that agree with it."""
    same = [one for one in meetings if one.relation in {Relation.SAME, Relation.ROUNDED}]
    asked = {
        claim: [row_of(name, "D") for name, state, severity in found if state in UNDECIDED and severity >= SETTLE_FIRST]
        for claim, found in questions_on(connection, {one.other.id for one in same if one.other.id}).items()
    }
    rows = sorted({row for found in asked.values() for row in found})
    known = discrepancies_by_rows(connection, rows[:_MOST_QUESTIONS]) if rows else {}
    held: dict[str, dict[int, Discrepancy]] = defaultdict(dict)
    for one in same:
        held[one.claim.key] |= {row: known[row] for row in asked.get(one.other.id or "", ()) if row in known}
    return {claim: list(found.values()) for claim, found in held.items()}


def _later(connection: Connection, series: Iterable[Series]) -> dict[str, list[Claim]]:
    """For each claim of the draft whose words name a time: the claims of its series whose words name a later one, and that state another value."""
    found: dict[str, list[Claim]] = {}
    for one in series:
        for claim in one.claims if one.subject else ():
            if claim.as_of is None or claim.as_of_basis not in _SAID:
                continue
            beside = later_claims(connection, one.key, claim.as_of)
            found[claim.key] = [other for other in beside if other.value != claim.value and _is_after(other, claim)]
    return found


def _is_after(other: Claim, claim: Claim) -> bool:
    """Does the time of one begin when that of the other has ended?"""
    try:
        begins, ends = Period.parse(other.as_of or "").first, Period.parse(claim.as_of or "").last
    except ClaimError:
        return False
    return begins is not None and ends is not None and begins > ends


def _decided(said: Answered, made: Mapping[str, Sequence[Decision]]) -> tuple[str, ...]:
    """The decisions on the claims that an answer refers to, a sentence each, in the order in which they were taken."""
    taken = {one.id: one for reference in said.references for one in made.get(reference.claim.id or "", ())}
    return tuple(
        f"{one.id}: {verdict(one)} ({one.reviewer}, {one.recorded.date().isoformat()})"
        for one in sorted(taken.values(), key=lambda one: int(one.id[1:]))
    )


def _undecided(said: Answered, asked: Mapping[str, Sequence[Question]]) -> tuple[str, ...]:
    """The discrepancies that nobody has decided among those that the claims stand in, by number."""
    found = {
        name
        for reference in said.references
        for name, state, _ in asked.get(reference.claim.id or "", ())
        if state in UNDECIDED
    }
    return tuple(sorted(found, key=lambda name: int(name[1:])))


def _line(where: str, said: Answered, find: Find) -> DraftLine:
    """The answer with the places of its claim and of what it refers to in the draft."""
    claim = said.claim
    own = [one.claim for one in said.references if one.claim.id is None]
    places = {one.key: place for one in own if (place := find(*_figure(one))) is not None}
    return DraftLine(where=where, place=find(*_figure(claim)), answered=said, others=places)


def _figure(claim: Claim) -> tuple[int, int]:
    """Where its figure stands; of a policy the quote."""
    if claim.value_start is None or claim.value_end is None:
        return claim.start, claim.end
    return claim.value_start, claim.value_end
