"""Names in a text, and the descriptions that stand for them (`the high-tech zone`, `the company`).

A name is a run of capitalised words. One lower-case word inside is forgiven where the run goes on to a noun for its kind (`Northport
rare Earth Industrial Zone`): machine translation drops capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from factcheck.extract.joints import NEVER_IN_NAMES, joint
from factcheck.extract.tokens import Token
from factcheck.lexicon.cues import MOVEMENT_NOUNS, QUANTITY_NOUNS
from factcheck.lexicon.dates import MONTHS, PERIOD_NOUNS
from factcheck.lexicon.demonyms import COUNTRY_OF
from factcheck.lexicon.kinds import GENERIC_HEADS, KIND_OF_NOUN, LEGAL_FORMS
from factcheck.lexicon.nouns import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, singular
from factcheck.lexicon.numbers import ONES, TENS, VAGUE
from factcheck.lexicon.rarity import is_everyday
from factcheck.lexicon.speakers import TITLES
from factcheck.lexicon.verbs import AUXILIARIES, is_verb, lemma

__all__ = ["Mention", "Seen", "find_mentions", "kind_of"]

_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_CONTRACTED = re.compile(r"['’](?:re|s|ll|ve|d|m)$")
_TRADE_WORDS = 2
_NO_NAMES = PREPOSITIONS | CONJUNCTIONS | PRONOUNS
_DEFINITE = frozenset({"the", "its", "this", "their"})
_OWNER = re.compile(r"['’]s$")
_PLACE_NOUNS = frozenset("city province region district county town village state prefecture municipality".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or a description that stands for one.

    ``name`` is the fullest form known, ``kind`` a word of the lexicon of kinds or ``""``.
    """

    start: int
    end: int
    name: str
    kind: str
    is_description: bool = False


def kind_of(words: list[str]) -> str:
    """The kind that the last words of a name say: the last noun, or the one before a bracket or an `of`."""
    plain = [word.lower().rstrip(".,") for word in words]
    if "of" in plain[1:] and plain[0] in KIND_OF_NOUN:
        return KIND_OF_NOUN[plain[0]]
    for i in range(1, len(plain)):
        if plain[i] in {"of", "for"} and plain[i - 1] in KIND_OF_NOUN:
            return KIND_OF_NOUN[plain[i - 1]]
    for word in reversed(plain):
        kind = KIND_OF_NOUN.get(word) or KIND_OF_NOUN.get(singular(word))
        if kind:
            return kind
    return ""


@dataclass(slots=True)
class Seen:
    """What the article has shown so far: ``known`` names by kind (the last is the latest).

    ``common`` are the words that it writes in lower case somewhere, ``proper`` those that it capitalises behind a preposition, in lower case.
    """

    common: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    known: dict[str, list[Mention]] = field(default_factory=dict)


def find_mentions(text: str, words: list[Token], seen: Seen) -> list[Mention]:
    """The names and descriptions in the tokens of one sentence, in reading order. ``seen`` is added to."""
    printed = _shouted(text, words) if _is_shouted(words) else _names(text, words, seen)
    found = [_full(mention, seen) for mention in printed]
    for mention in found:
        if mention.kind:
            seen.known.setdefault(mention.kind, []).append(mention)
    described = [m for m in _descriptions(words, seen.known) if not any(n.start <= m.start < n.end for n in found)]
    return sorted(found + described, key=lambda mention: mention.start) if described else found


def _full(mention: Mention, seen: Seen) -> Mention:
    """The mention under the fuller name that it is the end of: `Energy Park` after `Norland Green Energy Park`.

    A name without a kind may be the trade name of a company: `Norland Turbine Blades` after `Oban Norland Turbine Blades Works Ltd.`
    """
    if not mention.kind:
        company = _company(mention, seen.known.get("company", ()))
        return mention if company is None else replace(mention, name=company.name, kind=company.kind)
    ending = " " + mention.name.lower()
    fuller = next(
        (one for one in reversed(seen.known.get(mention.kind, ())) if one.name.lower().endswith(ending)), None
    )
    return mention if fuller is None else replace(mention, name=fuller.name)


