"""Articles and their versions: recognising what was read before, keeping what is new, reading them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.article import Article
from factcheck.core.copy import Copy
from factcheck.core.document import Document
from factcheck.core.original import Original
from factcheck.core.version import BY_HAND
from factcheck.errors import NotText, UnknownId
from factcheck.store.archive import keep_copy
from factcheck.store.numbers import number
from factcheck.store.present import KNOWN_AS, with_source
from factcheck.store.tables import article, article_version, claim, source
from factcheck.store.types import AnyRow

__all__ = [
    "Recognised",
    "Standing",
    "Version",
    "all_articles",
    "article_of",
    "articles_where",
    "changes_between",
    "check_keepable",
    "current_versions",
    "facts_by_hand",
    "keep_version",
    "known_reading",
    "recognise",
]

_FACTS = ("source", "author", "published", "modified", "title", "genre", "language", "machine_translated")
"""What is known of an article beside its text and address."""

_WORDS = ("source", "author", "title", "genre", "language")
"""What is said of an article in words."""


class Standing(StrEnum):
    """What an article is to the ledger."""

    NEW = "new"
    NEW_VERSION = "new version"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Recognised:
    """What an article is to the ledger. ``article`` has the facts that it has there, ``article_id`` its row (None: new).

    ``changes`` says in words what differs from the current version.
    """

    standing: Standing
    article: Article
    article_id: int | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """The rows of an article and of one of its versions."""

    article_id: int
    version_id: int


def recognise(connection: Connection, given: Article) -> Recognised:
    """What an article is to the ledger: new, a new version of one that is there, or known.

    The same text from the same source is known, wherever it lies; so is the same text at the same address, unless a fact about it
    changed (a date that was missing): then it is a new version. Facts that are not given anew are not lost, and those that a person set stay.
    """
    row = _row_for(connection, article.c.key == given.key)
    if row is not None and not given.is_online and row.address != given.address:
        return Recognised(Standing.KNOWN, *_present(row))
    if row is None and given.address is not None:
        row = _row_for(connection, article.c.address == given.address)
    if row is None:
        return Recognised(Standing.NEW, given)
    present, article_id = _present(row)
    by_hand = {name: getattr(present, name) for name in facts_by_hand(row.found)}
    merged = replace(replace(given, source=given.source or present.source), **by_hand)
    if present.text == given.text:
        merged = _with_facts_of(merged, present)
    changes = changes_between(present, merged)
    if not changes:
        return Recognised(Standing.KNOWN, present, article_id)
    twin = _row_for(connection, sa.and_(article.c.key == merged.key, article.c.id != article_id))
    if twin is not None:
        return Recognised(Standing.KNOWN, *_present(twin))
    return Recognised(Standing.NEW_VERSION, merged, article_id, changes)


def known_reading(connection: Connection, given: Original, reading: str) -> Article | None:
    """The article that the ledger has of some bytes, where they were read in the same way (``reading`` names the readers' version); None where they are to be read.

    They are known where the present version was read from them; or an earlier one, which was got at the same moment, or, where no moment is told, is the last of
    its file: two pages in a folder may be of one address. A file that went back to earlier bytes is to be read again.
    """
    mine = article_version.c.reading_key == given.key(reading)
    row = _row_for(connection, mine)
    if row is not None:
        return _present(row)[0]
    later = article_version.alias("later")
    since = sa.exists().where(
        later.c.article_id == article_version.c.article_id,
        later.c.number > article_version.c.number,
        later.c.got_from.endswith(given.where.rpartition("/")[2], autoescape=True),
    )
    same = ~since if given.retrieved is None else article_version.c.retrieved == given.retrieved
    known = connection.execute(sa.select(article_version.c.article_id).where(mine, same).limit(1)).scalar()
    return None if known is None else article_of(connection, known)


def check_keepable(article: Article, place: str | None = None) -> None:
    """Nothing, for an article that a database can hold, with the ``place`` where it was got. Raises NotText for one with a lone surrogate in its text, facts or names."""
    names = (article.address, place)
    for said in (*names, article.text, *(getattr(article, name) for name in _WORDS)):
        try:
            (said or "").encode()
        except UnicodeEncodeError as error:
            raise NotText(
                f"code point {error.start} of {error.object[:20]!r} is half a character (a lone surrogate)",
                where=article.address or place,
                mend="Give it a name in UTF-8." if said in names else "Save the text as UTF-8.",
            ) from None


def keep_version(
    connection: Connection, known: Recognised, document: Document, copy: Copy, *, now: datetime, run_id: int
) -> tuple[Article, Version]:
    """Writes a new article, or the new version of one, with the ``copy`` of its bytes; the article with its number, and its rows.

    Raises NotText for a text that no database can hold (a lone surrogate).
    """
    kept = known.article
    check_keepable(kept, document.provenance.place)
    facts = {"key": kept.key, "source_id": _source_row(connection, kept.source, now), "address": kept.address}
    if known.article_id is None:
        article_id = int(
            connection.execute(sa.insert(article).values(recorded=now, **facts).returning(article.c.id)).scalar_one()
        )
    else:
        article_id = known.article_id
        connection.execute(sa.update(article).where(article.c.id == article_id).values(**facts))
    of_article = article_version.c.article_id == article_id
    former = _row_for(connection, article.c.id == article_id)
    last = connection.execute(sa.select(sa.func.max(article_version.c.number)).where(of_article)).scalar() or 0
    connection.execute(
        sa.update(article_version).where(of_article, article_version.c.is_current).values(is_current=False)
    )
    version = {
        "article_id": article_id,
        "number": last + 1,
        "is_current": True,
        "run_id": run_id,
        "title": kept.title,
        "address": kept.address,
        "published": kept.published,
        "modified": kept.modified,
        "author": kept.author,
        "retrieved": document.provenance.retrieved or now,
        "genre": kept.genre,
        "language": kept.language,
        "machine_translated": kept.machine_translated,
        "text_sha256": kept.text_hash,
        "raw_sha256": keep_copy(connection, copy),
        "text": kept.text,
        **_got(document, {} if former is None else former.found),
    }
    version_id = connection.execute(
        sa.insert(article_version).values(**version).returning(article_version.c.id)
    ).scalar_one()
    return replace(kept, id=number("A", article_id)), Version(article_id, int(version_id))


def facts_by_hand(found: Mapping[str, str]) -> dict[str, str]:
    """Which facts a person set, of those of which is told where they were ``found``. What a text says of its own last change is never one that stays."""
    return {name: place for name, place in found.items() if place.startswith(BY_HAND) and name != "modified"}


def _got(document: Document, former: Mapping[str, str]) -> dict[str, object]:
    """The columns that say how a version was got and read; ``former`` tells where the facts of the version before were found."""
    how = document.provenance
    return {
        "got": how.got,
        "got_from": how.place,
        "charset": how.charset,
        "etag": how.etag,
        "last_modified": how.last_modified,
        "reader": how.reader,
        "reader_version": how.version,
        "found": {**how.found, **facts_by_hand(former)}
        | {name: place for name, place in how.found.items() if place.startswith(BY_HAND)},
        "blocks": [[one.start, one.end, one.place] for one in document.blocks],
        "remarks": [[str(one.kind), one.quote, one.start] for one in document.remarks],
        "reading_key": how.key,
    }


def articles_where(connection: Connection, *conditions: sa.ColumnElement[bool]) -> dict[int, Article]:
    """The articles, by the row of their version, whose versions meet the conditions. Raw bytes are left in the database."""
    rows = connection.execute(_SELECT.where(*conditions).order_by(article.c.id, article_version.c.number))
    return {row.version_id: _present(row)[0] for row in rows}


def current_versions(connection: Connection, article_id: int | None = None) -> list[Version]:
    """The rows of all articles, or of one, each with its current version."""
    wanted = sa.select(article_version.c.article_id, article_version.c.id).where(article_version.c.is_current)
    if article_id is not None:
        wanted = wanted.where(article_version.c.article_id == article_id)
    rows = connection.execute(wanted.order_by(article_version.c.article_id))
    return [Version(row.article_id, row.id) for row in rows]


def article_of(connection: Connection, article_id: int) -> Article:
    """An article in its current version. Raises UnknownId."""
    row = _row_for(connection, article.c.id == article_id)
    if row is None:
        raise UnknownId(f"there is no article A{article_id} in the ledger", mend="List them with: factcheck articles.")
    return _present(row)[0]


def all_articles(connection: Connection) -> list[tuple[Article, int]]:
    """The articles in their current versions, by number, each with how many claims it has."""
    count = sa.select(claim.c.article_id, sa.func.count()).where(claim.c.retired.is_(None)).group_by(claim.c.article_id)
    counts = {row[0]: row[1] for row in connection.execute(count)}
    rows = connection.execute(_SELECT.where(article_version.c.is_current).order_by(article.c.id))
    return [(_present(row)[0], counts.get(row.id, 0)) for row in rows]


_SELECT = sa.select(
    article.c.id,
    article.c.address,
    source.c.name.label("source"),
    KNOWN_AS.label("known_as"),
    article_version.c.id.label("version_id"),
    article_version.c.text,
    article_version.c.title,
    article_version.c.published,
    article_version.c.genre,
    article_version.c.language,
    article_version.c.machine_translated,
    article_version.c.author,
    article_version.c.modified,
    article_version.c.found,
).select_from(
    with_source(article.join(article_version, article_version.c.article_id == article.c.id), article.c.source_id)
)


def _row_for(connection: Connection, condition: sa.ColumnElement[bool]) -> AnyRow | None:
    """The current version of the latest article that meets a condition."""
    return connection.execute(
        _SELECT.where(condition, article_version.c.is_current).order_by(article.c.id.desc()).limit(1)
    ).one_or_none()


def _present(row: AnyRow) -> tuple[Article, int]:
    """The article of a row, with its number, and the row's integer."""
    present = Article(
        text=row.text,
        published=row.published,
        title=row.title,
        source=row.source,
        address=row.address,
        genre=row.genre,
        language=row.language,
        machine_translated=row.machine_translated,
        author=row.author,
        modified=row.modified,
        id=number("A", row.id),
        known_as=row.known_as,
    )
    return present, row.id


def _with_facts_of(given: Article, present: Article) -> Article:
    """The article with every fact that it lacks taken from another reading of the same text."""
    lacking: dict[str, object] = {name: getattr(present, name) for name in _FACTS if getattr(given, name) is None}
    return replace(given, **lacking)  # type: ignore[arg-type]


def changes_between(present: Article, given: Article) -> tuple[str, ...]:
    """What differs, in words."""
    found = ["the text changed"] if present.text != given.text else []
    names: Iterable[str] = _FACTS if present.text == given.text else ("source",)
    for name in names:
        before, after = getattr(present, name), getattr(given, name)
        if before != after:
            found.append(f"{name.replace('_', ' ')}: {'unknown' if before is None else before} -> {after}")
    return tuple(found)


def _source_row(connection: Connection, name: str | None, now: datetime) -> int | None:
    """The row of a source, made where it is new; None for an unknown one."""
    if name is None:
        return None
    found = connection.execute(sa.select(source.c.id).where(source.c.name == name)).scalar()
    if found is None:
        found = connection.execute(
            sa.insert(source).values(name=name, recorded=now).returning(source.c.id)
        ).scalar_one()
    return int(found)
