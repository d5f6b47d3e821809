"""Corrections lie over what the rules say, whatever is read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import BY_HAND, FieldValue
from factcheck.core.decision import By
from factcheck.core.vocabulary import AnchorFit, Comparator, Form, Modality, Status
from factcheck.errors import ClaimError
from factcheck.store.claims import claim_of, claims_of_article, history_of, place_of
from factcheck.store.corrections import correct_claim, corrections_of, end_correction
from factcheck.store.keeping import Reading, add_claim, keep_claims
from factcheck.store.tables import decision, decision_claim

LATER = datetime(2024, 1, 2, tzinfo=UTC)
BY = By(reviewer="anna", now=LATER)
TEXT = "Ayr has 12 boats and 30 crews.\nBude has 14 boats."
Put = Callable[..., tuple[Article, object, object]]
Rules = Callable[[Article], list[Claim]]
VALUES: dict[str, FieldValue] = {
    "subject": "Ayr harbour", "value": Decimal("12.50"), "place": -2, "unit": None, "modality": Modality.TARGET, "scope": "at sea",
    "comparator": Comparator.AT_LEAST, "form": Form.CHANGE,
}  # fmt: skip


def again(connection: Connection, article: Article, found: list[Claim]) -> tuple[int, int, int, tuple[str, ...]]:
    kept = keep_claims(connection, Reading(1, 1, 1, LATER), article, found)
    return kept.new, kept.known, kept.retired, kept.notes


def test_a_correction_lies_over_the_claim_and_can_be_taken_back(connection: Connection, put: Put) -> None:
    put(TEXT)
    before = claim_of(connection, 1)
    after = correct_claim(connection, before, VALUES, by=BY, note="checked")
    assert claim_of(connection, 1) == after == replace(before, **VALUES)  # type: ignore[arg-type]
    assert claim_of(connection, 1).key == after.key != before.key
    found = {one.field: one for one in corrections_of(connection, 1)}
    assert {name: (one.value, one.machine) for name, one in found.items()} == {
        name: (value, getattr(before, name)) for name, value in VALUES.items() if value != getattr(before, name)
    }
    assert (found["value"].note, found["value"].reviewer, found["value"].recorded) == ("checked", "anna", LATER)
    assert end_correction(connection, after, VALUES, now=LATER) == before == claim_of(connection, 1)
    assert corrections_of(connection, 1) == ()
    assert {one.ended for one in corrections_of(connection, 1, ended=True)} == {LATER}


def test_a_second_correction_replaces_the_first_and_knows_the_rules(connection: Connection, put: Put) -> None:
    put(TEXT)
    first = correct_claim(connection, claim_of(connection, 1), {"subject": "Bude"}, by=BY, note="checked")
    second = correct_claim(connection, first, {"subject": "Cork"}, by=BY, note="checked")
    assert [(one.value, one.machine) for one in corrections_of(connection, 1)] == [("Cork", "Ayr")]
    assert len(corrections_of(connection, 1, ended=True)) == 2
    assert correct_claim(connection, second, {"subject": "Ayr"}, by=BY, note="checked").subject == "Ayr"
    assert corrections_of(connection, 1) == ()


def test_a_correction_that_contradicts_the_claim_is_not_written(connection: Connection, put: Put) -> None:
    put(TEXT)
    with pytest.raises(ClaimError):
        correct_claim(connection, claim_of(connection, 1), {"form": None}, by=BY, note="checked")
    assert corrections_of(connection, 1) == ()


def test_reading_again_keeps_corrections(connection: Connection, put: Put, figures: Rules) -> None:
    article, *_ = put(TEXT)
    after = correct_claim(connection, claim_of(connection, 1), VALUES, by=BY, note="checked")
    assert again(connection, article, figures(article)) == (0, 3, 0, ())
    assert claim_of(connection, 1) == after


def test_what_the_rules_say_now_is_kept_beside_and_told(connection: Connection, put: Put, figures: Rules) -> None:
    article, *_ = put(TEXT)
    correct_claim(connection, claim_of(connection, 1), {"subject": "Cork", "scope": "at sea"}, by=BY, note="checked")
    better = [replace(one, subject="Ayr quay", extent=None) for one in figures(article)]
    *_, notes = again(connection, article, better)
    assert notes == ("C1: the rules now read subject as “Ayr quay”; the correction to “Cork” stays",)
    found = claim_of(connection, 1)
    assert (found.subject, found.scope) == ("Cork", "at sea")
    assert {one.field: one.machine for one in corrections_of(connection, 1)} == {"subject": "Ayr quay", "scope": None}
    assert end_correction(connection, found, ["subject"], now=LATER).subject == "Ayr quay"


def test_corrections_survive_a_new_version_in_which_the_quote_moved(connection: Connection, put: Put) -> None:
    put(TEXT)
    correct_claim(connection, claim_of(connection, 1), VALUES, by=BY, note="checked")
    put(f"News of the day.\n{TEXT}")
    found = claim_of(connection, 1)
    assert {name: getattr(found, name) for name in VALUES} == VALUES
    assert (found.quote, found.value_text) == ("12 boats", "12")
    assert history_of(connection, 1)[-1].fit is AnchorFit.MOVED


def test_a_changed_figure_takes_over_what_it_is_about_but_not_its_value(connection: Connection, put: Put) -> None:
    put(TEXT)
    correct_claim(
        connection,
        claim_of(connection, 1),
        {"subject": "Ayr harbour", "value": Decimal(1200), "place": 0},
        by=BY,
        note="checked",
    )
    *_, kept = put(TEXT.replace("12 boats", "16 boats"))
    assert kept.notes == ("C1, which a reviewer worked on, has another figure now: C4 stands in its place",)  # type: ignore[attr-defined]
    (new,) = [one for one in claims_of_article(connection, 1) if one.value_text == "16"]
    assert (new.subject, new.value) == ("Ayr harbour", Decimal(16))
    assert place_of(connection, 4).replaces == "C1"
    assert [(one.field, one.reviewer, one.recorded) for one in corrections_of(connection, 4)] == [
        ("subject", "anna", LATER)
    ]


def test_a_corrected_claim_that_the_rules_lose_stays_while_its_quote_stands(connection: Connection, put: Put) -> None:
    article, *_ = put(TEXT)
    correct_claim(connection, claim_of(connection, 1), {"subject": "Cork"}, by=BY, note="checked")
    assert again(connection, article, []) == (0, 1, 2, ())
    assert [one.id for one in claims_of_article(connection, 1)] == ["C1"]
    put(f"Late news. {TEXT}", rules=lambda _: [])
    (found,) = claims_of_article(connection, 1)
    assert (found.quote, found.start, found.subject) == ("12 boats", 19, "Cork")
    assert found.context.endswith("crews.")
    put("Nothing is left.", rules=lambda _: [])
    assert claims_of_article(connection, 1) == []


def test_a_lost_claim_comes_back_with_its_correction(connection: Connection, put: Put) -> None:
    put(TEXT)
    correct_claim(connection, claim_of(connection, 2), {"form": Form.CHANGE, "subject": "Cork"}, by=BY, note="checked")
    put("Nothing is left.")
    put(TEXT)
    found = claim_of(connection, 2)
    assert (found.subject, found.form) == ("Cork", Form.CHANGE)
    assert place_of(connection, 2).retired is None


def decide(connection: Connection, row: int, *, ended: bool) -> None:
    made = {"status": Status.REFUTED, "causes": [], "judged": [], "reviewer": "anna", "recorded": LATER}
    end = {"ended": LATER, "ending": "undone"} if ended else {}
    number = connection.execute(sa.insert(decision).values(**made, **end).returning(decision.c.id)).scalar_one()
    link = {"decision_id": number, "claim_id": row, "before": Status.UNVERIFIED, "after": Status.REFUTED}
    connection.execute(sa.insert(decision_claim).values(**link))


@pytest.mark.parametrize("ended", [pytest.param(False, id="stands"), pytest.param(True, id="was taken back")])
def test_a_decided_claim_stays_as_long_as_its_decision(connection: Connection, put: Put, ended: bool) -> None:
    article, *_ = put(TEXT)
    decide(connection, 3, ended=ended)
    again(connection, article, [])
    assert [one.id for one in claims_of_article(connection, 1)] == ([] if ended else ["C3"])


def added(connection: Connection, article: Article, figures: Rules, at: int = 0) -> Claim:
    one = replace(figures(article)[at], rule=BY_HAND, metric="ships", subject="Ayr fleet")
    return add_claim(connection, Reading(1, 1, 1, LATER), one)


def test_an_added_claim_survives_reading_again_and_new_versions(
    connection: Connection, put: Put, figures: Rules
) -> None:
    article, *_ = put(TEXT, rules=lambda _: [])
    mine = added(connection, article, figures)
    assert mine == claim_of(connection, 1)
    assert again(connection, article, []) == (0, 1, 0, ())
    put(f"Late. {TEXT}", rules=lambda _: [])
    (found,) = claims_of_article(connection, 1)
    assert (found.id, found.quote, found.metric, found.rule) == ("C1", "12 boats", "ships", BY_HAND)
    put("Gone.", rules=lambda _: [])
    assert claims_of_article(connection, 1) == []
    put(TEXT, rules=lambda _: [])
    assert [one.id for one in claims_of_article(connection, 1)] == ["C1"]


def test_rules_that_learn_to_find_an_added_claim_add_no_second_one(
    connection: Connection, put: Put, figures: Rules
) -> None:
    article, *_ = put(TEXT, rules=lambda _: [])
    mine = added(connection, article, figures)
    assert again(connection, article, figures(article)) == (2, 1, 0, ())
    assert claim_of(connection, 1) == mine
    assert again(connection, article, figures(article)) == (0, 3, 0, ())


def test_an_added_claim_can_be_corrected_too(connection: Connection, put: Put, figures: Rules) -> None:
    article, *_ = put(TEXT)
    mine = added(connection, article, lambda read: [replace(figures(read)[0], form=Form.CHANGE)])
    correct_claim(connection, mine, {"subject": "Cork"}, by=BY, note="checked")
    again(connection, article, figures(article))
    assert claim_of(connection, 4).subject == "Cork"
    assert corrections_of(connection, 4)[0].machine == "Ayr fleet"
