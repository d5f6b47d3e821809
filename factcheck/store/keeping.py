"""Keeping the numbers and states of claims when their article is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from factcheck.core.added import IMPORTED, is_imported
from factcheck.core.anchor import Anchor, Found
from factcheck.core.article import Article
from factcheck.core.claim import Claim
from factcheck.core.correction import BY_HAND, corrected
from factcheck.core.vocabulary import AnchorFit
from factcheck.store.carried import not_carried
from factcheck.store.claims import claims_where, content_of
from factcheck.store.corrections import Over, as_read, follow_rules, held_rows, over_article, pass_on, passed_on
from factcheck.store.identity import Imprint, find_quotes, imprint, is_one_statement, moved, pair
from factcheck.store.numbers import number, row_of
from factcheck.store.tables import claim, claim_anchor

__all__ = ["Kept", "Reading", "add_claim", "add_claims", "keep_claims"]

_ADDED = sa.or_(claim.c.rule == BY_HAND, claim.c.rule.startswith(IMPORTED, autoescape=True))
"""Was a claim added, by hand or from another program?"""

_STANDS = frozenset([AnchorFit.EXACT, AnchorFit.MOVED])
"""How a quote is found where it still stands, word for word."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a version of an article by the rules: the rows concerned, and when it was."""

    article_id: int
    version_id: int
    run_id: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What a reading did to the claims of an article: how many are new, how many were there, how many were retired.

    ``notes`` say where the rules read a field in another way under a reviewer's correction, and what of a reviewer's work was lost.
    """

    new: int
    known: int
    retired: int
    notes: tuple[str, ...] = ()


def keep_claims(connection: Connection, reading: Reading, article: Article, found: Sequence[Claim]) -> Kept:
    """Writes what the rules found in an article, keeping the numbers and states of claims that were there.

    What was not found again is retired, never withdrawn. A claim that a reviewer added, corrected or decided on stays while its quote
    stands, and corrections stay over what the rules say.
    """
    of_article = claim.c.article_id == reading.article_id
    if connection.execute(sa.select(claim.c.id).where(of_article).limit(1)).first() is None:
        fresh = _insert(connection, reading, [(one, None) for one in found])
        _insert_anchors(
            connection, [_anchor(row, one, reading, AnchorFit.EXACT) for row, one in zip(fresh, found, strict=True)]
        )
        return Kept(new=len(fresh), known=0, retired=0)
    over = over_article(connection, reading.article_id)
    outcome = _outcome(connection, reading, article, found, over)
    kept, notes = _corrected(connection, outcome.kept, over)
    _update(
        connection, reading, [(row, one) for row, one, _ in kept if not _is_unchanged(outcome.before.get(row), one)]
    )
    taken = [passed_on(one, old, over) for one, old in outcome.fresh]
    news = [
        corrected(one, {its.field: its.value for its in own})
        for (one, _), own in zip(outcome.fresh, taken, strict=True)
    ]
    fresh = _insert(connection, reading, [(one, old) for one, (_, old) in zip(news, outcome.fresh, strict=True)])
    pass_on(connection, zip(fresh, taken, strict=True))
    _retire(connection, reading, [row for row, _ in outcome.lost])
    anchors = [_anchor(row, one, reading, fit) for row, one, fit in kept]
    anchors += [_anchor(row, one, reading, AnchorFit.EXACT) for row, one in zip(fresh, news, strict=True)]
    anchors += [_last_anchor(row, place, article.text, reading) for row, place in outcome.lost]
    _keep_anchors(connection, reading, anchors)
    named = [replace(one, id=number("C", row)) for row, one in zip(fresh, news, strict=True)]
    missed = _missed(connection, outcome, named)
    return Kept(new=len(fresh), known=len(kept), retired=len(outcome.lost), notes=(*notes, *missed))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a reading makes of the claims of an article, as the rules, or who added them, state them.

    ``kept``, ``fresh`` and ``lost`` are as in :class:`Pairing`; ``before`` are the stored claims by their rows. ``missed`` are the rows of those lost ones that
    a reviewer worked on.
    """

    kept: list[tuple[int, Claim, AnchorFit]]
    fresh: tuple[tuple[Claim, int | None], ...]
    lost: list[tuple[int, Found]]
    before: dict[int, Claim]
    missed: tuple[int, ...]


