"""A ledger with something of everything: versions, decisions, corrections, evidence with copies, names, merged sources, imports, sessions."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from webpages import page

from factcheck.cli.run import run

PADDING = "Sailors stood on the quay and looked at the water, as they do on every day of the year. "

FIRST = f"""The port of Kiel took 48 ships in 2021, said the harbour master.

In 2021 the port of Lund had 12 ferries.

In 2021 the city of Turku had 150 trams.

In 2021 the town of Visby had 31 libraries.

{PADDING * 3}

The crew sang old songs in the rain.
"""
SECOND = FIRST.replace("48", "84").replace("12", "21").replace("150", "105").replace("31", "13")
THIRD = FIRST.replace("48", "49").replace("Lund", "Lund </script><b>&amp;")

MANIFEST = """
[[article]]
file = "a.txt"
title = "Ships </script> and \\u202e ferries"
source = "Port Daily"
author = "A. Writer"
published = 2021-12-01
address = "https://daily.example/ships?a=1&b=<2>"
[[article]]
file = "b.txt"
title = "The year in figures"
source = "Second News"
published = 2022-01-02
address = "https://second.example/year"
[[article]]
file = "c.txt"
source = "The Port Daily"
published = 2022-01-03
"""

CRANES = page(
    f"<p>The port of Oulu has 7 cranes.</p><p>The port of Oulu had 900 workers in 2021.</p><p>{PADDING * 3}</p>",
    "<link rel='canonical' href='https://third.example/cranes'><meta property='article:published_time' content='2022-02-03T10:00:00Z'>",
)
"""A page that has words of the others, and two figures of its own."""


def rich_ledger(folder: Path) -> Path:
    """Makes the ledger in a folder."""
    articles = folder / "articles"
    articles.mkdir()
    (articles / "articles.toml").write_text(MANIFEST, encoding="utf-8")
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", THIRD), ("d.html", CRANES)):
        (articles / name).write_text(text, encoding="utf-8", newline="\n")
    ledger = folder / "rich.db"
    told = ("--db", str(ledger), "--reviewer", "Ann Reed")

    def do(*arguments: str) -> None:
        assert run([*arguments, *told[: 2 if arguments[0] == "ingest" else 4]]) == 0, arguments

    do("ingest", str(articles))
    (articles / "a.txt").write_text(FIRST.replace("150", "155"), encoding="utf-8", newline="\n")
    do("ingest", str(articles))
    do("source", "merge", "The Port Daily", "Port Daily")
    proof = folder / "census <b>.txt"
    proof.write_text("84 ships, 21 ferries\n", encoding="utf-8")
    on = {row[0]: row[1] for row in asked(ledger, "SELECT metric, 'D' || id FROM discrepancy WHERE state = 'open'")}
    do(
        "resolve",
        on["ships taken"],
        "one_right",
        "--side",
        "2",
        "--primary",
        f"{proof}@page 3",
        "--cause",
        "1=digits",
        "--yes",
    )
    do("resolve", on["ferries"], "all_right", "--because", "update", "--note", "Asked by telephone.", "--yes")
    do("resolve", on["libraries"], "not_comparable", "--yes")
    do("undo", on["libraries"])
    claims = {row[0]: row[1] for row in asked(ledger, "SELECT metric, 'C' || id FROM claim WHERE retired IS NULL")}
    do("verify", claims["cranes"], "verified", "--evidence", "https://register.example/cranes?a=<b>", "--yes")
    do("verify", claims["workers"], "unverifiable", "--evidence", claims["cranes"], "--yes")
    do("claim", "edit", claims["workers"], "--scope", "on the quays", "--note", "as its title says")
    do("alias", "add", "port of Oulu", "Oulu harbour")
    do("claim", "add", "A1", "sang old songs in the rain", "--policy", "--action", "sing")
    lines = folder / "found.ndjson"
    line = {"article": "A2", "quote": "sang old songs in the rain", "action": "sing", "actor": "the crew"}
    lines.write_text(json.dumps(line) + "\n", encoding="utf-8")
    do("import", str(lines), "--from", "finder 1")
    return ledger


def asked(ledger: Path, query: str) -> list[tuple[object, ...]]:
    """The rows of a query, asked of the file itself."""
    with closing(sqlite3.connect(ledger)) as opened:
        return opened.execute(query).fetchall()
