"""Independent origins: copies of one text, what comes from one agency or source, and what one person or body is said to say are one voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.core.measure import Measure, Provision, Topic
from factcheck.lexicon.spellings import name_key
from factcheck.match.copies import are_copies, read_alike
from factcheck.match.origins import agencies_of_sentence, agencies_of_text, agency_named, are_one_speaker

__all__ = ["count_voices", "shared_origin"]

_WORDS_SHARED = 0.5
"""Copies share at least so many of the distinct words of the shorter text: a cheap look before the texts are compared."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """What one article says of one thing, and whom it has it from. ``source`` is who publishes it, ``names`` are its names, now and in print."""

    key: str
    text: str
    topic: Topic
    source: str
    names: frozenset[str]
    sentences: frozenset[tuple[str, str]]
    speakers: frozenset[str]
    agencies: frozenset[str]


def count_voices(measures: Iterable[Measure | Provision]) -> int:
    """How many independent origins measures that say the same go back to, at most as many as articles.

    It is the number of articles of which no two share an origin: a text that quotes two agencies adds nothing to one text of each, and makes
    no one voice of them. Taken are those that share an origin with the fewest others first, then by key, so that the order of the measures changes nothing.
    """
    articles: dict[str, list[Measure | Provision]] = defaultdict(list)
    for measure in measures:
        articles[measure.article_key].append(measure)
    if len(articles) < 2:
        return len(articles)
    voices = [_voice(articles[key]) for key in sorted(articles)]
    near: dict[int, set[int]] = {at: set() for at in range(len(voices))}
    for at, one in enumerate(voices):
        for beyond in range(at + 1, len(voices)):
            if _origin(one, voices[beyond]):
                near[at].add(beyond)
                near[beyond].add(at)
    return _apart(near)


def shared_origin(a: Measure | Provision, b: Measure | Provision) -> str:
    """Why two measures are one voice, in words (``both come by way of AFP``); "" where nothing shows that they are."""
    return "one article prints both" if a.article_key == b.article_key else _origin(_voice([a]), _voice([b]))


def _apart(near: dict[int, set[int]]) -> int:
    """How many can be taken of which no two are near, those with the fewest near ones first."""
    taken = 0
    while near:
        chosen = min(near, key=lambda at: (len(near[at]), at))
        gone = near[chosen] | {chosen}
        taken += 1
        near = {at: others - gone for at, others in near.items() if at not in gone}
    return taken


def _voice(measures: Sequence[Measure | Provision]) -> _Voice:
    """What the measures of one article say, and whom they have it from."""
    first = measures[0]
    article = first.claim.article
    sentences = frozenset((measure.quote_hash, measure.claim.context) for measure in measures)
    speakers = frozenset(measure.claim.attribution for measure in measures if measure.claim.attribution)
    agencies = set(agencies_of_text(article.text))
    for claim in (measure.claim for measure in measures):
        about = f"{claim.subject or ''} {claim.actor or ''} {claim.object or ''}"
        agencies |= agencies_of_sentence(claim.context) - agencies_of_sentence(about)
    names = [name for name in (article.publisher, article.source) if name]
    agencies.update(named for one in (*names, *speakers) if (named := agency_named(one)) is not None)
    return _Voice(
        first.article_key, article.text, first.article, _publisher(article.publisher), frozenset(map(_publisher, names)), sentences, speakers, frozenset(agencies),
    )  # fmt: skip


def _shortest(words: str) -> tuple[int, str]:
    return len(words), words


def _publisher(source: str | None) -> str:
    return name_key(source) or source.casefold() if source else ""


def _origin(one: _Voice, other: _Voice) -> str:
    """What two articles both go back to, in words; "" where nothing shows."""
    if one.source and one.source == other.source:
        return "one source published both"
    agencies = one.agencies & other.agencies
    if agencies:
        return f"both come by way of {min(agencies)}"
    for left, right in ((one, other), (other, one)):
        if any(name_key(speaker) in left.names for speaker in right.speakers):
            return "one has the figure from the other's publisher"
    shared = [(left, right) for left in one.speakers for right in other.speakers if are_one_speaker(left, right)]
    if shared:
        return f"both have it from one speaker: {min((who for pair in shared for who in pair), key=_shortest)}"
    if not {mark for mark, _ in one.sentences}.isdisjoint(mark for mark, _ in other.sentences):
        return "both print the same sentence"
    if any(read_alike(left, right) for _, left in one.sentences for _, right in other.sentences):
        return "both print almost the same sentence"
    if _may_be_copies(one.topic, other.topic) and are_copies(one.text, other.text):
        return "most of one text stands in the other"
    return ""


def _may_be_copies(one: Topic, other: Topic) -> bool:
    left, right = one.names | one.words, other.names | other.words
    return len(left & right) >= _WORDS_SHARED * min(len(left), len(right))
