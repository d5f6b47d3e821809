from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.core.claim import Claim, Link
from factcheck.core.vocabulary import (
    AnchorFit,
    AsOfBasis,
    ClaimKind,
    Comparator,
    Direction,
    Extent,
    Form,
    LinkRole,
    Modality,
    Stage,
    Status,
)
from factcheck.errors import UnknownId
from factcheck.store.claims import (
    claim_of,
    claims_of_article,
    current_claims,
    history_of,
    place_of,
)
from factcheck.store.keeping import Reading, keep_claims
from factcheck.store.tables import claim as table

LATER = datetime(2024, 1, 2, tzinfo=UTC)
TEXT = "Ayr has 12 boats and 30 crews.\nBude has 14 boats.\nCork may build 5 quays."

Put = Callable[..., tuple[Article, object, object]]
Values = Callable[[int], dict[str, str]]

FULL = {
    "start": 2, "end": 20, "context_start": 1, "context_end": 29, "rule": "numeric.test", "form": Form.CHANGE, "value_start": 8, "value_end": 10,
    "value": Decimal("1234567890123.45"), "value_high": Decimal("1234567890123.46"), "place": -2, "comparator": Comparator.RANGE,
    "direction": Direction.UP, "change_from": Decimal("0.30"), "unit": "us dollar", "unit_code": "USD", "per": "10,000 people", "counted": "boat",
    "subject": "Ayr", "metric": "boats", "scope": "at sea", "share_of": "all boats", "predicate": "have", "occurrence": "the storm",
    "as_of": "2021/2025", "as_of_basis": AsOfBasis.INFERRED, "attribution": "the mayor", "modality": Modality.FEARED, "extent": Extent.ONE_PERIOD,
    "actor": "Ayr", "action": "build", "object": "a quay", "instrument": "a bond", "jurisdiction": "Scotland", "stage": Stage.IN_FORCE,
    "effective": "2023-01", "links": (Link(LinkRole.PART, 21), Link(LinkRole.BASELINE, 3)), "status": Status.REFUTED,
}  # fmt: skip
"""A claim in which every field says something."""


def reading(put: Put) -> tuple[Article, Reading]:
    article, version, _ = put(TEXT)
    return article, Reading(version.article_id, version.version_id, 1, LATER)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({}, id="every field"),
        pytest.param(
            {"links": (), "status": Status.UNVERIFIED, "value_high": None, "as_of": None}, id="some fields empty"
        ),
        pytest.param(
            {
                "kind": ClaimKind.POLICY,
                "form": None,
                "value": None,
                "value_high": None,
                "value_start": None,
                "value_end": None,
                "comparator": None,
            },
            id="a policy",
        ),
        pytest.param({"value": Decimal(206000000), "place": 6}, id="millions"),
        pytest.param({"value": Decimal("4.120"), "value_high": None, "place": -3}, id="a printed zero"),
    ],
)
def test_a_claim_read_back_is_the_claim_written(connection: Connection, put: Put, changed: dict[str, object]) -> None:
    article, place = reading(put)
    written = Claim(**{"article": article, "kind": ClaimKind.NUMERIC} | FULL | changed)  # type: ignore[arg-type]
    keep_claims(connection, place, article, [written])
    (found,) = claims_of_article(connection, 1)
    assert found == replace(written, id=found.id)
    assert found.as_record() == replace(written, id=found.id).as_record()
    assert str(found.value) == str(written.value)
    assert found.key == written.key


def test_the_full_claim_leaves_no_field_out() -> None:
    assert {one.name for one in fields(Claim) if one.init} == set(FULL) | {
        "article",
        "kind",
        "id",
        "restated",
        "retired",
    }


