"""PDFs made in code: pages of lines at given places, as small as a PDF can be."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Printed", "made_of", "pdf"]


@dataclass(frozen=True)
class Printed:
    """Words at a place of a page, in points from its lower left corner."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 10


def pdf(*pages: Sequence[Printed | str], info: Mapping[str, str] | None = None, picture: bool = False) -> bytes:
    """The bytes of a PDF. Lines that are given as text stand one below the other, 12 points apart; with ``picture`` each page has one."""
    streams = [_content(page, picture=picture) for page in pages]
    return made_of(streams, info=info, picture=picture)


def made_of(streams: Sequence[bytes], *, info: Mapping[str, str] | None = None, picture: bool = False) -> bytes:
    """The bytes of a PDF with these streams of drawing operators, one a page."""
    fonts = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
    images = b" /XObject << /I1 4 0 R >>" if picture else b""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(streams)))
    told = b" ".join(b"/%b (%b)" % (name.encode(), value.encode("latin-1")) for name, value in (info or {}).items())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(streams)),
        b"<< %b >>" % told,
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b" stream\n\x00\nendstream",
    ]
    for number, stream in enumerate(streams):
        packed = zlib.compress(stream)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %b%b >> >>"
            % (6 + 2 * number, fonts, images)
        )
        objects.append(b"<< /Filter /FlateDecode /Length %d >> stream\n%b\nendstream" % (len(packed), packed))
    return _numbered(objects)


def _content(page: Sequence[Printed | str], *, picture: bool) -> bytes:
    placed = [
        line if isinstance(line, Printed) else Printed(line, y=700 - 12 * number) for number, line in enumerate(page)
    ]
    drawn = [
        b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%b) Tj ET" % (line.size, line.x, line.y, _escaped(line.text))
        for line in placed
    ]
    return b"\n".join([*drawn, b"q 500 0 0 700 50 50 cm /I1 Do Q"] if picture else drawn)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _numbered(objects: Sequence[bytes]) -> bytes:
    """The objects with their table of places. Source: ISO 32000-1, 7.5."""
    found = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(found))
        found += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(found)
    found += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        found += b"%010d 00000 n \n" % place
    found += b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(found)
