"""What governs a figure: the clause it stands in, the verb, and the words before and after it.

No parser: a clause ends at a semicolon, a dash, a colon, and at a comma or conjunction that a new subject or relative follows; the
verb of a figure is the next one to its left in its clause, or the one that follows it where the figure opens the clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.core.quantity import Quantity
from factcheck.extract.phrases import noun_phrase_after
from factcheck.extract.sentences import Sentence
from factcheck.lexicon.nouns import ADVERBS, DETERMINERS, PREPOSITIONS
from factcheck.lexicon.verbs import AUXILIARIES, NOUNS_TOO, PAST_FORMS, lemma

__all__ = ["Frame", "frame_of"]

_HARD = frozenset({";", "—", "–", ":", "(", ")", "--"})
_RELATIVES = frozenset(
    {
        "which",
        "who",
        "while",
        "where",
        "but",
        "whereas",
        "when",
        "although",
        "though",
        "because",
        "that",
        "as",
        "after",
        "before",
        "since",
        "if",
    }
)
_OPENERS = frozenset(
    {"a", "an", "the", "total", "of", "some", "about", "around", "nearly", "almost", "more", "less", "than", "at", "least", "most", "up", "to", "over", "only", "just", "as", "many",
     "few", "fewer", "under", "roughly", "approximately", "another", "additional", "further", "estimated", "all", "these", "those", "no", "not", "other", "well", "combined", "record"}
)  # fmt: skip
_INTRANSITIVE = frozenset(
    "die rise fall grow live work remain arrive come go happen occur appear collapse perish drown flee escape increase decrease".split()
)
_BEFORE_NOUN = frozenset("the a an of its their his her this these those each per in for with".split())
_BEFORE_VERB = frozenset("to and also not they it he she we which who that".split())
_REPORTING = frozenset(
    {
        "say",
        "tell",
        "add",
        "announce",
        "confirm",
        "estimate",
        "show",
        "indicate",
        "reveal",
        "note",
        "warn",
        "believe",
        "think",
        "know",
        "claim",
        "state",
        "fear",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """``start`` and ``end``: the clause, as token indices; ``first`` and ``last``: the figure with the words that open it.

    ``noun`` is the span, in the text, of the noun phrase counted; ``verb`` the index of the governing verb, None where the clause
    has none; ``follows`` says that the verb follows the figure, ``passive`` that it is passive.
    """

    start: int
    end: int
    first: int
    last: int
    noun: tuple[int, int] | None
    verb: int | None
    follows: bool
    passive: bool


def frame_of(text: str, sentence: Sentence, figure: Quantity) -> Frame:
    """What governs the figure in its sentence."""
    words = sentence.tokens
    first, last = sentence.index_at(figure.start), sentence.index_at(figure.end - 1)
    noun = noun_phrase_after(text, figure.end, sentence.end) if figure.unit is None else None
    after = last + 1 if noun is None else sentence.index_at(noun[1] - 1) + 1
    opening = first
    while opening > 0 and (words[opening - 1].lower in _OPENERS or words[opening - 1].text in {">", "~", "<"}):
        opening -= 1
    start, end = _clause(sentence, first, after)
    following = _verb_after(sentence, after)
    if following is not None and _opens_clause(sentence, opening, start):
        return Frame(start, end, opening, last, noun, following, follows=True, passive=_is_passive(sentence, following))
    before = _verb_before(sentence, opening, start)
    if before is not None:
        return Frame(start, end, opening, last, noun, before, follows=False, passive=_is_passive(sentence, before))
    if following is not None:
        return Frame(start, end, opening, last, noun, following, follows=True, passive=_is_passive(sentence, following))
    return Frame(start, end, opening, last, noun, None, follows=False, passive=False)


def is_verb_at(sentence: Sentence, i: int) -> bool:
    """Is the token a verb here? A form that is a noun as often is one after `to`, an auxiliary, or a plural or name before a determiner."""
    lower = sentence.tokens[i].lower
    if lower in AUXILIARIES:
        return True
    if lemma(lower) is None or (sentence.tokens[i].is_capital and i > 0):
        return False
    previous = sentence.tokens[i - 1].lower if i else ""
    if previous in _BEFORE_NOUN and not lower.endswith("ing"):
        return False
    if lower not in NOUNS_TOO:
        following = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
        # `related facilities`, `wounded soldiers`: a participle right before a noun, after a figure or an adjective.
        return not (
            lower.endswith("ed")
            and previous
            and previous[0].isdigit()
            and following is not None
            and following.is_word
            and following.lower not in PREPOSITIONS
        )
    following = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    if (
        previous in {",", "and", ""}
        and following is not None
        and (following.text[0].isdigit() or following.lower in DETERMINERS)
    ):
        return True  # a bare verb in a list of verbs: `organise 96 projects, win 30 million in support`
    return previous in AUXILIARIES | ADVERBS | _BEFORE_VERB


def _clause(sentence: Sentence, first: int, after: int) -> tuple[int, int]:
    words = sentence.tokens
    start = first
    while start > 0 and not _breaks(sentence, start - 1, after=start):
        start -= 1
    end = after
    while end < len(words) and not _breaks(sentence, end, after=end + 1):
        end += 1
    return start, end


def _breaks(sentence: Sentence, i: int, after: int) -> bool:
    """Does a clause end at this token?"""
    words = sentence.tokens
    word = words[i]
    if word.text in _HARD:
        return True
    if word.text not in {",", "and", "while", "but"}:
        return word.lower in {"which", "while", "whereas"}
    following = words[after] if after < len(words) else None
    if following is None:
        return True
    lower = following.lower
    if word.text == ",":
        if lower in _RELATIVES:
            return True
        if lower in {"and", "or"} and after + 1 < len(words):
            return _starts_clause(sentence, after + 1)
        return _starts_clause(sentence, after)
    return _starts_clause(sentence, after)


def _starts_clause(sentence: Sentence, i: int) -> bool:
    """Does a new subject with a finite verb, or a verb phrase, begin here? Looked for within eight words, up to the next mark."""
    words = sentence.tokens
    if words[i].lower in PAST_FORMS and words[i].lower not in NOUNS_TOO:
        return True
    if words[i].lower.endswith("ing") and lemma(words[i].lower) is not None:
        return True
    if words[i].lower in {"it", "he", "she", "they", "we", "there"}:
        return True
    for k in range(i, min(i + 12, len(words))):
        if words[k].text in {",", ";", ".", ":"}:
            return False
        if k > i and (words[k].lower in AUXILIARIES or (words[k].lower in PAST_FORMS and is_verb_at(sentence, k))):
            return True
    return False


def _opens_clause(sentence: Sentence, opening: int, start: int) -> bool:
    """Does nothing but a preposition phrase of time or a reporting verb stand between the clause's start and the figure?"""
    if opening <= start:
        return True
    previous = sentence.tokens[opening - 1]
    if previous.text in {",", '"', "“", "'", "‘"} or previous.lower in {
        "that",
        "and",
        "or",
        "but",
        "while",
        "when",
        "as",
        "because",
        "after",
        "before",
        "since",
        "if",
        "where",
    }:
        return True
    return lemma(previous.lower) in _REPORTING


