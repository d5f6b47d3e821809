from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from factcheck.core.original import Original
from factcheck.errors import BadManifest, EmptyArticle, InputError, MissingPath, NotText, UnknownChoice
from factcheck.ingest import Document, Facts, Refusal, find_originals, read_inputs, read_path
from factcheck.ingest.manifest import MANIFEST

TEXT = "Harbour full again\n2023-07-03\nThe board counted 48 ships.\r\nMore will come.\n"


def names(found: list[Document | Refusal], root: Path) -> list[str]:
    return [
        str(item.where if isinstance(item, Refusal) else item.article.address).replace(f"{root}/", "") for item in found
    ]


def test_text_is_the_files_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    article = read_path(tmp_path / "a.txt")
    assert article.text == TEXT
    assert (article.title, article.published, article.source) == ("Harbour full again", date(2023, 7, 3), None)


def test_what_is_given_goes_before_the_manifest_before_the_head(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / MANIFEST).write_text(
        '[[article]]\nfile = "a.txt"\nsource = "Port Daily"\npublished = 2023-07-04\n', encoding="utf-8"
    )
    assert read_path(tmp_path / "a.txt").published == date(2023, 7, 4)
    article = read_path(tmp_path / "a.txt", source="Port Weekly", published=date(2023, 7, 5))
    assert (article.source, article.published, article.title) == ("Port Weekly", date(2023, 7, 5), "Harbour full again")


def test_a_folder_in_sorted_order_without_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.md", "a.TXT", ".hidden.txt", "plain"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "d.jpg").write_bytes(b"\xff\xd8\xff")
    found = list(read_inputs([str(tmp_path)]))
    assert names(found, tmp_path) == ["a.TXT", "b/z.md", "c.txt", "d.jpg", "plain"]
    refused = [item for item in found if isinstance(item, Refusal)]
    assert [type(item.error) for item in refused] == [UnknownChoice]
    assert refused[0].passed_over


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    found = list(read_inputs([str(tmp_path / "none.txt"), str(tmp_path)]))
    errors = [type(item.error) for item in found if isinstance(item, Refusal)]
    assert errors == [MissingPath, EmptyArticle, NotText]
    assert not any(item.passed_over for item in found if isinstance(item, Refusal))
    assert isinstance(found[-1], Document)


def test_a_file_met_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert len(list(read_inputs([str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path)]))) == 1


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "secret.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "b").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "in" / "c.txt")
    os.mkfifo(tmp_path / "in" / "d.txt")
    found = list(read_inputs([str(tmp_path / "in")]))
    assert all(isinstance(item, Refusal) and item.passed_over for item in found)
    assert len(found) == 4


def test_a_manifest_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / MANIFEST).write_text('[[article]]\nfile = "b.txt"\n', encoding="utf-8")
    refusal, document = read_inputs([str(tmp_path)])
    assert isinstance(refusal, Refusal)
    assert isinstance(refusal.error, MissingPath)
    assert f"{MANIFEST}:1: b.txt" in str(refusal.error)
    assert isinstance(document, Document)


