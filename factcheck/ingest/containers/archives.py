"""Zip and tar: their members as if they lay in a folder, manifests included.

The address of a member is that of the archive, ``!/`` and its name (``pages.zip!/a/b.html``), as in the jar: addresses of Java. Source: java.net.JarURLConnection.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from factcheck.core.document import Refusal
from factcheck.core.original import Original
from factcheck.core.vocabulary import Got
from factcheck.errors import BadManifest, FactcheckError, InputError, MissingPath, TooLarge
from factcheck.ingest.containers.tar_list import LONGEST, TarMember, is_tar_head, tar_members
from factcheck.ingest.containers.unpacking import DAMAGE, MAX_NESTED, Budget, damaged, size_of
from factcheck.ingest.decode import MAX_BYTES
from factcheck.ingest.manifest import MANIFEST, Entry, manifest_in

__all__ = ["is_tar", "is_zip", "member_of", "unpack_tar", "unpack_zip"]

_HEAD = 64 * 1024
_MAX_MEMBERS = 200_000
"""The cap on members, folders included: what is known of them takes some 200 MB then."""

_MAX_DIRECTORY = 64 * 1024 * 1024
"""The cap on the list of members at the end of a zip file, which is read as a whole. That of 200,000 members has some 20 MB."""

_DIRECTORY_END = 22
_LONGEST_COMMENT = 65_535
"""Source: APPNOTE.TXT, 4.3.16: the record at the end of a zip file, and the comment behind it."""

_MEMBER_MARK = b"PK\x01\x02"
"""How each member begins in the list. Source: APPNOTE.TXT, 4.3.12."""

_DEEPEST = 200
"""Folders in folders. Reason: no system that pages are kept on goes as deep, and each asks for what its archive says of it."""

_SHOWN = 200
"""Characters of a member's name in a message."""

_IN_MEMORY = 16 * 1024 * 1024
"""A tar file that can only be read through is written to a temporary file beyond this."""

_OFFICE = ("[Content_Types].xml", "mimetype", "_rels/", "docProps/", "word/", "xl/", "ppt/", "META-INF/")
"""The first members of office documents, e-books and programs, which are zip files of parts. Sources: ECMA-376-2, OpenDocument 1.3 part 2, the JAR file specification."""

_NAME_AT = 30
"""Where the name of a zip file's first member stands. Source: APPNOTE.TXT, 4.3.7."""


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of an archive: ``odd`` says why it is not read, None where it is a file."""

    name: str
    odd: str | None
    mend: str | None
    open: Callable[[], IO[bytes] | _Stretch]


def is_zip(head: bytes, original: Original) -> bool:  # noqa: ARG001 - the shape of all of them
    """Do the first bytes begin a zip file that is no office document?"""
    if head.startswith(b"PK\x05\x06"):
        return True
    name = head[_NAME_AT : _NAME_AT + int.from_bytes(head[26:28], "little")].decode("utf-8", "replace")
    return head.startswith(b"PK\x03\x04") and not name.startswith(_OFFICE)


def is_tar(head: bytes, original: Original) -> bool:  # noqa: ARG001 - the shape of all of them
    """Do the first bytes begin a tar file?"""
    return is_tar_head(head)


def unpack_zip(stream: BinaryIO, around: Original, budget: Budget) -> Iterator[Original | Refusal]:
    """The members of a zip file, in the order of their names. Raises InputError for one that is damaged as a whole."""
    _check_directory(stream, around.where)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = [_of_zip(archive, one) for one in archive.infolist() if not one.is_dir()]
            yield from _members(members, around, budget)
    except FactcheckError:
        raise
    except DAMAGE as error:
        raise damaged(around.where) from error


def unpack_tar(stream: BinaryIO, around: Original, budget: Budget) -> Iterator[Original | Refusal]:  # noqa: ARG001 - nothing is packed in a tar file
    """The members of a tar file, in the order of their names. What stands before the place where it breaks off is read. Raises InputError for one that does."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        late: InputError | None = None
        seekable = stream
        if not stream.seekable():
            late = _copied(stream, cast("BinaryIO", copy))
            seekable = cast("BinaryIO", copy)
        found, is_whole = _listed(seekable, around.where)
        members = [_of_tar(seekable, one) for one in found if not one.is_folder]
        if members or (is_whole and late is None):
            yield from _members(members, around, Budget(size_of(seekable) or 0, around.where))
        if late is not None or not is_whole:
            raise late or damaged(around.where)


