"""Spellings of one word or phrase that mean the same: abbreviations, compounds, British and American forms."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.lexicon.kinds import LEGAL_FORMS
from factcheck.lexicon.nouns import singular

__all__ = ["fold", "name_key", "plain_words", "same_spelling"]

_PHRASES = {
    "rd": ["r & d", "r&d", "r and d", "r&amp;d", "research and development", "research & development", "research-and-development"],
    "hightech": ["high-tech", "high tech", "hi-tech", "hightech", "high-technology", "high technology", "high and new technology", "high- and new-technology"],
    "scitech": [
        "science and technology", "scientific and technological", "science & technology", "scientific & technological", "sci-tech", "s&t", "s & t",
        "science, technology", "technology-based", "technological and scientific", "scientific and technical",
    ],
    "sme": ["small and medium-sized enterprise", "small and medium-sized enterprises", "small and medium sized enterprises", "small and medium enterprises", "smes",
            "small- and medium-sized enterprises"],
    "gdp": ["gross domestic product", "gross regional product", "gross regional domestic product", "grp"],
    "gnp": ["gross national product"],
    "ai": ["artificial intelligence"],
    "usa": ["united states of america", "united states", "u.s.a.", "u.s.", "u. s."],
    "uk": ["united kingdom", "u.k.", "great britain"],
    "uae": ["united arab emirates", "u.a.e."],
    "eu": ["european union", "e.u."],
    "un": ["united nations", "u.n."],
    "percent": ["per cent", "pct"],
    "national level": ["state-level", "state level", "national-level", "country-level"],
    "covid": ["covid-19", "sars-cov-2", "coronavirus disease", "coronavirus", "novel coronavirus"],
    "net income": ["net profit", "net earnings"],
    "year to date": ["so far this year", "since the beginning of the year", "since the beginning of this year"],
    "foreign direct investment": ["fdi"],
    "electric vehicle": ["evs", "electric car", "electric cars", "electric vehicles"],
    "head office": ["headquarters", "hq"],
}  # fmt: skip

_BY_PHRASE = {phrase: f" {short} " for short, phrases in _PHRASES.items() for phrase in phrases}
_PHRASE = re.compile(
    r"(?<![\w&])(?:"
    + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(_BY_PHRASE, key=lambda p: (-len(p), p)))
    + r")(?![\w&])"
)
_LOOK_ALIKE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
_WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:'[^\W\d_]+)?")

_AMERICAN = {
    "centre": "center", "theatre": "theater", "metre": "meter", "kilometre": "kilometer", "litre": "liter", "fibre": "fiber", "calibre": "caliber", "defence": "defense",
    "offence": "offense", "licence": "license", "programme": "program", "labour": "labor", "harbour": "harbor", "colour": "color", "favour": "favor", "honour": "honor",
    "neighbour": "neighbor", "neighbourhood": "neighborhood", "behaviour": "behavior", "rumour": "rumor", "vapour": "vapor", "armour": "armor", "aluminium": "aluminum",
    "cheque": "check", "tonne": "ton", "tyre": "tire", "plough": "plow", "mould": "mold", "storey": "story", "grey": "gray", "jewellery": "jewelry", "traveller": "traveler",
    "enrolment": "enrollment", "fulfilment": "fulfillment", "judgement": "judgment", "ageing": "aging", "catalogue": "catalog", "dialogue": "dialog", "analogue": "analog",
    "oesophagus": "esophagus", "paediatric": "pediatric", "anaemia": "anemia", "manoeuvre": "maneuver", "moustache": "mustache", "sceptic": "skeptic", "artefact": "artifact",
}  # fmt: skip
_ISE = re.compile(r"([a-z]{3,})(is)(e|ed|es|ing|ation|ations)")
_KEEP_ISE = frozenset(["premise", "promise", "exercise", "enterprise", "advertise", "surprise", "compromise", "franchise", "merchandise", "expertise", "otherwise",
                       "likewise", "precise", "concise", "revise", "supervise", "televise", "disguise", "paradise", "treatise", "cruise", "bruise", "praise", "raise", "noise"])  # fmt: skip


@lru_cache(maxsize=65536)
def same_spelling(word: str) -> str:
    """A lower-case word in the one spelling that stands for all: American, singular, without possessive."""
    if "'" in word:
        word = word[: word.index("'")]
    word = singular(word)
    known = _AMERICAN.get(word)
    if known is not None:
        return known
    if "is" in word:
        found = _ISE.fullmatch(word)
        if found is not None and found[1] + "ise" not in _KEEP_ISE:
            return f"{found[1]}iz{found[3]}"
    return word


@lru_cache(maxsize=16384)
def fold(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, lower case, in one spelling, abbreviations and long forms made one; punctuation is dropped.

    ``R & D platforms`` and ``research and development platforms`` both give ``("rd", "platform")``.
    """
    return plain_words(_PHRASE.sub(_short, phrase.translate(_LOOK_ALIKE).lower()))


def _short(found: re.Match[str]) -> str:
    return _BY_PHRASE[" ".join(found.group().split())]


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a lower-case text in one spelling; figures are kept as they stand."""
    return tuple(same_spelling(word) for word in _WORD.findall(text))


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """The words by which two prints of a name are one: folded, without articles and legal forms; "" for a name without words.

    ``The Elling Harbour Works Co., Ltd.`` and ``Elling Harbor Works`` give the same.
    """
    words = [word for word in fold(name) if word not in _ARTICLES]
    return " ".join([word for word in words if word not in LEGAL_FORMS] or words)


_ARTICLES = frozenset(["the", "a", "an"])