def _company(mention: Mention, companies: Sequence[Mention]) -> Mention | None:
    """The one company whose full name holds the last words of a name: what it makes or does, two words at least."""
    words = mention.name.lower().split()
    trade = " " + " ".join(words[-_TRADE_WORDS:]) + " "
    if len(words) <= _TRADE_WORDS or any(word in KIND_OF_NOUN or word in PREPOSITIONS for word in words):
        return None
    holders = {one.name: one for one in companies if trade in f" {one.name.lower()} "}
    return next(iter(holders.values())) if len(holders) == 1 else None


def _is_shouted(words: list[Token]) -> bool:
    """Is a headline set in capitals throughout, so that they say nothing?"""
    return len(words) > 3 and all(word.text.isupper() or not word.is_word for word in words)


def _shouted(text: str, words: list[Token]) -> Iterator[Mention]:
    """The company that a headline in capitals begins with: up to its legal form, or to the ticker in angle brackets behind it."""
    for k, word in enumerate(words[:8]):
        if word.text == "<" or word.text[0].isdigit():
            break
        if word.lower.rstrip(".") in LEGAL_FORMS and k:
            yield Mention(words[0].start, word.end, text[words[0].start : word.end], "company")
            return
    ticker = next((k for k, word in enumerate(words[:8]) if word.text == "<"), 0)
    if ticker:
        yield Mention(words[0].start, words[ticker - 1].end, text[words[0].start : words[ticker - 1].end], "company")


def _names(text: str, words: list[Token], seen: Seen) -> Iterator[Mention]:
    i = 0
    while i < len(words):
        if not (words[i].is_capital and _opens(words, i, seen)):
            i += 1
            continue
        last = _run_end(text, words, i)
        first = i
        country = COUNTRY_OF.get(words[i].lower) if last == i else None
        if country is not None and _is_lower(words, i + 1):
            if i == 0 or not _is_described(words[i - 1]):
                yield Mention(words[i].start, words[i].end, country, "country")  # `French imports`
            i += 1
            continue
        while first < last and words[first].lower in DETERMINERS:
            first += 1
        lone = words[first].lower.rstrip(".")
        if first < last or not (lone in NEVER_IN_NAMES or lone in TITLES or len(lone) == 1):
            place = (
                last + 1 < len(words)
                and words[last + 1].text in _PLACE_NOUNS
                and not _POSSESSIVE.search(words[last].text)
            )
            if place and _names_behind_of(words, last + 2):
                # `the Verdian province of Orvale`: the adjective belongs to the description of the name that follows.
                last = _run_end(text, words, last + 3)
            elif place:
                last += 1  # `Orvale province`: the noun for the kind is part of the name, whatever its case
            yield _mention(text, words[first : last + 1])
        i = last + 1


def _is_lower(words: list[Token], i: int) -> bool:
    return i < len(words) and words[i].is_word and not words[i].is_capital


def _is_described(before: Token) -> bool:
    """Is an adjective of a country behind this word part of a description (`the French bank`, `23 Somali pirates`)?"""
    lower = before.lower
    return lower in DETERMINERS or lower in ONES or lower in TENS or before.text[0].isdigit() or lower in VAGUE


def _names_behind_of(words: list[Token], i: int) -> bool:
    return i + 1 < len(words) and words[i].lower == "of" and words[i + 1].is_word and words[i + 1].is_capital


def _mention(text: str, run: list[Token]) -> Mention:
    possessive = _POSSESSIVE.search(run[-1].text)
    end = run[-1].end - (len(possessive.group()) if possessive else 0)
    of = next((k for k in range(1, len(run) - 1) if run[k].lower == "of" and run[k - 1].text in _PLACE_NOUNS), None)
    if of is not None:
        noun = run[of - 1].text
        return Mention(run[0].start, end, f"{text[run[of + 1].start : end]} {noun}", kind_of([noun]))
    kind = kind_of([*(token.text for token in run[:-1]), text[run[-1].start : end]])
    return Mention(run[0].start, end, text[run[0].start : end], kind)


