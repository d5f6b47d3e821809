"""The phrases that stand around a figure: the subject before its verb, the noun that `of` ties to it, what narrows it behind."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import Direction, Form
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.sentences import Sentence
from factcheck.extract.site import Site
from factcheck.extract.tokens import Token
from factcheck.extract.verbs import is_verb_at
from factcheck.lexicon.cues import CARRIERS, CHANGE_VERBS, GUESSES, MOVEMENT_NOUNS
from factcheck.lexicon.dates import PERIOD_NOUNS
from factcheck.lexicon.kinds import KIND_OF_NOUN
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, singular
from factcheck.lexicon.verbs import AUXILIARIES, lemma

__all__ = [
    "apposed",
    "bare",
    "belongs_to_count",
    "holder",
    "is_baseline",
    "is_led",
    "is_movement",
    "is_worth",
    "level_form",
    "movement_noun",
    "noun_tied",
    "phrase_start",
    "qualifier",
    "stands_at",
    "with_complement",
]

_OF = re.compile(r"[ \u00a0]+of[ \u00a0]+")
_MOVEMENT = re.compile(
    r"[ \u00a0-]+(?:(?:year-on-year|annual|overall|net|further|sharp|steep|real)[ \u00a0])?(?P<noun>[A-Za-z]+)[ \u00a0]+(?:in|of|for|on)[ \u00a0]+"
)
_IN = re.compile(r"[ \u00a0]+(?:in|of)[ \u00a0]+")
_COMPARED = re.compile(
    r"\b(?:compared[ \u00a0](?:with|to)|against|versus|vs\.?|(?:up|down)[ \u00a0]from)[ \u00a0](?:(?:about|around|some|nearly|just|only|a|an|the)[ \u00a0])*$",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?:various|all|different|several|many|any|every|these|those|this|that)\b", re.IGNORECASE)
_BOUNDS = frozenset(
    {
        "about",
        "some",
        "nearly",
        "around",
        "over",
        "more",
        "less",
        "than",
        "up",
        "to",
        "least",
        "almost",
        "approximately",
        "only",
        "just",
    }
)
_EXTREMES = frozenset("average mean median peak record high low equivalent".split())
_NO_METRICS = frozenset(
    "steady unchanged flat stable firm little-changed higher lower excess maximum minimum priced valued estimated closed ended".split()
)
"""Before `at` and `of` these say how a figure stands or is bounded, not what it measures."""
_NEARNESS = frozenset("vicinity neighborhood neighbourhood region order area range tune ballpark".split())
"""Before `of` these only say that the figure is about so much: `in the vicinity of`."""
_BOUNDS_AND_AT = _BOUNDS | {"at"}
_BEFORE_WORTH = _BOUNDS_AND_AT | {"a", "combined", "total"}
_MOVED_BY = frozenset({"by", "up", "down", "off"})
_STANDING = frozenset("close finish open trade settle end start begin quote".split())
_STANDS_BEFORE = frozenset("at up down off higher lower above below near around unchanged".split())
_NO_NOUNS = DETERMINERS | CONJUNCTIONS
_NO_LAST = _BOUNDS | PREPOSITIONS | CONJUNCTIONS
_NEXT_CLAUSE = CONJUNCTIONS - {"and", "or"}
_CARRYING = CARRIERS | GUESSES
_MOST_CARRIERS = 3  # estimates of the number of dead
_DETERMINER = re.compile(r"^(?:the|a|an|its|their|this|these|those|all)\s+", re.IGNORECASE)
_POSSESSOR = re.compile(r"^(?:[\w.-]+\s){0,5}(?P<owner>[\w.-]+)['’]s\s+")
_CARRIER = re.compile(
    r"(?:(?:total|overall|combined|full|whole|grand|average|cumulative|confirmed|official|latest|preliminary|initial|current|revised|new)\s+)?(?P<noun>\w+)\s+(?P<tie>of|for)\s+(?:the\s+)?(?P<rest>.+)",
    re.IGNORECASE,
)


def noun_tied(site: Site) -> str | None:
    """The noun phrase that `of` or `at` ties to the figure: `a turnover of 206 million yuan`."""
    words = site.sentence.tokens
    i = site.sentence.index_at(site.figure.start) - 1
    while i > 0 and words[i].lower in _BOUNDS_AND_AT and not (words[i].lower == "at" and words[i + 1].lower != "least"):
        i -= 1
    if i <= 0 or words[i].lower not in {"of", "at"}:
        return None
    first = phrase_start(site.sentence, i)
    if (
        first == i
        or (i - first == 1 and words[first].lower in CARRIERS | _EXTREMES)
        or words[i - 1].lower in _NO_METRICS
        or (i - first == 1 and words[first].lower in _NEARNESS)
        or _is_agent(words, first)
    ):
        return None
    return bare(site.text[words[first].start : words[i - 1].end])


def _is_agent(words: list[Token], first: int) -> bool:
    """Does `by` lead the phrase: `estimated by the Trade Board at 200 million`?"""
    before = first - 2 if first and words[first - 1].lower in DETERMINERS else first - 1
    return before >= 0 and words[before].lower == "by"


def apposed(site: Site) -> str | None:
    """The noun phrase that a figure between marks is said of: `the balance, currently 11.8 million dollars, is due`."""
    words, last = site.sentence.tokens, site.frame.last
    if last + 1 >= len(words) or words[last + 1].text not in {",", ")"}:
        return None
    i = site.frame.first - 1
    while i > 0 and (words[i].lower in ADVERBS or words[i].lower.endswith("ly") or words[i].lower == "or"):
        i -= 1
    if i < 1 or words[i].text not in {",", "("}:
        return None
    first = phrase_start(site.sentence, i)
    if first == i or words[i - 1].is_capital or _is_agent(words, first):
        return None
    return bare(site.text[words[first].start : words[i - 1].end])


def belongs_to_count(site: Site) -> bool:
    """Does `with` tie the figure's noun to what was counted before it: `46 contracts signed with a turnover of 206 million`?"""
    words = site.sentence.tokens
    i = site.sentence.index_at(site.figure.start) - 1
    counted = [other for other in site.sentence.figures if other.end <= site.figure.start and other.counted is not None]
    if not counted:
        return False
    between = words[site.sentence.index_at(counted[-1].end - 1) + 1 : i]
    return any(word.lower == "with" for word in between[-5:]) and not any(word.text in {",", ";"} for word in between)


