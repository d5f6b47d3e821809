"""PDF: the text that is drawn on the pages, with the page for each stretch of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from factcheck.core.article import Article
from factcheck.core.document import Block, Document, Provenance
from factcheck.core.original import Original
from factcheck.errors import EmptyArticle, InputError, NotText, TooLarge
from factcheck.ingest.dates import find_date
from factcheck.ingest.decode import check_size
from factcheck.ingest.head import read_head
from factcheck.ingest.language import find_language
from factcheck.ingest.pdf.facts import information_of
from factcheck.ingest.pdf.lines import Line, Piece, is_broken_word, joined_lines, lines_of, without_running_heads
from factcheck.ingest.quiet import quiet

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

__all__ = ["is_pdf", "read_pdf"]

_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024
"""Source: ISO 32000-1, annex H.3.4.1 (implementation note 13): readers look for the header in the first 1,024 bytes."""

_MAX_PAGES = 2000
"""The cap on pages. The longest reports of statistical offices have some 1,000."""

_MAX_STEPS = 20_000_000
"""The cap on drawing operators, and strings among their operands, in one PDF. A dense page has some 5,000; a file can name the same forms again and again."""

_LIMITS = {
    "zlib_maximum_output_length": 32 * 1024 * 1024,
    "lzw_maximum_output_length": 32 * 1024 * 1024,
    "run_length_maximum_output_length": 32 * 1024 * 1024,
    "array_based_stream_maximum_output_length": 32 * 1024 * 1024,
    "stream_decoding_work_maximum_length": 128 * 1024 * 1024,
    "xform_maximum_invocations_per_extraction": 500,
    "disable_legacy_handling": True,
}
"""What one stream may unpack to, and how many forms a page may draw. A page of text has some 10 kB."""

_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff]")
_UNREADABLE_SHARE = 0.2
"""More letters than one in five without a meaning, and the text is of no use."""

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = timedelta(days=31)
_HEAD = 6000
_NAMED = 5


def is_pdf(head: bytes, original: Original) -> bool:  # noqa: ARG001 - the shape of all of them
    """Do the first bytes hold the header of a PDF?"""
    return _SIGNATURE in head[:_SIGNATURE_WITHIN]


def read_pdf(original: Original) -> Document:
    """The document in the bytes of a PDF, with a block ``page 3`` for the text of each page.

    The lines of a paragraph are joined with a space, and a word that is broken over two lines with its hyphen, which is left out where the whole word stands elsewhere in the
    text. Page numbers and running heads are left out. ``notes`` say so. Raises an InputError for a PDF that is broken, locked or without text, and TooLarge.
    """
    where = original.where
    check_size(original.raw, where)
    with quiet("pypdf"):
        read = _read(original.raw, where)
    pages, left_out = without_running_heads(read.pages)
    text, blocks, mended = _text_of(pages)
    _check(text, read, where)
    notes = [*read.notes()]
    if left_out:
        notes.append(f"running heads and page numbers left out: {left_out} lines")
    if mended:
        notes.append(f"words that were broken over two lines are joined: {mended}")
    if _UNREADABLE.search(text):
        notes.append(f"letters that its fonts give no meaning: {len(_UNREADABLE.findall(text))}")
    return _document(original, text, blocks, read, notes)


@dataclass(slots=True)
class _Read:
    """What was read of the file: the lines of each page, what the document information says, the numbers of the pages that hold no text or are broken."""

    pages: list[list[Line]] = field(default_factory=list)
    information: dict[str, Any] = field(default_factory=dict)
    bare: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    has_pictures: bool = False

    def notes(self) -> Iterator[str]:
        """What to say of pages that gave nothing."""
        if self.bare and len(self.bare) < len(self.pages):
            yield f"no text on {_pages(self.bare)} of {len(self.pages)}"
        if self.broken:
            yield f"broken: {_pages(self.broken)} of {len(self.pages)}"


def _read(raw: bytes, where: str) -> _Read:
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, LimitReachedError

    try:
        with apply_configuration(None, **_LIMITS):
            return _read_pages(_opened(raw, where), where)
    except LimitReachedError as error:
        raise TooLarge("unpacks to more than a PDF of text does", where=where, mend="Print it anew.") from error
    except DependencyError as error:
        raise _locked(where) from error
    except (InputError, ImportError, MemoryError):
        raise
    except Exception as error:
        raise _broken(where) from error


def _read_pages(reader: PdfReader, where: str) -> _Read:
    count = len(reader.pages)
    if count > _MAX_PAGES:
        raise TooLarge(f"has {count} pages, more than the cap of {_MAX_PAGES}", where=where, mend="Split it.")
    read = _Read(information=information_of(reader))
    steps = _Steps()
    for number in range(1, count + 1):
        _take_page(reader, number, read, steps)
        if steps.left < 0:
            what = f"takes more than {_MAX_STEPS:,} drawing steps, the cap on one PDF"
            raise TooLarge(what, where=where, mend="Split it.")
    return read


def _opened(raw: bytes, where: str) -> PdfReader:
    """The open file. Raises InputError for one that needs a password."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(BytesIO(raw))
    if reader.is_encrypted:
        try:
            is_open = bool(reader.decrypt(""))
        except (DependencyError, NotImplementedError):
            is_open = False
        if not is_open:
            raise _locked(where)
    return reader