def _opens(words: list[Token], i: int, seen: Seen) -> bool:
    """Can a name begin here? At the head of a sentence a capital alone proves nothing."""
    token = words[i]
    if not (token.is_word and token.is_capital):
        return False
    lower = token.lower.rstrip(".")
    if (
        i > 0
        and words[i - 1].text == "<"
        and token.text.isupper()
        and words[min(i + 1, len(words) - 1)].text in {">", "."}
    ):
        return False  # the ticker of a company
    if lower in COUNTRY_OF:
        return True
    if lower in PERIOD_NOUNS or _CONTRACTED.sub("", lower) in PRONOUNS:
        return False  # `We're`
    if lower.endswith(("'s", "’s")) and lower[:-2] in NEVER_IN_NAMES:
        return False  # `Wednesday's quake`
    if lower in NEVER_IN_NAMES or (len(lower) > 4 and token.text.isupper() and lower in seen.common):
        return False  # a word set in capitals for show: `AN EARTHQUAKE killed`
    if i > 0 and words[i - 1].text not in {'"', "“", "'", "‘", ":", "."}:
        return True
    following = words[i + 1] if i + 1 < len(words) else None
    if following is not None and following.is_word and following.is_capital and following.lower not in NEVER_IN_NAMES:
        return True
    if is_verb(lower) or lower.endswith(("ing", "ed", "ly")) or lemma(lower) is not None:
        return False
    if lower in seen.common:
        return False
    if _POSSESSIVE.sub("", lower) in seen.proper:
        return True  # `Texas officials`, where the article also says `in Texas`
    if (
        lower in KIND_OF_NOUN
        or is_everyday(lower)
        or lower in MOVEMENT_NOUNS
        or lower in QUANTITY_NOUNS
        or singular(lower) != lower
    ):
        return False
    if following is None or not following.is_word or _POSSESSIVE.search(token.text):
        return True
    # `Property damage`, `Security forces`: a noun behind it, so it is a plain word that begins a sentence.
    after = following.lower
    return after in NEVER_IN_NAMES or is_verb(after) or (lemma(after) is not None and after.endswith("s"))


def _run_end(text: str, words: list[Token], first: int) -> int:
    """The index of the last token of the name that begins here."""
    last = i = first
    while i + 1 < len(words):
        if words[i].lower.endswith(("'s", "’s")) and i > first - 1:
            return last
        token = words[i + 1]
        gap = text[words[i].end : token.start]
        if "\n" in gap or len(gap) > 1:
            return last
        if token.is_word and (token.is_capital or (token.text[0].isdigit())) and token.lower not in MONTHS:
            if token.lower in _NO_NAMES or (token.lower in AUXILIARIES and not token.text.isupper()):
                return last  # `The U.S. Has threatened`
            last = i = i + 1
            continue
        step = joint(words, i + 1)
        if step == 0:
            return last
        i = last = i + step
    return last


def _descriptions(words: list[Token], known: dict[str, list[Mention]]) -> Iterator[Mention]:
    """`the zone`, `the high-tech zone's`, `the city`: definite, headed by a kind, and a name of that kind was given before."""
    for i, token in enumerate(words):
        if token.lower not in _DEFINITE or i + 1 >= len(words):
            continue
        for j in range(i + 1, min(i + 4, len(words))):
            lower = _OWNER.sub("", words[j].lower)
            if not words[j].is_word or lower in NEVER_IN_NAMES:
                break
            if lower in GENERIC_HEADS:
                name = _referent(lower, [w.lower for w in words[i + 1 : j]], known)
                if name is not None:
                    end = words[j].start + len(lower)
                    yield Mention(words[i + 1].start, end, name.name, name.kind, is_description=True)
                break


def _referent(head: str, modifiers: list[str], known: dict[str, list[Mention]]) -> Mention | None:
    """The latest name of the head's kind whose words have the modifiers; without a match, none."""
    for mention in reversed(known.get(KIND_OF_NOUN.get(head, ""), ())):
        plain = mention.name.lower()
        if all(modifier in plain for modifier in modifiers if modifier not in {"whole", "entire", "same", "new"}):
            return mention
    if head in {"city", "town", "region", "province", "country"} and not modifiers:
        return next(reversed(known.get("place", ())), None)
    return None
