"""Who acts in a policy claim."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.names import Mention, kind_of
from factcheck.extract.sentences import Sentence
from factcheck.extract.verb_groups import VerbGroup
from factcheck.lexicon.nouns import PREPOSITIONS
from factcheck.lexicon.policies import ACTOR_KINDS, GOVERNING

__all__ = ["Actor", "actor_of", "actor_to_carry"]

_PRONOUNS = frozenset("it they we he she this these that those who which".split())
_AIMS = frozenset("goal goals aim aims purpose objective objectives idea intention".split())
_HEADS = (" government", " administration", " cabinet", " regime", " parliament", " council")
_NO_ACTORS = ("plan", "program", "programme", "project", "law", "act", "policy")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and whether that is a body that governs."""

    name: str
    governs: bool


def actor_to_carry(sentence: Sentence) -> Actor | None:
    """The first name of a sentence that can act, for the sentences behind it; None without one."""
    for mention in sentence.mentions:
        plan = mention.name.lower().endswith(_NO_ACTORS)
        if not plan and (mention.kind in ACTOR_KINDS or not mention.kind):
            return Actor(mention.name, mention.kind in ACTOR_KINDS)
    return None


def _body_of(said_by: str) -> Actor:
    """The body that a speaker is of: the bureau of `Ada Lind, head of the Oban Bureau of Trade`; else the speaker."""
    _, _, body = said_by.partition(" of ")
    body = body.removeprefix("the ")
    if body[:1].isupper():
        return Actor(body, kind_of(body.split()) in ACTOR_KINDS)
    return Actor(said_by, governs=False)


def actor_of(
    text: str, sentence: Sentence, verb: tuple[int, VerbGroup], carried: Actor | None, said_by: str | None
) -> Actor | None:
    """Who acts: the agent behind `by`, the first name before the verb, its subject in plain words, or the one carried over.

    ``verb`` is the token at which the subject of a verb group begins, and the group. `We` are the body that the speaker is of.
    """
    begin, group = verb
    words = sentence.tokens
    if group.passive:
        by = next(
            (i for i in range(group.last + 1, min(group.last + 12, len(words) - 1)) if words[i].lower == "by"), None
        )
        agent = next((m for m in sentence.mentions if by is not None and m.start >= words[by].end), None)
        if agent is not None and by is not None and agent.start <= words[min(by + 2, len(words) - 1)].start:
            return Actor(agent.name, agent.kind in ACTOR_KINDS)
    if begin < group.first:
        span = (words[begin].start, words[group.first - 1].end)
        mention = next(
            (m for m in sentence.mentions if span[0] <= m.start and m.end <= span[1] and not _is_led(sentence, m)), None
        )
        if mention is not None:
            return _named(text, sentence, mention, span)
        plain = words[begin].lower
        if plain in {"we", "our"} and said_by is not None:
            return _body_of(said_by)
        if any(word.lower in _AIMS for word in words[begin : group.first]):
            return carried  # `the goal is to build`: the goal of the one before
        if plain not in _PRONOUNS and not group.passive and plain not in PREPOSITIONS:
            printed = " ".join(text[span[0] : span[1]].split()).strip(" ,;:")
            return Actor(printed, not GOVERNING.isdisjoint(printed.lower().split()))
    return carried


def _is_led(sentence: Sentence, mention: Mention) -> bool:
    i = sentence.index_at(mention.start) - 1
    return i >= 0 and sentence.tokens[i].lower in PREPOSITIONS


def _named(text: str, sentence: Sentence, mention: Mention, span: tuple[int, int]) -> Actor:
    """The body that a name stands for: the ministry of `China's Ministry of Industry`, `the Norland government`."""
    behind = text[mention.end : mention.end + 20].lower()
    if behind.startswith(("'s ", "’s ")):
        owned = next((m for m in sentence.mentions if m.start >= mention.end and m.end <= span[1]), None)
        if owned is not None and " " not in owned.name:
            return Actor(text[mention.start : owned.end], governs=True)  # `China's Ministry`
        mention = owned or mention
        behind = text[mention.end : mention.end + 20].lower()
    head = next((head for head in _HEADS if behind.startswith(head)), None)
    if head is not None:
        return Actor(text[mention.start : mention.end + len(head)], governs=True)
    return Actor(
        mention.name,
        mention.kind in ACTOR_KINDS or behind.startswith((" authorities", "'s government", "’s government")),
    )
