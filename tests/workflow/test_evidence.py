from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from factcheck.core.vocabulary import EvidenceKind
from factcheck.errors import DecisionError, MissingPath
from factcheck.workflow.evidence import read_evidence

ADDRESS, CLAIM, NOTE = EvidenceKind.ADDRESS, EvidenceKind.CLAIM, EvidenceKind.NOTE


@pytest.mark.parametrize(
    ("said", "kind", "text", "locator"),
    [
        pytest.param("https://port.example/list", ADDRESS, "https://port.example/list", None, id="address"),
        pytest.param("HTTP://port.example", ADDRESS, "HTTP://port.example", None, id="only a host"),
        pytest.param("https://port.example/l.pdf@page 12", ADDRESS, "https://port.example/l.pdf", "page 12", id="page of an address"),
        pytest.param("https://port.example/@ann", ADDRESS, "https://port.example/@ann", None, id="a name in a path"),
        pytest.param("https://port.example/@ann/7", ADDRESS, "https://port.example/@ann/7", None, id="a name inside a path"),
        pytest.param("https://me@port.example", ADDRESS, "https://me@port.example", None, id="a name before a host"),
        pytest.param("https://port.example/?to=a@b.c", ADDRESS, "https://port.example/?to=a@b.c", None, id="a query"),
        pytest.param("https://port.example says 12", NOTE, "https://port.example says 12", None, id="words about an address"),
        pytest.param("c40", CLAIM, "C40", None, id="claim"),
        pytest.param("C40@second half", CLAIM, "C40", "second half", id="place in a claim"),
        pytest.param(" told by phone, ann@port.example ", NOTE, "told by phone, ann@port.example", None, id="words"),
        pytest.param("ann@port.example", NOTE, "ann@port.example", None, id="a mail address"),
        pytest.param("C4 and C5 agree", NOTE, "C4 and C5 agree", None, id="words with claims"),
        pytest.param("the list of 2021.", NOTE, "the list of 2021.", None, id="a full stop is no suffix"),
        pytest.param("~", NOTE, "~", None, id="a sign"),
        pytest.param("a\0b", NOTE, "a\0b", None, id="no name of a file"),
        pytest.param("12.5", NOTE, "12.5", None, id="a number is no file"),
    ],
)  # fmt: skip
def test_what_is_said_becomes_evidence(said: str, kind: EvidenceKind, text: str, locator: str | None) -> None:
    found = read_evidence(said)
    assert (found.kind, found.text, found.locator, found.sha256) == (kind, text, locator, None)


@pytest.mark.parametrize(
    ("name", "said", "locator"),
    [("list.pdf", "list.pdf", None), ("list.pdf", "list.pdf@page 2", "page 2"), ("a@b", "a@b", None)],
)
def test_a_file_is_kept_by_its_hash(
    name: str, said: str, locator: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(b"12 boats")
    found = read_evidence(said)
    assert (found.kind, found.text, found.locator) == (EvidenceKind.DOCUMENT, name, locator)
    assert found.sha256 == hashlib.sha256(b"12 boats").hexdigest()


@pytest.mark.parametrize("said", ["minutes.pdf", "minutes.pdf@page 2", "in/minutes", "C:\\minutes"])
def test_a_file_that_is_not_there_is_not_taken_for_words(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissingPath, match="no such file"):
        read_evidence(said)


@pytest.mark.parametrize("said", ["", "  "])
def test_nothing_is_no_evidence(said: str) -> None:
    with pytest.raises(DecisionError, match="no words"):
        read_evidence(said)
