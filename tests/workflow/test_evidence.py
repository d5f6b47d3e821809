from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from serving import Answer, Server

from factcheck.core.copy import Copies
from factcheck.core.decision import Evidence
from factcheck.core.vocabulary import EvidenceKind, EvidenceRole
from factcheck.errors import DecisionError, InputError, MissingPath
from factcheck.workflow import evidence
from factcheck.workflow.evidence import copy_of, read_evidence, with_copy

NOW = datetime(2023, 4, 5, 6, 7, 8, tzinfo=UTC)
PRIMARY, REPEATER = EvidenceRole.PRIMARY, EvidenceRole.REPEATER

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


@pytest.mark.parametrize(
    ("said", "role", "text", "locator"),
    [
        pytest.param("primary: https://port.example/l@p. 4", PRIMARY, "https://port.example/l", "p. 4", id="address"),
        pytest.param("primary https://port.example/l", PRIMARY, "https://port.example/l", None, id="address, no colon"),
        pytest.param("Repeater :C4@line 2", REPEATER, "C4", "line 2", id="claim"),
        pytest.param("repeater c4", REPEATER, "C4", None, id="claim, no colon"),
        pytest.param("primary:the register, by telephone", PRIMARY, "the register, by telephone", None, id="words"),
        pytest.param("primary schools were counted", None, "primary schools were counted", None, id="words that begin so"),
        pytest.param("primary", None, "primary", None, id="the word alone"),
        pytest.param("primary: repeater: heard", PRIMARY, "repeater: heard", None, id="one role is enough"),
    ],
)  # fmt: skip
def test_a_word_before_it_says_what_it_is(said: str, role: EvidenceRole | None, text: str, locator: str | None) -> None:
    found = read_evidence(said)
    assert (found.role, found.text, found.locator) == (role, text, locator)


def test_the_role_that_is_given_holds() -> None:
    assert read_evidence("C4", REPEATER).role is REPEATER
    found = read_evidence("repeater: heard", PRIMARY)
    assert (found.role, found.text) == (PRIMARY, "repeater: heard")


@pytest.mark.parametrize("said", ["primary:", "repeater: "])
def test_a_role_of_nothing(said: str) -> None:
    with pytest.raises(DecisionError, match="no words"):
        read_evidence(said)


@pytest.fixture
def minutes(tmp_path: Path) -> Evidence:
    (tmp_path / "minutes.txt").write_bytes(b"12 boats")
    return read_evidence(str(tmp_path / "minutes.txt"))


def test_the_copy_of_a_file_is_its_bytes(minutes: Evidence) -> None:
    found = with_copy(minutes, Copies.FILES, now=NOW)
    assert found.copy is not None
    assert (zlib.decompress(found.copy.packed), found.archived, found.retrieved, found.missed) == (
        b"12 boats",
        True,
        NOW,
        None,
    )
    assert found.sha256 == minutes.sha256 == found.copy.sha256


def test_a_file_that_changed_since_it_was_named_has_the_hash_of_its_copy(minutes: Evidence) -> None:
    Path(minutes.text).write_bytes(b"13 boats")
    assert with_copy(minutes, Copies.ALL, now=NOW).sha256 == hashlib.sha256(b"13 boats").hexdigest()


def test_of_a_large_file_the_hash_alone_is_kept(minutes: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "LARGEST", 1024**2)
    Path(minutes.text).write_bytes(bytes(1024**2 + 1))
    found = with_copy(minutes, Copies.ALL, now=NOW)
    assert (found.copy, found.archived, found.sha256) == (None, False, minutes.sha256)
    assert found.missed == "it is larger than 1 MB"


def test_a_file_that_is_gone(minutes: Evidence) -> None:
    Path(minutes.text).unlink()
    with pytest.raises(MissingPath, match="no such file"):
        with_copy(minutes, Copies.ALL, now=NOW)


def test_a_file_that_cannot_be_read(minutes: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match=r"cannot be read \(Permission denied\)"):
        copy_of(minutes, now=NOW)


def test_the_copy_of_an_address_is_what_it_gives(web: Server) -> None:
    web.answers |= {
        "/old": Answer((), 302, {"Location": "/new"}),
        "/new": Answer((b"12 boats",), headers={"Content-Type": "text/plain"}),
    }
    found = with_copy(read_evidence(web.url("/old") + "@line 1"), Copies.ALL, now=NOW)
    assert found.copy is not None
    assert (zlib.decompress(found.copy.packed), found.copy.media_type, found.final) == (
        b"12 boats",
        "text/plain",
        web.url("/new"),
    )
    assert (found.text, found.locator, found.sha256) == (web.url("/old"), "line 1", found.copy.sha256)


def test_an_address_that_gives_nothing_stands_without_a_copy(web: Server) -> None:
    before = read_evidence(web.url("/gone"))
    found = with_copy(before, Copies.ALL, now=NOW)
    assert found == before
    assert found.missed == "the server answered 404 Not Found"


@pytest.mark.parametrize("copies", [Copies.FILES, Copies.NONE])
def test_the_network_is_left_alone(copies: Copies, web: Server) -> None:
    found = with_copy(read_evidence(web.url("/")), copies, now=NOW)
    assert (found.copy, found.missed, web.asked) == (None, None, [])


@pytest.mark.parametrize("said", ["C4", "by telephone"])
def test_nothing_is_copied_of_words(said: str) -> None:
    before = read_evidence(said)
    found = with_copy(before, Copies.ALL, now=NOW)
    assert (found, found.copy, found.missed) == (before, None, None)
