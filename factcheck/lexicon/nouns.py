"""Nouns: their singulars, and the words that stand before, between and after them."""

from __future__ import annotations

__all__ = [
    "ADVERBS",
    "CONJUNCTIONS",
    "DETERMINERS",
    "DIRECTIONS",
    "NO_ADVERBS",
    "PLACE_NOUNS",
    "PLURALS_WITHOUT_S",
    "PREDICATIVES",
    "PREPOSITIONS",
    "PRONOUNS",
    "SIZES",
    "is_plural",
    "singular",
    "singular_phrase",
]

_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "firemen": "fireman",
    "gunmen": "gunman",
    "fishermen": "fisherman",
    "servicemen": "serviceman",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "thieves": "thief",
    "leaves": "leaf",
    "halves": "half",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "analyses": "analysis",
    "crises": "crisis",
    "bases": "base",
    "theses": "thesis",
    "media": "medium",
    "indices": "index",
    "vertices": "vertex",
    "diagnoses": "diagnosis",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "campuses": "campus",
    "shoes": "shoe",
    "canoes": "canoe",
    "movies": "movie",
    "cookies": "cookie",
    "ties": "tie",
    "pies": "pie",
    "zombies": "zombie",
    "calories": "calorie",
    "caches": "cache",
    "axes": "axis",
    "aches": "ache",
}
PLURALS_WITHOUT_S = frozenset(word for word in _IRREGULAR if not word.endswith("s")) | {
    "police", "cattle", "personnel", "staff", "troops", "aircraft", "fish", "sheep", "species", "series", "crew", "spacecraft", "offspring", "salmon", "shrimp",
}  # fmt: skip
_INVARIANT = frozenset(
    ["species", "series", "means", "news", "headquarters", "aircraft", "sheep", "fish", "police", "cattle", "personnel", "staff", "gas", "bus", "virus", "status",
     "campus", "census", "basis", "analysis", "crisis", "thesis", "always", "perhaps", "less", "various", "previous", "serious", "economics", "politics", "physics",
     "mathematics", "electronics", "athletics", "damages", "goods", "troops", "premises", "arms", "clothes", "proceeds", "earnings", "savings", "this",
     "plus", "corps", "lens", "atlas", "bonus", "focus", "virus", "surplus", "chaos", "thus", "its", "his", "was", "has", "is", "us", "as", "yes"]
)  # fmt: skip

_PLURAL_ONLY = frozenset(
    "sales damages goods premises arms clothes proceeds earnings savings headquarters others".split()
)

DETERMINERS = frozenset(
    ["the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "these", "those", "that", "such", "other", "another", "more", "additional",
     "further", "some", "any", "each", "every", "all", "both", "various"]
)  # fmt: skip
SIZES = frozenset("page member person man seat bed bedroom room storey story lane track volume".split())
"""Nouns that say how large another thing is, in the singular before it: ``a 12 page document``."""

NO_ADVERBS = frozenset(
    "family supply assembly anomaly early daily weekly monthly yearly quarterly elderly friendly costly deadly jelly bully butterfly monopoly homily".split()
)
"""Words in -ly that are nouns or adjectives."""

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west inland offshore upstream downstream".split()
)
"""Behind a distance these say where it leads."""

PREPOSITIONS = frozenset(
    ["of", "in", "on", "at", "for", "to", "from", "by", "with", "without", "within", "into", "onto", "over", "under", "above", "below", "between", "among", "amongst",
     "across", "after", "before", "during", "since", "until", "till", "against", "about", "around", "through", "throughout", "towards", "toward", "upon", "off", "near",
     "behind", "beyond", "inside", "outside", "along", "alongside", "despite", "including", "excluding", "except", "versus", "vs", "via", "per", "than", "as", "like",
     "amid", "amidst", "aboard", "concerning", "regarding", "involving", "following", "compared", "according", "due", "because", "worth", "out", "up", "down", "away", "ago"]
)  # fmt: skip
CONJUNCTIONS = frozenset(
    ["and", "or", "but", "nor", "while", "when", "where", "which", "who", "whom", "whose", "that", "if", "because", "although", "though", "whereas", "so", "yet", "unless",
     "whether", "then", "once", "how", "why", "what"]
)  # fmt: skip
PRONOUNS = frozenset(
    ["i", "you", "he", "she", "it", "we", "they", "him", "them", "us", "me", "himself", "herself", "itself", "themselves", "someone", "everyone", "anyone",
     "nobody", "nothing", "something", "anything", "everything", "there", "here", "who", "others"]
)  # fmt: skip
ADVERBS = frozenset(
    ["also", "already", "still", "just", "now", "so", "far", "only", "even", "ever", "never", "not", "n't", "soon", "later", "earlier", "again", "today", "yesterday",
     "tomorrow", "tonight", "alone", "together", "overall", "instead", "too", "very", "however", "meanwhile", "currently", "recently", "respectively", "annually",
     "daily", "weekly", "monthly", "yearly", "altogether", "apiece", "each", "either", "else", "anyway", "yet", "once", "twice", "then", "thus", "hence", "therefore",
     "elsewhere", "besides", "otherwise", "nevertheless", "nonetheless", "moreover", "furthermore", "perhaps", "worldwide", "nationwide", "abroad", "overseas", "overnight", "early", "late", "last", "next", "ago", "respectively", "including", "long", "most", "least"]
)  # fmt: skip
PLACE_NOUNS = frozenset(
    "territories territory countries country markets market regions region areas elsewhere places states cities districts provinces".split()
)
"""Behind `in` these say where money was made or spent, not what it is of."""

PREDICATIVES = frozenset(
    ["dead", "alive", "missing", "homeless", "unaccounted", "available", "present", "absent", "higher", "lower", "more", "less", "fewer", "larger", "smaller", "greater",
     "old", "tall", "wide", "deep", "high", "strong", "worldwide", "aged", "able", "unable", "likely", "ill", "sick", "hurt", "injured", "wounded", "trapped", "stranded"]
)  # fmt: skip


def is_plural(word: str) -> bool:
    """Does the word look like a plural noun?"""
    lower = word.lower()
    if lower in PLURALS_WITHOUT_S or lower in _IRREGULAR or lower in _PLURAL_ONLY:
        return True
    return (
        len(lower) > 3
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "'s", "’s"))
        and lower not in _INVARIANT
    )


def singular(word: str) -> str:
    """The singular of a noun; a word that is no plural comes back as it is. Case is kept."""
    lower = word.lower()
    known = _IRREGULAR.get(lower)
    if known is not None:
        return known if word.islower() else word[0] + known[1:]
    if len(word) > 2 and word[:-1].isupper() and word.endswith("s"):
        return word[:-1]
    if (
        lower in _INVARIANT
        or len(lower) <= 3
        or not lower.endswith("s")
        or lower.endswith(("ss", "us", "is", "'s", "’s"))
    ):
        return word
    if word.isupper():
        return word
    if lower.endswith("ies"):
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")) or lower in {
        "tomatoes",
        "potatoes",
        "heroes",
        "echoes",
        "vetoes",
        "torpedoes",
        "cargoes",
    }:
        return word[:-2]
    if lower.endswith("lves") or lower in {"shelves", "scarves", "wolves"}:
        return word[:-3] + "f"
    return word[:-1]


def singular_phrase(phrase: str) -> str:
    """A noun phrase with its head made singular: the last word, or the one before an `of`."""
    words = phrase.split()
    head = next((i - 1 for i, word in enumerate(words) if word.lower() == "of" and i), len(words) - 1)
    if words:
        words[head] = singular(words[head])
    return " ".join(words)