def is_led(site: Site) -> bool:
    """Does a preposition part the figure from its verb, so that it is not what the verb counts: `killed 40 people in 14 countries`?"""
    frame = site.frame
    if frame.verb is None or frame.follows or frame.first <= frame.verb + 1:
        return False
    if " " in (site.verb or "") and frame.first == frame.verb + 2:
        return False  # `laid off 300 workers`
    return site.sentence.tokens[frame.first - 1].lower in PREPOSITIONS


def is_baseline(site: Site) -> bool:
    """Is the figure what the one before it is compared with: `3.7 percent, up from 1.7`, `compared with 1.7`, `vs 1.7`?"""
    earlier = [other for other in site.sentence.figures if other.end <= site.figure.start]
    if not earlier or earlier[-1].unit != site.figure.unit:
        return False
    return (
        earlier[-1].change_from == site.figure.value
        or _COMPARED.search(site.text, earlier[-1].end, site.figure.start) is not None
    )


def is_worth(site: Site) -> bool:
    """Does `worth` or its like tie the figure to what was counted right before: `46 contracts worth 206 million yuan`?"""
    words = site.sentence.tokens
    i = site.sentence.index_at(site.figure.start) - 1
    while i > 0 and words[i].lower in _BEFORE_WORTH:
        i -= 1
    return i > 0 and words[i].lower in {"worth", "totalling", "totaling", "valued"}


def holder(site: Site) -> str | None:
    """The noun before `with` or `of` before a measure: `a control centre with less than 40 square metres`."""
    words = site.sentence.tokens
    i = site.frame.first - 1
    if i <= 0 or words[i].lower not in {"with", "of", "covering", "measuring"}:
        return None
    first = phrase_start(site.sentence, i)
    return site.text[words[first].start : words[i - 1].end] if first < i else None


def phrase_start(sentence: Sentence, end: int) -> int:
    """The index of the first word of the noun phrase that ends before a token."""
    first = end
    while first > 0 and sentence.tokens[first - 1].is_word:
        lower = sentence.tokens[first - 1].lower
        if (
            (lower in PREPOSITIONS and lower != "of" and not _is_net_worth(sentence, first - 1))
            or lower in _NO_NOUNS
            or is_verb_at(sentence, first - 1)
            or sentence.figure_at(sentence.tokens[first - 1]) is not None
        ):
            break
        first -= 1
    return first


def _is_net_worth(sentence: Sentence, i: int) -> bool:
    """Is `worth` a noun here: `an estimated net worth of`?"""
    return i > 0 and sentence.tokens[i].lower == "worth" and sentence.tokens[i - 1].lower == "net"


def level_form(site: Site) -> Form:
    """The form of a count or amount: a rate where it is per something, a change where its verb moves it by that much, else a level."""
    return Form.RATE if site.figure.per is not None else Form.CHANGE if is_movement(site) else Form.LEVEL


