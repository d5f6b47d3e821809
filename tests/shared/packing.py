"""Archives and WARC records made in code."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping

__all__ = ["answer", "tar_of", "warc_record", "zip_of"]


def zip_of(members: Mapping[str, bytes | str]) -> bytes:
    """A zip file with these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def tar_of(members: Mapping[str, bytes | tarfile.TarInfo]) -> bytes:
    """A tar file with these members; links and devices are given as tarfile knows them."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            one = tarfile.TarInfo(name)
            one.size = len(content)
            archive.addfile(one, io.BytesIO(content))
    return held.getvalue()


def answer(body: bytes, media_type: str = "text/plain; charset=utf-8", status: str = "200 OK", **headers: str) -> bytes:
    """What a web server answered, as it was sent. ``transfer_encoding="chunked"`` only says so."""
    told = "".join(f"{name.replace('_', '-').title()}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{told}\r\n".encode() + body


def warc_record(
    content: bytes,
    *,
    kind: str = "response",
    address: str | None = "https://port.example/a",
    media_type: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    """A WARC record. Source: ISO 28500:2017."""
    target = "" if address is None else f"WARC-Target-URI: {address}\r\n"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2023-07-04T05:06:07Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"
