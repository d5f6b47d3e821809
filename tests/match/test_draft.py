"""A draft is compared as an article is that is read in; what it meets is told pair by pair, and nothing changes."""

from __future__ import annotations

from collections.abc import Callable

from matching.rows import World
from matching.shelf import MemoryShelf

from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.draft import Compared, Meeting, Relation
from factcheck.core.vocabulary import DiscrepancyKind, Modality, Stage
from factcheck.extract import extract
from factcheck.match import match_draft
from factcheck.match.checks.check import Item
from factcheck.match.findings import is_question
from factcheck.normalise import normalise

Stated = Callable[..., Claim]


def shelf(*claims: Claim) -> MemoryShelf:
    """A ledger of claims."""
    articles: dict[str, list[Item]] = {}
    for item in normalise(claims):
        articles.setdefault(item.article_key, []).append(item)
    kept = MemoryShelf()
    kept.fill(articles)
    return kept


def met(draft: list[Claim], kept: MemoryShelf) -> Compared:
    return match_draft(normalise(draft), [draft[0].article.key], kept, kept.claims)


def one(found: Compared) -> Meeting:
    assert len(found.meetings) == 1, found.meetings
    return found.meetings[0]


KIEL = "The port of Kiel handled {} ships in 2021, the harbour master said."


def kiel(stated: Stated, value: int, source: str, published: str | None = "2022-01-03", **fields: object) -> Claim:
    facts = {"subject": "port of Kiel", "metric": "ships", "counted": "ship", "predicate": "handle", **fields}
    return stated(KIEL.format(value), str(value), value, source=source, published=published, **facts)


def test_the_same_value_confirms(stated: Stated) -> None:
    found = one(met([kiel(stated, 48, "draft")], shelf(kiel(stated, 48, "The Courier"))))
    assert (found.relation, found.is_own, found.severity, found.explanation) == (Relation.SAME, False, 0, "")
    assert (found.claim.article.source, found.other.article.source) == ("draft", "The Courier")


def test_another_value_differs_with_the_reason_of_a_discrepancy(stated: Stated) -> None:
    found = one(met([kiel(stated, 84, "draft")], shelf(kiel(stated, 48, "The Courier", as_of="2021"))))
    assert found.relation is Relation.DIFFERS
    assert found.severity >= 2
    assert "48" in found.explanation
    assert "84" in found.explanation


def test_the_days_that_two_figures_are_for(stated: Stated) -> None:
    draft = kiel(stated, 84, "draft", "2023-03-01")
    found = one(met([draft], shelf(kiel(stated, 48, "The Courier", "2022-01-03"))))
    assert found.kind is DiscrepancyKind.UPDATE
    assert found.day > found.other_day > 0
    assert one(met([kiel(stated, 48, "draft", None)], shelf(kiel(stated, 48, "The Courier")))).day == 0


def test_a_target_does_not_confirm_a_fact(stated: Stated) -> None:
    target = kiel(stated, 48, "The Courier", modality=Modality.TARGET)
    found = one(met([kiel(stated, 48, "draft", modality=Modality.ACTUAL)], shelf(target)))
    assert found.relation is Relation.ALIKE
    assert "target" in found.explanation


def test_a_draft_that_contradicts_itself_meets_itself(stated: Stated) -> None:
    text = KIEL.format(48) + "\n" + KIEL.format(84)
    facts = {
        "subject": "port of Kiel",
        "metric": "ships",
        "counted": "ship",
        "predicate": "handle",
        "source": "draft",
        "as_of": "2021",
    }
    found = met([stated(text, "48", 48, **facts), stated(text, "84", 84, **facts)], shelf())
    assert [(m.is_own, m.relation) for m in found.meetings] == [(True, Relation.DIFFERS)] * 2
    again = text.replace("84", "48 boats and")
    twice = [stated(again, "48", 48, **facts), stated(again, "48 boats", 48, **facts)]
    assert met(twice, shelf()).meetings == ()


def test_nothing_is_met_where_nothing_is_known(stated: Stated) -> None:
    kept = shelf(kiel(stated, 48, "The Courier"))
    kept.read.clear()
    abbey = stated(
        "Quillon Abbey counted 1,204 psalters in 1871.",
        "1,204",
        1204,
        subject="Quillon Abbey",
        metric="psalters",
        source="draft",
    )
    assert met([abbey], kept).meetings == ()
    assert kept.read["claims"] == 0


def test_policies_that_tell_one_act_confirm_and_other_stages_are_found(enacted: Stated) -> None:
    quote = "approved the northern harbour tunnel for container traffic"
    text = f"The ministry of ports has {quote}."
    facts = {
        "actor": "ministry of ports",
        "action": "approve",
        "object": "the northern harbour tunnel for container traffic",
    }
    known = enacted(text, quote, source="The Courier", **facts)
    found = one(met([enacted(text + " Now.", quote, source="draft", **facts)], shelf(known)))
    assert (found.relation, found.kind) == (Relation.SAME, None)
    planned = enacted(
        "It is to be decided. " + text.replace("tunnel", "tunnel soon"),
        quote.replace("tunnel", "tunnel soon"),
        source="draft",
        stage=Stage.PROPOSED,
        **facts,
    )
    other = met([planned], shelf(known))
    assert other.meetings == ()
    assert [str(d.kind) for d in other.discrepancies] in (["policy"], ["update"])


def test_what_a_check_finds_in_the_draft_is_given() -> None:
    article = Article(text="The firm paid 10 million dollars to 50 employees, or 500,000 dollars each.", source="draft")
    found = match_draft(normalise(extract(article)), [article.key], shelf(), lambda keys: [])  # noqa: ARG005
    assert all(not is_question(d) for d in found.discrepancies)
    assert [str(d.kind) for d in found.discrepancies] == ["arithmetic"]


def test_what_a_draft_says_of_a_past_year_is_compared_with_what_was_said_then(stated: Stated) -> None:
    then = kiel(stated, 48, "The Courier", "2021-12-13")
    later = kiel(stated, 48, "draft", "2024-03-01", as_of="2021")
    assert one(met([later], shelf(then))).relation is Relation.SAME


def test_it_finds_what_reading_the_draft_in_would_find_and_changes_nothing() -> None:
    made = World(120, 1)
    articles = {
        article.key: list(normalise(claims[:12]))
        for article, claims, _ in (made.article(at) for at in range(made.articles))
    }
    names = sorted(articles)
    kept = MemoryShelf()
    kept.fill({name: articles[name] for name in names[1:]})
    before = (dict(kept.found), dict(kept.home), {name: dict(pairs) for name, pairs in kept.pairs.items() if pairs})
    draft = articles[names[0]]
    found = match_draft(draft, [names[0]], kept, kept.claims)
    assert before == (
        dict(kept.found),
        dict(kept.home),
        {name: dict(pairs) for name, pairs in kept.pairs.items() if pairs},
    )
    own = {item.key for item in draft}
    pairs = {(m.claim.key, m.other.key) for m in found.meetings if m.relation in {Relation.DIFFERS, Relation.ROUNDED}}
    change = kept.compare(names[0], draft)
    asked = [d for d in change.discrepancies if is_question(d) and any(claim.key in own for claim in d.claims)]
    assert asked
    for question in asked:
        mine = {claim.key for claim in question.claims} & own
        assert any(claim in mine for claim, _ in pairs), question.explanation
