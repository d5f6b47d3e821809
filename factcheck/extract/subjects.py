"""What a figure is about: the entity in its clause, else in its sentence, else the one carried over from before."""

from __future__ import annotations

from factcheck.extract.clauses import Frame
from factcheck.extract.names import Mention
from factcheck.extract.raters import rates
from factcheck.extract.sentences import Sentence
from factcheck.extract.verbs import verbs_of
from factcheck.lexicon.nouns import PREPOSITIONS
from factcheck.lexicon.speakers import ROLES
from factcheck.lexicon.verbs import PAST_FORMS, lemma

__all__ = ["leading_preposition", "place_after", "speaks", "subject_of", "topic_of"]

_OF_THE_SPEAKER = frozenset("it its they their".split())
_OF_SUBJECTS = frozenset("of to for from on".split())
"""Prepositions that lead a name inside the grammatical subject: `damage to the Oban Chapel was put at`."""
_FORESEEING = frozenset("expect predict forecast project estimate say believe think see reckon".split())
_LONGEST_TIE = 6
_JUDGING = frozenset("put estimate reckon calculate assess peg".split())
_RELATIVES = frozenset({"which", "who"})
_OFFICIAL = frozenset(
    "officials authorities police firefighters prosecutors investigators soldiers troops officers lawmakers rescuers".split()
)
_PLACE_LEADS = frozenset("in at across throughout within around near inside off".split())


def subject_of(
    sentence: Sentence, frame: Frame, carried: str | None, said_by: tuple[int, int] | None, *, look_after: bool
) -> str | None:
    """The subject of a figure.

    In order: a name of the clause before the governing verb that no preposition leads, else a possessor there; with ``look_after`` a name
    that a preposition of place leads behind the figure; a name that a preposition of place leads before it; a free name earlier in the
    sentence; the subject carried over, which is that of a table line too. Names inside ``said_by``, the span of the attribution, only speak.
    """
    if sentence.labels:
        return carried
    words, verbs = sentence.tokens, verbs_of(sentence)
    figure = words[frame.first].start
    mentions = _acting(sentence, said_by)
    antecedent = _antecedent(sentence, frame, mentions)
    if antecedent is not None:
        return antecedent.name
    clause, governed = _subject_span(sentence, frame)
    before = [mention for mention in mentions if clause <= mention.start <= governed and mention.end <= figure]
    free = next((mention for mention in before if not leading_preposition(sentence, mention)), None)
    if free is not None:
        return free.name
    speaker = _speaker(sentence, frame, said_by)
    if speaker is not None:
        return speaker.name
    if look_after:
        place = place_after(sentence, frame, mentions)
        if place is not None:
            return place.name
    placed = next((mention for mention in before if leading_preposition(sentence, mention) in _PLACE_LEADS), None)
    if placed is None:
        tied = (mention for mention in before if not mention.is_description)
        placed = next((mention for mention in tied if leading_preposition(sentence, mention) in _OF_SUBJECTS), None)
    if placed is not None:
        return placed.name
    earlier = [mention for mention in mentions if mention.end <= figure and not leading_preposition(sentence, mention)]
    if earlier:
        return earlier[0].name
    opening = next((word.start for word, is_verb in zip(words, verbs, strict=True) if is_verb), 0)
    placed = next(
        (m for m in mentions if m.end <= min(opening, figure) and leading_preposition(sentence, m) in _PLACE_LEADS),
        None,
    )
    if placed is not None and words[0].lower not in PREPOSITIONS:
        return placed.name  # `A flood in Orvale killed 12 people and injured 40`
    if words[0].lower in PAST_FORMS:
        # `Founded in 1990, the park ...`: the subject of the participle follows.
        later = next((mention for mention in mentions if mention.start > figure), None)
        if later is not None:
            return later.name
    tied_behind = _tied_behind(sentence, frame, mentions)
    if tied_behind is not None and look_after:
        return tied_behind
    return _company_that_speaks(sentence, said_by) or _place_of_speaker(sentence, said_by) or carried


