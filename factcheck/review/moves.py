"""The keys that decide nothing: what each of them does with the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from factcheck.core.decision import Question
from factcheck.review.acts import Keys, Matter, Undo
from factcheck.review.adding import Adding, articles_of
from factcheck.review.alike import Together, way_of
from factcheck.review.asking import asked, found_of, opened, said, shown
from factcheck.review.asking import left as _left
from factcheck.review.correcting import Correcting
from factcheck.review.editing import Stage
from factcheck.review.filters import Filtering
from factcheck.review.going import Going
from factcheck.review.keys import key_rows, status_rows
from factcheck.review.naming import Naming, name_pairs
from factcheck.review.remarks import MoreEvidence, Note
from factcheck.review.sides import REACHES
from factcheck.review.takeback import WholeSession
from factcheck.review.walk import Session, Turn, back, forward, leave

__all__ = ["HANDLERS", "Handler"]

Handler = Callable[[Session, Matter], Turn]
"""What a move does with the session and the thing that is shown."""


def _note(session: Session, _: Matter) -> Turn:
    return opened(session, Note())


def _evidence(session: Session, _: Matter) -> Turn:
    return opened(session, MoreEvidence())


def _keys(session: Session, matter: Matter) -> Turn:
    found = found_of(matter)
    following, acts = asked(session)
    return following, (Keys(status_rows() if found is None else key_rows(found)), *acts)


def _text(session: Session, matter: Matter) -> Turn:
    """What is shown again, with more of the articles."""
    if session.reach >= len(REACHES) - 1:
        return said(session, f"More cannot be shown here. The articles are {', '.join(_articles(matter))}.")
    session = replace(session, reach=session.reach + 1)
    following, acts = asked(session)
    return following, (shown(session, matter), *acts)


def _filter(session: Session, _: Matter) -> Turn:
    return opened(session, Filtering())


def _undo(session: Session, _: Matter) -> Turn:
    return session, (Undo(),)


def _undo_all(session: Session, _: Matter) -> Turn:
    return opened(session, WholeSession())


def _alike(session: Session, matter: Matter) -> Turn:
    """The decision in the making, on all that is like what is shown."""
    way = way_of(session.draft, matter)
    if way is None:
        return said(
            session,
            "This can be said of one alone: it names a side by its number, or a value, or looks at what others decided.",
        )
    return opened(session, Together(way))


def _apart(session: Session, matter: Matter) -> Turn:
    return _about_names(session, matter, same=False)


def _join(session: Session, matter: Matter) -> Turn:
    return _about_names(session, matter, same=True)


def _about_names(session: Session, matter: Matter, *, same: bool) -> Turn:
    """Two names are one thing, or two: which?"""
    found = found_of(matter)
    return opened(session, Naming(same, () if found is None else name_pairs(found)))


def _correct(session: Session, matter: Matter) -> Turn:
    """Which field is wrong?"""
    if isinstance(matter, Question):
        return said(session, "Only a claim has fields: factcheck review claims.")
    return opened(session, Correcting(seen=matter.claim, claim=matter.claim))


def _add(session: Session, matter: Matter) -> Turn:
    """Which words did the rules miss?"""
    return opened(session, Adding(articles=articles_of(matter), stage=Stage.ARTICLE))


def _skip(session: Session, _: Matter) -> Turn:
    return _left(session, forward(replace(session, queue=session.queue.passed_over())))


def _back(session: Session, _: Matter) -> Turn:
    before = session.queue.before
    return said(session, "This is the first one.") if before is None else _left(session, back(session, before))


def _go(session: Session, _: Matter) -> Turn:
    return opened(session, Going())


def _quit(session: Session, _: Matter) -> Turn:
    return _left(session, leave(session, finished=False))


def _articles(matter: Matter) -> tuple[str, ...]:
    claims = matter.discrepancy.claims if isinstance(matter, Question) else (matter.claim,)
    return tuple(dict.fromkeys(str(claim.article.id) for claim in claims))


HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        "note": _note,
        "evidence": _evidence,
        "text": _text,
        "skip": _skip,
        "apart": _apart,
        "join": _join,
        "go": _go,
        "filter": _filter,
        "correct": _correct,
        "add": _add,
        "back": _back,
        "undo": _undo,
        "undo all": _undo_all,
        "alike": _alike,
        "keys": _keys,
        "quit": _quit,
    }
)
"""What each move of ``keys.MOVES`` does, by its name."""