def _take_page(reader: PdfReader, number: int, read: _Read, steps: _Steps) -> None:
    """The lines of a page. One that is broken never stops the others."""
    from pypdf.errors import DependencyError, LimitReachedError

    lines: list[Line] = []
    try:
        page = reader.pages[number - 1]
        lines = _lines_on(page, steps)
        if not lines:
            read.bare.append(number)
            read.has_pictures = read.has_pictures or _has_picture(page)
    except (LimitReachedError, DependencyError, MemoryError, ImportError):
        raise
    except Exception:  # noqa: BLE001 - the library raises whatever a broken page leads it to
        read.broken.append(number)
    read.pages.append(lines)


class _Steps:
    """Counts the operators that are read, forms drawn again included."""

    def __init__(self) -> None:
        self.left = _MAX_STEPS

    def __call__(self, operator: bytes, operands: Any, *_: object) -> None:
        self.left -= 1 + (len(operands[0]) if operator == b"TJ" and operands and isinstance(operands[0], list) else 0)
        if self.left < 0:
            raise TooLarge("takes too many drawing steps")


def _lines_on(page: PageObject, steps: _Steps) -> list[Line]:
    pieces: list[Piece] = []

    def take(text: str, over: Sequence[float], inner: Sequence[float], _: object, size: float) -> None:
        if text:
            x = inner[4] * over[0] + inner[5] * over[2] + over[4]
            y = inner[4] * over[1] + inner[5] * over[3] + over[5]
            scale = abs(inner[3] * over[3]) or abs(inner[1] * over[2]) or 1.0
            pieces.append(Piece(text, float(x), float(y), max(1.0, float(size) * scale)))

    page.extract_text(visitor_operand_before=steps, visitor_text=take)
    return lines_of(pieces)


def _has_picture(page: PageObject) -> bool:
    resources: Any = page.get("/Resources")
    forms: Any = None if resources is None else resources.get_object().get("/XObject")
    return forms is not None and any(
        form.get_object().get("/Subtype") == "/Image" for form in forms.get_object().values()
    )


def _text_of(pages: Sequence[list[Line]]) -> tuple[str, tuple[Block, ...], int]:
    """The text, where each page's part of it stands, and how many broken words were made whole."""
    whole = _whole_words(pages)
    mended = 0
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    last = ""
    for number, page in enumerate(pages, start=1):
        start: int | None = None
        for gap, line in joined_lines(page):
            between = gap if gap or start is not None else _between(last, line)
            if parts and not between and is_broken_word(last, line) and _joined_word(last, line) in whole:
                parts[-1] = parts[-1][:-1]
                length -= 1
                mended += 1
                if blocks and start is None:
                    blocks[-1] = Block(blocks[-1].start, length, blocks[-1].place)
            if parts:
                parts.append(between)
                length += len(between)
            start = length if start is None else start
            parts.append(line)
            length += len(line)
            last = line
        if start is not None:
            blocks.append(Block(start, length, f"page {number}"))
    return "".join(parts), tuple(blocks), mended


