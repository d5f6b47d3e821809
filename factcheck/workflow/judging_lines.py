"""What becomes of a line beside the article that it means: a claim, one that the ledger has, or a refusal. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.core.claim import Claim
from factcheck.core.claim_line import ClaimLine, LineFault
from factcheck.core.correction import corrected
from factcheck.core.vocabulary import ClaimKind, Status
from factcheck.errors import FactcheckError, LineError
from factcheck.review.fields import check_claim
from factcheck.review.line_fields import bad_field, beside, fields_over, fields_said, kind_of
from factcheck.review.line_figures import Words, check_unit, check_values, figure_at, figure_place
from factcheck.review.line_quotes import Standing, find_line, plain_marks
from factcheck.workflow.claims import read_figure
from factcheck.workflow.drafting import (
    NO_FIGURES,
    Span,
    act_of,
    claim_of_figure,
    is_told,
    quantities_about,
    says_the_same,
)

if TYPE_CHECKING:
    from factcheck.store.references import Shelved

__all__ = ["Beneath", "Judged", "judge_line"]

_OF_THE_PRINT = frozenset(["value", "value_high", "change_from"])
"""What a claim has from the print, whatever a line gives within its rounding."""


@dataclass(slots=True)
class Beneath:
    """An article under the lines that mean it, with the claims that it has and its text with plain marks, made when it is asked for."""

    of: Shelved
    _plain: str | None = field(default=None)

    @property
    def plain(self) -> str:
        """The text of the article with one kind of quotation mark and dash."""
        if self._plain is None:
            self._plain = plain_marks(self.of.article.text)
        return self._plain

    @property
    def claims(self) -> list[Claim]:
        """The claims of the article, those that lines made among them."""
        return self.of.claims

    def meeting(self, quote: Standing) -> list[Claim]:
        """The claims of the article whose quotes have words in common with a quote: only they can say the same."""
        return [one for one in self.of.claims if one.start < quote.end and quote.start < one.end]


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, the one that the line makes, or, with ``is_known``, the one that was there; and what is to be noted."""

    claim: Claim
    is_known: bool
    notes: tuple[str, ...]


def judge_line(line: ClaimLine, article: Beneath) -> Judged:
    """What a line makes beside the claims that its article has. Raises LineError."""
    kind = kind_of(line)
    said = fields_said(line, kind)
    quote = find_line(article.of.article.text, article.plain, line)
    judge = _figure if kind is ClaimKind.NUMERIC else _act
    found = judge(line, said, quote, article)
    if not found.is_known and line.said.get("status") == Status.WITHDRAWN:
        raise LineError(LineFault.WITHDRAWN, "it says of itself that it was withdrawn")
    return found


def _figure(line: ClaimLine, said: Mapping[str, str], quote: Standing, article: Beneath) -> Judged:
    text = article.of.article.text
    words = Words(text, (quote.start, quote.end), quantities_about, NO_FIGURES)
    place, printed = figure_place(words, line), None
    near = article.meeting(quote)
    if place is None or all((one.value_start, one.value_end) != place for one in near):
        printed = figure_at(words, place, line, read_figure)
        place = (printed.start, printed.end)
    form = said.get("form", "").strip().lower()
    of_figure = [one for one in near if _overlaps(one, place) and form in {"", one.form}]
    if of_figure:
        return _known(of_figure, said, quote)
    printed = printed or figure_at(words, place, line, read_figure)
    try:
        notes = (*check_values(printed, line, read_figure), *check_unit(printed, line))
    except LineError:
        raise
    except FactcheckError as error:
        raise bad_field(error) from error
    drafted = claim_of_figure(article.of.article, article.claims, (quote.start, quote.end), printed)
    given = {name: words for name, words in said.items() if name not in _OF_THE_PRINT}
    made = _filled(drafted, {name: words for name, words in given.items() if name != "unit" or words != printed.unit})
    return _made(made, said, quote, article, notes)


def _act(line: ClaimLine, said: Mapping[str, str], quote: Standing, article: Beneath) -> Judged:
    span = (quote.start, quote.end)
    there = [one for one in article.meeting(quote) if one.kind is ClaimKind.POLICY and (one.start, one.end) == span]
    if there:
        return _known(there, said, quote)
    if "action" not in said:
        raise LineError(LineFault.SAYS_TOO_LITTLE, "it does not say what is done", mend="Give it as action.")
    stage = line.said.get("stage", "").strip().lower()
    return _made(_filled(act_of(article.of.article, article.claims, span, stage), said), said, quote, article, ())


def _made(made: Claim, said: Mapping[str, str], quote: Standing, article: Beneath, notes: Sequence[str]) -> Judged:
    """The claim that a line makes, unless the article has one that says the same. Raises LineError."""
    same = [one for one in article.meeting(quote) if says_the_same(one, made)]
    if same:
        return _known(same, said, quote)
    if not is_told(made):
        raise LineError(
            LineFault.SAYS_TOO_LITTLE, "it does not show what is counted or measured", mend="Give it as metric."
        )
    return Judged(made, is_known=False, notes=(*quote.notes, *notes))


def _known(there: Sequence[Claim], said: Mapping[str, str], quote: Standing) -> Judged:
    """The claim of the ledger that a line says again, with what it says otherwise. Raises LineError where that is of the figure itself."""
    compared = [(beside(one, said, read_figure), one) for one in there]
    found, known = min(compared, key=lambda pair: pair[0].weight)
    if found.against:
        fault = LineFault.VALUE_DIFFERS if {"value", "value_high"} & set(found.against) else LineFault.CONTRADICTS
        print_ = f"“{known.value_text}”" if known.value_text else "the figure"
        told = ", ".join(f"{name} {_given(said, name)}, where it has {own}" for name, own in found.against.items())
        raise LineError(fault, f"{known.id} stands for {print_}, and the line contradicts it: {told}")
    notes = [f"{known.id} was withdrawn"] if known.status is Status.WITHDRAWN else []
    notes += [f"{known.id} says {name.replace('_', ' ')} {own}" for name, own in found.otherwise.items()]
    return Judged(known, is_known=True, notes=(*quote.notes, *notes))


def _filled(drafted: Claim, said: Mapping[str, str]) -> Claim:
    """The draft with what a line gives over it. Raises LineError for words that do not fit their field."""
    values = fields_over(drafted, said, read_figure)
    try:
        made = corrected(drafted, values)
        check_claim(made)
    except FactcheckError as error:
        raise bad_field(error) from error
    return made


def _overlaps(one: Claim, place: Span) -> bool:
    if one.value_start is None or one.value_end is None:
        return False
    return one.value_start < place[1] and place[0] < one.value_end


def _given(said: Mapping[str, str], name: str) -> str:
    words = " ".join(said[name].split())
    return words if len(words) <= 60 else words[:59] + "…"