def _outcome(
    connection: Connection, reading: Reading, article: Article, found: Sequence[Claim], over: Over
) -> _Outcome:
    """Pairs what was read with what is stored. What a reviewer added, corrected or decided on stays while its quote stands."""
    of_article = claim.c.article_id == reading.article_id
    stored = claims_where(connection, of_article, claim.c.retired.is_(None), ~_ADDED)
    added = _Added.of(connection, reading, article, over)
    heard = [one for one in found if not any(is_one_statement(one, mine) for _, mine, _ in added.standing)]
    pairing = pair(
        [as_read(one, over) for one in stored], _lost_earlier(connection, reading, over), heard, article.text
    )
    before = {row_of(one.id, "C"): one for one in stored}
    held = held_rows(connection, reading.article_id)
    stay = {row: place for row, place in pairing.lost if row in held and place.fit in _STANDS}
    kept = [(row, moved(as_read(before[row], over), article, place), place.fit) for row, place in stay.items()]
    lost = [(row, place) for row, place in pairing.lost if row not in stay]
    return _Outcome(
        kept=[*pairing.kept, *kept, *added.standing],
        fresh=pairing.fresh,
        lost=[*lost, *added.lost],
        before=before | added.before,
        missed=tuple(row for row, _ in (*((row, place) for row, place in lost if row in held), *added.lost)),
    )


def _missed(connection: Connection, outcome: _Outcome, fresh: Sequence[Claim]) -> Iterator[str]:
    """What of a reviewer's work is lost, in words; ``fresh`` are the new claims with their numbers."""
    successor = {old: one for one, (_, old) in zip(fresh, outcome.fresh, strict=True) if old is not None}
    for row in outcome.missed:
        if row in successor:
            yield from not_carried(connection, outcome.before[row], successor[row])
        else:
            yield f"{number('C', row)}, which {_whose(outcome.before[row])}, is not found any more: its words changed"


def _whose(lost: Claim) -> str:
    """Why the loss of a claim is told."""
    return "was imported" if is_imported(lost.rule) else "a reviewer worked on"


def _corrected(
    connection: Connection, kept: Iterable[tuple[int, Claim, AnchorFit]], over: Over
) -> tuple[list[tuple[int, Claim, AnchorFit]], tuple[str, ...]]:
    """Claims that were kept with their corrections over them, and what the rules read in another way under those, in words."""
    results: list[tuple[int, Claim, AnchorFit]] = []
    notes: list[str] = []
    for row, one, fit in kept:
        result, said = follow_rules(connection, row, one, over)
        results.append((row, result, fit))
        notes.extend(said)
    return results, tuple(notes)


def add_claim(connection: Connection, reading: Reading, one: Claim) -> Claim:
    """Writes a claim that a person added, of the version that the reading names; the claim with its number."""
    (row,) = _insert(connection, reading, [(one, None)])
    _insert_anchors(connection, [_anchor(row, one, reading, AnchorFit.EXACT)])
    return replace(one, id=number("C", row))


def add_claims(connection: Connection, added: Sequence[tuple[Reading, Claim]]) -> None:
    """Writes claims that were added and have their numbers, each of the version that its reading names."""
    if not added:
        return
    rows = [
        {
            "id": row_of(one.id, "C"),
            **_columns(one, reading),
            "recorded": reading.now,
            "retired": None,
            "status": one.status,
        }
        for reading, one in added
    ]
    connection.execute(sa.insert(claim), rows)
    _insert_anchors(connection, [_anchor(row_of(one.id, "C"), one, reading, AnchorFit.EXACT) for reading, one in added])


@dataclass(frozen=True, slots=True)
class _Added:
    """The claims of an article that were added: those whose quote stands in the text, and those lost by this reading."""

    standing: tuple[tuple[int, Claim, AnchorFit], ...]
    lost: tuple[tuple[int, Found], ...]
    before: dict[int, Claim]

    @staticmethod
    def of(connection: Connection, reading: Reading, article: Article, over: Over) -> _Added:
        """Retired ones come back with their quote."""
        mine = (claim.c.article_id == reading.article_id, _ADDED)
        current = claims_where(connection, *mine, claim.c.retired.is_(None))
        retired = claims_where(connection, *mine, claim.c.retired.is_not(None))
        present = {one.id for one in current}
        standing, lost = [], []
        every = (*current, *retired)
        for one, place in zip(every, find_quotes(every, article.text), strict=True):
            row = row_of(one.id, "C")
            if place.fit in _STANDS:
                standing.append((row, moved(as_read(one, over), article, place), place.fit))
            elif one.id in present:
                lost.append((row, place))
        return _Added(tuple(standing), tuple(lost), {row_of(one.id, "C"): one for one in current})


def _lost_earlier(connection: Connection, reading: Reading, over: Over) -> dict[Imprint, int]:
    """The rows of the claims that the rules lost earlier, by what they were printed as, with the key that they had for the rules."""
    lost = (claim.c.article_id == reading.article_id, claim.c.retired.is_not(None), ~_ADDED)
    columns = (claim.c[name] for name in ("id", "key", "value_text", "quote", "direction", "comparator"))
    rows = connection.execute(sa.select(*columns).where(*lost).order_by(claim.c.id.desc())).all()
    edited = [row.id for row in rows if not {"form", "direction", "comparator"}.isdisjoint(over.get(row.id, ()))]
    known = (
        {one.id: imprint(as_read(one, over)) for one in claims_where(connection, claim.c.id.in_(edited))}
        if edited
        else {}
    )
    return {
        known.get(number("C", row.id), (row.key, row.value_text or row.quote, row.direction, row.comparator)): row.id
        for row in rows
    }