def _between(last: str, line: str) -> str:
    """What stands between the last line of a page and the first of the next: a sentence may run on."""
    if is_broken_word(last, line):
        return ""
    runs_on = bool(last) and not re.search(r"[.!?:;][\"'”’)\]]*$", last) and line[:1].islower()
    return " " if runs_on else "\n"


def _joined_word(above: str, below: str) -> str:
    ahead, behind = _WORD.findall(above), _WORD.match(below)
    return (ahead[-1] + behind.group()).lower() if ahead and behind else ""


def _whole_words(pages: Sequence[list[Line]]) -> Counter[str]:
    return Counter(word.lower() for page in pages for line in page for word in _WORD.findall(line.text))


def _check(text: str, read: _Read, where: str) -> None:
    """Nothing, for a text that can be read. Raises EmptyArticle or NotText."""
    if not any(letter.isalnum() for letter in text):
        if len(read.broken) == len(read.pages):
            raise _broken(where)
        if read.has_pictures:
            raise EmptyArticle(
                "holds pictures of pages, no text", where=where, mend="Run OCR over it first, and read what that gives."
            )
        raise EmptyArticle("holds no text", where=where, mend="Check that it was saved, or leave it out.")
    letters = sum(not letter.isspace() for letter in text)
    if len(_UNREADABLE.findall(text)) > _UNREADABLE_SHARE * letters:
        raise NotText(
            "draws letters whose meaning its fonts do not give", where=where, mend="Run OCR over it, and read that."
        )


def _document(original: Original, text: str, blocks: tuple[Block, ...], read: _Read, notes: Sequence[str]) -> Document:
    head = read_head(text)
    facts: dict[str, Any] = {}
    found: dict[str, str] = {}
    known = read.information
    for name, value, place in (
        ("title", known.get("title"), "the document information"),
        ("title", head.title, "the text's head"),
        ("source", head.source, "the text's head"),
        ("author", known.get("author"), "the document information"),
        ("published", head.published, "the text's head"),
        ("published", _confirmed(known.get("created"), _first_page(text, blocks)), "the document information"),
    ):
        if value is not None and name not in facts:
            facts[name], found[name] = value, place
    language = find_language(text)
    if language.found is not None:
        found["language"] = language.found
    article = Article(text=text, language=language.code, **facts)
    return Document(article, original.raw, tuple(notes), head.undated, Provenance(found=found), blocks)


def _first_page(text: str, blocks: Sequence[Block]) -> str:
    return text[blocks[0].start : blocks[0].end][:_HEAD]


def _confirmed(made: date | None, printed: str) -> date | None:
    """The day on which the file was made, where nothing printed on its first page speaks against it: a manual is printed to PDF years after it was written."""
    if made is None:
        return None
    days = [found.day for line in printed.splitlines() if (found := find_date(line)) is not None and found.day]
    if days:
        return made if any(abs(day - made) <= _NEAR for day in days) else None
    years = {int(year) for year in _YEAR.findall(printed)}
    return made if not years or made.year in years else None


def _locked(where: str) -> InputError:
    return InputError("is locked with a password", where=where, mend="Save a copy without one, and read that.")


def _broken(where: str) -> InputError:
    return InputError("is broken, or no PDF", where=where, mend="Get it again, or open it and print it to a new PDF.")


def _pages(numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 3, 5, 7 and 12 more``."""
    named = ", ".join(map(str, numbers[:_NAMED]))
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return f"page{'s' if len(numbers) > 1 else ''} {named}{more}"
