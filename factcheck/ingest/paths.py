"""Paths, folders and standard input -> documents and refusals, one at a time."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from factcheck.core.article import Article
from factcheck.core.document import Document, Refusal
from factcheck.errors import BadManifest, FactcheckError, InputError, MissingPath, UnknownChoice
from factcheck.ingest.decode import MAX_BYTES
from factcheck.ingest.manifest import MANIFEST, Entry, read_manifest
from factcheck.ingest.overrides import Overrides
from factcheck.ingest.readers import READERS

__all__ = ["STANDARD_INPUT", "read_inputs", "read_path"]

STANDARD_INPUT = "-"

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


@dataclass(slots=True)
class _Context:
    """What one call carries along: what was said about all articles, the files met, and the folder that links may not leave."""

    said: Overrides
    met: set[Path] = field(default_factory=set)
    root: Path = field(default_factory=Path)


def read_path(path: str | os.PathLike[str], *, source: str | None = None, published: date | None = None) -> Article:
    """The article in a file; what is not given comes from the manifest beside it, then from the text's head.

    Raises an InputError (BadManifest included), or UnknownChoice for a kind of file that no reader knows.
    """
    odd = _no_path(path) if isinstance(path, str) else None
    if odd is not None:
        raise odd
    place = Path(path)
    return _read(place, _entry_of(place), Overrides(source=source, published=published)).article


def read_inputs(
    paths: Sequence[str], *, overrides: Overrides | None = None, stdin: Callable[[], bytes] | None = None
) -> Iterator[Document | Refusal]:
    """What paths hold, in order: files, folders with all that is in them (sorted by name), ``-`` for standard input.

    ``overrides`` hold for every article. What cannot be read comes as a Refusal and never stops the rest. A file met twice is read
    once. Inside a folder hidden files are left out and links out of it are not followed.
    """
    context = _Context(overrides or Overrides())
    for path in paths:
        place = Path(path)
        if path == STANDARD_INPUT:
            yield _standard_input(stdin, context.said)
        elif (odd := _no_path(path)) is not None:
            yield Refusal(path, odd)
        elif os.path.isdir(place):  # noqa: PTH112 - Path.is_dir raises on names that cannot be
            context.root = Path(os.path.realpath(place))
            yield from _folder(place, context, {})
        else:
            yield from _alone(place, context)


def _no_path(path: str) -> InputError | None:
    """Why something that was named is no path: it is empty, which would mean the folder one is in, or an address."""
    if not path.strip():
        return MissingPath("an empty name is no path", mend="Name a file, or . for the folder that you are in.")
    if _ADDRESS.match(path):
        return InputError("addresses are not fetched", where=path, mend="Save the article as text, and name the file.")
    return None


def _standard_input(stdin: Callable[[], bytes] | None, said: Overrides) -> Document | Refusal:
    where = "standard input"
    if stdin is None:
        return Refusal(where, InputError("is not there to be read", where=where))
    try:
        document = READERS[""](stdin(), where)
    except FactcheckError as error:
        return Refusal(where, error)
    return _completed(replace(document, article=replace(document.article, address=None)), None, said)


def _folder(folder: Path, context: _Context, known: dict[Path, Entry]) -> Iterator[Document | Refusal]:
    """Everything in a folder. One whose manifest is wrong is refused whole: without it, sources would be lost."""
    try:
        entries = {folder / name: entry for name, entry in read_manifest(folder).items()}
        paths = sorted(folder.iterdir())
    except FactcheckError as error:
        yield Refusal(str(error.where or folder), error)
        return
    except OSError as error:
        yield Refusal(str(folder), _unreadable(folder, error))
        return
    for path, entry in entries.items():
        if not path.is_file():
            missing = MissingPath(
                "is named here, but is not in the folder", where=f"{entry.where}: {entry.file}", mend="Mend its name."
            )
            yield Refusal(str(path), missing)
    here = {**known, **entries}
    for path in paths:
        odd = _oddity(path, context.root)
        if path.name.startswith(".") or path.name == MANIFEST:
            continue
        if odd is not None:
            yield Refusal(str(path), InputError(odd, where=path), passed_over=True)
        elif path.is_dir():
            yield from _folder(path, context, here)
        elif path.suffix.lower() not in READERS and path not in here:
            yield Refusal(str(path), _no_reader(path), passed_over=True)
        else:
            yield from _once(path, here.get(path), context)


def _oddity(path: Path, root: Path) -> str | None:
    """Why something in a folder is passed over unread, None for files and folders."""
    if path.is_symlink() and (path.is_dir() or not Path(os.path.realpath(path)).is_relative_to(root)):
        return "is a link, which is not followed"
    return None if path.is_file() or path.is_dir() else "is neither a file nor a folder"


def _once(path: Path, entry: Entry | None, context: _Context) -> Iterator[Document | Refusal]:
    try:
        real = Path(os.path.realpath(path))
    except ValueError as error:
        yield Refusal(repr(str(path)), _unreadable(path, error))
        return
    if real in context.met:
        return
    context.met.add(real)
    try:
        yield _read(path, entry, context.said)
    except FactcheckError as error:
        yield Refusal(str(path), error)


def _alone(path: Path, context: _Context) -> Iterator[Document | Refusal]:
    """A file that was named by itself: its manifest is the one beside it."""
    try:
        entry = _entry_of(path)
    except BadManifest as error:
        yield Refusal(str(error.where or path), error)
        return
    yield from _once(path, entry, context)


def _entry_of(path: Path) -> Entry | None:
    return read_manifest(path.parent).get(path.name)


def _read(path: Path, entry: Entry | None, said: Overrides) -> Document:
    """The document in a file, completed: what was said at the call goes first, then the manifest, then the text's head."""
    reader = READERS.get(path.suffix.lower())
    if reader is None and entry is None and path.is_file():
        raise _no_reader(path)
    document = (reader or READERS[""])(_bytes_of(path), path.as_posix())
    return _completed(document, entry, said)


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file, one more than the cap at most."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingPath("there is no such file or folder", where=path, mend="Check the path.") from error
    except IsADirectoryError as error:
        raise InputError("is a folder, not a file", where=path, mend="Name a file in it.") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _completed(document: Document, entry: Entry | None, said: Overrides) -> Document:
    article, told = document.article, entry or Entry(file="", where="")
    article = replace(
        article,
        title=said.title or told.title or article.title,
        source=said.source or told.source or article.source,
        published=said.published or told.published or article.published,
        genre=said.genre or told.genre or article.genre,
        address=told.address or article.address,
        machine_translated=told.machine_translated
        if told.machine_translated is not None
        else article.machine_translated,
    )
    return replace(document, article=article)


def _no_reader(path: Path) -> UnknownChoice:
    known = ", ".join(suffix for suffix in sorted(READERS) if suffix)
    return UnknownChoice(
        f"{path.suffix or 'this'} files are not read", where=path, mend=f"Save it as plain text ({known})."
    )


def _unreadable(path: Path, error: Exception) -> InputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    mend = "Change its permissions, or leave it out." if isinstance(error, PermissionError) else None
    return InputError(f"cannot be read: {reason}", where=path, mend=mend)
