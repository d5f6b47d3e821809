"""Adding a claim that the rules did not find, by words of an article: the key ``+``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from factcheck.core.article import Article
from factcheck.core.correction import FIELDS, HIDDEN, field_text
from factcheck.core.decision import Question
from factcheck.core.vocabulary import ClaimKind
from factcheck.core.wording import byline, figure
from factcheck.errors import QuoteError
from factcheck.review.acts import Act, Add, Ask, Keys, Matter, Preview, Say, Sketch, Survey
from factcheck.review.addition import FIGURE, Addition, Fitted
from factcheck.review.asking import said
from factcheck.review.editing import Editing, Stage, label
from factcheck.review.quotes import find_quote, in_place, occurrences
from factcheck.review.walk import Session, Turn, to

__all__ = ["Adding", "articles_of"]

_SPAN = re.compile(r"@([0-9]{1,9}):([0-9]{1,9})", re.ASCII)
"""Words that were marked: where they begin and end, in code points."""

_KEYS = 9
"""So many articles, places and figures have a key of their own."""

_POLICY = "p"
"""The answer that says that a claim has no figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding(Editing):
    """A claim in the making, of words of one of the ``articles``.

    ``article`` is the one that was chosen, ``known`` the spans of its claims; ``places`` are where the words stand that were given, ``figures`` what
    stands in them; ``failed`` says that recording it was refused, so that what is shown may have changed.
    """

    articles: tuple[Article, ...]
    article: Article | None = None
    known: tuple[tuple[int, int], ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    span: tuple[int, int] | None = None
    figures: tuple[str, ...] = ()
    figure: str | None = None
    policy: bool = False
    failed: bool = False

    @property
    def kind(self) -> ClaimKind:
        """What kind of claim it becomes."""
        return ClaimKind.POLICY if self.policy else ClaimKind.NUMERIC

    def opened(self, session: Session) -> Turn:
        """The question of the stage. Of one article, where its claims stand is looked up first."""
        if self.stage is Stage.ARTICLE and len(self.articles) == 1:
            return self._within(session, self.articles[0])
        return Editing.opened(self, session)

    def surveyed(self, session: Session, known: tuple[tuple[int, int], ...]) -> Turn:
        """The question for the words, with the spans of the claims that the article has."""
        return replace(self, known=known, stage=Stage.PASSAGE).opened(session)

    def question(self) -> tuple[Act, ...]:
        """What is shown and asked at the stage."""
        if self.stage is Stage.ARTICLE:
            rows = tuple((str(at), f"{one.id}: {byline(one)}") for at, one in enumerate(self.articles, start=1))
            keys = f"1 to {len(rows)}"
            return Keys(rows), Ask(f"In which article, {keys}? Enter takes it back: ", single=len(rows) <= _KEYS)
        if self.stage is Stage.PASSAGE and self.article is not None:
            prompt = f"Words of {self.article.id} as they stand there; Enter takes it back: "
            return (Ask(prompt, single=False, article=self.article, known=self.known),)
        if self.stage is Stage.WHICH and self.article is not None:
            rows = tuple((str(at), in_place(self.article.text, one)) for at, one in enumerate(self.places, start=1))
            prompt = f"The words stand {len(rows)} times. Which, 1 to {len(rows)}? Enter takes it back: "
            return Keys(rows), Ask(prompt, single=len(rows) <= _KEYS)
        if self.stage is Stage.FIGURE:
            return self._figure_question()
        return Editing.question(self)

    def answered(self, session: Session, answer: str) -> Turn:
        """What follows from an answer."""
        if self.stage is Stage.ARTICLE:
            at = _key(answer, len(self.articles))
            return said(session, "Not recorded.") if at is None else self._within(session, self.articles[at])
        if self.stage is Stage.PASSAGE and self.article is not None:
            return self._passage(session, self.article, answer) if answer else self.taken_back(session)
        if self.stage is Stage.WHICH:
            at = _key(answer, len(self.places))
            return self._reworded(session) if at is None else self._marked(session, self.places[at])
        if self.stage is Stage.FIGURE:
            return self._figured(session, answer)
        return Editing.answered(self, session, answer)

    def fitted(self, session: Session, fit: Fitted) -> Turn:
        """The claim that the words make; where they hold no figure, or several, it is asked for; one that is there already is refused."""
        if fit.lacks == FIGURE:
            return replace(self, figures=fit.figures, figure=None, stage=Stage.FIGURE).told(session, fit.trouble or "")
        if fit.claim is None and fit.lacks is None and self.pending is None:
            return self._reworded(session, fit.trouble or "")
        return Editing.fitted(self, session, fit)

    def refused(self, session: Session, sentence: str) -> Turn:
        """The sentence, and the question before it."""
        if self.stage is Stage.RECORD:
            return replace(self, stage=Stage.CONFIRM, failed=True).told(session, sentence)
        return Editing.refused(self, session, sentence)

    def shown(self) -> tuple[Act, ...]:
        """The claim with every field that says something."""
        made = self.claim
        if made is None:
            return ()
        fields = [(name, field_text(getattr(made, name))) for name in FIELDS[made.kind] if name not in HIDDEN]
        told = [f"{label(name)}: {words}" for name, words in fields if words is not None]
        note = () if self.note is None else (f"note: {self.note}",)
        what = figure(made) or made.action
        return (Preview((f"{what}, as {made.article.id} says: “{made.quote}”", *told, *note)),)

    @property
    def is_unsound(self) -> bool:
        """Is there no claim yet?"""
        return self.troubled or self.claim is None

    def tried(self, session: Session, words: Mapping[str, str]) -> Turn:
        """Sees what claim the words of the article make with these words over its fields."""
        article, span = self.article, self.span
        if article is None or span is None:
            return self._reworded(session)
        return replace(session, dialogue=self), (Sketch(article, self._addition(article, span, words)),)

    def recorded(self, session: Session) -> Turn:
        """Records it; where that is refused nothing of it is lost."""
        article, span = self.article, self.span
        if article is None or span is None:
            return self._reworded(session)
        act = Add(article, self._addition(article, span, dict(self.said)))
        waits = replace(session, dialogue=replace(self, stage=Stage.RECORD))
        return waits, (Say("Comparing again with what is added ..."), act)

    def taken_back(self, session: Session) -> Turn:
        """Nothing is recorded; after a refusal what is shown is looked up again."""
        if not self.failed or session.matter is None:
            return said(session, "Not recorded.")
        number = session.matter.id
        waits = replace(session, dialogue=None, returning=number not in session.queue.waiting)
        following, acts = to(waits, number)
        return following, (Say("Not recorded."), *acts)

    def _within(self, session: Session, article: Article) -> Turn:
        return replace(session, dialogue=replace(self, article=article)), (Survey(article),)

    def _passage(self, session: Session, article: Article, answer: str) -> Turn:
        """The words that were typed, or marked: where they stand once, they are read; where several times, it is asked which are meant."""
        marked = _SPAN.fullmatch(answer)
        if marked is not None:
            span = _trimmed(article.text, int(marked[1]), int(marked[2]))
            if span is None:
                return self.told(session, f"{article.id} has no words there: its text ends at {len(article.text)}.")
            return self._marked(session, span)
        places = tuple(occurrences(article.text, answer))
        if len(places) > 1:
            return replace(self, places=places, stage=Stage.WHICH).opened(session)
        try:
            return self._marked(session, find_quote(article.text, answer))
        except QuoteError as error:
            return self.told(session, str(error)[:1].upper() + str(error)[1:])

    def _marked(self, session: Session, span: tuple[int, int]) -> Turn:
        return replace(self, span=span).tried(session, dict(self.said))

    def _figure_question(self) -> tuple[Act, ...]:
        legend = f"as it is printed; {_POLICY} for an act without a figure; Enter for other words"
        if not self.figures:
            return (Ask("Its figure: ", single=False, legend=legend),)
        rows = tuple((str(at), f"“{words}”") for at, words in enumerate(self.figures, start=1))
        return Keys(rows), Ask(f"Which figure, 1 to {len(rows)}? ", single=False, legend=legend)

    def _figured(self, session: Session, answer: str) -> Turn:
        if not answer:
            return self._reworded(session)
        if answer == _POLICY:
            return replace(self, policy=True, figure=None, said=()).tried(session, {})
        at = _key(answer, len(self.figures))
        chosen = answer if at is None else self.figures[at]
        return replace(self, figure=chosen).tried(session, dict(self.said))

    def _reworded(self, session: Session, sentence: str = "") -> Turn:
        """The question for the words again, with nothing said of them yet."""
        bare = Adding(
            articles=self.articles, article=self.article, known=self.known, stage=Stage.PASSAGE, failed=self.failed
        )
        return bare.told(session, sentence) if sentence else bare.opened(session)

    def _addition(self, article: Article, span: tuple[int, int], words: Mapping[str, str]) -> Addition:
        quote = article.text[span[0] : span[1]]
        return Addition(quote=quote, span=span, said=words, figure=self.figure, policy=self.policy, note=self.note)


def articles_of(matter: Matter) -> tuple[Article, ...]:
    """The articles of what is shown, each once, in the order of the sides."""
    claims = matter.discrepancy.claims if isinstance(matter, Question) else (matter.claim,)
    return tuple({claim.article.id or claim.article.key: claim.article for claim in claims}.values())


def _key(answer: str, last: int) -> int | None:
    """The place, from 0, that an answer names by its number from 1; None where it names none."""
    if not (answer.isascii() and answer.isdigit()) or len(answer) > len(str(last)) or not 1 <= int(answer) <= last:
        return None
    return int(answer) - 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without the spaces at its ends; None where there are no words."""
    words = text[start:end]
    if not words.strip() or end > len(text):
        return None
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())
