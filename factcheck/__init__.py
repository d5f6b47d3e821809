"""factcheck: a ledger of claims, with the figures that cannot all be right.

The public names are imported when they are first used, so that ``import factcheck`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.api import extract_claims, find_discrepancies, find_quantities, read_article
    from factcheck.core.article import Article
    from factcheck.core.claim import Claim
    from factcheck.core.discrepancy import Discrepancy, Side
    from factcheck.core.quantity import Quantity
    from factcheck.errors import FactcheckError

__all__ = [
    "Article",
    "Claim",
    "Discrepancy",
    "FactcheckError",
    "Quantity",
    "Side",
    "__version__",
    "extract_claims",
    "find_discrepancies",
    "find_quantities",
    "read_article",
]

__version__ = "0.1.0"

_HOME = {
    "Article": "factcheck.core.article",
    "Claim": "factcheck.core.claim",
    "Discrepancy": "factcheck.core.discrepancy",
    "FactcheckError": "factcheck.errors",
    "Quantity": "factcheck.core.quantity",
    "Side": "factcheck.core.discrepancy",
    "extract_claims": "factcheck.api",
    "find_discrepancies": "factcheck.api",
    "find_quantities": "factcheck.api",
    "read_article": "factcheck.api",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOME[name]), name)  # found at once the next time
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
