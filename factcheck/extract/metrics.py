"""What a figure counts or measures: the noun phrase to its right or left, or what its verb carries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.core.quantity import Quantity
from factcheck.core.vocabulary import Form, QuantityKind
from factcheck.extract.analysis import Sentence
from factcheck.extract.clauses import Frame, is_verb_at
from factcheck.extract.phrases import noun_phrase_after
from factcheck.lexicon.cues import (
    CARRIERS,
    CHANGE_VERBS,
    COPULAS,
    MEASURE_NOUNS,
    METRIC_OF_ADJECTIVE,
    METRIC_OF_VERB,
    PERSON_NOUNS,
    SHARE_NOUNS,
)
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, singular_phrase
from factcheck.lexicon.verbs import AUXILIARIES, PAST_FORMS, lemma, participle

__all__ = ["Metric", "metric_of"]

_TIME_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade"})
_SPACES = " \t\u00a0\u2009\u202f"
_OF = re.compile(r"[ \u00a0]+(?P<lead>of|in|for|on|worth[ \u00a0]of)[ \u00a0]+", re.IGNORECASE)
_HIGHER = re.compile(
    r"[ \u00a0]+(?:higher|lower|more|less|fewer|larger|smaller|above|below|faster|up|down)\b(?:[ \u00a0]+than[ \u00a0]+(?P<base>[^,;.]+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metric:
    """The metric of a figure in the article's words, with its form, the verb that carries it and what narrows it.

    ``end`` is where the words used end, so that the quote can reach them; ``rule`` names the rule.
    """

    name: str | None
    form: Form
    rule: str
    end: int
    counted: str | None = None
    scope: str | None = None
    share_of: str | None = None
    predicate: str | None = None


def metric_of(text: str, sentence: Sentence, figure: Quantity, frame: Frame, previous: Metric | None) -> Metric:
    """The metric of a figure. ``previous`` is that of the figure before it in the same sentence, which a share or rank goes back to."""
    verb = None if frame.verb is None else lemma(sentence.tokens[frame.verb].lower)
    metric = _by_kind(text, sentence, figure, frame, previous, verb)
    if (
        metric.predicate is None
        and verb is not None
        and verb not in COPULAS
        and verb not in CHANGE_VERBS
        and verb != "have"
        and verb != "do"
    ):
        metric = replace(metric, predicate=verb)
    if metric.scope is None and metric.form is not Form.SHARE:
        metric = replace(metric, scope=_qualifier(text, sentence, metric.end))
    return metric


def _by_kind(
    text: str, sentence: Sentence, figure: Quantity, frame: Frame, previous: Metric | None, verb: str | None
) -> Metric:
    if figure.kind is QuantityKind.RANK:
        return _rank(text, sentence, figure, frame, previous)
    if figure.kind is QuantityKind.YEAR:
        noun = f"year of {_nominal(verb)}" if verb is not None else "year"
        return Metric(noun, Form.LEVEL, "year", figure.end, predicate=verb)
    if figure.kind is QuantityKind.PERCENT:
        return _percent(text, sentence, figure, frame, previous, verb)
    if figure.kind is QuantityKind.MULTIPLE:
        noun = noun_phrase_after(text, figure.end, sentence.end)
        name = _with_of(text, noun, sentence.end) if noun is not None else (previous.name if previous else None)
        base = name if name is None else re.sub(r"^(?:the|that|as many|as much)\s+", "", name)
        return Metric(
            None if base is None else f"ratio to {base}",
            Form.CHANGE if noun is None else Form.RATE,
            "multiple",
            noun[1] if noun else figure.end,
        )
    if figure.unit in _TIME_UNITS:
        return _duration(text, sentence, figure, frame)
    if figure.unit is not None:
        return _measure(text, sentence, figure, frame, previous, verb)
    return _count(text, sentence, figure, frame, previous, verb)


def _count(
    text: str, sentence: Sentence, figure: Quantity, frame: Frame, previous: Metric | None, verb: str | None
) -> Metric:
    form = (
        Form.RATE
        if figure.per is not None
        else Form.CHANGE
        if figure.direction is not None and figure.change_from is None and _moved(sentence, frame, verb)
        else Form.LEVEL
    )
    noun = text[frame.noun[0] : frame.noun[1]] if frame.noun is not None else None
    end = frame.noun[1] if frame.noun is not None else figure.end
    if noun is not None:
        last = noun.split()[-1].lower()
        adjective = METRIC_OF_ADJECTIVE.get(noun.split()[0].lower()) if len(noun.split()) == 1 else None
        if adjective is not None:
            return Metric(adjective, form, "counted adjective", end, counted="person")
        if last in PERSON_NOUNS:
            carried = _carried_by_verb(text, sentence, frame, end, verb)
            if carried is not None:
                return Metric(
                    carried,
                    form,
                    "counted by the verb",
                    end,
                    counted=singular_phrase(noun),
                    predicate=verb if verb in METRIC_OF_VERB else None,
                )
        name = _with_of(text, frame.noun, sentence.end) if frame.noun is not None else noun
        return Metric(name, form, "counted noun", end, counted=figure.counted or singular_phrase(noun))
    if figure.counted is not None:
        return Metric(figure.counted, form, "counted in a list", end, counted=figure.counted)
    left = _moved_object(text, sentence, figure, frame, verb) or _left_subject(text, sentence, frame)
    if left is not None and (verb is None or verb in COPULAS or verb in CHANGE_VERBS):
        return Metric(left, form, "subject of the verb", end)
    if verb in METRIC_OF_VERB:
        return Metric(METRIC_OF_VERB[verb], form, "counted by the verb", end, counted="person", predicate=verb)
    lead = _left_of(text, sentence, figure, frame)
    if lead is not None:
        return Metric(lead, form, "noun before", end)
    if previous is not None:
        return Metric(previous.name, form, "list goes on", end, counted=previous.counted, predicate=previous.predicate)
    return Metric(left, form, "subject of the verb", end)


def _carried_by_verb(text: str, sentence: Sentence, frame: Frame, end: int, verb: str | None) -> str | None:
    """What a number of people is, by their verb or by the adjective behind: `24 people dead`, `killing five villagers`."""
    behind = re.match(
        r"[ \u00a0]+(?:were[ \u00a0]|are[ \u00a0]|remain[ \u00a0]|still[ \u00a0]|left[ \u00a0]|have[ \u00a0]been[ \u00a0])*(?P<word>[a-z]+)",
        text[end : end + 60],
    )
    if (
        behind is not None
        and behind["word"] in METRIC_OF_ADJECTIVE
        and (frame.follows or lemma(behind["word"]) is None or verb in {"leave", "have", "be", None})
    ):
        return METRIC_OF_ADJECTIVE[behind["word"]]
    if verb is None or verb not in METRIC_OF_VERB:
        return None
    if frame.follows and not frame.passive and verb not in {"die", "perish", "drown"}:
        return None
    return METRIC_OF_VERB[verb]


def _percent(
    text: str, sentence: Sentence, figure: Quantity, frame: Frame, previous: Metric | None, verb: str | None
) -> Metric:
    higher = _HIGHER.match(text, figure.end, sentence.end)
    if figure.unit in {"percentage point", "basis point"} or (higher is not None and higher["base"]):
        base = higher["base"] if higher is not None else None
        name = previous.name if previous is not None and previous.name else _left_subject(text, sentence, frame)
        subject = f"difference of {name}" if name else "difference"
        return Metric(
            f"{subject} from {base}" if base else subject,
            Form.CHANGE,
            "difference",
            higher.end() if higher else figure.end,
            scope=base,
        )
    of = _OF.match(text, figure.end, sentence.end)
    if of is not None and of["lead"].lower() == "of":
        whole = noun_phrase_after(text, of.end(), sentence.end) or _proper(text, sentence, of.end())
        if whole is not None:
            return _share(text, sentence, figure, frame, previous, verb, whole)
    if verb == "account" and previous is not None:
        return Metric(f"share of {previous.name}", Form.SHARE, "share", figure.end, predicate=verb)
    left = _left_subject(text, sentence, frame) or _left_of(text, sentence, figure, frame)
    moved = figure.direction is not None or verb in CHANGE_VERBS
    if left is not None and left.split()[0].lower().rstrip("s") in SHARE_NOUNS:
        return Metric(left, Form.SHARE, "proportion", figure.end, share_of=_after_of(left))
    if (
        moved
        and verb in CHANGE_VERBS
        and not re.search(
            r"\b(?:to|at)[ \u00a0]*(?:\w+[ \u00a0]){0,2}$", text[max(0, figure.start - 24) : figure.start]
        )
    ):
        return Metric(left, Form.CHANGE, "movement", figure.end, predicate=verb)
    behind = noun_phrase_after(text, figure.end, sentence.end)
    if left is None and behind is not None:
        return Metric(text[behind[0] : behind[1]], Form.CHANGE if moved else Form.LEVEL, "noun behind", behind[1])
    return Metric(
        left or (previous.name if previous else None),
        Form.CHANGE if moved else Form.LEVEL,
        "level in percent",
        figure.end,
    )


def _share(
    text: str,
    sentence: Sentence,
    figure: Quantity,
    frame: Frame,
    previous: Metric | None,
    verb: str | None,
    whole: tuple[int, int],
) -> Metric:
    """`57% of the platforms`: a share of what `of` leads; of a place it is the share in what was counted before."""
    share_of = _with_of(text, whole, sentence.end)
    end = whole[0] + len(share_of)
    place = next(
        (mention for mention in sentence.mentions if mention.start < whole[1] and mention.end > whole[0]), None
    )
    if (
        place is not None
        and place.end >= whole[1]
        and previous is not None
        and previous.name is not None
        and verb in {"account", "make", "represent", "constitute", "comprise", None}
    ):
        metric = re.sub(r"^share of ", "", previous.name)
        return Metric(f"share of {metric}", Form.SHARE, "share of a place", end, share_of=text[place.start : place.end])
    if share_of.lower() in {"total", "total amount", "total number", "total sum"} or re.match(
        r"total (?:amount|number|sum)\b", share_of.lower()
    ):
        name = previous.name if previous is not None and previous.name is not None else share_of
        return Metric(f"share of {name}", Form.SHARE, "share of a total", end, share_of=share_of)
    name = f"share of {share_of}"
    if verb is not None and verb not in COPULAS and not frame.follows:
        name = f"{name} {participle(verb)}"
    return Metric(name, Form.SHARE, "share", end, share_of=share_of, scope=_qualifier(text, sentence, end))


def _measure(
    text: str, sentence: Sentence, figure: Quantity, frame: Frame, previous: Metric | None, verb: str | None
) -> Metric:
    """Money and measures: what `of` or `in` leads, the noun before `of`, the subject of a linking verb, or what the unit measures."""
    form = (
        Form.RATE
        if figure.per is not None
        else Form.CHANGE
        if figure.direction is not None and figure.change_from is None and _moved(sentence, frame, verb)
        else Form.LEVEL
    )
    if figure.conversion_of is not None and previous is not None:
        return Metric(
            previous.name, previous.form, "conversion", figure.end, scope=previous.scope, predicate=previous.predicate
        )
    left = _moved_object(text, sentence, figure, frame, verb)
    if left is None and (verb is None or verb in COPULAS or verb in CHANGE_VERBS):
        left = _left_subject(text, sentence, frame)
    before = _left_of(text, sentence, figure, frame)
    if before is not None:
        return Metric(before, form, "noun before", figure.end)
    of = _OF.match(text, figure.end, sentence.end)
    if of is not None:
        noun = noun_phrase_after(text, of.end(), sentence.end)
        if noun is not None and not (
            of["lead"].lower() in {"in", "for", "on"} and any(m.start <= noun[0] < m.end for m in sentence.mentions)
        ):
            name = _with_of(text, noun, sentence.end)
            return Metric(name, form, f"{of['lead'].lower()} phrase", noun[0] + len(name))
    if left is not None:
        return Metric(left, form, "subject of the verb", figure.end)
    noun_behind = noun_phrase_after(text, figure.end, sentence.end)
    if noun_behind is not None and noun_behind[0] - figure.end <= 1:
        name = text[noun_behind[0] : noun_behind[1]]
        dimension = MEASURE_NOUNS.get(figure.unit or "")
        return Metric(f"{dimension} of {name}" if dimension else name, form, "noun behind", noun_behind[1])
    dimension = MEASURE_NOUNS.get(figure.unit or "")
    if dimension is not None:
        holder = _holder(text, sentence, frame)
        return Metric(f"{dimension} of {holder}" if holder else dimension, form, "what the unit measures", figure.end)
    if verb is not None and not frame.follows:
        return Metric(f"amount {participle(verb)}", form, "object of the verb", figure.end, predicate=verb)
    return Metric(previous.name if previous is not None else None, form, "list goes on", figure.end)


def _duration(text: str, sentence: Sentence, figure: Quantity, frame: Frame) -> Metric:
    of = re.compile(r"[ \u00a0]+of[ \u00a0]+(?P<what>[^,;.]+)").match(text, figure.end, sentence.end)
    if of is not None:
        return Metric(f"duration of {of['what'].strip()}", Form.DURATION, "duration of", of.end("what"))
    to = re.compile(r"[ \u00a0]+to[ \u00a0]+(?P<what>[^,;.]+)").match(text, figure.end, sentence.end)
    if to is not None:
        return Metric(f"time to {to['what'].strip()}", Form.DURATION, "time to", to.end("what"))
    words = sentence.tokens
    clause = text[words[frame.start].start : words[frame.first].start].strip(" ,")
    clause = re.sub(r"[ \u00a0]+(?:for|in|within|over|during|after|lasting)$", "", clause)
    noun = " ".join(text[figure.start : figure.end].split()[1:])
    return Metric(f"{noun} {clause}".strip() or None, Form.DURATION, "duration", figure.end)


def _rank(text: str, sentence: Sentence, figure: Quantity, frame: Frame, previous: Metric | None) -> Metric:
    noun = noun_phrase_after(text, figure.end, sentence.end)
    if noun is not None:
        name = _with_of(text, noun, sentence.end)
        return Metric(
            f"rank among {name}",
            Form.RANK,
            "rank among",
            noun[0] + len(name),
            scope=_qualifier(text, sentence, noun[0] + len(name)),
        )
    name = previous.name if previous is not None else _left_subject(text, sentence, frame)
    return Metric(f"rank on {name}" if name else "rank", Form.RANK, "rank on", figure.end)


def _moved(sentence: Sentence, frame: Frame, verb: str | None) -> bool:
    """Does the figure say by how much, not to what level?"""
    lead = [word.lower for word in sentence.tokens[max(0, frame.first - 3) : frame.first]]
    return not ({"to", "at"} & set(lead)) and (verb in CHANGE_VERBS or bool({"by", "up", "down"} & set(lead)))


def _left_subject(text: str, sentence: Sentence, frame: Frame) -> str | None:
    """The noun phrase before a linking verb: `the number of patents per 10,000 people has reached`, without what merely counts."""
    if frame.verb is None or frame.follows:
        return None
    words = sentence.tokens
    last = frame.verb
    while last > frame.start and (
        words[last - 1].lower in AUXILIARIES
        or words[last - 1].lower in ADVERBS
        or words[last - 1].lower.endswith("ly")
        or is_verb_at(sentence, last - 1)
    ):
        last -= 1
    first = last
    while first > 0 and _in_subject(sentence, first - 1, frame.start):
        first -= 1
    while first < last and (
        words[first].lower in DETERMINERS or words[first].lower in CONJUNCTIONS or not words[first].is_word
    ):
        first += 1
    if first >= last:
        return None
    return _bare(text[words[first].start : words[last - 1].end])


def _in_subject(sentence: Sentence, i: int, start: int) -> bool:
    word = sentence.tokens[i]
    if i < start or word.text in {",", ";", ":"}:
        return False
    return not (
        word.lower in {"that", "while", "but", "which", "where", "when"}
        or (word.lower in PAST_FORMS and is_verb_at(sentence, i))
    )


def _left_of(text: str, sentence: Sentence, figure: Quantity, frame: Frame) -> str | None:
    """The noun phrase that `of` or `at` ties to the figure: `a turnover of 206 million yuan`, `an added value of`."""
    words = sentence.tokens
    i = frame.first - 1
    while i > frame.start and words[i].lower in {
        "about",
        "some",
        "nearly",
        "around",
        "over",
        "more",
        "than",
        "up",
        "to",
    }:
        i -= 1
    if i <= frame.start or words[i].lower not in {"of", "at"}:
        return None
    first = i
    while first > 0 and words[first - 1].is_word and not _ends_left(sentence, first - 1):
        first -= 1
    if first == i or (i - first == 1 and words[first].lower in CARRIERS):
        return None
    return _bare(text[words[first].start : words[i - 1].end])


def _moved_object(text: str, sentence: Sentence, figure: Quantity, frame: Frame, verb: str | None) -> str | None:
    """What was moved: `increased the output of a furnace from 3 tons to 4.5 tons` gives the output of a furnace."""
    if verb not in CHANGE_VERBS or frame.verb is None or frame.follows:
        return None
    words = sentence.tokens
    stop = next((k for k in range(frame.verb + 1, sentence.index_at(figure.start)) if words[k].lower in {"from", "to", "by"}), None)
    if stop is None or all(word.lower in ADVERBS or word.lower.endswith("ly") for word in words[frame.verb + 1 : stop]):
        return None
    return _bare(text[words[frame.verb + 1].start : words[stop - 1].end])


def _ends_left(sentence: Sentence, i: int) -> bool:
    lower = sentence.tokens[i].lower
    return (
        (lower in PREPOSITIONS and lower != "of")
        or lower in CONJUNCTIONS
        or lower in DETERMINERS
        or is_verb_at(sentence, i)
    )


def _holder(text: str, sentence: Sentence, frame: Frame) -> str | None:
    """The noun before `with` or `of` before a measure: `a control centre with less than 40 square metres`."""
    words = sentence.tokens
    i = frame.first - 1
    if i <= 0 or words[i].lower not in {"with", "of", "covering", "measuring"}:
        return None
    first = i
    while first > 0 and words[first - 1].is_word and not _ends_left(sentence, first - 1):
        first -= 1
    return text[words[first].start : words[i - 1].end] if first < i else None


def _bare(phrase: str) -> str | None:
    """A noun phrase without determiners and the nouns that only say that something is counted."""
    phrase = re.sub(r"\s+", " ", phrase.replace("\u00a0", " ")).strip(" ,\"'“”")
    phrase = re.sub(r"^(?:the|a|an|its|their|this|these|those|all)\s+", "", phrase, flags=re.IGNORECASE)
    carrier = re.match(
        r"(?:(?:total|overall|combined|full|whole|grand|average|cumulative)\s+)?(?P<noun>\w+)\s+of\s+(?:the\s+)?(?P<rest>.+)",
        phrase,
        flags=re.IGNORECASE,
    )
    if carrier is not None and carrier["noun"].lower() in CARRIERS:
        phrase = carrier["rest"]
    return phrase or None


def _with_of(text: str, noun: tuple[int, int], end: int) -> str:
    """A noun phrase with the `of` phrase behind it, where that goes on to another noun."""
    of = re.compile(r"[ \u00a0]+of[ \u00a0]+").match(text, noun[1], end)
    if of is None:
        return text[noun[0] : noun[1]]
    more = noun_phrase_after(text, of.end(), end)
    return text[noun[0] : more[1]] if more is not None else text[noun[0] : noun[1]]


def _proper(text: str, sentence: Sentence, start: int) -> tuple[int, int] | None:
    return next(((m.start, m.end) for m in sentence.mentions if 0 <= m.start - start <= 4), None)


def _after_of(phrase: str) -> str | None:
    found = re.match(r"\w+\s+of\s+(.+?)(?:\s+to\s+.+)?$", phrase)
    return found.group(1) if found else None


def _nominal(verb: str | None) -> str:
    return {
        "found": "founding",
        "establish": "establishment",
        "open": "opening",
        "launch": "launch",
        "build": "construction",
        "set": "establishment",
        "create": "creation",
    }.get(verb or "", verb or "")


def _qualifier(text: str, sentence: Sentence, end: int) -> str | None:
    """The words right behind the metric that narrow it: a preposition, participle or relative phrase up to the next mark or verb."""
    words = sentence.tokens
    i = sentence.index_at(end - 1) + 1
    if i < len(words) and words[i].text == "," and i + 1 < len(words) and words[i + 1].lower in {"which", "including"}:
        stop = next(
            (
                k
                for k in range(i + 2, len(words))
                if words[k].lower in {"have", "has", "had"} and words[k - 1].text == ","
            ),
            len(words),
        )
        return text[words[i + 1].start : words[min(stop, len(words)) - 1].end].rstrip(" ,.;") or None
    if (
        i >= len(words)
        or not (words[i].lower in PREPOSITIONS or words[i].lower.endswith("ing"))
        or words[i].lower in {"than", "as", "to", "ago"}
    ):
        return None
    last = i
    while last + 1 < len(words) and words[last + 1].text not in {",", ";", ".", ":", ")", "(", "—"}:
        following = words[last + 1]
        if (
            following.lower in CONJUNCTIONS - {"and", "or"}
            or following.lower in AUXILIARIES
            or sentence.figure_at(following) is not None
        ):
            break
        last += 1
    for time in sentence.times:
        if words[i].start <= time.start <= words[i].end + 6:
            return None
    if last == i:
        return None
    return text[words[i].start : words[last].end].rstrip(" ,.;")
