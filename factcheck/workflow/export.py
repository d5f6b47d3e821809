"""A whole ledger out, in one of the registered formats, piece by piece."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

import factcheck
from factcheck.core.held import Holdings
from factcheck.errors import InputError, MissingPath, UnknownChoice, UsageError
from factcheck.report.exports import EXPORTS, RATINGS, Export, Ratings, ratings_in
from factcheck.report.exports.vocabulary import TERMS
from factcheck.store import held as streams
from factcheck.store.chain import head_of, stream_events
from factcheck.store.engine import open_ledger
from factcheck.store.kept_rows import kept_rows, row_counts
from factcheck.store.revision import HEAD
from factcheck.workflow.progress import OnStep, Step

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["export"]

Thing = TypeVar("Thing")

_TOLD = 500
"""After so many things it is told how far the work has come."""


def export(
    address: str,
    *,
    format: str,  # noqa: A002 - the public name of the option
    base_url: str | None = None,
    ratings: Path | None = None,
    on_step: OnStep | None = None,
) -> Iterator[str]:
    """The pieces of an export, in order. The same ledger gives the same bytes: no clock is read.

    ``base_url`` is the address below which the things of the ledger are published, ``ratings`` a TOML file. Raises UnknownChoice for a format that no registry holds,
    UsageError for an option that is lacking or does not go with it, BadRatings, and a LedgerError when the ledger cannot be opened or read.
    """
    if format not in EXPORTS:
        raise UnknownChoice(
            f"{format!r} is no format of an export", mend=f"Choose one of: {', '.join(sorted(EXPORTS))}."
        )
    chosen = EXPORTS[format]
    base = _base(format, chosen, base_url)
    if ratings is not None and not chosen.takes_ratings:
        raise UsageError(f"--ratings does not go with {format}", where="export", mend="Leave it out.")
    rated = RATINGS if ratings is None else _read_ratings(ratings)
    return _pieces(address, chosen, base, rated, on_step)


def _pieces(address: str, chosen: Export, base: str | None, rated: Ratings, on_step: OnStep | None) -> Iterator[str]:
    """The document, made while the ledger is open for reading: what others write meanwhile is not in it."""
    with open_ledger(address) as ledger, ledger.transaction() as connection:
        yield from chosen.write(_holdings(connection, base, on_step), rated)


def _holdings(connection: Connection, base: str | None, on_step: OnStep | None) -> Holdings:
    counts = row_counts(connection)
    placed = streams.count_placed(connection)

    def told(
        read: Callable[[Connection], Iterator[Thing]], what: str, total: int | None
    ) -> Callable[[], Iterator[Thing]]:
        passes = count(1)

        def stream() -> Iterator[Thing]:
            again = next(passes)
            name = f"writing {what}" if again == 1 else f"writing {what}, pass {again}"
            return _counted(read(connection), name, total, on_step)

        return stream

    return Holdings(
        name=base or _name_of(connection),
        program=f"factcheck {factcheck.__version__}",
        revision=HEAD,
        head=head_of(connection),
        counts=counts,
        rows=told(kept_rows, "rows", sum(counts.values())),
        runs=told(streams.held_runs, "runs", counts["run"]),
        sources=told(streams.held_sources, "sources", counts["source"]),
        copies=told(streams.held_copies, "copies", counts["archive"]),
        versions=told(streams.held_versions, "articles", counts["article_version"]),
        claims=told(streams.held_claims, "claims", counts["claim"]),
        corrections=told(streams.held_corrections, "corrections", counts["correction"]),
        discrepancies=told(streams.held_discrepancies, "discrepancies", counts["discrepancy"]),
        decisions=told(streams.held_decisions, "decisions", counts["decision"]),
        events=told(stream_events, "events", counts["event"]),
        placed=told(streams.placed_claims, "claims", placed),
        judged=told(streams.judged_claims, "claims that were judged", None),
        placed_count=placed,
    )


def _counted(things: Iterator[Thing], name: str, total: int | None, on_step: OnStep | None) -> Iterator[Thing]:
    if on_step is None:
        yield from things
        return
    done = 0
    for done, one in enumerate(things, start=1):
        if done % _TOLD == 1:
            on_step(Step(name, done, total))
        yield one
    on_step(Step(name, done, total))


def _name_of(connection: Connection) -> str:
    """A name that no other ledger has, made of the hash of its first event; copies of a ledger have the same."""
    first = next(stream_events(connection), None)
    made = uuid.uuid5(uuid.UUID(TERMS.removeprefix("urn:uuid:").rstrip("#")), "" if first is None else first.hash)
    return f"urn:uuid:{made}#"


def _base(format: str, chosen: Export, base_url: str | None) -> str | None:  # noqa: A002 - as above
    """The address to which numbers are added, None where nobody says one. Raises UsageError."""
    if base_url is None:
        if chosen.needs_base:
            raise UsageError(
                f"{format} needs the address below which you publish",
                where="export",
                mend="Say it: --base-url https://desk.example/checks/.",
            )
        return None
    if not chosen.takes_base:
        raise UsageError(f"--base-url does not go with {format}", where="export", mend="Leave it out.")
    said = base_url.strip()
    try:
        split = urlsplit(said)
        is_address = split.scheme in {"http", "https"} and bool(split.hostname) and split.username is None
    except ValueError:
        is_address = False
    if not is_address or not said.isprintable() or " " in said:
        raise UsageError(
            f"{base_url!r} is no address of the web", where="--base-url", mend="Write https://desk.example/checks/."
        )
    return said if said.endswith(("/", "#", "=")) else f"{said}/"


def _read_ratings(path: Path) -> Ratings:
    """The ratings of a file. Raises MissingPath, InputError, BadRatings."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise MissingPath("there is no such file", where=path, mend="Check the spelling.") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"cannot be read ({why})", where=path, mend="Name a file of ratings.") from error
    return ratings_in(raw, str(path))
