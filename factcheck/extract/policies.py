"""Policy claims: an actor does, plans or asks for something that governs others or spends for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.core.claim import Claim, Link
from factcheck.core.vocabulary import AsOfBasis, ClaimKind, LinkRole, Modality, Stage
from factcheck.extract.analysis import Analysis
from factcheck.extract.names import Mention
from factcheck.extract.sentences import Sentence
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, singular
from factcheck.lexicon.policies import ACTOR_KINDS, INSTRUMENTS, POLICY_NOUNS, STAGE_OF_VERB, URGING
from factcheck.lexicon.verbs import AUXILIARIES, PAST_FORMS, lemma

__all__ = ["policy_claims"]

_STRIVING = frozenset(
    {
        "is",
        "was",
        "effort",
        "efforts",
        "best",
        "try",
        "tried",
        "tries",
        "steps",
        "agreed",
        "decided",
        "goal",
        "pledge",
        "mandate",
    }
)
_WILL = frozenset({"will", "shall", "'ll", "would"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_PRONOUNS = frozenset({"it", "they", "we", "he", "she", "this", "these", "that"})
_TAIL = re.compile(
    r"[,\s]+(?:according to\b|(?:[A-Z][\w.]+\s+){0,3}(?:said|says|added)\b|(?:he|she|they|it|officials?)\s+(?:said|says|added)\b).*$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb group: token indices of its first and main word; ``main`` is the lemma."""

    first: int
    last: int
    main: str
    passive: bool
    stage: Stage


def policy_claims(analysis: Analysis) -> Iterator[Claim]:
    """The policy claims of an article, in reading order."""
    said_by = analysis.said_by
    actor: str | None = None
    for i, sentence in enumerate(analysis.sentences):
        claims = list(_of_sentence(analysis, sentence, said.text if (said := said_by[i]) is not None else None, actor))
        yield from claims
        named = [mention for mention in sentence.mentions if mention.kind in ACTOR_KINDS or not mention.kind]
        if named:
            actor = named[0].name


def _of_sentence(analysis: Analysis, sentence: Sentence, said_by: str | None, carried: str | None) -> Iterator[Claim]:
    text = analysis.article.text
    groups = list(_groups(sentence))
    taken = -1
    for k, group in enumerate(groups):
        if group.first <= taken:
            continue
        begin = _subject_start(sentence, group, groups[k - 1] if k else None)
        while begin < group.first and not sentence.tokens[begin].text[0].isalnum():
            begin += 1
        stop = _stop(sentence, group, groups[k + 1 :])
        subject = _actor(text, sentence, begin, group, carried)
        spoken = sentence.tokens[group.last + 1 : stop]
        about = {word.lower for word in spoken} | (
            {word.lower for word in sentence.tokens[begin : group.first]} if group.passive else set()
        )
        governs = subject is not None and subject[1]
        if not (about & POLICY_NOUNS) and not (
            governs and group.stage in {Stage.APPROVED, Stage.PLANNED, Stage.IN_FORCE}
        ):
            continue
        if stop - group.last < 2 and not group.passive:
            continue
        yield _claim(analysis, sentence, group, _Extent(begin, stop, None if subject is None else subject[0], said_by))
        taken = stop - 1


@dataclass(frozen=True, slots=True)
class _Extent:
    """The claim's words as token indices, who acts, and who says so."""

    begin: int
    stop: int
    actor: str | None
    said_by: str | None


