"""Who publishes: looked at, and changed by a reviewer. One transaction and one event each; where names change, all is compared again."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from factcheck import api
from factcheck.core.decision import By
from factcheck.core.repeats import Repeats
from factcheck.core.source import FACTS, Source
from factcheck.core.vocabulary import EventKind, SourceKind
from factcheck.errors import UsageError
from factcheck.lexicon.countries import COUNTRIES, country_code
from factcheck.store.chain import append_event
from factcheck.store.entrance import Where, reading, writing
from factcheck.store.listings import SourceRow, list_sources
from factcheck.store.repeats import printed_articles, text_of_article
from factcheck.store.sources import (
    MERGE,
    change_facts,
    find_source,
    merge_sources,
    rename_source,
    source_of,
    source_states,
    split_source,
)
from factcheck.workflow.aftermath import Aftermath, compare_after
from factcheck.workflow.said import check_text

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = [
    "SourceCard",
    "SourceChanged",
    "SourceLine",
    "card",
    "edit",
    "listed",
    "merge",
    "rename",
    "source_lines",
    "split",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line of the list of sources, with how much of it repeats others."""

    row: SourceRow
    repeats: Repeats

    def as_record(self) -> dict[str, object]:
        """The dict that the NDJSON line is made of."""
        return self.row.as_record() | self.repeats.as_record()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """A source with its names, its counts (None where no article is left that bears one of them), and how much of it repeats others."""

    source: Source
    row: SourceRow | None
    repeats: Repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChanged:
    """A source as it is now, what changed in words (field, before, after), and what that did among the discrepancies, where all was compared again."""

    source: Source
    changes: tuple[tuple[str, str | None, str | None], ...] = ()
    aftermath: Aftermath | None = None


def listed(address: Where) -> list[SourceLine]:
    """The sources by name, merged ones as one, the unknown one last."""
    with reading(address) as connection:
        return source_lines(connection)


def source_lines(connection: Connection) -> list[SourceLine]:
    """The lines of the list, inside a transaction that is open."""
    found = _repeats(connection)
    return [SourceLine(row=row, repeats=found.get(row.name, Repeats())) for row in list_sources(connection)]


def card(address: Where, name: str) -> SourceCard:
    """A source by any of its names. Raises UnknownId."""
    with reading(address) as connection:
        source = source_of(connection, find_source(connection, name))
        row = next((one for one in list_sources(connection) if one.name == source.name), None)
        return SourceCard(source=source, row=row, repeats=_repeats(connection).get(source.name, Repeats()))


def _repeats(connection: Connection) -> dict[str | None, Repeats]:
    return api.find_repeats(printed_articles(connection), partial(text_of_article, connection))


def edit(
    address: Where, name: str, given: Mapping[str, str | None], *, by: By, note: str | None = None
) -> SourceChanged:
    """Says of a source what kind it is, who owns it, where it is, or anything else; None clears a fact. ``given`` is by field, in what the ledger holds.

    Raises UnknownId, UsageError where nothing changes, and a LedgerError.
    """
    check_text(by.reviewer, name, note, *given.values())
    with writing(address) as connection:
        row = find_source(connection, name)
        before = source_of(connection, row)
        given = _checked(given)
        changes = tuple(
            (field, None if (was := getattr(before, field)) is None else str(was), given[field])
            for field in FACTS
            if field in given and getattr(before, field) != given[field]
        )
        if not changes:
            raise UsageError(f"nothing changes: this is known of “{before.name}” already", mend="Give another value.")
        changed = change_facts(connection, row, {field: after for field, _, after in changes})
        _tell(connection, "edit", changed, {"source": before.name}, by=by, note=note)
        return SourceChanged(source=source_of(connection, row), changes=changes)


def rename(address: Where, name: str, to: str, *, by: By, note: str | None = None) -> SourceChanged:
    """Gives a source another name. The names in print stay with it, and articles that come with either belong to it.

    Raises UnknownId, UsageError where the name is taken, and a LedgerError.
    """
    check_text(by.reviewer, name, to, note)
    with writing(address) as connection:
        row = find_source(connection, name)
        before = source_of(connection, row)
        changed = rename_source(connection, row, to, now=by.now)
        _tell(connection, "rename", changed, {"source": before.name, "to": to}, by=by, note=note)
        after = source_of(connection, row)
        return SourceChanged(
            source=after, changes=(("name", before.name, after.name),), aftermath=_again(connection, by)
        )


def merge(address: Where, name: str, into: str, *, by: By, note: str | None = None) -> SourceChanged:
    """Says that two names are one source, which is called as the second. Raises UnknownId, UsageError where they are one already, and a LedgerError."""
    check_text(by.reviewer, name, into, note)
    with writing(address) as connection:
        row, head = find_source(connection, name), find_source(connection, into)
        first, before = source_of(connection, row), source_of(connection, head)
        moved = [one.printed for one in first.names]
        changed = merge_sources(connection, row, head)
        after = source_of(connection, head)
        taken = {name: str(getattr(after, name)) for name in FACTS if getattr(before, name) != getattr(after, name)}
        facts = {"source": moved[0], "to": after.name, "into": after.names[0].printed, "with": moved, "taken": taken}
        _tell(connection, MERGE, changed, facts, by=by, note=note)
        return SourceChanged(
            source=after, changes=(("name", first.name, after.name),), aftermath=_again(connection, by)
        )


def split(address: Where, name: str, *, by: By, note: str | None = None) -> SourceChanged:
    """Takes a merger back: the name is a source of its own again, with what had come with it. Raises UnknownId, UsageError where it is merged with none, and a LedgerError."""
    check_text(by.reviewer, name, note)
    with writing(address) as connection:
        before = source_of(connection, find_source(connection, name))
        row, changed = split_source(connection, name)
        after = source_of(connection, row)
        facts = {"source": after.names[0].printed, "from": before.name}
        _tell(connection, "split", changed, facts, by=by, note=note)
        return SourceChanged(
            source=after, changes=(("name", before.name, after.name),), aftermath=_again(connection, by)
        )


def _checked(given: Mapping[str, str | None]) -> dict[str, str | None]:
    """The facts as the ledger holds them: a kind of the list, the code of a country. Raises UsageError for others."""
    found = dict(given)
    kind, country = found.get("kind"), found.get("country")
    if kind is not None and kind not in set(SourceKind):
        raise UsageError(f"{kind!r} is no kind of source", mend=f"Choose one of: {', '.join(SourceKind)}.")
    if country is not None:
        found["country"] = country_code(country)
        if found["country"] is None:
            near = difflib.get_close_matches(country.title(), COUNTRIES.values(), n=2, cutoff=0.6)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise UsageError(
                f"{country!r} is no country", mend=f"Give its name, or its code of two letters (CN).{hint}"
            )
    return found


def _again(connection: Connection, by: By) -> Aftermath:
    """Compares all again: copies of one source are one voice, and explanations name sources."""
    return compare_after(connection, now=by.now)


def _tell(
    connection: Connection, act: str, changed: Collection[int], facts: Mapping[str, object], *, by: By, note: str | None
) -> None:
    """Adds the event of a change, with the rows as it left them."""
    told = {"act": act, **facts, "compared": act != "edit", "note": note, "sources": source_states(connection, changed)}
    append_event(connection, EventKind.SOURCE, reviewer=by.reviewer, facts=told, now=by.now)
