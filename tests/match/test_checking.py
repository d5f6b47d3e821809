"""Checks look at groups: the keys are plain words, and a group's findings depend on nothing outside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.core.claim import Claim, Link
from factcheck.core.vocabulary import Form, LinkRole
from factcheck.match import checking
from factcheck.match.checking import check_group, find_by_checks, groups_of, ledger_of
from factcheck.match.checks import CHECKS
from factcheck.match.entities import Names
from factcheck.match.findings import Finding
from factcheck.normalise import normalise

Make = Callable[..., Claim]
ZONE = "Larkfield Copper High-tech Zone"


def _told(findings: list[Finding]) -> list[tuple[str, str]]:
    return sorted({(finding.relation, finding.explanation) for finding in findings})


@pytest.fixture
def claims(stated: Make, enacted: Make) -> list[Claim]:
    text = "Contracts of the zone came to 150 million yuan, 60 percent of the total of the city."
    money = {"unit": "chinese yuan", "unit_code": "CNY", "subject": ZONE}
    part = stated(text, "150 million yuan", 150000000, metric="turnover of technical contracts", **money)
    share = stated(
        text, "60 percent", 60, form=Form.SHARE, unit="percent", subject=ZONE, share_of="the total of Larkfield City", metric="share",
        links=(Link(LinkRole.PART, text.index("150")),),
    )  # fmt: skip
    rival = stated(
        f"{ZONE} had technology contracts of 310 million yuan.", "310 million yuan", 310000000, metric="technology contracts", source="Metal Daily", **money,
    )  # fmt: skip
    quote = "The Ministry of Harbours approved the ferry subsidy on May 4"
    undated = enacted(
        quote, quote, actor="Ministry of Harbours", action="approve", object="ferry subsidy", as_of="XXXX-05-04"
    )
    return [part, share, rival, undated]


def test_keys_are_plain_words(claims: list[Claim]) -> None:
    items = normalise(claims)
    for name, key in groups_of(items, Names()):
        assert isinstance(name, str)
        assert key
        assert all(isinstance(word, str) and word for word in key)


def test_keys_of_an_item_depend_on_its_own_article(claims: list[Claim]) -> None:
    items = normalise(claims)
    names = Names()
    together = {(name, key, item.key) for (name, key), members in groups_of(items, names).items() for item in members}
    apart = set()
    for article in {item.article_key for item in items}:
        own = [item for item in items if item.article_key == article]
        apart |= {(name, key, item.key) for (name, key), members in groups_of(own, names).items() for item in members}
    assert apart == together


def test_only_the_groups_that_a_claim_is_in_change(claims: list[Claim]) -> None:
    items = normalise(claims)
    names = Names()
    late = items[2]
    touched = {key for key, members in groups_of(items, names).items() if late in members}
    before = find_by_checks([item for item in items if item is not late], names, [])
    known = {check.name: check for check in CHECKS}
    added = [
        finding
        for name, key in touched
        for finding in check_group(known[name], key, ledger_of(groups_of(items, names)[name, key], names), [])
    ]
    assert _told(before + added) == _told(find_by_checks(items, names, []))
    assert _told(before) != _told(find_by_checks(items, names, []))


def test_a_group_that_is_too_large_is_said(claims: list[Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LARGEST_GROUP", 2)
    skipped: list[str] = []
    items = normalise(claims)
    found = find_by_checks(items, Names(), skipped)
    assert not [finding for finding in found if finding.relation == "share total"]
    assert any("check “share totals”: 3 claims under" in line for line in skipped)
    assert [finding for finding in found if finding.relation == "date without a year"]