def _subject_span(sentence: Sentence, frame: Frame) -> tuple[int, int]:
    """Where in the text the grammatical subject of a figure's clause stands: up to its verb, past one that foresees (`expects the surplus to grow`).

    The subject of who puts something at a level is not what the figure is of: there the object counts (`put Norland's toll at 12`).
    """
    words, verbs = sentence.tokens, verbs_of(sentence)
    figure = words[frame.first].start
    if frame.verb is not None and not (frame.follows or frame.passive) and lemma(words[frame.verb].lower) in _JUDGING:
        return words[frame.verb].end, figure
    governing = [i for i in range(frame.start, frame.first) if verbs[i]]
    while len(governing) > 1 and lemma(words[governing[0]].lower) in _FORESEEING:
        governing.pop(0)
    return words[frame.start].start, words[governing[0]].start if governing else figure


def _antecedent(sentence: Sentence, frame: Frame, mentions: list[Mention]) -> Mention | None:
    """The name that the relative clause of a figure is said of: `Velan Cables, which raised $35 million`."""
    words = sentence.tokens
    k = frame.start if words[frame.start].lower in _RELATIVES else frame.start - 1
    if k < 1 or words[k].lower not in _RELATIVES:
        return None
    at = k - 2 if words[k - 1].text == "," else k - 1
    return next((mention for mention in mentions if at >= 0 and mention.end == words[at].end), None)


def _tied_behind(sentence: Sentence, frame: Frame, mentions: list[Mention]) -> str | None:
    """The name that `of` ties to what is counted or measured: `20 million shares of Velan Cables`."""
    words = sentence.tokens
    start = words[frame.last].end
    for mention in mentions:
        if mention.start < start or mention.is_description:
            continue
        first = sentence.index_at(mention.start)
        between = words[frame.last + 1 : first]
        plain = all(word.is_word for word in between) and len(between) <= _LONGEST_TIE
        return mention.name if plain and leading_preposition(sentence, mention) == "of" else None
    return None


def _company_that_speaks(sentence: Sentence, said_by: tuple[int, int] | None) -> str | None:
    """The company that says it: what a company tells is of itself, where the sentence names nobody else."""
    if said_by is None or not sentence.start <= said_by[0] < sentence.end:
        return None
    return next(
        (one.name for one in sentence.mentions if said_by[0] <= one.start < said_by[1] and one.kind == "company"), None
    )


def _place_of_speaker(sentence: Sentence, said_by: tuple[int, int] | None) -> str | None:
    """The place whose agency or officials say it: `Norland's Disaster Agency said 135 homes`, `Norland officials said`."""
    if said_by is None:
        return None
    for mention in sentence.mentions:
        if not said_by[0] <= mention.start < said_by[1] or mention.is_description:
            continue
        behind = sentence.tokens[sentence.index_at(mention.end - 1) + 1 : sentence.index_at(mention.end - 1) + 2]
        official = bool(behind) and behind[0].lower in _OFFICIAL and mention.kind != "company"
        if _is_possessor(sentence, mention) and mention.kind not in {"company", "media"}:
            return mention.name if mention.start == said_by[0] or mention.kind else None
        if official:
            return mention.name
    return None


def _speaker(sentence: Sentence, frame: Frame, said_by: tuple[int, int] | None) -> Mention | None:
    """The name of who says it, where the clause of the figure speaks of that one as `it` or `its`: `Oban Air said it carried 5,000`."""
    words = sentence.tokens
    if said_by is None or not sentence.start <= said_by[0] < words[frame.first].start:
        return None
    own = {words[i].lower for i in range(frame.start, frame.first) if words[i].start >= said_by[1]} & _OF_THE_SPEAKER
    if not own:
        return None
    speaker = next((mention for mention in sentence.mentions if said_by[0] <= mention.start < said_by[1]), None)
    several = own <= {"they", "their"} and speaker is not None and not speaker.kind
    return None if several else speaker  # `Ada Lind said they trained 530 firms`: they are others


def place_after(sentence: Sentence, frame: Frame, mentions: list[Mention]) -> Mention | None:
    """The first name behind the figure, and behind its verb where that follows, that `in` or its like leads: up to the next mark or infinitive."""
    words = sentence.tokens
    first = frame.verb if frame.follows and frame.verb is not None else frame.last
    last = first + 1
    while (
        last < len(words)
        and words[last].text not in {",", ";", ":", "—"}
        and words[last].lower not in {"which", "who"}
        and not (words[last].lower == "to" and last + 1 < len(words) and lemma(words[last + 1].lower) is not None)
    ):
        last += 1
    start, end = words[frame.last].end, words[last - 1].end
    return next(
        (m for m in mentions if start <= m.start < end and leading_preposition(sentence, m) in _PLACE_LEADS), None
    )