def _is_unchanged(before: Claim | None, now: Claim) -> bool:
    """Is the stored claim, in the version it stands in, what was found now?"""
    if before is None:
        return False
    article = replace(now.article, id=before.article.id)
    return replace(now, id=before.id, status=before.status, article=article) == before


def _insert(connection: Connection, reading: Reading, fresh: Sequence[tuple[Claim, int | None]]) -> Sequence[int]:
    """Writes new claims, each with the row that it replaces; their rows, in order.

    The rows come back by key: to ask the database for their order would insert them one by one on SQLite.
    """
    if not fresh:
        return []
    since = {"recorded": reading.now, "retired": None}
    rows = [_columns(one, reading) | since | {"status": one.status, "replaces_id": old} for one, old in fresh]
    made: dict[str, list[int]] = {}
    for row in connection.execute(sa.insert(claim).returning(claim.c.id, claim.c.key), rows):
        made.setdefault(row.key, []).append(row.id)
    waiting = {key: iter(sorted(numbers)) for key, numbers in made.items()}
    return [next(waiting[one.key]) for one, _ in fresh]


def _retire(connection: Connection, reading: Reading, rows: Sequence[int]) -> None:
    if rows:
        connection.execute(
            sa.update(claim).where(claim.c.id == sa.bindparam("row")).values(retired=reading.now),
            [{"row": row} for row in rows],
        )


def _update(connection: Connection, reading: Reading, kept: Iterable[tuple[int, Claim]]) -> None:
    rows = [{f"to_{name}": value for name, value in _columns(one, reading).items()} | {"row": row} for row, one in kept]
    if rows:
        values: dict[str, object] = {name.removeprefix("to_"): sa.bindparam(name) for name in rows[0] if name != "row"}
        connection.execute(
            sa.update(claim).where(claim.c.id == sa.bindparam("row")).values(**values, retired=None), rows
        )


def _anchor(row: int, one: Claim, reading: Reading, fit: AnchorFit) -> dict[str, object]:
    around = Anchor.of(one.article.text, one.start, one.end)
    return {
        "claim_id": row,
        "version_id": reading.version_id,
        "key": one.key,
        "quote_start": one.start,
        "quote_end": one.end,
        "prefix": around.prefix,
        "suffix": around.suffix,
        "fit": fit,
    }


def _last_anchor(row: int, place: Found, text: str, reading: Reading) -> dict[str, object]:
    """Where the quote of a lost claim stands, if it does."""
    around = None if place.start is None or place.end is None else Anchor.of(text, place.start, place.end)
    return {
        "claim_id": row,
        "version_id": reading.version_id,
        "key": None,
        "quote_start": place.start,
        "quote_end": place.end,
        "prefix": "" if around is None else around.prefix,
        "suffix": "" if around is None else around.suffix,
        "fit": place.fit,
    }


def _insert_anchors(connection: Connection, anchors: Sequence[dict[str, object]]) -> None:
    if anchors:
        connection.execute(sa.insert(claim_anchor), anchors)


def _keep_anchors(connection: Connection, reading: Reading, anchors: Sequence[dict[str, object]]) -> None:
    """Writes the anchors of a reading; a version that is read a second time keeps the fit that was found first."""
    here = claim_anchor.c.version_id == reading.version_id
    mine = claim.c.article_id == reading.article_id
    ids = sa.select(claim.c.id).where(mine)
    known = {
        row.claim_id: row
        for row in connection.execute(sa.select(claim_anchor).where(here, claim_anchor.c.claim_id.in_(ids)))
    }
    fresh = [anchor for anchor in anchors if anchor["claim_id"] not in known]
    _insert_anchors(connection, fresh)
    names = ("key", "quote_start", "quote_end", "prefix", "suffix")
    moved = [
        {"row": anchor["claim_id"], **{f"to_{name}": anchor[name] for name in names}}
        for anchor in anchors
        if (old := known.get(anchor["claim_id"])) is not None
        and anchor["key"] is not None
        and any(anchor[name] != getattr(old, name) for name in names)
    ]
    if moved:
        connection.execute(
            sa.update(claim_anchor)
            .where(here, claim_anchor.c.claim_id == sa.bindparam("row"))
            .values({name: sa.bindparam(f"to_{name}") for name in names}),
            moved,
        )


def _columns(one: Claim, reading: Reading) -> dict[str, object]:
    """The columns that a reading gives a claim; its status and its times are not among them."""
    return content_of(one) | {
        "article_id": reading.article_id,
        "version_id": reading.version_id,
        "run_id": reading.run_id,
        "quote": one.quote,
        "quote_start": one.start,
        "quote_end": one.end,
        "value_text": one.value_text,
        "links": [[str(link.role), link.value_start] for link in one.links],
    }
