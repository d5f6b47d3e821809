"""The list of what a tar file holds, read header by header.

The standard library's reader holds all that headers say, takes time that grows with the square of some, and takes a damaged header for the end. Sources: POSIX.1-2017, pax,
"ustar Interchange Format" and "pax Interchange Format"; the GNU tar manual, "Basic Tar Format".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from factcheck.core.wording import storable

__all__ = ["LONGEST", "TarMember", "is_tar_head", "tar_members"]

_BLOCK = 512
_NAME, _SIZE, _CHECKSUM = slice(0, 100), slice(124, 136), slice(148, 156)
_KIND, _MAGIC, _PREFIX = slice(156, 157), slice(257, 263), slice(345, 500)
_IS_EXTENDED, _GOES_ON = 482, 504
"""Where a sparse file's header, and a block behind it, say that a further block follows."""

_LONG_NAME, _OLD_SPARSE, _RECORDS, _SPARSE = b"L", b"S", frozenset({b"x", b"X"}), b"GNU.sparse."
_ABOUT_OTHERS = frozenset({_LONG_NAME, b"K", b"g", *_RECORDS})
_FILES = frozenset({b"0", b"\0", b"7"})
_EMPTY = frozenset({b"1", b"2", b"3", b"4", b"5", b"6"})
"""Links, devices and folders: whatever size they say, no bytes follow."""

LONGEST = 4096
"""Bytes of a name. Source: PATH_MAX of Linux, the longest that a system takes."""

_MAX_WORDS = 1024 * 1024
"""The cap on what a header says of the next one. Reason: the longest name has 4 kB, what else a system keeps with a file some 100 kB."""


@dataclass(frozen=True, slots=True)
class TarMember:
    """A member, and where its bytes stand. ``kind`` is the letter of its header, ``S`` for any sparse file."""

    name: str
    kind: bytes
    start: int
    size: int

    @property
    def is_file(self) -> bool:
        """Is it a file whose bytes stand here as they are?"""
        return self.kind in _FILES

    @property
    def is_folder(self) -> bool:
        """Is it a folder? Old programs only write a stroke at the end of its name."""
        return self.kind == b"5" or (self.is_file and self.name.endswith("/"))

    @property
    def is_sparse(self) -> bool:
        """Is it a file of which only some stretches stand here?"""
        return self.kind == _OLD_SPARSE

    @property
    def is_link(self) -> bool:
        """Does it stand for another file?"""
        return self.kind in {b"1", b"2"}


def is_tar_head(head: bytes) -> bool:
    """Do the first bytes begin a tar file? GNU tar writes the same word as POSIX."""
    return head[_MAGIC].startswith(b"ustar")


def tar_members(stream: BinaryIO, end: int) -> Iterator[TarMember]:
    """The members of a file that has ``end`` bytes, in its order. Raises ValueError for what is no header, EOFError where the file breaks off."""
    at = 0
    told: dict[bytes, bytes] = {}
    while True:
        stream.seek(at)
        block = stream.read(_BLOCK)
        if not block.strip(b"\0"):
            return
        _check(block)
        kind, size = block[_KIND], _number(block[_SIZE])
        at += _BLOCK
        if kind in _ABOUT_OTHERS:
            told |= _words(stream.read(_there(size, at, min(end, at + _MAX_WORDS))), kind)
        else:
            at += _BLOCK * _extensions(stream, block) if kind == _OLD_SPARSE else 0
            size = 0 if kind in _EMPTY else _decimal(told.get(b"size", b"")) or size
            kind = _OLD_SPARSE if _SPARSE in told else kind
            yield TarMember(_name(block, told), kind, at, _there(size, at, end))
            told = {}
        at += -(-size // _BLOCK) * _BLOCK


def _check(block: bytes) -> None:
    """Nothing, for a header whose sum is right. Some programs took the bytes for signed ones."""
    if len(block) < _BLOCK:
        raise EOFError
    rest = block[: _CHECKSUM.start] + block[_CHECKSUM.stop :]
    total = sum(rest) + 8 * ord(" ")
    if _number(block[_CHECKSUM]) not in {total, total - 256 * sum(byte > 127 for byte in rest)}:
        raise ValueError(block[:8])


def _there(size: int, at: int, end: int) -> int:
    """The size of what stands at a place. Raises EOFError where it does not stand there as a whole."""
    if at + size > end:
        raise EOFError
    return size


def _number(field: bytes) -> int:
    """A number of a header: in octal digits, or in binary, where GNU tar marks the first byte."""
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    digits = field.partition(b"\0")[0].strip(b" ")
    if digits and not digits.isdigit():
        raise ValueError(digits)
    return int(digits or b"0", 8)


def _decimal(digits: bytes) -> int:
    """A number of a record; 0 where there is none."""
    if digits and not digits.isdigit():
        raise ValueError(digits[:20])
    return int(digits or b"0")


def _words(body: bytes, kind: bytes) -> dict[bytes, bytes]:
    """What a header says of the next one, as far as that matters: its name, its size, whether it is sparse."""
    if kind == _LONG_NAME:
        return {b"path": body.partition(b"\0")[0][: LONGEST + 1]}
    found: dict[bytes, bytes] = {}
    at = 0
    while kind in _RECORDS and at < len(body):
        digits = body[at : at + 20].partition(b" ")[0]
        end = at + _decimal(digits)
        record = body[at + len(digits) + 1 : end]
        if not record.endswith(b"\n") or end > len(body):
            raise ValueError(digits)
        at = end
        key, _, value = record[:-1].partition(b"=")
        if key in {b"path", b"size"}:
            found[key] = value[: LONGEST + 1]
        elif key.startswith(_SPARSE):
            found[_SPARSE] = value[: LONGEST + 1] if key == _SPARSE + b"name" else found.get(_SPARSE, b"")
    return found


def _extensions(stream: BinaryIO, block: bytes) -> int:
    """How many further blocks list the stretches of a sparse file."""
    count, goes_on = 0, block[_IS_EXTENDED]
    while goes_on:
        block = stream.read(_BLOCK)
        if len(block) < _BLOCK:
            raise EOFError
        count, goes_on = count + 1, block[_GOES_ON]
    return count


def _name(block: bytes, told: dict[bytes, bytes]) -> str:
    """The name as any database holds it, as much as a byte longer than the longest."""
    name = told.get(_SPARSE) or told.get(b"path")
    if name is None:
        name, prefix = (block[part].partition(b"\0")[0] for part in (_NAME, _PREFIX))
        name = prefix + b"/" + name if prefix and block[_MAGIC] == b"ustar\0" else name
    return storable(name.decode("utf-8", "surrogateescape")).removeprefix("./")