def topic_of(sentence: Sentence, said_by: tuple[int, int] | None = None) -> str | None:
    """The name that a following sentence without one is about: the first that neither speaks nor is led by a preposition."""
    if sentence.labels:
        return None
    free = (
        mention
        for mention in _acting(sentence, said_by)
        if not leading_preposition(sentence, mention) and not _is_possessor(sentence, mention)
    )
    found = next((mention.name for mention in free), None)
    if found is not None:
        return found
    opening = next((mention for mention in _acting(sentence, said_by)), None)
    owner = opening is not None and opening.start <= sentence.tokens[min(1, len(sentence.tokens) - 1)].start
    return (
        opening.name
        if owner and opening is not None and not opening.is_description and not leading_preposition(sentence, opening)
        else None
    )


def _acting(sentence: Sentence, said_by: tuple[int, int] | None) -> list[Mention]:
    """The names of the sentence that do not merely speak."""
    if sentence.acting is None:
        sentence.acting = [
            one
            for one in sentence.mentions
            if not (speaks(sentence, one) or _is_in_figure(sentence, one) or rates(sentence, one))
        ]
    if said_by is None:
        return sentence.acting
    return [mention for mention in sentence.acting if not said_by[0] <= mention.start < said_by[1]]


def _is_in_figure(sentence: Sentence, mention: Mention) -> bool:
    """Is the name a part of a unit: the U.S. of `17.6 billion U.S. dollars`?"""
    return any(figure.start < mention.end and mention.start < figure.end for figure in sentence.figures)


def leading_preposition(sentence: Sentence, mention: Mention) -> str:
    """The preposition that leads a name, over a determiner; empty where none does."""
    i = sentence.index_at(mention.start) - 1
    while i >= 0 and sentence.tokens[i].lower in {"the", "whole", "a", "an", "its"}:
        i -= 1
    if i > 0 and sentence.tokens[i].text == ",":
        # `in Kiel, Norland,`: the second name says where the first one is.
        first = next((one for one in sentence.mentions if one.end == sentence.tokens[i - 1].end), None)
        behind = sentence.index_at(mention.end - 1) + 1
        closed = behind >= len(sentence.tokens) or sentence.tokens[behind].text in {",", ".", ";"}
        return leading_preposition(sentence, first) if first is not None and closed else ""
    lower = sentence.tokens[i].lower if i >= 0 else ""
    return lower if lower in PREPOSITIONS else ""


def _is_possessor(sentence: Sentence, mention: Mention) -> bool:
    last = sentence.tokens[sentence.index_at(mention.end - 1)]
    return last.end > mention.end


def speaks(sentence: Sentence, mention: Mention) -> bool:
    """Does the name only say something, or is it a person with a role: `Mr Lind said`, `Ada Lind, director of`?"""
    words = sentence.tokens
    first, last = sentence.index_at(mention.start), sentence.index_at(mention.end - 1)
    ahead = [word.lower for word in words[last + 1 : last + 5]]
    behind = words[first - 1].lower if first else ""
    if behind == "the" and first > 1 and words[first - 2].lower in _TELLING:
        return True  # `told the Herald that`
    if (ahead and ahead[0] in _SAID) or behind in _TELLING or behind in ROLES:
        return True
    if behind in _ONLY_SAID and (first < 2 or not words[first - 2].is_word):
        return True  # `12 mills burned, said Ada Lind`; but in `he said Velan burned` Velan says nothing
    return len(ahead) > 1 and ahead[0] == "," and not mention.kind and any(word in ROLES for word in ahead[1:])


_FORESEEN = frozenset("expects expected predicts predicted forecasts believes thinks estimates estimated".split())
_TELLING = frozenset({"told", "tell", "tells", "telling"})
_ONLY_SAID = frozenset(
    "said says told tells reports reported adds added announced shows showed indicate indicates estimates estimated confirmed noted stated warned".split()
)
_SAID = _FORESEEN | _ONLY_SAID