def test_claims_of_many_articles_come_by_two_queries(connection: Connection, put: Put) -> None:
    for at in range(5):
        put(f"Ayr has {at} boats.", address=f"/{at}.txt")
    asked: list[str] = []
    sa.event.listen(connection, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    assert len(current_claims(connection)) == 5
    assert len(asked) == 2


def test_reading_again_changes_nothing(
    connection: Connection, put: Put, figures: Callable[[Article], list[Claim]]
) -> None:
    article, place = reading(put)
    connection.execute(sa.update(table).where(table.c.id == 2).values(status=Status.VERIFIED))
    before = current_claims(connection)
    kept = keep_claims(connection, place, article, figures(article))
    assert (kept.new, kept.known, kept.retired) == (0, 4, 0)
    assert current_claims(connection) == before
    assert before[1].status is Status.VERIFIED
    assert [history_of(connection, row) for row in (1, 2)] == [history_of(connection, 1), history_of(connection, 2)]
    assert connection.exec_driver_sql("SELECT count(DISTINCT run_id), min(recorded) FROM claim").one()[0] == 1


def test_a_wider_span_is_the_same_claim_and_other_fields_follow_the_rules(
    connection: Connection, put: Put, figures: Callable[[Article], list[Claim]]
) -> None:
    article, place = reading(put)
    found = figures(article)
    wider = replace(found[1], start=found[1].start - 4, value_start=found[1].value_start - 4, metric="teams")  # type: ignore[operator]
    kept = keep_claims(connection, place, article, [found[0], wider, *found[2:]])
    assert (kept.new, kept.known, kept.retired) == (0, 4, 0)
    assert claim_of(connection, 2) == replace(wider, id="C2")
    assert [one.start for one in history_of(connection, 2)] == [wider.start]


def test_another_form_is_another_claim(
    connection: Connection, put: Put, figures: Callable[[Article], list[Claim]]
) -> None:
    article, place = reading(put)
    first, *others = figures(article)
    kept = keep_claims(connection, place, article, [replace(first, form=Form.SHARE), *others])
    assert (kept.new, kept.known, kept.retired) == (1, 3, 1)
    assert claim_of(connection, 5).form is Form.SHARE


def test_what_is_not_found_is_retired_and_comes_back_with_its_number(
    connection: Connection, put: Put, figures: Callable[[Article], list[Claim]]
) -> None:
    article, place = reading(put)
    connection.execute(sa.update(table).where(table.c.id == 1).values(status=Status.VERIFIED))
    keep_claims(connection, place, article, figures(article)[1:])
    assert [one.id for one in current_claims(connection)] == ["C2", "C3", "C4"]
    assert place_of(connection, 1).retired == LATER
    assert claim_of(connection, 1).status is Status.VERIFIED
    keep_claims(connection, place, article, figures(article))
    assert [one.id for one in current_claims(connection)] == ["C1", "C2", "C3", "C4"]
    assert place_of(connection, 1).retired is None
    assert claim_of(connection, 1).status is Status.VERIFIED


def test_an_article_without_claims_any_more(connection: Connection, put: Put) -> None:
    article, place = reading(put)
    assert keep_claims(connection, place, article, []).retired == 4
    assert current_claims(connection) == []


@pytest.mark.parametrize(
    ("text", "stands", "fits"),
    [
        pytest.param(
            "Good day.\n" + TEXT,
            {"C1": "12", "C2": "30", "C3": "14", "C4": "5"},
            "moved moved moved moved",
            id="a line before",
        ),
        pytest.param(
            TEXT + "\nFin.",
            {"C1": "12", "C2": "30", "C3": "14", "C4": "5"},
            "exact exact exact exact",
            id="a line after",
        ),
        pytest.param(
            TEXT.replace("12 boats", "12 ships"),
            {"C1": "12", "C2": "30", "C3": "14", "C4": "5"},
            "changed exact exact exact",
            id="other words, same figure",
        ),
        pytest.param(
            TEXT.replace("14", "16"),
            {"C1": "12", "C2": "30", "C5": "16", "C4": "5"},
            "exact exact changed exact",
            id="a figure changed",
        ),
        pytest.param(
            TEXT.replace("Bude has 14 boats.\n", ""),
            {"C1": "12", "C2": "30", "C4": "5"},
            "exact exact orphaned moved",
            id="a line cut out",
        ),
        pytest.param(
            TEXT.replace("Bude", "In all 99 towns, Bude"),
            {"C1": "12", "C2": "30", "C5": "99", "C3": "14", "C4": "5"},
            "exact exact moved moved",
            id="a figure more",
        ),
    ],
)
def test_a_new_version_keeps_the_numbers_of_what_it_still_says(
    connection: Connection, put: Put, values: Values, text: str, stands: dict[str, str], fits: str
) -> None:
    put(TEXT)
    article, _, _ = put(text)
    assert values(1) == stands
    assert all(one.article == article for one in claims_of_article(connection, 1))
    assert [str(history_of(connection, row)[-1].fit) for row in (1, 2, 3, 4)] == fits.split()
    assert all(history_of(connection, row)[0].fit is AnchorFit.EXACT for row in (1, 2, 3, 4))


def test_a_changed_figure_replaces_the_old_claim(connection: Connection, put: Put) -> None:
    put(TEXT)
    connection.execute(sa.update(table).where(table.c.id == 3).values(status=Status.VERIFIED))
    put(TEXT.replace("14", "16"))
    assert place_of(connection, 3).replaced_by == "C5"
    assert place_of(connection, 5).replaces == "C3"
    assert claim_of(connection, 5).status is Status.UNVERIFIED
    assert claim_of(connection, 3).value == 14
    assert claim_of(connection, 3).article.text == TEXT
    put(TEXT)
    assert place_of(connection, 3).retired is None
    assert place_of(connection, 5).retired is not None


def test_two_statements_of_one_figure_keep_their_numbers(
    connection: Connection, put: Put, figures: Callable[[Article], list[Claim]]
) -> None:
    article, place = reading(put)
    first, *others = figures(article)
    both = [replace(first, subject="Ayr"), replace(first, subject="Bude")]
    keep_claims(connection, place, article, [*both, *others])
    numbers = {one.subject: one.id for one in current_claims(connection)[:2]}
    keep_claims(connection, place, article, [*reversed(both), *others])
    assert {one.subject: one.id for one in current_claims(connection)[:2]} == numbers


def test_a_policy_in_other_words_is_the_same_until_it_says_something_else(connection: Connection, put: Put) -> None:
    def rules(stage: Stage) -> Callable[[Article], list[Claim]]:
        def read(article: Article) -> list[Claim]:
            start = article.text.index("Cork")
            span = {"start": start, "end": len(article.text), "context_start": start, "context_end": len(article.text)}
            said = {"actor": "Cork", "action": "build", "object": "quay", "stage": stage}
            return [Claim(article=article, kind=ClaimKind.POLICY, rule="p", **span, **said)]  # type: ignore[arg-type]

        return read

    put("Ayr has boats. Cork may build five quays.", rules=rules(Stage.PROPOSED))
    put("Ayr has boats. Cork may build six or seven quays.", rules=rules(Stage.PROPOSED))
    assert [one.id for one in current_claims(connection)] == ["C1"]
    assert [one.fit for one in history_of(connection, 1)] == [AnchorFit.EXACT, AnchorFit.CHANGED]
    put("Ayr has boats. Cork has built eight quays.", rules=rules(Stage.COMPLETED))
    assert [one.id for one in current_claims(connection)] == ["C2"]
    assert place_of(connection, 2).replaces == "C1"


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"quote_start": -5}, id="a span that begins before the text"),
        pytest.param({"quote_end": 0}, id="a span that ends before it begins"),
        pytest.param({"context_end": 3}, id="a quote outside its sentence"),
        pytest.param({"value_start": 0, "value_end": 1}, id="a value outside its quote"),
        pytest.param({"value_start": None}, id="half a value span"),
        pytest.param({"value": None}, id="a numeric claim without a value"),
        pytest.param({"kind": "POLICY"}, id="the name of an enum member"),
        pytest.param({"status": "disputed"}, id="a status that is derived"),
        pytest.param({"series_id": 99}, id="a series that is not there"),
    ],
)
def test_the_database_refuses_what_cannot_be(connection: Connection, put: Put, broken: dict[str, object]) -> None:
    put(TEXT)
    assignments = ", ".join(f"{name} = :{name}" for name in broken)
    with pytest.raises(sa.exc.IntegrityError):
        connection.execute(sa.text(f"UPDATE claim SET {assignments} WHERE id = 2"), broken)  # noqa: S608


def test_a_claim_that_is_not_there(connection: Connection) -> None:
    with pytest.raises(UnknownId, match="C9"):
        claim_of(connection, 9)
