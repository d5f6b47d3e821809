"""Who rates: the site or paper whose score a figure is. It is not what the figure is about."""

from __future__ import annotations

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.names import Mention
from factcheck.extract.sentences import Sentence
from factcheck.lexicon.ratings import GIVING_OUT, NAMED_BY_VERB, RATED_THINGS, RATER_LEADS, RATING_WORDS, REVIEW_NOUNS
from factcheck.lexicon.verbs import lemma

__all__ = ["rater_of", "rates"]

_REACH = 4
"""Words between `on` and the name: `on the review aggregator website Oban Reels`."""


def rates(sentence: Sentence, mention: Mention) -> bool:
    """Does the name only rate: `On Oban Reels, the film has a rating of 63%`, `Oban Reels gave it 7/10`?"""
    if mention.kind or not _has_rating(sentence):
        return False
    words = sentence.tokens
    first, last = sentence.index_at(mention.start), sentence.index_at(mention.end - 1)
    if last + 1 < len(words) and _gives(words[last + 1].lower, words[last + 2].lower if last + 2 < len(words) else ""):
        return True
    for at in range(first - 1, max(-1, first - 2 - _REACH), -1):
        lower = words[at].lower
        if lower in RATER_LEADS:
            return True
        if not words[at].is_word or words[at].is_capital or lower == "of":
            return False
    return False


def rater_of(sentence: Sentence, metric: str | None, figure_start: int) -> str | None:
    """Whose rating, or whose count of reviews, a figure is: the nearest who rates, before the figure if there is one; None where it is no such figure."""
    if not metric or metric.lower().split()[-1] not in REVIEW_NOUNS:
        return None
    raters = [mention for mention in sentence.mentions if rates(sentence, mention)]
    before = [mention for mention in raters if mention.end <= figure_start]
    found = before[-1:] or raters[:1]
    return found[0].name if found else None


def _gives(verb: str, following: str) -> bool:
    return verb in GIVING_OUT or (lemma(verb) in NAMED_BY_VERB and following in RATED_THINGS)


def _has_rating(sentence: Sentence) -> bool:
    """Has the sentence points of a scale, or a percentage beside a word of rating?"""
    if any((figure.unit or "").startswith("point out of ") for figure in sentence.figures):
        return True
    return not RATING_WORDS.isdisjoint(sentence.words) and any(
        figure.kind is QuantityKind.PERCENT for figure in sentence.figures
    )
