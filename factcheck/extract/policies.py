"""Policy claims: an actor does, plans or asks for something that governs others or spends for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.core.claim import Claim, Link
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, LinkRole, Modality, Stage
from factcheck.extract.actors import Actor, actor_of, actor_to_carry
from factcheck.extract.analysis import Analysis
from factcheck.extract.sentences import Sentence
from factcheck.extract.tokens import Token
from factcheck.extract.verb_groups import VerbGroup, policy_groups
from factcheck.lexicon.nouns import PRONOUNS, singular
from factcheck.lexicon.policies import INSTRUMENTS, PARTICLES_OF, POLICY_NOUNS, RESTRICTIONS, URGING

__all__ = ["policy_claims"]

_PRONOUNS = frozenset("it they we he she this these that who which".split())
_RELATIVES = frozenset("which who that".split())
_HYPOTHETICAL = frozenset("could might may not never failed fail fails refused refuses declined declines".split())
_STRONG = frozenset({Stage.APPROVED, Stage.PLANNED, Stage.IN_FORCE})
_TAIL = re.compile(
    r"[,\s]+(?:according to\b|(?:[A-Z][\w.]+\s+){0,3}(?:said|says|added)\b|(?:he|she|they|it|officials?)\s+(?:said|says|added)\b).*$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a sentence that is a claim, as token indices, with its verb group, actor and speaker."""

    begin: int
    stop: int
    group: VerbGroup
    actor: Actor | None
    said_by: str | None


def policy_claims(analysis: Analysis) -> Iterator[Claim]:
    """The policy claims of an article, in reading order."""
    carried: Actor | None = None
    for sentence, said in zip(analysis.sentences, analysis.said_by, strict=True):
        for part in _parts(analysis.article.text, sentence, None if said is None else said.text, carried):
            yield _claim(analysis, sentence, part)
        carried = actor_to_carry(sentence) or carried


def _parts(text: str, sentence: Sentence, said_by: str | None, carried: Actor | None) -> Iterator[_Part]:
    groups = policy_groups(sentence)
    taken = -1
    waiting: int | None = None
    for k, group in enumerate(groups):
        if group.first <= taken:
            continue
        begin = _subject_start(sentence, group, groups[k - 1] if k else None)
        stop = _stop(sentence, group, groups[k + 1 :])
        # The second half of `Oban improved the reporting, and organised training` has its actor in the first.
        opening = waiting if begin == group.first and waiting is not None else begin
        actor = actor_of(text, sentence, (opening, group), carried, said_by)
        if group.main in URGING and any(word.text == "," for word in sentence.tokens[begin : group.first]):
            begin = group.first  # a speaker with a role is no part of what is asked for
        if begin == group.first and waiting is not None:
            begin = waiting
        if not _is_policy(sentence, begin, stop, group, actor):
            # Of `it has improved the reporting, and organised training` the first half goes with the second.
            waiting = begin if begin < group.first and stop < len(sentence.tokens) else None
            continue
        yield _Part(begin, stop, group, actor, said_by)
        taken, waiting = stop - 1, None


def _is_policy(sentence: Sentence, begin: int, stop: int, group: VerbGroup, actor: Actor | None) -> bool:
    """Is it about something that policies are made of, or done by a body that governs? A bare count of things done is a figure only."""
    words = sentence.tokens
    behind = words[group.last + 1 : stop]
    if any(word.lower in _HYPOTHETICAL for word in words[group.first : group.last + 1]) or _is_phrasal(behind, group):
        return False
    if len(behind) < 2 and not group.passive:
        return False
    counted = (
        behind[:1]
        if not group.passive
        else [word for word in words[begin : group.first] if sentence.figure_at(word) is not None][:1]
    )
    figure = sentence.figure_at(counted[0]) if counted else None
    if (
        group.stage in {Stage.COMPLETED, Stage.APPROVED}
        and figure is not None
        and figure.unit is None
        and group.main not in {"approve", "organise", "organize"}
    ):
        return False
    spoken = behind if not group.passive else [*words[begin : group.first], *behind]
    about = {word.lower for word in spoken if not _is_named(sentence, word)}
    if (group.main == "place" and RESTRICTIONS.isdisjoint(about)) or (behind and behind[0].lower == "no"):
        return False
    governs = actor is not None and actor.governs
    if group.stage is Stage.REPORTED and not governs:
        return False
    return bool(about & POLICY_NOUNS) or (governs and group.stage in _STRONG)


def _is_named(sentence: Sentence, word: Token) -> bool:
    """Is the word a part of a name: the `Center` of a hospital is no policy?"""
    return any(mention.start <= word.start < mention.end for mention in sentence.mentions if not mention.is_description)


def _is_phrasal(behind: list[Token], group: VerbGroup) -> bool:
    """Does a particle make another verb of it (`hold up`), or does `call` ask for nothing (`what he called a success`)?"""
    following = behind[0].lower if behind else ""
    if group.main == "aim" and following == "at":
        return True
    if group.main == "call":
        return following not in {"for", "on", "upon"}
    if group.main == "consider" and group.passive:
        return True  # `is considered an expert`
    return group.main in {"hold", "give", "cut", "build"} and following in {"up", "back", "off", "out"}


