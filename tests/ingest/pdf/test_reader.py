from __future__ import annotations

import io
import logging
from datetime import date

import pytest
from printing import Printed, made_of, pdf

from factcheck.core.document import Document
from factcheck.core.original import Original
from factcheck.errors import EmptyArticle, InputError, NotText, TooLarge
from factcheck.ingest.pdf import reader as reading
from factcheck.ingest.readers import READERS, read_original

LONG = "The port authority of Kiel said that 48 ships called at the harbour in"


def read(raw: bytes) -> Document:
    return read_original(Original(raw=raw, where="a.pdf", address="a.pdf"))


def test_each_page_is_a_block() -> None:
    found = read(pdf(["Kiel counted 48 ships."], ["Lima counted 36 ships."]))
    assert found.article.text == "Kiel counted 48 ships.\nLima counted 36 ships."
    assert [(found.article.text[one.start : one.end], one.place) for one in found.blocks] == [
        ("Kiel counted 48 ships.", "page 1"),
        ("Lima counted 36 ships.", "page 2"),
    ]
    assert (found.provenance.reader, found.notes) == ("pdf", ())


def test_a_pdf_is_known_by_its_first_kilobyte() -> None:
    assert read(b"\n" * 1000 + pdf(["Kiel counted 48 ships."])).article.text == "Kiel counted 48 ships."
    assert READERS[0].matches(b"\n" * 1020 + b"%PDF-1.4", Original(raw=b"", where="a")) is False


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param([LONG, "2020, up from 36."], f"{LONG} 2020, up from 36.", id="a paragraph is joined"),
        pytest.param(
            [LONG, "the high-tech infor-", "mation port."],
            f"{LONG} the high-tech infor-mation port.",
            id="a hyphen stays where nobody knows better",
        ),
        pytest.param([f"{LONG} 2021-", "2025 alone."], f"{LONG} 2021-2025 alone.", id="a span of years"),
        pytest.param(
            ["Results", LONG, "2020."], f"Results\n{LONG} 2020.", id="a short line before a long one is a heading"
        ),
        pytest.param(
            [LONG + " 2020.", "• 48 ships", "• 36 boats"], f"{LONG} 2020.\n• 48 ships\n• 36 boats", id="a list"
        ),
        pytest.param(
            [Printed(LONG), Printed("Another day, 9 ships came.", y=670)],
            f"{LONG}\nAnother day, 9 ships came.",
            id="a gap",
        ),
        pytest.param(
            [Printed(LONG), Printed("Nine ships came to the port of Lima that day.", x=90, y=688)],
            f"{LONG}\nNine ships came to the port of Lima that day.",
            id="an indent",
        ),
        pytest.param(
            [Printed("A headline over all of these many words", size=18), Printed(LONG, y=680)],
            f"A headline over all of these many words\n{LONG}",
            id="another size",
        ),
        pytest.param(
            [
                Printed("2020"),
                Printed("48", x=200),
                Printed("206", x=260),
                Printed("2021", y=688),
                Printed("54", x=200, y=688),
            ],
            "2020\t48\t206\n2021\t54",
            id="rows of a table",
        ),
        pytest.param(
            ["The \ufb01rst of \x93all\x94".replace("\ufb01", "fi").replace("\x93", "“").replace("\x94", "”")],
            "The first of “all”",
            id="curly marks",
        ),
    ],
)
def test_lines_become_paragraphs(lines: list[Printed | str], text: str) -> None:
    assert read(pdf(lines)).article.text == text


def test_a_broken_word_is_made_whole_where_it_stands_elsewhere() -> None:
    found = read(pdf([f"{LONG} the infor-", "mation age of 2020.", "This information is new."]))
    assert f"{LONG} the information age of 2020." in found.article.text
    assert found.notes == ("words that were broken over two lines are joined: 1",)


def test_a_sentence_runs_on_over_the_page() -> None:
    found = read(pdf([LONG], ["2020 alone."], ["and more than 12 boats were there."]))
    assert found.article.text == f"{LONG}\n2020 alone.\nand more than 12 boats were there."
    found = read(pdf([LONG], ["the year 2020."]))
    assert found.article.text == f"{LONG} the year 2020."
    assert [found.article.text[one.start : one.end] for one in found.blocks] == [LONG, "the year 2020."]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            Printed("Port of Kiel, annual report", y=800, size=8),
            Printed(f"Part {number} tells of {number}7 ships that came.", y=700),
            Printed(f"They were larger than in {number} years before, it says.", y=688 - number),
            Printed(f"All of them left again within {number} weeks or so.", y=676 - number),
            Printed(f"{number}", x=300, y=30, size=8),
        ]
        for number in (1, 2, 3, 4)
    ]
    found = read(pdf(*pages))
    assert "annual report" not in found.article.text
    assert found.article.text.startswith("Part 1 tells of 17 ships")
    assert found.notes == ("running heads and page numbers left out: 8 lines",)


def test_a_row_at_the_foot_of_many_pages_stays() -> None:
    pages = [
        [
            Printed(f"Page of the year {number}", y=760 - number),
            *(Printed("12", x=72 + 90 * column, y=100) for column in range(3)),
            Printed("a line"),
            Printed("b line", y=640),
            Printed("c line", y=600),
        ]
        for number in (1, 2, 3)
    ]
    assert read(pdf(*pages)).article.text.count("12\t12\t12") == 3