def test_a_manifest_speaks_of_files_in_folders_below(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.note").write_text(TEXT, encoding="utf-8")
    (tmp_path / MANIFEST).write_text('[[article]]\nfile = "sub/a.note"\nsource = "Port Daily"\n', encoding="utf-8")
    (document,) = read_inputs([str(tmp_path)])
    assert isinstance(document, Document)
    assert document.article.source == "Port Daily"
    assert document.notes == ()


def test_a_wrong_manifest_refuses_its_folder_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / MANIFEST).write_text("article = 3\n", encoding="utf-8")
    (tmp_path / "bad" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    refusal, document = read_inputs([str(tmp_path)])
    assert isinstance(refusal, Refusal)
    assert isinstance(refusal.error, BadManifest)
    assert isinstance(document, Document)
    (refusal,) = read_inputs([str(tmp_path / "bad" / "a.txt")])
    assert isinstance(refusal, Refusal)


def test_what_is_unknown_is_said() -> None:
    (document,) = read_inputs(["-"], stdin=lambda: b"The board counted 48 ships.")
    assert isinstance(document, Document)
    assert document.unknown == ("source unknown", "date unknown")
    assert document.article.address is None
    said = Facts(source="Port Daily", published=date(2023, 7, 3), title="Ships", genre="note")
    (document,) = read_inputs(["-"], said=said, stdin=lambda: b"LIMA, July 3 - The board counted 48 ships.")
    assert isinstance(document, Document)
    assert document.unknown == ()
    assert (document.article.title, document.article.genre) == ("Ships", "note")


def test_why_a_date_is_unknown_is_said() -> None:
    (document,) = read_inputs(["-"], stdin=lambda: b"LIMA, July 3 - The board counted 48 ships.")
    assert isinstance(document, Document)
    assert document.unknown == ("source unknown", "date unknown: 'July 3' has no year")


def test_another_alphabet_is_said() -> None:
    (document,) = read_inputs(["-"], stdin="Порт принял 48 судов".encode)
    assert isinstance(document, Document)
    assert "only English is read" in document.notes[-1]


def test_standard_input_can_be_refused() -> None:
    (refusal,) = read_inputs(["-"], stdin=lambda: b"")
    assert isinstance(refusal, Refusal)
    (refusal,) = read_inputs(["-"])
    assert isinstance(refusal, Refusal)


def test_what_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_text(TEXT, encoding="utf-8")
    assert read_path(tmp_path / "notes.docx").text == TEXT
    (refusal,) = read_inputs([str(tmp_path)])
    assert isinstance(refusal, Refusal)
    assert refusal.passed_over


def test_a_folder_is_not_an_article(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_path(tmp_path)


def test_a_name_that_cannot_be() -> None:
    (refusal,) = read_inputs(["a\0b"])
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize("name", [pytest.param("", id="empty"), pytest.param("  ", id="blank")])
def test_an_empty_name_is_not_the_folder_one_is_in(name: str) -> None:
    (refusal,) = read_inputs([name])
    assert isinstance(refusal, Refusal)
    assert "an empty name is no path" in str(refusal.error)
    with pytest.raises(MissingPath):
        read_path(name)


def test_an_address_is_named_as_it_was_given() -> None:
    (refusal,) = read_inputs(["https://example.org/a.txt"])
    assert isinstance(refusal, Refusal)
    assert str(refusal.error).startswith("https://example.org/a.txt: addresses are not fetched now.")


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Port Daily</title>
<item><title>Ships</title><link>https://port.example/a</link></item></channel></rss>"""


def test_a_feed_that_merely_lies_in_a_folder_makes_nobody_speak_to_the_network(tmp_path: Path) -> None:
    asked: list[str] = []

    def fetch(address: str) -> Original:
        asked.append(address)
        return Original(raw=TEXT.encode(), where=address, address=address)

    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    (refusal,) = find_originals([str(tmp_path)], fetch=fetch)
    assert isinstance(refusal, Refusal)
    assert refusal.passed_over
    assert "names 1 article of the web" in str(refusal.error)
    assert asked == []
    (original,) = find_originals([str(tmp_path / "feed.xml")], fetch=fetch)
    assert isinstance(original, Original)
    assert asked == ["https://port.example/a"]


def test_a_manifest_names_what_no_file_can_be_called(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / MANIFEST).write_text(f'[[article]]\nfile = "{"b" * 300}"\n', encoding="utf-8")
    refusal, document = read_inputs([str(tmp_path)])
    assert isinstance(refusal, Refusal)
    assert isinstance(refusal.error, MissingPath)
    assert isinstance(document, Document)
    (refusal,) = read_inputs([f"{'c' * 300}/{'d' * 5000}.txt"])
    assert isinstance(refusal, Refusal)
    assert "cannot be read: File name too long" in str(refusal.error)


def test_folders_in_folders_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(420):
        Path("a").mkdir()
        os.chdir("a")
    os.chdir(tmp_path)
    Path("z.txt").write_text(TEXT, encoding="utf-8")
    refusal, document = read_inputs(["."])
    assert isinstance(refusal, Refusal)
    assert "lies in more than 400 folders" in str(refusal.error)
    assert isinstance(document, Document)
