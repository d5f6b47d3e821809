"""What an imported claim says of its fields: for a claim that is made of it, and beside one that the ledger has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from factcheck.core.claim import Claim
from factcheck.core.claim_line import ClaimLine, LineFault
from factcheck.core.correction import CHOICES, FIELDS, HIDDEN, FieldValue, field_text
from factcheck.core.vocabulary import ClaimKind
from factcheck.errors import FactcheckError, LineError
from factcheck.review.fields import Figures, read_fields
from factcheck.review.line_figures import is_rounding

__all__ = ["Beside", "bad_field", "beside", "fields_over", "fields_said", "kind_of"]

_OF_POLICIES = ("action", "actor", "stage", "instrument")
"""Fields that only policies have."""

_SUBJECT = "subject"
"""What an act is about, which a line may say, as our own rules do, but no reviewer corrects."""

_FIGURE = ("value", "value_high", "comparator", "unit")
"""What cannot be otherwise of one printed figure."""

_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a line says otherwise than a claim of the ledger, by field and with the words of the claim: of its figure (``against``), and of what that is about."""

    against: Mapping[str, str]
    otherwise: Mapping[str, str]

    @property
    def weight(self) -> tuple[int, int]:
        """How much is said otherwise: of the figure, then of the rest."""
        return len(self.against), len(self.otherwise)


def kind_of(line: ClaimLine) -> ClaimKind:
    """What kind of claim a line is: the one that it says, else a policy where it names an act and no figure. Raises LineError."""
    said = line.said.get("kind")
    if said is not None:
        word = said.strip().lower()
        if word not in set(ClaimKind):
            raise LineError(
                LineFault.BAD_FIELD, f"“{said:.40}” is no kind of claim", mend=f"It is one of: {', '.join(ClaimKind)}."
            )
        return ClaimKind(word)
    acts = any(name in line.said for name in _OF_POLICIES)
    return ClaimKind.POLICY if acts and not {"value", "value_text"} & set(line.said) else ClaimKind.NUMERIC


def fields_said(line: ClaimLine, kind: ClaimKind) -> dict[str, str]:
    """The fields of a claim that a line gives, in words. Raises LineError for one that its kind of claim does not have."""
    said = {name: words for name, words in line.said.items() if name in _ALL}
    if "unit" not in said and "unit_code" in line.said:
        said["unit"] = line.said["unit_code"]
    for name in said:
        if name not in FIELDS[kind] and (kind, name) != (ClaimKind.POLICY, _SUBJECT):
            raise LineError(
                LineFault.BAD_FIELD, f"a {kind} claim has no {name}", mend=f"It has: {', '.join(FIELDS[kind])}."
            )
    return said


def beside(known: Claim, said: Mapping[str, str], figures: Figures) -> Beside:
    """What a line says otherwise than a claim that the ledger has. Raises LineError for words that do not fit their field."""
    against: dict[str, str] = {}
    otherwise: dict[str, str] = {}
    given = {name: words for name, words in said.items() if not (name == "unit" and words == known.unit)}
    for name, value in fields_over(known, given, figures).items():
        own = field_text(getattr(known, name))
        if name in HIDDEN or name not in said or (own or "").casefold() == (field_text(value) or "").casefold():
            continue
        if _is_rounded(known, name, value):
            continue
        of_figure = name in _FIGURE and not (known.restated and name == "value")
        (against if of_figure else otherwise)[name] = own or "nothing"
    return Beside(against, otherwise)


def fields_over(claim: Claim, said: Mapping[str, str], figures: Figures) -> dict[str, FieldValue]:
    """What a line's fields hold, with the fields that follow them, where that is not what the claim has. Raises LineError for words that do not fit their field."""
    rest = {name: words for name, words in said.items() if name in FIELDS[claim.kind]}
    try:
        changed = read_fields(claim, rest, figures)
    except FactcheckError as error:
        raise bad_field(error) from error
    subject = said.get(_SUBJECT)
    if subject is not None and _SUBJECT not in rest and " ".join(subject.split()) != claim.subject:
        changed[_SUBJECT] = " ".join(subject.split())
    return changed


def _is_rounded(known: Claim, name: str, value: FieldValue) -> bool:
    """Is a number of a line printed as the claim has it?"""
    own = getattr(known, name)
    return isinstance(own, Decimal) and isinstance(value, Decimal) and is_rounding(own, value, known.place or 0)


def bad_field(error: FactcheckError) -> LineError:
    """The error of a field as that of a line: fields are called by their keys."""
    mend = None if error.mend is None else _OPTION.sub(lambda found: found[1].replace("-", "_"), error.mend)
    return LineError(LineFault.BAD_FIELD, error.what, mend=mend)


_ALL = frozenset([*FIELDS[ClaimKind.NUMERIC], *FIELDS[ClaimKind.POLICY]]) | frozenset(CHOICES)
