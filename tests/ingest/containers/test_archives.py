from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from packing import tar_of, zip_of
from printing import pdf

from factcheck.core.document import Document, Refusal
from factcheck.core.facts import Facts
from factcheck.core.vocabulary import Got
from factcheck.errors import EmptyArticle, FactcheckError, InputError
from factcheck.ingest import read_inputs, read_path
from factcheck.ingest.containers import unpacking

TEXT = b"Harbour full again\n2023-07-03\nThe board counted 48 ships.\n"
OTHER = b"Harbour empty\n2023-07-04\nThe board counted 12 ships.\n"
MANIFEST = b'[[article]]\nfile = "x.note"\nsource = "Port Daily"\n'


def found_in(path: Path, raw: bytes, **said: str) -> list[Document | Refusal]:
    path.write_bytes(raw)
    return list(read_inputs([str(path)], said=Facts(**said)))  # type: ignore[arg-type]


def told(found: list[Document | Refusal], path: Path) -> list[str]:
    """What came, in a word each: the place of a document, the sentence of a refusal."""
    words = [str(one.error) if isinstance(one, Refusal) else str(one.provenance.place) for one in found]
    return [word.replace(f"{path.parent.as_posix()}/", "") for word in words]


def link(name: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    one = tarfile.TarInfo(name)
    one.type, one.linkname = kind, "/etc/passwd"
    return one


def test_members_in_the_order_of_their_names(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    found = found_in(path, zip_of({"b/x.txt": TEXT, "a.txt": OTHER, "c.pdf": pdf(["Kiel counted 48 ships."])}))
    assert told(found, path) == ["pages.zip: a.txt", "pages.zip: b/x.txt", "pages.zip: c.pdf"]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.article.address, first.provenance.got) == (f"{path.as_posix()}!/a.txt", Got.MEMBER)
    assert (first.article.text.encode(), first.raw, first.article.published) == (OTHER, OTHER, date(2023, 7, 4))


PACKED = [
    pytest.param("pages.tar", lambda raw: raw, id="tar"),
    pytest.param("pages.tar.gz", gzip.compress, id="gzip"),
    pytest.param("pages.tar.bz2", lambda raw: bz2.compress(raw, 1), id="bzip2"),
    pytest.param("pages.tar.xz", lzma.compress, id="xz"),
    pytest.param("pages.tar.xz", lambda raw: lzma.compress(raw[:900]) + bytes(4) + lzma.compress(raw[900:]), id="two streams of xz"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "pack"), PACKED)
def test_a_tar_file_however_it_is_packed(name: str, pack: object, tmp_path: Path) -> None:
    path = tmp_path / name
    found = found_in(path, pack(tar_of({"./b.txt": TEXT, "a.txt": OTHER})))  # type: ignore[operator]
    assert told(found, path) == [f"{name}: a.txt", f"{name}: b.txt"]


@pytest.mark.parametrize(("name", "pack"), PACKED[1:])
def test_what_stands_before_the_damage_is_read(name: str, pack: object, tmp_path: Path) -> None:
    path = tmp_path / name
    members = {f"{number:03}.txt": TEXT + str(number * 7919 % 1000003).encode() * 90 for number in range(300)}
    raw = pack(tar_of(members))  # type: ignore[operator]
    found = found_in(path, raw[: -len(raw) // 3])
    documents = [one for one in found if isinstance(one, Document)]
    assert 0 < len(documents) < 300
    assert all(one.raw == members[str(one.provenance.place).rpartition(" ")[2]] for one in documents)
    assert [str(one.error) for one in found if isinstance(one, Refusal)] == [f"{path.as_posix()}: is damaged, or was cut off. Get it again."]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "pack", "place"),
    [
        pytest.param("page.txt.gz", gzip.compress, "page.txt.gz: page.txt", id="gzip"),
        pytest.param("page.txt.bz2", bz2.compress, "page.txt.bz2: page.txt", id="bzip2"),
        pytest.param("page.log.xz", lzma.compress, "page.log.xz: page.log", id="xz, and any name"),
        pytest.param("page", gzip.compress, "page: page", id="no ending"),
    ],
)
def test_one_packed_article(name: str, pack: object, place: str, tmp_path: Path) -> None:
    path = tmp_path / name
    (one,) = found_in(path, pack(TEXT))  # type: ignore[operator]
    assert told([one], path) == [place]
    assert isinstance(one, Document)
    assert one.article.address == f"{path.as_posix()}!/{place.rpartition(' ')[2]}"


def test_a_manifest_speaks_of_members(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    found = found_in(path, zip_of({"b/x.note": TEXT, "b/articles.toml": MANIFEST, "x.note": TEXT}))
    assert told(found, path) == ["pages.zip: b/x.note", "pages.zip: x.note: .note files are passed over. If it is text, name it by itself."]  # fmt: skip
    assert isinstance(found[0], Document)
    assert found[0].article.source == "Port Daily"
    (again, _) = found_in(path, zip_of({"b/x.note": TEXT, "b/articles.toml": MANIFEST, "x.note": TEXT}), source="Mine")
    assert isinstance(again, Document)
    assert again.article.source == "Mine"


def test_a_wrong_manifest_refuses_its_folder_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    members = {"b/articles.toml": b"article = 3\n", "b/x.txt": TEXT, "b/c/y.txt": TEXT, "z.txt": TEXT}
    found = found_in(path, zip_of(members))
    assert told(found, path)[0].startswith("pages.zip: b/articles.toml: has no list of articles")
    assert told(found, path)[1:] == ["pages.zip: z.txt"]


def test_a_manifest_names_a_member_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    found = found_in(path, zip_of({"articles.toml": MANIFEST, "z.txt": TEXT}))
    assert told(found, path)[0].startswith("pages.zip: articles.toml:1: x.note: is named here, but is not in the archive")  # fmt: skip
    assert told(found, path)[1:] == ["pages.zip: z.txt"]


def test_what_is_odd_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.tar"
    names = ("../up.txt", "/abs.txt", "a\\b.txt", "c:x.txt", "ok.txt", ".hidden.txt", "__MACOSX/ok.txt", "d.jpg")
    members: dict[str, bytes | tarfile.TarInfo] = dict.fromkeys(names, TEXT)
    members |= {"l.txt": link("l.txt"), "h.txt": link("h.txt", tarfile.LNKTYPE), "p": link("p", tarfile.FIFOTYPE)}
    found = found_in(path, tar_of(members | {"d.jpg": b"\xff\xd8\xff"}))
    outside = "names a place outside of the archive. It was left out; the rest was read."
    assert told(found, path) == [
        f"pages.tar: ../up.txt: {outside}",
        f"pages.tar: /abs.txt: {outside}",
        f"pages.tar: a\\b.txt: {outside}",
        f"pages.tar: c:x.txt: {outside}",
        "pages.tar: d.jpg: .jpg files are passed over. If it is text, name it by itself.",
        "pages.tar: h.txt: is a link, which is not followed",
        "pages.tar: l.txt: is a link, which is not followed",
        "pages.tar: ok.txt",
        "pages.tar: p: is neither a file nor a folder",
    ]
    assert [one.passed_over for one in found if isinstance(one, Refusal)] == [False] * 4 + [True] * 4


def test_a_link_in_a_zip_file(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        one = zipfile.ZipInfo("a.txt")
        one.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(one, "/etc/passwd")
        archive.writestr("b.txt", TEXT)
    path = tmp_path / "pages.zip"
    assert told(found_in(path, held.getvalue()), path) == [
        "pages.zip: a.txt: is a link, which is not followed",
        "pages.zip: b.txt",
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("a.txt", OTHER)
    path = tmp_path / "pages.zip"
    assert "is there a second time under this name" in told(found_in(path, held.getvalue()), path)[1]


def test_a_member_that_is_locked_or_damaged(tmp_path: Path) -> None:
    raw = bytearray(zip_of({"a.txt": TEXT, "b.txt": OTHER, "c.txt": TEXT}))
    at = raw.rindex(b"PK\x01\x02", 0, raw.rindex(b"b.txt"))
    raw[at + 8] |= 1  # the flag of encryption, in the directory
    raw[raw.index(b"c.txt") + 9] ^= 0xFF
    path = tmp_path / "pages.zip"
    assert told(found_in(path, bytes(raw)), path) == [
        "pages.zip: a.txt",
        "pages.zip: b.txt: is locked with a password. Unpack it first, and read what was in it.",
        "pages.zip: c.txt: is damaged, or was cut off. Get it again.",
    ]


def test_an_archive_in_an_archive_three_deep(tmp_path: Path) -> None:
    inner = zip_of({"a.txt": TEXT})
    path = tmp_path / "pages.zip"
    third = zip_of({"in.zip": zip_of({"in.zip": inner, "b.txt": TEXT})})
    assert told(found_in(path, third), path) == ["pages.zip: in.zip: b.txt", "pages.zip: in.zip: in.zip: a.txt"]
    assert "is packed more than 3 times over. Unpack it first." in told(found_in(path, zip_of({"in.zip": third})), path)[1]  # fmt: skip


def test_an_office_document_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    raw = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": TEXT})
    (refusal,) = found_in(path, raw)
    assert told([refusal], path) == ["report.docx: is an office document, not text. Save its words as plain text (.txt) first."]  # fmt: skip
    (refusal,) = read_inputs([str(tmp_path)])
    assert isinstance(refusal, Refusal)
    assert refusal.passed_over


def test_archives_lie_in_folders(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "x.zip").write_bytes(zip_of({"a.txt": TEXT}))
    (tmp_path / "y.txt").write_bytes(OTHER)
    assert len([one for one in read_inputs([str(tmp_path)]) if isinstance(one, Document)]) == 2


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(zip_of({}), "holds no files", id="empty"),
        pytest.param(zip_of({"a.txt": TEXT})[:-30], "is damaged, or was cut off", id="zip, cut off"),
        pytest.param(gzip.compress(TEXT * 99)[:-9], "is damaged, or was cut off", id="gzip, cut off"),
        pytest.param(b"\x1f\x8b words", "is damaged, or was cut off", id="no gzip"),
        pytest.param(gzip.compress(b""), "holds no words", id="gzip of nothing"),
        pytest.param(lzma.compress(TEXT)[:-20] + bytes(20), "is damaged, or was cut off", id="xz, damaged"),
    ],
)
def test_refuses(raw: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "pages.bin"
    (one,) = found_in(path, raw)
    assert isinstance(one, Refusal)
    assert words in str(one.error)
    assert not one.passed_over


def test_what_is_larger_than_an_article(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    found = found_in(path, zip_of({"a.txt": b"x" * 40_000_000, "b.txt": TEXT, "c.png": bytes(40_000_000)}))
    assert "pages.zip: a.txt: holds more than 16 MB" in told(found, path)[0]
    assert told(found, path)[1] == "pages.zip: b.txt"
    assert found[2].passed_over  # type: ignore[union-attr]


@pytest.mark.parametrize("pack", [zip_of, lambda members: gzip.compress(tar_of(members))], ids=["zip", "tar"])
def test_a_bomb_stops_at_the_cap(pack: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREE", 1_000_000)
    path = tmp_path / "pages.bin"
    found = found_in(path, pack({f"{number}.txt": TEXT + b" " * 900_000 for number in range(9)}))  # type: ignore[operator]
    last = found[-1]
    assert isinstance(last, Refusal)
    assert "times its size, the cap against archives" in str(last.error)
    assert len(found) < 9


def test_an_archive_in_an_archive_has_a_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.ingest.containers.archives.MAX_NESTED", 100_000)
    monkeypatch.setattr("factcheck.ingest.containers.packed.MAX_NESTED", 100_000)
    inner = tar_of({"a.txt": bytes(200_000)})
    path = tmp_path / "pages.bin"
    assert "the cap on an archive in an archive" in told(found_in(path, zip_of({"in.tar": inner})), path)[0]
    inner = zip_of({"a.txt": b"".join(number.to_bytes(4, "big") for number in range(90_000))})
    assert "the cap on an archive in an archive" in told(found_in(path, gzip.compress(inner)), path)[0]


def test_the_one_article_in_an_archive_is_read_as_a_file_is(tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    path.write_bytes(zip_of({"a.txt": TEXT, "b.png": b"\x89PNG"}))
    assert read_path(path).text.encode() == TEXT
    path.write_bytes(zip_of({"a.txt": TEXT, "b.txt": OTHER}))
    with pytest.raises(InputError, match="holds several articles"):
        read_path(path)
    path.write_bytes(zip_of({"b.png": b"\x89PNG"}))
    with pytest.raises(FactcheckError, match="png files are passed over"):
        read_path(path)
    path.write_bytes(zip_of({"a.txt": b""}))
    with pytest.raises(EmptyArticle):
        read_path(path)


def test_a_library_that_stumbles_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("factcheck.ingest.containers.feeds._xml_feed", stumble)
    (tmp_path / "a.xml").write_text('<rss version="2.0">', encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(TEXT)
    refusal, document = read_inputs([str(tmp_path)])
    assert isinstance(refusal, Refusal)
    assert "a.xml: could not be unpacked (KeyError: 'x')" in str(refusal.error)
    assert isinstance(document, Document)


@pytest.mark.parametrize("pack", [zip_of, tar_of], ids=["zip", "tar"])
def test_too_many_members(pack: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.ingest.containers.archives._MAX_MEMBERS", 2)
    (refusal,) = found_in(tmp_path / "a.bin", pack(dict.fromkeys(("a.txt", "b.txt", "c.txt"), TEXT)))  # type: ignore[operator]
    assert isinstance(refusal, Refusal)
    assert "has more than 2 members, the cap on an archive" in str(refusal.error)


@pytest.mark.parametrize("comment", [b"", b"words behind the end"])
def test_a_list_of_members_that_would_fill_the_memory(comment: bytes, tmp_path: Path) -> None:
    raw = bytearray(zip_of({"a.txt": TEXT}))
    assert len(found_in(tmp_path / "a.zip", bytes(raw))) == 1
    at = raw.rindex(b"PK\x05\x06")
    raw[at + 12 : at + 16] = (100_000_000).to_bytes(4, "little")
    raw[at + 20 : at + 22] = len(comment).to_bytes(2, "little")
    (refusal,) = found_in(tmp_path / "b.zip", bytes(raw) + comment)
    assert isinstance(refusal, Refusal)
    assert "a list of members of more than 64 MB, the cap on it" in str(refusal.error)


def test_a_large_zip_file_has_its_list_elsewhere(tmp_path: Path) -> None:
    raw = bytearray(zip_of({"a.txt": TEXT}))
    at = raw.rindex(b"PK\x05\x06")
    start, size = (
        at - int.from_bytes(raw[at + 12 : at + 16], "little"),
        int.from_bytes(raw[at + 12 : at + 16], "little"),
    )
    for said in (size, 100_000_000):
        record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, said, start)
        locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1)
        end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
        (found,) = found_in(tmp_path / "a.zip", bytes(raw[:at]) + record + locator + end)
        assert isinstance(found, Document) is (said == size)


def test_a_header_that_is_damaged_is_not_taken_for_the_end(tmp_path: Path) -> None:
    raw = bytearray(tar_of({"a.txt": TEXT, "b.txt": OTHER, "c.txt": TEXT}))
    raw[2 * 512 + 5] ^= 1  # in the name of the second member
    path = tmp_path / "pages.tar"
    assert told(found_in(path, bytes(raw)), path) == [
        "pages.tar: a.txt",
        "pages.tar: is damaged, or was cut off. Get it again.",
    ]


LONG = f"{'d' * 90}/{'e' * 90}/{'f' * 90}/{'é' * 60}.txt"


@pytest.mark.parametrize("way", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT], ids=["ustar", "gnu", "pax"])  # fmt: skip
def test_names_of_members(way: int, tmp_path: Path) -> None:
    names = [f"{'d' * 90}/{'e' * 90}.txt", "ä.txt", "caf\udce9.txt", *([LONG] if way != tarfile.USTAR_FORMAT else [])]
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=way, pax_headers={"comment": "48"} if way == tarfile.PAX_FORMAT else None) as archive:  # fmt: skip
        for name in names:
            one = tarfile.TarInfo(name)
            one.size = len(TEXT)
            archive.addfile(one, io.BytesIO(TEXT))
        archive.addfile(link("link.txt"))
    path = tmp_path / "pages.tar"
    found = found_in(path, held.getvalue())
    wanted = {f"pages.tar: {name}" for name in names} - {"pages.tar: caf\udce9.txt"} | {"pages.tar: caf%E9.txt"}
    assert {one for one in told(found, path) if "link" not in one} == wanted
    assert all(one.raw == TEXT for one in found if isinstance(one, Document))


def pax(words: bytes, kind: bytes = b"x") -> bytes:
    """A header that says something of the next one, and what it says."""
    one = tarfile.TarInfo("x")
    one.type, one.size = kind, len(words)
    return one.tobuf(tarfile.USTAR_FORMAT) + words + bytes(-len(words) % 512)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(b"12 path=b.t\n", "pages.tar: b.t: .t files are passed over", id="a name"),
        pytest.param(b"22 GNU.sparse.major=1\n25 GNU.sparse.name=s.txt\n", "s.txt: is a sparse file", id="sparse"),
        pytest.param(b"99 path=b.t\n", "is damaged, or was cut off", id="longer than it is"),
        pytest.param(b"2 2 2 2 2 2 2 2 2 path=a\n", "is damaged, or was cut off", id="records in records"),
        pytest.param(b"0 path=b.txt\n", "is damaged, or was cut off", id="no length"),
        pytest.param(b"1" * 5000, "is damaged, or was cut off", id="digits"),
        pytest.param(b"x" * 2_000_000, "is damaged, or was cut off", id="more than any header says"),
        pytest.param(b"21 size=-000000000500\n", "is damaged, or was cut off", id="a size below zero"),
    ],
)
def test_what_a_header_says_of_the_next(words: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "pages.tar"
    (one,) = found_in(path, pax(words) + tar_of({"a.txt": TEXT}))
    assert said in told([one], path)[0]


def test_folders_count_as_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.ingest.containers.archives._MAX_MEMBERS", 3)
    folders = {name: link(name, tarfile.DIRTYPE) for name in ("a", "b", "c")}
    (refusal,) = found_in(tmp_path / "a.tar", tar_of({**folders, "d.txt": TEXT}))
    assert isinstance(refusal, Refusal)
    assert "has more than 3 members, the cap on an archive" in str(refusal.error)


@pytest.mark.parametrize("name", ["a/" * 30_000 + "x.txt", "a/" * 300 + "x.txt", "x" * 5000 + ".txt"])
def test_a_name_that_is_too_long(name: str, tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    refusal, document = found_in(path, zip_of({name: TEXT, "y.txt": TEXT}))
    assert isinstance(refusal, Refusal)
    assert "has a name that is too long, or lies in too many folders. It was left out" in str(refusal.error)
    assert len(str(refusal.error)) < 500
    assert isinstance(document, Document)


def test_bombs_in_an_archive_have_one_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREE", 3_000_000)
    bomb = zip_of({"a.txt": TEXT + b" " * 900_000})
    found = found_in(tmp_path / "pages.zip", zip_of({f"{number}.zip": bomb for number in range(9)}))
    assert len([one for one in found if isinstance(one, Document)]) == 3
    assert "times its size, the cap against archives" in str(found[-1].error)  # type: ignore[union-attr]


def test_a_packing_that_asks_for_more_memory_than_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> None:
        raise MemoryError

    raw = zip_of({"a.txt": TEXT, "b.txt": TEXT})
    monkeypatch.setattr(zipfile.ZipFile, "open", greedy)
    path = tmp_path / "pages.zip"
    words = told(found_in(path, raw), path)
    why = "asks for more memory to be unpacked than there is. Unpack it first."
    assert words == [f"pages.zip: {name}: {why}" for name in ("a.txt", "b.txt")]


def test_a_sparse_file_of_old(tmp_path: Path) -> None:
    """Its header says that a further block follows, which says so, too. Source: the GNU tar manual, "Basic Tar Format"."""
    one = tarfile.TarInfo("s.txt")
    one.type, one.size = tarfile.GNUTYPE_SPARSE, 5
    block, further = bytearray(one.tobuf(tarfile.GNU_FORMAT)), bytearray(512)
    block[482] = further[504] = 1
    block[148:156] = b"%06o\0 " % (sum(block[:148]) + sum(block[156:]) + 256)
    path = tmp_path / "pages.tar"
    raw = bytes(block + further + bytes(512)) + b"48 sh".ljust(512, b"\0") + tar_of({"z.txt": TEXT})
    assert told(found_in(path, raw), path) == [
        "pages.tar: s.txt: is a sparse file, of which not all stands here. Unpack it first, and read what was in it.",
        "pages.tar: z.txt",
    ]
