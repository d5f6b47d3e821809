"""What the ledger answers to drafts, on the screen and in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from factcheck.cli.columns import ANSWERS
from factcheck.cli.describe import Line, about, say
from factcheck.cli.render import print_list
from factcheck.core.draft import Answer, DraftLine, Reference, worst_first
from factcheck.core.vocabulary import Status
from factcheck.core.wording import byline, many, visible
from factcheck.report.annotations import ANNOTATIONS, Annotation, Level

__all__ = ["Asked", "tell"]

_WRONG = frozenset([Answer.CONTRADICTED, Answer.OLDER])
_STYLES = {Answer.CONTRADICTED: "bold red", Answer.OLDER: "yellow", Answer.UNKNOWN: "dim", Answer.CONFIRMED: "green"}
_QUOTES = 3
_NONE = "No figure and no policy was found."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked: in which form, which answers alone (none: all that the form is for), which of them fail and from which severity on."""

    form: str
    only: Sequence[str]
    fail_on: Sequence[str]
    min_severity: int

    def fails(self, line: DraftLine) -> bool:
        """Does an answer make the call fail?"""
        said = line.answered
        return str(said.answer) in self.fail_on and (said.severity is None or said.severity >= self.min_severity)

    @property
    def wanted(self) -> Sequence[str]:
        """The answers that are told."""
        return self.only or [str(one) for one in Answer if self.form not in ANNOTATIONS or one in _WRONG]


def tell(lines: Sequence[DraftLine], asked: Asked) -> None:
    """Prints the answers: by place for editors, else the worst first."""
    told = [line for line in lines if str(line.answered.answer) in asked.wanted]
    if asked.form in ANNOTATIONS:
        click.echo(ANNOTATIONS[asked.form]([Annotation(line, _level(line, asked)) for line in told]), nl=False)
        return
    told.sort(key=worst_first)
    if asked.form != "table":
        print_list(told, ANSWERS, asked.form, empty=_NONE)
        return
    for line in told:
        say(_told(line))
    click.echo(_summary(lines, asked))


def _level(line: DraftLine, asked: Asked) -> Level:
    if asked.fails(line):
        return Level.ERROR
    return Level.WARNING if line.answered.answer in _WRONG else Level.NOTE


def _summary(lines: Sequence[DraftLine], asked: Asked) -> str:
    """How many answers there are of each kind: ``7 claims: 1 contradicted, 2 older, 3 unknown, 1 confirmed.``, and how many fail."""
    if not lines:
        return _NONE
    counted = Counter(line.answered.answer for line in lines)
    told = ", ".join(f"{counted[one]} {one}" for one in Answer if counted[one])
    failing = sum(map(asked.fails, lines))
    fails = f" {failing} to settle before it is published." if failing else ""
    return f"{many(len(lines), 'claim')}: {told}.{fails}"


def _told(line: DraftLine) -> Iterator[Line]:
    """One answer: of what is unknown one line, of what is confirmed two, of all else the reason too."""
    said, claim = line.answered, line.answered.claim
    severity = f" (severity {said.severity}, {said.kind or 'decided'})" if said.severity else ""
    topic = about(claim.metric or claim.action, claim.subject or claim.actor)
    stated = visible(claim.value_text or claim.quote)
    yield [
        (f"{visible(line.told_at)}  ", ""),
        (str(said.answer), _STYLES[said.answer]),
        (f"{severity}  ", "dim"),
        (stated, "bold"),
        (f"  {topic}", "dim"),
    ]
    if said.answer is Answer.UNKNOWN and not said.references:
        return
    if said.answer is not Answer.CONFIRMED:
        yield [(f"    “{visible(claim.quote)}”", "")]
    if said.answer is not Answer.CONFIRMED or len(said.references) > 1:
        yield [(f"    {visible(said.explanation)}", "")]
    for one in said.decided:
        yield [("    decided: ", "dim"), (visible(one), "bold")]
    if said.undecided:
        yield [("    not decided: ", "dim"), (", ".join(said.undecided), "bold")]
    shown = said.references[: 1 if said.answer is Answer.CONFIRMED else _QUOTES]
    for reference in shown:
        yield from _reference(line, reference)
    if said.answer is not Answer.CONFIRMED:
        yield [("", "")]


def _reference(line: DraftLine, one: Reference) -> Iterator[Line]:
    """What to cite or to look at: its number, its words, who published them and when."""
    claim = one.claim
    if claim.id is None:
        yield [(f"    line {line.line_of(one) or '?'}: ", "dim"), (f"“{visible(claim.quote)}”", "")]
        return
    status = "" if claim.status is Status.UNVERIFIED else f", {claim.status}"
    translated = ", translated by machine" if claim.article.machine_translated else ""
    yield [
        (f"    {claim.id}", "bold"),
        (f" {one.relation}{status}{translated}: ", "dim"),
        (f"“{visible(claim.quote)}”", ""),
        (f" {visible(byline(claim.article))}", "dim"),
    ]