def _claim(analysis: Analysis, sentence: Sentence, group: _Group, extent: _Extent) -> Claim:
    text, words = analysis.article.text, sentence.tokens
    start = words[extent.begin].start
    end = words[extent.stop - 1].end
    tail = _TAIL.search(text[words[group.last].end : end])
    if tail is not None:
        end = words[group.last].end + tail.start()
    while end > start + 1 and text[end - 1] in " ,.;:\u00a0":
        end -= 1
    objects = (
        text[words[extent.begin].start : words[group.first].start]
        if group.passive
        else text[min(words[group.last].end, end) : end]
    )
    inside = {word.lower for word in words[extent.begin : extent.stop]}
    instrument = (
        next((word.text for word in words[extent.begin : extent.stop] if singular(word.lower) in INSTRUMENTS), None)
        if inside & INSTRUMENTS or inside
        else None
    )
    times = [time for time in sentence.times if start <= time.start < end and time.as_of is not None]
    published = sentence.reference
    return Claim(
        article=analysis.article,
        kind=ClaimKind.POLICY,
        start=start,
        end=end,
        context_start=sentence.start,
        context_end=sentence.end,
        rule=f"policy: {group.main}",
        actor=extent.actor if group.main not in URGING else extent.said_by or extent.actor,
        action=text[words[group.last].start : words[group.last].end].lower()
        if group.passive
        else _action(sentence, group),
        object=" ".join(objects.split()).strip(' ,;:."“”') or None,
        instrument=instrument,
        jurisdiction=next(
            (mention.name for mention in sentence.mentions if mention.kind in {"zone", "city", "region", "country"}),
            None,
        ),
        stage=group.stage,
        effective=times[0].as_of if times else None,
        subject=extent.actor,
        as_of=times[0].as_of if times else None if published is None else published.isoformat(),
        as_of_basis=AsOfBasis.STATED if times else AsOfBasis.UNKNOWN if published is None else AsOfBasis.PUBLISHED,
        attribution=extent.said_by,
        modality=Modality.PLAN if group.stage in {Stage.PLANNED, Stage.PROPOSED} else Modality.ACTUAL,
        links=tuple(Link(LinkRole.LINKED, figure.start) for figure in sentence.figures if start <= figure.start < end),
    )


def _action(sentence: Sentence, group: _Group) -> str:
    """The main verb in its base form, with a particle behind it."""
    words = sentence.tokens
    if (
        group.last + 1 < len(words)
        and words[group.last + 1].lower in {"for", "out", "up", "with", "on", "to"}
        and group.main in {"call", "carry", "set", "experiment", "task"}
    ):
        return f"{group.main} {words[group.last + 1].lower}"
    return group.main


def _groups(sentence: Sentence) -> Iterator[_Group]:
    """The verb groups whose main verb is a policy verb."""
    words = sentence.tokens
    i = 0
    while i < len(words):
        if not is_verb_at(sentence, i) or (
            words[i].lower.endswith("ing") and (i == 0 or words[i - 1].lower not in AUXILIARIES)
        ):
            i += 1
            continue
        first, last = i, i
        k = i + 1
        while k < len(words):
            lower = words[k].lower
            if lower in AUXILIARIES or (
                lemma(lower) is not None
                and (words[last].lower in AUXILIARIES or words[k - 1].lower == "to")
                and is_verb_at(sentence, k)
            ):
                last = k
            elif not (
                lower in ADVERBS
                or lower.endswith("ly")
                or (lower == "to" and k + 1 < len(words) and lemma(words[k + 1].lower) is not None)
            ):
                break
            k += 1
        main = lemma(words[last].lower)
        purpose = first > 0 and words[first - 1].lower == "to" and words[first - 2].lower not in _STRIVING
        if main in STAGE_OF_VERB and not purpose and not _is_participle(sentence, first, last):
            spoken = [word.lower for word in words[first : last + 1]]
            passive = words[last].lower in PAST_FORMS and any(word in _BE for word in spoken[:-1])
            yield _Group(first, last, main, passive, _stage(main, spoken, passive))
        i = last + 1


def _is_participle(sentence: Sentence, first: int, last: int) -> bool:
    """Is a lone past form no finite verb: `Founded in 1990, the park`, `contracts signed with`, `approved regions are`?"""
    words = sentence.tokens
    if first != last or words[first].lower not in PAST_FORMS:
        return False
    if first == 0 or words[first - 1].lower in {"(", "“", '"'}:
        return True
    if words[first - 1].lower not in {"and", ","}:
        return any(
            words[k].lower in AUXILIARIES or (words[k].lower in PAST_FORMS and is_verb_at(sentence, k))
            for k in range(max(0, first - 8), first)
            if words[k].text != ","
        )
    following = words[first + 1] if first + 1 < len(words) else None
    if following is None or not following.is_word or following.lower in DETERMINERS:
        return False
    return any(word.lower in AUXILIARIES for word in words[first + 2 : first + 5])


