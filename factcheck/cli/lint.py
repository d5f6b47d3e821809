"""``lint``: a writer's draft against the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from factcheck.cli.command import Command
from factcheck.cli.options import FORMATS, day, ledger_option
from factcheck.core.draft import Answer, worst_first
from factcheck.core.wording import byline, many, visible
from factcheck.report.annotations import ANNOTATIONS, Annotation, Level

if TYPE_CHECKING:
    from factcheck.cli.describe import Line
    from factcheck.core.draft import DraftLine, Reference
    from factcheck.workflow.lint import Linted

__all__ = ["lint"]

_NEVER = "never"
_FAILING = (str(Answer.CONTRADICTED), str(Answer.OLDER))
_WRONG = frozenset([Answer.CONTRADICTED, Answer.OLDER])
_STYLES = {Answer.CONTRADICTED: "bold red", Answer.OLDER: "yellow", Answer.UNKNOWN: "dim", Answer.CONFIRMED: "green"}
_QUOTES = 3


@click.command(
    cls=Command,
    examples=(
        "factcheck lint seeds/5-zone-pilot.txt || true",
        'echo "The high-tech zone has 185 innovation platforms." | factcheck lint - --date 2023-01-09 || true',
        "factcheck lint seeds/5-zone-pilot.txt --format lines --fail-on never",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--date", "published", type=day, metavar="YYYY-MM-DD", help="The draft's date, where it does not say.")
@click.option(
    "--only",
    type=click.Choice([str(one) for one in Answer]),
    multiple=True,
    help="Tell these answers alone; may be given repeatedly.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*(str(one) for one in Answer if one is not Answer.CONFIRMED), _NEVER]),
    multiple=True,
    default=_FAILING,
    show_default=True,
    help="Exit with 1 where one of these is found.",
)
@click.option(
    "--min-severity",
    type=click.IntRange(1, 5),
    default=3,
    show_default=True,
    metavar="1-5",
    help="Only differences of this severity and above fail.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, *ANNOTATIONS]),
    default="table",
    show_default=True,
    help="How to print it: for people, for programs, for editors (lines), for GitHub Actions (github), for code scanners (sarif).",
)
@ledger_option
@click.pass_context
def lint(context: click.Context, /, files: tuple[str, ...], address: str, form: str, **asked: object) -> None:
    """A draft against the ledger.

    Each figure and each policy of FILE is contradicted by the ledger, older than what it has, unknown to it, or confirmed, with what to cite. FILE is Markdown, text or
    a web page; a dash reads standard input. Nothing is kept.

    The worst comes first; lines, github and sarif go by place, and leave out what is unknown or confirmed unless --only asks for it.

    Exits with 1 where something is contradicted or older, with 2 where a file cannot be read.
    """
    from factcheck.cli.reading import drafts
    from factcheck.core.document import Refusal
    from factcheck.workflow.lint import lint as compare

    published = asked["published"]
    found, refused = [], False
    for one in compare(address, drafts(files, published=published if isinstance(published, date) else None)):
        if isinstance(one, Refusal):
            refused = True
            click.echo(f"factcheck: {visible(str(one.error))}", err=True)
        else:
            found.append(one)
    failing = [line for draft in found for line in draft.lines if _fails(line, asked)]
    _tell(found, form, asked, failing)
    context.exit(2 if refused else 1 if failing else 0)


def _fails(line: DraftLine, asked: dict[str, object]) -> bool:
    """Does an answer make the call fail?"""
    on, least = asked["fail_on"], asked["min_severity"]
    said = line.answered
    if not isinstance(on, tuple) or not isinstance(least, int) or _NEVER in on or str(said.answer) not in on:
        return False
    return said.severity is None or said.severity >= least


def _tell(found: Sequence[Linted], form: str, asked: dict[str, object], failing: Sequence[DraftLine]) -> None:
    """Prints the answers in the form that is asked for; what concerns a whole draft goes to stderr."""
    from factcheck.cli.columns import ANSWERS
    from factcheck.cli.describe import say
    from factcheck.cli.render import print_list

    for draft in found:
        for note in draft.notes:
            click.echo(f"{visible(draft.where)}: {visible(note)}", err=True)
    only = asked["only"] if isinstance(asked["only"], tuple) else ()
    wanted = only or (tuple(_WRONG) if form in ANNOTATIONS else tuple(Answer))
    lines = [line for draft in found for line in draft.lines if line.answered.answer in wanted]
    if form in ANNOTATIONS:
        loud = {id(line) for line in failing}
        click.echo(ANNOTATIONS[form]([Annotation(line, _level(line, loud)) for line in lines]), nl=False)
        return
    lines.sort(key=worst_first)
    if form != "table":
        print_list(lines, ANSWERS, form, empty="No figure and no policy was found.")
        return
    for line in lines:
        say(_told(line))
    click.echo(_summary([line for draft in found for line in draft.lines], failing))


def _level(line: DraftLine, loud: set[int]) -> Level:
    if id(line) in loud:
        return Level.ERROR
    return Level.WARNING if line.answered.answer in _WRONG else Level.NOTE


def _summary(lines: Sequence[DraftLine], failing: Sequence[DraftLine]) -> str:
    """How many answers there are of each kind: ``7 claims: 1 contradicted, 2 older, 3 unknown, 1 confirmed.``, and how many fail."""
    if not lines:
        return "No figure and no policy was found."
    counted = Counter(line.answered.answer for line in lines)
    told = ", ".join(f"{counted[one]} {one}" for one in Answer if counted[one])
    fails = f" {len(failing)} to settle before it is published." if failing else ""
    return f"{many(len(lines), 'claim')}: {told}.{fails}"


def _told(line: DraftLine) -> Iterator[Line]:
    """One answer: of what is unknown one line, of what is confirmed two, of all else the reason too."""
    from factcheck.cli.describe import about

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
    status = "" if claim.status == "unverified" else f", {claim.status}"
    translated = ", translated by machine" if claim.article.machine_translated else ""
    yield [
        (f"    {claim.id}", "bold"),
        (f" {one.relation}{status}{translated}: ", "dim"),
        (f"“{visible(claim.quote)}”", ""),
        (f" {visible(byline(claim.article))}", "dim"),
    ]
