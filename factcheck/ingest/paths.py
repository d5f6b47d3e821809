"""Paths, folders, addresses and standard input -> the bytes of articles, one at a time, and refusals for what gives none."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar

from factcheck.core.article import Article
from factcheck.core.document import Document, Refusal
from factcheck.core.facts import Facts
from factcheck.core.original import Original
from factcheck.core.vocabulary import Got
from factcheck.core.wording import many
from factcheck.errors import BadManifest, FactcheckError, FetchError, InputError, MissingPath, TooLarge
from factcheck.ingest.choice import is_article_name, is_wanted, passed_over
from factcheck.ingest.containers.unpacking import Budget, size_of
from factcheck.ingest.decode import MAX_BYTES
from factcheck.ingest.manifest import MANIFEST, Entry, missing_files, read_manifest
from factcheck.ingest.network.naming import named
from factcheck.ingest.readers import HEAD, Container, Lead, container_of, read_original

__all__ = ["STANDARD_INPUT", "Fetch", "find_originals", "only_one", "read_inputs", "read_path"]

STANDARD_INPUT = "-"

Fetch = Callable[[str], Original]
"""What stands at an address. Raises FetchError."""

Found = TypeVar("Found", Document, Original)

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)

_DEPTH = 3
"""An archive in an archive in an archive; what is packed deeper is left alone."""

_DEEPEST = 400
"""Folders in folders. Reason: Python gives up at a thousand calls in calls."""


@dataclass(slots=True)
class _Context:
    """What one call carries along.

    What was said about all articles, how addresses are fetched, how many of one feed, the files and addresses met, the folder that links may not leave, and
    how much may still be unpacked of the file that is open, whatever lies in it in how many archives.
    """

    said: Facts
    fetch: Fetch | None = None
    resolve: bool = False
    limit: int | None = None
    in_folder: bool = False
    met: set[str] = field(default_factory=set)
    root: Path = field(default_factory=Path)
    budget: Budget = field(default_factory=lambda: Budget(0, ""))


def read_path(path: str | os.PathLike[str], *, source: str | None = None, published: date | None = None) -> Article:
    """The article in a file; what is not given comes from the manifest beside it, then from the file itself.

    Raises an InputError (BadManifest included), among them one for a file that holds several articles.
    """
    odd = _no_path(path) if isinstance(path, str) else None
    if odd is not None:
        raise odd
    place = Path(path)
    said = Facts(source=source, published=published)
    return read_original(only_one(_file(place, _said(_entry_of(place), said), _Context(said), 0), place)).article


def only_one(found: Iterable[Found | Refusal], path: object) -> Found:
    """The one thing that was found. Raises an InputError where there is none, or several: reading stops at the second.

    What merely lay beside it (a picture in an archive) does not count.
    """
    one: Found | None = None
    first: FactcheckError | None = None
    for item in found:
        if isinstance(item, Refusal):
            if not item.passed_over:
                raise item.error
            first = first or item.error
        elif one is not None:
            what = "holds several articles"
            raise InputError(what, where=path, mend="Read them into a ledger: factcheck ingest.")
        else:
            one = item
    if one is None:
        raise first or InputError("holds no articles", where=path, mend="Name a file that is one.")
    return one


def read_inputs(
    paths: Sequence[str],
    *,
    said: Facts | None = None,
    stdin: Callable[[], bytes] | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Document | Refusal]:
    """The articles in what :func:`find_originals` finds, read one by one."""
    for original in find_originals(paths, said=said, stdin=stdin, fetch=fetch):
        if isinstance(original, Refusal):
            yield original
            continue
        try:
            yield read_original(original)
        except FactcheckError as error:
            yield Refusal(original.where, error)


def find_originals(
    paths: Sequence[str],
    *,
    said: Facts | None = None,
    stdin: Callable[[], bytes] | None = None,
    fetch: Fetch | None = None,
    resolve: bool = False,
    limit: int | None = None,
) -> Iterator[Original | Refusal]:
    """The bytes of the articles that paths hold, in order: files, folders with all that is in them (sorted by name), archives, addresses, ``-`` for standard input.

    ``said`` holds for every article. What cannot be read comes as a Refusal and never stops the rest. A file or address met twice is read
    once. Inside a folder hidden files are left out and links out of it are not followed. Without ``fetch`` no address is asked; of the addresses that
    one feed names, ``limit`` are, the first ones, and it is told how many were left out. With ``resolve`` the addresses of files are their full paths, so that they are known again from every folder.
    """
    context = _Context(said or Facts(), fetch, resolve, limit)
    for path in paths:
        place = Path(path)
        context.in_folder = False
        if path == STANDARD_INPUT:
            yield from _standard_input(stdin, context)
        elif _ADDRESS.match(path):
            yield from _fetched(Lead(path, Facts(), path), context, 0)
        elif (odd := _no_path(path)) is not None:
            yield Refusal(path, odd)
        elif os.path.isdir(place):  # noqa: PTH112 - Path.is_dir raises on names that cannot be
            context.root, context.in_folder = Path(os.path.realpath(place)), True
            yield from _folder(place, context, {})
        else:
            yield from _alone(place, context)


def _no_path(path: str) -> InputError | None:
    """Why something that was named is no path: it is empty, which would mean the folder one is in, or an address."""
    if not path.strip():
        return MissingPath("an empty name is no path", mend="Name a file, or . for the folder that you are in.")
    if _ADDRESS.match(path):
        return InputError("is an address, not a file", where=path, mend="Read it with: factcheck ingest.")
    return None


def _standard_input(stdin: Callable[[], bytes] | None, context: _Context) -> Iterator[Original | Refusal]:
    where = "standard input"
    if stdin is None:
        yield Refusal(where, InputError("is not there to be read", where=where))
        return
    try:
        raw = stdin()
    except FactcheckError as error:
        yield Refusal(where, error)
        return
    around = Original(raw=b"", where=where, got=Got.GIVEN, said=context.said)
    if len(raw) > MAX_BYTES and container_of(raw[:HEAD], around) is not None:
        cap = f"holds more than {MAX_BYTES // 1024 // 1024} MB, the cap on it"
        yield Refusal(where, TooLarge(cap, where=where, mend="Save it to a file, and name that."))
        return
    yield from _opened(BytesIO(raw), around, context, 0)


def _fetched(lead: Lead, context: _Context, depth: int) -> Iterator[Original | Refusal]:
    """What stands at an address. One that a feed names may be no feed itself: nobody is led on and on."""
    if context.fetch is None:
        mend = "Leave --offline out, or save the page to a file and name that."
        yield Refusal(lead.address, FetchError("addresses are not fetched now", where=lead.address, mend=mend))
        return
    name = named(lead.address)
    if name in context.met:
        return
    context.met.add(name)
    try:
        original = context.fetch(lead.address)
    except FactcheckError as error:
        yield Refusal(lead.address, error)
        return
    around = replace(original, raw=b"", said=context.said.over(original.said), hinted=lead.hinted)
    yield from _opened(BytesIO(original.raw), around, context, depth)


def _opened(stream: BinaryIO, around: Original, context: _Context, depth: int) -> Iterator[Original | Refusal]:
    """The bytes of an open file as an original, or those of all that is in it, where it is a container."""
    head = stream.read(HEAD)
    container = container_of(head, around)
    if container is None:
        yield replace(around, raw=head + stream.read(max(0, MAX_BYTES + 1 - len(head))))
        return
    if depth == _DEPTH:
        what, mend = f"is packed more than {_DEPTH} times over", "Unpack it first."
        if around.got is Got.FETCHED:
            what, mend = "is named by a feed, and is no article but holds some", "Name it by itself."
        yield Refusal(around.where, InputError(what, where=around.where, mend=mend))
        return
    if depth == 0:
        context.budget = Budget(size_of(stream) or 0, around.where)
    stream.seek(0)
    yield from _unpacked(container, stream, around, context, depth)


def _unpacked(
    container: Container, stream: BinaryIO, around: Original, context: _Context, depth: int
) -> Iterator[Original | Refusal]:
    led = 0
    is_followed = depth == 0 and not context.in_folder  # what merely lies somewhere makes nobody speak to the network
    try:
        for one in container.unpack(stream, around, context.budget):
            if isinstance(one, Original):
                yield from _opened(BytesIO(one.raw), replace(one, raw=b""), context, depth + 1)
            elif isinstance(one, Lead):
                led += 1
                if is_followed and (context.limit is None or led <= context.limit):
                    yield from _fetched(one, context, _DEPTH)
            else:
                yield one
    except FactcheckError as error:
        yield Refusal(around.where, error)
    except (ImportError, MemoryError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - a library may stumble over what is packed badly
        what = f"could not be unpacked ({type(error).__name__}: {error})"
        yield Refusal(around.where, InputError(what, where=around.where, mend="Please report it with the file."))
    if led and not is_followed:
        lies = InputError(
            f"names {many(led, 'article')} of the web; what a feed names is fetched only where the feed itself is named",
            where=around.where,
            mend="Name it by itself.",
        )
        yield Refusal(around.where, lies, passed_over=True)
    elif context.limit is not None and led > context.limit:
        left = InputError(
            f"names {led} articles, and {led - context.limit} of them were left out",
            where=around.where,
            mend=f"Ask for more with --limit {led}.",
        )
        yield Refusal(around.where, left, passed_over=True)


def _folder(folder: Path, context: _Context, known: dict[Path, Entry]) -> Iterator[Original | Refusal]:
    """Everything in a folder. One whose manifest is wrong is refused whole: without it, sources would be lost."""
    if len(folder.parts) > _DEEPEST:
        yield Refusal(
            str(folder), InputError(f"lies in more than {_DEEPEST} folders", where=folder, mend="Move it up.")
        )
        return
    try:
        entries = {folder / name: entry for name, entry in read_manifest(folder).items()}
        paths = sorted(folder.iterdir())
    except FactcheckError as error:
        yield Refusal(str(error.where or folder), error)
        return
    except OSError as error:
        yield Refusal(str(folder), _unreadable(folder, error))
        return
    yield from missing_files(entries)
    here = {**known, **entries} if entries else known
    for path in paths:
        try:
            odd = _oddity(path, context.root)
        except OSError as error:
            yield Refusal(str(path), _unreadable(path, error))
            continue
        if path.name.startswith(".") or path.name == MANIFEST:
            continue
        if odd is not None:
            yield Refusal(str(path), InputError(odd, where=path), passed_over=True)
        elif path.is_dir():
            yield from _folder(path, context, here)
        elif path not in here and not _is_wanted(path):
            yield Refusal(str(path), passed_over(path, str(path)), passed_over=True)
        else:
            yield from _once(path, here.get(path), context)


def _is_wanted(path: Path) -> bool:
    """Is a file in a folder an article, or a container? One that cannot be opened is wanted: reading it says why not."""
    if is_article_name(path):
        return True
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return True
    return is_wanted(path, head, path.as_posix())


def _oddity(path: Path, root: Path) -> str | None:
    """Why something in a folder is passed over unread, None for files and folders."""
    if path.is_symlink() and (path.is_dir() or not Path(os.path.realpath(path)).is_relative_to(root)):
        return "is a link, which is not followed"
    return None if path.is_file() or path.is_dir() else "is neither a file nor a folder"


def _once(path: Path, entry: Entry | None, context: _Context) -> Iterator[Original | Refusal]:
    try:
        real = os.path.realpath(path)
    except ValueError as error:
        yield Refusal(repr(str(path)), _unreadable(path, error))
        return
    if real in context.met:
        return
    context.met.add(real)
    try:
        yield from _file(path, _said(entry, context.said), context, 0)
    except FactcheckError as error:
        yield Refusal(str(path), error)


def _alone(path: Path, context: _Context) -> Iterator[Original | Refusal]:
    """A file that was named by itself: its manifest is the one beside it."""
    try:
        entry = _entry_of(path)
    except BadManifest as error:
        yield Refusal(str(error.where or path), error)
        return
    yield from _once(path, entry, context)


def _entry_of(path: Path) -> Entry | None:
    return read_manifest(path.parent).get(path.name)


def _said(entry: Entry | None, said: Facts) -> Facts:
    """What was said at the call goes first, then the manifest."""
    return said if entry is None else said.over(entry.facts)


def _file(path: Path, said: Facts, context: _Context, depth: int) -> Iterator[Original | Refusal]:
    """The bytes of a file, or those of all that is in it."""
    try:
        address = path.resolve().as_posix() if context.resolve else path.as_posix()
        around = Original(raw=b"", where=path.as_posix(), address=address, said=said)
        with path.open("rb") as stream:
            yield from _opened(stream, around, context, depth)
    except FileNotFoundError as error:
        raise MissingPath("there is no such file or folder", where=path, mend="Check the path.") from error
    except IsADirectoryError as error:
        raise InputError("is a folder, not a file", where=path, mend="Name a file in it.") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> InputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    mend = "Change its permissions, or leave it out." if isinstance(error, PermissionError) else None
    return InputError(f"cannot be read: {reason}", where=path, mend=mend)
