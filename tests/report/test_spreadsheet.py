from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

from factcheck.core.claim import Claim
from factcheck.core.discrepancy import Discrepancy
from factcheck.report import FORMATS, Contents


def rows(contents: Contents) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FORMATS["csv"](contents), newline="")))


def test_a_line_for_each_claim_on_a_side(contents: Contents) -> None:
    found = rows(contents)
    assert [(row["discrepancy"], row["side"], row["claim"]) for row in found] == [
        (number, side, claim) for number in ("D1", "D2", "D3") for side, claim in (("1", "C1"), ("2", "C2"))
    ]
    first = found[0]
    assert first["quote"] == "the port took 48 ships in 2021."
    assert (first["source"], first["published"], first["value"], first["as_of"]) == (
        "Port Daily",
        "2021-07-03",
        "48",
        "2021",
    )
    assert (first["kind"], first["also"], first["severity"], first["state"]) == ("update", "definition", "3", "open")
    assert first["decision"] == ""
    assert found[1]["address"] == "https://second.example/ships?a=1&b=2"


def test_the_decision_that_stands_is_told(contents: Contents) -> None:
    row = rows(contents)[2]
    assert (row["decision"], row["found"], row["reviewer"]) == ("R2", "Side 2 (84) is right", "Ada")
    assert row["decided"] == "2023-04-05T06:07:00+00:00"
    assert row["note"] == "Asked the harbour."
    assert row["evidence"] == "https://second.example/year.pdf, page 3 (no copy); claim C3"


def test_a_computed_side_without_claims_has_a_line(contents: Contents) -> None:
    found = contents.discrepancies[0]
    computed = replace(found.sides[0], claims=(), working="8 + 40 = 48")
    row = rows(Contents(discrepancies=(replace(found, sides=(computed, found.sides[1])),), articles=()))[0]
    assert (row["working"], row["side_figure"], row["claim"], row["quote"]) == ("8 + 40 = 48", "48", "", "")


def test_paths_stay_at_home(claim: Callable[..., Claim], discrepancy: Callable[..., Discrepancy]) -> None:
    found = discrepancy(claim("It took 48 ships.", "48", address="/home/ada/a.txt"), claim("It took 84.", "84", "C2"))
    contents = Contents(discrepancies=(found,), articles=())
    assert "/home/ada" not in "".join(FORMATS[name](contents) for name in FORMATS)


def test_nothing_found_is_the_head_alone() -> None:
    assert FORMATS["csv"](Contents(discrepancies=(), articles=())).count("\n") == 1