def member_of(around: Original, name: str) -> Original:
    """What a member of something is known by, without its bytes."""
    return replace(
        around,
        raw=b"",
        where=f"{around.where}: {name}",
        got=Got.MEMBER,
        address=None if around.address is None else f"{around.address}!/{name}",
        base=None,
        media_type=None,
        charset=None,
        etag=None,
        last_modified=None,
    )


def _check_directory(stream: BinaryIO, where: str) -> None:
    """Nothing, for a zip file whose list of members can be held. Raises TooLarge. The list is looked at itself: what is said of it elsewhere may be wrong."""
    end, size = _directory(stream)
    if size > _MAX_DIRECTORY:
        cap = f"has a list of members of more than {_MAX_DIRECTORY // 1024 // 1024} MB, the cap on it"
        raise TooLarge(cap, where=where, mend="Unpack it.")
    stream.seek(max(0, end - size))
    if stream.read(size).count(_MEMBER_MARK) > _MAX_MEMBERS:
        raise _too_many(where)
    stream.seek(0)


def _directory(stream: BinaryIO) -> tuple[int, int]:
    """Where a zip file's list of members ends, and how large it says that it is, in bytes. Source: APPNOTE.TXT, 4.3.14 and 4.3.16."""
    size = size_of(stream) or 0
    start = max(0, size - _LONGEST_COMMENT - 200)
    stream.seek(start)
    tail = stream.read()
    is_last = tail[-_DIRECTORY_END:].startswith(b"PK\x05\x06")
    end = len(tail) - _DIRECTORY_END if is_last else tail.rfind(b"PK\x05\x06")
    said = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    large = tail.rfind(b"PK\x06\x06", 0, max(0, end))
    if large >= 0:
        said = max(said % 0xFFFFFFFF, int.from_bytes(tail[large + 40 : large + 48], "little"))
        end = large
    return start + end, said


def _too_many(where: str) -> TooLarge:
    return TooLarge(f"has more than {_MAX_MEMBERS:,} members, the cap on an archive", where=where, mend="Unpack it.")


def _copied(stream: BinaryIO, copy: BinaryIO) -> InputError | None:
    """Writes all that can be read to a file that one can go back in; what is wrong with the rest, None where nothing is."""
    try:
        while piece := stream.read(_HEAD):
            copy.write(piece)
    except InputError as error:
        copy.seek(0)
        return error
    copy.seek(0)
    return None


def _listed(stream: BinaryIO, where: str) -> tuple[list[TarMember], bool]:
    """The members, and whether the archive ends as it should. Raises TooLarge."""
    found: list[TarMember] = []
    try:
        for one in tar_members(stream, size_of(stream) or 0):
            found.append(one)
            if len(found) > _MAX_MEMBERS:
                raise _too_many(where)
    except DAMAGE:
        return found, False
    return found, True


