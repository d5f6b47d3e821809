"""Claims of another program into the ledger: each line is accepted, known or refused; what was accepted is compared once, at the end.

A portion of lines is one transaction, so that an import that is broken off loses no more than that: the same file can be given again, and
what was accepted before is known then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.core.added import imported_by
from factcheck.core.claim import Claim
from factcheck.core.claim_line import BadLine, ClaimLine, LineFault, LineOutcome, LineState
from factcheck.core.decision import By, Decision, Verdict
from factcheck.core.vocabulary import EventKind, State, Status
from factcheck.errors import DecisionError, LineError, UnknownId
from factcheck.review.effects import verdict_effects
from factcheck.store.chain import append_event
from factcheck.store.decisions import record_status
from factcheck.store.discrepancies import states_of
from factcheck.store.engine import Ledger, open_ledger
from factcheck.store.entrance import Where, reading
from factcheck.store.imports import import_exists, keep_imported, last_claim, standing_of_import
from factcheck.store.references import Shelved, shelved
from factcheck.store.runs import Outcome, begin_run, complete_run, is_unfinished
from factcheck.workflow.aftermath import Aftermath, between
from factcheck.workflow.deciding import deciding
from factcheck.workflow.judging_lines import Beneath, judge_line
from factcheck.workflow.match import compare_ledger, run_of
from factcheck.workflow.progress import OnStep, Step
from factcheck.workflow.referring import References
from factcheck.workflow.said import check_text
from factcheck.workflow.trail import tell_comparison

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["ImportReport", "Listening", "Origin", "import_claims", "standing_claims", "take_back_import"]

_PORTION = 500
"""Lines in one transaction. Reason: a second or two, for which others wait; the articles that they mean are held in memory."""

_KEYS = 1_000
"""Unknown keys that are told apart; a file of more is no list of claims."""

Line = ClaimLine | BadLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where claims come from: the program that made them, as it calls itself, and the file, its hash, its bytes and its lines."""

    name: str
    file: str
    sha256: str
    size: int
    lines: int

    def as_record(self) -> dict[str, object]:
        """What an event says of it."""
        return {"from": self.name, "file": self.file, "sha256": self.sha256, "bytes": self.size, "lines": self.lines}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Who is told while an import goes on: of steps, and of each line when its portion is written."""

    on_step: OnStep | None = None
    on_line: Callable[[LineOutcome], None] | None = None


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What an import did.

    ``number`` is that of the import, None where nothing was accepted or written. ``unknown`` are keys that mean nothing, each with its first line and how many
    lines have it. ``aftermath`` is None where nothing was compared.
    """

    number: int | None = None
    states: Counter[LineState] = field(default_factory=Counter)
    faults: Counter[LineFault] = field(default_factory=Counter)
    unknown: dict[str, tuple[int, int]] = field(default_factory=dict)
    aftermath: Aftermath | None = None

    def add(self, line: Line, outcome: LineOutcome) -> None:
        """Counts a line."""
        self.states[outcome.state] += 1
        if outcome.fault is not None:
            self.faults[outcome.fault] += 1
        for name in line.unknown:
            if name in self.unknown or len(self.unknown) < _KEYS:
                first, times = self.unknown.get(name, (line.number, 0))
                self.unknown[name] = (first, times + 1)


def import_claims(
    address: str, lines: Iterable[Line], origin: Origin, *, by: By, dry_run: bool = False, told: Listening | None = None
) -> ImportReport:
    """Takes the claims of lines into a ledger whose articles have their quotes and figures, and compares them with all others.

    With ``dry_run`` nothing is written, and all is told as it would be. Raises DecisionError for a name that no ledger can keep, and a LedgerError; what is wrong with a
    line is told of that line.
    """
    check_text(by.reviewer, origin.name, origin.file)
    heard = told or Listening()
    report = ImportReport()
    with open_ledger(address, write=not dry_run) as ledger:
        work = _Import(ledger, origin, by, dry_run=dry_run)
        done = 0
        for portion in _portions(lines):
            _step(heard, "importing", done, origin.lines)
            for line, outcome in zip(portion, work.take(portion), strict=True):
                report.add(line, outcome)
                if heard.on_line is not None:
                    heard.on_line(outcome)
            done = portion[-1].number
            _step(heard, "importing", done, origin.lines)
        if not dry_run:
            _step(heard, "comparing", 0, 1)
            work.finish(report)
    return report


def standing_claims(address: Where, number: int) -> list[Claim]:
    """The claims of an import that stand. Raises UnknownId, DecisionError where none of them does, and a LedgerError."""
    with reading(address) as connection:
        return _standing(connection, number)


def take_back_import(address: Where, number: int, *, by: By, note: str | None = None) -> tuple[Decision, Aftermath]:
    """Withdraws all claims of an import that stand, by one decision, which can be taken back. Raises as ``standing_claims`` does."""
    check_text(by.reviewer, note)
    with reading(address) as connection:
        before: Mapping[str, State] = states_of(connection)
    with deciding(address, by) as connection:
        verdict = Verdict(status=Status.WITHDRAWN, note=note)
        made = record_status(connection, verdict, verdict_effects(verdict, _standing(connection, number)), by=by)
    with reading(address) as connection:
        return made, between(before, states_of(connection))


def _standing(connection: Connection, number: int) -> list[Claim]:
    found = standing_of_import(connection, number)
    if not found and not import_exists(connection, number):
        raise UnknownId(f"there is no import {number} in the ledger", mend="Find it in: factcheck audit log.")
    if not found:
        raise DecisionError(f"no claim of import {number} stands", mend="There is nothing left to take back of it.")
    return found