def _verb_after(sentence: Sentence, after: int) -> int | None:
    """The finite verb that follows, over an `of` phrase and a relative clause between commas; of a verb group, its last word."""
    words = sentence.tokens
    i = after
    limit = min(len(words), after + 40)
    while i < limit:
        word = words[i]
        if word.text == ";" or (word.text == "," and not _closes_relative(sentence, after, i)):
            following = words[i + 1].lower if i + 1 < len(words) else ""
            if following in {"which", "who", "including", "among", "whose"}:
                i = _after_relative(sentence, i + 1)
                continue
            return None
        if is_verb_at(sentence, i) and not (word.lower.endswith("ing") and words[i - 1].lower not in AUXILIARIES):
            return _group_end(sentence, i)
        if sentence.figure_at(word) is not None and i > after:
            return None
        i += 1
    return None


def _closes_relative(sentence: Sentence, after: int, i: int) -> bool:
    return (
        any(word.lower in {"which", "who", "including", "whose"} for word in sentence.tokens[after:i])
        and i + 1 < len(sentence.tokens)
        and is_verb_at(sentence, i + 1)
    )


def _after_relative(sentence: Sentence, i: int) -> int:
    """The index of the comma that a finite verb follows, which closes the relative clause; the end where none does."""
    words = sentence.tokens
    for k in range(i, len(words) - 1):
        if words[k].text == "," and words[k + 1].lower in AUXILIARIES:
            return k + 1
    return len(words)


def _group_end(sentence: Sentence, i: int) -> int:
    """The main verb of a group: `have been applied` gives `applied`."""
    words = sentence.tokens
    main = i
    k = i + 1
    while k < len(words) and k <= i + 5:
        lower = words[k].lower
        if lower in AUXILIARIES or (
            lemma(lower) is not None
            and (lower in PAST_FORMS or lower.endswith("ing"))
            and words[main].lower in AUXILIARIES
        ):
            main = k
        elif not (lower in ADVERBS or lower.endswith("ly") or lower == "to") or (
            lower == "to" and not (k + 1 < len(words) and lemma(words[k + 1].lower))
        ):
            break
        k += 1
    return main


def _verb_before(sentence: Sentence, opening: int, start: int) -> int | None:
    """The next verb to the left inside the clause, over the figures and nouns of a list."""
    for i in range(opening - 1, start - 1, -1):
        if is_verb_at(sentence, i):
            return i
    return None


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """Is it passive: after a form of `be`, or a participle right behind its noun that takes no object (`800 homes destroyed by`)?"""
    words = sentence.tokens
    if words[verb].lower not in PAST_FORMS:
        return False
    for i in range(verb - 1, max(-1, verb - 4), -1):
        lower = words[i].lower
        if lower in {"is", "are", "was", "were", "be", "been", "being"}:
            return True
        if lower not in ADVERBS and not lower.endswith("ly"):
            break
    following = words[verb + 1] if verb + 1 < len(words) else None
    gapped = (
        following is None
        or not following.text[0].isalnum()
        or following.lower in {"by", "in", "during", "at", "since", "and"}
    )
    return (
        gapped
        and words[verb - 1].lower not in AUXILIARIES
        and lemma(words[verb].lower) not in _REPORTING | _INTRANSITIVE
    )
