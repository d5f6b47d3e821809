"""The rules of claims that were added: by hand, or by an import."""

from __future__ import annotations

import pytest

from factcheck.core.added import import_ending, imported_by, is_added, is_imported
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import BY_HAND
from factcheck.core.vocabulary import ClaimKind


@pytest.mark.parametrize(
    ("rule", "added", "imported"),
    [
        pytest.param(BY_HAND, True, False, id="by hand"),
        pytest.param(imported_by("claim-finder 2.1", 7), True, True, id="imported"),
        pytest.param("numeric: counted", False, False, id="a rule of ours"),
    ],
)
def test_rules_tell_who_made_a_claim(rule: str, added: bool, imported: bool) -> None:
    assert (is_added(rule), is_imported(rule)) == (added, imported)


def test_a_rule_names_the_program_and_the_import() -> None:
    assert imported_by("claim-finder 2.1", 7) == "imported: claim-finder 2.1 (import 7)"
    assert not imported_by("x (import 7)", 17).endswith(import_ending(7))


def test_no_name_of_a_program_makes_a_line_of_a_table() -> None:
    rule = imported_by("numeric: table line", 7)
    claim = Claim(article=Article(text="a"), kind=ClaimKind.POLICY, start=0, end=1, context_start=0, context_end=1, rule=rule)  # fmt: skip
    assert not claim.is_tabular