def movement_noun(site: Site) -> tuple[str, Direction, int] | None:
    """What moved, which way, and where the words end: `an 18 pct drop in imports of rice`, `a drop of 18 pct in imports`; None without such a noun."""
    behind = _MOVEMENT.match(site.text, site.end, site.sentence.end)
    direction = MOVEMENT_NOUNS.get(behind["noun"].lower()) if behind is not None else None
    lead = behind.end() if behind is not None and direction is not None else None
    if lead is None:
        tied = noun_tied(site)
        direction = MOVEMENT_NOUNS.get(singular(tied.split()[-1].lower())) if tied is not None else None
        of = _IN.match(site.text, site.end, site.sentence.end) if direction is not None else None
        lead = of.end() if of is not None else None
    if lead is None or direction is None:
        return None
    noun = noun_phrase_after(site.text, lead, site.sentence.end)
    if noun is None or any(noun[0] < time.end and time.start < noun[1] for time in site.sentence.times):
        return None
    name = with_complement(site, noun)
    return bare(name) or name, direction, noun[0] + len(name)


def stands_at(site: Site) -> bool:
    """Does a verb of the market or the meter say where something stands: `gasoline closed at 51.2`, `finished 0.5 higher`?"""
    verb, words = site.frame.verb, site.sentence.tokens
    if site.verb not in _STANDING or verb is None or site.frame.follows or verb + 1 >= len(words):
        return False
    return any(word.lower in _STANDS_BEFORE for word in words[verb + 1 : site.frame.last + 2])


def is_movement(site: Site) -> bool:
    """Does the figure say by how much something moved, not to what level?"""
    if site.figure.change_from is not None or site.figure.direction is None:
        return False
    words, first = site.sentence.tokens, site.frame.first
    lead = {word.lower for word in words[max(0, first - 3) : first]}
    opening = {word.lower for word in words[first : site.sentence.index_at(site.figure.start)]}
    if lead & {"to", "at"}:
        return False
    return site.verb in CHANGE_VERBS or not _MOVED_BY.isdisjoint(lead | opening)


def bare(phrase: str) -> str | None:
    """A noun phrase in one line, without determiners, without its owner and without nouns that only say that something is counted.

    An owner that is a thing (`the leak's rate`) stays: nothing else says what the figure is of.
    """
    phrase = " ".join(phrase.split()).strip(" ,\"'“”")
    for _ in range(_MOST_CARRIERS):
        phrase = _DETERMINER.sub("", _without_owner(phrase))
        carrier = _CARRIER.match(phrase)
        if carrier is None or carrier["noun"].lower() not in (GUESSES if carrier["tie"] == "for" else _CARRYING):
            break
        phrase = carrier["rest"]
    return phrase or None


def _without_owner(phrase: str) -> str:
    found = _POSSESSOR.match(phrase)
    if found is None:
        return phrase
    owner = found["owner"]
    named = owner[0].isupper() or owner.lower() in KIND_OF_NOUN or owner.lower() in PERIOD_NOUNS
    return phrase[found.end() :] if named else phrase


def with_complement(site: Site, noun: tuple[int, int]) -> str:
    """A noun phrase with the `of` phrase behind it, where that goes on to another noun."""
    of = _OF.match(site.text, noun[1], site.sentence.end)
    if of is not None and _VAGUE.match(site.text, of.end()):
        of = None
    more = noun_phrase_after(site.text, of.end(), site.sentence.end) if of is not None else None
    return site.text[noun[0] : noun[1] if more is None else more[1]]


def qualifier(site: Site, end: int) -> str | None:
    """The words right behind the metric that narrow it: a preposition, participle or relative phrase up to the next mark or verb.

    A time, a place of comparison (`than`) and an infinitive narrow nothing.
    """
    words = site.sentence.tokens
    i = site.sentence.index_at(end - 1) + 1
    if i + 1 < len(words) and words[i].text == "," and words[i + 1].lower in {"which", "including"}:
        stop = next(
            (
                k
                for k in range(i + 2, len(words))
                if words[k - 1].text == "," and words[k].lower in {"have", "has", "had"}
            ),
            len(words),
        )
        return site.text[words[i + 1].start : words[stop - 1].end].rstrip(" ,.;") or None
    if (
        i >= len(words)
        or words[i].lower in {"than", "as", "to", "ago"}
        or not (words[i].lower in PREPOSITIONS or words[i].lower.endswith("ing"))
    ):
        return None
    if any(words[i].start <= time.start <= words[i].end + 6 for time in site.sentence.times):
        return None
    last = i
    while last + 1 < len(words) and words[last + 1].text not in {",", ";", ".", ":", ")", "(", "—"}:
        following = words[last + 1]
        if (
            following.lower in _NEXT_CLAUSE
            or following.lower in AUXILIARIES
            or site.sentence.figure_at(following) is not None
        ):
            break
        last += 1
    while last > i and (words[last].lower in _NO_LAST or lemma(words[last].lower) == "involve"):
        last -= 1
    return site.text[words[i].start : words[last].end].rstrip(" ,.;") if last > i else None