class _Import:
    """One call of import: the articles that its lines mean, and the run, once a claim is accepted."""

    def __init__(self, ledger: Ledger, origin: Origin, by: By, *, dry_run: bool) -> None:
        self._ledger, self._origin, self._by, self._dry_run = ledger, origin, by, dry_run
        self._references = References()
        self._run: int | None = None
        self._made: dict[int, list[Claim]] = {}

    def take(self, lines: Sequence[Line]) -> list[LineOutcome]:
        """What becomes of a portion of lines. One transaction."""
        with self._ledger.transaction() as connection:
            self._references.begin()
            articles, faults = self._articles(connection, lines)
            following = last_claim(connection) + 1
            accepted: list[tuple[Shelved, Claim]] = []
            outcomes = []
            for line in lines:
                article = articles.get(line.number)
                name = f"line {line.number}" if self._dry_run else f"C{following + len(accepted)}"
                outcome, made = _outcome(line, article, faults.get(line.number), name)
                outcomes.append(outcome)
                if made is not None and article is not None:
                    article.claims.append(made)
                    accepted.append((article.of, made))
            self._keep(connection, accepted, lines)
        return outcomes

    def finish(self, report: ImportReport) -> None:
        """Compares what was accepted, or what an earlier call did not come to, with all the rest, and tells the audit trail of the whole."""
        with self._ledger.transaction() as connection:
            report.number = self._run
            if self._run is None and not is_unfinished(connection):
                return
            now = self._by.now
            run = run_of("match" if self._run is None else "import", now)
            row = self._run or begin_run(connection, run)
            before = states_of(connection)
            done = compare_ledger(connection, now=now, run_id=row, gone=State.SETTLED)
            report.aftermath = between(before, states_of(connection), done.notes)
            accepted = report.states[LineState.ACCEPTED]
            complete_run(
                connection, row, Outcome(claims=accepted, discrepancies=done.new_discrepancies, notes=done.notes)
            )
            if self._run is not None:
                counts = {str(state): report.states[state] for state in LineState}
                reasons = {str(fault): times for fault, times in sorted(report.faults.items())}
                facts = {"import": row, **self._origin.as_record(), **counts, "reasons": reasons}
                append_event(connection, EventKind.IMPORT, reviewer=self._by.reviewer, facts=facts, now=now)
            tell_comparison(connection, run, row, done)

    def _articles(
        self, connection: Connection, lines: Sequence[Line]
    ) -> tuple[dict[int, Beneath], dict[int, LineError]]:
        """The article of each line, by its number, or why there is none."""
        rows: dict[int, int] = {}
        faults: dict[int, LineError] = {}
        for line in lines:
            if isinstance(line, ClaimLine):
                try:
                    rows[line.number] = self._references.find(connection, line)
                except LineError as error:
                    faults[line.number] = error
        there = {row: Beneath(found) for row, found in shelved(connection, set(rows.values())).items()}
        for row, article in there.items():
            article.claims.extend(self._made.get(row, ()))
        return {number: there[row] for number, row in rows.items() if row in there}, faults

    def _keep(self, connection: Connection, accepted: Sequence[tuple[Shelved, Claim]], lines: Sequence[Line]) -> None:
        """Writes the claims of a portion, with an event that has a digest of each."""
        if self._dry_run:
            for article, made in accepted:
                self._made.setdefault(article.row, []).append(made)
            return
        if not accepted:
            return
        if self._run is None:
            self._run = begin_run(connection, run_of("import", self._by.now))
        rule = imported_by(self._origin.name, self._run)
        added = [(article.row, article.version_id, replace(made, rule=rule)) for article, made in accepted]
        digests = keep_imported(connection, self._run, added, now=self._by.now)
        facts = {
            "import": self._run,
            "from": self._origin.name,
            "file": self._origin.file,
            "sha256": self._origin.sha256,
        }
        facts |= {"first": lines[0].number, "last": lines[-1].number, "digests": digests}
        append_event(connection, EventKind.IMPORT, reviewer=self._by.reviewer, facts=facts, now=self._by.now)


def _outcome(
    line: Line, article: Beneath | None, fault: LineError | None, name: str
) -> tuple[LineOutcome, Claim | None]:
    """What became of a line, and the claim that it makes, with its ``name``."""
    if isinstance(line, BadLine):
        return LineOutcome(line=line.number, state=LineState.REFUSED, fault=line.fault, what=line.what), None
    try:
        if article is None:
            raise fault or LineError(LineFault.NO_ARTICLE, "it names no article")
        judged = judge_line(line, article)
    except LineError as error:
        named = None if article is None else article.of.article.id
        return LineOutcome(
            line=line.number, state=LineState.REFUSED, article=named, fault=LineFault(error.fault), what=str(error)
        ), None
    made = None if judged.is_known else replace(judged.claim, id=name)
    number = judged.claim.id if judged.is_known else name
    notes = judged.notes
    if judged.is_known and number is not None and not number.startswith("C"):
        notes = (f"{number} says that already", *notes)
    return LineOutcome(
        line=line.number,
        state=LineState.KNOWN if judged.is_known else LineState.ACCEPTED,
        article=judged.claim.article.id,
        claim=number if number is not None and number.startswith("C") else None,
        notes=notes,
    ), made


def _portions(lines: Iterable[Line]) -> Iterator[list[Line]]:
    left = iter(lines)
    while portion := list(islice(left, _PORTION)):
        yield portion


def _step(told: Listening, name: str, done: int, total: int) -> None:
    if told.on_step is not None:
        told.on_step(Step(name, done, total))
