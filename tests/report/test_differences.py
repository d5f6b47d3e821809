"""Two reports held against one another, as they are written and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import DiscrepancyKind, State
from factcheck.report import FORMATS, Contents
from factcheck.report.differences import Difference, differences
from factcheck.report.former import read_html, read_text
from factcheck.report.outline import Outline, outline_of, read_json


def read(contents: Contents, form: str) -> Outline:
    text = FORMATS[form](contents)
    return read_text(text) if form == "json" else read_html(text, {})


def told(found: tuple[Difference, ...]) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(str(one.move), one.id, one.before, one.after) for one in found]


@pytest.fixture
def old(contents: Contents) -> Contents:
    return replace(contents, ledger="cd" * 32)


@pytest.mark.parametrize("before", ["json", "html"])
@pytest.mark.parametrize("after", ["json", "html"])
def test_a_report_is_equal_to_itself_in_either_form(old: Contents, before: str, after: str) -> None:
    assert differences(read(old, before), read(old, after)) == ()
    assert read(old, before).entries == read(old, after).entries


def changed(found: Discrepancy, **facts: object) -> Discrepancy:
    return replace(found, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"state": State.RESOLVED}, [("decided", "D1", "open", "resolved")], id="decided"),
        pytest.param({"state": State.WAITING}, [("waiting", "D1", "open", "waiting")], id="left to wait"),
        pytest.param({"state": State.REOPENED}, [("reopened", "D1", "open", "reopened")], id="reopened"),
        pytest.param({"state": State.SETTLED}, [("settled", "D1", "open", "settled")], id="settled"),
        pytest.param({"severity": 5}, [("severity", "D1", "3", "5")], id="severity"),
        pytest.param({"kind": DiscrepancyKind.SCALE}, [("kind", "D1", "update", "scale")], id="kind"),
        pytest.param({"explanation": "Told otherwise."}, [], id="other words"),
        pytest.param({"score": 0.1}, [], id="another score"),
    ],
)
def test_what_differs_is_told(old: Contents, facts: dict[str, object], expected: list[tuple[str, ...]]) -> None:
    new = replace(old, discrepancies=(changed(old.discrepancies[0], **facts), *old.discrepancies[1:]))
    assert told(differences(read(old, "html"), read(new, "json"))) == expected


def test_a_decision_that_was_taken_back(old: Contents) -> None:
    new = replace(old, discrepancies=(old.discrepancies[0], replace(old.discrepancies[1], state=State.OPEN)))
    assert told(differences(read(old, "json"), read(new, "html")))[0] == ("opened", "D2", "resolved", "open")


def test_values_are_compared_as_numbers_in_any_order(
    old: Contents, claim: Callable[..., Claim], discrepancy: Callable[..., Discrepancy]
) -> None:
    def report(*values: str) -> Contents:
        claims = [claim(f"It took {value} ships.", value, f"C{at}") for at, value in enumerate(values, 1)]
        found = discrepancy(*claims)
        sides = tuple(replace(side, value=Decimal(value)) for side, value in zip(found.sides, values, strict=True))
        return replace(old, discrepancies=(replace(found, sides=sides),))

    assert differences(read(report("48", "84"), "json"), read(report("84", "48"), "html")) == ()
    assert differences(read(report("48", "84"), "json"), read(report("48.0", "84"), "html")) == ()
    found = differences(read(report("48", "84"), "json"), read(report("48", "85"), "html"))
    assert told(found) == [("value", "D1", "48 | 84", "48 | 85")]
    found = differences(read(report("48", "84"), "json"), read(report("48", "84", "90"), "html"))
    assert told(found) == [("value", "D1", "48 | 84", "48 | 84 | 90")]


def test_new_ones_the_worst_first_and_what_is_gone_last(old: Contents) -> None:
    first, second, third = old.discrepancies
    before = replace(old, discrepancies=(third,))
    after = replace(old, discrepancies=(first, replace(second, severity=5)))
    found = differences(read(before, "json"), read(after, "json"))
    assert [(str(one.move), one.id, one.severity) for one in found] == [
        ("new", "D2", 5),
        ("new", "D1", 3),
        ("gone", "D3", 1),
    ]
    assert found[0].after == "48 | about 84 (update, resolved)"
    assert (found[2].before, found[2].after) == ("48 | about 84 (update, settled)", None)


def test_other_ledgers_are_compared_by_keys(old: Contents) -> None:
    mine = replace(old, discrepancies=(replace(old.discrepancies[0], key="same"),))
    other = replace(mine, ledger="ee" * 32, discrepancies=(replace(mine.discrepancies[0], id="D77", severity=4),))
    assert told(differences(read(mine, "json"), read(other, "html"))) == [("severity", "D77", "3", "4")]


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"discrepancies": []}', '{"head": 3, "discrepancies": []}', '{"head": null, "discrepancies": [{}]}', "[" * 100_000,
     '{"head": null, "discrepancies": [{"id": "D1", "key": "k", "heading": "h", "kind": "k", "severity": 3, "state": "lost", "sides": []}]}'],
)  # fmt: skip
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        outline_of(read_json(text))


@pytest.mark.parametrize(
    "text", ["", "<p>Hello", "<html><head></head>", '<head><meta name="factcheck-report" content="{"></head>']
)
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_html(text, {})
