"""Exports against the standards that they claim, read by libraries that know nothing of factcheck."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from linked import graph_of
from prov.constants import PROV_TYPE
from prov.model import ProvDocument
from rdflib import RDF, SDO, Graph, Namespace, URIRef
from rich_ledger import asked

from factcheck.cli.run import run
from factcheck.errors import BadRatings, InputError, MissingLedger, MissingPath, UnknownChoice, UsageError
from factcheck.report.exports import EXPORTS
from factcheck.store.creation import create_ledger
from factcheck.workflow.export import export
from factcheck.workflow.progress import Step

BASE = "https://desk.example/checks/"
OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
VALUE = RDF.value

REVIEW = {
    "type": "object",
    "required": ["@type", "url", "claimReviewed", "reviewRating", "author", "datePublished", "itemReviewed"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "url": {"type": "string", "pattern": "^https?://"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "datePublished": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "author": {"$ref": "#/$defs/someone"},
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {
                "@type": {"const": "Rating"},
                "alternateName": {"type": "string", "minLength": 1},
                "ratingValue": {"type": "number"},
                "bestRating": {"type": "number"},
                "worstRating": {"type": "number"},
            },
            "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
        },
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "appearance"],
            "properties": {
                "@type": {"const": "Claim"},
                "author": {"$ref": "#/$defs/someone"},
                "datePublished": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
                "appearance": {"type": "object", "required": ["@type"], "properties": {"@type": {"const": "Article"}}},
            },
        },
    },
    "$defs": {
        "someone": {
            "type": "object",
            "required": ["@type", "name"],
            "properties": {"@type": {"enum": ["Person", "Organization"]}, "name": {"type": "string", "minLength": 1}},
        }
    },
}
"""What a review must have. Source: Google Search Central, Fact Check (ClaimReview) structured data: ClaimReview, Claim, Rating; and what factcheck always knows."""


def text_of(ledger: Path, form: str, **said: Any) -> str:
    return "".join(export(str(ledger), format=form, **said))


@pytest.fixture(scope="module")
def reviews(rich: Path) -> str:
    return text_of(rich, "claimreview", base_url=BASE)


@pytest.fixture(scope="module")
def document(rich: Path) -> ProvDocument:
    found = ProvDocument.deserialize(io.StringIO(text_of(rich, "prov")), format="json")
    assert isinstance(found, ProvDocument)
    return found


@pytest.fixture(scope="module")
def annotated(rich: Path) -> str:
    return text_of(rich, "annotations")


@pytest.fixture(scope="module")
def graph(annotated: str) -> Graph:
    return graph_of(annotated)


def by_number(reviews: str) -> dict[str, Any]:
    return {one["identifier"]: one for one in json.loads(reviews)["@graph"]}


def number_of(ledger: Path, metric: str, source: str) -> str:
    query = (
        f"SELECT 'C' || claim.id FROM claim JOIN article ON article.id = claim.article_id JOIN source ON source.id = article.source_id "  # noqa: S608
        f"WHERE claim.metric = '{metric}' AND source.name = '{source}' AND retired IS NULL"
    )
    ((found,),) = asked(ledger, query)
    return str(found)


# ClaimReview


def test_each_review_has_what_is_required(reviews: str) -> None:
    found = json.loads(reviews)["@graph"]
    assert len(found) > 4
    for one in found:
        jsonschema.validate(one, REVIEW)
        assert one["url"] == f"{BASE}{one['identifier']}"


def test_every_word_of_a_review_is_one_of_schema_org(reviews: str) -> None:
    graph = graph_of(reviews)
    used = {term for triple in graph for term in triple[1:2]} - {RDF.type}
    types = set(graph.objects(None, RDF.type))
    assert types >= {SDO.ClaimReview, SDO.Claim, SDO.Rating, SDO.Article, SDO.Person, SDO.Organization}
    assert [term for term in used | types if term not in SDO] == []
    assert len(set(graph.subjects(RDF.type, SDO.ClaimReview))) == len(json.loads(reviews)["@graph"])
    assert all(isinstance(address, URIRef) for address in graph.objects(None, SDO.url))


def test_only_what_a_reviewer_judged_is_reviewed(rich: Path, reviews: str) -> None:
    found = by_number(reviews)
    said = dict(asked(rich, "SELECT 'C' || id, status FROM claim"))
    all_right = {number_of(rich, "ferries", name) for name in ("Port Daily", "Second News")}
    judged = {name for name, status in said.items() if status not in {"unverified", "withdrawn"}}
    assert all_right & judged == set()
    assert judged | all_right <= set(found)
    libraries = number_of(rich, "libraries", "Second News")
    assert libraries not in found


def test_a_rating_follows_from_what_was_found(rich: Path, reviews: str) -> None:
    found = by_number(reviews)
    rated = {name: one["reviewRating"] for name, one in found.items()}
    assert rated[number_of(rich, "ships taken", "Second News")]["ratingValue"] in {1, 5}
    assert rated[number_of(rich, "ferries", "Second News")]["alternateName"] == "True in context"
    (unproven,) = (one for one in rated.values() if one["alternateName"] == "Unproven")
    assert "ratingValue" not in unproven
    assert Counter(one["alternateName"] for one in rated.values())["True"] == 2


def test_a_review_tells_where_the_claim_stands_and_what_the_review_rests_on(rich: Path, reviews: str) -> None:
    one = by_number(reviews)[number_of(rich, "ships taken", "Port Daily")]
    item = one["itemReviewed"]
    assert item["author"] == {"@type": "Organization", "name": "Port Daily"}
    assert item["creditText"] == "the harbour master"
    assert item["appearance"]["url"] == "https://daily.example/ships?a=1&b=%3C2%3E"
    assert item["datePublished"] == "2021-12-01"
    assert one["author"] == {"@type": "Person", "name": "Ann Reed"}
    assert one["citation"] == [{"@type": "CreativeWork", "name": "census <b>.txt"}]
    assert "telephone" not in reviews


def test_ratings_follow_what_is_decided_later(rich: Path, tmp_path: Path) -> None:
    ledger = Path(shutil.copy(rich, tmp_path / "mine.db"))
    on = dict(asked(ledger, "SELECT metric, 'D' || id FROM discrepancy"))
    told = ("--yes", "--db", str(ledger), "--reviewer")

    def rated(metric: str) -> list[str]:
        found = by_number(text_of(ledger, "claimreview", base_url=BASE))
        numbers = [str(row[0]) for row in asked(ledger, f"SELECT 'C' || id FROM claim WHERE metric = '{metric}'")]  # noqa: S608
        return sorted(found[one]["reviewRating"]["alternateName"] for one in numbers if one in found)

    assert rated("libraries") == []
    assert run(["resolve", str(on["libraries"]), "superseded", "--side", "2", *told, "Ann Reed"]) == 0
    assert set(rated("libraries")) == {"Outdated", "True as of its date"}
    assert set(rated("ferries")) == {"True in context"}
    assert run(["resolve", str(on["ferries"]), "not_comparable", "--second", *told, "Ben"]) == 0
    assert rated("ferries") == []
    assert run(["undo", str(on["libraries"]), "--db", str(ledger), "--reviewer", "Ann Reed"]) == 0
    assert rated("libraries") == []


def test_ratings_of_a_file_and_whose_reviews_they_are(rich: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(
        '[author]\nname = "City Desk"\n[ratings.unverifiable]\nname = "Open"\nvalue = 2.5\n', encoding="utf-8"
    )
    (one,) = json.loads(text_of(rich, "claimreview", base_url=BASE, ratings=file))["@graph"]
    assert one["author"] == {"@type": "Organization", "name": "City Desk"}
    assert one["reviewRating"] == {
        "@type": "Rating", "alternateName": "Open", "ratingValue": 2.5, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip


# PROV


def test_prov_says_the_same_after_another_library_read_and_wrote_it(document: ProvDocument) -> None:
    again = ProvDocument.deserialize(io.StringIO(document.serialize(format="json")), format="json")
    assert again == document
    assert len(document.get_provn()) > 1000


def test_prov_has_every_thing_of_the_ledger_once(rich: Path, document: ProvDocument) -> None:
    names = Counter(str(one.identifier) for one in document.get_records() if one.is_element())
    assert max(names.values()) == 1
    for letter, table in (("C", "claim"), ("D", "discrepancy"), ("R", "decision"), ("E", "evidence")):
        ((count,),) = asked(rich, f"SELECT count(*) FROM {table}")  # noqa: S608
        assert sum(bool(re.fullmatch(rf"ledger:{letter}\d+", name)) for name in names) == count
    ((versions, copies, runs),) = asked(
        rich,
        "SELECT (SELECT count(*) FROM article_version), (SELECT count(*) FROM archive), (SELECT count(*) FROM run)",
    )
    patterns = {r"A\d+\.v\d+": versions, r"A\d+\.v\d+\.reading": versions, r"sha256\.\w{64}": copies, r"run\.\d+": runs}
    for pattern, count in patterns.items():
        assert sum(bool(re.fullmatch(f"ledger:{pattern}", name)) for name in names) == count, pattern
    assert {"ledger:reviewer.Ann%20Reed", "ledger:factcheck-0.1.0"} <= set(names)


def test_every_name_in_a_relation_of_prov_is_that_of_a_thing(document: ProvDocument) -> None:
    names = {one.identifier for one in document.get_records() if one.is_element()}
    relations = [one for one in document.get_records() if one.is_relation()]
    assert len({type(one).__name__ for one in relations}) == 9
    for one in relations:
        linked = [
            value for name, value in one.formal_attributes if value is not None and not name.localpart.endswith("ime")
        ]
        assert set(linked) <= names, one


def test_prov_tells_what_came_of_what(rich: Path, document: ProvDocument) -> None:
    said = set(document.get_provn().splitlines())
    ships = number_of(rich, "ships taken", "Second News")
    derived = [line for line in said if "wasDerivedFrom" in line]
    assert any(f"ledger:{ships}, ledger:A" in line and "prov:Quotation" in line for line in derived)
    assert any("prov:Revision" in line and ".v2, ledger:A" in line for line in derived)
    assert any("prov:PrimarySource" in line for line in derived)
    assert any("wasInvalidatedBy" in line for line in said)
    assert {str(one.get_attribute(PROV_TYPE)) for one in document.get_records() if one.is_element()}


def test_prov_tells_who_added_a_claim_and_who_imported_one(rich: Path, document: ProvDocument) -> None:
    said = document.get_provn()
    ((by_hand,),) = asked(rich, "SELECT 'C' || id FROM claim WHERE rule = 'by hand'")
    ((imported, run),) = asked(rich, "SELECT 'C' || id, run_id FROM claim WHERE rule LIKE 'imported%'")
    (event,) = re.findall(rf"wasGeneratedBy\(ledger:{by_hand}, (ledger:event\.\d+), ", said)
    assert f"wasAssociatedWith({event}, ledger:reviewer.Ann%20Reed, -)" in said
    assert f"wasGeneratedBy(ledger:{imported}, ledger:run.{run}, " in said
    assert f"wasAssociatedWith(ledger:run.{run}, ledger:reviewer.Ann%20Reed, -)" in said


def test_prov_takes_an_address_as_its_names(rich: Path) -> None:
    assert json.loads(text_of(rich, "prov", base_url=BASE))["prefix"]["ledger"] == BASE


# Web Annotation


def test_there_is_an_annotation_for_each_claim_that_stands(rich: Path, graph: Graph, annotated: str) -> None:
    ((count,),) = asked(rich, "SELECT count(*) FROM claim WHERE retired IS NULL AND status <> 'withdrawn'")
    (collection,) = graph.subjects(RDF.type, AS.OrderedCollection)
    assert graph.value(collection, AS.totalItems).toPython() == count
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == count
    assert len(json.loads(annotated)["first"]["items"]) == count


def test_nothing_of_an_annotation_is_lost_on_the_way_to_triples(graph: Graph, annotated: str) -> None:
    predicates = {str(one) for one in graph.predicates()}
    known = ("http://www.w3.org/", "http://purl.org/dc/", "http://xmlns.com/foaf/", "urn:uuid:")
    assert all(one.startswith(known) for one in predicates)
    keys: set[str] = set()

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            keys.update(value)
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            collect(one)

    collect(json.loads(annotated)["first"])
    lost = {key.partition(":")[2] for key in keys if key.startswith("terms:")} - {
        one.rpartition("#")[2] for one in predicates
    }
    assert lost == set()


def test_each_selector_finds_the_quote(rich: Path, graph: Graph) -> None:
    named = "SELECT iif(address LIKE 'http%', address, 'A' || article_id), text FROM article_version WHERE is_current"
    texts = dict(asked(rich, named))
    texts = {str(name).replace("<", "%3C").replace(">", "%3E"): str(text) for name, text in texts.items()}
    looked = 0
    for annotation in graph.subjects(RDF.type, OA.Annotation):
        target = graph.value(annotation, OA.hasTarget)
        source = str(graph.value(target, OA.hasSource))
        text = texts[source if source in texts else source.rpartition("#")[2]]
        selectors = list(graph.objects(target, OA.hasSelector))
        quotes = [one for one in selectors if (one, RDF.type, OA.TextQuoteSelector) in graph]
        places = [one for one in selectors if (one, RDF.type, OA.TextPositionSelector) in graph]
        assert len(quotes) == len(places) == 1
        start, end = (graph.value(places[0], name).toPython() for name in (OA.start, OA.end))
        exact, prefix, suffix = (str(graph.value(quotes[0], name)) for name in (OA.exact, OA.prefix, OA.suffix))
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)
        looked += 1
    assert looked > 8


def test_a_claim_of_a_page_has_the_element_that_it_stands_in_and_a_link(graph: Graph) -> None:
    (source,) = (one for one in set(graph.objects(None, OA.hasSource)) if "cranes" in str(one))
    targets = list(graph.subjects(OA.hasSource, source))
    selectors = [one for target in targets for one in graph.objects(target, OA.hasSelector)]
    paths = [one for one in selectors if (one, RDF.type, OA.XPathSelector) in graph]
    assert len(paths) == len(targets)
    assert all(str(graph.value(one, VALUE)).startswith("/html/body") for one in paths)
    assert all((graph.value(one, OA.refinedBy), RDF.type, OA.TextQuoteSelector) in graph for one in paths)
    links = [str(graph.value(one, VALUE)) for one in selectors if (one, RDF.type, OA.FragmentSelector) in graph]
    assert len(links) == len(targets)
    assert all(link.startswith(":~:text=") for link in links)


# All of them


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_the_same_ledger_gives_the_same_bytes_and_no_path_of_this_machine(
    rich: Path, tmp_path: Path, form: str
) -> None:
    said = {"base_url": BASE} if EXPORTS[form].needs_base else {}
    first = text_of(rich, form, **said)
    moved = Path(shutil.copy(rich, tmp_path / "elsewhere.db"))
    assert text_of(moved, form, **said) == first
    assert not set("<>&\u202e") & set(first)
    if form != "ndjson":
        assert str(rich.parent) not in first


def test_a_ledger_of_nothing_makes_documents_of_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    create_ledger(empty)
    assert json.loads(text_of(empty, "claimreview", base_url=BASE))["@graph"] == []
    assert ProvDocument.deserialize(io.StringIO(text_of(empty, "prov")), format="json").get_records() == []
    graph = graph_of(text_of(empty, "annotations"))
    assert [int(str(one)) for one in graph.objects(None, AS.totalItems)] == [0]


def test_the_work_tells_how_far_it_has_come(rich: Path) -> None:
    told: list[Step] = []
    text_of(rich, "ndjson", on_step=told.append)
    assert told[0].name == "writing rows"
    assert told[-1].done == told[-1].total


@pytest.mark.parametrize(
    ("form", "said", "words"),
    [
        ("claimreview", {}, "claimreview needs the address below which you publish"),
        ("claimreview", {"base_url": "desk.example"}, "is no address of the web"),
        ("claimreview", {"base_url": "https://"}, "is no address of the web"),
        ("claimreview", {"base_url": "https://a:b@desk.example/"}, "is no address of the web"),
        ("claimreview", {"base_url": "https://desk.example/a b"}, "is no address of the web"),
        ("claimreview", {"base_url": "https://[desk/"}, "is no address of the web"),
        ("ndjson", {"base_url": BASE}, "--base-url does not go with ndjson"),
        ("prov", {"ratings": Path("a.toml")}, "--ratings does not go with prov"),
    ],
)
def test_options_that_lack_or_do_not_fit(rich: Path, form: str, said: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=re.escape(words)):
        export(str(rich), format=form, **said)


@pytest.mark.parametrize(
    ("base", "url"),
    [("https://a.example", "https://a.example/C"), ("https://a.example/r.html#", "https://a.example/r.html#C"), ("https://a.example/?id=", "https://a.example/?id=C")],
)  # fmt: skip
def test_numbers_are_added_to_the_address(rich: Path, base: str, url: str) -> None:
    found = json.loads(text_of(rich, "claimreview", base_url=base))["@graph"]
    assert all(re.fullmatch(re.escape(url) + r"\d+", one["url"]) for one in found)


def test_what_is_not_there_is_said_before_anything_is_written(rich: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownChoice, match="annotations, claimreview, ndjson, prov"):
        export(str(rich), format="xml")
    with pytest.raises(MissingPath):
        export(str(rich), format="claimreview", base_url=BASE, ratings=tmp_path / "none.toml")
    with pytest.raises(InputError, match="cannot be read"):
        export(str(rich), format="claimreview", base_url=BASE, ratings=tmp_path)
    (tmp_path / "bad.toml").write_text("[", encoding="utf-8")
    with pytest.raises(BadRatings):
        export(str(rich), format="claimreview", base_url=BASE, ratings=tmp_path / "bad.toml")
    with pytest.raises(MissingLedger):
        next(export(str(tmp_path / "none.db"), format="ndjson"))
