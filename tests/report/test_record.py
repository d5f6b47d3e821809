from __future__ import annotations

import json

from factcheck.report import FORMATS, Contents


def test_everything_is_there_once(contents: Contents) -> None:
    whole = json.loads(FORMATS["json"](contents))
    assert [found["id"] for found in whole["discrepancies"]] == ["D1", "D2", "D3"]
    assert [found["decision"] for found in whole["discrepancies"]] == [None, "R2", None]
    assert [decision["id"] for decision in whole["decisions"]] == ["R1", "R2", "R3"]
    assert [claim["id"] for claim in whole["claims"]] == ["C1", "C2", "C3"]
    assert [line["id"] for line in whole["series"]] == ["S1", "S2"]
    assert [reading["as_of"] for reading in whole["series"][0]["readings"]] == ["2021", "2022"]
    assert whole["sources"][0] | {"first": None} == {
        "name": "Port Daily", "kind": None, "owner": None, "country": None, "notes": None, "articles": 1, "claims": 3, "disputed": 2, "statuses": {},
        "copied": {"repeating": 0, "repeated_claims": 0, "origins": {}, "credited": {}}, "first": None, "last": "2021-07-03",
    }  # fmt: skip
    assert whole["articles"][0]["remarks"] == []
    assert whole["articles"][0]["text_sha256"] == contents.articles[0].article.text_hash
    assert whole["head"] == {"event": 12, "hash": "ab" * 32}
    assert whole["made_from"] == {"factcheck": "0.1"}


def test_exact_numbers_are_text(contents: Contents) -> None:
    whole = json.loads(FORMATS["json"](contents))
    assert whole["discrepancies"][0]["sides"][0]["value"] == "48"
    assert whole["claims"][0]["value"] == "48"


def test_it_is_text_with_a_line_end() -> None:
    text = FORMATS["json"](Contents(discrepancies=(), articles=()))
    assert text.endswith("}\n")
    assert json.loads(text)["head"] is None
