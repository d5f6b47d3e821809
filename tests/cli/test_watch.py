from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from serving import Answer, Server

Cli = Callable[..., Any]
FILLER = (
    "The harbour master keeps a list of all that come in, and everybody may read it on the quay in the morning. " * 3
)
PAGE = f"""Kiel counts its ships

Published 3 July 2021

The port of Kiel took 48 ships in 2020. The port of Kiel has 12 cranes. {FILLER}
"""


def page(text: str = PAGE, **headers: str) -> Answer:
    return Answer((text.encode(),), headers={"Content-Type": "text/plain"} | headers)


def test_an_address_is_read_and_watched(cli: Cli, web: Server) -> None:
    web.answers["/kiel"] = page(ETag='"1"')
    said = cli("ingest", web.url("/kiel?utm_source=feed"), "--source", "Port Daily")
    assert (said.code, said.err) == (0, "")
    assert "A1  Kiel counts its ships\n      Port Daily, 2021-07-03, new, 2 claims\n" in said.out
    shown = cli("show", "A1").out
    assert f"address             {web.url('/kiel')}\n" in shown or web.url("/kiel") + "\n" in shown
    assert "asked for" in shown
    assert "due" in shown
    assert "Nothing is due; the next is due " in cli("watch").out

    web.answers["/kiel"] = Answer((), 304, length=False)
    said = cli("watch", "A1")
    assert (said.code, said.out, said.err) == (0, "1 article asked for: 1 unchanged.\n", "")
    assert web.asked[-1][1]["if-none-match"] == '"1"'
    assert "unchanged (the server says so); due" in cli("show", "A1").out

    web.answers["/kiel"] = page("Good day.\n\n" + PAGE.replace("48", "58"))
    said = cli("watch", "--all")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "  A1  Kiel counts its ships"
    assert "the text changed" in said.out
    assert "quotes: 1 changed, 1 moved" in said.out
    assert "C1 48 ships -> 58 ships" in said.out or "C1 48 -> 58" in said.out
    assert "1 article asked for: 1 changed." in said.out
    assert "Port Daily" in cli("show", "A1").out


def test_what_is_gone_or_fails_is_told(cli: Cli, web: Server) -> None:
    web.answers |= {
        "/gone": page(),
        "/missing": page(PAGE.replace("Kiel", "Ayr")),
        "/login": page(PAGE.replace("Kiel", "Bude")),
    }
    cli("ingest", *(web.url(path) for path in ("/gone", "/missing", "/login")))
    web.answers |= {"/gone": Answer(status=410), "/login": page("Please log in.\n\nThen you may read on.\n")}
    del web.answers["/missing"]
    said = cli("watch", "--all")
    assert (said.code, said.out) == (0, "3 articles asked for: 1 gone, 2 not had.\n")
    assert said.err.splitlines() == [
        f"factcheck: A1: the server answered 410 Gone: it was taken away for good ({web.url('/gone')})",
        f"factcheck: A2: the server answered 404 Not Found ({web.url('/missing')})",
        f"factcheck: A3: no article any more: less than a third of the text is left ({web.url('/login')})",
    ]
    said = cli("watch", "--all", "--dry-run")
    assert "A1" in said.out.splitlines()[2]
    assert "never due, gone" in said.out
    said = cli("watch", "A3", "--accept")
    assert "1 article asked for: 1 changed." in said.out


def test_nothing_is_asked_in_a_dry_run(cli: Cli, web: Server) -> None:
    web.answers["/kiel"] = page()
    cli("ingest", web.url("/kiel"))
    asked = len(web.asked)
    said = cli("watch", "--all", "--dry-run", "--offline")
    assert said.code == 0
    assert said.out.splitlines()[-1] == "1 article would be asked for."
    assert f"  A1  {web.url('/kiel')}  due " in said.out
    assert len(web.asked) == asked


def test_the_rest_is_left_for_another_call(cli: Cli, web: Server) -> None:
    for name in ("Ayr", "Bude", "Cork"):
        web.answers[f"/{name}"] = page(PAGE.replace("Kiel", name))
    cli("ingest", *(web.url(f"/{name}") for name in ("Ayr", "Bude", "Cork")))
    assert "2 articles more: factcheck watch --all --limit 2\n" in cli("watch", "--all", "--limit", "1").out
    assert "3 articles would be asked for.\n" in cli("watch", "--all", "--dry-run").out
    assert "and 1 more left for another call.\n" in cli("watch", "--all", "--dry-run", "--limit", "2").out
    assert "1 article more of those that were named" in cli("watch", "A1", "A2", "--limit", "1").out


@pytest.mark.parametrize("way", ["option", "environment"])
def test_nothing_is_watched_offline(cli: Cli, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_OFFLINE", "0" if way == "option" else "1")
    said = cli("watch", *(["--offline"] if way == "option" else []))
    assert said.code == 2
    mend = "Leave --offline out" if way == "option" else "Unset FACTCHECK_OFFLINE"
    assert said.err == f"factcheck: watch: nothing can be watched offline. {mend}, or add --dry-run.\n"


def test_wrong_use_is_told(cli: Cli, web: Server, tmp_path: Path) -> None:
    assert cli("watch").code == 2
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    cli("ingest", "a.txt")
    assert cli("watch").out == "No article of the web is watched.\n"
    said = cli("watch", "A1")
    assert (said.code, said.err) == (
        2,
        "factcheck: A1: has no address on the web. Only articles of the web are watched.\n",
    )
    assert "there is no article A7" in cli("watch", "A7").err
    assert cli("watch", "C1").code == 2
    assert web.asked == []
