"""A review session as a state machine: answers and news come in, the session that follows and its acts come out.

Whoever runs it (the command, a test) does the acts in order and reports back: ``step`` with each answer (None at the end of the input),
``arrived`` with what was fetched, ``weighed``, ``saved``, ``ruled`` and ``undone`` with what was made, ``refused`` with the sentence that says why not.
Nothing here reads, prints or knows the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.core.decision import Decision, Effect, Evidence, Question
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.verdict import missed_words, verdict
from factcheck.core.vocabulary import Status
from factcheck.review.acts import Ask, Keys, Mark, Matter, Preview, Rule, Save, Say, Show, Undo, Verify, Weigh
from factcheck.review.drafts import (
    ESCAPE,
    WHAT_COUNTS,
    Draft,
    Step,
    finding_of,
    next_step,
    preview,
    question,
    verdict_of,
    with_answer,
)
from factcheck.review.effects import describe_effects, effects, verdict_effects
from factcheck.review.keys import MOVES, NAMING, choice_of, key_rows, legend, status_rows
from factcheck.review.naming import Naming, chosen, name_pairs, pair_rows, prompt
from factcheck.review.queue import Entry, Queue
from factcheck.review.sides import REACHES
from factcheck.review.walk import Mode, Session, Turn, back, ended, forward, gone, leave, passed_by, rank_of, to

__all__ = ["arrived", "refused", "ruled", "saved", "start", "step", "undone", "weighed"]


def start(
    entries: Iterable[Entry], *, place: Entry | None = None, skipped: Iterable[str] = (), decided: int = 0
) -> Turn:
    """A session on what waits, in front of the first; or at the ``place`` where a former sitting ended, behind it where it waits no longer.

    ``skipped`` and ``decided`` are what that sitting had come to.
    """
    session = Session(queue=Queue.of(entries, skipped=skipped), decided=decided)
    if place is None:
        return forward(session, fresh=True)
    if place.number in session.queue.waiting:
        return to(session, place.number)
    return forward(replace(session, queue=replace(session.queue, place=place)), fresh=True)


def step(session: Session, answer: str | None) -> Turn:
    """What follows from an answer; None is the end of the input, and ends the session with its place kept."""
    if answer is None:
        return leave(session, finished=session.mode is Mode.END)
    if session.mode is Mode.END:
        return _at_the_end(session, answer.strip())
    if session.mode is Mode.NOTE:
        return _asked(replace(session, draft=replace(session.draft, note=answer.strip() or session.draft.note)))
    if session.mode is Mode.EVIDENCE:
        return (session, (Weigh(answer.strip()),)) if answer.strip() else _asked(session)
    if session.mode is Mode.NAMES and session.naming is not None:
        return _named(session, session.naming, answer.strip())
    if session.mode is not Mode.DRAFT or session.matter is None:
        raise ValueError(f"no answer was asked for: the session waits for {session.mode}")
    return _drafted(session, session.matter, answer.strip())


def arrived(session: Session, matter: Matter | None, entries: Iterable[Entry]) -> Turn:
    """What follows when the thing of the number fetched is there (None: there is none), with what waits now."""
    session = replace(session, queue=session.queue.renewed(entries))
    number, place = session.target, session.queue.place
    if number is None:
        return forward(session, fresh=True)
    last_rank = () if place is None else place.rank
    entry = session.queue.entry_of(number) or Entry(number, last_rank if matter is None else rank_of(matter))
    sentence = gone(session, matter, number)
    if matter is None or sentence is not None:
        return passed_by(session, entry, sentence or "")
    queue = session.queue.at(entry)
    same = session.matter is not None and session.matter.id == number
    draft = session.draft.taken_back() if same else Draft()
    session = replace(session, queue=queue, matter=matter, draft=draft, reach=0, returning=False, backwards=False)
    following, acts = _asked(session)
    return following, (Mark(number, queue.skipped, session.decided), _shown(session, matter), *acts)


def weighed(session: Session, evidence: Evidence) -> Turn:
    """What follows when words have become evidence."""
    session, acts = _asked(replace(session, draft=replace(session.draft, evidence=(*session.draft.evidence, evidence))))
    missed = missed_words(evidence)
    return session, acts if missed is None else (Say(missed), *acts)


def saved(session: Session, decision: Decision) -> Turn:
    """What follows when a decision is on the record."""
    told = f"Saved: {decision.id}{_on(decision)}. {verdict(decision)}."
    if decision.discrepancy is not None:
        told += f" {'; '.join(describe_effects(decision.effects)).rstrip('.')}."
    session = replace(session, queue=session.queue.settled(), decided=session.decided + 1)
    following, acts = forward(session)
    return following, (Say(told), *acts)


def ruled(session: Session, told: str) -> Turn:
    """What follows when a ruling on names is on the record: ``told`` says what it is and did; what was shown is looked up again."""
    number = session.target if session.matter is None else session.matter.id
    decided = number is not None and number not in session.queue.waiting
    following, acts = to(replace(session, naming=None, returning=decided), number)
    return following, (Say(told), *acts)


def undone(session: Session, decision: Decision) -> Turn:
    """What follows when a decision was taken back: what it was about is shown again."""
    about = decision.discrepancy or next((effect.claim for effect in decision.effects), None)
    told = f"Taken back: {decision.id}{_on(decision)}."
    session = replace(session, decided=max(0, session.decided - 1), returning=True)
    following, acts = forward(session) if about is None else to(session, about)
    return following, (Say(told), *acts)


def refused(session: Session, sentence: str) -> Turn:
    """What follows when something could not be done: the sentence, then the same question, or what was shown as it is now."""
    if session.mode is Mode.RECORD and session.target is not None:
        decided = session.target not in session.queue.waiting
        # The note is kept; the evidence is not: it may be what was refused.
        session = replace(session, draft=Draft(note=session.draft.note), returning=decided)
        following, acts = to(session, session.target)
    elif session.mode is Mode.END:
        following, acts = ended(session)
    else:
        following, acts = _asked(replace(session, naming=None))
    return following, (Say(sentence), *acts)


def _drafted(session: Session, matter: Matter, answer: str) -> Turn:
    """The answer to whatever the draft asks next."""
    asks = next_step(session.draft, matter)
    if asks is Step.KEY:
        return _keyed(session, matter, answer)
    if asks is Step.CONFIRM:
        return _confirmed(session, matter, answer)
    if asks is Step.EVIDENCE and answer and answer != ESCAPE:
        return session, (Weigh(answer),)
    draft = with_answer(session.draft, matter, answer)
    if draft is None:
        return _again(session, answer)
    following, acts = _asked(replace(session, draft=draft))
    if draft.choice is None:
        return following, (Say("Not recorded."), *acts)
    return following, acts


def _keyed(session: Session, matter: Matter, key: str) -> Turn:
    """A key in front of something that is shown."""
    move = MOVES.get(key)
    if move is not None and (move.name not in NAMING or isinstance(matter, Question)):
        return _moved(session, matter, move.name)
    choice = choice_of(key, _question(matter))
    if choice is None:
        return _again(session, key)
    return _asked(replace(session, draft=replace(session.draft, choice=choice)))


def _moved(session: Session, matter: Matter, name: str) -> Turn:
    """A key that decides nothing."""
    if name == "note":
        return replace(session, mode=Mode.NOTE), (Ask("Note: ", single=False),)
    if name == "evidence":
        return _more_evidence(session)
    if name == "text":
        return _widened(session, matter)
    if name == "keys":
        found = _question(matter)
        rows = status_rows() if found is None else key_rows(found)
        following, acts = _asked(session)
        return following, (Keys(rows), *acts)
    if name == "undo":
        return session, (Undo(),)
    if name in NAMING:
        return _about_names(session, matter, same=NAMING[name])
    before = session.queue.before
    if name == "back" and before is None:
        following, acts = _asked(session)
        return following, (Say("This is the first one."), *acts)
    if name == "back" and before is not None:
        following, acts = back(session, before)
    elif name == "quit":
        following, acts = leave(session, finished=False)
    else:
        following, acts = forward(replace(session, queue=session.queue.passed_over()))
    lost = () if session.draft.is_bare else (Say("Your note and evidence were not kept: they go with a decision."),)
    return following, (*lost, *acts)


def _more_evidence(session: Session) -> Turn:
    return replace(session, mode=Mode.EVIDENCE), (Ask("Evidence: ", single=False, legend=WHAT_COUNTS),)


def _widened(session: Session, matter: Matter) -> Turn:
    """What is shown again, with more of the articles."""
    if session.reach >= len(REACHES) - 1:
        following, acts = _asked(session)
        return following, (Say(f"More cannot be shown here. The articles are {', '.join(_articles(matter))}."), *acts)
    session = replace(session, reach=session.reach + 1)
    following, acts = _asked(session)
    return following, (_shown(session, matter), *acts)


def _about_names(session: Session, matter: Matter, *, same: bool) -> Turn:
    """Two names are one thing, or two: which?"""
    found = _question(matter)
    pairs = () if found is None else name_pairs(found)
    if not pairs:
        following, acts = _asked(session)
        return following, (Say("No two sides have different names: there is nothing to say of them."), *acts)
    naming = Naming(same, pairs, pairs[0] if len(pairs) == 1 else None)
    shown = () if naming.pair is not None else (Keys(tuple(pair_rows(naming))),)
    return replace(session, mode=Mode.NAMES, naming=naming), (*shown, prompt(naming))


def _named(session: Session, naming: Naming, answer: str) -> Turn:
    """The answer to which names, or to whether the ruling shall be recorded."""
    if naming.pair is not None and answer in {"y", "Y", "yes"}:
        rule = Rule(naming.pair.name, naming.pair.other, naming.same)
        return session, (Say("Comparing again with what is said of the names ..."), rule)
    picked = chosen(naming, answer) if naming.pair is None else None
    if picked is not None:
        return replace(session, naming=picked), (prompt(picked),)
    following, acts = _asked(replace(session, naming=None))
    return following, (Say("Not recorded."), *acts)


def _confirmed(session: Session, matter: Matter, answer: str) -> Turn:
    """The answer to the question whether it shall be recorded."""
    draft = session.draft
    if answer == "m":
        return replace(session, mode=Mode.NOTE), (Ask("Note: ", single=False),)
    if answer == "e":
        return _more_evidence(session)
    if answer not in {"y", "Y", "yes"}:
        following, acts = _asked(replace(session, draft=draft.taken_back()))
        return following, (Say("Not recorded."), *acts)
    session = replace(session, mode=Mode.RECORD, target=matter.id)
    if isinstance(matter, Question):
        finding = finding_of(draft, matter.discrepancy)
        return session, (*_patience(effects(finding, matter.discrepancy)), Save(matter, finding))
    verdict_given = verdict_of(draft)
    changes = verdict_effects(verdict_given, [matter.claim])
    return session, (*_patience(changes), Verify(matter.claim, verdict_given))


def _patience(changes: Iterable[Effect]) -> tuple[Say, ...]:
    """A word before what takes a while in a large ledger: without a withdrawn figure everything is compared again."""
    if any(change.after is Status.WITHDRAWN for change in changes):
        return (Say("Comparing again without what is withdrawn ..."),)
    return ()


def _asked(session: Session) -> Turn:
    """The next question about what is shown."""
    matter = session.matter
    if matter is None:
        return forward(session)
    session = replace(session, mode=Mode.DRAFT)
    asks = next_step(session.draft, matter)
    if asks is Step.KEY:
        return session, (Ask(f"{matter.id} > ", legend=legend(_question(matter))),)
    asked = question(session.draft, matter)
    if asks is Step.CONFIRM:
        return session, (Preview(preview(session.draft, matter)), asked)
    return session, (asked,)


def _again(session: Session, answer: str) -> Turn:
    """The same question, after an answer that is none."""
    following, acts = _asked(session)
    said = answer if answer.isprintable() else "That"
    hint = "key here; ? shows the keys." if session.draft.choice is None else "answer to this."
    return following, (Say(f"{said} is no {hint}"), *acts)


def _at_the_end(session: Session, answer: str) -> Turn:
    """The answer at the end of the queue."""
    if not answer:
        return forward(replace(session, queue=session.queue.rewound()), fresh=True)
    if answer == "q":
        return leave(session, finished=True)
    if answer == "p":
        return to(replace(session, returning=True), None if session.queue.place is None else session.queue.place.number)
    if answer == "z":
        return session, (Undo(),)
    following, acts = ended(session)
    return following, (Say("Enter, p (back), z (undo) or q (quit)."), *acts)


def _shown(session: Session, matter: Matter) -> Show:
    return Show(matter, session.reach, session.queue.position, len(session.queue.entries))


def _question(matter: Matter) -> Discrepancy | None:
    return matter.discrepancy if isinstance(matter, Question) else None


def _articles(matter: Matter) -> tuple[str, ...]:
    claims = matter.discrepancy.claims if isinstance(matter, Question) else (matter.claim,)
    return tuple(dict.fromkeys(str(claim.article.id) for claim in claims))


def _on(decision: Decision) -> str:
    """What a decision on a discrepancy is about; a verification names its claims itself."""
    return f" on {decision.discrepancy}" if decision.discrepancy else ""