def _of_zip(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> _Member:
    odd = mend = None
    if stat.S_ISLNK(one.external_attr >> 16):
        odd = "is a link, which is not followed"
    elif one.flag_bits & 1:
        odd, mend = "is locked with a password", "Unpack it first, and read what was in it."
    return _Member(one.filename, odd, mend, partial(archive.open, one))


def _of_tar(stream: BinaryIO, one: TarMember) -> _Member:
    odd = mend = None
    if one.is_link:
        odd = "is a link, which is not followed"
    elif one.is_sparse:
        odd, mend = "is a sparse file, of which not all stands here", "Unpack it first, and read what was in it."
    elif not one.is_file:
        odd = "is neither a file nor a folder"
    return _Member(one.name, odd, mend, partial(_Stretch, stream, one.start, one.size))


class _Stretch(io.RawIOBase):
    """A stretch of an open file, read from its beginning to its end."""

    def __init__(self, stream: BinaryIO, start: int, size: int) -> None:
        self._stream, self._at, self._end = stream, start, start + size

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, fewer only at the end."""
        self._stream.seek(self._at)
        found = self._stream.read(min(size, self._end - self._at) if size >= 0 else self._end - self._at)
        self._at += len(found)
        return found


def _members(members: list[_Member], around: Original, budget: Budget) -> Iterator[Original | Refusal]:
    """The members as if they lay in a folder. One that is odd is refused, and the others are read."""
    if not members:
        raise InputError("holds no files", where=around.where, mend="Check that it was made, or leave it out.")
    listed = sorted(members, key=lambda member: member.name)
    known, bad = yield from _manifests(listed, around, budget)
    met: set[str] = set()
    for member in listed:
        path = PurePosixPath(member.name)
        odd = _odd_name(path, member.name)
        if _is_hidden(path) or path.name == MANIFEST or (bad and odd is None and not bad.isdisjoint(path.parents)):
            continue
        where = f"{around.where}: {member.name[:_SHOWN]}"
        if odd is None and member.name in met:
            odd = "is there a second time under this name"
        if odd is not None:
            yield Refusal(where, InputError(odd, where=where, mend="It was left out; the rest was read."))
        elif member.odd is not None:
            passed = member.mend is None
            yield Refusal(where, InputError(member.odd, where=where, mend=member.mend), passed_over=passed)
        else:
            yield _read(member, around, known.get(str(path)), budget)
        met.add(member.name)


def _is_hidden(path: PurePosixPath) -> bool:
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts)


def _odd_name(path: PurePosixPath, name: str) -> str | None:
    """Why a member is not read for its name alone."""
    if path.is_absolute() or ".." in path.parts or "\\" in name or name[1:2] == ":":
        return "names a place outside of the archive"
    is_long = len(name) > LONGEST or len(path.parts) > _DEEPEST
    return "has a name that is too long, or lies in too many folders" if is_long else None


def _manifests(
    members: list[_Member], around: Original, budget: Budget
) -> Generator[Refusal, None, tuple[dict[str, Entry], set[PurePosixPath]]]:
    """What the manifests say of members, by name, and the folders whose manifest is wrong: they are refused whole, since sources would be lost."""
    known: dict[str, Entry] = {}
    bad: set[PurePosixPath] = set()
    names = {member.name for member in members}
    for member in members:
        path = PurePosixPath(member.name)
        if path.name != MANIFEST or _is_hidden(path) or member.odd is not None:
            continue
        where = f"{around.where}: {member.name}"
        try:
            entries = manifest_in(_bytes_of(member, MAX_BYTES, where, budget), where)
        except BadManifest as error:
            yield Refusal(str(error.where or where), error)
            bad.add(path.parent)
            continue
        except InputError as error:
            yield Refusal(where, error)
            bad.add(path.parent)
            continue
        for name, entry in entries.items():
            full = str(path.parent / name)
            known[full] = entry
            if full not in names:
                lost = f"{entry.where}: {entry.file}"
                missing = MissingPath("is named here, but is not in the archive", where=lost, mend="Mend its name.")
                yield Refusal(f"{around.where}: {full}", missing)
    return known, bad


def _read(member: _Member, around: Original, entry: Entry | None, budget: Budget) -> Original | Refusal:
    """The bytes of a member; a refusal where they cannot be unpacked or are no article. What is too large for an article is cut a byte behind the cap, and refused by its reader."""
    from factcheck.ingest.choice import is_wanted, passed_over
    from factcheck.ingest.readers import container_of

    one = member_of(around, member.name)
    path = PurePosixPath(member.name)
    try:
        with member.open() as stream:
            head = stream.read(_HEAD)
            budget.take(len(head))
            if entry is None and not is_wanted(path, head, one.where):
                return Refusal(one.where, passed_over(path, one.where), passed_over=True)
            is_container = container_of(head, one) is not None
            raw = head + stream.read((MAX_NESTED if is_container else MAX_BYTES) + 1 - len(head))
        budget.take(len(raw) - len(head))
    except FactcheckError:
        raise
    except DAMAGE:
        return Refusal(one.where, damaged(one.where))
    except MemoryError:  # zip has packings that ask for as much as they like
        what = "asks for more memory to be unpacked than there is"
        return Refusal(one.where, TooLarge(what, where=one.where, mend="Unpack it first."))
    if is_container and len(raw) > MAX_NESTED:
        what = f"holds more than {MAX_NESTED // 1024 // 1024} MB, the cap on an archive in an archive"
        return Refusal(one.where, TooLarge(what, where=one.where, mend="Unpack it first."))
    return replace(one, raw=raw, said=around.said if entry is None else around.said.over(entry.facts))


def _bytes_of(member: _Member, cap: int, where: str, budget: Budget) -> bytes:
    """All bytes of a member, one more than the cap at most. Raises InputError."""
    try:
        with member.open() as stream:
            raw = stream.read(cap + 1)
    except DAMAGE as error:
        raise damaged(where) from error
    budget.take(len(raw))
    return raw
