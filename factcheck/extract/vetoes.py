"""Figures that are no claims, typed and given a reason: dates, clock times, names, ordinals, idioms, page furniture.

`hard_veto` judges a number by what stands around it, before a unit is looked for; `soft_veto` judges one that turned out to have
neither unit nor currency.
"""

from __future__ import annotations

from factcheck.extract.calendar import date_veto, year_veto
from factcheck.extract.figure import Figure, Veto
from factcheck.extract.furniture import furniture, score
from factcheck.extract.idioms import idiom
from factcheck.extract.named import bare_name, glued, plan
from factcheck.extract.numbers import Number
from factcheck.extract.pieces import Pieces

__all__ = ["hard_veto", "soft_veto"]


def hard_veto(pieces: Pieces, number: Number) -> Veto | None:
    """Why this number is no claim whatever its unit, None where nothing says so."""
    if pieces.kinds[number.first] == "n":
        found = furniture(pieces, number) or score(pieces, number)
        if found is not None:
            return found
    return date_veto(pieces, number) or plan(pieces, number) or glued(pieces, number) or idiom(pieces, number)


def soft_veto(pieces: Pieces, figure: Figure) -> Veto | None:
    """Why a number without unit and currency is no claim, None where nothing says so."""
    if pieces.kinds[figure.number.first] == "n" and figure.number.scale == 1:
        found = year_veto(pieces, figure)
        if found is not None:
            return found
    return bare_name(pieces, figure)