def _stage(main: str, spoken: list[str], passive: bool) -> Stage:
    """The stage that a verb and its auxiliaries speak of."""
    if main in URGING or "should" in spoken or "must" in spoken:
        return Stage.PROPOSED
    if (
        set(spoken) & _WILL
        or {"expected", "planned", "plans", "aims", "scheduled", "strive", "goal"} & set(spoken)
        or ("to" in spoken and not set(spoken) & {"designed", "tasked", "allowed"})
    ):
        return Stage.PLANNED
    default = STAGE_OF_VERB[main]
    if default is Stage.COMPLETED and not passive and spoken[-1] not in PAST_FORMS:
        return Stage.IN_FORCE
    if default is Stage.REPORTED and {"has", "have"} & set(spoken):
        return Stage.REPORTED
    return default


def _subject_start(sentence: Sentence, group: _Group, previous: _Group | None) -> int:
    """The token at which the subject of the group begins: after the last comma, mark or conjunction before it, or at the verb in a list of verbs."""
    words = sentence.tokens
    i = group.first
    floor = previous.last + 1 if previous is not None else 0
    if i > 1 and words[i - 1].text == "," and previous is None:
        return _before_insertion(sentence, i - 1)
    while i > floor and words[i - 1].text not in {";", ":", "—", "–", "“", '"'}:
        before = words[i - 1]
        if before.text == "," and not (i < group.first and _inserted(sentence, i, group.first)):
            break
        if before.lower in {"that", "while", "but"} and before.lower in CONJUNCTIONS:
            break
        if before.lower == "and" and previous is not None and i == group.first:
            break
        i -= 1
    return min(i, group.first)


def _before_insertion(sentence: Sentence, comma: int) -> int:
    """Where a subject begins that an insertion between commas parts from its verb: `The zone, in the north, has`.

    Names of places and appositions may fill more than one pair of commas, so the subject begins at the sentence's head, or behind a first
    phrase that a preposition leads.
    """
    words = sentence.tokens
    first = next((k for k in range(comma) if words[k].text == ","), comma)
    if words[0].lower in PREPOSITIONS and first < comma:
        return first + 1
    return 0


def _inserted(sentence: Sentence, i: int, verb: int) -> bool:
    """Does a comma follow before the verb, so that the part between the two is an insertion?"""
    return any(word.text == "," for word in sentence.tokens[i:verb]) and sentence.tokens[verb - 1].text == ","


def _stop(sentence: Sentence, group: _Group, later: list[_Group]) -> int:
    """The token at which the claim ends: a semicolon, the next coordinated policy verb, or the end of the sentence."""
    words = sentence.tokens
    for i in range(group.last + 1, len(words)):
        if words[i].text == ";":
            return i
        if any(other.first == i and words[i - 1].lower == "and" and words[i - 2].text == "," for other in later):
            return i - 1
    return len(words)


def _actor(text: str, sentence: Sentence, begin: int, group: _Group, carried: str | None) -> tuple[str, bool] | None:
    """Who acts, and whether that is a body that governs."""
    words = sentence.tokens
    if group.passive:
        by = next((i for i in range(group.last, min(group.last + 12, len(words))) if words[i].lower == "by"), None)
        agent = next(
            (m for m in sentence.mentions if by is not None and m.start == words[min(by + 1, len(words) - 1)].start),
            None,
        )
        if agent is not None:
            return agent.name, agent.kind in ACTOR_KINDS
    if begin < group.first:
        span = (words[begin].start, words[group.first - 1].end)
        mention = _mention_in(sentence.mentions, span)
        if mention is not None:
            mention = _possessed(text, sentence, mention, span)
            noun = text[mention.end : mention.end + 14].lower()
            governs = mention.kind in ACTOR_KINDS or noun.startswith(
                (" government", "'s government", "’s government", " authorities")
            )
            return (
                mention.name + text[mention.end : mention.end + 11] if noun.startswith(" government") else mention.name
            ), governs
        if words[begin].lower not in _PRONOUNS and not group.passive:
            return " ".join(text[span[0] : span[1]].split()), "government" in text[span[0] : span[1]].lower()
    return None if carried is None else (carried, True)


def _possessed(text: str, sentence: Sentence, mention: Mention, span: tuple[int, int]) -> Mention:
    """Of `China's Ministry of Industry` the ministry; of any other name the name itself."""
    if text[mention.end : mention.end + 2] not in {"'s", "’s"}:
        return mention
    return _mention_in(sentence.mentions, (mention.end, span[1])) or mention


def _mention_in(mentions: list[Mention], span: tuple[int, int]) -> Mention | None:
    return next((mention for mention in mentions if span[0] <= mention.start and mention.end <= span[1]), None)
