"""A review session as a state machine: answers and news come in, the session that follows and its acts come out.

Whoever runs it (the command, a test) does the acts in order and reports back: ``step`` with each answer (None at the end of the input),
``arrived`` with what was fetched, ``learned``, ``surveyed`` and ``fitted`` with what was looked up, ``weighed``, ``narrowed``, ``saved``, ``saved_all``,
``changed`` and ``undone`` with what was made or taken back, ``refused`` with the sentence that says why not.
Nothing here reads, prints or knows the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from factcheck.core.decision import Decision, Effect, Evidence, Question
from factcheck.core.scope import Scope
from factcheck.core.verdict import missed_words, verdict
from factcheck.core.vocabulary import Status
from factcheck.errors import DecisionError
from factcheck.review.acts import Mark, Matter, Narrow, Save, Say, Undo, Verify, Weigh
from factcheck.review.adding import Adding
from factcheck.review.addition import Fitted
from factcheck.review.asking import again, asked, found_of, said, shown
from factcheck.review.drafts import ESCAPE, YES, Draft, Step, covered, finding_of, next_step, verdict_of, with_answer
from factcheck.review.editing import Trying
from factcheck.review.effects import describe_effects, effects, verdict_effects
from factcheck.review.filters import filter_words
from factcheck.review.keys import CONFIRMATION, MOVES, choice_of
from factcheck.review.moves import HANDLERS
from factcheck.review.queue import Entry, Queue
from factcheck.review.taken import TakenBack, batch_words, decided_words
from factcheck.review.together import SavedTogether, omitted_lines
from factcheck.review.walk import Inquiry, Mode, Session, Turn, ended, forward, gone, leave, passed_by, rank_of, to

__all__ = [
    "arrived",
    "changed",
    "fitted",
    "learned",
    "narrowed",
    "refused",
    "saved",
    "saved_all",
    "start",
    "step",
    "surveyed",
    "undone",
    "weighed",
]


def start(
    entries: Iterable[Entry],
    *,
    scope: Scope | None = None,
    place: Entry | None = None,
    skipped: Iterable[str] = (),
    decided: int = 0,
) -> Turn:
    """A session on what waits, in front of the first; or at the ``place`` where a former sitting ended, behind it where it waits no longer.

    ``skipped`` and ``decided`` are what that sitting had come to.
    """
    scope = scope or Scope()
    session = Session(queue=Queue.of(entries, skipped=skipped), decided=decided, scope=scope, given=scope)
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
    if session.mode is Mode.DIALOGUE and session.dialogue is not None:
        return session.dialogue.answered(session, answer.strip())
    if session.mode is not Mode.DRAFT or session.matter is None:
        raise ValueError(f"no answer was asked for: the session waits for {session.mode}")
    return _drafted(session, session.matter, answer.strip())


def arrived(session: Session, matter: Matter | None, entries: Iterable[Entry], *, today: date = date.min) -> Turn:
    """What follows when the thing of the number fetched is there (None: there is none), with what waits now, today."""
    session = replace(session, queue=session.queue.renewed(entries), today=today)
    number, place = session.target, session.queue.place
    if number is None:
        return forward(session, fresh=True)
    last_rank = () if place is None else place.rank
    entry = session.queue.entry_of(number) or Entry(number, last_rank if matter is None else rank_of(matter, today))
    sentence = gone(session, matter, number)
    if matter is None or sentence is not None:
        return passed_by(session, entry, sentence or "")
    queue = session.queue.at(entry)
    same = session.matter is not None and session.matter.id == number
    draft = session.draft.taken_back() if same else Draft()
    session = replace(session, queue=queue, matter=matter, draft=draft, reach=0, returning=False, backwards=False)
    following, acts = asked(session)
    return following, (Mark(number, queue.skipped, session.decided), shown(session, matter), *acts)


def narrowed(session: Session, scope: Scope, entries: Iterable[Entry]) -> Turn:
    """What follows when what waits behind another filter was looked up: what was shown, if it is among that, else the first of it.

    A filter that lets nothing through is not taken: it is asked for again.
    """
    queue = Queue.of(entries, skipped=session.queue.skipped)
    if not queue.entries and scope != session.given:
        following, acts = ended(session) if session.dialogue is None else session.dialogue.opened(session)
        return following, (Say(f"Nothing that waits fits {filter_words(scope)}."), *acts)
    place = session.queue.place
    session = replace(session, queue=queue, scope=scope, dialogue=None, draft=session.draft.taken_back())
    if place is not None and place.number in queue.waiting:
        return to(replace(session, queue=replace(queue, place=place)), place.number)
    return forward(replace(session, matter=None), fresh=True)


def weighed(session: Session, evidence: Evidence) -> Turn:
    """What follows when words have become evidence."""
    session = replace(session, draft=replace(session.draft, evidence=(*session.draft.evidence, evidence)))
    missed = missed_words(evidence)
    return asked(session) if missed is None else said(session, missed)


def surveyed(session: Session, known: Iterable[tuple[int, int]]) -> Turn:
    """What follows when it is known where the claims of an article stand: ``known`` are their spans."""
    if not isinstance(session.dialogue, Adding):
        raise TypeError("nobody adds a claim")
    return session.dialogue.surveyed(session, tuple(known))


def fitted(session: Session, fit: Fitted) -> Turn:
    """What follows when it is known what a claim would be with what was said of it."""
    if not isinstance(session.dialogue, Trying):
        raise TypeError("nothing was said of a claim's fields")
    return session.dialogue.fitted(session, fit)


def saved(session: Session, decision: Decision, aftermath: str = "") -> Turn:
    """What follows when a decision is on the record; ``aftermath`` says what else that did, where it had everything compared again."""
    told = f"Saved: {decided_words(decision)}. {verdict(decision)}."
    if decision.discrepancy is not None:
        told += f" {'; '.join(describe_effects(decision.effects)).rstrip('.')}."
    if aftermath:
        told += f" {aftermath}"
    session = replace(session, queue=session.queue.settled(), decided=session.decided + 1)
    following, acts = forward(session)
    return following, (Say(told), *acts)


def changed(session: Session, told: str) -> Turn:
    """What follows when something other than a decision is on the record: ``told`` says what it is and did; what was shown is looked up again."""
    number = session.target if session.matter is None else session.matter.id
    decided = number is not None and number not in session.queue.waiting
    following, acts = to(replace(session, dialogue=None, returning=decided), number)
    return following, (Say(told), *acts)


def saved_all(session: Session, saved: SavedTogether) -> Turn:
    """What follows when decisions were recorded together: on to what is left."""
    left_out = tuple(Say(f"{line[:1].upper()}{line[1:]}.") for line in omitted_lines(saved.omitted))
    if not saved.made:
        following, acts = asked(replace(session, dialogue=None))
        return following, (*left_out, Say("Nothing was recorded."), *acts)
    about = [one.discrepancy or "" for one in saved.made]
    session = replace(session, queue=session.queue.settled(about), decided=session.decided + len(saved.made))
    following, acts = to(replace(session, dialogue=None), None)
    return following, (Say(f"Saved: {batch_words(saved.made)}."), *left_out, *acts)


def learned(session: Session, found: object) -> Turn:
    """What follows when something that a dialogue wanted to know was looked up."""
    if not isinstance(session.dialogue, Inquiry):
        raise TypeError("nothing was asked of the ledger")
    return session.dialogue.learned(session, found)


def undone(session: Session, taken: TakenBack, told: str = "") -> Turn:
    """What follows when something was taken back: what it was about is shown again. ``told`` says what that changed, in a sentence."""
    lost = tuple(Say(f"{one}.") for one in taken.lost)
    if taken.words is None:
        following, acts = ended(session) if session.mode is Mode.END else asked(replace(session, dialogue=None))
        return following, (*lost, *acts)
    said_so = Say(f"Taken back: {taken.words.rstrip('.')}.{' ' if told else ''}{told}")
    session = replace(session, decided=max(0, session.decided - taken.decided), dialogue=None)
    number = session.target if session.matter is None else session.matter.id
    about = taken.about if taken.about is not None and (number or taken.about)[0] == taken.about[0] else number
    following, acts = to(replace(session, returning=True), about)
    return following, (said_so, *lost, *acts)


def refused(session: Session, sentence: str) -> Turn:
    """What follows when something could not be done: the sentence, then the same question, or what was shown as it is now."""
    if session.mode is Mode.RECORD and session.target is not None:
        decided = session.target not in session.queue.waiting
        # The note is kept; the evidence of a decision is not: it may be what was refused.
        draft = session.draft if session.draft.choice is None else Draft(note=session.draft.note)
        session = replace(session, draft=draft, returning=decided)
        following, acts = to(session, session.target)
    elif session.mode is Mode.END:
        following, acts = ended(session)
    elif session.mode is Mode.DIALOGUE and isinstance(session.dialogue, Trying):
        return session.dialogue.refused(session, sentence)
    else:
        following, acts = asked(replace(session, dialogue=None))
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
    try:
        draft = with_answer(session.draft, matter, answer, today=session.today)
    except DecisionError as error:
        return said(session, str(error))
    if draft is None:
        return again(session, answer)
    session = replace(session, draft=draft)
    return said(session, "Not recorded.") if draft.choice is None else asked(session)


def _keyed(session: Session, matter: Matter, key: str) -> Turn:
    """A key in front of something that is shown."""
    move = MOVES.get(key)
    if move is not None and move.is_for(matter):
        return HANDLERS[move.name](session, matter)
    choice = choice_of(key, found_of(matter))
    if choice is None:
        return again(session, key)
    return asked(replace(session, draft=replace(session.draft, choice=choice)))


def _confirmed(session: Session, matter: Matter, answer: str) -> Turn:
    """The answer to the question whether it shall be recorded."""
    draft = session.draft
    if answer in CONFIRMATION:
        return HANDLERS[CONFIRMATION[answer]](session, matter)
    if answer not in YES:
        return said(replace(session, draft=draft.taken_back()), "Not recorded.")
    session = replace(session, mode=Mode.RECORD, target=matter.id)
    if isinstance(matter, Question):
        finding = finding_of(draft, matter.discrepancy)
        return session, (*_patience(effects(finding, matter.discrepancy)), Save(matter, finding))
    verdict_given, also = verdict_of(draft), covered(draft, matter)
    changes = verdict_effects(verdict_given, [matter.claim, *also])
    return session, (*_patience(changes), Verify(matter.claim, verdict_given, also))


def _patience(changes: Iterable[Effect]) -> tuple[Say, ...]:
    """A word before what takes a while in a large ledger: without a withdrawn figure everything is compared again."""
    if any(change.after is Status.WITHDRAWN for change in changes):
        return (Say("Comparing again without what is withdrawn ..."),)
    return ()


def _at_the_end(session: Session, answer: str) -> Turn:
    """The answer at the end of the queue."""
    if not answer:
        if session.scope != session.given and not session.queue.entries:
            return session, (Narrow(session.given),)
        return forward(replace(session, queue=session.queue.rewound()), fresh=True)
    if answer == "q":
        return leave(session, finished=True)
    if answer == "p":
        return to(replace(session, returning=True), None if session.queue.place is None else session.queue.place.number)
    if answer == "z":
        return session, (Undo(),)
    following, acts = ended(session)
    return following, (Say("Enter, p (back), z (undo) or q (quit)."), *acts)