def _claim(analysis: Analysis, sentence: Sentence, part: _Part) -> Claim:
    text, words, group = analysis.article.text, sentence.tokens, part.group
    start, end = words[part.begin].start, _end(text, sentence, part)
    before, behind = text[start : words[group.first].start], text[min(words[group.last].end, end) : end]
    times = [time for time in sentence.times if start <= time.start < end and time.as_of is not None]
    published = sentence.reference
    actor = None if part.actor is None else part.actor.name
    return Claim(
        article=analysis.article,
        kind=ClaimKind.POLICY,
        start=start,
        end=end,
        context_start=sentence.start,
        context_end=sentence.end,
        rule=f"policy: {group.main}",
        actor=part.said_by or actor if group.main in URGING and not _has_own_actor(words, part) else actor,
        action=_action(sentence, group),
        object=_object(sentence, group, before if group.passive else behind),
        instrument=next(
            (word.text for word in words[part.begin : part.stop] if singular(word.lower) in INSTRUMENTS), None
        ),
        jurisdiction=next((m.name for m in sentence.mentions if m.kind in {"zone", "city", "region", "country"}), None),
        stage=group.stage,
        effective=times[0].as_of if times else None,
        subject=actor,
        as_of=times[0].as_of if times else None if published is None else published.isoformat(),
        as_of_basis=AsOfBasis.STATED if times else AsOfBasis.UNKNOWN if published is None else AsOfBasis.PUBLISHED,
        attribution=part.said_by,
        modality=Modality.PLAN if group.stage in {Stage.PLANNED, Stage.PROPOSED} else Modality.ACTUAL,
        links=tuple(Link(LinkRole.LINKED, figure.start) for figure in sentence.figures if start <= figure.start < end),
    )


def _has_own_actor(words: list[Token], part: _Part) -> bool:
    """Does the clause name who urges, so that the speaker only tells of it: `sources said the council was recommending`?"""
    opening = words[part.begin].lower
    return part.begin < part.group.first and opening not in PRONOUNS and not part.group.passive


def _end(text: str, sentence: Sentence, part: _Part) -> int:
    """Where the claim ends: without who says it, and without the marks behind."""
    words = sentence.tokens
    least, end = words[part.group.last].end, words[part.stop - 1].end
    tail = _TAIL.search(text, least, end)
    if tail is not None and tail.start() > least:
        end = tail.start()
    while end > least and text[end - 1] in ' ,.;:\u00a0"“”':
        end -= 1
    return end


def _action(sentence: Sentence, group: VerbGroup) -> str:
    """The main verb in its base form, with a particle that belongs to it: `pay out`, `call for`."""
    return " ".join(filter(None, (group.main, _particle(sentence, group))))


def _particle(sentence: Sentence, group: VerbGroup) -> str:
    following = sentence.tokens[group.last + 1].lower if group.last + 1 < len(sentence.tokens) else ""
    return following if following in PARTICLES_OF.get(group.main, ()) else ""


def _object(sentence: Sentence, group: VerbGroup, printed: str) -> str | None:
    """The words of the object, without a particle of the verb."""
    words = printed.split()
    particle = _particle(sentence, group)
    if particle and words and not group.passive and words[0].lower() == particle and particle in {"out", "up"}:
        words = words[1:]
    return " ".join(words).strip(' ,;:."“”') or None


def _subject_start(sentence: Sentence, group: VerbGroup, previous: VerbGroup | None) -> int:
    """The token at which the subject of the group begins: behind the last mark before it, or at the verb in a list of verbs."""
    words = sentence.tokens
    floor = previous.last + 1 if previous is not None else 0
    i = group.first
    if previous is None or words[i - 1].text not in {",", "and"}:
        while i > floor and not _bounds_subject(sentence, i - 1, group):
            i -= 1
    while i < group.first and (not words[i].text[0].isalnum() or words[i].lower in {"and", "or"}):
        i += 1
    return i


def _bounds_subject(sentence: Sentence, i: int, group: VerbGroup) -> bool:
    word = sentence.tokens[i]
    if word.text in {";", ":", "—", "–", "“", '"'} or word.lower in {"while", "but", "said", "says"}:
        return True
    if word.lower == "that":
        return i + 1 < group.first
    if i + 2 == group.first and sentence.tokens[i + 1].lower in _RELATIVES:
        return False  # `the hub, which will be built`
    return word.text == "," and i + 1 < group.first and sentence.tokens[group.first - 1].text != ","


def _stop(sentence: Sentence, group: VerbGroup, later: list[VerbGroup]) -> int:
    """The token at which the claim ends: a semicolon, a new clause, the next policy verb of a list, or the end of the sentence."""
    words = sentence.tokens
    relative = group.first > 0 and words[group.first - 1].lower in _RELATIVES
    for i in range(group.last + 1, len(words)):
        if words[i].text == ";":
            return i
        if words[i].text != ",":
            continue
        following = words[i + 1].lower if i + 1 < len(words) else ""
        second = i + 2 if following == "and" else i + 1
        if relative or following in {"we", "they", "he", "she", "it"} or any(other.first == second for other in later):
            return i
    return len(words)