@pytest.mark.parametrize(
    ("info", "title", "author", "published"),
    [
        pytest.param({"Title": "Kiel counts its ships", "Author": "Ada Lind"}, "Kiel counts its ships", "Ada Lind", None, id="sane"),
        pytest.param({"Title": "Microsoft Word - x.doc", "Author": "admin"}, "Ships in Kiel", None, None, id="a program's"),
        pytest.param({"Title": "report_final.indd", "Author": "jsmith7"}, "Ships in Kiel", None, None, id="a file name, an account"),
        pytest.param({"Title": "untitled", "Author": ""}, "Ships in Kiel", None, None, id="untitled"),
        pytest.param({"CreationDate": "D:20210704101112Z"}, "Ships in Kiel", None, date(2021, 7, 4), id="made on a day"),
        pytest.param({"CreationDate": "D:20210704101112Z", "ModDate": "D:20230704101112Z"}, "Ships in Kiel", None, None, id="saved again years later"),
        pytest.param({"CreationDate": "D:00000000000000Z"}, "Ships in Kiel", None, None, id="no date"),
        pytest.param({"CreationDate": "D:19700101000000Z"}, "Ships in Kiel", None, None, id="before there were PDFs"),
    ],
)  # fmt: skip
def test_what_the_document_information_says(
    info: dict[str, str], title: str, author: str | None, published: date | None
) -> None:
    found = read(pdf(["Ships in Kiel", f"{LONG} one year."], info=info)).article
    assert (found.title, found.author, found.published) == (title, author, published)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        pytest.param("Published 19 December 2022", date(2022, 12, 19), id="the printed day goes before"),
        pytest.param("A manual for version 4, as it was in 2017", None, id="another year is printed"),
    ],
)
def test_what_is_printed_goes_before_the_day_a_file_was_made(line: str, published: date | None) -> None:
    found = read(pdf(["Ships in Kiel", line, LONG], info={"CreationDate": "D:20230704101112Z"}))
    assert found.article.published == published


def test_pages_without_text_are_told() -> None:
    found = read(pdf(["Kiel counted 48 ships."], [], [], picture=True))
    assert found.notes == ("no text on pages 2, 3 of 3",)


def test_a_broken_page_never_stops_the_others() -> None:
    raw = pdf(["Kiel counted 48 ships."], ["Lima counted 36 ships."], ["Oslo counted 12 ships."])
    at = raw.index(b"/Contents 8 0 R")
    found = read(raw[:at] + b"/Contents 1 0 R" + raw[at + 15 :])
    assert "Kiel counted 48" in found.article.text
    assert "Oslo counted 12" in found.article.text


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        pytest.param(pdf([], picture=True), EmptyArticle, "holds pictures of pages, no text. Run OCR", id="pictures"),
        pytest.param(pdf([]), EmptyArticle, "holds no text", id="empty page"),
        pytest.param(b"%PDF-1.7\nthese are words", InputError, "is broken, or no PDF", id="broken"),
        pytest.param(pdf(["Kiel"])[:300], InputError, "is broken, or no PDF", id="cut off"),
        pytest.param(b"%PDF-1.7" + bytes(16 * 1024 * 1024), TooLarge, "16 MB, the cap on one article", id="too large"),
        pytest.param(made_of([b"0 0 m " * 6_000_000]), TooLarge, "unpacks to more than a PDF of text does", id="bomb"),
    ],
)
def test_refuses(raw: bytes, error: type[InputError], words: str) -> None:
    with pytest.raises(error) as caught:
        read(raw)
    assert str(caught.value).startswith(f"a.pdf: {words}") or words in str(caught.value)


def test_a_locked_one_says_so() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf(["Kiel counted 48 ships."])))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    with pytest.raises(InputError, match="is locked with a password"):
        read(held.getvalue())
    writer = PdfWriter(clone_from=io.BytesIO(pdf(["Kiel counted 48 ships."])))
    writer.encrypt("", "owner", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    assert read(held.getvalue()).article.text == "Kiel counted 48 ships."


def test_letters_without_a_meaning_are_refused() -> None:
    font = b"/Encoding << /Type /Encoding /Differences [65 /uniE000 /uniE001 /uniE002] >>"
    with pytest.raises(NotText, match="whose meaning its fonts do not give"):
        read(pdf(["ABC and ABCABCABC " * 3]).replace(b"/Encoding /WinAnsiEncoding", font))
    found = read(pdf([f"{LONG} 2020, A marks the place."]).replace(b"/Encoding /WinAnsiEncoding", font))
    assert found.notes == ("letters that its fonts give no meaning: 1",)


def test_forms_drawn_again_and_again_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MAX_STEPS", 1000)
    with pytest.raises(TooLarge, match="more than 1,000 drawing steps"):
        read(made_of([b"BT /F1 9 Tf " + b"(a) Tj " * 600 + b" ET"] * 3))


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MAX_PAGES", 2)
    with pytest.raises(TooLarge, match="has 3 pages, more than the cap of 2"):
        read(pdf(["a b"], ["a b"], ["a b"]))


def test_the_library_speaks_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    raw = pdf(["Kiel counted 48 ships."])
    assert "48 ships" in read(raw.replace(b"xref\n0 7", b"xref\n9 7")).article.text
    assert capsys.readouterr() == ("", "")
    assert not logging.getLogger("pypdf").handlers
